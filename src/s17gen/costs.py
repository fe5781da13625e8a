"""What complying with a request would cost: the rows of an estimate added up, beside the limit of the authority."""

import datetime
from collections.abc import Iterator

from s17gen.case import Estimate
from s17gen.cited import Scene
from s17gen.errors import LibraryError
from s17gen.library import Library
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
        apart=tuple(_apart(claim, day, library)),
        hours=hours,
        pounds=round(hours * costs.rate, 2),
        costs=costs,
        limit=limit_of(library, scene.kind, day) if scene.kind else None,
    )


def _apart(claim: Claim, day: datetime.date, library: Library) -> Iterator[int]:
    """The places of the requests that did not come within sixty working days of this one: SI 2004/3244 reg 5(2)."""
    from s17gen.uk import calendar

    for index, each in enumerate(claim.aggregated):
        first, last = sorted((each.received, day))
        try:
            if last > calendar(library).nth_after(first, _SPAN):
                yield index
        except LibraryError:  # the table of bank holidays does not reach that far; sixty days never are so many
            if (last - first).days > 2 * _SPAN:
                yield index
