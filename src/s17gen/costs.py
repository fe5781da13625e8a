"""What complying with a request would cost: the rows of an estimate added up, beside the limit of the authority."""

import datetime
from collections.abc import Iterable, Iterator

from s17gen.case import Estimate
from s17gen.cited import Scene
from s17gen.errors import LibraryError
from s17gen.library import Library
from s17gen.profile import Holiday
from s17gen.wire import Claim

_MINUTES = 60
_SPAN = 60  # working days


def estimate(claim: Claim, scene: Scene, library: Library) -> Estimate | None:
    """The estimate of a claim, if it has one: hours of work, and pounds at the rate of the day of the request.

    SI 2004/3244 regs 3 to 5 set the limits, the rate and what may be counted.
    """
    if not claim.estimate and not claim.aggregated:
        return None
    from s17gen.uk import cost_limits, limit_of  # few letters are about cost

    day = scene.request.received
    costs = cost_limits(library, day)
    hours = sum(each.items * each.minutes for each in claim.estimate) / _MINUTES
    hours = round(hours + sum(each.hours for each in claim.aggregated), 2)
    return Estimate(
        rows=tuple(claim.estimate),
        aggregated=tuple(claim.aggregated),
        apart=tuple(_apart(claim, scene, library)) if claim.aggregated else (),
        hours=hours,
        pounds=round(hours * costs.rate, 2),
        costs=costs,
        limit=limit_of(library, scene.kind, day) if scene.kind else None,
    )


def _apart(claim: Claim, scene: Scene, library: Library) -> Iterator[int]:
    """The places of the requests that are not in one period of sixty working days with this one: SI 2004/3244 reg 5(2).

    Of two that are near enough to this one, but not to each other, it is the earlier.
    """
    day, span = scene.request.received, _Span(library, scene.holidays)
    near = [each.received for each in claim.aggregated if span.holds(each.received, day)]
    latest = max([day, *near])
    for index, each in enumerate(claim.aggregated):
        if each.received not in near or not span.holds(each.received, latest):
            yield index


class _Span:
    """A period of sixty working days, by the library's bank holidays and those that the authority's profile has."""

    def __init__(self, library: Library, proclaimed: Iterable[Holiday]) -> None:
        from s17gen.uk import calendar

        self._calendar = calendar(library, proclaimed)

    def holds(self, one: datetime.date, other: datetime.date) -> bool:
        """Whether two days are in one such period."""
        first, last = sorted((one, other))
        try:
            return last <= self._calendar.nth_after(first, _SPAN)
        except LibraryError:  # the table of bank holidays does not reach that far; sixty days never are so many
            return (last - first).days <= 2 * _SPAN
