"""Opening: the salutation, and what the letter answers."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.dates import date_words


def write(case: Case, words: Words) -> Body:
    """Dear so-and-so, or what a copy for publication is; we received your request about this on that day."""
    if case.applicant is None:
        first = words.say("publication")
    else:
        first = words.say("opening.salutation", applicant=case.applicant.name)
    return first + words.say("opening", subject=case.subject, received=date_words(case.received))
