"""What becomes of a request's notice under another library: its words, its findings, and what is behind the change."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from s17gen.case import Case
from s17gen.changes.libraries import Change, Key
from s17gen.changes.words import Edit, edits
from s17gen.citation import section_of
from s17gen.document import Document
from s17gen.findings import Finding
from s17gen.pipeline import Outcome, Settings, run

State: TypeAlias = Literal["letter", "draft", "none", "unreadable"]

_LETTER = "txt"
_PLACE = re.compile(r" \([^()]*\.yaml:[0-9]+\)")  # where a block stands, which a message about it may say
_SAID = ("statement", "block", "provision", "style")
_EVERYWHERE = ("duty", "role", "basis", "likelihood", "outcome", "time", "citation")  # may be behind any change


class Found(Struct, frozen=True):
    """A finding that comes or goes: its rule, how severe it is, where it stands, what it says."""

    rule: str
    severity: str
    file: str
    line: int
    message: str


class Notice(Struct, frozen=True):
    """A request's notice under the old library and under the new: a letter, a draft where errors stop it, or none."""

    name: str
    same: bool
    old: State
    new: State
    words: list[Edit] = []
    gone: list[Found] = []
    come: list[Found] = []
    behind: list[Change] = []


def notice(
    document: Document, findings: list[Finding], settings: tuple[Settings, Settings], changes: Sequence[Change]
) -> Notice:
    """How the notice for a request differs under the libraries of two settings, which print plain text.

    `changes` is what differs between the libraries. Raises `LibraryError` where a letter meets a fault of one.
    """
    (old, before), (new, after) = (_made(document, findings, each) for each in settings)
    gone, come = _apart(before.findings, after.findings), _apart(after.findings, before.findings)
    if "draft" in (old, new) and old != new:  # both as drafts, or the mark of one would be all of the difference
        drafts = [next(run([(document, findings)], replace(each, draft=True))) for each in settings]
        before, after = (
            replace(one, findings=each.findings) for one, each in zip(drafts, (before, after), strict=True)
        )
    texts = [each.letters.get(_LETTER, "") for each in (before, after)]
    words = edits(*texts) if all(texts) else []  # or all of the letter would be the difference
    if not (words or gone or come) and old == new:
        return Notice(document.name, True, old, new)
    return Notice(document.name, False, old, new, words, gone, come, _behind(changes, (before, after)))


def _made(document: Document, findings: list[Finding], settings: Settings) -> tuple[State, Outcome]:
    """The letter, or where errors stop it the draft with what was found of the letter."""
    final = next(run([(document, findings)], settings))
    if final.letters:
        return "letter", final
    if final.case is None:
        return "none" if final.readable else "unreadable", final
    draft = next(run([(document, findings)], replace(settings, draft=True)))
    return ("draft" if draft.letters else "none"), replace(draft, findings=final.findings)


def _apart(these: Iterable[Finding], those: Iterable[Finding]) -> list[Found]:
    """The findings of one notice that the other has not, notes left out, whatever file a block stands in."""
    known = {_key(each) for each in those}
    return [
        Found(each.kind.id, each.severity, each.place.file, each.place.line, each.message)
        for each in these
        if each.severity != "note" and _key(each) not in known
    ]


def _key(finding: Finding) -> tuple[str, str, str, int, str]:
    place = finding.place
    return finding.kind.id, finding.severity, place.file, place.line, _PLACE.sub("", finding.message)


def _behind(changes: Iterable[Change], outcomes: Sequence[Outcome]) -> list[Change]:
    """The changes of a library that may be why a notice differs: those of what it has, or misses."""
    names = {name for one in outcomes for name in _names(one)}
    said = "\n".join(each.message for one in outcomes for each in one.findings)
    return [
        each
        for each in changes
        if each.kind in _EVERYWHERE
        or (each.kind, each.id) in names
        or (each.kind in _SAID and f"`{each.id}`" in said)
        or (each.kind == "bank-holiday" and any(_within(each.id, one.case) for one in outcomes))
    ]


def _names(outcome: Outcome) -> Iterator[Key]:
    """What a notice has of a library."""
    case = outcome.case
    for origin in outcome.notice.origins() if outcome.notice else ():
        yield origin.kind, origin.id
    yield "style", outcome.style
    for claim in (claim for each in case.decisions for claim in each.claims) if case else ():
        yield from (("provision", cite) for cite in claim.cites)
        yield from (("section", section_of(cite)) for cite in claim.cites)
        yield from (("topic", pull.topic) for pull in claim.pulls)
        if claim.estimate:
            yield "cost-limit", str(claim.estimate.costs.since)
    if case:
        yield "regulator", case.regulator.id
        yield "authority", case.kind.id if case.kind else ""


def _within(holiday: str, case: Case | None) -> bool:
    """Whether a bank holiday, whose id begins with its day, is one between the request and the letter."""
    return case is not None and str(case.received) <= holiday[:10] <= str(case.dated)
