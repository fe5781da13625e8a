"""Measures in turn and says what came out: medians, the middle half around them, tables."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

EXAMPLE = Path(__file__).parents[2] / "examples" / "police-information-system.yaml"

Timings: TypeAlias = dict[str, list[float]]


class Spread(NamedTuple):
    """A median with the quartiles around it."""

    low: float
    middle: float
    high: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.low:.2f} to {self.high:.2f})"


def spread(values: Iterable[float]) -> Spread:
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(low, middle, high)


def ratio(over: Sequence[float], under: Sequence[float]) -> Spread:
    """How many times as long one thing took as another, round by round."""
    return spread(a / b for a, b in zip(over, under, strict=True))


def milliseconds(seconds: Iterable[float]) -> float:
    return statistics.median(seconds) * 1000


def seconds(call: Callable[[], object], times: int = 1) -> float:
    """How long so many calls take."""
    start = time.perf_counter()
    for _ in range(times):
        call()
    return time.perf_counter() - start


def in_turn(runs: Mapping[str, Callable[[], float]], rounds: int) -> Timings:
    """The seconds that each run says it took, in every round: each round has all of them, every other one backwards.

    A machine's speed drifts, so only what ran in the same round is compared. A first round, which writes byte code and
    fills caches, is not counted.
    """
    found: Timings = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name in reversed(list(runs)) if number % 2 else list(runs):
            took = runs[name]()
            if number:
                found[name].append(took)
    return found


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a title; the first column is words, the others stand to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print(f"\n{title}\n")
    for first, *others in lines:
        cells = [first.ljust(widths[0]), *(each.rjust(wide) for each, wide in zip(others, widths[1:], strict=True))]
        print(f"  {'  '.join(cells).rstrip()}")
