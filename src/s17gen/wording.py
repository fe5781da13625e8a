"""Text becomes nodes: a small grammar, read in one pass, and slots that are filled with literal words.

Paragraphs are parted by empty lines; `- ` starts a bullet, `1. ` a numbered item; `**words**` stand out;
`[words](https://…)` and bare addresses are links. Everything else is itself. Words put into a slot are
never read by this grammar, so nothing an officer or a requester types into one can change the letter's shape.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from msgspec import Struct

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

_SIGNS = ("**", "](", "://", "{{")  # one of them is in whatever the pattern finds
_SLOT = re.compile(r"\{\{ *([a-z][a-z0-9-]*) *\}\}")
_REPEATS = "look for wording in a layer that repeats a slot very often"
_SHORT = 4_000  # characters of a text that is remembered: long ones are officers' own, and stand in one letter
_REMEMBERED = 2_000
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
    read = _known if len(text) <= _SHORT else _read
    return tuple(
        make(tuple(_filled(each, slots) for each in items), stamps, origins)
        for make, items in read(text, slots is not None)
    )


def inline(text: str, slots: Slots | None = None) -> Inlines:
    """Read one paragraph's words: strong, links and slots; white space is folded.

    Raises `LibraryError` where slots make it grow beyond measure.
    """
    read = _known_line if len(text) <= _SHORT else _read_line
    return _filled(read(text, slots is not None), slots)


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
    return {match["slot"] for match in _marked(text) if match["slot"]}


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


def _marked(text: str) -> Iterator[re.Match[str]]:
    """Whatever in a text is more than itself. No link has a character that steers, and few texts have any at all."""
    return _pattern(no="" if text.replace("\n", "").isprintable() else STEERING).finditer(text)


@cache
def _pattern(no: str) -> re.Pattern[str]:
    # Each alternative ends at a character that its repetition excludes, so that matching takes linear time.
    return re.compile(
        r"(?<!\w)\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*(?!\w)"
        rf"|\[(?P<words>[^\[\]]+)\]\((?P<href>(?:https?://|mailto:)[^\s()<>{no}]+)\)"
        rf"|(?P<url>https?://[^\s<>\"{no}]+[^\s<>\".,;:!?'\]){no}])"
        r"|\{\{ *(?P<slot>[a-z][a-z0-9-]*) *\}\}"
    )


class _Slot(Struct, frozen=True):
    """Where words are still to be filled in."""

    name: str


class _Slotted(Struct, frozen=True):
    """One paragraph's words with slots among them."""

    pieces: tuple[Inline | _Slot, ...]


def _filled(item: Inlines | _Slotted, slots: Slots | None) -> Inlines:
    """The words with their slots filled, if they have any."""
    if not isinstance(item, _Slotted):
        return item
    found: list[Inline] = []
    size = 0
    for each in item.pieces:
        if not isinstance(each, _Slot):
            found.append(each)
            continue
        value = (slots or {})[each.name]
        if isinstance(value, str):
            found.append(Text(value))
            size += len(value)
        else:
            found += value
            size += sum(len(word.text) for word in value)
        if size > MAX_PARAGRAPH:
            raise LibraryError(f"a paragraph of the library's grows over {MAX_PARAGRAPH:,} characters", hint=_REPEATS)
    return _joined(found)


def _read_line(text: str, slotted: bool) -> Inlines | _Slotted:
    """One paragraph's words, as far as they are known before its slots are filled."""
    text = fold(text)
    if not any(sign in text for sign in _SIGNS):
        return (Text(text),) if text else ()
    found: list[Inline | _Slot] = []
    end = 0
    for match in _marked(text):
        if match["slot"] and not slotted:
            continue
        found += [Text(text[end : match.start()]), _special(match)]
        end = match.end()
    found.append(Text(text[end:]))
    words = [each for each in found if not isinstance(each, _Slot)]
    return _joined(words) if len(words) == len(found) else _Slotted(tuple(found))


def _special(match: re.Match[str]) -> Inline | _Slot:
    if match["slot"]:
        return _Slot(match["slot"])
    if match["strong"]:
        return Strong(match["strong"])
    if match["words"]:
        return Link(match["words"], match["href"])
    return Link(match["url"], match["url"])


def _joined(found: list[Inline]) -> Inlines:
    """Neighbouring texts made one, empty ones dropped: equal words give equal nodes."""
    joined: list[Inline] = []
    run: list[str] = []
    for each in found:
        if isinstance(each, Text):
            run.append(each.text)
            continue
        if text := "".join(run):
            joined.append(Text(text))
        run = []
        joined.append(each)
    if text := "".join(run):
        joined.append(Text(text))
    return tuple(joined)


_Make: TypeAlias = Callable[[tuple[Inlines, ...], tuple[Stamp, ...], tuple[Origin, ...]], Block]


def _paragraph(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Paragraph(content=items[0], stamps=stamps, origins=origins)


def _bullets(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Bullets(items=items, stamps=stamps, origins=origins)


def _numbered(items: tuple[Inlines, ...], stamps: tuple[Stamp, ...], origins: tuple[Origin, ...]) -> Block:
    return Numbered(items=items, stamps=stamps, origins=origins)


def _read(text: str, slotted: bool) -> "tuple[tuple[_Make, tuple[Inlines | _Slotted, ...]], ...]":
    """The paragraphs and lists of a text: what makes a block of each, and its items. Braces are slots if `slotted`."""
    return tuple((make, tuple(_read_line(item, slotted) for item in items)) for make, items in _chunks(text))


# The same sentences of a library stand in letter after letter.
_known = lru_cache(_REMEMBERED)(_read)
_known_line = lru_cache(_REMEMBERED)(_read_line)


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
