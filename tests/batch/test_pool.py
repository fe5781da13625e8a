"""Tasks in several processes: their order, memory that stays flat, and a process that ends under its task."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from s17gen.batch.pool import ready

DEADLY = 13


def doubling(factor: int) -> Callable[[int], int]:
    """What each process does."""

    def make(task: int) -> int:
        if task == DEADLY and factor == 0:
            os._exit(9)
        if task < 0:
            raise ValueError(f"no {task}")
        return task * factor if factor else task

    return make


def lost(task: int) -> int:
    return -task


def in_order(factor: int, tasks: Iterable[int], jobs: int) -> list[int]:
    with ready(doubling, factor, jobs, lost) as make:
        return list(make(tasks))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_order_is_that_of_the_tasks(jobs: int) -> None:
    assert in_order(3, range(200), jobs) == [each * 3 for each in range(200)]


def test_nothing_to_do() -> None:
    assert in_order(3, [], 2) == []


def test_no_more_is_given_out_than_keeps_every_process_at_work() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with ready(doubling, 1, 2, lost) as make:
        made = make(endless())
        assert [next(made) for _ in range(3)] == [1, 2, 3]
    assert taken <= 2 * 3 * 16 + 16


def test_a_process_that_ends_under_a_task_loses_that_one_alone() -> None:
    assert in_order(0, range(60), 2) == [-each if each == DEADLY else each for each in range(60)]


def test_what_a_task_raises_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="no -1"):
        in_order(1, [1, -1], 2)


def large(size: int) -> Callable[[int], bytes]:
    """What makes more than a pipe holds."""
    return lambda task: b"x" * size


def terminated() -> None:
    """Have every process terminated that hands over what it made, as whoever ends a service does to all of it."""
    with ready(large, 2**20, 2, lambda task: b"") as make:
        made = make(range(1000))
        for _ in range(32):
            next(made)
        for each in multiprocessing.active_children():
            os.kill(each.pid or 0, signal.SIGTERM)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_processes_that_are_terminated_leave_nobody_waiting() -> None:
    """The thread that reads what they hand over would wait for the rest, and the end of this process for the thread."""
    call = [sys.executable, "-c", "import test_pool; test_pool.terminated()"]
    done = subprocess.run(call, cwd=Path(__file__).parent, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
