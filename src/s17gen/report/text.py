"""Findings as text for people: where, what, the line with a caret, what to do, and the law."""

from collections.abc import Iterable, Sequence

from s17gen.findings import Finding, Place
from s17gen.visible import visible

_WIDTH = 100  # of an excerpt
_MOST = 100  # findings
_LENGTH = 600  # of a message or a hint


def report(findings: Sequence[Finding]) -> str:
    """The findings, each on lines of its own, ending in a line feed; empty if there are none. At most a hundred."""
    shown = "".join(f"{_finding(each)}\n" for each in findings[:_MOST])
    more = len(findings) - _MOST
    return shown + (f"... and {more} more\n" if more > 0 else "")


def summary(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    severities = [each.severity for each in findings]
    counts = [(severities.count(name), name) for name in ("error", "warning")]
    shown = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    accepted = severities.count("accepted")
    return ", ".join([*shown, *([f"{accepted} accepted"] if accepted else [])])


def _finding(finding: Finding) -> str:
    place = finding.place
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    lines = [f"{where}: {finding.severity} {finding.kind.id}: {_clip(finding.message)}"]
    if place.text.strip():
        lines += _excerpt(place)
    if finding.accepted:
        lines.append(f"  accepted by {_clip(finding.accepted)}")
    elif finding.hint:
        lines.append(f"  hint: {_clip(finding.hint)}")
    if finding.law:
        lines.append(f"  law:  {', '.join(finding.law)}")
    return "\n".join(lines)


def _clip(text: str) -> str:
    """The text on one line, cut where it is too long for one: a value repeated in a message may be."""
    shown = visible(text[: 2 * _LENGTH])
    return shown if len(shown) <= _LENGTH else f"{shown[:_LENGTH]}..."


def _excerpt(place: Place) -> list[str]:
    """The source line with a caret under the column; of a long line, the stretch around it."""
    start = max(0, place.column - 1 - _WIDTH // 2) if place.column > _WIDTH - 10 else 0
    shown = place.text[start : start + _WIDTH].rstrip()
    before = visible_width(place.text[start : place.column - 1])
    number = f"{place.line:5}"
    return [f"{number} | {_printable(shown)}", f"{' ' * len(number)} | {' ' * before}^"]


def visible_width(text: str) -> int:
    """How many columns the text takes in the excerpt."""
    return len(_printable(text))


def _printable(text: str) -> str:
    """The text as `visible` has it, but with its spaces kept: the caret must stand under the right one."""
    return "".join(" " if each in " \t\u00a0" else visible(each) or " " for each in text)
