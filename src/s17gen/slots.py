"""What an officer gives for an ask, made to fit the words around it."""

import datetime
from collections.abc import Callable

from s17gen.citation import words
from s17gen.law import Ask
from s17gen.wording import date_words


def fit(ask: Ask, value: str) -> str | None:
    """The value as it stands in a sentence, or None where it is not of the type that is asked for.

    A noun, verb or clause loses a closing full stop, since more words follow; a sentence gets a capital and a
    stop. Everything else about the words is the officer's.
    """
    folded = " ".join(value.split())
    if ask.choices and folded not in ask.choices:
        return None
    return _FIT[ask.type](folded)


def wanted(ask: Ask) -> str:
    """What a value of this type looks like, for a message."""
    return f"one of {', '.join(f'`{each}`' for each in ask.choices)}" if ask.choices else _WANTED[ask.type]


def _phrase(value: str) -> str:
    return value.removesuffix(".")


def _sentence(value: str) -> str:
    return value[0].upper() + value[1:] + ("" if value[-1] in ".?!”\"'" else ".")


def _date(value: str) -> str | None:
    try:
        return date_words(datetime.date.fromisoformat(value))
    except ValueError:
        return None


def _number(value: str) -> str | None:
    digits = value.replace(",", "")
    return f"{int(digits):,}" if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _money(value: str) -> str | None:
    pounds, dot, pence = value.removeprefix("£").partition(".")
    whole = _number(pounds)
    if whole is None or (dot and not (len(pence) == 2 and pence.isascii() and pence.isdecimal())):
        return None
    return f"£{whole}{dot}{pence}"


def _provision(value: str) -> str:
    return words([value])


_FIT: dict[str, Callable[[str], str | None]] = {
    "noun": _phrase,
    "verb": _phrase,
    "clause": _phrase,
    "sentence": _sentence,
    "date": _date,
    "number": _number,
    "money": _money,
    "provision": _provision,
}

_WANTED = {
    "noun": "a noun phrase, such as `the people who live there`",
    "verb": "a verb phrase, such as `break into them`",
    "clause": "a clause, such as `the talks are still going on`",
    "sentence": "a whole sentence",
    "date": "a date, such as `2026-10-12`",
    "number": "a whole number, such as `1,260`",
    "money": "an amount, such as `£2,400`",
    "provision": "a citation",
}
