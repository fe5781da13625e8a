"""How long things may take, by law or by guidance, as a regime's table of times has it."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from s17gen.model import Wire

Days: TypeAlias = Annotated[int, Meta(ge=1, le=366)]

AnswerTime = Literal["usual", "school"]
Circumstance = Literal["archive", "operations", "abroad"]


class Remark(Wire, frozen=True):
    """Something to know about a time, in a sentence, and the authority for it."""

    says: str
    law: list[str]


class Period(Wire, frozen=True):
    """So many working days, not counting the day they begin on; `says` what ends with them, as a noun phrase.

    `guidance` marks what guidance expects and the law leaves open.
    """

    days: Days
    says: str
    law: list[str]
    guidance: bool = False


class SchoolPeriod(Period, frozen=True, kw_only=True):
    """So many working days or so many school days, whichever end first."""

    school_days: Days


class Allowance(Period, frozen=True, kw_only=True):
    """What the regulator may allow: up to `days`, if it is asked within `ask` of them; `applies` follows "where"."""

    ask: Days
    ask_says: str
    applies: str


class Weeks(Wire, frozen=True):
    """So many weeks of seven days."""

    weeks: Annotated[int, Meta(ge=1, le=52)]
    says: str
    law: list[str]
    guidance: bool = False


class TimeRules(Wire, frozen=True):
    """Every time that a regime sets or guidance expects.

    An answer has the `usual` time, a `school` its own, and information in an `archive` its own; for `operations` and
    for information `abroad` the regulator may allow more. `weighing` comes on top of whichever it is. `review` runs
    from the day one is asked for, `ask_review` and `complain` from the day of the letter.
    """

    usual: Period
    school: SchoolPeriod
    archive: Period
    operations: Allowance
    abroad: Allowance
    notice: Remark
    weighing: Period
    review: Period
    long_review: Period
    ask_review: Period
    complain: Weeks
    clarified: Remark
    terms: Remark
    reasonable: Remark
    remarks: list[Remark]

    def answer(self, time: AnswerTime, because: Circumstance | None) -> Period:
        """The time that an answer has without anybody's leave: that of the kind of authority, or of an archive."""
        if because == "archive":
            return self.archive
        return self.school if time == "school" else self.usual

    def law(self) -> list[str]:
        """Every authority that it cites, in order; some more than once."""
        told: list[Period | Weeks | Remark] = [self.usual, self.school, self.archive, self.operations, self.abroad]
        told += [self.notice, self.weighing, self.review, self.long_review, self.ask_review, self.complain]
        told += [self.clarified, self.terms, self.reasonable, *self.remarks]
        return [cite for each in told for cite in each.law]
