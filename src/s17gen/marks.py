"""Finds what tells who asked in a text, however it is spaced, joined, accented or capitalised."""

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from msgspec import Struct

from s17gen.visible import STEERING

What = Literal["name", "address", "email", "telephone", "hidden"]

EMAIL = re.compile(r"(?<![\w.%+'-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
_APART = r"[\s().,/\u2010-\u2015-]{0,2}"
TELEPHONE = re.compile(rf"(?<![\d-])(?=\(?(?:\+|00?[1-9]))\(?[+\d](?:{_APART}\d){{8,14}}(?!\d)")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)

# A word: letters with whatever may be written upon them, hidden between them or, an apostrophe, stand in them; or
# digits; or one sign of a script that puts no spaces between words. JoSmith7 is three words, Okafor's is one and a bit.
_UPON = rf"[\u0300-\u036f\u00ad\u200c\u200d{STEERING}]*"
_TOKEN = re.compile(
    rf"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d+|(?:[^\W\d_]{_UPON}(?:['’](?!s\b)(?=[^\W\d_]))?)+"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BARE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_BETWEEN = 4  # signs between two words of one mark, white space apart

# Names that are words too: at the start of a sentence, or where a month stands, they tell nobody.
EVERYDAY = frozenset(
    {"will", "may", "mark", "hope", "grace", "march", "april", "june", "august", "open", "art", "bill"}
)
_BEFORE_MONTHS = frozenset(
    {"in", "between", "until", "and", "since", "by", "to", "from", "before", "after", "or", "of"}
)


class Mark(Struct, frozen=True):
    """Something that tells who asked: its letters, folded and without spaces.

    `word` is one that may tell nobody elsewhere: it counts with a capital letter only, and `keep:` can spare it.
    """

    what: What
    text: str
    letters: str
    word: bool = False


class Hit(Struct, frozen=True):
    """Where a mark stands in a text: from `start` to before `end`."""

    start: int
    end: int
    mark: Mark


def letters(text: str) -> str:
    """The letters and digits of a text, without accents, capitals, apostrophes and what stands between."""
    return Words(text).letters


def spellings(text: str) -> set[str]:
    """The letters of a text, with accents left out and with accents spelt out: muller, mueller."""
    return {letters(text), letters(unicodedata.normalize("NFC", text).lower().translate(_SPELT))}


def joined(found: Iterable[Hit], text: str) -> list[Hit]:
    """Hits in order; those that overlap, and those of a kind with no word between them, as one."""
    result: list[Hit] = []
    for hit in sorted(found, key=lambda each: (each.start, -each.end)):
        last = result[-1] if result else None
        if last is not None and (hit.start < last.end or (last.mark.what == hit.mark.what and _touch(last, hit, text))):
            result[-1] = Hit(last.start, max(last.end, hit.end), last.mark)
        else:
            result.append(hit)
    return result


def digits(number: str) -> str:
    """A telephone number without what is dialled before it: +44, 0044 or 0."""
    return re.sub(r"^(?:0044|44|0)0?", "", "".join(each for each in number if each.isdecimal()))


class Words:
    """The words of a text, folded, and where each stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [span for found in _TOKEN.finditer(text) for span in _parts(found)]
        folded = [_fold(text[start:end]) for start, end in self.spans]
        self.letters = "".join(folded)
        self._folded = folded
        self._from = [0]  # where each word begins among the letters, and where the last ends
        for word in folded:
            self._from.append(self._from[-1] + len(word))

    def hits(self, every: Iterable[Mark], keep: Iterable[str] = ()) -> list[Hit]:
        """Where marks stand, but for words inside a text that is to be kept."""
        kept = bytearray(len(self.spans))
        for string in keep:
            for first, last in self._runs(letters(string)):
                kept[first : last + 1] = b"\1" * (last + 1 - first)
        found = []
        for mark in every:
            if mark.what == "telephone":
                found += [Hit(*each.span(), mark) for each in self._telephones if digits(each[0]) == mark.letters]
            for first, last in self._runs(mark.letters):
                if not mark.word or (self._stands_out(first) and not all(kept[first : last + 1])):
                    found.append(Hit(self.spans[first][0], self.spans[last][1], mark))
        return found

    @cached_property
    def _telephones(self) -> list[re.Match[str]]:
        return list(TELEPHONE.finditer(self.text))

    def _runs(self, wanted: str) -> list[tuple[int, int]]:
        """The first and last of the words that together have these letters, a plural s apart."""
        runs = []
        at = self.letters.find(wanted) if wanted else -1
        while at >= 0:
            first, end = bisect_left(self._from, at), at + len(wanted)
            last = bisect_left(self._from, end) - 1
            rest = self.letters[end : self._from[last + 1]] if last + 1 < len(self._from) else "?"
            if self._from[first] == at and rest in ("", "s") and self._far[first] == self._far[last]:
                runs.append((first, last))
            at = self.letters.find(wanted, at + 1)
        return runs

    @cached_property
    def _far(self) -> list[int]:
        """How many of the gaps before each word are too wide for a mark to stand across."""
        far = [0]
        for (_, end), (start, _) in itertools.pairwise(self.spans):
            far.append(far[-1] + (start - end > _BETWEEN and len("".join(self.text[end:start].split())) > _BETWEEN))
        return far

    def _stands_out(self, index: int) -> bool:
        """Whether a word has no small first letter and is more than an everyday word in its usual place."""
        start = self.spans[index][0]
        if self.text[start].islower():
            return False
        if self._folded[index] not in EVERYDAY:
            return True
        before = self.text[max(start - 3, 0) : start].rstrip(" ")
        beside = self._folded[max(index - 1, 0) : index] + self._folded[index + 1 : index + 2]
        opens = start == 0 or before.endswith((".", "?", "!", ":", "\n")) or not before
        dated = any(each.isdecimal() for each in beside) or bool(beside and beside[0] in _BEFORE_MONTHS)
        return not opens and not dated

    def beside(self, hit: Hit) -> list[tuple[int, int]]:
        """The words with a capital right before and right after a hit, on its line."""
        first = bisect_left(self.spans, (hit.start,))
        after = bisect_left(self.spans, (hit.end,))
        found = (self._capital(first - 1, hit), self._capital(after, hit))
        return [each for each in found if each]

    def _capital(self, index: int, hit: Hit) -> tuple[int, int] | None:
        if not 0 <= index < len(self.spans):
            return None
        start, end = self.spans[index]
        between = self.text[end : hit.start] if end <= hit.start else self.text[hit.end : start]
        near = between in (" ", ", ", ". ")
        return (start, end) if near and self.text[start].isupper() else None


def _parts(found: re.Match[str]) -> list[tuple[int, int]]:
    """A word cut where it goes from small letters to a capital: RachelOkafor, ROkafor."""
    word, start = found[0], found.start()
    if not word.isascii() or word.islower() or word.isupper() or word.istitle():
        return [found.span()]
    cuts = [0, *(each.start() for each in _CAMEL.finditer(word)), len(word)]
    return [(start + low, start + high) for low, high in itertools.pairwise(cuts) if low < high]


def _fold(token: str) -> str:
    if token.isascii() and "'" not in token:
        return token.lower()
    bare = "".join(each for each in unicodedata.normalize("NFKD", token) if each.isalnum() and each != "ʼ")
    return bare.casefold().translate(_BARE)


def _touch(last: Hit, hit: Hit, text: str) -> bool:
    between = text[last.end : hit.start]
    return not _TOKEN.search(between) and "\n\n" not in between
