"""Evidence of harm: that disclosure is to the world, the reasons claims share, then each claim's own."""

from s17gen.case import Case, Claim, Decision
from s17gen.compose.layout import for_each, provision_heading, refusing
from s17gen.compose.words import Body, Words
from s17gen.duties import reasons
from s17gen.notice import Block, Section


def write(case: Case, words: Words) -> Body:
    """Why each exemption applies. FOIA s17(1)(c)."""
    if not any(decision.claims for decision in refusing(case)):
        return ()
    return words.say("harm.world") + for_each(case, words, "harm", lambda decision: _reasons(words, decision))


def _reasons(words: Words, decision: Decision) -> Body:
    shared = (*decision.because, *decision.harm)
    body: Body = ()
    if shared:
        body = words.passages(shared, "why", [claim.path for claim in decision.claims])
    sections = [(claim, _own(words, decision, claim)) for claim in decision.claims]
    return body + tuple(Section("harm", provision_heading(decision, claim), own) for claim, own in sections if own)


def _own(words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    blocks = words.say("harm.protects", protects=claim.protects) if claim.protects else ()
    blocks += _threshold(words, claim)
    if claim.because or claim.harm or not reasons(decision, claim):
        blocks += words.passages((*claim.because, *claim.harm), "why", [claim.path])
    return blocks


def _threshold(words: Words, claim: Claim) -> tuple[Block, ...]:
    """What the exemption's own test comes to here: how likely the prejudice is, or that withholding is required."""
    if claim.provision and claim.provision.basis == "necessity":
        return words.say("harm.necessity", covers=claim.interest)
    if claim.likelihood is None:
        return tuple(words.gap(stamp) for stamp in words.stamps(["likelihood"], [claim.path]))
    if claim.provision is None:
        return ()
    likelihood = words.likelihoods[claim.likelihood]
    return words.say("harm.likelihood", claim.path, likelihood=likelihood, covers=claim.interest)
