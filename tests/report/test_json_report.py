"""JSON: stable keys, nothing lost, whatever the text."""

import json

import msgspec
from hypothesis import given
from report_findings import KINDS, ORDINARY, checked, number

from s17gen.report import Checked, write


def test_the_keys_are_stable() -> None:
    data = json.loads(write("json", ORDINARY, KINDS, "0.1.0"))
    assert list(data) == ["version", "s17gen", "summary", "files"]
    assert (data["version"], data["s17gen"]) == (1, "0.1.0")
    assert data["summary"] == {"files": 3, "errors": 2, "warnings": 1, "accepted": 1, "notes": 1}
    assert [each["name"] for each in data["files"]] == ["requests/0117.yaml", "requests/0118.yaml", "gone.yaml"]
    assert data["files"][1] == {
        "name": "requests/0118.yaml",
        "summary": {"errors": 0, "warnings": 0, "accepted": 0, "notes": 0},
        "findings": [],
    }
    first, _, third, _ = data["files"][0]["findings"]
    assert first == {
        "id": "S17-301",
        "severity": "error",
        "message": "it has none",
        "file": "requests/0117.yaml",
        "line": 14,
        "column": 9,
        "hint": "add `for:`",
        "law": ["FOIA s2(2)(b)", "ICO guidance [2026]"],
        "accepted_by": "",
    }
    assert (third["severity"], third["accepted_by"]) == ("accepted", "A. Hill: moved")


@given(found=checked())
def test_any_parser_reads_it_and_nothing_is_lost(found: tuple[Checked, ...]) -> None:
    text = write("json", found, KINDS, "0.1.0")
    data = json.loads(text)
    assert msgspec.json.decode(text.encode("utf-8")) == data  # a strict reader, which takes no halves of characters
    assert sum(len(each["findings"]) for each in data["files"]) == number(found)
    names = [each["name"] for each in data["files"]]
    assert names == [one.name.encode("utf-8", "backslashreplace").decode() for one in found]
