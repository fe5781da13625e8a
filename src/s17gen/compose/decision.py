"""Decision: what happens to the information, in a sentence, or in a table where outcomes differ."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Inlines, Paragraph, Table, Text
from s17gen.wording import capital, inline

STATED = ("held", "refusal", "relief", "undecided")  # the duties that a row of the table discharges


def write(case: Case, words: Words) -> Body:
    """One decision in sentences; several in a table with a row for each, then why no more can be given."""
    if len(case.decisions) == 1:
        return sentences(case.decisions[0], words, case) + words.passages(case.decisions[0].severance)
    body: list[Block] = [*words.say("decision.table"), _table(case, words)]
    for decision in case.decisions:
        name = words.in_way("decision.severance", decision.outcome)
        body += labelled(words.line(name, label=label(case, words, decision)), words.passages(decision.severance))
    return tuple(body)


def sentences(decision: Decision, words: Words, case: Case) -> tuple[Block, ...]:
    """What is decided, and about which information."""
    said = [words.say(_name(decision, words, case), decision.path)]
    if decision.covers:
        name = f"decision.{decision.outcome}.covers"
        said.append(words.say(name if words.has(name) else "decision.covers", covers=decision.covers))
    rest = f"{_name(decision, words, case)}.rest"
    said += [words.say(rest, decision.path)] if words.has(rest) else []
    return words.together(said)


def in_short(decision: Decision, words: Words, case: Case) -> tuple[Block, ...]:
    """What is decided in a few words, and about which information."""
    stamps = words.stamps(STATED, [decision.path])
    said: list[tuple[Block, ...]] = [(Paragraph(content=row(case, decision), stamps=stamps),)]
    said += [words.say("decision.covers", covers=decision.covers)] if decision.covers else []
    return words.together(said)


def _name(decision: Decision, words: Words, case: Case) -> str:
    """The statement that says the decision; others where it is about anything else, or does not say what is held."""
    name = f"decision.{decision.outcome}"
    if decision.anything_else:
        return words.in_way(name, "else")
    if case.elsewhere(decision):
        return words.in_way(name, "elsewhere")
    return words.in_way(name, "silent") if case.silent(decision) else name


def _table(case: Case, words: Words) -> Table:
    """The table states each decision, so it carries the stamps that the sentences would."""
    stamps = words.stamps(STATED, [each.path for each in case.decisions])
    names = ("decision.table.information", "decision.table.decision", "decision.table.provision")
    decided = [each for each in case.decisions if case.regime.outcomes[each.outcome].answers]
    rows = tuple(_row(case, words, decision) for decision in decided)
    return Table(head=tuple(words.line(name) for name in names), rows=rows, stamps=stamps)


def _row(case: Case, words: Words, decision: Decision) -> tuple[Inlines, ...]:
    about = label(case, words, decision)
    if decision.parts and decision.covers and decision.covers not in about:
        about += f": {decision.covers}"
    return ((Text(about),), row(case, decision), (Text(provisions(case, words, decision)),))


def row(case: Case, decision: Decision) -> Inlines:
    """What becomes of the information, in a few words."""
    facts = case.regime.outcomes[decision.outcome]
    if facts.elsewhere_row and case.elsewhere(decision):
        return inline(facts.elsewhere_row)
    return inline(facts.silent_row if facts.silent_row and case.silent(decision) else facts.row)


def provisions(case: Case, words: Words, decision: Decision) -> str:
    """The provisions that a decision refuses under."""
    if not (case.regime.outcomes[decision.outcome].refuses and decision.claims):
        return "–"
    others = [each for each in decision.claims if each.alternative]
    first = words.cited(each for each in decision.claims if each not in others)
    return capital(words.line("label.or-else", provision=first, other=words.cited(others)) if others else first)
