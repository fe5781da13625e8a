"""Counting days, held against the `holidays` package and a count of its own, day by day."""

import datetime

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd import many
from sample import SOUND

from s17gen import uk
from s17gen.bind import bind
from s17gen.case import Timing
from s17gen.deadlines import due
from s17gen.errors import LibraryError
from s17gen.library import Library
from s17gen.periods import TimeRules
from s17gen.profile import Profile, Term
from s17gen.school_days import nth_school_day, unfit
from s17gen.source import load
from s17gen.timing import timing
from s17gen.wire import RequestFile

LIBRARY = Library()
CALENDAR = uk.calendar(LIBRARY)
RULES: TimeRules = LIBRARY.regime().time
DAY = datetime.timedelta(1)
# Every bank holiday of any nation by a maintained calendar; from 2008, since it has one of 2006 that the law had not.
FREE = {
    day
    for nation in ("ENG", "WLS", "SCT", "NIR")
    for day in holidays.country_holidays("GB", subdiv=nation, years=range(2008, 2028))
}
RECEIVED = st.dates(datetime.date(2008, 1, 1), datetime.date(2027, 6, 30))
COUNTS = st.sampled_from([1, 5, 20, 30, 40, 60]) | st.integers(1, 80)


def works(day: datetime.date) -> bool:
    return day.weekday() < 5 and day not in FREE


def by_hand(day: datetime.date, count: int) -> datetime.date:
    """The slowest way to count: a day at a time by the other calendar."""
    passed = 0
    while passed < count:
        day += DAY
        passed += works(day)
    return day


@given(RECEIVED, COUNTS)
@many
def test_working_days_are_those_of_a_maintained_calendar(received: datetime.date, count: int) -> None:
    last = CALENDAR.nth_after(received, count)
    assert last == by_hand(received, count)
    assert works(last)
    between = [received + DAY * number for number in range(1, (last - received).days + 1)]
    assert sum(map(works, between)) == count == CALENDAR.count(received, last)


@given(RECEIVED, COUNTS)
@many
def test_a_later_request_is_never_due_earlier(received: datetime.date, count: int) -> None:
    """Of two days in a row the later is due no earlier, and later by one working day where it is one itself."""
    first, second = (CALENDAR.nth_after(day, count) for day in (received, received + DAY))
    assert second == (CALENDAR.nth_after(first, 1) if CALENDAR.is_working(received + DAY) else first)


@st.composite
def schools(draw: st.DrawFn) -> tuple[datetime.date, list[Term]]:
    """A day on which a request came in, and terms around it, in any order."""
    received = draw(RECEIVED)
    day, terms = received + DAY * draw(st.integers(-60, 40)), []
    for _ in range(draw(st.integers(1, 5))):
        last = day + DAY * draw(st.integers(0, 60))
        terms.append(Term(from_=day, to=last))
        day = last + DAY * draw(st.integers(1, 50))
    return received, draw(st.permutations(terms))


@given(schools())
@many
def test_a_school_answers_by_whichever_ends_first(school: tuple[datetime.date, list[Term]]) -> None:
    received, terms = school
    assert unfit(terms) == ""
    sixtieth = by_hand(received, 60)
    open_days = [
        day
        for day in (received + DAY * number for number in range(1, (sixtieth - received).days + 1))
        if works(day) and any(term.from_ <= day <= term.to for term in terms)
    ]
    found = due(CALENDAR, received, RULES.school, terms)
    assert found.day == (open_days[19] if len(open_days) > 19 else sixtieth)
    assert found.school_days == (20 if len(open_days) > 19 else None)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_school_without_terms_has_the_sixty_days() -> None:
    assert due(CALENDAR, day("2026-10-01"), RULES.school, []).day == day("2026-12-29")


def test_school_days_are_told_where_the_sixty_days_are_beyond_the_table() -> None:
    terms = [Term(from_=day("2027-11-01"), to=day("2027-12-17"))]
    assert due(CALENDAR, day("2027-11-05"), RULES.school, terms).day == day("2027-12-06")
    with pytest.raises(LibraryError, match="known up to 2027-12-31"):
        due(CALENDAR, day("2027-12-10"), RULES.school, terms)


def test_a_bank_holiday_in_term_is_no_school_day() -> None:
    """St Andrew's Day is a day at school in England, and no working day: it is disregarded all the same."""
    terms = [Term(from_=day("2026-11-02"), to=day("2026-12-18"))]
    assert nth_school_day(CALENDAR, day("2026-11-27"), 1, terms) == day("2026-12-01")


def test_the_times_are_those_of_the_law() -> None:
    """FOIA s10(1); SI 2004/3364 regs 3 to 6; the rest is guidance."""
    found = {name: getattr(RULES, name) for name in ("usual", "school", "archive", "operations", "abroad")}
    assert {name: each.days for name, each in found.items()} == {
        "usual": 20, "school": 60, "archive": 30, "operations": 60, "abroad": 60,
    }  # fmt: skip
    assert RULES.school.school_days == 20
    assert (RULES.operations.ask, RULES.abroad.ask) == (20, 20)
    guided = [RULES.weighing, RULES.review, RULES.long_review, RULES.ask_review, RULES.complain]
    assert [each.days for each in guided[:4]] == [20, 20, 40, 40]  # type: ignore[union-attr]
    assert RULES.complain.weeks == 6
    assert all(each.guidance for each in guided)
    assert not any(each.guidance for each in found.values())
    assert all(each.window == "six weeks" for each in LIBRARY.regulators())


def test_who_has_a_school_s_time() -> None:
    kinds = LIBRARY.authority_kinds().values()
    assert {each.id for each in kinds if each.time == "school"} == {"school", "welsh-school", "northern-ireland-school"}


# A letter's dates are only counted as far as they matter, and then as anybody would count them.


def timed(received: datetime.date, dated: datetime.date) -> Timing:
    text = SOUND.replace("2026-10-12", str(received)).replace("dated: 2026-11-09", f"dated: {dated}")
    request, _ = bind(load("r.yaml", text.encode())[0], RequestFile)
    assert request is not None
    return timing(request, Profile(name="Northshire Police"), None, dated, LIBRARY)


@given(RECEIVED, st.integers(0, 60))
@many
def test_a_late_letter_is_found_without_a_calendar_for_the_others(received: datetime.date, after: int) -> None:
    dated = received + DAY * after
    last = by_hand(received, 20)
    found = timed(received, dated)
    assert found.answer in (last, None)
    assert found.answer == last or dated <= last
    assert found.unknown == ()
