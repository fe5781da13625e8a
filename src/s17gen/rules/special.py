"""Special letters: no notice at all, and the outcome of an internal review."""

from collections.abc import Iterator

from s17gen.case import Case, Decision
from s17gen.findings import Fault, Kind
from s17gen.rules.identity import BEGINNING
from s17gen.rules.rule import Rule

_NO_NOTICE = ("FOIA s17(6)",)
_ALLOWING = ("s14", "s14(1)", "s14(2)")
_WARNED = ("ICO guidance on vexatious requests, section 17(6)",)
_REVIEW = ("Freedom of Information Code of Practice 2018, part 5",)


def _quiet(case: Case) -> list[Decision]:
    return [each for each in case.decisions if not case.regime.outcomes[each.outcome].letter]


def _no_ground(case: Case, kind: Kind) -> Iterator[Fault]:
    """All that the law asks for, before an authority may send nothing."""
    for decision in _quiet(case):
        wanted = {
            "claims": ("the provision that the request is refused under", decision.claims),
            "earlier-notice": ("the notice that refused an earlier request", decision.earlier_notice),
            "unreasonable": ("why nobody can expect another notice", decision.unreasonable),
        }
        for key, (what, given) in wanted.items():
            if not given:
                yield Fault(
                    kind, decision.path, f"no notice is to be sent, but the file does not say {what}", f"add `{key}:`"
                )


def _other_ground(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in _quiet(case):
        notice = decision.earlier_notice
        if notice and notice.cited.strip() not in _ALLOWING:
            message = f"the earlier notice relied on `{notice.cited}`, which does not allow for none now"
            hint = f"send a notice, or correct `cited:`, which is {' or '.join(f'`{each}`' for each in _ALLOWING)}"
            yield Fault(kind, (*decision.path, "earlier-notice", "cited"), message, hint)
        if notice and not notice.same_applicant:
            message = "the earlier notice was given to somebody else, so this applicant is owed one"
            yield Fault(kind, (*decision.path, "earlier-notice", "same-applicant"), message, "send a notice")
        if notice and notice.dated > case.dated:
            message = f"the earlier notice is dated {notice.dated}, after this note of {case.dated}"
            yield Fault(kind, (*decision.path, "earlier-notice", "dated"), message, "correct it, or send a notice")
        if notice and notice.dated < BEGINNING:
            message = f"the earlier notice is dated {notice.dated}, before anybody had a right to information"
            yield Fault(kind, (*decision.path, "earlier-notice", "dated"), message, "correct it, or send a notice")


def _beside_a_letter(case: Case, kind: Kind) -> Iterator[Fault]:
    quiet = _quiet(case)
    if quiet and len(quiet) < len(case.decisions):
        hint = "put what is to be answered into a file of its own, or refuse it in the letter"
        yield Fault(kind, quiet[0].path, "no notice is to be sent on this, but a letter on the rest", hint)


def _unwarned(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in _quiet(case):
        if decision.earlier_notice and not decision.earlier_notice.warned:
            message = "the earlier notice did not warn that more requests like it might go unanswered"
            hint = "consider sending a notice that says so"
            yield Fault(kind, (*decision.path, "earlier-notice", "warned"), message, hint)


def _review_without_result(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if case.review_of and not decision.review and case.answers(decision):
            hint = "add `review: upheld`, `changed` or `overturned`"
            yield Fault(kind, decision.path, "the letter gives the outcome of a review, but not of this decision", hint)
        given = {"review": decision.review, "was": decision.was}
        for key in (key for key, value in given.items() if value and not case.review_of):
            hint = "add `review-of:` at the top, or take it out"
            yield Fault(kind, (*decision.path, key), f"`{key}` is for the outcome of an internal review", hint)


def _review_dates(case: Case, kind: Kind) -> Iterator[Fault]:
    review = case.review_of
    if review and not (case.received <= review.letter <= case.dated and case.received <= review.asked <= case.dated):
        message = f"the letter of {review.letter} and the review asked for on {review.asked} do not fit the other dates"
        yield Fault(kind, ("review-of",), message, "correct `letter:`, `asked:`, `received:` or `dated:`")


def _upheld_unnamed(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions if case.review_of else ():
        silent = case.regime.outcomes[decision.outcome].way == "confirming"  # `was` could tell there
        if decision.review and not decision.was and not silent:
            message = f"the decision is {decision.review}, but the letter does not say what it was"
            yield Fault(kind, decision.path, message, "add `was:`, what the first letter decided on this, as a clause")


def _overturned_and_refused(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.review == "overturned" and decision.outcome in ("withheld", "ncnd"):
            message = "the review overturns the decision, and the letter refuses everything again"
            hint = (
                "choose `changed`, if another reason takes the place of the first; or accept this, if the first letter"
            )
            hint += " would not say whether the information was held"
            yield Fault(kind, (*decision.path, "review"), message, hint)


def _review_of_none(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.review_of and case.review() == "none":
        message = "the letter gives the outcome of a review, but the profile says that there is none"
        yield Fault(kind, ("review-of",), message, "correct `review:` in the profile, or take `review-of:` out")


def _later_history(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            for each in claim.history:
                if each.dated > case.dated:
                    message = f"the history has something of {each.dated}, after this letter of {case.dated}"
                    yield Fault(kind, (*claim.path, "history"), message, "correct the day, or leave it out")


RULES = (
    Rule(
        Kind(
            "S17-440",
            "no notice, without all that the law asks for",
            law=_NO_NOTICE,
            todo="Give all that section 17(6) asks for, or send a notice.",
        ),
        _no_ground,
    ),
    Rule(
        Kind(
            "S17-441",
            "an earlier notice that does not allow for none now",
            law=_NO_NOTICE,
            todo="Send a notice. Only an earlier notice to the same person that relied on section 14 allows for none.",
        ),
        _other_ground,
    ),
    Rule(
        Kind(
            "S17-442",
            "no notice beside a letter",
            law=("FOIA s17(5)", "FOIA s17(6)"),
            todo="Put what is to be answered into a file of its own, or refuse the rest in the letter too.",
        ),
        _beside_a_letter,
    ),
    Rule(
        Kind(
            "S17-443",
            "no notice, though no warning was given",
            "warning",
            _WARNED,
            todo="Consider a notice which says that more requests like it will not be answered.",
        ),
        _unwarned,
    ),
    Rule(
        Kind(
            "S17-444",
            "an earlier dealing that came later",
            law=("FOIA s14(1)",),
            todo="Correct the day under `history:`, or leave the entry out.",
        ),
        _later_history,
    ),
    Rule(
        Kind(
            "S17-450",
            "a review without the result for a decision",
            todo="Say with `review:` whether each decision is upheld, changed or overturned.",
        ),
        _review_without_result,
    ),
    Rule(
        Kind(
            "S17-451",
            "a review whose dates do not fit",
            todo="Correct the dates. The first letter and the asking for a review come after the request and before"
            " this letter.",
        ),
        _review_dates,
    ),
    Rule(
        Kind(
            "S17-454",
            "a review by an authority that has none",
            todo="Correct `review:` in the authority's profile, or take `review-of:` out.",
        ),
        _review_of_none,
    ),
    Rule(
        Kind(
            "S17-452",
            "a review that does not say what was decided before",
            "warning",
            _REVIEW,
            todo="Say under `was:` what the first letter decided, so that the reader can tell what has changed.",
        ),
        _upheld_unnamed,
    ),
    Rule(
        Kind(
            "S17-453",
            "a decision overturned, and refused again",
            "warning",
            _REVIEW,
            todo="Choose `changed`, if the refusal stands on another ground; or correct the outcome.",
        ),
        _overturned_and_refused,
    ),
)
