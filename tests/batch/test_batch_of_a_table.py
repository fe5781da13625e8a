"""A table of applicants through the whole command: the letters of `render`, and everything said once, in its place."""

from pathlib import Path

import pytest
from folders import batch, lines
from sample import SOUND, without

DECISION = without("reference", "received", "applicant")
TABLE = """\
ref,name,address,received,#notes
FOI-1,R. Okafor,"1 The Street
Town",2026-10-12,x
FOI-2,A. Baker,,2026-10-13,
FOI-3,A. Baker,,12/10/2026,
FOI-4,,,2026-10-13,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "d.yaml").write_text(DECISION, "utf-8")
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_a_letter_is_what_render_makes_of_the_same_request(folder: Path) -> None:
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/", "--record", "records/")
    assert done.returncode == 2
    assert [each.name for each in sorted((folder / "out").iterdir())] == ["FOI-1.md", "FOI-2.md", "manifest.jsonl"]
    applicant = '{name: R. Okafor, address: "1 The Street\\nTown"}'
    whole = SOUND.replace("R. Okafor", applicant)
    (folder / "whole").mkdir()
    (folder / "whole" / "r.yaml").write_text(whole, "utf-8")
    assert batch(folder, "whole/r.yaml", "-o", "whole/").returncode == 0
    assert (folder / "out" / "FOI-1.md").read_bytes() == (folder / "whole" / "FOI-1.md").read_bytes()
    assert [(each["input"], each["status"]) for each in lines(folder / "out" / "manifest.jsonl")] == [
        ("a.csv:2", "written"), ("a.csv:4", "written"), ("a.csv:5", "failed"), ("a.csv:6", "failed"),
    ]  # fmt: skip


def test_a_bad_row_is_named_by_its_line(folder: Path) -> None:
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/")
    assert [each for each in done.stderr.splitlines() if not each.startswith(" ")] == [
        "a.csv:5:17: error S17-073: `12/10/2026` may be 12 October 2026 or 10 December 2026",
        "s17gen: a.csv:5: no letter was written",
        "a.csv:6:7: error S17-072: the cell under `name` is empty",
        "s17gen: a.csv:6: no letter was written",
        "s17gen: 4 requests: 2 written, 2 failed",
        "s17gen: what became of each is in out/manifest.jsonl",
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_wrong_with_the_decision_is_said_once(folder: Path, jobs: str) -> None:
    (folder / "d.yaml").write_text(DECISION.replace("        likelihood: would-be-likely\n", ""), "utf-8")
    (folder / "a.csv").write_text("".join(TABLE.splitlines(keepends=True)[:4]), "utf-8")
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/", "--jobs", jobs)
    assert done.returncode == 1
    message = "section 31(1)(a) needs a likelihood: whether the harm would happen, or would be likely to"
    assert [each for each in done.stderr.splitlines() if not each.startswith(" ")] == [
        f"d.yaml:9:9: error S17-203: {message}",
        "s17gen: a.csv:2: no letter was written",
        "s17gen: a.csv:4: no letter was written",
        "s17gen: 2 requests: 2 refused",
        "s17gen: what became of each is in out/manifest.jsonl",
    ]
    findings = [each["findings"] for each in lines(folder / "out" / "manifest.jsonl")]
    assert [[one["rule"] for one in each] for each in findings] == [["S17-203"], ["S17-203"]]


def test_rows_without_a_reference_stop_no_other(folder: Path) -> None:
    (folder / "a.csv").write_text("ref,name,received\n,A,2026-10-12\n,B,2026-10-12\n7,C,2026-10-12\n", "utf-8")
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/")
    assert [each for each in done.stderr.splitlines() if not each.startswith(" ")] == [
        "a.csv:2:1: error S17-072: the cell under `ref` is empty",
        "s17gen: a.csv:2: no letter was written",
        "a.csv:3:1: error S17-072: the cell under `ref` is empty",
        "s17gen: a.csv:3: no letter was written",
        "s17gen: 3 requests: 1 written, 2 failed",
        "s17gen: what became of each is in out/manifest.jsonl",
    ]


def test_a_heading_that_cannot_be_stops_all(folder: Path) -> None:
    (folder / "a.csv").write_text(TABLE.replace("#notes", "because"), "utf-8")
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/")
    assert (done.returncode, done.stdout) == (2, "")
    message = "`because` cannot come from a table: it is the same for everyone in it"
    assert [each for each in done.stderr.splitlines() if not each.startswith(" ")] == [
        f"a.csv:1:27: error S17-071: {message}", "s17gen: nobody in a.csv can be answered",
    ]  # fmt: skip
    assert not (folder / "out").exists()


def test_a_decision_on_standard_input(folder: Path) -> None:
    done = batch(folder, "-", "--with", "a.csv", "-o", "out/", stdin=DECISION.encode())
    assert sorted(each.name for each in (folder / "out").iterdir()) == ["FOI-1.md", "FOI-2.md", "manifest.jsonl"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_table_on_standard_input(folder: Path, jobs: str) -> None:
    call = ("d.yaml", "--with", "-", "--jobs", jobs, "-o")
    batch(folder, "d.yaml", "--with", "a.csv", "-o", "named/")
    dry = batch(folder, *call, "out/", "--dry-run", stdin=TABLE.encode())
    assert [each.split() for each in dry.stdout.splitlines()[:2]] == [
        ["FOI-1", "R.", "Okafor", "1", "The", "Street,", "Town", "out/FOI-1.md"],
        ["FOI-2", "A.", "Baker", "out/FOI-2.md"],
    ]
    assert not (folder / "out").exists()
    done = batch(folder, *call, "out/", stdin=TABLE.encode())
    assert done.returncode == 2
    assert "stdin:5:17: error S17-073: `12/10/2026` may be 12 October 2026 or 10 December 2026" in done.stderr
    assert "s17gen: stdin:6: no letter was written" in done.stderr
    written = lines(folder / "out" / "manifest.jsonl")
    assert [each["input"] for each in written] == ["stdin:2", "stdin:4", "stdin:5", "stdin:6"]
    named = lines(folder / "named" / "manifest.jsonl")
    assert [each["sha256"] for each in written] == [each["sha256"] for each in named]
    assert (folder / "out" / "FOI-1.md").read_bytes() == (folder / "named" / "FOI-1.md").read_bytes()
    mended = TABLE.replace("12/10/2026", "2026-10-12")
    again = batch(folder, *call, "out/", "--resume", stdin=mended.encode())
    assert "4 requests: 1 written, 2 written before and unchanged, 1 failed" in again.stderr


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "stdin:1:1: error S17-070: the table is empty"),
        (TABLE.encode("utf-16"), "stdin:1:1: error S17-001: the file is UTF-16, not UTF-8"),
        (TABLE.replace("#notes", "because").encode(), "stdin:1:27: error S17-071: `because` cannot come from a table"),
    ],
)
def test_a_table_on_standard_input_that_is_none(folder: Path, table: bytes, message: str) -> None:
    done = batch(folder, "d.yaml", "--with", "-", "-o", "out/", stdin=table)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.splitlines()[-1] == "s17gen: nobody in stdin can be answered"
    assert not (folder / "out").exists()


def test_a_row_that_is_mended_is_made_up_for(folder: Path) -> None:
    batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/")
    (folder / "a.csv").write_text(TABLE.replace("12/10/2026", "2026-10-12").replace("FOI-4,,", "FOI-4,C,"), "utf-8")
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/", "--resume")
    assert done.returncode == 0
    assert "4 requests: 2 written, 2 written before and unchanged" in done.stderr


def test_one_decision_for_several_authorities(folder: Path) -> None:
    (folder / "profiles").mkdir()
    (folder / "s17gen.toml").write_text('authorities = "profiles"\n', "utf-8")
    for name in ("Northshire", "Westmarch"):
        profile = f"name: {name} Police\nreview: {{to: foi@{name.lower()}.example}}\n"
        (folder / "profiles" / f"{name.lower()}.yaml").write_text(profile, "utf-8")
    (folder / "a.csv").write_text(
        "ref,force,name,received\nFOI-1,northshire,R. Okafor,2026-10-12\nFOI-2,westmarch,R. Okafor,2026-10-12\n"
        "FOI-3,eastmere,R. Okafor,2026-10-12\n",
        "utf-8",
    )
    done = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/")
    assert [each for each in done.stderr.splitlines() if not each.startswith(" ")] == [
        "a.csv:4:7: error S17-603: the profile `eastmere` cannot be read: there is no such file",
        "s17gen: a.csv:4: no letter was written",
        "s17gen: 3 requests: 2 written, 1 refused",
        "s17gen: what became of each is in out/manifest.jsonl",
    ]
    letters = [(folder / "out" / f"FOI-{number}.md").read_text("utf-8") for number in (1, 2)]
    assert ["foi@westmarch.example" in each for each in letters] == [False, True]
    again = batch(folder, "d.yaml", "--with", "a.csv", "-o", "out/", "--resume")
    assert "s17gen: 3 requests: 2 written before and unchanged, 1 refused" in again.stderr.splitlines()
