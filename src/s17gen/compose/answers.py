"""Answers: the information that is given, part by part."""

from s17gen.case import Answer, Case, Decision
from s17gen.compose.layout import label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Bullets, Text
from s17gen.parts import Part
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """Each answer under its part's number, then what is enclosed."""
    giving = [each for each in case.decisions if case.regime.outcomes[each.outcome].gives]
    return tuple(block for each in giving for block in _given(case, each, words))


def _given(case: Case, decision: Decision, words: Words) -> tuple[Block, ...]:
    blocks = outside(case, words, decision)
    for answer in decision.answers:
        blocks += one(words, decision, answer)
    sent = enclosed(words, decision)
    if sent and decision.parts and not decision.answers and not case.covers_all(decision):
        sent = labelled(capital(words.parts(decision.parts)), sent)
    return blocks + sent + nothing(words, decision)


def one(words: Words, decision: Decision, answer: Answer) -> tuple[Block, ...]:
    """One answer, under the number of its part if it has one."""
    said = words.passages([answer.words], "answer", [decision.path])
    return labelled(capital(words.parts((answer.part,))), said) if answer.part else said


def outside(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    """That what follows is given although the Act does not oblige anybody to, where that is so."""
    name = f"answers.{decision.outcome}"
    if not words.has(name):
        return ()
    about = words.say("decision.covers", covers=decision.covers) if decision.covers else ()
    return labelled(label(case, words, decision), words.together([words.say(name), about]))


def to_part(words: Words, decision: Decision, part: Part | None) -> tuple[Block, ...]:
    """What a decision answers to one part, or (None) to none in particular."""
    given = [each.words for each in decision.answers if each.part == part]
    return words.passages(given, "answer", [decision.path]) if given else ()


def enclosed(words: Words, decision: Decision) -> tuple[Block, ...]:
    """The documents that come with the letter."""
    if not decision.enclosed:
        return ()
    items = tuple((Text(each),) for each in decision.enclosed)
    stamps = words.stamps(["answer"], [decision.path])
    return (*words.say("answers.enclosed"), Bullets(items=items, stamps=stamps))


def nothing(words: Words, decision: Decision) -> tuple[Block, ...]:
    """A gap where a decision should give something and does not."""
    return () if decision.answers or decision.enclosed else words.passages((), "answer", [decision.path])
