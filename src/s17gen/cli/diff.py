"""`s17gen diff`: what another library would change, in the library itself and in the notices for requests."""

import datetime
import os
from collections.abc import Sequence

import click
import msgspec

from s17gen.changes import text
from s17gen.changes.letters import Notice, notice
from s17gen.changes.libraries import Change, compare
from s17gen.check.libraries import over
from s17gen.check.walk import walk
from s17gen.cli import shared
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.streams import get, put, say
from s17gen.content import content_root
from s17gen.errors import UsageError
from s17gen.files import read_file
from s17gen.findings import has_error
from s17gen.layers import Layer
from s17gen.library import Library, opened
from s17gen.pipeline import Settings, check_style
from s17gen.project import Project
from s17gen.render import Renderer
from s17gen.report.text import report
from s17gen.source import MAX_BYTES, load

_SHIPPED = "shipped"
_VERSION = 1  # of the JSON; a change that breaks its readers makes it 2


@click.command("diff", epilog="More: `s17gen help library`.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("requests", nargs=-1, metavar="[REQUEST]...")
@click.option("--library", "layers", multiple=True, metavar="FOLDER", help="A layer that lies below OLD and NEW.")
@click.option("--authority", "profile", metavar="FILE", help="Profile for requests that name no authority.")
@click.option("--style", metavar="NAME", help="House style in place of each request's own.")
@click.option("--date", callback=shared.date, metavar="YYYY-MM-DD", help="Date of the notices, in place of `dated`.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def command(
    old: str,
    new: str,
    requests: tuple[str, ...],
    layers: tuple[str, ...],
    profile: str | None,
    style: str | None,
    date: datetime.date | None,
    form: str,
) -> int:
    """Say which notices would change under another library, and how; without a REQUEST, how the libraries differ.

    OLD and NEW are layers over the shipped library, whole libraries, or `shipped`. Several layers are joined as in a
    search path: unit:force. A REQUEST is a file, or a folder of requests.

    \b
    Examples:
      s17gen diff shipped ours
      s17gen diff ours ours-next requests/
      s17gen diff ours ours-next requests/*.yaml --format json
      s17gen diff force-2026 force-2027 request.yaml --library national-unit

    The exit code is 0 where nothing differs, 1 where something does.
    """  # fmt: skip
    held = shared.project(requests)
    libraries = _library(old, layers), _library(new, layers)
    changes = compare(*libraries)
    if not requests:
        put(text.of_libraries(changes) if form == "text" else _json(old, new, changes, None), "answer")
        say(f"s17gen: {_counted(len(changes), 'difference')} between {old} and {new}")
        return FINDINGS if changes else OK
    _refuse_unknown(style, libraries)
    settings = [_settings(each, held, profile, style, date) for each in libraries]
    names = dict.fromkeys(name for each in requests for name in _files(each))
    found = [_notice(each, (settings[0], settings[1]), changes) for each in names]
    put(text.of_notices(found) if form == "text" else _json(old, new, changes, found), "answer")
    return _told(found, changes)


def _files(path: str) -> list[str]:
    """The requests that a path stands for: those in a folder, or else the file itself."""
    if not os.path.isdir(path):
        return [path]
    found = [each.path for each in walk(path) if each.kind in ("request", "unreadable")]
    if not found:
        raise UsageError(f"there is no request in {path}", "name the files, or the folder that they are in")
    return found


def _told(found: Sequence[Notice], changes: Sequence[Change]) -> int:
    """Say how many notices would change, and give the exit code that this comes to."""
    changed = sum(not each.same for each in found)
    unread = sum("unreadable" in (each.old, each.new) for each in found)
    more = f"; {_counted(unread, 'file')} cannot be read" if unread else ""
    say(f"s17gen: {changed} of {_counted(len(found), 'notice')} would change{more}")
    if changes and not changed:
        say(f"  the libraries have {_counted(len(changes), 'difference')}; without a REQUEST, all are listed")
    return UNUSABLE if unread else FINDINGS if changed else OK


def _library(name: str, layers: Sequence[str]) -> Library:
    """The library that a name means: the shipped one, a layer or several over it, or one that stands alone."""
    opened(tuple(layers))  # which says what is wrong with a layer
    names = name.split(os.pathsep)
    if "" in names:
        raise UsageError(f"a folder of `{name}` has no name", "join layers as in `unit:force`, or write `shipped`")
    if name == _SHIPPED or _same(name, content_root("exemptions")):
        return Library(layers)
    opened(tuple(names))
    first, *more = names
    found = over(first, layers)
    if any(_same(each, lower.folder) for each in more for lower in found.layers):
        raise UsageError(f"`{name}` has a layer that `--library` puts below it too", "leave it out in one place")
    found.layers = (*found.layers, *(Layer(each, each.rstrip("/")) for each in more))
    return found


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _settings(
    library: Library, held: Project, profile: str | None, style: str | None, date: datetime.date | None
) -> Settings:
    return Settings(
        library=library,
        renderers=(Renderer("txt"),),
        today=datetime.date.today(),
        date=date,
        authority=shared.usual_profile(held, profile),
        style=style,
        profiles=held.authorities,
        usual_style=held.style,
    )


def _refuse_unknown(style: str | None, libraries: tuple[Library, Library]) -> None:
    """Refuse a house style that neither library has; one that only one has is a difference."""
    if style not in (*libraries[0].style_ids(), *libraries[1].style_ids()):
        check_style(style, libraries[1])


def _notice(name: str, settings: tuple[Settings, Settings], changes: Sequence[Change]) -> Notice:
    document, findings = load("stdin", get(MAX_BYTES)) if name == "-" else read_file(name)
    if has_error(findings):
        say(report(findings).rstrip("\n"))
    return notice(document, findings, settings, changes)


def _json(old: str, new: str, changes: Sequence[Change], notices: Sequence[Notice] | None) -> str:
    data = {"version": _VERSION, "old": old, "new": new, "libraries": changes}
    data |= {"notices": notices} if notices is not None else {}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
