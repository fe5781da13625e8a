"""Evidence of harm: that an answer is to the world, the reasons claims share, then each claim's own."""

from msgspec.structs import replace

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.compose.layout import for_each, in_way, labelled, provision_heading, refusing, way_of
from s17gen.compose.words import Body, Words
from s17gen.duties import explained, reasons
from s17gen.law import Way
from s17gen.notice import Block, Section


def write(case: Case, words: Words) -> Body:
    """Why each exemption applies. FOIA s17(1)(c)."""
    if not any(decision.claims for decision in refusing(case)):
        return ()
    world = [block for way in _harmful_ways(case) for block in words.say(in_way("harm.world", way))]
    return (*world, *for_each(case, words, "harm", lambda decision: _reasons(case, words, decision)))


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
    body = _shared(words, decision)
    sections = [(claim, _own(case, words, decision, claim)) for claim in decision.claims]
    return body + tuple(
        Section("harm", provision_heading(words, decision, claim), own) for claim, own in sections if own
    )


def _shared(words: Words, decision: Decision) -> Body:
    """The reasons that all the claims of a decision share."""
    both = _either_way(words, decision, "harm.if-confirmed", decision.if_confirmed)
    both += _either_way(words, decision, "harm.if-denied", decision.if_denied)
    shared = (*decision.because, *decision.harm)
    paths = [claim.path for claim in decision.claims]
    return both + (words.passages(shared, "why", paths) if shared else ())


def _either_way(words: Words, decision: Decision, name: str, said: tuple[Passage, ...]) -> tuple[Block, ...]:
    paths = [claim.path for claim in decision.claims]
    return labelled(words.line(name), words.passages(said, "why", paths)) if said else ()


def _own(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    blocks = words.say("harm.protects", protects=claim.protects) if claim.protects else ()
    stamps = words.stamps(["why"], [claim.path]) if explained(claim) else ()
    blocks += tuple(replace(block, stamps=stamps) for block in claim.particulars)
    blocks += _threshold(words, claim, way_of(case, decision))
    if claim.because or claim.harm or not reasons(decision, claim):
        blocks += words.passages((*claim.because, *claim.harm), "why", [claim.path])
    return blocks


def _threshold(words: Words, claim: Claim, way: Way | None) -> tuple[Block, ...]:
    """What the provision's own test comes to here: how likely the prejudice is, or that withholding is required."""
    provision = claim.provision
    if provision and provision.basis == "necessity":
        return words.say(in_way("harm.necessity", way), covers=claim.interest)
    if claim.likelihood is None:
        return tuple(words.gap(stamp) for stamp in words.stamps(["likelihood"], [claim.path]))
    if provision is None or provision.threshold is None:
        return ()
    likelihood = words.regime.likelihoods[claim.likelihood]
    name = in_way(f"harm.likelihood.{provision.basis}", way)
    return words.say(name, claim.path, likelihood=likelihood, threshold=provision.threshold, covers=claim.interest)
