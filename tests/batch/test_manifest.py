"""The manifest: what is written is read, half a line is taken off, no other file is taken for one."""

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from s17gen.batch.manifest import Entry, Manifest, Output, begun, earlier
from s17gen.batch.recipe import Recipe, changes
from s17gen.errors import OutputError, UsageError

TODAY = datetime.date(2026, 11, 9)
RECIPE = Recipe("0.1", "letters", ("md",), "applicant", False, False, "police", None, TODAY, "", (), "c0ffee")
ONE = Entry("a.yaml", "aa", "FOI-1", "written", (Output("FOI-1.md", "bb"),), duration=1.5)
TWO = Entry("b.yaml", "cc", "FOI-2", "failed", message="there is no such file")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "letters" / "manifest.jsonl"
    manifest = Manifest(str(path))
    manifest.begin(RECIPE)
    manifest.add(ONE)
    manifest.add(TWO)
    manifest.close()
    return path


def test_what_is_written_is_read(written: Path) -> None:
    assert begun(str(written)) == RECIPE
    assert list(earlier(str(written))) == [ONE, TWO]
    assert written.read_bytes().count(b"\n") == 3


def test_there_is_none(tmp_path: Path) -> None:
    assert begun(str(tmp_path / "manifest.jsonl")) is None
    assert list(earlier(str(tmp_path / "manifest.jsonl"))) == []


def test_a_run_that_was_killed_at_any_byte_leaves_a_manifest_to_go_on_with(written: Path) -> None:
    whole = written.read_bytes()
    lines = whole.splitlines(keepends=True)
    for cut in range(len(whole)):
        written.write_bytes(whole[:cut])
        kept = [line for number, line in enumerate(lines) if sum(map(len, lines[: number + 1])) <= cut]
        assert begun(str(written)) == (RECIPE if kept else None)
        assert list(earlier(str(written))) == [ONE, TWO][: max(0, len(kept) - 1)]
        manifest = Manifest(str(written))
        manifest.go_on()
        manifest.add(TWO) if kept else manifest.begin(RECIPE)
        manifest.close()
        assert written.read_bytes() == b"".join(kept) + (lines[2] if kept else lines[0])


@pytest.mark.parametrize(
    "text", ["dear diary\n", "{}\n", '{"format":"s17gen-record","version":1}\n', "[" * 9999 + "\n"]
)
def test_no_other_file_is_taken_for_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"manifest.jsonl:1 is no line of a manifest that s17gen .* reads"):
        begun(str(path))
    assert path.read_text() == text


def test_a_line_that_is_no_line_of_one_is_named(written: Path) -> None:
    with written.open("a") as file:
        file.write("what is this\n")
    with pytest.raises(UsageError, match=r"manifest\.jsonl:4 is no line"):
        list(earlier(str(written)))


def test_one_that_was_deleted_meanwhile_is_not_written_on(written: Path) -> None:
    manifest = Manifest(str(written))
    written.unlink()
    with pytest.raises(OutputError) as caught:
        manifest.add(TWO)
    assert caught.value.message == f"{written} was deleted while the batch was writing"
    manifest.close()


def test_names_that_are_no_text_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    manifest = Manifest(str(path))
    manifest.begin(RECIPE)
    manifest.add(replace(ONE, input="caf\udce9.yaml", message="é"))
    manifest.close()
    assert [(each.input, each.message) for each in earlier(str(path))] == [("caf\\udce9.yaml", "é")]


def test_two_runs_do_not_write_into_one(written: Path) -> None:
    pytest.importorskip("fcntl")
    first = Manifest(str(written))
    with pytest.raises(UsageError, match="another batch is writing"):
        Manifest(str(written))
    first.close()
    Manifest(str(written)).close()


def test_what_has_changed_is_named_and_the_day_of_the_run_does_not_count() -> None:
    other = Recipe("0.1", "sent", ("html",), "portal", True, True, "council", TODAY, TODAY, "x", (), "decaf")
    assert changes(RECIPE, other) == [
        "`--out`", "the formats", "`--for`", "`--draft`", "`--record`", "the house style", "`--date`",
        "the profile for requests that name none", "the library or the templates",
    ]  # fmt: skip
    again = Recipe(
        "0.1", "letters", ("md",), "applicant", False, False, "police", None, TODAY.replace(day=10), "", (), "c0ffee"
    )
    assert changes(RECIPE, again) == []
