"""Who a request is from, seen at a glance: from the plain lines that a document of YAML begins with, or not at all."""

import re

from s17gen.batch.item import Who

_COMMENTS = rb"(?:[ ]*+(?:#[^\r\n]*+)?+\r?\n)*+"
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?%b(?:---[ ]*+\r?\n%b)?" % (_COMMENTS, _COMMENTS))
_KEY = rb"[a-z][a-z-]*+"
_END = rb"[ ]*\r?\n"
_NEXT = rb"(?=%b:[ \r\n])" % _KEY  # a key at the beginning of a line ends whatever came before
# Texts that can be nothing but themselves; in braces, without a comma.
_INNER = rb"[A-Za-z0-9./](?:[A-Za-z0-9 .()/_'&+@-]*[A-Za-z0-9.)])?"
_TEXT = _INNER.replace(rb"[A-Za-z0-9 .", rb"[A-Za-z0-9 ,.")
_LINE = re.compile(rb"(%b): ++(%b)%b%b" % (_KEY, _TEXT, _END, _NEXT))
_PAIR = re.compile(rb"(%b): ++(%b)" % (_KEY, _TEXT))
_BRACES = re.compile(rb"applicant: ++\{([^{}\r\n]*+)\}%b%b" % (_END, _NEXT))
_PAIRS = re.compile(rb"(?:%b: ++%b *+(?:, *+(?!\Z)|\Z))++" % (_KEY, _INNER))
_ROW = rb"%b: ++%b%b" % (_KEY, _TEXT, _END)
_BLOCK = re.compile(rb"applicant:%b((?P<indent>[ ]++)%b(?:(?P=indent)%b)*)%b" % (_END, _ROW, _ROW, _NEXT))


def glance(raw: bytes) -> Who | None:
    """Whom a document says that it is from, and its reference; None where only a whole read can tell.

    Of a document that nobody can read, it may say what a reader would refuse.
    """
    before = _BEFORE.match(raw)
    at = before.end() if before else 0
    reference: bytes | None = None
    applicant: dict[bytes, bytes] | None = None
    while reference is None or applicant is None:
        line = _LINE.match(raw, at)
        held = line or _BRACES.match(raw, at) or _BLOCK.match(raw, at)
        if not held:
            return None
        if not line or line[1] == b"applicant":
            applicant = {b"name": line[2]} if line else _mapping(held)
            if applicant is None:
                return None
        elif line[1] == b"reference":
            reference = line[2]
        at = held.end()
    return Who(_text(reference), *(_text(applicant.get(key, b"")) for key in (b"name", b"address", b"email")))


def _mapping(held: re.Match[bytes]) -> dict[bytes, bytes] | None:
    """The keys of an applicant in braces, or on lines of their own."""
    if held.re is _BRACES and not _PAIRS.fullmatch(held[1].strip(b" ")):
        return None
    pairs = held[1].split(b",") if held.re is _BRACES else held[1].splitlines()
    found = (_PAIR.fullmatch(each.strip(b" ")) for each in pairs)
    return {each[1]: each[2] for each in found if each}


def _text(value: bytes) -> str:
    return " ".join(value.decode("ascii").split())
