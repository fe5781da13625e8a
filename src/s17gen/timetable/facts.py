"""What the command `deadline` tells, as scripts read it: the last day, what was left out, what else is due by when."""

import datetime

from msgspec import Struct


class Holiday(Struct, frozen=True):
    """A bank holiday on a day that would otherwise count, and the nations that have it."""

    date: datetime.date
    name: str
    nations: list[str]


class Closed(Struct, frozen=True):
    """Working days that are no school days, from the first to the last of them: a holiday of a school."""

    first: datetime.date
    last: datetime.date
    working_days: int


class LeftOut(Struct, frozen=True):
    """The days between that did not count: weekend days by number, bank holidays, and what a school leaves out."""

    weekend_days: int
    holidays: list[Holiday]
    no_school: list[Closed]


class Day(Struct, frozen=True):
    """Another day that follows; where the bank holidays are not known so far, `unknown` says so, and there is none."""

    id: str
    date: datetime.date | None
    says: str
    law: list[str]
    guidance: bool = False
    unknown: str = ""


class Note(Struct, frozen=True):
    """Something to know, in a sentence or two."""

    says: str
    law: list[str]


class Letter(Struct, frozen=True):
    """A letter of the day that was asked about: on which working day it went out, and whether that is in time."""

    date: datetime.date
    working_day: int
    in_time: bool


class Timetable(Struct, frozen=True):
    """The last day for an answer with its working.

    `basis` is what makes it the last: `law`, the `regulator` who allowed it, or `guidance`. It is the working day
    `working_day` after `counted_from`; `school_day` where a school's own days end first. `links` has the address of
    each authority of which one is known.
    """

    version: int
    last_day: datetime.date
    basis: str
    says: str
    received: datetime.date
    clarified: datetime.date | None
    counted_from: datetime.date
    working_day: int
    school_day: int | None
    kind: str | None
    because: str | None
    law: list[str]
    left_out: LeftOut
    letter: Letter | None
    dates: list[Day]
    notes: list[Note]
    links: dict[str, str]
