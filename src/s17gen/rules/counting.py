"""Counting: what the days of an answer are counted by. More time that was allowed, school terms, bank holidays."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_ALLOWED = ("FOIA s10(4)", "SI 2004/3364 regs 4 to 6")
_SCHOOLS = ("SI 2004/3364 reg 3",)


def _too_much_allowed(case: Case, kind: Kind) -> Iterator[Fault]:
    """A letter that is in time only by leave that nobody can give."""
    until = case.time_allowed.until if case.time_allowed else None
    if until and case.timing.most and until > case.timing.most:
        message = f"`until` is {until}, but the regulator can allow no day after {case.timing.most}"
        yield Fault(kind, ("time-allowed", "until"), message, "correct it, `received:` or `clarified:`")


def _nothing_allowed(case: Case, kind: Kind) -> Iterator[Fault]:
    """Leave that the regulator has to give and has not, or need not give."""
    allowed = case.time_allowed
    if allowed is None:
        return
    if allowed.because == "archive":
        if allowed.until:
            message = "an archive has its time by regulations, and needs no day that the regulator allowed"
            yield Fault(kind, ("time-allowed", "until"), message, "take `until:` out")
    elif allowed.until is None:
        message = "more time has to be allowed by the regulator, but `time-allowed` does not say until when it was"
        yield Fault(kind, ("time-allowed",), message, "add `until:`, or take `time-allowed:` out if it was not allowed")
    elif case.timing.usual and allowed.until <= case.timing.usual:
        message = f"`until` is {allowed.until}, but the answer has until {case.timing.usual} without being allowed more"
        yield Fault(kind, ("time-allowed", "until"), message, "correct it, or take `time-allowed:` out")


def _nobody_can_tell(case: Case, kind: Kind) -> Iterator[Fault]:
    timing = case.timing
    if timing.unknown and case.writes():
        message = f"the bank holidays are known up to {timing.known_to} only, so nobody can tell "
        yield Fault(kind, ("received",), message + " or ".join(timing.unknown), timing.extend)


def _idle_terms(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.authority and case.authority.terms and (case.kind is None or case.kind.time != "school"):
        what = f"{case.kind.name} has no school days" if case.kind else "the profile does not say that it is a school's"
        hint = "correct `kind:` in the profile, or take `terms:` out"
        yield Fault(kind, ("authority", "terms"), f"`terms` counts for nothing: {what}", hint)


def _bad_terms(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.timing.bad_terms:
        hint = "correct `terms:` in the profile; the holidays within a term stand between two of them"
        yield Fault(kind, ("authority", "terms"), case.timing.bad_terms, hint)


RULES = (
    Rule(
        Kind(
            "S17-446",
            "more time than the regulator can allow",
            law=_ALLOWED,
            todo="Correct the dates. If they are right, the answer is late: take `time-allowed:` out, and the letter"
            " apologises.",
        ),
        _too_much_allowed,
    ),
    Rule(
        Kind(
            "S17-447",
            "time that nobody allowed",
            law=_ALLOWED,
            todo="Give the day that the regulator allowed under `until:`; for an archive give none. Without leave, take"
            " `time-allowed:` out.",
        ),
        _nothing_allowed,
    ),
    Rule(
        Kind(
            "S17-609",
            "dates that are too far ahead to count",
            "warning",
            ("FOIA s10(6)",),
            todo="Correct the dates, or add the bank holidays of later years in a layer of your own.",
        ),
        _nobody_can_tell,
    ),
    Rule(
        Kind(
            "S17-610",
            "school terms of an authority that is no school",
            "warning",
            _SCHOOLS,
            todo="Correct `kind:` in the profile to a school's, or take `terms:` out.",
        ),
        _idle_terms,
    ),
    Rule(
        Kind(
            "S17-611",
            "school terms that cannot be right",
            law=_SCHOOLS,
            todo="Correct `terms:` in the profile. Each ends after it begins, and before the next one does.",
        ),
        _bad_terms,
    ),
)
