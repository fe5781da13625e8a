"""A request that came by e-mail or as a text file: its words, who sent it, when it came. Hostile mail is only text."""

import datetime
import email
import email.policy
import email.utils
from email.message import EmailMessage
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from msgspec import Struct

from s17gen.visible import fold
from s17gen.wizard.scalars import clean

_MOST = 200  # characters of a name or an address
_UK = "Europe/London"
_SILENT = ("script", "style", "head", "title", "template")
_BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "table", "ul", "ol")


class Mail(Struct, frozen=True):
    """What a message or a text says of a request; what it does not say is empty. `date` is the day in the UK."""

    text: str
    name: str = ""
    address: str = ""
    subject: str = ""
    date: datetime.date | None = None
    attachments: tuple[str, ...] = ()


def read_mail(raw: bytes) -> Mail:
    """The request in an e-mail's bytes."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    name, address = email.utils.parseaddr(_header(message, "From"))
    return Mail(
        text=_body(message),
        name=fold(name)[:_MOST],
        address=fold(address)[:_MOST],
        subject=fold(_header(message, "Subject"))[:_MOST],
        date=_date(_header(message, "Date")),
        attachments=tuple(_attachments(message)),
    )


def read_text(raw: bytes) -> Mail:
    """The request in a text file's bytes."""
    return Mail(text=_tidy(_decoded(raw, "utf-8-sig")))


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
    for kind in ("text/plain", "text/html"):
        for part in message.walk():
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                text = _decoded(_payload(part), part.get_content_charset() or "utf-8")
                return _tidy(_stripped(text) if kind == "text/html" else text)
    return ""


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
    names = [part.get_filename() for part in message.walk() if part.get_content_disposition() == "attachment"]
    return [fold(clean(name or "without a name"))[:_MOST] for name in names]


class _Words(HTMLParser):
    """The words of a page, a line for each of its blocks; scripts and styles are no words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.silent += tag in _SILENT
        self.found += ["\n"] if tag in _BREAKS else []

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.found += ["\n"] if tag in _BREAKS and tag != "br" else []

    def handle_data(self, data: str) -> None:
        """Words, unless they stand where nobody sees them."""
        if not self.silent:
            self.found.append(data.replace("\n", " "))


def _stripped(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = [fold(line) for line in "".join(reader.found).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept)
