"""Decisions: every part answered, nothing decided twice, and no outcome that its own record contradicts."""

from collections.abc import Iterator

from s17gen.case import Case, Decision
from s17gen.citation import listed
from s17gen.duties import reasons
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_NOT_HELD = ("FOIA s1(1)(a)", "ICO guide to FOI, information not held")
_RELIEF = ("ICO guidance on vexatious requests",)
_DISPUTED = ("FOIA s2(3)(f) and (fa)", "Dunhill v IC and Bolton NHS FT (First-tier Tribunal, 2025), which binds nobody")
_SILENCE = ("FOIA s1(1)(a)", "FOIA s2(1)", "ICO guidance on neither confirming nor denying")
_PREJUDICE = ("FOIA s17(1)(c)", "ICO guidance on the prejudice test")


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
            hint = "say with `covers:` in both which information each decides, or leave the part to one of them"
            yield Fault(kind, decision.path, f"{what} decided twice", hint)


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
            message = "all of this is withheld, but not why none of it could be given"
            yield Fault(kind, decision.path, message, hint)


def _unnamed_interest(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            named = claim.protects or (claim.provision and claim.provision.interest)
            if claim.provision and claim.provision.basis == "prejudice" and not named:
                hint = "add `protects:`, a noun phrase"
                yield Fault(kind, claim.path, f"`{claim.cite}` is claimed, but not what it is to protect here", hint)


def _telling_key(case: Case, kind: Kind) -> Iterator[Fault]:
    """A decision that neither confirms nor denies has no place for what is held, or how it was looked for."""
    for decision in case.decisions:
        if case.regime.outcomes[decision.outcome].way == "confirming":
            told = {
                "covers": decision.covers,
                "severance": decision.severance,
                "searched": decision.searched,
                "schedule": decision.schedule,
                "elsewhere": decision.elsewhere,
                "was": decision.was,
            }
            for key in (key for key, value in told.items() if value):
                message = f"`{key}` could tell whether the information is held, and the decision is not to say"
                yield Fault(kind, (*decision.path, key), message, "take it out")
            for claim in decision.claims:
                if claim.covers:
                    message = "`covers` could tell whether the information is held, and the decision is not to say"
                    yield Fault(kind, (*claim.path, "covers"), message, "take it out")


_WEIGHED = ("withheld", "disclosed-in-part", "ncnd")
_REFUSING = (*_WEIGHED, "cost-limit", "vexatious", "repeated", "more-time")


def _keys_of_outcomes(decision: Decision) -> tuple[tuple[str, object, tuple[str, ...]], ...]:
    """Each key that belongs to some outcomes alone, its value, and those outcomes."""
    return (
        ("if-confirmed", decision.if_confirmed, ("ncnd",)),
        ("if-denied", decision.if_denied, ("ncnd",)),
        ("anything-else", decision.anything_else, ("ncnd",)),
        ("still-weighing", decision.still_weighing, ("more-time",)),
        ("decide-by", decision.decide_by, ("more-time",)),
        ("questions", decision.questions, ("clarification",)),
        ("earlier-notice", decision.earlier_notice, ("no-notice",)),
        ("unreasonable", decision.unreasonable, ("no-notice",)),
        ("schedule", decision.schedule, ("withheld", "disclosed-in-part")),
        ("severance", decision.severance, ("withheld", "disclosed-in-part")),
        ("because", decision.because, _REFUSING),
        ("harm", decision.harm, _REFUSING),
        ("for", decision.for_, _WEIGHED),
        ("against", decision.against, _WEIGHED),
        ("balance", decision.balance, (*_WEIGHED, "more-time")),
        ("searched", decision.searched, ("not-held",)),
    )


_TELLING = ("searched", "schedule", "severance")


def _idle_key(case: Case, kind: Kind) -> Iterator[Fault]:
    """A key that the letter would say nothing of, since it is another outcome's."""
    for decision in case.decisions:
        for key, value, outcomes in _keys_of_outcomes(decision):
            told = key in _TELLING and case.regime.outcomes[decision.outcome].way == "confirming"  # another rule's
            if value and decision.outcome not in outcomes and not told:
                where = listed(f"`{each}`" for each in outcomes)
                message = f"`{key}` is for the outcome {where}; this one is `{decision.outcome}`"
                yield Fault(kind, (*decision.path, key), message, "take it out, or correct the outcome", at_key=True)


def _removed_under_nothing(case: Case, kind: Kind) -> Iterator[Fault]:
    """A row of a schedule that names a provision which no claim of its decision relies on."""
    for decision in case.decisions:
        cited = {each.cite for each in decision.claims} | {cite for each in decision.claims for cite in each.cites}
        for index, row in enumerate(decision.schedule):
            under = [row.under] if isinstance(row.under, str) else row.under
            for cite in (each.strip() for each in under if each.strip() not in cited):
                known = f"one of {', '.join(f'`{each.cite}`' for each in decision.claims)}" if decision.claims else ""
                hint = f"write {known}, or add the claim" if known else "add the claim"
                path = (*decision.path, "schedule", index, "under")
                yield Fault(kind, path, f"`{cite}` is not claimed in this decision", hint)


def _denied_beside(case: Case, kind: Kind) -> Iterator[Fault]:
    """Where information is said not to be held, nothing else about it can be neither confirmed nor denied."""
    tails = {part for each in case.decisions if each.anything_else for part in each.parts}
    whole = any(each.anything_else and not each.parts for each in case.decisions)
    for decision in case.decisions:
        if decision.outcome == "not-held" and (whole or tails & set(decision.parts)):
            message = "this says that nothing is held, and another decision neither confirms nor denies anything else"
            hint = "give that decision the `parts:` of the others, or neither confirm nor deny these parts"
            yield Fault(kind, (*decision.path, "outcome"), message, hint)


def _alternative_to_an_alternative(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        main = {each.cites for each in decision.claims if not each.alternative}
        for claim in decision.claims:
            if claim.alternative and claim.alternative not in main and claim.provision:
                message = f"`{claim.cite}` is an alternative to a claim that is an alternative itself"
                hint = "let every alternative name the same claim, which has no `alternative-to:`"
                yield Fault(kind, (*claim.path, "alternative-to"), message, hint)


def _nothing_but_anything_else(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.anything_else and not answering(case):
            message = "the decision is about anything else, but no other decision says anything"
            yield Fault(kind, (*decision.path, "anything-else"), message, "take `anything-else:` out", at_key=True)


def _nothing_volunteered(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if decision.outcome == "volunteered" and not (decision.answers or decision.enclosed):
            hint = "add `answers: {all: ...}` or `enclosed:`"
            yield Fault(kind, decision.path, "information is volunteered, but the letter gives none", hint)


def _weighed_in_vain(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        shared = {"for": decision.for_, "against": decision.against, "balance": decision.balance}
        if decision.claims and all(each.status not in ("qualified", "disputed") for each in decision.claims):
            for key in (key for key, value in shared.items() if value):
                message = f"no exemption of this decision is qualified, so the letter leaves `{key}` out"
                yield Fault(kind, (*decision.path, key), message, "take it out; there is nothing to weigh")
        for claim in decision.claims:
            given = {"for": claim.for_, "against": claim.against, "balance": claim.balance}
            for key in (key for key, value in given.items() if value and claim.status == "absolute"):
                message = f"`{claim.cite}` is absolute, so the letter leaves `{key}` out"
                yield Fault(kind, (*claim.path, key), message, "take it out; there is nothing to weigh")


def _unkept(case: Case, kind: Kind) -> Iterator[Fault]:
    """Factors or reasons given although they are said to be left out are what can be said; only nothing is amiss."""
    for decision in case.decisions:
        for claim in decision.claims:
            if "public-interest" in claim.unstated and claim.status == "absolute":
                message = f"`{claim.cite}` is absolute, so there are no public interest reasons to leave out"
                yield Fault(kind, (*claim.path, "unstated"), message, "take `public-interest` out of `leave-out:`")


def _no_reason_for_relief(case: Case, kind: Kind) -> Iterator[Fault]:
    """The law asks for no reasons in such a notice, but guidance does, where they would not make matters worse."""
    for decision in case.decisions:
        if decision.outcome in ("vexatious", "repeated"):
            for claim in decision.claims:
                if claim.provision and not reasons(decision, claim):
                    message = f"the request is refused under `{claim.cite}`, but not why"
                    yield Fault(kind, claim.path, message, "add `because:`, about the request and not the person")


def _disputed(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            weighed = (claim.for_ or decision.for_) and (claim.against or decision.against)
            told = weighed or "public-interest" in claim.unstated or decision.outcome == "more-time"
            if claim.status == "disputed" and not told:
                message = f"it is disputed whether `{claim.cite}` needs a public interest test, and none is given"
                hint = "the safe course is a short one: add `for:`, `against:` and `balance:`"
                yield Fault(kind, claim.path, message, hint)


def _idle_likelihood(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            if claim.likelihood and claim.provision and claim.provision.threshold is None:
                message = f"`{claim.cite}` does not turn on prejudice, so the letter does not say this likelihood"
                yield Fault(kind, (*claim.path, "likelihood"), message, "take `likelihood:` out")


RULES = (
    Rule(Kind("S17-403", "a part without a decision", law=("FOIA s1(1)",)), _unanswered),
    Rule(Kind("S17-404", "information decided twice", law=("FOIA s1(1)", "FOIA s17(1)")), _decided_twice),
    Rule(Kind("S17-405", "an exemption claimed twice for the same information", law=("FOIA s17(1)(b)",)), _cited_twice),
    Rule(
        Kind("S17-406", "an exemption over information disclosed or not held", law=("FOIA s1(1)", "FOIA s2(2)")),
        _claims_without_refusal,
    ),
    Rule(Kind("S17-407", "information given that is said not to be", law=("FOIA s1(1)",)), _answers_without_disclosure),
    Rule(Kind("S17-408", "information not held, but not how it was looked for", "warning", _NOT_HELD), _no_search),
    Rule(Kind("S17-409", "a refusal in full, but not why", "warning", ("FOIA s1(1)(b)",)), _no_severance),
    Rule(Kind("S17-205", "a prejudice-based exemption without its interest", "warning", _PREJUDICE), _unnamed_interest),
    Rule(
        Kind("S17-208", "a request refused as vexatious or repeated, but not why", "warning", _RELIEF),
        _no_reason_for_relief,
    ),
    Rule(Kind("S17-304", "a disputed provision without a public interest test", "warning", _DISPUTED), _disputed),
    Rule(Kind("S17-410", "a key that could tell what the decision is not to say", law=_SILENCE), _telling_key),
    Rule(Kind("S17-411", "a key that belongs to another outcome", law=("FOIA s1(1)", "FOIA s17")), _idle_key),
    Rule(
        Kind("S17-412", "a schedule with a provision not claimed", law=("FOIA s17(1)(b)",)),
        _removed_under_nothing,
    ),
    Rule(Kind("S17-414", "a denial that gives a silence away", law=_SILENCE), _denied_beside),
    Rule(Kind("S17-415", "an alternative to an alternative", law=("FOIA s17(1)(b)",)), _alternative_to_an_alternative),
    Rule(Kind("S17-416", "anything else, beside nothing", law=_SILENCE), _nothing_but_anything_else),
    Rule(Kind("S17-413", "information volunteered that is not given", law=("FOIA s78",)), _nothing_volunteered),
    Rule(
        Kind("S17-305", "a public interest test of an absolute exemption", "warning", ("FOIA s2(2)(a)",)),
        _weighed_in_vain,
    ),
    Rule(Kind("S17-209", "reasons left out that are not owed", law=("FOIA s17(3)", "FOIA s17(4)")), _unkept),
    Rule(Kind("S17-206", "a likelihood that nothing asks for", "warning", ("FOIA s17(1)(c)",)), _idle_likelihood),
)
