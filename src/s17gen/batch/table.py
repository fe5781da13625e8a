"""A table of applicants to whom one decision goes: its header read and held to what a table may say, then its rows."""

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from s17gen.batch.cells import DELIMITERS, TOO_LONG, Cut, Open, cut, lines, mark, opened
from s17gen.batch.document import read_document
from s17gen.batch.headings import SURNAME, Column, column, problem
from s17gen.batch.item import Item
from s17gen.batch.kinds import HEADING, TABLE
from s17gen.document import Document
from s17gen.file_kinds import ENCODING, TOO_LARGE, UNREADABLE
from s17gen.files import advice, reason
from s17gen.findings import Fault, Finding, has_error
from s17gen.source import MAX_FAULTS, control, decode

_SAVE = "save the sheet as CSV in UTF-8: `CSV UTF-8` in the list of Excel's Save As, Unicode (UTF-8) in LibreOffice's"
_QUOTES = "put a cell with a comma or a line break in double quotes, and write each quotation mark in it twice"
_FIRST = (
    "begin the table with headings such as `reference`, `name` and `received`, with nothing above them, and part cells"
    " with commas, semicolons or tabs"
)
_SURROGATE = re.compile("[\udc80-\udcff]")  # what a byte that is not UTF-8 was read as
_SHOWN = 100  # characters after it
_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # for YAML, not for a table
_OF_THE_FILE = (ENCODING, TOO_LARGE)  # kinds of findings after which a table is read no further


class Table(Struct, frozen=True):
    """A table whose header is sound, and the request file with the decision that goes to everyone in it."""

    name: str
    delimiter: str
    columns: tuple[Column, ...]
    decision: Item

    @property
    def mark(self) -> bytes:
        """What changes with anything that its letters are made of, but for their rows."""
        said = repr((self.delimiter, self.columns, self.decision.form)).encode("utf-8", "surrogatepass")
        return hashlib.sha256(said + b"\0" + self.decision.raw).digest()


def read_table(path: str, decision: Item, again: Open | None = None) -> tuple[Table | None, list[Finding]]:
    """The table in a file, for a decision. None where the header or the decision is unsound, and then what is wrong.

    One that is in no file is what `again` opens, and `path` what it is called.
    """
    again = again or partial(opened, path)
    decided, about = read_document(decision)
    try:
        if has_error(about):
            raise ValueError
        found = [(each, _header(again, each)) for each in DELIMITERS]
    except (OSError, ValueError) as error:
        return None, about if has_error(about) else [unreadable(path, error)]
    delimiter, header = max(found, key=lambda each: _fitness(each[1]))
    if header is None:
        hint = "its first row has headings such as `reference`, `name` and `received`"
        return None, [Finding(TABLE, "the table is empty", Document(path, []).at((0, 0)), hint)]
    document = Document(path, lines(header.text), before=header.line)
    amiss = _amiss(document, header)
    if amiss:
        return None, [amiss]
    if not _fitness(header)[0] and len(list(filter(None, header.cells))) == 1:  # a title, or cells parted otherwise
        return None, [Finding(HEADING, "the first row is no row of headings", document.at((0, 0)), _FIRST)]
    columns = tuple(map(column, header.cells))
    every = itertools.chain(_headings(header.cells, columns), _together(columns), _missing(columns, decided))
    faults = list(itertools.islice(every, MAX_FAULTS))  # a hostile header may have a hundred thousand
    if faults:
        return None, [
            Finding(HEADING, message, document.at(mark(header.text, delimiter, index)), hint)
            for index, message, hint in faults
        ]
    table = Table(path, delimiter, tuple(each for each in columns if each), decision)
    if next(rows(table, again), None) is None:
        hint = "add a row under the headings for each applicant"
        return None, [Finding(TABLE, "nobody is in the table", document.at((0, 0)), hint)]
    return table, []


def unreadable(path: str, error: OSError | ValueError) -> Finding:
    """Why a file cannot be read."""
    odd = not isinstance(error, OSError) and "null" not in str(error)
    why, hint = (str(error), "save it as a file first") if odd else (reason(error), advice(path, error))
    fault = Fault(UNREADABLE, (), why, hint)
    return Document(path, []).finding(fault)


def rows(table: Table, again: Open | None = None) -> Iterator[Item]:
    """The rows of a table, each an item of a batch; one that cannot be cut says why, and stops no other.

    `again` is as for `read_table`.
    """
    try:
        with again() if again else opened(table.name) as file:
            found = cut(file, table.delimiter)
            next(found, None)
            for row in found:
                amiss = _amiss(Document(table.name, lines(row.text), before=row.line), row)
                last = amiss and amiss.kind in _OF_THE_FILE
                if amiss and last:
                    amiss = replace(amiss, message=f"{amiss.message}; the table was read no further")
                raw = b"" if amiss else row.text.encode("utf-8")
                yield Item(table.name, raw, "row", row.line, several=True, amiss=(amiss,) if amiss else ())
                if last:
                    return
    except (OSError, ValueError) as error:
        yield Item(table.name, form="row", amiss=(unreadable(table.name, error),))


def _header(again: Open, delimiter: str) -> Cut | None:
    with again() as file:
        return next(cut(file, delimiter), None)


def _fitness(header: Cut | None) -> tuple[int, bool, int]:
    """How well a way of cutting does: how many headings are known, whether it met a fault, how many there are."""
    cells = header.cells if header else []
    known = sum(each is not None and bool(each.path) for each in map(column, cells))
    return known, bool(header and header.fault), len(cells)


# What is wrong with a row as a text.


def _amiss(document: Document, row: Cut) -> Finding | None:
    """Why a row cannot be used, be it the header or another."""
    if row.text.startswith("PK\3\4"):
        return Finding(TABLE, "this is a spreadsheet, not CSV", document.at((0, 0)), _SAVE)
    text = row.text.translate(_BREAKS)
    bad = _SURROGATE.search(text)
    if bad:
        _, findings = decode(document, text[: bad.end() + _SHOWN].encode("utf-8", "surrogateescape"))
        return replace(findings[0], hint=_SAVE)
    odd = control(document, text)
    if odd or not row.fault:
        return odd
    return _uncut(document, row)


def _uncut(document: Document, row: Cut) -> Finding:
    """Why the text of a row could not be cut into cells."""
    start = document.at((0, 0))
    last = row.line + len(lines(row.text.rstrip("\r\n")))
    to = f", which is read as going on to line {last}," if last > row.line + 1 else ""
    if row.fault == TOO_LONG:
        return Finding(TOO_LARGE, f"this row{to} is longer than any row may be", start, _QUOTES)
    if "end of data" in row.fault:
        return Finding(TABLE, f"a quotation mark of this row{to} is never closed", start, _QUOTES)
    return Finding(TABLE, f"the quotation marks of this row{to} do not match", start, _QUOTES)


# What is wrong with the headings: which column, what, and what to do.

_Fault: TypeAlias = tuple[int, str, str]


def _headings(cells: Sequence[str], columns: Sequence[Column | None]) -> Iterator[_Fault]:
    """Every heading that means nothing, or may not stand in a table."""
    for index, (cell, each) in enumerate(zip(cells, columns, strict=True)):
        if each is None:
            yield (index, *problem(cell))


def _together(columns: Sequence[Column | None]) -> Iterator[_Fault]:
    """Columns that give the same: twice, or the whole of it and a part too."""
    given: dict[str, Column] = {}
    for index, each in enumerate(columns):
        if each and each.path:
            first = next((other for other in given.values() if _clash(each, other)), None)
            if first:
                message = f"`{first.heading}` and `{each.heading}` both give `{each.key}`"
                yield index, message, "keep one of them, or begin the heading of the other with `#`"
            given[each.heading] = each


def _clash(one: Column, other: Column) -> bool:
    return one.path == other.path and (one.part == other.part or 0 in (one.part, other.part))


def _missing(columns: Sequence[Column | None], decided: Document) -> Iterator[_Fault]:
    """What every letter needs and neither the table nor the request file has."""
    given = [each for each in columns if each and each.path]
    keys = {str(each.path[0]) for each in given}
    known = decided.data if isinstance(decided.data, dict) else {}
    if "reference" not in keys:
        yield 0, "no column has the references", "give each row one of its own, under `reference`"
    for key in ("received", "applicant"):
        if key not in keys and key not in known:
            heading = "name" if key == "applicant" else key
            yield 0, f"no column gives `{key}`, and {decided.name} has none", f"add a column `{heading}`"
    names = [each.part for each in given if each.key == "applicant.name"]
    if "applicant" in keys and not (0 in names or SURNAME in names):
        what = "the last name" if names else "the name"
        yield 0, f"no column has {what} of the applicant", f"add a column `{'last name' if names else 'name'}`"
