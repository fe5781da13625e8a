"""Whether the styles of a library say what is owed, tried on every specimen; whose fault it is if one does not."""

from collections.abc import Iterator

from msgspec.structs import replace

from s17gen.case import Case
from s17gen.check.faults import as_findings
from s17gen.check.kinds import LIBRARY
from s17gen.check.specimens import Letter, Specimen, case_of, letters, specimens
from s17gen.compose import SECTIONS
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.findings import Fault, Finding, Path
from s17gen.law import StatementsFile
from s17gen.library import REGIME, Library
from s17gen.nearest import did_you_mean
from s17gen.proof import UNSAID, prove
from s17gen.styles import Style


def unsaid(library: Library) -> Iterator[Finding]:
    """A finding for each duty that letters would not say, once for each style or statement that is to blame.

    What keeps a letter from being written is found too. Raises `LibraryError` where no case can be made.
    """
    cases = [(each, case_of(each, library)) for each in specimens()]
    told: set[Finding] = set()
    for name in library.style_ids():
        if library.style(name) is None:
            continue  # a file whose name is no style's, which nothing reads
        [*_, (document, style)] = library.each(f"styles/{name}.yaml", Style)
        unknown = [document.finding(each) for each in _unknown_kinds(style, library)]
        yield from unknown
        for each in cases if not unknown else ():
            for found in _of_specimen(library, document, style, *each):
                first = replace(found, message="", hint="")
                if first not in told:
                    told.add(first)
                    yield found


def _unknown_kinds(style: Style, library: Library) -> Iterator[Fault]:
    """Kinds of section that nothing writes."""
    for index, section in enumerate(style.sections):
        statement = section.kind.startswith("standing.") and library.has_statement(section.kind)
        if section.kind not in SECTIONS and not statement:
            known = [*SECTIONS, *(each for each in library.statement_ids() if each.startswith("standing."))]
            hint = did_you_mean(section.kind, known) or f"the kinds are {', '.join(known)}"
            yield Fault(LIBRARY, ("sections", index, "kind"), f"there is no kind of section `{section.kind}`", hint)


def _of_specimen(
    library: Library, document: Document, style: Style, specimen: Specimen, case: Case
) -> Iterator[Finding]:
    """What the letters of one specimen would not say, or why they cannot be written."""
    try:
        for letter in letters(library, [style], [(specimen, case)]):
            for fault in prove(letter.case, letter.notice, {}):
                if fault.kind.id == UNSAID.id:
                    yield _blamed(library, document, letter, fault)
    except LibraryError as error:
        yield from as_findings(error, document.name)


def _blamed(library: Library, style: Document, letter: Letter, fault: Fault) -> Finding:
    """The finding, at the statement that no longer says it, or else at the style that has no section for it."""
    [duty] = [each for each in library.regime().duties if each.id == fault.kind.duty]
    reworded = _reworded(library, duty.id)
    if reworded:
        document, path, name = reworded
        message = f"`{name}` takes the place of a statement that says {duty.says}, and does not say that it does"
        hint = f"repeat the duty `{duty.id}` under `duties:`, and say it in the text"
        found = document.finding(Fault(fault.kind, path, message, hint))
    else:
        found = style.finding(Fault(fault.kind, (), f"{fault.message}; for example {letter.name}", fault.hint))
    return replace(found, law=tuple(duty.authority))


def _reworded(library: Library, duty: str) -> tuple[Document, Path, str] | None:
    """The statement of a layer that took the place of one with this duty, and has it no longer."""
    saying: set[str] = set()
    found = None
    for document, file in library.each(f"{REGIME}/statements.yaml", StatementsFile):
        for index, each in enumerate(file.statements):
            if duty in each.duties:
                saying.add(each.id)
            elif each.id in saying:
                found = found or (document, ("statements", index), each.id)
    return found
