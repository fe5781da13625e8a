"""The lines of a Markdown text, made ready for the `markdown` package.

The package wants an empty line about every list and table, drops the cells that a row has too many, and counts every
list from 1. CommonMark, and those who write it, take the first for granted; the rest would change what was typed.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

Miss: TypeAlias = Callable[[str], None]

YEAR = 1000  # from here on, a number at the start of a line numbers no item

HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
QUOTED = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,}) *[\w.+#-]*$")
_ITEM = re.compile(r" *(?:[-*+]|(\d+)\.) +(?=\S)")
_MARKERS = re.compile(r"(?:(?:[-*+]|\d+\.) +)++")
_RULE = re.compile(r" *(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,})$")
_UNDERLINE = re.compile(r" *(?:-+|=+)$")
_DASHES = re.compile(r":?-+:?")


def as_lines(text: str) -> list[str]:
    """The lines of a text, tabs as spaces, none at the end."""
    lines = re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    return [line.expandtabs(4).rstrip(" ") for line in lines]


def depth(line: str) -> int:
    """How many lists within each other an item on this line may stand in; 0 if it is none."""
    markers = _MARKERS.match(line.lstrip(" "))
    return _indent(line) // 4 + len(markers[0].split()) if markers and not _RULE.match(line) else 0


def is_dashes(line: str) -> bool:
    """Whether this is the line between a table's head and its rows."""
    return "|" in line and set(line) <= set("|:- ") and all(map(_DASHES.fullmatch, _cells(line)))


def kinds(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with what it belongs to: a heading, a quotation, code, the fences about that, or text."""
    kind = fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        if fence:
            closed = opened and opened[1].startswith(fence) and line.strip(" ") == opened[1]
            kind, fence = ("fence", "") if closed else ("code", fence)
        elif opened:
            kind, fence = "fence", opened[1]
        elif HEADING.match(line):
            kind = "heading"
        elif QUOTED.match(line):
            kind = "quote"
        elif kind != "quote" or not line or _starts(line):
            kind = "text"
        yield kind, line


def ready(lines: list[str], miss: Miss) -> Iterator[str]:
    """Lines of text as the package wants them; `miss` is told what of them a letter cannot show."""
    return _Loosener(miss).read(_tables(lines, miss))


def _tables(lines: list[str], miss: Miss) -> Iterator[str]:
    """The lines, each table apart from what is around it and no row of it wider than its head."""
    width = 0
    for line, below in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        if width and (not line or _starts(line)):
            width = 0
            yield ""
        if not width and "|" in line and is_dashes(below):
            width = len(_cells(line))
            if width != len(_cells(below)):
                miss("a table whose line of dashes does not match its headings")
                width = 0
            yield ""
        yield _row(line, width, miss) if width else line


def _row(line: str, width: int, miss: Miss) -> str:
    """A table's row with pipes at its ends; cells for which there is no heading stand in the last that has one."""
    cells = _cells(line)
    if any(cells[width:]):
        miss("a table row with more cells than headings")
        cells[width - 1 :] = [r" \| ".join(cells[width - 1 :])]
    return f"{' ' * _indent(line)}| {' | '.join(cells[:width])} |"


def _cells(line: str) -> list[str]:
    """The cells of a table's row, whose pipes at the ends need not be there."""
    pipes = [found.start() for found in re.finditer(r"\\.|\|", line) if found[0] == "|"]
    starts = [0, *(pipe + 1 for pipe in pipes)]
    cells = [line[start:end].strip(" ") for start, end in zip(starts, [*pipes, len(line)], strict=True)]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


class _Loosener:
    """Puts an empty line where a block begins or ends, and lists within lists four spaces in.

    A number starts an item only where it counts on from 1, or is 1 again; any other stays as typed.
    """

    def __init__(self, miss: Miss) -> None:
        self._miss = miss
        self._above = ""
        self._base = -1  # how far in the list stands that is open, if one is
        self._number = 0  # of its last item
        self._stray = False  # whether this paragraph begins with a number that starts no item

    def read(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines with more empty ones."""
        for line in lines:
            within = self._base >= 0 and self._base + 2 <= _indent(line) < 4
            yield from self._line(f"    {line.lstrip(' ')}" if within else line)

    def _line(self, line: str) -> tuple[str, ...]:
        ends = bool(_RULE.match(line) or _UNDERLINE.match(line))
        starts = _starts(line)
        if _indent(line) < 4:
            line, starts = self._outer(line, starts, ends)
        self._above = "" if ends else line
        self._stray = self._stray and bool(self._above)
        return (*([""] if starts else []), line, *([""] if ends else []))

    def _outer(self, line: str, starts: bool, ends: bool) -> tuple[str, bool]:
        """A line that stands in no list, or is an item of one; and whether a block begins with it."""
        if starts and not ends:
            return self._item(line)
        if ends:  # under a paragraph's only line it makes that a heading
            starts = not (_UNDERLINE.match(line) and self._above and self._base < 0)
        if ends or (line and not self._above):
            self._base = -1
        return line, starts

    def _item(self, line: str) -> tuple[str, bool]:
        """A line that looks like an item, made text if it is none; and whether a block begins with it."""
        digits = _digits(line)
        so_far = self._number if self._base >= 0 else 0
        number = int(digits or 0) if len(digits) < 4 else YEAR
        if not digits or number in (1, so_far + 1):
            if number == 1 and so_far > 1:
                self._miss("a numbered list right after another")
            self._base, self._number, self._stray = _indent(line), number, False
            return line, True
        starts = number < YEAR and (not self._above or self._base >= 0 or self._stray)
        if starts:
            self._miss("a numbered list that skips a number" if so_far else "a numbered list that does not start at 1")
        if starts or not self._above:
            self._base, self._stray = -1, starts
        return line.replace(".", r"\.", 1), starts


def _starts(line: str) -> bool:
    """Whether an item or a horizontal line begins here."""
    return bool(_ITEM.match(line) or _RULE.match(line))


def _digits(line: str) -> str:
    """The number of an item, if it has one."""
    item = _ITEM.match(line)
    return (item[1] or "") if item else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
