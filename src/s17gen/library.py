"""Finds, layers and indexes the library's files; opens only those a case cites; knows nothing of requests.

A library is a list of layers, folders of the same shape: the shipped one first, an authority's own after it.
A later layer adds, replaces (`replaces: true`, so that nothing is shadowed by accident) or disables by id.
"""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from s17gen.content import content_root
from s17gen.document import Document
from s17gen.errors import LibraryError, UsageError
from s17gen.facts import AuthoritiesFile, AuthorityKind, Regulator, RegulatorsFile
from s17gen.files import is_ordinary, is_there
from s17gen.findings import Path
from s17gen.house_styles import styled
from s17gen.law import (
    Block,
    LibraryFile,
    Provision,
    RegimeFile,
    SectionFile,
    Statement,
    StatementsFile,
    Topic,
    TopicsFile,
    Whole,
)
from s17gen.layers import Layer, lay, merge, read, sole
from s17gen.model import Wire
from s17gen.notice import Origin
from s17gen.sections import Section, origin, section_of
from s17gen.styles import Style

REGIME = "foia"
_STATEMENTS = f"{REGIME}/statements.yaml"
_TOPICS = "topics.yaml"
_ABOUT = "library.yaml"

_LAYER_NAMES = {"foia", "uk", "styles", "topics.yaml", "library.yaml"}
_LAYER_HINT = "a layer is a folder like the shipped exemptions/, with `foia/` or `styles/` in it"

F = TypeVar("F", bound=Wire)
W = TypeVar("W", bound=Whole)


class Library:
    """The layers, read lazily. Every method raises `LibraryError` if a file it opens is unsound."""

    def __init__(self, layers: Sequence[str] = ()) -> None:
        shipped = Layer(content_root("exemptions"), "exemptions")
        self.layers = (shipped, *(Layer(folder, folder.rstrip("/")) for folder in layers))
        self._files: dict[str, tuple[Document, Wire]] = {}
        self._holding: dict[str, list[Layer]] = {}  # by the name of a file, the layers that have it
        self._folders: dict[str, list[str]] = {}
        self._sections: dict[str, Section | None] = {}
        self._styles: dict[str, Style] = {}
        self._statements: dict[str, tuple[Statement, Origin]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """What a pickle holds: the folders' names, from which another process reads what it needs."""
        return Library, (tuple(each.folder for each in self.layers[1:]),)

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
        return self._regime

    @cached_property
    def _regime(self) -> RegimeFile:
        return self.whole(f"{REGIME}/regime.yaml", RegimeFile)

    def regulators(self) -> list[Regulator]:
        """Who has taken section 50 complaints, in the order in which they took office."""
        return self._regulators

    @cached_property
    def _regulators(self) -> list[Regulator]:
        files = self.some("uk/regulators.yaml", RegulatorsFile)
        found = lay(files, "regulators", lambda file: file.regulators, lambda file: file.disables)
        return sorted(found.values(), key=lambda each: each.since)

    def authority_kinds(self) -> dict[str, AuthorityKind]:
        """The kinds of public authority, by id."""
        return self._authority_kinds

    @cached_property
    def _authority_kinds(self) -> dict[str, AuthorityKind]:
        files = self.some("uk/authorities.yaml", AuthoritiesFile)
        return lay(files, "kinds", lambda file: file.kinds, lambda file: file.disables)

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
        found = self._known_statements().get(name)
        if found is None:
            hint = "a layer may reword a statement with `replaces: true`, but letters need each of them"
            raise LibraryError(f"the library has no statement `{name}`", hint=hint)
        return found

    def has_statement(self, name: str) -> bool:
        """Whether there is a connecting sentence of this id."""
        return name in self._known_statements()

    def statement_ids(self) -> list[str]:
        """Every statement id."""
        return list(self._known_statements())

    def topics(self) -> dict[str, Topic]:
        """The closed list of topics by id."""
        return self._topics

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        found: dict[str, Topic] = {}
        for document, file in self.each(_TOPICS, TopicsFile):
            found = merge(document, "topics", file.topics, found, file.disables)
        return found

    def topic_places(self) -> dict[str, tuple[Document, Path]]:
        """Where each topic stands: the file, and the path in it."""
        return {name: places[-1] for name, places in self._places(_TOPICS, "topics", TopicsFile).items()}

    def history(self, kind: str, name: str) -> list[str]:
        """Where a provision, block, topic, statement or style that the library has comes from, as file and line.

        The last is where it stands; those before it are what it took the place of, the lowest first.
        """
        if kind == "style":
            return [f"{document.name}:1" for document, _ in self._style_files(name)]
        if kind in ("topic", "statement"):
            file, model = (_TOPICS, TopicsFile) if kind == "topic" else (_STATEMENTS, StatementsFile)
            places = self._places(file, f"{kind}s", model)[name]
            return [origin(kind, document, path, name).where for document, path in places]
        section = self.section(re.split(r"[.(+]", name)[0])
        return [*section.below.get(name, ()), section.origin(name).where] if section else []

    def style(self, name: str) -> Style | None:
        """A house style by its id."""
        if name in self._styles:
            return self._styles[name]
        files = self._style_files(name)
        if not files:
            return None
        self._styles[name] = sole(files)
        return self._styles[name]

    def style_ids(self) -> list[str]:
        """Every house style."""
        return sorted(self._styled)

    def versions(self) -> list[LibraryFile]:
        """Name, version, owner and review date of each layer that says so."""
        return [file for _, file in self.each(_ABOUT, LibraryFile)]

    def sections(self) -> Iterator[Section]:
        """Every section, `common` first, then in numerical order. Opens all the files."""
        for number in ("common", *self.numbers()):
            section = self.section(number)
            if section:
                yield section

    # Files of any kind.

    def each(self, name: str, model: type[F]) -> Iterator[tuple[Document, F]]:
        """The file of this name in each layer that has one."""
        holding = self._holding.get(name) or [each for each in self.layers if is_there(f"{each.folder}/{name}")]
        if holding:  # requests name styles that there are not, and a long run should not remember these
            self._holding[name] = holding
        for layer in holding:
            yield self._file(layer, name, model)

    def some(self, name: str, model: type[F]) -> list[tuple[Document, F]]:
        """The file of this name in each layer that has one, of which there is at least one."""
        files = list(self.each(name, model))
        if not files:
            raise LibraryError(f"the library has no {name}", hint="install s17gen again")
        return files

    def whole(self, name: str, model: type[W]) -> W:
        """A file of which there is one, from the uppermost layer that has it."""
        return sole(self.some(name, model))

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
        return section_of(number, files) if files else None

    @cached_property
    def _styled(self) -> dict[str, list[Layer]]:
        return styled(self.layers, self._about)

    def _style_files(self, name: str) -> list[tuple[Document, Style]]:
        return [self._file(layer, f"styles/{name}.yaml", Style) for layer in self._styled.get(name, ())]

    def _about(self, layer: Layer) -> tuple[Document, LibraryFile] | None:
        """What a layer says of itself; the shipped one says nothing that a letter needs."""
        if layer.folder == content_root("exemptions") or not is_there(f"{layer.folder}/{_ABOUT}"):
            return None
        return self._file(layer, _ABOUT, LibraryFile)

    def _known_statements(self) -> dict[str, tuple[Statement, Origin]]:
        if self._statements is None:
            self._statements = self._read_statements()
        return self._statements

    def _read_statements(self) -> dict[str, tuple[Statement, Origin]]:
        merged: dict[str, Statement] = {}
        for document, file in self.each(_STATEMENTS, StatementsFile):
            merged = merge(document, "statements", file.statements, merged, file.disables)
        places = self._places(_STATEMENTS, "statements", StatementsFile)
        return {name: (each, origin("statement", *places[name][-1], name)) for name, each in merged.items()}

    def _places(self, name: str, key: str, model: type[Wire]) -> dict[str, list[tuple[Document, Path]]]:
        """Where each item of a list stands in the files of this name, by its id, the lowest first."""
        found: dict[str, list[tuple[Document, Path]]] = {}
        for document, file in self.each(name, model):
            for index, each in enumerate(getattr(file, key)):
                found.setdefault(each.id, []).append((document, (key, index)))
        return found


def opened(layers: Sequence[str], origin: str = "") -> Library:
    """The shipped library with layers over it. Raises `UsageError` for what is none; `origin` ends its message."""
    real = [os.path.realpath(content_root("exemptions"))] if layers else []
    for layer in layers:
        if os.path.realpath(layer) in real:
            what = "the shipped library itself" if os.path.realpath(layer) == real[0] else "given twice"
            raise UsageError(f"the layer {layer} is {what}{origin}", "leave it out: no layer can lie over itself")
        real.append(os.path.realpath(layer))
        try:
            held = set(os.listdir(layer))
        except (OSError, ValueError):
            raise UsageError(f"{layer} is not a folder that can be read{origin}", _LAYER_HINT) from None
        if not held & _LAYER_NAMES:
            raise UsageError(f"{layer} holds nothing of a library{origin}", _LAYER_HINT)
    return Library(layers)
