"""Where the requests of a batch come from: files, standard input, or a table of applicants for one decision."""

import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence

from s17gen.batch.item import Item, Read
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
        self._paths = paths
        self._stdin = _stdin() if "-" in paths else None
        self.passed, self.first = 0, ""
        self._table = self._read(table) if table is not None else None
        self.reader = Reader(self._table)

    def __call__(self) -> Iterator[Item]:
        """The requests, in their order."""
        return rows(self._table) if self._table else self._items()

    def _items(self) -> Iterator[Item]:
        self.passed, self.first = 0, ""
        yield from items(self._paths, self._stdin() if self._stdin else _nothing, self._pass)

    def _pass(self, path: str) -> None:
        self.passed += 1
        self.first = self.first or path

    def _read(self, path: str) -> Table:
        """The table of applicants for the one request that is given."""
        if path == "-":
            raise UsageError("`--with` takes the name of a table", "save the table as a file; the request may be `-`")
        given = list(itertools.islice(self._items(), 2))
        if len(given) != 1:
            message = f"`--with` takes one request, and {'there are several' if given else 'there is none'}"
            raise UsageError(message, "name the request file with the decision for everyone in the table")
        table, findings = read_table(path, given[0])
        if table is None:
            raise LibraryError(f"nobody in {path} can be answered", findings)
        return table


def _nothing(most: int) -> bytes:
    return b""


def _stdin() -> Callable[[], Read]:
    """Standard input, which is gone through more than once, kept in a file without a name."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "give the name of a file")
    held = tempfile.TemporaryFile()  # noqa: SIM115 -- it is gone when the process is
    try:
        shutil.copyfileobj(sys.stdin.buffer, held)
    except OSError as error:
        raise OutputError(
            f"standard input cannot be kept: {reason(error)}", "make room for it, or name files"
        ) from error

    def again() -> Read:
        held.seek(0)
        return held.read

    return again
