"""What the claims of a decision still have to be told: what the provisions ask for, and the reasons, shared or not."""

from collections.abc import Collection, Iterator
from typing import Any

from s17gen.asks import Ask
from s17gen.citation import words
from s17gen.findings import Path
from s17gen.law import Provision
from s17gen.library import Library
from s17gen.wizard import offers
from s17gen.wizard.cites import excluded, limbs, limbs_of, refuses_whole
from s17gen.wizard.gap import Beside, Gap, mappings, of_ask, of_key, one_more, says_any, within
from s17gen.wizard.questions import APART, FIRST, KEYS, LAST
from s17gen.wizard.rows import ask_gaps, list_gaps, slot_gaps

_SHARE = "Which of these is the same for all of them, so that the letter says it once?"


def reasons(
    decision: dict[str, Any], path: Path, data: dict[str, Any], library: Library, beside: Beside
) -> Iterator[Gap]:
    """What its claims lack: what is shared by them stands on the decision, around what each has of its own."""
    may = may_share(decision, library)
    every = dict.fromkeys([*may, *FIRST, *LAST])
    shared = [each for each in every if each in beside.shared.get(path, ()) or decision.get(each)]
    if may and not shared and not offers.has_reasons(decision):
        yield Gap((*path, "shared"), _SHARE, "shared", required=False, offer=True, choices=may)
    yield from _for_all([each for each in shared if each not in LAST], decision, path, library)
    for number, claim in mappings(decision.get("claims")):
        here = (*path, "claims", number)
        if limbs(claim.get("cite"), library):
            yield from _which(claim, decision, here, library)
            yield from _asked(claim, decision, here, library, shared)
            yield from _argued(claim, decision, here, data, library, shared)
        elif not claim.get("cite"):
            yield of_key((*here, "cite"))
    yield from _for_all([each for each in shared if each in LAST], decision, path, library)


# What several claims share.


def may_share(decision: dict[str, Any], library: Library) -> dict[str, str]:
    """What at least two claims of a decision need, and could be said once: by its key, in words.

    First what several provisions ask for under one key, such as an opinion; then the reasons.
    """
    claims = [limbs(claim.get("cite"), library) for _, claim in mappings(decision.get("claims"))]
    needs = [_needs(found, decision.get("outcome", ""), library) for found in claims if found]
    groups = dict.fromkeys(each for found in claims if found for each in sorted(_groups(found[0])))
    labels = {
        **{each: f"the {each} that they ask for" for each in groups},
        **{each: KEYS[each].label for each in (*FIRST, *LAST)},
    }
    return {name: label for name, label in labels.items() if sum(name in each for each in needs) > 1}


def _needs(found: tuple[Provision, ...], outcome: str, library: Library) -> set[str]:
    """The keys of all that a claim needs and others may need too."""
    needs = _groups(found[0]) | set(_reasons(found[0], outcome))
    return needs | {"harm"} if "because" in needs and offers.has_blocks(found, "harm", library) else needs


def _groups(provision: Provision) -> set[str]:
    """The keys under which a provision asks for several things."""
    return {name.split(".")[0] for name in provision.asks if "." in name}


def _for_all(names: list[str], decision: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    """What all the claims share, as far as it is lacking, and one more of it."""
    asks = {name: ask for limb in limbs_of(decision, library) for name, ask in limb.asks.items()}
    for place, name in enumerate(names):
        later = says_any(decision, *names[place + 1 :])
        later = later or (name not in LAST and offers.has_reasons(decision, but=names[: place + 1]))
        if name not in KEYS:
            group = {each: ask for each, ask in asks.items() if each.startswith(f"{name}.")}
            yield from _unanswered(group, path, decision)
        elif name == "likelihood" and _is_told(asks, decision):
            continue
        elif not decision.get(name):
            yield of_key((*path, name), question=KEYS[name].shared)
        elif KEYS[name].more and not later:
            yield one_more((*path, name, _count(decision[name])))


# What one claim has of its own.


def _which(claim: dict[str, Any], decision: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    """Which of the information a claim is about, where it may be another for each; or whether it is an alternative."""
    every = [each for _, each in mappings(decision.get("claims"))]
    alone = len(every) == 1 and decision.get("outcome") != "disclosed-in-part"
    if alone or decision.get("outcome") not in APART or set(claim) - {"cite"}:
        return
    found = limbs(claim["cite"], library)
    before = next(place for place, each in enumerate(every) if each is claim)
    other = excluded(found, every[:before], library)
    if other:
        names = library.regime().citation
        one, two = words([each.cite for each in found], names), words([other], names)
        question = f"That and {two} cannot both apply to the same information. Do you rely on {one} only in case "
        question += f"{two} does not apply?"
        yield Gap((*path, "alternative-to"), question, "alternative", None, "", False, (), True, {other: ""})
    yield of_key((*path, "covers"), question=KEYS["covers"].own)


def _asked(
    claim: dict[str, Any], decision: dict[str, Any], path: Path, library: Library, shared: Collection[str]
) -> Iterator[Gap]:
    """What the provision itself asks for."""
    asks = limbs(claim["cite"], library)[0].asks
    own = {name: ask for name, ask in asks.items() if name.split(".")[0] not in shared}
    yield from _unanswered(own, path, claim, decision)


def _argued(
    claim: dict[str, Any],
    decision: dict[str, Any],
    path: Path,
    data: dict[str, Any],
    library: Library,
    shared: Collection[str],
) -> Iterator[Gap]:
    """The reasons, in the order in which they are asked for, and what the blocks ask for that they name."""
    found = limbs(claim["cite"], library)
    told = _is_told(found[0].asks, claim, decision)
    names = [each for each in _reasons(found[0], decision.get("outcome", "")) if each != "likelihood" or not told]
    pulled, whole = offers.pulled(claim, found, library), refuses_whole(decision.get("outcome"), library)
    for name in _may_say(found, decision.get("outcome"), library):
        yield from _besides(name, claim, path, says_any(claim, *names))
    for place, name in enumerate(names):
        later = says_any(claim, *names[place + 1 :])
        if name in found[0].takes:
            yield from list_gaps(claim, name, path, later, offer=name == "aggregated")
        elif name in shared:
            yield from _besides(name, claim, path, later or len(decision["claims"]) == 1)
        else:
            if name == "for" and not says_any(claim, "topics", "for") and not later and offers.topics(found, library):
                yield of_key((*path, "topics"), offer=True)
            yield from _reason(name, claim, path, any(each.side == name for each in pulled), later, found[0], whole)
        harmed = name == "because" and "harm" not in shared and not later and not claim.get("harm")
        if harmed and offers.has_blocks(found, "harm", library):
            yield of_key((*path, "harm"), offer=True)
    yield from slot_gaps(claim, path, library)
    facts = data.get("facts")
    for block in pulled:
        yield from ask_gaps(block.slots, facts if isinstance(facts, dict) else {}, ("facts",))


def _reason(
    name: str, claim: dict[str, Any], path: Path, pulled: bool, later: bool, provision: Provision, whole: bool
) -> Iterator[Gap]:
    """One of the reasons: as a gap where nobody gave it, as an offer of one more where none came after it."""
    given = claim.get(name)
    optional = "estimate" in provision.takes  # which is a reason by itself
    if not given and not pulled:
        if not (optional and later):
            yield of_key((*path, name), question=KEYS[name].whole if whole else "", offer=optional)
    elif KEYS[name].more and not later:
        gap = one_more((*path, name, _count(given)))
        yield gap if given else Gap((*path, name), gap.question, gap.form, required=False, offer=True)


def _besides(name: str, claim: dict[str, Any], path: Path, later: bool) -> Iterator[Gap]:
    """What one claim may say besides what all of them share."""
    given, about = claim.get(name), KEYS[name]
    if later or not about.own:
        return
    if not given:
        yield of_key((*path, name), question=about.own, offer=True)
    elif about.more:
        yield one_more((*path, name, _count(given)))


def _reasons(provision: Provision, outcome: str) -> Iterator[str]:
    """The keys of the reasons that a claim on a provision needs, or may have."""
    if "history" in provision.takes and not provision.sufficient:
        yield "history"
    if (outcome != "ncnd" or provision.basis in ("class", "legal-bar")) and not (
        provision.sufficient or provision.apparent
    ):
        yield "because"
    yield from (each for each in ("estimate", "aggregated") if each in provision.takes)
    if provision.basis == "prejudice" and not provision.interest:
        yield "protects"
    if provision.threshold:
        yield "likelihood"
    if provision.status in ("qualified", "disputed") and outcome != "more-time":
        yield from LAST


def _may_say(found: tuple[Provision, ...], outcome: object, library: Library) -> Iterator[str]:
    """The keys of the reasons that a claim may have although it needs none."""
    if outcome == "ncnd" and found[0].basis == "prejudice" and found[0].interest:
        yield "protects"
    silent = outcome == "ncnd" and "because" not in _reasons(found[0], "ncnd")  # what either answer tells is the reason
    told = found[0].sufficient or found[0].apparent
    if silent or (told and offers.has_blocks(found, "because", library)):
        yield "because"


def _unanswered(asks: dict[str, Ask], path: Path, *holders: dict[str, Any]) -> Iterator[Gap]:
    """The asks that none of the holders answers, and that no other answer spares."""
    for name, ask in asks.items():
        answered = any(within(each, name) for each in holders)
        spared = ask.unless is not None and any(within(each, ask.unless) for each in holders)
        if not answered and not spared:
            yield of_ask((*path, *name.split(".")), ask)


def _is_told(asks: dict[str, Ask], *holders: dict[str, Any]) -> bool:
    """Whether an answer to an ask says how likely the harm is."""
    return any(ask.is_likelihood and any(within(each, name) for each in holders) for name, ask in asks.items())


def _count(given: object) -> int:
    return len(given) if isinstance(given, list) else int(bool(given))
