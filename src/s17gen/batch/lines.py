"""JSON Lines: a record on each line, read as strictly as YAML is and many times as fast. So are elements of an array.

The standard library's scanner reads a line; only where something is found in it does anybody look for places.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from msgspec.structs import replace

from s17gen.batch.item import BLOCK, Item, Read
from s17gen.batch.json_text import explain, marks, odd_character
from s17gen.document import Data, Document
from s17gen.file_kinds import TOO_LARGE
from s17gen.findings import Finding, Path, Place
from s17gen.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, control, decode
from s17gen.traps import Mark

_BLANK = b" \t\r"
_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")  # for YAML, not for JSON
_WORDS = {True: "true", False: "false", None: ""}  # null is a key with no value, as in YAML
_FAR = 10_000  # characters on one line before an element, which are not all shown
# Escapes that may stand for a character that no file may have; most are sound, and then nothing comes of it.
_ESCAPED = re.compile(r"\\(?:[bf]|u(?:00[0189]|007f|d[89a-f]|fff[ef]))", re.IGNORECASE)


class Record(Document):
    """A record as read. Where its elements stand is looked for when somebody first asks.

    `column` is how many characters come before it on its first line, `what` messages call it.
    """

    column: int = 0
    what: str = "line"
    located: bool = False

    def at(self, mark: Mark) -> Place:
        """The place of a mark, which counts from where the record begins."""
        place = super().at(mark)
        if not self.column or place.line > self.before + 1:
            return place
        text = " " * self.column + place.text if self.column <= _FAR else ""
        return replace(place, column=self.column + place.column, text=text)

    def place(self, path: Path, at_key: bool = False) -> Place:
        """The place of the element at `path`, or of the nearest one above it that exists."""
        self._locate()
        return super().place(path, at_key)

    def has(self, path: Path) -> bool:
        """Whether an element at this path stands in the record."""
        self._locate()
        return super().has(path)

    def _locate(self) -> None:
        if not self.located:
            self.values, self.keys, _ = marks("\n".join(self.lines))
            self.located = True


def are_lines(head: bytes) -> bool:
    """Whether a file that begins with these bytes is JSON Lines: its first line is a whole object, its next no YAML."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANK + b"\n")
    if not head.startswith(b"{"):
        return False
    if b"\n" not in head and len(head) >= MAX_BYTES:
        return True  # no YAML has a line of that length, and what is too long should only be that line
    first, _, rest = head.partition(b"\n")
    if not (rest.lstrip(_BLANK + b"\n") or b"{").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def records(read: Read) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream that are not blank, each with the number of those before it; no more than may be read."""
    number, tail = 0, b""
    while block := read(BLOCK):
        *whole, tail = (tail + block).split(b"\n")
        tail = tail[: MAX_BYTES + 1]
        yield from _said(number, whole)
        number += len(whole)
    yield from _said(number, [tail])


def _said(number: int, lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for index, line in enumerate(lines):
        if line.strip(_BLANK):
            yield number + index, line[: MAX_BYTES + 1]


def read_record(item: Item) -> tuple[Document, list[Finding]]:
    """Read one line or element; its data is only to be used if no finding is an error."""
    document = Record(item.name, [], before=item.line, column=item.column)
    document.what = "line" if item.index is None else "element"
    text, findings = decode(document, item.raw, document.what)
    if findings and item.index is not None:
        return document, [_perhaps_open(each) for each in findings]
    if findings:
        return document, [_on_one_line(document, each) for each in findings]
    text = text.removesuffix("\r")
    document.lines = text.split("\n")
    findings = _amiss(document, text) or _read(document, text)
    return document, findings


def _on_one_line(document: Document, finding: Finding) -> Finding:
    """A finding of the YAML reader's, which breaks lines where JSON has none."""
    *above, here = document.lines[: finding.place.line - document.before] or [""]
    document.lines = [" ".join(document.lines)]
    column = sum(len(each) + 1 for each in above) + min(finding.place.column - 1, len(here))
    return replace(finding, place=document.at((0, column)))


def _perhaps_open(finding: Finding) -> Finding:
    """A finding of an element of an array: where one is too long, it may be because nothing ends it."""
    hint = "see whether a brace or a quotation mark of it is never closed; documents are enclosed, not pasted in"
    return replace(finding, hint=hint) if finding.kind is TOO_LARGE else finding


def _amiss(document: Document, text: str) -> list[Finding]:
    """The first character that no file may have, as it is or escaped."""
    found = None if text.isascii() and "\x7f" not in text else control(document, text.translate(_BREAKS))
    if not found and _ESCAPED.search(text):
        found = odd_character(document, text)
    return [found] if found else []


def _read(document: Record, text: str) -> list[Finding]:
    deep = f"the {document.what} is nested more than {MAX_DEPTH} deep"
    try:
        data = _decoder().decode(text)
    except RecursionError:
        return [_too_large(document, deep)]
    except ValueError as error:
        return [explain(document, text, error)]
    plain = _Plain()
    document.data = plain.of(data, 1)
    if plain.deep:
        return [_too_large(document, deep)]
    many = f"the {document.what} has more than {MAX_NODES:,} elements"
    return [_too_large(document, many)] if plain.nodes > MAX_NODES else []


def _too_large(document: Document, message: str) -> Finding:
    return Finding(TOO_LARGE, message, document.at((0, 0)), "a request needs less: look at what wrote it")


class _Plain:
    """Makes data of JSON plain: nothing but texts, lists and mappings. Counts elements, and sees what is too deep."""

    def __init__(self) -> None:
        self.nodes = 0
        self.deep = False

    def of(self, value: Any, depth: int) -> Data:
        """The value, which stands so deep."""
        self.nodes += 1
        if isinstance(value, str):
            return value
        if not isinstance(value, dict | list):
            return _WORDS[value]
        if depth > MAX_DEPTH:
            self.deep = True
            return ""
        if isinstance(value, list):
            return [self.of(each, depth + 1) for each in value]
        self.nodes += len(value)
        return {key: self.of(each, depth + 1) for key, each in value.items()}


@cache
def _decoder() -> json.JSONDecoder:
    """Numbers stay text as they were typed; what JSON does not know, or knows twice, is refused."""
    return json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_no_value, object_pairs_hook=_keys)


def _no_value(word: str) -> Data:
    raise ValueError(word)


def _keys(pairs: list[tuple[str, Data]]) -> Data:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("twice")
    return made
