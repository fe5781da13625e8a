"""Decision: what happens to the information, in a sentence, or in a table where outcomes differ."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import label, labelled
from s17gen.compose.words import Body, Words
from s17gen.notice import Block, Inlines, Table, Text
from s17gen.wording import capital, inline


def write(case: Case, words: Words) -> Body:
    """One decision in sentences; several in a table with a row for each, then why no more can be given."""
    if len(case.decisions) == 1:
        return _sentences(case.decisions[0], words)
    body: list[Block] = [*words.say("decision.table"), _table(case, words)]
    for decision in case.decisions:
        name = words.line("decision.severance", label=label(case, words, decision))
        body += labelled(name, words.passages(decision.severance))
    return tuple(body)


def _sentences(decision: Decision, words: Words) -> tuple[Block, ...]:
    said = [words.say(f"decision.{decision.outcome}", decision.path)]
    if decision.covers:
        said.append(words.say(f"decision.{decision.outcome}.covers", covers=decision.covers))
    return words.together(said) + words.passages(decision.severance)


def _table(case: Case, words: Words) -> Table:
    """The table states each decision, so it carries the stamps that the sentences would."""
    stamps = words.stamps(["held", "refusal"], [each.path for each in case.decisions])
    names = ("decision.table.information", "decision.table.decision", "decision.table.provision")
    rows = tuple(_row(case, words, decision) for decision in case.decisions)
    return Table(head=tuple(words.line(name) for name in names), rows=rows, stamps=stamps)


def _row(case: Case, words: Words, decision: Decision) -> tuple[Inlines, ...]:
    about = label(case, words, decision)
    if decision.parts and decision.covers and decision.covers not in about:
        about += f": {decision.covers}"
    refused = case.regime.outcomes[decision.outcome].refuses and decision.claims
    provisions = capital(words.cited(decision.claims)) if refused else "–"
    return ((Text(about),), inline(case.regime.outcomes[decision.outcome].row), (Text(provisions),))
