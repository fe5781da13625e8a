"""What would tell who asked: the marks of one applicant, made from the fields of the request file."""

import itertools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from s17gen.case import Case
from s17gen.marks import EMAIL, POSTCODE, Mark, Words, digits, letters, spellings

TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "the")
_PARTICLES = (
    "of", "and", "for", "in", "on", "at", "to", "de", "la", "le", "van", "von", "der", "den", "bin", "al", "el",
)  # fmt: skip
_ENDINGS = ("ltd", "limited", "plc", "llp", "cic")
_OFFICES = ("enquiries", "contact", "office", "admin", "hello", "editor", "press", "secretary")
_ROADS = {"street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl"}
_NUMBER = re.compile(r"\+?\(?\d[\d ().–-]{4,}\d")


def marks(case: Case) -> tuple[Mark, ...]:
    """Everything that would tell who asked, each once, none without letters."""
    applicant = case.applicant
    if applicant is None:
        return ()
    found = [Mark("hidden", text, letters(text)) for text in case.hide]
    for name in (applicant.name, applicant.salutation or ""):
        found += _names(name, case.authority.name if case.authority else "") if name.split() else ()
    ours = [Words(text) for text in particulars(case)]
    for line in re.split(r"[\n,]", applicant.address or ""):
        found += _lines(line.strip(), ours)
    for email in EMAIL.findall(applicant.email or ""):
        found += _emails(email)
    for number in _NUMBER.findall(applicant.telephone or ""):
        found.append(Mark("telephone", number, digits(number)))
    return tuple(dict.fromkeys(mark for mark in found if mark.letters))


def particulars(case: Case) -> tuple[str, ...]:
    """What the authority's profile says, line by line."""
    stated = case.authority.stated() if case.authority else None
    return tuple(line for text in _strings(stated) for line in text.splitlines())


def _names(name: str, authority: str) -> Iterator[Mark]:
    """The name whole, without its titles and initials, any two neighbours of it, and each word alone."""
    words = [each.strip(',;()"') for each in name.split()]
    core = _core(words)
    alone = len(core) == 1  # such a name may be a word like any other: Mind, The Times
    for whole in (words, core, [each for each in core if len(letters(each)) > 1]):
        if len(whole) > 1:
            yield from _spelt(" ".join(whole), alone)
    for pair in itertools.pairwise(core) if len(core) > 2 else ():
        yield from _spelt(" ".join(pair), word=True)
    telling = [each for each in core if letters(each) not in (*_PARTICLES, *TITLES) or each is core[-1]]
    ours = {letters(word) for word in authority.split()}
    for each in telling:
        for word in dict.fromkeys((each, *re.split("[-–]", each))):
            yield from (Mark("name", f"{title} {word}", letters(title + word)) for title in TITLES[:-1])
            if len(letters(word)) > 1 and letters(word) not in ours:
                yield from _spelt(word, not word[0].islower())


def _core(words: list[str]) -> list[str]:
    """The words of a name without the titles before it and the legal form after it."""
    core = list(words)
    while len(core) > 1 and letters(core[0]) in TITLES:
        core.pop(0)
    while len(core) > 1 and letters(core[-1]) in _ENDINGS:
        core.pop()
    return core


def _spelt(name: str, word: bool) -> Iterator[Mark]:
    return (Mark("name", name, spelling, word) for spelling in sorted(spellings(name)))


def _lines(line: str, ours: list[Words]) -> Iterator[Mark]:
    """A line of an address: its postcode, the rest of it, and the street without its number."""
    for outward, inward in POSTCODE.findall(line):
        yield Mark("address", line, letters(outward + inward))
    rest = POSTCODE.sub("", line).strip()
    street = re.sub(r"^\d+\s*[A-Za-z]?\s+", "", rest)
    for text in dict.fromkeys((rest, street)):
        short = " ".join(_ROADS.get(each.lower(), each) for each in text.split())
        word = not any(each.isdecimal() for each in text)
        for spelling in dict.fromkeys((letters(text), letters(short))):
            mark = Mark("address", text, spelling, word)
            if (
                not spelling.isdecimal()
                and len(spelling) > 2
                and not (word and any(each.hits([mark]) for each in ours))
            ):
                yield mark


def _emails(address: str) -> Iterator[Mark]:
    """An address, also without the tag after `+`, and the part before the `@` if it is no office's."""
    local, _, domain = unquote(address).partition("@")
    bare = local.partition("+")[0]
    yield Mark("email", address, letters(f"{local}@{domain}"))
    yield Mark("email", address, letters(f"{bare}@{domain}"))
    if len(letters(bare)) > 4 and letters(bare) not in _OFFICES:
        yield Mark("email", bare, letters(bare))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
