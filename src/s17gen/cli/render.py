"""`s17gen render`: requests in, letters out."""

import datetime
import os
from collections.abc import Iterable, Iterator

import click
from msgspec import Struct

from s17gen import authority as profiles
from s17gen.case import Case
from s17gen.cli import shared
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.dates import read_date
from s17gen.document import Document
from s17gen.errors import LibraryError, OutputError, S17genError, UsageError
from s17gen.files import read_file
from s17gen.findings import Finding, has_error
from s17gen.output import safe_name, write
from s17gen.pipeline import Audience, Outcome, Settings, run
from s17gen.render import FORMATS, Renderer
from s17gen.report.explain import explain
from s17gen.report.text import report, summary
from s17gen.source import load
from s17gen.visible import visible
from s17gen.wire import Profile


def _date(context: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    date = read_date(value) if value is not None else None
    if value is not None and date is None:
        raise click.BadParameter(f"`{value}` is not a date; write year, month, day: 2026-11-09")
    return date


_TEMPLATES_HINT = "`--templates` takes a folder like the shipped templates/, with `letter.html.j2` or the like in it"

_FRAMES = (*(f"letter.{name}.j2" for name in FORMATS), "letter.css")
_NO_FORMATS = ("pdf", "doc", "docx", "odt", "rtf")


class _Call(Struct):
    """One call of the command: where letters go, and what became of them."""

    target: str | None
    folder: bool
    force: bool
    explain: bool
    settings: Settings
    written: dict[str, str]
    worst: int = OK

    def note(self, code: int) -> None:
        """Remember the worst way in which any request ended."""
        self.worst = max(self.worst, code)


@click.command("render")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Format of the letter: Markdown, HTML or plain text; give it again for several at once. Without it, the"
    " ending of `-o` tells, or else it is md.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER",
    help="Where to write. A folder if it ends in `/`, is one, or there are several letters, which are then named"
    " after their references. Without it, one letter goes to standard output.",
)
@click.option(
    "--date", callback=_date, metavar="YYYY-MM-DD", help="Date of the notice, in place of the file's `dated`."
)
@click.option("--draft", is_flag=True, help="Render in spite of errors: gaps are shown, and the letter is marked.")
@click.option(
    "--for",
    "audience",
    type=click.Choice(["applicant", "publication"]),
    default="applicant",
    show_default=True,
    help="Who will read it. A copy for publication leaves out what tells who asked; if any of that is left, nothing is"
    " written.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--explain", "show", is_flag=True, help="List on stderr where every block and statement comes from.")
@click.option("--authority", "profile", metavar="FILE", help="Profile for requests that name no authority.")
@click.option(
    "--library",
    "layers",
    multiple=True,
    metavar="FOLDER",
    help="A layer over the shipped library; may be given several times.",
)
@click.option(
    "--templates",
    multiple=True,
    metavar="FOLDER",
    help="Frames of your own (`letter.html.j2`, ...) in place of the shipped ones; may be given several times.",
)
def command(
    files: tuple[str, ...],
    formats: tuple[str, ...],
    target: str | None,
    date: datetime.date | None,
    draft: bool,
    audience: Audience,
    force: bool,
    show: bool,
    profile: str | None,
    layers: tuple[str, ...],
    templates: tuple[str, ...],
) -> int:
    """Render the letter for each request FILE; `-` reads standard input.

    \b
    s17gen render examples/police-mixed.yaml
    s17gen render request.yaml -o letter.html
    s17gen render requests/*.yaml -f html -f txt -o letters/
    cat request.yaml | s17gen render - --date 2026-11-09

    Errors stop a letter: nothing is written for it, and the exit code is 1.
    """  # fmt: skip
    formats = _formats(formats, target)
    target = None if target == "-" else target
    folder = _is_folder(target, len(files) * len(formats))
    settings = Settings(
        library=shared.library(layers),
        renderers=_renderers(formats, templates),
        today=datetime.date.today(),
        date=date,
        authority=_profile(profile),
        draft=draft,
        audience=audience,
    )
    call = _Call(target, folder, force, show, settings, {})
    for document, findings in _read(files):
        for outcome in run([(document, findings)], settings):
            _deliver(call, document, outcome)
    return call.worst


def _formats(given: tuple[str, ...], target: str | None) -> tuple[str, ...]:
    """The formats wanted, each once: those given, or the one that the name of the file ends in, or Markdown."""
    if target == "":
        raise UsageError("`-o` has no name", "give a file or a folder, or leave `-o` out")
    ending = _ending(target)
    if not given and ending in _NO_FORMATS:
        raise UsageError(f"s17gen writes no .{ending} file", "write .html, and print it or open it in a word processor")
    if given and ending in FORMATS and ending not in given:
        raise UsageError(
            f"{target} is the name of another format than {given[0]}", f"give `-f {ending}`, or leave it out"
        )
    return tuple(dict.fromkeys(given)) or (ending if ending in FORMATS else "md",)


def _ending(target: str | None) -> str:
    """The format that the name of a file ends in, by its usual ending; empty for a folder."""
    if target is None or target.endswith(("/", os.sep)) or os.path.isdir(target):
        return ""
    ending = os.path.splitext(target)[1].lower().removeprefix(".")
    return {"htm": "html", "markdown": "md", "text": "txt"}.get(ending, ending)


def _is_folder(target: str | None, letters: int) -> bool:
    if target is None and letters > 1:
        raise UsageError("several letters cannot share standard output", "name a folder with `-o`")
    if letters > 1 and _ending(target) in FORMATS:
        raise UsageError(
            f"{target} is the name of one file, and there are several letters", "end a folder's name in `/`"
        )
    return target is not None and (letters > 1 or target.endswith(("/", os.sep)) or os.path.isdir(target))


def _renderers(formats: tuple[str, ...], folders: tuple[str, ...]) -> tuple[Renderer, ...]:
    for folder in folders:
        try:
            held = os.listdir(folder)
        except (OSError, ValueError):
            raise UsageError(f"{folder} is not a folder that can be read", _TEMPLATES_HINT) from None
        if not any(name.endswith(".j2") for name in held):
            raise UsageError(f"{folder} holds no template", _TEMPLATES_HINT)
        for name in held:
            if name.lower().startswith("letter.") and name not in _FRAMES:
                raise UsageError(f"{folder} has {name}, which nothing reads", f"the frames are {', '.join(_FRAMES)}")
    return tuple(Renderer(name, folders[::-1]) for name in formats)


def _read(files: tuple[str, ...]) -> Iterator[tuple[Document, list[Finding]]]:
    for name in files:
        yield load("stdin", get()) if name == "-" else read_file(name)


def _profile(path: str | None) -> Profile | None:
    if path is None:
        return None
    profile, findings = profiles.read_profile(path)
    if profile is None:
        raise LibraryError(f"the profile {path} cannot be used", findings)
    return profile


def _deliver(call: _Call, document: Document, outcome: Outcome) -> None:
    """Report one outcome and put its letter where it belongs; a letter that cannot be written stops no other."""
    found = [each for each in outcome.findings if each.severity != "note" or call.explain]
    name = visible(outcome.name)
    if found:
        say(report(found).rstrip("\n"))
    if call.explain and outcome.case:
        versions = [f"{each.name} {each.version}" for each in call.settings.library.versions()]
        say(explain(document, outcome.case, outcome.notice, versions).rstrip("\n"))
    if not outcome.letters or outcome.case is None:
        say(f"s17gen: {name}: {summary(found)}; no letter was written")
        call.note(FINDINGS if outcome.readable else UNUSABLE)
        return
    if has_error(found):
        say(f"s17gen: {name}: {summary(found)}; this is a draft")
    if call.target is None:
        put("".join(outcome.letters.values()))
        return
    paths = {extension: _path(call, outcome.case.reference, extension) for extension in outcome.letters}
    try:
        _refuse_telling_names(call, outcome.case, paths.values())
        _write(call, outcome.name, {paths[extension]: text for extension, text in outcome.letters.items()})
    except S17genError as error:
        say(error_lines(error))
        call.note(UNUSABLE)


def _refuse_telling_names(call: _Call, case: Case, paths: Iterable[str]) -> None:
    """A copy for publication may not tell who asked by its own name."""
    if call.settings.audience == "publication":
        from s17gen.publication import tells

        for path in paths:
            if tells(case, os.path.basename(path)):
                raise OutputError(
                    f"the name of {path} tells who asked; nothing was written", "choose another with `-o`"
                )


def _path(call: _Call, reference: str, extension: str) -> str:
    target = call.target or ""
    if not call.folder:
        return target
    copy = "-publication" if call.settings.audience == "publication" else ""
    draft = "-draft" if call.settings.draft else ""
    return os.path.join(target, f"{safe_name(reference)}{copy}{draft}.{extension}")


def _write(call: _Call, name: str, letters: dict[str, str]) -> None:
    """Write one letter in its formats, but never over another of this very call, `--force` or not."""
    for path in letters:
        taken = call.written.setdefault(os.path.normcase(path).casefold(), name)
        if taken != name:
            raise OutputError(f"{name} and {taken} would both be {path}", "change a reference, or write to two folders")
    write(letters, call.force)
    for path in letters:
        say(f"s17gen: {visible(path)}")
