"""`s17gen deadline`, as a person calls it, and what scripts get."""

import json
from pathlib import Path
from typing import Any

import pytest
from sample import ROOT
from test_cli import s17gen
from test_lookup import refused

SCHOOL = ("--kind", "school", "--term", "2026-09-02..2026-10-23", "--term", "2026-11-02..2026-12-18")


def text(*arguments: str) -> str:
    done = s17gen("deadline", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def data(*arguments: str) -> dict[str, Any]:
    found = json.loads(text(*arguments, "--format", "json"))
    assert list(found)[:2] == ["version", "last_day"]
    assert found["version"] == 1
    return dict(found)


def days(found: dict[str, Any]) -> dict[str, str | None]:
    return {each["id"]: each["date"] for each in found["dates"]}


def test_what_people_read() -> None:
    assert text("--received", "2026-11-20") == (
        "Last day for the answer: Monday 21 December 2026\n"
        "  the 20th working day after Friday 20 November 2026\n"
        "  the usual time for an answer\n"
        "  FOIA s10(1); FOIA s10(6)\n"
        "\n"
        "Not counted\n"
        "  10 Saturdays and Sundays\n"
        "  Monday 30 November 2026: St Andrew's Day (Scotland)\n"
        "\n"
        "Other days\n"
        "  Friday 22 January 2027: the decision, where more time is taken to weigh the public interest\n"
        "    guidance: FOIA s10(3); Freedom of Information Code of Practice 2018, part 4; ICO guidance on section 10\n"
        "\n"
        "Notes\n"
        "  An answer is due promptly. The last day is a limit, not a target.\n"
        "    FOIA s10(1)\n"
        "  A working day runs to midnight. Days on which an office is closed count, unless they are bank holidays.\n"
        "    Berend v IC and Richmond upon Thames LBC, EA/2006/0049 and 0050\n"
    )


def test_what_scripts_read() -> None:
    found = data("--received", "2026-12-24")
    assert found["last_day"] == "2027-01-27"
    assert (found["basis"], found["working_day"], found["school_day"]) == ("law", 20, None)
    assert (found["received"], found["clarified"], found["counted_from"]) == ("2026-12-24", None, "2026-12-24")
    assert found["left_out"] == {
        "weekend_days": 10,
        "holidays": [
            {
                "date": "2026-12-25",
                "name": "Christmas Day",
                "nations": ["england-and-wales", "scotland", "northern-ireland"],
            },
            {
                "date": "2026-12-28",
                "name": "Boxing Day (substitute)",
                "nations": ["england-and-wales", "scotland", "northern-ireland"],
            },
            {
                "date": "2027-01-01",
                "name": "New Year's Day",
                "nations": ["england-and-wales", "scotland", "northern-ireland"],
            },
            {"date": "2027-01-04", "name": "2 January (substitute)", "nations": ["scotland"]},
        ],
        "no_school": [],
    }
    assert found["law"] == ["FOIA s10(1)", "FOIA s10(6)"]
    assert found["links"]["FOIA s10(1)"] == "https://www.legislation.gov.uk/ukpga/2000/36/section/10"
    assert list(found) == [
        "version", "last_day", "basis", "says", "received", "clarified", "counted_from", "working_day", "school_day",
        "kind", "because", "law", "left_out", "letter", "dates", "notes", "links",
    ]  # fmt: skip


def test_every_authority_has_an_address() -> None:
    request = ("--received", "2026-10-01", "--clarified", "2026-10-02", "--because", "abroad", "--extended")
    found = data(*request, "--dated", "2026-11-02", "--review-asked", "2026-11-03")
    cited = {cite for each in (found, *found["dates"], *found["notes"]) for cite in each["law"]}
    assert set(found["links"]) == cited


def test_the_day_of_receipt_stays_on_a_day_that_does_not_count() -> None:
    assert [data("--received", day)["last_day"] for day in ("2026-11-20", "2026-11-21", "2026-11-22")] == [
        "2026-12-21"
    ] * 3
    assert data("--received", "2026-12-25")["counted_from"] == "2026-12-25"


def test_details_start_the_time_again() -> None:
    found = data("--received", "2026-10-12", "--clarified", "2026-11-02")
    assert (found["last_day"], found["counted_from"]) == ("2026-12-01", "2026-11-02")
    assert found["notes"][0]["law"] == ["FOIA s1(3)", "FOIA s10(6)(b)"]


def test_more_time_for_the_public_interest_is_by_guidance() -> None:
    found = data("--received", "2026-11-02", "--extended")
    assert (found["last_day"], found["basis"], found["working_day"]) == ("2026-12-31", "guidance", 40)
    assert days(found) == {"notice": "2026-12-01"}
    assert "Last day for the decision, by guidance: Thursday 31 December 2026\n" in text(
        "--received", "2026-11-02", "--extended"
    )


def test_a_school_with_its_terms() -> None:
    found = data("--received", "2026-10-12", *SCHOOL)
    assert (found["last_day"], found["school_day"], found["working_day"]) == ("2026-11-16", 20, 25)
    assert found["left_out"]["no_school"] == [{"first": "2026-10-26", "last": "2026-10-30", "working_days": 5}]
    assert "Monday 26 October 2026 to Friday 30 October 2026: no school (5 working days)" in text(
        "--received", "2026-10-12", *SCHOOL
    )


def test_a_school_without_terms_hears_of_the_outer_limit_and_of_terms() -> None:
    found = data("--received", "2026-10-12", "--kind", "school")
    assert (found["last_day"], found["school_day"]) == ("2027-01-11", None)
    assert found["notes"][0]["says"] == (
        "The 60 working days are the outer limit. 20 school days may end earlier: to have them counted, give the terms"
        " with `--term FROM..TO`, or in the profile."
    )


def test_terms_that_end_too_early_and_terms_that_begin_late() -> None:
    early = data("--received", "2026-10-12", "--kind", "school", "--term", "2026-09-02..2026-10-23")
    assert early["last_day"] == "2027-01-11"
    assert early["notes"][0]["says"].startswith(
        "The terms given end on 23 October 2026, before 20 school days are over"
    )
    late = data("--received", "2026-07-20", "--kind", "school", "--term", "2026-09-02..2026-10-23")
    assert late["last_day"] == "2026-09-29"
    assert late["notes"][0]["says"].startswith("The first term given begins on 2 September 2026.")


def test_an_archive() -> None:
    found = data("--received", "2026-10-12", "--because", "archive")
    assert (found["last_day"], found["law"]) == ("2026-11-23", ["FOIA s10(4)", "SI 2004/3364 reg 4"])


@pytest.mark.parametrize("because", ["abroad", "operations"])
def test_what_the_regulator_may_allow(because: str) -> None:
    """It takes an application within twenty working days; until there is leave, the usual day is the last."""
    found = data("--received", "2026-10-12", "--because", because)
    assert (found["last_day"], found["basis"]) == ("2026-11-09", "law")
    assert days(found) == {"ask-regulator": "2026-11-09", "decision": "2026-12-08", "most": "2027-01-11"}
    allowed = data("--received", "2026-10-12", "--because", because, "--allowed", "2026-12-18")
    assert (allowed["last_day"], allowed["basis"]) == ("2026-12-18", "regulator")
    assert "most" not in days(allowed)


def test_a_letter_in_time_and_one_that_is_late() -> None:
    assert data("--received", "2026-11-02", "--dated", "2026-12-01")["letter"] == {
        "date": "2026-12-01", "working_day": 20, "in_time": True,
    }  # fmt: skip
    late = data("--received", "2026-11-02", "--dated", "2026-12-02")
    assert late["letter"] == {"date": "2026-12-02", "working_day": 21, "in_time": False}
    assert "The letter of 2 December 2026 is late: it went out on working day 21." in text(
        "--received", "2026-11-02", "--dated", "2026-12-02"
    )


def test_windows_after_a_letter_and_the_days_of_a_review() -> None:
    found = data("--received", "2026-10-12", "--dated", "2026-11-02", "--review-asked", "2026-11-20")
    assert days(found) == {
        "decision": "2026-12-08",
        "complain": "2026-12-14",
        "review": "2026-12-21",
        "ask-review": "2026-12-31",
        "long-review": "2027-01-22",
    }
    assert all(each["guidance"] for each in found["dates"])


def test_a_profile_gives_kind_terms_and_review(tmp_path: Path) -> None:
    path = tmp_path / "mill.yaml"
    path.write_text(
        "name: Mill School\nkind: school\nterms:\n  - {from: 2026-09-02, to: 2026-10-23}\n"
        "  - {from: 2026-11-02, to: 2026-12-18}\nreview: {to: office@mill.example, window: 30, answer: 10}\n"
    )
    found = data("--received", "2026-10-12", "--authority", str(path), "--dated", "2026-11-02")
    assert (found["last_day"], found["kind"]) == ("2026-11-16", "school")
    asked = next(each for each in found["dates"] if each["id"] == "ask-review")
    assert (asked["date"], asked["guidance"]) == ("2026-12-15", False)
    reviewed = data("--received", "2026-10-12", "--authority", str(path), "--review-asked", "2026-11-02")
    assert days(reviewed)["review"] == "2026-11-16"


def test_an_authority_without_a_review_has_no_window_for_one(tmp_path: Path) -> None:
    path = tmp_path / "eastmere.yaml"
    path.write_text("name: Eastmere Council\nreview: none\n")
    found = data("--received", "2026-10-12", "--authority", str(path), "--dated", "2026-11-02")
    assert set(days(found)) == {"decision", "complain"}


def test_a_layer_adds_days_and_carries_the_table_on(tmp_path: Path) -> None:
    message = refused("deadline", "--received", "2027-12-10")
    assert "the bank holidays are known up to 2027-12-31, not for 2028-01-01" in message
    assert "make a file uk/bank-holidays.yaml in a layer of your own" in message
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "bank-holidays.yaml").write_text(
        "reviewed: 2026-11-26\nlast: 2028-01-31\nholidays:\n"
        "  - {date: 2027-12-15, name: Proclaimed, nations: [scotland]}\n"
        "  - {date: 2028-01-03, name: New Year's Day (substitute), nations: [england-and-wales, northern-ireland]}\n"
        "  - {date: 2028-01-04, name: 2 January (substitute), nations: [scotland]}\n"
    )
    found = data("--received", "2027-12-10", "--library", str(tmp_path))
    assert found["last_day"] == "2028-01-14"
    assert "2027-12-15" in [each["date"] for each in found["left_out"]["holidays"]]


def test_another_day_that_nobody_can_tell_yet_is_said_and_stops_nothing() -> None:
    found = data("--received", "2027-11-20")
    assert found["last_day"] == "2027-12-20"
    [decision] = found["dates"]
    message = "the bank holidays are known up to 2027-12-31, not for 2028-01-01"
    assert (decision["date"], decision["unknown"]) == (None, message)
    assert f"  not known ({message}): the decision" in text("--received", "2027-11-20")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing option '--received'"),
        (["--received", "12/11/2026"], "`12/11/2026` is not a date; write year, month, day: 2026-11-09"),
        (["--received", "2026-02-30"], "`2026-02-30` is not a date"),
        (["--received", "2026-11-20\x1b[31m"], "`2026-11-20[U+001B][31m` is not a date"),
        (["--received", "x" * 100_000], f"`{'x' * 80}` is not a date"),
        (["--received", "2004-12-31"], "the bank holidays are known from 2005-01-01, not for 2004-12-31"),
        (["--received", "9999-12-31"], "the bank holidays are known up to 2027-12-31, not for 9999-12-31"),
        (["--clarified", "2026-11-01"], "the day the details came in, 2026-11-01, is before the day the request"),
        (["--dated", "2026-11-01"], "the date of the letter, 2026-11-01, is before the day the request was received"),
        (["--clarified", "2026-11-05", "--dated", "2026-11-04"], "is before the day the details came in, 2026-11-05"),
        (["--dated", "2026-12-01", "--review-asked", "2026-11-30"], "is before the date of the letter, 2026-12-01"),
        (["--kind", "polcie"], "there is no kind of authority `polcie`\n  hint: did you mean `police`?"),
        (["--kind", "academy"], "hint: `school` is a school or academy trust in England"),
        (["--kind", "archive"], "hint: that is said of a request: `--because archive`"),
        (["--kind", ""], "there is no kind of authority ``\n  hint: the library has `department`,"),
        (["--kind", "scottish-public-authority"], "answers under the Freedom of Information (Scotland) Act 2002"),
        (["--because", "abrod"], "`abrod` is no reason for more time; did you mean `abroad`?"),
        (["--because", "war"], "`war` is no reason for more time; write `archive`, `operations`, `abroad`"),
        (["--allowed", "2026-12-30"], "only for operations of the armed forces and for information abroad"),
        (["--because", "abroad", "--allowed", "2026-12-01"], "is no later than the usual last day, 2026-12-01"),
        (["--because", "abroad", "--allowed", "2027-02-02"], "is after the last one that it can allow, 2027-02-01"),
        (["--term", "2026-09-02"], "`2026-09-02` is not a term; write its first day and its last"),
        (["--term", "2026-09-02..2026-10-23"], "terms count for a school alone\n  hint: say that it is one:"),
        (
            ["--kind", "school", "--term", "2026-10-23..2026-09-02"],
            "a term is to end on 2026-09-02, before it begins on 2026-10-23",
        ),
        (
            ["--kind", "school", "--term", "2026-09-02..2026-10-23", "--term", "2026-10-01..2026-12-18"],
            "the term from 2026-10-01 begins before the one from 2026-09-02 has ended on 2026-10-23",
        ),
        (["--library", "nowhere"], "nowhere is not a folder that can be read"),
        (["--authority", "nowhere.yaml"], "the profile nowhere.yaml cannot be used"),
        (["--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (["more"], "unexpected extra argument"),
    ],
)
def test_what_is_refused(arguments: list[str], says: str) -> None:
    given = ["--received", "2026-11-02"] if arguments and "--received" not in arguments else []
    message = refused("deadline", *given, *arguments)
    assert says in message
    assert len(message.splitlines()) <= 5
    assert "Traceback" not in message
    assert "\x1b" not in message


def test_the_guide_shows_what_is_printed() -> None:
    guide = (ROOT / "docs" / "letters.md").read_text("utf-8")
    assert f"```text\n{text('--received', '2026-11-20')}```\n" in guide
