"""What is asked about a request's dates, whether it can be true, and what its working days are counted with."""

import datetime
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from s17gen.deadlines import Due, due
from s17gen.errors import UsageError
from s17gen.facts import AuthorityKind
from s17gen.library import Library
from s17gen.periods import Allowance, Circumstance, TimeRules
from s17gen.profile import Holiday, Review, Term
from s17gen.school_days import unfit
from s17gen.uk import calendar
from s17gen.working_days import Calendar


class Asked(Struct, frozen=True, kw_only=True):
    """The dates of a request, and what kind of authority and of request it is.

    `allowed` is the day that the regulator allowed, `extended` whether more time is taken to weigh the public interest,
    `dated` the date of the authority's letter, `review_asked` the day a review was asked for. `review` is the
    authority's own procedure, `none` where it has none, and None where it is not known; `holidays` are those proclaimed
    that it adds to the library's.
    """

    received: datetime.date
    clarified: datetime.date | None = None
    kind: AuthorityKind | None = None
    terms: Sequence[Term] = ()
    holidays: Sequence[Holiday] = ()
    because: Circumstance | None = None
    allowed: datetime.date | None = None
    extended: bool = False
    dated: datetime.date | None = None
    review_asked: datetime.date | None = None
    review: Literal["none"] | Review | None = None


class Count(Struct, frozen=True):
    """What the days of a request are counted with, and its last day without anybody's leave.

    Time runs from the day `since`, which is none of its days. `allowance` is what the regulator may allow, if it may.
    """

    asked: Asked
    rules: TimeRules
    calendar: Calendar
    since: datetime.date
    usual: Due
    allowance: Allowance | None

    @property
    def answer(self) -> datetime.date:
        """The last day for an answer: the one that the regulator allowed, or the usual one."""
        return self.asked.allowed or self.usual.day


def count(asked: Asked, library: Library) -> Count:
    """The working of what is asked.

    Raises `UsageError` where that contradicts itself, `LibraryError` for a day beyond the bank holidays that are known.
    """
    _check(asked)
    rules, table = library.regime().time, calendar(library, asked.holidays)
    for day in (asked.received, asked.clarified, asked.allowed, asked.dated, asked.review_asked):
        if day:
            table.holidays_on(day)
    since = max(asked.received, asked.clarified or asked.received)
    time = rules.answer(asked.kind.time if asked.kind else "usual", asked.because)
    found = getattr(rules, asked.because) if asked.because else None
    allowance = found if isinstance(found, Allowance) else None
    made = Count(asked, rules, table, since, due(table, since, time, asked.terms), allowance)
    _check_allowed(made)
    return made


def _check(asked: Asked) -> None:
    """Refuse dates in an order that cannot be, an authority under another Act, and terms that are none."""
    received = ("the day the request was received", asked.received)
    clarified = ("the day the details came in", asked.clarified)
    dated = ("the date of the letter", asked.dated)
    review = ("the day the review was asked for", asked.review_asked)
    pairs = ((received, clarified), (received, dated), (clarified, dated), (received, review), (dated, review))
    for (name, day), (later_name, later) in pairs:
        if day and later and later < day:
            raise UsageError(f"{later_name}, {later}, is before {name}, {day}", "correct one of the two dates")
    if asked.kind and asked.kind.other_act:
        message = f"{asked.kind.name} answers under {asked.kind.other_act}, whose times are others"
        raise UsageError(message, f"complaints there go to {asked.kind.other_regulator}")
    if asked.terms and not (asked.kind and asked.kind.time == "school"):
        raise UsageError("terms count for a school alone", "say that it is one: `--kind school`")
    if fault := unfit(asked.terms):
        raise UsageError(fault, "give each term from its first day to its last, without the holidays in between")


def _check_allowed(count: Count) -> None:
    """Refuse a day that the regulator cannot have allowed. SI 2004/3364 regs 5 and 6."""
    allowed, allowance = count.asked.allowed, count.allowance
    if allowed is None:
        return
    if allowance is None:
        message = "the regulator can allow more time only for operations of the armed forces and for information abroad"
        raise UsageError(message, "say which it is: `--because operations` or `--because abroad`")
    if allowed <= count.usual.day:
        message = (
            f"the day that the regulator allowed, {allowed}, is no later than the usual last day, {count.usual.day}"
        )
        raise UsageError(message, "correct one of the dates")
    most = count.calendar.nth_after(count.since, allowance.days)
    if allowed > most:
        message = f"the day that the regulator allowed, {allowed}, is after the last one that it can allow, {most}"
        raise UsageError(message, "correct one of the dates")
