"""Exemptions relied on: each provision, what the law says of it, and which information it is applied to."""

from s17gen.case import Case, Claim, Decision
from s17gen.compose import claim as one
from s17gen.compose.layout import for_each, label, labelled, refusing
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """A subsection for each claim."""
    return for_each(case, words, "exemptions", lambda decision: _claims(case, words, decision))


def in_a_sentence(case: Case, words: Words) -> Body:
    """A sentence for each claim: the provision and the information, and no more."""
    decisions = refusing(case)
    bodies = [(label(case, words, each), _sentences(case, words, each)) for each in decisions]
    named = [labelled(name, body) if len(decisions) > 1 else body for name, body in bodies]
    return tuple(block for body in named for block in body)


def heading(words: Words, claim: Claim) -> str:
    """A claim's provision and what its section is about."""
    cited = capital(words.cited([claim]))
    return f"{cited}: {claim.title}" if claim.title else cited


def none_cited(words: Words, decision: Decision) -> tuple[Block, ...]:
    """What a draft prints where a refusal cites nothing."""
    return tuple(words.gap(stamp) for stamp in words.stamps(["refusal", "relief"], [decision.path]))


def _claims(case: Case, words: Words, decision: Decision) -> Body:
    if not decision.claims:
        return none_cited(words, decision)
    return tuple(
        Section("exemption", heading(words, claim), _claim(case, words, decision, claim)) for claim in decision.claims
    )


def _claim(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    return claim.clause + one.relied(case, words, decision, claim) + one.absolute(words, claim)


def _sentences(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    if not decision.claims:
        return none_cited(words, decision)
    return tuple(block for claim in decision.claims for block in one.relied(case, words, decision, claim, named=True))
