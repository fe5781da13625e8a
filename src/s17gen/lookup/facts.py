"""What can be looked up, as plain data: provisions, blocks, topics, findings, and which blocks fit a claim."""

from msgspec import Struct


class Question(Struct, frozen=True):
    """Something only the officer knows: where it is written, of which type, asked how; the choices, if it has any."""

    name: str
    type: str
    ask: str
    required: bool
    choices: dict[str, str]


class BlockFacts(Struct, frozen=True):
    """A block: what it argues, for which provisions and topics, its words and its questions.

    `where` is the file and the line that it stands at, as of everything here; `replaces` those of what it took the
    place of in layers below, the lowest first.
    """

    id: str
    side: str
    question: str
    limbs: list[str]
    topics: list[str]
    text: str
    asks: list[Question]
    reviewed: str
    where: str
    replaces: list[str] = []


class ProvisionFacts(Struct, frozen=True):
    """A provision: the law, what a notice that cites it must say, what it asks for, its wording, its sources."""

    cite: str
    letters: str
    title: str
    heading: str
    role: str
    does: str
    covers: str
    basis: str
    threshold: str
    status: str
    absolute: str
    dispute: str
    ncnd: str
    in_force: str
    until: str
    historical: str
    who: str
    excludes: list[str]
    outcomes: list[str]
    must_say: list[str]
    asks: list[Question]
    clause: str
    particulars: list[str]
    blocks: dict[str, list[str]]
    sources: list[str]
    note: str
    reviewed: str
    where: str
    replaces: list[str] = []


class TopicFacts(Struct, frozen=True):
    """A topic: what it covers, and the blocks tagged with it."""

    id: str
    covers: str
    blocks: list[str]
    where: str = ""
    replaces: list[str] = []


class StatementFacts(Struct, frozen=True):
    """A connecting sentence of letters: its words, and the duties that it discharges."""

    id: str
    text: str
    duties: list[str]
    where: str
    replaces: list[str] = []


class StyleFacts(Struct, frozen=True):
    """A house style: the title of its letters, and the kinds of their sections in order."""

    id: str
    title: str
    sections: list[str]
    where: str
    replaces: list[str] = []


class FindingFacts(Struct, frozen=True):
    """A kind of finding: what it means, how severe it is, the law behind it, what to do, whether it may be accepted.

    `links` has the address of each authority in `law` of which one is known; `acceptance` says how one accepts it.
    """

    id: str
    title: str
    severity: str
    law: list[str]
    links: dict[str, str]
    todo: str
    may_be_accepted: bool
    acceptance: str


class Fitting(Struct, frozen=True):
    """The blocks that fit one claim on one side, and where in a request the claim stands, if it is in one."""

    cite: str
    letters: str
    side: str
    blocks: list[BlockFacts]
    place: str = ""
