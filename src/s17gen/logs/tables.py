"""A log as a table for spreadsheets, in CSV, and as JSON."""

import csv
import io
import re
from collections.abc import Collection, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from s17gen.logs.entry import Entry
from s17gen.logs.period import By, Period
from s17gen.logs.totals import Totals
from s17gen.visible import visible

# What a log leaves out unless somebody asks for it, since it may tell who asked.
Personal: TypeAlias = Literal["applicant", "subject"]

VERSION = 1  # of the JSON and of the columns; a change that breaks their readers makes it 2

# Column of the table and key of the JSON, with the field of the line.
_COLUMNS = {
    "reference": "reference", "authority": "authority", "kind": "kind", "received": "received",
    "counted-from": "since", "due": "due", "dated": "dated", "working-days": "days", "time": "time",
    "result": "result", "outcomes": "outcomes", "review": "review", "provisions": "provisions", "parts": "parts",
    "accepted": "accepted", "audience": "audience", "file": "file",
}  # fmt: skip
# What makes a spreadsheet take a cell for a formula, also in full width; and what it may skip on the way there.
_FORMULA = re.compile(r"[\s\x00-\x20'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00]")
_BOM = "\ufeff"


def rows(entries: Sequence[Entry], personal: Collection[Personal] = ()) -> list[dict[str, Any]]:
    """Each line as data, by the name of the column; one that is not known is None."""
    columns = {**_COLUMNS, **{each: each for each in ("applicant", "subject") if each in personal}}
    return [{name: getattr(each, field) for name, field in columns.items()} for each in entries]


def as_csv(entries: Sequence[Entry], personal: Collection[Personal] = (), bom: bool = False) -> str:
    """The lines under a row of headings. `bom` begins the file with the mark that tells Excel that it is UTF-8."""
    names = [*_COLUMNS, *(each for each in ("applicant", "subject") if each in personal)]
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows(entries, personal))
    return (_BOM if bom else "") + file.getvalue()


def cell(value: object) -> str | int:
    """A value as a cell: on one line, several in one with commas between, and never a formula."""
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return cell(", ".join(map(str, value)))
    text = "" if value is None else str(value)
    return f"'{visible(text)}" if _FORMULA.match(text) else visible(text)


def as_json(
    entries: Sequence[Entry], found: Totals, period: Period | None, by: By, personal: Collection[Personal] = ()
) -> str:
    """Everything that is known, with the totals; texts as they are, since JSON has no formulas."""
    about = {"from": period.first, "to": period.last, "by": by} if period else None
    data = {"version": VERSION, "period": about, "totals": found, "letters": rows(entries, personal)}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"
