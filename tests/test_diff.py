"""`s17gen diff`: what differs between libraries, which notices would change, how, and what is behind it."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import ROOT, SOUND

from s17gen.changes.libraries import compare, everything
from s17gen.changes.words import Edit, edits
from s17gen.library import Library

BLOCK = """\
reviewed: 2026-11-22
blocks:
  - id: s31.for.our-roads
    limbs: [s31(1)(a)]
    text: People use these roads {when}.
    slots: {{when: {{type: noun, ask: When?}}}}
"""
ROUTE = """\
reviewed: 2026-11-22
statements:
  - id: review.route
    replaces: true
    duties: [complaints-procedure]
    text: If you are unhappy with this response, write to {{ to }}.
"""
USING = SOUND.replace(
    "for: People could judge how they may be followed.", "for: {use: s31.for.our-roads, when: at night}"
)


def call(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, **more}
    command = [sys.executable, "-m", "s17gen", "diff", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environ)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of a layer, and two requests, of which one uses the layer's block."""
    for name, text in {
        "old/foia/s31-ours.yaml": BLOCK.format(when="{{ when }}"),
        "new/foia/s31-ours.yaml": BLOCK.format(when="all day and {{ when }}"),
        "route/foia/statements.yaml": ROUTE,
        "uses.yaml": USING,
        "plain.yaml": SOUND.replace("FOI-1", "FOI-2"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


# Words.


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("a b c", "a  b\nc", []),
        ("Head\n----\n\na b", "Head\n====\n\na b", []),
        ("a b c d e f g", "a b c X e f g", [("a b c", "d", "X", "e f g")]),
        ("a b c d e f g h", "a b X d Y f g h", [("a b", "c d e", "X d Y", "f g h")]),
        ("1 2 3 4 5 6 7 8 9", "0 2 3 4 5 6 7 8 0", [("", "1", "0", "2 3 4 5"), ("5 6 7 8", "9", "0", "")]),
        ("one\n\ntwo", "one", [("", "two", "", "")]),
        ("one", "one\n\ntwo", [("", "", "two", "")]),
        ("one\n\ntwo\n\nthree", "one\n\nTWO\n\nthree", [("", "two", "TWO", "")]),
        ("a\n\nb", "a b", []),
    ],
)
def test_words(old: str, new: str, found: list[tuple[str, str, str, str]]) -> None:
    assert edits(old, new) == [Edit(*each) for each in found]


@given(st.lists(st.sampled_from(["a", "b", "c", "\n\n"])), st.lists(st.sampled_from(["a", "b", "c", "\n\n"])))
def test_words_taken_out_and_put_in_make_up_the_difference(old: list[str], new: list[str]) -> None:
    found = edits(" ".join(old), " ".join(new))
    out = sum(len(each.old.split()) for each in found)
    came = sum(len(each.new.split()) for each in found)
    count = lambda words: sum(each != "\n\n" for each in words)  # noqa: E731
    assert count(old) - out == count(new) - came
    assert all(each.old != each.new for each in found)


def test_a_huge_letter_is_compared_in_bounded_time() -> None:
    start = time.monotonic()
    old, new = "same words here\n\n" * 40_000, "same words there\n\n" * 40_000
    [edit] = edits(old, new)
    assert len(edit.old) > 100_000
    [inner] = edits("a b " * 20_000, "b a " * 20_000)
    assert inner.before == ""
    assert time.monotonic() - start < 5


# Libraries.


def test_a_library_does_not_differ_from_itself() -> None:
    assert compare(Library(), Library()) == []


def test_every_kind_of_thing_is_compared() -> None:
    kinds = {kind for (kind, _), _ in everything(Library())}
    assert kinds == {
        "section", "provision", "retired", "block", "statement", "topic", "style", "duty", "role", "basis", "outcome",
        "likelihood", "time", "citation", "regulator", "authority", "cost-limit", "bank-holiday", "bank-holidays",
        "source",
    }  # fmt: skip


def test_no_two_things_have_one_name() -> None:
    names = [key for key, _ in everything(Library())]
    assert len(names) == len(set(names))


def test_libraries_alone(folder: Path) -> None:
    done = call(folder, "old", "new")
    assert done.stdout == (
        "block s31.for.our-roads changed: text (old/foia/s31-ours.yaml:3 -> new/foia/s31-ours.yaml:3)\n"
        "  People use these roads {+all day and+} {{ when }}.\n"
    )
    assert (done.returncode, done.stderr) == (1, "s17gen: 1 difference between old and new\n")


@pytest.mark.parametrize(
    ("old", "new"), [("old", "old"), ("shipped", "shipped"), ("shipped", str(ROOT / "exemptions"))]
)
def test_the_same_libraries(folder: Path, old: str, new: str) -> None:
    done = call(folder, old, new)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("s17gen: 0 differences between ")


def test_added_and_removed(folder: Path) -> None:
    added = call(folder, "shipped", "old").stdout
    assert added == "block s31.for.our-roads added (old/foia/s31-ours.yaml:3)\n"
    assert call(folder, "old", "shipped").stdout == added.replace("added", "removed")


def test_a_layer_below_both(folder: Path) -> None:
    (folder / "new" / "foia" / "s31-ours.yaml").write_text("reviewed: 2026-11-22\ndisables: [s31.for.our-roads]\n")
    done = call(folder, "shipped", "new", "--library", "old")
    assert done.stdout == "block s31.for.our-roads removed (old/foia/s31-ours.yaml:3)\n"


def test_several_layers_in_one_name(folder: Path) -> None:
    done = call(folder, "old", f"old{os.pathsep}route")
    assert done.stdout.splitlines()[0].startswith(
        "statement review.route changed: text (exemptions/foia/statements.yaml:"
    )


def test_a_whole_library_stands_alone(folder: Path) -> None:
    shutil.copytree(ROOT / "exemptions", folder / "whole")
    topics = folder / "whole" / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "  - {id: our-roads, covers: our roads}\n", "utf-8")
    (folder / "whole" / "styles" / "brief.yaml").unlink()
    done = call(folder, "whole", "shipped")
    assert done.stdout == (
        f"topic our-roads removed (whole/topics.yaml:{len(topics.read_text().splitlines())})\n"
        "style brief added (exemptions/styles/brief.yaml:1)\n"
    )


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("uk/regulators.yaml", "reviewed: 2026-11-22\nregulators: [{since: 2027-01-01, name: N, short: N, web: W,"
         " telephone: T, window: W, source: S}]\n", "regulator 2027-01-01 added (uk/regulators.yaml)\n"),
        ("uk/bank-holidays.yaml", "reviewed: 2026-11-22\nholidays: [{date: 2027-06-01, name: Thanks, nations:"
         " [scotland]}]\n", "bank-holiday 2027-06-01 Thanks added (uk/bank-holidays.yaml)\n"),
        ("foia/s31-ours.yaml", "reviewed: 2026-11-22\nwho: Only some.\n",
         "section s31 changed: who (exemptions/foia/s31-law-enforcement.yaml:1 -> layer/foia/s31-ours.yaml:1)\n"
         "  {+Only some.+}\n"),
        ("topics.yaml", "disables: [prisons]\n", "topic prisons removed (exemptions/topics.yaml:"),
        ("uk/authorities.yaml", "reviewed: 2026-11-22\nkinds: [{id: police, name: a force, limit: lower,"
         " qualified-person: s36(5)(o), open: {s30: 'yes', s33: 'no', s35: 'no', s36: 'yes'}, replaces: true,"
         " within: {scotland: scottish-public-authority}, style: police}]\n",
         "authority police changed: name (uk/authorities.yaml)\n  a [-police-] force\n"),
    ],
)  # fmt: skip
def test_facts_of_every_kind(folder: Path, name: str, text: str, expected: str) -> None:
    path = folder / "layer" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert call(folder, "shipped", "layer").stdout.startswith(expected)


# Notices.


def test_the_notice_that_uses_a_reworded_block_would_change_and_the_other_not(folder: Path) -> None:
    done = call(folder, "old", "new", "uses.yaml", "plain.yaml")
    assert done.stdout == (
        "uses.yaml: would change\n"
        "  People use these roads {+all day and+} at night.\n"
        "  behind it: block s31.for.our-roads changed: text (old/foia/s31-ours.yaml:3 -> new/foia/s31-ours.yaml:3)\n"
        "plain.yaml: the same\n"
    )
    assert (done.returncode, done.stderr) == (1, "s17gen: 1 of 2 notices would change\n")
    assert call(folder, "old", "new", "plain.yaml").returncode == 0


def test_a_statement_changes_every_notice_that_has_it(folder: Path) -> None:
    done = call(folder, "shipped", "route", "plain.yaml")
    lines = done.stdout.splitlines()
    assert lines[0] == "plain.yaml: would change"
    assert any("[-" in line and "write to" in line for line in lines)
    assert lines[-1].startswith("  behind it: statement review.route changed: text (exemptions/foia/statements.yaml:")


def test_a_block_that_goes_makes_a_draft_of_the_letter(folder: Path) -> None:
    done = call(folder, "old", "shipped", "uses.yaml")
    assert done.stdout == (
        "uses.yaml: a letter would become a draft, since errors stop the letter\n"
        "  [-People use these roads at night.-]{+[MISSING: the block `s31.for.our-roads`]+}\n"
        "  new  error S17-501 (uses.yaml:16): `s31.for.our-roads` is not in the library\n"
        "  behind it: block s31.for.our-roads removed (old/foia/s31-ours.yaml:3)\n"
    )
    back = call(folder, "shipped", "old", "uses.yaml").stdout
    assert back.startswith("uses.yaml: a draft, since errors stop the letter, would become a letter\n")
    assert "  gone error S17-501 (uses.yaml:16):" in back


def test_a_block_that_only_moves_changes_nothing(folder: Path) -> None:
    """Its line is in the messages about it, but that is no difference."""
    (folder / "new" / "foia" / "s31-ours.yaml").write_text(f"# moved\n\n{BLOCK.format(when='{{ when }}')}")
    (folder / "uses.yaml").write_text(USING.replace(", when: at night", ""))
    done = call(folder, "old", "new", "uses.yaml")
    assert (done.returncode, done.stdout) == (0, "uses.yaml: the same draft, since errors stop the letter\n")


def test_a_style_that_only_one_library_has(folder: Path) -> None:
    (folder / "new" / "styles").mkdir()
    shutil.copy(ROOT / "exemptions" / "styles" / "brief.yaml", folder / "new" / "styles" / "ours.yaml")
    path = folder / "new" / "styles" / "ours.yaml"
    path.write_text(path.read_text().replace("id: brief", "id: ours"))
    done = call(folder, "old", "new", "plain.yaml", "--style", "ours")
    assert done.returncode == 1
    assert "plain.yaml: no letter would become a letter\n" in done.stdout
    assert "gone error S17-604" in done.stdout
    wrong = call(folder, "old", "new", "plain.yaml", "--style", "outs")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "did you mean `ours`?" in wrong.stderr


def test_a_regulator_and_a_kind_are_behind_a_change(folder: Path) -> None:
    (folder / "layer" / "uk").mkdir(parents=True)
    row = "{since: 2026-09-30, name: The Office, short: TO, web: w.example, telephone: '1', window: a month, source: A,"
    (folder / "layer" / "uk" / "regulators.yaml").write_text(
        f"reviewed: 2026-11-22\nregulators: [{row} replaces: true}}]\n"
    )
    done = call(folder, "shipped", "layer", "plain.yaml")
    assert "behind it: regulator 2026-09-30 changed: name, short, web, telephone, window, source" in done.stdout
    assert "The Office" in done.stdout


def test_requests_that_cannot_be_read(folder: Path) -> None:
    (folder / "broken.yaml").write_text("reference: [\n")
    done = call(folder, "old", "new", "broken.yaml", "absent.yaml", "uses.yaml")
    assert done.returncode == 2
    assert done.stdout.startswith("broken.yaml: cannot be read\nabsent.yaml: cannot be read\nuses.yaml: would change\n")
    assert "broken.yaml:1:13: error S17-003" in done.stderr
    assert "absent.yaml:1:1: error S17-016: there is no such file" in done.stderr
    assert done.stderr.endswith("s17gen: 1 of 3 notices would change; 2 files cannot be read\n")


def test_what_is_no_letter_under_either_library_is_not_called_the_same_letter(folder: Path) -> None:
    (folder / "unbound.yaml").write_text("reference: A\n")
    (folder / "draft.yaml").write_text(USING.replace("likelihood: would-be-likely", ""))
    done = call(folder, "old", "route:old", "unbound.yaml", "--date", "2026-11-09")
    assert done.stdout == "unbound.yaml: no letter under either library; `s17gen check` says why\n"
    done = call(folder, "old", "old", "draft.yaml")
    assert (done.returncode, done.stdout) == (0, "draft.yaml: the same draft, since errors stop the letter\n")


def test_what_is_alike_is_said_once(folder: Path) -> None:
    (folder / "again.yaml").write_text(USING.replace("FOI-1", "FOI-3"))
    done = call(folder, "old", "new", "uses.yaml", "plain.yaml", "again.yaml", "uses.yaml")
    lines = done.stdout.splitlines()
    assert [each for each in lines if not each.startswith(" ")] == [
        "uses.yaml: would change",
        "plain.yaml: the same",
        "again.yaml: would change, as uses.yaml",
    ]
    assert done.stdout.count("{+all day and+}") == 1


def test_a_folder_stands_for_the_requests_in_it(folder: Path) -> None:
    (folder / "year" / "march").mkdir(parents=True)
    (folder / "uses.yaml").rename(folder / "year" / "uses.yaml")
    (folder / "plain.yaml").rename(folder / "year" / "march" / "plain.yaml")
    (folder / "year" / "profile.yaml").write_text("name: Eastmere Council\nkind: council\n")
    (folder / "year" / "notes.yaml").write_text("a: b\n")
    done = call(folder, "old", "new", "year", "year/uses.yaml")
    assert [each for each in done.stdout.splitlines() if not each.startswith(" ")] == [
        "year/uses.yaml: would change",
        "year/march/plain.yaml: the same",
    ]
    assert done.stderr == "s17gen: 1 of 2 notices would change\n"
    empty = call(folder, "old", "new", "old")
    assert (empty.returncode, empty.stdout) == (2, "")
    assert empty.stderr.startswith("s17gen: there is no request in old\n")


def test_a_letter_that_would_not_be_written_is_not_all_taken_out(folder: Path) -> None:
    """A statement that no longer does its duty: there is no draft of what the proof stops."""
    path = folder / "route" / "foia" / "statements.yaml"
    path.write_text(ROUTE.replace("    duties: [complaints-procedure]\n", ""), "utf-8")
    done = call(folder, "shipped", "route", "plain.yaml")
    first, finding, behind = done.stdout.splitlines()
    assert first == "plain.yaml: a letter would become no letter"
    assert finding.startswith("  new  error S17-901 (plain.yaml:")
    assert behind.startswith("  behind it: statement review.route changed: text, duties (")


def test_libraries_that_differ_in_nothing_that_a_notice_has_are_said_to_differ(folder: Path) -> None:
    """Such as by a statement whose id is mistyped, which nothing says."""
    (folder / "route" / "foia" / "statements.yaml").write_text(
        ROUTE.replace("review.route", "review.rout").replace("    replaces: true\n", ""), "utf-8"
    )
    done = call(folder, "shipped", "route", "plain.yaml")
    assert (done.returncode, done.stdout) == (0, "plain.yaml: the same\n")
    assert done.stderr == (
        "s17gen: 0 of 1 notice would change\n  the libraries have 1 difference; without a REQUEST, all are listed\n"
    )


def test_a_request_on_standard_input_and_a_profile_of_the_project(folder: Path) -> None:
    (folder / "p.yaml").write_text("name: Eastmere Council\nreview: {to: foi@eastmere.example}\n")
    (folder / "s17gen.toml").write_text('authority = "p.yaml"\nlibrary = "old"\n')
    bare = USING.replace("authority: {name: Northshire Police, review: {to: foi@northshire.example}}\n", "")
    command = [sys.executable, "-m", "s17gen", "diff", "old", "new", "-"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, input=bare)
    assert done.stdout.startswith("stdin: would change\n  People use these roads {+all day and+} at night.\n")


def test_hostile_words_stay_on_their_line(folder: Path) -> None:
    (folder / "new" / "foia" / "s31-ours.yaml").write_text(BLOCK.format(when='\\u202e{{ when }}').replace(
        "text: People use these roads \\u202e{{ when }}.", 'text: "People \\u202e\\u200b use {{ when }}."'
    ))  # fmt: skip
    out = call(folder, "old", "new", "uses.yaml").stdout
    assert "\u202e" not in out
    assert "[U+202E]" in out


# As JSON.


def test_json_is_versioned_and_says_the_same(folder: Path) -> None:
    data = json.loads(call(folder, "old", "new", "uses.yaml", "plain.yaml", "--format", "json").stdout)
    assert (data["version"], data["old"], data["new"]) == (1, "old", "new")
    [change] = data["libraries"]
    assert change == {
        "kind": "block",
        "id": "s31.for.our-roads",
        "change": "changed",
        "old": "old/foia/s31-ours.yaml:3",
        "new": "new/foia/s31-ours.yaml:3",
        "keys": ["text"],
        "words": [{"before": "People use these roads", "old": "", "new": "all day and", "after": "{{ when }}."}],
    }
    uses, plain = data["notices"]
    assert (uses["name"], uses["same"], uses["old"], uses["new"]) == ("uses.yaml", False, "letter", "letter")
    assert uses["behind"] == [change]
    assert plain == {
        "name": "plain.yaml", "same": True, "old": "letter", "new": "letter",
        "words": [], "gone": [], "come": [], "behind": [],
    }  # fmt: skip


def test_json_of_libraries_alone_has_no_notices(folder: Path) -> None:
    assert set(json.loads(call(folder, "old", "new", "--format", "json").stdout)) == {
        "version",
        "old",
        "new",
        "libraries",
    }


def test_the_same_call_gives_the_same_bytes(folder: Path) -> None:
    first, second = (call(folder, "shipped", "route", "plain.yaml", "--format", "json").stdout for _ in range(2))
    assert first == second


# What is no library.


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("old",), "Missing argument 'NEW'"),
        (("old", "gone"), "gone is not a folder that can be read"),
        (("old", "empty"), "empty holds nothing of a library"),
        (("uses.yaml", "old"), "uses.yaml is not a folder that can be read"),
        (("old", "new", "--library", "gone"), "gone is not a folder that can be read"),
        (("old", "new", "uses.yaml", "--date", "soon"), "`soon` is not a date"),
        (("old:old", "new"), "the layer old is given twice"),
        (("old:", "new"), "a folder of `old:` has no name"),
        (("", "new"), "a folder of `` has no name"),
        (("route:old", "new", "--library", "old"), "`route:old` has a layer that `--library` puts below it too"),
    ],
)
def test_what_is_no_call(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    (folder / "empty").mkdir()
    done = call(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_library_that_is_unsound(folder: Path) -> None:
    (folder / "new" / "foia" / "s31-ours.yaml").write_text("reviewed: soon\n")
    done = call(folder, "old", "new", "plain.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "new/foia/s31-ours.yaml:1:11: error S17-025: `soon` is not a date" in done.stderr


def test_a_reader_that_goes_away(folder: Path) -> None:
    command = f"{sys.executable} -m s17gen diff shipped route plain.yaml | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
