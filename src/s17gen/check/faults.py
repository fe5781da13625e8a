"""What keeps a library or a template from being used, as findings like any other."""

import re
from collections.abc import Callable, Iterator

from s17gen.check.frames import at
from s17gen.check.kinds import LIBRARY, UNUSABLE
from s17gen.errors import LibraryError, TemplateError
from s17gen.findings import Finding, Place

_PLACED = re.compile(r"(?P<file>[^\n]+?):(?P<line>[0-9]+): (?P<message>.+)", re.DOTALL)


def failing(call: Callable[[], object], where: str) -> Iterator[Finding]:
    """What a part of a library cannot be used for; at `where`, if its fault names no place."""
    try:
        call()
    except LibraryError as error:
        yield from as_findings(error, where)


def as_findings(error: LibraryError, where: str) -> list[Finding]:
    """A fault of a library or a template as findings: its own, or one at the place that it names, or at `where`."""
    if isinstance(error, TemplateError):
        return [Finding(UNUSABLE, error.problem, at(error.file or where, error.line), error.hint)]
    if error.findings:
        return list(error.findings)
    placed = _PLACED.fullmatch(error.message)
    if placed:
        return [Finding(LIBRARY, placed["message"], Place(placed["file"], int(placed["line"]), 1), error.hint)]
    return [Finding(LIBRARY, error.message, Place(where, 1, 1), error.hint)]
