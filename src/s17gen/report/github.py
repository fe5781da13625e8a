"""Findings as workflow commands, which GitHub Actions shows as annotations beside the lines that they are about."""

from s17gen.findings import Finding, Severity
from s17gen.report import Report
from s17gen.report.words import counts, line, located, name, total, within

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "accepted": "notice", "note": "notice"}
_SHOWN = 10  # of each command in one step, says the documentation of GitHub's toolkit

# As the toolkit writes them; `%` comes first, since the others bring it in.
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def write(said: Report) -> str:
    """A command for each finding, then a line that sums them up, and says so if GitHub will not show them all."""
    found = [each for one in said.checked for each in one.findings]
    number = counts(found)
    cut = max(number["errors"], number["warnings"], number["accepted"] + number["notes"]) > _SHOWN
    more = f"; GitHub shows the first {_SHOWN} of each kind as annotations, this log has them all" if cut else ""
    return "".join(f"{_command(each, said.folder)}\n" for each in found) + f"{total(len(said.checked), found)}{more}\n"


def _command(finding: Finding, folder: str) -> str:
    place = finding.place
    file = name(within(folder, place.file))
    point = {"line": str(place.line), "col": str(place.column)} if located(place) else {}
    properties = {"file": file, **point, "title": finding.kind.id}
    said = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items() if value)
    return f"::{_COMMANDS[finding.severity]} {said}::{_escaped(_message(finding, file), _DATA)}"


def _message(finding: Finding, file: str) -> str:
    """What was found, with its place: a log shows the message of a command without its properties."""
    lines = [f"{file}:{finding.place.line}: {finding.kind.id}: {line(finding.message)}"]
    if finding.accepted:
        lines.append(f"accepted by {line(finding.accepted)}")
    elif finding.hint:
        lines.append(f"hint: {line(finding.hint)}")
    if finding.law:
        lines.append(f"law: {', '.join(map(line, finding.law))}")
    return "\n".join(lines)


def _escaped(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text
