"""Checks a folder of templates: every frame on whatever it prints, and that what is owed reaches each reader once."""

import os
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from s17gen.check.faults import as_findings
from s17gen.check.frames import Frame, blamed, frames, misnamed, within
from s17gen.check.indexes import indexes
from s17gen.check.kinds import HIDDEN, IDLE, NO_NAME, UNUSABLE
from s17gen.check.recognise import names
from s17gen.check.shapes import Shape, apart
from s17gen.check.specimens import case_of, letters, specimens
from s17gen.check.trials import Owed, Printer, Trial, Wrong, tried
from s17gen.compose import SECTIONS
from s17gen.errors import TemplateError
from s17gen.findings import Finding, Place
from s17gen.library import Library
from s17gen.proof import UNPRINTED
from s17gen.render import FORMATS, Renderer

_SHEETS = ("letter.css", "large-print.css", "log.css")  # which shipped frames include
_PREVIEW = ("preview.html.j2", "preview.css")  # a page of ours, which is not tried
_PRINT_EACH = "print every section of the notice once, and `notice | mark` under `if notice.draft`"


def shapes_of(library: Library) -> list[Shape]:
    """The shapes of the letters that a library's styles make of the specimens. Raises `LibraryError`."""
    styles = [style for name in library.style_ids() if (style := library.style(name))]
    cases = [(each, case_of(each, library)) for each in specimens()]
    return apart(letters(library, styles, cases))


def check_templates(folder: str, library: Library, shapes: Sequence[Shape]) -> Iterator[Finding]:
    """Everything wrong with a folder of templates, on indexes and on letters of these shapes, which styles make."""
    used: set[str] = set()
    told: set[Finding] = set()
    trials = (_letters(folder, library, shapes), indexes(folder))
    for trial in trials:
        for printer in trial.printers:
            for found in _format(printer, folder, trial, used):
                first = replace(found, message="") if found.kind.duty else found  # one frame may serve two formats
                if first not in told:
                    told.add(first)
                    yield found
    yield from _idle(folder, {each.frame for trial in trials for each in trial.printers}, used)


def _letters(folder: str, library: Library, shapes: Sequence[Shape]) -> Trial:
    owed = {each.id: Owed(f"the duty `{each.id}`: {each.says}", each) for each in library.regime().duties}
    draft = {"": Owed("the mark of a draft")}
    renderers = [Renderer(name, [folder]) for name in FORMATS]
    return Trial("letter", renderers, list(SECTIONS), shapes, owed | draft, _PRINT_EACH)


def _format(printer: Printer, folder: str, trial: Trial, used: set[str]) -> Iterator[Finding]:
    """What is wrong with the frame of one format, as far as this folder has a part in it. `used` gets its files."""
    try:
        made_of = frames(printer, printer.frame)
    except TemplateError as error:
        used |= {os.path.realpath(os.path.join(folder, name)) for name in names(folder)}  # nobody can tell which
        yield from as_findings(error, folder)
        return
    used |= {os.path.realpath(each.file) for each in made_of}
    own = [each for each in made_of if within(each.file, folder)]
    if own:
        names_wrong = list(misnamed(own, trial.kinds))
        yield from names_wrong
        for found in _proved(printer, own, trial):
            if found.kind.id != UNUSABLE.id or found.place not in [each.place for each in names_wrong]:
                yield found


def _proved(printer: Printer, own: Sequence[Frame], trial: Trial) -> Iterator[Finding]:
    """What a format's frame loses, repeats or hides, once for each thing owed; where it fails altogether, only that.

    `own` are the files of the folder that it is made of, one of which is to blame.
    """
    found: dict[tuple[str, str], list[tuple[Wrong, Shape]]] = {}
    moves: dict[str, None] = {}
    astray: dict[str, None] = {}
    for shape in trial.shapes:
        try:
            wrongs, looks = tried(printer, shape)
        except TemplateError as error:
            yield from as_findings(error, own[0].file)
            return
        for wrong in wrongs:
            found.setdefault((wrong.kind.id, wrong.owed), []).append((wrong, shape))
        moves |= dict.fromkeys(looks.moving)
        astray |= dict.fromkeys(looks.astray)
    for (_, name), cases in found.items():
        always = len({shape.name for _, shape in cases}) >= trial.owing(name)
        yield _finding(cases[0], trial, always, own)
    for each in moves:
        message = f"the {trial.noun} has {each}, so that nobody can tell what its readers will see"
        yield Finding(HIDDEN, message, blamed(own, "", each), f"take it out; a {trial.noun} fetches and runs nothing")
    for each in astray:
        message = f"a link leads to `#{each}`, and nothing in the {trial.noun} has that name"
        hint = f'give what it leads to `id="{each}"`, or take the link out'
        yield Finding(NO_NAME, message, blamed(own, ""), hint)


def _finding(case: tuple[Wrong, Shape], trial: Trial, always: bool, own: Sequence[Frame]) -> Finding:
    """The finding about something owed, at the line to look at."""
    wrong, shape = case
    place = blamed(own, wrong.section, wrong.how)
    owed = trial.owed[wrong.owed]
    how = f"; it is printed {wrong.how}" if wrong.how else ""
    where = "" if always else f"; not in every {trial.noun}, but for example in {shape.name}"
    message = f"{os.path.basename(place.file)} {wrong.what.format(owed.what)}{how}{where}"
    kind = replace(wrong.kind, duty=owed.duty.id) if owed.duty else wrong.kind
    law = tuple(owed.duty.authority) if owed.duty else wrong.kind.law
    hint = trial.hint if kind.id == UNPRINTED.id else "print it where every reader sees it"
    return Finding(kind, message, place, hint, law)


def _idle(folder: str, first: set[str], used: set[str]) -> Iterator[Finding]:
    """The frames and sheets of the folder that no format's frame has a use for."""
    for name in names(folder):
        path = os.path.join(folder, name)
        known = name in (*first, *_SHEETS, *_PREVIEW)
        if name.endswith((".j2", ".css")) and not known and os.path.realpath(path) not in used:
            hint = f"the frames are {', '.join(sorted(first))}, and what these include"
            yield Finding(IDLE, f"nothing reads {name}", Place(path, 1, 1), hint)
