"""Answers a shell that asks what may stand where the cursor is: a line for each word, quickly, and silent on any fault.

The shell sets `_S17GEN_COMPLETE` to its name and `_S17GEN_LINE` to the line up to the cursor. A line of the answer is
`plain`, the word and what it is, or asks the shell for the names of files (`file`) or of folders (`dir`).
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import click
from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from s17gen.cli.completion.names import Names
from s17gen.cli.completion.project import layers

VARIABLE = "_S17GEN_COMPLETE"
_LINE = "_S17GEN_LINE"
_CURSOR = "\x01"  # stands where the cursor is, so that a word begun is told from one that ended
_QUOTED = re.compile(r"""\\.|"(?:\\.|[^"\\])*"|'[^']*'""", re.DOTALL)  # what a shell takes as it stands
_BARE_BRACKET = re.compile(r"""\s[^\s"'(]*\([^\s"']*$""")  # which no shell would take, whatever came after it

_Complete: TypeAlias = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_NAMED: dict[str, Callable[[Names], dict[str, str]]] = {
    "PROVISION": Names.provisions,
    "TOPIC": Names.topics,
    "STYLE": Names.styles,
    "KIND": Names.kinds,
    "sNN": Names.sections,
    "GUIDE": Names.guides,
}
_CITED = ("PROVISION", "sNN")
_TYPED = re.compile(r"(?:foia)?(?:sections?|sec\.?|ss?\.?)?([0-9]{1,3}[a-z]{0,2}(?:\(.*)?)", re.IGNORECASE)
_PATHS = {
    "FOLDER": "dir",
    "OLD": "dir",
    "NEW": "dir",
    "FILE": "file",
    "FILE|FOLDER": "file",
    "FOLDER|PATTERN": "dir",
    "PATH": "file",
    "REQUEST": "file",
}


def answer() -> int:
    """Print what may stand there, or nothing: a fault must not write over the line that somebody is typing."""
    try:
        lines = answers(os.environ.get(_LINE, ""))
        sys.stdout.buffer.write("".join(f"{each}\n" for each in lines).encode("utf-8"))
        sys.stdout.buffer.flush()
    except Exception:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nor may the interpreter, when it ends
    return 0


def answers(line: str) -> list[str]:
    """The lines of the answer to a command line that ends where the cursor is."""
    with open(os.path.join(os.path.dirname(__file__), "commands.json"), encoding="utf-8") as file:
        known = json.load(file)
    rest = _QUOTED.sub("", line)
    if '"' not in rest and "'" not in rest and _BARE_BRACKET.search(rest):
        return []
    words = split_arg_string(line + _CURSOR)
    begun = words[-1].split(_CURSOR)[0]
    found = ShellComplete(_group(known), {}, "s17gen", VARIABLE).get_completions(words[1:-1], begun)
    return ["\t".join((each.type, each.value, each.help or "")) for each in found]


def _group(known: dict[str, Any]) -> click.Group:
    """The commands of the table, to be asked and never to be called."""
    commands = {
        name: click.Command(name, params=[_parameter(each, known) for each in said["takes"]], help=said["help"])
        for name, said in known["commands"].items()
    }
    options = [click.Option(["--debug"], is_flag=True, help="Show the traceback of a bug in s17gen")]
    options += [click.Option(["--version"], is_flag=True, help="Show the version and exit")]
    return click.Group(
        "s17gen", commands=commands, params=options, context_settings={"help_option_names": ["-h", "--help"]}
    )


def _parameter(said: dict[str, Any], known: dict[str, Any]) -> click.Parameter:
    """A parameter as the table has it."""
    opts, many = said["opts"], said.get("many", False)
    if said.get("flag"):
        return click.Option(opts, is_flag=True, help=said["help"])
    complete = _chosen(said["choices"]) if "choices" in said else _completer(said["what"], known["findings"])
    if opts[0].startswith("-"):
        return click.Option(opts, multiple=many, help=said["help"], shell_complete=complete)
    return click.Argument(opts, nargs=-1 if many else 1, required=False, shell_complete=complete)


def _chosen(names: Iterable[str]) -> _Complete:
    return lambda context, parameter, begun: _items(dict.fromkeys(names, ""), begun)


def _completer(what: str, findings: dict[str, str]) -> _Complete:
    """What completes a value: `what` it is stands in the command's help, as `FILE` or `TOPIC`.

    Names are those of the layers given, or else of the project that the call is about.
    """

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        if what == "ID":
            return _items(findings, begun)
        if what in _PATHS:
            return [CompletionItem(begun, type=_PATHS[what])]
        if what != "NAME" and what not in _NAMED:
            return []
        names = Names(context.params.get("library") or layers(_places(context), os.environ))
        if what == "NAME":
            provisions, others = names.provisions(), {**names.topics(), **names.blocks(), **findings}
            return [*_items(provisions, begun, cited), *_items(others, begun)]
        return _items(_NAMED[what](names), begun, cited if what in _CITED else str)

    return complete


def _places(context: click.Context) -> list[str]:
    """What the call is about, as far as it is typed: its arguments that exist, and never the name of a command.

    Click leaves them in `args`, where the last word is an option that waits for its value.
    """
    taken = [context.params.get(each.name or "") for each in context.command.params if isinstance(each, click.Argument)]
    given = [path for value in taken if value for path in ([value] if isinstance(value, str) else value)]
    return [path for path in (*given, *context.args) if os.path.exists(path)]


def cited(begun: str) -> str:
    """A citation or how one begins, written in one way: `S.31 (1`, `section 31(1` and `31(1` are `s31(1`."""
    match = _TYPED.fullmatch("".join(begun.split()))
    return f"s{match[1]}".lower() if match else begun


def _items(names: dict[str, str], begun: str, written: Callable[[str], str] = str) -> list[CompletionItem]:
    """The names that begin so, both being `written` in one way."""
    start = written(begun)
    return [CompletionItem(name, help=about) for name, about in names.items() if written(name).startswith(start)]
