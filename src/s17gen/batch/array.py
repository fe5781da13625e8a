"""A JSON array cut into its elements: none is parsed, and hardly more than one is ever held."""

import re
from collections.abc import Iterator

from msgspec import Struct

from s17gen.batch.item import BLOCK, Read
from s17gen.source import MAX_BYTES

_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"
_SIGN = re.compile(rb'["{}\[\],]')
_IN_TEXT = re.compile(rb'["\\]')
_CONTINUED = bytes(range(0x80, 0xC0))  # bytes of UTF-8 that begin no character
_OPEN = "the array is never closed"
_MORE = "text follows the end of the array"


class Element(Struct):
    """An element as it was typed: where it begins, its number from 0, as many of its bytes as any may have.

    `amiss` says what is wrong with the array at this place, where there is no element.
    """

    line: int
    column: int
    index: int
    raw: bytes = b""
    amiss: str = ""


def is_array(head: bytes) -> bool:
    """Whether a file that begins with these bytes is an array: no request is one, be it JSON or YAML."""
    return head.removeprefix(_MARK).lstrip(_BLANK).startswith(b"[")


def elements(read: Read) -> Iterator[Element]:
    """The elements of an array, in order, then what is wrong with the array as a whole; an empty one has none."""
    cutter = _Cutter()
    block = read(BLOCK).removeprefix(_MARK)
    while block:
        yield from cutter.cut(block)
        block = read(BLOCK)
    yield from cutter.end()


class _Cutter:
    """Takes the blocks of a file, and gives out what stands between the commas of the array."""

    def __init__(self) -> None:
        self._depth = self._index = 0
        self._quoted = self._escaped = self._ended = False
        self._line = self._column = 0  # of what comes next
        self._held = bytearray()
        self._begun = (0, 0)  # where that begins

    def cut(self, block: bytes) -> Iterator[Element]:
        """The elements that end in a block."""
        start = 0
        for at in self._signs(block):
            sign = block[at : at + 1]
            self._depth += (sign in b"{[") - (sign in b"}]")
            self._ended = self._depth == 0
            begins = sign == b"[" and self._depth == 1
            if begins or self._ended or (sign == b"," and self._depth == 1):
                self._take(block[start:at])
                if not begins:
                    yield from self._element(last=self._ended)
                start = at + 1
                self._begin(sign)
        self._take(block[start:])

    def end(self) -> Iterator[Element]:
        """What is left at the end of the file."""
        if self._ended:
            if self._held:
                yield self._found(_MORE)
            return
        if self._held:
            yield from self._element(last=True)
        if self._depth == 1 and not self._quoted:  # else the element that is open says so
            self._begin(b"")
            yield self._found(_OPEN)

    def _signs(self, block: bytes) -> Iterator[int]:
        """Where the signs of a block stand that are in no text, until the array has ended."""
        at = 1 if self._escaped else 0
        self._escaped = False
        while not self._ended and (found := (_IN_TEXT if self._quoted else _SIGN).search(block, at)):
            at = found.end()
            if found[0] == b"\\":
                self._escaped = at == len(block)
                at += 1
            elif found[0] == b'"':
                self._quoted = not self._quoted
            else:
                yield found.start()

    def _begin(self, sign: bytes) -> None:
        """Begin anew after a sign."""
        self._move(sign)
        self._held, self._begun = bytearray(), (self._line, self._column)

    def _take(self, raw: bytes) -> None:
        """Hold more bytes of an element, as many as any may have; it begins with the first that is not blank."""
        if not self._held:
            text = raw.lstrip(_BLANK)
            self._move(raw[: len(raw) - len(text)])
            raw = text
            if raw:
                self._begun = (self._line, self._column)
        self._held += raw[: MAX_BYTES + 1 - len(self._held)]
        self._move(raw)

    def _move(self, raw: bytes) -> None:
        """Go on in the file, past these bytes."""
        breaks = raw.count(b"\n")
        self._line += breaks
        self._column = _width(raw[raw.rfind(b"\n") + 1 :]) + (0 if breaks else self._column)

    def _element(self, last: bool) -> Iterator[Element]:
        """What was held, but for the nothing of an empty array."""
        if self._index or not last or self._held:
            yield self._found("")
            self._index += 1

    def _found(self, amiss: str) -> Element:
        return Element(*self._begun, self._index, b"" if amiss else bytes(self._held).rstrip(_BLANK), amiss)


def _width(raw: bytes) -> int:
    """How many characters some bytes are."""
    return len(raw) if raw.isascii() else len(raw.translate(None, _CONTINUED))
