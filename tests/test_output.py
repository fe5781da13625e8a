"""Letters are written whole or not at all, and never over a file that is there."""

import os
import signal
from pathlib import Path

import pytest

from s17gen import output
from s17gen.errors import OutputError
from s17gen.output import safe_name, write


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("FOI-2026-0117", "FOI-2026-0117"),
        ("FOI/2026/17", "FOI-2026-17"),
        ("FOI 2026: 17?", "FOI-2026-17"),
        ("..", "letter"),
        ("/etc/passwd", "etc-passwd"),
        ("../../x", "x"),
        ("C:\\temp\\x", "C-temp-x"),
        (".hidden", "hidden"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("\u202egpj.exe", "gpj.exe"),
        ("  ", "letter"),
        ("x" * 300, "x" * 100),
        ("日" * 300, "日" * 66),
        ("Cyngor Ŵyn 3", "Cyngor-Ŵyn-3"),
    ],
)
def test_names_are_safe(reference: str, name: str) -> None:
    assert safe_name(reference) == name


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("old")
    letters = {str(tmp_path / name): "x" for name in ("a.md", "b.html", "c.txt")}
    with pytest.raises(OutputError, match=r"b\.html is there already"):
        write(letters)
    assert ((tmp_path / "b.html").read_text(), os.listdir(tmp_path)) == ("old", ["b.html"])
    write(letters, force=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "x", "b.html": "x", "c.txt": "x"}


def test_what_was_put_in_place_is_taken_back_where_the_next_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def second_fails(source: str, target: str) -> None:
        if target.endswith("b.html"):
            raise FileExistsError
        link(source, target)

    monkeypatch.setattr(os, "link", second_fails)
    with pytest.raises(OutputError, match=r"b\.html is there already"):
        write({str(tmp_path / "a.md"): "x", str(tmp_path / "b.html"): "x"})
    assert os.listdir(tmp_path) == []


def test_writes_utf8_with_line_feeds(tmp_path: Path) -> None:
    write({str(tmp_path / "a.md"): "Ŵ\n"})
    assert (tmp_path / "a.md").read_bytes() == "Ŵ\n".encode()


def test_makes_the_folder(tmp_path: Path) -> None:
    write({str(tmp_path / "new" / "deep" / "a.md"): "x\n"})
    assert (tmp_path / "new" / "deep" / "a.md").read_text() == "x\n"


def test_leaves_an_existing_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(OutputError, match="is there already; it was left as it is"):
        write({str(path): "new"})
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["a.md"])


def test_force_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    write({str(path): "new"}, force=True)
    assert path.read_text() == "new"


def test_a_dangling_link_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        write({str(tmp_path / "a.md"): "new"})
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("failing", ["_write_partial", "_put_in_place"])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, failing, full)
    with pytest.raises(OutputError, match="no space left on device") as caught:
        write({str(tmp_path / "a.md"): "x"})
    assert "make room" in caught.value.hint
    assert os.listdir(tmp_path) == []


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "_put_in_place", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write({str(tmp_path / "a.md"): "x"})
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("force", [False, True])
def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    def no_links(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write({str(tmp_path / "a.md"): "x"}, force)
    assert ((tmp_path / "a.md").read_text(), os.listdir(tmp_path)) == ("x", ["a.md"])


def test_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="a part of its path is a file"):
        write({str(tmp_path / "file" / "sub" / "a.md"): "x"})


def test_a_folder_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        write({str(tmp_path / "a.md"): "x"}, force=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path, force: bool) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(OutputError, match="it is not the name of an ordinary file") as caught:
        write({str(tmp_path / "a.md"): "x"}, force)
    assert caught.value.hint == "choose another place with `-o`"
    assert (tmp_path / "a.md").is_fifo()


def test_force_follows_a_link_and_leaves_it_a_link(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text("old")
    (tmp_path / "a.md").symlink_to("target.md")
    write({str(tmp_path / "a.md"): "new"}, force=True)
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "target.md").read_text() == "new"


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 300, "/".join("a" * 3000)])
def test_names_that_no_system_holds(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write({str(tmp_path / name): "x"})


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_refuse_existing", lambda path, force: (tmp_path / "a.md").write_text("theirs"))
    with pytest.raises(OutputError, match="is there already"):
        write({str(tmp_path / "a.md"): "ours"})
    assert ((tmp_path / "a.md").read_text(), os.listdir(tmp_path)) == ("theirs", ["a.md"])


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "makedirs", refused)
    with pytest.raises(OutputError, match="cannot be written: you may not write there") as caught:
        write({str(tmp_path / "locked" / "a.md"): "x"})
    assert caught.value.hint == "choose another place with `-o`"


def test_with_force_too_all_files_are_replaced_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.html"):
        (tmp_path / name).write_text("old")
    replace = os.replace

    def second_fails(source: str, target: str) -> None:
        if target.endswith("b.html") and source.endswith(".part"):
            raise PermissionError(1, "Operation not permitted")
        replace(source, target)

    monkeypatch.setattr(os, "replace", second_fails)
    with pytest.raises(OutputError, match=r"b\.html cannot be written: you may not write there"):
        write({str(tmp_path / name): "new" for name in ("a.md", "b.html")}, force=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "old", "b.html": "old"}


def test_what_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "a.md").chmod(0o600)
    write({str(tmp_path / "a.md"): "new"}, force=True)
    assert ((tmp_path / "a.md").stat().st_mode & 0o777, (tmp_path / "a.md").read_text()) == (0o600, "new")


@pytest.mark.parametrize("force", [False, True])
def test_a_signal_waits_until_all_files_have_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    put = output._put_in_place

    def disturbed(*args: object) -> None:
        signal.raise_signal(signal.SIGINT)
        put(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(output, "_put_in_place", disturbed)
    with pytest.raises(KeyboardInterrupt):
        write({str(tmp_path / name): "new" for name in ("a.md", "b.html")}, force)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "new", "b.html": "new"}
