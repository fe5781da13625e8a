"""Prints nodes as CommonMark (tables as in GitHub's extension of it); every text shows as it was typed."""

import re
from collections.abc import Callable

from s17gen.notice import (
    Block,
    Bullets,
    Gap,
    Heading,
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
    Text,
)
from s17gen.render.printed import Printed
from s17gen.visible import visible

# What Markdown could take for markup wherever it stands, and what only at the start of a line.
_ANYWHERE = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_SUSPECT = re.compile(r"[\\`*\[\]<|~_&]")  # one of them is in whatever the pattern finds, and in few texts
_AT_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|[-=](?=[-=\s]*$)|:(?=\s)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def filters() -> dict[str, Callable[..., Printed]]:
    """What a template of this format may print with."""
    return {"title": title, "mark": mark, "section": section}


def title(notice: Notice) -> Printed:
    """The letter's one top heading."""
    return Printed(_heading(Heading(1, notice.title)))


def mark(notice: Notice) -> Printed:
    """The mark of a draft."""
    return Printed(f"> **{escape(notice.draft)}**")


def section(each: Section) -> Printed:
    """A section with its heading and everything in it."""
    printed: list[str] = []
    before: Heading | Block | None = None
    other = False
    for node in each.flat():
        if isinstance(node, (Bullets, Numbered)):
            other = isinstance(before, type(node)) and not other  # a list right after a list needs another sign
            printed.append(_list(node, other))
        else:
            printed.append(_PRINTERS[type(node)](node))
        before = node
    return Printed("\n\n".join(printed))


def escape(text: str, line_start: bool = True) -> str:
    """Text that Markdown shows as typed. `line_start` says whether a line of the letter may begin with it."""
    escaped = visible(text)
    if _SUSPECT.search(escaped):
        escaped = _ANYWHERE.sub(r"\\\g<0>", escaped)
    if line_start and not escaped[:1].isalpha():
        escaped = escaped.lstrip(" ")
        escaped = _NUMBER.sub(r"\1\\\2", escaped, count=1) if _NUMBER.match(escaped) else escaped
        escaped = f"\\{escaped}" if _AT_START.match(escaped) else escaped
    return escaped


def _heading(heading: Heading) -> str:
    """A heading; a row of `#` at the end of its words would be taken for its close."""
    words = re.sub(r"(#+)$", r"\\\1", escape(heading.text).rstrip())
    return f"{'#' * heading.level} {words}"


def _paragraph(block: Paragraph) -> str:
    return _inlines(block.content)


def _list(block: Bullets | Numbered, other: bool) -> str:
    if isinstance(block, Bullets):
        signs = ["*" if other else "-"] * len(block.items)
    else:
        signs = [f"{number}{')' if other else '.'}" for number in range(1, len(block.items) + 1)]
    return "\n".join(f"{sign} {_inlines(item)}" for sign, item in zip(signs, block.items, strict=True))


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


_PRINTERS: dict[type[Heading | Block], Callable[..., str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Lines: _lines,
    Quote: _quote,
    Table: _table,
    Gap: _gap,
}


def _inlines(content: Inlines) -> str:
    if len(content) == 1 and isinstance(content[0], Text):  # as most are
        return escape(content[0].text).strip(" ")
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
