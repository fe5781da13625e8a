"""The authority's profile as typed: its own particulars, the same for all its letters."""

import datetime
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, field, to_builtins
from msgspec.structs import replace

from s17gen.model import Wire

WorkingDays: TypeAlias = Annotated[int, Meta(ge=1, le=366)]
Jurisdiction = Literal["england", "wales", "scotland", "northern-ireland", "united-kingdom"]
Nation = Literal["england-and-wales", "scotland", "northern-ireland"]


class Review(Wire, frozen=True):
    """How the authority reviews its own decisions."""

    to: Annotated[str, Meta(description="where to ask for a review", examples=["foi@example.org"])]
    by: Annotated[str | None, Meta(description="who carries it out, as a noun phrase")] = None
    window: Annotated[WorkingDays | None, Meta(description="working days in which to ask")] = None
    answer: Annotated[WorkingDays | None, Meta(description="working days in which it is answered")] = None


class RegulatorContacts(Wire, frozen=True, kw_only=True):
    """How to reach the regulator, in place of what the library says, with the day of the check: it may change."""

    address: Annotated[str | None, Meta(description="postal address, on as many lines as it has")] = None
    web: Annotated[str | None, Meta(description="the page for complaints, in place of the library's")] = None
    telephone: Annotated[str | None, Meta(description="telephone number, in place of the library's")] = None
    checked: Annotated[datetime.date, Meta(description="the day you checked it", examples=["2026-11-02"])]


class Signature(Wire, frozen=True):
    """Who signs."""

    name: Annotated[str, Meta(description="the officer's name", examples=["A. Whitlock"])]
    role: Annotated[str | None, Meta(description="the officer's role")] = None
    id: Annotated[
        str | None, Meta(description="a short name for `signed-by:` of a request, if not the name", examples=["aw"])
    ] = None


class Term(Wire, frozen=True):
    """Part of a school's year with a session on every working day: a term, or half of one."""

    from_: Annotated[datetime.date, Meta(description="its first day", examples=["2026-09-02"])] = field(name="from")
    to: Annotated[datetime.date, Meta(description="its last day", examples=["2026-10-23"])]


class Holiday(Wire, frozen=True):
    """A bank holiday that was proclaimed and that the library does not have yet."""

    date: Annotated[datetime.date, Meta(description="the day", examples=["2027-05-10"])]
    name: Annotated[str, Meta(description="its name, as it was proclaimed", max_length=100)]
    nations: Annotated[list[Nation], Meta(description="where it is one; everywhere, if left out")] = []
    source: Annotated[
        str | None,
        Meta(description="where it was proclaimed", examples=["The London Gazette, 7 November 2022"]),
    ] = None


class Logo(Wire, frozen=True):
    """The authority's logo, which HTML letters carry in themselves."""

    file: Annotated[str, Meta(description="a PNG or JPEG file beside the profile", examples=["crest.png"])]
    alt: Annotated[
        str,
        Meta(description="what it shows, for people who cannot see it", examples=["Northshire crest"], max_length=200),
    ]


class Embedded(Logo, frozen=True):
    """A logo that was read: what its file holds, in base64, and the size at which it is shown, in CSS pixels."""

    media: Literal["image/png", "image/jpeg"]
    base64: str
    width: int
    height: int


class Colours(Wire, frozen=True):
    """The authority's colours in HTML letters, as six digits: `1d3557`. Each must be read easily on white."""

    accent: Annotated[
        str | None,
        Meta(description="of links, and of the name and the line at the head of the letter", examples=["1d3557"]),
    ] = None
    heading: Annotated[str | None, Meta(description="of headings", examples=["1d3557"])] = None


class Profile(Wire, frozen=True):
    """An authority's own particulars, the same for all its letters."""

    name: Annotated[str, Meta(description="the authority's name", examples=["Northshire Police"])]
    kind: Annotated[
        str | None,
        Meta(description="what kind of public authority it is; some provisions turn on that", examples=["police"]),
    ] = None
    jurisdiction: Annotated[
        Jurisdiction | None,
        Meta(description="where it works; `kind` is then the kind that it has there", examples=["wales"]),
    ] = None
    unit: Annotated[str | None, Meta(description="the team that answers requests")] = None
    address: Annotated[str | None, Meta(description="postal address, on as many lines as it has")] = None
    email: Annotated[str | None, Meta(description="address for correspondence")] = None
    telephone: Annotated[str | None, Meta(description="telephone number for correspondence")] = None
    web: Annotated[str | None, Meta(description="page about requests for information")] = None
    terms: Annotated[
        list[Term],
        Meta(description="for a school: its terms, without the holidays between and within them"),
    ] = []
    holidays: Annotated[
        list[Holiday],
        Meta(description="bank holidays proclaimed since the library was reviewed; closures of an office are none"),
    ] = []
    review: Annotated[
        Literal["none"] | Review | None,
        Meta(description="the internal review, or `none`", examples=["none"]),
    ] = None
    regulator: Annotated[
        RegulatorContacts | None, Meta(description="how to reach the regulator, where you have checked it")
    ] = None
    signature: Annotated[Signature | None, Meta(description="who signs")] = None
    signatories: Annotated[
        list[Signature],
        Meta(description="who may sign, in place of `signature`: the first, or whom a request names by `signed-by:`"),
    ] = []
    style: Annotated[
        str | None, Meta(description="the house style; the usual one of its kind, if left out", examples=["police"])
    ] = None
    standing: Annotated[
        list[str], Meta(description="statements of your own that close every letter, a paragraph each")
    ] = []
    logo: Annotated[Logo | None, Meta(description="the logo, for letters in HTML")] = None
    colours: Annotated[Colours | None, Meta(description="colours, for letters in HTML")] = None

    def stated(self) -> dict[str, Any]:
        """What it says, as plain data; not what is in the file of its logo."""
        logo = self.logo and Logo(self.logo.file, self.logo.alt)
        found: dict[str, Any] = to_builtins(replace(self, logo=logo))
        return found
