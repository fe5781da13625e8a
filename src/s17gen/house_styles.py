"""House styles as layers hold them: which layers have a file of each, and which styles a layer has switched off."""

import re
from collections.abc import Callable, Iterator, Sequence

from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.findings import Fault
from s17gen.law import LibraryFile
from s17gen.layers import NOTHING_REPLACED, Layer, not_below

_FILE = re.compile(r"([a-z0-9-]+)\.yaml")
_NOTE = "file-note"  # the style of what is kept where no letter is owed: no project can do without


def styled(
    layers: Sequence[Layer], about: Callable[[Layer], tuple[Document, LibraryFile] | None]
) -> dict[str, list[Layer]]:
    """By style, the layers whose files of it lie on one another, the lowest first.

    `about` gives what a layer says of itself, if it does. Raises `LibraryError` where that disables what is not below.
    """
    found: dict[str, list[Layer]] = {}
    for layer in layers:
        here = [match[1] for name in layer.names("styles") if (match := _FILE.fullmatch(name))]
        said = about(layer)
        if said and said[1].disables:
            _switch_off(found, *said, here)
        for name in here:
            found.setdefault(name, []).append(layer)
    return found


def _switch_off(found: dict[str, list[Layer]], document: Document, file: LibraryFile, here: Sequence[str]) -> None:
    faults = list(_unfit(file.disables, found, here))
    if faults:
        findings = [document.finding(each) for each in faults]
        raise LibraryError(f"{document.name} does not fit the layers below it", findings)
    for name in file.disables:
        del found[name]


def _unfit(disables: Sequence[str], found: dict[str, list[Layer]], here: Sequence[str]) -> Iterator[Fault]:
    for index, name in enumerate(disables):
        if name == _NOTE:
            message = f"`{name}` is the note for the file where no letter is owed, and cannot be switched off"
            yield Fault(NOTHING_REPLACED, ("disables", index), message, "replace it, if it is to be another")
        elif name in here or name not in found or name in disables[:index]:
            yield not_below(name, index, name in here)
