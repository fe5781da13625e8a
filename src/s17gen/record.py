"""The record of a letter: what it was made of and with, and the Notice, from which it can be printed again.

A record is JSON, the same bytes for the same inputs. It has everything but the request's private notes, the name of
the applicant too, and belongs in the authority's own file. One that is read may have come from anywhere.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from s17gen import __version__
from s17gen.document import Document
from s17gen.errors import OutputError, RecordError
from s17gen.findings import Finding, Severity
from s17gen.library import Library
from s17gen.notice import Audience, Gap, Link, Notice, Section, Table, inlines
from s17gen.pipeline import Outcome, Settings
from s17gen.visible import STEERING

M = TypeVar("M", bound=Struct)

MAX_BYTES = 2**24  # of a record: a long letter's has a few hundred thousand

_UNPRINTED = ("private",)  # keys of a request that are rendered nowhere
_DEEPEST = 8  # sections in sections
_SHOWN = 200  # characters of what is wrong with a record
_ADDRESS = re.compile(rf"(?i:https?://|mailto:)[^\s<>{STEERING}]+")


class Dates(Struct, frozen=True):
    """When the request came, when the notice is dated, and the last day for it, where anyone can tell."""

    received: datetime.date
    dated: datetime.date
    due: datetime.date | None


class Layer(Struct, frozen=True):
    """A layer of the library, as it names itself."""

    name: str
    version: str
    reviewed: datetime.date


class Wording(Struct, frozen=True):
    """A statement, provision or block that the letter has, where it stood, and a hash of its words there."""

    kind: str
    id: str
    where: str
    sha256: str


class Spot(Struct, frozen=True):
    """Where a finding stands."""

    file: str
    line: int
    column: int


class Found(Struct, frozen=True):
    """A finding, as it was reported; `accepted` says by whom and why, where somebody answers for it."""

    rule: str
    severity: Severity
    place: Spot
    message: str
    accepted: str = ""


class Letter(Struct, frozen=True):
    """A letter as it was written: a hash of its bytes, and how many there are."""

    sha256: str
    length: int


class Record(Struct, frozen=True):
    """Everything about one letter, in the order in which it is written. `letters` are by extension."""

    format: Literal["s17gen-record"]
    version: Literal[1]
    s17gen: str
    reference: str
    audience: Audience
    style: str
    dates: Dates
    request: dict[str, Any]  # any data: what could be read as a request then
    authority: dict[str, Any] | None
    library: tuple[Layer, ...]
    wording: tuple[Wording, ...]
    findings: tuple[Found, ...]
    notice: Notice
    letters: dict[str, Letter]


class _Head(Struct, frozen=True):
    """How any record of any version begins."""

    format: str = ""
    version: int = 0


# Writing.


def write(document: Document, outcome: Outcome, settings: Settings) -> str:
    """The record of an outcome that has letters, as JSON. Raises `OutputError` where it cannot be one."""
    case, notice, data = outcome.case, outcome.notice, document.data
    assert case is not None and notice is not None  # noqa: PT018 - whatever has letters has both
    assert isinstance(data, dict)
    record = Record(
        format="s17gen-record",
        version=1,
        s17gen=__version__,
        reference=case.reference,
        audience=settings.audience,
        style=outcome.style,
        dates=Dates(case.received, case.dated, case.due),
        request={key: value for key, value in data.items() if key not in _UNPRINTED},
        authority=case.authority.stated() if case.authority else None,
        library=tuple(Layer(each.name, each.version, each.reviewed) for each in settings.library.versions()),
        wording=_wording(notice, settings.library),
        findings=tuple(map(found, outcome.findings)),
        notice=notice,
        letters={extension: _letter(text) for extension, text in sorted(outcome.letters.items())},
    )
    try:
        raw = msgspec.json.format(msgspec.json.encode(record), indent=2)
    except UnicodeEncodeError:  # only the name of a file can be no text
        raise OutputError("a name of a file or folder is not UTF-8, so no record can have it", "rename it") from None
    if len(raw) >= MAX_BYTES:
        raise OutputError(f"the record has {len(raw):,} bytes; {MAX_BYTES:,} is the most", "shorten the letter")
    return raw.decode("utf-8") + "\n"


def _wording(notice: Notice, library: Library) -> tuple[Wording, ...]:
    return tuple(
        Wording(each.kind, each.id, each.where, _hash(library.words(each).encode("utf-8"))) for each in notice.origins()
    )


def found(finding: Finding) -> Found:
    """A finding as records have it."""
    place = finding.place
    spot = Spot(place.file, place.line, place.column)
    return Found(finding.kind.id, finding.severity, spot, finding.message, finding.accepted)


def _letter(text: str) -> Letter:
    raw = text.encode("utf-8")
    return Letter(_hash(raw), len(raw))


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


# Reading.


def read(name: str, raw: bytes) -> Record:
    """The record in a file's bytes. Raises `RecordError` where they are none that a letter can be printed from."""
    if len(raw) > MAX_BYTES:
        raise RecordError(f"{name} is over {MAX_BYTES // 2**20} MiB, longer than any record", _HINT)
    head = _decoded(name, raw, _Head)
    if head.format != "s17gen-record":
        raise RecordError(f"{name} is no record of a letter", _HINT)
    if head.version > 1:
        message = f"{name} is a record of version {head.version}; s17gen {__version__} reads version 1"
        raise RecordError(message, "use the s17gen that wrote it, or a newer one")
    record = _decoded(name, raw, Record)
    for problem in _amiss(record.notice):
        raise RecordError(f"{name} is not a sound record: {problem}", _HINT)
    return record


_HINT = "give a record that `s17gen render --record` has written"


def _decoded(name: str, raw: bytes, model: type[M]) -> M:
    try:
        return msgspec.json.decode(raw, type=model)
    except RecursionError:
        reason = "it is nested too deep"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except msgspec.ValidationError as error:
        reason = str(error)[:_SHOWN]
    except msgspec.DecodeError:
        raise RecordError(f"{name} is no record of a letter: it is not JSON", _HINT) from None
    raise RecordError(f"{name} is not a sound record: {reason}", _HINT)


def _amiss(notice: Notice) -> Iterator[str]:
    """What no Notice of our own making has, and no format is made for."""
    if _deeper(notice.sections, _DEEPEST):
        yield f"its sections stand more than {_DEEPEST} deep in each other"
        return
    for node in notice.nodes():
        if isinstance(node, Table) and any(len(row) != len(node.head) for row in node.rows):
            yield "a row of a table has more or fewer cells than the table has headings"
        if isinstance(node, Gap) and not notice.draft:
            yield "something is missing in it, and it is not marked as a draft"
        for each in inlines(node):
            if isinstance(each, Link) and not _ADDRESS.fullmatch(each.href):
                yield f"a link leads to `{each.href[:_SHOWN]}`, which is no address of the web or of e-mail"


def _deeper(sections: Sequence[object], levels: int) -> bool:
    """Whether sections stand in each other on more than so many levels."""
    inner = [each for section in sections if isinstance(section, Section) for each in section.body]
    return bool(sections) and (levels < 0 or _deeper([each for each in inner if isinstance(each, Section)], levels - 1))


def changed(record: Record, letters: Mapping[str, str]) -> list[str]:
    """The extensions of those letters that were recorded and are not the same now."""
    recorded = record.letters
    return [each for each, text in letters.items() if each in recorded and _letter(text) != recorded[each]]
