"""One section of an Act as all layers together have it: its facts, its provisions, its blocks, where each stands."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from s17gen.citation import is_canonical
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.findings import Fault, Path
from s17gen.law import Block, Exclusion, Historical, Provision, Retired, SectionFile
from s17gen.layers import NOTHING_REPLACED, merge, replaced
from s17gen.notice import Origin

_FACTS = ("title", "heading", "clause", "who", "historical")  # of which a section has one each


class Section(Struct):
    """One section's provisions and blocks from all layers, with the place of each by citation or id.

    `below` has, for what took the place of others, where these stand, the lowest first. `offers` has, for limbs that
    claims rely on together and what they argue about, the blocks that serve these, by side, once it was worked out.
    """

    number: str
    title: str = ""
    heading: str = ""
    clause: str = ""
    who: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    reviewed: str = ""
    excludes: tuple[Exclusion, ...] = ()
    historical: Historical | None = None
    provisions: dict[str, Provision] = {}
    retired: dict[str, Retired] = {}
    blocks: dict[str, Block] = {}
    places: dict[str, tuple[Document, Path]] = {}  # by citation or id: the file, and where in it
    below: dict[str, list[str]] = {}
    offers: dict[tuple[tuple[str, ...], str], dict[str, tuple[str, ...]]] = {}

    def origin(self, name: str) -> Origin:
        """Where a provision or a block that the section has comes from."""
        document, path = self.places[name]
        return origin("block" if path[0] == "blocks" else "provision", document, path, name)

    def age_limit(self, provision: Provision) -> Historical | None:
        """When the provision can no longer be relied on because of the age of a record, if ever."""
        return provision.historical or self.historical


def section_of(number: str, files: Sequence[tuple[Document, SectionFile]]) -> Section:
    """The section that these files lie on one another as, the lowest first. Raises `LibraryError`."""
    found = Section(number)
    for document, file in files:
        _refuse_law(document, file)
        _lay_facts(found, file, document)
        had = {*found.provisions, *found.blocks}
        found.retired = merge(document, "retired", file.retired, found.retired)
        found.provisions = merge(document, "provisions", file.provisions, found.provisions)
        found.blocks = merge(document, "blocks", file.blocks, found.blocks, file.disables)
        for index, provision in enumerate(file.provisions):
            _place(found, provision.cite, document, ("provisions", index), had)
        for index, block in enumerate(file.blocks):
            _place(found, block.id, document, ("blocks", index), had)
        found.places[number] = document, ()
    _check_citations(found)
    return found


def origin(kind: str, document: Document, path: Path, name: str) -> Origin:
    """Where something of a library's file comes from."""
    return Origin(kind, name, f"{document.name}:{document.values[path][0] + 1}")


def _place(section: Section, name: str, document: Document, path: Path, had: Collection[str]) -> None:
    """Note where something stands, and what it takes the place of, if the layers below `had` it still."""
    if name in had:
        section.below.setdefault(name, []).append(section.origin(name).where)
    else:
        section.below.pop(name, None)
    section.places[name] = document, path


def _refuse_law(document: Document, file: SectionFile) -> None:
    """Refuse to switch off what is no wording: nobody has to cite a provision, but it stays the law."""
    hint = "a layer may switch off blocks; to correct a provision, give it with `replaces: true`"
    faults = [
        Fault(NOTHING_REPLACED, ("disables", index), f"`{name}` is a provision, which no layer can switch off", hint)
        for index, name in enumerate(file.disables)
        if is_canonical(name)
    ]
    if faults:
        raise LibraryError(f"{document.name} is unsound", [document.finding(each) for each in faults])


def _lay_facts(found: Section, file: SectionFile, document: Document) -> None:
    """What a layer says of the section as a whole takes the place of what those below say, if it says that it does."""
    hidden = [name for name in _FACTS if getattr(found, name) and getattr(file, name)]
    if hidden:
        replaced(document, file.replaces)
    elif file.replaces:
        message = "this file says that it replaces, but has nothing of the section that a layer below has"
        fault = Fault(NOTHING_REPLACED, ("replaces",), message, "take `replaces` out; each item says for itself")
        raise LibraryError(f"{document.name} does not fit the layers below it", [document.finding(fault)])
    for name in _FACTS:
        setattr(found, name, getattr(file, name) or getattr(found, name))
    found.note = "\n".join(each for each in (found.note, file.note or "") if each)
    found.sources = tuple(dict.fromkeys((*found.sources, *file.sources)))
    found.excludes = (*found.excludes, *file.excludes)
    found.reviewed = max(found.reviewed, file.reviewed.isoformat())


def _check_citations(section: Section) -> None:
    """Refuse a block that serves, or an ask that offers, a provision which its section does not have."""
    named = [(block.id, limb) for block in section.blocks.values() for limb in block.limbs if section.provisions]
    for provision in section.provisions.values():
        named += [(provision.cite, choice) for ask in provision.asks.values() for choice in ask.choices]
    for name, cite in named:
        if cite not in section.provisions:
            message = f"{section.origin(name).where}: `{name}` names `{cite}`, which its section does not have"
            raise LibraryError(message, hint="correct the citation, or add the provision")
