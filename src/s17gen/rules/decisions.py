"""Decisions: every part answered, nothing decided twice, and no outcome that its own record contradicts."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.citation import listed
from s17gen.duties import reasons
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_NOT_HELD = ("FOIA s1(1)(a)", "ICO guide to FOI, information not held")
_RELIEF = ("ICO guidance on vexatious requests",)
_DISPUTED = ("FOIA s2(3)(f) and (fa)", "Dunhill v IC and Bolton NHS FT (First-tier Tribunal, 2025), which binds nobody")
_SILENCE = ("FOIA s1(1)(a)", "FOIA s2(1)", "ICO guidance on neither confirming nor denying")
_PREJUDICE = ("FOIA s17(1)(c)", "ICO guidance on the prejudice test")


def _unanswered(case: Case, kind: Kind) -> Iterator[Fault]:
    decided = {part.number for decision in case.decisions for part in decision.parts}
    missing = [part.number for part in case.parts if part.number not in decided]
    if missing:
        noun = "part" if len(missing) == 1 else "parts"
        hint = "add each number to the `parts:` of a decision"
        yield Fault(kind, ("decisions",), f"no decision answers {noun} {listed(missing)}", hint)


def _decided_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    """Two decisions about one part are lawful where each says which information it covers."""
    covered: dict[str, set[str | None]] = {}  # by part, or by nothing where the request has no parts
    for decision in case.decisions:
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
        refuses = case.regime.outcomes[decision.outcome].refuses
        if not refuses and any(claim.provision is None for claim in decision.claims):
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
        if decision.outcome == "withheld" and decision.claims and not decision.severance:
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
            told = {"covers": decision.covers, "severance": decision.severance, "searched": decision.searched}
            for key in (key for key, value in told.items() if value):
                message = f"`{key}` could tell whether the information is held, and the decision is not to say"
                yield Fault(kind, (*decision.path, key), message, "take it out")
            for claim in decision.claims:
                if claim.covers:
                    message = "`covers` could tell whether the information is held, and the decision is not to say"
                    yield Fault(kind, (*claim.path, "covers"), message, "take it out")


def _idle_key(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        if case.regime.outcomes[decision.outcome].way != "confirming":
            given = {"if-confirmed": decision.if_confirmed, "if-denied": decision.if_denied}
            for key in (key for key, value in given.items() if value):
                message = f"`{key}` is for the outcome `ncnd`; this one is `{decision.outcome}`"
                yield Fault(kind, (*decision.path, key), message, "take it out, or correct the outcome")


def _no_reason_for_relief(case: Case, kind: Kind) -> Iterator[Fault]:
    """The law asks for no reasons in such a notice, but guidance does, where they would not make matters worse."""
    for decision in case.decisions:
        if case.regime.outcomes[decision.outcome].way == "relief":
            for claim in decision.claims:
                if claim.provision and not reasons(decision, claim):
                    message = f"the request is refused under `{claim.cite}`, but not why"
                    yield Fault(kind, claim.path, message, "add `because:`, about the request and not the person")


def _disputed(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            if claim.status == "disputed" and not (claim.for_ and claim.against):
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
    Rule(Kind("S17-411", "a reason for neither confirming nor denying, in another decision", law=_SILENCE), _idle_key),
    Rule(Kind("S17-206", "a likelihood that nothing asks for", "warning", ("FOIA s17(1)(c)",)), _idle_likelihood),
)
