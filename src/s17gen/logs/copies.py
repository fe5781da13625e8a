"""What a copy for publication says of itself: its reference, its date, what was asked and what was decided.

It is read off the copy, with the sentences of the library that letters say it in, and from nowhere else: a log must not
say of an answer what the published answer does not.
"""

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import get_args

from msgspec import Struct

from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.logs.pieces import Piece, pieces
from s17gen.logs.results import Result, result
from s17gen.visible import fold
from s17gen.wire import Outcome

_NAMED = re.compile(r"-publication\.[a-z.-]+", re.IGNORECASE)
_OPENINGS = ("opening", "opening.pending", "opening.review")
_WAYS = ("", ".beside", ".elsewhere", ".own", ".silent", ".else", ".rest")
_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_SLOT = re.compile(r"\{\{ *([a-z][a-z0-9-]*) *\}\}")

_HINT = "give what `s17gen render --for publication` has written"


class Copy(Struct, frozen=True):
    """A copy in one format, at `path`; what it does not say is empty, or None."""

    path: str
    authority: str
    title: str
    reference: str
    dated: datetime.date | None
    subject: str
    result: Result | None

    def missing(self) -> list[str]:
        """What a line of the log should say, and this copy does not."""
        said = {"reference": self.reference, "date": self.dated, "subject": self.subject, "decision": self.result}
        return [name for name, value in said.items() if not value]


class CopyReader:
    """Reads copies by the sentences of one library."""

    def __init__(self, library: Library) -> None:
        self._regime = library.regime()
        self._mark = _words(library, "publication")
        self._draft = _words(library, "draft")
        self._greeting = _pattern(library, "opening.salutation")
        self._reference = _pattern(library, "letterhead.reference")
        self._date = _pattern(library, "letterhead.date")
        self._openings = [_pattern(library, name) for name in _OPENINGS]
        self._decisions = _decisions(library)

    def read(self, path: str, raw: bytes, asked_for: bool) -> Copy | None:
        """The copy in a file's bytes; None for one that was met in a folder and is none.

        Raises `RecordError` for what must not be in a log, and for what is no copy though it was `asked_for`.
        """
        named = bool(_NAMED.search(os.path.basename(path)))
        try:
            found = pieces(raw.decode("utf-8"), os.path.splitext(path)[1].lower())
        except UnicodeDecodeError:
            found = []
        texts = [each.text for each in found if each.kind == "text"]
        if not (named or asked_for or self._mark in texts):
            return None
        self._refuse(path, texts, named)
        return self._copy(path, found, texts)

    def _refuse(self, path: str, texts: Sequence[str], named: bool) -> None:
        """Raise `RecordError` for what is no copy for publication, or not a finished one."""
        if not texts:
            raise RecordError(f"{path} is empty, or no text in UTF-8", _HINT)
        if self._draft in texts:
            raise RecordError(f"{path} is a draft, and was left out", "render the copy without `--draft`")
        if self._mark in texts:
            return
        if greeting := next(filter(self._greeting.fullmatch, texts), None):
            raise RecordError(f"{path} is no copy for publication: it greets somebody, “{greeting[:80]}”", _HINT)
        if not named:
            raise RecordError(f"{path} is no copy for publication: it does not say that it is one", _HINT)

    def _copy(self, path: str, found: Sequence[Piece], texts: Sequence[str]) -> Copy:
        lines = [line for each in found if each.kind == "text" for line in each.lines]
        outcomes = list(self._outcomes(texts))
        return Copy(
            path=path,
            authority=self._authority(found),
            title=next((each.text for each in found if each.kind == "title"), ""),
            reference=_slot(self._reference, lines, "reference"),
            dated=_day(_slot(self._date, lines, "date")),
            subject=next((said for each in self._openings if (said := _slot(each, texts, "subject"))), ""),
            result=result(outcomes, self._regime) if outcomes else None,
        )

    def _authority(self, found: Sequence[Piece]) -> str:
        """Whose letter it is: the first line of what stands above its reference."""
        for above, piece in pairwise(found):
            if piece.kind == "text" and any(map(self._reference.fullmatch, piece.lines)):
                return above.lines[0] if above.kind == "text" else ""
        return ""

    def _outcomes(self, texts: Iterable[str]) -> Iterator[Outcome]:
        """The outcomes that are stated anywhere, the longest sentences first: one may be a part of another."""
        for text in texts:
            for sentence, outcome in self._decisions:
                if sentence in text:
                    text = text.replace(sentence, "\n")
                    yield outcome


def _decisions(library: Library) -> list[tuple[str, Outcome]]:
    """Each sentence that states an outcome, and it alone, with that outcome."""
    found: dict[str, set[Outcome]] = {}
    for outcome in _OUTCOMES:
        facts = library.regime().outcomes[outcome]
        names = [f"decision.{outcome}{way}" for way in _WAYS]
        said = [_words(library, each) for each in names if library.has_statement(each)]
        for sentence in (*said, *map(fold, (facts.row, *facts.rows.values()))):
            found.setdefault(sentence, set()).add(outcome)
    sure = [(sentence, outcomes.pop()) for sentence, outcomes in found.items() if len(outcomes) == 1]
    return sorted(sure, key=lambda each: (-len(each[0]), each[0]))


def _words(library: Library, name: str) -> str:
    """A statement as readers see it."""
    return fold(library.statement(name)[0].text.replace("**", ""))


def _pattern(library: Library, name: str) -> re.Pattern[str]:
    """What a statement looks like once its slots are filled."""
    pieces = _SLOT.split(_words(library, name))
    seen: set[str] = set()
    pattern = ""
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pattern += re.escape(piece)
        else:
            group = piece.replace("-", "_")
            pattern += f"(?P={group})" if group in seen else f"(?P<{group}>.+?)"
            seen.add(group)
    return re.compile(pattern)


def _slot(pattern: re.Pattern[str], texts: Iterable[str], slot: str) -> str:
    """What fills a slot in the first of the texts that look so."""
    found = next((match for each in texts if (match := pattern.fullmatch(each))), None)
    return found.groupdict().get(slot, "") if found else ""


def _day(text: str) -> datetime.date | None:
    """The day that `9 November 2026` means."""
    try:
        return datetime.datetime.strptime(text, "%d %B %Y").date()
    except ValueError:
        return None
