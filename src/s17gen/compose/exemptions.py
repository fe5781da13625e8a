"""Exemptions relied on: each provision, what the law says of it, and which information it is applied to."""

from msgspec.structs import replace

from s17gen.case import Case, Claim, Decision
from s17gen.compose.layout import for_each, in_way, way_of
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """A subsection for each claim."""
    return for_each(case, words, "exemptions", lambda decision: _claims(case, words, decision))


def _claims(case: Case, words: Words, decision: Decision) -> Body:
    if not decision.claims:
        return tuple(words.gap(stamp) for stamp in words.stamps(["refusal"], [decision.path]))
    return tuple(
        Section("exemption", _heading(words, claim), _claim(case, words, decision, claim)) for claim in decision.claims
    )


def _heading(words: Words, claim: Claim) -> str:
    cited = capital(words.cited([claim]))
    return f"{cited}: {claim.title}" if claim.title else cited


def _claim(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    way = way_of(case, decision)
    stamps = words.stamps(["exemption"], [claim.path])
    clause = tuple(replace(block, stamps=stamps) for block in claim.clause)
    clause = clause or tuple(words.gap(stamp) for stamp in stamps)
    information = _information(case, words, decision, claim)
    cited = words.cited([claim])
    absolute = words.say("exemption.absolute", provision=capital(cited)) if claim.status == "absolute" else ()
    relied = words.say(in_way("exemption.information", way), provision=cited, information=information)
    return clause + relied + absolute


def _information(case: Case, words: Words, decision: Decision, claim: Claim) -> str:
    """Which information a claim is about, in the words of the nearest record: claim, decision, or its parts."""
    if claim.covers:
        return claim.covers
    if decision.outcome == "disclosed-in-part":
        if len(case.decisions) == 1 or not decision.parts:
            return words.line("information.rest")
        return words.line("information.rest-of-parts", parts=words.parts(decision.parts))
    way = way_of(case, decision)
    if case.covers_all(decision):
        return words.line(in_way("information.all", way))
    if decision.covers:
        return decision.covers
    if decision.parts:
        return words.line(in_way("information.parts", way), parts=words.parts(decision.parts))
    return words.line(in_way("information.all", way) if way else "information.rest")
