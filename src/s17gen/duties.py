"""Which duties a case owes, and whether the case has what discharges them. The duties are data: regime.yaml."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from s17gen.case import Case, Claim, Decision
from s17gen.findings import Path
from s17gen.law import Duty
from s17gen.notice import Stamp


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


def owed(case: Case) -> Iterator[Owed]:
    """Every duty that this case owes, in the order of the regime's list."""
    for duty in case.regime.duties:
        decisions = [each for each in case.decisions if each.outcome in duty.outcomes]
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
    """Whether the case has the content that discharges a duty."""
    return _MET[each.duty.content](case, each)


def _concerns(duty: Duty, claim: Claim) -> bool:
    """Whether a duty is owed for a claim; one whose provision is unknown owes only what every claim does."""
    basis = claim.provision.basis if claim.provision else None
    return (not duty.basis or basis in duty.basis) and (not duty.status or claim.status in duty.status)


def reasons(decision: Decision, claim: Claim) -> bool:
    """Whether a claim has a reason of its own or shares its decision's, or its particulars are the reason."""
    shared = decision.because or decision.harm or decision.if_confirmed or decision.if_denied
    return bool(claim.because or claim.harm or shared or explained(claim))


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
    return each.claim is not None and bool(each.claim.for_)


def _against(case: Case, each: Owed) -> bool:
    return each.claim is not None and bool(each.claim.against)


def _balance(case: Case, each: Owed) -> bool:
    return each.claim is not None and each.decision is not None and bool(each.claim.balance or each.decision.balance)


def _review(case: Case, each: Owed) -> bool:
    return case.authority is None or case.authority.review is not None  # without a profile there is more amiss


_MET: dict[str, Callable[[Case, Owed], bool]] = {
    "held": _always,  # every outcome says whether the information is held
    "answer": _answer,
    "claims": _claims,
    "why": _why,
    "likelihood": _likelihood,
    "for": _for,
    "against": _against,
    "balance": _balance,
    "review": _review,
    "regulator": _always,  # the regulator is a dated fact of the library
}
