"""Parts: each item of the request in the applicant's words, then its answer, or what is decided on it."""

from s17gen.case import Case, Decision
from s17gen.compose import answers, decision, not_held
from s17gen.compose.layout import label
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Inlines, Paragraph, Section, Text
from s17gen.parts import Part, split
from s17gen.wording import capital, quote


def write(case: Case, words: Words) -> Body:
    """The whole request where it has no parts; else what leads in, then part by part, then what no part asked for."""
    lead, texts = split(case.request, case.parts)
    body: list[Block | Section] = []
    if any(line.strip() for line in lead):
        body += [*words.say("request"), quote("\n".join(lead))]
    for part in case.parts:
        asked = (quote("\n".join(texts[part.number])),) if part.number in texts else ()
        body.append(Section("part", capital(words.parts((part,))), asked + _answered(case, words, part)))
    body += [section for each in case.decisions for section in _beside(case, words, each)]
    return tuple(body)


def _answered(case: Case, words: Words, part: Part) -> tuple[Block, ...]:
    """The answer to a part, from each decision on it: in full with its first part, in a line with the others."""
    blocks: tuple[Block, ...] = ()
    for each in case.decisions:
        if part not in each.parts or not _by_part(case, each):
            continue
        if part == each.parts[0]:
            blocks += decision.in_short(each, words, case) + not_held.searched(words, each)
            blocks += answers.to_part(words, each, part)
            blocks += answers.enclosed(words, each) if len(each.parts) == 1 else ()
            blocks += answers.nothing(words, each) + words.passages(each.severance) + _reasons(case, words, each)
        else:
            blocks += _again(case, words, each) + answers.to_part(words, each, part)
    return blocks


def _by_part(case: Case, each: Decision) -> bool:
    """Whether a decision is told part by part, rather than after all the parts."""
    answering = case.regime.outcomes[each.outcome].answers and not each.anything_else
    return bool(each.parts) and answering


def _again(case: Case, words: Words, each: Decision) -> tuple[Block, ...]:
    """What was decided on this part as on an earlier one."""
    said: Inlines = decision.row(case, each)
    if case.regime.outcomes[each.outcome].refuses:
        said = (*said, Text(" "), *words.phrase("parts.as-before", parts=words.parts(each.parts[:1])))
    return (Paragraph(content=said),)


def _beside(case: Case, words: Words, each: Decision) -> tuple[Section, ...]:
    """What is decided on the request as a whole, on anything else, or outside the Act; documents for several parts."""
    if _by_part(case, each):
        sent = answers.enclosed(words, each)[1:] if len(each.parts) > 1 else ()
        return (Section("part", words.line("parts.enclosed", parts=words.parts(each.parts)), sent),) if sent else ()
    heading = label(case, words, each) if len(case.decisions) > 1 else ""
    said = decision.sentences(each, words, case) + not_held.searched(words, each)
    given = tuple(block for answer in each.answers for block in answers.one(words, each, answer))
    said += given + answers.enclosed(words, each) + answers.nothing(words, each)
    said += words.passages(each.severance) + _reasons(case, words, each)
    return (Section("part", heading, said),)


def _reasons(case: Case, words: Words, each: Decision) -> tuple[Block, ...]:
    """Where the reasons for a refusal stand."""
    if not (case.regime.outcomes[each.outcome].refuses and each.claims):
        return ()
    return words.say("parts.reasons", provisions=words.cited(each.claims))
