"""Looks at every request of a batch once before anything is written, so that no two letters get one name."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from s17gen.batch.item import Item
from s17gen.batch.ledger import Ledger
from s17gen.batch.naming import Naming, key
from s17gen.batch.reader import Reader
from s17gen.batch.work import Task
from s17gen.errors import UsageError
from s17gen.output import ending
from s17gen.pipeline import FILE_NOTE, Settings
from s17gen.render import EXTENSIONS

MOST_SHOWN = 10  # names that are listed, of those that cannot be given


class ClashError(UsageError):
    """Not every letter can have its name; `plan` has those that cannot."""

    def __init__(self, found: "Plan", force: bool) -> None:
        hint = "change a reference, or the pattern of `--out`; `--dry-run` lists what would be written"
        if not force and not found.shared:
            hint = "write to another folder; `--force` replaces what is there"
        super().__init__("nothing was written, since not every letter can have its name", hint)
        self.plan = found


class Plan(Struct):
    """What a batch comes to: how many requests, and the names that cannot be given, each with the reason.

    Where there are more of these than are listed, `unlisted` says how many. `shared` is whether any is a name that two
    requests would give, and not only that of a file that is there already.
    """

    requests: int = 0
    shared: bool = False
    clashes: list[str] = []
    unlisted: int = 0

    def add(self, clash: str) -> None:
        """Note a name that cannot be given."""
        if len(self.clashes) < MOST_SHOWN:
            self.clashes.append(clash)
        else:
            self.unlisted += 1


def plan(tasks: Iterable[Task], settings: Settings, ledger: Ledger, fresh: bool) -> Plan:
    """Take a name for the letters of each request that can have any; a `fresh` batch must find none of them there."""
    found = Plan()
    endings = [ending(kind, settings.draft) for kind in (settings.audience, FILE_NOTE)]
    extensions = [EXTENSIONS.get(each.name, each.name) for each in settings.renderers]
    for task in tasks:
        found.requests += 1
        if not task.who.reference:
            continue  # nobody gets a letter of it, and what cannot be read stops no other
        names = [task.begin + each for each in endings]
        who = task.item.label
        holders = {ledger.take(key(name), who) for name in names} - {who}
        if holders:
            found.shared = True
            found.add(f"{who} and {min(holders)} would both be {names[0]}.{extensions[0]}")
        elif fresh:
            for path in _there(names, extensions):
                found.add(f"{path} is there already")
    return found


def tasks(items: Iterable[Item], reader: Reader, naming: Naming) -> Iterator[Task]:
    """A task for each request: what it is to be called, and a hash of all that it is read from."""
    for item in items:
        who = reader.peek(item)
        begin = naming.begin(who.reference, item.name, item.line + 1)
        found = hashlib.sha256(reader.mark)
        found.update(item.raw)
        yield Task(item, begin, os.path.relpath(begin, naming.root or "."), found.hexdigest(), who)


def _there(names: Sequence[str], extensions: Sequence[str]) -> Iterator[str]:
    """Those of the files that stand there already."""
    for name in names:
        for extension in extensions:
            if os.path.lexists(path := f"{name}.{extension}"):
                yield path
