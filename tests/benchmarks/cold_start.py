"""How long one cold letter takes, as a ratio to importing Click, Jinja2 and PyYAML, in the same run.

Run it by hand: `python tests/benchmarks/cold_start.py [ROUNDS]`, with the Python that has s17gen installed. Both
commands are run in turn, since a machine's speed drifts; the figure to quote is the median of the ratios.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "police-information-system.yaml"
BASELINE = [sys.executable, "-c", "import click, jinja2, yaml"]
LETTER = [sys.executable, "-m", "s17gen", "render", str(EXAMPLE)]


def seconds(command: list[str]) -> float:
    """How long one run of the command takes, from outside."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seconds(BASELINE), seconds(LETTER)  # the first runs write the byte code
    pairs = [(seconds(LETTER), seconds(BASELINE)) for _ in range(rounds)]
    ratios = sorted(letter / floor for letter, floor in pairs)
    low, middle, high = ratios[rounds // 4], statistics.median(ratios), ratios[-1 - rounds // 4]
    print(f"one letter, cold: {middle:.2f} times the baseline (middle half {low:.2f} to {high:.2f}, {rounds} rounds)")


if __name__ == "__main__":
    main()
