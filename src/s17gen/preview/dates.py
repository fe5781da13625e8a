"""The dates of a request as a preview shows them: by when its answer is due, how that was counted, what else is due."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from s17gen.case import Case
from s17gen.dates import date_words, weekday_words
from s17gen.errors import S17genError
from s17gen.library import Library
from s17gen.preview.found import Cited, cited
from s17gen.timetable import timetable
from s17gen.timetable.asked import Asked
from s17gen.timetable.facts import LeftOut, Timetable
from s17gen.wording import capital


class Day(Struct, frozen=True):
    """A day, what it is, how it was counted, and the law for it."""

    what: str
    day: str
    how: str = ""
    law: tuple[Cited, ...] = ()


class Dates(Struct, frozen=True):
    """The dates of a case, whether the letter is in time, in a sentence, and whether it is late."""

    days: tuple[Day, ...]
    said: str
    late: bool


def dates(case: Case, library: Library, urls: Mapping[str, str]) -> Dates:
    """The dates that a case has and, where they fit one another, those that follow from them."""
    given = tuple(_given(case))
    try:
        found = timetable(_asked(case), library)
    except S17genError as error:  # dates that cannot be, or bank holidays that nobody knows yet
        return Dates(given, f"The last day cannot be worked out: {error.message}.", case.late)
    return Dates((*given, *_worked_out(case, found, urls)), _said(case, found), case.late)


def _asked(case: Case) -> Asked:
    """What the engine is asked; of an internal review, about the letter that is reviewed."""
    authority, allowed, review = case.authority, case.time_allowed, case.review_of
    school = case.kind is not None and case.kind.time == "school"
    return Asked(
        received=case.received,
        clarified=case.clarified,
        kind=case.kind,
        terms=authority.terms if authority and school else (),
        holidays=authority.holidays if authority else (),
        because=allowed.because if allowed else None,
        allowed=allowed.until if allowed else None,
        extended=case.extension is not None,
        dated=review.letter if review else case.dated,
        review_asked=review.asked if review else None,
        review=authority.review if authority else None,
    )


def _given(case: Case) -> Iterator[Day]:
    yield Day("Request received", weekday_words(case.received))
    if case.clarified:
        yield Day("Details received", weekday_words(case.clarified))
    if case.extension:
        yield Day("More time taken on", weekday_words(case.extension.dated))
    if case.review_of:
        yield Day("Review asked for", weekday_words(case.review_of.asked))
    yield Day("Letter dated", weekday_words(case.dated))


def _worked_out(case: Case, found: Timetable, urls: Mapping[str, str]) -> Iterator[Day]:
    if case.extension:
        yield Day("Answer due by", weekday_words(case.extension.decide_by), "The earlier letter gave this day.")
        yield Day("Guidance expects it by", weekday_words(found.last_day), "", cited(found.law, urls))
    elif not case.review_of:
        yield Day("Answer due by", weekday_words(found.last_day), _how(case, found), cited(found.law, urls))
    for day in found.dates:
        if day.id in _others(case):
            when = weekday_words(day.date) if day.date else "Not known"
            how = "This is what guidance expects. " if day.guidance else ""
            yield Day(capital(day.says), when, f"{how}{day.unknown}".strip(), cited(day.law, urls))


def _others(case: Case) -> tuple[str, ...]:
    """Which of the other days matter to this letter."""
    if case.review_of:
        return ("review", "long-review")
    waiting = any(each.outcome == "more-time" for each in case.decisions)
    return ("ask-regulator", "most", *(["decision"] if waiting else []))


def _how(case: Case, found: Timetable) -> str:
    """How the last day was counted, and what nobody can count for want of a school's terms."""
    if found.basis == "regulator":
        return "The regulator allowed this day."
    school = f"school day {found.school_day} and " if found.school_day else ""
    counted = f"This is {school}working day {found.working_day} after {weekday_words(found.counted_from)}."
    notes = (
        [each.says for each in found.notes if each.law == found.law] if case.kind and case.kind.time == "school" else []
    )
    return " ".join([counted, _not_counted(found.left_out), *notes])


def _not_counted(left_out: LeftOut) -> str:
    holidays = {each.date: each.name for each in left_out.holidays}
    days = ["weekends", *(f"{date_words(day)}, {name}" for day, name in holidays.items())]
    days += [f"{date_words(each.first)} to {date_words(each.last)} without school" for each in left_out.no_school]
    return f"Not counted: {'; '.join(days)}."


def _said(case: Case, found: Timetable) -> str:
    if case.review_of:
        return "The letter gives the outcome of a review."
    if not case.writes():
        return "No letter is owed."
    due = case.extension.decide_by if case.extension else found.last_day
    nth = f", on working day {found.letter.working_day}" if found.letter and not case.extension else ""
    return f"The letter is {'late' if case.late else 'in time'}{nth}. The answer is due by {weekday_words(due)}."
