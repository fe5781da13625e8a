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
    body += _rest(case, within, words)
    return body + tuple(block for each in giving if each not in within for block in _outside(case, each, words))


def _rest(case: Case, decisions: list[Decision], words: Words) -> tuple[Block, ...]:
    """What decisions give to no part in particular, and enclose: in one list, but for what alone answers its parts."""
    apart = [each for each in decisions if each.parts and not each.answers and not case.covers_all(each)]
    together = [each for each in decisions if each.enclosed and each not in apart]
    blocks: tuple[Block, ...] = ()
    for each in decisions:
        sent = enclosed(words, *together) if each in together[:1] else ()
        if each in apart:
            sent = labelled(capital(words.parts(each.parts)), enclosed(words, each))
        blocks += to_part(words, each, None) + sent + nothing(words, each)
    return blocks


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


def enclosed(words: Words, *decisions: Decision) -> tuple[Block, ...]:
    """The documents of these decisions that come with the letter."""
    items = tuple((Text(document),) for each in decisions for document in each.enclosed)
    if not items:
        return ()
    stamps = words.stamps(["answer"], [each.path for each in decisions])
    return (*words.say("answers.enclosed"), Bullets(items=items, stamps=stamps))


def nothing(words: Words, decision: Decision) -> tuple[Block, ...]:
    """A gap where a decision should give something and does not."""
    return () if decision.answers or decision.enclosed else words.passages((), "answer", [decision.path])
