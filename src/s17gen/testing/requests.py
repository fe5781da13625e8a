"""Small sound requests, one of each kind of letter, and changes to them."""

import copy
import os
from collections.abc import Iterable, Mapping
from typing import Any

from s17gen.errors import UsageError
from s17gen.files import read_file
from s17gen.nearest import did_you_mean

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requests")


def kinds() -> list[str]:
    """The names of the sound requests."""
    return sorted(name.removesuffix(".yaml") for name in os.listdir(_FOLDER) if name.endswith(".yaml"))


def sound(kind: str = "withheld") -> dict[str, Any]:
    """A small request in which nothing is found wrong, as data that is yours to change.

    `kind` is one of `kinds()`. Raises `UsageError` for any other.
    """
    if kind not in kinds():
        hint = did_you_mean(kind, kinds()) or f"one of {', '.join(f'`{each}`' for each in kinds())}"
        raise UsageError(f"there is no sound request `{kind}`", hint=hint)
    document, _ = read_file(os.path.join(_FOLDER, f"{kind}.yaml"))
    assert isinstance(document.data, dict)
    return dict(document.data)


def changed(
    request: dict[str, Any],
    *,
    put: Mapping[str, Any] | None = None,
    add: Mapping[str, Any] | None = None,
    remove: str | Iterable[str] = (),
) -> dict[str, Any]:
    """A copy of a request with elements put in or replaced (`put`), added to the end of a list (`add`) or taken out.

    Each is named by its path: `decisions.0.claims.0.balance`; lists count from 0. First comes what is put, then what
    is added, then what is removed, so that a path means what it does in the request as given. Raises `UsageError`
    where a path leads nowhere, so that no test passes because of a slip in it.
    """
    made = copy.deepcopy(request)
    for path, value in (put or {}).items():
        holder, step = _holder(made, path)
        if isinstance(holder, list):
            holder[_place(holder, step, path)] = copy.deepcopy(value)
        else:
            holder[step] = copy.deepcopy(value)
    for path, value in (add or {}).items():
        _listed(made, path).append(copy.deepcopy(value))
    for path in sorted([remove] if isinstance(remove, str) else remove, key=_steps, reverse=True):
        _take_out(made, path)
    return made


def _take_out(made: dict[str, Any], path: str) -> None:
    holder, step = _holder(made, path)
    if isinstance(holder, list):
        del holder[_place(holder, step, path)]
    elif step in holder:
        del holder[step]
    else:
        raise _nowhere(path, step, holder)


def _listed(made: dict[str, Any], path: str) -> list[Any]:
    """The list at a path, made there if there is nothing."""
    holder, step = _holder(made, path)
    if isinstance(holder, dict):
        holder.setdefault(step, [])
    value = holder[step] if isinstance(holder, dict) else holder[_place(holder, step, path)]
    if not isinstance(value, list):
        raise UsageError(f"`{path}` is no list", hint="`add` adds to the end of a list; `put` replaces what is there")
    return value


def _holder(made: dict[str, Any], path: str) -> tuple[dict[str, Any] | list[Any], str]:
    """What holds the element at a path, and the last step to it."""
    *steps, last = path.split(".")
    holder: Any = made
    for step in steps:
        if isinstance(holder, list):
            holder = holder[_place(holder, step, path)]
        elif isinstance(holder, dict) and step in holder:
            holder = holder[step]
        else:
            raise _nowhere(path, step, holder)
    if not isinstance(holder, dict | list):
        raise _nowhere(path, last, holder)
    return holder, last


def _place(holder: list[Any], step: str, path: str) -> int:
    if not step.isdecimal() or int(step) >= len(holder):
        raise _nowhere(path, step, holder)
    return int(step)


def _nowhere(path: str, step: str, holder: object) -> UsageError:
    if isinstance(holder, list):
        return UsageError(f"`{path}` leads nowhere: `{step}` is not from 0 to {len(holder) - 1}")
    keys = ", ".join(f"`{each}`" for each in holder) if isinstance(holder, dict) else "a text"
    return UsageError(f"`{path}` leads nowhere: there is no `{step}` there", hint=f"there is {keys}")


def _steps(path: str) -> list[tuple[int, str]]:
    """What orders paths so that the later items of a list come later."""
    return [(int(step), "") if step.isdecimal() else (-1, step) for step in path.split(".")]
