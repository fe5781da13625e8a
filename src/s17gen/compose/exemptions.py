"""Exemptions relied on: each provision, what the law says of it, and which information it is applied to."""

from msgspec.structs import replace

from s17gen.case import Case, Claim, Decision
from s17gen.compose.layout import cited, for_each
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
        Section("exemption", _heading(claim), _claim(case, words, decision, claim)) for claim in decision.claims
    )


def _heading(claim: Claim) -> str:
    return f"{capital(cited([claim]))}: {claim.title}" if claim.title else capital(cited([claim]))


def _claim(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    stamps = words.stamps(["exemption"], [claim.path])
    clause = tuple(replace(block, stamps=stamps) for block in claim.clause)
    clause = clause or tuple(words.gap(stamp) for stamp in stamps)
    information = _information(case, words, decision, claim)
    return clause + words.say("exemption.information", provision=cited([claim]), information=information)


def _information(case: Case, words: Words, decision: Decision, claim: Claim) -> str:
    """Which information a claim is about, in the words of the nearest record: claim, decision, or its parts."""
    if claim.covers:
        return claim.covers
    if decision.outcome == "disclosed-in-part":
        if len(case.decisions) == 1 or not decision.parts:
            return words.line("information.rest")
        return words.line("information.rest-of-parts", parts=words.parts(decision.parts))
    if case.covers_all(decision):
        return words.line("information.all")
    if decision.covers:
        return decision.covers
    parts = decision.parts
    return words.line("information.parts", parts=words.parts(parts)) if parts else words.line("information.rest")
