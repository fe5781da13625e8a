"""Recital: what a refusal notice is by law, and that this letter is one."""

from s17gen.case import Case
from s17gen.citation import listed
from s17gen.compose.layout import refusing, way_of, ways
from s17gen.compose.words import Body, Words
from s17gen.law import Way
from s17gen.notice import Block


def write(case: Case, words: Words) -> Body:
    """What the law asks of each kind of refusal notice in the letter, and what of the request it is for. FOIA s17."""
    return tuple(block for way in ways(case) for block in _recital(case, words, way))


def _recital(case: Case, words: Words, way: Way | None) -> tuple[Block, ...]:
    return words.say(words.in_way("recital", way)) + words.say("recital.scope", scope=_scope(case, words, way))


def _scope(case: Case, words: Words, way: Way | None) -> str:
    """What the notice is for: the whole of the request only where all of it is refused, in this way."""
    whole = all(each.outcome != "disclosed-in-part" and case.covers_all(each) for each in case.decisions)
    if whole and ways(case) == (way,) and len(refusing(case)) == len(case.decisions):
        return words.line("scope.all")
    said = [each for each in refusing(case) if way_of(case, each) == way]
    named = {part for each in said if not each.anything_else for part in each.parts}
    parts = tuple(part for part in case.parts if part in named)
    name = "scope.asked" if way else "scope.part"
    found = [words.line(name, parts=words.parts(parts))] if parts else []
    found += [each.covers for each in said if each.covers and not each.parts and way]
    found += [words.line("information.else")] if any(each.anything_else for each in said) else []
    return listed(found) if found else words.line("scope.all" if way else "scope.rest")
