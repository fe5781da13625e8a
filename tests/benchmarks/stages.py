"""Letters per second in one process, stage by stage, against a floor that checks nothing."""

import datetime
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import ParamSpec, TypeVar
from unittest import mock

from floor import Floor
from timing import EXAMPLE, Timings, in_turn, milliseconds, ratio, seconds, spread, table

from s17gen import pipeline
from s17gen.case import Case
from s17gen.files import read_file
from s17gen.findings import Fault
from s17gen.library import Library
from s17gen.notice import Notice
from s17gen.proof import prove
from s17gen.render import FORMATS, Renderer

BATCH = 20  # letters in one measurement
STAGES = ("load", "bind", "find_profile", "resolve", "judge", "compose", "prove", "render")

P = ParamSpec("P")
R = TypeVar("R")


class Writer:
    """Turns the example into its letters, again and again, with a library that is read once."""

    def __init__(self, formats: tuple[str, ...]) -> None:
        self.settings = pipeline.Settings(Library(), tuple(map(Renderer, formats)), datetime.date(2026, 11, 9))

    def write(self) -> dict[str, str]:
        """The letters of one request, by format."""
        outcome = next(pipeline.run([read_file(str(EXAMPLE))], self.settings))
        assert outcome.letters, "the example has errors"
        return outcome.letters


class Clock:
    """Adds up what each stage takes; a stage inside another counts for the outer one alone."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._inside = False

    def timed(self, name: str, function: Callable[P, R]) -> Callable[P, R]:
        """The function, with a stop watch."""

        def wrapper(*args: P.args, **more: P.kwargs) -> R:
            if self._inside:
                return function(*args, **more)
            self._inside = True
            start = time.perf_counter()
            result = function(*args, **more)
            self.spent[name] += time.perf_counter() - start
            self._inside = False
            return result

        return wrapper


def run(rounds: int) -> None:
    """Print letters per second against the floor, and what the time of a letter is made of."""
    wanted = {**{name: (name,) for name in FORMATS}, "all": tuple(FORMATS)}
    _print_letters(wanted, rounds)
    _print_stages(tuple(FORMATS), rounds)


def _print_letters(wanted: dict[str, tuple[str, ...]], rounds: int) -> None:
    runs: dict[str, Callable[[], float]] = {}
    for name, formats in wanted.items():
        writer = Writer(formats)
        floor = Floor(EXAMPLE, writer.write())
        runs[name] = partial(seconds, writer.write, BATCH)
        runs[f"floor of {name}"] = partial(seconds, floor.write, BATCH)
    timings = in_turn(runs, rounds)
    rows = []
    for name in wanted:
        ours, least = timings[name], timings[f"floor of {name}"]
        rows.append((name, _rate(ours), _rate(least), str(ratio(ours, least))))
    title = f"Warm: one process, the library read once, {BATCH} letters a batch (median and middle half of {rounds})"
    table(title, ("format", "letters/s", "floor: letters/s", "time, as a ratio to the floor's"), rows)


def _rate(batches: list[float]) -> str:
    return f"{BATCH / spread(batches).middle:.0f}"


def _print_stages(formats: tuple[str, ...], rounds: int) -> None:
    """Where the time of one letter in all formats goes."""
    writer = Writer(formats)
    writer.write()
    found: Timings = {name: [] for name in (*STAGES, "everything else")}
    for _ in range(rounds):
        took, spent = _clocked(writer)
        spent["everything else"] = took - sum(spent.values())
        for name, each in spent.items():
            found[name].append(each / BATCH)
    whole = sum(milliseconds(each) for each in found.values())
    rows = [(name, f"{milliseconds(each):.2f} ms", f"{milliseconds(each) / whole:.0%}") for name, each in found.items()]
    rows.append(("the whole", f"{whole:.2f} ms", "100%"))
    table(
        f"One warm letter in {', '.join(formats)}, stage by stage (medians of {rounds})",
        ("stage", "time", "share"),
        rows,
    )


def _clocked(writer: Writer) -> tuple[float, dict[str, float]]:
    """What a batch takes, and how much of it each stage."""
    clock = Clock()
    with ExitStack() as watched:
        for name in ("bind", "find_profile", "resolve", "judge", "compose"):
            watched.enter_context(mock.patch.object(pipeline, name, clock.timed(name, getattr(pipeline, name))))
        watched.enter_context(mock.patch.object(pipeline, "prove", clock.timed("prove", _proved)))
        watched.enter_context(mock.patch.object(Renderer, "render", clock.timed("render", Renderer.render)))
        watched.enter_context(mock.patch(f"{__name__}.read_file", clock.timed("load", read_file)))
        took = seconds(writer.write, BATCH)
    return took, clock.spent


def _proved(case: Case, notice: Notice, formats: dict[str, Callable[[Notice], str]]) -> list[Fault]:
    return list(prove(case, notice, formats))  # or nothing would be proved while the clock runs
