"""What a rule is: small, stateless, self-describing, a function over a case."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from s17gen.case import Answered, Case, Claim, Decision
from s17gen.findings import Fault, Kind


class Rule(Struct, frozen=True):
    """One judgement. `kind` has its id, title, severity and authority; `check` yields a fault for each breach."""

    kind: Kind
    check: Callable[[Case, Kind], Iterator[Fault]]


def each_claim(case: Case) -> Iterator[tuple[Decision, Claim]]:
    """Every claim, with the decision that it stands in, in the order of the file."""
    for decision in case.decisions:
        for claim in decision.claims:
            yield decision, claim


def particulars(claim: Claim) -> Iterator[Answered]:
    """The answers to what the provision itself asks, not those to the slots of blocks."""
    if claim.provision:
        yield from (each for each in claim.answered if claim.provision.asks.get(each.name) is each.ask)
