"""Time: more of it, too much of it, and what the letter says of either."""

from collections.abc import Iterator

from s17gen.case import Case, Claim, Decision
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_EXTENSION = ("FOIA s10(3)", "FOIA s17(2)")
_CODE = "Freedom of Information Code of Practice 2018"
_WEIGHING = ("FOIA s10(3)", f"{_CODE}, part 4", "ICO guidance on section 10")
_REVIEWING = (f"{_CODE}, part 5", "ICO guide to FOI, internal reviews")


def _nothing_to_weigh(case: Case, kind: Kind) -> Iterator[Fault]:
    """Only a qualified provision gives more time, since there is nothing else to weigh."""
    for decision in case.decisions:
        statuses = {claim.status for claim in decision.claims}
        if decision.outcome == "more-time" and None not in statuses and not statuses & {"qualified", "disputed"}:
            message = "more time is taken, but no qualified exemption is cited whose public interest is to be weighed"
            hint = "cite it, or decide now: time for anything else the law does not give"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _settled_already(case: Case, kind: Kind) -> Iterator[Fault]:
    """An absolute exemption for the information that waits, which leaves nothing to wait for."""
    for decision in case.decisions if any(each.outcome == "more-time" for each in case.decisions) else ():
        qualified = any(each.status in ("qualified", "disputed") for each in decision.claims)
        for claim in decision.claims if decision.outcome == "more-time" and qualified else ():
            named = claim.alternative or any(each.alternative == claim.cites for each in decision.claims)
            if claim.status == "absolute" and not named:
                message = f"`{claim.cite}` is absolute, so what it covers does not wait for the public interest"
                hint = "refuse that now in a decision of its own, and say with `covers:` what it is about"
                yield Fault(kind, (*claim.path, "cite"), message, hint)


def _serial(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if case.extension and decision.outcome == "more-time":
            message = f"the letter of {case.extension.dated} took more time, and this one takes more again"
            yield Fault(
                kind, (*decision.path, "outcome"), message, "decide now, or accept this and say why it has to be"
            )


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


def _weighed_too_long(case: Case, kind: Kind) -> Iterator[Fault]:
    """More time in all than guidance gives, by the day that is promised now, or by the day of the decision itself."""
    last = case.timing.decision
    if last is None:
        return
    for decision in case.decisions:
        if decision.decide_by and decision.decide_by > last and decision.outcome == "more-time":
            message = f"`decide-by` is {decision.decide_by}; guidance expects the decision by {last}"
            hint = "give an earlier day, or accept this and say why it cannot be done in that time"
            yield Fault(kind, (*decision.path, "decide-by"), message, hint)
    if case.extension and not _waits(case) and case.dated > last:
        message = f"the decision comes on {case.dated}; guidance expects it by {last}"
        yield Fault(kind, ("extension",), message, "accept this and say why it took so long")


def _late_notice(case: Case, kind: Kind) -> Iterator[Fault]:
    """An earlier letter that took more time, but only when the time for such a letter was over."""
    last = case.timing.notice
    if case.extension and last and case.extension.dated > last and not case.review_of:
        message = f"the letter that took more time is dated {case.extension.dated}, and was due by {last}"
        yield Fault(
            kind, ("extension", "dated"), message, "correct the dates, or accept this and say how it came about"
        )


def _waits(case: Case) -> bool:
    return any(each.outcome == "more-time" for each in case.decisions)


def _waits_under_review(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if case.review_of and decision.outcome == "more-time":
            message = "the letter gives the outcome of a review, but takes more time instead of deciding"
            hint = "decide, unless the review is the first to find that there is a public interest to weigh"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _slow_review(case: Case, kind: Kind) -> Iterator[Fault]:
    last = case.timing.review
    if case.review_of and last and case.dated > last:
        message = f"the review was asked for on {case.review_of.asked}, and guidance expects its outcome by {last}"
        yield Fault(kind, ("review-of", "asked"), message, "say under `found:` that it took too long, and apologise")


RULES = (
    Rule(
        Kind(
            "S17-430",
            "more time without a qualified exemption",
            law=_EXTENSION,
            todo="Cite the qualified exemption whose public interest is still to be weighed, or decide now.",
        ),
        _nothing_to_weigh,
    ),
    Rule(
        Kind(
            "S17-464",
            "more time for what an absolute exemption settles",
            law=("FOIA s10(3)", "FOIA s17(2)(a)"),
            todo="Refuse what the absolute exemption covers now, in a decision of its own. Only what no absolute"
            " exemption covers can wait.",
        ),
        _settled_already,
    ),
    Rule(
        Kind(
            "S17-465",
            "more time, again",
            "warning",
            _WEIGHING,
            todo="Decide now. Guidance expects that more time is taken once at most.",
        ),
        _serial,
    ),
    Rule(
        Kind(
            "S17-433",
            "more time, but not for weighing what",
            "warning",
            _EXTENSION,
            todo="Say under `still-weighing:` what has to be weighed against what.",
        ),
        _not_said_what,
    ),
    Rule(
        Kind(
            "S17-434",
            "a balance in a letter that says there is none yet",
            law=("FOIA s17(2)",),
            todo="Take the factors and the balance out. If the public interest has been weighed, decide instead.",
        ),
        _weighed_already,
    ),
    Rule(
        Kind(
            "S17-435",
            "a day for the decision that has passed",
            law=("FOIA s17(2)",),
            todo="Give a day after the date of the letter under `decide-by:`, one that you can keep.",
        ),
        _decided_before,
    ),
    Rule(
        Kind(
            "S17-436",
            "an earlier letter whose date does not fit",
            law=("FOIA s17(2)",),
            todo="Correct the dates. The letter that took more time came after the request and before this letter.",
        ),
        _impossible_extension,
    ),
    Rule(
        Kind(
            "S17-437",
            "a clarification whose date does not fit",
            law=("FOIA s10(6)",),
            todo="Correct the dates. The details came in after the request and before the letter.",
        ),
        _impossible_clarification,
    ),
    Rule(
        Kind(
            "S17-438",
            "the public interest weighed for longer than guidance expects",
            "warning",
            _WEIGHING,
            todo="Decide within twenty working days more than an answer has, forty in all as a rule. The Act asks for a"
            " reasonable time; if more is reasonable, tell the applicant why.",
        ),
        _weighed_too_long,
    ),
    Rule(
        Kind(
            "S17-439",
            "a late letter that took more time",
            "warning",
            ("FOIA s10(3)", "FOIA s17(1)"),
            todo="Check the dates. If they are right, that letter broke section 17(1); apologise if it did not.",
        ),
        _late_notice,
    ),
    Rule(
        Kind(
            "S17-445",
            "a review that puts the decision off",
            "warning",
            ("FOIA s10(3)", *_REVIEWING),
            todo="Let the review decide. More time is for a public interest that nobody had to weigh before it.",
        ),
        _waits_under_review,
    ),
    Rule(
        Kind(
            "S17-448",
            "a review that took too long",
            "warning",
            _REVIEWING,
            todo="Say in the letter that the review took longer than it should have, and apologise.",
        ),
        _slow_review,
    ),
    Rule(
        Kind(
            "S17-607",
            "a reason for being late in a letter that is not",
            law=("FOIA s10(1)",),
            todo="Take `late:` out, or correct the dates that make the letter look in time.",
        ),
        _late_in_time,
    ),
    Rule(
        Kind(
            "S17-608",
            "a late answer",
            "warning",
            ("FOIA s10(1)", "FOIA s17(1)"),
            todo="Send it all the same; the letter apologises by itself. Say why under `late:` if the applicant should"
            " know.",
        ),
        _late,
    ),
)
