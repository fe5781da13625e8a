"""What several sections share: which decisions and claims they are about, and how those are headed."""

from collections.abc import Callable

from msgspec.structs import replace

from s17gen.case import Case, Claim, Decision
from s17gen.compose.words import Body, Words
from s17gen.duties import gratuitous
from s17gen.law import Way
from s17gen.notice import Block, Paragraph, Section, Strong, Text
from s17gen.wording import capital

_WEIGHED = ("public-interest", "balance")  # the kinds of section that have nothing of what is still to be weighed


def in_order(case: Case) -> tuple[Decision, ...]:
    """The decisions in the order of the parts that they begin with; those on no part after them."""
    if len(case.decisions) == 1:
        return case.decisions
    places = {part: place for place, part in enumerate(case.parts)}

    def place(decision: Decision) -> int:
        by_part = case.answers(decision) and decision.parts
        return places[decision.parts[0]] if by_part else len(places)

    return tuple(sorted(case.decisions, key=place))


def refusing(case: Case) -> tuple[Decision, ...]:
    """The decisions that withhold something."""
    return tuple(each for each in in_order(case) if case.regime.outcomes[each.outcome].refuses)


def weighing(case: Case) -> tuple[Decision, ...]:
    """The refusing decisions for which the public interest has been weighed, if the law asks for that."""
    return tuple(each for each in refusing(case) if way_of(case, each) != "waiting")


def qualified(decision: Decision) -> tuple[Claim, ...]:
    """Claims that weigh the public interest: qualified ones, and disputed or absolute ones where the file does."""
    shared = decision.for_ or decision.against or decision.balance
    weighed = [each for each in decision.claims if each.for_ or each.against or each.balance or shared]
    return tuple(
        each
        for each in decision.claims
        if each.status == "qualified" or (each.status == "disputed" and each in weighed) or gratuitous(decision, each)
    )


def ways(case: Case) -> tuple[Way | None, ...]:
    """The ways in which the letter refuses, each once, in the order of the decisions; None withholds information."""
    return tuple(dict.fromkeys(case.regime.outcomes[each.outcome].way for each in refusing(case)))


def way_of(case: Case, decision: Decision) -> Way | None:
    """The way in which a decision refuses."""
    return case.regime.outcomes[decision.outcome].way


def provision_heading(words: Words, decision: Decision, claim: Claim) -> str:
    """A claim's provision as a heading, with its information where the decision claims the provision twice."""
    alike = [each for each in decision.claims if each.cite == claim.cite]
    heading = capital(words.cited([claim]))
    return f"{heading}: {claim.covers}" if len(alike) > 1 and claim.covers else heading


def label(case: Case, words: Words, decision: Decision) -> str:
    """What tells a decision from the others: its parts, the information it covers, or both where parts repeat."""
    if decision.anything_else:
        return words.line("label.anything-else")
    if not case.regime.outcomes[decision.outcome].answers:
        return words.line(f"label.{decision.outcome}")
    if not decision.parts:
        return capital(decision.covers or case.subject)
    parts = capital(words.parts(decision.parts))
    others = [each for each in case.decisions if each is not decision and set(each.parts) & set(decision.parts)]
    others = [each for each in others if not each.anything_else]
    return f"{parts}: {decision.covers}" if others and decision.covers else parts


def for_each(case: Case, words: Words, kind: str, write: Callable[[Decision], Body]) -> Body:
    """What is written about each refusing decision, under a heading of its own where there are several."""
    decisions = weighing(case) if kind in _WEIGHED else refusing(case)
    bodies = [(decision, write(decision)) for decision in decisions]
    if len(decisions) < 2:
        return tuple(each for _, body in bodies for each in body)
    return tuple(_headed(kind, label(case, words, decision), body) for decision, body in bodies if body)


def _headed(kind: str, heading: str, body: Body) -> Section:
    """A section; one that would hold nothing but another section takes that one's place and both headings."""
    if len(body) == 1 and isinstance(body[0], Section):
        return Section(kind, f"{heading} – {body[0].heading}", body[0].body)
    return Section(kind, heading, body)


def labelled(name: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks under a name that stands out: at the start of the first paragraph, or above what is none."""
    if not blocks:
        return ()
    if not isinstance(blocks[0], Paragraph):
        return (Paragraph(content=(Strong(f"{name}."),)), *blocks)
    first = replace(blocks[0], content=(Strong(f"{name}."), Text(" "), *blocks[0].content))
    return (first, *blocks[1:])
