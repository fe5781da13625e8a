"""The authority's profile as typed: its own particulars, the same for all its letters."""

import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, field

from s17gen.model import Wire

WorkingDays: TypeAlias = Annotated[int, Meta(ge=1, le=366)]


class Review(Wire, frozen=True):
    """How the authority reviews its own decisions."""

    to: Annotated[str, Meta(description="where to ask for a review", examples=["foi@example.org"])]
    by: Annotated[str | None, Meta(description="who carries it out, as a noun phrase")] = None
    window: Annotated[WorkingDays | None, Meta(description="working days in which to ask")] = None
    answer: Annotated[WorkingDays | None, Meta(description="working days in which it is answered")] = None


class RegulatorAddress(Wire, frozen=True):
    """Where the regulator takes post. It may move, so the letter gives an address only with the day of its check."""

    address: Annotated[str, Meta(description="postal address, on as many lines as it has")]
    checked: Annotated[datetime.date, Meta(description="the day you checked it", examples=["2026-11-02"])]


class Signature(Wire, frozen=True):
    """Who signs."""

    name: Annotated[str, Meta(description="the officer's name", examples=["A. Whitlock"])]
    role: Annotated[str | None, Meta(description="the officer's role")] = None


class Term(Wire, frozen=True):
    """Part of a school's year with a session on every working day: a term, or half of one."""

    from_: Annotated[datetime.date, Meta(description="its first day", examples=["2026-09-02"])] = field(name="from")
    to: Annotated[datetime.date, Meta(description="its last day", examples=["2026-10-23"])]


class Profile(Wire, frozen=True):
    """An authority's own particulars, the same for all its letters."""

    name: Annotated[str, Meta(description="the authority's name", examples=["Northshire Police"])]
    kind: Annotated[
        str | None,
        Meta(description="what kind of public authority it is; some provisions turn on that", examples=["police"]),
    ] = None
    unit: Annotated[str | None, Meta(description="the team that answers requests")] = None
    address: Annotated[str | None, Meta(description="postal address, on as many lines as it has")] = None
    email: Annotated[str | None, Meta(description="address for correspondence")] = None
    terms: Annotated[
        list[Term],
        Meta(description="for a school: its terms, without the holidays between and within them"),
    ] = []
    review: Annotated[
        Literal["none"] | Review | None,
        Meta(description="the internal review, or `none`", examples=["none"]),
    ] = None
    regulator: Annotated[
        RegulatorAddress | None, Meta(description="the regulator's postal address, where you have checked it")
    ] = None
    signature: Annotated[Signature | None, Meta(description="who signs")] = None
    style: Annotated[str | None, Meta(description="the house style", examples=["police"])] = None
    standing: Annotated[
        list[str], Meta(description="statements of your own that close every letter, a paragraph each")
    ] = []
