"""The law and the wording as the library's files hold them: provisions, blocks, statements, duties, regimes.

These are the library's own types: files are bound straight to them, so what a lawyer reads is what runs.
"""

import datetime
from typing import Literal

from s17gen.asks import Ask
from s17gen.citation import Names
from s17gen.model import Wire
from s17gen.periods import TimeRules
from s17gen.wire import Outcome

Basis = Literal["class", "prejudice", "necessity", "opinion", "data-protection", "legal-bar"]
Status = Literal["absolute", "qualified", "disputed"]
Way = Literal["confirming", "relief", "waiting"]
Variant = Literal["silent", "elsewhere", "own", "beside"]
Question = Literal["disclosing", "confirming"]
Side = Literal["because", "harm", "for", "against"]
Content = Literal[
    "held", "answer", "claims", "why", "likelihood", "for", "against", "balance", "advice", "undecided", "decide-by",
    "questions", "review", "regulator",
]  # fmt: skip
Rows = Literal["estimate", "aggregated", "history"]


EXEMPTS = ("exemption", "elsewhere")  # the roles of provisions that exempt information from disclosure


class Absolute(Wire, frozen=True):
    """Where a provision that is otherwise qualified is absolute: for some kinds of authority, or as to some limbs."""

    source: str
    authorities: list[str] = []
    limbs: list[str] = []


class Historical(Wire, frozen=True):
    """When a provision can no longer be relied on because of the age of a record.

    `years` run from the end of the year in which the record was made; None where the rule does not count years alone.
    """

    rule: str
    source: str
    years: int | None = None


class Exclusion(Wire, frozen=True):
    """What cannot be relied on for the same information, and why; `seldom` where that is a matter of judgement.

    `cite` is a section or a provision, `status` all that have it; `of` the one provision of this section that it
    holds for, where it does not hold for all of them.
    """

    because: str
    source: str
    cite: str | None = None
    status: Status | None = None
    of: str | None = None
    seldom: bool = False

    @property
    def what(self) -> str:
        """What it excludes, in words."""
        return self.cite or f"any {self.status} exemption"


class Provision(Wire, frozen=True):
    """One limb, at the level an authority must cite.

    `covers` completes "... exempts information if disclosing it would prejudice ..." or names the class; `interest`
    says it of one case, with the answers to `asks` in it, where that is more exact. `role` is what it does in a notice,
    a key of the regime's `roles`; `basis` what it turns on, and `threshold` the verb of its test of harm; `status` what
    the law makes of the public interest. `ncnd` is the provision that lifts the duty to confirm or deny.

    `takes` are the lists of rows that a claim on it may have, `read_with` the ask whose provisions it is printed with.
    `title` replaces the section's. `severable` is false where nothing that it covers can be given in part;
    `about_applicant` says that to cite it tells of who asks, `particulars_after` that they follow the likelihood.

    `apparent` says that to name the provision tells why it applies, and that more could give away what is exempt.
    `clause` replaces the section's for this limb. `particulars` say what was answered to the asks, a paragraph each,
    left out where an optional answer it needs is missing; `sufficient` says that they are the reason why the
    provision applies.
    """

    cite: str
    covers: str
    title: str | None = None
    severable: bool = True
    about_applicant: bool = False
    apparent: bool = False
    particulars_after: bool = False
    role: str = "exemption"
    basis: Basis | None = None
    threshold: str | None = None
    status: Status | None = None
    absolute: Absolute | None = None
    dispute: str | None = None
    ncnd: str | None = None
    asks: dict[str, Ask] = {}
    read_with: str | None = None
    takes: list[Rows] = []
    interest: str | None = None
    clause: str | None = None
    particulars: list[str] = []
    sufficient: bool = False
    historical: Historical | None = None
    in_force: datetime.date = datetime.date(2005, 1, 1)
    until: datetime.date | None = None
    sources: list[str] = []
    note: str | None = None
    replaces: bool = False

    @property
    def id(self) -> str:
        """What a layer names it by."""
        return self.cite


class Retired(Wire, frozen=True):
    """A citation that was law until the day `until`, and what stands in its place now."""

    cite: str
    until: datetime.date
    now: list[str]
    source: str
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
    question: Question = "disclosing"
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

    `title` is the subject in a letter's words, `heading` the statute's own. `who` says which authorities may rely on
    the section, where not all may; `excludes` and `historical` hold for each of its provisions. `replaces` says that
    a layer means its title or its clause to take the place of the ones below.
    """

    reviewed: datetime.date
    section: str | None = None
    title: str | None = None
    heading: str | None = None
    sources: list[str] = []
    note: str | None = None
    who: str | None = None
    excludes: list[Exclusion] = []
    historical: Historical | None = None
    clause: str | None = None
    provisions: list[Provision] = []
    retired: list[Retired] = []
    blocks: list[Block] = []
    disables: list[str] = []
    replaces: bool = False


class StatementsFile(Wire, frozen=True):
    """The connecting sentences of a regime."""

    reviewed: datetime.date
    statements: list[Statement]
    disables: list[str] = []


class Whole(Wire, frozen=True, kw_only=True):
    """A file that a layer can replace as a whole, and must say so; of most there is nothing less to replace."""

    replaces: bool = False


class Confirming(Wire, frozen=True):
    """What a duty comes to where the authority neither confirms nor denies, and the law for that."""

    says: str
    authority: list[str]


class Duty(Wire, frozen=True):
    """What the law makes a notice say, and when.

    It is owed once for each `per`, where the decision's outcome is listed and, for a claim, the provision's basis and
    status are among those given (none given: whatever they are). `content` is what in the case discharges it.
    `authority` cites the law.
    """

    id: str
    says: str
    authority: list[str]
    per: Literal["notice", "decision", "claim"]
    content: Content
    outcomes: list[Outcome]
    basis: list[Basis] = []
    status: list[Status] = []
    confirming: Confirming | None = None

    def of(self, way: Way | None) -> "Duty | Confirming":
        """What it says, and by which authority, where a decision refuses in this way."""
        return self.confirming if way == "confirming" and self.confirming else self


class Role(Wire, frozen=True):
    """What a provision can do in a notice, in words that follow "it ...", and the outcomes whose claims may cite it.

    `silent` says that who relies on it need not say whether information is held, `elsewhere` that the information can
    be had without the request.
    """

    says: str
    outcomes: list[str] = []
    silent: bool = False
    elsewhere: bool = False


class OutcomeFacts(Wire, frozen=True):
    """What becomes of information by an outcome: its words in a table, whether it gives some, whether it refuses some.

    `way` is how a refusal is worded that does not withhold information for good: `confirming` refuses to say whether it
    is held, `relief` to deal with the request at all, `waiting` has still to weigh the public interest. `under` is the
    provision that the outcome itself rests on, whatever its claims cite. `letter` is false where the law lets an
    authority send none.

    `rows` are other words for the table by variant: where the decision leaves unsaid what is held (`silent`), where it
    can all be had elsewhere, where it is all the applicant's own data (`own`), or beside one on anything else.
    `answers` is false where what is decided is no answer to a part of the request.
    """

    row: str
    rows: dict[Variant, str] = {}
    gives: bool = False
    refuses: bool = False
    way: Way | None = None
    under: str | None = None
    letter: bool = True
    answers: bool = True


class BasisFacts(Wire, frozen=True):
    """What an exemption turns on: a name for people, and whether its reasons are evidence of harm."""

    name: str
    harm: bool


class RegimeFile(Whole, frozen=True, kw_only=True):
    """An access regime: its name, its duties, its words and its times."""

    id: str
    name: str
    sources: list[str]
    reviewed: datetime.date
    citation: Names
    duties: list[Duty]
    roles: dict[str, Role]
    bases: dict[str, BasisFacts]
    likelihoods: dict[str, str]
    outcomes: dict[str, OutcomeFacts]
    time: TimeRules


class Topic(Wire, frozen=True):
    """A subject that blocks are tagged with. `words` are what requests about it say, for suggestions."""

    id: str
    covers: str
    words: list[str] = []
    replaces: bool = False


class TopicsFile(Wire, frozen=True):
    """The closed list of topics."""

    topics: list[Topic] = []
    disables: list[str] = []


class LibraryFile(Wire, frozen=True):
    """Whose library this is, which version, when it was last reviewed, and styles of layers below that it disables."""

    name: str
    version: str
    reviewed: datetime.date
    owner: str
    licence: str | None = None
    disables: list[str] = []
