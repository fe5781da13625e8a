"""Signature: who signs."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.notice import Lines, Text


def write(case: Case, words: Words) -> Body:
    """The closing, then name, role and authority as far as the profile has them."""
    authority = case.authority
    if authority is None:
        return ()
    signed = authority.signature
    names = [signed.name, signed.role, authority.name] if signed else [authority.unit, authority.name]
    lines = tuple((Text(each),) for each in names if each)
    return (*words.say("signature"), Lines(lines=lines))
