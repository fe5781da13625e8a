"""Advice and assistance: the officer's own. FOIA s16."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """What the officer offers, if anything."""
    return words.passages(case.advice)
