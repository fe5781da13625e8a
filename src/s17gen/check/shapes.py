"""The shapes of letters that frames are tried on: all that a frame can tell one letter from another by.

A frame sees of a letter whether it is a draft, and the kinds of its sections in order, and not a word of them.
So what it prints of one letter it prints of every letter of that shape, and two of one shape need not be tried.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from s17gen.check.specimens import Letter
from s17gen.notice import Notice, Paragraph, Section, Stamp, Text, runs
from s17gen.proof import DRAFT, mark

_HEADING = "Heading"


class Marked(Struct, frozen=True):
    """What a mark stands for: a duty's words in a section of a kind."""

    duties: tuple[str, ...]
    kind: str


class Shape(Struct, frozen=True):
    """A letter in which every word owed is a mark, and what each mark stands for; `name` is what it is called.

    `whole` is False where no style makes such a letter.
    """

    name: str
    notice: Notice
    marks: dict[str, Marked]
    whole: bool = True


def apart(letters: Iterable[Letter]) -> list[Shape]:
    """The shapes of letters, each once, as drafts too; then what no letter may have yet: any two kinds of section."""
    found: dict[tuple[object, ...], Shape] = {}
    for letter in letters:
        bare, marks = mark(letter.notice)
        marked = replace(bare, sections=tuple(map(_headed, bare.sections, letter.notice.sections)))
        shape = Shape(letter.name, marked, _what(marked, {word: node.stamps for word, node in marks.items()}))
        key = tuple((each.kind, each.heading, _duties(shape, each.kind)) for each in marked.sections)
        found.setdefault(key, shape)
    real = [each for shape in found.values() for each in (shape, _as_draft(shape))]
    return [*real, *_pairs(list(found.values()))]


def _headed(marked: Section, real: Section) -> Section:
    """A section with a heading where the letter's has one, by which HTML chooses the element that it is."""
    inner = iter([each for each in real.body if isinstance(each, Section)])
    body = tuple(_headed(each, next(inner)) if isinstance(each, Section) else each for each in marked.body)
    return Section(marked.kind, _HEADING if real.heading else "", body)


def _what(marked: Notice, stamps: Mapping[str, tuple[Stamp, ...]]) -> dict[str, Marked]:
    """What each mark of a notice stands for, and in which section it stands."""
    found = {}
    for section in marked.sections:
        for node in Notice("", (section,)).nodes():
            for word in set(runs(node)) & set(stamps):
                found[word] = Marked(tuple(dict.fromkeys(each.duty for each in stamps[word])), section.kind)
    return found


def _duties(shape: Shape, kind: str) -> frozenset[str]:
    return frozenset(duty for each in shape.marks.values() if each.kind == kind for duty in each.duties)


def _as_draft(shape: Shape) -> Shape:
    return Shape(f"{shape.name}, as a draft", replace(shape.notice, draft=DRAFT), shape.marks)


def _pairs(found: list[Shape]) -> Iterator[Shape]:
    """Letters of two sections, one of which says something owed: a frame may print one only beside the other."""
    kinds = list(dict.fromkeys(each.kind for shape in found for each in shape.notice.sections))
    owing = {kind: frozenset().union(*(_duties(shape, kind) for shape in found)) for kind in kinds}
    for one, other in itertools.permutations(kinds, 2):
        if owing[one] or owing[other]:
            yield _of_kinds((one, other), owing)
    yield from (_of_kinds((kind,), owing) for kind in kinds if owing[kind])


def _of_kinds(kinds: tuple[str, ...], owing: Mapping[str, frozenset[str]]) -> Shape:
    """A letter of sections of these kinds, with a mark in each for all that such sections say."""
    words = {kind: f"MARK{index:06}END" for index, kind in enumerate(kinds)}
    sections = [Section(kind, "", (Paragraph(content=(Text(word),)),)) for kind, word in words.items()]
    marks = {word: Marked(tuple(sorted(owing[kind])), kind) for kind, word in words.items() if owing[kind]}
    said = " and ".join(f"`{kind}`" for kind in kinds)
    return Shape(f"a letter with the sections {said} alone", Notice("", tuple(sections)), marks, whole=False)
