"""A profile: its keys, and the rules that look at the authority, at its own lines."""

import datetime
from pathlib import Path

import pytest
from sample import ROOT

from s17gen.check.profiles import _KEYS, check_profile
from s17gen.files import read_file
from s17gen.library import Library
from s17gen.reference import KINDS
from s17gen.source import load

LIBRARY = Library()
DAY = datetime.date(2026, 11, 26)
PROFILE = """\
name: Eastmere Council
kind: council
style: council
review:
  to: foi@eastmere.example
  by: a manager
  window: 40
  answer: 20
regulator:
  address: 1 High Street
  checked: 2026-11-02
signature: {name: A. Whitlock}
"""


def found(old: str = "", new: str = "") -> list[tuple[str, int]]:
    assert old in PROFILE
    document, findings = load("p.yaml", PROFILE.replace(old, new, 1).encode("utf-8"))
    return [(each.kind.id, each.place.line) for each in check_profile(document, findings, LIBRARY, DAY)]


@pytest.mark.parametrize("path", sorted((ROOT / "examples/authorities").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_clean(path: Path) -> None:
    document, findings = read_file(str(path))
    assert check_profile(document, findings, LIBRARY, DAY) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("kind: council", "kind: councl", [("S17-606", 2)]),
        ("style: council", "style: counsil", [("S17-604", 3)]),
        ("style: council", "style: file-note", [("S17-604", 3)]),
        ("window: 40", "window: 20", [("S17-703", 7)]),
        ("answer: 20", "answer: 60", [("S17-704", 8)]),
        ("by: a manager", "by: A. Whitlock", [("S17-705", 6)]),
        ("checked: 2026-11-02", "checked: 2025-01-01", [("S17-706", 11)]),
        ("checked: 2026-11-02", "checked: 2026-11-26", []),
        ("checked: 2026-11-02", "checked: 2026-11-27", [("S17-624", 11)]),
        ("name: Eastmere Council\n", "", [("S17-020", 1)]),
        ("window: 40", "windw: 40", [("S17-021", 7)]),
        ("name: Eastmere Council", "name: [", [("S17-003", 1)]),
    ],
)
def test_what_is_found(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert found(old, new) == expected


def test_every_signatory_is_looked_at() -> None:
    names = "signatories:\n  - {name: A. One}\n  - {name: B. Two}\n  - {name: C. Three}"
    for by, expected in (("A. One", 6), ("B. Two", 14), ("C. Three", 15), ("a manager", None)):
        text = PROFILE.replace("a manager", by).replace("signature: {name: A. Whitlock}", names)
        document, findings = load("p.yaml", text.encode("utf-8"))
        done = check_profile(document, findings, LIBRARY, DAY)
        assert [(each.kind.id, each.place.line) for each in done] == ([("S17-705", expected)] if expected else [])
    text = PROFILE.replace("window: 40", "window: 20").replace("signature: {name: A. Whitlock}", names)
    document, findings = load("p.yaml", text.encode("utf-8"))
    assert [each.kind.id for each in check_profile(document, findings, LIBRARY, DAY)] == ["S17-703"]


def test_no_review_and_no_word_of_it() -> None:
    document, findings = load("p.yaml", b"name: Eastmere Council\nkind: council\n")
    [finding] = check_profile(document, findings, LIBRARY, DAY)
    assert (finding.kind.id, finding.place.line, finding.law) == ("S17-701", 1, ("FOIA s17(7)(a)",))


def test_the_day_decides() -> None:
    document, findings = load("p.yaml", PROFILE.encode("utf-8"))
    later = check_profile(document, findings, LIBRARY, datetime.date(2028, 1, 1))
    assert [each.kind.id for each in later] == ["S17-706"]


def test_the_findings_that_have_a_key_exist() -> None:
    assert set(_KEYS) <= {each.id for each in KINDS}
