"""What else follows from a request's dates: other days by which something is due, and what one should know."""

import datetime
from collections.abc import Iterator

from s17gen.dates import date_words
from s17gen.errors import LibraryError
from s17gen.periods import Period, Remark, SchoolPeriod
from s17gen.profile import Review
from s17gen.timetable.asked import Count
from s17gen.timetable.facts import Day, Note

_WEEK = datetime.timedelta(weeks=1)


def dates(count: Count) -> list[Day]:
    """The other days by which something is due, each with its authority, in order; last those that are not known."""
    found = [*_of_weighing(count), *_of_allowance(count), *_of_review(count), *_of_letter(count)]
    return sorted(found, key=lambda each: each.date or datetime.date.max)


def _of_weighing(count: Count) -> Iterator[Day]:
    if count.asked.extended:
        notice = count.rules.notice
        yield Day("notice", count.answer, notice.says, notice.law)
    else:
        yield _day(count, "decision", count.answer, count.rules.weighing)


def _of_allowance(count: Count) -> Iterator[Day]:
    allowance = count.allowance
    if allowance and not count.asked.allowed:
        ask = Period(days=allowance.ask, says=allowance.ask_says, law=allowance.law)
        yield _day(count, "ask-regulator", count.since, ask)
        yield _day(count, "most", count.since, allowance)


def _of_review(count: Count) -> Iterator[Day]:
    """By when a review that was asked for is answered: as the authority promises, or as guidance expects."""
    asked, rules, review = count.asked.review_asked, count.rules, count.asked.review
    if asked:
        promised = review.answer if isinstance(review, Review) else None
        yield _day(count, "review", asked, _own(rules.review, promised))
        yield _day(count, "long-review", asked, rules.long_review)


def _of_letter(count: Count) -> Iterator[Day]:
    """By when a review can be asked for after the letter, and by when the regulator wants a complaint."""
    dated, rules, review = count.asked.dated, count.rules, count.asked.review
    if dated is None:
        return
    if review != "none":
        window = review.window if isinstance(review, Review) else None
        yield _day(count, "ask-review", dated, _own(rules.ask_review, window))
    complain = rules.complain
    yield Day("complain", dated + complain.weeks * _WEEK, complain.says, complain.law, complain.guidance)


def _own(period: Period, days: int | None) -> Period:
    """A time of guidance's, or the authority's own in its place."""
    if days is None:
        return period
    return Period(days=days, says=f"{period.says}, as the authority's profile has it", law=period.law)


def _day(count: Count, name: str, since: datetime.date, period: Period) -> Day:
    """The end of a period as a day that follows, or that nobody can tell it yet."""
    try:
        day, unknown = count.calendar.nth_after(since, period.days), ""
    except LibraryError as error:
        day, unknown = None, error.message
    return Day(name, day, period.says, period.law, period.guidance, unknown)


def notes(count: Count) -> list[Note]:
    """What one should know about the last day, the nearest first."""
    asked, rules = count.asked, count.rules
    told = [*_of_school(count)]
    if count.allowance and not asked.allowed:
        told.append(Note(f"The regulator may allow more time where {count.allowance.applies}.", count.allowance.law))
    remarks = [*([rules.clarified] if asked.clarified else []), *([rules.reasonable] if asked.extended else [])]
    return [*told, *map(_note, (*remarks, *rules.remarks))]


def _of_school(count: Count) -> Iterator[Note]:
    """What a school's terms, or the want of them, make of its last day."""
    time, terms = count.usual.time, count.asked.terms
    if not isinstance(time, SchoolPeriod):
        return
    if not terms:
        says = (
            f"The {time.days} working days are the outer limit. {time.school_days} school days may end earlier: to have"
        )
        yield Note(f"{says} them counted, give the terms with `--term FROM..TO`, or in the profile.", time.law)
        return
    first, last = min(each.from_ for each in terms), max(each.to for each in terms)
    if count.usual.school_days is None and last < count.usual.day:
        says = f"The terms given end on {date_words(last)}, before {time.school_days} school days are over. So the"
        yield Note(f"{says} {time.days} working days were counted, the outer limit. Give the next term too.", time.law)
    if first > count.since + datetime.timedelta(1):
        says = f"The first term given begins on {date_words(first)}. The days before it were taken for holidays."
        yield Note(says, time.law)
    yield _note(count.rules.terms)


def _note(remark: Remark) -> Note:
    return Note(remark.says, remark.law)
