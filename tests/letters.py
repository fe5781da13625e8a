"""What a letter holds, read three ways: from the Notice, and from its HTML and its Markdown by parsers not our own.

A letter is a list of blocks, in order; a block names its kind and what is in it. Words are runs of inlines, each
`(kind, words)`, where the kind is `text`, `strong`, `link ADDRESS` or, for a line break, `break`.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

from s17gen.notice import Block, Bullets, Gap, Inline, Lines, Link, Notice, Numbered, Paragraph, Quote, Section, Strong
from s17gen.visible import visible

Runs: TypeAlias = tuple[tuple[str, str], ...]
Letter: TypeAlias = list[tuple[object, ...]]

MARKDOWN = MarkdownIt("commonmark").enable("table")
MARKDOWN.normalizeLink = str  # type: ignore[method-assign] # percent signs as written, which CommonMark leaves open
MARKDOWN.normalizeLinkText = str  # type: ignore[method-assign]


def runs(found: list[tuple[str, str]]) -> Runs:
    """Runs of one kind made one, white space folded, none at either end of a block or beside a break."""
    joined: list[tuple[str, str]] = []
    for kind, words in found:
        if joined and joined[-1][0] == kind != "break":
            joined[-1] = (kind, joined[-1][1] + words)
        else:
            joined.append((kind, words))
    folded = [(kind, re.sub(r"[ \t\n\r\f]+", " ", words)) for kind, words in joined]
    tidy = []
    for index, (kind, words) in enumerate(folded):
        edges = [
            index == 0 or folded[index - 1][0] == "break",
            index + 1 == len(folded) or folded[index + 1][0] == "break",
        ]
        words = words.lstrip() if edges[0] else words
        tidy.append((kind, words.rstrip() if edges[1] else words))
    return tuple(each for each in tidy if each[0] == "break" or each[1])


# From the Notice


def of_notice(notice: Notice) -> Letter:
    """The letter that a Notice asks for: letterhead, title, then everything else."""
    heads = [each for each in notice.sections if each.kind == "letterhead"]
    others = [each for each in notice.sections if each.kind != "letterhead"]
    found: Letter = [block for each in heads for block in _section(each, 2)]
    found.append(("heading", 1, runs([("text", visible(notice.title))])))
    return found + [block for each in others for block in _section(each, 2)]


def _section(section: Section, level: int) -> Letter:
    found: Letter = []
    if section.heading:
        found.append(("heading", min(level, 6), runs([("text", visible(section.heading))])))
    for each in section.body:
        found += _section(each, level + 1) if isinstance(each, Section) else [_block(each)]
    return found


def _block(block: Block) -> tuple[object, ...]:
    if isinstance(block, Paragraph):
        return ("paragraph", _inlines(block.content))
    if isinstance(block, Bullets | Numbered):
        return ("bullets" if isinstance(block, Bullets) else "numbered", *(_inlines(item) for item in block.items))
    if isinstance(block, Lines):
        return ("paragraph", _broken([_inlines(line) for line in block.lines]))
    if isinstance(block, Quote):
        return ("quote", *(_broken([runs([("text", visible(line))]) for line in each]) for each in block.paragraphs))
    if isinstance(block, Gap):
        return ("paragraph", runs([("strong", f"[{visible(block.missing)}]")]))
    head = tuple(runs([("text", visible(cell))]) for cell in block.head)
    return ("table", head, *(tuple(_inlines(cell) for cell in row) for row in block.rows))


def _inlines(content: tuple[Inline, ...]) -> Runs:
    found = []
    for each in content:
        kind = "strong" if isinstance(each, Strong) else f"link {each.href}" if isinstance(each, Link) else "text"
        found.append((kind, visible(each.text)))
    return runs(found)


def _broken(lines: list[Runs]) -> Runs:
    found: list[tuple[str, str]] = []
    for line in lines:
        found += [*([("break", "")] if found else []), *line]
    return runs(found)


# From HTML

_HEAD = ["meta charset", "meta content name", "meta content http-equiv", "meta content name", "title", "style"]
_FRAME = {"header": (), "main": (), "footer": (), "section": ("class",), "div": ("class",)}
_BLOCKS = {"p", "ul", "ol", "blockquote", "table", "h1", "h2", "h3", "h4", "h5", "h6"}


def of_html(text: str) -> Letter:
    """The letter that a browser sees; an element or an attribute that no letter has is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(text)
    assert dict(root.attrib) == {"lang": "en-GB"}
    head, body = root
    assert [" ".join([each.tag, *sorted(each.attrib)]) for each in head] == _HEAD
    assert (head[4].text or "").strip() == (body.findtext(".//h1") or "").strip()
    assert len(body.findall(".//h1")) == 1
    return list(_frame(body))


def _frame(element: Element) -> Iterator[tuple[object, ...]]:
    for child in element:
        if child.tag in _FRAME:
            assert tuple(child.attrib) == _FRAME[child.tag], child.attrib
            yield from _frame(child)
        elif dict(child.attrib) == {"class": "logo"}:
            _logo(child)
        else:
            assert child.tag in _BLOCKS, child.tag
            yield _element(child)
        assert not (child.tail or "").strip()


def _logo(element: Element) -> None:
    """The authority's logo, a picture within the page; it is no part of what the letter says."""
    (picture,) = element
    assert picture.tag == "img"
    assert sorted(picture.attrib) == ["alt", "height", "src", "width"]
    assert re.match(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$", picture.attrib["src"])


def _element(element: Element) -> tuple[object, ...]:
    tag = element.tag
    allowed = {"p": ({}, {"class": "lines"}, {"class": "draft"}, {"class": "gap"})}.get(tag, ({},))
    assert dict(element.attrib) in allowed, element.attrib
    if tag in ("ul", "ol"):
        assert {each.tag for each in element} == {"li"}
        return ("bullets" if tag == "ul" else "numbered", *(_words(item) for item in element))
    if tag == "blockquote":
        assert {each.tag for each in element} <= {"p"}
        return ("quote", *(_words(each) for each in element))
    if tag == "table":
        head, body = element
        assert all(dict(cell.attrib) == {"scope": "col"} for cell in head[0])
        return ("table", tuple(map(_words, head[0])), *(tuple(map(_words, row)) for row in body))
    return ("paragraph", _words(element)) if tag == "p" else ("heading", int(tag[1]), _words(element))


def _words(element: Element) -> Runs:
    found = [("text", element.text or "")]
    for child in element:
        if child.tag == "a":
            assert list(child.attrib) == ["href"]
            found.append((f"link {child.attrib['href']}", child.text or ""))
        else:
            assert child.tag in ("br", "strong"), child.tag
            assert not child.attrib
            found.append(("break", "") if child.tag == "br" else ("strong", child.text or ""))
        assert not len(child)
        found.append(("text", child.tail or ""))
    return runs([each for each in found if each[0] == "break" or each[1]])


# From Markdown


def of_markdown(text: str) -> Letter:
    """The letter that a reader of CommonMark sees; a kind of node that no letter has is an error."""
    tokens = iter(MARKDOWN.parse(text))
    return [_node(token, tokens) for token in tokens]


def _node(token: Token, tokens: Iterator[Token]) -> tuple[object, ...]:
    kind = token.type.removesuffix("_open")
    within = []
    for each in tokens:
        if each.type == f"{kind}_close" and each.level == token.level:
            break
        within.append(each)
    words = [_runs(each) for each in within if each.type == "inline"]
    inner = {each.type for each in within if not each.type.endswith("_close")}
    if kind == "heading":
        return ("heading", int(token.tag[1]), *words)
    if kind == "paragraph":
        return ("paragraph", *words)
    if kind in ("bullet_list", "ordered_list"):
        assert inner == {"list_item_open", "paragraph_open", "inline"}, inner
        return ("bullets" if kind == "bullet_list" else "numbered", *words)
    if kind == "blockquote":
        assert inner == {"paragraph_open", "inline"}, inner
        return ("quote", *words)
    assert kind == "table", kind
    width = sum(each.type == "th_open" for each in within)
    rows = [tuple(words[start : start + width]) for start in range(0, len(words), width)]
    return ("table", *rows)


def _runs(token: Token) -> Runs:
    found: list[tuple[str, str]] = []
    kind = "text"
    for each in token.children or []:
        if each.type == "link_open":
            kind = f"link {each.attrs['href']}"
        elif each.type == "strong_open":
            kind = "strong"
        elif each.type in ("link_close", "strong_close"):
            kind = "text"
        elif each.type == "hardbreak":
            found.append(("break", ""))
        else:
            assert each.type == "text", each.type
            found.append((kind, each.content))
    return runs([each for each in found if each[0] == "break" or each[1]])


# From plain text, and the words of all


def of_text(text: str) -> list[str]:
    """The words of a plain letter: what stands on its lines, but for the marks of quotes and lists, and rules."""
    found = []
    for line in text.split("\n"):
        assert line == line.rstrip(" ")
        found += line.split()
    return [each for each in found if any(character.isalnum() for character in each)]


def letters_of(text: str) -> str:
    """Only the letters and digits: plain text cuts a word that is too long for a line."""
    return "".join(each for each in text if each.isalnum())


def words(letter: Letter, plain: bool = False) -> list[str]:
    """The words of a letter in order; as plain text has them, with addresses and numbers where that prints them."""
    texts = [text for block in letter for text in (_plain(block) if plain else flat(block))]
    return [each for each in " ".join(texts).split() if any(character.isalnum() for character in each)]


def _plain(block: tuple[object, ...]) -> Iterator[str]:
    kind, *parts = block
    if kind == "table":
        head, *rows = parts
        for row in rows:  # type: ignore[has-type]
            for name, cell in zip(head, row, strict=True):  # type: ignore[call-overload]
                yield f"{_text(name, True)}: {_text(cell, True)}"
    else:
        for number, part in enumerate(parts[1:] if kind == "heading" else parts, 1):
            yield f"{number}. {_text(part, True)}" if kind == "numbered" else _text(part, True)


def flat(block: tuple[object, ...]) -> Iterator[str]:
    """The texts of a block, one for each paragraph, item or cell."""
    kind, *parts = block
    for part in parts[1:] if kind == "heading" else parts:
        yield from (_text(cell) for cell in part) if kind == "table" else [_text(part)]


def _text(part: object, plain: bool = False) -> str:
    """The words of runs; with an address behind the words that lead to it, where plain text shows it."""
    assert isinstance(part, tuple)
    found = ""
    for kind, said in part:
        address = kind.removeprefix("link ")
        shown = plain and kind.startswith("link ") and address not in (said, f"mailto:{said}")
        found += " " if kind == "break" else f"{said} <{address}>" if shown else said
    return found
