"""What a request file means: provisions and blocks looked up, slots filled, parts read, dates settled.

Every element knows its path in the YAML. Rules judge this and nothing else.
"""

import datetime

from msgspec import Struct

from s17gen.facts import AuthorityKind, Regulator
from s17gen.findings import Path
from s17gen.law import Provision, RegimeFile, Status
from s17gen.notice import Block, Origin
from s17gen.parts import Part
from s17gen.wire import Applicant, Likelihood, Outcome, Profile


class Passage(Struct, frozen=True):
    """One reason, factor or other argument: its words as nodes, where they came from and where it stands."""

    words: tuple[Block, ...]
    origin: Origin
    path: Path


class Answer(Struct, frozen=True):
    """The answer to one part (None: to the whole of a request without parts)."""

    part: Part | None
    words: Passage


class Pull(Struct, frozen=True):
    """What a topic pulled from the library, and where the topic is named."""

    topic: str
    block: Origin
    path: Path


class Claim(Struct, frozen=True):
    """One provision relied on. `provision` is None where the citation names nothing that exists.

    `status` is what becomes of the public interest for this authority. `interest` is what the provision covers, with
    this claim's particulars in it: what would be prejudiced, say; `particulars` say them in sentences of their own.
    `offers` are the ids of the library's blocks that would serve it, by side; only hints read them.
    """

    path: Path
    cite: str
    provision: Provision | None
    status: Status | None
    title: str
    clause: tuple[Block, ...]
    interest: str
    particulars: tuple[Block, ...]
    covers: str | None
    protects: str | None
    likelihood: Likelihood | None
    because: tuple[Passage, ...]
    harm: tuple[Passage, ...]
    for_: tuple[Passage, ...]
    against: tuple[Passage, ...]
    balance: tuple[Passage, ...]
    pulls: tuple[Pull, ...]
    offers: dict[str, tuple[str, ...]]


class Decision(Struct, frozen=True):
    """What happens to some of the information. `parts` is empty where the request has no numbered parts."""

    path: Path
    outcome: Outcome
    parts: tuple[Part, ...]
    covers: str | None
    answers: tuple[Answer, ...]
    enclosed: tuple[str, ...]
    severance: tuple[Passage, ...]
    searched: tuple[Passage, ...]
    if_confirmed: tuple[Passage, ...]
    if_denied: tuple[Passage, ...]
    because: tuple[Passage, ...]
    harm: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    balance: tuple[Passage, ...]


class Case(Struct, frozen=True):
    """One request and everything decided about it.

    `authority` is None where no profile was found, `kind` where it does not say which kind it is of, `applicant` in a
    copy for publication. `hide` and `keep` are what such a copy must and need not leave out.
    """

    reference: str
    received: datetime.date
    dated: datetime.date
    applicant: Applicant | None
    subject: str
    request: str
    parts: tuple[Part, ...]
    decisions: tuple[Decision, ...]
    advice: tuple[Passage, ...]
    hide: tuple[str, ...]
    keep: tuple[str, ...]
    authority: Profile | None
    kind: AuthorityKind | None
    regulator: Regulator
    regime: RegimeFile

    def covers_all(self, decision: Decision) -> bool:
        """Whether a decision is about everything that was asked for."""
        alone = len(self.decisions) == 1 and decision.parts == self.parts
        return alone or (bool(self.parts) and decision.parts == self.parts and decision.covers is None)
