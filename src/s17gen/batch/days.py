"""Dates as spreadsheets write them. One that can be read in two ways is never guessed."""

import datetime
import re

from msgspec import Struct

from s17gen.batch.kinds import TWO_WAYS
from s17gen.bind import DATE
from s17gen.dates import read_date
from s17gen.findings import Kind

_NUMBERS = re.compile(r"(\d{1,4})([/. -])(\d{1,2})\2(\d{1,4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december")  # fmt: skip
_WRITE = "write year, month, day: `2026-10-12`"


class Day(Struct, frozen=True):
    """A date as files have them, or why a cell is none."""

    text: str = ""
    kind: Kind = DATE
    message: str = ""
    hint: str = ""


def read_day(cell: str, order: str) -> Day:
    """The date in a cell of a column whose dates stand in this order, if its heading says so: `dmy`, `mdy` or `ymd`."""
    text = _MIDNIGHT.sub("", cell)
    if read_date(text):
        return Day(text)
    numbers, words = _NUMBERS.fullmatch(text), _WORDS.fullmatch(text)
    if words:
        found = _date(words[3], _month(words[2]), words[1])
        return Day(found) if found else _no_date(cell)
    if not numbers:
        return _no_date(cell)
    return _of_numbers(cell, (numbers[1], numbers[3], numbers[4]), order)


def _of_numbers(cell: str, numbers: tuple[str, str, str], order: str) -> Day:
    """The date that three numbers make: in the order said, or in the only one that makes a date."""
    orders = (order,) if order else ("ymd",) if len(numbers[0]) == 4 else ("dmy", "mdy")
    found = [_in_order(numbers, each) for each in orders]
    dates = {each for each in found if each}
    if len(dates) == 2:
        first, second = (_words(each) for each in found)
        hint = f"{_WRITE}; or, if the day comes first in all of them, end the heading in `(dd/mm/yyyy)`"
        return Day(kind=TWO_WAYS, message=f"`{cell}` may be {first} or {second}", hint=hint)
    if not found[0] and dates:  # only Americans would read it
        hint = f"{_WRITE}; or, if the month comes first in all of them, end the heading in `(mm/dd/yyyy)`"
        return Day(kind=TWO_WAYS, message=f"`{cell}` is a date only if the month comes first", hint=hint)
    return Day(dates.pop()) if dates else _no_date(cell)


def _in_order(numbers: tuple[str, str, str], order: str) -> str:
    by = dict(zip(order, numbers, strict=True))
    return _date(by["y"], int(by["m"]), by["d"]) if len(by["y"]) == 4 else ""


def _date(year: str, month: int, day: str) -> str:
    """The date as files have it; empty where there is no such day."""
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _month(word: str) -> int:
    """The number of a month, by its name or the first letters of that; 0 for any other word."""
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower())), 0)


def _words(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1].capitalize()} {year}"


def _no_date(cell: str) -> Day:
    hint = _WRITE
    if re.fullmatch(r"\d{5}(\.\d+)?", cell):
        hint = f"it is how a spreadsheet counts days: format the column as dates, yyyy-mm-dd; or {_WRITE}"
    elif re.fullmatch(r"\d{1,2}([/. -])\d{1,2}\1\d{2}", cell):
        hint = f"write the year in full: {_WRITE}"
    return Day(message=f"`{cell}` is not a date", hint=hint)
