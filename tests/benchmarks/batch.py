"""`s17gen batch` as a process, against a floor that is one too, against itself with two jobs, and as batches grow."""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
from processes import Took, took
from timing import Spread, in_turn, ratio, spread, table

FLOOR = str(Path(__file__).with_name("plain.py"))
FORMATS = ("md", "html", "txt")
TARGET, TARGET_JOBS, TARGET_MEMORY = 0.5, 1.6, 1.3
LETTERS, MANY = 500, 1_000
SIZES, LONG = (100, 500, 2_000), (100, 500, 2_000, 10_000, 20_000)
STEADY = 1.15  # how far the time per letter may be from that of the usual size
SECONDS, MINUTES = 5, 3  # rounds at least of what takes so long; the ratio of two long runs varies little

Measures = dict[str, list[Took]]


def run(rounds: int) -> None:
    """Print how a batch compares, and how it grows up to 2,000 letters."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        _print_floor(folder, max(SECONDS, rounds // 4))
        _print_jobs(folder, max(SECONDS, rounds // 4))
        _print_growth(folder, SIZES, MINUTES)


def run_long(rounds: int) -> None:
    """Print how a batch grows up to 20,000 letters."""
    with tempfile.TemporaryDirectory() as folder:
        _print_growth(Path(folder), LONG, MINUTES)


def ours(requests: Path, *more: str) -> list[str]:
    """A call that writes the letters of a folder of requests."""
    return [sys.executable, "-m", "s17gen", "batch", requests.name, *more]


def measured(calls: dict[str, Callable[[str], Sequence[str]]], folder: Path, rounds: int, memory: bool) -> Measures:
    """What each call took in every round but the first; each is given a name for what it writes, which is then gone."""
    found: Measures = defaultdict(list)

    def once(name: str) -> float:
        with tempfile.TemporaryDirectory(dir=folder) as held:
            found[name].append(took(calls[name](f"{Path(held).name}/out"), folder, memory))
        return found[name][-1].seconds

    in_turn({name: lambda name=name: once(name) for name in calls}, rounds)
    return {name: each[1:] for name, each in found.items()}


def _print_floor(folder: Path, rounds: int) -> None:
    """Letters per second in each format."""
    requests = corpus.requests(folder / "requests", LETTERS)
    frames = corpus.frames(folder / "frames", FORMATS)
    _assert_same_words(requests, frames, folder)
    calls: dict[str, Callable[[str], Sequence[str]]] = {}
    for form in FORMATS:
        calls[form] = lambda out, form=form: ours(requests, "-o", out, "-f", form)
        for care in ("quick", "careful"):
            calls[f"{care} {form}"] = lambda out, form=form, care=care: _floor(requests, frames, out, care, form)
    took = measured(calls, folder, rounds, memory=False)
    rows = []
    for form in FORMATS:
        for care in ("quick", "careful"):
            floor, least = took[form], took[f"{care} {form}"]
            share = _seconds(least, floor)
            verdict = f"{TARGET} {'reached' if share.middle >= TARGET else 'missed'}"
            rows.append((f"{form}, {care} floor", _rate(floor), _rate(least), str(share), _cpu(least, floor), verdict))
    title = (
        f"Batch: {LETTERS} letters by `s17gen batch`, one process, against the floor as a process of its own (median"
        f" and middle half of\n{rounds}; the careful floor flushes one letter after the other to the disk, which takes"
        f" {_flush(folder):.1f} ms each here)"
    )
    head = ("format", "letters/s", "floor: letters/s", "share of the floor's", "of processor time alone", "target")
    table(title, head, rows)


def _print_jobs(folder: Path, rounds: int) -> None:
    """How much faster two processes are."""
    requests = corpus.requests(folder / "many", MANY)
    calls: dict[str, Callable[[str], Sequence[str]]] = {
        f"{', '.join(forms)} {jobs}": lambda out, forms=forms, jobs=jobs: ours(
            requests, "-o", out, "--jobs", jobs, *(word for form in forms for word in ("-f", form))
        )
        for forms in (("md",), FORMATS)
        for jobs in ("1", "2")
    }
    took = measured(calls, folder, rounds, memory=False)
    rows = []
    for forms in ("md", ", ".join(FORMATS)):
        one, two = took[f"{forms} 1"], took[f"{forms} 2"]
        faster = _seconds(one, two)
        verdict = f"{TARGET_JOBS} {'reached' if faster.middle >= TARGET_JOBS else 'missed'}"
        rates = (_rate(one, MANY), _rate(two, MANY))
        rows.append((forms, *rates, str(faster), str(_processors(two, one)), verdict))
    title = (
        f"Batch: {MANY:,} letters with `--jobs 2`, against one process (median and middle half of {rounds};"
        f" {os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy)"
    )
    table(title, ("formats", "letters/s", "two jobs", "times as fast", "processor time, as a ratio", "target"), rows)


def _print_growth(folder: Path, sizes: Sequence[int], rounds: int) -> None:
    """Time for each letter, and memory, as batches grow; a batch of each example once tells what any call takes."""
    least = len(list(corpus.letters()))
    made = {size: corpus.requests(folder / f"requests-{size}", size) for size in (least, *sizes)}
    calls: dict[str, Callable[[str], Sequence[str]]] = {
        f"{size} {jobs}": lambda out, size=size, jobs=jobs: ours(made[size], "-o", out, "--jobs", jobs)
        for jobs in ("1", "2")
        for size in made
    }
    took = measured(calls, folder, rounds, memory=True)
    rows = [_grown(took, size, least, jobs) for jobs in ("1", "2") for size in sizes]
    title = (
        f"Batch: as it grows, in md, against {LETTERS} letters in the same round (medians of {rounds}; the time of"
        f" a letter is that of each\nafter the first {least}, which read all of the library that is used; memory is the"
        f" sum of what each process had at its\npeak; within {STEADY} of the time and {TARGET_MEMORY} of the memory)"
    )
    head = ("letters", "letters/s", "ms each", "as a ratio", "of processor", "as a ratio", "memory", "as a ratio", "")
    table(title, head, rows)


def _grown(took: Measures, size: int, least: int, jobs: str) -> tuple[str, ...]:
    """A row: what a letter of a batch of this size takes, against one of the usual size."""
    first, usual, these = (took[f"{each} {jobs}"] for each in (least, LETTERS, size))
    cells: list[str] = []
    within = True
    for kind in (0, 1):
        each, base = (
            [(a[kind] - b[kind]) / (count - least) for a, b in zip(batch, first, strict=True)]
            for batch, count in ((these, size), (usual, LETTERS))
        )
        grown = ratio(each, base)
        within = within and grown.middle <= STEADY
        cells += [f"{spread(each).middle * 1000:.2f}", str(grown)]
    memory = ratio([each.memory for each in these], [each.memory for each in usual])
    within = within and memory.middle <= TARGET_MEMORY
    cells += [f"{spread([each.memory / 1024 for each in these]).middle:.0f} MiB", f"{memory.middle:.2f}"]
    name = f"{size:,}{' with --jobs 2' if jobs == '2' else ''}"
    return (name, _rate(these, size), *cells, "within" if within else "over")


def _floor(requests: Path, frames: Path, out: str, care: str, form: str) -> list[str]:
    return [sys.executable, FLOOR, requests.name, frames.name, out, care, form]


def _assert_same_words(requests: Path, frames: Path, folder: Path) -> None:
    """Both write the same files, byte for byte, or they could not be compared."""
    for form in FORMATS:
        took(ours(requests, "-o", f"ours-{form}", "-f", form), folder)
        took(_floor(requests, frames, f"floor-{form}", "quick", form), folder)
        ours_, floor = (_held(folder / f"{each}-{form}", form) for each in ("ours", "floor"))
        assert len(ours_) == LETTERS
        assert ours_ == floor


def _held(folder: Path, form: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob(f"*.{form}")}


def _flush(folder: Path) -> float:
    """The milliseconds that it takes to get a letter to the disk, by the median of fifty."""
    found = []
    for number in range(50):
        with open(folder / f"flushed-{number}", "xb") as file:
            file.write(b"x" * 10_000)
            file.flush()
            start = time.perf_counter()
            os.fsync(file.fileno())
            found.append(time.perf_counter() - start)
    return spread(found).middle * 1000


def _seconds(over: Sequence[Took], under: Sequence[Took]) -> Spread:
    return ratio([each.seconds for each in over], [each.seconds for each in under])


def _processors(over: Sequence[Took], under: Sequence[Took]) -> Spread:
    return ratio([each.processors for each in over], [each.processors for each in under])


def _cpu(over: Sequence[Took], under: Sequence[Took]) -> str:
    return f"{_processors(over, under).middle:.2f}"


def _rate(batches: Sequence[Took], letters: int = LETTERS) -> str:
    return f"{letters / spread([each.seconds for each in batches]).middle:.0f}"
