"""The last day for an answer, in working days or a school's own."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from s17gen.errors import LibraryError
from s17gen.periods import Period, SchoolPeriod
from s17gen.profile import Term
from s17gen.school_days import nth_school_day
from s17gen.working_days import Calendar


class Due(Struct, frozen=True):
    """The last day for an answer, by which time; `school_days` where they ended it, and not the working days."""

    day: datetime.date
    time: Period
    school_days: int | None = None


def due(calendar: Calendar, since: datetime.date, time: Period, terms: Sequence[Term]) -> Due:
    """The last day of a time that runs from the day `since`, which is none of its days; a school's with its terms.

    Where the terms end too early to tell, the working days count alone. Raises `LibraryError` for a day outside the
    table of bank holidays.
    """
    early = None
    if isinstance(time, SchoolPeriod) and terms:
        early = nth_school_day(calendar, since, time.school_days, terms)
    try:
        latest = calendar.nth_after(since, time.days)
    except LibraryError:
        if early is None:
            raise
        latest = early
    if early and early <= latest:
        return Due(early, time, time.school_days if isinstance(time, SchoolPeriod) else None)
    return Due(latest, time)
