"""Where the law behind a finding can be read: an authority as it is cited, turned into an address, if one is known."""

import datetime
import re
from collections.abc import Iterable

from msgspec.structs import replace

from s17gen.findings import Kind
from s17gen.law import RegimeFile, Whole
from s17gen.layers import lay
from s17gen.library import Library
from s17gen.model import Wire


class Enactment(Wire, frozen=True):
    """A law whose provisions have pages of their own.

    `cite` is how citations of it begin; `parts` has, for the sign before a number (`s`, `reg`), its word in an address.
    """

    cite: str
    name: str
    url: str
    parts: dict[str, str] = {}
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by."""
        return self.cite


class Page(Wire, frozen=True):
    """A page of guidance, or a judgment; one that nobody has found has no `url`."""

    cite: str
    url: str | None = None
    note: str | None = None
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by."""
        return self.cite


class SourcesFile(Whole, frozen=True, kw_only=True):
    """Where authorities can be read."""

    reviewed: datetime.date
    laws: list[Enactment] = []
    pages: list[Page] = []


def cited(kind: Kind, regime: RegimeFile) -> Kind:
    """The kind with its law: its own, or the authority for the duty that it is about."""
    if kind.law or not kind.duty:
        return kind
    return replace(kind, law=tuple(cite for duty in regime.duties if duty.id == kind.duty for cite in duty.authority))


def links(library: Library, kinds: Iterable[Kind]) -> dict[str, str]:
    """The address of each authority for `kinds`, duties and times, by how it is cited, where one is known.

    Raises `LibraryError` where the library's list cannot be read.
    """
    file = sources(library)
    found = {cite: address(cite, file) for cite in authorities(library.regime(), kinds)}
    return {cite: url for cite, url in found.items() if url}


def sources(library: Library) -> SourcesFile:
    """Where authorities can be read, as all layers together say. Raises `LibraryError`."""
    files = library.some("sources.yaml", SourcesFile)
    laws = lay(files, "laws", lambda file: file.laws, lambda file: ())
    pages = lay(files, "pages", lambda file: file.pages, lambda file: ())
    return replace(files[-1][1], laws=list(laws.values()), pages=list(pages.values()))


def authorities(regime: RegimeFile, kinds: Iterable[Kind]) -> list[str]:
    """Every authority that kinds of finding, duties and times cite, once."""
    named = [cite for kind in kinds for cite in kind.law]
    for duty in regime.duties:
        named += [*duty.authority, *(duty.confirming.authority if duty.confirming else ())]
    return list(dict.fromkeys([*named, *regime.time.law()]))


def address(cite: str, file: SourcesFile) -> str:
    """The address of one authority; empty where none is known."""
    entry = entry_of(cite, file)
    url = entry.url if entry else None
    if entry is None or url is None or not url.startswith(("https://", "http://")):
        return ""
    named = re.match(r" ([A-Za-z]+?)s? ?([0-9]+[A-Z]*)", cite[len(entry.cite) :])
    if isinstance(entry, Enactment) and named and named[1] in entry.parts:
        return f"{url}/{entry.parts[named[1]]}/{named[2]}"
    return url


def entry_of(cite: str, file: SourcesFile) -> Enactment | Page | None:
    """What the list has on an authority: of the entries that its citation begins with, the longest."""
    entries: list[Enactment | Page] = [*file.laws, *file.pages]
    fit = [each for each in entries if re.match(rf"{re.escape(each.cite)}(?![A-Za-z0-9])", cite)]
    return max(fit, key=lambda each: len(each.cite), default=None)
