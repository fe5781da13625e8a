"""Makes the letters of one request after the other: what each process of a batch does; writes nothing."""

import os
import time
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from s17gen.authority import place_of
from s17gen.batch.item import Item, Who
from s17gen.batch.reader import Reader
from s17gen.batch.recipe import profile_mark
from s17gen.bind import bind
from s17gen.case import Case
from s17gen.document import Document
from s17gen.errors import LibraryError, OutputError, S17genError
from s17gen.findings import Finding, has_error
from s17gen.output import ending
from s17gen.pipeline import FILE_NOTE, Outcome, Settings, meaning, run
from s17gen.rows import Accepted
from s17gen.rules.across import Said, said
from s17gen.wire import RequestFile


class Work(Struct, frozen=True):
    """All that a process needs to make letters, small enough to be sent to it.

    `records` is the folder of the records, None where none are kept.
    """

    settings: Settings
    reader: Reader
    records: str | None = None


class Task(Struct, frozen=True):
    """A request that is to be answered: `begin` is how the paths of its letters begin, `record` that of its record.

    `sha256` is a hash of all that the request is read from, `who` whom the letter goes to, as far as that can be told.

    Of one that is `done` already nothing is made again; what it says is only compared with the others.
    """

    item: Item
    begin: str
    record: str
    sha256: str
    who: Who
    done: bool = False


class Made(Struct, frozen=True):
    """What became of a task, small enough to be sent back. `files` are the texts to be written, by path.

    `shown` is what the request shows of itself to others, None where nobody could read it; `accept` what somebody
    answers for. `profile` is the file of the profile that the request names and a mark of what that says.
    """

    task: Task
    files: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    draft: bool = False
    reference: str = ""
    shown: Said | None = None
    accept: tuple[Accepted, ...] = ()
    profile: tuple[str, str] | None = None
    problem: str = ""
    hint: str = ""
    bug: bool = False
    seconds: float = 0


class Worker:
    """Makes letters with one library, which it reads once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._marks: dict[str, str] = {}  # of profiles, by their files

    @staticmethod
    def of(work: Work) -> Callable[[Task], Made]:
        """What a process does with each task."""
        return Worker(work).make

    def make(self, task: Task) -> Made:
        """The letters of one request, or why there are none; nothing that is wrong with one stops the next."""
        start = time.perf_counter()
        try:
            made = self._make(task)
        except S17genError as error:  # a template or a part of the library that only this request needs
            findings = error.findings if isinstance(error, LibraryError) else ()
            made = Made(task, findings=findings, problem=error.message, hint=error.hint)
        except Exception as error:  # the boundary of one request, as `cli` is that of one call
            made = Made(task, problem=f"{type(error).__name__}: {error}"[:300], bug=True)
        return replace(made, seconds=time.perf_counter() - start)

    def _make(self, task: Task) -> Made:
        document, findings = self._work.reader.read(task.item)
        if task.done:
            case = None if has_error(findings) else meaning(document, self._work.settings)
            return Made(task, shown=said(case, document.place) if case else None)
        [outcome] = run([(document, findings)], self._work.settings)
        case = outcome.case
        return Made(
            task,
            files=self._files(task, document, outcome),
            findings=tuple(each for each in outcome.findings if each.severity != "note"),
            readable=outcome.readable,
            draft=bool(outcome.notice and outcome.notice.draft),
            reference=case.reference if case else "",
            shown=said(case, document.place) if case else None,
            accept=_accepted(document),
            profile=self._profile(document),
        )

    def _files(self, task: Task, document: Document, outcome: Outcome) -> dict[str, str]:
        """What is to be written of an outcome: its letters, and the record of them."""
        case, settings, work = outcome.case, self._work.settings, self._work
        if not outcome.letters or case is None:
            return {}
        kind = ending(settings.audience if case.writes() else FILE_NOTE, settings.draft)
        begin = task.begin + kind
        if settings.audience != "applicant":
            _refuse_telling_name(case, task.record + kind)
        files = {f"{begin}.{extension}": text for extension, text in outcome.letters.items()}
        if work.records is not None:
            from s17gen.record import write

            files[os.path.join(work.records, f"{task.record}{kind}-record.json")] = write(document, outcome, settings)
        return files

    def _profile(self, document: Document) -> tuple[str, str] | None:
        """The file of the profile that a request names, and a mark of what was read of it."""
        named = document.data.get("authority") if isinstance(document.data, dict) else None
        if not isinstance(named, str):
            return None
        path = place_of(named.strip(), document.folder, self._work.settings.profiles)
        found, _ = self._work.settings.seen.get(path, (None, []))
        if path not in self._marks:
            self._marks[path] = profile_mark(found)
        return path, self._marks[path]


def _refuse_telling_name(case: Case, name: str) -> None:
    """A letter that everyone can read may not tell who asked by its own name, or by that of its folder."""
    from s17gen.publication import tells

    if any(tells(case, part) for part in name.split(os.sep)):
        raise OutputError(f"the name of {name} tells who asked", "choose another with `--out`")


def _accepted(document: Document) -> tuple[Accepted, ...]:
    """What somebody answers for in a request file; few files have any."""
    if not isinstance(document.data, dict) or "accept" not in document.data:
        return ()
    request, _ = bind(document, RequestFile)
    return tuple(request.accept) if request else ()
