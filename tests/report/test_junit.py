"""JUnit XML, read back by the standard library and by a package for such files."""

from xml.etree import ElementTree as Xml

import junitparser
from hypothesis import given
from report_findings import KINDS, LATE, ORDINARY, checked, finding, number

from s17gen.findings import Place
from s17gen.report import Checked, write


def parsed(found: tuple[Checked, ...], strict: bool = False) -> Xml.Element:
    return Xml.fromstring(write("junit", found, KINDS, "0.1.0", strict=strict).encode("utf-8"))


def test_a_suite_for_each_file_and_a_case_for_each_finding() -> None:
    root = parsed(ORDINARY)
    assert (root.tag, root.attrib["name"]) == ("testsuites", "s17gen 0.1.0")
    sums = {key: root.attrib[key] for key in ("tests", "failures", "errors", "skipped")}
    assert sums == {"tests": "6", "failures": "2", "errors": "0", "skipped": "2"}
    first, clean, gone = root
    assert [suite.attrib["name"] for suite in root] == ["requests/0117.yaml", "requests/0118.yaml", "gone.yaml"]
    assert [[child.tag for child in case] for case in first] == [["failure"], ["skipped"], ["skipped"], ["system-out"]]
    assert [(case.attrib["name"], list(case)) for case in clean] == [("nothing found", [])]
    assert gone[0].attrib["name"] == "S17-016: there is no such file"


def test_what_a_case_says() -> None:
    case = parsed(ORDINARY)[0][0]
    assert case.attrib == {
        "classname": "requests/0117.yaml",
        "name": "S17-301: it has none",
        "file": "requests/0117.yaml",
        "line": "14",
        "time": "0",
    }
    assert case[0].attrib == {"type": "error", "message": "it has none"}
    assert (case[0].text or "").splitlines() == [
        "requests/0117.yaml:14:9: error S17-301: it has none",
        "   14 |       - cite: s31(1)(a)",
        "      |         ^",
        "  hint: add `for:`",
        "  law:  FOIA s2(2)(b), ICO guidance [2026]",
    ]
    assert parsed(ORDINARY)[0][1][0].attrib["message"] == "warning: it is late"
    assert parsed(ORDINARY)[0][2][0].attrib["message"] == "accepted by A. Hill: moved"


def test_where_warnings_fail_they_are_failures_but_for_those_accepted() -> None:
    first = parsed(ORDINARY, strict=True)[0]
    assert [[child.tag for child in case] for case in first] == [["failure"], ["failure"], ["skipped"], ["system-out"]]
    assert first.attrib["failures"] == "2"


def test_cases_of_one_name_are_told_apart_and_keep_their_names_when_lines_move() -> None:
    twice = [finding(LATE, Place("a.yaml", line, 1, "x"), "late") for line in (3, 9)]
    moved = [finding(LATE, Place("a.yaml", line, 1, "x"), "late") for line in (4, 11)]
    names = [[case.attrib["name"] for case in parsed((Checked("a.yaml", tuple(each)),))[0]] for each in (twice, moved)]
    assert names == [["S17-450: late", "S17-450: late (2)"]] * 2


@given(found=checked())
def test_nothing_in_a_file_can_break_the_document_or_add_a_case(found: tuple[Checked, ...]) -> None:
    text = write("junit", found, KINDS, "0.1.0")
    clean = sum(not one.findings for one in found)
    root = Xml.fromstring(text.encode("utf-8"))
    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out",
    }  # fmt: skip
    assert len(root.findall("./testsuite/testcase")) == number(found) + clean
    suites = junitparser.JUnitXml.fromstring(text.encode("utf-8"))
    assert suites.tests == number(found) + clean
    wrong = [each for one in found for each in one.findings if each.severity == "error"]
    assert suites.failures == sum(isinstance(r, junitparser.Failure) for s in suites for c in s for r in c.result)
    assert suites.failures == len(wrong)
