"""Advice and assistance: the officer's own, and who else may have the information. FOIA s16."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """What the officer offers, if anything, or why nothing can be offered where something is owed."""
    others = [each for each in case.decisions if each.outcome != "not-held"]
    elsewhere = tuple(block for each in others for block in words.passages(each.elsewhere))
    return words.passages((*case.advice, *case.no_advice), "advice", [()]) + elsewhere
