"""The types of fields, as data: which keys a model has, and which of a type's branches some data can only mean."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from s17gen.document import Data
from s17gen.model import Wire

TypeForm = Any  # a typing construct such as `list[str] | None`; Python has no type for these


@cache
def fields(model: type[Wire]) -> dict[str, tuple[TypeForm, bool]]:
    """The keys a file may use for `model`, in order: each with its type and whether it is required."""
    forms: dict[str, TypeForm] = {}
    for base in reversed(model.__mro__):
        forms.update(getattr(base, "__annotations__", {}))
    # What `msgspec.structs.fields` tells too, after it has looked at every annotation again, which a cold start feels.
    names, keys, defaults = model.__struct_fields__, model.__struct_encode_fields__, model.__struct_defaults__
    required = [*[True] * (len(names) - len(defaults)), *(each is msgspec.NODEFAULT for each in defaults)]
    rows = zip(names, keys, required, strict=True)
    return {key: (forms[name], needed) for name, key, needed in rows if name != model.__rest__}


def branches(form: TypeForm) -> Iterator[TypeForm]:
    """The members of a union, or the form itself: at most one text-like, one list-like and one mapping-like."""
    origin: object = None if isinstance(form, type) else get_origin(form)
    if origin is Annotated:
        yield from branches(get_args(form)[0])
    elif origin is Union or origin is types.UnionType:
        for each in get_args(form):
            yield from branches(each)
    else:
        yield form


def branch_of(form: TypeForm, data: Data) -> TypeForm:
    """The branch of `form` that data of this kind can only mean, or None."""
    return _cached_branch(form, type(data))


@cache
def _cached_branch(form: TypeForm, kind: type) -> TypeForm:
    return next((each for each in branches(form) if kind_of(each) is kind), None)


def kind_of(branch: TypeForm) -> type | None:
    """What data has to be to mean a branch: `str`, `list` or `dict`; None for the branch of nothing at all."""
    if isinstance(branch, type):  # first, since most are, and it is the quickest to ask
        return dict if issubclass(branch, Struct) else None if branch is types.NoneType else str
    origin: object = get_origin(branch)
    return list if origin is list else dict if origin is dict else str


def is_model(form: TypeForm) -> bool:
    """Whether a form is a model, a mapping with keys of its own."""
    return isinstance(form, type) and issubclass(form, Struct)


def keys_of(form: TypeForm) -> list[str]:
    """The keys that a mapping of this form may have, where not every key will do."""
    keys = get_args(form)[0]
    origin: object = get_origin(keys)
    return list(get_args(keys)) if origin is Literal else []
