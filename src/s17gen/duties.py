"""Which duties a case owes, and whether the case has what discharges them. The duties are data: regime.yaml."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from s17gen.case import Case, Claim, Decision
from s17gen.findings import Path
from s17gen.law import Content, Duty
from s17gen.notice import Stamp
from s17gen.rows import Unsaid


class Owed(Struct, frozen=True):
    """One duty, owed about one claim, one decision or (both None) the whole notice."""

    duty: Duty
    decision: Decision | None = None
    claim: Claim | None = None

    @property
    def about(self) -> Path:
        """The path of what the duty is owed about; empty for the notice."""
        subject = self.claim or self.decision
        return subject.path if subject else ()

    @property
    def stamp(self) -> Stamp:
        """The stamp that a node discharging it carries."""
        return Stamp(self.duty.id, self.about)


def owed(case: Case, only: str = "") -> Iterator[Owed]:
    """Every duty that this case owes, in the order of the regime's list; `only` names one to ask for alone."""
    for duty in (each for each in case.regime.duties if only in ("", each.id)):
        decisions = [each for each in case.decisions if each.outcome in duty.outcomes]
        if duty.content == "held":
            decisions = [each for each in decisions if not case.silent(each)]
        if duty.per == "notice":
            if decisions:
                yield Owed(duty)
            continue
        for decision in decisions:
            if duty.per == "decision":
                yield Owed(duty, decision)
            else:
                yield from (Owed(duty, decision, claim) for claim in decision.claims if _concerns(duty, claim))


def met(case: Case, each: Owed) -> bool:
    """Whether the case has the content that discharges a duty, or says that the law lets the letter leave it out."""
    if each.claim and each.duty.content in left_out(each.claim):
        return True
    return _MET[each.duty.content](case, each)


def left_out(claim: Claim) -> tuple[Content, ...]:
    """What the letter does not say of a claim, because to say it would give away what is exempt. FOIA s17(4)."""
    return tuple(content for each in claim.unstated for content in _LEFT_OUT[each])


_LEFT_OUT: dict[Unsaid, tuple[Content, ...]] = {
    "why": ("why", "likelihood"),
    "public-interest": ("for", "against", "balance"),
}


def _concerns(duty: Duty, claim: Claim) -> bool:
    """Whether a duty is owed for a claim; one whose provision is unknown owes only what every claim does."""
    if duty.content == "why" and apparent(claim):
        return False
    basis = claim.provision.basis if claim.provision else None
    return (not duty.basis or basis in duty.basis) and (not duty.status or claim.status in duty.status)


def reasons(decision: Decision, claim: Claim) -> bool:
    """Whether a claim has a reason of its own or shares its decision's, or its particulars are the reason."""
    shared = decision.because or decision.harm
    if not of_a_kind(claim):
        shared = shared or decision.if_confirmed or decision.if_denied
    return bool(claim.because or claim.harm or claim.estimate or shared or explained(claim))


def of_a_kind(claim: Claim) -> bool:
    """Whether a provision turns on the kind of information, so that what an answer would do is no reason for it."""
    return claim.provision is not None and claim.provision.basis in ("class", "legal-bar")


def apparent(claim: Claim) -> bool:
    """Whether nothing needs to be said of why a provision applies, since naming it tells, and nothing is: s17(1)(c)."""
    return claim.provision is not None and claim.provision.apparent and not (claim.because or claim.harm)


def gratuitous(decision: Decision, claim: Claim) -> bool:
    """Whether a claim that is absolute has a whole public interest test, which the law does not ask for: s2(2)(a).

    What a decision shares counts only where none of its claims has to be weighed.
    """
    if claim.status != "absolute":
        return False
    shared = decision if all(each.status in ("absolute", None) for each in decision.claims) else claim
    sides = ((claim.for_, shared.for_), (claim.against, shared.against), (claim.balance, shared.balance))
    return all(own or common for own, common in sides)


def explained(claim: Claim) -> bool:
    """Whether what the provision asks for is itself the reason why it applies, and is given."""
    return claim.provision is not None and claim.provision.sufficient and bool(claim.particulars)


def _always(case: Case, each: Owed) -> bool:
    return True


def _answer(case: Case, each: Owed) -> bool:
    return each.decision is not None and bool(each.decision.answers or each.decision.enclosed)


def _claims(case: Case, each: Owed) -> bool:
    return each.decision is not None and bool(each.decision.claims)


def _why(case: Case, each: Owed) -> bool:
    return each.decision is not None and each.claim is not None and reasons(each.decision, each.claim)


def _likelihood(case: Case, each: Owed) -> bool:
    return each.claim is not None and each.claim.likelihood is not None


def _for(case: Case, each: Owed) -> bool:
    return each.claim is not None and each.decision is not None and bool(each.claim.for_ or each.decision.for_)


def _against(case: Case, each: Owed) -> bool:
    return each.claim is not None and each.decision is not None and bool(each.claim.against or each.decision.against)


def _balance(case: Case, each: Owed) -> bool:
    return each.claim is not None and each.decision is not None and bool(each.claim.balance or each.decision.balance)


def _advice(case: Case, each: Owed) -> bool:
    return bool(case.advice or case.no_advice)


def _decide_by(case: Case, each: Owed) -> bool:
    return each.decision is not None and each.decision.decide_by is not None


def _questions(case: Case, each: Owed) -> bool:
    return each.decision is not None and bool(each.decision.questions)


def _review(case: Case, each: Owed) -> bool:
    return (
        case.authority is None or case.review_of is not None or case.authority.review is not None
    )  # without a profile there is more amiss


_MET: dict[Content, Callable[[Case, Owed], bool]] = {
    "held": _always,  # every outcome says whether the information is held
    "answer": _answer,
    "claims": _claims,
    "why": _why,
    "likelihood": _likelihood,
    "for": _for,
    "against": _against,
    "balance": _balance,
    "advice": _advice,
    "undecided": _always,  # a letter that takes more time says that there is no decision yet
    "decide-by": _decide_by,
    "questions": _questions,
    "review": _review,
    "regulator": _always,  # the regulator is a dated fact of the library
}
