"""Identity: whether the dates of the letter can be true, and whom and what it names fits into its sentences."""

import datetime
from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

BEGINNING = datetime.date(2005, 1, 1)


def _dated_before_received(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.dated < case.received:
        message = f"the notice is dated {case.dated}, before the request was received on {case.received}"
        yield Fault(kind, ("dated",), message, "correct `dated:`, `--date` or `received:`")


def _before_the_act(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.received < BEGINNING:
        message = (
            f"the request was received on {case.received}, before anybody had a right to information under the Act"
        )
        yield Fault(kind, ("received",), message, f"correct `received:`; the right began on {BEGINNING}")


# How the subject line of a mail begins, and words that the letter has before the subject.
_LEADS = (
    "re:", "fw:", "fwd:", "foi:", "foi request", "foia request", "freedom of information request",
    "freedom of information act request", "request for ", "request about ", "your request", "about ", "regarding ",
    "concerning ",
)  # fmt: skip


def _said_already(case: Case, kind: Kind) -> Iterator[Fault]:
    """A greeting or a subject that begins with words which the letter puts before it."""
    who = case.applicant
    greeted, key = (who.salutation or who.name, "salutation" if who.salutation else "name") if who else ("", "")
    if greeted.lower().startswith("dear "):
        hint = "write the name alone; the letter adds `Dear`"
        yield Fault(kind, ("applicant", key), f"the letter would begin `Dear {greeted[:60]}`", hint)
    subject = case.subject.lower()
    if any(subject.startswith(each) and not subject.startswith(f"{each}s") for each in _LEADS):
        hint = "write what it is about, as words that go on from there, such as `our car parks`"
        yield Fault(kind, ("subject",), f"the letter would say `your request about {case.subject[:60]}`", hint)


RULES = (
    Rule(
        Kind(
            "S17-602",
            "a notice dated before the request",
            law=("FOIA s10(1)", "FOIA s17(1)"),
            todo="Correct `dated:`, `--date` or `received:`.",
        ),
        _dated_before_received,
    ),
    Rule(
        Kind(
            "S17-617",
            "a request from before the right to information",
            law=("FOIA s1(1)", "FOIA s87(3)"),
            todo="Correct `received:`.",
        ),
        _before_the_act,
    ),
    Rule(
        Kind(
            "S17-626",
            "words that the letter has already",
            "warning",
            todo="Leave out what the letter adds itself: `Dear` before a name, `your request about` before a subject.",
        ),
        _said_already,
    ),
)
