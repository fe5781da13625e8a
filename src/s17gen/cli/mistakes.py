"""What somebody who called `s17gen` wrongly should do next."""

import os
import re
import sys
from collections.abc import Mapping

import click

from s17gen.nearest import did_you_mean
from s17gen.visible import visible

_SHOWN = 80  # characters of something mistyped


def unknown_command(name: str, about: Mapping[str, str], context: click.Context) -> click.UsageError:
    """The error of a command that there is none of: a file, perhaps, or a slip of the pen."""
    shown = visible(name[:_SHOWN])
    if os.path.exists(name) or name.lower().endswith((".yaml", ".yml")):
        verb = "check" if os.path.isdir(name) else "render"
        message = f"`{shown}` is no command, but a file or folder: call `s17gen {verb} {shown}`"
    else:
        every = ", ".join(f"`{each}`" for each in about)
        message = f"there is no command `{shown}`; {did_you_mean(name, about) or f'the commands are {every}'}"
    return click.UsageError(message, context)


def usage(error: click.ClickException, main: click.Group) -> str:
    """What to say of a wrong call: how the command is called, what is wrong, and an example of how it is right."""
    context = getattr(error, "ctx", None) or _meant(main)
    message = visible(re.sub(r"\s+", " ", error.format_message()))
    if context is None:
        return f"s17gen: {message}\n  hint: `s17gen --help`"
    example = _example(context.command)
    hint = f"for example `{example}`; " if example and context.parent else ""
    return f"{context.get_usage()}\ns17gen: {message}\n  hint: {hint}`{context.command_path} --help`"


def _meant(main: click.Group) -> click.Context | None:
    """The command that was called, where Click does not say of which one it complains."""
    outer = click.Context(main, info_name="s17gen")
    for word in sys.argv[1:2]:
        command = main.get_command(outer, word)
        if command is not None:
            return click.Context(command, parent=outer, info_name=word)
    return None


def _example(command: click.Command) -> str:
    """The first example of a command's help."""
    found = re.search(r"^ *(s17gen .*)$", command.help or "", re.MULTILINE)
    return found[1].strip() if found else ""
