"""`s17gen new` in a terminal: asks, shows the letter and what is found in it, and writes the file when told to."""

import contextlib
import os

import click

from s17gen.cli import shared
from s17gen.cli.beginning import begin
from s17gen.cli.begun import Call, finish
from s17gen.cli.codes import OK
from s17gen.cli.streams import say
from s17gen.errors import OutputError, S17genError
from s17gen.output import write
from s17gen.pipeline import run
from s17gen.profile import Profile
from s17gen.report.text import report
from s17gen.source import load
from s17gen.visible import visible
from s17gen.wizard.session import Session


def ask(call: Call) -> int:
    """Ask for what is lacking, keeping each answer in a file beside the one that is to be written."""
    _refuse_what_is_there(call)
    begin(call)
    if call.start.data:
        _save(call)
    for line in call.start.head:
        say(line)
    found = shared.usual_profile(call.held, None)
    usual = found if isinstance(found, Profile) else None  # what is wrong with it is shown with the letter
    held = call.held.authorities
    session = Session(call.start, call.library, Terminal(), lambda: _save(call), call.folder, held, usual)
    try:
        if session.run(lambda: _show(call)) == "write":
            finish(call)
            return OK
    except (click.Abort, KeyboardInterrupt, SystemExit, S17genError):
        _say_kept(call)
        raise
    _say_kept(call)
    return OK


def _refuse_what_is_there(call: Call) -> None:
    """Refuse before the first question what would be refused after the last, and to lose answers given before."""
    target, begun, force = call.target, call.given["resume"], call.given["force"]
    if os.path.lexists(target) and not force and begun != target:
        hint = "give `--force`, or another name with `-o`"
        raise OutputError(f"{target} is there already; it was left as it is", hint)
    if os.path.lexists(call.partial) and not force and begun != call.partial:
        hint = f"go on with them: `s17gen new --resume {call.partial}`; or delete the file, or give `--force`"
        raise OutputError(f"{call.partial} has answers that were given before", hint)


def _save(call: Call) -> None:
    write({call.partial: call.text()}, force=True)


def _say_kept(call: Call) -> None:
    if os.path.exists(call.partial):
        name = visible(call.partial)
        say(f"\ns17gen: what you answered is in {name}; go on with `s17gen new --resume {name}`")


def _show(call: Call) -> None:
    """The letter as a draft, in plain text, and what is found in it; notes would only repeat what was answered."""
    nothing: shared.Common = {
        "date": None, "audience": None, "style": None, "profile": None, "layers": call.given["layers"], "templates": ()
    }  # fmt: skip
    settings = shared.settings(call.held, nothing, ("txt",), draft=True)
    [outcome] = run([load(call.target, call.text().encode("utf-8"))], settings)
    say(f"\n{outcome.text}" if outcome.text else "\nThere is no letter to show yet.")
    found = [each for each in outcome.findings if each.kind.severity != "note"]
    say(report(found).rstrip("\n") if found else "Nothing wrong is found in it.")


class Terminal:
    """Asks on the terminal. What a person types can be edited with the arrow keys, as in a shell."""

    def __init__(self) -> None:
        with contextlib.suppress(ImportError):  # where there is none, the terminal's own editing has to do
            import readline  # noqa: F401

    def say(self, words: str) -> None:
        """Words for the person."""
        say(words)

    def ask(self, question: str) -> str:
        """The answer to a question, empty where there is none. Raises `click.Abort` at the end of the input."""
        say(question)
        return self.line()

    def line(self) -> str:
        """One more line of a text."""
        found: str = click.prompt("", prompt_suffix="> ", default="", show_default=False, err=True)
        return found
