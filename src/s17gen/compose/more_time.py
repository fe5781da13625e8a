"""More time: that the public interest is still to be weighed, what remains, and until when. FOIA s10(3), s17(2)."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import label, labelled, refusing, way_of
from s17gen.compose.words import Body, Words
from s17gen.dates import date_words
from s17gen.notice import Block


def write(case: Case, words: Words) -> Body:
    """The law that gives more time, then for each decision what is still to be weighed and the day it will be."""
    waiting = [each for each in refusing(case) if way_of(case, each) == "waiting"]
    if not waiting:
        return ()
    several = len(waiting) > 1
    bodies = [_left(words, each) for each in waiting]
    named = [
        labelled(label(case, words, each), body) if several else body
        for each, body in zip(waiting, bodies, strict=True)
    ]
    return waiting[0].under + tuple(block for body in named for block in body)


def _left(words: Words, decision: Decision) -> tuple[Block, ...]:
    said = words.passages(decision.still_weighing)
    if decision.decide_by is None:
        return said + tuple(words.gap(stamp) for stamp in words.stamps(["decide-by"], [decision.path]))
    return said + words.say("more-time.decide-by", decision.path, day=date_words(decision.decide_by))
