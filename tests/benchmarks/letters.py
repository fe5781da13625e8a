"""Letters per second over all the examples in one warm process, against the floor that checks nothing."""

import datetime
import gc
from functools import partial
from pathlib import Path

from floor import Floor
from timing import EXAMPLE, in_turn, ratio, seconds, spread, table

from s17gen import pipeline
from s17gen.files import read_file
from s17gen.library import Library
from s17gen.render import FORMATS, Renderer

TARGET = 0.5  # of the floor's letters per second
TIMES = 3  # over all the examples, in one measurement
GARBAGE = 50_000  # how seldom the command line looks for it


class Writer:
    """Writes the letter of each example in one format, with every rule, from the bytes of its file."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.settings = pipeline.Settings(Library(), (Renderer(form),), datetime.date(2026, 11, 9))
        self.paths = [path for path in sorted(EXAMPLE.parent.glob("*.yaml")) if self.letter(path)]

    def letter(self, path: Path) -> str:
        """The letter; empty where none is owed."""
        outcome = next(pipeline.run([read_file(str(path))], self.settings))
        assert outcome.text, f"{path} has errors"
        return "" if outcome.style == pipeline.FILE_NOTE else outcome.text

    def write(self) -> None:
        """All of them."""
        for path in self.paths:
            self.letter(path)

    def floors(self) -> list[Floor]:
        """For each letter, what prints the same words."""
        return [Floor(path, {self.form: self.letter(path)}) for path in self.paths]


def _write_all(floors: list[Floor]) -> None:
    for each in floors:
        each.write()


def run(rounds: int) -> None:
    """Print letters per second in each format, those of the floor, and the one as a share of the other."""
    writers = [Writer(form) for form in FORMATS]
    runs = {each.form: partial(seconds, each.write, TIMES) for each in writers}
    runs |= {f"floor of {each.form}": partial(seconds, partial(_write_all, each.floors()), TIMES) for each in writers}
    usual = gc.get_threshold()
    gc.set_threshold(GARBAGE, *usual[1:])
    timings = in_turn(runs, rounds)
    gc.set_threshold(*usual)
    letters = TIMES * len(writers[0].paths)
    rows = []
    for form in FORMATS:
        ours, least = timings[form], timings[f"floor of {form}"]
        share = ratio(least, ours)
        verdict = "reached" if share.middle >= TARGET else "missed"
        rates = [f"{letters / spread(each).middle:.0f}" for each in (ours, least)]
        rows.append((form, *rates, str(share), f"{TARGET} {verdict}"))
    title = (
        f"Letters: {len(writers[0].paths)} examples from bytes to text, one warm process (median and middle half of "
        f"{rounds})"
    )
    table(title, ("format", "letters/s", "floor: letters/s", "share of the floor's", "target"), rows)
