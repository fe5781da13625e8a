"""Who a request is from, seen at a glance: from the plain lines that a document of YAML begins with, or not at all."""

import re

from s17gen.batch.item import Who

_COMMENTS = rb"(?:[ ]*+(?:#[^\r\n]*+)?+\r?\n)*+"
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?%b(?:---[ ]*+\r?\n%b)?" % (_COMMENTS, _COMMENTS))
# A key, and a value that can be nothing but one line of text, since the next line begins with a key.
_LINE = re.compile(
    rb"([a-z][a-z-]*+): ++([A-Za-z0-9](?:[A-Za-z0-9 ,.()/_'&+@-]*[A-Za-z0-9.)])?)[ ]*\r?\n(?=[a-z][a-z-]*+:[ \r\n])"
)


def glance(raw: bytes) -> Who | None:
    """Whom a document says that it is from, and its reference; None where only a whole read can tell.

    Of a document that nobody can read, it may say what a reader would refuse.
    """
    before = _BEFORE.match(raw)
    at = before.end() if before else 0
    found: dict[bytes, bytes] = {}
    while line := _LINE.match(raw, at):
        found.setdefault(line[1], line[2])
        at = line.end()
        if b"reference" in found and b"applicant" in found:
            return Who(_text(found[b"reference"]), _text(found[b"applicant"]))
    return None


def _text(value: bytes) -> str:
    return " ".join(value.decode("ascii").split())
