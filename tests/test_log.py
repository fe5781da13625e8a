"""`s17gen log`: each record a line, with what the law makes of its dates, and without anybody's name."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sample import REQUESTS, SOUND, changed
from test_cli import s17gen
from test_lookup import refused
from test_record import recorded

from s17gen import record
from s17gen.citation import sort_key
from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.logs.entry import Entry, Reader
from s17gen.logs.period import read_period
from s17gen.logs.select import choose
from s17gen.logs.tables import as_csv, cell
from s17gen.logs.text import summary
from s17gen.logs.totals import totals

READER = Reader(Library())
EXAMPLES = {path.stem: path for path in REQUESTS if path.parent.name == "examples"}
COLUMNS = [
    "reference", "authority", "kind", "received", "counted-from", "due", "dated", "working-days", "time", "result",
    "outcomes", "review", "provisions", "parts", "accepted", "audience", "file",
]  # fmt: skip
MORE_TIME = (
    (
        "outcome: withheld",
        "outcome: more-time\n    still-weighing: Safety against openness.\n    decide-by: 2026-12-07",
    ),
    ("    severance: No page can be given.\n", ""),
    ("        for: People could judge how they may be followed.\n", ""),
    ("        against: The force has no other way to search moorland.\n", ""),
    ("        balance: The privacy chapters meet most of that concern.\n", ""),
)


def as_data(text: str, name: str = "request.yaml", **more: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(recorded(text, name, **more)[1])
    return data


def entry(data: dict[str, Any]) -> Entry:
    return READER.read("r.json", record.read("r.json", json.dumps(data).encode())).entry


def sound(*changes: tuple[str, str]) -> Entry:
    return entry(as_data(changed(*changes)))


def timed(each: Entry) -> tuple[object, ...]:
    return each.kind, str(each.since), str(each.due), each.days, each.time


# A line.


@pytest.mark.parametrize(
    ("name", "line", "result", "provisions"),
    [
        ("department-policy", ("answer", "2026-10-21", "2026-11-18", 20, "in-time"), "given-in-part",
         "s35(1)(a) s36(2)(b)(i)"),
        ("department-final-letter", ("answer", "2026-10-13", "2026-12-09", 38, "extended"), "given-in-part",
         "s36(2)(b)(i) s36(2)(b)(ii)"),
        ("department-more-time", ("more-time", "2026-10-13", "2026-11-10", 20, "in-time"), "more-time",
         "s36(2)(b)(i) s36(2)(b)(ii)"),
        ("university-late", ("answer", "2026-10-06", "2026-11-03", 27, "late"), "given-in-part", "s36(2)(b)(ii)"),
        ("nhs-review", ("review", "2026-10-23", "2026-11-20", 20, "in-time"), "given-in-part", "s36(2)(b)(ii) s43(2)"),
        ("council-clarification", ("clarification", "2026-10-29", "2026-11-26", 6, "in-time"), "clarification", ""),
        ("police-no-notice", ("file-note", "2026-11-24", "None", None, None), "no-notice", "s14(1)"),
        ("school-cost", ("answer", "2026-10-21", "2027-01-20", 18, "in-time"), "refused", "s12(1)"),
        ("police-crime-limbs", ("answer", "2026-10-26", "2026-11-23", 19, "in-time"), "given-in-part",
         "s31(1)(a) s31(1)(b) s38(1)(b)"),
        ("fire-callouts", ("answer", "2026-10-29", "2026-11-26", 10, "in-time"), "given", ""),
        ("nhs-own-data", ("answer", "2026-10-28", "2026-11-25", 10, "in-time"), "refused", "s40(1)"),
    ],
)  # fmt: skip
def test_an_example_is_a_line(name: str, line: tuple[object, ...], result: str, provisions: str) -> None:
    path = EXAMPLES[name]
    found = entry(as_data(path.read_text("utf-8"), str(path)))
    assert (timed(found), found.result, found.provisions) == (line, result, tuple(provisions.split()))


def test_every_example_and_case_is_a_line() -> None:
    for path in (each for each in REQUESTS if "draft" not in str(each)):
        data = as_data(path.read_text("utf-8"), str(path))
        found = entry(data)
        assert found.reference == data["reference"]
        assert [each["outcome"] for each in data["request"]["decisions"] if each["outcome"] not in found.outcomes] == []
        assert list(found.provisions) == sorted(found.provisions, key=sort_key)
        assert (found.time is None) == (found.kind == "file-note")
        if data["dates"]["due"] and found.kind != "review":
            assert str(found.due) == data["dates"]["due"]
            assert (found.time == "late") == (data["dates"]["dated"] > data["dates"]["due"])


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        # The twentieth working day, and the one after it.
        ((), ("answer", "2026-10-12", "2026-11-09", 20, "in-time")),
        ((("dated: 2026-11-09", "dated: 2026-11-10"),), ("answer", "2026-10-12", "2026-11-09", 21, "late")),
        # Time runs from the details that were asked for.
        ((("dated: 2026-11-09", "dated: 2026-11-10\nclarified: 2026-10-13"),),
         ("answer", "2026-10-13", "2026-11-10", 20, "in-time")),
        # More time was taken: by the day given, and after it.
        ((("dated: 2026-11-09", "dated: 2026-11-30\nextension: {dated: 2026-11-09, decide-by: 2026-11-30}"),),
         ("answer", "2026-10-12", "2026-11-30", 34, "extended")),
        ((("dated: 2026-11-09", "dated: 2026-12-01\nextension: {dated: 2026-11-09, decide-by: 2026-11-30}"),),
         ("answer", "2026-10-12", "2026-11-30", 35, "late")),
        # It was, but was not needed.
        ((("dated: 2026-11-09", "dated: 2026-11-06\nextension: {dated: 2026-11-05, decide-by: 2026-11-30}"),),
         ("answer", "2026-10-12", "2026-11-30", 19, "in-time")),
        ((("dated: 2026-11-09", "dated: 2027-01-05\ntime-allowed: {because: abroad, until: 2027-01-05}"),),
         ("answer", "2026-10-12", "2027-01-05", 56, "in-time")),
        # A holiday that the profile has; the letter is dated on the day that it moves the last one to.
        ((("dated: 2026-11-09", "dated: 2026-11-10"),
          ("review: {", "holidays: [{date: 2026-11-02, name: A day of mourning}], review: {")),
         ("answer", "2026-10-12", "2026-11-10", 20, "in-time")),
        (MORE_TIME, ("more-time", "2026-10-12", "2026-11-09", 20, "in-time")),
    ],
)  # fmt: skip
def test_what_the_dates_come_to(changes: tuple[tuple[str, str], ...], line: tuple[object, ...]) -> None:
    assert timed(sound(*changes)) == line


def test_a_time_that_nobody_can_tell_is_said_to_be_unknown() -> None:
    data = as_data(SOUND)
    data["dates"] |= {"received": "2093-10-12", "dated": "2093-12-09"}
    data["request"] |= {"received": "2093-10-12", "dated": "2093-12-09"}
    assert timed(entry(data)) == ("answer", "2093-10-12", "None", None, "unknown")


def test_the_last_day_that_a_record_has_is_not_counted_again() -> None:
    data = as_data(changed(("dated: 2026-11-09", "dated: 2026-11-10")))
    data["dates"]["due"] = "2026-11-10"
    assert timed(entry(data)) == ("answer", "2026-10-12", "2026-11-10", 21, "in-time")


def test_what_somebody_answers_for_is_there_by_its_id() -> None:
    text = (
        changed(("dated: 2026-11-09", "dated: 2026-11-10")) + "accept: [{rule: S17-608, because: Ill, by: K. Lowe}]\n"
    )
    assert sound(("dated: 2026-11-09", "dated: 2026-11-10")).accepted == ()
    assert entry(as_data(text)).accepted == ("S17-608",)


def test_a_provision_that_this_library_does_not_have_stays_as_it_was_typed() -> None:
    data = as_data(SOUND)
    data["request"]["decisions"][0]["claims"][0]["cite"] = "s99(1)(a)"
    assert entry(data).provisions == ("s99(1)(a)",)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"request": {"reference": 1}}, "r.json is not a sound record: its request has a value that is no text"),
        ({"request": {"reference": "x"}}, "r.json: the request in this record cannot be read: `received` is missing"),
        ({"authority": {"name": 1}}, "r.json is not a sound record: its authority cannot be read: Expected `str`"),
        ({"request": {"reference": "x", "private": json.loads("[" * 400 + "]" * 400)}}, "r.json"),
    ],
)
def test_a_record_that_no_line_can_be_made_of_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError) as caught:
        entry(as_data(SOUND) | change)
    assert caught.value.message.startswith(says)
    assert caught.value.hint


# Which lines.


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-Q1", ("2026-01-01", "2026-03-31")),
        ("2026-q4", ("2026-10-01", "2026-12-31")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2028-02", ("2028-02-01", "2028-02-29")),
        ("2026-04-01..2027-03-31", ("2026-04-01", "2027-03-31")),
        ("2026-04-01..2026-04-01", ("2026-04-01", "2026-04-01")),
    ],
)
def test_periods(text: str, days: tuple[str, str]) -> None:
    period = read_period(text)
    assert period is not None
    assert (str(period.first), str(period.last)) == days


@pytest.mark.parametrize(
    "text", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-1", "0026", "2026..",
    "2026-04-02..2026-04-01", "2026-02-30..2026-03-01"]
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert read_period(text) is None


def logged(*data: dict[str, Any]) -> list[Any]:
    return [
        READER.read(f"{place}.json", record.read("r.json", json.dumps(each).encode()))
        for place, each in enumerate(data)
    ]


def test_one_answer_for_two_readers_is_one_line() -> None:
    portal = as_data(changed(("{to: foi@northshire.example}", "{to: 1 Mill Lane}")), audience="portal")
    plain = as_data(changed(("{to: foi@northshire.example}", "{to: 1 Mill Lane}")), style="council")
    chosen = choose(logged(portal, plain, plain))
    assert [each.file for each in chosen.entries] == ["1.json"]
    assert chosen.same == (
        "0.json records the same letter as 1.json; it counts once",
        "2.json records the same letter as 1.json; it counts once",
    )
    assert chosen.doubts == ()


def test_two_answers_to_one_request_are_doubtful_and_other_letters_are_not() -> None:
    clarified = ("dated: 2026-11-09", "dated: 2026-11-10\nclarified: 2026-10-19")
    first, again, later = (
        as_data(SOUND),
        as_data(changed(("dated: 2026-11-09", "dated: 2026-11-06"))),
        as_data(changed(clarified)),
    )
    chosen = choose(logged(first, again, later, as_data(changed(*MORE_TIME))))
    assert [each.file for each in chosen.entries] == ["1.json", "0.json", "3.json", "2.json"]
    assert chosen.doubts == ("FOI-1 has 2 answers, and each of them counts: 1.json, 0.json",)
    elsewhere = as_data(changed(("name: Northshire Police", "name: Southshire Police")))
    assert choose(logged(first, elsewhere)).doubts == ()


def test_a_period_is_about_the_letter_or_about_what_came_in() -> None:
    lines = logged(as_data(SOUND), as_data(changed(("reference: FOI-1", "reference: FOI-2"), ("-12\nd", "-30\nd"))))
    october, november = read_period("2026-10"), read_period("2026-11")
    assert [each.reference for each in choose(lines, november).entries] == ["FOI-1", "FOI-2"]
    assert choose(lines, october).entries == ()
    assert [each.reference for each in choose(lines, october, "received").entries] == ["FOI-1", "FOI-2"]
    path = EXAMPLES["nhs-review"]
    review = logged(as_data(path.read_text("utf-8"), str(path)))
    assert choose(review, read_period("2026-09"), "received").entries == ()  # when the request itself came in
    assert len(choose(review, october, "received").entries) == 1


# For spreadsheets, scripts and people.


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"), ("＋1", "'＋1"),
        ("－1", "'－1"), ("＠x", "'＠x"), (" =1", "' =1"), ("\t=1", "' =1"), ("\r=1", "' =1"), ("\tx", "' x"),
        ("\n=1", "' =1"), ("'=1", "''=1"), ('"=1', "'\"=1"), ("\x00=1", "'[U+0000]=1"),
        ("a\nb", "a b"), ("a=1", "a=1"), ("FOI-1", "FOI-1"), ("", ""), (None, ""), (-3, -3),
        (("s31(1)(a)", "s40(2)"), "s31(1)(a), s40(2)"), (("=1", "2"), "'=1, 2"), ((), ""), ("\u202e=1", "[U+202E]=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, shown: object) -> None:
    assert cell(value) == shown


def test_the_table() -> None:
    data = as_data(changed(("reference: FOI-1", 'reference: "=cmd|A1;é"')))
    chosen = choose(logged(data)).entries
    assert as_csv(chosen) == (
        ",".join(f'"{each}"' for each in COLUMNS) + "\n"
        '"\'=cmd|A1;é","Northshire Police","answer","2026-10-12","2026-10-12","2026-11-09","2026-11-09",20,"in-time",'
        '"refused","withheld","","s31(1)(a)",0,"","applicant","0.json"\n'
    )
    assert as_csv(chosen, bom=True) == "\ufeff" + as_csv(chosen)
    (row,) = csv.DictReader(io.StringIO(as_csv(chosen, ["subject", "applicant"])))
    assert (list(row)[-2:], row["applicant"], row["subject"]) == (["applicant", "subject"], "R. Okafor", "drones")


@pytest.mark.parametrize(
    ("late", "of", "shares"),
    [(1, 2000, [">99%", " <1%"]), (30, 2000, [" 98%", "  2%"]), (2, 2, ["100%"])],
)
def test_a_share_is_all_or_nothing_only_where_it_is(late: int, of: int, shares: list[str]) -> None:
    [entry] = choose(logged(as_data(SOUND))).entries
    entries = [replace(entry, time="late" if number < late else "in-time") for number in range(of)]
    said = summary(entries, totals(entries), None, "dated").partition("What was given")[0].splitlines()
    assert [line[-4:] for line in said if line.endswith("%")] == shares


def test_totals_for_people() -> None:
    late = ("dated: 2026-11-09", "dated: 2026-11-10")
    lines = [as_data(SOUND), as_data(changed(("reference: FOI-1", "reference: FOI-2"), late))]
    names = ("fire-callouts", "department-final-letter", "nhs-review", "police-no-notice", "department-more-time")
    lines += [as_data(EXAMPLES[name].read_text("utf-8"), str(EXAMPLES[name])) for name in names]
    chosen = choose(logged(*lines)).entries
    assert (
        summary(chosen, totals(chosen), read_period("2026"), "dated")
        == """\
4 answers, dated 1 January 2026 to 31 December 2026

Time
  In time                                               2   50%
  Later, by the day given when more time was taken      1   25%
  Late                                                  1   25%
  Half of them took 20 working days or fewer, and none more than 38.

What was given
  Given              1   25%
  Given in part      1   25%
  Refused            2   50%

Outcomes, of which an answer may have several
  disclosed      2
  withheld       3

Provisions cited, by how many answers
  s31(1)(a)          2
  s36(2)(b)(i)       1
  s36(2)(b)(ii)      1

1 review
  In time      1  100%

Decisions looked at again
  Upheld          1
  Changed         1
  Overturned      1

Other letters
  Letters that take more time      1
  Notes that nothing is sent       1

Late
  FOI-2  due 2026-11-09  dated 2026-11-10  21 working days
"""
    )
    assert summary((), totals(()), None, "dated") == "0 answers\n"


# The command.


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder of letters and records, as `render` leaves it, with other files in it."""
    folder = tmp_path / "sent"
    (folder / "older").mkdir(parents=True)
    for place, text in (("b-record.json", SOUND), ("older/a.json", changed(("FOI-1", "FOI-2"), ("-09", "-10")))):
        (folder / place).write_text(recorded(text)[1], "utf-8")
    (folder / "FOI-1.md").write_text("Dear R. Okafor", "utf-8")
    (folder / "package.json").write_text("{}", "utf-8")
    return tmp_path


def test_a_folder_is_looked_through_for_records(sent: Path) -> None:
    done = s17gen("log", "sent", "-f", "json", cwd=sent)
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert [found["version"], found["period"]] == [1, None]
    assert [list(each) for each in found["letters"]] == [COLUMNS, COLUMNS]
    assert [(each["reference"], each["time"], each["file"]) for each in found["letters"]] == [
        ("FOI-1", "in-time", "sent/b-record.json"),
        ("FOI-2", "late", "sent/older/a.json"),
    ]
    assert found["totals"] == {
        "answers": 2, "time": {"in-time": 1, "late": 1}, "days": {"median": 20, "longest": 21},
        "results": {"refused": 2},
        "outcomes": {"withheld": 2}, "provisions": {"s31(1)(a)": 2},
        "reviews": {"letters": 0, "time": {}, "results": {}}, "others": {},
    }  # fmt: skip
    again = s17gen("log", "sent/older/a.json", "./sent", "sent/b-record.json", "-f", "json", cwd=sent)
    assert json.loads(again.stdout)["totals"] == found["totals"]


def test_a_period_is_told(sent: Path) -> None:
    found = json.loads(s17gen("log", "sent", "-f", "json", "--period", "2026-Q4", "--by", "received", cwd=sent).stdout)
    assert found["period"] == {"from": "2026-10-01", "to": "2026-12-31", "by": "received"}
    assert (
        s17gen("log", "sent", "--period", "2025", cwd=sent).stdout
        == b"0 answers, dated 1 January 2025 to 31 December 2025\n"
    )


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_nobody_is_named_unless_somebody_asks_for_it(sent: Path, form: str) -> None:
    for path in EXAMPLES.values():
        done, written = recorded(path.read_text("utf-8"), str(path))
        assert done.case
        (sent / "sent" / f"{done.case.reference}-record.json").write_text(written, "utf-8")
    out = s17gen("log", "sent", "-f", form, cwd=sent).stdout.decode()
    assert "FOI-1" in out or form == "text"
    for name in ("Okafor", "drones", "Ferreira", "parking officer", "Whitlock"):
        assert name not in out
    if form != "text":
        both = s17gen("log", "sent", "-f", form, "--with", "applicant", "--with", "subject", cwd=sent).stdout.decode()
        assert all(each in both for each in ("R. Okafor", "drones", "Ms A. Ferreira"))


def test_what_cannot_be_used_stops_no_other(sent: Path) -> None:
    data = json.loads((sent / "sent/b-record.json").read_text("utf-8"))
    (sent / "sent/broken-record.json").write_text("{", "utf-8")
    (sent / "sent/draft-record.json").write_text(recorded(changed(("severance", "covers")), draft=True)[1], "utf-8")
    (sent / "sent/twice.json").write_text(json.dumps(data | {"style": "brief"}), "utf-8")
    done = s17gen("log", "sent", "nowhere.json", "-o", "log.csv", cwd=sent)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "s17gen: sent/broken-record.json is no record of a letter: it is not JSON",
        "  hint: give a record that `s17gen render --record` has written",
        "s17gen: sent/draft-record.json: this is a draft, and was left out",
        "s17gen: nowhere.json cannot be read: there is no such file",
        "  hint: check the name and its folder",
        "s17gen: sent/twice.json records the same letter as sent/b-record.json; it counts once",
        "s17gen: log.csv",
    ]
    rows = csv.DictReader(io.StringIO((sent / "log.csv").read_text("utf-8")))
    assert [row["reference"] for row in rows] == ["FOI-1", "FOI-2"]
    alone = s17gen("log", "sent/broken-record.json", "-o", "none.csv", cwd=sent)
    assert (alone.returncode, alone.stdout, (sent / "none.csv").exists()) == (2, b"", False)


def test_two_answers_are_listed_and_end_in_one(sent: Path) -> None:
    shutil.copy(sent / "sent/older/a.json", sent / "sent/c.json")
    text = (sent / "sent/c.json").read_text("utf-8").replace('"reference": "FOI-2"', '"reference": "FOI-1"')
    (sent / "sent/c.json").write_text(text, "utf-8")
    done = s17gen("log", "sent", "-f", "csv", cwd=sent)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 4)
    assert done.stderr.decode().splitlines() == [
        "s17gen: warning: FOI-1 has 2 answers, and each of them counts: sent/b-record.json, sent/c.json",
        "  hint: take out the record of a letter that was not sent",
    ]


def test_excel_is_told_that_it_is_utf_8_where_somebody_asks_for_that(sent: Path) -> None:
    plain, marked = (s17gen("log", "sent", "-f", "csv", *more, cwd=sent).stdout for more in ([], ["--bom"]))
    assert marked == b"\xef\xbb\xbf" + plain


def test_one_record_from_standard_input(sent: Path) -> None:
    done = s17gen("log", "-", stdin=(sent / "sent/b-record.json").read_bytes())
    assert (done.returncode, done.stderr, done.stdout.splitlines()[0]) == (0, b"", b"1 answer")


def test_a_file_is_replaced_only_by_force(sent: Path) -> None:
    (sent / "log.json").write_text("mine", "utf-8")
    done = s17gen("log", "sent", "-o", "log.json", cwd=sent)
    assert (done.returncode, (sent / "log.json").read_text("utf-8")) == (2, "mine")
    assert s17gen("log", "sent", "-o", "log.json", "--force", cwd=sent).returncode == 0
    assert json.loads((sent / "log.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["docs"], "there is no record in docs\n  hint: `s17gen render --record` writes one"),
        (["docs", "-f", "html"], "there is no copy for publication in docs\n  hint: `s17gen render --for publication`"),
        (["docs", "--by", "received"], "`--by` says nothing with the format text and without a period"),
        (["docs", "--by", "received", "--period", "2026", "-f", "md"], "`--by` says nothing with the format md\n"),
        (["docs", "--with", "applicant"], "`--with` says nothing with the format text"),
        (["docs", "--with", "subject", "-f", "html"], "`--with` says nothing with the format html"),
        (["docs", "--bom", "-o", "x.json"], "`--bom` says nothing with the format json"),
        (["docs", "--templates", "templates"], "`--templates` says nothing with the format text"),
        (["docs", "-o", "x.csv", "-f", "json"], "x.csv is the name of another format than json\n  hint: give `-f csv`"),
        (["docs", "-o", "x/"], "`-o` has to be the name of a file"),
        (["docs", "--period", "2026-13"], "`2026-13` is not a period; write 2026, 2026-Q4"),
        (["-", "-f", "html"], "an index leads to files, so none can come from standard input"),
        ([], "hint: for example `s17gen log sent/`; `s17gen log --help`"),
    ],
)
def test_calls_that_make_no_sense(arguments: list[str], says: str) -> None:
    assert says in refused("log", *arguments)


def test_the_log_of_a_folder_is_the_same_bytes_whatever_the_order(sent: Path) -> None:
    names = ["sent/b-record.json", "sent/older/a.json"]
    first, second = (s17gen("log", *each, "-f", "csv", cwd=sent).stdout for each in (names, names[::-1]))
    assert first == second
