"""The request, as it was asked."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.wording import quote


def write(case: Case, words: Words) -> Body:
    """The applicant's own words, quoted line by line."""
    return (*words.say("request"), quote(case.request))
