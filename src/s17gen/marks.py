"""Finds what tells who asked in a text: words in sequence, however they are spaced, accented or capitalised."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from s17gen.visible import STEERING

What = Literal["name", "address", "email", "telephone", "hidden"]

_BOUND = r"\s@<>()\[\],;:\""
EMAIL = re.compile(rf"(?<![^{_BOUND}])[^{_BOUND}]+@[^{_BOUND}]+\.[^\W_]{{2,}}")
TELEPHONE = re.compile(r"(?<![\w/])\+?\(?\d(?:[ ().\u00a0-]{0,3}\d){8,14}(?![\w/])")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)

# Letters and digits, with whatever may be written upon them or hidden between them.
_TOKEN = re.compile(rf"[^\W_](?:[\u0300-\u036f\u00ad\u200c\u200d{STEERING}]*[^\W_])*[\u0300-\u036f]*")
_GAP = 8  # characters between two words of one mark: a stop, a space, a line break
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

_BARE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})


class Mark(Struct, frozen=True):
    """Something that tells who asked: its words, folded, and whether they tell only with a capital letter."""

    what: What
    text: str
    words: tuple[str, ...]
    capital: bool = False


class Hit(Struct, frozen=True):
    """Where a mark stands in a text: from `start` to before `end`."""

    start: int
    end: int
    mark: Mark


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, without accents, hidden characters and capitals."""
    return tuple(_fold(found) for found in _TOKEN.findall(text))


def hits(text: str, every: Iterable[Mark], keep: Iterable[str] = ()) -> list[Hit]:
    """Where marks stand in a text, but for those inside a string that is to be kept. Linear in the text."""
    tokens = _Tokens(text)
    kept = bytearray(len(tokens.words))
    for string in keep:
        words = folded(string)
        for start in tokens.runs(words):
            kept[start : start + len(words)] = b"\1" * len(words)
    found = []
    for mark in every:
        for start in tokens.runs(mark.words):
            end = start + len(mark.words)
            if not all(kept[start:end]) and (not mark.capital or tokens.stands_out(start)):
                found.append(Hit(tokens.spans[start][0], tokens.spans[end - 1][1], mark))
        if mark.what == "telephone":
            found += [
                Hit(*each.span(), mark) for each in TELEPHONE.finditer(text) if digits(each[0]) == digits(mark.text)
            ]
    return found


def joined(found: Iterable[Hit], text: str) -> list[Hit]:
    """Hits in order; those that overlap, and those of a kind with no word between them, as one."""
    result: list[Hit] = []
    for hit in sorted(found, key=lambda each: (each.start, -each.end)):
        last = result[-1] if result else None
        if last is not None and (hit.start < last.end or (_of_a_kind(last, hit) and _touch(last, hit, text))):
            result[-1] = Hit(last.start, max(last.end, hit.end), last.mark)
        else:
            result.append(hit)
    return result


def digits(number: str) -> str:
    """A telephone number without what is dialled before it: +44, 0044 or 0."""
    return re.sub(r"^(?:0044|44|0)0?", "", "".join(each for each in number if each.isdecimal()))


class _Tokens:
    """The words of a text, where each stands, and at which numbers each word is found."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.spans = [each.span() for each in found]
        self.words = [_fold(each[0]) for each in found]
        self._capital = [each[0][0].isupper() for each in found]
        self._at: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self._at.setdefault(word, []).append(index)

    def runs(self, words: Sequence[str]) -> list[int]:
        """The numbers at which these words stand in a row, with no more between them than parts a name."""
        return [start for start in self._at.get(words[0], ()) if self._run(start, words)] if words else []

    def _run(self, start: int, words: Sequence[str]) -> bool:
        spans = self.spans[start : start + len(words)]
        near = all(after[0] - before[1] <= _GAP for before, after in itertools.pairwise(spans))
        return near and self.words[start : start + len(words)] == list(words)

    def stands_out(self, index: int) -> bool:
        """Whether a word has a capital and is no month beside a number."""
        beside = self.words[max(index - 1, 0) : index + 2]
        dated = self.words[index] in _MONTHS and any(each.isdecimal() for each in beside)
        return self._capital[index] and not dated


def _fold(token: str) -> str:
    if token.isascii():
        return token.lower()
    bare = "".join(each for each in unicodedata.normalize("NFKD", token) if each.isalnum())
    return bare.casefold().translate(_BARE)


def _of_a_kind(last: Hit, hit: Hit) -> bool:
    return last.mark.what == hit.mark.what


def _touch(last: Hit, hit: Hit, text: str) -> bool:
    between = text[last.end : hit.start]
    return not _TOKEN.search(between) and "\n\n" not in between
