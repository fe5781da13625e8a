"""A batch that is interrupted or terminated ends in order, with no process left, however often it is told to."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import batch, command, held, requests

from s17gen.output import SIGNALS

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")

COUNT = 150
CALL = ("requests", "-o", "letters/", "-f", "html")
PATIENCE = 60  # seconds: a busy machine is slow, but a process that waits for another waits for ever


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with requests, and the letters that nobody interrupted."""
    folder = tmp_path_factory.mktemp("undisturbed")
    requests(folder / "requests", COUNT, mixed=False)
    assert batch(folder, *CALL).returncode == 0
    return folder


@pytest.fixture
def running(folder: Path, tmp_path: Path, jobs: str) -> Iterator[subprocess.Popen[bytes]]:
    """A batch in a group of its own, as a terminal or a service has it."""
    (tmp_path / "requests").symlink_to(folder / "requests")
    with (tmp_path / "said").open("wb") as said:
        call = command(*CALL, "--jobs", jobs)
        running = subprocess.Popen(
            call, cwd=tmp_path, stdout=said, stderr=said, start_new_session=True, preexec_fn=_heeding_all
        )
    yield running
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)


def _heeding_all() -> None:
    """Heed every signal, also where what runs the tests was told to heed none of a kind, as `nohup` does."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def ended(running: subprocess.Popen[bytes], folder: Path) -> str:
    """What a batch says that ends, and leaves no process of its group."""
    running.wait(PATIENCE)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return (folder / "said").read_text("utf-8")
        time.sleep(0.05)
    raise AssertionError("a process is left")


def until(folder: Path, lines: int) -> None:
    """Wait until so many lines stand in the manifest."""
    manifest = folder / "letters" / "manifest.jsonl"
    while not (manifest.exists() and manifest.read_bytes().count(b"\n") >= lines):
        time.sleep(0.005)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("delay", [0.4, 0.8])
def test_while_it_gets_ready_there_is_no_traceback(
    running: subprocess.Popen[bytes], tmp_path: Path, delay: float
) -> None:
    time.sleep(delay)
    os.killpg(running.pid, signal.SIGINT)
    said = ended(running, tmp_path)
    assert running.returncode in (130, 0, -signal.SIGINT)  # the last: before Python itself is ready
    assert "s17gen" not in said or "Traceback" not in said  # before it is called, Python shows one of its own


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(("times", "gap"), [(1, 0), (4, 0.005)])
def test_while_it_writes(
    running: subprocess.Popen[bytes], folder: Path, tmp_path: Path, name: str, times: int, gap: float
) -> None:
    until(tmp_path, 20)
    number = getattr(signal, name)
    for _ in range(times):
        try:
            os.killpg(running.pid, number)
        except ProcessLookupError:
            break
        time.sleep(gap)
    said = ended(running, tmp_path)
    code = 128 + number
    assert running.returncode == code or (times > 1 and running.returncode == -number)
    assert "Traceback" not in said
    assert all(each.stat().st_size for each in (tmp_path / "letters").glob("*.html"))
    again = batch(tmp_path, *CALL, "--resume")
    assert again.returncode == 0
    assert held(tmp_path / "letters") == held(folder / "letters")


def test_nohup_is_heeded(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "requests").symlink_to(folder / "requests")
    running = subprocess.Popen(
        ["nohup", *command(*CALL)], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    until(tmp_path, 20)
    running.send_signal(signal.SIGHUP)
    running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert held(tmp_path / "letters") == held(folder / "letters")


def test_who_is_told_again_as_it_ends_ends_without_a_traceback() -> None:
    """What is waited for at the very end is a thread that goes on for ever."""
    script = (
        "import os, signal, sys, threading, time\n"
        "def told():\n"
        "    time.sleep(0.5); os.kill(os.getpid(), signal.SIGTERM); time.sleep(99)\n"
        "threading.Thread(target=told).start()\n"
        "sys.argv = ['s17gen', '--version']\n"
        "from s17gen.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGTERM, b"")
