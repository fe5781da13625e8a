"""A file as read: its lines, its data, and the place of every element in it."""

from typing import TypeAlias

from msgspec import Struct

from s17gen.findings import Fault, Finding, Path, Place
from s17gen.traps import Mark

Data: TypeAlias = "str | list[Data] | dict[str, Data]"


class Document(Struct):
    """A file as read: its lines, its data, and where each element stands (`values`) and is named (`keys`)."""

    name: str
    lines: list[str]
    data: Data = ""
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}

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
        return Place(self.name, line + 1, min(column, len(text)) + 1, text)

    def finding(self, fault: Fault) -> Finding:
        """The fault with its path turned into a place: the one resolver of paths."""
        return Finding(fault.kind, fault.message, self.place(fault.path, fault.at_key), fault.hint)
