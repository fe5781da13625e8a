"""Wraps words into lines, in one pass over them."""

import re
from collections.abc import Callable, Iterator

WIDTH = 76  # columns: an e-mail program may still put `> ` in front

_ADDRESS = re.compile(r"((?:https?://|www\.|mailto:)[!-~]+|(?<![\w.%+-])[\w.%+-]+@[\w.-]+)")


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
    if _is_plain(text, WIDTH - max(len(first), len(rest))):
        return _wrap_plain(text, first, rest)
    lines: list[str] = []
    line, width = first, len(first)
    empty = True
    measure = len if text.isascii() else columns
    for word, cut in _pieces(text, WIDTH - max(len(first), len(rest)), measure):
        wide = measure(word)
        if cut or (not empty and width + 1 + wide > WIDTH):
            lines.append(line)
            line, width, empty = rest, len(rest), True
        line, width = (line + word, width + wide) if empty else (f"{line} {word}", width + 1 + wide)
        empty = False
    return [each.rstrip(" ") for each in (*lines, line)]


def _is_plain(text: str, width: int) -> bool:
    """Whether a text has a column a character, a space between words and no word wider than a line, as nearly all."""
    return text.isascii() and "  " not in text and text == text.strip(" ") and max(map(len, text.split(" "))) <= width


def _wrap_plain(text: str, first: str, rest: str) -> list[str]:
    """The lines of a plain text: line by line, which is quicker than word by word."""
    lines = []
    prefix, start = first, 0
    while len(text) - start > WIDTH - len(prefix):
        end = text.rindex(" ", start, start + WIDTH - len(prefix) + 1)
        lines.append(prefix + text[start:end])
        prefix, start = rest, end + 1
    lines.append((prefix + text[start:]).rstrip(" "))
    return lines


def _pieces(text: str, width: int, measure: Callable[[str], int]) -> Iterator[tuple[str, bool]]:
    """The words, those too long for a line cut to its width; and whether each goes on with a word that was cut."""
    for word in text.split(" "):
        if measure(word) <= width:
            if word:
                yield word, False
        else:
            for number, piece in enumerate(_cut(word, width)):
                yield piece, number > 0


def _cut(word: str, width: int) -> Iterator[str]:
    """The pieces of a word that is too long for a line: the addresses in it whole, the rest cut to the width."""
    step = width if word.isascii() else width // 2
    for piece in filter(None, _ADDRESS.split(word)):
        if _ADDRESS.fullmatch(piece):
            yield piece
        else:
            yield from (piece[start : start + step] for start in range(0, len(piece), step))
