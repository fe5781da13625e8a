"""Dated facts of the United Kingdom: bank holidays against a maintained calendar, limits, regulators, authorities."""

import datetime

import holidays
import pytest
from test_library import layer

from s17gen import uk
from s17gen.errors import LibraryError
from s17gen.library import Library

LIBRARY = Library()
CALENDAR = uk.calendar(LIBRARY)
NATIONS = {
    "england-and-wales": ("ENG", "WLS"),
    "scotland": ("SCT",),
    "northern-ireland": ("NIR",),
}
# What the package has and the law had not, or the other way round, and why.
DIFFERENCES = {
    # The St Andrew's Day Bank Holiday (Scotland) Act 2007 received Royal Assent on 15 January 2007.
    ("scotland", "2006-11-30"): "only in the package",
}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_bank_holidays_are_those_of_a_maintained_calendar() -> None:
    years = range(CALENDAR.first.year, CALENDAR.last.year + 1)
    found = {}
    for nation, codes in NATIONS.items():
        ours = {each.date for each in CALENDAR.holidays if nation in each.nations}
        for code in codes:
            days = holidays.country_holidays("GB", subdiv=code, years=years)
            theirs = {each for each in days if each.weekday() < 5 and CALENDAR.first <= each <= CALENDAR.last}
            found |= {(nation, str(each)): "only in the package" for each in theirs - ours}
            found |= {(nation, str(each)): "only in the library" for each in ours - theirs}
    assert found == DIFFERENCES


@pytest.mark.parametrize(
    ("date", "nations"),
    [
        ("2011-04-29", 3),
        ("2012-06-05", 3),
        ("2020-05-08", 3),
        ("2022-06-03", 3),
        ("2022-09-19", 3),
        ("2023-05-08", 3),
        ("2026-06-15", 1),
        ("2021-12-28", 3),
        ("2027-12-27", 3),
    ],
)
def test_one_off_and_substitute_days(date: str, nations: int) -> None:
    assert [len(each.nations) for each in CALENDAR.holidays_on(day(date))] == [nations]


def test_days_moved_away_from_are_working_days() -> None:
    for date in ("2012-05-28", "2020-05-04", "2022-05-30"):
        assert CALENDAR.is_working(day(date)), date


def test_a_holiday_stands_in_the_table_in_order_and_on_a_weekday() -> None:
    dates = [each.date for each in CALENDAR.holidays]
    assert dates == sorted(dates)
    assert all(each.weekday() < 5 for each in dates)
    assert dates[0] >= CALENDAR.first == day("2005-01-01")
    assert dates[-1] <= CALENDAR.last


@pytest.mark.parametrize(
    ("received", "last_day", "fortieth"),
    [  # the worked examples of the research: a holiday of any nation counts everywhere
        ("2026-11-02", "2026-12-01", "2026-12-31"),
        ("2026-11-20", "2026-12-21", "2027-01-22"),
        ("2026-11-21", "2026-12-21", "2027-01-22"),
        ("2026-12-01", "2026-12-31", "2027-02-01"),
        ("2026-12-24", "2027-01-27", "2027-02-24"),
        ("2026-06-01", "2026-06-30", "2026-07-29"),
        ("2026-03-02", "2026-03-31", "2026-04-30"),
        ("2026-08-28", "2026-09-28", "2026-10-26"),
    ],
)
def test_the_twentieth_and_the_fortieth_working_day(received: str, last_day: str, fortieth: str) -> None:
    assert CALENDAR.nth_after(day(received), 20) == day(last_day)
    assert CALENDAR.nth_after(day(received), 40) == day(fortieth)
    assert CALENDAR.nth_after(day(last_day), 20) == day(fortieth)
    assert CALENDAR.count(day(received), day(fortieth)) == 40


def test_a_day_past_the_end_of_the_table_says_how_to_extend_it() -> None:
    with pytest.raises(LibraryError, match=r"known up to 2027-12-31, not for 2028-01-01") as caught:
        CALENDAR.nth_after(day("2027-12-20"), 20)
    assert "make a file uk/bank-holidays.yaml in a layer of your own" in caught.value.hint


@pytest.mark.parametrize("date", ["2028-01-01", "9999-12-31"])
def test_nothing_is_counted_from_a_day_past_the_end(date: str) -> None:
    with pytest.raises(LibraryError, match=f"known up to 2027-12-31, not for {date}"):
        CALENDAR.nth_after(day(date), 1)


def test_a_day_before_the_table() -> None:
    with pytest.raises(LibraryError, match=r"known from 2005-01-01, not for 2004-12-31"):
        CALENDAR.is_working(day("2004-12-31"))


def test_an_authority_adds_a_proclaimed_day(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = (
        "reviewed: 2026-11-26\nlast: 2028-01-31\nholidays:\n"
        "  - {date: 2028-01-03, name: New Year's Day (substitute), nations: [england-and-wales]}\n"
    )
    calendar = uk.calendar(layer(tmp_path, "uk/bank-holidays.yaml", text))
    assert (calendar.first, calendar.last) == (day("2005-01-01"), day("2028-01-31"))
    assert not calendar.is_working(day("2028-01-03"))
    assert not calendar.is_working(day("2026-06-15"))
    assert calendar.nth_after(day("2027-12-31"), 1) == day("2028-01-04")


def test_cost_limits() -> None:
    kinds = LIBRARY.authority_kinds()
    limits = {name: uk.limit_of(LIBRARY, kinds[name], day("2026-11-26")) for name in ("department", "police", "ofsted")}
    assert [(each.pounds, each.hours) for each in limits.values()] == [(600, 24), (450, 18), (450, 18)]
    period = uk.cost_limits(LIBRARY, day("2026-11-26"))
    assert period.rate == 25
    assert all(each.pounds == each.hours * period.rate for each in period.limits)
    assert list(period.counts) == ["determining", "locating", "retrieving", "extracting"]


def test_a_day_before_there_was_a_limit_has_the_first() -> None:
    assert uk.cost_limits(LIBRARY, day("2004-12-31")).since == day("2005-01-01")


def test_every_kind_of_authority_has_a_limit_and_a_qualified_person() -> None:
    for kind in LIBRARY.authority_kinds().values():
        assert uk.limit_of(LIBRARY, kind, day("2026-11-26")).id == kind.limit
        assert uk.qualified_person(LIBRARY, kind).cite == kind.qualified_person


def test_who_has_the_higher_limit() -> None:
    """Schedule 1 Part I, and section 84, by which a Northern Ireland department is a government department."""
    higher = {kind.id for kind in LIBRARY.authority_kinds().values() if kind.limit == "higher"}
    assert higher == {
        "department", "non-ministerial-department", "northern-ireland-department", "welsh-government",
        "house-of-commons", "house-of-lords", "senedd", "northern-ireland-assembly", "armed-forces",
    }  # fmt: skip
