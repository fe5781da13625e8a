"""Public interest test: what it is, then the factors on each side, for each qualified provision separately."""

from collections.abc import Sequence

from s17gen.case import Case, Claim, Decision
from s17gen.citation import are_several
from s17gen.compose import claim as one
from s17gen.compose.layout import for_each, provision_heading, qualified, way_of, weighing
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """What it means that a provision is qualified, then the factors on both sides. FOIA s17(3)."""
    said = meanings(case, words)
    return said + for_each(case, words, "public-interest", lambda each: sides(case, words, each)) if said else ()


def meanings(case: Case, words: Words) -> tuple[Block, ...]:
    """What it means that provisions are qualified, once for each way of refusing, then which of them may not be."""
    found: tuple[Block, ...] = ()
    for way in dict.fromkeys(way_of(case, decision) for decision in weighing(case)):
        decisions = [each for each in weighing(case) if way_of(case, each) == way]
        claims = [claim for decision in decisions for claim in qualified(decision)]
        settled = tuple(each for each in claims if each.status == "qualified")
        found += meaning_of(words, settled, way) if settled else ()
        found += _disputed(words, tuple(each for each in claims if each.status == "disputed"))
        found += _gratuitous(words, tuple(each for each in claims if each.status == "absolute"))
    return found


def meaning_of(words: Words, claims: tuple[Claim, ...], way: Way | None) -> tuple[Block, ...]:
    """What it means that these are qualified; once it has been said of others, that the same holds of them."""
    if all(each.status == "disputed" for each in claims):
        return _disputed(words, claims)
    if all(each.status == "absolute" for each in claims):
        return _gratuitous(words, claims)
    number = "again" if not words.once("meaning", way) else _number(claims)
    name, cited = words.in_way(f"exemption.qualified.{number}", way), words.cited(claims)
    return words.say(name, provisions=capital(cited), cited=cited)


def _disputed(words: Words, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    """That the public interest is weighed although nobody knows whether the law asks for it."""
    return words.say("exemption.disputed", provisions=words.cited(claims)) if claims else ()


def _gratuitous(words: Words, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    """That the public interest is weighed although the law does not ask for it."""
    return words.say("exemption.gratuitous", provisions=words.cited(claims)) if claims else ()


def _number(claims: Sequence[Claim]) -> str:
    return "many" if are_several(cite for claim in claims for cite in claim.cites) else "one"


def sides(case: Case, words: Words, decision: Decision) -> tuple[Section, ...]:
    """The factors of each claim on both sides, then those that the claims share, then what is left out."""
    found: list[Section] = []
    for claim in qualified(decision):
        about = provision_heading(words, decision, claim)
        found += [_side(words, each, about, case, decision) for each in one.own_sides(words, decision, claim)]
        left_out = one.unstated_interest(words, decision, claim, way_of(case, decision))
        found += [Section("public-interest", about, left_out)] if left_out else []
    shared = one.shared_sides(words, decision)
    return (*found, *(_side(words, each, each.about, case, decision) for each in shared))


def _side(words: Words, side: one.Side, about: str, case: Case, decision: Decision) -> Section:
    name = words.in_way(f"public-interest.{side.kind}", way_of(case, decision))
    return Section("public-interest", words.line(name, provision=about), side.body(words))
