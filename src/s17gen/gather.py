"""Data made ready for its model: keys that only the library knows gathered in one field, numbers and truths read."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias, get_args

from s17gen.document import Data
from s17gen.forms import TypeForm, branches, fields, is_model, kind_of
from s17gen.model import Wire

_Gatherer: TypeAlias = Callable[[Any], Any]


def gather(data: Data, form: TypeForm) -> Any:
    """`data` with keys that only the library knows moved to the model's `__rest__` field, numbers and truths read.

    What needs neither is not copied: most of a library is text.
    """
    gatherer = _gatherer(form)
    return gatherer(data) if gatherer else data


@cache
def _gatherer(form: TypeForm) -> _Gatherer | None:
    """What gathers data of a form; None where it is bound as it was read."""
    by_kind = {kind_of(each): gatherer for each in branches(form) if (gatherer := _of_branch(each))}
    if not by_kind:
        return None

    def gather_kind(data: Data) -> Any:
        gatherer = by_kind.get(type(data))
        return gatherer(data) if gatherer else data

    return gather_kind


def _of_branch(branch: TypeForm) -> _Gatherer | None:
    """What gathers data that can only mean this branch of a form."""
    if is_model(branch):
        return _of_model(branch)
    if branch in (int, float, bool):
        return lambda data: _scalar(data, branch)
    kind = kind_of(branch)
    inner = _gatherer(get_args(branch)[-1]) if kind in (list, dict) else None
    if inner is None:
        return None
    item = inner
    if kind is list:
        return lambda data: [item(each) for each in data]
    return lambda data: _with_changes(data, data, item)


def _of_model(model: type[Wire]) -> _Gatherer | None:
    known = fields(model)
    rest_key = model.__rest__
    inner = {key: gatherer for key, (form, _) in known.items() if (gatherer := _gatherer(form))}

    def gather_keys(data: dict[str, Data]) -> dict[str, Any]:
        for key, gatherer in inner.items():
            if key in data:
                data = _with_changes(data, (key,), gatherer)
        return data

    def gather_rest(data: dict[str, Data]) -> dict[str, Any]:
        rest = {key: value for key, value in data.items() if key not in known}
        return {key: value for key, value in gather_keys(data).items() if key in known} | {rest_key: rest}

    return gather_rest if rest_key else gather_keys if inner else None


def _with_changes(data: dict[str, Any], keys: Iterable[str], gatherer: _Gatherer) -> dict[str, Any]:
    """The data with the values of some keys gathered, or the data itself if that changes none of them."""
    changed = {}
    for key in keys:
        old = data[key]
        new = gatherer(old)
        if new is not old:
            changed[key] = new
    return {**data, **changed} if changed else data


def _scalar(text: str, branch: TypeForm) -> str | int | float | bool:
    """The text, or the number or truth value that it is where one is wanted."""
    if branch is int and re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    if branch is float and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,2})?", text):
        return float(text)
    return text == "true" if branch is bool and text in ("true", "false") else text
