"""The law and the wording as the library's files hold them: provisions, blocks, statements, duties, regimes.

These are the library's own types: files are bound straight to them, so what a lawyer reads is what runs.
"""

import datetime
from typing import Literal

from s17gen.wire import Outcome, Wire

AskType = Literal["noun", "verb", "clause", "sentence", "date", "number", "money", "provision"]
Role = Literal["exemption", "ncnd", "purpose"]
Side = Literal["because", "harm", "for", "against"]
Content = Literal["held", "answer", "claims", "why", "likelihood", "for", "against", "balance", "review", "section-50"]


class Ask(Wire, frozen=True):
    """A fact that only the officer has: its type, the question that asks for it, whether it must be given.

    `choices`, for the type `provision`, are the citations it may be.
    """

    type: AskType
    ask: str
    required: bool = True
    choices: list[str] = []


class Provision(Wire, frozen=True):
    """One limb, at the level an authority must cite.

    `covers` completes "... exempts information if disclosing it would prejudice ..." or names the class;
    `basis` is what the exemption turns on, `status` what section 2(3) makes of it; `ncnd` is the provision
    that lifts the duty to confirm or deny. `clause` replaces the section's for this limb.
    """

    cite: str
    covers: str
    role: Role = "exemption"
    basis: Literal["class", "prejudice", "necessity"] | None = None
    status: Literal["absolute", "qualified"] | None = None
    ncnd: str | None = None
    asks: dict[str, Ask] = {}
    clause: str | None = None
    in_force: datetime.date = datetime.date(2005, 1, 1)
    note: str | None = None
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by."""
        return self.cite


class Block(Wire, frozen=True):
    """Wording an officer may use, with slots for the facts of the case. The id's middle word is its side.

    `limbs` are the provisions it serves (none: any), `question` whether it argues about disclosing or about
    confirming; `replaces` says that a layer means to take the place of a block with the same id.
    """

    id: str
    text: str
    limbs: list[str] = []
    topics: list[str] = []
    question: Literal["disclosing", "confirming"] = "disclosing"
    slots: dict[str, Ask] = {}
    reviewed: datetime.date | None = None
    replaces: bool = False

    @property
    def side(self) -> str:
        """What it argues: because, harm, for or against."""
        return self.id.split(".")[1]


class Statement(Wire, frozen=True):
    """A connecting sentence, and the duties it discharges about what it is said of."""

    id: str
    text: str
    duties: list[str] = []
    replaces: bool = False


class SectionFile(Wire, frozen=True):
    """One section of an Act: the facts of law, then the wording. `common` files have blocks alone.

    `replaces` says that a layer means its title or its clause to take the place of the ones below.
    """

    reviewed: datetime.date
    section: str | None = None
    title: str | None = None
    heading: str | None = None
    sources: list[str] = []
    note: str | None = None
    clause: str | None = None
    provisions: list[Provision] = []
    blocks: list[Block] = []
    disables: list[str] = []
    replaces: bool = False


class StatementsFile(Wire, frozen=True):
    """The connecting sentences of a regime."""

    reviewed: datetime.date
    statements: list[Statement]
    disables: list[str] = []


class Whole(Wire, frozen=True, kw_only=True):
    """A file that a layer can only replace as a whole, and must say so."""

    replaces: bool = False


class Duty(Wire, frozen=True):
    """What the law makes a notice say, and when.

    It is owed once for each `per`, where the decision's outcome is listed and, for a claim, the provision's
    basis and status are as given. `content` is what in the case discharges it. `authority` cites the law.
    """

    id: str
    says: str
    authority: list[str]
    per: Literal["notice", "decision", "claim"]
    content: Content
    outcomes: list[Outcome]
    basis: str | None = None
    status: str | None = None


class RegimeFile(Whole, frozen=True, kw_only=True):
    """An access regime: its name, its duties and its words."""

    id: str
    name: str
    sources: list[str]
    reviewed: datetime.date
    duties: list[Duty]
    likelihoods: dict[str, str]
    outcomes: dict[str, str]


class Regulator(Wire, frozen=True):
    """Who takes section 50 complaints, from a date on."""

    since: datetime.date
    name: str
    short: str
    web: str
    telephone: str
    window: str
    source: str


class RegulatorsFile(Whole, frozen=True, kw_only=True):
    """The regulators, in the order in which they took office."""

    reviewed: datetime.date
    regulators: list[Regulator]


class StyleSection(Wire, frozen=True):
    """A kind of section, and the heading this style gives it."""

    kind: str
    heading: str | None = None


class Style(Whole, frozen=True, kw_only=True):
    """A house style: the sections of the letter in order."""

    id: str
    title: str
    sections: list[StyleSection]


class Topic(Wire, frozen=True):
    """A subject that blocks are tagged with."""

    id: str
    covers: str
    replaces: bool = False


class TopicsFile(Wire, frozen=True):
    """The closed list of topics."""

    topics: list[Topic]


class LibraryFile(Wire, frozen=True):
    """Whose library this is, which version, and when it was last reviewed as a whole."""

    name: str
    version: str
    reviewed: datetime.date
    owner: str
    licence: str | None = None
