"""Checks items one after the other, each by its kind."""

from collections.abc import Sequence

from msgspec import Struct

from s17gen.check.faults import as_findings
from s17gen.check.recognise import Source
from s17gen.check.requests import Requests
from s17gen.check.walk import Item
from s17gen.errors import LibraryError
from s17gen.file_kinds import KINDS as OF_FILES
from s17gen.findings import Finding, ordered
from s17gen.parts import Part
from s17gen.pipeline import Settings
from s17gen.report import Checked

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

    def check(self, item: Item) -> Result:
        """Everything wrong with an item."""
        source = item.source
        if item.kind == "request" and source:
            judged = self._requests.judge(source.document, source.findings)
            parts = judged.case.parts if judged.case else ()
            return Result(item, Checked(source.document.name, judged.findings), judged.usable, parts)
        try:
            found = self._found(item, source)
        except LibraryError as error:  # of the library in force, which others are tried with
            found = as_findings(error, item.path)
        usable = not any(each.kind.id in _OF_FILES and each.severity == "error" for each in found)
        return Result(item, Checked(item.path, ordered(found)), usable)

    def _found(self, item: Item, source: Source | None) -> Sequence[Finding]:
        if item.kind == "library":
            from s17gen.check.libraries import check_library

            return list(check_library(item.path, self._layers))
        if item.kind == "templates":
            from s17gen.check.templates import check_templates

            return list(check_templates(item.path, self._settings.library))
        if item.kind == "profile" and source:
            from s17gen.check.profiles import check_profile

            day = self._settings.date or self._settings.today
            return check_profile(source.document, source.findings, self._settings.library, day)
        return source.findings if source and item.kind == "unreadable" else ()
