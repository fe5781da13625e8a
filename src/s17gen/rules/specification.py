"""Specification: whether the provisions cited are ones that this authority can rely on."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.citation import section_of, words
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule


def _not_open(case: Case, kind: Kind) -> Iterator[Fault]:
    """A provision that is not open to this kind of authority; where the profile gives no kind, nobody can tell."""
    for decision in case.decisions:
        for claim in decision.claims:
            if case.kind and claim.provision and case.kind.open.get(section_of(claim.cite)) == "no":
                provision = words([claim.cite], case.regime.citation)
                message = f"{provision} is not open to {case.kind.name}"
                hint = "cite another exemption, or correct `kind:` in the authority's profile"
                yield Fault(kind, (*claim.path, "cite"), message, hint)


RULES = (
    Rule(
        Kind(
            "S17-105",
            "a provision that is not open to this kind of authority",
            law=("FOIA s30", "FOIA s33(1)", "FOIA s35(1)", "FOIA s36(1)"),
            acceptable=True,
        ),
        _not_open,
    ),
)
