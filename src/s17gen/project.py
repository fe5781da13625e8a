"""The project that a request belongs to: where its configuration stands, and what that comes to.

Looking for it costs a few looks at names; what reads it is imported only where there is one.
"""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

FILE = "s17gen.toml"
PYPROJECT = "pyproject.toml"
NAMED = "S17GEN_CONFIG"  # names the file instead, or `none`
NONE = "none"
PREFIX = "S17GEN_"
# What a project may fix; each has an environment variable too, such as S17GEN_STYLE.
KEYS = (
    "library", "templates", "authority", "authorities", "style", "format", "output", "record", "strict", "select",
    "ignore",
)  # fmt: skip

_BOUNDARY = ".git"
_MOST = 2**20  # bytes of a pyproject.toml that are looked at
# What a pyproject.toml with a part for us has in it, and few others have.
_PART = rb"""tool["'\s]*\.["'\s]*s17gen|^\s*\[\s*tool\s*\]|^\s*tool\s*="""


class Found(Struct, frozen=True):
    """Where a configuration was looked for: its file, empty where there is none, and the folders looked at.

    `why` the search went no further than `last`: it found the file, came to the folder of a repository or to the root
    of the file system, or the current folder is gone; or somebody named the file, or said that there is none.
    """

    file: str
    first: str = ""
    last: str = ""
    why: Literal["found", "git", "root", "gone", "named", "off"] = "named"


class Project(Struct, frozen=True):
    """What the environment and the configuration say of a call, under the names of its options.

    Paths count from the current folder. `file` is the configuration, if there is one. `origins` says of each key that
    was given where: `s17gen.toml:3`, `S17GEN_STYLE`.
    """

    library: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    authority: str | None = None
    authorities: str | None = None
    style: str | None = None
    format: tuple[str, ...] = ()
    output: str | None = None
    record: str | None = None
    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    file: str = ""
    origins: dict[str, str] = {}


def find(start: str, environ: Mapping[str, str]) -> Found:
    """The configuration for what stands in the folder `start`: in it, or in the nearest folder above that has one.

    The search ends with the folder of a repository (one with `.git`), or at the root of the file system.
    """
    named = environ.get(NAMED, "").strip()
    if named:
        return Found("", why="off") if named == NONE else Found(named)
    try:
        first = folder = os.path.abspath(start or ".")
    except OSError:  # the current folder was deleted under our feet
        return Found("", start or ".", start or ".", "gone")
    while True:
        for name in (FILE, PYPROJECT):
            path = os.path.join(folder, name)
            if os.path.lexists(path) and (name == FILE or _may_be_ours(path)):
                return Found(_shown(path), _shown(first), _shown(folder), "found")
        above = os.path.dirname(folder)
        if os.path.lexists(os.path.join(folder, _BOUNDARY)):
            return Found("", _shown(first), _shown(folder), "git")
        if above == folder:
            return Found("", _shown(first), folder, "root")
        folder = above


def looked_at(found: Found) -> Iterator[str]:
    """Every name under which a configuration is, or would be if it came to stand there."""
    if found.why in ("named", "off", "gone"):
        yield from [found.file] if found.file else []
        return
    folder, last = os.path.abspath(found.first), os.path.abspath(found.last)
    while True:
        yield from (_shown(os.path.join(folder, name)) for name in (FILE, PYPROJECT))
        if folder in (last, os.path.dirname(folder)):
            return
        folder = os.path.dirname(folder)


def is_set(environ: Mapping[str, str]) -> bool:
    """Whether the environment fixes anything."""
    return any(environ.get(f"{PREFIX}{key.upper()}") for key in KEYS)


def _may_be_ours(path: str) -> bool:
    """Whether a pyproject.toml may have a part for s17gen: whether it has the name in it at all."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            held = file.read(_MOST)
    except OSError:
        return False
    return has_part(held)


def has_part(raw: bytes) -> bool:
    """Whether a pyproject.toml has a part for s17gen; one that is no TOML and seems to have one, has."""
    if b"s17gen" not in raw or not re.search(_PART, raw, re.MULTILINE):
        return False
    import tomllib  # most projects have no such file, or one without the name in it

    try:
        tool = tomllib.loads(raw.decode("utf-8")).get("tool")
    except (ValueError, RecursionError):
        return True
    return isinstance(tool, dict) and "s17gen" in tool


def _shown(path: str) -> str:
    """A path as seen from the current folder."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        return path
