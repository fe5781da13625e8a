"""Balancing test: why maintaining the exemptions outweighs disclosure, together or one by one."""

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.compose.layout import for_each, in_way, provision_heading, qualified, way_of
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """The officer's weighing, and what it decides. FOIA s2(2)(b); together: DBT v IC [2025] UKSC 27."""
    return for_each(case, words, "balance", lambda decision: _weighed(words, decision, way_of(case, decision)))


def _weighed(words: Words, decision: Decision, way: Way | None) -> Body:
    claims = qualified(decision)
    own = [(claim,) for claim in claims if claim.balance]
    shared = tuple(claim for claim in claims if not claim.balance)
    groups = [*own, shared] if shared else own
    bodies = [(group, _group(words, group, group[0].balance or decision.balance, way)) for group in groups]
    if len(bodies) < 2:
        return tuple(block for _, body in bodies for block in body)
    return tuple(Section("balance", _heading(words, decision, group), body) for group, body in bodies)


def _heading(words: Words, decision: Decision, claims: tuple[Claim, ...]) -> str:
    return provision_heading(words, decision, claims[0]) if len(claims) == 1 else capital(words.cited(claims))


def _group(words: Words, claims: tuple[Claim, ...], balance: tuple[Passage, ...], way: Way | None) -> tuple[Block, ...]:
    weighed = words.passages(balance, "balance", [claim.path for claim in claims])
    if not balance:
        return weighed
    provisions = words.cited(claims)
    several = len({claim.cite for claim in claims}) > 1
    same = len({claim.covers for claim in claims}) == 1
    opening = words.say(in_way("balance.together", way), provisions=provisions) if several and same else ()
    number = "many" if several else "one"
    return opening + weighed + words.say(in_way(f"balance.conclusion.{number}", way), provisions=provisions)
