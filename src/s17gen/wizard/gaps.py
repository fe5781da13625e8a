"""What a request file still has to be told: by its outcomes, and by what the provisions cited ask for."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from s17gen.dates import date_words
from s17gen.findings import Path
from s17gen.law import OutcomeFacts
from s17gen.library import Library
from s17gen.wizard import offers
from s17gen.wizard.cites import facts_of, limbs, may_rest_on
from s17gen.wizard.gap import Beside, Gap, mappings, of_key, one_more, says_any
from s17gen.wizard.questions import BESIDES, BETWEEN, DECISION, TOP
from s17gen.wizard.reasons import reasons
from s17gen.wizard.rows import list_gaps, row_gaps, slot_gaps

_FEW_SHARE = 2  # claims from which on there is something to tell apart


def gaps(data: dict[str, Any], library: Library, beside: Beside | None = None) -> list[Gap]:
    """Every gap of a request's data, in the order of its questions. Data of the wrong shape is left for `check`."""
    return [each for each in asked(data, library, beside) if not each.offer]


def asked(data: dict[str, Any], library: Library, beside: Beside | None = None) -> Iterator[Gap]:
    """Every gap and every offer, in the order in which they are asked."""
    beside = beside or Beside()
    for name in TOP:
        yield from _top(name, data, beside)
    decisions = mappings(data.get("decisions"))
    for number, decision in decisions:
        yield from _what(decision, ("decisions", number), data, library)
    if decisions and offers.may_decide_more(data, library):
        yield one_more(("decisions", len(data["decisions"])))
    elif decisions and (besides := offers.besides(data, library)):
        here: Path = ("decisions", len(data["decisions"]))
        yield Gap(here, BESIDES, "besides", required=False, offer=True, choices=besides)
    if decisions:
        yield from _between(data, beside)
    for number, decision in decisions:
        yield from _decision(decision, ("decisions", number), data, library, beside)
    if decisions and not data.get("no-advice"):
        yield from _advice(data, [each.get("outcome") for _, each in decisions], library)


def _top(name: str, data: dict[str, Any], beside: Beside) -> Iterator[Gap]:
    if data.get(name):
        yield from row_gaps(data, name, ())
    elif name == "decisions":
        yield _decisions(data)
    elif name != "review-of" and name not in beside.settled:
        yield of_key((name,))


def _between(data: dict[str, Any], beside: Beside) -> Iterator[Gap]:
    """What came between the request and an answer after its day, and what is lacking of that."""
    for name in BETWEEN:
        yield from row_gaps(data, name, ())
    if beside.due and not says_any(data, "late", "review-of"):
        question = f"The answer was due by {date_words(beside.due)}. What came between? (Enter if it is simply late)"
        choices = {name: about for name, about in BETWEEN.items() if not data.get(name)}
        yield Gap(("late",), question, "between", required=False, offer=True, choices=choices)


def _advice(data: dict[str, Any], outcomes: list[object], library: Library) -> Iterator[Gap]:
    """Help for the applicant, which a refusal for cost has to give.

    Who gets all needs none, and a note for the file goes to nobody.
    """
    facts, given = [facts_of(each, library) for each in outcomes], data.get("advice")
    if given:
        yield one_more(("advice", len(given) if isinstance(given, list) else 1))
    elif all(each is None or each.letter for each in facts) and any(
        each is None or _falls_short(each) for each in facts
    ):
        yield of_key(("advice",), offer="cost-limit" not in outcomes)


def _falls_short(facts: OutcomeFacts) -> bool:
    """Whether an outcome leaves some of what was asked for unanswered."""
    return facts.refuses or not facts.gives


# A decision.


def _decisions(data: dict[str, Any]) -> Gap:
    """That nothing is decided, with the parts that there are to decide on."""
    gap, parts = of_key(("decisions",)), offers.numbers(data)
    first, *rest = gap.sketch
    return replace(gap, sketch=(first, f"    parts: [{', '.join(parts)}]", *rest)) if parts else gap


def _what(decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library) -> Iterator[Gap]:
    """What was decided, on which parts, relying on what."""
    outcome = decision.get("outcome")
    if not isinstance(outcome, str) or not outcome:
        yield of_key((*path, "outcome"))
        return
    if offers.needs_parts(decision, data, library):
        yield of_key((*path, "parts"), offer=True)
    if offers.may_be_about_else(decision, data, library):
        yield of_key((*path, "anything-else"), offer=True)
    wants, facts = may_rest_on(outcome, library), facts_of(outcome, library)
    claims = decision.get("claims")
    if not claims and wants and facts and (facts.refuses or not facts.letter):
        yield of_key((*path, "claims"))
    elif claims and isinstance(claims, list) and offers.may_claim_more(decision, library):
        yield one_more((*path, "claims", len(claims)))


def _decision(
    decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library, beside: Beside
) -> Iterator[Gap]:
    outcome = decision.get("outcome", "")
    for name in ("was", "review") if data.get("review-of") else ():
        if not decision.get(name):
            yield of_key((*path, name))
    for name in next((names for each, names in DECISION.items() if each == outcome), ()):
        yield from _said(name, decision, path, library)
    yield from slot_gaps(decision, path, library)
    yield from reasons(decision, path, data, library, beside)


def _said(name: str, decision: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    """One of the keys that a decision has besides its claims."""
    claims = mappings(decision.get("claims"))
    cited = [limb for _, claim in claims for limb in limbs(claim.get("cite"), library)]
    argued = offers.has_reasons(decision)
    if name == "answers":
        yield from _answers(decision, path)
    elif name == "enclosed":
        later, answered = argued or bool(decision.get("severance")), bool(decision.get("answers"))
        yield from list_gaps(decision, name, path, later, offer=answered)
    elif name == "schedule":
        if decision.get(name) or len(claims) >= _FEW_SHARE or decision.get("outcome") == "disclosed-in-part":
            yield from list_gaps(decision, name, path, later=argued, offer=True)
    elif name == "elsewhere":
        yield from () if decision.get(name) else [of_key((*path, name), offer=True)]
    elif name == "severance" and cited and not any(each.severable for each in cited):
        return
    elif not decision.get(name):
        yield of_key((*path, name))
    else:
        yield from row_gaps(decision, name, path)


def _answers(decision: dict[str, Any], path: Path) -> Iterator[Gap]:
    """The answer to each part that the decision names, or to all of the request."""
    parts, given = decision.get("parts"), decision.get("answers")
    numbers = [each for each in parts if isinstance(each, str)] if isinstance(parts, list) else []
    if decision.get("enclosed"):
        return
    gap = of_key((*path, "answers"))
    if not given:
        yield replace(gap, sketch=tuple(f"  {each}: >" for each in numbers) or gap.sketch)
    elif isinstance(given, dict) and not given.get("all"):
        for each in numbers:
            if not given.get(each):
                yield Gap((*path, "answers", each), f"{gap.question} (part {each})", "passage")
