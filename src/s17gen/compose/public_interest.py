"""Public interest test: the factors on each side, for each qualified exemption separately."""

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.compose.layout import cited, for_each, qualified
from s17gen.compose.words import Body, Words
from s17gen.notice import Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """Factors favouring disclosure, then factors favouring non-disclosure. FOIA s17(3)(b)."""
    return for_each(case, words, "public-interest", lambda decision: _sides(words, decision))


def _sides(words: Words, decision: Decision) -> Body:
    return tuple(section for claim in qualified(decision) for section in _claim(words, claim))


def _claim(words: Words, claim: Claim) -> tuple[Section, ...]:
    return (
        _side(words, claim, "for", "factors-for", claim.for_),
        _side(words, claim, "against", "factors-against", claim.against),
    )


def _side(words: Words, claim: Claim, side: str, duty: str, factors: tuple[Passage, ...]) -> Section:
    heading = words.line(f"public-interest.{side}", provision=capital(cited([claim])))
    return Section("public-interest", heading, words.passages(factors, duty, [claim.path]))
