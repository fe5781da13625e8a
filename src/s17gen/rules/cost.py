"""Cost: whether an estimate counts what may be counted, and comes to more than the limit of this authority."""

from collections.abc import Iterator

from s17gen.case import Case, Claim, Estimate
from s17gen.citation import listed
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule

_REGULATIONS = "SI 2004/3244"
_GUIDANCE = ("ICO self-assessment toolkit, section 12, estimates or refusals", f"{_REGULATIONS} reg 4")
_FINDING_OUT = ("FOIA s12(2)", f"{_REGULATIONS} reg 4(3)(a)")


def _claims(case: Case) -> Iterator[Claim]:
    for decision in case.decisions:
        if decision.outcome == "cost-limit":
            yield from decision.claims


def _estimates(case: Case) -> Iterator[tuple[Claim, Estimate]]:
    yield from ((claim, claim.estimate) for claim in _claims(case) if claim.estimate)


def _uncountable(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim, estimate in _estimates(case):
        counts, never = estimate.costs.counts, estimate.costs.does_not_count
        for index, row in enumerate(estimate.rows):
            if row.activity not in counts:
                message = f"`{row.activity}` is not an activity whose cost counts"
                hint = f"those are {listed(f'`{each}`' for each in counts)}; what never counts is {listed(never)}"
                yield Fault(kind, (*claim.path, "estimate", index, "activity"), message, hint)


def _only_finding_out(case: Case, kind: Kind) -> Iterator[Fault]:
    """Where the duty to say whether information is held is lifted, only the cost of finding that out counts."""
    for claim, estimate in _estimates(case):
        silent = claim.provision and case.regime.roles[claim.provision.role].silent
        for index, row in enumerate(estimate.rows if silent else ()):
            if row.activity != "determining" and row.activity in estimate.costs.counts:
                message = f"`{claim.cite}` is about the cost of finding out whether information is held alone"
                hint = "leave the row out, or cite `s12(1)` if you know that you hold the information"
                yield Fault(kind, (*claim.path, "estimate", index, "activity"), message, hint)


def _within_limit(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim, estimate in _estimates(case):
        limit = estimate.limit
        if limit and estimate.pounds <= limit.pounds:
            message = f"the estimate of {estimate.hours:g} hours, or £{estimate.pounds:g}, is within the limit"
            message += f" of {limit.hours} hours, or £{limit.pounds}"
            hint = "answer the request, or correct the estimate; a refusal needs more than the limit"
            yield Fault(kind, (*claim.path, "estimate" if estimate.rows else "aggregated"), message, hint)


def _no_limit(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim, estimate in _estimates(case):
        if estimate.limit is None:
            message = "nobody can tell which limit holds: the profile does not say what kind of authority it is"
            yield Fault(kind, claim.path, message, "add `kind:` to the authority's profile")


def _no_estimate(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim in _claims(case):
        if claim.provision and not (claim.estimate and claim.estimate.rows):
            hint = "add `estimate:` with a row for each piece of work: activity, work, items, minutes, and the sample"
            yield Fault(kind, claim.path, "the request is refused for its cost, but there is no estimate", hint)


def _too_far_apart(case: Case, kind: Kind) -> Iterator[Fault]:
    """Requests may be added together only if they came within sixty consecutive working days."""
    for claim, estimate in _estimates(case):
        for index in estimate.apart:
            each = estimate.aggregated[index]
            message = f"{each.reference} was received on {each.received}, too far from {case.received} to be added"
            hint = "leave it out; only requests within sixty working days of each other may be added together"
            yield Fault(kind, (*claim.path, "aggregated", index, "received"), message, hint)


RULES = (
    Rule(Kind("S17-420", "an activity that does not count", law=(f"{_REGULATIONS} reg 4(3)",)), _uncountable),
    Rule(Kind("S17-421", "an estimate within the limit", law=("FOIA s12", f"{_REGULATIONS} regs 3, 4")), _within_limit),
    Rule(Kind("S17-422", "a refusal for cost without an estimate", "warning", _GUIDANCE), _no_estimate),
    Rule(Kind("S17-423", "an estimate that no limit can be set against", law=(f"{_REGULATIONS} reg 3",)), _no_limit),
    Rule(
        Kind("S17-425", "a request added that came too long before or after", law=(f"{_REGULATIONS} reg 5(2)",)),
        _too_far_apart,
    ),
    Rule(
        Kind("S17-426", "work that is more than finding out", "warning", _FINDING_OUT),
        _only_finding_out,
    ),
)
