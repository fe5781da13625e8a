"""Cases of rules as data: a sound request, a change to it, and what must be found then."""

import os
from typing import Annotated, Any

from msgspec import Meta

from s17gen.bind import bind
from s17gen.errors import UsageError
from s17gen.files import read_file
from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.notice import Audience
from s17gen.testing.outcomes import found_at
from s17gen.testing.requests import changed, sound


class Expected(Wire, frozen=True):
    """One finding that a case must have: where, in which words, and of which rule, if not the entry's own."""

    at: Annotated[str, Meta(description="its path, or `whole file`", examples=["decisions.0.claims.0"])]
    says: Annotated[str, Meta(description="its message, word for word")]
    rule: Annotated[str | None, Meta(description="its id, where it is another rule's")] = None


class Case(Wire, frozen=True, kw_only=True):
    """A sound request with changes, and all that must be found in it: nothing, if it says nothing of that.

    `why` says what is tried, and where that is lawful, why. `also` are ids of other rules that must find something,
    whatever they say. `layer` is a folder that lies over the shipped library, from the folder of the file.
    """

    why: Annotated[str, Meta(description="what is tried")]
    base: Annotated[str, Meta(description="the sound request that is changed")] = "withheld"
    put: dict[str, Any] = {}
    add: dict[str, Any] = {}
    remove: str | list[str] = []
    audience: Audience = "applicant"
    layer: str | None = None
    found: list[Expected] = []
    also: list[str] = []

    def request(self) -> dict[str, Any]:
        """The request that is tried. Raises `UsageError` where a change leads nowhere."""
        return changed(sound(self.base), put=self.put, add=self.add, remove=self.remove)

    def amiss(self, rule: str = "", library: Library | None = None, folder: str = "") -> str:
        """What differs from what the case says must be found, in words; nothing if all is as it says.

        `rule` is the id of the entry that the case stands in, `folder` that of the file it was read from.
        """
        library = Library([os.path.join(folder, self.layer)]) if self.layer else library
        really = found_at(self.request(), library=library, audience=self.audience)
        wanted = [(each.rule or rule, _path(each.at), each.says) for each in self.found]
        exact = [each for each in really if each[0] not in self.also]
        missing = [each for each in self.also if each not in {rule for rule, _, _ in really}]
        if sorted(exact) == sorted(wanted) and not missing:
            return ""
        lines = [f"{self.why}:"]
        lines += [f"  not expected: {_said(each)}" for each in exact if each not in wanted]
        lines += [f"  not found: {_said(each)}" for each in wanted if each not in exact]
        return "\n".join(lines + [f"  not found: {each}, which `also` names" for each in missing])


class Entry(Wire, frozen=True, kw_only=True):
    """One rule: requests in which it finds something, ones close by in which it does not, and odd but lawful ones."""

    rule: str
    fires: list[Case]
    near_miss: list[Case]
    lawful: list[Case]


class CasesFile(Wire, frozen=True, kw_only=True):
    """A file of cases: of rules, and of notices that are unusual whatever the rule."""

    rules: list[Entry] = []
    notices: list[Case] = []


def read_cases(path: str) -> CasesFile:
    """Read a file of cases. Raises `UsageError`, with the lines, where it is none."""
    document, findings = read_file(path)
    cases, faults = bind(document, CasesFile) if not has_error(findings) else (None, [])
    if cases is None:
        lines = [f"{each.place.file}:{each.place.line}: {each.message}" for each in [*findings, *faults]]
        raise UsageError("\n".join([f"`{path}` is no file of cases", *lines]))
    return cases


def _path(at: str) -> str:
    return "" if at == "whole file" else at


def _said(found: tuple[str, str, str]) -> str:
    rule, path, message = found
    return f"{rule} at {path or 'the whole file'}: {message}"
