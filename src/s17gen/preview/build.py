"""A preview of one request: run through the house as a letter, or as a draft where errors stop that."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from s17gen.case import Case
from s17gen.document import Document
from s17gen.errors import LibraryError, S17genError
from s17gen.findings import Finding, ordered
from s17gen.links import links
from s17gen.notice import Notice
from s17gen.pipeline import ENDLESS, FILE_NOTE, Outcome, Settings, run
from s17gen.preview.dates import dates
from s17gen.preview.found import shown
from s17gen.preview.letter import letter
from s17gen.preview.owed import groups
from s17gen.preview.page import Beside, Page
from s17gen.preview.parts import asked
from s17gen.preview.pulled import pulled, versions
from s17gen.preview.spots import Spots
from s17gen.report.words import line, name, summary


class Preview(Struct, frozen=True):
    """A page, and how the letter on it stands, in a few words for a terminal; what stops it stands on a second line."""

    page: Page
    said: str


def preview(document: Document, findings: list[Finding], settings: Settings, folders: Sequence[str]) -> Preview:
    """The page about a request that was read; `folders` have frames before the shipped ones.

    Raises `LibraryError` where the library is unusable, `TemplateError` where a frame is.
    """
    outcome = _run(document, findings, settings)
    case, notice = outcome.case, outcome.notice
    spots = Spots(notice, case.regime.duties if case else ())
    urls = links(settings.library, [each.kind for each in outcome.findings])
    beside = _beside(document, case, notice, settings, spots, urls) if case else None
    found, more = shown(outcome.findings, document, spots, urls)
    page = Page(
        file=name(document.name),
        state=_state(outcome),
        counts=_counts(outcome.findings),
        verdict=_verdict(outcome),
        found=found,
        more=more,
        letter=letter(notice, folders, spots.all()) if notice else None,
        beside=beside,
    )
    return Preview(page, _said(outcome))


def trouble(file: str, error: S17genError) -> Preview:
    """The page that says what stopped a preview: a fault of the library, of a template or of a profile."""
    document = Document(file, [])
    findings = error.findings if isinstance(error, LibraryError) else ()
    found, more = shown(findings, document, Spots(None, ()), {})
    hint = f" {_sentence(error.hint)}" if error.hint else ""
    verdict = f"{_sentence(error.message)}{hint}"
    page = Page(name(file), "stopped", "There is no letter to show.", verdict, found, more)
    return Preview(page, f"no letter\n  {_first(findings) or line(error.message)}")


def _run(document: Document, findings: list[Finding], settings: Settings) -> Outcome:
    """The letter or, where errors stop it, the draft; in either case with all that was found."""
    final = next(run([(document, findings)], settings))
    if final.letters or final.case is None:
        return final
    draft = next(run([(document, findings)], replace(settings, draft=True)))
    every = ordered([*final.findings, *draft.findings])
    endless = any(each.kind.id == ENDLESS.id for each in every)
    return replace(draft, findings=every, notice=None if endless else draft.notice)


def _beside(
    document: Document,
    case: Case,
    notice: Notice | None,
    settings: Settings,
    spots: Spots,
    urls: Mapping[str, str],
) -> Beside:
    duties, pieces = groups(case, spots, urls), pulled(document, case, notice)
    met = [each.state != "missing" for group in duties for each in group.duties]
    return Beside(
        reference=case.reference,
        dates=dates(case, settings.library, urls),
        asked=asked(case),
        groups=duties,
        duties=f"{sum(met)} of {len(met)}",
        unmet=not all(met),
        pieces=pieces,
        versions=versions(settings.library),
        count=str(sum(len(each.pieces) for each in pieces)),
    )


def _state(outcome: Outcome) -> str:
    if outcome.notice is None:
        return "stopped"
    return "draft" if outcome.notice.draft else "letter"


_STANDS = {
    "letter": "The letter can be written.",
    "draft": "Errors stop the letter. This is a draft: it shows what is missing, and must not be sent.",
    "stopped": "Errors stop the letter, and there is not enough for a draft.",
}
_SAID = {"letter": "a letter", "draft": "a draft", "stopped": "no letter"}


def _verdict(outcome: Outcome) -> str:
    if outcome.case is None:
        return "The file cannot be read as a request yet."
    if outcome.letters and outcome.style == FILE_NOTE:
        return "No letter is owed. This is the note for the file."
    return _STANDS[_state(outcome)]


def _counts(findings: Sequence[Finding]) -> str:
    return _sentence(summary(findings) or "nothing found")


def _said(outcome: Outcome) -> str:
    first = _first(outcome.findings) if _state(outcome) != "letter" else ""
    said = f"{summary(outcome.findings) or 'nothing found'}; {_SAID[_state(outcome)]}"
    return f"{said}\n  {first}" if first else said


def _first(findings: Sequence[Finding]) -> str:
    """The first error and its place, on one line."""
    found = next((each for each in findings if each.severity == "error" and not each.accepted), None)
    return f"{name(found.place.file)}:{found.place.line}: {line(found.message)}" if found else ""


def _sentence(text: str) -> str:
    """Words of a message as a sentence of their own."""
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
