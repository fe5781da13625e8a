"""Which duties a case owes, whether the letter meets each, by which law, and where in the letter."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from s17gen.case import Case, Claim, Decision
from s17gen.citation import listed
from s17gen.duties import Owed, left_out, met, owed
from s17gen.preview.found import Cited, cited
from s17gen.preview.spots import Spots

State: TypeAlias = Literal["said", "missing", "exempt"]


class Duty(Struct, frozen=True):
    """One duty: what the letter has to say, whether it does, the law, and the place in the letter.

    What the law lets the letter leave out, because it would give away what is exempt, is `exempt`.
    """

    says: str
    state: State
    law: tuple[Cited, ...]
    leads: str


class Group(Struct, frozen=True):
    """The duties owed about one thing."""

    about: str
    duties: tuple[Duty, ...]


def groups(case: Case, spots: Spots, urls: Mapping[str, str]) -> tuple[Group, ...]:
    """The duties by what they are owed about: the letter as a whole first, then each decision and its claims."""
    found: dict[tuple[str | int, ...], tuple[str, list[Duty]]] = {}
    for each in owed(case):
        _, duties = found.setdefault(each.about, (_about(case, each), []))
        duties.append(_duty(case, each, spots, urls))
    return tuple(Group(about, tuple(duties)) for _, (about, duties) in sorted(found.items()))


def decided(case: Case, decision: Decision) -> str:
    """A decision in a few words: its number where there are several, its outcome as the file has it, its parts."""
    number = f" {case.decisions.index(decision) + 1}" if len(case.decisions) > 1 else ""
    parts = f", {_parts(decision)}" if decision.parts else ""
    return f"Decision{number}: {decision.outcome}{parts}"


def _parts(decision: Decision) -> str:
    numbers = [part.number for part in decision.parts]
    return f"part{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _about(case: Case, each: Owed) -> str:
    if each.decision is None:
        return "The letter as a whole"
    about = decided(case, each.decision)
    return f"{about}: {_cites(each.claim)}" if each.claim else about


def _cites(claim: Claim) -> str:
    return ", ".join(claim.cites) or claim.cite


def _duty(case: Case, each: Owed, spots: Spots, urls: Mapping[str, str]) -> Duty:
    way = case.regime.outcomes[each.decision.outcome].way if each.decision else None
    worded = each.duty.of(way)
    left = each.claim is not None and each.duty.content in left_out(each.claim)
    state: State = "exempt" if left else "said" if met(case, each) else "missing"
    return Duty(worded.says, state, cited(worded.authority, urls), spots.of_duty(each.stamp))
