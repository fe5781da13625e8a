"""A day as people type it: `2026-11-02`, `2 November 2026`, `2/11/2026`, `today`. In the UK the day comes first."""

import datetime

from s17gen.dates import meant_date, read_date

_NAMED = {"today": 0, "yesterday": 1}


def read_day(typed: str, today: datetime.date) -> datetime.date | None:
    """The day that somebody means; None where that is none."""
    if typed.lower() in _NAMED:
        return today - datetime.timedelta(days=_NAMED[typed.lower()])
    return read_date(typed) or meant_date(typed)
