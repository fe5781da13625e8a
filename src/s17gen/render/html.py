"""Prints nodes as HTML: elements and attributes are ours alone, every text shows as it was typed."""

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

_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))  # `&` before the others


def filters() -> dict[str, Callable[..., Printed]]:
    """What a template of this format may print with."""
    return {"name": name, "title": title, "mark": mark, "section": section, "logo": logo, "colours": colours}


def name(notice: Notice) -> Printed:
    """The letter's title as words alone, for the title of the window."""
    return Printed(escape(notice.title))


def title(notice: Notice) -> Printed:
    """The letter's one top heading."""
    return Printed(_heading(Heading(1, notice.title)))


def mark(notice: Notice) -> Printed:
    """The mark of a draft."""
    return Printed(f'<p class="draft"><strong>{escape(notice.draft)}</strong></p>')


def logo(notice: Notice) -> Printed:
    """The authority's logo with a line feed after it, or nothing."""
    picture = notice.brand.logo if notice.brand else None
    if picture is None:
        return Printed("")
    source = f"data:{picture.media};base64,{picture.base64}"
    size = f'width="{picture.width}" height="{picture.height}"'
    return Printed(f'<p class="logo"><img src="{escape(source)}" alt="{escape(picture.alt)}" {size}></p>\n')


def colours(notice: Notice) -> Printed:
    """The authority's colours as rules of a style sheet, each on a line of its own; nothing where it has none.

    On paper links keep the colour of the words around them.
    """
    brand = notice.brand
    rules = []
    if brand and brand.accent:
        accent = f"#{brand.accent}"
        rules = [f".letterhead .lines:first-child {{ border-bottom-color: {accent}; }}"]
        rules.append(f".letterhead .lines:first-child strong:first-child {{ color: {accent}; }}")
        rules.append(f"@media screen {{ a {{ color: {accent}; }} a:focus-visible {{ outline-color: {accent}; }} }}")
    if brand and brand.heading:
        rules.append(f"h1, h2, h3, h4, h5, h6 {{ color: #{brand.heading}; }}")
    return Printed("".join(f"\n{each}" for each in rules))


def section(each: Section) -> Printed:
    """A section with its heading and everything in it, under its kind for what lays it out to hold on to."""
    return around(each, node)


def around(each: Section, inner: Callable[[Heading | Block], str]) -> Printed:
    """A section whose headings and blocks are printed by `inner`."""
    tag = "section" if each.heading else "div"
    within = "\n".join(inner(every) for every in each.flat())
    return Printed(f'<{tag} class="{escape(each.kind)}">\n{within}\n</{tag}>')


def node(each: Heading | Block) -> str:
    """A heading or a block: one element, whose tag comes first."""
    return _PRINTERS[type(each)](each)


def escape(text: str) -> str:
    """Text that HTML shows as typed, in an element and in a quoted attribute."""
    text = visible(text)
    for sign, entity in _ENTITIES:
        if sign in text:
            text = text.replace(sign, entity)
    return text


def _heading(heading: Heading) -> str:
    return f"<h{heading.level}>{escape(heading.text)}</h{heading.level}>"


def _paragraph(block: Paragraph) -> str:
    return f"<p>{_inlines(block.content)}</p>"


def _bullets(block: Bullets) -> str:
    return f"<ul>\n{_items(block.items)}\n</ul>"


def _numbered(block: Numbered) -> str:
    return f"<ol>\n{_items(block.items)}\n</ol>"


def _items(items: tuple[Inlines, ...]) -> str:
    return "\n".join(f"<li>{_inlines(item)}</li>" for item in items)


def _lines(block: Lines) -> str:
    return '<p class="lines">' + "<br>\n".join(_inlines(line) for line in block.lines) + "</p>"


def _quote(block: Quote) -> str:
    paragraphs = ("<br>\n".join(escape(line) for line in lines) for lines in block.paragraphs)
    return "<blockquote>\n" + "\n".join(f"<p>{each}</p>" for each in paragraphs) + "\n</blockquote>"


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "\n".join(f"<tr>{''.join(f'<td>{_inlines(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _gap(block: Gap) -> str:
    return f'<p class="gap"><strong>[{escape(block.missing)}]</strong></p>'


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
    if len(content) == 1 and isinstance(content[0], Text):  # as most are
        return escape(content[0].text)
    return "".join(_inline(each) for each in content)


def _inline(each: Inline) -> str:
    if isinstance(each, Strong):
        return f"<strong>{escape(each.text)}</strong>"
    if isinstance(each, Link):
        return f'<a href="{escape(each.href)}">{escape(each.text)}</a>'
    return escape(each.text)
