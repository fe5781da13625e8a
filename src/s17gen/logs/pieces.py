"""A letter's text in pieces, as readers see it: headings, quotations and everything else, out of each format.

What stands between tags that no letter has, or was edited by hand, is text like any other; nothing here can fail.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Literal, TypeAlias

from msgspec import Struct

from s17gen.visible import fold

Kind: TypeAlias = Literal["title", "heading", "quote", "text"]


class Piece(Struct, frozen=True):
    """A run of words that belong together, on its lines, white space folded."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(self.lines)


def pieces(text: str, ending: str) -> list[Piece]:
    """The pieces of a letter in the format that a file of this ending has."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if ending in (".html", ".htm"):
        return _of_html(text)
    found = _of_markdown(text) if ending == ".md" else _of_plain(text)
    return [each for each in found if each.lines]


def _piece(kind: Kind, lines: list[str]) -> Piece:
    return Piece(kind, tuple(folded for line in lines if (folded := fold(line.replace("\xa0", " ")))))


# HTML.

_BLOCKS = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "div", "section", "blockquote", "header", "main",
    "footer", "table", "ul", "ol", "dt", "dd", "pre",
)  # fmt: skip
_UNSEEN = ("script", "style", "template", "title", "noscript", "svg", "head")


class _Reader(HTMLParser):
    """Collects what is read: a block ends what came before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self.words = ""
        self.kind: Kind = "text"
        self.quotes = 0
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "br":
            self.words += "\n"
        elif tag in _UNSEEN:
            self.unseen += 1
        elif tag == "body":
            self.unseen = 0  # whatever the head left open
        elif tag in _BLOCKS:
            self.end()
            self.quotes += tag == "blockquote"
            if re.fullmatch("h[1-6]", tag):
                self.kind = "title" if tag == "h1" else "heading"

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.handle_starttag(tag, attrs)  # as browsers do: a slash closes nothing

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(self.unseen - 1, 0)
        elif tag in _BLOCKS:
            self.end()
            self.quotes = max(self.quotes - (tag == "blockquote"), 0)
            self.kind = "text"

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words += re.sub(r"\s+", " ", data)

    def end(self) -> None:
        piece = _piece("quote" if self.quotes else self.kind, self.words.split("\n"))
        self.found += [piece] if piece.lines else []
        self.words = ""


def _of_html(text: str) -> list[Piece]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.found


# Markdown.

_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<?[^\s()<>]*>?\)")
_ADDRESS = re.compile(r"(?<!\\)<((?:https?://|mailto:)[^\s<>]+)>")


def _of_markdown(text: str) -> Iterator[Piece]:
    for chunk in re.split(r"\n[ \t]*\n", text):
        lines = chunk.strip("\n").split("\n")
        heading = re.match(r"(#{1,6})\s+(.*)", lines[0])
        if heading:
            yield _piece("title" if heading[1] == "#" else "heading", [_unmarked(heading[2])])
            lines = lines[1:]
        for kind, words in _marked_lines(lines):
            yield _piece(kind, words)


def _marked_lines(lines: list[str]) -> Iterator[tuple[Kind, list[str]]]:
    """The lines of a paragraph together; each cell and each item of a list by itself."""
    together: list[str] = []
    quoted = bool(lines) and lines[0].lstrip().startswith(">")
    for line in lines:
        if line.startswith("|"):
            for cell in re.split(r"(?<!\\)\|", line):
                yield "text", [_unmarked(cell)]
        elif re.match(r"(?:[-*]|\d{1,9}[.)])\s", line):
            yield "text", [_unmarked(line.split(maxsplit=1)[-1])]
        else:
            together.append(_unmarked(line.removeprefix(">").removesuffix("\\")))
    yield "quote" if quoted else "text", together


def _unmarked(text: str) -> str:
    """Words without the signs that make some of them stand out or lead somewhere, or keep others plain."""
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    text = re.sub(r"(?<!\\)\*\*", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", text)


# Plain text.


def _of_plain(text: str) -> Iterator[Piece]:
    for chunk in re.split(r"\n[ \t]*\n", text):
        lines = chunk.strip("\n").split("\n")
        if len(lines) > 1 and re.fullmatch(r"(.)\1*", lines[-1]) and not lines[-1][0].isalnum():
            yield _piece("title" if lines[-1][0] == "=" else "heading", lines[:-1])
        elif lines[0].startswith(">"):
            yield _piece("quote", [line.removeprefix(">") for line in lines])
        else:
            yield _piece("text", re.sub(r"\n[ \t]+", " ", "\n".join(lines)).split("\n"))
