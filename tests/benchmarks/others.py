"""The same letters by what people would use instead, each in its fastest way; they look nothing up, check nothing.

What is not on the PATH is passed over: `apt-get install pandoc`, and in an environment of its own, whose `bin` is then
put before the PATH, `pip install jinja2-cli pyyaml jinjanator mailmerge`.
"""

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import corpus
from batch import ours
from processes import took
from timing import in_turn, ratio, seconds, spread, table

LETTERS = 1_000
SLICES = 10  # a loop makes a tenth of the letters in each round, or nobody would wait for it
AT_A_TIME = os.cpu_count() or 1
_COMMAND = corpus.JINJA._replace(name="{{ applicant.name if applicant is mapping else applicant }}")
_PANDOC = corpus.Dialect(
    "$reference$",
    "$if(applicant.name)$$applicant.name$$else$$applicant$$endif$",
    lambda text: text.replace("$", "$$"),
)


class Loop(NamedTuple):
    """A command that makes one letter, given its frame, its request and where it goes."""

    program: str
    call: Callable[[str, str, str], Sequence[str]]
    dialect: corpus.Dialect = _COMMAND


LOOPS = {
    "pandoc, a call for each": Loop("pandoc", lambda *each: _pandoc(*each), _PANDOC),
    "jinja2-cli, a call for each": Loop("jinja2", lambda frame, request, out: ("jinja2", frame, request, "-o", out)),
    "jinjanator, a call for each": Loop(
        "jinjanate", lambda frame, request, out: ("jinjanate", "--quiet", frame, request, "-o", out)
    ),
}
_MAILMERGE = "mailmerge, all in one call, printed (`--dry-run`)"
_MESSAGE = """TO: {{ to }}
SUBJECT: {{ reference }}
FROM: foi@authority.example

{% include example ~ ".md" %}
"""


def run(rounds: int) -> None:
    """Print what each takes as a ratio to `s17gen batch`."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        requests = corpus.requests(folder / "requests", LETTERS)
        took(ours(requests, "-o", "letters", "-f", "md"), folder)
        runs: dict[str, Callable[[], float]] = {}
        for jobs in sorted({1, AT_A_TIME}):
            runs[f"s17gen batch --jobs {jobs}"] = partial(_batch, requests, folder, str(jobs))
        for name, loop in LOOPS.items():
            if _is_there(loop.program):
                runs[name] = _Slices(loop, requests, folder).next
        if _is_there("mailmerge"):
            runs[_MAILMERGE] = partial(_mailmerge, _prepared(folder / "mailmerge", requests), folder)
        timings = in_turn(runs, SLICES)
    best = timings[f"s17gen batch --jobs {AT_A_TIME}"]
    rows = [
        (name, f"{LETTERS / spread(each).middle:.1f}", f"{spread(each).middle:.1f} s", str(ratio(each, best)))
        for name, each in timings.items()
    ]
    title = (
        f"Others: {LETTERS:,} letters in md from as many YAML files, or for mailmerge from one table; loops with"
        f" {AT_A_TIME} calls at a time\n(median and middle half of {SLICES}; a loop makes {LETTERS // SLICES} letters a"
        " round, and its time is multiplied). The words stand in\ntheir templates; none of them looks up or checks"
        " anything, nor waits until a letter is on the disk, as s17gen does"
    )
    table(title, ("what", "letters/s", "time", "ratio to s17gen batch at its best"), rows)


def _is_there(program: str) -> bool:
    found = shutil.which(program) is not None
    if not found:
        print(f"\n{program} is passed over: it is not on the PATH.")
    return found


def _batch(requests: Path, folder: Path, jobs: str) -> float:
    with tempfile.TemporaryDirectory(dir=folder) as out:
        return took(ours(requests, "-o", f"{Path(out).name}/out", "-f", "md", "--jobs", jobs), folder).seconds


class _Slices:
    """A loop over one slice of the requests after the other."""

    def __init__(self, loop: Loop, requests: Path, folder: Path) -> None:
        self._call, self._folder = loop.call, folder
        self._frames = corpus.frames(folder / f"frames-{loop.program}", ("md",), loop.dialect)
        self._requests = sorted(requests.glob("*.yaml"))
        self._round = 0

    def next(self) -> float:
        """The seconds that all the letters would take, going by those of the next slice."""
        paths = self._requests[self._round % SLICES :: SLICES]
        self._round += 1
        with tempfile.TemporaryDirectory(dir=self._folder) as out, ThreadPoolExecutor(AT_A_TIME) as threads:
            all_of_them = seconds(lambda: list(threads.map(partial(self._make, Path(out)), paths)))
            _assert_same_words(Path(out), paths, self._folder / "letters")
        return all_of_them * SLICES

    def _make(self, out: Path, request: Path) -> None:
        frame = self._frames / f"{_example(request)}.md"
        command = self._call(str(frame), str(request), str(out / f"{request.stem}.md"))
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _pandoc(frame: str, request: str, out: str) -> Sequence[str]:
    return ("pandoc", "-f", "markdown", "-t", "markdown", "--template", frame, "--metadata-file", request, "-o", out)


def _example(request: Path) -> str:
    return request.stem.partition("-")[2]


def _assert_same_words(out: Path, requests: Sequence[Path], letters: Path) -> None:
    """Every letter says what s17gen's does."""
    for path in requests:
        number = int(path.stem.partition("-")[0])
        theirs, ours_ = (out / f"{path.stem}.md", letters / f"{corpus.reference(number)}.md")
        assert theirs.read_text("utf-8").rstrip() == ours_.read_text("utf-8").rstrip(), path


def _prepared(folder: Path, requests: Path) -> Path:
    """A folder for mailmerge: the table, the message with the frames that it takes in, and a server that is none."""
    corpus.frames(folder, ("md",))
    (folder / "message.txt").write_text(_MESSAGE, "utf-8")
    (folder / "server.conf").write_text("[smtp_server]\nhost = mail.invalid\nport = 25\n", "utf-8")
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("to", "reference", "name", "example"))
        for number, path in enumerate(sorted(requests.glob("*.yaml"))):
            rows.writerow((f"a{number}@b.example", corpus.reference(number), corpus.name(number), _example(path)))
    return folder


def _mailmerge(folder: Path, above: Path) -> float:
    """Print all messages; with `--dry-run` none is ever sent."""
    options = ("--dry-run", "--no-limit", "--output-format", "raw")
    files = ("--template", "message.txt", "--database", "table.csv", "--config", "server.conf")
    with (above / "messages").open("wb") as out:
        call = partial(subprocess.run, ("mailmerge", *options, *files), check=True, cwd=folder, stdout=out)
        all_of_them = seconds(call)
    assert (above / "messages").read_bytes().count(b"\nSUBJECT: B-") == LETTERS
    return all_of_them
