"""The layers that a project or the environment has in force, found without judging the configuration.

A press of a key has no time for that, and no line to say what is wrong with it; the command itself will.
"""

import os
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from s17gen.project import PREFIX, PYPROJECT, find

_VARIABLE = f"{PREFIX}LIBRARY"
_MOST = 2**20  # bytes of a configuration


def layers(places: Iterable[str], environ: Mapping[str, str]) -> list[str]:
    """The layers for a call about what stands at the first of these places; for this folder, if there is none."""
    given = [each.strip() for each in environ.get(_VARIABLE, "").split(os.pathsep) if each.strip()]
    if given:
        return given
    place = next(iter(places), "")
    path = find(place if os.path.isdir(place) else os.path.dirname(place), environ).file
    try:
        listed = _library(path) if path else []
    except (OSError, ValueError, RecursionError):
        return []
    return [os.path.join(os.path.dirname(path), os.path.expanduser(each)) for each in listed if isinstance(each, str)]


def _library(path: str) -> list[Any]:
    """What a configuration lists as layers, whatever it is."""
    if not os.path.isfile(path):
        return []
    with open(path, "rb") as file:
        data: Any = tomllib.loads(file.read(_MOST).decode("utf-8-sig"))
    for key in ("tool", "s17gen") if os.path.basename(path) == PYPROJECT else ():
        data = data.get(key) if isinstance(data, dict) else None
    listed = data.get("library") if isinstance(data, dict) else None
    return listed if isinstance(listed, list) else [listed]
