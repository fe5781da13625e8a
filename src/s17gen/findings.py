"""What can be found wrong, where it stands, and in which order it is reported."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "accepted", "note"]
Step = str | int
Path = tuple[Step, ...]


class Place(Struct, frozen=True):
    """A point in a file: line and column count from 1; `text` is the whole source line."""

    file: str
    line: int
    column: int
    text: str = ""


class Kind(Struct, frozen=True):
    """One kind of finding. Ids are never reused; `law` cites the authority for it, most direct first.

    Where that authority is the one for a duty of the regime, `duty` names it instead. A warning leaves something to
    judgement, so somebody may accept it; an error only if it is `acceptable`: if the letter neither contradicts itself
    nor leaves a gap. `todo` says in a sentence or two what to do about it, whatever the case.
    """

    id: str
    title: str
    severity: Severity = "error"
    law: tuple[str, ...] = ()
    duty: str = ""
    acceptable: bool = False
    todo: str = ""

    @property
    def may_be_accepted(self) -> bool:
        """Whether somebody may answer for it in their own name."""
        return self.acceptable or self.severity == "warning"

    @property
    def acceptance(self) -> str:
        """Whether somebody may answer for it, and how, in a sentence."""
        if self.may_be_accepted:
            return f"Yes, by name, in the request file: `accept: [{{rule: {self.id}, because: ..., by: ...}}]`."
        return "No: it has to be mended." if self.severity == "error" else "There is nothing to accept."


class Fault(Struct, frozen=True):
    """A finding before its path has been turned into a place."""

    kind: Kind
    path: Path
    message: str
    hint: str = ""
    at_key: bool = False


class Finding(Struct, frozen=True):
    """One thing found, ready to be reported, with the law behind it; `accepted` says by whom and why, if it is."""

    kind: Kind
    message: str
    place: Place
    hint: str = ""
    law: tuple[str, ...] = ()
    accepted: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of its kind, unless somebody has accepted it."""
        return "accepted" if self.accepted else self.kind.severity


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then id, then as they were found, without repeats: the same order in every run."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    return (place.file, place.line, place.column, finding.kind.id)


def has_error(findings: Iterable[Finding]) -> bool:
    """Whether a letter with these findings must not go out."""
    return any(finding.severity == "error" for finding in findings)
