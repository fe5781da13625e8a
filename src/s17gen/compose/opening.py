"""Opening: the salutation, what the letter answers, and what its dates have to say."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.dates import date_words
from s17gen.notice import Block


def write(case: Case, words: Words) -> Body:
    """Dear so-and-so, or what is said without a name; we received your request about this on that day."""
    if words.audience == "portal":
        first = words.say("portal.salutation")
    elif case.applicant is None:
        first = words.say("publication")
    else:
        first = words.say("opening.salutation", applicant=case.applicant.salutation or case.applicant.name)
    return first + (_review(case, words) or _answer(case, words))


def _answer(case: Case, words: Words) -> tuple[Block, ...]:
    pending = any(each.outcome in ("clarification", "more-time") for each in case.decisions)
    name = words.in_way("opening", "pending" if pending else None)
    said = words.say(name, subject=case.subject, received=date_words(case.received))
    said += words.say("opening.clarified", day=date_words(case.clarified)) if case.clarified else ()
    said += _allowed(case, words)
    if case.extension:
        earlier = words.in_way("opening.extension", "pending" if pending else None)
        said += words.say(earlier, day=date_words(case.extension.dated))
    if case.late and case.due:
        apology = words.say("opening.late", due=date_words(case.due))
        said += words.together([apology, words.passages(case.late_because)])
    return said


def _allowed(case: Case, words: Words) -> tuple[Block, ...]:
    """Why the answer has more time than is usual, and how much."""
    allowed = case.time_allowed
    if allowed is None:
        return ()
    if allowed.because == "archive":
        return words.say("opening.allowed.archive", days=str(case.regime.time.archive.days))
    if allowed.until is None:
        return ()
    name = f"opening.allowed.{allowed.because}"
    return words.say(name, regulator=case.regulator.name, day=date_words(allowed.until))


def _review(case: Case, words: Words) -> tuple[Block, ...]:
    review = case.review_of
    if review is None:
        return ()
    return words.say(
        "opening.review",
        subject=case.subject,
        letter=date_words(review.letter),
        asked=date_words(review.asked),
        complaint=review.about,
    )
