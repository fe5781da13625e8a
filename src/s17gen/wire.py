"""Files as typed: the request and the authority's profile, as their writers see them.

Every field carries its description and an example: messages, the JSON Schema and the docs read them here.
What a letter says many times (subject, reference, facts) may only be so long, or a small file could make a huge letter.
No text may be blank and no list empty, but `bind` sees to that, not the types: a union of a constrained text,
a constrained list and a struct makes msgspec 0.22 read memory that is not its own.
"""

import datetime
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from msgspec import Meta, Struct, field

Outcome = Literal["disclosed", "disclosed-in-part", "withheld", "not-held", "ncnd", "vexatious", "repeated"]
Likelihood = Literal["would", "would-be-likely"]

WorkingDays: TypeAlias = Annotated[int, Meta(ge=1, le=366)]
Fact: TypeAlias = Annotated[str, Meta(max_length=2000)]
Phrase: TypeAlias = Annotated[str, Meta(max_length=500)]


class Wire(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A mapping in a file.

    `__rest__` names the field that takes the keys only the library knows; `__or_text__` says that text may stand
    in its place.
    """

    __rest__: ClassVar[str] = ""
    __or_text__: ClassVar[bool] = False


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
    address: Annotated[str | None, Meta(description="postal address, on as many lines as it has")] = None
    email: Annotated[str | None, Meta(description="address for correspondence")] = None
    telephone: Annotated[str | None, Meta(description="telephone number, which no letter prints")] = None


class Claim(Wire, frozen=True):
    """One provision relied on, with its reasons. Particulars that the provision asks for stand beside them."""

    __rest__ = "details"

    cite: Annotated[
        str,
        Meta(description="the provision, to the paragraph", examples=["s31(1)(a)"]),
    ]
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
    topics: Annotated[list[str], Meta(description="topics whose factor blocks are pulled")] = []
    details: dict[str, Any] = {}  # any data: `resolve` knows what the provision asks for


class Decision(Wire, frozen=True):
    """What happens to some of the information."""

    outcome: Annotated[Outcome, Meta(description="what happens to the information", examples=["withheld"])]
    parts: Annotated[list[str] | None, Meta(description="numbers of the parts it answers")] = None
    covers: Annotated[str | None, Meta(description="the information it is about, as a noun phrase")] = None
    answers: Annotated[dict[str, str], Meta(description="the answer to each part")] = {}
    enclosed: Annotated[list[str], Meta(description="documents sent with the letter")] = []
    severance: Annotated[str | None, Meta(description="why no more can be given")] = None
    searched: Annotated[str | None, Meta(description="how you looked, for information not held")] = None
    if_confirmed: Annotated[
        Passages | None, Meta(description="what saying that the information is held would tell, for `ncnd`")
    ] = None
    if_denied: Annotated[
        Passages | None, Meta(description="what saying that it is not held would tell, for `ncnd`")
    ] = None
    because: Annotated[Passages | None, Meta(description="reasons that all the claims share")] = None
    harm: Annotated[Passages | None, Meta(description="evidence of harm that all the claims share")] = None
    claims: Annotated[list[Claim], Meta(description="the provisions relied on")] = []
    balance: Annotated[Passages | None, Meta(description="one balance over all the claims")] = None


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
    review: Annotated[
        Literal["none"] | Review | None,
        Meta(description="the internal review, or `none`", examples=["none"]),
    ] = None
    regulator: Annotated[
        RegulatorAddress | None, Meta(description="the regulator's postal address, where you have checked it")
    ] = None
    signature: Annotated[Signature | None, Meta(description="who signs")] = None
    style: Annotated[str | None, Meta(description="the house style", examples=["police"])] = None


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
    style: Annotated[str | None, Meta(description="the house style", examples=["police"])] = None
    facts: Annotated[dict[str, Fact], Meta(description="what the slots of blocks pulled by topic are filled with")] = {}
    decisions: Annotated[list[Decision], Meta(description="what happens to the information")]
    advice: Annotated[Passages | None, Meta(description="advice and assistance")] = None
    hide: Annotated[
        list[Phrase],
        Meta(description="texts of the request that tell who asked, taken out of the copy for publication"),
    ] = []
    keep: Annotated[
        list[Phrase],
        Meta(description="texts that stay in the copy although they have a word of the applicant's name in them"),
    ] = []
    private: Annotated[dict[str, Any], Meta(description="notes that are never rendered anywhere")] = {}
