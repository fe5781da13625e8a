"""Whoever answers the questions, on a terminal or by program; and choices from a numbered list."""

import re
from collections.abc import Mapping
from typing import Protocol

from s17gen.nearest import did_you_mean
from s17gen.visible import fold, visible

BACK = "<"  # answers: the question before
_MOST = 13  # choices in one list
_WIDE = 100


class Talk(Protocol):
    """Says something to a person, and asks."""

    def say(self, words: str) -> None:
        """Words for the person, a line or several."""

    def ask(self, question: str) -> str:
        """The answer to a question, empty where there is none."""

    def line(self) -> str:
        """One more line of a text."""


def pick(talk: Talk, question: str, choices: Mapping[str, str], typed: bool = False, known: bool = False) -> str:
    """One of some choices, each with what is said of it: by number, as it is, or by its beginning.

    Nothing if the answer is empty; `BACK` for that. With `typed`, any other answer is taken as it is. A list that is
    `known` is shown only to who asks for it.
    """
    names = list(choices)
    if not known:
        show(talk, choices)
    while (value := fold(talk.ask(f"{question} (`?` lists them)" if known else question))) not in ("", BACK):
        found = _meant(value, names)
        if len(found) == 1:
            return found[0]
        if typed and value != "?":
            return value
        if value == "?":
            show(talk, choices)
        else:
            talk.say(did_you_mean(value, names) or f"Type a number from 1 to {len(names)}.")
    return value


def pick_some(talk: Talk, question: str, choices: Mapping[str, str]) -> list[str] | str:
    """Several of some choices, with commas between; nothing if the answer is empty, `BACK` for that."""
    names = list(choices)
    while (value := fold(talk.ask(question))) not in ("", BACK):
        found = [_meant(each, names) for each in value.replace(",", " ").replace(" and ", " ").split()]
        if all(len(each) == 1 for each in found):
            return list(dict.fromkeys(each[0] for each in found))
        talk.say(f"Choose from {', '.join(names)}." if len(names) <= _MOST else "Type numbers, with commas between.")
    return value


def show(talk: Talk, choices: Mapping[str, str], most: int = _MOST) -> None:
    """A numbered list."""
    width = max((len(each) for each in list(choices)[:most]), default=0)
    for number, (name, says) in enumerate(list(choices.items())[:most], 1):
        talk.say(f"  {number:2}  {f'{name:{width}}  {short(says)}' if says else name}")


def _meant(value: str, names: list[str]) -> list[str]:
    """The choices that an answer can mean; a name comes before a number, since parts are called `1` and `2`."""
    if value in names:
        return [value]
    if value.isascii() and value.isdecimal():
        return names[int(value) - 1 : int(value)] if int(value) else []
    return [each for each in names if each.lower().startswith(value.lower())]


def short(words: str) -> str:
    """The words, or the first of them that fit on a line."""
    told = spoken(words)
    return told if len(told) <= _WIDE else f"{told[:_WIDE].rsplit(' ', 1)[0]} ..."


def spoken(words: str) -> str:
    """Wording of the library on one line, with the name of each fact that it asks for in brackets."""
    return visible(re.sub(r"\{\{ *([^{}]*?) *\}\}", r"[\1]", words))
