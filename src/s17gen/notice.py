"""What will be said: a closed tree of finished words, which formats print and nothing else changes.

Every text in it is literal. A format escapes it; no template and no Markdown ever parses it.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from s17gen.findings import Path

# Who will read it: the applicant, everyone (a copy for a disclosure log), or the applicant where everyone looks on (an
# answer through a public request site).
Audience = Literal["applicant", "publication", "portal"]


class Text(Struct, frozen=True, tag=True):
    """Plain words."""

    text: str


class Strong(Struct, frozen=True, tag=True):
    """Words that stand out."""

    text: str


class Link(Struct, frozen=True, tag=True):
    """Words that lead to an address: `https`, `http` or `mailto` only."""

    text: str
    href: str


Inline: TypeAlias = Text | Strong | Link
Inlines: TypeAlias = tuple[Inline, ...]


class Stamp(Struct, frozen=True, order=True):
    """A duty that a node discharges, and the path of the claim, decision or (empty) notice it is owed about."""

    duty: str
    about: Path = ()


class Origin(Struct, frozen=True):
    """Where words came from: `kind` is text, statement or block, `id` its id, `where` its file and line."""

    kind: str
    id: str
    where: str


class Node(Struct, frozen=True, tag=True, kw_only=True):
    """A block of words in a section, with the duties it discharges and where it came from."""

    stamps: tuple[Stamp, ...] = ()
    origins: tuple[Origin, ...] = ()


class Paragraph(Node, frozen=True, tag=True):
    """One paragraph."""

    content: Inlines


class Bullets(Node, frozen=True, tag=True):
    """A list without order."""

    items: tuple[Inlines, ...]


class Numbered(Node, frozen=True, tag=True):
    """A list numbered from 1."""

    items: tuple[Inlines, ...]


class Lines(Node, frozen=True, tag=True):
    """Lines that stay lines, such as an address."""

    lines: tuple[Inlines, ...]


class Quote(Node, frozen=True, tag=True):
    """Somebody else's words, as typed: paragraphs of lines."""

    paragraphs: tuple[tuple[str, ...], ...]


class Table(Node, frozen=True, tag=True):
    """A table with a heading for each column."""

    head: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]


class Gap(Node, frozen=True, tag=True):
    """Content that is owed and missing: a draft prints it loudly, a final letter refuses it."""

    missing: str


Block: TypeAlias = Paragraph | Bullets | Numbered | Lines | Quote | Table | Gap


class Heading(Struct, frozen=True):
    """The heading of a section or of the letter, with its level from 1 to 6."""

    level: int
    text: str


class Section(Struct, frozen=True, tag=True):
    """A part of the letter. `kind` is the style's word for it; `heading` may be empty."""

    kind: str
    heading: str
    body: "tuple[Block | Section, ...]"

    def flat(self, level: int = 2) -> "Iterator[Heading | Block]":
        """The headings and the blocks of the section, and of those in it, in order."""
        if self.heading:
            yield Heading(min(level, 6), self.heading)
        for each in self.body:
            if isinstance(each, Section):
                yield from each.flat(level + 1)
            else:
                yield each


class Picture(Struct, frozen=True):
    """A picture that the letter carries in itself, in base64: what it shows in words, its size in CSS pixels."""

    media: Literal["image/png", "image/jpeg"]
    base64: Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]+={0,2}\Z", max_length=400_000)]
    alt: str
    width: Annotated[int, Meta(ge=1, le=1000)]
    height: Annotated[int, Meta(ge=1, le=1000)]


Colour: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{6}\Z")]


class Brand(Struct, frozen=True):
    """What an authority's letters look like, where a format has room for that: its logo, and colours of six digits.

    What a record says of it is held to these patterns too, so that nothing else can come into a letter by it.
    """

    logo: Picture | None = None
    accent: Colour | None = None
    heading: Colour | None = None


class Notice(Struct, frozen=True):
    """A whole letter. `draft`, if not empty, is the mark of one that must not be sent.

    `said` are the statements used anywhere in it, headings and cells too, which carry no origin of their own.
    """

    title: str
    sections: tuple[Section, ...]
    draft: str = ""
    said: tuple[Origin, ...] = ()
    brand: Brand | None = None

    def origins(self) -> tuple[Origin, ...]:
        """Where the letter's words come from: the statements, then provisions and blocks, each in order."""
        nodes = (origin for node in self.nodes() for origin in node.origins if origin.id)
        return tuple(dict.fromkeys((*self.said, *nodes)))

    def texts(self) -> Iterator[str]:
        """Every run of words that is read in one, and every address that words lead to."""
        yield self.title
        yield from (self.brand.logo.alt,) if self.brand and self.brand.logo else ()
        for section in self.sections:
            for each in section.flat():
                yield from (each.text,) if isinstance(each, Heading) else runs(each)

    def quoted(self) -> Iterator[str]:
        """Every paragraph of somebody else's words."""
        yield from (text for node in self.nodes() if isinstance(node, Quote) for text in runs(node))

    def nodes(self) -> Iterator[Block]:
        """Every block of the letter, in order."""
        for section in self.sections:
            yield from (each for each in section.flat() if not isinstance(each, Heading))


def inlines(node: Block) -> Iterator[Inline]:
    """Every inline of a block that has any."""
    if not isinstance(node, (Quote, Gap)):
        yield from (each for content in _contents(node) for each in content)


def runs(node: Block) -> Iterator[str]:
    """Every run of words of a block that is read in one, and every address that its words lead to."""
    if isinstance(node, Quote):
        yield from ("\n".join(lines) for lines in node.paragraphs)
    elif isinstance(node, Gap):
        yield node.missing
    else:
        contents = _contents(node)
        yield from ("".join(each.text for each in content) for content in contents)
        yield from (each.href for content in contents for each in content if isinstance(each, Link))


def _contents(node: Paragraph | Bullets | Numbered | Lines | Table) -> tuple[Inlines, ...]:
    if isinstance(node, Paragraph):
        return (node.content,)
    if isinstance(node, (Bullets, Numbered)):
        return node.items
    if isinstance(node, Lines):
        return (tuple(each for line in node.lines for each in (*line, Text("\n"))),)
    return (*((Text(cell),) for cell in node.head), *(cell for row in node.rows for cell in row))
