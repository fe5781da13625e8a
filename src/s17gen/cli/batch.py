"""`s17gen batch`: many requests in, all their letters out, and none lost."""

import gc
import os
from typing import Unpack

import click

from s17gen.batch.naming import MANIFEST, naming
from s17gen.batch.plan import ClashError
from s17gen.batch.pool import GARBAGE
from s17gen.batch.recipe import recipe
from s17gen.batch.run import Batch, begin
from s17gen.batch.work import Work
from s17gen.cli import shared, targets
from s17gen.cli.batch_report import carried_out, say_clashes
from s17gen.cli.batch_source import Source
from s17gen.cli.streams import say
from s17gen.errors import OutputError, UsageError
from s17gen.pipeline import Settings
from s17gen.project import Project
from s17gen.render import FORMATS
from s17gen.visible import visible

_REPORT = "json"  # no letter is JSON, so among the formats it can only mean the report


class _Options(shared.Common):
    """What the options were given as."""

    formats: tuple[str, ...]
    out: str | None
    table: str | None
    dry: bool
    resume: bool
    force: bool
    jobs: int
    manifest: str | None
    record: str | None
    draft: bool


@click.command("batch", epilog="More: `s17gen help batches`.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice([*FORMATS, _REPORT]),
    multiple=True,
    help="Format of the letters; give it again for several at once. `json` is none: it puts a report for scripts on"
    " standard output, a line for each request and a last one that sums up.",
)
@click.option(
    "-o",
    "--out",
    metavar="FOLDER|PATTERN",
    help="Where letters go: a folder, or a pattern such as `letters/{reference}/{reference}.{ext}`, which may have"
    " {reference}, {name} and {line} of the file that a request stands in, and ends in .{ext}.",
)
@click.option(
    "--with",
    "table",
    metavar="FILE",
    help="A table of applicants (CSV), `-` for standard input: the one request file that is given is answered to each"
    " of them.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing: list what would be written, and every finding.")
@click.option("--resume", is_flag=True, help="Go on with a batch that was stopped: skip what is done and unchanged.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Processes that make letters; 1 if not given."
)
@click.option(
    "--manifest",
    metavar="FILE",
    help=f"Where it is written what became of each request; {MANIFEST} beside the letters if not given.",
)
@click.option("--record", metavar="FOLDER", help="Write a record of each letter there too. It names the applicant.")
@click.option("--draft", is_flag=True, help="Write letters in spite of errors, marked as drafts.")
@shared.in_force("Who will read them, as in `render`.")
def command(paths: tuple[str, ...], **given: Unpack[_Options]) -> int:
    """Write the letters for all requests in each PATH: files, folders, patterns such as 'requests/*.yaml', or `-`.

    \b
    Examples:
      s17gen batch requests/ -o letters/ --dry-run
      s17gen batch requests/ -o letters/
      s17gen batch requests/ -o letters/ --resume
      s17gen batch requests/ -o "sent/{reference}/{reference}.{ext}" -f html -f txt
      s17gen batch decision.yaml --with applicants.csv -o campaign/
      s17gen batch requests.jsonl -o answers/ --jobs 2 -f json

    A file may hold many requests: documents of YAML with `---` between them, or a line of JSON for each. A request with
    errors gets no letter and stops no other. What became of each stands in a manifest; `--resume` goes on from there.
    """  # fmt: skip
    held = shared.project([path for path in paths if not _is_pattern(path)])
    formats = tuple(each for each in given["formats"] if each != _REPORT)
    source = Source(paths, given["table"])
    batch = _batch(source, formats, given, held)
    gc.set_threshold(GARBAGE)
    try:
        with begin(batch) as run:
            _say_passed(source)
            return carried_out(run, batch, _REPORT in given["formats"])
    except ClashError as error:
        say_clashes(error.plan)
        raise
    except (BlockingIOError, MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "new thread" not in str(error):
            raise
        hint = "give it more of them, or fewer `--jobs`, and go on with `--resume`"
        raise OutputError("the system has no memory, threads or processes left for s17gen", hint) from error


def _say_passed(source: Source) -> None:
    """What a folder held that is answered by nobody: it may be a request all the same."""
    if source.passed:
        files = (
            "1 file is no request and was"
            if source.passed == 1
            else f"{source.passed:,} files are no requests and were"
        )
        say(f"s17gen: {files} passed over, first {visible(source.first)}; `s17gen check -v` says what each is")


def _is_pattern(path: str) -> bool:
    return any(each in path for each in "*?[") and not os.path.exists(path)


def _batch(source: Source, formats: tuple[str, ...], given: _Options, held: Project) -> Batch:
    """What the options mean, and what the project says where they say nothing."""
    settings = _settings(formats, given, held)
    out = shared.either(given["out"], held.output)
    if out in (None, "-"):
        raise UsageError("a batch has no place for its letters", "name a folder with `--out`")
    names = naming(str(out))
    records = None if settings.audience == "publication" else shared.either(given["record"], held.record)
    if given["record"] and settings.audience == "publication":
        hint = "leave `--record` out: the letters themselves are recorded, without `--for publication`"
        raise UsageError("a record names the applicant, so a copy for publication has none", hint)
    layers, templates = given["layers"] or held.library, shared.templates(held, given["templates"])
    return Batch(
        work=Work(settings, source.reader, records),
        items=source,
        naming=names,
        recipe=recipe(settings, names.pattern, records is not None, layers, templates),
        manifest=given["manifest"] or os.path.join(names.root, MANIFEST),
        jobs=given["jobs"],
        dry=given["dry"],
        resume=given["resume"],
        force=given["force"],
    )


def _settings(formats: tuple[str, ...], given: _Options, held: Project) -> Settings:
    audience = given["audience"] or "applicant"
    wanted = targets.formats(formats, None, audience, held.format)
    return shared.settings(held, given, wanted, given["draft"])
