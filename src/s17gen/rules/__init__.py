"""Judges a Case: every rule, in one explicit order. Ids are never reused."""

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules import (
    combinations,
    contents,
    cost,
    counting,
    decisions,
    identity,
    interest,
    keys,
    leftovers,
    needs,
    particulars,
    reasons,
    rights,
    silence,
    special,
    specification,
    time,
)
from s17gen.rules.rule import Rule

CRASHED = Kind(
    "S17-900",
    "a rule of s17gen failed",
    todo="Report it with the request file, made anonymous. No letter goes out unjudged.",
)

RULES: tuple[Rule, ...] = (
    *specification.RULES,
    *needs.RULES,
    *particulars.RULES,
    *combinations.RULES,
    *contents.RULES,
    *reasons.RULES,
    *interest.RULES,
    *decisions.RULES,
    *keys.RULES,
    *silence.RULES,
    *cost.RULES,
    *time.RULES,
    *counting.RULES,
    *special.RULES,
    *rights.RULES,
    *identity.RULES,
    *leftovers.RULES,
)


def judge(case: Case, rules: tuple[Rule, ...] = RULES) -> list[Fault]:
    """Every fault that the rules find. A rule that crashes is itself a fault, and stops the letter."""
    faults: list[Fault] = []
    for rule in rules:
        try:
            faults += rule.check(case, rule.kind)
        except Exception as error:  # the letter must not go out unjudged, nor the other rules go unheard
            message = f"rule {rule.kind.id} failed with {type(error).__name__}; this is a bug in s17gen"
            faults.append(Fault(CRASHED, (), message, "please report it with the request file, made anonymous"))
    return faults
