"""Findings as text for people: where, what, the line with a caret, what to do, and the law."""

from collections.abc import Sequence

from s17gen.findings import Finding, Place
from s17gen.report import Report
from s17gen.report.words import line, summary, total
from s17gen.visible import visible

__all__ = ["entry", "report", "summary", "write"]

_WIDTH = 100  # of an excerpt
_MOST = 100  # findings


def write(said: Report) -> str:
    """The findings of every file, at most a hundred of each, and a line that sums them up."""
    found = [each for one in said.checked for each in one.findings]
    return "".join(report(one.findings) for one in said.checked) + f"{total(len(said.checked), found)}\n"


def report(findings: Sequence[Finding]) -> str:
    """The findings, each on lines of its own, ending in a line feed; empty if there are none. At most a hundred."""
    shown = "".join(f"{entry(each)}\n" for each in findings[:_MOST])
    more = len(findings) - _MOST
    return shown + (f"... and {more} more\n" if more > 0 else "")


def entry(finding: Finding) -> str:
    """One finding, on lines of its own: the first says where and what, the others are indented."""
    place = finding.place
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    lines = [f"{where}: {finding.severity} {finding.kind.id}: {line(finding.message)}"]
    if place.text.strip():
        lines += _excerpt(place)
    if finding.accepted:
        lines.append(f"  accepted by {line(finding.accepted)}")
    elif finding.hint:
        lines.append(f"  hint: {line(finding.hint)}")
    if finding.law:
        lines.append(f"  law:  {', '.join(map(line, finding.law))}")
    return "\n".join(lines)


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
