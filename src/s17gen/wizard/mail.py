"""A request that came by e-mail or as a text file: its words, who sent it, when it came. Hostile mail is only text."""

import datetime
import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from s17gen.errors import UsageError
from s17gen.visible import fold
from s17gen.wizard.forwarded import about, forwarded, quotes, sender, sent_on, without_site
from s17gen.wizard.page import stripped
from s17gen.wizard.scalars import clean

_MOST = 200  # characters of a name or an address
_UK = "Europe/London"
_QUOTED = "It seems to quote another message; keep the words of the request alone."
_SITE = "It came through a public request site, whose footer was left out; `--for portal` makes the answer for it."
# How files begin that are neither text nor an e-mail as text, and what to do with each.
_OTHER_FILES = (
    (b"\xd0\xcf\x11\xe0", "an Outlook or old Word file", "save the message as text (`.txt`) or as an e-mail (`.eml`)"),
    (b"%PDF", "a PDF", "copy its words into a text file"),
    (b"PK\x03\x04", "a Word file or an archive", "save its words as plain text"),
)


class Mail(Struct, frozen=True):
    """What a message or a text says of a request; what it does not say is empty. `date` is the day in the UK.

    `about_words` says what is to be looked at in the words.
    """

    text: str
    name: str = ""
    address: str = ""
    subject: str = ""
    date: datetime.date | None = None
    attachments: tuple[str, ...] = ()
    about_words: tuple[str, ...] = ()


def read_request(raw: bytes, path: str) -> Mail:
    """The request in a file's bytes, an e-mail or a text. Raises `UsageError` where it is neither, or has no words."""
    for begins, what, hint in _OTHER_FILES:
        if raw.startswith(begins):
            raise UsageError(f"{path} is {what}, which cannot be read as a request", hint)
    try:
        mail = read_mail(raw) if path.lower().endswith(".eml") or is_mail(raw) else read_text(raw)
    except RecursionError:
        raise UsageError(f"{path} is an e-mail nested too deep to read", "save the request's words as text") from None
    if not mail.text.strip():
        named = f"; attached are {', '.join(mail.attachments[:5])}" if mail.attachments else ""
        raise UsageError(f"{path} has no words that could be a request{named}", "save the request's words as text")
    return mail


def read_mail(raw: bytes) -> Mail:
    """The request in an e-mail's bytes; of one that was forwarded, as it was sent first."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    mail = _mail(message)
    attached = next((part for part in _parts(message) if part.get_content_type() == "message/rfc822"), None)
    inner = attached.get_payload() if attached is not None else None
    if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
        first = _mail(inner[0])
        return _finished(_passed_on(mail, first, mail.text)) if first.text.strip() else _finished(mail)
    within = forwarded(mail.subject, mail.text)
    if within is None:
        return _finished(mail)
    headers = within.headers
    name, address = sender(headers["from"])
    first = Mail(
        text=within.text,
        name=name[:_MOST],
        address=address[:_MOST],
        subject=headers.get("subject", "")[:_MOST],
        date=sent_on(headers.get("sent") or headers.get("date", "")),
    )
    return _finished(_passed_on(mail, first, within.above))


def _passed_on(outer: Mail, first: Mail, above: str) -> Mail:
    """The message that was passed on, with a note of who did and what they wrote above it."""
    by = outer.name or outer.address or "somebody"
    said = f", who wrote above it: {fold(above)[:_MOST].rstrip('.')}" if above.strip() else ""
    note = f"Forwarded by {by}{said}. Check who asked, and on which day it first reached the authority."
    named = tuple(dict.fromkeys([*first.attachments, *outer.attachments]))
    return replace(first, attachments=named, about_words=(note,))


def _finished(mail: Mail) -> Mail:
    """The request without what mail programs and sites put around it, with notes of what is left to look at."""
    text, site = without_site(mail.text)
    notes = [*mail.about_words, *([_SITE] if site else []), *([_QUOTED] if quotes(text) else [])]
    return replace(mail, text=text, subject=about(mail.subject), about_words=tuple(notes))


def _mail(message: EmailMessage) -> Mail:
    name, address = sender(_header(message, "From"))
    return Mail(
        text=_body(message),
        name=name[:_MOST],
        address=address[:_MOST],
        subject=fold(_header(message, "Subject"))[:_MOST],
        date=_date(_header(message, "Date")) or sent_on(_header(message, "Sent")),
        attachments=tuple(_attachments(message)),
    )


def read_text(raw: bytes) -> Mail:
    """The request in a text file's bytes."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Mail(text=_tidy(_decoded(raw, "utf-16" if wide else "utf-8-sig")))


def is_mail(raw: bytes) -> bool:
    """Whether bytes begin like an e-mail: with headers, one of them `From:`."""
    head = raw[:65536].replace(b"\r\n", b"\n").split(b"\n\n")[0].lower()
    lines = head.split(b"\n")
    return any(line.startswith(b"from:") for line in lines) and all(
        b":" in line or line[:1] in (b" ", b"\t") for line in lines
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header as text, empty where it is none; the parser may stumble over a broken one."""
    try:
        return clean(str(message.get(name, "")))
    except Exception:  # the library raises many kinds for headers that no mail should have
        return ""


def _date(header: str) -> datetime.date | None:
    try:
        sent = email.utils.parsedate_to_datetime(header)
        return sent.astimezone(ZoneInfo(_UK)).date() if sent.tzinfo else sent.date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _body(message: EmailMessage) -> str:
    """The words of a message: its plain texts in a row, or else those of its pages."""
    for kind in ("text/plain", "text/html"):
        found = [part for part in _parts(message) if part.get_content_type() == kind and not _is_attached(part)]
        text = "\n\n".join(filter(None, (_words(part) for part in found)))
        if text.strip():
            return text
    return ""


def _words(part: EmailMessage) -> str:
    text = _decoded(_payload(part), part.get_content_charset() or "utf-8")
    if part.get_content_type() == "text/html":
        return _tidy(stripped(text))
    return _tidy(_unbroken(text) if part.get_param("format") == "flowed" else text)


def _unbroken(text: str) -> str:
    """The text with the line breaks taken out that a mail program put in: RFC 3676, a space before each."""
    lines = clean(text).replace("\r\n", "\n").split("\n")
    made = [""]
    for line in lines:
        made[-1] += line.removeprefix(" ")
        if not line.endswith(" ") or line == "-- ":
            made.append("")
    return "\n".join(made)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, but not those of a message within it."""
    yield message
    inner = message.get_payload() if message.get_content_maintype() == "multipart" else []
    for part in inner if isinstance(inner, list) else []:
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _payload(part: object) -> bytes:
    payload = part.get_payload(decode=True) if isinstance(part, EmailMessage) else b""
    return payload if isinstance(payload, bytes) else b""


def _decoded(raw: bytes, charset: str) -> str:
    """The text, in the charset that is named if it is one and fits, else as most mail is."""
    for each in (charset, "utf-8-sig", "cp1252"):
        try:
            return raw.decode(each)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _tidy(text: str) -> str:
    """Lines that end alike and without spaces; nothing that is no text, no empty lines at the ends."""
    text = clean(text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _attachments(message: EmailMessage) -> list[str]:
    names = [part.get_filename() for part in _parts(message) if _is_attached(part)]
    return [fold(clean(str(name or "without a name")))[:_MOST] for name in names]
