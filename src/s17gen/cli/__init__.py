"""The command line: options to one call, findings to stderr, exit codes; the only place that imports Click."""

import gc
import importlib
import os
import signal
import sys
from typing import NoReturn

import click

from s17gen import __version__
from s17gen.cli.codes import BUG, INTERRUPTED, OK, READER_GONE, SIGNALLED, UNUSABLE
from s17gen.cli.streams import ReaderGoneError, error_lines, say
from s17gen.errors import LibraryError, S17genError

_COMPLETE = "_S17GEN_COMPLETE"  # set by a shell that asks what may stand where the cursor is

# Each command's module, imported only when the command is called, its name there, its line in the list of commands.
_COMMANDS = {
    "init": ("s17gen.cli.init", "command", "Begin a project: a profile, an example request, checks for Git and CI."),
    "new": ("s17gen.cli.new", "command", "Begin a request file: from options, an e-mail or an earlier file."),
    "render": ("s17gen.cli.render", "command", "Render the letter for each request FILE; `-` reads standard input."),
    "check": ("s17gen.cli.check", "command", "Check requests, profiles, libraries and templates, for people and CI."),
    "batch": ("s17gen.cli.batch", "command", "Write the letters for many requests: folders, streams, tables."),
    "preview": (
        "s17gen.cli.preview",
        "command",
        "Show the letter in a browser, with all there is to say of it beside it.",
    ),
    "list": ("s17gen.cli.lookup", "list_command", "List the library's provisions, topics or blocks, or the rules."),
    "show": ("s17gen.cli.lookup", "show_command", "Show all there is to know of a provision, block, topic or finding."),
    "suggest": ("s17gen.cli.lookup", "suggest_command", "Suggest blocks for a request, as YAML to paste."),
    "deadline": ("s17gen.cli.deadline", "command", "Say by when an answer is due, and what else is due by when."),
    "log": ("s17gen.cli.log", "command", "Turn records into a log, or copies into the index of a disclosure log."),
    "diff": ("s17gen.cli.diff", "command", "Say which notices another library would change, and how."),
    "config": ("s17gen.cli.config", "command", "Print what a project fixes, and where each value comes from."),
    "schema": ("s17gen.cli.schema", "command", "Print a JSON Schema, with which an editor helps you to write a file."),
    "completion": ("s17gen.cli.completion.command", "command", "Print the script that lets a shell complete s17gen."),
    "help": ("s17gen.cli.help", "command", "Show a guide: to begin with, for officers, for scripts, for the library."),
}


def _show_help(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def _show_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"s17gen, version {__version__}", color=context.color)
        context.exit()


# Click's own are the same, but look for a translation of their help in every process, which a cold start feels.
help_option = click.option(
    *("-h", "--help"), is_flag=True, is_eager=True, expose_value=False, callback=_show_help,
    help="Show this message and exit.",
)  # fmt: skip
_version_option = click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
    help="Show the version and exit.",
)  # fmt: skip


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def about(self) -> dict[str, str]:
        """What each command does, in a line."""
        return {name: about for name, (_, _, about) in _COMMANDS.items()}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.about().items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        gc.freeze()
        # A library is a hundred thousand things that stay: looking through them is a tenth of it.
        gc.set_threshold(50_000)
        gc.enable()  # it was off while everything was imported; a batch makes garbage
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from s17gen.cli.mistakes import unknown_command

            raise unknown_command(args[0], self.about(), ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`s17gen COMMAND --help` has examples of each. `s17gen help start` leads to a first letter in five minutes,"
    " `s17gen help` lists all guides.",
)
@_version_option
@click.option("--debug", is_flag=True, help="Show the traceback of a bug in s17gen.")
@help_option
def main(debug: bool) -> None:
    """Write refusal notices under section 17 of the Freedom of Information Act 2000.

    \b
    Examples:
      s17gen render request.yaml               the letter on the screen
      s17gen render request.yaml -o letters/   the letter in a folder
      s17gen render request.yaml --draft       a draft that shows what is missing
      s17gen check requests/                   whatever stands in a folder, checked
      s17gen show "s31(1)(a)"                  a provision, and what a notice must say of it
      s17gen suggest request.yaml              blocks of the library that fit
      s17gen deadline --received 2026-11-02    by when an answer is due
    """


def run() -> int:
    """Run the command line, turn every way of ending into an exit code, and show no traceback."""
    if _COMPLETE in os.environ:
        from s17gen.cli.completion.answer import answer

        return answer()
    try:
        _end_in_order()
        code = main.main(prog_name="s17gen", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        _say_usage(error)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        say("s17gen: interrupted; no letter was half-written")
        return INTERRUPTED
    except ReaderGoneError as error:
        say(f"s17gen: {error.message}")
        return READER_GONE
    except S17genError as error:
        _say_stopped(error)
        return UNUSABLE
    except SystemExit as ending:  # a signal's; or Click's own, with 1, where the reader of its help went away
        return ending.code if isinstance(ending.code, int) and ending.code > SIGNALLED else READER_GONE
    except OSError as error:  # only Click's own printing, of help and the version, is not guarded elsewhere
        say(f"s17gen: standard output cannot be written: {(error.strerror or 'the system refused').lower()}")
        return UNUSABLE
    except Exception as error:  # the boundary: whatever is left is a bug
        _say_bug(error)
        return BUG


def _end_in_order() -> None:
    """Let a termination unwind like an interrupt, so that what was begun is cleaned up; `nohup` has one ignored."""

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(SIGNALLED + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)


def _say_usage(error: click.ClickException) -> None:
    if error.format_message().startswith("Usage:"):
        say(error.format_message())  # no command at all: the help is the message
        return
    from s17gen.cli.mistakes import usage

    say(usage(error, main))


def _say_stopped(error: S17genError) -> None:
    if isinstance(error, LibraryError) and error.findings:
        from s17gen.report.text import report

        say(report(error.findings).rstrip("\n"))
    say(error_lines(error))


def _say_bug(error: Exception) -> None:
    if "--debug" in sys.argv:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip("\n"))
    what = f"{type(error).__name__}: {error}"[:300]
    say(f"s17gen: this is a bug in s17gen, not in your file ({what})")
    say("  hint: run again with `s17gen --debug ...` and report what it prints")
