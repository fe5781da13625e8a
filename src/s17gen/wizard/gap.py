"""One thing that a request file is still to be told, or may be told besides; and what is known beside its data."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.findings import Path
from s17gen.slots import wanted
from s17gen.wizard.questions import KEYS, Key

_HINTS = {"date": "a date, such as `2026-10-12`", "passage": "in whole sentences", "yes": "`true` or `false`"}
# The form of one more of a list; of rows it is `row`.
_ONE_MORE = {"decisions": "decision", "claims": "claim", "enclosed": "text"}


class Gap(Struct, frozen=True):
    """A key that is not answered: its path, its question, and what an answer looks like.

    `form` says how it is answered; `ask` is the library's own where it asks; `sketch` are the lines under the key.
    `choices` has what is said of each choice. `offer` is what is asked in a terminal only: what may be said besides,
    such as one more of something.
    """

    path: Path
    question: str
    form: str = "text"
    ask: Ask | None = None
    hint: str = ""
    required: bool = True
    sketch: tuple[str, ...] = ()
    offer: bool = False
    choices: dict[str, str] = {}


class Elsewhere(Struct, frozen=True):
    """An answer that belongs at another path than its question's."""

    path: Path
    value: Any


class Beside(Struct, frozen=True):
    """What is known beside a file's data.

    `settled` are keys that need no answer, because the project has it. `shared` has for a decision, by its path, what
    is to be said once for all its claims. `due` is the day by which the answer was due, where that has passed.
    """

    settled: Collection[str] = ()
    shared: Mapping[Path, Collection[str]] = {}
    due: datetime.date | None = None


def of_key(path: Path, about: Key | None = None, question: str = "", offer: bool = False) -> Gap:
    """A key that is not there, asked for as `about` has it, or else the key of that name."""
    about = about or KEYS[str(path[-1])]
    return Gap(
        path,
        question or about.ask,
        about.form,
        hint=_one_of(about.choices) if about.choices else _HINTS.get(about.form, ""),
        required=not (about.optional or offer),
        sketch=about.sketch,
        offer=offer,
        choices=about.choices,
    )


def _one_of(choices: Collection[str]) -> str:
    return f"one of {', '.join(f'`{each}`' for each in choices)}"


def one_more(path: Path) -> Gap:
    """The offer to say one more of what stands at a path already, as its next item."""
    name = str(path[-2])
    about = KEYS[name]
    form = _ONE_MORE.get(name) or ("row" if about.rows else about.form)
    return Gap(path, about.more, form, required=False, offer=True)


def of_ask(path: Path, ask: Ask) -> Gap:
    """What the library asks for."""
    return Gap(path, ask.ask, "ask", ask, wanted(ask), ask.required)


# Looking into data of any shape.


def mappings(value: object) -> list[tuple[int, dict[str, Any]]]:
    """The mappings of a list, each with its place in it."""
    items = value if isinstance(value, list) else []
    return [(number, each) for number, each in enumerate(items) if isinstance(each, dict)]


def says_any(holder: dict[str, Any], *names: str) -> bool:
    """Whether one of the keys is answered."""
    return any(holder.get(name) for name in names)


def within(holder: object, name: str) -> object:
    """What stands under a key such as `opinion.by`."""
    for step in name.split("."):
        holder = holder.get(step) if isinstance(holder, dict) else None
    return holder


def stands_at(data: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        data = data[step]
    return data
