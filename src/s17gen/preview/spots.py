"""Which place of the letter a finding or a duty is about, as far as the stamps of its blocks tell."""

from collections.abc import Mapping, Sequence

from s17gen.document import Document
from s17gen.findings import Finding, Path
from s17gen.law import Content, Duty
from s17gen.notice import Block, Notice, Stamp
from s17gen.preview.letter import Spot

# What a key of a request file has to do with a duty, where it is not called like that duty's content.
_SERVES: Mapping[str, Content] = {
    "because": "why", "harm": "why", "protects": "why", "if-confirmed": "why", "if-denied": "why",
    "answers": "answer", "enclosed": "answer", "cite": "claims", "no-advice": "advice", "outcome": "held",
    "searched": "held",
}  # fmt: skip


class Spots:
    """The places of one letter by what they discharge; those that something leads to get a name."""

    def __init__(self, notice: Notice | None, duties: Sequence[Duty]) -> None:
        self._content: dict[str, Content] = {each.id: each.content for each in duties}
        self._blocks: dict[Stamp, tuple[int, Block]] = {}
        for number, block in enumerate(notice.nodes() if notice else (), 1):
            for stamp in block.stamps:
                self._blocks.setdefault(stamp, (number, block))
        self._found: dict[int, Spot] = {}

    def of_duty(self, stamp: Stamp) -> str:
        """The name of the place that discharges a duty; empty if there is none."""
        held = self._blocks.get(stamp)
        return self._name(*held) if held else ""

    def of_finding(self, number: int, duty: str, path: Path) -> str:
        """The name of the place that a finding is about: `duty`, if it is about one, and the element at `path`."""
        found = self._candidates(duty, path)
        stamp = max(found, key=lambda each: (len(each.about), self._serves(each, path)), default=None)
        if stamp is None:
            return ""
        name, (_, block) = self.of_duty(stamp), self._blocks[stamp]
        spot = self._found[id(block)]
        self._found[id(block)] = Spot(name, (*spot.findings, number))
        return name

    def all(self) -> dict[int, Spot]:
        """Every place that something leads to, by the `id()` of its block."""
        return self._found

    def _name(self, number: int, block: Block) -> str:
        spot = self._found.setdefault(id(block), Spot(f"s17gen-{number}"))
        return spot.name

    def _candidates(self, duty: str, path: Path) -> list[Stamp]:
        """What a finding can be about: of its duty what is within or around `path`; else what is right around it."""
        if duty:
            return [each for each in self._blocks if each.duty == duty and _related(each.about, path)]
        around = [each for each in self._blocks if each.about == path[: len(each.about)]]
        return [each for each in around if each.about or self._serves(each, path)]

    def _serves(self, stamp: Stamp, path: Path) -> bool:
        """Whether the element at `path`, under what the stamp is about, is there for the duty."""
        step = path[len(stamp.about)] if len(path) > len(stamp.about) else ""
        content = self._content.get(stamp.duty)
        return content is not None and content == _SERVES.get(str(step), step)


def paths(document: Document) -> dict[tuple[int, int], Path]:
    """The path of the element that begins at each line and column; of two at one place, the outer."""
    found: dict[tuple[int, int], Path] = {}
    for table in (document.values, document.keys):
        for path, (line, column) in table.items():
            found.setdefault((line + 1, column + 1), path)
    return found


def path_of(finding: Finding, document: Document, known: Mapping[tuple[int, int], Path]) -> Path:
    """The path of the element that a finding is about; empty if it is about the whole file, or another."""
    place = finding.place
    return known.get((place.line, place.column), ()) if place.file == document.name else ()


def _related(about: Path, path: Path) -> bool:
    """Whether one is around the other, the file as a whole around nothing but what the whole letter owes."""
    return about == path[: len(about)] or (path != () and path == about[: len(path)])
