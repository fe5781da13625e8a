"""The public interest: whether it was weighed where it had to be, as a decision on this case, and with which end."""

from collections.abc import Iterator

from s17gen.case import Case, Claim, Decision
from s17gen.duties import gratuitous
from s17gen.findings import Fault, Kind, Path
from s17gen.rules.rule import Rule, each_claim

_DISPUTED = ("FOIA s2(3)(f) and (fa)", "Dunhill v IC and Bolton NHS FT (First-tier Tribunal, 2025), which binds nobody")
_OUTWEIGHS = ("FOIA s2(1)(b)", "FOIA s2(2)(b)", "FOIA s17(3)")
_THIS_CASE = ("FOIA s2(2)(b)", "FOIA s17(3)")


def _disputed(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision, claim in each_claim(case):
        given = [claim.for_ or decision.for_, claim.against or decision.against, claim.balance or decision.balance]
        told = all(given) or "public-interest" in claim.unstated or decision.outcome == "more-time"
        own = claim.provision is not None and claim.provision.about_applicant  # the public has no part in that
        if claim.status == "disputed" and not told and not own:
            what = "only part of one" if any(given) else "none"
            message = f"it is disputed whether `{claim.cite}` needs a public interest test, and {what} is given"
            hint = "the safe course is a short one: add `for:`, `against:` and `balance:`"
            yield Fault(kind, claim.path, message, hint)


def _left_out(case: Case, kind: Kind) -> Iterator[Fault]:
    """Half a test of what is absolute, which the letter leaves out; a whole one it prints."""
    for decision in case.decisions:
        absolute = bool(decision.claims) and all(each.status in ("absolute", None) for each in decision.claims)
        whole = any(gratuitous(decision, each) for each in decision.claims)
        for key, _ in _given(decision) if absolute and not whole else ():
            message = f"no exemption of this decision is qualified, so the letter leaves `{key}` out"
            yield Fault(kind, (*decision.path, key), message, _HALF)
        for claim in decision.claims:
            idle = claim.status == "absolute" and not gratuitous(decision, claim)
            for key, _ in _given(claim) if idle and not _misattached_to(decision, claim) else ():
                message = f"`{claim.cite}` is absolute, so the letter leaves `{key}` out"
                yield Fault(kind, (*claim.path, key), message, _HALF)


_HALF = "take it out, since there is nothing to weigh; or give a whole test: `for:`, `against:` and `balance:`"


def _given(each: Decision | Claim) -> list[tuple[str, object]]:
    given = (("for", each.for_), ("against", each.against), ("balance", each.balance))
    return [(key, value) for key, value in given if value]


def _misattached(case: Case, kind: Kind) -> Iterator[Fault]:
    """A test that stands with the absolute exemption, while the qualified one beside it has none."""
    for decision, claim in each_claim(case):
        others = _misattached_to(decision, claim)
        if others:
            message = f"the public interest is weighed for `{claim.cite}`, which is absolute, and not for"
            message += f" `{others[0].cite}`, which is qualified"
            key = _given(claim)[0][0]
            yield Fault(kind, (*claim.path, key), message, f"move it to `{others[0].cite}`, if it is about that")


def _misattached_to(decision: Decision, claim: Claim) -> list[Claim]:
    """The qualified claims beside an absolute one that has the test which they lack."""
    if claim.status != "absolute" or not _given(claim) or _given(decision):
        return []
    return [each for each in decision.claims if each.status == "qualified" and not (_given(each) or each.unstated)]


def _other_way(case: Case, kind: Kind) -> Iterator[Fault]:
    """A conclusion that is not the one which a refusal needs: that maintaining the exemption outweighs."""
    for decision in case.decisions:
        facts = case.regime.outcomes[decision.outcome]
        if not facts.refuses or facts.way == "waiting":
            continue
        concluded: list[tuple[Path, str | None]] = [(decision.path, decision.conclusion)]
        concluded += [(each.path, each.conclusion) for each in decision.claims if each.status != "absolute"]
        for path, conclusion in concluded:
            if conclusion in _ENDS:
                message = f"the conclusion is that {_ENDS[conclusion]}, but the decision refuses"
                hint = "give the information, or say that it is held; a refusal needs more weight on its own side"
                yield Fault(kind, (*path, "conclusion"), message, hint)


_ENDS = {"equal": "both sides weigh the same", "disclosing": "disclosure outweighs"}


def _concluded_from_nothing(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        both: list[Decision | Claim] = [decision, *decision.claims]
        for each in both:
            if each.conclusion and not (each.balance or (each is not decision and decision.balance)):
                if each is decision and any(claim.balance for claim in decision.claims):
                    continue
                message = "there is a conclusion, but no balance that it follows from"
                hint = "add `balance:`, why one side outweighs the other, or take `conclusion:` out"
                yield Fault(kind, (*each.path, "conclusion"), message, hint)


def _ready_made(case: Case, kind: Kind) -> Iterator[Fault]:
    """Factors none of which has a word of this case: they would fit any request whatever."""
    for decision, claim in each_claim(case):
        factors = (*claim.for_, *claim.against, *decision.for_, *decision.against)
        if factors and not any(each.of_the_case for each in factors):
            message = f"no factor for `{claim.cite}` says anything of this case"
            hint = "add a factor of your own, with what only this case has"
            yield Fault(kind, factors[0].path, message, hint)


RULES = (
    Rule(
        Kind(
            "S17-304",
            "a disputed provision without a public interest test",
            "warning",
            _DISPUTED,
            todo="Add a short public interest test. If the provision is absolute after all, it does no harm.",
        ),
        _disputed,
    ),
    Rule(
        Kind(
            "S17-305",
            "part of a public interest test that the letter leaves out",
            "warning",
            ("FOIA s2(2)(a)",),
            todo="Take it out: where a provision is absolute there is nothing to weigh. A whole test, with factors on"
            " both sides and a balance, is printed as one that the law does not ask for.",
        ),
        _left_out,
    ),
    Rule(
        Kind(
            "S17-306",
            "a public interest test of the absolute exemption alone",
            law=_THIS_CASE,
            todo="Give the qualified exemption the test that it needs. For the absolute one none is needed.",
        ),
        _misattached,
    ),
    Rule(
        Kind(
            "S17-307",
            "a refusal whose balance does not end in refusing",
            law=_OUTWEIGHS,
            todo="Where both sides weigh the same, or disclosure weighs more, the information has to be given. Correct"
            " the outcome, or `conclusion:` if it was recorded wrongly.",
        ),
        _other_way,
    ),
    Rule(
        Kind(
            "S17-308",
            "a public interest test of ready-made factors alone",
            "warning",
            _THIS_CASE,
            todo="Add factors that only this case has. Blocks without a slot say the same in any letter whatever.",
        ),
        _ready_made,
    ),
    Rule(
        Kind(
            "S17-309",
            "a conclusion without a balance",
            law=_OUTWEIGHS,
            todo="Say under `balance:` why one side outweighs the other. A bare conclusion is no reason.",
        ),
        _concluded_from_nothing,
    ),
)
