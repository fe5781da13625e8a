"""One call of `s17gen new`: the file that it makes, what that begins with, and how it is written in the end."""

import contextlib
import datetime
import os
from typing import TypedDict

from s17gen.cli import shared
from s17gen.cli.streams import say
from s17gen.output import write
from s17gen.project import Project
from s17gen.schema import file_name
from s17gen.visible import visible
from s17gen.wizard.begin import Start, text
from s17gen.wizard.gaps import gaps

PARTIAL = ".partial.yaml"  # what a file is called while its questions are being answered
_SCHEMAS = "schemas"  # the folder that a project has them in


class Options(TypedDict):
    """What the options were given as."""

    target: str | None
    reference: str | None
    received: datetime.date | None
    applicant: str | None
    subject: str | None
    request: str | None
    authority: str | None
    decide: tuple[str, ...]
    values: tuple[str, ...]
    source: str | None
    old: str | None
    reviewed: str | None
    resume: str | None
    no_ask: bool
    force: bool
    layers: tuple[str, ...]


class Call:
    """One call: where the file goes, the project that it belongs to, what it begins with."""

    def __init__(self, target: str, given: Options) -> None:
        self.target, self.given = target, given
        self.partial = target + PARTIAL
        self.asks = False
        self.folder = "" if target == "-" else os.path.dirname(target)
        self.held = shared.project([target])
        self.library = shared.layered(self.held, given["layers"])
        settled = ("authority",) if self.held.authority else ()
        self.start = Start(settled=settled, schema=_schemas(target, self.held))

    def text(self) -> str:
        """The file as it is now."""
        return text(self.start, self.library)


def finish(call: Call) -> None:
    """Write the file, whose begun form is not needed any more, and say what it still lacks."""
    begun = call.given["resume"]
    write({call.target: call.text()}, call.given["force"] or begun == call.target)
    if call.asks or begun == call.partial:
        _drop(call.partial)
    left = sum(each.required for each in gaps(call.start.data, call.library, call.start.beside))
    checks = call.start.to_check
    open_ = [f"{left} to answer"] * bool(left) + [f"{checks} marked `check:` to look at"] * bool(checks)
    name = visible(call.target)
    say(f"s17gen: {name}: {', '.join(open_)}; then call `s17gen check {name}`" if open_ else f"s17gen: {name}")


def _schemas(target: str, held: Project) -> str | None:
    """The folder of the schemas, as seen from the new file: the project's, or one in a folder at or above the file."""
    here = os.path.abspath("" if target == "-" else os.path.dirname(target))
    last = os.path.abspath(shared.found([target]).last or here)
    folders = [os.path.dirname(os.path.abspath(held.file))] if held.file else []
    above = here
    while above not in (last, os.path.dirname(above)):
        folders.append(above)
        above = os.path.dirname(above)
    for each in [*folders, above]:
        if os.path.isfile(os.path.join(each, _SCHEMAS, file_name("request"))):
            with contextlib.suppress(ValueError):  # on another drive
                return os.path.relpath(os.path.join(each, _SCHEMAS), here)
    return None


def _drop(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
