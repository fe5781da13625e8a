"""Checks a folder of templates: every frame on every kind of letter, and that each duty reaches the reader once."""

import os
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from s17gen.check.faults import as_findings
from s17gen.check.frames import Frame, blamed, frames, misnamed, within
from s17gen.check.kinds import HIDDEN, IDLE, UNUSABLE
from s17gen.check.recognise import names
from s17gen.check.shapes import Shape, shapes
from s17gen.check.shown import Look, look
from s17gen.check.specimens import case_of, letters, specimens
from s17gen.compose import SECTIONS
from s17gen.errors import TemplateError
from s17gen.findings import Finding, Kind, Place
from s17gen.law import Duty
from s17gen.library import Library
from s17gen.proof import DRAFT, UNPRINTED, seen
from s17gen.render import FORMATS, Renderer

_FRAMES = {f"letter.{name}.j2" for name in FORMATS}
_SHEETS = ("letter.css", "large-print.css")  # which shipped frames include
# Pages that are no letters, and so not tried as one.
_PAGES = ("preview.html.j2", "preview.css", "log.html.j2", "log.md.j2", "log.css")


class Wrong(Struct, frozen=True):
    """What a frame does to one duty, in one section of one letter: the kind of finding, what it does, and how."""

    kind: Kind
    duty: str
    section: str
    what: str
    how: str = ""


_HINTS = {
    UNPRINTED.id: "print every section of the notice once, and `notice | mark` under `if notice.draft`",
    HIDDEN.id: "print it where every reader sees it",
}


def shapes_of(library: Library) -> list[Shape]:
    """The shapes of the letters that a library's styles make of the specimens. Raises `LibraryError`."""
    styles = [style for name in library.style_ids() if (style := library.style(name))]
    cases = [(each, case_of(each, library)) for each in specimens()]
    return shapes(letters(library, styles, cases))


def check_templates(folder: str, library: Library, tried: Sequence[Shape]) -> Iterator[Finding]:
    """Everything wrong with a folder of templates, on letters of these shapes, which a library's styles make."""
    used: set[str] = set()
    told: set[Finding] = set()
    for name in FORMATS:
        renderer = Renderer(name, [folder])
        for found in _format(renderer, folder, tried, library, used):
            first = replace(found, message="") if found.kind.duty else found  # one frame may serve two formats
            if first not in told:
                told.add(first)
                yield found
    yield from _idle(folder, used)


def _format(
    renderer: Renderer, folder: str, tried: Sequence[Shape], library: Library, used: set[str]
) -> Iterator[Finding]:
    """What is wrong with the frame of one format, as far as this folder has a part in it. `used` gets its files."""
    try:
        made_of = frames(renderer, f"letter.{renderer.name}.j2")
    except TemplateError as error:
        used |= {os.path.realpath(os.path.join(folder, name)) for name in names(folder)}  # nobody can tell which
        yield from as_findings(error, folder)
        return
    used |= {os.path.realpath(each.file) for each in made_of}
    own = [each for each in made_of if within(each.file, folder)]
    if own:
        names_wrong = list(misnamed(own, list(SECTIONS)))
        yield from names_wrong
        for found in _proved(renderer, own, folder, tried, library):
            if found.kind.id != UNUSABLE.id or found.place not in [each.place for each in names_wrong]:
                yield found


def _proved(
    renderer: Renderer, own: Sequence[Frame], folder: str, tried: Sequence[Shape], library: Library
) -> Iterator[Finding]:
    """What a format's frame loses, repeats or hides, once for each duty; where it fails altogether, only that.

    `own` are the files of the folder that it is made of, one of which is to blame.
    """
    duties = {each.id: each for each in library.regime().duties}
    found: dict[tuple[str, str], list[tuple[Wrong, Shape]]] = {}
    moves: dict[str, None] = {}
    owing = dict.fromkeys(duties, 0)
    for shape in tried:
        try:
            text = renderer.render(shape.notice)
        except TemplateError as error:
            yield from as_findings(error, folder)
            return
        looks = look(seen(text), renderer.extension.rpartition(".")[2]) if shape.whole else Look({})
        for wrong in _wrong(seen(text), shape, looks.unseen):
            found.setdefault((wrong.kind.id, wrong.duty), []).append((wrong, shape))
        moves |= dict.fromkeys(looks.moving)
        for duty in {duty for each in shape.marks.values() for duty in each.duties}:
            owing[duty] += 1
    for (_, duty), cases in found.items():
        always = len({shape.name for _, shape in cases}) >= (owing[duty] if duty else 1)
        yield _finding(cases[0], duties.get(duty), always, own)
    for each in moves:
        message = f"the letter has {each}, so that nobody can tell what its readers will see"
        yield Finding(HIDDEN, message, blamed(own, "", each), "take it out; a letter fetches and runs nothing")


def _wrong(text: str, shape: Shape, hidden: dict[str, str]) -> Iterator[Wrong]:
    """What a frame makes of one letter that it must not."""
    for word, marked in shape.marks.items():
        times = text.count(word)
        for duty in marked.duties:
            if times != 1:
                yield Wrong(UNPRINTED, duty, marked.kind, f"prints {{}} {times} times" if times else "leaves out {}")
            elif word in hidden:
                yield Wrong(HIDDEN, duty, marked.kind, "hides {}", hidden[word])
    if shape.notice.draft and DRAFT not in text:
        yield Wrong(UNPRINTED, "", "", "leaves out {}")
    elif shape.notice.draft and DRAFT in hidden:
        yield Wrong(HIDDEN, "", "", "hides {}", hidden[DRAFT])


def _finding(case: tuple[Wrong, Shape], duty: Duty | None, always: bool, own: Sequence[Frame]) -> Finding:
    """The finding about a duty, or about the mark of a draft, at the line to look at."""
    wrong, shape = case
    place = blamed(own, wrong.section, wrong.how)
    what = f"the duty `{duty.id}`" if duty else "the mark of a draft"
    said = f": {duty.says}" if duty else ""
    how = f"; it is printed {wrong.how}" if wrong.how else ""
    where = "" if always else f"; not in every letter, but for example in {shape.name}"
    message = f"{os.path.basename(place.file)} {wrong.what.format(what)}{said}{how}{where}"
    kind = replace(wrong.kind, duty=duty.id) if duty else wrong.kind
    law = tuple(duty.authority) if duty else wrong.kind.law
    return Finding(kind, message, place, _HINTS[kind.id], law)


def _idle(folder: str, used: set[str]) -> Iterator[Finding]:
    """The frames and sheets of the folder that no format's frame has a use for."""
    for name in names(folder):
        path = os.path.join(folder, name)
        known = name in _FRAMES or name in (*_SHEETS, *_PAGES)
        if name.endswith((".j2", ".css")) and not known and os.path.realpath(path) not in used:
            hint = f"the frames are {', '.join(sorted(_FRAMES))}, and what these include"
            yield Finding(IDLE, f"nothing reads {name}", Place(path, 1, 1), hint)
