"""What mail programs put around the words of a request: forwarding, quotations, the footer of a request site."""

import datetime
import email.utils
import re

from msgspec import Struct

from s17gen.visible import fold
from s17gen.wizard.days import read_day

_MARK = re.compile(r"\W*(?:forwarded message|begin forwarded message|original message)\W*", re.IGNORECASE)
_HEADER = re.compile(r"[> ]*\*?(From|Sent|Date|To|Cc|Subject|Reply-To|Importance):\*?[ \t]*(.*)", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:\[[^\]]*\]\s*)?(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_LEADS = re.compile(r"\s*(?:\[[^\]]*\]|(?:re|fwd?|aw|wg)\s*:)\s*", re.IGNORECASE)
_KIND = re.compile(
    r"(?:an? )?(?:freedom of information|foia?)(?: act)?(?: 2000)?(?: requests?)?\s*(?:[-:\u2013\u2014]\s*|$)",
    re.IGNORECASE,
)
_SENDER = re.compile(r"([^<>@\[\]]+?) ?[<\[](?:mailto:)?([^<>\s@\[\]]+@[^<>\s@\[\]]+)[>\]]")
_RULE = re.compile(r"[-_=*]{20,}")
_SITE = "please use this email address for all replies to this request"
_QUOTES = re.compile(r"^(?:>|On .{5,150} wrote:|-+ ?Original Message ?-+)", re.MULTILINE | re.IGNORECASE)
_IN_WORDS = (
    (re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})"), "{0} {1} {2}"),
    (re.compile(r"([A-Za-z]+) ([0-9]{1,2}), ([0-9]{4})"), "{1} {0} {2}"),
    (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"), "{0}/{1}/{2}"),
)


class Forwarded(Struct, frozen=True):
    """A message within the words of another: its headers by their names in small letters, its words, those above it."""

    headers: dict[str, str]
    text: str
    above: str


def forwarded(subject: str, text: str) -> Forwarded | None:
    """The message that another passes on, where it says that it does."""
    lines = text.split("\n")
    marked = next((n for n, line in enumerate(lines) if _MARK.fullmatch(line) and "orig" not in line.lower()), None)
    if marked is None and not _FORWARDED.match(subject):
        return None
    for number in range(marked or 0, len(lines)):
        headers, end = _headers(lines, number)
        if "from" in headers and headers.keys() & {"sent", "date"} and headers.keys() & {"to", "subject"}:
            body = lines[end:]
            quoted = lines[number].startswith(">")
            words = [re.sub(r"^> ?", "", line) if quoted else line for line in body]
            above = [line for line in lines[:number] if not _MARK.fullmatch(line) and not _RULE.fullmatch(line.strip())]
            return Forwarded(headers, "\n".join(words).strip("\n"), fold(" ".join(above)))
    return None


def _headers(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers that stand together from a line on, and the line after them."""
    found: dict[str, str] = {}
    for number in range(start, len(lines)):
        header = _HEADER.fullmatch(lines[number])
        if header is None:
            return found, number
        found.setdefault(header[1].lower(), fold(header[2]))
    return found, len(lines)


def sender(said: str) -> tuple[str, str]:
    """Name and address of who sent a message; programs write `Pugh, Mared <...>`, where a comma should end it."""
    found = _SENDER.fullmatch(fold(said))
    name, address = (found[1], found[2]) if found else email.utils.parseaddr(said)
    return fold(name).strip("\"' "), fold(address) if "@" in address else ""


def sent_on(said: str) -> datetime.date | None:
    """The day that a forwarded message says it was sent on, in one of the forms that mail programs write."""
    for form, order in _IN_WORDS:
        found = form.search(said)
        day = read_day(order.format(*found.groups()), datetime.date.min) if found else None
        if day:
            return day
    try:
        return email.utils.parsedate_to_datetime(said).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def about(subject: str) -> str:
    """What a subject line says a request is about, without `Re:` and without that it is one."""
    while lead := _LEADS.match(subject):
        subject = subject[lead.end() :]
    return _KIND.sub("", subject, count=1).strip() if _KIND.match(subject) else subject.strip()


def without_site(text: str) -> tuple[str, bool]:
    """The words of a request without what a public request site puts under it, and whether it had."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        below = " ".join(lines[number + 1 : number + 6]).lower()
        if _RULE.fullmatch(line.strip()) and _SITE in fold(below):
            return "\n".join(lines[:number]).rstrip("\n"), True
    return text, False


def quotes(text: str) -> bool:
    """Whether a text seems to quote another message."""
    return bool(_QUOTES.search(text))
