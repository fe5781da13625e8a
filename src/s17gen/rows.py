"""The small mappings within a request file: a row of an estimate, of a history, of a schedule, an earlier letter."""

import datetime
from typing import Annotated, Literal

from msgspec import Meta

from s17gen.model import Wire
from s17gen.periods import Circumstance

Unsaid = Literal["why", "public-interest"]


class Work(Wire, frozen=True):
    """One row of an estimate of cost: a piece of work, how often it would be done and how long it takes each time."""

    activity: Annotated[str, Meta(description="which countable activity it is", examples=["extracting"])]
    work: Annotated[str, Meta(description="what someone would do", examples=["Read one record and list the app"])]
    items: Annotated[int, Meta(description="how many times, as a whole number", examples=["1260"], ge=1, le=10**8)]
    minutes: Annotated[
        float,
        Meta(description="minutes for each, in digits, such as 3 or 2.5", examples=["3"], gt=0, le=100_000),
    ]
    sample: Annotated[str | None, Meta(description="how you know, as a sentence: the sample, say")] = None


class Aggregated(Wire, frozen=True):
    """An earlier request whose cost is added to this one's, which the Regulations allow under conditions."""

    reference: Annotated[str, Meta(description="your reference of the other request", examples=["FOI-2026-0101"])]
    received: Annotated[datetime.date, Meta(description="the day it was received", examples=["2026-10-05"])]
    hours: Annotated[
        float,
        Meta(description="hours that it would take or has taken, in digits", examples=["6.5"], ge=0, le=10**6),
    ]
    related: Annotated[
        str,
        Meta(
            description="who asked and how the two are alike, as a sentence",
            examples=["You made it too, and it asks for the same logs."],
        ),
    ]


class Event(Wire, frozen=True):
    """Something that happened before: a request, an answer, a letter."""

    dated: Annotated[datetime.date, Meta(description="the day", examples=["2026-03-12"])]
    what: Annotated[str, Meta(description="what happened, as a sentence about requests and answers", examples=[">"])]


class Unstated(Wire, frozen=True):
    """Reasons that the letter leaves out because to give them would give away what is exempt."""

    leave_out: Annotated[
        list[Unsaid],
        Meta(description="what is left out: `why` the provision applies, the `public-interest` reasons, or both"),
    ]
    kept: Annotated[
        str,
        Meta(description="where the full reasons are on file, which no letter prints", examples=["the case file"]),
    ]


class Accepted(Wire, frozen=True):
    """A judgement that somebody takes upon themselves: reports and the record show it, the letter does not."""

    rule: Annotated[str, Meta(description="the id of the finding that is accepted", examples=["S17-409"])]
    because: Annotated[str, Meta(description="why, in a sentence", examples=["The plan is one drawing."])]
    by: Annotated[str, Meta(description="who accepts it, by name", examples=["K. Lowe"])]


class Removed(Wire, frozen=True):
    """One row of a schedule: what is withheld in one document, and under which provision."""

    document: Annotated[str, Meta(description="the document, as a noun phrase", examples=["E-mail of 3 March 2026"])]
    what: Annotated[str, Meta(description="what is withheld, as a noun phrase", examples=["two names"])]
    under: Annotated[
        str | list[str], Meta(description="the `cite:` of the claim it is withheld under", examples=["s43(2)"])
    ]
    at: Annotated[str | None, Meta(description="the page, item, line or column")] = None
    because: Annotated[str | None, Meta(description="the reason in a few words")] = None


class EarlierNotice(Wire, frozen=True):
    """A notice that refused an earlier request as vexatious or repeated."""

    reference: Annotated[str, Meta(description="your reference of the earlier request", examples=["FOI-2026-0101"])]
    dated: Annotated[datetime.date, Meta(description="the date of the notice", examples=["2026-06-01"])]
    cited: Annotated[str, Meta(description="the provision that it relied on", examples=["s14(1)"])]
    same_applicant: Annotated[
        bool, Meta(description="whether it was given to the same applicant as now", examples=["true"])
    ]
    warned: Annotated[
        bool, Meta(description="whether it warned that more requests like it might go unanswered", examples=["true"])
    ]


class Extension(Wire, frozen=True):
    """The letter that said more time was needed to weigh the public interest, which this one follows."""

    dated: Annotated[datetime.date, Meta(description="the date of that letter", examples=["2026-11-10"])]
    decide_by: Annotated[datetime.date, Meta(description="the day it gave for the decision", examples=["2026-12-09"])]


class TimeAllowed(Wire, frozen=True):
    """More time for the answer than is usual, because of what was asked for."""

    because: Annotated[
        Circumstance,
        Meta(
            description="public records that were transferred to an `archive`; `operations` of the armed forces, or"
            " information held `abroad`, for which the regulator has allowed more time",
            examples=["abroad"],
        ),
    ]
    until: Annotated[
        datetime.date | None,
        Meta(description="the day that the regulator allowed; not for `archive`", examples=["2027-01-12"]),
    ] = None
