"""`s17gen help`: the guides that ship with s17gen, on the screen; or the help of a command."""

import os
import re
import sys

import click

from s17gen.cli.codes import OK
from s17gen.cli.streams import put
from s17gen.content import content_root
from s17gen.errors import UsageError
from s17gen.nearest import did_you_mean
from s17gen.visible import visible

_ENDING = ".md"
_FIRST = (
    "start",
    "officers",
    "cases",
    "letters",
    "yaml",
    "limits",
    "automation",
    "batches",
    "library",
    "editors",
)  # in this order


@click.command("help", epilog="More: `s17gen help start`.")
@click.argument("name", default="", metavar="[GUIDE]")
@click.pass_context
def command(context: click.Context, name: str) -> int:
    """Show a GUIDE, or the help of a command of that name; without a name, list the guides.

    \b
    Examples:
      s17gen help
      s17gen help start
      s17gen help render

    A guide is Markdown. On a screen it is shown page by page: Space goes on, `q` ends.
    """  # fmt: skip
    if name:
        _show(guide(name) or _help_of(name, context))
    else:
        put(_list(), "list")
    return OK


def guides() -> list[str]:
    """The names of the guides: first those to read, then those to look things up in."""
    names = [each.removesuffix(_ENDING) for each in os.listdir(content_root("docs")) if each.endswith(_ENDING)]
    return sorted(names, key=lambda each: (_FIRST.index(each) if each in _FIRST else len(_FIRST), each))


def guide(name: str) -> str:
    """The text of a guide, empty if there is none of that name."""
    return _text(name) if name in guides() else ""


def _text(name: str) -> str:
    with open(os.path.join(content_root("docs"), name + _ENDING), encoding="utf-8") as file:
        return file.read()


def _help_of(name: str, context: click.Context) -> str:
    main = context.find_root()
    found = main.command.get_command(main, name) if isinstance(main.command, click.Group) else None
    if found is None:
        known = guides() + (main.command.list_commands(main) if isinstance(main.command, click.Group) else [])
        hint = did_you_mean(name, known) or "`s17gen help` lists the guides, `s17gen --help` the commands"
        raise UsageError(f"there is no guide and no command `{visible(name[:80])}`", hint)
    with click.Context(found, parent=main, info_name=name) as inner:
        return found.get_help(inner) + "\n"


def _show(text: str) -> None:
    if sys.stdout is not None and sys.stdout.isatty():
        click.echo_via_pager(text)
    else:
        put(text, "guide")


def _list() -> str:
    """A line on each guide: its name, and what it says of itself first."""
    width = max(map(len, guides()))
    lines = [f"  {name:{width}}  {_about(_text(name))}" for name in guides()]
    return "\n".join(["`s17gen help NAME` shows a guide:", *lines, ""])


def _about(text: str) -> str:
    """The heading of a guide."""
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1] if found else ""
