"""Where the requests of a batch come from: files, standard input, or a table of applicants for one decision."""

import io
import itertools
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TextIO

from s17gen.batch.cells import as_text
from s17gen.batch.item import STDIN, Item
from s17gen.batch.items import items
from s17gen.batch.reader import Reader
from s17gen.batch.table import Table, read_table, rows
from s17gen.errors import LibraryError, OutputError, UsageError
from s17gen.files import reason


class Source:
    """What reads the requests of a call, and all of them from the first on, whenever it is called.

    `passed` is how many files of the folders were passed over when it was called last, `first` the first of them.
    """

    def __init__(self, paths: Sequence[str], table: str | None) -> None:
        if table == "-" and "-" in paths:
            message = "standard input cannot be both the request and the table"
            raise UsageError(message, "give one of them by the name of its file")
        self._paths = paths
        self._stdin = _Kept() if "-" in (*paths, table) else None
        self.passed, self.first = 0, ""
        self._again = self._stdin.text if self._stdin and table == "-" else None
        self._table = self._read(STDIN if table == "-" else table) if table is not None else None
        self.reader = Reader(self._table)

    def __call__(self) -> Iterator[Item]:
        """The requests, in their order."""
        return rows(self._table, self._again) if self._table else self._items()

    def _items(self) -> Iterator[Item]:
        self.passed, self.first = 0, ""
        yield from items(self._paths, self._stdin.raw().read if self._stdin else _nothing, self._pass)

    def _pass(self, path: str) -> None:
        self.passed += 1
        self.first = self.first or path

    def _read(self, path: str) -> Table:
        """The table of applicants for the one request that is given."""
        given = list(itertools.islice(self._items(), 2))
        if len(given) != 1:
            message = f"`--with` takes one request, and {'there are several' if given else 'there is none'}"
            raise UsageError(message, "name the request file with the decision for everyone in the table")
        table, findings = read_table(path, given[0], self._again)
        if table is None:
            raise LibraryError(f"nobody in {path} can be answered", findings)
        return table


def _nothing(most: int) -> bytes:
    return b""


class _Kept:
    """Standard input, which is gone through more than once, kept in a file without a name."""

    def __init__(self) -> None:
        if sys.stdin is None:
            raise UsageError("standard input is closed", "give the name of a file")
        self._held = tempfile.TemporaryFile()  # noqa: SIM115 -- it is gone when the process is
        try:
            shutil.copyfileobj(sys.stdin.buffer, self._held)
        except OSError as error:
            hint = "make room for it, or name files"
            raise OutputError(f"standard input cannot be kept: {reason(error)}", hint) from error

    def raw(self) -> io.BufferedReader:
        """All of it, from the beginning."""
        return io.BufferedReader(_FromStart(self._held))

    def text(self) -> TextIO:
        """All of it as the text of a table."""
        return as_text(self.raw())


class _FromStart(io.RawIOBase):
    """A file read from its beginning, wherever others of these have got to; closing it leaves the file open."""

    def __init__(self, held: BinaryIO) -> None:
        self._held, self._at = held, 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read some bytes into the buffer: how many, none at the end."""
        self._held.seek(self._at)
        found = self._held.read(len(buffer))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)
