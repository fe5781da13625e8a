"""Checks an authority's profile: whether it binds, and what the rules that look at the authority say of it."""

import datetime
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from s17gen.authority import AT_ODDS, bind_profile
from s17gen.check.kinds import TO_FILL
from s17gen.check.specimens import Specimen, specimens
from s17gen.document import Document
from s17gen.findings import Fault, Finding, Path, has_error
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.pipeline import FILE_NOTE, UNKNOWN_STYLE
from s17gen.profile import Profile
from s17gen.resolve import resolve
from s17gen.rules import judge
from s17gen.rules.leftovers import gaps

_GAPS = "S17-631"  # the rule that stops a letter with gaps; of the profile itself each gap is told at its own place
# Rules put a fault of the profile at the request's `authority:`; here is the key of the profile that it is about.
_KEYS: dict[str, Path] = {
    "S17-606": ("kind",),
    "S17-703": ("review", "window"),
    "S17-704": ("review", "answer"),
    "S17-705": ("review", "by"),
    "S17-706": ("regulator", "checked"),
    "S17-707": ("kind",),
}


def check_profile(document: Document, findings: list[Finding], library: Library, day: datetime.date) -> list[Finding]:
    """Everything wrong with a profile that was read, for letters of a day. Raises `LibraryError`.

    It is judged as the authority of every specimen: what a rule finds of it there it would find of its letters.
    """
    if has_error(findings):
        return findings
    profile, read = bind_profile(document, findings)
    if profile is None:
        return read
    found: dict[tuple[str, Path], Finding] = {}
    for fault in _faults(profile, library, day):
        path = fault.path[1:] or _KEYS.get(fault.kind.id, ())
        law = fault.kind.law or _of_duty(library, fault.kind.duty)
        place = document.finding(replace(fault, path=path))
        found.setdefault((fault.kind.id, path), replace(place, law=law))
    return [*read, *found.values(), *(document.finding(each) for each in _to_fill(profile))]


def _to_fill(profile: Profile) -> Iterator[Fault]:
    """A note for each gap: a new project has some, and is to check clean until somebody writes a letter with them."""
    for path, gap in gaps(profile).items():
        yield Fault(TO_FILL, path, f"`{gap}` has still to be filled in", "write what is true of you in its place")


def _faults(profile: Profile, library: Library, day: datetime.date) -> Iterator[Fault]:
    """What is said of a profile as the authority of every specimen, with paths that begin as a request's do."""
    known = [each for each in library.style_ids() if each != FILE_NOTE]
    if profile.style is not None and profile.style not in known:
        hint = did_you_mean(profile.style, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
        yield Fault(UNKNOWN_STYLE, ("authority", "style"), f"there is no house style `{profile.style}`", hint)
    if profile.regulator and profile.regulator.checked > day:
        message = f"the regulator's particulars were checked on {profile.regulator.checked}, which is still to come"
        yield Fault(AT_ODDS, ("authority", "regulator", "checked"), message, "give the day on which you looked them up")
    every = specimens()
    for specimen in every:
        yield from _of_specimen(specimen, profile, library, day)
    yield from _of_signatories(every, profile, library, day)


def _of_signatories(
    every: Sequence[Specimen], profile: Profile, library: Library, day: datetime.date
) -> Iterator[Fault]:
    """What is wrong with letters that another than the first of the signatories signs, at that signatory."""
    if len(profile.signatories) < 2:
        return
    refusal = next(each for each in every if each.request.review_of is None)
    known = {each.message for each in _of_specimen(refusal, profile, library, day)}
    for index, each in enumerate(profile.signatories[1:], 1):
        for fault in _of_specimen(refusal, replace(profile, signature=each), library, day):
            if fault.message not in known:
                yield replace(fault, path=("authority", "signatories", index))


def _of_specimen(specimen: Specimen, profile: Profile, library: Library, day: datetime.date) -> list[Fault]:
    """What is said of the authority of a specimen."""
    request = replace(specimen.request, authority=profile, style=None)
    case, unknown = resolve(request, library, profile, day)
    return [each for each in (*unknown, *judge(case)) if each.path[:1] == ("authority",) and each.kind.id != _GAPS]


def _of_duty(library: Library, duty: str) -> tuple[str, ...]:
    return tuple(law for each in library.regime().duties if each.id == duty for law in each.authority)
