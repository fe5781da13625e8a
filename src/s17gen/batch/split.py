"""A stream of YAML cut into its documents: none is parsed, and hardly more than one is ever held.

A line that begins with `---` or `...` parts documents wherever it stands: no text of any kind may hold one, but for
quoted texts that break off there, which are faults to YAML too.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from s17gen.batch.item import BLOCK, Read
from s17gen.source import MAX_BYTES

_BREAK = re.compile(rb"\r\n|\n|\r|\xc2\x85|\xe2\x80\xa8|\xe2\x80\xa9")
_AFTER = rb"(?:\n|\r|\xc2\x85|\xe2\x80\xa8|\xe2\x80\xa9)"  # single bytes first: the search is three times as fast
_MARK = re.compile(rb"%b((?:\xef\xbb\xbf)?(?:---|\.\.\.))(?=[ \t\0]|%b|\Z)" % (_AFTER, _AFTER))
_LONGEST = 16  # bytes of a mark with what stands around it
# A line that says nothing; and one that may stand before the `---` of a document, directives too.
_COMMENT = rb"(?:\xef\xbb\xbf)?+[ \t]*+(?:#[^\n\r]*+)?+"
_EMPTY = rb"(?:\xef\xbb\xbf)?+(?:(?:---|\.\.\.)(?![^ \t\r\n]))?+[ \t]*+(?:#[^\n\r]*+)?+"
_NOTHING = re.compile(rb"(?:%b[\n\r])*+%b" % (_EMPTY, _EMPTY))
_PROLOGUE = re.compile(rb"(?:(?:%%[^\n\r]*+|%b)[\n\r])*+%b" % (_COMMENT, _COMMENT))


class Chunk(Struct):
    """A stretch of a stream: the lines before it, as many of its bytes as any document may have, its line breaks."""

    line: int
    raw: bytes = b""
    breaks: int = 0

    def add(self, raw: bytes) -> None:
        """Take more bytes, which neither begin nor end within a line break."""
        self.breaks += _breaks(raw)
        self.raw += raw[: MAX_BYTES + 1 - len(self.raw)]


def documents(read: Read) -> Iterator[Chunk]:
    """The documents of a stream of YAML, but for those that say nothing; if all do, the first."""
    first, found = None, False
    for chunk in _documents(read):
        first = first or chunk
        if not _NOTHING.fullmatch(chunk.raw):
            found = True
            yield chunk
    if not found:
        yield first or Chunk(0)


def _documents(read: Read) -> Iterator[Chunk]:
    """The documents of a stream, also empty ones."""
    held = Chunk(0)
    for mark, chunk in _pieces(read):
        if mark.endswith(b"..."):
            found = _BREAK.search(chunk.raw)
            end = found.end() if found else len(chunk.raw)
            yield _joined(held, chunk.raw[:end])
            held = Chunk(chunk.line + (found is not None), chunk.raw[end:])
        elif mark and not _PROLOGUE.fullmatch(held.raw):
            yield held
            held = chunk
        else:
            held = _joined(held, chunk.raw)
    if held.raw:
        yield held


def _joined(held: Chunk, raw: bytes) -> Chunk:
    return Chunk(held.line, (held.raw + raw)[: MAX_BYTES + 1])


def _pieces(read: Read) -> Iterator[tuple[bytes, Chunk]]:
    """What stands from one mark to the next, with that mark; up to the first one, with none."""
    mark, chunk = b"", Chunk(0)
    for raw, marks in _blocks(read):
        start = 0
        for at, found in marks:
            chunk.add(raw[start:at])
            yield mark, chunk
            mark, chunk, start = found, Chunk(chunk.line + chunk.breaks), at
        chunk.add(raw[start:])
    yield mark, chunk


def _blocks(read: Read) -> Iterator[tuple[bytes, list[tuple[int, bytes]]]]:
    """The stream in blocks, each with where the marks in it stand; no line break and no mark is cut in two."""
    raw, more = b"", True
    while more:
        block = read(BLOCK)
        raw, more = raw + block, bool(block)
        limit = max(0, len(raw) - _LONGEST) if more else len(raw)
        marks = [(hit.start(1), hit[1]) for hit in _MARK.finditer(raw) if hit.start() < limit]
        end = max(_whole(raw, limit), marks[-1][0] if marks else 0)
        yield raw[:end], marks
        raw = raw[end:]


def _whole(raw: bytes, at: int) -> int:
    """The place `at` in some bytes, or the nearest before it that cuts no line break in two."""
    for place in (at - 1, at - 2):
        found = _BREAK.match(raw, place) if place >= 0 else None
        if found and found.end() > at:
            return place
    return at


def _breaks(raw: bytes) -> int:
    """How many of YAML's line breaks some bytes have."""
    breaks = raw.count(b"\n")
    if b"\r" in raw:
        breaks += raw.count(b"\r") - raw.count(b"\r\n")
    return breaks if raw.isascii() else breaks + sum(map(raw.count, (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")))
