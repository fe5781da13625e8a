"""Prints nodes as CommonMark (tables as in GitHub's extension of it); every text shows as it was typed."""

import re
from collections.abc import Callable, Iterable

from s17gen.notice import (
    Block,
    Bullets,
    Gap,
    Inline,
    Inlines,
    Lines,
    Link,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
)
from s17gen.render.printed import Printed
from s17gen.visible import visible

EXTENSION = "md"

# What Markdown could take for markup wherever it stands, and what only at the start of a line.
_ANYWHERE = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_AT_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|[-=](?=[-=\s]*$)|:(?=\s)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def filters() -> dict[str, Callable[..., Printed]]:
    """What a template of this format may print with."""
    return {"title": title, "mark": mark, "section": section}


def title(notice: Notice) -> Printed:
    """The letter's one top heading."""
    words = escape(f"DRAFT: {notice.title}" if notice.draft else notice.title)
    return Printed(f"# {_heading(words)}")


def mark(notice: Notice) -> Printed:
    """The mark of a draft."""
    return Printed(f"> **{escape(notice.draft)}**")


def section(each: Section) -> Printed:
    """A section with its heading and everything in it."""
    return Printed("\n\n".join(_section(each, 2)))


def escape(text: str, line_start: bool = True) -> str:
    """Text that Markdown shows as typed. `line_start` says whether a line of the letter may begin with it."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", visible(text))
    if line_start:
        escaped = escaped.lstrip(" ")
        escaped = _NUMBER.sub(r"\1\\\2", escaped, count=1) if _NUMBER.match(escaped) else escaped
        escaped = f"\\{escaped}" if _AT_START.match(escaped) else escaped
    return escaped


def _section(each: Section, level: int) -> Iterable[str]:
    if each.heading:
        yield f"{'#' * min(level, 6)} {_heading(escape(each.heading))}"
    for block in each.body:
        if isinstance(block, Section):
            yield from _section(block, level + 1)
        else:
            yield _BLOCKS[type(block)](block)


def _heading(escaped: str) -> str:
    """A heading's words; a row of `#` at their end would be taken for the heading's close."""
    return re.sub(r"(#+)$", r"\\\1", escaped.rstrip())


def _paragraph(block: Paragraph) -> str:
    return _inlines(block.content)


def _bullets(block: Bullets) -> str:
    return "\n".join(f"- {_inlines(item)}" for item in block.items)


def _numbered(block: Numbered) -> str:
    return "\n".join(f"{number}. {_inlines(item)}" for number, item in enumerate(block.items, 1))


def _lines(block: Lines) -> str:
    return "\\\n".join(_inlines(line) for line in block.lines)


def _quote(block: Quote) -> str:
    paragraphs = ["\\\n".join(escape(line).rstrip() for line in lines) for lines in block.paragraphs]
    return "\n>\n".join("\n".join(f"> {line}" for line in each.split("\n")) for each in paragraphs)


def _table(block: Table) -> str:
    head = [escape(cell) for cell in block.head]
    rows = [head, ["---"] * len(head), *([_inlines(cell) for cell in row] for row in block.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _gap(block: Gap) -> str:
    return f"**\\[{escape(block.missing)}\\]**"


_BLOCKS: dict[type[Block], Callable[..., str]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Numbered: _numbered,
    Lines: _lines,
    Quote: _quote,
    Table: _table,
    Gap: _gap,
}


def _inlines(content: Inlines) -> str:
    printed = ""
    for each in content:
        piece = _inline(each, not printed)
        if printed.endswith("!") and piece.startswith("["):
            printed = f"{printed[:-1]}\\!"  # or the link would be taken for an image
        printed += piece
    return printed.strip(" ")


def _inline(each: Inline, first: bool) -> str:
    if isinstance(each, Strong):
        return f"**{escape(each.text, line_start=False).strip()}**"
    if isinstance(each, Link):
        return _link(each)
    return escape(each.text, first)


def _link(link: Link) -> str:
    if link.text == link.href and not re.search(r"[\\&]", link.href):
        return f"<{visible(link.href)}>"
    href = re.sub(r"[\\&]", r"\\\g<0>", visible(link.href))
    return f"[{escape(link.text, line_start=False)}](<{href}>)"
