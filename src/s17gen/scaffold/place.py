"""Puts the files of a new project in a folder: all of them or none, and never over what is there."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping

from s17gen.errors import OutputError, UsageError
from s17gen.output import write

_ELSEWHERE = "give the name of another folder: `s17gen init FOLDER`"


def place(folder: str, files: Mapping[str, str]) -> None:
    """Write each file, a path with `/` within the folder and its text.

    Raises `UsageError`, before anything is written, if a path is taken, and `OutputError` if one cannot be written;
    then everything is as it was.
    """
    paths = {within(folder, each): text for each, text in files.items()}
    taken = list(dict.fromkeys(each for path in paths for each in _taken(path, folder)))
    if taken:
        raise UsageError(f"already there, and left as they are: {', '.join(taken)}", f"move them away, or {_ELSEWHERE}")
    new = [each for each in _folders(paths) if not os.path.lexists(each)]
    try:
        write(paths)
    except BaseException as error:
        for each in reversed(new):
            with contextlib.suppress(OSError, ValueError):  # something else has been put there, or it was never made
                os.rmdir(each)
        if isinstance(error, OutputError):
            raise OutputError(error.message, _ELSEWHERE) from error
        raise


def within(folder: str, path: str) -> str:
    """A path as it is from here."""
    parts = path.split("/")
    return os.path.join(*parts) if folder == os.curdir else os.path.join(folder, *parts)


def _taken(path: str, folder: str) -> Iterator[str]:
    """What stands where a file is to go: a thing of its name, or one that is no folder in the way to it."""
    if os.path.lexists(path):
        yield path
    above = os.path.dirname(path)
    while above and above != folder:
        if os.path.lexists(above) and not os.path.isdir(above):
            yield above
        above = os.path.dirname(above)


def _folders(paths: Iterable[str]) -> list[str]:
    """Every folder on the way to the files, those further up first."""
    found: set[str] = set()
    for path in paths:
        above = os.path.dirname(path)
        while above and above not in found and above != os.path.dirname(above):
            found.add(above)
            above = os.path.dirname(above)
    return sorted(found, key=len)
