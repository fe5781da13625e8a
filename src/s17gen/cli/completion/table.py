"""The table of commands that completion reads, so that it need not import what the commands do.

A shell asks at every press of a key, and to import a command takes five times as long as all the rest of an answer.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from s17gen.findings import Kind

_HELP = "--help"
_STYLE = "--style"  # whose value is a NAME to people too


def table(group: click.Group, about: Mapping[str, str], kinds: Iterable[Kind]) -> str:
    """All that completion has to know of a group's commands, with a line on each, and of the findings, as JSON."""
    context = click.Context(group)
    commands = {name: _command(name, said, group, context) for name, said in about.items()}
    findings = {each.id: each.title for each in kinds}
    return json.dumps({"commands": commands, "findings": findings}, indent=1, ensure_ascii=False) + "\n"


def _command(name: str, about: str, group: click.Group, context: click.Context) -> dict[str, Any]:
    command = group.get_command(context, name)
    assert command is not None  # the group has it
    parameters = [each for each in command.params if _HELP not in each.opts]  # every command has that one
    return {"help": about.rstrip("."), "takes": [_parameter(each) for each in parameters]}


def _parameter(parameter: click.Parameter) -> dict[str, Any]:
    found: dict[str, Any] = {"opts": parameter.opts}
    if isinstance(parameter, click.Option):
        found["help"] = (parameter.help or "").split(". ")[0].rstrip(".")
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return {**found, "flag": True}
    choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else _alternatives(parameter.metavar)
    what = "STYLE" if _STYLE in parameter.opts else (parameter.metavar or "").strip("[].")
    found |= {"choices": list(choices)} if choices else {"what": what}
    return {**found, "many": True} if parameter.multiple or parameter.nargs < 0 else found


def _alternatives(metavar: str | None) -> list[str]:
    """The words of `a|b|c`, which are what may stand there; those in capitals are only said of it."""
    return metavar.split("|") if metavar and "|" in metavar and metavar.islower() else []
