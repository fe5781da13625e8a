"""Specification: whether the provisions cited are ones that this authority can rely on."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.citation import section_of, words
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_WHO = ("FOIA s30", "FOIA s33(1)", "FOIA s35(1)", "FOIA s36(1)")


def _not_open(case: Case, kind: Kind) -> Iterator[Fault]:
    """A provision that is not open to this kind of authority; where the profile gives no kind, nobody can tell."""
    for decision in case.decisions:
        for claim in decision.claims:
            if case.kind and claim.provision and case.kind.open.get(section_of(claim.cite)) == "no":
                provision = words([claim.cite], case.regime.citation)
                message = f"{provision} is not open to {case.kind.name}"
                hint = "cite another exemption, or correct `kind:` in the authority's profile"
                yield Fault(kind, (*claim.path, "cite"), message, hint)


def _nobody_can_tell(case: Case, kind: Kind) -> Iterator[Fault]:
    """A section that only some authorities may rely on, by one that does not say what kind it is of."""
    told: set[str] = set()
    for decision in case.decisions:
        for claim in decision.claims:
            section = section_of(claim.cite)
            if case.authority and case.authority.kind is None and claim.limits.restricted and section not in told:
                told.add(section)
                message = (
                    f"not every authority may rely on `{claim.cite}`, and the profile does not say which kind this is"
                )
                yield Fault(kind, (*claim.path, "cite"), message, "add `kind:` to the authority's profile")


_SOME_OF_IT = ("s40(2)", "s42(1)")  # exemptions that seldom cover all of what is withheld


def _unmapped(case: Case, kind: Kind) -> Iterator[Fault]:
    """A list of exemptions over one bundle, of which some can hardly cover all of it."""
    for decision in case.decisions:
        refused = decision.outcome in ("withheld", "disclosed-in-part") and not decision.schedule
        told = any(each.covers or each.alternative for each in decision.claims)
        some = [each for each in decision.claims if each.cite.partition("+")[0] in _SOME_OF_IT]
        if refused and len(decision.claims) > 1 and some and not told:
            message = f"`{some[0].cite}` is relied on for all of this beside others; nothing says what each is about"
            hint = "add `covers:` to each claim, or a `schedule:`"
            yield Fault(kind, (*some[0].path, "cite"), message, hint)


RULES = (
    Rule(
        Kind(
            "S17-131",
            "exemptions of which nobody can tell what each covers",
            "warning",
            ("FOIA s17(1)(b)", "ICO guidance on writing a refusal notice"),
            todo="Say with `covers:` which information each exemption is for, or list it in a `schedule:`.",
        ),
        _unmapped,
    ),
    Rule(
        Kind(
            "S17-126",
            "a provision that may not be open to this authority",
            "warning",
            _WHO,
            todo="Say in the authority's profile which `kind:` it is of, so that this can be checked.",
        ),
        _nobody_can_tell,
    ),
    Rule(
        Kind(
            "S17-105",
            "a provision that is not open to this kind of authority",
            law=_WHO,
            acceptable=True,
            todo="Cite another exemption, or correct `kind:` in the profile. Accept the finding, if this authority has"
            " powers of its own that open the section to it.",
        ),
        _not_open,
    ),
)
