"""The parts read from a request, and which decision answers each."""

from msgspec import Struct

from s17gen.case import Case, Decision
from s17gen.parts import Part
from s17gen.preview.owed import decided
from s17gen.report.words import line
from s17gen.wording import capital

_MOST = 160  # characters of a part: enough to know it by


class Answered(Struct, frozen=True):
    """A part of the request: its number and first words, and the decisions on it, none if nobody answers it."""

    number: str
    text: str
    decisions: tuple[str, ...]


class Asked(Struct, frozen=True):
    """The parts in order, and the decisions that are about no numbered part."""

    parts: tuple[Answered, ...]
    decisions: tuple[str, ...]


def asked(case: Case) -> Asked:
    """What was asked, part by part, with the answers."""
    parts = tuple(_answered(case, each) for each in case.parts)
    return Asked(parts, tuple(_whole(case, each) for each in case.decisions if not each.parts))


def _answered(case: Case, part: Part) -> Answered:
    on_it = tuple(_within(case, each) for each in case.decisions if part in each.parts)
    text = line(part.text)
    return Answered(part.number, f"{text[:_MOST]}…" if len(text) > _MOST else text, on_it)


def _within(case: Case, decision: Decision) -> str:
    number = f"Decision {case.decisions.index(decision) + 1}: " if len(case.decisions) > 1 else ""
    return f"{capital(number + decision.outcome)}{_on(decision)}"


def _whole(case: Case, decision: Decision) -> str:
    about = ", about anything else" if decision.anything_else else ""
    return f"{decided(case, decision)}{about}{_on(decision)}"


def _on(decision: Decision) -> str:
    """The provisions that a decision rests on."""
    cites = ", ".join(dict.fromkeys(cite for claim in decision.claims for cite in (claim.cites or (claim.cite,))))
    return f" ({cites})" if cites else ""
