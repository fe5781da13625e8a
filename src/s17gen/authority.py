"""The authority's profile: in the request itself, in a file beside it, or the one given for the whole run."""

import os

from s17gen.bind import bind
from s17gen.document import Document
from s17gen.file_kinds import UNREADABLE
from s17gen.files import read_file
from s17gen.findings import Fault, Finding, Kind, has_error
from s17gen.profile import Profile
from s17gen.wire import RequestFile

NO_AUTHORITY = Kind(
    "S17-601",
    "a letter from nobody",
    duty="refusal",
    todo="Name the authority's profile under `authority:`, or give one with `--authority`.",
)
NO_PROFILE = Kind(
    "S17-603",
    "the authority's profile cannot be read",
    todo="Check the name of the profile and its folder, and mend what is found wrong in it.",
)

KINDS = (NO_AUTHORITY, NO_PROFILE)


def find_profile(
    request: RequestFile, document: Document, folder: str, default: Profile | None
) -> tuple[Profile | None, list[Finding]]:
    """The profile that a request names, or the default. A file's path is relative to `folder`, the request's own."""
    named = request.authority
    if named is None:
        return default, [] if default else [_nobody(document)]
    if isinstance(named, Profile):
        return named, []
    path = os.path.join(folder, named.strip())
    profile, findings = read_profile(path)
    if profile is None and any(each.kind is UNREADABLE for each in findings):
        reason = findings[0].message
        hint = "give the path of the profile from the request's own folder"
        fault = Fault(NO_PROFILE, ("authority",), f"the profile `{named.strip()}` cannot be read: {reason}", hint)
        return None, [document.finding(fault)]
    return profile, findings


def read_profile(path: str) -> tuple[Profile | None, list[Finding]]:
    """Read a profile from a file."""
    document, findings = read_file(path)
    if has_error(findings):
        return None, findings
    profile, faults = bind(document, Profile)
    return profile, findings + faults


def _nobody(document: Document) -> Finding:
    hint = "add `authority:`, the file with the authority's profile, or give one with `--authority`"
    return document.finding(Fault(NO_AUTHORITY, (), "the file does not say which authority the letter is from", hint))
