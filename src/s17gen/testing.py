"""For tests of rules, blocks and wording: a request as text in, findings or a letter out."""

import datetime

from s17gen.library import Library
from s17gen.notice import Audience
from s17gen.pipeline import Outcome, Settings, run
from s17gen.render import Renderer
from s17gen.source import load

TODAY = datetime.date(2026, 11, 9)


def outcome(
    text: str,
    *,
    name: str = "request.yaml",
    draft: bool = False,
    library: Library | None = None,
    formats: tuple[str, ...] = ("md",),
    audience: Audience = "applicant",
    style: str | None = None,
) -> Outcome:
    """What becomes of a request given as YAML text, on 9 November 2026."""
    renderers = tuple(Renderer(each) for each in formats)
    settings = Settings(library or Library(), renderers, today=TODAY, draft=draft, audience=audience, style=style)
    return next(run([load(name, text.encode("utf-8"))], settings))


def found(text: str, *, name: str = "request.yaml", library: Library | None = None) -> list[tuple[str, int, str]]:
    """The findings of a request, notes left out: id, line, message."""
    findings = outcome(text, name=name, library=library).findings
    return [(each.kind.id, each.place.line, each.message) for each in findings if each.severity != "note"]
