"""Across requests: what those of one call must not share, judged one after the other in the order of the call."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from s17gen.case import Case, Passage
from s17gen.findings import Finding, Kind, Path, Place

SAME_REASONS = Kind(
    "S17-212",
    "the same reasons in two requests",
    "warning",
    ("FOIA s17(1)(c)", "ICO guidance on writing a refusal notice"),
    todo="Say what is true of the information that this request asks for. If the reasons really are the same for both,"
    " accept the finding.",
)
SAME_REFERENCE = Kind(
    "S17-613",
    "one reference for two requests",
    "warning",
    todo="Give each request a reference of its own, or take out the file that was left behind.",
)
DUPLICATE = Kind(
    "S17-625",
    "a duplicate: the same words from the same applicant",
    "warning",
    todo="See whether the request was logged twice; then answer it once. One that was made twice is two: answer both,"
    " or see whether section 14(2) fits the second.",
)
BROKEN_SILENCE = Kind(
    "S17-216",
    "a silence that another letter breaks",
    "warning",
    ("FOIA s2(1)", "ICO guidance on neither confirming nor denying"),
    todo="Answer the same question alike whoever asks, or nobody can rely on the silence. If the two letters rightly"
    " differ, since one of them goes to the person whom it is about, say, accept the finding.",
)

KINDS = (SAME_REASONS, SAME_REFERENCE, DUPLICATE, BROKEN_SILENCE)

_WORDS = 5  # that a text has at least; a shorter one is no reason that could be anybody's
_STAGES = ("more-time", "clarification")  # outcomes after which the same request is written about again
_HOLDING = "held"  # the duty to say whether the information is held


class Mark(Struct, frozen=True):
    """The words of a text as 16 bytes, and where they stand."""

    of: bytes
    place: Place


class Answer(Struct, frozen=True):
    """What one question was told: `silent` is neither that something is held nor that it is not."""

    question: Mark
    silent: bool


class Said(Struct, frozen=True):
    """What one request shows of itself to others, small enough to be sent between processes.

    `stage` is whether it is one of several letters on the same request, `applicant` empty where nobody is named,
    `authority` a mark of who answers.
    """

    authority: bytes
    reference: str
    at: Place
    request: bytes
    stage: bool
    applicant: bytes
    reasons: tuple[Mark, ...]
    answers: tuple[Answer, ...]


class Met(Struct, frozen=True):
    """Whoever said something first: a mark of their request's words, and where it stands.

    `flag` is of a reference or an applicant whether more letters follow, of a question whether silence was the answer.
    """

    request: bytes
    where: str
    flag: bool = False


class Memory(Protocol):
    """Remembers who said each thing first."""

    def first(self, key: bytes, met: Met) -> Met:
        """Who was first with this key: this one, if nobody was before."""
        ...


class InMemory:
    """A memory for as many requests as one looks at by hand."""

    def __init__(self) -> None:
        self._held: dict[bytes, Met] = {}

    def first(self, key: bytes, met: Met) -> Met:
        """Who was first with this key."""
        return self._held.setdefault(key, met)


def said(case: Case, place: Callable[[Path], Place]) -> Said:
    """What a request shows of itself; `place` says where a path stands in its file."""
    return Said(
        authority=_mark(case.authority.name) if case.authority else b"",
        reference=case.reference,
        at=place(("reference",)),
        request=_mark(case.request),
        stage=_has_stages(case),
        applicant=_applicant(case),
        reasons=tuple(Mark(_mark(each.text), place(each.path)) for each in _reasons(case)),
        answers=tuple(_answers(case, place)),
    )


class Earlier:
    """What the requests so far have said."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def judge(self, said: Said) -> Iterator[Finding]:
        """A finding for what this request shares with an earlier one.

        The same request answered twice, as to many people in one campaign, may well be answered in the same words; and
        to ask several authorities the same, as each counts its own references, is to ask each of them once.
        """
        if first := self._met_before(b"r" + said.authority + _mark(said.reference), said):
            message = f"`{said.reference}` is also the reference at {first.where}"
            yield _finding(SAME_REFERENCE, said.at, message, "give each request a reference of its own")
        if said.applicant and (first := self._met_before(b"a" + said.authority + said.applicant + said.request, said)):
            message = f"the same applicant asks the same at {first.where}"
            yield _finding(DUPLICATE, said.at, message, "see whether the request was logged twice")
        for mark in said.reasons:
            first = self._memory.first(b"w" + mark.of, Met(said.request, _where(mark.place)))
            if first.request != said.request:
                message = f"the same words stand at {first.where}, of another request"
                yield _finding(SAME_REASONS, mark.place, message, "say what is true of what this one asks for")
        for answer in said.answers:
            yield from self._silence(said, answer)

    def _met_before(self, key: bytes, said: Said) -> Met | None:
        """An earlier letter with this key that is on another request, and no other stage of this one."""
        met = Met(said.request, _where(said.at), said.stage)
        first = self._memory.first(key, met)
        follows = first.request == said.request and (first.flag or said.stage)
        return None if first is met or follows else first

    def _silence(self, said: Said, answer: Answer) -> Iterator[Finding]:
        """Two letters on one question, of which one says whether something is held and the other will not."""
        mark = answer.question
        first = self._memory.first(b"q" + mark.of, Met(said.request, _where(mark.place), answer.silent))
        if first.flag != answer.silent:
            this, that = ("will not say", "says") if answer.silent else ("says", "will not say")
            message = f"this {this} whether the information is held; the same question at {first.where} {that} so"
            yield _finding(BROKEN_SILENCE, mark.place, message, "answer the same question alike")


def _finding(kind: Kind, place: Place, message: str, hint: str) -> Finding:
    return Finding(kind, message, place, hint, kind.law)


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _mark(text: str) -> bytes:
    """A mark of a text's words, however they are laid out and capitalised."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass")).digest()[:16]


def _has_stages(case: Case) -> bool:
    """Whether it is one of several letters on a request: more time or details were asked for, or a review."""
    outcomes = [each.outcome for each in case.decisions]
    return bool(case.extension or case.review_of or case.clarified) or any(each in _STAGES for each in outcomes)


def _applicant(case: Case) -> bytes:
    """A mark of who asked: the name, with the address of any kind that tells namesakes apart."""
    who = case.applicant
    return _mark(f"{who.name}\n{who.email or who.address or ''}") if who else b""


def _reasons(case: Case) -> Iterator[Passage]:
    """The officer's own reasons that are long enough to be about this request alone."""
    for decision in case.decisions:
        claims = [each for claim in decision.claims for each in (*claim.because, *claim.harm, *claim.balance)]
        for passage in (*decision.because, *decision.harm, *decision.balance, *claims):
            if passage.origin.kind == "text" and len(passage.text.split()) >= _WORDS:
                yield passage


def _answers(case: Case, place: Callable[[Path], Place]) -> Iterator[Answer]:
    """Each question of the request, as asked beside its others, where a decision says whether anything is held or not.

    A decision on some of the information, or on anything else, leaves room for others on the same question.
    """
    duties = [each for each in case.regime.duties if each.id == _HOLDING]
    saying = duties[0].outcomes if duties else ()
    for decision in case.decisions:
        silent = case.regime.outcomes[decision.outcome].way == "confirming"
        if not case.answers(decision) or not (silent or (decision.outcome in saying and not case.silent(decision))):
            continue
        for text in [each.text for each in decision.parts] or [""]:
            question = Mark(_mark(f"{case.request}\n{text}"), place((*decision.path, "outcome")))
            yield Answer(question, silent)
