"""`s17gen check`: requests, profiles, libraries and templates in, one report out."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Unpack

import click
from msgspec import Struct
from msgspec.structs import replace

from s17gen import __version__
from s17gen.check.recognise import recognised
from s17gen.check.run import Checker, Result
from s17gen.check.walk import EXPECTED, Item, apart, walk
from s17gen.citation import listed
from s17gen.cli import shared
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.select import Selection, selection
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.errors import LibraryError, UsageError
from s17gen.findings import Finding, Kind
from s17gen.library import Library
from s17gen.links import cited, links
from s17gen.output import write as write_files
from s17gen.pipeline import Settings
from s17gen.project import Project
from s17gen.reference import KINDS
from s17gen.render import FORMATS as LETTERS
from s17gen.report import FORMATS, write
from s17gen.report.text import report
from s17gen.report.words import counts, summary
from s17gen.source import MAX_BYTES
from s17gen.visible import visible

_ENDINGS = {".sarif": "sarif", ".json": "json", ".xml": "junit"}
_NAMES = {
    "request": ("request", "requests"),
    "profile": ("profile", "profiles"),
    "library": ("library", "libraries"),
    "templates": ("folder of templates", "folders of templates"),
    "unreadable": ("unreadable file", "unreadable files"),
}
_PART = 100  # characters of a part's text, to see that it was read as it was meant
_PASSED = {"other": ("other file", "other files"), "record": ("record", "records")}


class _Options(shared.Common):
    """What the options were given as."""

    form: str | None
    target: str | None
    force: bool
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    skip_others: bool
    verbose: bool


class _Tally(Struct):
    """What a call has come to: what was checked, how many of each kind there were, and how it will end."""

    results: list[Result] = []
    kinds: Counter[str] = Counter()
    code: int = OK

    def note(self, code: int) -> None:
        """Remember the worst way in which anything ended."""
        self.code = max(self.code, code)


@click.command("check", epilog="More: `s17gen help automation`.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the report. Without it, the ending of `-o` tells, or else it is github in GitHub Actions and text"
    " elsewhere.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write the report there, not to standard output.")
@click.option("--force", is_flag=True, help="Replace a report that is there already.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--select", multiple=True, metavar="ID", help="Count these findings alone: S17-301, or a family, S17-3.")
@click.option("--ignore", multiple=True, metavar="ID", help="Do not count these findings.")
@click.option("--skip-others", is_flag=True, help="Pass over a file that is none to check, even if it is named.")
@click.option("-v", "--verbose", is_flag=True, help="List what each file was taken for, and the parts of each request.")
@shared.in_force("Check letters for these readers.")
def command(paths: tuple[str, ...], **given: Unpack[_Options]) -> int:
    """Check what each PATH holds: requests, profiles, libraries, templates; `-` reads a request from standard input.

    \b
    Examples:
      s17gen check requests/
      s17gen check request.yaml --strict
      s17gen check ours ours/templates
      s17gen check . --library ours --format sarif -o s17gen.sarif
      cat request.yaml | s17gen check -

    Nothing is written but the report. The exit code is 1 if it has an error, or with --strict a warning, that nobody
    has accepted; 2 if something cannot be read.
    """  # fmt: skip
    form = _form(given["form"], given["target"])
    held = shared.project(paths)
    given["strict"] = given["strict"] or held.strict
    origins = {key: where for key, where in held.origins.items() if not given.get(key)}
    chosen = selection(given["select"] or held.select, given["ignore"] or held.ignore, origins)
    settings = _settings(given, held)
    checker = Checker(settings, given["layers"] or held.library)
    tally = _Tally()
    for item in apart(_items(paths, given["skip_others"], tally)):
        tally.kinds[item.kind] += 1
        if item.kind in _PASSED:
            if given["verbose"]:
                say(f"{visible(item.path)}: {_PASSED[item.kind][0]}, passed over")
        else:
            _note(tally, checker.check(item), chosen, given)
    _report(tally, form, given, settings.library)
    for file in shared.elsewhere(held, (each.item.path for each in tally.results if each.item.kind == "request")):
        say(f"s17gen: {visible(file)} was not in force; call s17gen for its folder by itself")
    return tally.code


def _form(form: str | None, target: str | None) -> str:
    """The form of the report: as asked for, or as the file's name ends, or as the place asks that it runs in."""
    if target == "":
        raise UsageError("`-o` has no name", "give a file, or leave `-o` out")
    if form:
        return form
    if target not in (None, "-"):
        return _ENDINGS.get(os.path.splitext(str(target))[1].lower(), "text")
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _settings(given: _Options, held: Project) -> Settings:
    """What is in force for requests: every format of letter is tried, or for the portal the one that it takes."""
    formats = ("txt",) if given["audience"] == "portal" else LETTERS
    return shared.settings(held, given, formats)


def _items(paths: Sequence[str], skip_others: bool, tally: _Tally) -> Iterator[Item]:
    """What there is in each PATH; one with nothing to check makes the call fail, and stops no other."""
    for path in dict.fromkeys(paths):
        if path == "-":
            yield Item("request", "-", recognised("stdin", get(MAX_BYTES)))
            continue
        try:
            found = False
            for item in walk(path, skip_others):
                found = found or item.kind not in _PASSED or (skip_others and not os.path.isdir(path))
                yield item
            if not found:
                raise UsageError(f"there is nothing to check in {path}", f"{EXPECTED}; `-v` lists what was passed over")
        except UsageError as error:
            say(error_lines(error))
            tally.note(UNUSABLE)


def _note(tally: _Tally, result: Result, chosen: Selection, given: _Options) -> None:
    """Keep what counts of a result, and how it ended."""
    notes = [each for each in result.checked.findings if each.severity != "note" or given["verbose"]]
    checked = replace(result.checked, findings=chosen.of(notes) if result.usable else tuple(notes))
    tally.results.append(replace(result, checked=checked))
    severities = {each.severity for each in checked.findings}
    failing = "error" in severities or (given["strict"] and "warning" in severities)
    tally.note(UNUSABLE if not result.usable else FINDINGS if failing else OK)
    if given["verbose"]:
        what = _NAMES[result.item.kind][0]
        say(f"{visible(checked.name)}: {what}, {_sum(checked.findings)}")
        for part in result.parts:
            say(f"  part {part.number}: {visible(part.text)[:_PART]}")


def _report(tally: _Tally, form: str, given: _Options, library: Library) -> None:
    """The report where it belongs, and a line for people that sums it up."""
    checked = [each.checked for each in tally.results]
    target = given["target"]
    to_stdout = target in (None, "-")
    if form == "text" and to_stdout:
        text = "".join(report(each.findings) for each in checked)  # the line on standard error sums them up
    else:
        kinds, where = _law(library, tally)
        text = write(form, checked, kinds, __version__, where, os.getcwd(), given["strict"])
    if to_stdout:
        put(text, "report")
    elif target:
        write_files({target: text}, given["force"])
        say(f"s17gen: {visible(target)}")
    found = [each for one in checked for each in one.findings]
    counted, passed = _counted(tally.kinds, _NAMES), _counted(tally.kinds, _PASSED)
    words = f"{counted} checked: {_sum(found)}" if counted else "nothing was checked"
    say(f"s17gen: {words}{f'; {passed} passed over' if passed else ''}")


def _sum(findings: Sequence[Finding]) -> str:
    """What was found, in short; where that is notes alone, which are there only if asked for, how many."""
    notes = counts(findings)["notes"]
    return summary(findings) or (f"{notes} note{'' if notes == 1 else 's'}" if notes else "nothing found")


def _law(library: Library, tally: _Tally) -> tuple[list[Kind], dict[str, str]]:
    """Every kind of finding with its law, and where that can be read, as far as the library in force says."""
    try:
        kinds = [cited(each, library.regime()) for each in KINDS]
        return kinds, links(library, kinds)
    except LibraryError as error:
        say(error_lines(error))
        tally.note(UNUSABLE)
        return list(KINDS), {}


def _counted(kinds: Counter[str], names: dict[str, tuple[str, str]]) -> str:
    """How many there were of each of these kinds: `2 requests and 1 profile`."""
    said = [f"{kinds[kind]} {names[kind][kinds[kind] > 1]}" for kind in names if kinds[kind]]
    return listed(said) if said else ""
