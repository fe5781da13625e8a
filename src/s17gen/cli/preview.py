"""`s17gen preview`: one page with the letter and, beside it, all there is to say of it; rewritten on each save."""

import os
import signal
from typing import Unpack

import click
from msgspec import Struct

from s17gen.authority import place_of
from s17gen.cli import shared
from s17gen.cli.codes import INTERRUPTED, OK
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.document import Document
from s17gen.errors import OutputError, S17genError, UsageError
from s17gen.file_kinds import UNREADABLE
from s17gen.files import read_file
from s17gen.findings import Finding
from s17gen.output import write as write_files
from s17gen.pipeline import Settings
from s17gen.preview.build import Preview, preview, trouble
from s17gen.preview.page import MARK, write
from s17gen.preview.watch import changes
from s17gen.project import Project, looked_at
from s17gen.source import MAX_BYTES, load
from s17gen.visible import visible

_ENDING = ".preview.html"
_REFRESH = 2  # seconds


class _Options(shared.Common):
    """What the options were given as."""

    target: str | None
    watched: bool
    refresh: int | None
    opened: bool
    force: bool


class _Call(Struct):
    """One call of the command: the request, the page's file (`-`: standard output), what was written there last."""

    request: str
    target: str
    given: _Options
    held: Project = Project()
    profile: str = ""  # the file of the profile in force
    logo: str = ""  # and that of its logo
    shown: Preview | None = None
    written: str = ""

    def sources(self) -> list[str]:
        """The files and folders that the page is made of, or would be if they were there."""
        given, held = self.given, self.held
        files = [each for each in (*looked_at(shared.found([self.request])), self.profile, self.logo) if each]
        return [self.request, *files, *(given["layers"] or held.library), *shared.templates(held, given["templates"])]

    def follow(self, document: Document) -> None:
        """Note which profile is in force, and its logo; a file that cannot be read leaves what it said before."""
        if not isinstance(document.data, dict):
            return
        held, folder, said = self.held, os.path.dirname(self.request), document.data.get("authority")
        if not isinstance(said, dict):
            usual = place_of(self.given["profile"], "", held.authorities) if self.given["profile"] else held.authority
            path = place_of(said.strip(), folder, held.authorities) if isinstance(said, str) else usual
            self.profile, folder = path or "", os.path.dirname(path or "")
            said = read_file(path)[0].data if path else {}
        if isinstance(said, dict):
            logo = said.get("logo")
            file = logo.get("file") if isinstance(logo, dict) else None
            self.logo = os.path.join(folder, file.strip()) if isinstance(file, str) else ""


@click.command("preview", epilog="More: `s17gen help officers`.")
@click.argument("request", metavar="REQUEST")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER",
    help="Where to write the page; `-` is standard output. Without it, a file beside the request and named like it:"
    " request.preview.html.",
)
@click.option("--watch", "watched", is_flag=True, help="Write the page again whenever you save, until Ctrl-C.")
@click.option(
    "--refresh",
    type=click.IntRange(0, 3600),
    metavar="SECONDS",
    help=f"How often a watched page loads itself again: {_REFRESH}, if not given; 0 leaves that to you.",
)
@click.option("--open", "opened", is_flag=True, help="Open the page in your browser.")
@click.option("--force", is_flag=True, help="Replace a file that is no preview.")
@shared.in_force("Show the letter for these readers.")
def command(request: str, **given: Unpack[_Options]) -> int:
    """Write a page that shows the letter of REQUEST and what is found in it; `-` reads standard input.

    \b
    Examples:
      s17gen preview request.yaml
      s17gen preview request.yaml --watch --open
      s17gen preview request.yaml -o page.html --style brief

    Beside the letter stand the findings, the deadline, the parts and their answers, what the law makes the letter say,
    and which words come from the library. Where errors stop the letter, the page shows a draft. It has the personal
    data of the request, so keep it as safe.

    The exit code is 0 when the page was written, whatever it shows: `s17gen check` is there to judge.
    """  # fmt: skip
    call = _Call(request, _target(request, given), given)
    document, findings = _read(request)
    if any(each.kind is UNREADABLE for each in findings):
        raise UsageError(f"{request} cannot be read: {findings[0].message}", "check the name and its folder")
    if given["watched"]:
        return _watch(call)
    call.shown = _made(call, document, findings)
    _deliver(call, 0)
    say(f"s17gen: {visible(document.name if call.target == '-' else call.target)}: {call.shown.said}")
    _open(call)
    return OK


def _target(request: str, given: _Options) -> str:
    """The file that the page gets; `-` is standard output. Raises `UsageError` where it cannot do what is asked."""
    target = given["target"]
    if target == "":
        raise UsageError("`-o` has no name", "give a file or a folder, or leave `-o` out")
    if target is None:
        target = "-" if request == "-" else os.path.splitext(request)[0] + _ENDING
    elif target != "-" and (target.endswith(("/", os.sep)) or os.path.isdir(target)):
        stem = "stdin" if request == "-" else os.path.splitext(os.path.basename(request))[0]
        target = os.path.join(target, stem + _ENDING)
    if given["watched"] and "-" in (request, target):
        raise UsageError("`--watch` needs a file to look at and a file to write", "name both")
    if given["opened"] and target == "-":
        raise UsageError("`--open` needs a file for the page", "name one with `-o`")
    if given["refresh"] is not None and not given["watched"]:
        raise UsageError("`--refresh` is for a page that is watched", "add `--watch`, or leave `--refresh` out")
    for each in (request, given["profile"]):
        if each and target != "-" and _same(each, target):
            raise UsageError(f"the page would replace {each}", "choose another name with `-o`")
    return target


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _read(request: str) -> tuple[Document, list[Finding]]:
    return load("stdin", get(MAX_BYTES)) if request == "-" else read_file(request)


def _made(call: _Call, document: Document, findings: list[Finding]) -> Preview:
    """The page about what was read, with everything else that it is made of read again."""
    held = call.held = shared.project([call.request])
    call.follow(document)
    folders = shared.templates(held, call.given["templates"])[::-1]
    return preview(document, findings, _settings(call.given, held), folders)


def _settings(given: _Options, held: Project) -> Settings:
    """What is in force; the answer for a public request site is proved as the plain text that it is."""
    form = "txt" if given["audience"] == "portal" else "html"
    return shared.settings(held, given, (form,))


def _deliver(call: _Call, refresh: int) -> None:
    """Put the page where it belongs, if it is another than the one there, and say how the letter stands."""
    assert call.shown is not None
    text = write(call.shown.page, refresh)
    if call.target == "-":
        put(text, "page")
    elif text != call.written:
        replaces = _replaces(call)
        call.written = text  # before it is: an interrupt that has waited for the file comes right after it
        write_files({call.target: text}, replaces)


def _replaces(call: _Call) -> bool:
    """Whether a file that is there is to be replaced. Raises `OutputError` where it is no preview and none may be."""
    target = call.target
    if call.given["force"]:
        return True
    try:
        with open(target, "rb") as file:
            if file.read(len(MARK)) == MARK.encode():
                return True
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return False  # writing says why it cannot
    message = f"{target} is there already, and is no preview; it was left as it is"
    raise OutputError(message, "give `--force` to replace it, or another name with `-o`")


def _watch(call: _Call) -> int:
    """Write the page again after every save until somebody stops that; the page that stays loads itself no more."""
    refresh = _REFRESH if call.given["refresh"] is None else call.given["refresh"]
    try:
        for _ in changes(call.sources):
            first = call.shown is None
            call.shown = _again(call, first)
            if write(call.shown.page, refresh) != call.written:
                _deliver(call, refresh)
                say(f"s17gen: {visible(call.target)}: {call.shown.said}")
            if first:
                say(f"s17gen: watching {visible(call.request)}; Ctrl-C ends it")
                _open(call)
    except KeyboardInterrupt:
        pass
    finally:
        _leave(call)
    return INTERRUPTED


def _again(call: _Call, first: bool) -> Preview:
    """The page as things are now; what stops it is on it, unless the call itself was wrong from the first."""
    try:
        return _made(call, *read_file(call.request))
    except S17genError as error:
        if first and isinstance(error, UsageError):
            raise
        return trouble(call.request, error)


def _leave(call: _Call) -> None:
    """Leave the page as it is, but for the refresh; a second Ctrl-C waits for that moment."""
    if call.written == "" or call.shown is None:
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _deliver(call, 0)
    except OutputError as error:
        say(error_lines(error))
    finally:
        signal.signal(signal.SIGINT, before)


def _open(call: _Call) -> None:
    """Open the page, if that is asked for."""
    if not call.given["opened"]:
        return
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(call.target).absolute().as_uri()):
        say(f"s17gen: no browser could be opened; open {visible(call.target)} yourself")
