"""Standing statements: what every letter of a style or of an authority says, whatever it decides."""

from s17gen.case import Case
from s17gen.compose.layout import refusing
from s17gen.compose.words import Body, Words


def own(case: Case, words: Words) -> Body:
    """The authority's own, from its profile."""
    return tuple(block for text in (case.authority.standing if case.authority else ()) for block in words.typed(text))


def two_duties(case: Case, words: Words) -> Body:
    """The two rights that the Act gives, where something is refused."""
    return words.say("standing.two-duties") if refusing(case) else ()


def re_use(case: Case, words: Words) -> Body:
    """What may be done with the documents that come with the letter."""
    return words.say("standing.re-use") if any(each.enclosed for each in case.decisions) else ()


def annexes(case: Case, words: Words) -> Body:
    """Where the request, the reasons and the schedule stand, in a style that has them in annexes."""
    if not refusing(case):
        return words.say("standing.annexes.request")
    schedule = any(each.schedule for each in case.decisions)
    return words.together([words.say("standing.annexes"), words.say("standing.annexes.schedule") if schedule else ()])
