"""Writes letters: whole or not at all, UTF-8 with line feeds, never over an existing file unless told."""

import contextlib
import errno
import os
import re
import signal
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from s17gen.errors import FullError, OutputError

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MOST = 100  # characters of a name; file systems take 255 bytes
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(reference: str) -> str:
    """A file name made from a reference: no folder, no hidden file, nothing a system reserves, not too long."""
    name = unicodedata.normalize("NFC", reference)
    name = "".join(each if each.isalnum() or each in "-_." else "-" for each in name)
    name = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", name)).strip("-.")[:_MOST]
    while len(name.encode()) > 2 * _MOST:
        name = name[:-1]
    name = name.rstrip("-.") or "letter"
    return f"_{name}" if _RESERVED.match(name) else name


def stem(reference: str, kind: str, draft: bool) -> str:
    """How the name of a letter's file begins in a folder: `kind` is who it is for, or `file-note`."""
    return safe_name(reference) + ending(kind, draft)


def ending(kind: str, draft: bool) -> str:
    """What the name of a file says after its reference: who it is for, if not the applicant, and if it is a draft."""
    return f"{'' if kind == 'applicant' else f'-{kind}'}{'-draft' if draft else ''}"


def write(letters: Mapping[str, str], force: bool = False, workshop: Callable[[str], str] | None = None) -> None:
    """Write whole files, each path with its text: all of them, or none and everything as it was. Raises `OutputError`.

    Each text is written beside its place and flushed to the disk; only when all are there is each linked into its
    place, so that neither a crash nor a full disk leaves half a letter, and a file that appears meanwhile is not
    overwritten. With `force` a link is followed and its target replaced; only ordinary files ever are. `workshop` names
    for a path another folder of the same file system to write its text in, which whoever owns it clears after a kill.
    """
    writing = Writing(letters, force, workshop)
    try:
        writing.begin(flushed=True)
        writing.finish()
    finally:
        writing.clear()


class Writing:
    """What `write` does, step by step, for whoever has something better to do than to wait for the disk.

    To `begin` writes each text beside its place, to `flush` gets them to the disk, in any thread, and to `finish` gives
    them their names. Each raises `OutputError`, and whatever happens, `clear` comes last.
    """

    def __init__(self, letters: Mapping[str, str], force: bool, workshop: Callable[[str], str] | None) -> None:
        self._letters, self._force = letters, force
        self._places = [_Place(path, force, workshop) for path in letters]

    def begin(self, flushed: bool = False) -> None:
        """Write each text beside its place; `flushed` at once, so that no more than one file is ever open."""
        for each in self._places:
            with _said(each.path):
                _make_folder(os.path.dirname(each.target))
                _refuse_existing(each.target, self._force)
                _write_partial(each, self._letters[each.path])
                if flushed:
                    each.flush()

    def flush(self) -> None:
        """Get everything to the disk."""
        for each in self._places:
            with _said(each.path):
                each.flush()

    def finish(self) -> None:
        """Put everything in its place, or leave all as it was."""
        try:
            with undisturbed():
                _put_all_in_place(self._places, self._force)
                self._take_away()
        except (OSError, ValueError) as error:
            culprit = next((each.path for each in self._places if each.failed), "")
            raise failure(culprit, error) from error

    def clear(self) -> None:
        """Take away what has not got its name."""
        if self._places:
            with undisturbed():
                self._take_away()

    def _take_away(self) -> None:
        for each in self._places:
            with contextlib.suppress(OSError, ValueError):  # what could not be written cannot be closed in order
                each.close()
        _remove(each.partial for each in self._places)
        self._places = []


@contextlib.contextmanager
def _said(path: str) -> Iterator[None]:
    """Turn what the system refuses into a message about a path."""
    try:
        yield
    except (OSError, ValueError, RecursionError) as error:
        raise failure(path, error) from error


class _Place:
    """Where one letter goes: the path as given, what it stands for, and the file that is written first.

    That file's name is nobody else's, whatever other run of whatever machine writes into the folder.
    """

    def __init__(self, path: str, force: bool, workshop: Callable[[str], str] | None) -> None:
        self.path = path
        self.target = os.path.realpath(path) if force else path
        folder = workshop(path) if workshop else os.path.dirname(self.target)
        self.partial = os.path.join(folder, f".s17gen-{os.urandom(8).hex()}.part")
        self.before = f"{self.partial}.old"
        self.failed = False
        self.file: TextIO | None = None

    def flush(self) -> None:
        """Get what was written to the disk."""
        if self.file:
            os.fsync(self.file.fileno())
        self.close()

    def close(self) -> None:
        """Have the file open no longer."""
        file, self.file = self.file, None
        if file:
            file.close()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Make an interrupt or a termination wait until what is begun is done, which must not take long."""
    waiting: list[int] = []
    try:
        before = {number: signal.signal(number, lambda number, frame: waiting.append(number)) for number in SIGNALS}
    except ValueError:  # not the main thread, which no signal disturbs
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        for number in waiting[:1]:
            signal.raise_signal(number)


def _put_all_in_place(places: list[_Place], force: bool) -> None:
    """Give every file its name; if one cannot have it, put everything back as it was."""
    placed: list[_Place] = []
    try:
        for each in places:
            each.failed = True
            if force:
                with contextlib.suppress(OSError):  # nothing there, or a file system without links
                    os.link(each.target, each.before)
            _put_in_place(each.partial, each.target, force)
            placed.append(each)
            each.failed = False
    finally:
        for each in placed if len(placed) < len(places) else ():
            _take_back(each, force)
        _remove(each.before for each in places)


def _take_back(place: _Place, force: bool) -> None:
    if force and os.path.exists(place.before):
        os.replace(place.before, place.target)
    else:
        _remove([place.target])


def failure(path: str, error: Exception) -> OutputError:
    """What to say of a file that cannot be written, and what to do."""
    if isinstance(error, FileExistsError):
        hint = "give `--force` to replace it, or another name with `-o`"
        return OutputError(f"{path} is there already; it was left as it is", hint)
    message = f"{path or 'a file without a name'} cannot be written: {_why(error)}"
    if isinstance(error, OSError) and error.errno in _FULL:
        return FullError(message, "make room and run again; nothing was half-written")
    return OutputError(message, "choose another place with `-o`")


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(path)


def make_folder(folder: str) -> None:
    """Make a folder and those above it, if they are not there. Raises `OutputError`."""
    try:
        _make_folder(folder)
    except (OSError, ValueError) as error:
        raise failure(folder, error) from error


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder or ".", exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError from None


def _refuse_existing(path: str, force: bool) -> None:
    """Refuse what is there already; even with `force`, a folder, a device or another thing that is no file."""
    if not os.path.lexists(path):
        return
    if os.path.isdir(path):
        raise IsADirectoryError
    if os.path.exists(path) and not os.path.isfile(path):
        raise ValueError
    if not force:
        raise FileExistsError


def _write_partial(place: _Place, text: str) -> None:
    place.file = file = open(place.partial, "x", encoding="utf-8", newline="\n")  # noqa: SIM115 -- `close` closes it
    with contextlib.suppress(OSError):  # what is replaced keeps its mode
        os.chmod(place.partial, os.stat(place.target).st_mode & 0o777)
    file.write(text)
    file.flush()


def _put_in_place(partial: str, path: str, force: bool) -> None:
    if force:
        os.replace(partial, path)
        return
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: take the name with an empty file, then put the letter in its place.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        try:
            os.replace(partial, path)
        except OSError:
            os.unlink(path)
            raise


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "you may not write there"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, NotADirectoryError):
        return "a part of its path is a file"
    if isinstance(error, OSError):
        return (error.strerror or "the system refused").lower()
    return "it is not the name of an ordinary file"
