"""What the dates of a request come to: by when its answer is due, and what else by when, as far as that matters."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from s17gen.case import Timing
from s17gen.errors import LibraryError
from s17gen.facts import AuthorityKind
from s17gen.library import Library
from s17gen.periods import Allowance, SchoolPeriod
from s17gen.profile import Profile, Review, Term
from s17gen.wire import RequestFile

if TYPE_CHECKING:  # most letters are dated too early for anything to be late, and need no calendar
    from s17gen.working_days import Calendar

_FAR = datetime.date.max
_LAST_YEAR = 9000  # no later date can be counted from

_LATE = "whether the letter is late"
_LONG_WEIGHED = "whether the decision comes within the time that guidance expects"
_LONG_REVIEWED = "whether the review took longer than guidance expects"
_MOST = "whether the regulator can allow so much time"


def timing(
    request: RequestFile, authority: Profile | None, kind: AuthorityKind | None, dated: datetime.date, library: Library
) -> Timing:
    """What is due by when, for a letter of the day `dated`.

    FOIA s10 and s17(1), (2); SI 2004/3364. After a letter that took more time, the answer is due on the day that it
    gave. Raises `LibraryError` where the table of bank holidays is unsound.
    """
    dates = _Dates(request, authority, kind, library)
    extension, allowed = request.extension, request.time_allowed
    until = allowed.until if allowed else None
    usual = dates.usual(_FAR, _MOST) if until else dates.usual(extension.dated if extension else dated, _LATE)
    notice = until or usual
    found = Timing(
        answer=extension.decide_by if extension else notice,
        usual=usual,
        notice=notice,
        most=dates.most() if until else None,
        decision=dates.decision(dated),
        review=dates.review(dated),
        bad_terms=dates.bad_terms,
        unknown=tuple(dates.unknown),
    )
    return found if not dates.unknown else dates.known(found)


class _Dates:
    """Counts working days for one request, and keeps what could not be told."""

    def __init__(
        self, request: RequestFile, authority: Profile | None, kind: AuthorityKind | None, library: Library
    ) -> None:
        self.request = request
        self.library = library
        self.rules = library.regime().time
        self.allowed = request.time_allowed
        self.since = max(request.received, request.clarified or request.received)
        self.time = self.rules.answer(kind.time if kind else "usual", self.allowed.because if self.allowed else None)
        self.promised = authority.review if authority else None
        self.proclaimed = authority.holidays if authority else []
        self.terms, self.bad_terms = _terms(authority) if isinstance(self.time, SchoolPeriod) else ([], "")
        self.unknown: list[str] = []
        self._calendar: Calendar | None = None

    def usual(self, needed: datetime.date, what: str) -> datetime.date | None:
        """The last day for an answer without anybody's leave; None where `needed` cannot be after it.

        `what` is what nobody can tell where it cannot be counted.
        """
        if not (self.terms and isinstance(self.time, SchoolPeriod)):
            return self._nth(what, self.since, self.time.days, needed)
        if self._is_early(self.since, min(self.time.school_days, self.time.days), needed):
            return None
        from s17gen.deadlines import due

        return self._told(what, self.since, lambda calendar: due(calendar, self.since, self.time, self.terms).day)

    def most(self) -> datetime.date | None:
        """The latest day that the regulator may allow, where it is the regulator who does."""
        allowance = getattr(self.rules, self.allowed.because) if self.allowed else None
        return self._nth(_MOST, self.since, allowance.days, _FAR) if isinstance(allowance, Allowance) else None

    def decision(self, dated: datetime.date) -> datetime.date | None:
        """The last day that guidance gives for weighing the public interest, on top of the time for an answer."""
        waiting = [each for each in self.request.decisions if each.outcome == "more-time"]
        days = [each.decide_by for each in waiting if each.decide_by]
        days += [dated] if self.request.extension and not waiting else []
        if not days:
            return None
        until = self.allowed.until if self.allowed else None
        more = self.rules.weighing.days
        if not until and not self.terms:
            return self._nth(_LONG_WEIGHED, self.since, self.time.days + more, max(days))
        usual = until or self.usual(_FAR, _LONG_WEIGHED)
        return self._nth(_LONG_WEIGHED, usual, more, max(days)) if usual else None

    def review(self, dated: datetime.date) -> datetime.date | None:
        """The last day for the outcome of a review: what the authority promises, if guidance does not ask for less."""
        review = self.request.review_of
        if review is None:
            return None
        longest = self.rules.long_review.days
        promised = self.promised.answer if isinstance(self.promised, Review) else None
        return self._nth(_LONG_REVIEWED, review.asked, min(promised or longest, longest), dated)

    def known(self, found: Timing) -> Timing:
        """The same, with where the table of bank holidays ends and what to do about it."""
        from msgspec.structs import replace

        calendar = self._days()
        return replace(found, known_to=calendar.last, extend=calendar.extend)

    def _nth(self, what: str, since: datetime.date, days: int, needed: datetime.date) -> datetime.date | None:
        """The working day that is `days` after one; None where `needed` cannot be after it, or nobody can tell."""
        if self._is_early(since, days, needed):
            return None
        return self._told(what, since, lambda calendar: calendar.nth_after(since, days))

    def _is_early(self, since: datetime.date, days: int, needed: datetime.date) -> bool:
        return needed <= since or (since.year < _LAST_YEAR and needed <= _without_holidays(since, days))

    def _told(
        self, what: str, since: datetime.date, count: "Callable[[Calendar], datetime.date]"
    ) -> datetime.date | None:
        calendar = self._days()
        try:
            return count(calendar)
        except LibraryError:  # the table of bank holidays does not reach that far, or the date is older than the Act
            late_review = what is _LATE and self.request.review_of  # the outcome of a review is never called late
            if not late_review and since >= calendar.first and what not in self.unknown:
                self.unknown.append(what)
            return None

    def _days(self) -> "Calendar":
        if self._calendar is None:
            from s17gen.uk import calendar

            self._calendar = calendar(self.library, self.proclaimed)
        return self._calendar


def _terms(authority: Profile | None) -> tuple[list[Term], str]:
    """A school's terms, and what is wrong with them; none if anything is."""
    if authority is None or not authority.terms:
        return [], ""
    from s17gen.school_days import unfit

    fault = unfit(authority.terms)
    return ([], fault) if fault else (authority.terms, "")


def _without_holidays(day: datetime.date, count: int) -> datetime.date:
    """The day that the working day `count` after a day can never come before: it counts Mondays to Fridays alone."""
    friday = day - datetime.timedelta(max(day.weekday() - 4, 0))
    weeks, days = divmod(count, 5)
    beyond = 2 if friday.weekday() + days > 4 else 0
    return friday + datetime.timedelta(weeks * 7 + days + beyond)
