"""Silence: neither confirming nor denying, and whatever in the record would give the answer away."""

from collections.abc import Iterator

from s17gen.case import Case, Decision
from s17gen.duties import of_a_kind
from s17gen.findings import Fault, Kind
from s17gen.rules.decisions import answering
from s17gen.rules.rule import Rule

_SILENCE = ("FOIA s1(1)(a)", "FOIA s2(1)", "ICO guidance on neither confirming nor denying")
_BOTH_WAYS = ("ICO guidance on neither confirming nor denying", "Savic v IC [2016] UKUT 534 (AAC)")


def _silent(case: Case) -> list[Decision]:
    return [each for each in case.decisions if case.regime.outcomes[each.outcome].way == "confirming"]


def _telling_key(case: Case, kind: Kind) -> Iterator[Fault]:
    """A decision that neither confirms nor denies has no place for what is held, or how it was looked for."""
    for decision in _silent(case):
        told = {
            "covers": decision.covers,
            "severance": decision.severance,
            "searched": decision.searched,
            "schedule": decision.schedule,
            "elsewhere": decision.elsewhere,
            "was": decision.was,
        }
        for key in (key for key, value in told.items() if value):
            message = f"`{key}` could tell whether the information is held, and the decision is not to say"
            yield Fault(kind, (*decision.path, key), message, "take it out")
        for claim in decision.claims:
            if claim.made:
                message = "`made` could tell whether the information is held, and the decision is not to say"
                yield Fault(kind, (*claim.path, "made"), message, "take it out")


def _says_for_which(case: Case, kind: Kind) -> Iterator[Fault]:
    """A claim that says which information it is about: as the request asks for it, or as it is held."""
    for decision in _silent(case):
        for claim in decision.claims:
            if claim.covers:
                message = "`covers` could tell whether the information is held, and the decision is not to say"
                hint = "word it as the request does, not as what is held; then accept this, or take it out"
                yield Fault(kind, (*claim.path, "covers"), message, hint)


def _denied_beside(case: Case, kind: Kind) -> Iterator[Fault]:
    """Where information is said not to be held, nothing else about it can be neither confirmed nor denied."""
    tails = {part for each in case.decisions if each.anything_else for part in each.parts}
    whole = any(each.anything_else and not each.parts for each in case.decisions)
    for decision in case.decisions:
        if decision.outcome == "not-held" and (whole or tails & set(decision.parts)):
            message = "this says that nothing is held, and another decision neither confirms nor denies anything else"
            hint = "give that decision the `parts:` of the others, or neither confirm nor deny these parts"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _nothing_but_anything_else(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.anything_else and not answering(case):
            message = "the decision is about anything else, but no other decision says anything"
            yield Fault(kind, (*decision.path, "anything-else"), message, "take `anything-else:` out", at_key=True)


def _one_way(case: Case, kind: Kind) -> Iterator[Fault]:
    """Reasons about one of the two answers alone: who reads them may guess that it is the true one."""
    for decision in _silent(case):
        given = {"if-confirmed": decision.if_confirmed, "if-denied": decision.if_denied}
        said = [key for key, value in given.items() if value]
        if len(said) == 1 and not all(of_a_kind(each) for each in decision.claims):
            other = next(key for key in given if key not in said)
            message = f"`{said[0]}` says what one answer would do, but nothing says what the other would"
            yield Fault(kind, (*decision.path, said[0]), message, f"add `{other}:`; write both as if either were so")


RULES = (
    Rule(
        Kind(
            "S17-410",
            "a key that could tell what the decision is not to say",
            law=_SILENCE,
            todo="Take the key out. What is held, and how it was looked for, can stand under `private:`.",
        ),
        _telling_key,
    ),
    Rule(
        Kind(
            "S17-419",
            "a silence that says which information it is about",
            "warning",
            _SILENCE,
            todo="Word it as the request does: which part the provision is for. Say nothing of what may be held.",
        ),
        _says_for_which,
    ),
    Rule(
        Kind(
            "S17-414",
            "a denial that gives a silence away",
            law=_SILENCE,
            todo="Where one decision says that nothing is held, let none neither confirm nor deny the same.",
        ),
        _denied_beside,
    ),
    Rule(
        Kind(
            "S17-416",
            "anything else, beside nothing",
            law=_SILENCE,
            todo="Take `anything-else:` out; it is for what goes beyond the other decisions of the letter.",
        ),
        _nothing_but_anything_else,
    ),
    Rule(
        Kind(
            "S17-417",
            "a silence with reasons about one answer alone",
            "warning",
            _BOTH_WAYS,
            todo="Say what a yes would tell and what a no would tell, in the same way whether or not anything is held.",
        ),
        _one_way,
    ),
)
