"""Runs requests through the whole house, one or many; writes nothing and knows nothing of the command line."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from s17gen.authority import Shelf, Unusable, find_profile
from s17gen.bind import bind
from s17gen.case import Case
from s17gen.compose import compose, left_out
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.findings import Fault, Finding, Kind, has_error, ordered
from s17gen.forms import fields
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.notice import Audience, Notice
from s17gen.profile import Profile
from s17gen.proof import prove
from s17gen.render import Renderer
from s17gen.resolve import NAMES, resolve
from s17gen.rules import judge
from s17gen.styles import Style
from s17gen.wire import RequestFile

UNKNOWN_STYLE = Kind(
    "S17-604",
    "a house style that the library does not have",
    todo="Name a style that the library has, under `style:` or with `--style`.",
)

UNPRINTED = Kind(
    "S17-905",
    "a style that leaves out what the file says",
    "warning",
    todo="Add to the style the kind of section that prints it, choose another style, or take it out of the file.",
)
ENDLESS = Kind(
    "S17-904",
    "a letter longer than any notice is",
    todo="Shorten what the file says, and look for wording in a layer that repeats itself.",
)

NO_REQUEST = Kind(
    "S17-019",
    "a file that is no request",
    todo="Name the file that has the request in it; `s17gen check` says what each file of a folder is.",
)

KINDS = (UNKNOWN_STYLE, UNPRINTED, ENDLESS, NO_REQUEST)

MAX_LETTER = 2**23  # characters: a layer's wording, repeated, must not make a letter without end
DEFAULT_STYLE = "police"  # where nobody names one, nor says what kind of authority it is
FILE_NOTE = "file-note"  # the style of what is kept where no letter is owed


class Settings(Struct, frozen=True):
    """What a whole run shares. `date` and `style` override every request's own; `today` dates those that have none.

    `audience` is who will read the letters: for another than the applicants alone, they leave out who asked.
    `profiles` is a folder of profiles that requests may name, `usual_style` the style where neither request nor profile
    names one, in place of its kind's. With `loaded`, requests find those profiles alone. `seen` are the profiles read
    so far: each file is read once a run.
    """

    library: Library
    renderers: tuple[Renderer, ...]
    today: datetime.date
    date: datetime.date | None = None
    authority: Profile | Unusable | None = None
    draft: bool = False
    audience: Audience = "applicant"
    style: str | None = None
    profiles: str | None = None
    usual_style: str | None = None
    loaded: Mapping[str, Profile] | None = None
    seen: dict[str, tuple[Profile | None, list[Finding]]] = {}


class Outcome(Struct, frozen=True):
    """What became of one request: its findings, and its letter in each format, by extension, if there is one.

    `style` is the house style by its id, empty where none was looked up.
    `readable` is False where the file is no YAML that could be a request; `letters` is empty where errors stop
    the letter.
    """

    name: str
    findings: tuple[Finding, ...]
    readable: bool = True
    case: Case | None = None
    notice: Notice | None = None
    letters: dict[str, str] = {}
    style: str = ""

    @property
    def text(self) -> str | None:
        """The letter in the first of the formats."""
        return next(iter(self.letters.values()), None)


def run(files: Iterable[tuple[Document, list[Finding]]], settings: Settings) -> Iterator[Outcome]:
    """One Outcome for each file, in order. A bad request never stops the ones after it."""
    for document, findings in files:
        yield _run_one(document, findings, settings)


def _run_one(document: Document, findings: list[Finding], settings: Settings) -> Outcome:
    if has_error(findings):
        return Outcome(document.name, ordered(findings), readable=False)
    request, faults = bind(document, RequestFile)
    if request is None:
        wrong = _of_a_profile(document) or [*faults, *_unknown_names(document, faults, settings)]
        return Outcome(document.name, ordered([*findings, *wrong]))
    shelf = Shelf(document.folder, settings.profiles, settings.loaded, settings.seen)
    authority, about_authority = find_profile(request, document, shelf, settings.authority)
    dated = settings.date or request.dated or settings.today
    case, unknown = resolve(request, settings.library, authority, dated)
    style, no_style = _style(request, authority, settings, case)
    about_case = [*unknown, *no_style, *judge(case), *_hidden(case, settings.audience), *_misplaced(case, document)]
    found = findings + about_authority + [document.finding(each) for each in about_case]
    found = [_cited(each, case) for each in found]
    answered = _accepted(found, request, document)
    if style is None or (has_error(answered) and not settings.draft):
        return Outcome(document.name, ordered(answered), case=case)
    outcome = _letters(document, case, style, found, settings)  # which may find more that somebody answers for
    return replace(outcome, findings=ordered(_accepted([*outcome.findings], request, document)))


def meaning(document: Document, settings: Settings) -> Case | None:
    """What a sound file means, neither judged nor worded; None where it does not bind."""
    request, _ = bind(document, RequestFile)
    if request is None:
        return None
    shelf = Shelf(document.folder, settings.profiles, settings.loaded, settings.seen)
    authority, _ = find_profile(request, document, shelf, settings.authority)
    case, _ = resolve(request, settings.library, authority, settings.date or request.dated or settings.today)
    return case


def _cited(finding: Finding, case: Case) -> Finding:
    """The finding with the regime's authority for the duty that it is about, if it is about one."""
    duties = [duty for duty in case.regime.duties if duty.id == finding.kind.duty and not finding.law]
    return replace(finding, law=tuple(duties[0].authority)) if duties else finding


def _accepted(found: list[Finding], request: RequestFile, document: Document) -> list[Finding]:
    if not request.accept:
        return found
    from s17gen.acceptance import accept, refused  # few files accept anything

    return accept(found, request.accept) + [document.finding(each) for each in refused(found, request.accept)]


def _letters(document: Document, case: Case, style: Style, found: list[Finding], settings: Settings) -> Outcome:
    """The letter in every format, unless it does not say what it owes or says what it must not."""
    library, audience = settings.library, settings.audience
    public = audience != "applicant"
    notice = compose(_published(case, library) if public else case, library, style, settings.draft, audience)
    faults = [_unprinted(style, key) for key in left_out(case, style)] if case.writes() else []
    faults += list(prove(case, notice, {each.name: each.render for each in settings.renderers}))
    letters = {each.extension: each.render(notice) for each in settings.renderers}
    faults += [_endless(extension, text) for extension, text in letters.items() if len(text) > MAX_LETTER]
    faults += _survivors(case, notice, letters, document, library) if public else []
    unproved = [_cited(document.finding(each), case) for each in faults]
    kept = {} if has_error(unproved) else letters
    return Outcome(document.name, ordered(found + unproved), case=case, notice=notice, letters=kept, style=style.id)


def _unprinted(style: Style, key: str) -> Fault:
    message = f"the file has `{key}`, which no section of the style `{style.id}` prints"
    return Fault(UNPRINTED, (), message, "add the kind of section that prints it to the style, or choose another style")


def _endless(extension: str, text: str) -> Fault:
    message = f"the letter as {extension} has {len(text):,} characters; {MAX_LETTER:,} is the most"
    return Fault(ENDLESS, (), message, "shorten what the file says, or look for wording in a layer that repeats itself")


# Letters that everyone can read are rare, so what they need is imported only for them.


def _hidden(case: Case, audience: Audience) -> list[Fault]:
    """What others should not read, and what a public request site would hide, so that the applicant could not."""
    if audience == "applicant":
        return []
    from s17gen.rules import portal, public

    return judge(case, (*public.RULES, *(portal.RULES if audience == "portal" else ())))


def _misplaced(case: Case, document: Document) -> list[Fault]:
    if not case.hide and not case.keep:
        return []
    from s17gen.publication import misplaced

    return list(misplaced(case, document.data))


def _published(case: Case, library: Library) -> Case:
    from s17gen.publication import publish

    return publish(case, library)


def _survivors(
    case: Case, notice: Notice, letters: dict[str, str], document: Document, library: Library
) -> list[Fault]:
    from s17gen.publication import survivors

    return list(survivors(case, notice, letters, document.data, library))


def _of_a_profile(document: Document) -> list[Finding]:
    """One finding in place of a dozen, where what should be a request is the profile of an authority."""
    keys = set(document.data) if isinstance(document.data, dict) else set()
    if "name" not in keys or keys & {key for key, (_, needed) in fields(RequestFile).items() if needed}:
        return []
    hint = "name the request file; its `authority:` leads to the profile"
    fault = Fault(NO_REQUEST, (), "this is the profile of an authority, not a request", hint)
    return [document.finding(fault)] if 2 * len(keys & set(fields(Profile))) > len(keys) else []


def _unknown_names(document: Document, faults: list[Finding], settings: Settings) -> Iterator[Finding]:
    """What else is wrong with a file that cannot be bound: the provisions, blocks and topics that it names.

    Rules would judge what stands in for the faults, so none is asked; nor is a place named twice.
    """
    from s17gen.mend import bind_mended  # most files bind

    request = bind_mended(document, RequestFile)
    if request is None:
        return
    case, unknown = resolve(request, settings.library, None, settings.date or settings.today)
    named = {finding.place for finding in faults}
    for fault in unknown:
        finding = _cited(document.finding(fault), case)
        if fault.kind in NAMES and document.has(fault.path) and finding.place not in named:
            yield finding


def _style(
    request: RequestFile, authority: Profile | None, settings: Settings, case: Case
) -> tuple[Style | None, list[Fault]]:
    """The style of the letter: the run's, the request's, the authority's, the usual one, that of the kind of authority.

    Where no letter is written it is a file note's.
    """
    library = settings.library
    if not case.writes():
        return library.style(FILE_NOTE), []
    named = settings.style or request.style or (authority.style if authority else None) or settings.usual_style
    name = named or style_of_kind(authority.kind if authority else None, library) or DEFAULT_STYLE
    style = library.style(name) if name != FILE_NOTE else None
    if style is not None:
        return style, []
    path = ("style",) if request.style else ("authority",)
    message, hint = _no_style(name, library)
    whose = f", which is usual of the kind `{authority.kind}`" if authority and authority.kind and not named else ""
    return None, [Fault(UNKNOWN_STYLE, path, f"{message}{whose}", hint)]


def style_of_kind(name: str | None, library: Library) -> str | None:
    """The style that the library has for a kind of authority as a profile names it, wherever in the Kingdom it is."""
    kind = library.authority_kinds().get(name) if name else None
    return kind.style if kind else None


def check_style(name: str | None, library: Library, origin: str = "") -> str | None:
    """The style that a whole run is to have, if it is one that a letter can have. Raises `UsageError`."""
    if name and (name == FILE_NOTE or library.style(name) is None):
        message, hint = _no_style(name, library)
        raise UsageError(f"{message}{origin}", hint)
    return name


def _no_style(name: str, library: Library) -> tuple[str, str]:
    """What to say of a house style that letters cannot have, and what to do."""
    known = [each for each in library.style_ids() if each != FILE_NOTE]
    hint = did_you_mean(name, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
    return f"there is no house style `{name}`", hint
