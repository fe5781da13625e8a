"""The last day for an answer, as far as the dates of a request and the kind of authority tell it."""

import datetime

from s17gen.errors import LibraryError
from s17gen.facts import AuthorityKind
from s17gen.library import Library
from s17gen.wire import RequestFile

_USUAL = 20  # working days
_LAST_YEAR = 9000  # no later date can be counted from


def last_day(
    request: RequestFile, kind: AuthorityKind | None, dated: datetime.date, library: Library
) -> datetime.date | None:
    """The last day for the answer that a letter of the day `dated` gives; None where nobody can tell, or need.

    Twenty working days from the day after the request, or the details that were asked for, came in: FOIA s10(1), (6).
    After a letter that took more time to weigh the public interest it is the day which that letter gave: s17(2). Where
    an authority has a time of its own, it is the latest day that this could come to: s10(4).
    """
    if request.extension:
        return request.extension.decide_by
    received = max(request.received, request.clarified or request.received)
    within = kind.answer_within if kind else _USUAL
    if received.year > _LAST_YEAR or dated <= _without_holidays(received, within):
        return None
    from s17gen.uk import calendar  # most letters are dated too early to be late

    try:
        return calendar(library).nth_after(received, within)
    except LibraryError:  # the table of bank holidays does not reach that far
        return None


def _without_holidays(received: datetime.date, within: int) -> datetime.date:
    """The day that the last one can never come before: it counts every day from Monday to Friday."""
    friday = received - datetime.timedelta(max(received.weekday() - 4, 0))
    weeks, days = divmod(within, 5)
    beyond = 2 if friday.weekday() + days > 4 else 0
    return friday + datetime.timedelta(weeks * 7 + days + beyond)
