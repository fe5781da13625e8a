"""What was found, as a preview shows it: the place with its line, what to do, the law, where in the letter."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from s17gen.document import Document
from s17gen.findings import Finding, Place, Severity
from s17gen.preview.spots import Spots, path_of, paths
from s17gen.report.words import line, located, name
from s17gen.visible import visible

_MOST = 200  # findings: nobody reads more of them
_BEFORE, _AFTER = 50, 90  # characters of the source line on either side of the place


class Cited(Struct, frozen=True):
    """An authority as it is cited, and its address where one is known."""

    cite: str
    url: str = ""


class Found(Struct, frozen=True):
    """One finding. `before`, `at` and `after` are the source line around the place, `leads` a place of the letter."""

    number: int
    severity: Severity
    rule: str
    message: str
    where: str
    before: str
    at: str
    after: str
    todo: str
    accepted: str
    law: tuple[Cited, ...]
    leads: str


def shown(
    findings: Sequence[Finding], document: Document, spots: Spots, urls: Mapping[str, str]
) -> tuple[tuple[Found, ...], int]:
    """The findings in their order, and how many there are beyond the most that a page has."""
    known = paths(document)
    rows = []
    for number, finding in enumerate(findings[:_MOST], 1):
        leads = spots.of_finding(number, finding.kind.duty, path_of(finding, document, known))
        rows.append(_row(number, finding, leads, urls))
    return tuple(rows), max(len(findings) - _MOST, 0)


def cited(law: Sequence[str], urls: Mapping[str, str]) -> tuple[Cited, ...]:
    """Authorities with their addresses."""
    return tuple(Cited(line(each), urls.get(each, "")) for each in law)


def _row(number: int, finding: Finding, leads: str, urls: Mapping[str, str]) -> Found:
    place = finding.place
    file = name(place.file)
    before, at, after = _excerpt(place)
    return Found(
        number=number,
        severity=finding.severity,
        rule=finding.kind.id,
        message=line(finding.message),
        where=f"{file}:{place.line}:{place.column}" if located(place) else file,
        before=before,
        at=at,
        after=after,
        todo="" if finding.accepted else _stopped(line(finding.hint or finding.kind.todo)),
        accepted=line(finding.accepted),
        law=cited(finding.law, urls),
        leads=leads,
    )


def _stopped(text: str) -> str:
    """Words that stand by themselves, with the full stop that a hint has none of."""
    return f"{text}." if text and text[-1] not in ".?!…" else text


def _excerpt(place: Place) -> tuple[str, str, str]:
    """The source line cut at the place: what stands before it, the word there, what stands after it."""
    start = place.column - 1
    word = place.text[start:].split(" ")[0][:_AFTER] or place.text[start : start + 1]
    end = start + len(word)
    first, last = max(start - _BEFORE, 0), end + max(_AFTER - len(word), 0)
    before = ("…" if first else "") + place.text[first:start]
    after = place.text[end:last] + ("…" if last < len(place.text) else "")
    return visible(before.lstrip()), visible(word), visible(after.rstrip())
