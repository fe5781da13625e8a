"""`s17gen init`: a new project, which renders and checks clean at once."""

import datetime
import os
import shlex
import sys

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


@click.command("init", epilog="More: `s17gen help start`.")
@click.argument("folder", default=os.curdir, metavar="[FOLDER]")
@click.option("--kind", type=click.Choice(KINDS), help="Kind of authority; asked for in a terminal, if not given.")
@click.option("--name", metavar="NAME", help="Name of the authority; asked for in a terminal, if not given.")
@click.option("--email", metavar="ADDRESS", help="Address to which people write about requests.")
def command(folder: str, kind: str | None, name: str | None, email: str | None) -> int:
    """Begin a project in FOLDER, or here: a profile, an example request, wording of your own, checks for Git and CI.

    \b
    Examples:
      s17gen init foi --kind council --name "Eastmere Council"
      s17gen init letters-of-ours --kind nhs --name "Fenwick Vale NHS Trust" --email foi@fenwick-vale.example

    Nothing that is there already is replaced: if a file has a name that the project needs, nothing is written. The
    example request is answered today.
    """  # fmt: skip
    if not folder:
        raise UsageError("FOLDER has no name", "leave it out, to begin the project here")
    asks = sys.stdin is not None and sys.stdin.isatty()
    if kind is None:
        kind = _ask_kind(asks)
    if name is None and asks:
        name = click.prompt("Name of the authority", err=True)
    files = project(kind, _name(name), _email(email), datetime.date.today())
    texts = schemas(FILES, Library(), FINDINGS)
    place(folder, files | {f"schemas/{file_name(each)}": text for each, text in texts.items()})
    _say_next(folder, sorted(files))
    return OK


def _ask_kind(asks: bool) -> str:
    if not asks:
        raise UsageError("`--kind` is missing", f"give one of {', '.join(f'`{each}`' for each in KINDS)}")
    found: str = click.prompt("Kind of authority", type=click.Choice(KINDS), err=True)
    return found


def _name(text: str | None) -> str | None:
    """A name that can stand in a letter, on one line."""
    return None if text is None else _line(text, "--name", "write it as it is to stand in letters: `Eastmere Council`")


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


def _say_next(folder: str, files: list[str]) -> None:
    here = folder == os.curdir
    where = "this folder" if here else visible(folder)
    say(f"s17gen: a project is in {where}; its README.md says what to do next")
    for each in files:
        say(f"  {each}")
    say("  schemas/, with which an editor helps you to write")
    say("Next:")
    go = shlex.quote(f"./{folder}" if folder.startswith("-") else folder)
    for each in ([] if here else [f"cd {visible(go)}"]) + [
        "s17gen render requests/example.yaml",
        "s17gen check .",
        "s17gen render requests/example.yaml -o letters/ -f html",
    ]:
        say(f"  {each}")
