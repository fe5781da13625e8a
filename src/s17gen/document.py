"""A file as read: its lines, its data, and the place of every element in it."""

import os
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from s17gen.findings import Fault, Finding, Path, Place
from s17gen.traps import Mark

Data: TypeAlias = "str | list[Data] | dict[str, Data]"


class Document(Struct):
    """A file as read: its lines, its data, and where each element stands (`values`) and is named (`keys`).

    `before` is how many lines stand before it, where it is one of several in its file. One that was read quickly knows
    the places of few elements, and `reread` gives the whole; it knows which of its texts may be blank, the rest being
    none (`doubtful`).
    """

    name: str
    lines: list[str]
    data: Data = ""
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}
    doubtful: list[str] | None = None
    reread: "Callable[[], Document] | None" = None
    before: int = 0

    @property
    def folder(self) -> str:
        """The folder from which the paths in it count."""
        return os.path.dirname(self.name)

    def has(self, path: Path) -> bool:
        """Whether an element at this path stands in the file."""
        return path in self.values

    def place(self, path: Path, at_key: bool = False) -> Place:
        """The place of the element at `path`, or of the nearest one above it that exists."""
        while True:
            mark = (self.keys.get(path) if at_key else None) or self.values.get(path)
            if mark is not None or not path:
                return self.at(mark or (0, 0))
            path = path[:-1]

    def at(self, mark: Mark) -> Place:
        """The place of a parser's mark, which counts from 0."""
        line, column = mark
        last = len(self.lines) - 1
        while last > 0 and not self.lines[last]:
            last -= 1
        if line > last >= 0:  # the parser ran out of text: what is missing is missing at the end
            line, column = last, len(self.lines[last])
        text = self.lines[line] if self.lines else ""
        return Place(self.name, self.before + line + 1, min(column, len(text)) + 1, text)

    def finding(self, fault: Fault) -> Finding:
        """The fault with its path turned into a place: the one resolver of paths."""
        if self.reread:
            return self.reread().finding(fault)
        return Finding(fault.kind, fault.message, self.place(fault.path, fault.at_key), fault.hint, fault.kind.law)
