"""What an officer gives for an ask, made to fit the words around it."""

from collections.abc import Callable

from s17gen.asks import Ask
from s17gen.citation import Names, read, words
from s17gen.dates import date_words, read_date
from s17gen.visible import fold


def fit(ask: Ask, value: str | list[str], names: Names) -> str | None:
    """The value as it stands in a sentence, or None where it is not of the type that is asked for.

    Only provisions may be several; `names` are what letters call them.

    A noun, verb or clause loses a closing full stop, since more words follow; a sentence gets a capital and a
    stop. Everything else about the words is the officer's.
    """
    if ask.type == "provision":
        cites = cited(ask, value)
        return words(cites, names) if cites else None
    if not isinstance(value, str) or not fold(value) or (ask.type in _PHRASES and value.rstrip().endswith(("?", "!"))):
        return None
    return ask.words.get(fold(value)) if ask.type == "choice" else _FIT[ask.type](fold(value))


def cited(ask: Ask, value: str | list[str]) -> list[str]:
    """The provisions that an answer names, written as a list or in a row; none if one of them is no choice."""
    cites = [value] if isinstance(value, str) else value
    if len(cites) == 1 and cites[0] not in ask.choices:
        reading = read(cites[0], ask.choices)
        cites = [] if reading.near else list(reading.exact)
    return cites if set(cites) <= set(ask.choices) else []


def wanted(ask: Ask) -> str:
    """What a value of this type looks like, for a message."""
    if ask.words:
        return f"one of {', '.join(f'`{each}`' for each in ask.words)}"
    return f"one or more of {', '.join(f'`{each}`' for each in ask.choices)}" if ask.choices else _WANTED[ask.type]


_OPENERS = (
    "The", "A", "An", "Our", "All", "Any", "Some", "These", "Those", "This", "That", "Their", "Its", "Each", "Every",
    "Other", "When", "Where", "How", "What", "Which", "Who", "Whether", "Why", "It", "They", "There", "We", "He", "She",
    "People", "Someone", "Anyone", "Everyone", "If",
)  # fmt: skip


def phrase(value: str) -> str:
    """Words that stand inside a sentence: no closing full stop, no capital on an opening article or the like."""
    folded = fold(value).removesuffix(".")
    first, space, rest = folded.partition(" ")
    is_name = first == "A" and rest[:1].isupper()  # A Division, A Wing
    return f"{first.lower()}{space}{rest}" if first in _OPENERS and space and not is_name else folded


def sentence(value: str) -> str:
    """The words with a capital and a stop."""
    value = fold(value)
    stopped = value.rstrip(")”\"'").endswith((".", "?", "!"))
    return value[0].upper() + value[1:] + ("" if stopped else ".")


def _date(value: str) -> str | None:
    date = read_date(value)
    return date_words(date) if date else None


def _number(value: str) -> str | None:
    digits = value.replace(",", "")
    return f"{int(digits):,}" if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _money(value: str) -> str | None:
    pounds, dot, pence = value.removeprefix("£").partition(".")
    whole = _number(pounds)
    if whole is None or (dot and not (len(pence) == 2 and pence.isascii() and pence.isdecimal())):
        return None
    return f"£{whole}{dot}{pence}"


_PHRASES = ("noun", "verb", "clause", "place")  # more words follow, so none may end a sentence
_FIT: dict[str, Callable[[str], str | None]] = {
    "noun": phrase,
    "verb": phrase,
    "clause": phrase,
    "place": phrase,
    "sentence": sentence,
    "date": _date,
    "number": _number,
    "money": _money,
}

_WANTED = {
    "noun": "a noun phrase, such as `the people who live there`, with a capital only if it is a name",
    "verb": "a verb phrase, such as `break into them`",
    "clause": "a clause, such as `the talks are still going on`",
    "sentence": "a whole sentence",
    "place": "where it is, such as `on our website at https://www.example.org/spending`",
    "date": "a date, such as `2026-10-12`",
    "number": "a whole number, such as `1,260`",
    "money": "an amount, such as `£2,400`",
    "provision": "a citation",
}
