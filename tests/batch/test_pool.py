"""Tasks in several processes: their order, memory that stays flat, and a process that ends under its task."""

import os
from collections.abc import Callable, Iterator

import pytest

from s17gen.batch.pool import in_order

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


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_order_is_that_of_the_tasks(jobs: int) -> None:
    assert list(in_order(doubling, 3, range(200), jobs, lost)) == [each * 3 for each in range(200)]


def test_nothing_to_do() -> None:
    assert list(in_order(doubling, 3, [], 2, lost)) == []


def test_no_more_is_given_out_than_keeps_every_process_at_work() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    made = in_order(doubling, 1, endless(), 2, lost)
    assert [next(made) for _ in range(3)] == [1, 2, 3]
    assert taken <= 2 * 3 * 16 + 16
    made.close()


def test_a_process_that_ends_under_a_task_loses_that_one_alone() -> None:
    assert list(in_order(doubling, 0, range(60), 2, lost)) == [-each if each == DEADLY else each for each in range(60)]


def test_what_a_task_raises_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="no -1"):
        list(in_order(doubling, 1, [1, -1], 2, lost))
