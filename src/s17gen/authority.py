"""The authority's profile: in the request itself, in a file beside it or in the project, or the one for the whole run.

What the profile only names is settled here: who signs, what is in the file of the logo, the digits of the colours.
"""

import os
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from s17gen.bind import bind
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.file_kinds import UNREADABLE
from s17gen.files import is_there, read_file
from s17gen.findings import Fault, Finding, Kind, Path, has_error
from s17gen.nearest import did_you_mean
from s17gen.profile import Colours, Holiday, Logo, Profile, Signature
from s17gen.visible import fold
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
NO_SIGNATORY = Kind(
    "S17-619",
    "a signatory that the profile does not have",
    todo="Correct `signed-by:` to a name that the profile has under `signatories:`, or leave it out.",
)
NO_COLOUR = Kind(
    "S17-620",
    "a colour that is none",
    todo="Write the colour as six digits, in quotes if it begins with `#`, as in `1d3557`.",
)
PALE = Kind(
    "S17-621",
    "a colour that many people cannot read on white",
    todo="Take the shade that the hint gives, or a darker one: words need a contrast of 4.5 to 1.",
)
NO_LOGO = Kind(
    "S17-622",
    "a logo that a letter cannot carry",
    todo="Put a PNG or a JPEG of the logo beside the profile, no larger than the message says.",
)
AT_ODDS = Kind(
    "S17-624",
    "particulars of a profile that do not go together",
    todo="Keep one of what the message names, or add what it misses.",
)

KINDS = (NO_AUTHORITY, NO_PROFILE, NO_SIGNATORY, NO_COLOUR, PALE, NO_LOGO, AT_ODDS)

_ENDING = ".yaml"


class Unusable(Struct, frozen=True):
    """Why there is no profile for requests that name none, although one was named for them."""

    message: str
    findings: tuple[Finding, ...]


class Shelf(Struct, frozen=True):
    """Where a request finds the profile that it names.

    A file's path is relative to `folder`, the request's own; a name may also be one in the folder `profiles`. Where
    `loaded` is given, the profiles are those, by what requests call them, and no file is read. `seen` has the profiles
    that were read for earlier requests, by file.
    """

    folder: str
    profiles: str | None = None
    loaded: Mapping[str, Profile] | None = None
    seen: dict[str, tuple[Profile | None, list[Finding]]] = {}


def find_profile(
    request: RequestFile, document: Document, shelf: Shelf, default: Profile | Unusable | None
) -> tuple[Profile | None, list[Finding]]:
    """The profile that a request names, or the default, with whom signs this letter as its `signature`."""
    profile, findings = _named(request, document, shelf, default)
    if profile is None:
        return None, findings
    signed, faults = _signed(profile, request.signed_by)
    return signed, findings + [document.finding(each) for each in faults]


def read_profile(path: str) -> tuple[Profile | None, list[Finding]]:
    """Read a profile from a file."""
    document, findings = read_file(path)
    return (None, findings) if has_error(findings) else bind_profile(document, findings)


def bind_profile(document: Document, findings: list[Finding]) -> tuple[Profile | None, list[Finding]]:
    """The profile in a file that was read, settled, with everything wrong with it besides `findings`."""
    profile, faults = bind(document, Profile)
    if profile is None:
        return None, findings + faults
    settled, unfit = settle(profile, os.path.dirname(document.name))
    return settled, findings + faults + [document.finding(each) for each in unfit]


def load_profile(path: str, origin: str = "") -> Profile:
    """The profile in a file. Raises `LibraryError` where it is unsound; `origin` ends the message."""
    found = profile_or_why_not(path, origin)
    if isinstance(found, Unusable):
        raise LibraryError(found.message, found.findings)
    return found


def profile_or_why_not(path: str, origin: str = "") -> Profile | Unusable:
    """The profile in a file, or why it cannot be used, so that only what needs it is stopped."""
    found, findings = read_profile(path)
    if found is None or has_error(findings):
        return Unusable(f"the profile {path} cannot be used{origin}", tuple(findings))
    return found


def settle(profile: Profile, folder: str | None, path: Path = ()) -> tuple[Profile, list[Fault]]:
    """The profile without what is unfit of it, its logo read from `folder`, and a fault for all that is unfit.

    No logo is read where `folder` is None.

    The first of several signatories is its `signature` until a request names another.

    `path` is where the profile stands in its document.
    """
    faults = [*_holidays(profile.holidays), *_at_odds(profile)]
    colours, logo = profile.colours, profile.logo
    if colours:
        colours, pale = _colours(colours)
        faults += pale
    if logo:
        logo, unfit = _embedded(logo, folder)
        faults += unfit
    faults = [replace(each, path=(*path, *each.path)) for each in faults]
    if not (colours or profile.logo or profile.signatories):
        return profile, faults
    signature = profile.signature or next(iter(profile.signatories), None)
    return replace(profile, colours=colours, logo=logo, signature=signature), faults


def _named(
    request: RequestFile, document: Document, shelf: Shelf, default: Profile | Unusable | None
) -> tuple[Profile | None, list[Finding]]:
    named = request.authority
    if named is None:
        return _usual(document, default)
    if isinstance(named, Profile):
        profile, faults = settle(named, None if shelf.loaded is not None else shelf.folder, ("authority",))
        return profile, [document.finding(each) for each in faults]
    name = named.strip()
    if shelf.loaded is not None:
        return (shelf.loaded[name], []) if name in shelf.loaded else (None, [_not_loaded(document, name, shelf.loaded)])
    path = place_of(name, shelf.folder, shelf.profiles)
    if path not in shelf.seen:
        shelf.seen[path] = read_profile(path)
    found, findings = shelf.seen[path]
    if found is None and any(each.kind is UNREADABLE for each in findings):
        message = f"the profile `{name}` cannot be read: {findings[0].message}"
        return None, [document.finding(Fault(NO_PROFILE, ("authority",), message, _where(name, shelf)))]
    return found, findings


def _usual(document: Document, default: Profile | Unusable | None) -> tuple[Profile | None, list[Finding]]:
    """The profile of a request that names none."""
    if isinstance(default, Unusable):
        hint = "mend it, or name another under `authority:`"
        return None, [*default.findings, document.finding(Fault(NO_PROFILE, (), default.message, hint))]
    return default, [] if default else [_nobody(document)]


def _where(name: str, shelf: Shelf) -> str:
    """Where the profile is to be found that a request names, and which one is meant perhaps."""
    hint = "give the path of the profile from the request's own folder"
    if shelf.profiles is None:
        return hint
    try:
        held = [each.removesuffix(_ENDING) for each in sorted(os.listdir(shelf.profiles)) if each.endswith(_ENDING)]
    except (OSError, ValueError):
        held = []
    near = did_you_mean(name.removesuffix(_ENDING), held)
    return " ".join(each for each in (near, f"{hint}, or its name in {shelf.profiles}") if each)


def _not_loaded(document: Document, name: str, loaded: Mapping[str, Profile]) -> Finding:
    known = f"those given are {', '.join(f'`{each}`' for each in loaded)}" if loaded else "none was given"
    hint = did_you_mean(name, list(loaded)) or f"give it with the others, or leave `authority:` out; {known}"
    fault = Fault(NO_PROFILE, ("authority",), f"the profile `{name}` is not among those given", hint)
    return document.finding(fault)


def place_of(name: str, folder: str, profiles: str | None) -> str:
    """The file of the profile that is called so: in `folder`, or else in the folder `profiles`, if it is there."""
    path = os.path.join(folder, name)
    if profiles is None or _is_there(path):
        return path
    inner = os.path.join(profiles, name)
    return next((each for each in (inner, inner + _ENDING) if _is_there(each)), path)


def _is_there(path: str) -> bool:
    """Whether there is such a file; a folder of requests is often called like the authority that they were made to."""
    return is_there(path) and not os.path.isdir(path)


def _nobody(document: Document) -> Finding:
    hint = "add `authority:`, the file with the authority's profile, or give one with `--authority`"
    message = "the file does not say which authority the letter is from"
    return document.finding(Fault(NO_AUTHORITY, ("authority",), message, hint))


# What is settled.


def _signed(profile: Profile, name: str | None) -> tuple[Profile, list[Fault]]:
    """The profile with the one of that name or id as its `signature`."""
    if name is None:
        return profile, []
    known = profile.signatories or ([profile.signature] if profile.signature else [])
    wanted = fold(name).casefold()
    for each in known:
        if wanted in _names(each):
            return replace(profile, signature=each), []
    names = [each.id or each.name for each in known]
    listed = f"the profile has {', '.join(f'`{each}`' for each in names)}" if names else "the profile names nobody"
    fault = Fault(NO_SIGNATORY, ("signed-by",), f"`{name}` may not sign", did_you_mean(name, names) or listed)
    return profile, [fault]


def _names(signature: Signature) -> set[str]:
    return {fold(each).casefold() for each in (signature.name, signature.id or signature.name)}


def _colours(colours: Colours) -> tuple[Colours, list[Fault]]:
    """The colours as six digits each, without those that are none or too pale, and a fault for each of these."""
    from s17gen.contrast import ENOUGH, contrast, digits, meant, readable

    found: dict[str, str | None] = {"accent": colours.accent, "heading": colours.heading}
    faults = []
    for name, text in found.items():
        if text is None:
            continue
        colour, path = digits(text), ("colours", name)
        if not colour:
            hint = f"write it as six digits: `{meant(text)}`" if meant(text) else "write six digits, such as `1d3557`"
            faults.append(Fault(NO_COLOUR, path, f"`{text}` is not a colour", hint))
        elif contrast(colour) < ENOUGH:
            ratio = int(contrast(colour) * 100) / 100  # never rounded up to what would do
            message = f"`{text}` on white has a contrast of {ratio} to 1, and words need {ENOUGH} to 1"
            faults.append(Fault(PALE, path, message, f"the nearest shade that can be read is `{readable(colour)}`"))
            colour = ""
        found[name] = colour or None
    return Colours(**found), faults


def _embedded(logo: Logo, folder: str | None) -> tuple[Logo | None, list[Fault]]:
    if folder is None:
        message = f"the logo `{logo.file}` cannot be put in a letter: no file is read here"
        return None, [Fault(NO_LOGO, ("logo", "file"), message, "load the profile from a file that stands beside it")]
    from s17gen.logo import LogoError, embedded  # few profiles have one

    try:
        return embedded(logo, folder), []
    except LogoError as error:
        message = f"the logo `{logo.file}` cannot be put in a letter: {error.why}"
        return None, [Fault(NO_LOGO, ("logo", "file"), message, error.hint)]


# What does not go together.


def _holidays(holidays: list[Holiday]) -> Iterator[Fault]:
    if holidays:
        from s17gen.proclaimed import unfit  # few profiles have any

        yield from unfit(holidays)


def _at_odds(profile: Profile) -> Iterator[Fault]:
    if profile.signature and profile.signatories:
        message = "both `signature` and `signatories` say who signs"
        yield Fault(AT_ODDS, ("signature",), message, "put `signature` first in the list of `signatories`")
    told: set[str] = set()
    for index, each in enumerate(profile.signatories):
        if told & _names(each):
            hint = "give one of them another `id:`"
            yield Fault(AT_ODDS, ("signatories", index), f"two signatories are called `{each.id or each.name}`", hint)
        told |= _names(each)
    contacts = profile.regulator
    if contacts and not (contacts.address or contacts.web or contacts.telephone):
        message = "`regulator` says when it was checked, but not what"
        yield Fault(AT_ODDS, ("regulator",), message, "add `address:`, `web:` or `telephone:`")
    days: list[Holiday] = []
    for index, day in enumerate(profile.holidays):
        if any(day.date == other.date for other in days):
            yield Fault(AT_ODDS, ("holidays", index), f"{day.date} is listed twice", "keep one of them")
        days.append(day)
