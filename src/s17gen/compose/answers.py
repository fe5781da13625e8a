"""Answers: the information that is given, part by part."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Bullets, Text
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """Each answer under its part's number, then what is enclosed."""
    giving = [each for each in case.decisions if case.regime.outcomes[each.outcome].gives]
    return tuple(block for each in giving for block in _given(case, each, words))


def _given(case: Case, decision: Decision, words: Words) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for answer in decision.answers:
        said = words.passages([answer.words], "answer", [decision.path])
        blocks += labelled(capital(words.parts((answer.part,))), said) if answer.part else said
    if decision.enclosed:
        items = tuple((Text(each),) for each in decision.enclosed)
        stamps = words.stamps(["answer"], [decision.path])
        intro = words.say("answers.enclosed")
        if decision.parts and not decision.answers and not case.covers_all(decision):
            intro = labelled(capital(words.parts(decision.parts)), intro)
        blocks += [*intro, Bullets(items=items, stamps=stamps)]
    return tuple(blocks) or words.passages((), "answer", [decision.path])
