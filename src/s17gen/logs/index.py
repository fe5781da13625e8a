"""The index of a disclosure log: copies for publication become a page that leads to each of them, the latest first."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from msgspec import Struct

from s17gen.dates import date_words
from s17gen.library import Library
from s17gen.logs.copies import Copy
from s17gen.notice import Inline, Inlines, Lines, Link, Notice, Paragraph, Section, Strong, Table, Text
from s17gen.render import EXTENSIONS
from s17gen.render.index import TARGET
from s17gen.wording import capital, inline

# The formats of a copy, by how the name of its file ends; people are led to the first that there is.
_FORMATS = {".html": "html", ".htm": "html", f".{EXTENSIONS['large-print']}": "large-print", ".md": "md", ".txt": "txt"}
_ORDER = list(dict.fromkeys(_FORMATS.values()))


class _Answer(Struct, frozen=True):
    """One answer in all of its formats, the one that people are led to first."""

    copies: tuple[tuple[str, Copy], ...]

    @property
    def main(self) -> Copy:
        return self.copies[0][1]


def index(copies: Sequence[Copy], folder: str, library: Library) -> Notice:
    """The page as a tree of words, for a file in `folder`, from which its links lead."""
    answers = sorted(_answers(copies), key=lambda each: (each.main.reference, each.main.path))
    answers.sort(key=lambda each: each.main.dated.toordinal() if each.main.dated else 0, reverse=True)
    authorities = {each.main.authority for each in answers}
    several = len(authorities) > 1
    sections = [Section("skip", "", (Paragraph(content=(Link(_line(library, "log.skip"), f"#{TARGET}"),)),))]
    if not several and (name := "".join(authorities)):
        sections.append(Section("letterhead", "", (Lines(lines=((Strong(name),),)),)))
    sections.append(Section("intro", "", (Paragraph(content=_said(library, "log.intro")),)))
    for month, held in groupby(answers, lambda each: _month(each, library)):
        sections.append(Section("month", month, (_table(list(held), folder, library, several),)))
    return Notice(title=_line(library, "log.title"), sections=tuple(sections))


def _answers(copies: Iterable[Copy]) -> Iterator[_Answer]:
    """The copies, those of one answer together: their files have one name but for its ending."""
    found: dict[str, list[tuple[str, Copy]]] = {}
    for each in copies:
        stem, form = _split(each.path)
        found.setdefault(stem, []).append((form, each))
    for several in found.values():
        yield _Answer(tuple(sorted(several, key=lambda pair: (_ORDER.index(pair[0]), pair[1].path))))


def _split(path: str) -> tuple[str, str]:
    """The name of a copy's file without its ending, and its format."""
    ending = max((each for each in _FORMATS if path.lower().endswith(each)), key=len, default="")
    return (path[: -len(ending)], _FORMATS[ending]) if ending else (path, "html")


def _month(answer: _Answer, library: Library) -> str:
    """The heading that an answer stands under: `November 2026`."""
    dated = answer.main.dated
    return date_words(dated).partition(" ")[2] if dated else _line(library, "log.undated")


def _table(answers: Sequence[_Answer], folder: str, library: Library, several: bool) -> Table:
    """A row for each answer; where the answers are from several authorities, with whose it is."""
    names = ["log.reference", "log.date", "log.subject", "log.result", *(["log.authority"] if several else [])]
    rows = (_row(each, folder, library)[: len(names)] for each in answers)
    return Table(head=tuple(_line(library, name) for name in names), rows=tuple(rows))


def _row(answer: _Answer, folder: str, library: Library) -> tuple[Inlines, ...]:
    copy = answer.main
    result = _said(library, f"log.result.{copy.result or 'unsaid'}")
    dated = date_words(copy.dated) if copy.dated else "–"
    links = tuple(_links(answer, folder, library))
    return (Text(copy.reference or "–"),), (Text(dated),), links, result, (Text(copy.authority or "–"),)


def _links(answer: _Answer, folder: str, library: Library) -> Iterator[Inline]:
    """What was asked for, leading to the answer, then its other formats."""
    copy = answer.main
    words = capital(copy.subject) or copy.title or os.path.basename(copy.path)
    yield Link(words, address(copy.path, folder))
    others = answer.copies[1:]
    for place, (form, other) in enumerate(others):
        yield Text(", " if place else f" ({_line(library, 'log.also')} ")
        yield Link(_line(library, f"log.also.{form}"), address(other.path, folder))
    yield from [Text(")")] if others else []


def address(path: str, folder: str) -> str:
    """The address of a file for a page in a folder: relative, and nothing in it but what may stand in an address."""
    relative = os.path.relpath(path, folder or ".").replace(os.sep, "/")
    return quote(os.fsencode(relative))


def _said(library: Library, name: str) -> Inlines:
    return inline(library.statement(name)[0].text)


def _line(library: Library, name: str) -> str:
    return "".join(each.text for each in _said(library, name))
