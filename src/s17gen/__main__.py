"""The way in: starts the command line, and keeps even an early Ctrl-C from showing a traceback."""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # what is imported stays, and looking through it takes a twelfth of a cold start; see `cli`
    try:
        from s17gen.cli import run  # inside the guard: an interrupt while importing is one too
    except KeyboardInterrupt:
        sys.stderr.write("s17gen: interrupted; nothing was written\n")
        sys.exit(130)
    try:
        code = run()
    except KeyboardInterrupt:  # another one, while what the first began was coming to its end
        code = 130
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    _leave(code)


def _leave(code: int) -> None:
    """End the process, and at once where nobody is left to be waited for.

    The interpreter would first take apart, piece by piece, all that was imported: a twentieth of a cold start. Whoever
    has no patience with what it waits for may end it, without a traceback: there is nothing left to be put in order.
    """
    import signal
    import threading  # as Click did long ago

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    callbacks = getattr(atexit, "_ncallbacks", None)  # only CPython tells
    waited_for = not callbacks or callbacks() or threading.active_count() > 1
    watched = sys.gettrace() or sys.getprofile() or sys.flags.interactive
    if not waited_for and not watched:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # as it is where the caller has closed it
                    stream.flush()
        except (OSError, ValueError):
            pass  # the interpreter's own end knows what to say of it
        else:
            os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
