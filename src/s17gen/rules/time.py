"""Time: more of it, too much of it, and what the letter says of either."""

from collections.abc import Iterator

from s17gen.case import Case, Claim, Decision
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_EXTENSION = ("FOIA s10(3)", "FOIA s17(2)")


def _nothing_to_weigh(case: Case, kind: Kind) -> Iterator[Fault]:
    """Only a qualified provision gives more time, since there is nothing else to weigh."""
    for decision in case.decisions:
        statuses = {claim.status for claim in decision.claims}
        if decision.outcome == "more-time" and None not in statuses and not statuses & {"qualified", "disputed"}:
            message = "more time is taken, but no qualified exemption is cited whose public interest is to be weighed"
            hint = "cite it, or decide now: time for anything else the law does not give"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _not_said_what(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.outcome == "more-time" and not decision.still_weighing:
            hint = "add `still-weighing:`, what has to be weighed against what"
            yield Fault(kind, decision.path, "more time is taken, but not said for weighing what", hint)


def _weighed_already(case: Case, kind: Kind) -> Iterator[Fault]:
    """A balance in a letter that says there is none yet."""
    for decision in case.decisions:
        if decision.outcome != "more-time":
            continue
        weighed: list[Decision | Claim] = [decision, *decision.claims]
        for each in weighed:
            if each.balance or each.for_ or each.against:
                message = "the letter is to say that the public interest is undecided, but the file has weighed it"
                hint = "take `for:`, `against:`, `balance:` and topics out, or decide: choose another outcome"
                yield Fault(kind, each.path, message, hint)


def _decided_before(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.decide_by and decision.decide_by <= case.dated:
            message = f"`decide-by` is {decision.decide_by}, and the letter is dated {case.dated}"
            yield Fault(kind, (*decision.path, "decide-by"), message, "give a day after the date of the letter")


def _impossible_extension(case: Case, kind: Kind) -> Iterator[Fault]:
    extension = case.extension
    if extension and not case.received <= extension.dated <= min(case.dated, extension.decide_by):
        message = f"the letter that took more time is dated {extension.dated}, which does not fit the other dates"
        yield Fault(kind, ("extension", "dated"), message, "correct it, `received:`, `dated:` or `decide-by:`")


def _impossible_clarification(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.clarified and not case.received <= case.clarified <= case.dated:
        message = f"`clarified` is {case.clarified}, which is not between the request and the letter"
        yield Fault(kind, ("clarified",), message, "correct it, `received:` or `dated:`")


def _late(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.late and case.due and case.writes():
        message = f"the answer was due by {case.due}, and the letter is dated {case.dated}; it says so and apologises"
        hint = "" if case.late_because else "say why under `late:`, if there is a reason that the applicant should know"
        yield Fault(kind, ("received",), message, hint)


def _late_in_time(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.late_because and not case.late:
        due = f"; it is due by {case.due}" if case.due else ""
        message = f"`late` says why the answer is late, but it is in time{due}"
        if case.review_of:
            message = "`late` is about the answer to the request, not about the outcome of a review"
        yield Fault(kind, ("late",), message, "take it out, or correct `received:` or `dated:`")


RULES = (
    Rule(Kind("S17-430", "more time without a qualified exemption", law=_EXTENSION), _nothing_to_weigh),
    Rule(Kind("S17-433", "more time, but not for weighing what", "warning", _EXTENSION), _not_said_what),
    Rule(Kind("S17-434", "a balance in a letter that says there is none yet", law=("FOIA s17(2)",)), _weighed_already),
    Rule(Kind("S17-435", "a day for the decision that has passed", law=("FOIA s17(2)",)), _decided_before),
    Rule(Kind("S17-436", "an earlier letter whose date does not fit", law=("FOIA s17(2)",)), _impossible_extension),
    Rule(Kind("S17-437", "a clarification whose date does not fit", law=("FOIA s10(6)",)), _impossible_clarification),
    Rule(Kind("S17-607", "a reason for being late in a letter that is not", law=("FOIA s10(1)",)), _late_in_time),
    Rule(Kind("S17-608", "a late answer", "warning", ("FOIA s10(1)", "FOIA s17(1)")), _late),
)
