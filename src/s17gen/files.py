"""Opens files, and says in plain words why one cannot be opened."""

from s17gen.findings import Fault, Finding
from s17gen.source import MAX_BYTES, UNREADABLE, Document, load


def read_file(path: str) -> tuple[Document, list[Finding]]:
    """Read any YAML file; a file that cannot be opened is a finding like any other."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        document = Document(path, [])
        fault = Fault(UNREADABLE, (), reason(error), "check the name and its folder")
        return document, [document.finding(fault)]
    return load(path, raw)


def reason(error: OSError | ValueError) -> str:
    """Why the system would not open a file, in plain words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return (getattr(error, "strerror", None) or "its name is not a file's name").lower()
