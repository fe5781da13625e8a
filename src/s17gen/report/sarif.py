"""Findings as SARIF 2.1.0, the format that code scanning and other viewers of findings read."""

import hashlib
import re
from collections import Counter
from urllib.parse import quote

import msgspec

from s17gen.findings import Finding, Kind
from s17gen.report import Report
from s17gen.report.sarif_rules import rule
from s17gen.report.words import line, located, within

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BREAKS = ["\r\n", "\n", "\r", "\x85", "\u2028", "\u2029"]  # where YAML ends a line
_ROOT = "%SRCROOT%"  # what viewers call the folder that names are relative to


def write(said: Report) -> str:
    """One log with one run: the rules that were looked for, the files, a result for each finding."""
    found = [each for one in said.checked for each in one.findings]
    kinds = _kinds(said, found)
    names = [*(one.name for one in said.checked), *(each.place.file for each in found)]
    files = {each: index for index, each in enumerate(dict.fromkeys(names))}
    driver = {
        "name": "s17gen",
        "version": said.version,
        "semanticVersion": said.version,
        "rules": [rule(each, said.sources) for each in kinds],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": _BREAKS,
        "artifacts": [{"location": _artifact(each, said.folder)} for each in files],
        "results": _results(found, {each.id: index for index, each in enumerate(kinds)}, files, said.folder),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode("utf-8") + "\n"


def _kinds(said: Report, found: list[Finding]) -> list[Kind]:
    """Every kind that was looked for or found, once, by id."""
    kinds = {each.id: each for each in said.kinds}
    for finding in found:
        kinds.setdefault(finding.kind.id, finding.kind)
    return [kinds[each] for each in sorted(kinds)]


def _results(
    found: list[Finding], rules: dict[str, int], files: dict[str, int], folder: str
) -> list[dict[str, object]]:
    any_accepted = any(each.accepted for each in found)
    times: Counter[tuple[str, str, str]] = Counter()
    results = []
    for finding in found:
        alike = (finding.place.file, finding.kind.id, finding.place.text.strip())
        times[alike] += 1
        result: dict[str, object] = {
            "ruleId": finding.kind.id,
            "ruleIndex": rules[finding.kind.id],
            "level": finding.kind.severity,
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": _location(finding, files, folder)}],
            "partialFingerprints": {"findingInLine/v1": _fingerprint(*alike[1:], times[alike])},
        }
        if any_accepted:  # then every result has to say whether it is
            result["suppressions"] = _suppressions(finding)
        results.append(result)
    return results


def _message(finding: Finding) -> str:
    hint = f"\nhint: {line(finding.hint)}" if finding.hint and not finding.accepted else ""
    return line(finding.message) + hint


def _location(finding: Finding, files: dict[str, int], folder: str) -> dict[str, object]:
    place = finding.place
    artifact = {**_artifact(place.file, folder), "index": files[place.file]}
    region = {"region": {"startLine": place.line, "startColumn": place.column}} if located(place) else {}
    return {"artifactLocation": artifact, **region}


def _artifact(file: str, folder: str) -> dict[str, object]:
    """The URI of a file: relative to the root where its name is, absolute where it is not."""
    path = within(folder, file)
    try:
        raw = path.encode("utf-8", "surrogateescape")  # a name's own bytes, if they are not UTF-8
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "backslashreplace")
    uri = quote(raw, safe="/")
    if re.match(r"/|[A-Za-z]:/", path):
        return {"uri": f"file://{uri}" if path.startswith("/") else f"file:///{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _fingerprint(rule_id: str, text: str, time: int) -> str:
    """What stays the same when a line moves: the rule, the line's words, which of these in the file it is."""
    said = f"{rule_id}\0{text}\0{time}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:32]


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if not finding.accepted:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": f"accepted by {line(finding.accepted)}"}]
