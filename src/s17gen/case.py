"""What a request file means: provisions and blocks looked up, slots filled, parts read, dates settled.

Every element knows its path in the YAML. Rules judge this and nothing else.
"""

import datetime
from typing import Literal

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.facts import AuthorityKind, CostLimits, Limit, Regulator
from s17gen.findings import Path
from s17gen.law import Exclusion, Historical, Provision, RegimeFile, Status, Variant
from s17gen.notice import Block, Origin, runs
from s17gen.parts import Part
from s17gen.profile import Profile, Review
from s17gen.rows import Aggregated, EarlierNotice, Event, Extension, Removed, TimeAllowed, Unsaid, Work
from s17gen.wire import Applicant, Conclusion, Likelihood, Outcome, ReviewResult


class Passage(Struct, frozen=True):
    """One reason, factor or other argument: its words as nodes, where they came from and where it stands.

    `of_the_case` is False for a block without a slot, which says the same in any letter whatever.
    """

    words: tuple[Block, ...]
    origin: Origin
    path: Path
    of_the_case: bool = True

    @property
    def text(self) -> str:
        """Its words, without what makes some of them stand out."""
        return "\n".join(run for block in self.words for run in runs(block))


class Answer(Struct, frozen=True):
    """The answer to one part (None: to the whole of a request without parts)."""

    part: Part | None
    words: Passage


class Pull(Struct, frozen=True):
    """What a topic pulled from the library, and where the topic is named."""

    topic: str
    block: Origin
    path: Path


class Answered(Struct, frozen=True):
    """What was answered to an ask of a provision or a block, as typed, and where it stands."""

    name: str
    ask: Ask
    value: str | list[str]
    path: Path


class Estimate(Struct, frozen=True):
    """What complying would cost: the work, the requests added to it, the hours in all and what they come to.

    `apart` are the places of those requests in their list that came too long before or after this one to be added.
    `costs` are the rate and the limits of the day the request was received; `limit` the one of this authority, None
    where its kind is not known.
    """

    rows: tuple[Work, ...]
    aggregated: tuple[Aggregated, ...]
    apart: tuple[int, ...]
    hours: float
    pounds: float
    costs: CostLimits
    limit: Limit | None


class Limits(Struct, frozen=True):
    """What the law says against relying on a provision.

    Beside which others, for how old a record, and whether not every authority may (`restricted`).
    """

    excludes: tuple[Exclusion, ...]
    historical: Historical | None
    restricted: bool


class Claim(Struct, frozen=True):
    """One provision relied on, or several limbs of a section that share their reasons: `cites` are all of them.

    `provision` is the first, or None where the citation names nothing that exists. `alternative` are the citations of
    the claim that this one stands in for where that does not apply; `unstated` what the letter leaves out.

    `status` is what becomes of the public interest for this authority. `interest` is what the provision covers, with
    this claim's particulars in it: what would be prejudiced, say; `particulars` say them in sentences of their own.
    `answered` are those particulars as typed, `limits` what the law says against relying on the provision, `made` the
    year of an old record.
    `offers` are the ids of the library's blocks that would serve it, by side; only hints read them.
    """

    path: Path
    cite: str
    cites: tuple[str, ...]
    provision: Provision | None
    alternative: tuple[str, ...]
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
    conclusion: Conclusion | None
    unstated: tuple[Unsaid, ...]
    estimate: Estimate | None
    history: tuple[Event, ...]
    pulls: tuple[Pull, ...]
    answered: tuple[Answered, ...]
    limits: Limits
    made: int | None
    offers: dict[str, tuple[str, ...]]


class Decision(Struct, frozen=True):
    """What happens to some of the information. `parts` is empty where the request has no numbered parts.

    `under` says what the law is that the outcome itself rests on, where it does on one.
    """

    path: Path
    outcome: Outcome
    parts: tuple[Part, ...]
    covers: str | None
    answers: tuple[Answer, ...]
    enclosed: tuple[str, ...]
    schedule: tuple[Removed, ...]
    severance: tuple[Passage, ...]
    searched: tuple[Passage, ...]
    elsewhere: tuple[Passage, ...]
    anything_else: bool
    if_confirmed: tuple[Passage, ...]
    if_denied: tuple[Passage, ...]
    because: tuple[Passage, ...]
    harm: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    for_: tuple[Passage, ...]
    against: tuple[Passage, ...]
    balance: tuple[Passage, ...]
    conclusion: Conclusion | None
    under: tuple[Block, ...]
    still_weighing: tuple[Passage, ...]
    decide_by: datetime.date | None
    questions: tuple[Passage, ...]
    earlier_notice: EarlierNotice | None
    unreasonable: tuple[Passage, ...]
    was: str | None
    review: ReviewResult | None


class ReviewOf(Struct, frozen=True):
    """The internal review that the letter gives the outcome of."""

    letter: datetime.date
    asked: datetime.date
    about: str
    by: str | None
    found: tuple[Passage, ...]


class Timing(Struct, frozen=True):
    """Days by which something is due; each None where no date of the request is late enough for it to matter.

    `answer` is the last day for the answer, `usual` what it would be without anybody's leave, `notice` the last day for
    a letter that takes more time. `decision` is the last one that guidance gives for weighing the public interest,
    `review` the one for the outcome of the review, `most` the latest that the regulator can allow. `bad_terms` is what
    is wrong with a school's terms. `unknown` are things that nobody can tell, since the table of bank holidays ends on
    the day `known_to`, and `extend` is how to extend it.
    """

    answer: datetime.date | None = None
    usual: datetime.date | None = None
    notice: datetime.date | None = None
    decision: datetime.date | None = None
    review: datetime.date | None = None
    most: datetime.date | None = None
    bad_terms: str = ""
    unknown: tuple[str, ...] = ()
    known_to: datetime.date | None = None
    extend: str = ""


class Case(Struct, frozen=True):
    """One request and everything decided about it.

    `due` is the last day for an answer, None where nobody can tell; `late` that the letter comes after it; `timing`
    what else is due by when.
    `authority` is None where no profile was found, `kind` where it does not say which kind it is of, `applicant` in a
    copy for publication. `hide` and `keep` are what such a copy must and need not leave out. `days` are the answers
    that have to be days no later than the request or the letter.
    """

    reference: str
    received: datetime.date
    clarified: datetime.date | None
    dated: datetime.date
    due: datetime.date | None
    late: bool
    late_because: tuple[Passage, ...]
    timing: Timing
    extension: Extension | None
    time_allowed: TimeAllowed | None
    review_of: ReviewOf | None
    applicant: Applicant | None
    subject: str
    request: str
    parts: tuple[Part, ...]
    decisions: tuple[Decision, ...]
    advice: tuple[Passage, ...]
    no_advice: tuple[Passage, ...]
    days: tuple[Answered, ...]
    hide: tuple[str, ...]
    keep: tuple[str, ...]
    authority: Profile | None
    kind: AuthorityKind | None
    regulator: Regulator
    regime: RegimeFile

    def covers_all(self, decision: Decision) -> bool:
        """Whether a decision is about everything that was asked for."""
        if not self.answers(decision):
            return False
        others = [each for each in self.decisions if self.regime.outcomes[each.outcome].answers]
        alone = len(others) == 1 and decision.parts == self.parts
        return alone or (bool(self.parts) and decision.parts == self.parts and decision.covers is None)

    def answers(self, decision: Decision) -> bool:
        """Whether a decision is on what was asked for, and neither on anything else nor outside the Act."""
        return self.regime.outcomes[decision.outcome].answers and not decision.anything_else

    def review(self) -> Literal["none"] | Review | None:
        """The authority's internal review, that it has none, or nothing where no profile says."""
        return self.authority.review if self.authority else None

    def silent(self, decision: Decision) -> bool:
        """Whether a decision leaves unsaid whether information is held, as the law allows it to."""
        facts = self.regime.outcomes[decision.outcome]
        roles = [self.regime.roles[each.provision.role] for each in decision.claims if each.provision]
        return facts.way == "confirming" or any(role.silent for role in roles)

    def variant(self, decision: Decision) -> Variant | None:
        """What is special about a decision, so that it is worded in another way than its outcome usually is.

        Beside a decision that neither confirms nor denies anything else, none may sound as if it were about everything.
        """
        if self.silent(decision):
            return "silent"
        provisions = [each.provision for each in decision.claims if each.provision]
        if provisions and len(provisions) == len(decision.claims):
            if all(self.regime.roles[each.role].elsewhere for each in provisions):
                return "elsewhere"
            if all(each.about_applicant for each in provisions):
                return "own"
        return "beside" if any(each.anything_else for each in self.decisions) else None

    def writes(self) -> bool:
        """Whether there is anything to write to the applicant: the law lets some requests go unanswered."""
        return any(self.regime.outcomes[each.outcome].letter for each in self.decisions)
