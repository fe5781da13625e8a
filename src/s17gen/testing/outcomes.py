"""What becomes of a request: its letter, and what is found in it."""

import datetime
import json
from typing import Any, TypeAlias

from s17gen.document import Document
from s17gen.findings import Finding, Path
from s17gen.library import Library
from s17gen.notice import Audience
from s17gen.pipeline import Outcome, Settings, run
from s17gen.render import Renderer
from s17gen.source import load

TODAY = datetime.date(2026, 11, 9)

Request: TypeAlias = str | dict[str, Any]  # YAML text, or the data that it would hold


def outcome(
    request: Request,
    *,
    name: str = "request.yaml",
    draft: bool = False,
    library: Library | None = None,
    formats: tuple[str, ...] = ("md",),
    audience: Audience = "applicant",
    style: str | None = None,
) -> Outcome:
    """What becomes of a request, given as YAML text or as data, on 9 November 2026.

    `.text` is the letter in the first of `formats`, None where errors stop it; `.findings` is all that was found.
    A profile that the request names is looked for beside `name`. Raises `LibraryError` where the library is unusable.
    """
    return _run(_loaded(request, name), library, tuple(map(Renderer, formats)), draft, audience, style)


def found(
    request: Request, *, name: str = "request.yaml", library: Library | None = None
) -> list[tuple[str, int, str]]:
    """The findings of a request, notes left out: id, line, message. Those in a profile's file come with its lines."""
    findings = outcome(request, name=name, library=library).findings
    return [(each.kind.id, each.place.line, each.message) for each in findings if each.severity != "note"]


def found_at(
    request: Request, *, name: str = "request.yaml", library: Library | None = None, audience: Audience = "applicant"
) -> list[tuple[str, str, str]]:
    """The findings of a request, notes left out: id, path, message.

    A path has its steps joined by dots and counts lists from 0: `decisions.0.claims.0.cite`; it is empty for the file
    as a whole, and for what stands in another file. Unlike a line, it does not change when a line is put in above.
    """
    document, findings = _loaded(request, name)
    done = _run((document, findings), library, (), False, audience, None)
    paths = _paths(document)
    return [
        (each.kind.id, ".".join(map(str, _path(each, document, paths))), each.message)
        for each in done.findings
        if each.severity != "note"
    ]


def _run(
    loaded: tuple[Document, list[Finding]],
    library: Library | None,
    renderers: tuple[Renderer, ...],
    draft: bool,
    audience: Audience,
    style: str | None,
) -> Outcome:
    settings = Settings(library or Library(), renderers, today=TODAY, draft=draft, audience=audience, style=style)
    return next(run([loaded], settings))


def _loaded(request: Request, name: str) -> tuple[Document, list[Finding]]:
    """The request as a file of that name would be read; data is written as JSON, a line for each element."""
    text = request if isinstance(request, str) else json.dumps(request, ensure_ascii=False, indent=0)
    return load(name, text.encode("utf-8", "surrogatepass"))


def _paths(document: Document) -> dict[tuple[int, int], Path]:
    """The path of the element at each place; of two that begin at one place, the outer."""
    paths: dict[tuple[int, int], Path] = {}
    for table in (document.values, document.keys):
        for path, (line, column) in table.items():
            paths.setdefault((line + 1, column + 1), path)
    return paths


def _path(finding: Finding, document: Document, paths: dict[tuple[int, int], Path]) -> Path:
    place = finding.place
    return paths.get((place.line, place.column), ()) if place.file == document.name else ()
