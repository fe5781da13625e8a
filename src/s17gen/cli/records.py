"""`s17gen render --from-record`: records in, the letters out that they are records of."""

from collections.abc import Mapping

import click
from msgspec import Struct

from s17gen import record
from s17gen.cli import shared, targets
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.streams import error_lines, get, put, say
from s17gen.cli.targets import Desk, File, Target
from s17gen.errors import OutputError, RecordError, UsageError
from s17gen.files import reason
from s17gen.notice import Audience
from s17gen.output import stem
from s17gen.record import Record
from s17gen.render import Renderer, renderers
from s17gen.visible import visible

# What a record has settled already, by the parameter of the command.
_SETTLED = {
    "date": "--date", "draft": "--draft", "audience": "--for", "style": "--style", "profile": "--authority",
    "layers": "--library", "record": "--record", "show": "--explain",
}  # fmt: skip


class _Press(Struct):
    """What prints: the formats given, where letters go, the frames, and the printers made so far by their formats.

    `usual` are the formats of the project, where none are given.
    """

    names: tuple[str, ...]
    path: str | None
    target: Target | None
    desk: Desk
    folders: tuple[str, ...]
    usual: tuple[str, ...] = ()
    made: dict[tuple[str, ...], tuple[Renderer, ...]] = {}

    def printers(self, audience: Audience) -> tuple[Renderer, ...]:
        """A printer for each format that a letter for this audience is wanted in."""
        wanted = targets.formats(self.names, self.path, audience, self.usual)
        if wanted not in self.made:
            self.made[wanted] = renderers(wanted, self.folders)
        return self.made[wanted]


def print_again(
    files: tuple[str, ...], names: tuple[str, ...], path: str | None, force: bool, folders: tuple[str, ...]
) -> int:
    """Print the letter of each record in these formats; a code says how that went at worst."""
    given, held = click.get_current_context().params, shared.project(files)
    for option in (option for name, option in _SETTLED.items() if given[name]):
        message = f"`{option}` says nothing with `--from-record`: the letter is printed as it was recorded"
        raise UsageError(message, f"leave `{option}` out, or render the request itself")
    where = shared.either(path, held.output)
    usual = shared.formats(held, where)
    target = targets.letters_target(where, len(files) * len(targets.formats(names, path, "applicant", usual)))
    press = _Press(names, path, target, Desk(force), shared.templates(held, folders), usual)
    press.printers("applicant")  # what is amiss with the call itself is said at once, and once
    return max((_print(name, press) for name in files), default=OK)


def _print(name: str, press: _Press) -> int:
    """Print one record's letter, if that is the one that was recorded; one that cannot be printed stops no other."""
    try:
        held = record.read(name, _bytes(name))
        letters = {each.extension: each.render(held.notice) for each in press.printers(held.audience)}
        if changed := record.changed(held, letters):
            say(_no_longer(name, held, changed[0]))
            return FINDINGS
        if held.notice.draft:
            say(f"s17gen: {visible(name)}: this is a draft")
        _put(name, held, letters, press)
    except (RecordError, UsageError, OutputError) as error:
        say(error_lines(error))
        return UNUSABLE
    return OK


def _put(name: str, held: Record, letters: Mapping[str, str], press: _Press) -> None:
    if press.target is None:
        put("".join(letters.values()))
        return
    begins = stem(held.reference, held.audience, bool(held.notice.draft))
    paths = {press.target.file(begins, f".{extension}"): text for extension, text in letters.items()}
    press.desk.write([File(path, name, text) for path, text in paths.items()])


def _no_longer(name: str, held: Record, extension: str) -> str:
    message = f"{name}: the letter as {extension} would not be the one that was recorded; nothing was written"
    hint = f"the templates, s17gen or the record have changed since; s17gen {held.s17gen[:40]} wrote the record"
    return error_lines(RecordError(message, hint))


def _bytes(name: str) -> bytes:
    if name == "-":
        return get(record.MAX_BYTES)
    try:
        with open(name, "rb") as file:
            return file.read(record.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RecordError(f"{name} cannot be read: {reason(error)}", "check the name and its folder") from None
