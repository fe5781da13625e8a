"""Opens files, and says in plain words why one cannot be opened."""

import os
import stat

from s17gen.document import Document
from s17gen.file_kinds import UNREADABLE
from s17gen.findings import Fault, Finding
from s17gen.nearest import did_you_mean
from s17gen.source import MAX_BYTES, load


def read_file(path: str, name: str = "") -> tuple[Document, list[Finding]]:
    """Read any YAML file; one that cannot be opened is a finding like any other. `name` is what findings call it."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        document = Document(name or path, [])
        fault = Fault(UNREADABLE, (), reason(error), advice(path, error))
        return document, [document.finding(fault)]
    return load(name or path, raw)


def is_there(path: str) -> bool:
    """Whether anything at all has this name: also what may not be read, so that it is not passed over in silence."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return os.path.islink(path)
    except (NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def is_ordinary(path: str) -> bool:
    """Whether a name is that of an ordinary file, or of one that may not be looked at."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return (getattr(error, "strerror", None) or "its name is not a file's name").lower()


def advice(path: str, error: OSError | ValueError) -> str:
    """What to do about a file that cannot be opened."""
    if isinstance(error, IsADirectoryError):
        return "name the files in it; `s17gen check` takes a folder too"
    folder, name = os.path.split(path)
    try:
        near = did_you_mean(name, os.listdir(folder or ".")) if isinstance(error, FileNotFoundError) else ""
    except OSError:
        near = ""
    return near or "check the name and its folder"
