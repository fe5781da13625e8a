"""How long one command takes in a process of its own, against importing the libraries it stands on."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timing import EXAMPLE, Timings, in_turn, milliseconds, ratio, table

from s17gen.content import content_root
from s17gen.prepared import FOLDER, prepare
from s17gen.render import keep

CLICK = "import click"
LIBRARIES = "import click, jinja2, yaml"
PROBE = str(Path(__file__).with_name("probe.py"))
PROBED = "md"
# Or an editable install would be compiled anew in every process.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Command(NamedTuple):
    """A call of `s17gen`, and how many times as long as a baseline it may take."""

    arguments: tuple[str, ...]
    baseline: str
    target: float


COMMANDS = {
    **{
        f"render -f {each}": Command(("render", str(EXAMPLE), "-f", each), LIBRARIES, 1.4)
        for each in ("md", "html", "txt")
    },
    "--version": Command(("--version",), CLICK, 1.5),
    "--help": Command(("--help",), CLICK, 1.5),
}


def run(rounds: int) -> None:
    """Print how each command compares, and what the time of a letter is made of."""
    prepare(content_root("exemptions"))  # an editable install kept what they were then; what was edited is read anew
    keep(FOLDER)
    probes: list[dict[str, float]] = []
    runs: dict[str, Callable[[], float]] = {name: _python("-c", name) for name in (CLICK, LIBRARIES)}
    runs |= {name: _python("-m", "s17gen", *each.arguments) for name, each in COMMANDS.items()}
    runs["probe"] = lambda: _probed(probes)
    timings = in_turn(runs, rounds)
    _print_ratios(timings, rounds)
    _print_parts(timings, probes[1:])


def _python(*arguments: str) -> Callable[[], float]:
    """One run of Python from outside, in seconds."""

    def run_it() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        return time.perf_counter() - start

    return run_it


def _probed(probes: list[dict[str, float]]) -> float:
    """One letter that tells what it spent its time on; what it does not see is the interpreter's own."""
    command = [sys.executable, PROBE, PROBED, str(EXAMPLE)]
    start = time.perf_counter()
    ended = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)
    took = time.perf_counter() - start
    parts: dict[str, float] = json.loads(ended.stderr)
    probes.append({"the interpreter, start and end": took - sum(parts.values()), **parts})
    return took


def _print_ratios(timings: Timings, rounds: int) -> None:
    rows = []
    for name, command in COMMANDS.items():
        found = ratio(timings[name], timings[command.baseline])
        verdict = "within" if found.middle <= command.target else "over"
        took = f"{milliseconds(timings[name]):.0f} ms"
        rows.append((name, took, str(found), f"`{command.baseline}`", f"{command.target} {verdict}"))
    title = f"Cold: one process, as a ratio to another in the same round (median and middle half of {rounds})"
    table(title, ("s17gen", "time", "ratio", "to", "target"), rows)


def _print_parts(timings: Timings, probes: list[dict[str, float]]) -> None:
    whole = statistics.median(sum(each.values()) for each in probes)
    baseline = statistics.median(timings[LIBRARIES])
    parts = {name: statistics.median(each[name] for each in probes) for name in probes[0]}
    rows = [
        (name, f"{took * 1000:.1f} ms", f"{took / whole:.0%}", f"{took / baseline:.2f}") for name, took in parts.items()
    ]
    rows.append(("the whole", f"{whole * 1000:.1f} ms", "100%", f"{whole / baseline:.2f}"))
    title = f"What one cold `render -f {PROBED}` is made of, as it times itself (medians; `{LIBRARIES}` is 1.00)"
    table(title, ("part", "time", "share", "of the baseline"), rows)
