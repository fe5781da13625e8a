"""Signature: who signs."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.notice import Inlines, Lines, Text


def write(case: Case, words: Words) -> Body:
    """The closing, then name, role and authority as far as the profile has them."""
    lines = names(case)
    return (*words.say("signature"), Lines(lines=lines)) if lines else ()


def names(case: Case) -> tuple[Inlines, ...]:
    """Name, role and authority, a line each; the unit where nobody signs."""
    authority = case.authority
    if authority is None:
        return ()
    signed = authority.signature
    found = [signed.name, signed.role, authority.name] if signed else [authority.unit, authority.name]
    return tuple((Text(each),) for each in found if each)
