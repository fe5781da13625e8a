"""What the letter has from the library: blocks, statements and provisions, each with its file and version."""

from collections.abc import Iterator

from msgspec import Struct

from s17gen.case import Case
from s17gen.document import Document
from s17gen.library import Library
from s17gen.notice import Notice, Origin
from s17gen.report.words import name

_KINDS = {"provision": "Provisions", "block": "Blocks", "statement": "Statements"}


class Piece(Struct, frozen=True):
    """Something of the library: its id, its file and line, and why it is in the letter where that is not plain."""

    id: str
    where: str
    why: str = ""


class Pieces(Struct, frozen=True):
    """All the pieces of one kind, in the order of the letter."""

    kind: str
    pieces: tuple[Piece, ...]


def pulled(document: Document, case: Case, notice: Notice | None) -> tuple[Pieces, ...]:
    """The pieces that a letter is made of, by kind; the officer's own words are none."""
    topics = dict(_pulls(document, case))
    origins = notice.origins() if notice else ()
    found = {
        heading: tuple(_piece(each, topics) for each in origins if each.kind == kind)
        for kind, heading in _KINDS.items()
    }
    return tuple(Pieces(heading, pieces) for heading, pieces in found.items() if pieces)


def versions(library: Library) -> tuple[str, ...]:
    """Each layer of the library, as it names itself, lowest first."""
    return tuple(f"{each.name} {each.version}, reviewed {each.reviewed}" for each in library.versions())


def _pulls(document: Document, case: Case) -> Iterator[tuple[str, str]]:
    for decision in case.decisions:
        for claim in decision.claims:
            for pull in claim.pulls:
                line = document.place(pull.path).line
                yield pull.block.id, f"pulled by the topic {pull.topic}, line {line}"


def _piece(origin: Origin, topics: dict[str, str]) -> Piece:
    return Piece(origin.id, name(origin.where), topics.get(origin.id, ""))
