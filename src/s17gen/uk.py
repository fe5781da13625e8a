"""Reads the dated facts of the United Kingdom from a library: cost limits, kinds of authority, working days."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import get_args

from msgspec.structs import replace

from s17gen.errors import LibraryError
from s17gen.facts import (
    AuthoritiesFile,
    AuthorityKind,
    BankHoliday,
    BankHolidaysFile,
    CostLimits,
    CostLimitsFile,
    Limit,
    QualifiedPerson,
)
from s17gen.layers import lay, merge
from s17gen.library import Library
from s17gen.profile import Holiday, Nation
from s17gen.working_days import Calendar

_NATIONS = list(get_args(Nation))


def calendar(library: Library, proclaimed: Iterable[Holiday] = ()) -> Calendar:
    """The working days of the library's table of bank holidays, each layer's days with those of the layers below.

    `proclaimed` are days that a profile has besides.
    """
    table = _table(library)
    more = [BankHoliday(each.date, each.name, each.nations or _NATIONS) for each in proclaimed]
    return replace(table, holidays=_by_date((*table.holidays, *more))) if more else table


@lru_cache(maxsize=4)
def _table(library: Library) -> Calendar:
    """The calendar of a library, which does not change."""
    found: dict[str, BankHoliday] = {}
    first, last, extend = datetime.date.max, datetime.date.min, ""
    for document, file in library.each("uk/bank-holidays.yaml", BankHolidaysFile):
        found = merge(document, "holidays", file.holidays, found, file.disables)
        first, last = min(first, file.first or first), max(last, file.last or last)
        extend = file.extend or extend
    if not found:
        raise LibraryError("the library has no bank holidays", hint="install s17gen again")
    return Calendar(first, last, _by_date(found.values()), extend)


def _by_date(days: Iterable[BankHoliday]) -> tuple[BankHoliday, ...]:
    return tuple(sorted(days, key=lambda each: (each.date, each.name)))


def cost_limits(library: Library, day: datetime.date) -> CostLimits:
    """The appropriate limits on a day; before the first of them were made, those."""
    periods = cost_periods(library)
    return ([each for each in periods if each.since <= day] or periods[:1])[-1]


def cost_periods(library: Library) -> list[CostLimits]:
    """The appropriate limits, in the order in which they came into force."""
    files = library.some("uk/cost-limits.yaml", CostLimitsFile)
    found = lay(files, "periods", lambda file: file.periods, lambda file: file.disables)
    return sorted(found.values(), key=lambda each: each.since)


def qualified_person(library: Library, kind: AuthorityKind) -> QualifiedPerson:
    """Who gives the opinions of a qualified person for a kind of authority."""
    files = library.some("uk/authorities.yaml", AuthoritiesFile)
    persons = lay(files, "qualified-persons", lambda file: file.qualified_persons, lambda file: ())
    if kind.qualified_person not in persons:
        raise LibraryError(
            f"the kind `{kind.id}` names the unknown `{kind.qualified_person}`", hint="correct the citation"
        )
    return persons[kind.qualified_person]


def limit_of(library: Library, kind: AuthorityKind, day: datetime.date) -> Limit:
    """The appropriate limit of a kind of authority on a day."""
    limits = [each for each in cost_limits(library, day).limits if each.id == kind.limit]
    if not limits:
        raise LibraryError(f"the kind `{kind.id}` has the unknown limit `{kind.limit}`", hint="correct `limit:`")
    return limits[0]
