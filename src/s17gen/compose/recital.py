"""Recital: what a refusal notice is by law, and that this letter is one."""

from s17gen.case import Case
from s17gen.compose.layout import in_way, refusing, way_of, ways
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block


def write(case: Case, words: Words) -> Body:
    """What the law asks of each kind of refusal notice in the letter, and what of the request it is for. FOIA s17."""
    return tuple(block for way in ways(case) for block in _recital(case, words, way))


def _recital(case: Case, words: Words, way: Way | None) -> tuple[Block, ...]:
    return words.say(in_way("recital", way)) + words.say("recital.scope", scope=_scope(case, words, way))


def _scope(case: Case, words: Words, way: Way | None) -> str:
    """What the notice is for: the whole of the request only where all of it is refused, in this way."""
    whole = all(each.outcome != "disclosed-in-part" and case.covers_all(each) for each in case.decisions)
    if whole and ways(case) == (way,) and len(refusing(case)) == len(case.decisions):
        return words.line("scope.all")
    named = {part for each in refusing(case) if way_of(case, each) == way for part in each.parts}
    parts = tuple(part for part in case.parts if part in named)
    if way:
        return words.line("scope.asked", parts=words.parts(parts)) if parts else words.line("scope.all")
    return words.line("scope.part", parts=words.parts(parts)) if parts else words.line("scope.rest")
