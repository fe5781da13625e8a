"""What differs between two libraries: everything that either has, by what it is and its id."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias

from msgspec import Struct, to_builtins

from s17gen.changes.words import Edit, edits
from s17gen.law import RegimeFile
from s17gen.library import REGIME, Library
from s17gen.links import sources
from s17gen.sections import Section
from s17gen.uk import calendar, cost_periods

Key: TypeAlias = tuple[str, str]  # what it is, and its id

# What only says how a thing came to be where it is.
_NOT_SAID = ("replaces", "disables", "id", "cite", "reviewed")
_OF_A_SECTION = ("title", "heading", "clause", "who", "note", "sources", "excludes", "historical")
# Tables of a regime, and what each thing in them is.
_BY_NAME = {"roles": "role", "bases": "basis", "likelihoods": "likelihood", "outcomes": "outcome"}


class Held(Struct, frozen=True):
    """A thing of a library as plain data, and where it stands."""

    data: dict[str, Any]
    where: str


class Change(Struct, frozen=True):
    """A thing that one library has and the other has not, or has otherwise.

    `keys` are those in which it differs, `words` how their words do; `old` and `new` are where it stands, or empty.
    """

    kind: str
    id: str
    change: Literal["added", "removed", "changed"]
    old: str
    new: str
    keys: list[str] = []
    words: list[Edit] = []


def compare(old: Library, new: Library) -> list[Change]:
    """Every difference, in the order of the old library, then what is added. Raises `LibraryError`."""
    before, after = dict(everything(old)), dict(everything(new))
    found = [_change(key, before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after))]
    return [each for each in found if each is not None]


def _change(key: Key, old: Held | None, new: Held | None) -> Change | None:
    kind, name = key
    if old is None or new is None:
        change: Literal["added", "removed"] = "removed" if new is None else "added"
        return Change(kind, name, change, old.where if old else "", new.where if new else "")
    keys = [each for each in dict.fromkeys((*old.data, *new.data)) if old.data.get(each) != new.data.get(each)]
    if not keys:
        return None
    words = [edit for each in keys for edit in edits(_text(old.data.get(each)), _text(new.data.get(each)))]
    return Change(kind, name, "changed", old.where, new.where, keys, words)


def _text(value: Any) -> str:
    """The words of a value: a text as it is, of lists and tables whatever they hold."""
    if isinstance(value, dict):
        return "\n\n".join(f"{key}: {_text(each)}" for key, each in value.items() if each not in (None, [], {}, ""))
    if isinstance(value, list | tuple):
        return "\n\n".join(map(_text, value))
    return "" if value is None else str(value)


def everything(library: Library) -> Iterator[tuple[Key, Held]]:
    """All that a library has, in order. Opens all its files."""
    for section in library.sections():
        yield from _of_section(section)
    for kind, names in (
        ("statement", library.statement_ids()),
        ("topic", library.topics()),
        ("style", library.style_ids()),
    ):
        yield from _by_id(library, kind, names)
    yield from _of_regime(library)
    yield from _facts(library)


def _of_section(section: Section) -> Iterator[tuple[Key, Held]]:
    facts = {name: to_builtins(getattr(section, name)) for name in _OF_A_SECTION}
    where = f"{section.places[section.number][0].name}:1"
    yield ("section", section.number), Held(facts, where)
    for cite, provision in section.provisions.items():
        yield ("provision", cite), Held(_plain(provision), section.origin(cite).where)
    for cite, retired in section.retired.items():
        yield ("retired", cite), Held(_plain(retired), where)
    for name, block in section.blocks.items():
        yield ("block", name), Held(_plain(block), section.origin(name).where)


def _by_id(library: Library, kind: str, names: Iterable[str]) -> Iterator[tuple[Key, Held]]:
    topics = library.topics()
    for name in names:
        thing: Any = library.style(name) if kind == "style" else topics.get(name)
        if kind == "statement":
            thing = library.statement(name)[0]
        if thing is not None:
            yield (kind, name), Held(_plain(thing), library.history(kind, name)[-1])


def _of_regime(library: Library) -> Iterator[tuple[Key, Held]]:
    [*_, (document, regime)] = library.each(f"{REGIME}/regime.yaml", RegimeFile)
    for duty in regime.duties:
        yield ("duty", duty.id), Held(_plain(duty), document.name)
    for table in _BY_NAME:
        for name, value in to_builtins(getattr(regime, table)).items():
            data = value if isinstance(value, dict) else {"says": value}
            yield (_BY_NAME[table], name), Held(data, document.name)
    yield ("time", regime.id), Held(to_builtins(regime.time), document.name)
    yield ("citation", regime.id), Held(to_builtins(regime.citation), document.name)


def _facts(library: Library) -> Iterator[tuple[Key, Held]]:
    """The dated facts of the United Kingdom, and where the law can be read."""
    file = sources(library)
    holidays = calendar(library)
    things: tuple[tuple[str, Iterable[Any], str], ...] = (
        ("regulator", library.regulators(), "uk/regulators.yaml"),
        ("authority", library.authority_kinds().values(), "uk/authorities.yaml"),
        ("cost-limit", cost_periods(library), "uk/cost-limits.yaml"),
        ("bank-holiday", holidays.holidays, "uk/bank-holidays.yaml"),
        ("source", [*file.laws, *file.pages], "sources.yaml"),
    )
    for kind, found, name in things:
        for each in found:
            yield (kind, each.id), Held(_plain(each), name)
    ends = {"first": str(holidays.first), "last": str(holidays.last)}
    yield ("bank-holidays", "known"), Held(ends, "uk/bank-holidays.yaml")


def _plain(thing: Any) -> dict[str, Any]:
    data: dict[str, Any] = to_builtins(thing)
    return {key: value for key, value in data.items() if key not in _NOT_SAID}
