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
            yield Fault(replace(kind, law=_law(found)), (*later.path, "cite"), message, hint)


def _excluding(claim: Claim, other: Claim, seldom: bool) -> Exclusion | None:
    """What of the first claim's section excludes the other, where both exempt the same information."""
    if not (_exempts(claim) and _exempts(other) and _overlap(claim, other)):
        return None
    for each in claim.limits.excludes:
        names = (other.cite, section_of(other.cite), other.cite.partition("+")[0])
        elsewhere = section_of(claim.cite) != section_of(other.cite)
        hit = each.cite in names if each.cite else elsewhere and each.status == other.status
        if hit and each.seldom == seldom and each.of in (None, claim.cite):
            return each
    return None


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
    return bool(claim.alternative or other.alternative)


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
