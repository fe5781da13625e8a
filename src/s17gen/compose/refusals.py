"""Refusals: everything about a claim in one place, at length or as briefly as the law allows."""

from s17gen.case import Case, Claim, Decision
from s17gen.compose import balance, exemptions, harm, public_interest
from s17gen.compose import claim as one
from s17gen.compose.layout import for_each, labelled, provision_heading, qualified, refusing, way_of
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Section


def write(case: Case, words: Words) -> Body:
    """What is withheld under each provision, why, what each side has, and the conclusion."""
    if not refusing(case):
        return ()
    return harm.to_the_world(case, words) + for_each(case, words, "refusals", lambda each: _decision(case, words, each))


def _decision(case: Case, words: Words, decision: Decision) -> Body:
    if not decision.claims:
        return exemptions.none_cited(words, decision)
    reasons = one.shared_reasons(words, decision)
    if not (decision.if_confirmed or decision.if_denied):  # those have names of their own
        reasons = labelled(words.line("refusal.shared" if len(decision.claims) > 1 else "refusal.why"), reasons)
    claims = tuple(
        Section("refusal", _heading(words, decision, claim), _claim(case, words, decision, claim))
        for claim in decision.claims
    )
    together = _together(case, words, decision)
    heading = words.line("refusal.all") if len(claims) > 1 else ""
    return reasons + claims + ((Section("refusal", heading, together),) if together else ())


def _heading(words: Words, decision: Decision, claim: Claim) -> str:
    """The provision and what it is about, and the information where the decision relies on the provision twice."""
    about = provision_heading(words, decision, claim).partition(": ")[2]
    heading = exemptions.heading(words, claim)
    return f"{heading} ({about})" if about else heading


def _claim(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    """What is withheld and why; the sides and the conclusion of a claim that is weighed on its own."""
    relied = one.relied(case, words, decision, claim)
    if not relied and len(decision.claims) > 1 and not one.alternatives(decision, claim):
        name = words.in_way("refusal.about", way_of(case, decision))
        information = one.information_of(case, words, decision, claim)
        relied = words.say(name, provision=words.cited([claim]), information=information)
    body = claim.clause + relied
    body += labelled(words.line("refusal.why"), one.why(case, words, decision, claim)) + one.absolute(words, claim)
    if way_of(case, decision) == "waiting" or claim not in qualified(decision):
        return body
    sides = one.own_sides(words, decision, claim)
    if sides and words.once("qualified", claim.path):
        body += public_interest.meaning_of(words, (claim,), way_of(case, decision))
    body += _named(case, words, decision, sides)
    if claim.balance:
        body += _conclusion(case, words, decision, (claim,))
    return body + one.unstated_interest(words, decision, claim, way_of(case, decision))


def _together(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    """The sides and the conclusion that claims share."""
    if way_of(case, decision) == "waiting":
        return ()
    rest = tuple(each for each in balance.balanced(decision) if not each.balance)
    untold = tuple(each for each in rest if words.once("qualified", each.path))
    body = public_interest.meaning_of(words, untold, way_of(case, decision)) if untold else ()
    body += _named(case, words, decision, one.shared_sides(words, decision))
    return body + (_conclusion(case, words, decision, rest) if rest else ())


def _named(case: Case, words: Words, decision: Decision, sides: tuple[one.Side, ...]) -> tuple[Block, ...]:
    """The factors of each side under its name."""
    return tuple(block for side in sides for block in labelled(_side(case, words, decision, side), side.body(words)))


def _tested(case: Case, words: Words, decision: Decision, sides: tuple[one.Side, ...]) -> tuple[Block, ...]:
    """The factors of each side under its name, after the test that they are for."""
    if not sides:
        return ()
    claims = sides[0].claims
    if all(each.status == "disputed" for each in claims):
        test = public_interest.meaning_of(words, claims, None)
    else:
        test = words.say(words.in_way("refusal.test", way_of(case, decision)), provisions=words.cited(claims))
    return test + _named(case, words, decision, sides)


def _side(case: Case, words: Words, decision: Decision, side: one.Side) -> str:
    return words.line(words.in_way(f"refusal.{side.kind}", way_of(case, decision)))


def _conclusion(case: Case, words: Words, decision: Decision, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    said = balance.group_of(words, decision, claims, way_of(case, decision))
    return labelled(words.line("refusal.conclusion"), said) + one.rest_unstated(words, decision, claims)


# Briefly.


def briefly(case: Case, words: Words) -> Body:
    """The provision and the information, why, then each side of the public interest and the conclusion."""
    return for_each(case, words, "refusals", lambda each: _brief(case, words, each))


def _brief(case: Case, words: Words, decision: Decision) -> Body:
    if not decision.claims:
        return exemptions.none_cited(words, decision)
    body: tuple[Block, ...] = one.shared_reasons(words, decision)
    for claim in decision.claims:
        body += claim.clause if way_of(case, decision) == "relief" else ()
        relied = one.relied(case, words, decision, claim, named=True)
        body += _joined(words, relied + one.why(case, words, decision, claim))
        if way_of(case, decision) != "waiting" and claim in qualified(decision):
            sides = _tested(case, words, decision, one.own_sides(words, decision, claim))
            own = _conclusion(case, words, decision, (claim,)) if claim.balance else ()
            body += (
                sides + words.together([own]) + one.unstated_interest(words, decision, claim, way_of(case, decision))
            )
    return body + _shared(case, words, decision)


def _joined(words: Words, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The tool's own short sentences put before the first of the officer's paragraphs, which stay as they are."""
    own = [index for index, each in enumerate(blocks) if any(origin.kind == "text" for origin in each.origins)]
    first = own[0] + 1 if own else len(blocks)
    return words.together([blocks[:first]]) + blocks[first:]


def _shared(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    if way_of(case, decision) == "waiting":
        return ()
    sides = _tested(case, words, decision, one.shared_sides(words, decision))
    rest = tuple(each for each in balance.balanced(decision) if not each.balance)
    return sides + (words.together([_conclusion(case, words, decision, rest)]) if rest else ())
