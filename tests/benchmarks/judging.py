"""What judging adds to a letter: every rule over its case, against resolving, composing, proving and rendering it."""

import datetime
from functools import partial
from pathlib import Path

from timing import EXAMPLE, Spread, in_turn, ratio, seconds, spread, table

from s17gen import pipeline
from s17gen.authority import Shelf, find_profile
from s17gen.bind import bind
from s17gen.case import Case
from s17gen.compose import compose
from s17gen.files import read_file
from s17gen.library import Library
from s17gen.proof import prove
from s17gen.render import Renderer
from s17gen.resolve import resolve
from s17gen.rules import judge
from s17gen.wire import RequestFile

TODAY = datetime.date(2026, 11, 9)
BATCH = 20  # letters, or cases judged, in one measurement
MOST = 0.25  # what judging may add to a letter
FORMAT = "md"


class Letter:
    """One example in process, with a library that is read once."""

    def __init__(self, path: Path, library: Library, renderer: Renderer) -> None:
        document, _ = read_file(str(path))
        request, faults = bind(document, RequestFile)
        assert request, faults
        self.request, self.library, self.renderer = request, library, renderer
        self.authority, _ = find_profile(request, document, Shelf(str(path.parent)), None)
        done = next(pipeline.run([read_file(str(path))], pipeline.Settings(library, (renderer,), today=TODAY)))
        style = library.style(done.style)
        assert style, "the example has errors"
        self.style = style

    def resolved(self) -> Case:
        """The case, made anew, so that nothing of an earlier judgement can be left in it."""
        return resolve(self.request, self.library, self.authority, self.request.dated or TODAY)[0]

    def write(self) -> str:
        """The letter, from the request as bound to the finished text, without judging it."""
        case = self.resolved()
        notice = compose(case, self.library, self.style)
        assert not list(prove(case, notice, {FORMAT: self.renderer.render}))
        return self.renderer.render(notice)

    def judged(self) -> float:
        """The seconds that judging takes, of so many cases; to resolve them does not count."""
        cases = [self.resolved() for _ in range(BATCH)]
        return seconds(partial(_judge_all, cases))


def _judge_all(cases: list[Case]) -> None:
    for case in cases:
        judge(case)


def run(rounds: int) -> None:
    """Print for each example what judging adds, the median of them all, and the worst."""
    library, renderer = Library(), Renderer(FORMAT)
    shares: dict[str, Spread] = {}
    notes: dict[str, Spread] = {}
    for path in sorted(EXAMPLE.parent.glob("*.yaml")):
        letter = Letter(path, library, renderer)
        timings = in_turn({"write": partial(seconds, letter.write, BATCH), "judge": letter.judged}, rounds)
        kept = shares if letter.resolved().writes() else notes
        kept[path.stem] = ratio(timings["judge"], timings["write"])
    rows = [(name, f"{each.middle:.1%}", f"{each.low:.1%} to {each.high:.1%}") for name, each in shares.items()]
    middles = [each.middle for each in shares.values()]
    worst = max(shares, key=lambda name: shares[name].middle)
    rows.append(("median of the letters", f"{spread(middles).middle:.1%}", f"{MOST:.0%} at most"))
    rows.append((f"worst: {worst}", f"{shares[worst].middle:.1%}", f"{MOST:.0%} at most"))
    rows += [(f"no letter, but a note for the file: {name}", f"{each.middle:.1%}", "") for name, each in notes.items()]
    title = f"Judging: time added to resolve + compose + prove + render as {FORMAT}, without judging ({rounds} rounds)"
    table(title, ("example", "added", "middle half"), rows)
