"""Letters for other programs: requests in, letters and findings out, as values that travel between processes.

`check` and `render` are pure: the same arguments give the same result, on any machine with the same s17gen. They read
and write no file and ask no clock. Whatever is wrong with a request is a finding; what is wrong with a call is an
exception of `s17gen.errors`.
"""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import replace

from s17gen.authority import load_profile as load_authority
from s17gen.check.libraries import wholes
from s17gen.errors import UsageError
from s17gen.findings import Finding, Severity, has_error
from s17gen.library import opened
from s17gen.notice import Audience
from s17gen.pipeline import FILE_NOTE, Settings, check_style, run
from s17gen.profile import Profile
from s17gen.render import renderers
from s17gen.report.words import line
from s17gen.source import load

__all__ = [
    "Audience",
    "Format",
    "Found",
    "LoadedLibrary",
    "Profile",
    "Request",
    "Result",
    "Severity",
    "check",
    "load_authority",
    "load_library",
    "render",
]

Request: TypeAlias = str | bytes | Mapping[str, Any]
Format = Literal["md", "html", "txt", "large-print"]

_FORMATS: tuple[Format, ...] = get_args(Format)

_DATA = "a request as data is made of mappings, lists, texts, numbers, dates, true and false"
_ESCAPED = "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # what YAML takes for a line break, or not at all


class Found(Struct, frozen=True):
    """One finding, with the keys that a report as JSON has: `line` and `column` count from 1.

    `id` is that of its rule, `law` the authorities for it; `accepted_by` says by whom and why, where somebody answers
    for it.
    """

    id: str
    severity: Severity
    message: str
    file: str
    line: int
    column: int
    hint: str
    law: tuple[str, ...]
    accepted_by: str


class Result(Struct, frozen=True):
    """What became of one request: a small value that can be pickled, and written as JSON by `msgspec`.

    - `name`: what the call named the request.
    - `ok`: nothing stops the letter.
    - `readable`: the text is YAML, or the data a mapping, that could be a request.
    - `reference`: the request's own; empty where it cannot be told.
    - `findings`: everything that was found, notes too, in the order of the request.
    - `letters`: by format; empty where errors stop the letter, and after `check`. A draft has letters in spite of them.
    - `file_note`: no letter is owed. What stands under `letters` is a note for the file, and nothing to send.
    """

    name: str
    ok: bool
    readable: bool
    reference: str
    findings: tuple[Found, ...]
    letters: dict[Format, str] = {}
    file_note: bool = False


class LoadedLibrary:
    """The library and the templates that letters are made with, read whole; `load_library` makes one.

    It is pickled as the names of its folders. A process that unpickles it reads them, once for all that it is sent.
    """

    def __init__(self, layers: Sequence[str], templates: Sequence[str]) -> None:
        self._roots = (tuple(layers), tuple(templates))
        self._library = opened(layers)
        for each in wholes(self._library):
            each()
        self._renderers = dict(zip(_FORMATS, renderers(_FORMATS, templates), strict=True))
        for renderer in self._renderers.values():
            renderer.tree(f"letter.{renderer.name}.j2")

    def __reduce__(self) -> tuple[object, ...]:
        """What a pickle holds: the folders' names, and what reads them where they are not read yet."""
        return _read_once, self._roots


@cache
def _read_once(layers: tuple[str, ...], templates: tuple[str, ...]) -> LoadedLibrary:
    return LoadedLibrary(layers, templates)


def load_library(layers: Sequence[str] = (), *, templates: Sequence[str] = ()) -> LoadedLibrary:
    """Read the shipped library with these layers over it, and the frames of letters in these folders of templates.

    Raises `UsageError` for a folder that is none of these, `LibraryError` and `TemplateError` for what is unsound in
    one.
    """
    return LoadedLibrary(layers, templates)


def render(
    request: Request,
    library: LoadedLibrary,
    *,
    today: datetime.date,
    formats: Sequence[Format] | None = None,
    authority: Profile | None = None,
    authorities: Mapping[str, Profile] | None = None,
    date: datetime.date | None = None,
    style: str | None = None,
    audience: Audience = "applicant",
    draft: bool = False,
    name: str = "request",
) -> Result:
    """The letter of one request in each of these formats, and everything that was found.

    - `request`: YAML or JSON, as text or as UTF-8, or the data that it would hold: mappings, lists, texts, numbers,
      dates, true and false. Findings in data have the lines of `json.dumps(request, indent=2)`.
    - `today`: the date of a letter for which neither `date` nor the request has one.
    - `formats`: Markdown if none is named; for the portal plain text, which alone it can have.
    - `authority`: the profile for a request that names none; `authorities`: those that requests may name, each by what
      they call it.
    - `date`, `style`: in place of the request's own.
    - `audience`: for `publication` and `portal` the letter leaves out what tells who asked.
    - `draft`: a letter in spite of errors, marked as a draft, its gaps shown.
    - `name`: what findings call the request.

    Raises `UsageError` for an argument that cannot be used, `LibraryError` where the library turns out to be unsound.
    """
    common = _Common(today, authority, authorities, date, style, audience, name)
    return _made(request, library, _wanted(formats, audience), common, draft)


def check(
    request: Request,
    library: LoadedLibrary,
    *,
    today: datetime.date,
    authority: Profile | None = None,
    authorities: Mapping[str, Profile] | None = None,
    date: datetime.date | None = None,
    style: str | None = None,
    audience: Audience = "applicant",
    name: str = "request",
) -> Result:
    """Everything that is found when the letter is made in all of its formats; the letters themselves are left out.

    The arguments are those of `render`.
    """
    common = _Common(today, authority, authorities, date, style, audience, name)
    return replace(_made(request, library, _all(audience), common), letters={})


class _Common(Struct, frozen=True):
    """The arguments that `check` and `render` share."""

    today: datetime.date
    authority: Profile | None
    authorities: Mapping[str, Profile] | None
    date: datetime.date | None
    style: str | None
    audience: Audience
    name: str


def _made(
    request: Request, library: LoadedLibrary, formats: Sequence[Format], given: _Common, draft: bool = False
) -> Result:
    settings = Settings(
        library=library._library,
        renderers=tuple(library._renderers[each] for each in formats),
        today=given.today,
        date=given.date,
        authority=given.authority,
        draft=draft,
        audience=given.audience,
        style=check_style(given.style, library._library),
        loaded=given.authorities or {},
    )
    [outcome] = run([load(given.name, _raw(request))], settings)
    letters = {name: outcome.letters[library._renderers[name].extension] for name in formats if outcome.letters}
    return Result(
        name=given.name,
        ok=not has_error(outcome.findings),
        readable=outcome.readable,
        reference=outcome.case.reference if outcome.case else "",
        findings=tuple(map(_found, outcome.findings)),
        letters=letters,
        file_note=outcome.style == FILE_NOTE,
    )


def _found(finding: Finding) -> Found:
    place = finding.place
    return Found(
        id=finding.kind.id,
        severity=finding.severity,
        message=line(finding.message),
        file=place.file,
        line=place.line,
        column=place.column,
        hint=line(finding.hint),
        law=tuple(map(line, finding.law)),
        accepted_by=line(finding.accepted),
    )


# What a call may be made with.


def _all(audience: Audience) -> tuple[Format, ...]:
    """The formats that letters for an audience can have."""
    if audience not in get_args(Audience):
        raise UsageError(f"there is no audience `{audience}`", f"give one of {', '.join(get_args(Audience))}")
    return ("txt",) if audience == "portal" else _FORMATS


def _wanted(formats: Sequence[Format] | None, audience: Audience) -> tuple[Format, ...]:
    """The formats of a call, each once."""
    may = _all(audience)
    if isinstance(formats, str):
        raise UsageError(f"formats are a list, and `{formats}` is none", f"give `[{formats!r}]`")
    for each in formats or ():
        if each not in may:
            raise UsageError(f"there is no letter for the {audience} as `{each}`", f"give some of {', '.join(may)}")
    return tuple(dict.fromkeys(formats or may[:1]))


def _raw(request: Request) -> bytes:
    """The request as the bytes of a file; data is written as JSON, which is YAML too."""
    if isinstance(request, bytes):
        return request
    if isinstance(request, str):
        return request.encode("utf-8", "surrogatepass")
    try:
        text = json.dumps(_plain(request), ensure_ascii=False, indent=2)
    except RecursionError:
        raise UsageError("the request is nested too deep to be read as data", _DATA) from None
    return re.sub(_ESCAPED, lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8")


def _plain(data: object) -> object:
    """The data as JSON has it; nothing at all is an empty text, which is a finding, and not the word `null`."""
    if isinstance(data, Mapping):
        return {_key(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(each) for each in data]
    if isinstance(data, datetime.date):
        return data.isoformat()
    if data is None or isinstance(data, str | int | float):
        return "" if data is None else data
    raise UsageError(f"the request cannot be read as data: a {type(data).__name__} stands in it", _DATA)


def _key(key: object) -> str | int:
    if isinstance(key, str | int):
        return key
    raise UsageError(f"the request cannot be read as data: a {type(key).__name__} is a key in it", _DATA)
