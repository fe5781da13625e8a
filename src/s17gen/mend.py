"""A file with faults made fit to be looked at further: a stand-in takes the place of whatever does not bind."""

import datetime
import types
from typing import Any, Literal, TypeVar, get_args, get_origin

from s17gen.bind import accepts, convert
from s17gen.document import Data, Document
from s17gen.forms import TypeForm, branch_of, branches, fields, is_model, keys_of
from s17gen.model import Wire

T = TypeVar("T", bound=Wire)

_NUMBERS = ("1", "1000")  # one of them is in the range of any number in a file


def bind_mended(document: Document, model: type[T]) -> T | None:
    """The document bound with stand-ins for its faults, to look for others; None if it is no mapping at all."""
    if not isinstance(document.data, dict):
        return None
    return convert(mend(document.data, model), model)


def mend(data: Data, form: TypeForm) -> Any:
    """The data with a stand-in for whatever makes it unfit for `form`, so that the rest of it can still be checked.

    What is bound from it is never to be rendered: the stand-ins say nothing.
    """
    branch = branch_of(form, data)
    if isinstance(data, dict) and is_model(branch):
        known = fields(branch)
        kept = {key: mend(value, known[key][0]) for key, value in data.items() if key in known}
        rest = {key: value for key, value in data.items() if key not in known} if branch.__rest__ else {}
        missing = {key: _stand_in(form) for key, (form, required) in known.items() if required and key not in data}
        return {**kept, **rest, **missing}
    if isinstance(data, dict) and branch is not None:
        allowed = keys_of(branch)
        return {key: mend(value, get_args(branch)[1]) for key, value in data.items() if not allowed or key in allowed}
    if isinstance(data, list) and branch is not None:
        return [mend(each, get_args(branch)[0]) for each in data]
    return data if branch is Any or accepts(data, form) else _stand_in(form)


def _stand_in(form: TypeForm) -> Data:
    branch = next(each for each in branches(form) if each is not types.NoneType)
    origin: object = get_origin(branch)
    if origin is Literal:
        return str(get_args(branch)[0])
    if origin is list:
        return []
    if origin is dict or is_model(branch):
        required = fields(branch).items() if is_model(branch) else ()
        return {key: _stand_in(inner) for key, (inner, needed) in required if needed}
    if branch in (int, float):
        return next(each for each in _NUMBERS if accepts(each, form))
    return {datetime.date: "2000-01-01", bool: "false"}.get(branch, "x")
