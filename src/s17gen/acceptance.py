"""Acceptances: findings that somebody answers for in their own name, shown wherever findings are and in no letter."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from s17gen.findings import Fault, Finding, Kind
from s17gen.rows import Accepted

NOT_ACCEPTABLE = Kind(
    "S17-907",
    "a finding that nobody can accept",
    todo="Mend what it finds, and take the acceptance out: with it the letter would contradict itself or have a gap.",
)
IDLE = Kind(
    "S17-908",
    "an acceptance of what was not found",
    "warning",
    todo="Take the acceptance out, or correct its `rule:`. The next person should not think that something"
    " was answered for.",
)

KINDS = (NOT_ACCEPTABLE, IDLE)

# Found among several requests alone, so no file tells whether it is idle to accept them.
_ACROSS_FILES = ("S17-212", "S17-216", "S17-613", "S17-625")


def accept(findings: Sequence[Finding], given: Sequence[Accepted]) -> list[Finding]:
    """The findings, those marked that somebody accepts and may accept."""
    by_rule = {each.rule.strip(): each for each in given}
    return [_marked(each, by_rule.get(each.kind.id)) for each in findings]


def refused(findings: Sequence[Finding], given: Sequence[Accepted]) -> Iterator[Fault]:
    """A fault for each acceptance of what nobody can accept, and of what is not there to accept."""
    for index, each in enumerate(given):
        kinds = [finding.kind for finding in findings if finding.kind.id == each.rule.strip()]
        here = ("accept", index, "rule")
        if not kinds and each.rule.strip() in _ACROSS_FILES:
            continue
        if not kinds:
            yield Fault(IDLE, here, f"`{each.rule}` is accepted, but not found in this file", "take it out")
        elif not kinds[0].may_be_accepted:
            message = f"`{each.rule}` cannot be accepted: {kinds[0].title}"
            yield Fault(NOT_ACCEPTABLE, here, message, "mend what it finds; nobody can answer for a letter with it")


def _marked(finding: Finding, given: Accepted | None) -> Finding:
    if given is None or not finding.kind.may_be_accepted:
        return finding
    return replace(finding, accepted=f"{given.by.strip()}: {given.because.strip()}")
