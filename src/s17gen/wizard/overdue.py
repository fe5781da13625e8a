"""Whether an answer is after its day already, as far as the data tells."""

import datetime
from typing import Any

from s17gen.authority import place_of, read_profile
from s17gen.dates import read_date
from s17gen.facts import AuthorityKind
from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.profile import Profile
from s17gen.rows import Extension, TimeAllowed
from s17gen.timing import timing
from s17gen.wire import RequestFile


class Clock:
    """Counts for one file, whose profile is named in it or else the project's.

    `folder` is the file's, `profiles` one of profiles that the project has.
    """

    def __init__(
        self, library: Library, today: datetime.date, usual: Profile | None, folder: str, profiles: str | None
    ) -> None:
        self.library, self.today, self.usual = library, today, usual
        self.folder, self.profiles = folder, profiles
        self._read: dict[str, Profile | None] = {}

    def overdue(self, data: dict[str, Any]) -> datetime.date | None:
        """The day by which the answer was due, where the letter is after it; else None, and where nobody can tell."""
        request = _dates(data)
        dated = read_date(str(data.get("dated"))) or self.today
        if request is None or request.received > dated:
            return None
        profile = self._profile(data.get("authority"))
        due = timing(request, profile, self._kind(profile), dated, self.library).answer
        return due if due and due < dated else None

    def _profile(self, named: object) -> Profile | None:
        if isinstance(named, dict):
            kind = named.get("kind")
            return Profile(name="", kind=kind if isinstance(kind, str) else None)
        if not isinstance(named, str):
            return self.usual
        if named not in self._read:
            found, findings = read_profile(place_of(named, self.folder, self.profiles))
            self._read[named] = None if has_error(findings) else found
        return self._read[named]

    def _kind(self, profile: Profile | None) -> AuthorityKind | None:
        kinds = self.library.authority_kinds()
        kind = kinds.get(profile.kind) if profile and profile.kind else None
        return kinds.get(kind.there(profile.jurisdiction)) if kind and profile else None


def _dates(data: dict[str, Any]) -> RequestFile | None:
    """The request as far as time runs by it; None where it does not say when it arrived."""
    received = read_date(str(data.get("received")))
    if received is None:
        return None
    extended, allowed = data.get("extension"), data.get("time-allowed")
    return RequestFile(
        reference="",
        received=received,
        clarified=read_date(str(data.get("clarified"))),
        applicant="",
        subject="",
        request="",
        decisions=[],
        extension=_extension(extended) if isinstance(extended, dict) else None,
        time_allowed=_allowed(allowed) if isinstance(allowed, dict) else None,
    )


def _extension(given: dict[str, Any]) -> Extension | None:
    dated, until = read_date(str(given.get("dated"))), read_date(str(given.get("decide-by")))
    return Extension(dated=dated, decide_by=until) if dated and until else None


def _allowed(given: dict[str, Any]) -> TimeAllowed | None:
    because = given.get("because")
    until = read_date(str(given.get("until")))
    if because == "archive":
        return TimeAllowed(because="archive")
    if because in ("operations", "abroad") and until:
        return TimeAllowed(because=because, until=until)
    return None
