"""Has the tasks of a batch done, in this process or in several, and hands on what they make in the order of the tasks.

Processes are given what they work with once, as roots to read from, then tasks in small lots. No more lots are given
out than are needed to keep every process at work, so that memory stays flat however many tasks there are.
"""

import contextlib
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from s17gen.output import SIGNALS, undisturbed

if TYPE_CHECKING:  # importing it takes a quarter of a cold start
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_LOT = 16  # tasks that a process is given at a time
GARBAGE = 5_000  # things made before some are looked through: seldom enough, and memory stays flat
_AHEAD = 3  # lots given out for each process


@contextlib.contextmanager
def ready(
    start: Callable[[S], Callable[[T], R]], given: S, jobs: int, lost: Callable[[T], R]
) -> Iterator[Callable[[Iterable[T]], Iterator[R]]]:
    """What does `start(given)` with each of some tasks, in their order, in `jobs` processes; 1 is this one.

    Processes get ready at once, while whoever wants them may have other things to do. `lost` says what becomes of a
    task whose process ended under it, for want of memory, say; no other is lost with it.
    """
    if jobs == 1:
        yield lambda tasks: map(start(given), tasks)
        return
    with contextlib.closing(_Pool(start, given, jobs, lost)) as pool:
        pool.begin()
        yield pool.each


class _Pool(Generic[T, R]):
    """Processes that do the tasks, made anew when one of them has ended."""

    def __init__(self, start: Callable[[Any], Callable[[T], R]], given: Any, jobs: int, lost: Callable[[T], R]) -> None:
        self._start, self._given, self._jobs, self._lost = start, given, jobs, lost
        self._processes: ProcessPoolExecutor | None = None

    def begin(self) -> None:
        """Have every process begun."""
        for _ in range(self._jobs):
            self._submit(())

    def close(self) -> None:
        """Give out no more tasks, and wait for the few lots that processes are at.

        Whoever is interrupted as they end may wait for them for ever, so an interrupt waits until they have.
        """
        processes, self._processes = self._processes, None
        if processes:
            with undisturbed():
                processes.shutdown(cancel_futures=True)

    def each(self, tasks: Iterable[T]) -> Iterator[R]:
        """What is made of each task, in their order."""
        from concurrent.futures.process import BrokenProcessPool

        waiting: deque[tuple[Sequence[T], Future[list[R]]]] = deque()
        lots = _lots(tasks)
        while True:
            more = itertools.islice(lots, self._jobs * _AHEAD - len(waiting))
            waiting.extend((lot, self._submit(lot)) for lot in more)
            if not waiting:
                return
            try:
                made = waiting[0][1].result()
            except BrokenProcessPool:
                again = [task for lot, _ in waiting for task in lot]
                waiting.clear()
                self._end()
                yield from self._alone(again)
            else:
                waiting.popleft()
                yield from made

    def _alone(self, tasks: Iterable[T]) -> Iterator[R]:
        """Each task by itself, to tell the one that ends its process from those that were given out with it."""
        from concurrent.futures.process import BrokenProcessPool

        for task in tasks:
            try:
                [made] = self._submit((task,)).result()
            except BrokenProcessPool:
                self._end()
                made = self._lost(task)
            yield made

    def _end(self) -> None:
        """End all processes where one has ended: the others may wait for something that it holds."""
        _kill()
        self.close()

    def _submit(self, lot: Sequence[T]) -> "Future[list[R]]":
        from concurrent.futures.process import BrokenProcessPool

        try:
            with _out_of_reach():
                return self._running().submit(_do, lot)
        except BrokenProcessPool:  # one ended before it was given anything: who waits for the lot finds out
            from concurrent.futures import Future

            broken: Future[list[R]] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken
        except (OSError, RuntimeError):  # no more processes or threads can be had, and those begun wait for nobody
            _kill()
            self._processes = None
            raise

    def _running(self) -> "ProcessPoolExecutor":
        if self._processes is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            # Spawned, not forked: they hold nothing of this one's, neither its lock nor half of what it writes.
            context = multiprocessing.get_context("spawn")
            self._processes = ProcessPoolExecutor(self._jobs, context, _begin, (self._start, self._given))
        return self._processes


def _kill() -> None:
    """End every process at once: they write nothing."""
    import multiprocessing

    with undisturbed():
        for each in multiprocessing.active_children():
            each.kill()
            each.join()


@contextlib.contextmanager
def _out_of_reach() -> Iterator[None]:
    """Begin processes that no signal to all of us reaches: one that is not ready yet would die of it with a traceback.

    This one hears of it afterwards.
    """
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    with undisturbed():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            resource_tracker.ensure_running()  # it is a process too, and when it is begun it lets some through again
            signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lots(tasks: Iterable[T]) -> Iterator[Sequence[T]]:
    left = iter(tasks)
    while lot := tuple(itertools.islice(left, _LOT)):
        yield lot


# In each process.

_make: Callable[[Any], Any] | None = None  # what does the tasks: a process is given it once, and one task has no more


def _begin(start: Callable[[Any], Callable[[Any], Any]], given: Any) -> None:
    """Get ready in a new process: the one that began it deals with signals to them all, and nobody outlives it.

    One that ended of a signal while it hands over what it made would leave the other waiting for the rest.
    """
    global _make
    import gc
    import signal
    import threading

    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _make = start(given)
    gc.freeze()
    gc.set_threshold(GARBAGE)


def _end_with_parent() -> None:
    """End this process as soon as the one that began it is gone, however that ended."""
    import multiprocessing
    import os

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _do(lot: Sequence[Any]) -> list[Any]:
    assert _make is not None
    return [_make(task) for task in lot]
