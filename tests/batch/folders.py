"""Folders of requests for a batch, calls of it, and what a folder of letters holds after one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sample import SOUND

BROKEN = SOUND.replace("subject: drones", "subject: [drones")
REFUSED = SOUND.replace("        likelihood: would-be-likely\n", "")


def request(number: int, text: str = SOUND) -> str:
    """A request like another, of a person of its own and about a thing of its own."""
    text = text.replace("reference: FOI-1\n", f"reference: FOI-{number:05}\n")
    text = text.replace("R. Okafor", f"R. Okafor {number}").replace("drone manual", f"manual of drone {number}")
    text = text.replace("Offenders would", f"Offenders after drone {number} would")
    return text.replace("The privacy chapters", f"The privacy chapters on drone {number}")


def requests(folder: Path, count: int, mixed: bool = True) -> dict[str, int]:
    """Request files in a folder, of which some are refused and some cannot be read: how many there are of each kind."""
    folder.mkdir()
    counts = {"written": 0, "refused": 0, "failed": 0}
    for number in range(count):
        status = ("refused" if number % 7 == 3 else "failed" if number % 11 == 5 else "written") if mixed else "written"
        text = {"written": SOUND, "refused": REFUSED, "failed": BROKEN}[status]
        (folder / f"{number:05}.yaml").write_text(request(number, text), "utf-8")
        counts[status] += 1
    return counts


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "s17gen", "batch", *arguments]


def batch(cwd: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """A call of `s17gen batch`, run to its end."""
    done = subprocess.run(command(*arguments), cwd=cwd, input=stdin, capture_output=True, check=False)
    said = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in said.stderr
    return said


def lines(manifest: Path) -> list[dict[str, Any]]:
    """The lines of a manifest but for the first, without what no two runs have in common."""
    found: list[dict[str, Any]] = [json.loads(each) for each in manifest.read_text("utf-8").splitlines()[1:]]
    return [{key: value for key, value in each.items() if key != "duration"} for each in found]


def held(folder: Path) -> dict[str, object]:
    """Every file and folder below a folder, with the bytes of the files; of manifests the lines."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = os.fspath(path.relative_to(folder))
        if path.name == "manifest.jsonl":
            found[name] = lines(path)
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found
