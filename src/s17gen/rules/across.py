"""Across requests: what those of one call must not share, judged one after the other in the order of the call."""

import hashlib
from collections.abc import Callable, Iterator

from msgspec import Struct

from s17gen.case import Case, Passage
from s17gen.findings import Fault, Kind, Path

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

KINDS = (SAME_REASONS, SAME_REFERENCE)

_WORDS = 5  # that a text has at least; a shorter one is no reason that could be anybody's
_STAGES = ("more-time", "clarification")  # outcomes after which the same request is written about again


class _Said(Struct, frozen=True):
    """A request as another one meets it: a mark of its words, where something of it stands, whether more follows."""

    request: bytes
    where: str
    stage: bool = False


class Earlier:
    """What the requests so far have said, as marks of it, so that a hundred thousand of them fit in memory."""

    def __init__(self) -> None:
        self._reasons: dict[bytes, _Said] = {}
        self._references: dict[str, _Said] = {}

    def judge(self, case: Case, where: Callable[[Path], str]) -> Iterator[Fault]:
        """A fault for what this request shares with an earlier one; `where` names a place of it to later ones.

        The same request answered twice, as to many people in one campaign, may well be answered in the same words.
        """
        request = _mark(case.request)
        yield from self._reference(case, _Said(request, where(("reference",)), _has_stages(case)))
        for passage in _reasons(case):
            if passage.origin.kind == "text" and len(passage.text.split()) >= _WORDS:
                first = self._reasons.setdefault(_mark(passage.text), _Said(request, where(passage.path)))
                if first.request != request:
                    message = f"the same words stand at {first.where}, of another request"
                    hint = "say what is true of the information that this one asks for"
                    yield Fault(SAME_REASONS, passage.path, message, hint)

    def _reference(self, case: Case, said: _Said) -> Iterator[Fault]:
        first = self._references.setdefault(case.reference.casefold(), said)
        follows = first.request == said.request and (first.stage or said.stage)
        if first is not said and not follows:
            message = f"`{case.reference}` is also the reference at {first.where}"
            yield Fault(SAME_REFERENCE, ("reference",), message, "give each request a reference of its own")


def _mark(text: str) -> bytes:
    """A mark of a text's words, however they are laid out and capitalised."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass")).digest()[:16]


def _has_stages(case: Case) -> bool:
    """Whether it is one of several letters on a request: more time or details were asked for, or a review."""
    outcomes = [each.outcome for each in case.decisions]
    return bool(case.extension or case.review_of or case.clarified) or any(each in _STAGES for each in outcomes)


def _reasons(case: Case) -> Iterator[Passage]:
    for decision in case.decisions:
        yield from (*decision.because, *decision.harm, *decision.balance)
        for claim in decision.claims:
            yield from (*claim.because, *claim.harm, *claim.balance)
