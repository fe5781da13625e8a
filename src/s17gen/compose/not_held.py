"""Not held: what the authority does not have, how it looked, and who may have it."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import in_order, label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block


def write(case: Case, words: Words) -> Body:
    """How each search was made, and why there is nothing. That the information is not held stands in the decision."""
    return tuple(block for each in in_order(case) if each.outcome == "not-held" for block in _named(case, words, each))


def _named(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    blocks = searched(words, decision)
    return labelled(label(case, words, decision), blocks) if len(case.decisions) > 1 else blocks


def searched(words: Words, decision: Decision) -> tuple[Block, ...]:
    """How a search was made, why there is nothing, and who may have it; nothing of a decision of another outcome."""
    if decision.outcome != "not-held":
        return ()
    blocks = words.passages(decision.searched)
    for claim in decision.claims:
        blocks += (*claim.clause, *claim.particulars, *words.passages(claim.because))
    return blocks + words.passages(decision.elsewhere)
