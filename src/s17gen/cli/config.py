"""`s17gen config`: what is in force in a project, or for one request of it, and where each value comes from."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec
from msgspec import Struct

from s17gen.authority import place_of
from s17gen.cli import shared
from s17gen.cli.codes import OK, UNUSABLE
from s17gen.cli.streams import get, put, say
from s17gen.document import Data, Document
from s17gen.files import read_file
from s17gen.findings import has_error
from s17gen.lookup.text import table
from s17gen.nearest import nearest
from s17gen.pipeline import DEFAULT_STYLE, style_of_kind
from s17gen.project import FILE, KEYS, NAMED, PREFIX, Found, Project
from s17gen.report.text import report
from s17gen.source import MAX_BYTES, load
from s17gen.visible import visible

_VERSION = 1  # of the JSON; a change that breaks its readers makes it 2
_DEFAULT = "default"
_INLINE = "(in the request)"
# What holds where nobody says anything.
_USUAL: dict[str, Any] = {"format": ("md",), "output": "-"}


class _Setting(Struct, frozen=True):
    """A key, its value (nothing, a text, several, or whether), and where that comes from."""

    key: str
    value: str | tuple[str, ...] | bool | None
    origin: str = msgspec.field(name="from")


@click.command("config", epilog="More: `s17gen help automation`.")
@click.argument("request", required=False, metavar="[REQUEST]")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def command(request: str | None, form: str) -> int:
    """Print what is in force in this folder, or for a REQUEST, and where each value comes from.

    A project says in `s17gen.toml`, or under `[tool.s17gen]` in pyproject.toml, what its calls have in common. The file
    is looked for in the request's folder and in those above it. An option of a call comes before a variable such as
    S17GEN_STYLE, and that before the file.

    \b
    Examples:
      s17gen config
      s17gen config request.yaml
      s17gen config --format json
      S17GEN_STYLE=brief s17gen config
      S17GEN_CONFIG=none s17gen config
    """  # fmt: skip
    place = shared.found([request] if request else ())
    held = shared.project([request] if request else ())
    document = None
    if request:
        document, findings = load("stdin", get(MAX_BYTES)) if request == "-" else read_file(request)
        if has_error(findings):
            say(report(findings).rstrip("\n"))
            return UNUSABLE
    for words in _misspelt(os.environ):
        say(f"s17gen: {words}")
    settings = list(_settings(held, document))
    put(_text(place, settings) if form == "text" else _json(place, settings), "answer")
    return OK


def _misspelt(environ: Iterable[str]) -> Iterator[str]:
    """A message for each variable that looks like one of ours, and that nothing reads."""
    known = (*KEYS, NAMED.removeprefix(PREFIX).lower())
    for name in sorted(each for each in environ if each.upper().startswith(PREFIX)):
        near = nearest(name[len(PREFIX) :], known)  # without what all of them begin with, or every name is near
        meant = f"{PREFIX}{near.upper()}"
        if near and meant != name:
            yield f"the variable {visible(name)} is read by nothing; did you mean `{meant}`?"


def _settings(held: Project, document: Document | None) -> Iterator[_Setting]:
    named = _named(held, document)
    for key in KEYS:
        usual = (getattr(held, key), held.origins[key]) if key in held.origins else (_usual(held, key), _DEFAULT)
        yield _Setting(key, *named.get(key, usual))


def _usual(held: Project, key: str) -> Any:
    return _USUAL[key] if key in _USUAL else getattr(held, key)


def _named(held: Project, document: Document | None) -> dict[str, tuple[str, str]]:
    """What a request says itself, and the style of its profile, or of its kind, where it names none."""
    data = document.data if document else None
    if document is None or not isinstance(data, dict):
        return {}
    found: dict[str, tuple[str, str]] = {}
    authority, path = data.get("authority"), held.authority
    if isinstance(authority, str):
        path = place_of(authority.strip(), os.path.dirname(document.name), held.authorities)
    elif authority is not None:
        path = None
    if authority is not None:
        found["authority"] = (path or _INLINE, _line(document, "authority"))
    style = _style(document, authority, path, held)
    return found | {"style": style} if style else found


def _style(document: Document, authority: "Data | None", path: str | None, held: Project) -> tuple[str, str] | None:
    """The style of a request's letter, unless the project says it; `path` is the file of its profile, if it has one."""
    assert isinstance(document.data, dict)
    style = document.data.get("style")
    if isinstance(style, str):
        return style.strip(), _line(document, "style")
    place = read_file(path)[0] if path else document
    profile, at = (place.data, ()) if path else (authority, ("authority",))
    said = profile if isinstance(profile, dict) else {}
    style, kind = said.get("style"), said.get("kind")
    if isinstance(style, str):
        return style.strip(), _line(place, *at, "style")
    if "style" in held.origins:
        return None
    of_kind = style_of_kind(kind.strip(), shared.layered(held, ())) if isinstance(kind, str) else None
    return (of_kind, _line(place, *at, "kind")) if of_kind else (DEFAULT_STYLE, _DEFAULT)


def _line(document: Document, *path: str) -> str:
    return f"{document.name}:{document.place(path).line}"


# Words.

_WHY = {
    "found": "",
    "git": " (it has .git)",
    "root": " (the root of the file system)",
    "gone": " (the current folder is gone)",
    "named": f"{NAMED} names it",
    "off": f"{NAMED} says that there is none",
}


def _text(place: Found, settings: list[_Setting]) -> str:
    """The file, where it was looked for, and a row for each key."""
    rows = [(each.key, _words(each.value), each.origin) for each in settings]
    head = [("configuration", visible(place.file) or f"none ({FILE})"), ("looked in", _looked(place))]
    return f"{table(head)}\n{table([tuple(map(visible, row)) for row in rows])}"


def _looked(place: Found) -> str:
    if place.why in ("named", "off"):
        return f"no folder: {_WHY[place.why]}"
    if place.first == place.last:
        return f"{visible(place.first)}{_WHY[place.why]}"
    return f"{visible(place.first)} and the folders above it, up to {visible(place.last)}{_WHY[place.why]}"


def _words(value: str | tuple[str, ...] | bool | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return (", ".join(value) if isinstance(value, tuple) else value) or "-"


def _json(place: Found, settings: list[_Setting]) -> str:
    looked = {"first": place.first, "last": place.last, "why": place.why}
    data = {"version": _VERSION, "file": place.file or None, "looked": looked, "settings": settings}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"
