"""Findings as JSON for scripts: one object with a version; what a later version adds to it breaks no reader."""

import msgspec

from s17gen.findings import Finding
from s17gen.report import Report
from s17gen.report.words import counts, line

_VERSION = 1  # a change that breaks readers makes it 2


def write(said: Report) -> str:
    """One object: `version`, `s17gen`, `summary` and, of each file, `name`, `summary` and `findings`."""
    found = [each for one in said.checked for each in one.findings]
    data = {
        "version": _VERSION,
        "s17gen": said.version,
        "summary": {"files": len(said.checked), **counts(found)},
        "files": [
            {
                "name": _text(one.name),
                "summary": counts(one.findings),
                "findings": [_finding(each) for each in one.findings],
            }
            for one in said.checked
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def _text(name: str) -> str:
    """The name of a file as it is, but for halves of characters, which stand for bytes that JSON cannot have."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _finding(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "id": finding.kind.id,
        "severity": finding.severity,
        "message": line(finding.message),
        "file": _text(place.file),
        "line": place.line,
        "column": place.column,
        "hint": line(finding.hint),
        "law": [line(each) for each in finding.law],
        "accepted_by": line(finding.accepted),
    }
