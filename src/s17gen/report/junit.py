"""Findings as JUnit XML, which most CI servers show as tests: a suite for each file, a case for each finding."""

from collections import Counter
from xml.etree import ElementTree as Xml

from s17gen.findings import Finding
from s17gen.report import Checked, Report
from s17gen.report.text import entry
from s17gen.report.words import line, name, within

_KINDS = ("tests", "failures", "errors", "skipped")


def write(said: Report) -> str:
    """One document. A clean file has one case, which passes.

    Servers show no output of a case that passes, so a warning and what is accepted count as skipped, with their words.
    """
    suites = [_suite(one, said) for one in said.checked]
    sums = {kind: str(sum(int(suite.attrib[kind]) for suite in suites)) for kind in _KINDS}
    root = Xml.Element("testsuites", {"name": f"s17gen {said.version}", **sums, "time": "0"})
    root.extend(suites)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(one: Checked, said: Report) -> Xml.Element:
    file = name(within(said.folder, one.name))
    cases = [_case(each, said) for each in one.findings]
    _tell_apart(cases)
    if not cases:
        cases.append(Xml.Element("testcase", {"classname": file, "name": "nothing found", "file": file, "time": "0"}))
    states = Counter(outcome.tag for case in cases for outcome in case)
    numbers = {"tests": len(cases), "failures": states["failure"], "errors": 0, "skipped": states["skipped"]}
    suite = Xml.Element("testsuite", {"name": file, **{key: str(each) for key, each in numbers.items()}, "time": "0"})
    suite.extend(cases)
    return suite


def _case(finding: Finding, said: Report) -> Xml.Element:
    file = name(within(said.folder, finding.place.file))
    about = {"classname": file, "name": f"{finding.kind.id}: {line(finding.message)}"}
    case = Xml.Element("testcase", {**about, "file": file, "line": str(finding.place.line), "time": "0"})
    fails = finding.severity == "error" or (finding.severity == "warning" and said.strict)
    if fails:
        what = {"type": finding.severity, "message": line(finding.message)}
        Xml.SubElement(case, "failure", what).text = entry(finding)
    elif finding.severity == "note":
        Xml.SubElement(case, "system-out").text = entry(finding)
    else:
        words = f"accepted by {line(finding.accepted)}" if finding.accepted else f"warning: {line(finding.message)}"
        Xml.SubElement(case, "skipped", {"message": words}).text = entry(finding)
    return case


def _tell_apart(cases: list[Xml.Element]) -> None:
    """Number the cases of one name: some servers keep only the first, and a line number would change too often."""
    seen: Counter[str] = Counter()
    for case in cases:
        said = case.attrib["name"]
        seen[said] += 1
        if seen[said] > 1:
            case.attrib["name"] = f"{said} ({seen[said]})"
