"""What claims cite: the provisions named, whether an outcome may rest on any, and one `cite:` from what is typed."""

from typing import Any

from s17gen.citation import listed, read, section_of, sort_key
from s17gen.cited import named
from s17gen.law import EXEMPTS, OutcomeFacts, Provision
from s17gen.library import Library
from s17gen.wizard.gap import mappings


def limbs(cite: object, library: Library) -> tuple[Provision, ...]:
    """The provisions that a claim cites; none if it cites none."""
    return named(cite, library.section(section_of(cite))) if isinstance(cite, str) else ()


def limbs_of(holder: dict[str, Any], library: Library) -> tuple[Provision, ...]:
    """The provisions that a claim cites, or all the claims of a decision."""
    claims = [holder] if "cite" in holder else [claim for _, claim in mappings(holder.get("claims"))]
    return tuple(limb for claim in claims for limb in limbs(claim.get("cite"), library))


def may_rest_on(outcome: object, library: Library) -> bool:
    """Whether a decision with this outcome may cite provisions."""
    return any(outcome in role.outcomes for role in library.regime().roles.values())


def facts_of(outcome: object, library: Library) -> OutcomeFacts | None:
    """What the regime says of an outcome."""
    return library.regime().outcomes.get(outcome) if isinstance(outcome, str) else None


def refuses_whole(outcome: object, library: Library) -> bool:
    """Whether it is the request as a whole that is refused, or not even answered."""
    facts = facts_of(outcome, library)
    return facts is not None and (facts.way == "relief" or not facts.letter)


def one_cite(typed: str, library: Library) -> str:
    """What stands under `cite:` for a citation as typed: one provision, or limbs that one claim can rely on together.

    Nothing if that is none, or several.
    """
    found = read(typed, library.citations()).exact
    if len(found) < 2:
        return "".join(found)
    first, *others = sorted(found, key=sort_key)
    parent, _, _ = first.rpartition("(")
    cite = listed([first, *(each.removeprefix(parent) for each in others)])
    return cite if limbs(cite, library) else ""


def excluded(found: tuple[Provision, ...], others: list[dict[str, Any]], library: Library) -> str:
    """The `cite:` of the first other claim that cannot apply to the same information as these provisions."""
    for other in others:
        pairs = [(one, two) for one in found for two in limbs(other.get("cite"), library)]
        if any(_excludes(one, two, library) or _excludes(two, one, library) for one, two in pairs):
            return str(other["cite"])
    return ""


def _excludes(one: Provision, two: Provision, library: Library) -> bool:
    section = library.section(section_of(one.cite))
    both_exempt = one.role in EXEMPTS and two.role in EXEMPTS  # what is said of a section is said of its exemptions
    return any(
        each.cite is not None
        and not each.seldom
        and (each.of == one.cite or (each.of is None and both_exempt))
        and (each.cite in (two.cite, section_of(two.cite)) or two.cite.startswith((f"{each.cite}(", f"{each.cite}+")))
        for each in (section.excludes if section else ())
    )
