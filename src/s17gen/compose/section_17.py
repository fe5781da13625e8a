"""Section 17: what a refusal notice is, and that this letter is one."""

from s17gen.case import Case
from s17gen.compose.layout import refusing
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """The three things section 17(1) asks for, and what of the request the notice is for."""
    if not refusing(case):
        return ()
    return words.say("section-17") + words.say("section-17.scope", scope=_scope(case, words))


def _scope(case: Case, words: Words) -> str:
    if all(each.outcome == "withheld" and case.covers_all(each) for each in case.decisions):
        return words.line("scope.all")
    refused = {part for decision in refusing(case) for part in decision.parts}
    if refused:
        parts = tuple(part for part in case.parts if part in refused)
        return words.line("scope.part", parts=words.parts(parts))
    return words.line("scope.rest")
