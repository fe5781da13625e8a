"""The days that do not count between the day that time runs from and the last day, and why."""

import datetime
from collections.abc import Iterator

from s17gen.school_days import in_term
from s17gen.timetable.asked import Count
from s17gen.timetable.facts import Closed, Holiday, LeftOut
from s17gen.working_days import days


def left_out(count: Count, last: datetime.date) -> LeftOut:
    """Weekend days, bank holidays on other days, and the holidays of a school whose own days end the time."""
    between = list(days(count.since, last))
    return LeftOut(
        weekend_days=sum(day.weekday() > 4 for day in between),
        holidays=[
            Holiday(day, each.name, list(each.nations))
            for day in between
            if day.weekday() < 5
            for each in count.calendar.holidays_on(day)
        ],
        no_school=list(_closed(count)) if count.usual.school_days else [],
    )


def _closed(count: Count) -> Iterator[Closed]:
    """The school's holidays, each with the working days in it."""
    closed: list[datetime.date] = []
    for day in days(count.since, count.usual.day):
        if not count.calendar.is_working(day):
            continue
        if not in_term(day, count.asked.terms):
            closed.append(day)
        elif closed:
            yield Closed(closed[0], closed[-1], len(closed))
            closed = []
