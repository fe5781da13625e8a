"""Which days are school days: working days within the terms that a school gives."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from s17gen.profile import Term
from s17gen.working_days import Calendar

_DAY = datetime.timedelta(1)


def unfit(terms: Sequence[Term]) -> str:
    """What is wrong with terms, in a sentence without a full stop: one ends before it begins, or two share days."""
    for term in terms:
        if term.from_ > term.to:
            return f"a term is to end on {term.to}, before it begins on {term.from_}"
    for one, other in pairwise(sorted(terms, key=_begins)):
        if other.from_ <= one.to:
            return f"the term from {other.from_} begins before the one from {one.from_} has ended on {one.to}"
    return ""


def nth_school_day(calendar: Calendar, day: datetime.date, count: int, terms: Sequence[Term]) -> datetime.date | None:
    """The school day that is `count` after a day, which itself never counts; None where the terms end before it.

    A school day is a day with a session, but one that is no working day is left out all the same: SI 2004/3364 reg
    3(2)(a), (3). Raises `LibraryError` for a day outside the table of bank holidays.
    """
    last = max((term.to for term in terms), default=day)
    while count:
        day += _DAY
        if day > last:
            return None
        count -= calendar.is_working(day) and in_term(day, terms)
    return day


def in_term(day: datetime.date, terms: Sequence[Term]) -> bool:
    """Whether a day is within a term."""
    return any(term.from_ <= day <= term.to for term in terms)


def _begins(term: Term) -> datetime.date:
    return term.from_
