"""Evidence of harm: that an answer is to the world, the reasons claims share, then each claim's own."""

from s17gen.case import Case, Claim, Decision
from s17gen.compose import claim as one
from s17gen.compose.layout import for_each, provision_heading, refusing, way_of
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block, Section


def write(case: Case, words: Words) -> Body:
    """Why each exemption applies. FOIA s17(1)(c)."""
    if not any(decision.claims for decision in refusing(case)):
        return ()
    return (*to_the_world(case, words), *for_each(case, words, "harm", lambda each: _reasons(case, words, each)))


def to_the_world(case: Case, words: Words) -> tuple[Block, ...]:
    """That an answer to one is an answer to everyone, where a provision turns on what that would do."""
    names = dict.fromkeys(words.in_way("harm.world", way) for way in _harmful_ways(case))
    return tuple(block for name in names for block in words.say(name))


def speaks_of_harm_alone(case: Case) -> bool:
    """Whether every provision relied on turns on what an answer would do; one that is unknown may."""
    return all(_turns_on_harm(case, claim) for decision in refusing(case) for claim in decision.claims)


def _harmful_ways(case: Case) -> dict[Way | None, None]:
    """The ways of refusing in which a provision is relied on that turns on harm."""
    return {
        way_of(case, decision): None
        for decision in refusing(case)
        for claim in decision.claims
        if way_of(case, decision) != "relief" and _turns_on_harm(case, claim)
    }


def _turns_on_harm(case: Case, claim: Claim) -> bool:
    basis = claim.provision.basis if claim.provision else None
    return basis is None or case.regime.bases[basis].harm


def _reasons(case: Case, words: Words, decision: Decision) -> Body:
    sections = [(claim, one.why(case, words, decision, claim)) for claim in decision.claims]
    if len(sections) == 1:
        return one.shared_reasons(words, decision) + sections[0][1]
    return one.shared_reasons(words, decision) + tuple(
        Section("harm", provision_heading(words, decision, claim), own) for claim, own in sections if own
    )
