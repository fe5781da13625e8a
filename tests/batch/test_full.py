"""A disk that is full: a clear message, nothing half-written, and a batch that goes on when there is room."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import batch, held, lines, requests

COUNT = 40
CALL = ("requests", "-o", "small/letters", "-f", "html", "--record", "small/records")


def _mount(*arguments: str) -> bool:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with requests, and in it a disk of its own that is too small."""
    small = tmp_path / "small"
    small.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=300k", "tmpfs", str(small)):
        pytest.skip("needs to be allowed to mount a disk")
    requests(tmp_path / "requests", COUNT, mixed=False)
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_full_disk_and_then_room(folder: Path) -> None:
    done = batch(folder, *CALL)
    assert done.returncode == 2
    written = len(list((folder / "small" / "letters").glob("*.html")))
    assert 0 < written < COUNT
    said = done.stderr.splitlines()
    assert "cannot be written: no space left on device" in said[0]
    assert said[1:] == [
        "  hint: make room and run again; nothing was half-written",
        f"s17gen: {COUNT} requests: {written} written, {COUNT - written} left",
        "s17gen: what became of each is in small/letters/manifest.jsonl",
        "  hint: give the same call with `--resume` to go on",
    ]
    assert [each["status"] for each in lines(folder / "small" / "letters" / "manifest.jsonl")] == ["written"] * written
    assert list((folder / "small").rglob(".s17gen*")) == []
    assert all(path.read_text("utf-8").rstrip().endswith("</html>") for path in folder.rglob("small/letters/*.html"))

    assert batch(folder, *CALL, "--resume").returncode == 2  # there is still no room
    assert _mount("-o", "remount,size=20m", str(folder / "small"))
    done = batch(folder, *CALL, "--resume")
    assert done.returncode == 0
    assert f"{COUNT - written} written, {written} written before and unchanged" in done.stderr

    assert batch(folder, "requests", "-o", "whole/letters", "-f", "html", "--record", "whole/records").returncode == 0
    for name in ("letters", "records"):
        assert held(folder / "small" / name) == held(folder / "whole" / name)


def test_no_room_for_the_manifest_itself(folder: Path) -> None:
    filler = folder / "small" / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    done = batch(folder, *CALL)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no space left on device" in done.stderr
    filler.unlink()
    assert _mount("-o", "remount,size=20m", str(folder / "small"))
    assert batch(folder, *CALL).returncode == 0
