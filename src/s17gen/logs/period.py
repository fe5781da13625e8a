"""The time that a log is about: a year, a quarter, a month, or from one day to another."""

import calendar
import datetime
import re
from typing import Literal, TypeAlias

from msgspec import Struct

from s17gen.dates import date_words, read_date

# Which day of a letter has to fall in the period: its date, or when what it answers came in.
By: TypeAlias = Literal["dated", "received"]

FORMS = "2026, 2026-Q4, 2026-11, or 2026-10-01..2026-12-31"
_YEAR = re.compile(r"([1-9][0-9]{3})(?:-(?:Q([1-4])|([0-9]{2})))?", re.IGNORECASE)


class Period(Struct, frozen=True):
    """From one day to another, both included."""

    first: datetime.date
    last: datetime.date

    def has(self, day: datetime.date) -> bool:
        """Whether a day falls in it."""
        return self.first <= day <= self.last

    def words(self) -> str:
        """The period for people: `1 October 2026 to 31 December 2026`."""
        return f"{date_words(self.first)} to {date_words(self.last)}"


def read_period(text: str) -> Period | None:
    """The period that a text names, in one of the `FORMS`; None for any other, or if it ends before it begins."""
    first, dots, last = text.partition("..")
    if dots:
        begins, ends = read_date(first.strip()), read_date(last.strip())
        return Period(begins, ends) if begins and ends and begins <= ends else None
    match = _YEAR.fullmatch(text.strip())
    if match is None:
        return None
    year, quarter, month = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[3] and not 1 <= month <= 12:
        return None
    start, end = (3 * quarter - 2, 3 * quarter) if quarter else (month or 1, month or 12)
    return Period(datetime.date(year, start, 1), datetime.date(year, end, calendar.monthrange(year, end)[1]))
