"""Which days are working days: neither weekend nor a bank holiday in any part of the United Kingdom. FOIA s10(6)."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from s17gen.errors import LibraryError
from s17gen.facts import BankHoliday

_DAY = datetime.timedelta(1)


class Calendar(Struct, frozen=True):
    """The bank holidays from `first` to `last`, both included, by date; `extend` says how to add later ones.

    Every method raises `LibraryError` for a day outside the table: a day that nobody has looked up must not be guessed.
    """

    first: datetime.date
    last: datetime.date
    holidays: tuple[BankHoliday, ...]
    extend: str

    def holidays_on(self, day: datetime.date) -> tuple[BankHoliday, ...]:
        """The bank holidays of a day, in whichever nations."""
        if day < self.first:
            raise LibraryError(f"the bank holidays are known from {self.first}, not for {day}", hint="correct the date")
        if day > self.last:
            raise LibraryError(f"the bank holidays are known up to {self.last}, not for {day}", hint=self.extend)
        index = end = bisect_left(self.holidays, day, key=_date)
        while end < len(self.holidays) and self.holidays[end].date == day:
            end += 1
        return self.holidays[index:end]

    def is_working(self, day: datetime.date) -> bool:
        """Whether a day is a working day."""
        return not self.holidays_on(day) and day.weekday() < 5

    def nth_after(self, day: datetime.date, count: int) -> datetime.date:
        """The working day that is `count` after a day, which itself never counts: the twentieth is a request's last.

        `count` is at least 1.
        """
        if day > self.last:
            self.holidays_on(day)
        while count:
            day += _DAY
            count -= self.is_working(day)
        return day

    def count(self, after: datetime.date, until: datetime.date) -> int:
        """How many working days there are after one day and up to another."""
        return sum(self.is_working(day) for day in days(after, until))


def days(after: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """Every day after one and up to another."""
    for number in range(1, (until - after).days + 1):
        yield after + datetime.timedelta(number)


def _date(holiday: BankHoliday) -> datetime.date:
    return holiday.date
