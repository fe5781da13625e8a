"""From the PATHs of a call to the requests in them, one after the other, in an order that does not vary."""

import glob
import itertools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from s17gen.batch.array import elements, is_array
from s17gen.batch.item import BLOCK, STDIN, Item, Read, Who
from s17gen.batch.lines import Record, are_lines, records
from s17gen.batch.reader import Reader
from s17gen.batch.split import documents
from s17gen.batch.table import unreadable
from s17gen.check.recognise import looks_like, recognised
from s17gen.check.walk import folders
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.file_kinds import BAD_JSON, UNREADABLE
from s17gen.files import reason
from s17gen.findings import Fault, Finding

__all__ = ["Item", "Reader", "Who", "items"]

_OF_LINES = (".jsonl", ".ndjson")
_ENDINGS = (".yaml", ".yml", ".json", *_OF_LINES)
_TABLES = (".csv", ".tsv")
_DECISIONS = b'"decisions"'  # other programs have lists of requests too, which say less of each
_HERE = os.path.join(os.curdir, "")
_SEP = re.escape(os.sep)
_ANY_FOLDERS = re.compile(rf"(?:^|{_SEP})\*\*(?:{_SEP}|$)")


def items(paths: Sequence[str], stdin: Read, passed: Callable[[str], None] = lambda path: None) -> Iterator[Item]:
    """The requests in files, in folders and on standard input, which is `-`; no more than two are held at a time.

    A name with `*`, `?` or `[` that is no file's stands for all that match. What several paths lead to counts once.
    `passed` is told of each file in a folder that is passed over, since it does not look like a request.

    Raises `UsageError` at once for a path that can mean nothing; what cannot be read is an item that says so.
    """
    named = [each for path in paths for each in _matching(path)]
    return _Search(stdin, passed).items(named)


def _matching(path: str) -> list[str]:
    """The path itself, or what it stands for."""
    if path == "":
        raise UsageError("a path is empty", "name a file or a folder, or give `-` for standard input")
    if path.lower().endswith(_TABLES) and not os.path.isdir(path):
        hint = f"give the request file with the decision, and `--with {path}`"
        raise UsageError(f"{path} is a table, not a request", hint)
    if not glob.has_magic(path) or os.path.lexists(path):
        return [path]
    matching = sorted({each.removeprefix(_HERE) for each in _expanded(path)})
    if not matching:
        raise UsageError(f"nothing matches {path}", "check the folder; `**` stands for any folders, `*` for any name")
    return matching


def _expanded(pattern: str) -> Iterator[str]:
    """What matches a pattern. No link is followed for `**`, or two of them could make a folder without end."""
    found = _ANY_FOLDERS.search(pattern)
    if not found:
        yield from glob.iglob(pattern)
        return
    before, after = pattern[: found.start()] or found[0].partition("*")[0], pattern[found.end() :]
    for top in glob.iglob(before) if before else [os.curdir]:
        if not after:
            yield top
            continue
        for folder in folders(top, ()):
            yield from _expanded(os.path.join(glob.escape(folder.path), after))


class _Search:
    """Goes where the paths lead, and into each file once."""

    def __init__(self, stdin: Read, passed: Callable[[str], None]) -> None:
        self._stdin, self._passed = stdin, passed
        self._seen: set[int] = set()
        self._others: set[int] = set()  # what was passed over in a folder: it is taken if it is named

    def items(self, paths: Iterable[str]) -> Iterator[Item]:
        """The requests that the paths lead to."""
        for path in dict.fromkeys(paths):
            if path == "-":
                yield from _stream(STDIN, self._stdin)
            elif os.path.isdir(path):
                yield from self._folder(path)
            elif self._is_new(path):
                yield from _file(path)

    def _is_new(self, path: str) -> bool:
        """Whether no earlier path led to this file. One that is not there is told of, however often it is named."""
        this = _number(path)
        known = this in self._seen
        if this:
            self._seen.add(this)
        return not known

    def _folder(self, path: str) -> Iterator[Item]:
        """The requests in a folder and in those below it; what is none is passed over."""
        found = False
        for folder in folders(path, _ENDINGS):
            if folder.error:
                found = True
                why = f"the folder cannot be looked into: {reason(folder.error)}"
                yield _amiss(folder.path, why, "check who may read it")
            for file in folder.files:
                if not self._is_new(file):
                    found = True
                    continue
                held = _file(file, _is_request)
                first = next(held, None)
                if first is None:
                    self._pass(file)
                else:
                    found = True
                    yield first
                    yield from held
        if not found:
            yield _amiss(path, "there is no request in this folder", "a request has `received` and `decisions`")

    def _pass(self, path: str) -> None:
        """Pass a file over, and tell of it once."""
        this = _number(path)
        self._seen.discard(this)
        if this not in self._others:
            self._passed(path)
        self._others.add(this)


def _number(path: str) -> int:
    """What tells a file from all others, by whatever path; 0 if it is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return 0
    return found.st_dev << 128 | found.st_ino  # one number takes half the memory of a pair


def _amiss(path: str, message: str, hint: str) -> Item:
    return Item(path, amiss=(Document(path, []).finding(Fault(UNREADABLE, (), message, hint)),))


def _file(path: str, wanted: Callable[[str, bytes], bool] | None = None) -> Iterator[Item]:
    """The requests in a file, if it is wanted for how it begins."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ValueError("it is no ordinary file")
        with open(path, "rb") as file:
            head = file.read(BLOCK)
            if wanted is None or wanted(path, head):
                yield from _stream(path, _after(head, file.read))
    except (OSError, ValueError) as error:
        yield Item(path, amiss=(unreadable(path, error),))


def _after(head: bytes, read: Read) -> Read:
    """A stream of which some bytes have been read already."""
    left = [head]
    return lambda most: left.pop() if left else read(most)


def _is_request(path: str, head: bytes) -> bool:
    """Whether a file that was met in a folder has requests, by what it begins with."""
    if path.lower().endswith(_OF_LINES) or are_lines(head):
        head = head.lstrip().partition(b"\n")[0]
    elif is_array(head):
        held = (each.raw for each in elements(_after(head, lambda most: b"")))
        return any(_DECISIONS in raw and looks_like(raw) == "request" for raw in held)
    if looks_like(head) == "request":
        return True
    return len(head) < BLOCK and recognised(path, head).kind == "request"


def _stream(name: str, read: Read) -> Iterator[Item]:
    """The requests in a stream: records of JSON Lines, elements of an array, or else documents of YAML."""
    head = read(BLOCK)
    of_lines = name.lower().endswith(_OF_LINES) or are_lines(head)
    whole = _after(head, read)
    if not of_lines and is_array(head):
        yield from _array(name, whole)
        return
    found = records(whole) if of_lines else ((each.line, each.raw) for each in documents(whole))
    first = list(itertools.islice(found, 2))
    for line, raw in itertools.chain(first, found):
        yield Item(name, raw, "json" if of_lines else "yaml", line, several=len(first) > 1)
    if not first:
        yield Item(name)


def _array(name: str, read: Read) -> Iterator[Item]:
    """The elements of an array, and what is wrong with it; an empty one is told of."""
    found = False
    for each in elements(read):
        found = True
        item = Item(name, each.raw, "json", each.line, several=True, column=each.column, index=each.index)
        yield replace(item, amiss=(_of_array(item, each.amiss),)) if each.amiss else item
    if not found:
        yield _amiss(name, "the array is empty", "an array has a request, in braces, for each letter")


def _of_array(item: Item, message: str) -> Finding:
    """What is wrong with the array of which an element should be an item."""
    place = Record(item.name, [""], before=item.line, column=item.column).at((0, 0))
    hint = "see whether the file was cut short, and whether each bracket and brace has its pair"
    return Finding(BAD_JSON, message, place, hint)
