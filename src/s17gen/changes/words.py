"""The words in which two texts differ, with a few words around them."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_AROUND = 4  # words of context
_NEAR = 2  # words between two differences that make them one
_MOST = 1_500  # paragraphs, or words, that are compared one by one: what takes longer is one difference


class Edit(Struct, frozen=True):
    """Words that were taken out and words put in, either of which may be empty, between the words around them."""

    before: str
    old: str
    new: str
    after: str


def edits(old: str, new: str) -> list[Edit]:
    """How one text became the other, in order; nothing where they have the same words in the same paragraphs."""
    one, other = _paragraphs(old), _paragraphs(new)
    found: list[Edit] = []
    for low, high, first, last in _differences(one, other):
        found += _in_words(" ".join(one[low:high]), " ".join(other[first:last]))
    return found


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a letter in plain text, each on one line; the lines under headings are not words."""
    lines = ("" if set(line) <= set("=-~") else line for line in text.splitlines())
    return [" ".join(each.split()) for each in "\n".join(lines).split("\n\n") if each.strip()]


def _in_words(old: str, new: str) -> Iterator[Edit]:
    one, other = old.split(), new.split()
    joined: list[tuple[int, int, int, int]] = []
    for low, high, first, last in _differences(one, other):
        if joined and low - joined[-1][1] <= _NEAR:
            joined[-1] = (joined[-1][0], high, joined[-1][2], last)
        else:
            joined.append((low, high, first, last))
    for low, high, first, last in joined:
        before, after = one[max(low - _AROUND, 0) : low], one[high : high + _AROUND]
        yield Edit(" ".join(before), " ".join(one[low:high]), " ".join(other[first:last]), " ".join(after))


def _differences(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences differ: from and to which item of the one, and of the other."""
    start, end = 0, 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    while end < min(len(one), len(other)) - start and one[len(one) - 1 - end] == other[len(other) - 1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if not (left or right):
        return
    if max(len(left), len(right)) > _MOST or not (left and right):
        yield start, start + len(left), start, start + len(right)
        return
    for kind, low, high, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + low, start + high, start + first, start + last
