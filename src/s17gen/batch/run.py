"""Runs a batch: looks at all of it, refuses what cannot be, then makes and writes letter after letter."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from s17gen.batch.desk import Desk, Result
from s17gen.batch.item import Item
from s17gen.batch.ledger import Ledger
from s17gen.batch.manifest import Manifest, begun, earlier
from s17gen.batch.naming import Naming
from s17gen.batch.plan import ClashError, Plan, plan, tasks
from s17gen.batch.pool import ready
from s17gen.batch.recipe import Recipe, changes
from s17gen.batch.work import Made, Task, Work, Worker
from s17gen.errors import UsageError
from s17gen.output import make_folder


class Batch(Struct, frozen=True):
    """A batch as it is called for. `items` begins anew with every call; `manifest` is a path.

    A `dry` one writes nothing; one that is to `resume` skips what an earlier run has done; with `force` files that
    stand there are replaced.
    """

    work: Work
    items: Callable[[], Iterator[Item]]
    naming: Naming
    recipe: Recipe
    manifest: str
    jobs: int = 1
    dry: bool = False
    resume: bool = False
    force: bool = False


class Run(Struct, frozen=True):
    """A batch that has begun: what it comes to, the recipe in force, and what becomes of each request, in order.

    `resumes` is whether there is an earlier run that it goes on with.
    """

    plan: Plan
    recipe: Recipe
    resumes: bool
    results: Iterator[Result]


@contextlib.contextmanager
def begin(batch: Batch) -> Iterator[Run]:
    """Begin a batch, and end it in order whatever happens.

    Raises `ClashError` before anything is written where letters cannot have their names, and `UsageError` where an
    earlier run was another batch; `results` may raise `OutputError` where nothing more can be written.
    """
    with contextlib.closing(Ledger()) as ledger:
        before = _before(batch)
        recipe = replace(batch.recipe, today=before.today) if before else batch.recipe
        work = replace(batch.work, settings=replace(batch.work.settings, today=recipe.today))
        with ready(Worker.of, work, batch.jobs, _lost) as make:
            found = plan(_tasks(batch), work.settings, ledger, fresh=not (before or batch.force))
            if found.clashes and not batch.dry:
                raise ClashError(found, batch.force)
            with _desk(batch, recipe, before is not None, ledger) as desk:
                made = make(map(desk.looked_up, _tasks(batch)))
                with contextlib.closing(desk.results(made)) as results:
                    yield Run(found, recipe, before is not None, results)


def _tasks(batch: Batch) -> Iterator[Task]:
    return tasks(batch.items(), batch.work.reader, batch.naming)


def _before(batch: Batch) -> Recipe | None:
    """What the run that this one goes on with made its letters with, if it does. Raises `UsageError`."""
    old = begun(batch.manifest)
    if old is None or (batch.force and not batch.resume) or (batch.dry and not batch.resume):
        return None
    if not batch.resume:
        hint = "`--resume` goes on with it, `--force` begins it anew; or write to another folder"
        raise UsageError(f"{batch.manifest} says that a batch was written here before", hint)
    changed = changes(old, batch.recipe)
    if changed and not batch.force:
        message = f"the batch was begun with other settings; changed since: {', '.join(changed)}"
        raise UsageError(message, "give the same ones to go on with it; `--force` makes every letter again")
    return None if changed else old


@contextlib.contextmanager
def _desk(batch: Batch, recipe: Recipe, resumes: bool, ledger: Ledger) -> Iterator[Desk]:
    """The desk of a batch, with its manifest locked and folders ready in which letters are begun."""
    folder = os.path.dirname(batch.manifest)
    if batch.dry:
        yield Desk(ledger, recipe.library, folder, earlier(batch.manifest) if resumes else None)
        return
    with contextlib.closing(Manifest(batch.manifest)) as manifest, _workshops(batch) as workshop:
        if resumes:
            manifest.go_on()
        else:
            manifest.begin(recipe)
        before = earlier(batch.manifest) if resumes else None
        yield Desk(ledger, recipe.library, folder, before, manifest, batch.force, workshop)


@contextlib.contextmanager
def _workshops(batch: Batch) -> Iterator[Callable[[str], str]]:
    """Folders of this batch alone, in which letters and records are begun; a killed run leaves its own full."""
    tag = hashlib.sha256(os.path.realpath(batch.manifest).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    name = f".s17gen-batch-{tag}"
    letters = os.path.join(batch.naming.root, name)
    records = os.path.join(batch.work.records or batch.naming.root, name)
    try:
        for each in {letters, records}:
            make_folder(each)
            _clear(each)
        yield lambda path: records if path.endswith("-record.json") else letters
    finally:
        for each in {letters, records}:
            _clear(each)
            with contextlib.suppress(OSError):
                os.rmdir(each)


def _clear(folder: str) -> None:
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))


def _lost(task: Task) -> Made:
    problem = "the process that was to make this letter ended under it"
    return Made(task, problem=problem, hint="see whether there is memory enough; give fewer `--jobs`")
