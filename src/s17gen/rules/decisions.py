"""Decisions: every part answered, nothing decided twice, and no outcome that its own record contradicts."""

from collections.abc import Iterator

from s17gen.case import Case, Decision
from s17gen.citation import listed
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_NOT_HELD = ("FOIA s1(1)(a)", "ICO guide to FOI, information not held")


def answering(case: Case) -> list[Decision]:
    """The decisions that answer the request, without what is said of anything else or given outside the Act."""
    return [each for each in case.decisions if case.answers(each)]


def _unanswered(case: Case, kind: Kind) -> Iterator[Fault]:
    decided = {part.number for decision in answering(case) for part in decision.parts}
    missing = [part.number for part in case.parts if part.number not in decided]
    if not case.parts and not answering(case) and not any(each.anything_else for each in case.decisions):
        yield Fault(kind, ("decisions",), "no decision answers the request", "add one that says what was decided on it")
    if missing:
        noun = "part" if len(missing) == 1 else "parts"
        hint = "add each number to the `parts:` of a decision"
        yield Fault(kind, ("decisions",), f"no decision answers {noun} {listed(missing)}", hint)


def _decided_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    """Two decisions about one part are lawful where each says which information it covers."""
    covered: dict[str, set[str | None]] = {}  # by part, or by nothing where the request has no parts
    for decision in answering(case):
        numbers = [part.number for part in decision.parts] if case.parts else [""]
        shared = []
        for number in numbers:
            earlier = covered.setdefault(number, set())
            if decision.covers in earlier or None in earlier or (decision.covers is None and earlier):
                shared.append(number)
            earlier.add(decision.covers)
        if shared:
            several = f"parts {listed(shared)} are" if len(shared) > 1 else f"part {shared[0]} is"
            what = several if case.parts else "the request is"
            hint = "say with `covers:` in both which information each decides, leave the part to one of them, or use"
            hint += " `disclosed-in-part`"
            yield Fault(kind, decision.path, f"{what} decided twice", hint)
    yield from _rest_twice(case, kind)


def _rest_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    """What is said of anything else, or given outside the Act, twice over."""
    beside = [each for each in case.decisions if not case.answers(each)]
    for place, decision in enumerate(beside):
        same = [each for each in beside[:place] if _gives_alike(each, decision)]
        if same:
            yield Fault(kind, decision.path, "this decision stands here twice", "leave one of the two out")


def _gives_alike(one: Decision, other: Decision) -> bool:
    """Whether two decisions of one outcome, on the same parts, cite and give the same."""
    cites = [[claim.cites for claim in each.claims] for each in (one, other)]
    answers = [[(answer.part, answer.words.words) for answer in each.answers] for each in (one, other)]
    alike = (one.outcome, one.parts, one.enclosed) == (other.outcome, other.parts, other.enclosed)
    return alike and cites[0] == cites[1] and answers[0] == answers[1]


def _cited_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        seen: set[tuple[str, str | None]] = set()
        for claim in decision.claims:
            if (claim.cite, claim.covers) in seen:
                message = f"`{claim.cite}` is claimed twice for the same information"
                yield Fault(kind, claim.path, message, "join the two claims, or say with `covers:` what each is about")
            seen.add((claim.cite, claim.covers))


def _claims_without_refusal(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        facts = case.regime.outcomes[decision.outcome]
        if not facts.refuses and facts.letter and any(claim.provision is None for claim in decision.claims):
            message = f"the outcome is `{decision.outcome}`, but an exemption is claimed"
            hint = "take the claims out, or choose `withheld` or `disclosed-in-part`"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _answers_without_disclosure(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        gives = case.regime.outcomes[decision.outcome].gives
        if (decision.answers or decision.enclosed) and not gives:
            message = f"the outcome is `{decision.outcome}`, but information is given"
            hint = "take the answers out, or choose `disclosed` or `disclosed-in-part`"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _no_search(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.outcome == "not-held" and not decision.searched:
            hint = "add `searched:`, how you looked and where"
            yield Fault(kind, decision.path, "the letter does not say how the information was looked for", hint)


def _no_severance(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        provisions = [each.provision for each in decision.claims if each.provision]
        wanted = decision.outcome == "withheld" and any(each.severable for each in provisions)
        if wanted and not decision.severance:
            hint = "add `severance:`, why no part of the information can be given"
            message = "all of this is withheld, but nothing says why none of it could be given"
            yield Fault(kind, decision.path, message, hint)


def _removed_under_nothing(case: Case, kind: Kind) -> Iterator[Fault]:
    """A row of a schedule that names a provision which no claim of its decision relies on."""
    for decision in case.decisions:
        cited = {each.cite for each in decision.claims} | {cite for each in decision.claims for cite in each.cites}
        for index, row in enumerate(decision.schedule):
            under = [row.under] if isinstance(row.under, str) else row.under
            for cite in (each.strip() for each in under if each.strip() not in cited):
                known = ", ".join(f"`{each.cite}`" for each in decision.claims)
                several = "one of " if len(decision.claims) > 1 else ""
                hint = f"write {several}{known}, or add the claim" if known else "add the claim"
                path = (*decision.path, "schedule", index, "under")
                yield Fault(kind, path, f"`{cite}` is not claimed in this decision", hint)


def _alternative_to_an_alternative(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        main = {each.cites for each in decision.claims if not each.alternative}
        for claim in decision.claims:
            if claim.alternative and claim.alternative not in main and claim.provision:
                message = f"`{claim.cite}` is an alternative to a claim that is an alternative itself"
                hint = "let every alternative name the same claim, which has no `alternative-to:`"
                yield Fault(kind, (*claim.path, "alternative-to"), message, hint)


def _nothing_volunteered(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.outcome == "volunteered" and not (decision.answers or decision.enclosed):
            hint = "add `answers: {all: ...}` or `enclosed:`"
            yield Fault(kind, decision.path, "information is volunteered, but the letter gives none", hint)


RULES = (
    Rule(
        Kind(
            "S17-403",
            "a part without a decision",
            law=("FOIA s1(1)",),
            todo="Decide every part of the request; or correct how its parts were read, with `parts:` at the top.",
        ),
        _unanswered,
    ),
    Rule(
        Kind(
            "S17-404",
            "information decided twice",
            law=("FOIA s1(1)", "FOIA s17(1)"),
            todo="Say with `covers:` which information each decision is about, or leave the part to one of them.",
        ),
        _decided_twice,
    ),
    Rule(
        Kind(
            "S17-405",
            "an exemption claimed twice for the same information",
            law=("FOIA s17(1)(b)",),
            todo="Join the two claims, or say with `covers:` what each is about.",
        ),
        _cited_twice,
    ),
    Rule(
        Kind(
            "S17-406",
            "an exemption over information disclosed or not held",
            law=("FOIA s1(1)", "FOIA s2(2)"),
            todo="Take the claims out, or choose an outcome that refuses something.",
        ),
        _claims_without_refusal,
    ),
    Rule(
        Kind(
            "S17-407",
            "information given that is said not to be",
            law=("FOIA s1(1)",),
            todo="Take `answers:` and `enclosed:` out, or choose an outcome that gives something.",
        ),
        _answers_without_disclosure,
    ),
    Rule(
        Kind(
            "S17-408",
            "information not held, but not how it was looked for",
            "warning",
            _NOT_HELD,
            todo="Say under `searched:` where you looked, how, and why that would have found it.",
        ),
        _no_search,
    ),
    Rule(
        Kind(
            "S17-409",
            "a refusal in full, but not why",
            "warning",
            ("FOIA s1(1)(b)",),
            todo="Say under `severance:` why no part of the information can be given without the rest.",
        ),
        _no_severance,
    ),
    Rule(
        Kind(
            "S17-412",
            "a schedule with a provision not claimed",
            law=("FOIA s17(1)(b)",),
            todo="Write the provision as its claim has it, or add the claim.",
        ),
        _removed_under_nothing,
    ),
    Rule(
        Kind(
            "S17-413",
            "information volunteered that is not given",
            law=("FOIA s78",),
            todo="Give it under `answers:` or `enclosed:`, or take the decision out.",
        ),
        _nothing_volunteered,
    ),
    Rule(
        Kind(
            "S17-415",
            "an alternative to an alternative",
            law=("FOIA s17(1)(b)",),
            todo="Let every alternative name the same claim, which is no alternative itself.",
        ),
        _alternative_to_an_alternative,
    ),
)
