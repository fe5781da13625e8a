"""What a batch has to remember of every request, in a temporary database, so that memory does not grow with it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from s17gen.errors import OutputError
from s17gen.rules.across import Met

_TABLES = (
    "CREATE TABLE names (key BLOB PRIMARY KEY, who BLOB) WITHOUT ROWID",
    "CREATE TABLE met (key BLOB PRIMARY KEY, request BLOB, place BLOB, flag INTEGER) WITHOUT ROWID",
    "CREATE TABLE done (key BLOB PRIMARY KEY, entry BLOB) WITHOUT ROWID",
)
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000", "temp_store = FILE")


class Ledger:
    """Names that are taken, what requests have said, and what an earlier run has done; gone when it is closed."""

    def __init__(self) -> None:
        with _guarded():
            self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that has no name
            for each in (*(f"PRAGMA {setting}" for setting in _SETTINGS), *_TABLES, "BEGIN"):
                self._db.execute(each)

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def take(self, key: bytes, who: str) -> str:
        """Whoever has this name: this one, if nobody had it before."""
        if self._insert("names", (key, _raw(who))):
            return who
        return _text(self._row("SELECT who FROM names WHERE key = ?", key)[0])

    def first(self, key: bytes, met: Met) -> Met:
        """Who was first with this key, as `rules.across.Memory` has it."""
        if self._insert("met", (key, met.request, _raw(met.where), met.flag)):
            return met
        request, where, flag = self._row("SELECT request, place, flag FROM met WHERE key = ?", key)
        return Met(request, _text(where), bool(flag))

    def remember(self, key: bytes, entry: bytes) -> None:
        """Keep what an earlier run has done for a request; what it did later counts."""
        with _guarded():
            self._db.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (key, entry))

    def done(self, key: bytes) -> bytes | None:
        """What an earlier run has done for a request."""
        row = self._row("SELECT entry FROM done WHERE key = ?", key)
        return row[0] if row else None

    def _insert(self, table: str, values: Sequence[object]) -> bool:
        places = ", ".join("?" * len(values))
        with _guarded():
            return self._db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", values).rowcount > 0

    def _row(self, query: str, key: bytes) -> tuple[Any, ...]:
        with _guarded():
            row: tuple[Any, ...] | None = self._db.execute(query, (key,)).fetchone()
        return row or ()


def _raw(text: str) -> bytes:
    """A text as bytes: the name of a file need be no text that a database takes."""
    return text.encode("utf-8", "surrogatepass")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = f"what the batch has to remember cannot be kept: {str(error).lower()}"
        raise OutputError(message, "make room where temporary files go, and go on with `--resume`") from error
