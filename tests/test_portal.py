"""Answers for a public request site: plain text, nobody named, a review that can be asked for without e-mail."""

from pathlib import Path

import pytest
from sample import SOUND, changed
from test_cli import s17gen

from s17gen.findings import Finding
from s17gen.pipeline import Outcome
from s17gen.testing import outcome

ROUTE = "foi@northshire.example, or 1 Mill Lane, Northshire"
REACHED = changed(("{to: foi@northshire.example}", f"{{to: '{ROUTE}'}}"))


def answer(text: str = REACHED, **more: object) -> Outcome:
    return outcome(text, audience="portal", formats=("txt",), **more)  # type: ignore[arg-type]


def routed(to: str) -> str:
    return changed(("{to: foi@northshire.example}", f"{{to: '{to}'}}"))


def found(done: Outcome) -> list[str]:
    return [each.kind.id for each in done.findings]


def test_it_answers_without_a_name() -> None:
    done = answer()
    assert done.findings == ()
    text = done.letters["txt"]
    lines = text.splitlines()
    assert lines[:7] == [
        "Our reference: FOI-1",
        "Date: 9 November 2026",
        "",
        "Northshire Police",
        "",
        "Freedom of Information request FOI-1",
        "====================================",
    ]
    assert lines[8] == "Thank you for writing to us."
    assert "your request about drones" in lines[10]
    assert "Okafor" not in text
    assert "copy" not in text


def test_the_applicant_s_own_letter_is_as_ever() -> None:
    mine = outcome(REACHED, formats=("txt",)).letters["txt"]
    assert mine.splitlines()[0] == "Northshire Police"
    assert "Dear R. Okafor" in mine
    assert mine.split("Our decision")[1] == answer().letters["txt"].split("Our decision")[1]


def test_marks_of_the_applicant_stand_nowhere() -> None:
    asked = REACHED.replace("the drone manual.", "the drone manual. Yours, Rachel Okafor")
    assert "> Please send me the drone manual. Yours, [name removed]" in answer(asked).letters["txt"]
    done = answer(REACHED.replace("Offenders would", "Ms Okafor would"))
    assert (found(done), done.letters) == (["S17-801"], {})


@pytest.mark.parametrize(
    "to",
    [
        "foi@northshire.example",
        "FOI@northshire.example or review@northshire.example",
        "foi@northshire.example, by e-mail to us",
        "<foi@northshire.example>",
        "[Write to us](mailto:foi@northshire.example)",
        "mailto:foi@northshire.example",
        "Email: foi@northshire.example, and review+foi@northshire.example.",
    ],
)
def test_a_review_by_email_only_would_be_hidden(to: str) -> None:
    done = answer(routed(to))
    [finding] = done.findings
    assert finding == Finding(
        finding.kind,
        "a review can be asked for by e-mail only, and public request sites hide e-mail addresses",
        finding.place,
        "add a postal address or a web form to `review: to:` in the authority's profile",
        ("FOIA s17(7)(a)", "ICO guidance: public request sites hide e-mail addresses"),
    )
    assert (finding.kind.id, finding.severity, finding.place.line) == ("S17-702", "error", 7)
    assert done.letters == {}
    assert outcome(routed(to)).findings == (), "the applicant reads the address"
    assert outcome(routed(to), audience="publication").findings == ()


@pytest.mark.parametrize(
    "to",
    [
        ROUTE,
        "https://northshire.example/review",
        "foi@northshire.example or https://northshire.example/review",
        "foi@northshire.example, or to the Information Team at the address above",
        "the Information Team, foi@northshire.example",
        "01632 960 001 or foi@northshire.example",
        "1 Mill Lane",
    ],
)
def test_another_route_is_enough(to: str) -> None:
    assert found(answer(routed(to))) == []


def test_only_a_route_that_is_given_is_looked_at() -> None:
    assert found(answer(routed("please write to us"))) == [], "it leads nowhere, but not by e-mail"
    assert found(answer(changed(("{to: foi@northshire.example}", "none")))) == []
    nothing = changed((", review: {to: foi@northshire.example}", ""))
    assert found(answer(nothing)) == ["S17-701"]
    nobody = SOUND.replace("authority: {name: Northshire Police, review: {to: foi@northshire.example}}\n", "")
    assert "S17-702" not in found(answer(nobody))


def test_a_draft_shows_itself_and_the_finding() -> None:
    done = answer(SOUND, draft=True)
    assert found(done) == ["S17-702"]
    assert done.letters["txt"].startswith("DRAFT. This letter is not finished")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(REACHED, "utf-8")
    return tmp_path


def test_it_is_plain_text_under_a_name_of_its_own(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "--for", "portal", "-o", "out/", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"s17gen: out/FOI-1-portal.txt\n")
    written = (folder / "out" / "FOI-1-portal.txt").read_bytes()
    assert written == s17gen("render", "a.yaml", "--for", "portal", cwd=folder).stdout
    assert written.startswith(b"Our reference: FOI-1\n")
    s17gen("render", "a.yaml", "--for", "portal", "-f", "txt", "--draft", "-o", "out/", cwd=folder)
    assert (folder / "out" / "FOI-1-portal-draft.txt").exists()
    assert s17gen("render", "a.yaml", "--for", "portal", "-o", "answer", cwd=folder).returncode == 0
    assert (folder / "answer").read_bytes() == written


@pytest.mark.parametrize(
    "arguments",
    [
        ["-f", "html"], ["-f", "txt", "-f", "md", "-o", "out/"], ["-o", "a.html"], ["-o", "a.md"],
        ["-f", "large-print"], ["-o", "a.large-print.html"],
    ],
)  # fmt: skip
def test_another_format_is_refused(folder: Path, arguments: list[str]) -> None:
    done = s17gen("render", "a.yaml", "--for", "portal", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "s17gen: an answer for a public request site is plain text\n  hint: leave `-f` out, or give `-f txt`\n"
    )
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


def test_its_own_name_may_not_tell(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "--for", "portal", "-o", "okafor.txt", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"s17gen: the name of okafor.txt tells who asked; nothing was written\n")
    assert not (folder / "okafor.txt").exists()


def test_it_has_a_record_that_prints_it_again(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "--for", "portal", "-o", "out/", "--record", "file/", cwd=folder)
    assert (done.returncode, [path.name for path in (folder / "file").iterdir()]) == (0, ["FOI-1-portal-record.json"])
    record = "file/FOI-1-portal-record.json"
    assert s17gen("render", "--from-record", record, "-o", "again/", cwd=folder).returncode == 0
    again, written = folder / "again" / "FOI-1-portal.txt", folder / "out" / "FOI-1-portal.txt"
    assert again.read_bytes() == written.read_bytes()
    refused = s17gen("render", "--from-record", record, "-f", "md", cwd=folder)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"an answer for a public request site is plain text" in refused.stderr
