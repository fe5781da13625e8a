"""What sections are written with: the regime's statements, stamped with the duties they discharge, and gaps."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec.structs import replace

from s17gen.case import Case, Claim, Passage
from s17gen.citation import listed
from s17gen.citation import words as cite_words
from s17gen.duties import Owed, owed
from s17gen.errors import LibraryError
from s17gen.findings import Path
from s17gen.law import Statement
from s17gen.library import Library
from s17gen.notice import Audience, Block, Gap, Inlines, Origin, Paragraph, Section, Stamp, Text
from s17gen.parts import Part
from s17gen.wording import inline, parse, plain

Body: TypeAlias = tuple[Block | Section, ...]


class Words:
    """Says statements about one case, stamps its passages, and leaves a gap where something owed is missing."""

    def __init__(self, case: Case, library: Library, audience: Audience = "applicant") -> None:
        self.library = library
        self.audience = audience
        self.said: dict[Origin, None] = {}  # every statement used, in order
        self.regime = case.regime
        self.told: set[tuple[object, ...]] = set()
        self.owed = {each.stamp: _says(case, each) for each in owed(case)}

    def say(self, name: str, about: Path = (), **slots: str | Inlines) -> tuple[Block, ...]:
        """A statement, stamped with those of its duties that are owed about the element at `about`."""
        statement, origin = self._statement(name)
        return parse(statement.text, _Slots(origin, slots), self.stamps(statement.duties, [about]), (origin,))

    def together(self, said: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
        """Statements one after the other, their paragraphs made one, with the stamps and the origins of all."""
        found: list[Block] = []
        for block in (block for each in said for block in each):
            last = found[-1] if found else None
            if isinstance(last, Paragraph) and isinstance(block, Paragraph):
                found[-1] = Paragraph(
                    content=(*last.content, Text(" "), *block.content),
                    stamps=last.stamps + block.stamps,
                    origins=last.origins + block.origins,
                )
            else:
                found.append(block)
        return tuple(found)

    def phrase(self, name: str, **slots: str | Inlines) -> Inlines:
        """A statement as words inside a line."""
        statement, origin = self._statement(name)
        return inline(statement.text, _Slots(origin, slots))

    def line(self, name: str, **slots: str) -> str:
        """A statement as plain words, for a heading or a cell."""
        return plain(self.phrase(name, **slots))

    def in_way(self, name: str, way: str | None) -> str:
        """The id of a statement in the wording that a way of refusing has, where it has one of its own."""
        return f"{name}.{way}" if way and self.has(f"{name}.{way}") else name

    def has(self, name: str) -> bool:
        """Whether the library has a statement."""
        return self.library.has_statement(name)

    def once(self, *what: object) -> bool:
        """Whether this is the first time that the letter comes to say something, which two places of a style might."""
        new = what not in self.told
        self.told.add(what)
        return new

    def stamps(self, duties: Iterable[str], about: Iterable[Path]) -> tuple[Stamp, ...]:
        """The stamps of those of these duties that are owed about these elements."""
        paths = list(about)
        stamps = [Stamp(duty, path) for duty in duties for path in paths]
        return tuple(stamp for stamp in stamps if stamp in self.owed)

    def typed(self, text: str) -> tuple[Block, ...]:
        """Somebody's own words that no element of the case holds as a passage."""
        return parse(text, origins=(Origin("text", "", ""),))

    def passages(self, passages: Iterable[Passage], duty: str = "", about: Iterable[Path] = ()) -> tuple[Block, ...]:
        """Passages, stamped with one duty about these elements; if there are none, a gap where it is owed."""
        stamps = self.stamps([duty], about)
        blocks = tuple(self._stamped(block, stamps) for passage in passages for block in passage.words)
        return blocks or tuple(self.gap(stamp) for stamp in stamps)

    def gap(self, stamp: Stamp) -> Gap:
        """What a draft prints where a duty is not met."""
        return self.missing(self.owed[stamp], (stamp,))

    def missing(self, what: str, stamps: tuple[Stamp, ...] = ()) -> Gap:
        """What a draft prints where something else is missing."""
        return Gap(missing=self.line("draft.gap", missing=what), stamps=stamps)

    def _stamped(self, block: Block, stamps: tuple[Stamp, ...]) -> Block:
        return self.missing(block.missing, stamps) if isinstance(block, Gap) else replace(block, stamps=stamps)

    def parts(self, parts: tuple[Part, ...]) -> str:
        """Parts as people refer to them: `part 2a`, `parts 1 and 3`."""
        label = self.line("label.part" if len(parts) == 1 else "label.parts")
        return f"{label} {listed(part.number for part in parts)}"

    def cited(self, claims: Iterable[Claim]) -> str:
        """The provisions of claims, as a sentence has them: `sections 24(1) and 31(1)(a)`."""
        return cite_words((cite for claim in claims for cite in claim.cites), self.regime.citation)

    def _statement(self, name: str) -> tuple[Statement, Origin]:
        statement, origin = self.library.statement(name)
        self.said[origin] = None
        return statement, origin


def _says(case: Case, owed: Owed) -> str:
    """What is owed, in the words for the way in which the decision refuses."""
    way = case.regime.outcomes[owed.decision.outcome].way if owed.decision else None
    return owed.duty.of(way).says


class _Slots(dict[str, "str | Inlines"]):
    """The words for a statement's slots; a statement that has a slot of another name is a fault of the library."""

    def __init__(self, origin: Origin, values: "dict[str, str | Inlines]") -> None:
        super().__init__(values)
        self.origin = origin

    def __missing__(self, slot: str) -> str:
        may = ", ".join(f"`{each}`" for each in self) or "no slot"
        message = f"{self.origin.where}: statement `{self.origin.id}` has a slot `{slot}` that nothing fills"
        raise LibraryError(message, hint=f"it may use {may}")
