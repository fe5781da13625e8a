"""Checks requests: everything that `render` would say of each without writing it, and what they share."""

from collections.abc import Sequence

from msgspec import Struct

from s17gen.acceptance import accept
from s17gen.bind import bind
from s17gen.case import Case
from s17gen.document import Document
from s17gen.findings import Finding, ordered
from s17gen.pipeline import Settings, run
from s17gen.rules.across import Earlier, InMemory, said
from s17gen.wire import RequestFile


class Judged(Struct, frozen=True):
    """What was found of a request; `usable` is False where nobody could judge it. `case` is what it was read as."""

    findings: tuple[Finding, ...]
    usable: bool = True
    case: Case | None = None


class Requests:
    """Judges requests one after the other, in the order of the call."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._earlier = Earlier(InMemory())

    def judge(self, document: Document, findings: list[Finding]) -> Judged:
        """All that the pipeline finds of a request, and what it shares with those before it. Raises `LibraryError`."""
        [outcome] = run([(document, findings)], self._settings)
        found = outcome.findings
        if outcome.case is not None:
            found = ordered([*found, *self._shared(document, outcome.case)])
        return Judged(found, outcome.readable, outcome.case)

    def _shared(self, document: Document, case: Case) -> Sequence[Finding]:
        """What a request shares with an earlier one, as accepted as the file says."""
        found = list(self._earlier.judge(said(case, document.place)))
        if not found or not isinstance(document.data, dict) or "accept" not in document.data:
            return found
        request, _ = bind(document, RequestFile)
        return accept(found, request.accept) if request else found
