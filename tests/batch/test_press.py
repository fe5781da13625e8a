"""Letters on their way to the disk: several at once, none with a name before it is there, none lost unsaid."""

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import lines

from s17gen.batch.desk import Desk
from s17gen.batch.item import Item, Who
from s17gen.batch.ledger import Ledger
from s17gen.batch.manifest import Entry, Manifest
from s17gen.batch.press import MOST, Press
from s17gen.batch.work import Made, Task
from s17gen.errors import FullError, OutputError


@pytest.fixture
def press() -> Iterator[Press]:
    with contextlib.closing(Press(force=False, workshop=None)) as each:
        yield each


def test_a_letter_gets_its_name_when_it_is_on_the_disk(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[bool] = []
    path = tmp_path / "a.md"
    monkeypatch.setattr(os, "fsync", lambda file: named.append(path.exists()))
    press.begin({str(path): "one\n"}).finish()
    assert (named, path.read_text("utf-8"), os.listdir(tmp_path)) == ([False], "one\n", ["a.md"])


def test_several_are_flushed_at_once(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = threading.Barrier(MOST)
    monkeypatch.setattr(os, "fsync", lambda file: all_of_them.wait(timeout=20))
    under_way = [press.begin({str(tmp_path / f"{number}.md"): "x"}) for number in range(MOST)]
    for each in under_way:
        each.finish()
    assert len(os.listdir(tmp_path)) == MOST


@pytest.mark.parametrize(("number", "kind"), [(errno.EIO, OutputError), (errno.ENOSPC, FullError)])
def test_one_that_cannot_be_flushed_gets_no_name(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[OutputError]
) -> None:
    def fails(file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    under_way = press.begin({str(tmp_path / "a.md"): "x", str(tmp_path / "a.html"): "x"})
    assert not under_way.full
    with pytest.raises(OutputError, match=r"a\.md cannot be written") as caught:
        under_way.finish()
    assert (type(caught.value), os.listdir(tmp_path)) == (kind, [])


def test_one_that_cannot_be_begun_says_so_when_its_turn_comes(press: Press, tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("old")
    under_way = press.begin({str(tmp_path / "b.md"): "x", str(tmp_path / "b.html"): "x"})
    assert os.listdir(tmp_path) == ["b.html"]
    with pytest.raises(OutputError, match=r"b\.html is there already"):
        under_way.finish()


def test_one_that_cannot_be_written_cannot_be_closed_in_order_either(press: Press, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        under_way = press.begin({str(tmp_path / "a.md"): "x"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with pytest.raises(OutputError, match=r"a\.md cannot be written: file too large"):
        under_way.finish()
    assert os.listdir(tmp_path) == []


def test_what_is_given_up_leaves_nothing_behind(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []

    def slow(file: int) -> None:
        time.sleep(0.1)
        flushed.append(os.fstat(file).st_size == 1)  # nobody has closed it meanwhile

    monkeypatch.setattr(os, "fsync", slow)
    under_way = press.begin({str(tmp_path / "a.md"): "x"})
    time.sleep(0.05)
    under_way.clear()
    assert (flushed, os.listdir(tmp_path)) == ([True], [])


# A whole desk.


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with (
        contextlib.closing(Manifest(str(tmp_path / "manifest.jsonl"))) as manifest,
        contextlib.closing(Ledger()) as ledger,
    ):
        yield Desk(ledger, (), str(tmp_path), None, manifest)


def made(folder: Path, count: int) -> list[Made]:
    return [
        Made(
            Task(Item(f"{number}.yaml"), f"{number}", f"{number}", "0", Who()),
            files={str(folder / f"{number:03}.md"): "x"},
            reference=str(number),
        )
        for number in range(count)
    ]


def numbers(paths: Iterator[Path]) -> list[int]:
    return sorted(int(path.stem) for path in paths)


def refuse(monkeypatch: pytest.MonkeyPatch, reference: str, folder: Path, always: bool = False) -> None:
    """Make the manifest refuse a line for want of room, as long as letters without a name take it up."""
    add = Manifest.add

    def full(self: Manifest, entry: Entry) -> None:
        if entry.reference == reference and (always or list(folder.glob(".s17gen*"))):
            raise FullError("there is no room", "make room")
        add(self, entry)

    monkeypatch.setattr(Manifest, "add", full)


@pytest.mark.parametrize(("count", "refused"), [(100, 0), (100, 40), (100, 98), (3, 1)])
def test_where_a_line_has_no_room_later_letters_make_some(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, refused: int
) -> None:
    refuse(monkeypatch, str(refused), tmp_path)
    results = desk.results(made(tmp_path, count))
    found = [next(results).entry.reference for _ in range(refused + 1)]
    with pytest.raises(FullError):
        next(results)
    assert found == [str(each) for each in range(refused + 1)]
    assert numbers(tmp_path.glob("*.md")) == list(range(refused + 1))
    held = (tmp_path / "manifest.jsonl").read_text("utf-8").splitlines()
    assert len(held) == refused + 1
    assert list(tmp_path.glob(".s17gen*")) == []


def test_the_last_line_has_no_room(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "4", tmp_path, always=True)
    with pytest.raises(FullError):
        list(desk.results(made(tmp_path, 5)))
    assert [each["reference"] for each in lines(tmp_path / "manifest.jsonl")] == ["1", "2", "3"]  # `lines` skips one


def test_a_desk_that_is_left_early_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.results(made(tmp_path, 100))) as results:
        next(results)
    assert numbers(tmp_path.glob("*.md")) == [0]
    assert list(tmp_path.glob(".s17gen*")) == []


def test_one_that_fails_stops_no_other(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "007.md").mkdir()
    found = [each.status for each in desk.results(made(tmp_path, 40))]
    assert found == ["written"] * 7 + ["failed"] + ["written"] * 32
