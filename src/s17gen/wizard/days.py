"""A day as people type it: `2026-11-02`, `2 November 2026`, `2/11/2026`, `today`. In the UK the day comes first."""

import datetime
import re

from s17gen.dates import date_words, read_date

_TYPED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(\d{1,2}|[A-Za-z]{3,9})[ ./,-]+(\d{4})", re.ASCII)
_NAMED = {"today": 0, "yesterday": 1}


def read_day(typed: str, today: datetime.date) -> datetime.date | None:
    """The day that somebody means; None where that is none."""
    if typed.lower() in _NAMED:
        return today - datetime.timedelta(days=_NAMED[typed.lower()])
    found = _TYPED.fullmatch(typed)
    if found is None:
        return read_date(typed)
    month = int(found[2]) if found[2].isdecimal() else _month(found[2])
    return read_date(f"{found[3]}-{month:02}-{int(found[1]):02}")


def _month(name: str) -> int:
    names = [date_words(datetime.date(2000, month, 1)).split()[1].lower() for month in range(1, 13)]
    return next((number for number, each in enumerate(names, 1) if each.startswith(name.lower())), 0)
