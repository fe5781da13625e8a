"""A table cut into rows, each with the text that it was cut from; hardly more than one row is ever held."""

import csv
import io
import os
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO, TypeAlias

from msgspec import Struct

from s17gen.source import MAX_BYTES
from s17gen.traps import Mark

Open: TypeAlias = Callable[[], TextIO]  # a table's text from its beginning

DELIMITERS = (",", ";", "\t")
TOO_LONG = "too long"
_SEPARATOR = re.compile(r"sep=.\s*", re.IGNORECASE)  # the first line of some tables, for spreadsheets alone
_BREAK = re.compile("\r\n|\n|\r")


class Cut(Struct, frozen=True):
    """A row: the lines before it, its text with its line break, its cells. `fault` says why it could not be cut."""

    line: int
    text: str
    cells: list[str] = []
    fault: str = ""


def opened(path: str) -> TextIO:
    """The text of a table in a file, which can be read more than once. Raises `OSError`, `ValueError`."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise ValueError("it is no ordinary file")
    return as_text(open(path, "rb"))


def as_text(file: BinaryIO) -> TextIO:
    """A table's text. Bytes that are not UTF-8 become surrogates, so that a row with one can be shown."""
    return io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")


def cut(file: TextIO, delimiter: str) -> Iterator[Cut]:
    """The rows of a table that are not blank, the header first."""
    rows = _Rows(file, delimiter)
    while row := rows.next():
        says_something = row.fault or any(row.cells)
        if says_something and not (row.line == 0 and _SEPARATOR.fullmatch(row.text)):
            yield row
        if row.fault == TOO_LONG:
            return


class _Rows:
    """Reads rows, and keeps the lines that each is made of."""

    def __init__(self, file: TextIO, delimiter: str) -> None:
        self._file = file
        self._reader = csv.reader(self._lines(), delimiter=delimiter, skipinitialspace=True, strict=True)
        self._held: list[str] = []
        self._line = 0

    def next(self) -> Cut | None:
        """The next row, None at the end."""
        begin, self._held = self._line, []
        try:
            cells = next(self._reader)
        except StopIteration:
            return None
        except csv.Error as error:
            fault = TOO_LONG if "field limit" in str(error) else str(error)
            return Cut(begin, "".join(self._held), fault=fault)
        return Cut(begin, "".join(self._held), [each.strip() for each in cells])

    def _lines(self) -> Iterator[str]:
        size = 0
        while line := self._file.readline(MAX_BYTES + 1):
            size = size + len(line) if self._held else len(line)
            if size > MAX_BYTES:
                raise csv.Error("field limit")
            self._held.append(line)
            self._line += 1
            yield line


def cells(text: str, delimiter: str) -> list[str]:
    """The cells of a row that was cut before, with line breaks as YAML has them."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return [re.sub("\r\n?", "\n", each.strip()) if "\r" in each else each.strip() for each in next(rows)]


def lines(text: str) -> list[str]:
    """The lines of a row's text."""
    return _BREAK.split(text)


def mark(text: str, delimiter: str, index: int) -> Mark:
    """Where the cell with this number, from 0, begins in a row's text."""
    sign = re.escape(delimiter)
    cell = re.compile(rf' *+("(?:[^"]|"")*+"|[^{sign}\r\n]*+)(?:{sign})?')
    start = end = 0
    for _ in range(index + 1):
        found = cell.match(text, end)
        start, end = (found.start(1), found.end()) if found else (end, end)
    before = lines(text[:start])
    return len(before) - 1, len(before[-1])
