"""Clarification: what the authority has to know before it can answer. FOIA s1(3)."""

from s17gen.case import Case
from s17gen.compose.layout import label, labelled
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """The law that lets the authority ask, then what it asks."""
    asking = [each for each in case.decisions if each.outcome == "clarification"]
    if not asking:
        return ()
    body: Body = asking[0].under
    for each in asking:
        said = words.passages(each.questions, "questions", [each.path])
        body += labelled(label(case, words, each), said) if len(case.decisions) > 1 else said
    reachable = case.authority and (case.authority.address or case.authority.email)
    return (*body, *words.say("clarification.reply")) if reachable else body
