"""`s17gen log`: what records come to, as a table or in totals; the index of a disclosure log, from its copies."""

import os
from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack, get_args

import click

from s17gen.cli import shared
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.cli.targets import Desk, File
from s17gen.errors import RecordError, UsageError
from s17gen.files import advice, reason
from s17gen.library import Library
from s17gen.logs import found, tables
from s17gen.logs.copies import Copy, CopyReader
from s17gen.logs.entry import Logged, Reader
from s17gen.logs.index import index
from s17gen.logs.page import print_index
from s17gen.logs.period import FORMS, By, Period, read_period
from s17gen.logs.select import choose
from s17gen.logs.tables import Personal
from s17gen.logs.text import summary
from s17gen.logs.totals import totals
from s17gen.record import MAX_BYTES, read
from s17gen.render import refuse_unfit
from s17gen.visible import visible

_OF_RECORDS = ("text", "csv", "json")
_OF_COPIES = ("html", "md")
_ENDINGS = {".csv": "csv", ".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".txt": "text"}
_SHOWN = 80  # characters of something mistyped


class _Given(TypedDict):
    """What the options were given as."""

    form: str | None
    target: str | None
    force: bool
    period: Period | None
    by: By | None
    personal: tuple[Personal, ...]
    bom: bool
    layers: tuple[str, ...]
    templates: tuple[str, ...]


def _period(context: click.Context, option: click.Parameter, value: str | None) -> Period | None:
    """The period that the option names, for Click to call."""
    period = read_period(value) if value is not None else None
    if value is not None and period is None:
        raise click.BadParameter(f"`{visible(value[:_SHOWN])}` is not a period; write {FORMS}")
    return period


@click.command("log", epilog="More: `s17gen help letters`.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*_OF_RECORDS, *_OF_COPIES]),
    help="Of records, their totals as text, or everything as csv or json. Of copies for publication, an index as html"
    " or md. Without it, the ending of `-o` tells, or else it is text.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Where to write; standard output, if not given.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--period",
    callback=_period,
    metavar="PERIOD",
    help=f"Only what falls in a year, a quarter, a month or from one day to another: {FORMS}.",
)
@click.option(
    "--by",
    type=click.Choice(get_args(By)),
    help="Which day has to fall in the period: the date of the letter, if not given, or the day the request came in.",
)
@click.option(
    "--with",
    "personal",
    type=click.Choice(get_args(Personal)),
    multiple=True,
    help="A column that may tell who asked, which csv and json leave out; may be given for each of them.",
)
@click.option("--bom", is_flag=True, help="Begin a csv file with the mark by which Excel knows UTF-8.")
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
    help="Frames of your own, `log.html.j2` or `log.md.j2`; may be given several times.",
)
def command(paths: tuple[str, ...], **given: Unpack[_Given]) -> int:
    """Turn records of letters into a log, or copies for publication into the index of a disclosure log.

    A PATH is a file, or a folder that is looked through for records, or for copies if the format is html or md; `-` is
    a record on standard input. Drafts are left out. A file that cannot be used is named and stops no other.

    \b
    Examples:
      s17gen log sent/
      s17gen log sent/ --period 2026-Q4 -o 2026-Q4.csv
      s17gen log sent/ --period 2026 --by received --format json
      s17gen log published/ -o published/index.html

    The exit code is 1 where a request has two answers, 2 where a file could not be used.
    """  # fmt: skip
    form = _form(given["form"], given["target"])
    _refuse_idle(form, given)
    held = shared.project(paths)
    library = shared.layered(held, given["layers"])
    if form in _OF_COPIES:
        folders = shared.templates(held, given["templates"])
        refuse_unfit(folders)
        text, worst = _index(paths, form, folders, library, given)
    else:
        text, worst = _log(paths, form, library, given)
    if text:
        _deliver(text, given)
    return worst


def _deliver(text: str, given: _Given) -> None:
    if given["target"] in (None, "-"):
        put(text, "log")
    else:
        Desk(given["force"]).write([File(str(given["target"]), "the log", text)])


def _form(form: str | None, target: str | None) -> str:
    if target == "" or (target and (target.endswith(("/", os.sep)) or os.path.isdir(target))):
        raise UsageError("`-o` has to be the name of a file", "give one such as `-o log.csv`")
    ending = os.path.splitext(target)[1].lower() if target else ""
    if form and ending in _ENDINGS and _ENDINGS[ending] != form:
        message = f"{target} is the name of another format than {form}"
        raise UsageError(message, f"give `-f {_ENDINGS[ending]}`, or leave it out")
    return form or _ENDINGS.get(ending, "text")


def _refuse_idle(form: str, given: _Given) -> None:
    """Refuse an option that would say nothing with this format."""
    used = {
        "--by": given["by"] is None or (form in _OF_RECORDS and given["period"] is not None),
        "--with": not given["personal"] or form in ("csv", "json"),
        "--bom": not given["bom"] or form == "csv",
        "--templates": not given["templates"] or form in _OF_COPIES,
    }
    for option in (option for option, fits in used.items() if not fits):
        hint = "give `--period` too, for a log of records" if option == "--by" else "leave it out, or choose with `-f`"
        raise UsageError(f"`{option}` says nothing with the format {form}{_alone(option, given)}", hint)


def _alone(option: str, given: _Given) -> str:
    return " and without a period" if option == "--by" and given["period"] is None else ""


# Records.


def _log(paths: Sequence[str], form: str, library: Library, given: _Given) -> tuple[str, int]:
    """The log of the records at these paths, none if no record could be read, and how that went at worst."""
    names = found.records(paths)
    if not names:
        hint = "`s17gen render --record` writes one; for an index of copies for publication, add `-f html`"
        raise UsageError(f"there is no record in {', '.join(paths)}", hint)
    failed: list[str] = []
    logged = list(_logged(names, Reader(library), failed))
    if failed and not logged:
        return "", UNUSABLE
    by = given["by"] or "dated"
    chosen = choose(logged, given["period"], by)
    for each in chosen.same:
        say(f"s17gen: {visible(each)}")
    for each in chosen.doubts:
        say(f"s17gen: warning: {visible(each)}\n  hint: take out the record of a letter that was not sent")
    entries, sums = chosen.entries, totals(chosen.entries)
    if form == "csv":
        text = tables.as_csv(entries, given["personal"], given["bom"])
    elif form == "json":
        text = tables.as_json(entries, sums, given["period"], by, given["personal"])
    else:
        text = summary(entries, sums, given["period"], by)
    return text, UNUSABLE if failed else FINDINGS if chosen.doubts else OK


def _logged(names: Sequence[str], reader: Reader, failed: list[str]) -> Iterator[Logged]:
    """A line for each record; one that cannot be read is said and noted, a draft only said."""
    for name in names:
        try:
            record = read(name, _bytes(name, MAX_BYTES))
            if record.notice.draft:
                say(f"s17gen: {visible(name)}: this is a draft, and was left out")
            else:
                yield reader.read(name, record)
        except RecordError as error:
            say(error_lines(error))
            failed.append(name)


# Copies.


def _index(
    paths: Sequence[str], form: str, folders: tuple[str, ...], library: Library, given: _Given
) -> tuple[str, int]:
    """The index of the copies at these paths, none if no copy could be read, and how that went at worst."""
    if "-" in paths:
        raise UsageError("an index leads to files, so none can come from standard input", "name the files")
    failed: list[str] = []
    copies = list(_copies(paths, CopyReader(library), failed))
    if not copies:
        if failed:
            return "", UNUSABLE
        hint = "`s17gen render --for publication` writes one"
        raise UsageError(f"there is no copy for publication in {', '.join(paths)}", hint)
    copies = list(_dated(copies, given["period"]))
    folder = os.path.dirname(given["target"]) if given["target"] not in (None, "-") else ""
    return print_index(index(copies, str(folder), library), form, folders[::-1]), UNUSABLE if failed else OK


def _dated(copies: Sequence[Copy], period: Period | None) -> Iterator[Copy]:
    """The copies of a period; it is said where one has no date that could be in it, and where there are none."""
    if period is None:
        yield from copies
        return
    for each in copies:
        if each.dated is None:
            say(f"s17gen: {visible(each.path)}: this copy has no date, so it is in no period, and was left out")
        elif period.has(each.dated):
            yield each
    if not any(each.dated and period.has(each.dated) for each in copies):
        say(f"s17gen: no copy is dated {period.words()}, so the page lists none")


def _copies(paths: Sequence[str], reader: CopyReader, failed: list[str]) -> Iterator[Copy]:
    """Each copy; one that must not be in a log is said and noted, what one does not say is only said."""
    for path in found.copies(paths):
        try:
            copy = reader.read(path, _bytes(path, MAX_BYTES), asked_for=path in paths)
        except RecordError as error:
            say(error_lines(error))
            failed.append(path)
            continue
        if copy is not None:
            if missing := copy.missing():
                say(f"s17gen: {visible(path)}: this copy does not say, as letters do: {', '.join(missing)}")
            yield copy


def _bytes(name: str, most: int) -> bytes:
    if name == "-":
        return get(most)
    try:
        with open(name, "rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        hint = advice(name, error) if isinstance(error, OSError) else "check the name and its folder"
        raise RecordError(f"{name} cannot be read: {reason(error)}", hint) from None
