"""The specimens that layers, templates and profiles are tried on: the shipped examples, as every kind of letter."""

import datetime
import os
from collections.abc import Iterator
from typing import get_args

from msgspec import Struct

from s17gen.authority import Shelf, find_profile
from s17gen.bind import bind
from s17gen.case import Case
from s17gen.compose import compose
from s17gen.content import content_root
from s17gen.errors import LibraryError
from s17gen.files import read_file
from s17gen.library import Library
from s17gen.notice import Audience, Notice
from s17gen.pipeline import FILE_NOTE
from s17gen.profile import Profile
from s17gen.publication import publish
from s17gen.resolve import resolve
from s17gen.styles import Style
from s17gen.wire import RequestFile

_NO_DATE = datetime.date(2026, 11, 26)  # every example has a date of its own; the tests see to it


class Specimen(Struct, frozen=True):
    """An example as bound, with the profile that it names; `name` is what messages call it."""

    name: str
    request: RequestFile
    authority: Profile | None


class Letter(Struct, frozen=True):
    """A specimen's letter in one style for one audience, and the case behind it."""

    specimen: Specimen
    style: Style
    audience: Audience
    case: Case
    notice: Notice

    @property
    def name(self) -> str:
        """What it is called in a message."""
        kind = "" if self.audience == "applicant" else f", for the {self.audience}"
        return f"{self.specimen.name} in the style `{self.style.id}`{kind}"


def specimens() -> list[Specimen]:
    """The shipped examples, in order."""
    folder = content_root("examples")
    found = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".yaml"):
            document, _ = read_file(os.path.join(folder, name), f"examples/{name}")
            request, faults = bind(document, RequestFile)
            if request is None:
                raise LibraryError(f"the example {name} is unsound", faults, "install s17gen again")
            found.append(Specimen(f"examples/{name}", request, find_profile(request, document, Shelf(folder), None)[0]))
    return found


def case_of(specimen: Specimen, library: Library) -> Case:
    """What a specimen means by a library. Raises `LibraryError`."""
    return resolve(specimen.request, library, specimen.authority, specimen.request.dated or _NO_DATE)[0]


def letters(library: Library, styles: list[Style], cases: list[tuple[Specimen, Case]]) -> Iterator[Letter]:
    """Every letter of the specimens: in each style, for each audience. Raises `LibraryError`.

    Where no letter is owed there is a note for the file, in its own style and for the authority alone.
    """
    for style in styles:
        for specimen, case in cases:
            if case.writes() == (style.id == FILE_NOTE):
                continue
            for audience in get_args(Audience) if case.writes() else ("applicant",):
                shown = case if audience == "applicant" else publish(case, library)
                notice = compose(shown, library, style, audience=audience)
                yield Letter(specimen, style, audience, shown, notice)
