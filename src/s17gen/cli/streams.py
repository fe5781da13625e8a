"""Standard streams: letters out as UTF-8 bytes, messages to stderr, requests in from stdin."""

import contextlib
import os
import sys

import click

from s17gen.errors import OutputError, S17genError, UsageError
from s17gen.visible import visible


class ReaderGoneError(S17genError):
    """Whoever read standard output stopped reading before the end."""


def say(message: str) -> None:
    """A message for people, on stderr; one that cannot be delivered is nobody's loss."""
    if sys.stderr is not None:  # it is None where the caller has closed it
        with contextlib.suppress(OSError, ValueError):
            click.echo(message, err=True)


def error_lines(error: S17genError) -> str:
    """What stopped a run or a letter, and what to do; names in it may come from anywhere."""
    lines = [f"s17gen: {visible(error.message)}", *([f"  hint: {visible(error.hint)}"] if error.hint else [])]
    return "\n".join(lines)


def put(text: str, what: str = "letter") -> None:
    """All of a text on stdout, in UTF-8 whatever the terminal says; `what` it is, for a message."""
    if sys.stdout is None:
        raise OutputError("standard output is closed", "write to a file with `-o`")
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence_stdout()
        raise ReaderGoneError(f"the reader of standard output went away before the end of the {what}") from None
    except OSError as error:
        _silence_stdout()
        reason = (error.strerror or "the system refused").lower()
        raise OutputError(f"standard output cannot be written: {reason}", "write to a file with `-o`") from error


def get(most: int) -> bytes:
    """What stands on stdin, up to one byte more than it may have."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "give the name of a file")
    return sys.stdin.buffer.read(most + 1)


def _silence_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes the stream at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
