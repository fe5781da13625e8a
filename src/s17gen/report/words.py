"""The words of a report made safe for any format: on one line, of bearable length, with nothing that steers."""

import os
import re
from collections.abc import Iterable

from s17gen.findings import Finding, Place
from s17gen.visible import visible

_LENGTH = 600  # of a message or a hint


def line(text: str) -> str:
    """The text on one line, cut where it is too long for one: a value repeated in a message may be."""
    shown = visible(text[: 2 * _LENGTH])
    return shown if len(shown) <= _LENGTH else f"{shown[:_LENGTH]}..."


def name(text: str) -> str:
    """The name of a file as it is, spaces too, but with what would steer a display named."""
    return text if text.isprintable() else "".join(each if each.isprintable() else visible(each) for each in text)


def within(folder: str, text: str) -> str:
    """The name of a file from the working folder, where it is in that, with `/` between its steps."""
    inside = os.path.join(folder, "") if folder else ""
    found = text.removeprefix(inside).replace(os.sep, "/")
    return re.sub(r"^(\./+)+", "", found)


def located(place: Place) -> bool:
    """Whether a place is a point in a file; one of a file that has no lines stands for the whole of it."""
    return bool(place.text) or (place.line, place.column) > (1, 1)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, under a name for several of them."""
    severities: list[str] = [each.severity for each in findings]
    names = {"errors": "error", "warnings": "warning", "accepted": "accepted", "notes": "note"}
    return {several: severities.count(one) for several, one in names.items()}


def summary(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    found = counts(findings)
    names = {"errors": "error", "warnings": "warning", "accepted": "accepted"}
    return ", ".join(f"{found[many]} {one if found[many] == 1 else many}" for many, one in names.items() if found[many])


def total(files: int, findings: Iterable[Finding]) -> str:
    """How many files were looked at, and what was found in all of them together."""
    return f"{files} file{'' if files == 1 else 's'} checked: {summary(findings) or 'nothing found'}"
