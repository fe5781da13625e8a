"""How far a batch has got, on one line of a terminal that is written over; nothing where nobody watches."""

import os
import sys
import time

import click

_EVERY = 0.2  # seconds between two lines
_BACK = "\r\x1b[2K"  # to the start of the line, and clear it


class Progress:
    """Counts what is done of `total` and says so from time to time, with the rate and the time that is left."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._found = total, 0, 0
        self._start = self._shown = time.monotonic()
        self._watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def note(self, findings: int) -> None:
        """One more is done, with so many findings."""
        self._done += 1
        self._found += findings
        now = time.monotonic()
        if self._watched and now - self._shown >= _EVERY:
            self._shown = now
            click.echo(f"{_BACK}{self._line(now - self._start)}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._watched:
            click.echo(_BACK, nl=False, err=True)

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds if seconds else 0
        left = f", {_spoken((self._total - self._done) / rate)} left" if rate else ""
        found = f", {self._found:,} findings" if self._found else ""
        return f"{self._done:,} of {self._total:,} ({rate:,.0f} a second{left}){found}"


def _spoken(seconds: float) -> str:
    """A time as one says it."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
