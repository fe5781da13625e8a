"""Cost: whether an estimate counts what may be counted, and comes to more than the limit of this authority."""

import re
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
            message = f"{each.reference} was received on {each.received}, too far from the others to be added"
            hint = "leave it out; only requests within one period of sixty working days may be added together"
            yield Fault(kind, (*claim.path, "aggregated", index, "received"), message, hint)


def _without_ground(case: Case, kind: Kind) -> Iterator[Fault]:
    """An estimate of which no row says how anybody knows: a sample, a trial search, the size of the files."""
    for claim, estimate in _estimates(case):
        if estimate.rows and not any(each.sample for each in estimate.rows):
            message = "the estimate does not say how you know what the work would take"
            hint = "add `sample:` to its rows: what you tried out, on how many records, and how long that took"
            yield Fault(kind, (*claim.path, "estimate"), message, hint)


# Words for work that does not count, whichever activity it is put under.
_NOT_COUNTED = (
    r"\b(?:redact\w*|black\w* out|consult\w*|legal advice|weigh\w* the public interest|consider\w* exemptions?)\b"
)


def _work_that_does_not_count(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim, estimate in _estimates(case):
        for index, row in enumerate(estimate.rows):
            found = re.search(_NOT_COUNTED, row.work.lower())
            if found and row.activity in estimate.costs.counts:
                message = f"`{found[0]}` is work that never counts, and the row counts it as `{row.activity}`"
                hint = "leave that work out of the row, and its time"
                yield Fault(kind, (*claim.path, "estimate", index, "work"), message, hint)


def _added_later(case: Case, kind: Kind) -> Iterator[Fault]:
    for claim, estimate in _estimates(case):
        for index, each in enumerate(estimate.aggregated):
            if each.received > case.dated:
                message = f"{each.reference} was received on {each.received}, after this letter of {case.dated}"
                yield Fault(kind, (*claim.path, "aggregated", index, "received"), message, "correct the day")


_ANSWERING = ("disclosed", "disclosed-in-part", "withheld", "ncnd", "more-time")


def _rest_of_the_request(case: Case, kind: Kind) -> Iterator[Fault]:
    """Some parts refused for cost and others answered: the limit is about the request as a whole."""
    refused = [each for each in case.decisions if each.outcome == "cost-limit"]
    for other in case.decisions if refused else ():
        help_ = case.variant(other) == "elsewhere"  # to say where something is published is help, not an answer
        if other.outcome in _ANSWERING and case.answers(other) and not help_:
            message = "this is answered and another part refused for its cost, but the limit is for the whole request"
            hint = "refuse the whole and offer this under `advice:`, or give it with the outcome `volunteered`"
            yield Fault(kind, other.path, message, hint)
            return


RULES = (
    Rule(
        Kind(
            "S17-420",
            "an activity that does not count",
            law=(f"{_REGULATIONS} reg 4(3)",),
            todo="Leave the row out. Only determining whether information is held, locating, retrieving and extracting"
            " it count: not reading it for exemptions, blacking out or asking others.",
        ),
        _uncountable,
    ),
    Rule(
        Kind(
            "S17-421",
            "an estimate within the limit",
            law=("FOIA s12", f"{_REGULATIONS} regs 3, 4"),
            todo="Answer the request, or correct the estimate. Only what costs more than the limit may be refused.",
        ),
        _within_limit,
    ),
    Rule(
        Kind(
            "S17-422",
            "a refusal for cost without an estimate",
            "warning",
            _GUIDANCE,
            todo="Give an `estimate:`, with a row for each piece of work. The law does not oblige you to print it, but"
            " it has to exist, and the regulator will ask for it.",
        ),
        _no_estimate,
    ),
    Rule(
        Kind(
            "S17-423",
            "an estimate that no limit can be set against",
            law=(f"{_REGULATIONS} reg 3",),
            todo="Add `kind:` to the authority's profile: the limit depends on it.",
        ),
        _no_limit,
    ),
    Rule(
        Kind(
            "S17-425",
            "a request added that came too long before or after",
            law=(f"{_REGULATIONS} reg 5(2)",),
            todo="Leave the request out of `aggregated:`. Only those within sixty working days of each other add up.",
        ),
        _too_far_apart,
    ),
    Rule(
        Kind(
            "S17-426",
            "work that is more than finding out",
            "warning",
            _FINDING_OUT,
            todo="Leave the row out; or, if you know that you hold the information, rely on section 12(1).",
        ),
        _only_finding_out,
    ),
    Rule(
        Kind(
            "S17-463",
            "work that never counts, under an activity that does",
            "warning",
            (f"{_REGULATIONS} reg 4(3)", "Chief Constable of South Yorkshire v IC [2011] EWHC 44 (Admin)"),
            todo="Leave out the time for blacking out, consulting, taking advice and considering exemptions.",
        ),
        _work_that_does_not_count,
    ),
    Rule(
        Kind(
            "S17-427",
            "an estimate without a ground",
            "warning",
            _GUIDANCE,
            todo="Say under `sample:` how you know: a search that was tried, a few records that were read and timed.",
        ),
        _without_ground,
    ),
    Rule(
        Kind(
            "S17-428",
            "one part refused for cost, another answered",
            "warning",
            ("FOIA s12(1)", "ICO guidance on section 12"),
            todo="Refuse the request as a whole, say what could be answered within the limit, and give what you like"
            " outside the Act. Accept the finding, if the letter answers several requests.",
        ),
        _rest_of_the_request,
    ),
    Rule(
        Kind(
            "S17-429",
            "a request added that came after the letter",
            law=(f"{_REGULATIONS} reg 5(2)",),
            todo="Correct the day under `aggregated:`.",
        ),
        _added_later,
    ),
)
