"""Identity: whether the dates of the letter can be true."""

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
)
