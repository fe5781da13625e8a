"""What a batch finds where its paths lead: every request once, in one order, none that is none."""

import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample import ROOT, SOUND, without

from s17gen.batch.items import Item, items
from s17gen.bind import bind
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.findings import Finding, has_error
from s17gen.source import MAX_BYTES, load
from s17gen.wire import RequestFile

PROFILE = "name: Eastmere Council\nkind: council\nreview: none\n"
ONE = json.dumps({"reference": "1", "received": "2026-10-12", "decisions": []})


def nothing(most: int) -> bytes:
    return b""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = SOUND) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8", newline="")


def found(*paths: str, stdin: str = "") -> list[str]:
    """What each item is called, with the message of one that is amiss."""
    return [
        f"{each.label}{''.join(f' {one.message}' for one in each.amiss)}"
        for each in items(paths, io.BytesIO(stdin.encode()).read)
    ]


# Files.


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    for name in ("a.yaml", "b.yml", "c", "d.txt", "e.YAML", ".hidden.yaml", "-x.yaml", "café.yaml"):
        write(name)
    assert found("d.txt", "c", "b.yml", "a.yaml", "e.YAML", ".hidden.yaml", "-x.yaml", "café.yaml") == [
        "d.txt", "c", "b.yml", "a.yaml", "e.YAML", ".hidden.yaml", "-x.yaml", "café.yaml",
    ]  # fmt: skip


def test_a_file_with_one_request_is_taken_as_it_is(folder: Path) -> None:
    for text in (SOUND, f"# x\n---\n{SOUND}...\n", "\ufeff" + SOUND, "", "a: b\n%\n", SOUND.replace("\n", "\r\n")):
        write("a.yaml", text)
        [item] = items(["a.yaml"], nothing)
        assert item == Item("a.yaml", text.encode())


def test_several_requests_in_one_file(folder: Path) -> None:
    write("a.yaml", f"{SOUND}---\n{SOUND}---\n")
    line = SOUND.count("\n")
    assert list(items(["a.yaml"], nothing)) == [
        Item("a.yaml", SOUND.encode(), line=0, several=True),
        Item("a.yaml", f"---\n{SOUND}".encode(), line=line, several=True),
    ]
    assert found("a.yaml") == ["a.yaml:1", f"a.yaml:{line + 1}"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.JSONL", "a"])
def test_json_lines(folder: Path, name: str) -> None:
    write(name, f"{ONE}\n\n{ONE}\n")
    assert list(items([name], nothing)) == [
        Item(name, ONE.encode(), "json", 0, several=True),
        Item(name, ONE.encode(), "json", 2, several=True),
    ]


def test_one_object_on_many_lines_is_read_as_yaml(folder: Path) -> None:
    text = json.dumps(json.loads(ONE), indent=2)
    write("a.json", text)
    assert list(items(["a.json"], nothing)) == [Item("a.json", text.encode())]


@pytest.mark.parametrize("name", ["a.jsonl", "a.JSONL"])
def test_a_bad_first_line_of_json_lines_is_one_of_json_lines(folder: Path, name: str) -> None:
    write(name, f"{{\n{ONE}\n")
    assert [(each.form, each.line) for each in items([name], nothing)] == [("json", 0), ("json", 1)]


def test_a_first_line_that_is_too_long_takes_no_other_with_it() -> None:
    long = json.dumps({"a": "x" * MAX_BYTES})
    assert found("-", stdin=f"{long}\n{ONE}\n") == ["stdin:1", "stdin:2"]


def test_an_empty_file_is_an_item_that_says_so(folder: Path) -> None:
    for name in ("a.yaml", "a.jsonl"):
        write(name, "")
        [item] = items([name], nothing)
        assert [each.message for each in load(item.name, item.raw)[1]] == ["the file is empty"]


def test_what_cannot_be_read_is_an_item_that_says_why(folder: Path) -> None:
    write("b.yaml")
    os.mkfifo("pipe.yaml")
    os.symlink("loop.yaml", "loop.yaml")
    assert found("a.yaml", "pipe.yaml", "loop.yaml", "b.yaml/c", "x\0y", "b.yaml") == [
        "a.yaml there is no such file",
        "pipe.yaml it is no ordinary file",
        "loop.yaml too many levels of symbolic links",
        "b.yaml/c not a directory",
        "x\0y its name is not a file's name",
        "b.yaml",
    ]


def test_a_file_that_nobody_may_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert found("a.yaml") == ["a.yaml you may not read it"]


def test_a_table_is_told_where_it_goes(folder: Path) -> None:
    write("a.csv")
    with pytest.raises(UsageError, match=r"A\.TSV is a table"):
        items(["A.TSV"], nothing)
    with pytest.raises(UsageError, match=r"a\.csv is a table, not a request") as caught:
        items(["a.csv"], nothing)
    assert caught.value.hint == "give the request file with the decision, and `--with a.csv`"


def test_an_empty_path() -> None:
    with pytest.raises(UsageError, match="a path is empty"):
        items([""], nothing)


# Several paths.


def test_what_several_paths_lead_to_is_taken_once(folder: Path) -> None:
    write("in/a.yaml")
    write("in/b.yaml")
    os.symlink("in", "other")
    os.symlink("in/a.yaml", "c.yaml")
    os.link("in/b.yaml", "in/z.yaml")
    assert found("c.yaml", "./c.yaml", "in/../in/a.yaml", "in", "in/", "other", str(folder / "in" / "b.yaml")) == [
        "c.yaml", "in/b.yaml",
    ]  # fmt: skip
    assert found("no.yaml", "no.yaml") == ["no.yaml there is no such file"]


def test_what_was_passed_over_is_taken_where_it_is_named(folder: Path) -> None:
    write("in/a.yaml")
    write("in/b.yaml", "x: y\n")
    passed: list[str] = []
    read = [each.label for each in items(["in", "in/b.yaml", "in", "in/b.yaml"], nothing, passed.append)]
    assert (read, passed) == (["in/a.yaml", "in/b.yaml"], ["in/b.yaml"])


def test_standard_input_among_files(folder: Path) -> None:
    write("a.yaml")
    assert found("a.yaml", "-", "-", "a.yaml", stdin=SOUND) == ["a.yaml", "stdin"]
    assert found("-", stdin=f"{ONE}\n{ONE}\n") == ["stdin:1", "stdin:2"]
    assert found("-", stdin=f"{SOUND}---\n{SOUND}") == ["stdin:1", f"stdin:{SOUND.count(chr(10)) + 1}"]
    assert [each.form for each in items(["-"], io.BytesIO(ONE.encode()).read)] == ["json"]
    assert list(items(["-"], nothing)) == [Item("stdin")]


# Globs.


def test_globs(folder: Path) -> None:
    for name in ("b.yaml", "a.yaml", "sub/c.yaml", "sub/deep/d.yaml", "sub/.hidden.yaml", "e.yml"):
        write(name)
    assert found("*.yaml") == ["a.yaml", "b.yaml"]
    assert found("**/*.yaml") == ["a.yaml", "b.yaml", "sub/c.yaml", "sub/deep/d.yaml"]
    assert found("[ab].yaml", "?.yml") == ["a.yaml", "b.yaml", "e.yml"]
    assert found("sub/**/*.yaml") == found("sub/**") == found("s*/**/") == ["sub/c.yaml", "sub/deep/d.yaml"]
    assert found("**/deep/**/*.y*ml") == ["sub/deep/d.yaml"]
    assert found("**/sub/*") == ["sub/c.yaml", "sub/deep/d.yaml"]
    assert found(f"{folder}/**/c.yaml") == [f"{folder}/sub/c.yaml"]
    assert found("./**/e.yml") == ["e.yml"]
    assert found("**") == ["./a.yaml", "./b.yaml", "./e.yml", "./sub/c.yaml", "./sub/deep/d.yaml"]
    assert found("sub*") == ["sub/c.yaml", "sub/deep/d.yaml"]


def test_links_make_no_folder_without_end(folder: Path) -> None:
    write("in/a.yaml")
    write("[x]/a.yaml")
    for name in ("one", "two", "three"):
        os.symlink(".", f"in/{name}")
    assert found("in/**/*.yaml") == ["in/a.yaml"]
    assert found("**/*.yaml") == ["[x]/a.yaml", "in/a.yaml"]


def test_a_file_may_have_the_signs_of_a_glob_in_its_name(folder: Path) -> None:
    write("a[1].yaml")
    write("a1.yaml")
    assert found("a[1].yaml") == ["a[1].yaml"]
    assert found("a[12].yaml") == ["a1.yaml"]


def test_a_glob_that_nothing_matches_stops_the_call_before_anything_is_read(folder: Path) -> None:
    write("a.yaml")
    with pytest.raises(UsageError, match=r"nothing matches b\*\.yaml"):
        items(["a.yaml", "b*.yaml"], nothing)


# Folders.


def test_a_folder_s_requests_and_nothing_else(folder: Path) -> None:
    write("in/b.yaml")
    write("in/a.yml")
    write("in/sub/c.yaml", f"{SOUND}---\n{SOUND}")
    write("in/sub/d.jsonl", f"{ONE}\n{ONE}\n")
    write("in/e.json", json.dumps(json.loads(ONE), indent=2))
    write("in/f.json", ONE)
    write("in/flow.yaml", "  {received: 2026-10-12, decisions: []}\n")
    write("in/broken.yaml", "reference: [unclosed\nreceived: 2026-10-12\napplicant: x\n")
    write("in/large.yaml", without("subject") + "subject: >\n" + "  words\n" * 50_000)
    others = {
        "profile.yaml": PROFILE, "ci.yaml": "on: push\n", "s17gen.toml": "", "notes.txt": SOUND, "list.csv": "name\n",
        "library.yaml": "name: a\nversion: '1'\nreviewed: 2026-01-01\nowner: x\n", "package.json": '{"name": "x"}',
        "log.jsonl": '{"input": "a"}\n', "manifest.jsonl": '{"format": "s17gen-manifest", "recipe": {"style": ""}}\n',
        "foia/s31-x.yaml": "reviewed: 2026-01-01\nblocks: []\n", ".git/a.yaml": SOUND, ".hidden.yaml": SOUND,
        "node_modules/a.yaml": SOUND, "empty.yaml": "", "empty.jsonl": "", "list.yaml": "- a\n",
    }  # fmt: skip
    for name, text in others.items():
        write(f"in/{name}", text)
    shutil.copy(ROOT / "tests" / "records" / "1.json", "in/record.json")
    assert found("in") == [
        "in/a.yml", "in/b.yaml", "in/broken.yaml", "in/e.json", "in/f.json", "in/flow.yaml", "in/large.yaml",
        "in/sub/c.yaml:1", f"in/sub/c.yaml:{SOUND.count(chr(10)) + 1}", "in/sub/d.jsonl:1", "in/sub/d.jsonl:2",
    ]  # fmt: skip


@pytest.mark.parametrize("before", ["", "sub/"])
def test_a_folder_without_a_request_is_told_of(folder: Path, before: str) -> None:
    write("in/profile.yaml", PROFILE)
    write("in/sub/x.txt", "")
    assert found(f"in/{before}") == [f"in/{before} there is no request in this folder"]


def test_a_folder_within_another_that_was_given_is_not_empty(folder: Path) -> None:
    write("in/sub/a.yaml")
    assert found("in", "in/sub") == ["in/sub/a.yaml"]


def test_links_and_things_that_are_no_files(folder: Path) -> None:
    write("in/b.yaml")
    write("out/x.yaml")
    os.symlink("..", "in/loop")
    os.symlink("../out", "in/out")
    os.symlink("../out/x.yaml", "in/x.yaml")
    os.symlink("nowhere", "in/broken.yaml")
    os.mkfifo("in/pipe.yaml")
    assert found("in") == ["in/b.yaml", "in/broken.yaml there is no such file"]


def test_a_folder_that_nobody_may_look_into_stops_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a/x.yaml")
    write("in/b/x.yaml")
    listdir: Callable[[str], list[str]] = os.listdir

    def guarded(path: str) -> list[str]:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", guarded)
    assert found("in") == ["in/a the folder cannot be looked into: you may not read it", "in/b/x.yaml"]
    shutil.rmtree("in/b")
    assert found("in") == ["in/a the folder cannot be looked into: you may not read it"]


def test_the_order_is_that_of_the_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b", "a", "10", "9", "B"):
        write(f"in/{name}.yaml")
    expected = ["in/10.yaml", "in/9.yaml", "in/B.yaml", "in/a.yaml", "in/b.yaml"]
    assert found("in") == expected
    listdir: Callable[[str], list[str]] = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: sorted(listdir(path), reverse=True))
    assert found("in") == expected


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    for number in range(50):
        write(f"in/{number:02}.yaml")
    search = items(["in"], nothing)
    assert next(search).name == "in/00.yaml"
    shutil.rmtree("in")
    assert [each.message for each in next(search).amiss] == ["there is no such file"]


# What is found in one of several stands where it stands in the file.

FAULTY = [
    SOUND.replace("would-be-likely", "likely"),
    SOUND.replace("received", "recieved"),
    SOUND + "subject: twice\n",
    SOUND.replace("R. Okafor", "'R. Okafor\n"),
    "a: b: c\n",
    "x\n",
    "reference: x\n\u00a0\u00a0y: z: 1\n",
    "a: \x07\n",
]


@pytest.mark.parametrize("text", FAULTY)
def test_places_are_those_of_the_whole_file(folder: Path, text: str) -> None:
    """Everything found in a request that comes second is what is found in it alone, so many lines further down."""
    write("a.yaml", f"# one\n{SOUND}---\n{text}")
    *_, item = items(["a.yaml"], nothing)
    further = SOUND.count("\n") + 2
    there = everything(*load(item.name, item.raw, item.line))
    alone = everything(*load("a.yaml", text.encode()))
    assert [each.place for each in there] == [replace(each.place, line=each.place.line + further) for each in alone]
    assert words(there, 0) == words(alone, further)
    assert alone


def everything(document: Document, findings: list[Finding]) -> list[Finding]:
    return findings if has_error(findings) else [*findings, *bind(document, RequestFile)[1]]


def words(findings: list[Finding], further: int) -> list[str]:
    """What findings say, with the lines that they name so many further down."""
    said = [f"{each.message} {each.hint}" for each in findings]
    return [re.sub(r"\bline (\d+)", lambda found: f"line {int(found[1]) + further}", each) for each in said]
