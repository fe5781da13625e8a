"""Public interest test: what it is, then the factors on each side, for each qualified exemption separately."""

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.compose.layout import cited, for_each, provision_heading, qualified, refusing
from s17gen.compose.words import Body, Words
from s17gen.notice import Section
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """What it means that an exemption is qualified, then the factors for and against disclosure. FOIA s17(3)(b)."""
    claims = [claim for decision in refusing(case) for claim in qualified(decision)]
    if not claims:
        return ()
    number = "one" if len({claim.cite for claim in claims}) == 1 else "many"
    meaning = words.say(f"exemption.qualified.{number}", provisions=capital(cited(claims)))
    return meaning + for_each(case, words, "public-interest", lambda decision: _sides(words, decision))


def _sides(words: Words, decision: Decision) -> Body:
    return tuple(section for claim in qualified(decision) for section in _claim(words, decision, claim))


def _claim(words: Words, decision: Decision, claim: Claim) -> tuple[Section, ...]:
    about = provision_heading(decision, claim)
    return (
        _side(words, claim, words.line("public-interest.for", provision=about), "factors-for", claim.for_),
        _side(words, claim, words.line("public-interest.against", provision=about), "factors-against", claim.against),
    )


def _side(words: Words, claim: Claim, heading: str, duty: str, factors: tuple[Passage, ...]) -> Section:
    return Section("public-interest", heading, words.passages(factors, duty, [claim.path]))
