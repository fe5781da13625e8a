"""What the quick reader made of the shipped library, kept when s17gen was installed, so that no letter waits for it.

What was kept of a file goes by the hash of its bytes: it can only be found for the very text that it was read from. A
file that was edited since, or that belongs to somebody else, is read as ever.
"""

import hashlib
import os
from typing import Any

import msgspec
from msgspec import Struct

from s17gen.findings import Path
from s17gen.quick import Quick, read_quick
from s17gen.traps import Mark

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_prepared")


class _Kept(Struct, array_like=True):
    """A `Quick` as it is stored: its items are rows of path and mark."""

    data: dict[str, Any]
    items: list[tuple[Path, Mark]]
    doubtful: list[str]


def read_prepared(raw: bytes, folder: str = FOLDER) -> Quick | None:
    """What `read_quick` makes of these bytes, if that was kept."""
    try:
        with open(_path(folder, raw), "rb") as file:
            kept = msgspec.msgpack.decode(file.read(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return None
    return Quick(kept.data, dict(kept.items), kept.doubtful)


def prepare(library: str, folder: str = FOLDER) -> None:
    """Keep what `read_quick` makes of each file of a library, and nothing that was kept before."""
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    for place, _, names in os.walk(library):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                raw = file.read()
            quick = read_quick(raw) if name.endswith(".yaml") else None
            if quick is not None:
                kept = msgspec.msgpack.encode(_Kept(quick.data, list(quick.items.items()), quick.doubtful))
                put(_path(folder, raw), kept)


def put(path: str, kept: bytes) -> None:
    """Keep something under its name, all of it or nothing: somebody may be looking for it."""
    with open(f"{path}.part", "wb") as file:
        file.write(kept)
    os.replace(file.name, path)


def _path(folder: str, raw: bytes) -> str:
    return os.path.join(folder, f"{hashlib.sha256(raw).hexdigest()}.msgpack")
