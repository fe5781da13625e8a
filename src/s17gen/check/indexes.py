"""The indexes of disclosure logs that frames are tried on: all that a frame can tell one index from another by."""

from collections.abc import Iterator, Sequence

from s17gen.check.shapes import Marked, Shape
from s17gen.check.trials import Owed, Trial, tried
from s17gen.notice import Block, Inline, Lines, Link, Notice, Paragraph, Section, Strong, Table, Text
from s17gen.render.frames import MAX_SECONDS
from s17gen.render.index import FORMATS, TARGET, IndexRenderer

# The kinds of section that an index has, in order; there is no letterhead where its answers are of several authorities.
_SKIP, _LETTERHEAD, _MONTH = "skip", "letterhead", "month"
KINDS = (_SKIP, _LETTERHEAD, "intro", _MONTH)
_MONTHS = {1: "one month", 2: "two months", 3: "three months", 120: "ten years"}  # the last shows what is slow

_ANSWER = "answer"  # what every mark stands for: a reader is told all that a row says, and led to the answer
_OWED = {_ANSWER: Owed("an answer")}


def indexes(folder: str, seconds: float = MAX_SECONDS) -> Trial:
    """What the frames of logs in a folder are tried on: indexes of some months, of one authority and of several."""
    printers = [IndexRenderer(name, [folder], seconds) for name in FORMATS]
    hint = f"print every section of the notice once; answers stand in those of the kind `{_MONTH}`"
    return Trial("page", printers, KINDS, list(_shapes()), _OWED, hint)


def amiss(printer: IndexRenderer, index: Notice) -> str:
    """What a frame does to an index that it must not, in words; empty if there is nothing. Raises `TemplateError`."""
    wrongs, looks = tried(printer, _shape("", [each.kind for each in index.sections]))
    said = [f"it {each.what.format(_OWED[each.owed].what)} {each.how}".rstrip() for each in wrongs]
    return next(iter([*said, *(f"it has {each}, which may change what readers see" for each in looks.moving)]), "")


def _shapes() -> Iterator[Shape]:
    for count, words in _MONTHS.items():
        for several in (False, True):
            kinds = [each for each in KINDS[:-1] if each != _LETTERHEAD or not several]
            yield _shape(f"one of {words}{' and several authorities' if several else ''}", kinds + [_MONTH] * count)


def _shape(name: str, kinds: Sequence[str]) -> Shape:
    """An index with sections of these kinds, in which every word about an answer, and every address, is a mark."""
    marks: dict[str, Marked] = {}
    sections = tuple(Section(kind, kind if kind == _MONTH else "", (_block(kind, marks),)) for kind in kinds)
    return Shape(name, Notice("", sections), marks)


def _block(kind: str, marks: dict[str, Marked]) -> Block:
    if kind == _MONTH:
        links: tuple[Inline, ...] = (_link(marks), Text(" "), _link(marks))
        rows = (((_text(marks),), (_text(marks),), links, (_text(marks),), (_text(marks),)),)
        return Table(head=("",) * 5, rows=rows)
    if kind == _LETTERHEAD:
        return Lines(lines=((Strong(""),),))
    return Paragraph(content=(Link("", f"#{TARGET}") if kind == _SKIP else Text(""),))


def _text(marks: dict[str, Marked]) -> Text:
    return Text(_mark("MARK{:06}END", marks))


def _link(marks: dict[str, Marked]) -> Link:
    """Words, and an address that does not begin as a tag does: Markdown has it in angle brackets, as HTML has tags."""
    return Link(_mark("MARK{:06}END", marks), _mark("{:06}.html", marks))


def _mark(form: str, marks: dict[str, Marked]) -> str:
    word = form.format(len(marks))
    marks[word] = Marked((_ANSWER,), _MONTH)
    return word
