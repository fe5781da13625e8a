"""The words of a report made safe for any format: on one line, of bearable length, with nothing that steers."""

from collections.abc import Iterable

from s17gen.findings import Finding
from s17gen.visible import visible

_LENGTH = 600  # of a message or a hint


def line(text: str) -> str:
    """The text on one line, cut where it is too long for one: a value repeated in a message may be."""
    shown = visible(text[: 2 * _LENGTH])
    return shown if len(shown) <= _LENGTH else f"{shown[:_LENGTH]}..."


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, under a name for several of them."""
    severities: list[str] = [each.severity for each in findings]
    names = {"errors": "error", "warnings": "warning", "accepted": "accepted", "notes": "note"}
    return {several: severities.count(one) for several, one in names.items()}
