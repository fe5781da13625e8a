"""Puts what was made of each request where it belongs, and writes down what became of it."""

import contextlib
import hashlib
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from s17gen.acceptance import accept
from s17gen.authority import read_profile
from s17gen.batch.encoded import plain
from s17gen.batch.item import Who
from s17gen.batch.ledger import Ledger
from s17gen.batch.manifest import Entry, Manifest, Output, Status, Used
from s17gen.batch.press import MOST, Press, Underway
from s17gen.batch.recipe import profile_mark
from s17gen.batch.work import Made, Task
from s17gen.errors import FullError, OutputError
from s17gen.findings import Finding, ordered
from s17gen.record import Layer, found
from s17gen.rules.across import Earlier


class Result(Struct, frozen=True):
    """What became of one request: `written` now or `unchanged` since an earlier run, `refused` for what it says, or
    `failed` for what stood in the way. `entry` is its line of the manifest; `hint` says what to do about a failure,
    which is a `bug` if it is s17gen's own. `who` is whom the letter is to.
    """

    entry: Entry
    status: Literal["written", "unchanged", "refused", "failed"]
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()
    hint: str = ""
    bug: bool = False
    draft: bool = False
    who: Who = Who()


class _Begun(Struct):
    """A request whose letters, if it has any, are on their way; `before` is what an earlier run has written of it."""

    made: Made
    before: Entry | None
    findings: tuple[Finding, ...]
    letters: Underway | None = None

    @property
    def full(self) -> bool:
        """Whether there was no room for its letters."""
        return self.letters is not None and self.letters.full


class Desk:
    """Takes in what is made, one request after the other, in their order.

    A desk without a manifest writes nothing: it says what would be written. `folder` is the manifest's, `earlier` is
    what earlier runs have written down, None where this one goes on with none. `force` and `workshop` are as for
    `output.write`.
    """

    def __init__(
        self,
        ledger: Ledger,
        library: Sequence[Layer],
        folder: str,
        earlier: Iterable[Entry] | None,
        manifest: Manifest | None = None,
        force: bool = False,
        workshop: Callable[[str], str] | None = None,
    ) -> None:
        self._ledger, self._library, self._folder, self._manifest = ledger, tuple(library), folder, manifest
        self._force, self._workshop = force, workshop
        self._earlier = Earlier(ledger)
        self._profiles: dict[str, str] = {}  # marks of what they say now, by their files
        self._press: Press | None = None
        self._full: FullError | None = None  # why a run ends whose last letters were given up
        self._resumes = earlier is not None
        for entry in earlier or ():
            ledger.remember(_key(entry.sha256, entry.input), msgspec.json.encode(entry))

    # What an earlier run has done.

    def looked_up(self, task: Task) -> Task:
        """The task, marked as done if its letters stand where the manifest has them and would be made the same now."""
        entry = self._before(task) if self._resumes else None
        done = entry and entry.status == "written" and self._stands(entry) and self._same_profile(entry)
        return replace(task, done=True) if done else task

    def _before(self, task: Task) -> Entry | None:
        line = self._ledger.done(_key(task.sha256, task.item.label))
        return msgspec.json.decode(line, type=Entry) if line else None

    def _stands(self, entry: Entry) -> bool:
        return all(_hash_of(os.path.join(self._folder, each.path)) == each.sha256 for each in entry.outputs)

    def _same_profile(self, entry: Entry) -> bool:
        used = entry.profile
        if used is None:
            return True
        if used.file not in self._profiles:
            self._profiles[used.file] = profile_mark(read_profile(used.file)[0])
        return self._profiles[used.file] == used.sha256

    # What becomes of a request.

    def results(self, made: Iterable[Made]) -> Generator[Result, None, None]:
        """Write the letters of each request, and then a line about it, in order; a few are on their way at a time.

        Raises `FullError` where there is no room, and then no letter of any later request stands there.
        """
        waiting: deque[_Begun] = deque()
        try:
            for each in made:
                waiting.append(self._begun(each))
                yield from self._ended(waiting, MOST)
            yield from self._ended(waiting, 0)
        finally:
            _give_up(waiting)
            if self._press:
                self._press.close()

    def _begun(self, made: Made) -> _Begun:
        """A request as judged beside the others, its letters on their way."""
        shared = accept(list(self._earlier.judge(made.shown)), made.accept) if made.shown else []
        before = self._before(made.task) if self._resumes else None
        begun = _Begun(made, before, ordered([*made.findings, *shared]))
        if made.files and not made.task.done and not made.problem:
            begun.letters = self._under_way(made.files)
        return begun

    def _under_way(self, files: Mapping[str, str]) -> Underway | None:
        """What does not stand there already: a run that was killed may have got so far and no further."""
        left = {path: text for path, text in files.items() if not (self._resumes and _is_there(path, text))}
        if not left or not self._manifest:
            return None
        self._press = self._press or Press(self._force, self._workshop)
        return self._press.begin(left)

    def _ended(self, waiting: deque[_Begun], most: int) -> Iterator[Result]:
        """What became of the first of them, until no more than so many are on their way."""
        while len(waiting) > most or (waiting and waiting[-1].full):
            yield self._end(waiting.popleft(), waiting)
            if self._full:
                raise self._full

    def _end(self, begun: _Begun, later: deque[_Begun]) -> Result:
        made, before = begun.made, begun.before
        if made.task.done and before:
            return Result(before, "unchanged", files=tuple(self._paths(before)))
        result = self._result(made, begun)
        if not (before and replace(before, duration=0) == replace(result.entry, duration=0)):
            self._note(result.entry, later)
        return result

    def _note(self, entry: Entry, later: deque[_Begun]) -> None:
        """Add a line; where there is no room for it, there is once later letters are given up."""
        if not self._manifest:
            return
        try:
            self._manifest.add(entry)
        except FullError as error:
            if not later:
                raise
            _give_up(later)
            self._manifest.add(entry)
            self._full = error

    def _result(self, made: Made, begun: _Begun) -> Result:
        status: Status = "written"
        message, hint = made.problem, made.hint
        if message or not made.readable:
            status = "failed"
        elif not made.files:
            status = "refused"
        elif begun.letters:
            try:
                begun.letters.finish()
            except FullError:
                raise
            except OutputError as error:
                status, message, hint = "failed", error.message, error.hint
        written = made.files if status == "written" else {}
        entry = self._entry(made, status, written, begun.findings, message)
        return Result(entry, status, begun.findings, tuple(written), hint, made.bug, made.draft, made.task.who)

    def _entry(
        self, made: Made, status: Status, written: Mapping[str, str], findings: Sequence[Finding], message: str
    ) -> Entry:
        return Entry(
            input=made.task.item.label,
            sha256=made.task.sha256,
            reference=made.reference or made.task.who.reference,
            status=status,
            outputs=tuple(Output(self._relative(path), _hash(text.encode("utf-8"))) for path, text in written.items()),
            findings=tuple(map(found, findings)),
            message=message,
            profile=Used(*made.profile) if made.profile else None,
            library=self._library if written else (),
            duration=round(made.seconds * 1000, 2),
        )

    def _relative(self, path: str) -> str:
        """A path as seen from the manifest, so that all can be moved together."""
        return os.path.relpath(path, self._folder or ".").replace(os.sep, "/")

    def _paths(self, entry: Entry) -> Iterator[str]:
        for each in entry.outputs:
            yield os.path.normpath(os.path.join(self._folder, each.path))


def _give_up(waiting: deque[_Begun]) -> None:
    """Take away letters that have no names yet."""
    for each in waiting:
        if each.letters:
            each.letters.clear()
    waiting.clear()


def _key(sha256: str, label: str) -> bytes:
    return f"{sha256} {plain(label)}".encode()


def _is_there(path: str, text: str) -> bool:
    """Whether a file has just this text. An empty one was left by a run that was killed: it is taken away."""
    with contextlib.suppress(OSError):
        if os.path.getsize(path) == 0:
            os.unlink(path)
    return _hash_of(path) == _hash(text.encode("utf-8"))


def _hash_of(path: str) -> str:
    """A hash of what a file holds; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return _hash(file.read())
    except (OSError, ValueError):
        return ""


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
