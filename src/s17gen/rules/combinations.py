"""Combinations: provisions that cannot, or seldom can, both cover the same information; the pairs are data."""

import re
from collections.abc import Iterator
from itertools import permutations

from msgspec.structs import replace

from s17gen.case import Case, Claim
from s17gen.citation import section_of, words
from s17gen.findings import Fault, Kind
from s17gen.law import EXEMPTS, Exclusion
from s17gen.rules.rule import Rule


def _never(case: Case, kind: Kind) -> Iterator[Fault]:
    yield from _both(case, kind, seldom=False)


def _seldom(case: Case, kind: Kind) -> Iterator[Fault]:
    yield from _both(case, kind, seldom=True)


def _both(case: Case, kind: Kind, seldom: bool) -> Iterator[Fault]:
    """A fault for each pair of claims on the same information of which one excludes the other, once a pair."""
    for decision in case.decisions:
        told: set[frozenset[int]] = set()
        for (one, claim), (two, other) in permutations(enumerate(decision.claims), 2):
            found = _excluding(claim, other, seldom)
            pair = frozenset((one, two))
            if found is None or pair in told or _alternatives(claim, other):
                continue
            told.add(pair)
            names = case.regime.citation
            later, earlier = (claim, other) if one > two else (other, claim)
            verb = "seldom both apply" if seldom else "cannot both apply"
            message = f"{words([earlier.cite], names)} and {words([later.cite], names)} {verb} to the same information"
            reason = " ".join(found.because.split())
            hint = f"{reason[:1].lower()}{reason[1:]}".removesuffix(".")
            if claim.covers != other.covers:  # one of them says nothing, and so is about all that the decision is
                message += ", as far as the file says"
                hint += "; give both `covers:`"
            yield Fault(replace(kind, law=_law(found)), (*later.path, "cite"), message, hint)


def _excluding(claim: Claim, other: Claim, seldom: bool) -> Exclusion | None:
    """What of the first claim's section excludes the other, where both exempt the same information."""
    if claim.provision is None or other.provision is None or not _overlap(claim, other):
        return None
    for each in claim.limits.excludes:
        elsewhere = section_of(claim.cite) != section_of(other.cite)
        hit = _names(each.cite, other) if each.cite else elsewhere and each.status == other.status
        exempt = _exempts(claim) and _exempts(other)  # what is said of a section is said of its exemptions
        if hit and each.seldom == seldom and (each.of == claim.cite or (each.of is None and exempt)):
            return each
    return None


def _names(cite: str, claim: Claim) -> bool:
    """Whether a citation is that of a claim's provision, of its section, or of a paragraph that it stands in."""
    return claim.cite == cite or section_of(claim.cite) == cite or claim.cite.startswith((f"{cite}(", f"{cite}+"))


def _law(found: Exclusion) -> tuple[str, ...]:
    """The authorities that a source names, without the addresses where they are to be read."""
    named = re.sub(r",? *https?://\S+?(?=;|$| )", "", " ".join(found.source.split()).replace("FOIA 2000 ", "FOIA "))
    return tuple(each.strip() for each in named.split(";"))


def _exempts(claim: Claim) -> bool:
    return claim.provision is not None and claim.provision.role in EXEMPTS


def _overlap(claim: Claim, other: Claim) -> bool:
    """Whether two claims of a decision are about the same information, as far as they say."""
    return claim.covers is None or other.covers is None or claim.covers == other.covers


def _alternatives(claim: Claim, other: Claim) -> bool:
    """Whether one of two claims stands in for the other, or both for a third."""
    named = (claim.alternative == other.cites, other.alternative == claim.cites)
    return any(named) or bool(claim.alternative and claim.alternative == other.alternative)


RULES = (
    Rule(
        Kind(
            "S17-110",
            "two exemptions that cannot both apply",
            law=("FOIA s17(1)(b)", "FOIA s24(1)", "FOIA s31(1)", "FOIA s36(1)", "FOIA s40(2)"),
            acceptable=True,
            todo="Choose one; say with `covers:` which information each is about; or, where it is uncertain which"
            " applies, rely on the second with `alternative-to:`.",
        ),
        _never,
    ),
    Rule(
        Kind(
            "S17-111",
            "two exemptions that seldom both apply",
            "warning",
            ("FOIA s17(1)(b)", "FOIA s17(1)(c)"),
            todo="Say with `covers:` which information each is about, or why both apply to the same.",
        ),
        _seldom,
    ),
)
