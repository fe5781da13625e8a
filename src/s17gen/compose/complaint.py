"""Complaint: the right to apply to the regulator. FOIA s17(7)(b) and s50."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.wire import Review
from s17gen.wording import inline, lines


def write(case: Case, words: Words) -> Body:
    """The regulator of the notice's date, after a review where there is one."""
    regulator = case.regulator
    reviewed = case.authority is not None and isinstance(case.authority.review, Review)
    name = "complaint.after-review" if reviewed else "complaint.direct"
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
