"""What a request file still has to be told: by its outcomes, and by what the provisions cited ask for."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from s17gen.asks import Ask
from s17gen.citation import section_of
from s17gen.cited import named
from s17gen.findings import Path
from s17gen.law import Provision
from s17gen.library import Library
from s17gen.slots import wanted
from s17gen.wizard.questions import DECISION, KEYS, MAY_BE_LEFT_OUT, TOP


class Gap(Struct, frozen=True):
    """A key that is not answered: its path, its question, and what an answer looks like.

    `form` says how it is answered; `ask` is the library's own where it asks; `sketch` are the lines under the key.
    """

    path: Path
    question: str
    form: str = "text"
    ask: Ask | None = None
    hint: str = ""
    required: bool = True
    sketch: tuple[str, ...] = ()


def gaps(data: dict[str, Any], library: Library) -> list[Gap]:
    """Every gap of a request's data, in the order of its file. Data of the wrong shape is left for `check` to find."""
    found = [_key((name,)) for name in TOP if not data.get(name)]
    decisions = _mappings(data.get("decisions"))
    for number, decision in decisions:
        found += _decision(decision, ("decisions", number), library)
    if any(each.get("outcome") == "cost-limit" for _, each in decisions) and not _any(data, "advice", "no-advice"):
        found.append(_key(("advice",)))
    return found


def limbs(cite: object, library: Library) -> tuple[Provision, ...]:
    """The provisions that a claim cites; none if it cites none."""
    return named(cite, library.section(section_of(cite))) if isinstance(cite, str) else ()


def _decision(decision: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    outcome = decision.get("outcome", "")
    claims = _mappings(decision.get("claims"))
    cited = [limb for _, claim in claims for limb in limbs(claim.get("cite"), library)]
    for name in DECISION.get(outcome, ()):
        idle = name == "severance" and cited and not any(each.severable for each in cited)
        if not idle and not _any(decision, name, *(("enclosed",) if name == "answers" else ())):
            yield _answers(decision, path) if name == "answers" else _key((*path, name))
    wants = [role for role in library.regime().roles.values() if outcome in role.outcomes]
    facts = library.regime().outcomes.get(outcome)
    if not claims and wants and facts and (facts.refuses or not facts.letter):
        yield _key((*path, "claims"))
    for number, claim in claims:
        yield from _claim(claim, decision, (*path, "claims", number), library)


def _answers(decision: dict[str, Any], path: Path) -> Gap:
    """The answer to each part that the decision names, or to all of the request."""
    parts = decision.get("parts")
    gap = _key((*path, "answers"))
    named_parts = [f"  {each}: >" for each in parts] if isinstance(parts, list) else []
    return replace(gap, sketch=tuple(named_parts) or gap.sketch)


def _claim(claim: dict[str, Any], decision: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    found = limbs(claim.get("cite"), library)
    if not found:
        return
    provision = found[0]
    for name, ask in provision.asks.items():
        if not _answered(name, claim, decision) and not (ask.unless and _answered(ask.unless, claim, decision)):
            yield Gap((*path, *name.split(".")), ask.ask, "ask", ask, wanted(ask), ask.required)
    told = any(each.is_likelihood and _answered(name, claim, decision) for name, each in provision.asks.items())
    for name in _reasons(provision, decision.get("outcome", "")):
        if (
            not (told and name == "likelihood")
            and not _any(claim, name)
            and not (name != "protects" and _any(decision, name))
        ):
            yield _key((*path, name))


def _reasons(provision: Provision, outcome: str) -> Iterator[str]:
    """The keys of the reasons that a claim on a provision needs."""
    if "estimate" in provision.takes:
        yield "estimate"
    elif (outcome != "ncnd" or provision.basis in ("class", "legal-bar")) and not (
        provision.sufficient or provision.apparent
    ):
        yield "because"
    if provision.basis == "prejudice" and not provision.interest:
        yield "protects"
    if provision.threshold:
        yield "likelihood"
    if provision.status in ("qualified", "disputed") and outcome != "more-time":
        yield from ("for", "against", "balance")


def _answered(name: str, claim: dict[str, Any], decision: dict[str, Any]) -> bool:
    return any(_at(holder, name.split(".")) for holder in (claim, decision))


def _at(holder: object, steps: list[str]) -> object:
    for step in steps:
        holder = holder.get(step) if isinstance(holder, dict) else None
    return holder


def _any(holder: dict[str, Any], *names: str) -> bool:
    return any(holder.get(name) for name in names)


def _key(path: Path) -> Gap:
    name = str(path[-1])
    about = KEYS[name]
    hint = {"date": "a date, such as `2026-10-12`", "passage": "in whole sentences"}.get(about.form, "")
    return Gap(path, about.ask, about.form, None, hint, name not in MAY_BE_LEFT_OUT, about.sketch)


def _mappings(value: object) -> list[tuple[int, dict[str, Any]]]:
    items = value if isinstance(value, list) else []
    return [(number, each) for number, each in enumerate(items) if isinstance(each, dict)]
