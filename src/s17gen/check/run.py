"""Checks items one after the other, each by its kind."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from s17gen.check.faults import as_findings
from s17gen.check.kinds import UNJUDGED
from s17gen.check.recognise import Source
from s17gen.check.requests import Requests
from s17gen.check.walk import Item
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.file_kinds import KINDS as OF_FILES
from s17gen.findings import Fault, Finding, ordered
from s17gen.parts import Part
from s17gen.pipeline import Settings
from s17gen.report import Checked

if TYPE_CHECKING:
    from s17gen.check.shapes import Shape

_OF_FILES = {each.id for each in OF_FILES}


class Result(Struct, frozen=True):
    """What was found of one item; `usable` is False where it could not be read. `parts` are those of a request."""

    item: Item
    checked: Checked
    usable: bool
    parts: tuple[Part, ...] = ()


class Checker:
    """Checks whatever can be checked, with the library and the templates in force for requests.

    Those who check requests alone wait for nothing else: what the other kinds need is imported for them.
    """

    def __init__(self, settings: Settings, layers: Sequence[str] = ()) -> None:
        self._settings = settings
        self._layers = layers
        self._requests = Requests(settings)
        self._shapes: list[Shape] = []
        self._said: set[Finding] = set()  # of the library, once for all that meet it

    def check(self, item: Item) -> Result:
        """Everything wrong with an item; where what is in force keeps it from being checked, that."""
        name = item.source.document.name if item.source else item.path
        try:
            if item.kind == "request" and item.source:
                judged = self._requests.judge(item.source.document, item.source.findings)
                parts = judged.case.parts if judged.case else ()
                return Result(item, Checked(name, judged.findings), judged.usable, parts)
            found = self._found(item, item.source)
        except LibraryError as error:
            return Result(item, Checked(name, ordered(self._unjudged(item, name, error))), usable=False)
        if item.kind == "library":
            self._said |= set(found)
        usable = not any(each.kind.id in _OF_FILES and each.severity == "error" for each in found)
        return Result(item, Checked(name, ordered(found)), usable)

    def _unjudged(self, item: Item, name: str, error: LibraryError) -> Iterator[Finding]:
        """What is wrong with the library or the templates in force, each fault once; and that this was not checked."""
        yield from (each for each in as_findings(error, name) if each not in self._said and each.place.file != name)
        self._said |= set(as_findings(error, name))
        document = item.source.document if item.source else Document(name, [])
        yield document.finding(Fault(UNJUDGED, (), f"this was not checked: {error.message}", error.hint))

    def _found(self, item: Item, source: Source | None) -> Sequence[Finding]:
        if item.kind == "library":
            from s17gen.check.libraries import check_library

            return list(check_library(item.path, self._layers))
        if item.kind == "templates":
            from s17gen.check.templates import check_templates, shapes_of

            self._shapes = self._shapes or shapes_of(self._settings.library)
            return list(check_templates(item.path, self._settings.library, self._shapes))
        if item.kind == "profile" and source:
            from s17gen.check.profiles import check_profile

            day = self._settings.date or self._settings.today
            return check_profile(source.document, source.findings, self._settings.library, day)
        return source.findings if source and item.kind == "unreadable" else ()
