"""What a request file begins with when it is made: what the options say, and what the files have that they name."""

import os
from typing import Any

from s17gen.cli.begun import Call, Options
from s17gen.cli.streams import get, say
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.files import advice, read_file, reason
from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.wizard import given as options
from s17gen.wizard.begin import Start, move_profile, resume, take_earlier, take_mail, take_reviewed
from s17gen.wizard.mail import read_request, read_text
from s17gen.wizard.offers import numbers
from s17gen.wizard.scalars import clean

_MOST_MAIL = 16 * 1024 * 1024
_TEXTS = ("reference", "applicant", "subject", "authority")


def begin(call: Call) -> None:
    """Put into the file what the options say, and what the files have that they name."""
    start, given = call.start, call.given
    if given["old"] is not None:
        take_earlier(start, _data(_read(given["old"])), os.path.dirname(given["old"]), call.folder)
    if given["reviewed"] is not None:
        old = _data(_read(given["reviewed"]))
        take_reviewed(start, old, os.path.dirname(given["reviewed"]), call.folder, call.library)
    if given["resume"] is not None:
        document = _read(given["resume"])
        _data(document)
        resume(start, document, call.library)
        move_profile(start.data, os.path.dirname(given["resume"]), call.folder)
    if given["source"] is not None:
        take_mail(start, read_request(_bytes(given["source"]), given["source"]))
    _take_options(start, given, call.library)
    if given["reviewed"] is not None and not start.data.get("review-of"):
        hint = "say it: `--set review-of.letter=2026-11-09`"
        raise UsageError(f"{given['reviewed']} does not say the date of the letter under review", hint)


def _take_options(start: Start, given: Options, library: Library) -> None:
    for name in _TEXTS:
        value = given[name]  # type: ignore[literal-required]
        if value:
            _replace(start, name, clean(value))
    if given["received"]:
        _replace(start, "received", str(given["received"]))
    if given["request"]:
        start.data["request"] = _words(given["request"])
    if given["decide"]:
        known = numbers(start.data)
        start.data["decisions"] = [options.decision(each, library, known) for each in given["decide"]]
        start.passed |= {("decisions", number, "parts") for number in range(len(given["decide"]))}
    for each in given["values"]:
        name, equals, value = each.partition("=")
        if not equals or not value:
            raise UsageError(f"`--set {each[:80]}` is not PLACE=TEXT", "write it as in `--set style=brief`")
        options.place(start.data, name, _words(value))


def _replace(start: Start, name: str, value: str) -> None:
    """Put a value in the place of what an e-mail or an earlier file says, about which nothing is in doubt then."""
    start.data[name] = value
    start.notes.pop((name,), None)
    start.doubtful = [each for each in start.doubtful if each[0] != name]


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


def _read(path: str) -> Document:
    """A request file. Raises `UsageError` where it cannot be read."""
    document, findings = read_file(path)
    if has_error(findings) or not isinstance(document.data, dict):
        from s17gen.report.text import report

        say(report(findings).rstrip("\n"))
        hint = "mend it first: `s17gen check` says what is wrong"
        raise UsageError(f"{path} is no request file that can be read", hint)
    return document


def _data(document: Document) -> dict[str, Any]:
    assert isinstance(document.data, dict)
    return document.data
