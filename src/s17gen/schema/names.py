"""The names that a library has, each with what it is, and which keys of a file they may stand under."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from s17gen.findings import Kind
from s17gen.law import Block, Provision
from s17gen.layers import SIDES
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.pipeline import FILE_NOTE
from s17gen.sections import Section
from s17gen.uk import cost_periods

Names: TypeAlias = dict[str, dict[str, str]]  # by what they are names of: each name, and what it is in a line

_MOST = 240  # characters of a line

# Where names stand: of the model of a file, which key has which. A layer can add to them, so they only suggest.
_AT: dict[tuple[str, str], str] = {
    ("Claim", "cite"): "citable",
    ("Claim", "alternative-to"): "citable",
    ("Claim", "topics"): "topics",
    ("Removed", "under"): "citable",
    ("EarlierNotice", "cited"): "citable",
    ("Accepted", "rule"): "findings",
    ("Work", "activity"): "activities",
    ("RequestFile", "style"): "styles",
    ("Profile", "style"): "styles",
    ("Config", "style"): "styles",
    ("Profile", "kind"): "kinds",
    ("Absolute", "authorities"): "kinds",
    ("Absolute", "limbs"): "provisions",
    ("Exclusion", "of"): "provisions",
    ("Provision", "cite"): "provisions",
    ("Provision", "ncnd"): "provisions",
    ("Provision", "role"): "roles",
    ("Block", "limbs"): "provisions",
    ("Block", "topics"): "topics",
    ("LibraryFile", "disables"): "styles",
    ("SectionFile", "disables"): "blocks",
    ("TopicsFile", "disables"): "topics",
    ("Statement", "id"): "statements",
    ("Statement", "duties"): "duties",
    ("StatementsFile", "disables"): "statements",
    ("Style", "id"): "styles",
    ("StyleSection", "kind"): "sections",
    ("Topic", "id"): "topics",
}
_ARGUING = ("Claim", "Decision")  # their keys that are named as sides take blocks of that side


def names_at(model: type[Wire], key: str) -> str:
    """What the texts under a key of a model are names of; nothing where they are none."""
    return _AT.get((model.__name__, key), "")


def side_at(model: type[Wire], key: str) -> str:
    """The side that blocks under a key of a model argue on; nothing where there are none for it."""
    return key if model.__name__ in _ARGUING and key in SIDES else ""


def names(library: Library, kinds: Iterable[Kind]) -> Names:
    """All the names of a library, and of these kinds of finding. Opens all its files."""
    regime = library.regime()
    sections = list(library.sections())
    law = [(each, section) for section in sections for each in section.provisions.values()]
    styles = [style for name in library.style_ids() if (style := library.style(name))]
    return {
        "provisions": {each.cite: _provision(each, section) for each, section in law},
        "citable": {each.cite: _provision(each, section) for each, section in law if regime.roles[each.role].outcomes},
        "topics": {each.id: _line(each.covers) for each in library.topics().values()},
        "findings": {each.id: _line(each.title) for each in kinds if each.may_be_accepted},
        "activities": _activities(library),
        "styles": {each.id: "" for each in styles if each.id != FILE_NOTE},
        "sections": {section.kind: _line(section.heading or "") for each in styles for section in each.sections},
        "kinds": {each.id: _line(each.name) for each in library.authority_kinds().values()},
        "roles": {name: f"It {role.says}." for name, role in regime.roles.items()},
        "duties": {each.id: _line(each.says) for each in regime.duties},
        "statements": {name: _line(library.statement(name)[0].text) for name in library.statement_ids()},
        "blocks": {each.id: _line(each.text) for section in sections for each in section.blocks.values()},
        **{side: dict(_blocks(sections, side)) for side in SIDES},
    }


def _provision(provision: Provision, section: Section) -> str:
    status = f" ({provision.status})" if provision.status else ""
    return _line(f"{provision.title or section.title}{status}: {provision.covers}")


def _blocks(sections: Iterable[Section], side: str) -> Iterator[tuple[str, str]]:
    return ((each.id, _block(each)) for section in sections for each in section.blocks.values() if each.side == side)


def _block(block: Block) -> str:
    topics = f" Topics: {', '.join(block.topics)}." if block.topics else ""
    return f"{_line(block.text)}{topics}"


def _activities(library: Library) -> dict[str, str]:
    """The activities that count towards the limit of cost, as the latest of the Regulations have them."""
    return {name: _line(what) for name, what in cost_periods(library)[-1].counts.items()}


def _line(text: str) -> str:
    """A text on one line, cut where it is long."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _MOST else f"{folded[:_MOST].rsplit(' ', 1)[0]} ..."
