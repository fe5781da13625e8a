"""Public interest test: what it is, then the factors on each side, for each qualified provision separately."""

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.compose.layout import for_each, in_way, provision_heading, qualified, refusing, way_of, ways
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """What it means that a provision is qualified, then the factors on both sides. FOIA s17(3)."""
    meanings = tuple(block for way in ways(case) for block in _meaning(case, words, way))
    if not meanings:
        return ()
    return meanings + for_each(case, words, "public-interest", lambda decision: _sides(case, words, decision))


def _meaning(case: Case, words: Words, way: Way | None) -> tuple[Block, ...]:
    """What it means that provisions are qualified, for those of one way of refusing."""
    decisions = [each for each in refusing(case) if way_of(case, each) == way]
    claims = [claim for decision in decisions for claim in qualified(decision)]
    if not claims:
        return ()
    number = "one" if len({claim.cite for claim in claims}) == 1 else "many"
    return words.say(in_way(f"exemption.qualified.{number}", way), provisions=capital(words.cited(claims)))


def _sides(case: Case, words: Words, decision: Decision) -> Body:
    way = way_of(case, decision)
    return tuple(section for claim in qualified(decision) for section in _claim(words, decision, claim, way))


def _claim(words: Words, decision: Decision, claim: Claim, way: Way | None) -> tuple[Section, ...]:
    about = provision_heading(words, decision, claim)
    favouring = words.line(in_way("public-interest.for", way), provision=about)
    against = words.line(in_way("public-interest.against", way), provision=about)
    return (
        _side(words, claim, favouring, "factors-for", claim.for_),
        _side(words, claim, against, "factors-against", claim.against),
    )


def _side(words: Words, claim: Claim, heading: str, duty: str, factors: tuple[Passage, ...]) -> Section:
    return Section("public-interest", heading, words.passages(factors, duty, [claim.path]))
