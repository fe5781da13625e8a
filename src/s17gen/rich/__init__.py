"""Markdown with tables, headings and quotations becomes blocks; what a letter cannot show is told, and its words kept.

`lines` puts the text in the order that the `markdown` package wants, which reads lists, tables and paragraphs; `blocks`
makes our blocks of them, and `words` reads what stands in each. HTML and entities are words like any others.
"""

import itertools

from s17gen.notice import Block, Origin
from s17gen.rich.lines import HEADING, as_lines, depth, is_dashes
from s17gen.wording import parse

MAX_TEXT = 100_000  # characters
MAX_DEPTH = 8  # lists within lists: a reader of Markdown calls itself for each
MAX_ROW = 4_000  # characters of a line that could be a table's row
MAX_CELLS = 50_000  # if every line were a row of the widest table: a wide head must not blow up many short rows


def is_rich(text: str) -> bool:
    """Whether a text has a heading or a table, which the small grammar of wording does not know."""
    if "#" not in text and "|" not in text:
        return False
    lines = as_lines(text)
    if any(HEADING.match(line) and line.strip(" #") for line in lines):
        return True
    return any("|" in above and is_dashes(below) for above, below in itertools.pairwise(lines))


def read(text: str, origins: tuple[Origin, ...] = ()) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks that a Markdown text asks for, and what of it a letter cannot show, each thing once.

    A text that is too long, too wide or too deep is read by the small grammar of wording. Never raises.
    """
    lines = as_lines(text)
    if beyond := _beyond(text, lines):
        return parse(text, origins=origins), (beyond,)
    try:
        from s17gen.rich.blocks import Reader

        reader = Reader(origins)
        return tuple(reader.blocks(lines)), tuple(reader.missed)
    except RecursionError:  # the caller stands near the end of the stack
        return parse(text, origins=origins), ("nesting as deep as this",)


def _beyond(text: str, lines: list[str]) -> str:
    """What of a text is beyond measure, if anything."""
    if len(text) > MAX_TEXT:
        return "a text as long as this"
    if any(depth(line) > MAX_DEPTH for line in lines):
        return "nesting as deep as this"
    widest = max((line.count("|") for line in lines if is_dashes(line)), default=0)
    longest = max((len(line) for line in lines if "|" in line), default=0)
    return "a table as wide as this" if widest and (longest > MAX_ROW or widest * len(lines) > MAX_CELLS) else ""
