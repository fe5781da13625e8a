"""Facts of the United Kingdom that any regime may read: regulators, bank holidays, cost limits, kinds of authority.

Each is dated, and each is a file in `uk/` of the library.
"""

import datetime
from typing import Literal

from s17gen.law import Whole
from s17gen.model import Wire
from s17gen.periods import AnswerTime
from s17gen.profile import Jurisdiction, Nation

Openness = Literal["yes", "no", "depends"]


class Regulator(Wire, frozen=True):
    """Who takes complaints about decisions, from a date on."""

    since: datetime.date
    name: str
    short: str
    web: str
    telephone: str
    window: str
    source: str
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by: the day on which it took office."""
        return str(self.since)


class RegulatorsFile(Whole, frozen=True, kw_only=True):
    """The regulators, in the order in which they took office."""

    reviewed: datetime.date
    regulators: list[Regulator] = []
    disables: list[str] = []


class BankHoliday(Wire, frozen=True):
    """A day that is a bank holiday in some nations. `note` says why, where it is none of the yearly ones."""

    date: datetime.date
    name: str
    nations: list[Nation]
    note: str | None = None
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by: two nations may have holidays of two names on one day."""
        return f"{self.date} {self.name}"


class BankHolidaysFile(Wire, frozen=True):
    """Bank holidays on weekdays, in order. A layer adds days, and says up to when (`last`) it lists them all."""

    reviewed: datetime.date
    holidays: list[BankHoliday]
    first: datetime.date | None = None
    last: datetime.date | None = None
    extend: str | None = None
    sources: list[str] = []
    disables: list[str] = []


class Limit(Wire, frozen=True):
    """An appropriate limit: pounds, and the hours that they buy at the rate."""

    id: str
    name: str
    pounds: int
    hours: int


class CostLimits(Wire, frozen=True):
    """The appropriate limits from a date on, the rate in pounds an hour, and which activities count."""

    since: datetime.date
    rate: int
    limits: list[Limit]
    counts: dict[str, str]
    does_not_count: list[str]
    source: str
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by: the day on which it came into force."""
        return str(self.since)


class CostLimitsFile(Whole, frozen=True, kw_only=True):
    """The appropriate limits, in the order in which they came into force."""

    reviewed: datetime.date
    note: str | None = None
    periods: list[CostLimits] = []
    disables: list[str] = []


class AuthorityKind(Wire, frozen=True):
    """A kind of public authority: its cost limit, who gives its qualified opinions, which sections are open to it.

    `other_act` is the one that it answers requests under, if that is not the regime's, and `other_regulator` whose
    complaints go to then.

    `time` is the one of the regime's times that it has for an answer. `within` has the kind that such an authority is
    of in a jurisdiction where that is another. `style` is the house style of its letters where nobody names one.
    """

    id: str
    name: str
    limit: str
    qualified_person: str
    open: dict[str, Openness]
    other_act: str | None = None
    other_regulator: str | None = None
    style: str | None = None
    time: AnswerTime = "usual"
    within: dict[Jurisdiction, str] = {}
    note: str | None = None
    replaces: bool = False

    def there(self, jurisdiction: Jurisdiction | None) -> str:
        """The id of the kind that such an authority is of in a jurisdiction."""
        return self.within.get(jurisdiction, self.id) if jurisdiction else self.id


class QualifiedPerson(Wire, frozen=True):
    """Who gives the opinion for some holders of information, and the provision that says so."""

    cite: str
    holder: str
    person: str
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by."""
        return self.cite


class AuthoritiesFile(Whole, frozen=True, kw_only=True):
    """The kinds of authority, and the qualified persons they name. `disables` are ids of kinds."""

    reviewed: datetime.date
    sources: list[str] = []
    qualified_persons: list[QualifiedPerson] = []
    kinds: list[AuthorityKind] = []
    disables: list[str] = []
