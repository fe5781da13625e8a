"""What is found in a folder: in an order that does not vary, hostile names and links or not."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sample import ROOT, SOUND

from s17gen.check.walk import Item, apart, walk
from s17gen.errors import UsageError

PROFILE = "name: Eastmere Council\nkind: council\nreview: none\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = SOUND) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def found(path: str, skip_others: bool = False) -> list[tuple[str, str]]:
    return [(each.kind, each.path) for each in walk(path, skip_others)]


def test_an_authority_s_folder(folder: Path) -> None:
    write("eastmere/profile.yaml", PROFILE)
    write("eastmere/requests/b.yaml")
    write("eastmere/requests/a.yml")
    write("eastmere/library.yaml", "name: a\nversion: '1'\nreviewed: 2026-01-01\nowner: x\n")
    write("eastmere/foia/s31-x.yaml", "reviewed: 2026-01-01\nblocks: []\n")
    write("eastmere/templates/letter.md.j2", "x")
    write("eastmere/ci.yaml", "on: push\n")
    write("eastmere/notes.txt", "decisions:")
    shutil.copy(ROOT / "tests" / "records" / "1.json", "eastmere/requests/r.json")
    assert found("eastmere") == [
        ("library", "eastmere"),
        ("other", "eastmere/ci.yaml"),
        ("profile", "eastmere/profile.yaml"),
        ("request", "eastmere/requests/a.yml"),
        ("request", "eastmere/requests/b.yaml"),
        ("record", "eastmere/requests/r.json"),
        ("templates", "eastmere/templates"),
    ]


def test_what_is_not_looked_into(folder: Path) -> None:
    for name in (".git/a.yaml", ".hidden.yaml", "node_modules/x/a.yaml", "env/lib/a.yaml", "__pycache__/a.yaml"):
        write(name)
    write("env/pyvenv.cfg", "")
    assert found(".") == []


def test_no_link_leads_out_or_in_a_circle(folder: Path) -> None:
    write("out/a.yaml")
    write("in/b.yaml")
    os.symlink("..", "in/loop")
    os.symlink("../out", "in/out")
    os.symlink("../out/a.yaml", "in/a.yaml")
    os.symlink("b.yaml", "in/c.yaml")
    os.symlink("nowhere", "in/broken.yaml")
    assert found("in") == [("request", "in/b.yaml"), ("unreadable", "in/broken.yaml"), ("request", "in/c.yaml")]
    assert [each.path for each in apart(walk("in"))] == ["in/b.yaml", "in/broken.yaml"]
    os.symlink("in", "link")
    assert ("request", "link/b.yaml") in found("link")


def test_a_folder_with_a_file_s_name_and_things_that_are_no_files(folder: Path) -> None:
    write("x.yaml/a.yaml")
    os.mkfifo("pipe.yaml")
    assert found(".") == [("request", "./x.yaml/a.yaml")]


def test_names_that_are_hostile(folder: Path) -> None:
    write("new\nline.yaml")
    write("\u202egnp.yaml")
    shutil.copy("new\nline.yaml", os.fsdecode(b"caf\xe9.yaml"))
    assert [each[1] for each in found(".")] == [f"./{name}" for name in sorted(os.listdir("."))]


def test_a_deep_tree_is_walked_to_its_end(folder: Path) -> None:
    deep = "d"
    for _ in range(1200):
        os.mkdir(deep)
        deep += "/d"
    Path(deep).write_text(SOUND, "utf-8")
    shutil.move(deep, f"{deep}.yaml")
    assert found("d") == [("request", f"{deep}.yaml")]
    subprocess.run(["rm", "-rf", "d"], check=True)  # deeper than Python itself can remove


def test_a_folder_that_nobody_may_look_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/x.yaml")
    write("b/x.yaml")
    listdir = os.listdir

    def guarded(path: str) -> list[str]:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr(os, "listdir", guarded)
    items = list(walk("."))
    assert [(each.kind, each.path) for each in items] == [("unreadable", "./a"), ("request", "./b/x.yaml")]
    assert items[0].source is not None
    assert items[0].source.findings[0].message == "the folder cannot be looked into: you may not read it"


def test_a_file_that_is_named(folder: Path) -> None:
    write("r.yaml")
    write("p.yaml", PROFILE)
    write("ours/foia/s31-x.yaml", "reviewed: 2026-01-01\nblocks: []\n")
    write("ours/library.yaml", "name: a\nversion: '1'\nreviewed: 2026-01-01\nowner: x\n")
    write("t/letter.md.j2", "x")
    write("t/part.j2", "x")
    write("lone.yaml", "reviewed: 2026-01-01\nblocks: []\n")
    os.mkfifo("pipe.yaml")
    assert found("r.yaml") == [("request", "r.yaml")]
    assert found("p.yaml") == [("profile", "p.yaml")]
    assert found("ours/foia/s31-x.yaml") == found("ours/library.yaml") == [("library", "ours")]
    assert found("t/part.j2") == [("templates", "t")]
    assert found("nowhere.yaml") == [("unreadable", "nowhere.yaml")]
    assert found("pipe.yaml") == [("unreadable", "pipe.yaml")]
    with pytest.raises(UsageError, match=r"lone\.yaml stands in no layer"):
        found("lone.yaml")


def test_a_library_s_file_is_named_from_within(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("ours/foia/s31-x.yaml", "reviewed: 2026-01-01\nblocks: []\n")
    monkeypatch.chdir("ours")
    assert found("foia/s31-x.yaml") == [("library", ".")]
    monkeypatch.chdir("foia")
    assert found("s31-x.yaml") == [("library", "..")]


@pytest.mark.parametrize("name", ["ci.yaml", "lone.yaml", "t/part.j2", "letter.docx"])
def test_others_are_passed_over_if_that_is_asked_for(folder: Path, name: str) -> None:
    write("ci.yaml", "on: push\n")
    write("lone.yaml", "reviewed: 2026-01-01\nblocks: []\n")
    write("t/letter.md.j2", "x")
    write("t/part.j2", "x")
    write("letter.docx", "PK")
    assert found(name, skip_others=True) == [("other", name)]


def test_a_file_that_is_nothing_is_an_error_that_says_what_was_expected(folder: Path) -> None:
    write("ci.yaml", "on: push\n")
    with pytest.raises(UsageError, match=r"ci\.yaml is nothing that can be checked") as caught:
        found("ci.yaml")
    assert caught.value.hint.startswith("a request has `decisions`, a profile a `name` with `review`")


def test_what_is_named_twice_is_checked_once(folder: Path) -> None:
    write("a.yaml")
    twice = [Item("request", "a.yaml"), Item("request", "./a.yaml"), Item("request", "-")]
    assert list(apart(twice)) == [twice[0], twice[2]]
