"""Prints nodes as plain text of at most 76 columns, for an e-mail or a web form; an address is never broken."""

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
    Table,
)
from s17gen.render.printed import Printed
from s17gen.render.wrap import WIDTH, columns, wrap
from s17gen.visible import visible

_UNDERLINES = "=-~"  # for the title, for a section, and for what stands in one


def filters() -> dict[str, Callable[..., Printed]]:
    """What a template of this format may print with."""
    return {"title": title, "mark": mark, "section": section}


def title(notice: Notice) -> Printed:
    """The letter's one top heading."""
    return Printed(_heading(Heading(1, notice.title)))


def mark(notice: Notice) -> Printed:
    """The mark of a draft."""
    return Printed(_wrapped(notice.draft))


def section(each: Section) -> Printed:
    """A section with its heading and everything in it."""
    return Printed("\n\n".join(_PRINTERS[type(node)](node) for node in each.flat()))


def _heading(heading: Heading) -> str:
    lines = wrap(visible(heading.text))
    rule = _UNDERLINES[min(heading.level, len(_UNDERLINES)) - 1]
    return "\n".join([*lines, rule * min(max(map(columns, lines)), WIDTH)])


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Words wrapped behind a prefix: `first` on the first line, `rest` on those below it."""
    return "\n".join(wrap(visible(text), first, rest))


def _paragraph(block: Paragraph) -> str:
    return _wrapped(_inlines(block.content))


def _bullets(block: Bullets) -> str:
    return "\n".join(_wrapped(_inlines(item), "- ", "  ") for item in block.items)


def _numbered(block: Numbered) -> str:
    numbers = (f"{number}. " for number in range(1, len(block.items) + 1))
    items = zip(numbers, block.items, strict=True)
    return "\n".join(_wrapped(_inlines(item), number, " " * len(number)) for number, item in items)


def _lines(block: Lines) -> str:
    return "\n".join(_wrapped(_inlines(line), rest="  ") for line in block.lines)


def _quote(block: Quote) -> str:
    paragraphs = ("\n".join(_wrapped(line, "> ", "> ") for line in lines) for lines in block.paragraphs)
    return "\n>\n".join(paragraphs)


def _table(block: Table) -> str:
    """Each row as a list of its cells under their headings: columns would not survive an e-mail's own font."""
    return "\n\n".join(_row(block.head, row) for row in block.rows)


def _row(head: tuple[str, ...], row: tuple[Inlines, ...]) -> str:
    cells = [f"{name}: {_inlines(cell)}" for name, cell in zip(head, row, strict=True)]
    return "\n".join(_wrapped(cell, "  " if index else "", "    ") for index, cell in enumerate(cells))


def _gap(block: Gap) -> str:
    return _wrapped(f"[{block.missing}]")


_PRINTERS: dict[type[Heading | Block], Callable[..., str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Numbered: _numbered,
    Lines: _lines,
    Quote: _quote,
    Table: _table,
    Gap: _gap,
}


def _inlines(content: Inlines) -> str:
    return "".join(_inline(each) for each in content)


def _inline(each: Inline) -> str:
    if isinstance(each, Link) and each.href not in (each.text, f"mailto:{each.text}"):
        return f"{each.text} <{each.href}>"
    return each.text
