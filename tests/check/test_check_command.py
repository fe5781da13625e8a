"""`s17gen check`, run as a person or a server runs it: what goes where, how it ends, and no traceback ever."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sample import ROOT, SOUND, changed, without
from test_cli import s17gen

from s17gen.report import FORMATS

GITHUB = {"GITHUB_ACTIONS": "true"}
PEOPLE = {"GITHUB_ACTIONS": ""}
LATE = SOUND.replace("dated: 2026-11-09", "dated: 2026-11-20")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
    return tmp_path


def check(
    folder: Path, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
) -> tuple[int, str, list[str]]:
    done = s17gen("check", *arguments, cwd=folder, stdin=stdin, env={**PEOPLE, **(env or {})})
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace").splitlines()


def test_nothing_found_is_one_line_for_people(folder: Path) -> None:
    assert check(folder, ".") == (0, "", ["s17gen: 1 request checked: nothing found"])
    assert check(folder, "a.yaml") == (0, "", ["s17gen: 1 request checked: nothing found"])
    assert check(folder, "-", stdin=SOUND.encode()) == (0, "", ["s17gen: 1 request checked: nothing found"])


def test_nothing_is_written(folder: Path) -> None:
    check(folder, ".", "a.yaml", "-v")
    assert os.listdir(folder) == ["a.yaml"]


def test_an_error_fails_and_goes_to_standard_output(folder: Path) -> None:
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    code, out, err = check(folder, ".")
    assert (code, err) == (1, ["s17gen: 1 request checked: 1 error"])
    assert out.startswith("./a.yaml:12:9: error S17-203: section 31(1)(a) needs a likelihood")


def test_a_warning_fails_if_that_is_asked_for_unless_it_is_accepted(folder: Path) -> None:
    (folder / "a.yaml").write_text(LATE, "utf-8")
    assert check(folder, ".")[::2] == (0, ["s17gen: 1 request checked: 1 warning"])
    assert check(folder, ".", "--strict")[::2] == (1, ["s17gen: 1 request checked: 1 warning"])
    accepted = LATE + "accept: [{rule: S17-608, because: the office was flooded, by: A. Whitlock}]\n"
    (folder / "a.yaml").write_text(accepted, "utf-8")
    assert check(folder, ".", "--strict")[::2] == (0, ["s17gen: 1 request checked: 1 accepted"])


def test_what_cannot_be_read_beats_what_is_found_and_the_rest_is_checked(folder: Path) -> None:
    (folder / "b.yaml").write_text("reference: [\nreceived: x\n", "utf-8")
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    code, out, err = check(folder, ".")
    assert code == 2
    assert [line.split(" ")[2] for line in out.splitlines() if line.startswith("./")] == ["S17-203:", "S17-003:"]
    assert err == ["s17gen: 2 requests checked: 2 errors"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "s17gen: 1 unreadable file checked: 1 error"),
        (["empty"], "s17gen: there is nothing to check in empty"),
        (["other.yaml"], "s17gen: other.yaml is nothing that can be checked"),
        (["a.yaml", "--select", "S18"], "s17gen: no finding has an id that begins with `S18`"),
        (["a.yaml", "--ignore", "S17-2,S17-299"], "s17gen: no finding has an id that begins with `S17-299`"),
        (["a.yaml", "--style", "polise"], "s17gen: there is no house style `polise`"),
        (["a.yaml", "--library", "empty"], "s17gen: empty holds nothing of a library"),
        (["a.yaml", "--templates", "empty"], "s17gen: empty holds no template"),
        (["a.yaml", "--authority", "nowhere"], "s17gen: the profile nowhere cannot be used"),
        (["a.yaml", "-o", ""], "s17gen: `-o` has no name"),
        (["a.yaml", "-o", "empty"], "s17gen: empty cannot be written: it is a folder"),
        (["a.yaml", "--date", "9 November"], "s17gen: Invalid value for '--date': `9 November` is not a date"),
        ([], "s17gen: Missing argument 'PATH...'."),
    ],
)
def test_what_is_no_call(folder: Path, arguments: list[str], words: str) -> None:
    (folder / "empty").mkdir()
    (folder / "other.yaml").write_text("on: push\n", "utf-8")
    code, _, err = check(folder, *arguments)
    assert code == 2
    assert any(line.startswith(words) for line in err), err


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("S17-30A", "did you mean `S17-30`?"),
        ("S17-2999", "did you mean `S17-2`?"),
        ("s17-x", "the families are S17-0, S17-1, S17-2"),
        ("S1", "the families are S17-0, S17-1, S17-2"),
        ("E501", "the families are S17-0, S17-1, S17-2"),
    ],
)
def test_an_id_that_is_nearly_one(folder: Path, given: str, hint: str) -> None:
    code, _, err = check(folder, "a.yaml", "--select", given)
    assert (code, err[1].startswith(f"  hint: {hint}")) == (2, True), err


def test_a_path_with_nothing_stops_no_other(folder: Path) -> None:
    (folder / "empty").mkdir()
    code, _, err = check(folder, "empty", "a.yaml")
    assert (code, err[-1]) == (2, "s17gen: 1 request checked: nothing found")


def test_others_are_passed_over_and_counted(folder: Path) -> None:
    (folder / "ci.yaml").write_text("on: push\n", "utf-8")
    (folder / "r.json").write_bytes((ROOT / "tests/records/1.json").read_bytes())
    words = ["s17gen: 1 request checked: nothing found; 1 other file and 1 record passed over"]
    assert check(folder, ".") == (0, "", words)
    assert check(folder, "ci.yaml", "--skip-others") == (
        0,
        "",
        ["s17gen: nothing was checked; 1 other file passed over"],
    )
    code, _, err = check(folder, "r.json")
    assert (code, err[0]) == (2, "s17gen: there is nothing to check in r.json")


def test_what_was_read_is_listed_if_asked_for(folder: Path) -> None:
    text = changed(("Please send me the drone manual.", "|\n  1. The drone manual\n  2. The drone log"))
    (folder / "a.yaml").write_text(text, "utf-8")
    (folder / "ci.yaml").write_text("on: push\n", "utf-8")
    assert check(folder, ".", "-v")[2][:4] == [
        "./a.yaml: request, nothing found",
        "  part 1: The drone manual",
        "  part 2: The drone log",
        "./ci.yaml: other file, passed over",
    ]


def test_notes_are_counted_where_they_are_shown(folder: Path) -> None:
    (folder / "p.yaml").write_text("name: '[your name]'\nkind: council\nreview: none\nunit: '[your team]'\n", "utf-8")
    code, out, err = check(folder, "p.yaml", "-v")
    assert (code, out.count("note S17-632")) == (0, 2)
    assert err == ["p.yaml: profile, 2 notes", "s17gen: 1 profile checked: 2 notes"]
    assert check(folder, "p.yaml") == (0, "", ["s17gen: 1 profile checked: nothing found"])


def test_findings_are_selected_and_ignored_by_id_and_family(folder: Path) -> None:
    (folder / "a.yaml").write_text(without("likelihood", "for", "against"), "utf-8")

    def found(*options: str) -> tuple[int, list[str]]:
        code, out, _ = check(folder, "a.yaml", *options)
        return code, [line.split(" ")[2][:-1] for line in out.splitlines() if line.startswith("a.yaml")]

    assert found() == (1, ["S17-203", "S17-301", "S17-302"])
    assert found("--select", "S17-3") == (1, ["S17-301", "S17-302"])
    assert found("--select", "s17-301,S17-2") == (1, ["S17-203", "S17-301"])
    assert found("--select", "S17-301", "--select", "S17-302") == (1, ["S17-301", "S17-302"])
    assert found("--ignore", "S17-3", "--ignore", "S17-203") == (0, [])
    assert found("--select", "S17-3", "--ignore", "S17-302") == (1, ["S17-301"])
    assert found("--select", "S17-9") == (0, [])


def test_nothing_leaves_out_that_a_file_cannot_be_read(folder: Path) -> None:
    (folder / "a.yaml").write_text("reference: [\nreceived: x\n", "utf-8")
    code, out, _ = check(folder, "a.yaml", "--ignore", "S17-0", "--select", "S17-3")
    assert (code, "S17-003" in out) == (2, True)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_report(folder: Path, form: str) -> None:
    (folder / "b.yaml").write_text(without("likelihood").replace("FOI-1", "FOI-2"), "utf-8")
    code, out, err = check(folder, ".", "--format", form)
    assert (code, err) == (1, ["s17gen: 2 requests checked: 1 error, 1 warning"])
    assert "S17-203" in out
    assert "S17-625" in out  # the same applicant asks the same
    if form in ("json", "sarif"):
        json.loads(out)


def test_the_form_is_chosen_by_the_file_or_the_place(folder: Path) -> None:
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    assert check(folder, "a.yaml", env=GITHUB)[1].startswith(
        "::error file=a.yaml,line=12,col=9,title=S17-203::a.yaml:12"
    )
    assert check(folder, "a.yaml", "--format", "text", env=GITHUB)[1].startswith("a.yaml:12:9: error")
    for name, begins in (
        ("a.sarif", '{\n  "$schema"'),
        ("a.json", '{\n  "version": 1'),
        ("a.xml", "<?xml"),
        ("a.txt", "a.yaml:12"),
    ):
        assert check(folder, "a.yaml", "-o", name, env=GITHUB)[:2] == (1, "")
        assert (folder / name).read_text("utf-8").startswith(begins)


def test_sarif_has_the_address_of_the_law(folder: Path) -> None:
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    [run] = json.loads(check(folder, "a.yaml", "--format", "sarif")[1])["runs"]
    [rule] = [each for each in run["tool"]["driver"]["rules"] if each["id"] == "S17-203"]
    assert rule["helpUri"].startswith("https://www.legislation.gov.uk/ukpga/2000/36/section/17")


def test_a_report_replaces_nothing_unless_told(folder: Path) -> None:
    (folder / "r.json").write_text("mine", "utf-8")
    code, _, err = check(folder, "a.yaml", "-o", "r.json")
    assert (code, err[0]) == (2, "s17gen: r.json is there already; it was left as it is")
    assert (folder / "r.json").read_text("utf-8") == "mine"
    assert check(folder, "a.yaml", "-o", "r.json", "--force")[0] == 0
    assert json.loads((folder / "r.json").read_text("utf-8"))["summary"]["files"] == 1


def test_every_format_of_letter_is_proved(folder: Path) -> None:
    (folder / "t").mkdir()
    for name in ("md", "html", "txt"):
        text = "{{ notice | title }}{% block style %}{% endblock %}"  # a block that the frame for large print needs
        (folder / "t" / f"letter.{name}.j2").write_text(text, "utf-8")
    code, out, _ = check(folder, "a.yaml", "--templates", "t")
    assert code == 1
    assert {line.split(" ")[3] for line in out.splitlines() if "S17-902" in line} >= {
        "letter.md.j2",
        "letter.html.j2",
        "letter.txt.j2",
        "letter.large-print.j2",
    }


def test_a_letter_for_the_portal_is_checked_as_one(folder: Path) -> None:
    code, out, _ = check(folder, "a.yaml", "--for", "portal")
    assert (code, out.split(" ")[2]) == (1, "S17-702:")


def test_a_template_that_cannot_be_used_keeps_requests_from_being_checked(folder: Path) -> None:
    (folder / "t").mkdir()
    (folder / "t" / "letter.md.j2").write_text("x\n{{ notice.title }}", "utf-8")
    (folder / "b.yaml").write_text(changed(("FOI-1", "FOI-2"), ("Okafor", "Sandhu")), "utf-8")
    code, out, err = check(folder, "a.yaml", "b.yaml", "--templates", "t")
    lines = [line.split(" ")[:3] for line in out.splitlines() if not line.startswith(" ")]
    assert lines == [
        ["a.yaml:1:1:", "error", "S17-058:"],
        ["t/letter.md.j2:2:1:", "error", "S17-910:"],
        ["b.yaml:1:1:", "error", "S17-058:"],
    ]
    assert (code, err) == (2, ["s17gen: 2 requests checked: 3 errors"])


def test_hostile_names_and_words_stay_on_their_line(folder: Path) -> None:
    name = "x\n::error::y\x1b[31m.yaml"
    (folder / name).write_text(without("likelihood"), "utf-8")
    raw = os.fsencode(folder) + b"/caf\xe9.yaml"
    with open(raw, "wb") as file:
        file.write(without("likelihood").encode())
    for form in FORMATS:
        code, out, err = check(folder, ".", "-v", "--format", form)
        assert code == 1
        assert "\x1b" not in out + "".join(err)
        assert not any(line.startswith("::error::") for line in out.splitlines())


def test_a_reader_that_goes_away(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "s17gen", "check", "a.yaml", "--format", "json"]
    done = subprocess.run(command, cwd=folder, stdout=writer, stderr=-1)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b"s17gen: the reader of standard output went away before the end of the report\n"


def test_standard_output_that_is_closed_or_full(folder: Path) -> None:
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    for where, words in ((">&-", "standard output is closed"), (">/dev/full", "standard output cannot be written")):
        command = f"{sys.executable} -m s17gen check a.yaml {where}"
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True)
        assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
        assert words in done.stderr.decode()


def test_an_interrupt(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "s17gen", "check", "a.yaml", "-", "-v"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"a.yaml: request, nothing found\n"  # now it waits for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, b"Traceback" in err) == (130, b"", False)


def test_the_whole_of_the_repository_s_own(tmp_path: Path) -> None:
    code, out, err = check(ROOT, "examples", "exemptions", "templates")
    assert (code, "error" in out) == (0, False)
    assert err[-1].startswith("s17gen: ")
    assert "1 library and 1 folder of templates checked" in err[-1]
