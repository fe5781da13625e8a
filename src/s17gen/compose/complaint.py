"""Complaint: the right to apply to the regulator. FOIA s17(7)(b) and s50."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.profile import Review
from s17gen.wording import inline, lines


def write(case: Case, words: Words) -> Body:
    """The regulator of the notice's date, after a review where there is one, or has been one."""
    regulator = case.regulator
    has_review = case.authority is not None and isinstance(case.authority.review, Review)
    name = "complaint.reviewed" if case.review_of else "complaint.after-review" if has_review else "complaint.direct"
    right = words.say(name, regulator=regulator.name, short=regulator.short)
    web = inline(regulator.web)
    contact = words.say(
        "complaint.contact", web=web, telephone=regulator.telephone, window=regulator.window, short=regulator.short
    )
    return right + contact + _post(case, words)


def _post(case: Case, words: Words) -> Body:
    """The regulator's postal address: only where the authority says on which day it was checked, since it may move."""
    post = case.authority.regulator if case.authority else None
    return (*words.say("complaint.post", short=case.regulator.short), lines(post.address)) if post else ()
