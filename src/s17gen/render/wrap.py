"""Wraps words into lines, in one pass over them."""

import re
from collections.abc import Iterator

WIDTH = 76  # columns: an e-mail program may still put `> ` in front

_ADDRESS = re.compile(r"://|www\.|mailto:|@")


def columns(text: str) -> int:
    """How many columns a text takes on a screen where every character has one or two."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    """The words of `text` in lines of at most 76 columns, the first behind `first`, the others behind `rest`.

    An address (a URL, an e-mail address) is never broken; any other word that is too long for a line is. No line
    ends in white space, and there is always one line.
    """
    lines: list[str] = []
    line, width = first, len(first)
    empty = True
    for word, cut in _pieces(text, WIDTH - max(len(first), len(rest))):
        wide = columns(word)
        if cut or (not empty and width + 1 + wide > WIDTH):
            lines.append(line)
            line, width, empty = rest, len(rest), True
        line, width = (line + word, width + wide) if empty else (f"{line} {word}", width + 1 + wide)
        empty = False
    return [each.rstrip(" ") for each in (*lines, line)]


def _pieces(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """The words, those too long for a line cut to its width; and whether each goes on with a word that was cut."""
    for word in text.split(" "):
        if columns(word) <= width or _ADDRESS.search(word):
            if word:
                yield word, False
        else:
            step = width if word.isascii() else width // 2
            yield from ((word[start : start + step], start > 0) for start in range(0, len(word), step))
