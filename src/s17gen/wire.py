"""The request file as typed: what its writer sees.

Every field carries its description and an example: messages, the JSON Schema and the docs read them here.
What a letter says many times (subject, reference, facts) may only be so long, or a small file could make a huge letter.
"""

import datetime
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, field

from s17gen.model import Wire
from s17gen.profile import Profile
from s17gen.rows import Accepted, Aggregated, EarlierNotice, Event, Extension, Removed, TimeAllowed, Unstated, Work

Outcome = Literal[
    "disclosed",
    "disclosed-in-part",
    "withheld",
    "not-held",
    "ncnd",
    "cost-limit",
    "vexatious",
    "repeated",
    "no-notice",
    "more-time",
    "clarification",
    "volunteered",
]
# What officers call an outcome who have not learned its name.
_CALLED = {
    "refuse": "withheld",
    "refused": "withheld",
    "exempt": "withheld",
    "withheld in full": "withheld",
    "partial": "disclosed-in-part",
    "partially disclosed": "disclosed-in-part",
    "partly disclosed": "disclosed-in-part",
    "part disclosed": "disclosed-in-part",
    "partial disclosure": "disclosed-in-part",
    "redacted": "disclosed-in-part",
    "withheld in part": "disclosed-in-part",
    "granted": "disclosed",
    "information not held": "not-held",
    "no information held": "not-held",
    "neither confirm nor deny": "ncnd",
    "cost": "cost-limit",
    "cost exceeded": "cost-limit",
    "extension": "more-time",
    "extended": "more-time",
}
Likelihood = Literal["would", "would-be-likely"]
Conclusion = Literal["maintaining", "disclosing", "equal"]
ReviewResult = Literal["upheld", "changed", "overturned"]

Fact: TypeAlias = Annotated[str, Meta(max_length=2000)]
Year: TypeAlias = Annotated[int, Meta(ge=1000, le=2999)]
Phrase: TypeAlias = Annotated[str, Meta(max_length=500)]


class Use(Wire, frozen=True):
    """A block of the library, taken with the facts of this case in its slots."""

    __rest__ = "slots"
    __or_text__ = True

    use: Annotated[str, Meta(description="the block's id", examples=["common.because.system-attack"])]
    slots: dict[str, Any] = {}  # any data: `resolve` knows which slots the block has and says what is wrong


Passage: TypeAlias = str | Use
Passages: TypeAlias = str | Use | list[str | Use]


class Applicant(Wire, frozen=True):
    """The person who asked."""

    name: Annotated[str, Meta(description="the applicant's name", examples=["R. Okafor"])]
    salutation: Annotated[
        str | None, Meta(description="how the letter greets them after `Dear`, if not by the whole name")
    ] = None
    address: Annotated[str | None, Meta(description="postal address, on as many lines as it has")] = None
    email: Annotated[str | None, Meta(description="address for correspondence")] = None
    telephone: Annotated[str | None, Meta(description="telephone number, which no letter prints")] = None


class Claim(Wire, frozen=True):
    """One provision relied on, with its reasons. Particulars that the provision asks for stand beside them."""

    __rest__ = "details"

    cite: Annotated[
        str,
        Meta(
            description="the provision, to the paragraph",
            examples=["s31(1)(a)"],
        ),
    ]
    alternative_to: Annotated[
        str | None,
        Meta(description="the `cite:` of another claim here; this one counts only where that one does not apply"),
    ] = None
    covers: Annotated[str | None, Meta(description="the information this claim is about")] = None
    protects: Annotated[str | None, Meta(description="the interest at stake, as a noun phrase")] = None
    likelihood: Annotated[
        Likelihood | None,
        Meta(description="how likely the harm is", examples=["would-be-likely"]),
    ] = None
    because: Annotated[Passages | None, Meta(description="why the provision applies here")] = None
    harm: Annotated[Passages | None, Meta(description="the harm that would follow")] = None
    for_: Annotated[Passages | None, Meta(description="factors favouring disclosure")] = field(default=None, name="for")
    against: Annotated[Passages | None, Meta(description="factors favouring maintaining the exemption")] = None
    balance: Annotated[Passages | None, Meta(description="why one side outweighs the other")] = None
    conclusion: Annotated[
        Conclusion | None,
        Meta(description="which side outweighs the other, where you record it; a refusal needs `maintaining`"),
    ] = None
    topics: Annotated[list[str], Meta(description="topics whose factor blocks are pulled")] = []
    unstated: Annotated[
        Unstated | None, Meta(description="reasons left out because to give them would give away what is exempt")
    ] = None
    estimate: Annotated[list[Work], Meta(description="the estimate of cost, a row for each piece of work")] = []
    aggregated: Annotated[list[Aggregated], Meta(description="other requests whose cost is added to this one's")] = []
    history: Annotated[list[Event], Meta(description="earlier dealings that support the reason, by date")] = []
    made: Annotated[Year | None, Meta(description="the year in which an old record was made", examples=["2004"])] = None
    details: dict[str, Any] = {}  # any data: `resolve` knows what the provision asks for


class Decision(Wire, frozen=True):
    """What happens to some of the information. Particulars that its claims share may stand beside its keys."""

    __rest__ = "details"

    outcome: Annotated[
        Outcome, Meta(description="what happens to the information", examples=["withheld"], extra=_CALLED)
    ]
    parts: Annotated[list[str] | None, Meta(description="numbers of the parts it answers")] = None
    covers: Annotated[str | None, Meta(description="the information it is about, as a noun phrase")] = None
    answers: Annotated[
        dict[str, str],
        Meta(description="the answer to each part under its number, or under `all:` where there are none"),
    ] = {}
    enclosed: Annotated[list[str], Meta(description="documents sent with the letter")] = []
    schedule: Annotated[list[Removed], Meta(description="what is withheld in each document, a row for each place")] = []
    severance: Annotated[str | None, Meta(description="why no more can be given")] = None
    searched: Annotated[str | None, Meta(description="how you looked, for information not held")] = None
    elsewhere: Annotated[Passages | None, Meta(description="who may hold it instead, and how to ask them")] = None
    anything_else: Annotated[
        bool, Meta(description="for `ncnd`: it is about anything beyond what the other decisions say")
    ] = False
    if_confirmed: Annotated[
        Passages | None, Meta(description="what saying that the information is held would tell, for `ncnd`")
    ] = None
    if_denied: Annotated[
        Passages | None, Meta(description="what saying that it is not held would tell, for `ncnd`")
    ] = None
    because: Annotated[Passages | None, Meta(description="reasons that all the claims share")] = None
    likelihood: Annotated[
        Likelihood | None, Meta(description="how likely the harm is, for claims that do not say themselves")
    ] = None
    harm: Annotated[Passages | None, Meta(description="evidence of harm that all the claims share")] = None
    claims: Annotated[list[Claim], Meta(description="the provisions relied on")] = []
    for_: Annotated[Passages | None, Meta(description="factors favouring disclosure that all the claims share")] = (
        field(default=None, name="for")
    )
    against: Annotated[
        Passages | None, Meta(description="factors favouring maintaining the exemptions that all the claims share")
    ] = None
    balance: Annotated[Passages | None, Meta(description="one balance over all the claims")] = None
    conclusion: Annotated[
        Conclusion | None, Meta(description="which side outweighs the other in that balance, where you record it")
    ] = None
    still_weighing: Annotated[
        Passages | None, Meta(description="what of the public interest is still to be weighed, for `more-time`")
    ] = None
    decide_by: Annotated[
        datetime.date | None,
        Meta(description="the day by which you expect to decide, for `more-time`", examples=["2026-12-09"]),
    ] = None
    questions: Annotated[Passages | None, Meta(description="what you need to be told, for `clarification`")] = None
    earlier_notice: Annotated[
        EarlierNotice | None, Meta(description="the earlier notice of refusal, for `no-notice`")
    ] = None
    unreasonable: Annotated[
        Passages | None, Meta(description="why nobody can expect another notice, for `no-notice`")
    ] = None
    was: Annotated[
        str | None,
        Meta(description="what the letter under review decided on this, as a clause", examples=["we withheld it"]),
    ] = None
    review: Annotated[
        ReviewResult | None, Meta(description="what the internal review makes of that", examples=["upheld"])
    ] = None
    details: dict[str, Any] = {}  # any data: `resolve` knows what the claims' provisions ask for


class Reviewed(Wire, frozen=True):
    """An internal review that this letter gives the outcome of."""

    letter: Annotated[datetime.date, Meta(description="the date of the letter under review", examples=["2026-11-09"])]
    asked: Annotated[datetime.date, Meta(description="the day the review was asked for", examples=["2026-11-20"])]
    about: Annotated[
        str, Meta(description="what was complained of, as a noun phrase", examples=["our refusal of part 2"])
    ]
    by: Annotated[
        str | None, Meta(description="who carried it out, as a noun phrase; else the profile's `review: by:`")
    ] = None
    found: Annotated[Passages | None, Meta(description="what the review found about how the request was handled")] = (
        None
    )


class RequestFile(Wire, frozen=True, kw_only=True):
    """A request and the decision on it."""

    reference: Annotated[
        str,
        Meta(description="the authority's reference", examples=["FOI-2026-0117"], max_length=200),
    ]
    received: Annotated[
        datetime.date,
        Meta(description="the day the request was received", examples=["2026-10-12"]),
    ]
    clarified: Annotated[
        datetime.date | None,
        Meta(description="the day you received details that you had to ask for", examples=["2026-10-26"]),
    ] = None
    dated: Annotated[
        datetime.date | None,
        Meta(description="the date of the notice", examples=["2026-11-09"]),
    ] = None
    applicant: Annotated[str | Applicant, Meta(description="who asked", examples=["R. Okafor"])]
    subject: Annotated[
        str,
        Meta(description="what it is about, as a noun phrase", examples=["parking fines"], max_length=1000),
    ]
    request: Annotated[str, Meta(description="the request as it was written", examples=["|"])]
    parts: Annotated[
        list[str] | None,
        Meta(description="the numbers of the parts, where they are read wrongly from the request"),
    ] = None
    authority: Annotated[
        str | Profile | None,
        Meta(description="the authority's profile: a file beside this one, or the particulars themselves"),
    ] = None
    signed_by: Annotated[
        str | None,
        Meta(description="who signs: the name or the `id` of one of the profile's `signatories`; else the first"),
    ] = None
    style: Annotated[str | None, Meta(description="the house style", examples=["police"])] = None
    facts: Annotated[dict[str, Fact], Meta(description="what the slots of blocks pulled by topic are filled with")] = {}
    decisions: Annotated[list[Decision], Meta(description="what happens to the information")]
    advice: Annotated[Passages | None, Meta(description="advice and assistance")] = None
    no_advice: Annotated[
        Passages | None, Meta(description="why no way to narrow the request can be suggested, for `cost-limit`")
    ] = None
    late: Annotated[str | None, Meta(description="why the answer is late; the letter apologises by itself")] = None
    extension: Annotated[
        Extension | None, Meta(description="the letter that this one follows, where more time was taken")
    ] = None
    time_allowed: Annotated[
        TimeAllowed | None, Meta(description="more time than is usual, for records in an archive or by the regulator")
    ] = None
    review_of: Annotated[
        Reviewed | None, Meta(description="the internal review that this letter gives the outcome of")
    ] = None
    hide: Annotated[
        list[Phrase],
        Meta(description="texts of the request that tell who asked, taken out of the copy for publication"),
    ] = []
    keep: Annotated[
        list[Phrase],
        Meta(description="texts that stay in the copy although they have a word of the applicant's name in them"),
    ] = []
    accept: Annotated[
        list[Accepted], Meta(description="findings that somebody answers for; no letter prints them")
    ] = []
    private: Annotated[dict[str, Any], Meta(description="notes that are never rendered anywhere")] = {}
