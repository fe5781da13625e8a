"""Where the requests of a batch come from: files, standard input, or a table of applicants for one decision."""

import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator

from s17gen.batch.item import Item, Read
from s17gen.batch.items import items
from s17gen.batch.reader import Reader
from s17gen.batch.table import read_table, rows
from s17gen.errors import LibraryError, OutputError, UsageError
from s17gen.files import reason


def source(paths: tuple[str, ...], table: str | None) -> tuple[Reader, Callable[[], Iterator[Item]]]:
    """What reads requests, and all of them from the first on, whenever it is called."""
    read = _stdin() if "-" in paths else None

    def found() -> Iterator[Item]:
        return items(paths, read() if read else _nothing)

    if table is None:
        return Reader(), found
    given = list(itertools.islice(found(), 2))
    if len(given) != 1:
        message = f"`--with` takes one request, and {'there are several' if given else 'there is none'}"
        raise UsageError(message, "name the request file with the decision for everyone in the table")
    decided, findings = read_table(table, given[0])
    if decided is None:
        raise LibraryError(f"nobody in {table} can be answered", findings)
    return Reader(decided), lambda: rows(decided)


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
