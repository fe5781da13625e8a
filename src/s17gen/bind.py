"""Data becomes typed, frozen models, or all its faults at once; knows nothing of law.

`msgspec.convert` decides whether data is sound, but stops at the first fault. Where it refuses, `explain`
walks the same types and asks `convert` about each leaf, so that both always agree; a test holds them to it.
"""

import datetime
import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import Meta

from s17gen.dates import date_words, meant_date
from s17gen.document import Data, Document
from s17gen.findings import Fault, Finding, Kind, Path
from s17gen.forms import TypeForm, branch_of, branches, fields, is_model, keys_of
from s17gen.gather import gather
from s17gen.model import Wire
from s17gen.nearest import did_you_mean, nearest
from s17gen.traps import BLOCK_FORM

MISSING = Kind(
    "S17-020",
    "a required key is missing",
    todo="Add the key that the message names.",
)
UNKNOWN = Kind(
    "S17-021",
    "a key that is not known here",
    todo="Correct the key's spelling, move it to where it belongs, or take it out. docs/request.md lists every key.",
)
SHAPE = Kind(
    "S17-022",
    "a value of the wrong shape",
    todo="Write the value as the hint shows it: text, a list, or keys and values.",
)
BLANK = Kind(
    "S17-023",
    "a key with no value",
    todo="Give the key a value that says something, or leave the key out. TBC and the like are no value.",
)
CHOICE = Kind(
    "S17-024",
    "a value that is not one of the choices",
    todo="Choose one of the values that the hint lists.",
)
DATE = Kind(
    "S17-025",
    "not a date",
    todo="Write the date as year, month and day: `2026-10-12`.",
)
NUMBER = Kind(
    "S17-026",
    "not a number in range",
    todo="Write the number alone, without a unit, within what the hint allows.",
)
LONG = Kind(
    "S17-027",
    "a text that is longer than it may be",
    todo="Shorten the text; put what is long in the answer or in an enclosed document.",
)

KINDS = (MISSING, UNKNOWN, SHAPE, BLANK, CHOICE, DATE, NUMBER, LONG)

T = TypeVar("T", bound=Wire)
_PLACEHOLDER = re.compile(r"\W*(tbc|tba|tbd|todo|x{3,}|insert\b.*)\W*", re.IGNORECASE)


def bind(document: Document, model: type[T]) -> tuple[T | None, list[Finding]]:
    """Turn a document's data into `model`; on failure None, and every fault with its place."""
    sound = document.doubtful is not None and not any(map(_may_be_blank, document.doubtful))
    blank = [] if sound else blanks(_checked(document.data, model))
    try:
        bound = convert(document.data, model)
        faults: list[Fault] = []
    except msgspec.ValidationError:
        bound, faults = None, list(explain(document.data, model))
    found = [_with_trap(document, fault) for fault in _apart(blank, faults)]
    return (None if found else bound), found


def convert(data: Data, model: type[T]) -> T:
    """The data as `model`. Raises `msgspec.ValidationError` at the first fault."""
    return msgspec.convert(gather(data, model), model)


def _apart(blank: list[Fault], faults: list[Fault]) -> list[Fault]:
    """Both kinds of faults, but one for each place: an unknown key, else that it is blank, else what it should be."""
    unknown = {fault.path for fault in faults if fault.at_key}
    empty = [fault for fault in blank if fault.path not in unknown]
    said = {fault.path for fault in empty}
    return [*empty, *(fault for fault in faults if fault.at_key or fault.path not in said)]


def _checked(data: Data, model: type[Wire]) -> Data:
    """The data without the keys that take anything at all: notes may have a dash or a TBC in them."""
    free = _free(model)
    return {key: value for key, value in data.items() if key not in free} if isinstance(data, dict) and data else data


@cache
def _free(model: type[Wire]) -> frozenset[str]:
    """The keys of a model that take anything at all."""
    return frozenset(key for key, (form, _) in fields(model).items() if dict[str, Any] in branches(form))


def blanks(data: Data, path: Path = ()) -> list[Fault]:
    """Every key or item without content: no letter or digit, a placeholder such as TBC, an empty list or mapping."""
    if not _has_blank(data):
        return []
    if isinstance(data, str):
        what, do = ("no words of its own", "write what it is to say") if data.strip() else ("no value", "give one")
        return [Fault(BLANK, path, f"{_name(path)} has {what}", f"{do}, or leave the key out")]
    if not data:
        return [Fault(BLANK, path, f"{_name(path)} is empty", "give at least one item, or leave the key out")]
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    return [fault for step, value in steps for fault in blanks(value, (*path, step))]


def _has_blank(data: Data) -> bool:
    """Whether anything in the data is blank; the texts of a whole library pass here, and hardly any is."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if _may_be_blank(value):
                return True
        elif not value:
            return True
        else:
            waiting.extend(value.values() if isinstance(value, dict) else value)
    return False


_SUSPECT = frozenset(("tb", "to", "xx", "in"))  # how a placeholder begins


def _may_be_blank(text: str) -> bool:
    return (not text[:1].isalnum() or text[:2].lower() in _SUSPECT) and _is_blank(text)


def _is_blank(text: str) -> bool:
    return not any(map(str.isalnum, text)) or _PLACEHOLDER.fullmatch(text.strip()) is not None


def explain(data: Data, form: TypeForm, path: Path = ()) -> Iterator[Fault]:
    """Every fault that makes `data` unfit for the type `form`; none exactly where `convert` accepts it."""
    branch = branch_of(form, data)
    if branch is None:
        yield _wrong_shape(form, data, path)
    elif isinstance(data, dict) and is_model(branch):
        yield from _explain_model(data, branch, path)
    elif isinstance(data, dict):
        known, value_form = keys_of(branch), get_args(branch)[1]
        for key, value in data.items():
            if known and key not in known:
                yield unknown_key((*path, key), known)
            elif value_form is not Any:
                yield from explain(value, value_form, (*path, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from explain(each, get_args(branch)[0], (*path, index))
    elif not accepts(data, form):
        yield _bad_leaf(data, form, path)


def _explain_model(data: dict[str, Data], model: type[Wire], path: Path) -> Iterator[Fault]:
    known = fields(model)
    for key, value in data.items():
        if key in known:
            yield from explain(value, known[key][0], (*path, key))
        elif not model.__rest__:
            yield unknown_key((*path, key), known)
    for key, (form, required) in known.items():
        if required and key not in data:
            example = _meta(form).get("examples")
            about = _meta(form).get("description", "")
            hint = f"add `{key}:`" + (f", {about}" if about else "")
            hint += f"; for example `{key}: {example[0]}`" if example else ""
            misspelt = nearest(key, [name for name in data if name not in known]) if model.__rest__ else ""
            if misspelt:
                hint = f"is it misspelt as `{misspelt}`? If not, {hint}"
            elif model.__or_text__ and len(data) == 1:
                hint = f"if `{next(iter(data))}:` begins a text, put the text in quotes or after `>`; if not, {hint}"
            where = f"{_name(path)} has no `{key}`" if path else f"`{key}` is missing"
            yield Fault(MISSING, path, where, hint)


def unknown_key(path: Path, known: "dict[str, Any] | list[str]") -> Fault:
    """The fault of a key that nothing reads, with the nearest known one."""
    key = str(path[-1])
    hint = did_you_mean(key, known) or f"known here: {', '.join(f'`{name}`' for name in known)}"
    return Fault(UNKNOWN, path, f"`{key}` is not known here", hint, at_key=True)


def _meta(form: TypeForm) -> dict[str, Any]:
    """What the outermost `Meta` of a form says, by name."""
    origin: object = get_origin(form)
    if origin is not Annotated:
        return {}
    metas = [each for each in get_args(form)[1:] if isinstance(each, Meta)]
    found: dict[str, Any] = {}
    for meta in metas:
        for name in ("description", "examples", "extra"):
            if getattr(meta, name) is not None:
                found[name] = getattr(meta, name)
    return found


def accepts(data: Data, form: TypeForm) -> bool:
    """Whether `convert` takes the data for `form`."""
    try:
        msgspec.convert(gather(data, form), form)
    except msgspec.ValidationError:
        return False
    return True


# Words.


def _wrong_shape(form: TypeForm, data: Data, path: Path) -> Fault:
    got = {str: "text", list: "a list", dict: "keys and values"}[type(data)]
    expected = _expected(form)
    return Fault(SHAPE, path, f"{_name(path)} is {got}", f"it should be {expected}{_how(form, expected, data, path)}")


def _how(form: TypeForm, expected: str, data: Data, path: Path) -> str:
    """How to write a value of the right shape, where there is one way."""
    branch = next(iter(branches(form)))
    if expected == "keys and values" and path and is_model(branch):
        needed = [key for key, (_, required) in fields(branch).items() if required]
        return f", such as {', '.join(f'`{key}:`' for key in needed)}" if needed else ""
    if expected == "keys and values" and path:
        return f": {_meta(form)['description']}" if "description" in _meta(form) else ""
    if expected != "a list":
        return ""
    if isinstance(data, str) and len(data) < 60 and list[str] in branches(form):
        return f": write `{path[-1]}: [{_as_items(data.strip())}]`, or each item on a line of its own after `- `"
    first = next(iter(data), "") if isinstance(data, dict) and is_model(get_args(branch)[0]) else ""
    return f": begin each item with `- `, such as `- {first}:`" if first else ""


def _as_items(text: str) -> str:
    """A text as what brackets hold: several numbers of parts, or one text, in quotes where YAML would cut it."""
    pieces = re.split(r"\s*(?:,|&|\band\b)\s*", text)
    return ", ".join(pieces) if all(len(each) < 4 for each in pieces) else f'"{text}"' if "," in text else text


def _bad_leaf(data: str, form: TypeForm, path: Path) -> Fault:
    branch = branch_of(form, data)
    origin: object = get_origin(branch)
    if origin is Literal:
        choices = [str(each) for each in get_args(branch)]
        meant = _meta(form).get("extra", {}).get(" ".join(re.findall(r"[a-z]+", data.lower())), "")
        hint = f"did you mean `{meant}`?" if meant else did_you_mean(data, choices)
        hint = hint or f"one of {', '.join(f'`{each}`' for each in choices)}"
        models = [each for each in branches(form) if is_model(each)]
        if models:
            hint += f", or keys and values: {', '.join(f'`{key}:`' for key in fields(models[0]))}"
        return Fault(CHOICE, path, f"`{data}` is not something {_name(path)} can be", hint)
    if branch is datetime.date:
        return Fault(DATE, path, f"`{data}` is not {_why_no_date(data)}", _date_hint(data))
    if branch is str:
        return Fault(LONG, path, f"{_name(path)} has {len(data):,} characters, more than it may have", "shorten it")
    if branch is bool:
        return Fault(CHOICE, path, f"`{data}` is neither `true` nor `false`")
    what = "number" if branch is float else "whole number"
    hint = f"write the number alone: {_meta(form).get('description', f'a {what}')}"
    return Fault(NUMBER, path, f"`{data}` is not a {what} that {_name(path)} can be", hint)


def _why_no_date(text: str) -> str:
    return "a date that exists" if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else "a date"


def _date_hint(text: str) -> str:
    meant = meant_date(text)
    if meant is None:
        return "write year, month, day: `2026-10-12`"
    return f"write year, month, day: `{meant}`, if you mean {date_words(meant)}"


def _expected(form: TypeForm) -> str:
    names = []
    for each in branches(form):
        if each is types.NoneType:
            continue
        origin: object = get_origin(each)
        kind = "a list" if origin is list else "text"
        names.append("keys and values" if origin is dict or is_model(each) else kind)
    return " or ".join(dict.fromkeys(names))


def _name(path: Path) -> str:
    """The last key of a path, and where it is an item of a list, which."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_name(path[:-1])}"
    return f"`{path[-1]}`"


def _with_trap(document: Document, fault: Fault) -> Finding:
    """The finding, with the trap of braces and commas named where the line shows it."""
    finding = document.finding(fault)
    before, here = finding.place.text[: finding.place.column - 1], finding.place.text[finding.place.column - 1 :]
    if fault.kind is SHAPE and here[:1] in ("{", "[") and "text" in fault.hint:
        hint = f"a value that begins with `{here[0]}` is no text; put it in quotes, or {BLOCK_FORM}"
        return msgspec.structs.replace(finding, hint=hint)
    prose = fault.kind is UNKNOWN and " " in str(fault.path[-1])
    if (fault.kind is BLANK or prose) and "{" in before and "," in before:
        hint = "inside braces a comma ends a value and begins a key; put a text that has one in quotes"
        return msgspec.structs.replace(finding, hint=hint)
    return finding
