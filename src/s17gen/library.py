"""Finds, layers and indexes the library's files; opens only those a case cites; knows nothing of requests.

A library is a list of layers, folders of the same shape: the shipped one first, an authority's own after it.
A later layer adds, replaces (`replaces: true`, so that nothing is shadowed by accident) or disables by id.
"""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from s17gen.bind import bind
from s17gen.citation import section_of
from s17gen.content import content_root
from s17gen.errors import LibraryError
from s17gen.findings import Fault, Finding, Kind, Path, has_error
from s17gen.law import (
    Block,
    LibraryFile,
    Provision,
    RegimeFile,
    Regulator,
    RegulatorsFile,
    SectionFile,
    Statement,
    StatementsFile,
    Style,
    Topic,
    TopicsFile,
)
from s17gen.notice import Origin
from s17gen.source import MAX_BYTES, Document, load
from s17gen.wire import Wire

SHADOWED = Kind("S17-030", "a layer has an item whose id is taken")
NOTHING_REPLACED = Kind("S17-031", "a layer replaces or disables what is not there")
TWICE = Kind("S17-032", "an id is used twice in one file")

KINDS = (SHADOWED, NOTHING_REPLACED, TWICE)

REGIME = "foia"

F = TypeVar("F", bound=Wire)


class _Item(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def replaces(self) -> bool: ...


I = TypeVar("I", bound=_Item)  # noqa: E741


class Section(Struct):
    """One section's provisions and blocks from all layers, with the origin of each by id or citation."""

    number: str
    title: str
    clause: str
    provisions: dict[str, Provision]
    blocks: dict[str, Block]
    origins: dict[str, Origin]


class Library:
    """The layers, read lazily. Every method raises `LibraryError` if a file it opens is unsound."""

    def __init__(self, layers: Sequence[str] = ()) -> None:
        self.roots = (content_root("exemptions"), *layers)
        self._listings: dict[str, list[str]] = {}
        self._sections: dict[str, Section | None] = {}
        self._statements: dict[str, tuple[Statement, Origin]] | None = None
        self._files: dict[str, tuple[Document, Wire]] = {}

    # What the law says.

    def section(self, number: str) -> Section | None:
        """The section `s31` with its blocks; `common` holds the blocks that sections share."""
        if number not in self._sections:
            self._sections[number] = self._read_section(number)
        return self._sections[number]

    def provision(self, cite: str) -> Provision | None:
        """The provision with exactly this citation."""
        section = self.section(section_of(cite))
        return section.provisions.get(cite) if section else None

    def citations(self) -> list[str]:
        """Every citation the library has, in the order of its files. Opens all of them."""
        return [cite for number in self.numbers() for cite in self._known(number).provisions]

    def numbers(self) -> list[str]:
        """The sections the library has, in numerical order."""
        names = {name.split("-")[0] for name in self._names() if name.startswith("s") and "-" in name}
        return sorted(names, key=lambda name: (len(name.rstrip("ABC")), name))

    def regime(self) -> RegimeFile:
        """The access regime: its duties and its words."""
        return self._last(f"{REGIME}/regime.yaml", RegimeFile)

    def regulator(self, on: datetime.date) -> Regulator:
        """The regulator on a day. FOIA s50; DUAA 2025 ss117-119 from 30 September 2026."""
        in_office = [each for each in self._last("uk/regulators.yaml", RegulatorsFile).regulators if each.since <= on]
        if not in_office:
            raise LibraryError(f"the library names no regulator for {on}", hint="the Act has one from 2001 on")
        return in_office[-1]

    # What the letters say.

    def block(self, name: str) -> Block | None:
        """The block with this id; the id's first word names its file."""
        section = self.section(name.split(".")[0])
        return section.blocks.get(name) if section else None

    def block_ids(self) -> list[str]:
        """Every block id the library has. Opens all its files."""
        return [name for number in ["common", *self.numbers()] for name in self._known(number).blocks]

    def origin(self, name: str) -> Origin:
        """Where a block comes from."""
        return self._known(name.split(".")[0]).origins[name]

    def statement(self, name: str) -> tuple[Statement, Origin]:
        """A connecting sentence, and where it comes from."""
        if self._statements is None:
            self._statements = self._read_statements()
        if name not in self._statements:
            raise LibraryError(f"the library has no statement `{name}`", hint="every layer builds on the shipped one")
        return self._statements[name]

    def statement_ids(self) -> list[str]:
        """Every statement id."""
        self.statement("opening")
        return list(self._statements or {})

    def topics(self) -> dict[str, Topic]:
        """The closed list of topics by id."""
        return {each.id: each for layer in self._layers("topics.yaml", TopicsFile) for each in layer[1].topics}

    def style(self, name: str) -> Style | None:
        """A house style by its id."""
        layers = list(self._layers(f"styles/{os.path.basename(name)}.yaml", Style))
        return layers[-1][1] if layers else None

    def style_ids(self) -> list[str]:
        """Every house style."""
        folders = [f"{root}/styles" for root in self.roots if os.path.isdir(f"{root}/styles")]
        return sorted({name[:-5] for folder in folders for name in os.listdir(folder) if name.endswith(".yaml")})

    def versions(self) -> list[LibraryFile]:
        """Name, version, owner and review date of each layer that says so."""
        return [file for _, file in self._layers("library.yaml", LibraryFile)]

    # Reading.

    def _known(self, number: str) -> Section:
        section = self.section(number)
        assert section is not None  # `numbers()` lists what has a file
        return section

    def _names(self) -> list[str]:
        names: list[str] = []
        for root in self.roots:
            folder = f"{root}/{REGIME}"
            if folder not in self._listings:
                self._listings[folder] = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
            names += self._listings[folder]
        return list(dict.fromkeys(names))

    def _layers(self, name: str, model: type[F]) -> Iterator[tuple[Document, F]]:
        for root in self.roots:
            path = f"{root}/{name}"
            if os.path.isfile(path):
                yield self._file(path, f"{os.path.basename(root)}/{name}", model)

    def _file(self, path: str, name: str, model: type[F]) -> tuple[Document, F]:
        """One file, read once; `name` is what findings and origins call it."""
        if path not in self._files:
            self._files[path] = _read(path, name, model)
        document, file = self._files[path]
        assert isinstance(file, model)  # a path always has the same kind of file
        return document, file

    def _last(self, name: str, model: type[F]) -> F:
        files = [file for _, file in self._layers(name, model)]
        if not files:
            raise LibraryError(f"the library has no {name}", hint="install s17gen again")
        return files[-1]

    def _read_section(self, number: str) -> Section | None:
        names = [name for name in self._names() if name == f"{number}.yaml" or name.startswith(f"{number}-")]
        layers = [layer for name in names for layer in self._layers(f"{REGIME}/{name}", SectionFile)]
        if not layers:
            return None
        found = Section(number, "", "", {}, {}, {})
        for document, file in layers:
            found.title = file.title or found.title
            found.clause = file.clause or found.clause
            for index, provision in enumerate(file.provisions):
                found.provisions[provision.cite] = provision
                found.origins[provision.cite] = _origin("provision", document, ("provisions", index), provision.cite)
            merged = _merge(document, "blocks", file.blocks, file.disables, found.blocks)
            found.blocks = merged
            for index, block in enumerate(file.blocks):
                found.origins[block.id] = _origin("block", document, ("blocks", index), block.id)
        return found

    def _read_statements(self) -> dict[str, tuple[Statement, Origin]]:
        merged: dict[str, Statement] = {}
        origins: dict[str, Origin] = {}
        for document, file in self._layers(f"{REGIME}/statements.yaml", StatementsFile):
            merged = _merge(document, "statements", file.statements, file.disables, merged)
            for index, each in enumerate(file.statements):
                origins[each.id] = _origin("statement", document, ("statements", index), each.id)
        return {name: (each, origins[name]) for name, each in merged.items()}


def _read(path: str, name: str, model: type[F]) -> tuple[Document, F]:
    """Read and bind one file of the library."""
    with open(path, "rb") as file:
        document, findings = load(name, file.read(MAX_BYTES + 1))
    if not has_error(findings):
        bound, faults = bind(document, model)
        if bound is not None:
            return document, bound
        findings = faults
    raise LibraryError(f"{name} is unsound", findings, "mend the library; requests are not at fault")


def _merge(
    document: Document, key: str, items: Iterable[I], disables: Iterable[str], below: Mapping[str, I]
) -> dict[str, I]:
    """The items of the layers below with this layer's added, replaced and disabled."""
    findings: list[Finding] = []
    merged = dict(below)
    here: set[str] = set()
    for index, item in enumerate(items):
        fault = _clash((key, index), item, below, here)
        findings += [document.finding(fault)] if fault else []
        here.add(item.id)
        merged[item.id] = item
    for index, name in enumerate(disables):
        if merged.pop(name, None) is None:
            message = f"`{name}` is disabled, but no layer below has it"
            findings.append(document.finding(Fault(NOTHING_REPLACED, ("disables", index), message)))
    if findings:
        raise LibraryError(f"{document.name} does not fit the layers below it", findings)
    return merged


def _clash(path: Path, item: _Item, below: Mapping[str, object], here: set[str]) -> Fault | None:
    if item.id in here:
        return Fault(TWICE, path, f"`{item.id}` is used twice in this file", "ids are unique: rename one")
    if item.replaces and item.id not in below:
        hint = "take `replaces` out to add it, or correct the id"
        return Fault(NOTHING_REPLACED, path, f"`{item.id}` replaces nothing: no layer below has it", hint)
    if item.id in below and not item.replaces:
        hint = "say `replaces: true` if that is meant, or choose another id"
        return Fault(SHADOWED, path, f"`{item.id}` would hide the one of a layer below", hint)
    return None


def _origin(kind: str, document: Document, path: Path, name: str) -> Origin:
    return Origin(kind, name, f"{document.name}:{document.place(path).line}")
