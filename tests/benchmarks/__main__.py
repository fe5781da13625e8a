"""`python tests/benchmarks [PART...] [--rounds N]`: how fast the installed s17gen is.

Everything is measured in turn with what it is compared to; the figures to quote are the ratios.
"""

import argparse

import batch
import cold
import growth
import judging
import letters
import others
import stages
import whole

LEAST_ROUNDS = 15
PARTS = {
    "cold": cold.run,
    "stages": stages.run,
    "letters": letters.run,
    "judging": judging.run,
    "growth": growth.run,
    "whole": whole.run,
    "batch": batch.run,
}
LONG = {"batch-long": batch.run_long, "others": others.run}


_HELP = (
    f"{', '.join(PARTS)}; all of them if none is named. {' and '.join(LONG)} are run only if they are named, and take"
    " half an hour: batches of up to 20,000 letters; and the same letters by pandoc, jinja2-cli, jinjanator and"
    " mailmerge, of which those are run that are on the PATH."
)


def _rounds(value: str) -> int:
    if not value.isdecimal() or int(value) < LEAST_ROUNDS:
        raise argparse.ArgumentTypeError(f"{LEAST_ROUNDS} rounds or more, or the median says little")
    return int(value)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python tests/benchmarks", description="How fast s17gen is.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=_HELP)
    parser.add_argument("--rounds", type=_rounds, default=21, metavar="N", help="15 or more; 21 if not given")
    given = parser.parse_args()
    for name in given.parts:
        if name not in PARTS | LONG:
            parser.error(f"there is no part `{name}`; the parts are {', '.join(PARTS | LONG)}")
    for name in given.parts or PARTS:
        (PARTS | LONG)[name](given.rounds)


if __name__ == "__main__":
    main()
