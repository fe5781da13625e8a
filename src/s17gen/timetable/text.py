"""A timetable as people read it on a terminal."""

from collections.abc import Iterator

from s17gen.dates import date_words, weekday_words
from s17gen.timetable.facts import Closed, Day, Holiday, Timetable

_HEADS = {
    "law": "Last day for the answer",
    "regulator": "Last day for the answer, as the regulator allowed",
    "guidance": "Last day for the decision, by guidance",
}
_NATIONS = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}


def page(found: Timetable) -> str:
    """The last day and its working, what was left out, the other days, and what one should know."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Timetable) -> Iterator[str]:
    yield f"{_HEADS[found.basis]}: {weekday_words(found.last_day)}"
    yield f"  the {_which(found)} after {weekday_words(found.counted_from)}"
    yield f"  {found.says}"
    yield f"  {_law(found.law)}"
    if found.letter:
        verdict = "in time" if found.letter.in_time else "late"
        nth = f"working day {found.letter.working_day}"
        yield f"  The letter of {date_words(found.letter.date)} is {verdict}: it went out on {nth}."
    yield from ("", "Not counted")
    yield from _left_out(found)
    yield from ("", "Other days")
    for day in found.dates:
        yield from _day(day)
    yield from ("", "Notes")
    for note in found.notes:
        yield from (f"  {note.says}", f"    {_law(note.law)}")


def _which(found: Timetable) -> str:
    if found.school_day:
        return f"{_ordinal(found.school_day)} school day, and the {_ordinal(found.working_day)} working day,"
    return f"{_ordinal(found.working_day)} working day"


def _left_out(found: Timetable) -> Iterator[str]:
    number = found.left_out.weekend_days
    yield f"  {number} Saturday{'s' if number != 1 else ''} and Sunday{'s' if number != 1 else ''}"
    yield from (f"  {_holiday(each)}" for each in found.left_out.holidays)
    yield from (f"  {_closed(each)}" for each in found.left_out.no_school)


def _holiday(holiday: Holiday) -> str:
    everywhere = len(holiday.nations) == len(_NATIONS)
    where = "the whole United Kingdom" if everywhere else ", ".join(_NATIONS[each] for each in holiday.nations)
    return f"{weekday_words(holiday.date)}: {holiday.name} ({where})"


def _closed(closed: Closed) -> str:
    days = f"{closed.working_days} working day{'s' if closed.working_days != 1 else ''}"
    if closed.first == closed.last:
        return f"{weekday_words(closed.first)}: no school"
    return f"{weekday_words(closed.first)} to {weekday_words(closed.last)}: no school ({days})"


def _day(day: Day) -> Iterator[str]:
    when = weekday_words(day.date) if day.date else f"not known ({day.unknown})"
    yield f"  {when}: {day.says}"
    yield f"    {'guidance: ' if day.guidance else ''}{_law(day.law)}"


def _law(law: list[str]) -> str:
    return "; ".join(law)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
