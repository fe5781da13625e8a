"""`s17gen new`: a request file begun from options, an e-mail or an earlier file, with a question for each gap."""

import os
import sys
from typing import Unpack

import click

from s17gen.cli import shared
from s17gen.cli.beginning import begin
from s17gen.cli.begun import PARTIAL, Call, Options, finish
from s17gen.cli.codes import OK
from s17gen.cli.streams import put
from s17gen.errors import UsageError
from s17gen.output import safe_name


@click.command("new", epilog="More: `s17gen help officers`.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    help="The request file to write; `-` prints it. Without it, one named after the reference.",
)
@click.option("--from", "source", metavar="FILE", help="Begin from the request as it came: a text, an e-mail or `-`.")
@click.option(
    "--like", "old", metavar="FILE", help="Keep the reasoning of an earlier request file; blank who asked and dates."
)
@click.option(
    "--review",
    "reviewed",
    metavar="FILE",
    help="Begin the outcome of an internal review from the request file of the letter under review.",
)
@click.option("--resume", metavar="FILE", help="Go on with a file that was begun; its comments are kept.")
@click.option("--reference", metavar="TEXT", help="Your reference.")
@click.option("--received", callback=shared.date, metavar="YYYY-MM-DD", help="The day the request arrived.")
@click.option("--applicant", metavar="NAME", help="Who asked.")
@click.option("--subject", metavar="TEXT", help="What the request is about, as a noun phrase.")
@click.option("--request", metavar="TEXT|@FILE", help="The request's words, or the file that has them after `@`.")
@click.option("--authority", metavar="FILE", help="The authority's profile, seen from the folder of the new file.")
@click.option(
    "--decide",
    multiple=True,
    metavar="PARTS=OUTCOME[:PROVISION,...]",
    help="A decision: the parts it is about (`1,3` or `all`), its outcome, what it relies on. Give it for each.",
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="PLACE=TEXT|@FILE",
    help="Any other key, by its place: `decisions.0.claims.0.because=...`. Items are counted from 0.",
)
@click.option("--no-ask", is_flag=True, help="Ask nothing, even in a terminal.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--library",
    "layers",
    multiple=True,
    metavar="FOLDER",
    help="A layer over the library; may be given several times. Without it, those of the project.",
)
def command(**given: Unpack[Options]) -> int:
    """Begin a request file, with a question in a comment for everything that these decisions still need.

    \b
    Examples:
      s17gen new -o begun.yaml --reference FOI-7 --received 2026-11-02 --decide "all=withheld:s31(1)(a)"
      s17gen new -o - --decide 1=disclosed --decide "2=withheld:s43(2),s41(1)"
      s17gen new -o - --decide "all=withheld:s31(1)(a)" --set "decisions.0.claims.0.protects=the people who live there"
      s17gen new -o next.yaml --like request.yaml --reference FOI-8
      s17gen new -o review.yaml --review request.yaml
      echo "Please send me the map." | s17gen new -o map.yaml --from - --applicant "M. Pugh"

    In a terminal it asks for what is still open, shows the letter and what is found in it, and asks whether to write
    the file. Each answer is kept at once in FILE.partial.yaml, with which `--resume` goes on. What is not answered is
    no error here: `s17gen check FILE` lists it.
    """  # fmt: skip
    call = Call(_target(given), given)
    if _asks(call):
        from s17gen.cli.asking import ask  # scripts answer by options

        return ask(call)
    begin(call)
    if call.target == "-":
        put(call.text(), "request file")
    else:
        finish(call)
    return OK


def _target(given: Options) -> str:
    """The file to write; of one that was begun, what it is to become. Raises `UsageError` where nothing says."""
    begun = given["resume"]
    target = given["target"] or (begun.removesuffix(PARTIAL) if begun else _named(given))
    if not target:
        raise UsageError("`-o` is missing", "name the file to write: `s17gen new -o request.yaml`")
    if target.endswith(("/", os.sep)) or os.path.isdir(target):
        raise UsageError(
            f"{target} is a folder", "name the file to write: `-o " + os.path.join(target, "request.yaml`")
        )
    _refuse_two(given)
    return target


def _refuse_two(given: Options) -> None:
    """Refuse two files of which each is to be begun with; only an e-mail goes with an earlier request."""
    begins = {"--resume": given["resume"], "--review": given["reviewed"], "--like": given["old"]}
    named = [name for name, value in {**begins, "--from": given["source"]}.items() if value]
    if len(named) > 1 and set(named) != {"--like", "--from"}:
        raise UsageError(f"`{named[0]}` and `{named[1]}` both say what to begin with", "leave one of them out")


def _named(given: Options) -> str:
    """The name of a file for which none is given: its reference, which somebody is asked for if they are there."""
    if not given["reference"] and _is_somebody_there(given):
        from s17gen.cli.asking import Terminal

        given["reference"] = Terminal().ask("What is your reference? The file is named after it.").strip()
    return f"{safe_name(given['reference'])}.yaml" if given["reference"] else ""


def _is_somebody_there(given: Options) -> bool:
    asked = not given["no_ask"] and given["source"] != "-"
    return asked and all(each is not None and each.isatty() for each in (sys.stdin, sys.stderr))


def _asks(call: Call) -> bool:
    """Whether somebody is there to answer. Raises `UsageError` where nobody is and a file was to be gone on with."""
    there = _is_somebody_there(call.given)
    if call.given["resume"] and not there and not call.given["no_ask"]:
        raise UsageError("`--resume` asks in a terminal, and there is none", "add `--no-ask` to write what is there")
    call.asks = there and call.target != "-"
    return call.asks
