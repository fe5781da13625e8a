"""The manifest of a batch: JSON Lines, one for each request as soon as its letter is written, appended safely.

The first line says what the letters are made with. A run that was killed may have left half a line at the end, which
the next one takes off. While a run goes on it holds a lock, so that no other writes into the same manifest.
"""

import contextlib
import itertools
import os
from collections.abc import Iterator
from typing import BinaryIO, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from s17gen import __version__
from s17gen.batch.encoded import encoded
from s17gen.batch.recipe import Recipe
from s17gen.errors import FullError, OutputError, UsageError
from s17gen.files import reason
from s17gen.output import failure
from s17gen.record import Found, Layer

Status: TypeAlias = Literal["written", "refused", "failed"]
L = TypeVar("L", bound=Struct)

_MOST_UNSYNCED = 100  # lines that the system may still hold in memory


class Output(Struct, frozen=True):
    """A file as it was written: its path from the folder of the manifest, a hash of its bytes."""

    path: str
    sha256: str


class Used(Struct, frozen=True):
    """The profile that a letter was made with, by file and a hash of what it says."""

    file: str
    sha256: str


class Entry(Struct, frozen=True, omit_defaults=True):
    """What became of one request. `duration` is the milliseconds that it took, `message` why it failed.

    `sha256` is a hash of all that the request was read from: of a row of a table, the decision and the header too.
    """

    input: str
    sha256: str
    reference: str
    status: Status
    outputs: tuple[Output, ...] = ()
    findings: tuple[Found, ...] = ()
    message: str = ""
    profile: Used | None = None
    library: tuple[Layer, ...] = ()
    duration: float = 0


class Header(Struct, frozen=True):
    """The first line of a manifest."""

    format: Literal["s17gen-manifest"]
    version: Literal[1]
    recipe: Recipe


class Manifest:
    """A manifest that is open and locked. Raises `UsageError` where another run has it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._unsynced = 0
        with _said(path):
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            self._file: BinaryIO = open(path, "ab+", buffering=0)  # noqa: SIM115 -- `close` closes it
        self._named = os.fstat(self._file.fileno()).st_nlink > 0  # some systems count no names
        try:
            _lock(self._file, path)
        except UsageError:
            self._file.close()
            raise

    def close(self) -> None:
        """Let everything get to the disk, and let the next run have it."""
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()

    def begin(self, recipe: Recipe) -> None:
        """Write the first line, in place of whatever stood here."""
        with _said(self.path):
            self._file.truncate(0)
        self._append(encoded(Header("s17gen-manifest", 1, recipe)))

    def go_on(self) -> None:
        """Take off half a line at the end, which a run left that was killed."""
        with _said(self.path):
            self._file.truncate(_whole(self._file))

    def add(self, entry: Entry) -> None:
        """Append a line. Raises `OutputError` where it cannot be; then nothing of it stands there."""
        self._append(encoded(entry))
        self._unsynced += 1
        if self._unsynced >= _MOST_UNSYNCED:
            with _said(self.path):
                os.fsync(self._file.fileno())
            self._unsynced = 0

    def _append(self, line: bytes) -> None:
        held = os.fstat(self._file.fileno())
        if self._named and not held.st_nlink:
            hint = "what is left of it tells nothing: write to another folder, or everything again with `--force`"
            raise OutputError(f"{self.path} was deleted while the batch was writing", hint)
        size = held.st_size
        with _said(self.path):
            if self._file.write(line + b"\n") == len(line) + 1:
                return
            self._file.truncate(size)
        raise FullError(f"{self.path} cannot be written: there is no room", "make room, and go on with `--resume`")


def begun(path: str) -> Recipe | None:
    """What the letters of an earlier run were made with; None where there was none.

    Raises `UsageError` where the file is no manifest, so that no other is ever taken for one.
    """
    return next((each.recipe for each in _lines(path) if isinstance(each, Header)), None)


def earlier(path: str) -> Iterator[Entry]:
    """What earlier runs have written down, in the order in which they did. Raises `UsageError` as `begun` does."""
    return (each for each in _lines(path) if isinstance(each, Entry))


def _lines(path: str) -> Iterator[Header | Entry]:
    """Every line that is whole."""
    try:
        with open(path, "rb") as file:
            end = _whole(file)
            file.seek(0)
            for number in itertools.count(1):
                if file.tell() >= end:
                    return
                line = file.readline()
                yield _decoded(line, Header, path, number) if number == 1 else _decoded(line, Entry, path, number)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {reason(error)}", "check who may read it") from error


def _whole(file: BinaryIO) -> int:
    """How many bytes of a file are whole lines."""
    end = file.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - 2**16)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _decoded(line: bytes, model: type[L], path: str, number: int) -> L:
    try:
        return msgspec.json.decode(line, type=model)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        message = f"{path}:{number} is no line of a manifest that s17gen {__version__} reads"
        raise UsageError(message, "name another file with `--manifest`, or write to another folder") from None


@contextlib.contextmanager
def _said(path: str) -> Iterator[None]:
    """Turn what the system refuses into a message."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def _lock(file: BinaryIO, path: str) -> None:
    """Hold the file for this run alone, on systems that know such locks."""
    try:
        import fcntl
    except ImportError:  # Windows: letters are safe all the same, since none is written over another
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = f"another batch is writing {path}"
        raise UsageError(message, "wait until it has ended, or write to another folder") from None
    except OSError:  # a file system without locks
        return
