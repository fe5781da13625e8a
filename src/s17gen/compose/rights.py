"""Rights: the internal review and the complaint to the regulator, one after the other. FOIA s17(7)."""

from s17gen.case import Case
from s17gen.compose import complaint, review
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """First the authority, then the regulator."""
    return review.write(case, words) + complaint.write(case, words)


def briefly(case: Case, words: Words) -> Body:
    """Both in as few words as their particulars allow."""
    return review.briefly(case, words) + complaint.briefly(case, words)
