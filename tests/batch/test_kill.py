"""A batch that is killed at any moment goes on to the same folder, byte for byte.

`S17GEN_KILLS=200 pytest tests/batch/test_kill.py` is the long run.
"""

import os
import random
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from folders import batch, command, held, requests

KILLS = int(os.environ.get("S17GEN_KILLS", "8"))
CALL = ("requests", "-o", "letters/{reference}/{reference}.{ext}", "-f", "md", "-f", "html", "--record", "records")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a way to kill")


class Undisturbed:
    """What a batch that nobody kills writes, and how long it takes from its first letter on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = requests(folder / "requests", 40)
        start = time.monotonic()
        done = batch(folder, *CALL)
        self.took = time.monotonic() - start
        assert done.returncode == 2
        self.held = {name: held(folder / name) for name in ("letters", "records")}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"))


def killed(folder: Path, after: float, *more: str) -> bool:
    """Whether a batch was killed, after so many seconds; it may have ended before."""
    running = subprocess.Popen(command(*CALL, *more), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    timer = threading.Timer(after, running.kill)
    timer.start()
    code = running.wait()
    timer.cancel()
    return code == -signal.SIGKILL


@pytest.mark.parametrize("seed", range(KILLS))
def test_after_a_kill_the_folder_is_that_of_an_undisturbed_run(
    undisturbed: Undisturbed, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    (tmp_path / "requests").symlink_to(undisturbed.folder / "requests")
    jobs = ("--jobs", "2") if seed % 4 == 3 else ()
    slower = 1.8 if jobs else 1.0
    for _ in range(chance.choice([1, 1, 2])):
        killed(tmp_path, chance.uniform(0.25, 1) * undisturbed.took * slower, "--resume", *jobs)
    done = batch(tmp_path, *CALL, "--resume")
    assert done.returncode == 2
    assert {name: held(tmp_path / name) for name in ("letters", "records")} == undisturbed.held
    again = batch(tmp_path, *CALL, "--resume")
    assert f"{undisturbed.counts['written']} written before and unchanged" in again.stderr
    assert {name: held(tmp_path / name) for name in ("letters", "records")} == undisturbed.held


def test_nobody_goes_on_alone_when_the_one_who_began_is_killed(undisturbed: Undisturbed, tmp_path: Path) -> None:
    (tmp_path / "requests").symlink_to(undisturbed.folder / "requests")
    marked = {**os.environ, "S17GEN_TEST_MARK": tmp_path.name}
    running = subprocess.Popen(command(*CALL, "--jobs", "2"), cwd=tmp_path, env=marked, stderr=subprocess.DEVNULL)
    while not list(tmp_path.glob("letters/*/*.html")):
        time.sleep(0.01)
    assert len(_marked(tmp_path.name)) >= 3
    running.kill()
    running.wait()
    deadline = time.monotonic() + 20
    while _marked(tmp_path.name) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _marked(tmp_path.name) == []


def _marked(mark: str) -> list[str]:
    """The processes that were begun with a mark in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"S17GEN_TEST_MARK={mark}".encode() in path.read_bytes():
                found.append(path.parent.name)
        except OSError:  # gone by now, or somebody else's
            continue
    return found


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_in_order_and_says_how_to_go_on(
    undisturbed: Undisturbed, tmp_path: Path, number: int, code: int, jobs: str
) -> None:
    (tmp_path / "requests").symlink_to(undisturbed.folder / "requests")
    running = subprocess.Popen(command(*CALL, "--jobs", jobs), cwd=tmp_path, stderr=subprocess.PIPE)
    while not list(tmp_path.glob("letters/*/*.html")):
        time.sleep(0.005)
    running.send_signal(number)
    _, said = running.communicate()
    assert running.returncode == code
    assert b"give the same call with `--resume` to go on" in said
    assert list(tmp_path.rglob("*.part")) == list(tmp_path.rglob(".s17gen*")) == []
    batch(tmp_path, *CALL, "--resume")
    assert {name: held(tmp_path / name) for name in ("letters", "records")} == undisturbed.held
