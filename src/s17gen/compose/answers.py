"""Answers: the information that is given, part by part."""

from s17gen.case import Answer, Case, Decision
from s17gen.compose.layout import in_order, label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Bullets, Text
from s17gen.parts import Part
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """Each answer under the number of its part, in order; what is enclosed; what is given outside the Act."""
    giving = [each for each in in_order(case) if case.regime.outcomes[each.outcome].gives]
    within = [each for each in giving if case.regime.outcomes[each.outcome].answers]
    places = {part: place for place, part in enumerate(case.parts)}
    numbered = [(each, answer) for each in within for answer in each.answers if answer.part]
    numbered.sort(key=lambda pair: places[pair[1].part] if pair[1].part else 0)
    body: Body = tuple(block for each, answer in numbered for block in one(words, each, answer))
    body += tuple(block for each in within for block in _rest(case, each, words))
    return body + tuple(block for each in giving if each not in within for block in _outside(case, each, words))


def _rest(case: Case, decision: Decision, words: Words) -> tuple[Block, ...]:
    """What a decision gives to no part in particular, and encloses."""
    sent = enclosed(words, decision)
    if sent and decision.parts and not decision.answers and not case.covers_all(decision):
        sent = labelled(capital(words.parts(decision.parts)), sent)
    return to_part(words, decision, None) + sent + nothing(words, decision)


def _outside(case: Case, decision: Decision, words: Words) -> tuple[Block, ...]:
    given = tuple(block for answer in decision.answers for block in one(words, decision, answer))
    return outside(case, words, decision) + given + enclosed(words, decision)


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
