"""Identity: whether the dates of the letter can be true."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule


def _dated_before_received(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.dated < case.received:
        message = f"the notice is dated {case.dated}, before the request was received on {case.received}"
        yield Fault(kind, ("dated",), message, "correct `dated:`, `--date` or `received:`")


RULES = (
    Rule(
        Kind("S17-602", "a notice dated before the request", law=("FOIA s10(1)", "FOIA s17(1)")), _dated_before_received
    ),
)
