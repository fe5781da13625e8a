"""One letter as a line of a log: what its record says, and what the law makes of its dates."""

import datetime
import hashlib
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from s17gen.bind import bind
from s17gen.citation import section_of, sort_key
from s17gen.cited import named
from s17gen.document import Document
from s17gen.errors import LibraryError, RecordError
from s17gen.facts import AuthorityKind
from s17gen.library import Library
from s17gen.logs.results import Result, result
from s17gen.notice import Audience
from s17gen.parts import read_parts
from s17gen.profile import Profile
from s17gen.record import Record
from s17gen.timing import timing
from s17gen.uk import calendar
from s17gen.visible import fold, visible
from s17gen.wire import Outcome, RequestFile, ReviewResult

# What a letter is: the answer; one that takes more time or asks for details, and so leaves the request open; the
# outcome of a review; a note that nothing is sent.
Kind: TypeAlias = Literal["answer", "more-time", "clarification", "review", "file-note"]
# `extended` is after the usual time, but by the day that was given when more time was taken for the public interest.
Time: TypeAlias = Literal["in-time", "extended", "late", "unknown"]

_FAR = datetime.date.max  # as if the letter came so late that every day it was due by matters
_SHOWN = 200  # characters of what is wrong with a request


class Entry(Struct, frozen=True):
    """A line of the log. The applicant and the subject are there only for those who ask for them.

    Working days run from `since`, which is none of them: the day of the request, of the details that were asked for, or
    on which a review was asked for. `due` and `days` are None where nobody can tell them, and with `time` where nothing
    was owed.
    """

    reference: str
    authority: str
    kind: Kind
    received: datetime.date
    since: datetime.date
    due: datetime.date | None
    dated: datetime.date
    days: int | None
    time: Time | None
    outcomes: tuple[Outcome, ...]
    result: Result
    review: tuple[ReviewResult, ...]
    provisions: tuple[str, ...]
    parts: int
    accepted: tuple[str, ...]
    audience: Audience
    file: str
    applicant: str
    subject: str

    @property
    def asked(self) -> datetime.date:
        """The day on which the authority got what the letter answers: the request, or the wish for a review."""
        return self.since if self.kind == "review" else self.received


class Logged(Struct, frozen=True):
    """A line of the log, and a hash of the request and its dates, the same for every record of one answer."""

    entry: Entry
    answer: str


class Reader:
    """Reads records with one library, which says what is a working day and how long an answer may take."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self, name: str, record: Record) -> Logged:
        """The line for a record. Raises `RecordError` where its request or its authority cannot be read."""
        try:
            request, profile = _request(name, record), _profile(name, record)
            return Logged(self._entry(name, record, request, profile), _answer(record))
        except RecursionError:
            raise RecordError(f"{name} is not a sound record: its request is nested too deep", _HINT) from None

    def _entry(self, name: str, record: Record, request: RequestFile, profile: Profile | None) -> Entry:
        kind = self._kind(request)
        since, usual, due = self._days(record, request, profile)
        dated, owed = record.dates.dated, kind != "file-note"
        outcomes = tuple(dict.fromkeys(each.outcome for each in request.decisions))
        applicant = request.applicant
        return Entry(
            reference=fold(record.reference),
            authority=profile.name if profile else "",
            kind=kind,
            received=record.dates.received,
            since=since,
            due=due if owed else None,
            dated=dated,
            days=self._count(since, dated, profile) if owed else None,
            time=_time(dated, usual, due) if owed else None,
            outcomes=outcomes,
            result=result(outcomes, self._library.regime()),
            review=tuple(dict.fromkeys(each.review for each in request.decisions if each.review)),
            provisions=tuple(sorted(self._provisions(request), key=sort_key)),
            parts=len(request.parts or read_parts(request.request)),
            accepted=tuple(dict.fromkeys(each.rule for each in record.findings if each.accepted)),
            audience=record.audience,
            file=name,
            applicant=fold(applicant if isinstance(applicant, str) else applicant.name) if applicant else "",
            subject=fold(request.subject),
        )

    def _kind(self, request: RequestFile) -> Kind:
        outcomes = {each.outcome for each in request.decisions}
        facts = self._library.regime().outcomes
        if request.review_of:
            return "review"
        if outcomes and not any(facts[each].letter for each in outcomes):
            return "file-note"
        pending: tuple[Kind, ...] = ("more-time", "clarification")
        return next((each for each in pending if each in outcomes), "answer")

    def _days(
        self, record: Record, request: RequestFile, profile: Profile | None
    ) -> tuple[datetime.date, datetime.date | None, datetime.date | None]:
        """The day from which time runs, the last day of the usual time, and the last day for the letter.

        What the record says goes before what is counted now; it says nothing where no letter could have been late.
        """
        dates, extension = record.dates, request.extension
        found = timing(replace(request, extension=None), profile, self._authority_kind(profile), _FAR, self._library)
        if request.review_of:
            return request.review_of.asked, found.review, found.review
        since = max(dates.received, request.clarified or dates.received)
        if extension:
            return since, found.answer, dates.due or extension.decide_by
        return since, dates.due or found.answer, dates.due or found.answer

    def _authority_kind(self, profile: Profile | None) -> AuthorityKind | None:
        known = self._library.authority_kinds()
        kind = known.get(profile.kind) if profile and profile.kind else None
        return known.get(kind.there(profile.jurisdiction)) if kind and profile else None

    def _count(self, since: datetime.date, dated: datetime.date, profile: Profile | None) -> int | None:
        """The working days that a letter took; None where the table of bank holidays does not have them all."""
        try:
            return calendar(self._library, profile.holidays if profile else ()).count(since, dated)
        except LibraryError:
            return None

    def _provisions(self, request: RequestFile) -> Iterator[str]:
        """Every provision cited, once, limb by limb; as it was typed where this library does not have it."""
        typed = dict.fromkeys(claim.cite.strip() for each in request.decisions for claim in each.claims)
        found: dict[str, None] = {}
        for cite in typed:
            limbs = named(cite, self._library.section(section_of(cite)))
            found |= dict.fromkeys([limb.cite for limb in limbs] or [visible(cite)])
        yield from found


def _time(dated: datetime.date, usual: datetime.date | None, due: datetime.date | None) -> Time:
    if usual and dated <= usual:
        return "in-time"
    if due is None:
        return "unknown"
    return "extended" if dated <= due else "late"


def _answer(record: Record) -> str:
    said = (record.reference, record.authority and record.authority.get("name"), record.dates, record.request)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


# What a record holds as data.

_HINT = "give a record that `s17gen render --record` has written"
_OTHER = "use the s17gen that wrote the record, or render the request again"


def _request(name: str, record: Record) -> RequestFile:
    if not _is_typed(record.request):
        raise RecordError(f"{name} is not a sound record: its request has a value that is no text", _HINT)
    request, findings = bind(Document(name, [], record.request), RequestFile)
    if request is None:
        what = visible(findings[0].message)[:_SHOWN]
        raise RecordError(f"{name}: the request in this record cannot be read: {what}", _OTHER)
    return request


def _is_typed(data: object) -> bool:
    """Whether data is such as a request file has: texts, in lists and mappings."""
    if isinstance(data, dict):
        return all(map(_is_typed, data.values()))
    return all(map(_is_typed, data)) if isinstance(data, list) else isinstance(data, str)


def _profile(name: str, record: Record) -> Profile | None:
    """The authority as its profile said it, in JSON, which has numbers and nothing where a file has no key."""
    if record.authority is None:
        return None
    try:
        return msgspec.json.decode(msgspec.json.encode(record.authority), type=Profile)
    except msgspec.ValidationError as error:
        message = f"{name} is not a sound record: its authority cannot be read: {str(error)[:_SHOWN]}"
        raise RecordError(message, _OTHER) from None
