"""Complaint: the right to apply to the regulator. FOIA s17(7)(b) and s50."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.wire import Review
from s17gen.wording import inline


def write(case: Case, words: Words) -> Body:
    """The regulator of the notice's date, after a review where there is one."""
    regulator = case.regulator
    reviewed = case.authority is not None and isinstance(case.authority.review, Review)
    name = "complaint.after-review" if reviewed else "complaint.direct"
    right = words.say(name, regulator=regulator.name, short=regulator.short)
    web = inline(regulator.web)
    return right + words.say(
        "complaint.contact", web=web, telephone=regulator.telephone, window=regulator.window, short=regulator.short
    )
