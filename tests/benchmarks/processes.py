"""A process from outside: the time that it takes, that of the processors, and how much memory at its peak."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cold import ENVIRONMENT

_OFTEN = 0.05  # seconds from one look at the memory to the next


class Took(NamedTuple):
    """What a process took, with those that it began: seconds, seconds of processors, kilobytes (0 if not looked at)."""

    seconds: float
    processors: float
    memory: int = 0


def took(command: Sequence[str], folder: Path, memory: bool = False) -> Took:
    """Run a command to its end. To look at the memory costs a little time, so it is asked for."""
    start = time.perf_counter()
    devnull = subprocess.DEVNULL
    running = subprocess.Popen(command, cwd=folder, stdout=devnull, stderr=subprocess.PIPE, env=ENVIRONMENT)
    peaks: dict[int, int] = {}
    said = _watched(running, peaks) if memory else running.stderr.read()
    _, status, usage = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - start
    running.stderr.close()
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, said.decode()[-2000:]
    return Took(seconds, usage.ru_utime + usage.ru_stime, sum(peaks.values()))


def _watched(running: subprocess.Popen[bytes], peaks: dict[int, int]) -> bytes:
    """What a process says until it ends; meanwhile the peak of each process that it consists of is noted."""
    os.set_blocking(running.stderr.fileno(), False)
    said = b""
    while os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        for each in _family(running.pid):
            peaks[each] = max(peaks.get(each, 0), _peak(each))
        said += running.stderr.read() or b""
        time.sleep(_OFTEN)
    return said + (running.stderr.read() or b"")


def _family(number: int) -> Iterator[int]:
    """A process and all below it."""
    yield number
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text("ascii").split()
    except OSError:  # it has ended, or this is not Linux
        return
    for each in children:
        yield from _family(int(each))


def _peak(number: int) -> int:
    """The most memory that a process has had, in kilobytes, as the system counts it."""
    try:
        status = Path(f"/proc/{number}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    return int(found[1]) if found else 0
