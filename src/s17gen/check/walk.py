"""From the PATHs of a call to what is to be checked, in an order that does not vary; follows no link out."""

import os
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from s17gen.check.recognise import FileKind, Source, has_frames, is_layer, read
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.file_kinds import UNREADABLE
from s17gen.files import reason
from s17gen.findings import Fault

ItemKind: TypeAlias = FileKind | Literal["templates"]

EXPECTED = (
    "a request has `decisions`, a profile a `name` with `review`, `kind` or the like, a layer `foia/`, `styles/` or"
    " `library.yaml`, a folder of templates `letter.html.j2` or the like"
)

_ENDINGS = (".yaml", ".yml", ".json")
_SKIPPED = ("node_modules", "__pycache__")
_OF_A_LAYER = ("foia", "styles", "uk", "topics.yaml", "library.yaml", "sources.yaml")


class Item(Struct, frozen=True):
    """Something that was found. `source` is what was read of a file; a library and templates are folders."""

    kind: ItemKind
    path: str
    source: Source | None = None


class Folder(Struct, frozen=True):
    """A folder, whether it is a layer of a library, and the files in it; or why nobody can look into it."""

    path: str
    layer: bool = False
    files: list[str] = []
    error: OSError | None = None


def walk(path: str, skip_others: bool = False) -> Iterator[Item]:
    """What a PATH holds. Raises `UsageError` for a file that is nothing to check, unless others are to be skipped."""
    if os.path.isdir(path):
        yield from _folders(path)
    else:
        yield from _named(path, skip_others)


def apart(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each once, however many PATHs lead to it."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        real = item.kind, os.path.realpath(item.path) if item.path != "-" else item.path
        if real not in seen:
            seen.add(real)
            yield item


def _named(path: str, skip_others: bool) -> Iterator[Item]:
    """A file that was named outright."""
    folder = os.path.dirname(path)
    if path.endswith((".j2", ".css")) and has_frames(folder or "."):
        yield Item("other", path) if skip_others else Item("templates", folder or ".")
        return
    source = read(path)
    kind = source.kind
    layer = _layer_of(folder) if kind == "library" and not skip_others else None
    if layer is not None:
        yield Item("library", layer)
    elif kind in ("other", "library") and not skip_others:
        what = "stands in no layer" if kind == "library" else "is nothing that can be checked"
        raise UsageError(f"{path} {what}", f"{EXPECTED}; `--skip-others` passes over what is none of these")
    else:
        yield Item("other" if kind == "library" else kind, path, source)


def _layer_of(folder: str) -> str | None:
    """The layer that a library's file stands in: its own folder, or the one above that."""
    above = os.path.dirname(folder) or ("." if folder not in ("", ".") else "..")
    return next((each for each in (folder or ".", above) if is_layer(each)), None)


def _folders(path: str) -> Iterator[Item]:
    """Everything in a folder and in those below it, each folder's files before its folders."""
    for folder in folders(path, _ENDINGS):
        if folder.error:
            yield _unreadable(folder.path, folder.error)
            continue
        if folder.layer:
            yield Item("library", folder.path)
        if has_frames(folder.path):
            yield Item("templates", folder.path)
        yield from map(_met, folder.files)


def folders(path: str, endings: tuple[str, ...]) -> Iterator[Folder]:
    """A folder and those below it, each with its files that have one of these endings and are of no layer."""
    home = os.path.realpath(path)
    waiting = [path]
    while waiting:
        here = waiting.pop()
        try:
            held = sorted(os.listdir(here))
        except OSError as error:
            yield Folder(here, error=error)
            continue
        layer = is_layer(here)
        looked = [os.path.join(here, name) for name in held if _is_looked_at(name, layer)]
        inner = {each for each in looked if os.path.isdir(each)}
        files = (each for each in looked if each not in inner and each.lower().endswith(endings))
        yield Folder(here, layer, [each for each in files if _within(each, home)])
        waiting += [each for each in reversed(looked) if each in inner and _is_entered(each)]


def _is_looked_at(name: str, layer: bool) -> bool:
    return not (name.startswith(".") or name in _SKIPPED or (layer and name in _OF_A_LAYER))


def _is_entered(folder: str) -> bool:
    """Whether a folder is one of the repository: no link, and no environment of Python's."""
    return not os.path.islink(folder) and not os.path.isfile(os.path.join(folder, "pyvenv.cfg"))


def _within(path: str, home: str) -> bool:
    """Whether a name is that of an ordinary file which no link leads out to."""
    if not os.path.islink(path):
        return os.path.isfile(path)
    real = os.path.realpath(path)
    return (os.path.isfile(path) or not os.path.exists(path)) and real.startswith(os.path.join(home, ""))


def _met(path: str) -> Item:
    """A file that was met on the way: one of a library that stands in no layer is nothing to check."""
    source = read(path)
    return Item("other" if source.kind == "library" else source.kind, path, source)


def _unreadable(path: str, error: OSError) -> Item:
    document = Document(path, [])
    fault = Fault(UNREADABLE, (), f"the folder cannot be looked into: {reason(error)}", "check who may read it")
    return Item("unreadable", path, Source(document, [document.finding(fault)], "unreadable"))
