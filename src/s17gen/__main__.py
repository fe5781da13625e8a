"""The way in: starts the command line, and keeps even an early Ctrl-C from showing a traceback."""

import gc
import sys


def main() -> None:
    """Run the `s17gen` command and leave with its exit code."""
    gc.disable()  # what is imported stays, and looking through it takes a twelfth of a cold start; see `cli`
    try:
        from s17gen.cli import run  # inside the guard: an interrupt while importing is one too
    except KeyboardInterrupt:
        sys.stderr.write("s17gen: interrupted; nothing was written\n")
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
