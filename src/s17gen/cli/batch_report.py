"""What a batch says as it goes and at its end: findings for people, JSON Lines for scripts, and how many of each."""

import os
from collections import Counter

import msgspec
from msgspec import Struct

from s17gen.batch.desk import Result
from s17gen.batch.encoded import encoded
from s17gen.batch.plan import Plan
from s17gen.batch.run import Batch, Run
from s17gen.cli.codes import BUG, FINDINGS, OK, UNUSABLE
from s17gen.cli.progress import Progress
from s17gen.cli.streams import error_lines, put, say
from s17gen.errors import OutputError
from s17gen.findings import Finding
from s17gen.report.text import report
from s17gen.visible import visible

_REMEMBERED = 1000  # texts that are said once
_VERSION = 1  # of the report for scripts


class _Tally(Struct):
    """What became of the requests so far, and how the worst of them ended."""

    counts: Counter[str] = msgspec.field(default_factory=Counter)
    files: int = 0
    worst: int = OK
    said: set[str] = set()

    def note(self, result: Result) -> None:
        """Count a result."""
        self.counts[result.status] += 1
        self.files += len(result.files)
        ends = {"refused": FINDINGS, "failed": BUG if result.bug else UNUSABLE}
        self.worst = max(self.worst, ends.get(result.status, OK))

    def unsaid(self, result: Result) -> list[Finding]:
        """What was found, without what stands in a file that many requests share and was said of it before."""
        label = result.entry.input
        own = (label, label.rpartition(":")[0])
        return [
            each
            for each in result.findings
            if each.place.file in own or self.is_new(f"{each.place} {each.kind.id} {each.message}")
        ]

    def is_new(self, text: str) -> bool:
        """Whether a text is to be said: once, as far as so many can be remembered."""
        known = text in self.said
        if len(self.said) < _REMEMBERED:
            self.said.add(text)
        return not known


def carried_out(run: Run, batch: Batch, as_json: bool) -> int:
    """Every letter written, or as many as can be; a code says how it went at worst."""
    tally = _Tally()
    if run.resumes:
        dated = f"letters without a date of their own have {run.recipe.today}, as before"
        say(f"s17gen: going on with {visible(batch.manifest)}; {dated}")
    try:
        _go_through(run, batch, tally, as_json)
    except OutputError as error:
        say(error_lines(error))
        tally.worst = UNUSABLE
    finally:
        _sum_up(run.plan, batch, tally, as_json)
    if run.plan.clashes:
        say_clashes(run.plan)
        say("s17gen: nothing would be written, since not every letter can have its name")
    return max(tally.worst, UNUSABLE if run.plan.clashes else OK)


def say_clashes(plan: Plan) -> None:
    """Say which letters cannot have their names."""
    for clash in plan.clashes:
        say(f"s17gen: {visible(clash)}")
    if plan.unlisted:
        say(f"s17gen: and {plan.unlisted:,} more")


def _go_through(run: Run, batch: Batch, tally: _Tally, as_json: bool) -> None:
    """Take every result in, and say what there is to say of it."""
    progress = Progress(run.plan.requests)
    try:
        for result in run.results:
            tally.note(result)
            progress.note(len(result.findings))
            if as_json:
                put(_line(result, batch.dry), "report")
            elif said := _said(result, tally):
                progress.clear()
                say(said)
            if batch.dry and not as_json:
                put(_row(result), "list")
    finally:
        progress.clear()


def _said(result: Result, tally: _Tally) -> str:
    """What people need to know of a request that did not go smoothly; what many share is said once."""
    label, lines = visible(result.entry.input), [report(tally.unsaid(result)).rstrip("\n")]
    if result.bug:
        lines.append(f"s17gen: {label}: this is a bug in s17gen, not in your file ({visible(result.entry.message)})")
    elif result.entry.message:
        lines.append(f"s17gen: {label}: {visible(result.entry.message)}")
        if result.hint and tally.is_new(result.hint):
            lines.append(f"  hint: {visible(result.hint)}")
    elif result.status in ("refused", "failed"):
        lines.append(f"s17gen: {label}: no letter was written")
    elif result.draft and any(each.severity == "error" for each in result.findings):
        lines.append(f"s17gen: {label}: this is a draft")
    return "\n".join(each for each in lines if each)


def _row(result: Result) -> str:
    """A request as a dry run lists it: its reference, who is written to and where, and the file."""
    who = result.who
    address = ", ".join((who.address or who.email).split("\n"))
    said = (who.reference, who.name, address, " ".join(result.files) or f"({result.status})")
    return "  ".join(f"{visible(each):{width}}" for each, width in zip(said, (16, 22, 44, 0), strict=True)) + "\n"


def _line(result: Result, dry: bool) -> str:
    """A request as a line of JSON: as the manifest has it, and in a dry run who is written to."""
    data = msgspec.to_builtins(result.entry) | {"status": result.status}
    if dry:
        who = result.who
        data |= {"applicant": {"name": who.name, "address": who.address, "email": who.email}}
    return encoded(data).decode("utf-8") + "\n"


def _sum_up(plan: Plan, batch: Batch, tally: _Tally, as_json: bool) -> None:
    """How many requests there were, and what became of them; also of a batch that was stopped."""
    counts = {name: tally.counts[name] for name in ("written", "unchanged", "refused", "failed")}
    left = plan.requests - tally.counts.total()
    if as_json:
        data = {"requests": plan.requests, **counts, "left": left, "files": tally.files, "dry": batch.dry}
        put(msgspec.json.encode({"summary": data, "version": _VERSION}).decode("utf-8") + "\n", "report")
    words = {"written": "would be written" if batch.dry else "written", "unchanged": "written before and unchanged"}
    said = [f"{count:,} {words.get(name, name)}" for name, count in counts.items() if count]
    said += [f"{left:,} not looked at" if batch.dry else f"{left:,} left"] if left else []
    one = plan.requests == 1
    say(f"s17gen: {plan.requests:,} request{'' if one else 's'}: {', '.join(said) or 'nothing to do'}")
    if not batch.dry and os.path.exists(batch.manifest):
        say(f"s17gen: what became of each is in {visible(batch.manifest)}")
        if left:
            say("  hint: give the same call with `--resume` to go on")
