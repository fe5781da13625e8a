"""Finds, layers and indexes the library's files; opens only those a case cites; knows nothing of requests.

A library is a list of layers, folders of the same shape: the shipped one first, an authority's own after it.
A later layer adds, replaces (`replaces: true`, so that nothing is shadowed by accident) or disables by id.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from s17gen.content import content_root
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.facts import AuthoritiesFile, AuthorityKind, Regulator, RegulatorsFile
from s17gen.files import is_ordinary, is_there
from s17gen.findings import Path
from s17gen.law import (
    Block,
    Exclusion,
    Historical,
    LibraryFile,
    Provision,
    RegimeFile,
    Retired,
    SectionFile,
    Statement,
    StatementsFile,
    Topic,
    TopicsFile,
    Whole,
)
from s17gen.layers import Layer, merge, read, replaced, sole
from s17gen.model import Wire
from s17gen.notice import Origin
from s17gen.styles import Style

REGIME = "foia"

F = TypeVar("F", bound=Wire)
W = TypeVar("W", bound=Whole)


class Section(Struct):
    """One section's provisions and blocks from all layers, with the place of each by citation or id."""

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

    def origin(self, name: str) -> Origin:
        """Where a provision or a block that the section has comes from."""
        document, path = self.places[name]
        return _origin("block" if path[0] == "blocks" else "provision", document, path, name)

    def age_limit(self, provision: Provision) -> Historical | None:
        """When the provision can no longer be relied on because of the age of a record, if ever."""
        return provision.historical or self.historical


class Library:
    """The layers, read lazily. Every method raises `LibraryError` if a file it opens is unsound."""

    def __init__(self, layers: Sequence[str] = ()) -> None:
        shipped = Layer(content_root("exemptions"), "exemptions")
        self.layers = (shipped, *(Layer(folder, folder.rstrip("/")) for folder in layers))
        self._files: dict[str, tuple[Document, Wire]] = {}
        self._folders: dict[str, list[str]] = {}
        self._sections: dict[str, Section | None] = {}
        self._statements: dict[str, tuple[Statement, Origin]] | None = None

    # What the law says.

    def section(self, number: str) -> Section | None:
        """The section `s31` with its blocks; `common` holds the blocks that sections share."""
        if number not in self._sections:
            known = re.fullmatch(r"common|s[0-9]{1,3}[A-Z]{0,2}", number)
            self._sections[number] = self._read_section(number) if known else None
        return self._sections[number]

    def provision(self, cite: str) -> Provision | None:
        """The provision with exactly this citation."""
        section = self.section(cite.split("(")[0])
        return section.provisions.get(cite) if section else None

    def citations(self) -> list[str]:
        """Every citation the library has, in the order of its files. Opens all of them."""
        return [cite for section in self.sections() for cite in section.provisions]

    def numbers(self) -> list[str]:
        """The sections the library has, in numerical order."""
        names = {name.split("-")[0] for name in self._names() if re.match(r"s[0-9]{1,3}[A-Z]{0,2}-", name)}
        return sorted(names, key=lambda name: (len(name.rstrip("ABC")), name))

    def regime(self) -> RegimeFile:
        """The access regime: its duties and its words."""
        return self.whole(f"{REGIME}/regime.yaml", RegimeFile)

    def regulators(self) -> list[Regulator]:
        """Who has taken section 50 complaints, in the order in which they took office."""
        return self.whole("uk/regulators.yaml", RegulatorsFile).regulators

    def authority_kinds(self) -> dict[str, AuthorityKind]:
        """The kinds of public authority, by id."""
        return {each.id: each for each in self.whole("uk/authorities.yaml", AuthoritiesFile).kinds}

    # What the letters say.

    def block(self, name: str) -> Block | None:
        """The block with this id; the id's first word names its file."""
        section = self.section(name.split(".")[0])
        return section.blocks.get(name) if section else None

    def block_ids(self) -> list[str]:
        """Every block id the library has. Opens all its files."""
        return [name for section in self.sections() for name in section.blocks]

    def origin(self, name: str) -> Origin:
        """Where a block that exists comes from."""
        section = self.section(name.split(".")[0])
        return section.origin(name) if section else Origin("block", name, "")

    def words(self, origin: Origin) -> str:
        """The words that come from there, as the library has them; of a provision, all that letters may say of it."""
        if origin.kind == "statement":
            return self.statement(origin.id)[0].text
        if origin.kind == "block":
            block = self.block(origin.id)
            return block.text if block else ""
        section, provision = self.section(origin.id.split("(")[0]), self.provision(origin.id)
        if section is None or provision is None:
            return ""
        said = (section.title, provision.clause or section.clause, provision.covers, provision.interest or "")
        return "\n".join((*said, *provision.particulars))

    def statement(self, name: str) -> tuple[Statement, Origin]:
        """A connecting sentence, and where it comes from."""
        if not self.has_statement(name):
            hint = "a layer may reword a statement with `replaces: true`, but letters need each of them"
            raise LibraryError(f"the library has no statement `{name}`", hint=hint)
        return self._known_statements()[name]

    def has_statement(self, name: str) -> bool:
        """Whether there is a connecting sentence of this id."""
        return name in self._known_statements()

    def statement_ids(self) -> list[str]:
        """Every statement id."""
        return list(self._known_statements())

    def topics(self) -> dict[str, Topic]:
        """The closed list of topics by id."""
        found: dict[str, Topic] = {}
        for document, file in self.each("topics.yaml", TopicsFile):
            found = merge(document, "topics", file.topics, found)
        return found

    def topic_places(self) -> dict[str, tuple[Document, Path]]:
        """Where each topic stands: the file, and the path in it."""
        return {
            topic.id: (document, ("topics", index))
            for document, file in self.each("topics.yaml", TopicsFile)
            for index, topic in enumerate(file.topics)
        }

    def style(self, name: str) -> Style | None:
        """A house style by its id."""
        known = re.fullmatch(r"[a-z0-9-]+", name)
        return sole(list(self.each(f"styles/{name}.yaml", Style))) if known else None

    def style_ids(self) -> list[str]:
        """Every house style."""
        return sorted(name.removesuffix(".yaml") for name in self._names("styles") if name.endswith(".yaml"))

    def versions(self) -> list[LibraryFile]:
        """Name, version, owner and review date of each layer that says so."""
        return [file for _, file in self.each("library.yaml", LibraryFile)]

    def sections(self) -> Iterator[Section]:
        """Every section, `common` first, then in numerical order. Opens all the files."""
        for number in ("common", *self.numbers()):
            section = self.section(number)
            if section:
                yield section

    # Files of any kind.

    def each(self, name: str, model: type[F]) -> Iterator[tuple[Document, F]]:
        """The file of this name in each layer that has one."""
        for layer in self.layers:
            if is_there(f"{layer.folder}/{name}"):
                yield self._file(layer, name, model)

    def whole(self, name: str, model: type[W]) -> W:
        """A file of which there is one, from the uppermost layer that has it."""
        file = sole(list(self.each(name, model)))
        if file is None:
            raise LibraryError(f"the library has no {name}", hint="install s17gen again")
        return file

    # Reading.

    def _names(self, folder: str = REGIME) -> list[str]:
        return list(dict.fromkeys(name for layer in self.layers for name in layer.names(folder)))

    def _file(self, layer: Layer, name: str, model: type[F]) -> tuple[Document, F]:
        """One file of a layer, read once. One that cannot be read is an error."""
        path = f"{layer.folder}/{name}"
        if path not in self._files:
            if not is_ordinary(path):
                raise LibraryError(f"{layer.name}/{name} is no ordinary file", hint="remove it, or put the file there")
            self._files[path] = read(path, f"{layer.name}/{name}", model)
        document, file = self._files[path]
        assert isinstance(file, model)  # a name always has the same kind of file
        return document, file

    def _listed(self, layer: Layer) -> list[str]:
        """The names of a layer's section files, looked up once."""
        if layer.folder not in self._folders:
            self._folders[layer.folder] = layer.names(REGIME)
        return self._folders[layer.folder]

    def _read_section(self, number: str) -> Section | None:
        files = [
            self._file(layer, f"{REGIME}/{name}", SectionFile)
            for layer in self.layers
            for name in self._listed(layer)
            if name.endswith(".yaml") and name.removesuffix(".yaml").split("-")[0] == number
        ]
        if not files:
            return None
        found = Section(number)
        for document, file in files:
            if (found.title and file.title) or (found.clause and file.clause):
                replaced(document, file.replaces)
            _lay_facts(found, file)
            found.retired = merge(document, "retired", file.retired, found.retired)
            found.provisions = merge(document, "provisions", file.provisions, found.provisions)
            found.blocks = merge(document, "blocks", file.blocks, found.blocks, file.disables)
            for index, provision in enumerate(file.provisions):
                found.places[provision.cite] = document, ("provisions", index)
            for index, block in enumerate(file.blocks):
                found.places[block.id] = document, ("blocks", index)
            found.places[found.number] = document, ()
        _check_citations(found)
        return found

    def _known_statements(self) -> dict[str, tuple[Statement, Origin]]:
        if self._statements is None:
            self._statements = self._read_statements()
        return self._statements

    def _read_statements(self) -> dict[str, tuple[Statement, Origin]]:
        merged: dict[str, Statement] = {}
        origins: dict[str, Origin] = {}
        for document, file in self.each(f"{REGIME}/statements.yaml", StatementsFile):
            merged = merge(document, "statements", file.statements, merged, file.disables)
            for index, each in enumerate(file.statements):
                origins[each.id] = _origin("statement", document, ("statements", index), each.id)
        return {name: (each, origins[name]) for name, each in merged.items()}


def _lay_facts(found: Section, file: SectionFile) -> None:
    """What a layer says of the section as a whole takes the place of what those below it say."""
    for name in ("title", "heading", "clause", "who", "note", "historical"):
        setattr(found, name, getattr(file, name) or getattr(found, name))
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


def _origin(kind: str, document: Document, path: Path, name: str) -> Origin:
    return Origin(kind, name, f"{document.name}:{document.values[path][0] + 1}")
