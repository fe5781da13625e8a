"""What the `markdown` package makes of a text becomes our blocks. Imported only where a text needs it."""

import itertools
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import markdown  # type: ignore[import-untyped]
from markdown.extensions.sane_lists import SaneListExtension  # type: ignore[import-untyped]
from markdown.extensions.tables import TableExtension  # type: ignore[import-untyped]

from s17gen.notice import (
    Block,
    Bullets,
    Inlines,
    Lines,
    Link,
    Numbered,
    Origin,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from s17gen.rich.lines import QUOTED, kinds, ready
from s17gen.rich.words import inlines, leads_elsewhere, tidied, with_addresses
from s17gen.visible import fold
from s17gen.wording import plain, quote

_WITHIN_ITEM = {"pre": "a block of code", "hr": "a horizontal line", "table": "a table within a list"}
_AS_TYPED = re.compile(r"^ *(?:(?P<quote>>)|(?P<heading>#{1,6} )|(?P<code>```|~~~))", re.MULTILINE)
_WITHIN = {"quote": "a quotation within a list", "heading": "a heading within a list", "code": "a block of code"}


class Reader:
    """Reads one text; `missed` is what a letter cannot show, in the order in which it was met."""

    def __init__(self, origins: tuple[Origin, ...]) -> None:
        self._origins = origins
        self._parser = markdown.Markdown(extensions=[TableExtension(), SaneListExtension()]).parser
        for name in ("hashheader", "quote", "reference"):  # read here; words that look like a reference would vanish
            self._parser.blockprocessors.deregister(name)
        self.missed: dict[str, None] = {}

    def blocks(self, lines: list[str]) -> Iterator[Block]:
        """The blocks of the lines, in order."""
        for kind, group in itertools.groupby(kinds(lines), lambda each: each[0]):
            chunk = [line for _, line in group]
            if kind == "heading":
                for line in chunk:
                    yield from self._heading(re.sub(r"(?:^| )#+$", "", fold(line).lstrip("#")))
            elif kind == "quote":
                yield from self._quote(chunk)
            elif kind in ("fence", "code"):
                yield from self._code(chunk if kind == "code" else [])
            else:
                for element in self._parser.parseDocument(ready(chunk, self._miss)).getroot():
                    yield from self._block(element)

    def _miss(self, what: str) -> None:
        self.missed[what] = None

    def _inlines(self, text: str | None) -> Inlines:
        return inlines(text or "", self._miss)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag == "p":
            if content := self._inlines(element.text):
                yield Paragraph(content=content, origins=self._origins)
        elif element.tag in ("ul", "ol"):
            if items := tuple(filter(None, map(self._item, self._items(element)))):
                yield (Bullets if element.tag == "ul" else Numbered)(items=items, origins=self._origins)
        elif element.tag == "table":
            yield from self._table(element)
        elif element.tag == "pre":
            yield from self._code(_typed(element[0].text or "").split("\n"))
        elif element.tag == "hr":
            self._miss("a horizontal line")
        else:
            yield from self._heading(element.text or "")

    def _heading(self, text: str) -> Iterator[Block]:
        content = (each if isinstance(each, Link) else Strong(each.text) for each in self._inlines(text))
        if strong := tidied(content):
            yield Paragraph(content=strong, origins=self._origins)

    def _quote(self, lines: list[str]) -> Iterator[Block]:
        words = (with_addresses(self._inlines(QUOTED.sub("", line, count=1))) for line in lines)
        quoted = quote("\n".join(words))
        if quoted.paragraphs:
            yield Quote(paragraphs=quoted.paragraphs, origins=self._origins)

    def _code(self, lines: list[str]) -> Iterator[Block]:
        self._miss("a block of code")
        if texts := [fold(line) for line in lines if line.strip()]:
            yield Lines(lines=tuple((Text(text),) for text in texts), origins=self._origins)

    def _table(self, element: Element) -> Iterator[Block]:
        head, *rows = ([self._cell(cell) for cell in row] for row in element.iter("tr"))
        if any(isinstance(each, Link) and leads_elsewhere(each) for cell in head for each in cell):
            self._miss("a link in the heading of a table")
        if any(head) or any(map(any, rows)):
            yield Table(head=tuple(map(plain, head)), rows=tuple(map(tuple, rows)), origins=self._origins)

    def _cell(self, element: Element) -> Inlines:
        return self._inlines((element.text or "").replace(r"\|", "|"))

    def _item(self, text: str) -> Inlines:
        for found in _AS_TYPED.finditer(text):
            self._miss(_WITHIN[str(found.lastgroup)])
        return self._inlines(text)

    def _items(self, element: Element) -> Iterator[str]:
        """The texts of a list's items, those of a list within it among them."""
        for item in element:
            texts = [item.text or ""]
            for child in item:
                if child.tag in ("ul", "ol"):
                    self._miss("a list within a list")
                    yield " ".join(texts)
                    yield from self._items(child)
                    texts = []
                else:
                    if child.tag in _WITHIN_ITEM or any(texts):
                        self._miss(_WITHIN_ITEM.get(child.tag, "a list item of more than one paragraph"))
                    texts += [_typed(each) if child.tag == "pre" else each for each in child.itertext()]
                texts.append(child.tail or "")
            yield " ".join(texts)


def _typed(code: str) -> str:
    """Code as it was before the package escaped it."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
