"""What the lines of a log come to: how many answers, in which time, with what result, under which provisions."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from statistics import median_low
from typing import TypeVar, get_args

from msgspec import Struct

from s17gen.citation import sort_key
from s17gen.logs.entry import Entry, Kind, Time
from s17gen.logs.results import Result
from s17gen.wire import Outcome, ReviewResult

K = TypeVar("K", bound=Hashable)

_KINDS: tuple[Kind, ...] = get_args(Kind)
_TIMES: tuple[Time, ...] = get_args(Time)
_RESULTS: tuple[Result, ...] = get_args(Result)
_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_REVIEWS: tuple[ReviewResult, ...] = get_args(ReviewResult)


class Days(Struct, frozen=True):
    """Working days that answers took: half of them no more than `median`, none more than `longest`."""

    median: int
    longest: int


class Reviews(Struct, frozen=True):
    """Outcomes of reviews: how many, in which time, and how many changed what."""

    letters: int
    time: dict[Time, int]
    results: dict[ReviewResult, int]


class Totals(Struct, frozen=True):
    """Totals over answers, then over reviews, then how many letters there are of each other kind.

    `outcomes` and `provisions` say how many answers have them; an answer may have several.
    """

    answers: int
    time: dict[Time, int]
    days: Days | None
    results: dict[Result, int]
    outcomes: dict[Outcome, int]
    provisions: dict[str, int]
    reviews: Reviews
    others: dict[Kind, int]


def totals(entries: Sequence[Entry]) -> Totals:
    """The totals of these lines; every list has its own order, whatever the order of the lines."""
    answers = [each for each in entries if each.kind == "answer"]
    reviews = [each for each in entries if each.kind == "review"]
    counted = [each.days for each in answers if each.days is not None]
    cited = Counter(cite for each in answers for cite in each.provisions)
    return Totals(
        answers=len(answers),
        time=_count((each.time for each in answers), _TIMES),
        days=Days(median_low(counted), max(counted)) if counted else None,
        results=_count((each.result for each in answers), _RESULTS),
        outcomes=_count((every for each in answers for every in each.outcomes), _OUTCOMES),
        provisions={cite: cited[cite] for cite in sorted(cited, key=sort_key)},
        reviews=Reviews(
            len(reviews),
            _count((each.time for each in reviews), _TIMES),
            _count((every for each in reviews for every in each.review), _REVIEWS),
        ),
        others=_count((each.kind for each in entries if each.kind not in ("answer", "review")), _KINDS),
    )


def _count(found: Iterable[object], order: Sequence[K]) -> dict[K, int]:
    """How often each was found, of those that were, in their order."""
    counted = Counter(found)
    return {each: counted[each] for each in order if counted[each]}
