"""From the PATHs of a call to the records or the copies there, in an order that does not vary; follows no link out."""

import os
from collections.abc import Iterable, Iterator

from s17gen.errors import UsageError
from s17gen.files import reason

_RECORD = "-record.json"  # how the name of a record ends in a folder of letters
_MARK = b'"s17gen-record"'  # which stands near the beginning of every record
_HEAD = 200  # bytes: where it stands
COPIES = (".html", ".htm", ".md", ".txt")


def records(paths: Iterable[str]) -> list[str]:
    """The records at these paths, each once: a file is what it was named for, a folder is looked through."""
    return _apart(each for path in paths for each in _at(path, (".json",)) if each == path or _is_record(each))


def copies(paths: Iterable[str]) -> list[str]:
    """What could be copies for publication at these paths, each once: letters look like them."""
    return _apart(each for path in paths for each in _at(path, COPIES))


def _at(path: str, endings: tuple[str, ...]) -> Iterator[str]:
    if os.path.isdir(path):
        yield from _within(path, endings)
    else:
        yield path


def _within(path: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The files with these endings in a folder and in those below it. Raises `UsageError` where one cannot be read."""
    home, waiting = os.path.realpath(path), [path]
    while waiting:
        here = waiting.pop()
        try:
            held = [os.path.join(here, name) for name in sorted(os.listdir(here)) if not name.startswith(".")]
        except OSError as error:
            message = f"the folder {here} cannot be looked into: {reason(error)}"
            raise UsageError(message, "check who may read it") from None
        yield from (each for each in held if each.lower().endswith(endings) and _is_inside(each, home))
        waiting += [each for each in reversed(held) if os.path.isdir(each) and not os.path.islink(each)]


def _is_inside(path: str, home: str) -> bool:
    """Whether a name is that of an ordinary file which no link leads out to."""
    return os.path.isfile(path) and os.path.realpath(path).startswith(os.path.join(home, ""))


def _is_record(path: str) -> bool:
    """Whether a file that nobody named is a record, by its name or by how it begins; one that cannot be read may be."""
    if path.lower().endswith(_RECORD):
        return True
    try:
        with open(path, "rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError:
        return True


def _apart(paths: Iterable[str]) -> list[str]:
    """The paths, each once, however many names lead to it."""
    found: dict[str, str] = {}
    for each in paths:
        found.setdefault(os.path.realpath(each) if each != "-" else each, each)
    return list(found.values())
