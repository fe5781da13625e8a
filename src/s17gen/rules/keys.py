"""Keys: what a decision or a claim says that its outcome has no use for, or that contradicts another key."""

from collections.abc import Iterator, Sequence

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.citation import listed
from s17gen.findings import Fault, Kind, Path
from s17gen.rules.rule import Rule, each_claim

_WEIGHED = ("withheld", "disclosed-in-part", "ncnd")
_REFUSING = (*_WEIGHED, "cost-limit", "vexatious", "repeated", "more-time")


def _keys_of_outcomes(decision: Decision) -> tuple[tuple[str, object, tuple[str, ...]], ...]:
    """Each key that belongs to some outcomes alone, its value, and those outcomes."""
    return (
        ("if-confirmed", decision.if_confirmed, ("ncnd",)),
        ("if-denied", decision.if_denied, ("ncnd",)),
        ("anything-else", decision.anything_else, ("ncnd",)),
        ("still-weighing", decision.still_weighing, ("more-time",)),
        ("decide-by", decision.decide_by, ("more-time",)),
        ("questions", decision.questions, ("clarification",)),
        ("earlier-notice", decision.earlier_notice, ("no-notice",)),
        ("unreasonable", decision.unreasonable, ("no-notice",)),
        ("schedule", decision.schedule, ("withheld", "disclosed-in-part")),
        ("severance", decision.severance, ("withheld", "disclosed-in-part")),
        ("because", decision.because, _REFUSING),
        ("harm", decision.harm, _REFUSING),
        ("for", decision.for_, _WEIGHED),
        ("against", decision.against, _WEIGHED),
        ("balance", decision.balance, (*_WEIGHED, "more-time")),
        ("searched", decision.searched, ("not-held",)),
    )


_TELLING = ("searched", "schedule", "severance")


def _idle_key(case: Case, kind: Kind) -> Iterator[Fault]:
    """A key that the letter would say nothing of, since it is another outcome's."""
    for decision in case.decisions:
        for key, value, outcomes in _keys_of_outcomes(decision):
            told = key in _TELLING and case.regime.outcomes[decision.outcome].way == "confirming"  # another rule's
            if value and decision.outcome not in outcomes and not told:
                where = listed(f"`{each}`" for each in outcomes)
                message = f"`{key}` is for the outcome {where}; this one is `{decision.outcome}`"
                yield Fault(kind, (*decision.path, key), message, "take it out, or correct the outcome", at_key=True)


def _unkept(case: Case, kind: Kind) -> Iterator[Fault]:
    """Factors or reasons given although they are said to be left out are what can be said; only nothing is amiss."""
    for decision, claim in each_claim(case):
        absolute = claim.provision is not None and claim.status in ("absolute", None)
        if "public-interest" in claim.unstated and absolute:
            message = f"`{claim.cite}` has no public interest test, so there are no such reasons to leave out"
            yield Fault(kind, (*claim.path, "unstated"), message, "take `public-interest` out of `leave-out:`")
        relief = case.regime.outcomes[decision.outcome].way == "relief"
        open_ = relief or case.variant(decision) in ("elsewhere", "own")
        if "why" in claim.unstated and open_ and claim.provision:
            message = f"nothing exempt could be given away by saying why `{claim.cite}` applies"
            yield Fault(kind, (*claim.path, "unstated"), message, "take `why` out of `leave-out:`, and say why")


def _left_out(case: Case, kind: Kind) -> Iterator[Fault]:
    """A key of which the letter says nothing, because a nearer one stands in its place or none is wanted here."""
    for decision in case.decisions:
        weighed = [each for each in decision.claims if each.status == "qualified"]
        if decision.balance and weighed and all(each.balance for each in weighed):
            message = "every claim has a balance of its own, so the letter leaves this one out"
            yield Fault(kind, (*decision.path, "balance"), message, "take it out, or those of the claims it is about")
        held_not = [each for each in decision.claims if each.provision] if decision.outcome == "not-held" else []
        for claim in held_not:
            given = {"covers": claim.covers, "protects": claim.protects, "harm": claim.harm}
            for key in (key for key, value in given.items() if value):
                message = f"nothing is held here, so the letter leaves `{key}` out"
                yield Fault(kind, (*claim.path, key), message, "take it out")
    given_at_top = {"clarified": case.clarified, "extension": case.extension, "time-allowed": case.time_allowed}
    for key in (key for key, value in given_at_top.items() if value and case.review_of):
        message = f"the letter gives the outcome of a review, so it leaves `{key}` out"
        yield Fault(kind, (key,), message, "take it out")
    for key, value in (("advice", case.advice), ("no-advice", case.no_advice)) if not case.writes() else ():
        if value:
            yield Fault(
                kind, (key,), f"nothing is sent to the applicant, so the note leaves `{key}` out", "take it out"
            )


def _advice_and_none(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.advice and case.no_advice:
        message = "`no-advice` says that nothing can be suggested, and `advice` suggests something"
        yield Fault(kind, ("no-advice",), message, "keep the one that is true")


def _given_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    """The same thing twice in a list: left from editing, and read twice, or counted twice, in the letter."""
    lists: list[tuple[Path, list[object]]] = [
        (("advice",), _said(case.advice)),
        (("no-advice",), _said(case.no_advice)),
    ]
    for decision in case.decisions:
        lists += [((*decision.path, key), list(value)) for key, value in _lists_of_decision(decision)]
    for _, claim in each_claim(case):
        lists += [((*claim.path, key), list(value)) for key, value in _lists_of_claim(claim)]
        lists += [(each.path, list(each.value)) for each in claim.answered if isinstance(each.value, list)]
    for path, items in lists:
        for index, item in enumerate(items):
            if item in items[:index]:
                yield Fault(kind, (*path, index), f"this stands in `{path[-1]}` twice", "leave one of the two out")
                break


def _lists_of_decision(decision: Decision) -> Iterator[tuple[str, Sequence[object]]]:
    yield from (("enclosed", decision.enclosed), ("schedule", decision.schedule))
    yield from (("because", _said(decision.because)), ("harm", _said(decision.harm)))
    yield from (("for", _said(decision.for_)), ("against", _said(decision.against)))
    yield from (("questions", _said(decision.questions)), ("still-weighing", _said(decision.still_weighing)))


def _lists_of_claim(claim: Claim) -> Iterator[tuple[str, Sequence[object]]]:
    yield from (("because", _said(claim.because)), ("harm", _said(claim.harm)), ("history", claim.history))
    yield from (("for", _said(claim.for_)), ("against", _said(claim.against)))
    if claim.estimate:
        yield from (("estimate", claim.estimate.rows), ("aggregated", claim.estimate.aggregated))


def _said(passages: tuple[Passage, ...]) -> list[object]:
    """What passages say, each once for every time that the file gives it; one alone cannot be there twice."""
    return [each.text for each in passages] if len(passages) > 1 else []


RULES = (
    Rule(
        Kind(
            "S17-462",
            "the same thing twice in a list",
            "warning",
            ("FOIA s17(1)(c)",),
            todo="Leave one of the two out. In an estimate it would count twice.",
        ),
        _given_twice,
    ),
    Rule(
        Kind(
            "S17-209",
            "reasons left out that are not owed",
            law=("FOIA s17(3)", "FOIA s17(4)"),
            todo="Take it out of `leave-out:`. Reasons may be left out only where they would themselves give away what"
            " is exempt.",
        ),
        _unkept,
    ),
    Rule(
        Kind(
            "S17-411",
            "a key that belongs to another outcome",
            todo="Take the key out, or correct the outcome.",
        ),
        _idle_key,
    ),
    Rule(
        Kind(
            "S17-460",
            "a key that the letter leaves out",
            "warning",
            ("FOIA s17(1)(c)",),
            todo="Take it out, or move it to where the letter can say it.",
        ),
        _left_out,
    ),
    Rule(
        Kind(
            "S17-461",
            "advice, and a word that there is none",
            law=("FOIA s16(1)",),
            todo="Keep `advice:` or `no-advice:`, whichever is true.",
        ),
        _advice_and_none,
    ),
)
