"""Parts: each item of the request in the applicant's words, then its answer, or what is decided on it."""

from s17gen.case import Case, Decision
from s17gen.compose import answers, decision, not_held
from s17gen.compose import claim as one
from s17gen.compose.layout import in_order, label
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Paragraph, Section
from s17gen.parts import Part, split
from s17gen.wording import capital, quote


def write(case: Case, words: Words) -> Body:
    """The whole request where one decision answers all of it; else what leads in, then part by part, then the rest."""
    whole = [each for each in case.decisions if case.covers_all(each)]
    lead, texts = split(case.request, case.parts) if case.parts and not whole else (case.request.splitlines(), {})
    body: list[Block | Section] = []
    if any(line.strip() for line in lead):
        body += [*words.say("request.lead" if texts else "request"), quote("\n".join(lead))]
    for part in () if whole else case.parts:
        asked = (quote("\n".join(texts[part.number])),) if part.number in texts else ()
        body.append(Section("part", capital(words.parts((part,))), asked + _answered(case, words, part)))
    body += [section for each in in_order(case) for section in _beside(case, words, each, bool(whole))]
    return tuple(body)


def _answered(case: Case, words: Words, part: Part) -> tuple[Block, ...]:
    """The answer to a part, from each decision on it: in full with its first part, in a line with the others."""
    blocks: tuple[Block, ...] = ()
    for each in case.decisions:
        if part not in each.parts:
            continue
        if not _by_part(case, each):
            given = answers.to_part(words, each, part)
            blocks += (*words.say("answers.volunteered.part"), *given) if given else ()
        elif part == each.parts[0]:
            blocks += decision.in_short(each, words, case) + not_held.searched(words, each)
            blocks += answers.to_part(words, each, part) + answers.to_part(words, each, None)
            blocks += answers.enclosed(words, each) if len(each.parts) == 1 else ()
            blocks += answers.nothing(words, each) + words.passages(each.severance) + _reasons(case, words, each)
        else:
            blocks += _again(case, each) + answers.to_part(words, each, part) + _as_before(case, words, each)
    return blocks


def _by_part(case: Case, each: Decision) -> bool:
    """Whether a decision is told part by part, rather than after all the parts."""
    return bool(each.parts) and case.answers(each)


def _again(case: Case, each: Decision) -> tuple[Block, ...]:
    """What was decided on this part as on an earlier one."""
    return (Paragraph(content=decision.row(case, each)),)


def _as_before(case: Case, words: Words, each: Decision) -> tuple[Block, ...]:
    """Where the reasons for refusing this part as an earlier one stand."""
    if not case.regime.outcomes[each.outcome].refuses:
        return ()
    return words.say("parts.as-before", parts=words.parts(each.parts[:1]))


def _beside(case: Case, words: Words, each: Decision, whole: bool) -> tuple[Section, ...]:
    """What is decided on the request as a whole, on anything else, or outside the Act; documents for several parts."""
    if _by_part(case, each) and not whole:
        sent = answers.enclosed(words, each)[1:] if len(each.parts) > 1 else ()
        return (Section("part", words.line("parts.enclosed", parts=words.parts(each.parts)), sent),) if sent else ()
    if not case.regime.outcomes[each.outcome].answers:
        shown = () if whole else tuple(answer for answer in each.answers if answer.part)
        rest = [answer for answer in each.answers if answer not in shown]
        left = tuple(block for answer in rest for block in answers.one(words, each, answer))
        left += answers.enclosed(words, each)
        head = words.say("answers.volunteered") if left else ()
        return (Section("part", label(case, words, each), head + left),) if left else ()
    alone = whole or len(case.decisions) == 1
    heading = "" if alone else label(case, words, each)
    about = decision.sentences(each, words, case)
    if heading and not each.anything_else:
        about = decision.in_short(each, words, case, heading)
    said = about + not_held.searched(words, each)
    given = tuple(block for answer in each.answers for block in answers.one(words, each, answer))
    said += given + answers.enclosed(words, each) + answers.nothing(words, each) + words.passages(each.severance)
    if not whole or case.variant(each) in _AT_ONCE:
        said += _reasons(case, words, each)
    return (Section("part", heading, said),)


_AT_ONCE = ("elsewhere", "own")  # whose particulars are what the applicant most needs: where it is, or how to get it


def _reasons(case: Case, words: Words, each: Decision) -> tuple[Block, ...]:
    """Where the reasons for a refusal stand, or the reasons themselves where they tell how to get the information."""
    if not (case.regime.outcomes[each.outcome].refuses and each.claims):
        return ()
    if case.variant(each) in _AT_ONCE:
        return tuple(block for claim in each.claims for block in one.why(case, words, each, claim))
    return words.say("parts.reasons", provisions=words.cited(each.claims))
