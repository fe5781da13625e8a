"""Looks into a line of JSON for places: where each element stands, and what is wrong with a line that is none."""

import json
import re
from collections.abc import Iterator

from s17gen.document import Document
from s17gen.file_kinds import BAD_JSON, DUPLICATE
from s17gen.findings import Finding, Path
from s17gen.frames import Frame, Root
from s17gen.source import control
from s17gen.traps import Mark

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]|[^\s{}\[\]:,"]++')
_CONSTANTS = ("NaN", "Infinity", "-Infinity")
# How the standard library's message begins, what we say, the way out. Its places are right for all of them.
_FAULTS: tuple[tuple[str, str, str], ...] = (
    ("Expecting value", "a value is missing here, or is none of JSON's",
     "a text stands in double quotes; a comma stands between two values and nowhere else"),
    ("Expecting property name", "a key in double quotes should stand here",
     "keys stand in double quotes, and no comma stands before a closing brace"),
    ("Expecting ':'", "a colon should stand here", "each key is followed by a colon and its value"),
    ("Expecting ','", "a comma, or the end of what was begun, should stand here",
     "inside a text, write a quotation mark as `\\\"`"),
    ("Unterminated string", "this quotation mark is never closed",
     "a record stands on one line: write a line break in a text as `\\n`"),
    ("Invalid control character", "a text has a tab or another control character in it",
     "write a tab as `\\t`, a line break as `\\n`"),
    ("Invalid \\", "a backslash begins an escape that JSON does not know", "write a backslash as `\\\\`"),
    ("Extra data", "text follows the end of the record",
     "write each record on a line of its own, or a comma between two elements of an array"),
    ("Illegal trailing comma", "a comma stands before the end", "take the comma out"),
)  # fmt: skip


def marks(text: str) -> tuple[dict[Path, Mark], dict[Path, Mark], list[tuple[str, Mark, Mark]]]:
    """Where values and keys of a record stand, and each key that is given again: where first, and where then.

    Of one that is not sound, what comes before its fault.
    """
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}
    twice: list[tuple[str, Mark, Mark]] = []
    frames: list[Frame] = [Root((), mapping=False)]
    for token, mark in _tokens(text):
        frame = frames[-1]
        if token in ("}", "]"):
            frames.pop()
            if not frames:
                break
            frames[-1].put("")
        elif frame.mapping is not None and frame.key is None:
            frame.key = _text(token)
            if frame.key is None:
                break
            first = keys.setdefault((*frame.path, frame.key), mark)
            twice += [(frame.key, first, mark)] if first is not mark else []
        elif token in ("{", "["):
            values[frame.next()] = mark
            frames.append(Frame(frame.next(), token == "{"))
        else:
            values[frame.put("")] = mark
    return values, keys, twice


def _tokens(text: str) -> Iterator[tuple[str, Mark]]:
    """Every text, word, brace and bracket, with its place."""
    line = begin = 0
    for found in _TOKEN.finditer(text):
        breaks = text.count("\n", begin, found.start())
        if breaks:
            line, begin = line + breaks, text.rfind("\n", begin, found.start()) + 1
        yield found[0], (line, found.start() - begin)


def _mark(text: str, at: int) -> Mark:
    """The place of a character, by how many come before it."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def _text(token: str) -> str | None:
    """The text that a token in quotes stands for; None for any other, and for one with an escape that is none."""
    try:
        return str(json.loads(token)) if token.startswith('"') else None
    except ValueError:
        return None


def odd_character(document: Document, text: str) -> Finding | None:
    """The first text of a record that an escape puts a character into which no file may have."""
    for token, mark in _tokens(text):
        found = control(document, _text(token) or "")
        if found:
            return Finding(found.kind, found.message, document.at(mark), "leave it out of the text")
    return None


def explain(document: Document, text: str, error: ValueError) -> Finding:
    """What is wrong with a record that the decoder refuses: with this error of its own, or of what we asked of it."""
    if isinstance(error, json.JSONDecodeError):
        said, hint = next((rest for begins, *rest in _FAULTS if error.msg.startswith(begins)), (error.msg, ""))
        return Finding(BAD_JSON, said, document.at(_mark(text, error.pos)), hint)
    if str(error) in _CONSTANTS:
        mark = next((mark for token, mark in _tokens(text) if token.startswith(str(error))), (0, 0))
        hint = "leave the key out if there is nothing to say"
        return Finding(BAD_JSON, f"`{error}` is no value of JSON", document.at(mark), hint)
    return _twice(document, text)


def _twice(document: Document, text: str) -> Finding:
    """The first key that is given twice; what follows it may be no JSON at all."""
    key, first, again = marks(text)[2][0]
    place = document.at(first)
    where = f"on line {place.line}, column {place.column}"
    hint = "keep one of them, or join the two"
    return Finding(DUPLICATE, f"`{key}` is given twice: {where}, and here", document.at(again), hint)
