"""The whole library read, checked and laid out, against a bare loop over the C parser's events of the same bytes."""

import gc
from functools import partial
from pathlib import Path

import yaml
from timing import in_turn, milliseconds, ratio, seconds, table

from s17gen.content import content_root
from s17gen.library import Library

FILES = sorted(Path(content_root("exemptions"), "foia").glob("*.yaml"))


def bare() -> None:
    """Read every file and take each event of PyYAML's C parser; nothing is made of them."""
    for path in FILES:
        for _ in yaml.parse(path.read_bytes().decode("utf-8"), Loader=yaml.CSafeLoader):
            pass


def barest() -> None:
    """The same without the generator of `yaml.parse`: the parser's own method, called until it has no more."""
    for path in FILES:
        parser = yaml.CSafeLoader(path.read_bytes().decode("utf-8"))
        while parser.get_event() is not None:
            pass


def whole() -> None:
    """Read every file of the library into provisions, blocks, statements and duties."""
    library = Library()
    assert len(list(library.sections())) > 20
    library.regime()
    library.statement_ids()


def one_letter() -> None:
    """Read what a letter that cites section 31 needs."""
    library = Library()
    library.section("s31")
    library.regime()
    library.statement_ids()


def run(rounds: int) -> None:
    """Print what the whole library takes, collecting garbage as often as the command line does, and as Python does."""
    rows = []
    usual = gc.get_threshold()
    for name, threshold in (("as the command line sets it", (50_000, *usual[1:])), ("as Python sets it", usual)):
        gc.collect()
        gc.set_threshold(*threshold)
        timings = in_turn({each.__name__: partial(seconds, each) for each in (barest, bare, whole, one_letter)}, rounds)
        took, one = (milliseconds(timings[each]) for each in ("whole", "one_letter"))
        for loop in ("barest", "bare"):
            least = milliseconds(timings[loop])
            shown = str(ratio(timings["whole"], timings[loop]))
            allowed = f"{1.5 * least + 10:.1f} ms"
            rows.append((f"{name}, {loop}", f"{least:.1f} ms", f"{took:.1f} ms", shown, allowed, f"{one:.1f} ms"))
    gc.set_threshold(*usual)
    size = sum(path.stat().st_size for path in FILES)
    head = ("garbage collection, loop", "the loop", "whole library", "ratio", "1.5 × loop + 10 ms", "for one letter")
    table(f"The library: {len(FILES)} files, {size / 1000:.0f} kB (medians of {rounds})", head, rows)
