"""From the PATHs of a call to the records or the copies there, in an order that does not vary; follows no link out."""

import os
from collections.abc import Iterable, Iterator

from s17gen.check.walk import folders
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
    for folder in folders(path, endings):
        if folder.error:
            message = f"the folder {folder.path} cannot be looked into: {reason(folder.error)}"
            raise UsageError(message, "check who may read it")
        yield from folder.files


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
