"""Rights: the internal review and the complaint to the regulator, one after the other. FOIA s17(7)."""

from s17gen.case import Case
from s17gen.compose import complaint, review
from s17gen.compose.words import Body, Words
from s17gen.profile import Review
from s17gen.wording import inline


def write(case: Case, words: Words) -> Body:
    """First the authority, then the regulator."""
    return review.write(case, words) + complaint.write(case, words)


def briefly(case: Case, words: Words) -> Body:
    """Both rights in as few words as their particulars allow."""
    return _review(case, words) + _complaint(case, words)


def _review(case: Case, words: Words) -> Body:
    usual = case.authority.review if case.authority else None
    if case.review_of or not isinstance(usual, Review):
        return review.write(case, words)
    said = [words.say("review.brief", to=inline(usual.to))]
    if usual.window:
        said.append(review.days(words, "window", usual.window))
    if usual.answer:
        said.append(review.days(words, "answer", usual.answer))
    return words.together(said)


def _complaint(case: Case, words: Words) -> Body:
    regulator = case.regulator
    usual = case.authority.review if case.authority else None
    after = isinstance(usual, Review) or case.review_of
    return words.say(
        "complaint.brief.after-review" if after else "complaint.brief.direct",
        regulator=regulator.name,
        short=regulator.short,
        web=inline(regulator.web),
        telephone=regulator.telephone,
        window=regulator.window,
    )
