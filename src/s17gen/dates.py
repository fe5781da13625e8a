"""Dates as files have them and as letters print them."""

import datetime
import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_date(text: str) -> datetime.date | None:
    """The date that `2026-11-09` names; None for any other form and for a date that does not exist."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def meant_date(text: str) -> datetime.date | None:
    """The date that `9 November 2026`, `9th Nov 2026` or `9/11/2026` names; in the UK the day comes first."""
    found = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?[ ./-]+([0-9]{1,2}|[A-Za-z]{3,9})[ ./,-]+([0-9]{4})", text)
    if found is None:
        return None
    day, name, year = found.groups()
    months = (n for n, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower()))
    month = int(name) if name.isdecimal() else next(months, 0)
    return read_date(f"{year}-{month:02}-{int(day):02}")


def date_words(date: datetime.date) -> str:
    """A date as letters print it: `9 November 2026`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def weekday_words(date: datetime.date) -> str:
    """A date with its day of the week: `Monday 9 November 2026`."""
    return f"{_DAYS[date.weekday()]} {date_words(date)}"
