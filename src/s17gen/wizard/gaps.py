"""What a request file still has to be told: by its outcomes, and by what the provisions cited ask for."""

from collections.abc import Collection, Iterator
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
from s17gen.wizard import offers
from s17gen.wizard.questions import DECISION, KEYS, MAY_BE_LEFT_OUT, MAY_BE_LEFT_OUT_OF_ROWS, MORE, ROWS, TOP

_HINTS = {"date": "a date, such as `2026-10-12`", "passage": "in whole sentences", "yes": "`true` or `false`"}
_SIDES = ("because", "harm", "for", "against")


class Gap(Struct, frozen=True):
    """A key that is not answered: its path, its question, and what an answer looks like.

    `form` says how it is answered; `ask` is the library's own where it asks; `sketch` are the lines under the key.
    `offer` is what is asked in a terminal only: what may be said besides, such as one more of something.
    """

    path: Path
    question: str
    form: str = "text"
    ask: Ask | None = None
    hint: str = ""
    required: bool = True
    sketch: tuple[str, ...] = ()
    offer: bool = False


def gaps(data: dict[str, Any], library: Library, settled: Collection[str] = ()) -> list[Gap]:
    """Every gap of a request's data, in the order of its questions. Data of the wrong shape is left for `check`.

    `settled` are keys that need no answer, because the project has it.
    """
    return [each for each in asked(data, library, settled) if not each.offer]


def asked(data: dict[str, Any], library: Library, settled: Collection[str] = ()) -> Iterator[Gap]:
    """Every gap and every offer, in the order in which they are asked."""
    for name in TOP:
        if name not in settled and not data.get(name):
            yield _decisions(data) if name == "decisions" else _key((name,))
    decisions = _mappings(data.get("decisions"))
    for number, decision in decisions:
        yield from _what(decision, ("decisions", number), data, library)
    if decisions and offers.may_decide_more(data):
        yield _more(("decisions", len(data["decisions"])), "decision")
    for number, decision in decisions:
        yield from _decision(decision, ("decisions", number), data, library)
    if any(each.get("outcome") == "cost-limit" for _, each in decisions) and not _any(data, "advice", "no-advice"):
        yield _key(("advice",))


def limbs(cite: object, library: Library) -> tuple[Provision, ...]:
    """The provisions that a claim cites; none if it cites none."""
    return named(cite, library.section(section_of(cite))) if isinstance(cite, str) else ()


def rests_on_claims(outcome: object, library: Library) -> bool:
    """Whether a decision with this outcome may cite provisions."""
    return any(outcome in role.outcomes for role in library.regime().roles.values())


# A decision.


def _decisions(data: dict[str, Any]) -> Gap:
    """That nothing is decided, with the parts that there are to decide on."""
    gap, parts = _key(("decisions",)), offers.numbers(data)
    first, *rest = gap.sketch
    return replace(gap, sketch=(first, f"    parts: [{', '.join(parts)}]", *rest)) if parts else gap


def _what(decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library) -> Iterator[Gap]:
    """What was decided, on which parts, relying on what."""
    outcome = decision.get("outcome")
    if not isinstance(outcome, str) or not outcome:
        yield _key((*path, "outcome"))
        return
    if offers.needs_parts(decision, data):
        yield replace(_key((*path, "parts")), offer=True)
    wants, facts = rests_on_claims(outcome, library), library.regime().outcomes.get(outcome)
    claims = decision.get("claims")
    if not claims and wants and facts and (facts.refuses or not facts.letter):
        yield _key((*path, "claims"))
    elif claims and isinstance(claims, list) and wants and not offers.has_begun(decision):
        yield _more((*path, "claims", len(claims)), "claim")


def _decision(decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library) -> Iterator[Gap]:
    outcome = decision.get("outcome", "")
    claims = _mappings(decision.get("claims"))
    cited = [limb for _, claim in claims for limb in limbs(claim.get("cite"), library)]
    for name in next((names for each, names in DECISION.items() if each == outcome), ()):
        idle = name == "severance" and cited and not any(each.severable for each in cited)
        if name == "answers":
            yield from _answers(decision, path)
        elif not idle and not decision.get(name):
            yield _key((*path, name))
    yield from _row_keys("earlier-notice", decision.get("earlier-notice"), (*path, "earlier-notice"))
    yield from _slots(decision, path, library)
    for number, claim in claims:
        yield from _claim(claim, decision, (*path, "claims", number), data, library)


def _answers(decision: dict[str, Any], path: Path) -> Iterator[Gap]:
    """The answer to each part that the decision names, or to all of the request."""
    parts, given = decision.get("parts"), decision.get("answers")
    numbers = [each for each in parts if isinstance(each, str)] if isinstance(parts, list) else []
    if decision.get("enclosed"):
        return
    gap = _key((*path, "answers"))
    if not given:
        yield replace(gap, sketch=tuple(f"  {each}: >" for each in numbers) or gap.sketch)
    elif isinstance(given, dict) and not given.get("all"):
        for each in numbers:
            if not given.get(each):
                yield Gap((*path, "answers", each), f"{gap.question} (part {each})", "passage")


# A claim.


def _claim(
    claim: dict[str, Any], decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library
) -> Iterator[Gap]:
    found = limbs(claim.get("cite"), library)
    if not found:
        if not claim.get("cite"):
            yield _key((*path, "cite"))
        return
    provision = found[0]
    for name, ask in provision.asks.items():
        if not _answered(name, claim, decision) and not (ask.unless and _answered(ask.unless, claim, decision)):
            yield Gap((*path, *name.split(".")), ask.ask, "ask", ask, wanted(ask), ask.required)
    told = any(each.is_likelihood and _answered(name, claim, decision) for name, each in provision.asks.items())
    reasons = [each for each in _reasons(provision, decision.get("outcome", "")) if each != "likelihood" or not told]
    pulled = offers.pulled(claim, found, library)
    for place, name in enumerate(reasons):
        later = _any(claim, *reasons[place + 1 :])
        if name == "for" and not claim.get("topics") and not later and not claim.get("for"):
            yield from _topics(found, path, library)
        yield from _reason(name, claim, decision, path, any(each.side == name for each in pulled), later)
        if name == "because" and not later and not claim.get("harm") and offers.has_blocks(found, "harm", library):
            yield replace(_key((*path, "harm")), offer=True)
    yield from _row_keys("estimate", claim.get("estimate"), (*path, "estimate"))
    yield from _slots(claim, path, library)
    facts = data.get("facts")
    for block in pulled:
        yield from _asks(block.slots, facts if isinstance(facts, dict) else {}, ("facts",))


def _reason(
    name: str, claim: dict[str, Any], decision: dict[str, Any], path: Path, pulled: bool, later: bool
) -> Iterator[Gap]:
    """One of the reasons: as a gap where nobody gave it, as an offer of one more where none came after it."""
    given = claim.get(name)
    if not given and not pulled and not (name != "protects" and decision.get(name)):
        yield _key((*path, name))
    elif name in MORE and not later and (given or pulled):
        gap = _more((*path, name, len(given) if isinstance(given, list) else int(bool(given))), name)
        yield gap if given else replace(gap, path=(*path, name))


def _topics(found: tuple[Provision, ...], path: Path, library: Library) -> Iterator[Gap]:
    if offers.topics(found, library):
        yield replace(_key((*path, "topics")), offer=True)


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


# What stands in rows, and what blocks ask for.


def _row_keys(name: str, given: object, path: Path) -> Iterator[Gap]:
    """The keys that the rows under a key lack, or the one mapping that stands there."""
    rows = [(path, given)] if isinstance(given, dict) else [((*path, n), each) for n, each in _mappings(given)]
    for place, row in rows:
        for key, about in ROWS[name].items():
            if not row.get(key):
                hint = _HINTS.get(about.form, "")
                yield Gap((*place, key), about.ask, about.form, None, hint, key not in MAY_BE_LEFT_OUT_OF_ROWS)


def _slots(holder: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    """The facts that the blocks named in a claim or a decision ask for and have not got."""
    for side in _SIDES:
        given = holder.get(side)
        uses = [((*path, side), given)] if isinstance(given, dict) else []
        for place, use in uses or [((*path, side, number), each) for number, each in _mappings(given)]:
            name = use.get("use")
            block = library.block(name) if isinstance(name, str) else None
            yield from _asks(block.slots if block else {}, use, place)


def _asks(asks: dict[str, Ask], given: dict[str, Any], path: Path) -> Iterator[Gap]:
    for name, ask in asks.items():
        if not given.get(name):
            yield Gap((*path, name), ask.ask, "ask", ask, wanted(ask), ask.required)


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
    return Gap(path, about.ask, about.form, None, _HINTS.get(about.form, ""), name not in MAY_BE_LEFT_OUT, about.sketch)


def _more(path: Path, name: str) -> Gap:
    """The offer to say one more of what stands at a path already."""
    forms = {"decision": "decision", "claim": "claim", "estimate": "row"}
    plural = {"decision": "decisions", "claim": "claims"}
    return Gap(path, MORE[plural.get(name, name)], forms.get(name, "passage"), None, "", False, (), True)


def _mappings(value: object) -> list[tuple[int, dict[str, Any]]]:
    items = value if isinstance(value, list) else []
    return [(number, each) for number, each in enumerate(items) if isinstance(each, dict)]
