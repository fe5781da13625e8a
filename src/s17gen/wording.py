"""Text becomes nodes: a small grammar, read in one pass, and slots that are filled with literal words.

Paragraphs are parted by empty lines; `- ` starts a bullet, `1. ` a numbered item; `**words**` stand out;
`[words](https://…)` and bare addresses are links. Everything else is itself. Words put into a slot are
never read by this grammar, so nothing an officer or a requester types into one can change the letter's shape.
"""

import itertools
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from s17gen.errors import LibraryError
from s17gen.notice import (
    Block,
    Bullets,
    Inline,
    Inlines,
    Lines,
    Link,
    Numbered,
    Origin,
    Paragraph,
    Quote,
    Stamp,
    Strong,
    Text,
)
from s17gen.visible import STEERING, fold

Slots: TypeAlias = Mapping[str, "str | Inlines"]

MAX_PARAGRAPH = 2**20  # characters: a layer's wording that repeats a slot without end must not fill the memory

# Each alternative ends at a character that its repetition excludes, so that matching takes linear time.
_INLINE = re.compile(
    r"(?<!\w)\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*(?!\w)"
    rf"|\[(?P<words>[^\[\]]+)\]\((?P<href>(?:https?://|mailto:)[^\s()<>{STEERING}]+)\)"
    rf"|(?P<url>https?://[^\s<>\"{STEERING}]+[^\s<>\".,;:!?'\]){STEERING}])"
    r"|\{\{ *(?P<slot>[a-z][a-z0-9-]*) *\}\}"
)
_SIGNS = ("**", "](", "://", "{{")  # one of them is in whatever the pattern finds
_SLOT = re.compile(r"\{\{ *([a-z][a-z0-9-]*) *\}\}")
_REPEATS = "look for wording in a layer that repeats a slot very often"
_BLANKS = " \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BULLET = re.compile(r"[-*] +")
_NUMBER = re.compile(r"(\d{1,3})\. +")


def parse(
    text: str,
    slots: Slots | None = None,
    stamps: tuple[Stamp, ...] = (),
    origins: tuple[Origin, ...] = (),
) -> tuple[Block, ...]:
    """Read `text` into blocks that carry `stamps` and `origins`; fill `{{ slots }}` if any are given.

    Without `slots`, braces are ordinary text. A slot that is not given raises `KeyError`.
    """
    blocks: list[Block] = []
    for make, chunks in _chunks(text):
        items = tuple(inline(chunk, slots) for chunk in chunks)
        blocks.append(make(items, stamps, origins))
    return tuple(blocks)


def inline(text: str, slots: Slots | None = None) -> Inlines:
    """Read one paragraph's words: strong, links and slots; white space is folded.

    Raises `LibraryError` where slots make it grow beyond measure.
    """
    found: list[Inline] = []
    text = fold(text)
    if not any(sign in text for sign in _SIGNS):
        return (Text(text),) if text else ()
    end = size = 0
    for match in _INLINE.finditer(text):
        if match["slot"] and slots is None:
            continue
        found.append(Text(text[end : match.start()]))
        special = _special(match, slots or {})
        size += sum(len(each.text) for each in special)
        if size > MAX_PARAGRAPH:
            raise LibraryError(f"a paragraph of the library's grows over {MAX_PARAGRAPH:,} characters", hint=_REPEATS)
        found.extend(special)
        end = match.end()
    found.append(Text(text[end:]))
    return _joined(found)


def plain(content: Inlines) -> str:
    """The words of inlines, without what makes some of them stand out."""
    return "".join(each.text for each in content)


def capital(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def slot_names(text: str) -> set[str]:
    """The names of the slots that a text has."""
    if "{{" not in text:
        return set()
    if not ("**" in text or "](" in text or "://" in text):  # nothing but slots: their pattern alone is quicker
        return set(_SLOT.findall(text))
    return {match["slot"] for match in _INLINE.finditer(text) if match["slot"]}


def quote(text: str) -> Quote:
    """Somebody else's words as typed: paragraphs at empty lines, every other line break kept."""
    paragraphs: list[tuple[str, ...]] = []
    lines: list[str] = []
    for line in [*re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text), ""]:
        if words := fold(line).strip(_BLANKS):
            lines.append(words)
        elif lines:
            paragraphs.append(tuple(lines))
            lines = []
    return Quote(paragraphs=tuple(paragraphs))


def lines(text: str) -> Lines:
    """Lines that stay lines, such as a postal address."""
    return Lines(lines=tuple((Text(line.strip()),) for line in text.splitlines() if line.strip()))


def _special(match: re.Match[str], slots: Slots) -> Inlines:
    if match["slot"]:
        value = slots[match["slot"]]
        return (Text(value),) if isinstance(value, str) else value
    if match["strong"]:
        return (Strong(match["strong"]),)
    if match["words"]:
        return (Link(match["words"], match["href"]),)
    return (Link(match["url"], match["url"]),)


def _joined(found: list[Inline]) -> Inlines:
    """Neighbouring texts made one, empty ones dropped: equal words give equal nodes."""
    joined: list[Inline] = []
    for is_text, run in itertools.groupby(found, lambda each: isinstance(each, Text)):
        if not is_text:
            joined += run
        elif text := "".join(each.text for each in run):
            joined.append(Text(text))
    return tuple(joined)


_Make: TypeAlias = Callable[[tuple[Inlines, ...], tuple[Stamp, ...], tuple[Origin, ...]], Block]


def _paragraph(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Paragraph(content=items[0], stamps=stamps, origins=origins)


def _bullets(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Bullets(items=items, stamps=stamps, origins=origins)


def _numbered(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Numbered(items=items, stamps=stamps, origins=origins)


def _chunks(text: str) -> list[tuple[_Make, list[str]]]:
    """The text cut into paragraphs and lists, each with the texts of its items."""
    chunks: list[tuple[_Make, list[list[str]]]] = []
    fresh = True
    for line in text.splitlines():
        words = line.strip()
        if not words:
            fresh = True
            continue
        make, words = _item(words, chunks)
        if make is None and not fresh:
            chunks[-1][1][-1].append(words)
        elif make is not None and chunks and chunks[-1][0] is make:
            chunks[-1][1].append([words])
        else:
            chunks.append((make or _paragraph, [[words]]))
        fresh = False
    return [(make, [" ".join(item) for item in items]) for make, items in chunks]


def _item(line: str, before: list[tuple[_Make, list[list[str]]]]) -> tuple[_Make | None, str]:
    """Which list a line starts an item of, if any, and its words. A number counts only in sequence from 1."""
    bullet = _BULLET.match(line)
    if bullet:
        return _bullets, line[bullet.end() :]
    number = _NUMBER.match(line)
    if number:
        so_far = len(before[-1][1]) if before and before[-1][0] is _numbered else 0
        if int(number[1]) == so_far + 1:
            return _numbered, line[number.end() :]
    return None, line
