"""Complaint: the right to apply to the regulator. FOIA s17(7)(b) and s50."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.profile import Review
from s17gen.wording import inline, lines


def write(case: Case, words: Words) -> Body:
    """The regulator of the notice's date, after a review where there is one, or has been one."""
    regulator = case.regulator
    name = "complaint.reviewed" if case.review_of else f"complaint.{_when(case)}"
    right = words.say(name, regulator=regulator.name, short=regulator.short)
    web = inline(regulator.web)
    contact = words.say(
        "complaint.contact", web=web, telephone=regulator.telephone, window=regulator.window, short=regulator.short
    )
    return right + contact + _post(case, words)


def briefly(case: Case, words: Words) -> Body:
    """The same in a paragraph."""
    regulator = case.regulator
    return words.say(
        f"complaint.brief.{'after-review' if case.review_of else _when(case)}",
        regulator=regulator.name,
        short=regulator.short,
        web=inline(regulator.web),
        telephone=regulator.telephone,
        window=regulator.window,
    )


def _when(case: Case) -> str:
    """After an internal review, where the authority has one; at once, where it has none."""
    return "after-review" if isinstance(case.review(), Review) else "direct"


def _post(case: Case, words: Words) -> Body:
    """The regulator's postal address: only where the authority checked it since that regulator took office."""
    contacts = case.authority.regulator if case.authority else None
    if contacts is None or contacts.address is None or contacts.checked < case.regulator.since:
        return ()
    return (*words.say("complaint.post", short=case.regulator.short), lines(contacts.address))
