"""Bad requests: the whole report of each, word for word, so that a message can only change on purpose.

`S17GEN_BLESS=1 pytest tests/test_invalid.py` writes the reports anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from s17gen.report.text import report
from s17gen.testing import outcome

FILES = sorted((Path(__file__).parent / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_report(path: Path) -> None:
    done = outcome(path.read_text("utf-8"), name=path.name)
    text = report(done.findings)
    if os.environ.get("S17GEN_BLESS"):
        path.with_suffix(".txt").write_text(text, "utf-8", newline="\n")
    assert done.text is None
    assert text == path.with_suffix(".txt").read_text("utf-8")


def test_a_profile_is_one_finding_and_not_a_dozen_about_its_keys() -> None:
    profile = "name: Northshire Police\nkind: police\nreview: {to: foi@northshire.example}\n"
    done = outcome(profile, name="profile.yaml")
    assert report(done.findings) == (
        "profile.yaml:1:1: error S17-019: this is the profile of an authority, not a request\n"
        "    1 | name: Northshire Police\n"
        "      | ^\n"
        "  hint: name the request file; its `authority:` leads to the profile\n"
    )


@pytest.mark.parametrize("line", ["reference: FOI-1\n", "decisions: []\n", "a: b\nc: d\ne: f\ng: h\n"])
def test_what_shows_signs_of_a_request_or_few_of_a_profile_is_taken_for_a_request(line: str) -> None:
    done = outcome(f"name: Northshire Police\nkind: police\n{line}")
    assert "S17-019" not in {each.kind.id for each in done.findings}
    assert "S17-020" in {each.kind.id for each in done.findings}
