"""Checks a layer of a library: whether it can be read, what the lint finds, whether its styles say what is owed."""

import contextlib
import datetime
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from s17gen.check.faults import failing
from s17gen.check.kinds import UNREAD
from s17gen.check.recognise import names
from s17gen.check.unsaid import unsaid
from s17gen.citation import listed
from s17gen.content import content_root
from s17gen.errors import LibraryError
from s17gen.facts import AuthoritiesFile, AuthorityKind, BankHolidaysFile, CostLimitsFile, RegulatorsFile
from s17gen.files import is_ordinary, read_file
from s17gen.findings import Finding, Place
from s17gen.law import LibraryFile, RegimeFile, SectionFile, StatementsFile, TopicsFile
from s17gen.layers import SHADOWED, Layer, read
from s17gen.library import REGIME, Library
from s17gen.links import SourcesFile, sources
from s17gen.lint import lint
from s17gen.model import Wire
from s17gen.pipeline import FILE_NOTE
from s17gen.styles import Style
from s17gen.uk import calendar, cost_periods, limit_of, qualified_person

# Every name that a library reads in a layer, and what it reads there.
_FILES: tuple[tuple[str, type[Wire]], ...] = (
    (r"library\.yaml", LibraryFile),
    (r"topics\.yaml", TopicsFile),
    (r"sources\.yaml", SourcesFile),
    (rf"{REGIME}/regime\.yaml", RegimeFile),
    (rf"{REGIME}/statements\.yaml", StatementsFile),
    (rf"{REGIME}/(common|s[0-9]{{1,3}}[A-Z]{{0,2}})(-[^/]*)?\.yaml", SectionFile),
    (r"styles/[a-z0-9-]+\.yaml", Style),
    (r"uk/authorities\.yaml", AuthoritiesFile),
    (r"uk/bank-holidays\.yaml", BankHolidaysFile),
    (r"uk/cost-limits\.yaml", CostLimitsFile),
    (r"uk/regulators\.yaml", RegulatorsFile),
)
_ENDINGS = (".yaml", ".yml", ".json")


def check_library(folder: str, layers: Sequence[str] = ()) -> Iterator[Finding]:
    """Everything wrong with a layer, over the shipped library and the layers below it. It is read to the last file."""
    yield from _unread(folder)
    faults = list(_unsound(folder))
    if not faults:
        library = over(folder, layers)
        faults = [finding for whole in wholes(library) for finding in failing(whole, folder)]
        if not faults:
            faults = [*lint(library), *unsaid(library)]
    yield from (_of_a_copy(each, folder, layers) if each.kind.id == SHADOWED.id else each for each in faults)


def _of_a_copy(shadowed: Finding, folder: str, layers: Sequence[str]) -> Finding:
    """What would hide something, with what to do if the folder is a layer's next version and not one more layer."""
    if not layers or os.path.realpath(folder) in map(os.path.realpath, layers):
        return shadowed
    instead = f"if this folder is to take the place of {listed(list(layers))}, check it with `--library {folder}`"
    return replace(shadowed, hint=f"{shadowed.hint}; {instead}")


def over(folder: str, layers: Sequence[str] = ()) -> Library:
    """The library with this layer uppermost, over those `layers` that come before it; a whole one stands alone."""
    if _is_whole(folder):
        library = Library()
        library.layers = (Layer(folder, folder.rstrip("/")),)
        return library
    real = [os.path.realpath(each) for each in layers]
    own = os.path.realpath(folder)
    below = layers[: real.index(own)] if own in real else layers
    return Library([*below, folder])


def _is_whole(folder: str) -> bool:
    """Whether a layer is a library of its own: it has a regime, and does not say that it replaces one."""
    if os.path.realpath(folder) == os.path.realpath(content_root("exemptions")):
        return True
    path = os.path.join(folder, REGIME, "regime.yaml")
    data = read_file(path)[0].data if os.path.isfile(path) else ""
    return isinstance(data, dict) and data.get("replaces") != "true"


# Each file by itself.


def _files(folder: str) -> Iterator[str]:
    """The files of YAML or JSON in the places of a layer, each from the layer's own folder."""
    for inner in ("", REGIME, "styles", "uk"):
        held = names(os.path.join(folder, inner))
        found = [os.path.join(inner, name) for name in held if name.lower().endswith(_ENDINGS)]
        yield from (each for each in found if inner or _model(each))


def _model(name: str) -> type[Wire] | None:
    """What is read under a name, if anything is."""
    return next((model for pattern, model in _FILES if re.fullmatch(pattern, name)), None)


def _unread(folder: str) -> Iterator[Finding]:
    for name in _files(folder):
        if _model(name) is None:
            hint = "the file of a section is named after it, as in `s31-ours.yaml`; every name ends in `.yaml`"
            path = os.path.join(folder, name)
            yield Finding(UNREAD, f"nothing reads a file of the name {name}", Place(path, 1, 1), hint)


def _unsound(folder: str) -> Iterator[Finding]:
    """What keeps each file of a layer from being read by itself."""
    for inner in (REGIME, "styles", "uk"):
        yield from failing(partial(Layer(folder, folder.rstrip("/")).names, inner), folder)
    for name in _files(folder):
        if model := _model(name):
            yield from failing(partial(_read, folder, name, model), folder)


def _read(folder: str, name: str, model: type[Wire]) -> None:
    path = os.path.join(folder, name)
    if not is_ordinary(path):
        raise LibraryError(f"{path} is no ordinary file", hint="remove it, or put the file there")
    read(path, path, model)


# The files together.


def wholes(library: Library) -> Iterator[Callable[[], object]]:
    """Everything that is read from several layers at once, so that each can fail by itself."""
    yield library.regime
    yield library.versions
    yield library.topics
    yield library.statement_ids
    yield library.regulators
    yield partial(sources, library)
    yield partial(cost_periods, library)
    yield partial(calendar, library)
    yield partial(_kinds, library)
    for number in ("common", *library.numbers()):
        yield partial(library.section, number)
    yield library.style_ids
    with contextlib.suppress(LibraryError):  # which those before have told
        yield from (partial(library.style, name) for name in library.style_ids())
        known = {*library.style_ids(), *(name for file in library.versions() for name in file.disables)} - {FILE_NOTE}
        yield partial(_styles_of_kinds, library.authority_kinds().values(), known)


def _kinds(library: Library) -> None:
    """The kinds of authority, each with the limit and the qualified person that it names."""
    for kind in library.authority_kinds().values():
        limit_of(library, kind, datetime.date.today())
        qualified_person(library, kind)


def _styles_of_kinds(kinds: Iterable[AuthorityKind], known: Collection[str]) -> None:
    """The styles that kinds of authority name. One that a layer switched off is known too, and no mistake: a force's
    layer need have none for schools.
    """
    for kind in kinds:
        if kind.style is not None and kind.style not in known:
            raise LibraryError(f"the kind `{kind.id}` has the unknown style `{kind.style}`", hint="correct `style:`")
