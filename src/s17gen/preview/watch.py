"""Watches files by looking at them again and again: their times and sizes, and those of what a folder holds."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

_ENDINGS = (".yaml", ".yml", ".j2", ".css")  # of what a layer or a folder of templates is read from
_MOST = 10_000  # files of a folder

Look: TypeAlias = dict[str, tuple[int, int, int] | None]


def changes(paths: Callable[[], Iterable[str]], every: float = 0.25) -> Iterator[None]:
    """At once, then after every change of a file or of what a folder holds, once it has been still for `every` seconds.

    `paths` are asked for each time. A file that is not there is like any other: it may come.
    """
    told: Look | None = None
    before = look(paths())
    while True:
        now = look(paths())
        if now != told and now == before:
            told = now
            yield
        before = now
        time.sleep(every)


def look(paths: Iterable[str]) -> Look:
    """What tells the states of files apart, by path; None where there is nothing that can be looked at."""
    found: Look = {}
    for path in paths:
        found[path] = _state(path)
        if found[path]:
            found.update((file, _state(file)) for file in _held(path))
    return found


def _held(folder: str) -> Iterator[str]:
    """The files of a folder, and of the folders in it, that a preview may be made with."""
    number = 0
    for within, _, names in os.walk(folder):
        for name in names:
            if name.endswith(_ENDINGS) and number < _MOST:
                number += 1
                yield os.path.join(within, name)


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
