"""Decision: what happens to the information, in a sentence, or in a table where outcomes differ."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import in_order, label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Inlines, Paragraph, Table, Text
from s17gen.wording import capital, inline

STATED = ("held", "refusal", "relief", "undecided")  # the duties that a row of the table discharges


def write(case: Case, words: Words) -> Body:
    """One decision in sentences; several in a table with a row for each, then why no more can be given."""
    decided = answering(case)
    if len(decided) == 1:
        return sentences(decided[0], words, case) + words.passages(decided[0].severance)
    body: list[Block] = [*words.say("decision.table"), _table(case, words)] if decided else []
    for decision in decided:
        body += labelled(_label(case, words, decision), words.passages(decision.severance))
    return tuple(body)


def answering(case: Case) -> list[Decision]:
    """The decisions on what was asked for, without what is given outside the Act."""
    return [each for each in in_order(case) if case.regime.outcomes[each.outcome].answers]


def _label(case: Case, words: Words, decision: Decision) -> str:
    """What stands before why no more of a decision's information can be given."""
    about = label(case, words, decision)
    if not any(each.provision.severable for each in decision.claims if each.provision):
        return about
    return words.line(words.in_way("decision.severance", decision.outcome), label=about)


def sentences(decision: Decision, words: Words, case: Case) -> tuple[Block, ...]:
    """What is decided, and about which information; in a few words where the law lets it go unsaid: drafts alone do."""
    if not case.regime.outcomes[decision.outcome].letter:
        return in_short(decision, words, case)
    said = [words.say(_name(decision, words, case), decision.path)]
    if decision.covers:
        name = f"decision.{decision.outcome}.covers"
        said.append(words.say(name if words.has(name) else "decision.covers", covers=decision.covers))
    rest = f"{_name(decision, words, case).removesuffix('.beside')}.rest"
    said += [words.say(rest, decision.path)] if words.has(rest) else []
    return words.together(said)


def in_short(decision: Decision, words: Words, case: Case, heading: str = "") -> tuple[Block, ...]:
    """What is decided in a few words, and about which information if the heading does not say that."""
    stamps = words.stamps(STATED, [decision.path])
    said: list[tuple[Block, ...]] = [(Paragraph(content=row(case, decision), stamps=stamps),)]
    told = decision.covers is None or heading == capital(decision.covers)
    name = words.in_way(f"decision.{decision.outcome}", "covers")
    name = name if name.endswith(".covers") else "decision.covers"
    said += [] if told else [words.say(name, covers=decision.covers or "")]
    return words.together(said)


def _name(decision: Decision, words: Words, case: Case) -> str:
    """The statement that says the decision; another where it is about anything else, or is special in another way."""
    return words.in_way(f"decision.{decision.outcome}", "else" if decision.anything_else else case.variant(decision))


def _table(case: Case, words: Words) -> Table:
    """The table states each decision, so it carries the stamps that the sentences would."""
    decided = answering(case)
    stamps = words.stamps(STATED, [each.path for each in decided])
    names = ["decision.table.information", "decision.table.decision", "decision.table.provision"]
    rows = [_row(case, words, decision) for decision in decided]
    width = 3 if any(case.regime.outcomes[each.outcome].refuses for each in decided) else 2
    head = tuple(words.line(name) for name in names[:width])
    return Table(head=head, rows=tuple(each[:width] for each in rows), stamps=stamps)


def _row(case: Case, words: Words, decision: Decision) -> tuple[Inlines, ...]:
    about = label(case, words, decision)
    if decision.parts and decision.covers and decision.covers not in about:
        about += f": {decision.covers}"
    return ((Text(about),), row(case, decision), (Text(provisions(case, words, decision)),))


def row(case: Case, decision: Decision) -> Inlines:
    """What becomes of the information, in a few words."""
    facts, variant = case.regime.outcomes[decision.outcome], case.variant(decision)
    return inline(facts.rows.get(variant, facts.row) if variant else facts.row)


def provisions(case: Case, words: Words, decision: Decision) -> str:
    """The provisions that a decision refuses under."""
    if not (case.regime.outcomes[decision.outcome].refuses and decision.claims):
        return "–"
    others = [each for each in decision.claims if each.alternative]
    others = others if len(others) < len(decision.claims) else []
    first = words.cited(each for each in decision.claims if each not in others)
    return capital(words.line("label.or-else", provision=first, other=words.cited(others)) if others else first)
