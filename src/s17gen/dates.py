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


def date_words(date: datetime.date) -> str:
    """A date as letters print it: `9 November 2026`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def weekday_words(date: datetime.date) -> str:
    """A date with its day of the week: `Monday 9 November 2026`."""
    return f"{_DAYS[date.weekday()]} {date_words(date)}"
