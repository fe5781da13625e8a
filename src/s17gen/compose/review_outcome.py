"""Review outcome: what an internal review was asked to look at, what it found, and what becomes of each decision."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block
from s17gen.profile import Review


def write(case: Case, words: Words) -> Body:
    """Who reviewed the letter, what was found, then what was decided and what becomes of it, decision by decision."""
    review = case.review_of
    if review is None:
        return ()
    usual = case.review()
    by = review.by or (usual.by if isinstance(usual, Review) else None)
    body = words.say("review-of.by", by=by) if by else ()
    body += words.passages(review.found)
    for each in case.decisions:
        said = _result(words, each)
        body += labelled(label(case, words, each), said) if len(case.decisions) > 1 else said
    return body


def _result(words: Words, decision: Decision) -> tuple[Block, ...]:
    said = [words.say("review-of.was", was=decision.was)] if decision.was else []
    said += [words.say(f"review-of.{decision.review}")] if decision.review else []
    return words.together(said)
