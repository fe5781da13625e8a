"""`s17gen init`: a new project, which renders and checks clean at once."""

import datetime
import os
import shlex
import sys
from collections.abc import Callable
from typing import TypedDict, Unpack

import click

from s17gen.bind import blanks
from s17gen.cli.codes import OK
from s17gen.cli.streams import say
from s17gen.errors import UsageError
from s17gen.library import Library
from s17gen.reference import KINDS as FINDINGS
from s17gen.scaffold import KINDS, project
from s17gen.scaffold.place import place
from s17gen.schema import FILES, file_name, schemas
from s17gen.visible import visible

_MOST = 200  # characters of a name or an address


class _Given(TypedDict):
    """What a profile needs that nobody can guess; None where it was not given."""

    name: str | None
    email: str | None
    signatory: str | None


@click.command("init", epilog="More: `s17gen help start`.")
@click.argument("folder", default=os.curdir, metavar="[FOLDER]")
@click.option("--kind", type=click.Choice(KINDS), help="Kind of authority; asked for in a terminal, if not given.")
@click.option("--name", metavar="NAME", help="Name of the authority; asked for in a terminal, if not given.")
@click.option("--email", metavar="ADDRESS", help="Address to which people write about requests.")
@click.option("--signed-by", "signatory", metavar="NAME", help="Name of the officer who signs the letters.")
def command(folder: str, kind: str | None, **given: Unpack[_Given]) -> int:
    """Begin a project in FOLDER, or here: a profile, an example request, wording of your own, checks for Git and CI.

    \b
    Examples:
      s17gen init foi --kind council --name "Eastmere Council"
      s17gen init letters-of-ours --kind nhs --name "Fenwick Vale NHS Trust" --signed-by "S. Rhodes"

    In a terminal it asks for what is not given; an empty answer leaves a gap to fill in later. Nothing that is there
    already is replaced: if a file has a name that the project needs, nothing is written. The example request is
    answered today.
    """  # fmt: skip
    if not folder:
        raise UsageError("FOLDER has no name", "leave it out, to begin the project here")
    asks = sys.stdin is not None and sys.stdin.isatty()
    if kind is None:
        kind = _ask_kind(asks)
    if asks:
        given = _ask_for_rest(given)
    who = _name(given["name"]), _email(given["email"]), _signatory(given["signatory"])
    files = project(kind, *who, datetime.date.today())
    texts = schemas(FILES, Library(), FINDINGS)
    place(folder, files | {f"schemas/{file_name(each)}": text for each, text in texts.items()})
    _say_next(folder, sorted(files), any(each is None for each in given.values()))
    return OK


def _ask_kind(asks: bool) -> str:
    if not asks:
        raise UsageError("`--kind` is missing", f"give one of {', '.join(f'`{each}`' for each in KINDS)}")
    found: str = click.prompt("Kind of authority", type=click.Choice(KINDS), err=True)
    return found


def _ask_for_rest(given: _Given) -> _Given:
    """All that was given, or else answered; None for what is left open."""
    return {
        "name": given["name"] or _ask("Name of the authority", _name),
        "email": given["email"] or _ask("Address for e-mail about requests", _email),
        "signatory": given["signatory"] or _ask("Name of the officer who signs", _signatory),
    }


def _ask(question: str, read: Callable[[str], str | None]) -> str | None:
    def answer(text: str) -> str | None:
        try:
            return read(text) if text.strip() else None
        except UsageError as error:
            raise click.UsageError(f"{error.message}; {error.hint}") from error

    found: str | None = click.prompt(question, default="", show_default=False, value_proc=answer, err=True)
    return found


def _name(text: str | None) -> str | None:
    """A name that can stand in a letter, on one line."""
    return None if text is None else _line(text, "--name", "write it as it is to stand in letters: `Eastmere Council`")


def _signatory(text: str | None) -> str | None:
    return None if text is None else _line(text, "--signed-by", "write it as it is to stand in letters: `J. Marsh`")


def _email(text: str | None) -> str | None:
    if text is None:
        return None
    hint = "write it as in `foi@eastmere.example`"
    found = _line(text, "--email", hint)
    before, _, after = found.partition("@")
    if not before or not after or "@" in after or " " in found:
        raise UsageError(f"`{found}` is not an e-mail address", hint)
    return found


def _line(text: str, option: str, hint: str) -> str:
    found = " ".join(text.split())
    if blanks(found):
        raise UsageError(f"`{option}` has no words of its own", hint)
    if len(found) > _MOST:
        raise UsageError(f"`{option}` is longer than {_MOST} characters", hint)
    if any(ord(each) < ord(" ") or "\x7f" <= each <= "\x9f" or "\ud800" <= each <= "\udfff" for each in found):
        raise UsageError(f"`{option}` has characters that no letter can have", hint)
    return found


def _say_next(folder: str, files: list[str], gaps: bool) -> None:
    here = folder == os.curdir
    where = "this folder" if here else visible(folder)
    say(f"s17gen: a project is in {where}; its README.md says what to do next")
    for each in files:
        say(f"  {each}")
    say("  schemas/, with which an editor helps you to write")
    if gaps:
        say("profiles/authority.yaml has gaps to fill in, such as `[your name]`: until then no letter but the example")
        say("is written. `s17gen check -v profiles/` lists them.")
    say("Next:")
    go = shlex.quote(f"./{folder}" if folder.startswith("-") else folder)
    for each in ([] if here else [f"cd {visible(go)}"]) + [
        "s17gen render requests/example.yaml",
        "s17gen check .",
        "s17gen render requests/example.yaml -o letters/ -f html",
    ]:
        say(f"  {each}")
