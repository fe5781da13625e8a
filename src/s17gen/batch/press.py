"""Letters on their way to the disk: a few are flushed at a time, while others are made.

A disk takes little longer to flush many files than one, and whoever waits for each in turn waits most of the time.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from s17gen.errors import FullError, OutputError
from s17gen.output import Writing

if TYPE_CHECKING:  # only a batch that writes needs it
    from concurrent.futures import Future, ThreadPoolExecutor

MOST = 16  # requests whose letters are on their way; each has a few files open


class Underway:
    """The letters of one request on their way. What goes wrong is said when they are to `finish`."""

    def __init__(self, writing: Writing, threads: "ThreadPoolExecutor") -> None:
        self._writing = writing
        self._error: OutputError | None = None
        self._flushed: Future[None] | None = None
        try:
            writing.begin()
            self._flushed = threads.submit(writing.flush)
        except OutputError as error:
            writing.clear()  # which makes room for what has to be written about earlier ones
            self._error = error

    @property
    def full(self) -> bool:
        """Whether there was no room for them."""
        return isinstance(self._error, FullError)

    def finish(self) -> None:
        """Give every letter its name, once all of them are on the disk. Raises `OutputError`; then none has it."""
        try:
            if self._error:
                raise self._error
            if self._flushed:
                self._flushed.result()
            self._writing.finish()
        finally:
            self.clear()

    def clear(self) -> None:
        """Take away what has not got its name."""
        if self._flushed and not self._flushed.cancel():
            self._flushed.exception()  # waits until nobody has the files any more
        self._writing.clear()


class Press:
    """Has letters flushed in threads. `workshop` and `force` are as for `output.write`."""

    def __init__(self, force: bool, workshop: Callable[[str], str] | None) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._force, self._workshop = force, workshop
        self._threads = ThreadPoolExecutor(MOST)

    def begin(self, files: Mapping[str, str]) -> Underway:
        """Write some texts beside their places and let them get to the disk."""
        return Underway(Writing(files, self._force, self._workshop), self._threads)

    def close(self) -> None:
        """Flush nothing more."""
        self._threads.shutdown(cancel_futures=True)
