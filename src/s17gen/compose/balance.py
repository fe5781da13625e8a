"""Balancing test: why maintaining the exemptions outweighs disclosure, together or one by one."""

from s17gen.case import Case, Claim, Decision
from s17gen.citation import are_several
from s17gen.compose import claim as one
from s17gen.compose.layout import for_each, provision_heading, qualified, way_of
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """The officer's weighing, and what it decides. FOIA s2(2)(b); together: DBT v IC [2025] UKSC 27."""
    return for_each(case, words, "balance", lambda decision: weighed(words, decision, way_of(case, decision)))


def weighed(words: Words, decision: Decision, way: Way | None) -> Body:
    """Each balance of a decision: those of single claims, then the one that the others share."""
    claims = balanced(decision)
    own = [(claim,) for claim in claims if claim.balance]
    shared = tuple(claim for claim in claims if not claim.balance)
    groups = [*own, shared] if shared else own
    bodies = [(group, group_of(words, decision, group, way)) for group in groups]
    rest = one.rest_unstated(words, decision, claims)
    if len(bodies) < 2:
        return (*(block for _, body in bodies for block in body), *rest)
    return (*rest, *(Section("balance", _heading(words, decision, group), body) for group, body in bodies))


def balanced(decision: Decision) -> tuple[Claim, ...]:
    """The claims whose weighing the letter gives, at least in part."""
    given = [each for each in qualified(decision) if each.balance or decision.balance]
    return tuple(each for each in qualified(decision) if each in given or "public-interest" not in each.unstated)


def group_of(words: Words, decision: Decision, claims: tuple[Claim, ...], way: Way | None) -> tuple[Block, ...]:
    """One balance over claims: that they are weighed together where they are, why, and what follows."""
    balance = claims[0].balance or decision.balance
    said = words.passages(balance, "balance", [claim.path for claim in claims])
    if not balance:
        return said
    provisions = words.cited(claims)
    several = are_several(cite for claim in claims for cite in claim.cites)
    alternatives = any(one.alternatives(decision, claim) for claim in claims)
    together = len(claims) > 1 and several and len({claim.covers for claim in claims}) == 1 and not alternatives
    opening = words.say(words.in_way("balance.together", way), provisions=provisions) if together else ()
    either = "either" if len(claims) > 1 else "so-far"
    apart = len({claim.covers for claim in claims}) > 1
    number = either if alternatives else "each" if apart else "many" if several else "one"
    return opening + said + words.say(words.in_way(f"balance.conclusion.{number}", way), provisions=provisions)


def _heading(words: Words, decision: Decision, claims: tuple[Claim, ...]) -> str:
    return provision_heading(words, decision, claims[0]) if len(claims) == 1 else capital(words.cited(claims))
