"""`s17gen new`: a request file begun from options, an e-mail or an earlier file, with a question for each gap."""

import contextlib
import datetime
import os
import sys
from typing import Any, TypedDict, Unpack, get_args

import click

from s17gen.citation import read
from s17gen.cli import shared
from s17gen.cli.codes import OK
from s17gen.cli.streams import get, put, say
from s17gen.errors import OutputError, UsageError
from s17gen.files import advice, read_file, reason
from s17gen.findings import Path, has_error
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.output import write
from s17gen.parts import read_parts
from s17gen.source import MAX_BYTES, load
from s17gen.visible import visible
from s17gen.wire import Outcome
from s17gen.wizard import file as wizard
from s17gen.wizard.gaps import gaps
from s17gen.wizard.like import flags, like
from s17gen.wizard.mail import Mail, is_mail, read_mail, read_text
from s17gen.wizard.scalars import clean

_PARTIAL = ".partial.yaml"  # what a file is called while its questions are being answered
_MOST_MAIL = 16 * 1024 * 1024
_CHECK = "Answer what stands in comments and take the `# ` away, or take out what you do not need; then `s17gen check`."


class _Options(TypedDict):
    """What the options were given as."""

    target: str | None
    reference: str | None
    received: datetime.date | None
    applicant: str | None
    subject: str | None
    request: str | None
    authority: str | None
    decide: tuple[str, ...]
    source: str | None
    old: str | None
    resume: str | None
    force: bool
    layers: tuple[str, ...]


class _Start:
    """What a request file begins with: its data, the comments at its top and those above its elements."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.head: list[str] = []
        self.notes: dict[Path, list[str]] = {}


@click.command("new", epilog="More: `s17gen help officers`.")
@click.option("-o", "--output", "target", metavar="FILE", help="The request file to write; `-` prints it.")
@click.option("--resume", metavar="FILE", help="Go on asking for what a begun request file lacks; needs a terminal.")
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
@click.option("--from", "source", metavar="FILE", help="Begin from the request as it came: a text, an e-mail or `-`.")
@click.option(
    "--like", "old", metavar="FILE", help="Keep the reasoning of an earlier request file; blank who asked and dates."
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--library",
    "layers",
    multiple=True,
    metavar="FOLDER",
    help="A layer over the shipped library; may be given several times.",
)
def command(**given: Unpack[_Options]) -> int:
    """Begin a request file, with a question in a comment for everything that these decisions still need.

    \b
    Examples:
      s17gen new -o begun.yaml --reference FOI-7 --received 2026-11-02 --decide "all=withheld:s31(1)(a)"
      s17gen new -o - --decide 1=disclosed --decide "2=withheld:s43(2),s41(1)"
      s17gen new -o next.yaml --like request.yaml --reference FOI-8
      echo "Please send me the map." | s17gen new -o map.yaml --from - --applicant "M. Pugh"

    On a terminal it asks for what is still open. What is not answered is no error here: `s17gen check FILE` lists it.
    """  # fmt: skip
    target = given["target"] or _finished(given["resume"])
    library = shared.library(given["layers"])
    start = _Start()
    if given["old"] is not None:
        _begin_like(start, given["old"], target)
    if given["resume"] is not None:
        start.data = _read(given["resume"])
    if given["source"] is not None:
        _begin_from(start, given["source"])
    _take_options(start, given, library)
    if target == "-":
        put(_text(start, library), "request file")
        return OK
    if given["resume"] or (given["source"] != "-" and _on_terminal()):
        _ask(start, library, target, given["force"])
    write({target: _text(start, library)}, given["force"])
    _drop(target + _PARTIAL)
    left = sum(each.required for each in gaps(start.data, library))
    name = visible(target)
    say(f"s17gen: {name}: {left} to answer; then call `s17gen check {name}`" if left else f"s17gen: {name}")
    return OK


def _finished(resumed: str | None) -> str:
    """The file that a begun one is to become."""
    if resumed is None or not resumed.endswith(_PARTIAL):
        raise UsageError("`-o` is missing", "name the file to write: `s17gen new -o request.yaml`")
    return resumed.removesuffix(_PARTIAL)


def _on_terminal() -> bool:
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stderr))


def _ask(start: _Start, library: Library, target: str, force: bool) -> None:
    """Ask for what is lacking, keeping each answer in a file beside the target, and show the letter."""
    from s17gen.cli.asking import ask_all

    if os.path.lexists(target) and not force:
        raise OutputError(
            f"{target} is there already; it was left as it is", "give `--force`, or another name with `-o`"
        )
    partial = target + _PARTIAL

    def save() -> None:
        write({partial: _text(start, library)}, force=True)

    if start.data:
        save()
    try:
        ask_all(start.data, library, save)
        _show(start, library, target)
    except (click.Abort, KeyboardInterrupt, SystemExit):
        if os.path.exists(partial):
            say(f"\ns17gen: what you answered is in {partial}; go on with `s17gen new --resume {partial}`")
        raise


def _show(start: _Start, library: Library, target: str) -> None:
    """The letter as a draft, in plain text."""
    from s17gen.pipeline import Settings, run
    from s17gen.render import Renderer

    settings = Settings(library, (Renderer("txt", ()),), datetime.date.today(), draft=True)
    [outcome] = run([load(target, _text(start, library).encode("utf-8"))], settings)
    if outcome.text:
        say(outcome.text)


def _drop(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _text(start: _Start, library: Library) -> str:
    """The file's text, which must read back as what was given. Raises `UsageError` where it is too large to."""
    parts = read_parts(start.data.get("request", ""))
    listed = ", ".join(each.number for each in parts)
    notes = {**start.notes}
    if parts:
        notes[("request",)] = [*notes.get(("request",), []), f"Its parts, as read from its own numbering: {listed}."]
    text = wizard.write(start.data, gaps(start.data, library), [*start.head, _CHECK], notes)
    if len(text.encode("utf-8")) > MAX_BYTES:
        hint = "give the request's own words alone; documents are enclosed, not pasted in"
        raise UsageError(f"the file would be over {MAX_BYTES // 1024} KiB, more than a request file may have", hint)
    document, findings = load("the new file", text.encode("utf-8"))
    if has_error(findings) or document.data != (start.data or ""):
        raise AssertionError(f"the new file does not read back: {[each.message for each in findings]}")
    return text


def _take_options(start: _Start, given: _Options, library: Library) -> None:
    texts = {name: given[name] for name in ("reference", "applicant", "subject", "authority")}
    start.data |= {name: clean(value) for name, value in texts.items() if value}
    if given["received"]:
        start.data["received"] = str(given["received"])
        start.notes.pop(("received",), None)
    if given["request"]:
        start.data["request"] = _words(given["request"])
    if given["decide"]:
        known = [each.number for each in read_parts(start.data.get("request", ""))]
        start.data["decisions"] = [_decision(each, library, known) for each in given["decide"]]


def _words(given: str) -> str:
    return clean(given) if not given.startswith("@") else read_text(_bytes(given[1:])).text


def _bytes(path: str) -> bytes:
    """A file's bytes, or standard input's. Raises `UsageError` where there are none to be had or too many."""
    if path == "-":
        raw = get(_MOST_MAIL)
    else:
        try:
            with open(path, "rb") as file:
                raw = file.read(_MOST_MAIL + 1)
        except (OSError, ValueError) as error:
            raise UsageError(f"{path} cannot be read: {reason(error)}", advice(path, error)) from error
    if len(raw) > _MOST_MAIL:
        raise UsageError(f"{path} is over {_MOST_MAIL // 1024**2} MiB", "save the request's own words in a text file")
    return raw


def _decision(given: str, library: Library, known: list[str]) -> dict[str, Any]:
    """The decision that an option means: `1,3=withheld:s31(1)(a),s40(2)`."""
    numbers, equals, rest = given.partition("=")
    outcome, _, cites = rest.partition(":")
    outcomes = get_args(Outcome)
    if not equals or outcome.strip() not in outcomes:
        hint = did_you_mean(outcome.strip(), outcomes) or f"the outcomes are {', '.join(outcomes)}"
        raise UsageError(f"`--decide {given[:80]}` is not PARTS=OUTCOME", hint)
    made: dict[str, Any] = {"outcome": outcome.strip()}
    parts = [each.strip() for each in numbers.split(",") if each.strip()]
    if parts != ["all"]:
        unknown = [each for each in parts if known and each not in known]
        if unknown or not parts:
            raise UsageError(
                f"the request has no part `{''.join(unknown[:1])}`",
                f"its parts are {', '.join(known) or 'not numbered: write `all`'}",
            )
        made["parts"] = parts
    claims = [{"cite": _cite(each, library)} for each in cites.split(",") if each.strip()]
    return {**made, "claims": claims} if claims else made


def _cite(typed: str, library: Library) -> str:
    found = read(typed.strip(), library.citations()).exact
    if len(found) != 1:
        from s17gen.lookup import nearest_names

        raise UsageError(f"`{typed.strip()}` is not one provision", nearest_names(library, typed.strip(), ()))
    return found[0]


def _begin_from(start: _Start, path: str) -> None:
    """What the request as it came says of itself."""
    raw = _bytes(path)
    mail = read_mail(raw) if path.lower().endswith(".eml") or is_mail(raw) else read_text(raw)
    if not mail.text.strip():
        raise UsageError(f"{path} has no words that could be a request", "save the request as text")
    start.data["request"] = mail.text
    _sent(start, mail)


def _sent(start: _Start, mail: Mail) -> None:
    if mail.name or mail.address:
        name = mail.name or mail.address
        start.data["applicant"] = {"name": name, "email": mail.address} if mail.address else name
        start.notes[("applicant",)] = ["As the e-mail says; check the name, and how it is to stand after `Dear`."]
    if mail.subject:
        start.data["subject"] = mail.subject
        start.notes[("subject",)] = ["The e-mail's subject line; it has to fit after `your request about`."]
    if mail.date:
        start.data["received"] = str(mail.date)
        start.notes[("received",)] = ["The day in the UK on which the e-mail says it was sent; check when it arrived."]
    start.head += [f"Attached to the e-mail: {', '.join(mail.attachments)}."] if mail.attachments else []


def _begin_like(start: _Start, path: str, target: str) -> None:
    """The reasoning of an earlier request file."""
    start.data = like(_read(path))
    _move_profile(start.data, os.path.dirname(path), os.path.dirname(target))
    start.notes = dict(flags(start.data))
    start.head += ["Begun from an earlier request. Who asked and all dates are blank; `check:` marks what may be old."]


def _move_profile(data: dict[str, Any], old: str, new: str) -> None:
    """The profile's name as seen from the new file's folder."""
    profile = data.get("authority")
    if isinstance(profile, str) and not os.path.isabs(profile):
        data["authority"] = os.path.relpath(os.path.join(old or ".", profile), new or ".").replace(os.sep, "/")


def _read(path: str) -> dict[str, Any]:
    """The data of a request file. Raises `UsageError` where it cannot be read."""
    document, findings = read_file(path)
    if has_error(findings) or not isinstance(document.data, dict):
        from s17gen.report.text import report

        say(report(findings).rstrip("\n"))
        hint = "mend it first: `s17gen check` says what is wrong"
        raise UsageError(f"{path} is no request file that can be read", hint)
    return document.data
