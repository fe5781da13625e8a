"""`s17gen render`: requests in, letters out."""

import os
from collections.abc import Iterable, Iterator
from typing import Unpack, get_args

import click
from msgspec import Struct

from s17gen.case import Case
from s17gen.cli import help_option, shared, targets
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.cli.targets import Desk, File, Target
from s17gen.document import Document
from s17gen.errors import OutputError, UsageError
from s17gen.files import read_file
from s17gen.findings import Finding, has_error
from s17gen.notice import Audience
from s17gen.pipeline import FILE_NOTE, Outcome, Settings, run
from s17gen.project import Project
from s17gen.render import FORMATS
from s17gen.source import MAX_BYTES, load
from s17gen.visible import visible


class _Options(shared.Common):
    """What the options were given as."""

    formats: tuple[str, ...]
    target: str | None
    draft: bool
    force: bool
    show: bool
    record: str | None
    from_record: bool


class _Call(Struct):
    """One call of the command: where letters and records go (None: letters to standard output, records nowhere)."""

    letters: Target | None
    records: Target | None
    desk: Desk
    explain: bool
    settings: Settings
    worst: int = OK

    def note(self, code: int) -> None:
        """Remember the worst way in which any request ended."""
        self.worst = max(self.worst, code)


@click.command("render", epilog="More: `s17gen help officers`.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="Format of the letter: Markdown, HTML, plain text or HTML in large print; give it again for several at once."
    " Without it, the ending of `-o` tells, or else it is md.",
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
    "--date", callback=shared.date, metavar="YYYY-MM-DD", help="Date of the notice, in place of the file's `dated`."
)
@click.option("--draft", is_flag=True, help="Render in spite of errors: gaps are shown, and the letter is marked.")
@click.option(
    "--for",
    "audience",
    type=click.Choice(get_args(Audience)),
    help="Who will read it: the applicant, if not given. A copy for publication and an answer for the portal, a public"
    " request site, leave out what tells who asked; if any of that is left, nothing is written.",
)
@click.option("--style", metavar="NAME", help="House style in place of the request's own, such as council or brief.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--explain", "show", is_flag=True, help="List on stderr where every block and statement comes from.")
@click.option(
    "--record",
    metavar="FILE|FOLDER",
    help="Write a record of each letter too, as JSON: what it was made of and with. It names the applicant.",
)
@click.option(
    "--from-record",
    is_flag=True,
    help="The FILEs are records. Print their letters as they were, without the request and the library.",
)
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
@help_option
def command(files: tuple[str, ...], **given: Unpack[_Options]) -> int:
    """Render the letter for each request FILE; `-` reads standard input.

    \b
    Examples:
      s17gen render request.yaml
      s17gen render request.yaml -o letter.html
      s17gen render requests/*.yaml -f html -f txt -o letters/
      s17gen render request.yaml -o letter.md --record record.json
      s17gen render --from-record record.json -f large-print -o letters/
      cat request.yaml | s17gen render - --date 2026-11-09

    Errors stop a letter: nothing is written for it, and the exit code is 1.
    """  # fmt: skip
    if given["from_record"]:
        from s17gen.cli.records import print_again

        return print_again(files, given["formats"], given["target"], given["force"], given["templates"])
    call = _call(len(files), given, shared.project(files))
    for document, findings in _read(files):
        for outcome in run([(document, findings)], call.settings):
            _deliver(call, document, outcome)
    return call.worst


def _call(requests: int, given: _Options, held: Project) -> _Call:
    """What the options mean for so many requests, and what the project says where they say nothing."""
    audience = given["audience"] or "applicant"
    target = shared.either(given["target"], held.output)
    formats = targets.formats(given["formats"], given["target"], audience, shared.formats(held, target))
    letters = targets.letters_target(target, requests * len(formats))
    records = targets.record_target(_records(given, held), requests)
    if records and audience == "publication":
        hint = "record the letter itself, without `--for publication`"
        raise UsageError("a record names the applicant, so a copy for publication has none", hint)
    settings = shared.settings(held, given, formats, given["draft"])
    return _Call(letters, records, Desk(given["force"]), given["show"], settings)


def _records(given: _Options, held: Project) -> str | None:
    """Where records go; a copy for publication has none, whatever a project keeps of letters."""
    return given["record"] if given["audience"] == "publication" else shared.either(given["record"], held.record)


def _read(files: tuple[str, ...]) -> Iterator[tuple[Document, list[Finding]]]:
    for name in files:
        yield load("stdin", get(MAX_BYTES)) if name == "-" else read_file(name)


def _deliver(call: _Call, document: Document, outcome: Outcome) -> None:
    """Report one outcome and put its letter where it belongs; a letter that cannot be written stops no other."""
    found = [each for each in outcome.findings if each.severity != "note" or call.explain]
    name = visible(outcome.name)
    _report(call, document, outcome, found)
    if not outcome.letters or outcome.case is None:
        say(f"s17gen: {name}: {_summary(found)}; no letter was written")
        call.note(FINDINGS if outcome.readable else UNUSABLE)
        return
    if has_error(found):
        say(f"s17gen: {name}: {_summary(found)}; this is a draft")
    try:
        _put(call, document, outcome, outcome.case)
    except OutputError as error:
        say(error_lines(error))
        call.note(UNUSABLE)


# A clean letter on standard output needs no report and no name, so what makes those is imported only for others.


def _report(call: _Call, document: Document, outcome: Outcome, found: list[Finding]) -> None:
    if found:
        from s17gen.report.text import report

        say(report(found).rstrip("\n"))
    if call.explain and outcome.case:
        from s17gen.report.explain import explain

        versions = [f"{each.name} {each.version}" for each in call.settings.library.versions()]
        say(explain(document, outcome.case, outcome.notice, versions).rstrip("\n"))


def _summary(found: list[Finding]) -> str:
    from s17gen.report.words import summary

    return summary(found)


def _put(call: _Call, document: Document, outcome: Outcome, case: Case) -> None:
    """Put letters and record where they belong; a letter on standard output comes after its record."""
    if call.letters or call.records:
        call.desk.write(_files(call, document, outcome, case))
    if call.letters is None:
        put("".join(outcome.letters.values()))


def _files(call: _Call, document: Document, outcome: Outcome, case: Case) -> list[File]:
    from s17gen.output import stem

    kind = call.settings.audience if case.writes() else FILE_NOTE
    begins = stem(case.reference, kind, call.settings.draft)
    files: list[File] = []
    if call.letters:
        paths = {call.letters.file(begins, f".{extension}"): text for extension, text in outcome.letters.items()}
        _refuse_telling_names(call, case, paths)
        files += [File(path, outcome.name, text) for path, text in paths.items()]
    if call.records:
        from s17gen.record import write

        text = write(document, outcome, call.settings)
        files.append(File(call.records.file(begins, "-record.json"), f"the record of {outcome.name}", text))
    return files


def _refuse_telling_names(call: _Call, case: Case, paths: Iterable[str]) -> None:
    """A letter that everyone can read may not tell who asked by its own name."""
    if call.settings.audience != "applicant":
        from s17gen.publication import tells

        for path in paths:
            if tells(case, os.path.basename(path)):
                raise OutputError(
                    f"the name of {path} tells who asked; nothing was written", "choose another with `-o`"
                )
