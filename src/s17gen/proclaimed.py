"""The bank holidays that a profile has besides the library's: closures among them, and what nobody can look up."""

import datetime
import re
from collections.abc import Iterator, Sequence

from s17gen.findings import Fault, Kind, Path
from s17gen.profile import Holiday

NO_HOLIDAY = Kind(
    "S17-623",
    "a day off that is no bank holiday",
    todo="Take the day out. A day on which an office is closed is a working day in law, unless it is a weekend or a"
    " bank holiday.",
)
UNSOURCED = Kind(
    "S17-640",
    "a bank holiday that nobody can look up",
    "warning",
    todo="Say under `source:` where the day was proclaimed. It moves the last day for every answer.",
)

KINDS = (NO_HOLIDAY, UNSOURCED)

_CLOSURE = re.compile(
    r"\b(clos(ed|ure|ures|ing)|shut(down)?|office|staff|training|inset|privilege|concession\w*|leave|local|industrial)\b",
    re.IGNORECASE,
)
_MOST_IN_A_ROW = 2  # working days: no more bank holidays than that were ever proclaimed side by side


def unfit(holidays: Sequence[Holiday]) -> Iterator[Fault]:
    """A fault for each day off that the law does not know, that is none in any case, or that nobody can look up.

    Paths are those of the profile.
    """
    long = _long_runs(holidays)
    for index, each in enumerate(holidays):
        path: Path = ("holidays", index)
        if each.date in long:
            message = f"{each.date} is one of {long[each.date]} working days in a row: that is a closure, which the law"
            message += " counts as working days"
            hint = "keep those that were proclaimed, and say where under `source:`"
            yield Fault(NO_HOLIDAY, (*path, "date"), message, hint)
        elif each.source is None and _CLOSURE.search(each.name):
            message = f"`{each.name}` is no bank holiday: a day on which an office is closed is a working day in law"
            hint = "take it out; if it was proclaimed a bank holiday, say where, under `source:`"
            yield Fault(NO_HOLIDAY, (*path, "name"), message, hint)
        elif each.date.weekday() > 4:
            message = f"{each.date} is a Saturday or a Sunday, which is no working day in any case"
            yield Fault(NO_HOLIDAY, (*path, "date"), message, "give the weekday that was proclaimed in its place")
        elif each.source is None:
            message = f"the profile does not say where {each.date} was proclaimed a bank holiday"
            yield Fault(UNSOURCED, path, message, "add `source:`, such as `The London Gazette, 7 November 2022`")


def _long_runs(holidays: Sequence[Holiday]) -> dict[datetime.date, int]:
    """The days without a source that are one of too many in a row, weekends between them or not, with how many."""
    days = sorted({each.date for each in holidays if each.source is None and each.date.weekday() < 5})
    runs: list[list[datetime.date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == (3 if day.weekday() == 0 else 1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return {day: len(run) for run in runs if len(run) > _MOST_IN_A_ROW for day in run}
