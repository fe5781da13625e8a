"""What may be said besides what a file lacks: parts, topics, blocks, one more decision; what a topic pulls."""

from collections.abc import Collection, Iterator
from typing import Any

from s17gen import lookup
from s17gen.citation import section_of
from s17gen.law import Block, Provision
from s17gen.library import Library
from s17gen.lint import question_of
from s17gen.lookup.facts import BlockFacts
from s17gen.parts import read_parts
from s17gen.passages import serves
from s17gen.sections import Section
from s17gen.wizard.cites import facts_of, may_rest_on, refuses_whole
from s17gen.wizard.gap import mappings
from s17gen.wizard.questions import FIRST, LAST, SILENT_BESIDES

_FACTORS = ("for", "against")
_FIRST = {"outcome", "parts", "anything-else", "claims"}  # what a decision says before anything is argued
_WHICH = {"cite", "covers", "alternative-to"}  # and a claim


def numbers(data: dict[str, Any]) -> list[str]:
    """The numbers of the request's parts: those that the file lists, or those read from the request."""
    listed = data.get("parts")
    if isinstance(listed, list):
        return [each for each in listed if isinstance(each, str)]
    request = data.get("request")
    return [each.number for each in read_parts(request)] if isinstance(request, str) else []


def undecided(data: dict[str, Any], library: Library) -> list[str]:
    """The parts that no decision is about; a decision that names none is about all, unless it answers none."""
    decided: set[str] = set()
    for _, each in mappings(data.get("decisions")):
        named = [part for held in (each.get("parts"), each.get("answers")) for part in _texts(held)]
        if _answers(each, library):
            decided |= set(numbers(data) if not named or "all" in named else named)
    return [each for each in numbers(data) if each not in decided]


def _texts(held: object) -> list[str]:
    return [each for each in held if isinstance(each, str)] if isinstance(held, list | dict) else []


def _answers(decision: dict[str, Any], library: Library) -> bool:
    """Whether a decision is the answer to parts of the request, as far as it says."""
    facts = facts_of(decision.get("outcome"), library)
    return (facts is None or facts.answers) and not decision.get("anything-else")


def is_silent(decision: dict[str, Any], library: Library) -> bool:
    """Whether a decision leaves unsaid what is held."""
    facts = facts_of(decision.get("outcome"), library)
    return facts is not None and facts.way == "confirming"


def may_be_about_else(decision: dict[str, Any], data: dict[str, Any], library: Library) -> bool:
    """Whether a decision that leaves unsaid what is held may be about what no other one is about."""
    alone = len(data["decisions"]) == 1 or bool(numbers(data))
    return is_silent(decision, library) and not alone and not decision.get("anything-else") and not has_begun(decision)


def may_decide_more(data: dict[str, Any], library: Library) -> bool:
    """Whether there may be one more decision: for parts that are left, or before anything is argued."""
    found = [facts_of(each.get("outcome"), library) for _, each in mappings(data["decisions"])]
    if any(each and not each.letter for each in found):  # a note for the file stands alone
        return False
    return bool(undecided(data, library)) if numbers(data) else not is_argued(data)


def besides(data: dict[str, Any], library: Library) -> dict[str, str]:
    """What may be decided besides the answers to all of the parts, in words: nothing once a decision is argued."""
    if not numbers(data) or undecided(data, library) or is_argued(data):
        return {}
    found = library.regime().outcomes.items()
    if any(not outcome.letter for name, outcome in found if name in _outcomes(data)):
        return {}
    silent = {name: SILENT_BESIDES for name, outcome in found if outcome.way == "confirming"}
    return {**{name: outcome.row for name, outcome in found if not outcome.answers}, **silent}


def _outcomes(data: dict[str, Any]) -> list[object]:
    return [each.get("outcome") for _, each in mappings(data["decisions"])]


def may_claim_more(decision: dict[str, Any], library: Library) -> bool:
    """Whether a decision may rest on one more provision: not where the whole request is refused under one."""
    outcome = decision.get("outcome")
    return may_rest_on(outcome, library) and not refuses_whole(outcome, library) and not has_begun(decision)


def is_argued(data: dict[str, Any]) -> bool:
    """Whether a decision says more than its outcome, its parts and what it relies on."""
    return any(has_begun(each) for _, each in mappings(data.get("decisions")))


def needs_parts(decision: dict[str, Any], data: dict[str, Any], library: Library) -> bool:
    """Whether to ask which parts a decision is about."""
    open_ = not decision.get("parts") and not decision.get("answers")
    return open_ and bool(numbers(data)) and _answers(decision, library)


def has_begun(decision: dict[str, Any]) -> bool:
    """Whether a decision says more than its outcome, its parts and what it relies on."""
    claims = decision.get("claims")
    argued = (
        any(isinstance(each, dict) and set(each) - {"cite"} for each in claims) if isinstance(claims, list) else False
    )
    return bool(set(decision) - _FIRST) or argued


def has_reasons(decision: dict[str, Any], but: Collection[str] = ()) -> bool:
    """Whether a decision says why, in one of its claims or for all; `but` are keys of its own not to look at."""
    own = any(set(each) - _WHICH for _, each in mappings(decision.get("claims")))
    return own or any(decision.get(name) for name in (*FIRST, *LAST) if name not in but)


def topics(found: tuple[Provision, ...], library: Library) -> list[str]:
    """The topics that pull factors for provisions of one section, in the order of the library."""
    have = {topic for block in _factors(found, library) for topic in block.topics}
    return [each for each in library.topics() if each in have]


def pulled(claim: dict[str, Any], found: tuple[Provision, ...], library: Library) -> list[Block]:
    """The blocks that the topics of a claim pull, without those that it names itself."""
    given = claim.get("topics")
    chosen = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    held = [claim.get(side) for side in _FACTORS]
    items = [item for each in held for item in (each if isinstance(each, list) else [each])]
    used = [item.get("use") for item in items if isinstance(item, dict)]  # of whatever shape somebody gave them
    return [each for each in _factors(found, library) if set(chosen) & set(each.topics) and each.id not in used]


def _factors(found: tuple[Provision, ...], library: Library) -> list[Block]:
    section = library.section(section_of(found[0].cite)) if found else None
    question = question_of(found[0]) if found else ""
    return [
        block
        for block in (section.blocks.values() if section else ())
        if block.side in _FACTORS and block.question == question and any(serves(block, each.cite) for each in found)
    ]


def has_blocks(found: tuple[Provision, ...], side: str, library: Library) -> bool:
    """Whether the section of a claim has wording of its own for a side of it."""
    return any(section.number != "common" for section, _ in _serving(found, side, library))


def blocks(found: tuple[Provision, ...], side: str, about: list[str], library: Library) -> list[BlockFacts]:
    """The blocks that may stand on a side of a claim: those on its topics first, then the others.

    Those that any section may use come after the section's own.
    """
    fit = [lookup.block_facts(section, block) for section, block in _serving(found, side, library)]
    return sorted(fit, key=lambda each: not set(about) & set(each.topics))


def _serving(found: tuple[Provision, ...], side: str, library: Library) -> Iterator[tuple[Section, Block]]:
    sections = dict.fromkeys(section_of(each.cite) for each in found)
    for number in (*sections, "common") if found else ():
        section = library.section(number)
        for block in section.blocks.values() if section else ():
            fits = block.side == side and block.question == question_of(found[0])
            if section and fits and any(serves(block, each.cite) for each in found):
                yield section, block


def about(data: dict[str, Any], claim: dict[str, Any], library: Library) -> list[str]:
    """The topics that a claim names, or else those whose words the request has, the likeliest first."""
    given = claim.get("topics")
    if isinstance(given, list) and given:
        return [each for each in given if isinstance(each, str)]
    return lookup.topics_of(library, " ".join(str(data.get(key, "")) for key in ("subject", "request")))
