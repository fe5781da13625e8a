"""The comments that people wrote into a request file, each with the element that it stands at, so that none is lost."""

import re
from collections.abc import Collection, Iterator

import yaml
from msgspec import Struct

from s17gen.document import Document
from s17gen.findings import Path
from s17gen.traps import Mark

_HEADER = re.compile(r"[|>][0-9+-]*")  # of a text on lines of its own; a comment may stand after it


class Comments(Struct):
    """Comments as they were written, from `#` on: those at the top, those above elements, those at the end."""

    head: list[str] = []
    above: dict[Path, list[str]] = {}
    foot: list[str] = []


def read_comments(document: Document, ours: Collection[str] = ()) -> Comments:
    """The comments of a file that was read without errors, but for lines that are among `ours`.

    A comment goes with the element on its line, or else with the next one, unless that stands further out.
    """
    comments = Comments([], {}, [])
    elements = _elements(document)
    first = elements[0][0][0] if elements else len(document.lines)
    gap = max((number for number in range(first) if not document.lines[number].strip()), default=-1)
    for (line, column), text in _found(document.lines):
        if document.lines[line].strip() in ours:
            continue
        if line < gap:
            comments.head.append(text)
            continue
        path = _home(line, column, document.lines[line], elements)
        (comments.foot if path is None else comments.above.setdefault(path, [])).append(text)
    return comments


def _elements(document: Document) -> list[tuple[Mark, Path]]:
    """Where each key and each item of a list begins; of those that begin together, the outermost."""
    places: dict[Mark, Path] = {}
    items = {path: mark for path, mark in document.values.items() if path and isinstance(path[-1], int)}
    for path, mark in [*document.keys.items(), *items.items()]:
        if mark not in places or len(path) < len(places[mark]):
            places[mark] = path
    return sorted(places.items(), key=lambda each: each[0])


def _home(line: int, column: int, text: str, elements: list[tuple[Mark, Path]]) -> Path | None:
    """The element that a comment goes with; None at the end of the file."""
    before = [(mark, path) for mark, path in elements if mark[0] <= line]
    if text[:column].strip():  # after something on its line
        return before[-1][1] if before else None
    after = next(((mark, path) for mark, path in elements if mark[0] > line), None)
    if after and column <= after[0][1]:
        return after[1]
    if after is None and column == 0:
        return None
    beside = [path for mark, path in before if mark[1] <= column]
    return beside[-1] if beside else after[1] if after else None


def _found(lines: list[str]) -> Iterator[tuple[Mark, str]]:
    """Each comment, and where it begins: a `#` at the start of a line or after a space, in no text."""
    taken = _taken(lines)
    for number, line in enumerate(lines):
        for each in re.finditer(r"(?:^|(?<=[ \t]))#", line):
            if not any(start <= (number, each.start()) < end for start, end in taken.get(number, ())):
                yield (number, each.start()), line[each.start() :].rstrip()
                break


def _taken(lines: list[str]) -> dict[int, list[tuple[Mark, Mark]]]:
    """For each line, the texts that reach into it: from where to where."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    taken: dict[int, list[tuple[Mark, Mark]]] = {}
    for token in yaml.scan("\n".join(lines), Loader=loader):
        if isinstance(token, yaml.ScalarToken):
            start, end = (token.start_mark.line, token.start_mark.column), (token.end_mark.line, token.end_mark.column)
            if token.style in ("|", ">"):
                start = (start[0] + 1, 0)  # the line of its header may end in a comment
            for number in range(start[0], end[0] + 1):
                taken.setdefault(number, []).append((start, end))
    return taken
