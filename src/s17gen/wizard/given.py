"""What a call's options say of a request: its decisions (`--decide`), and anything else by its place (`--set`)."""

from typing import Any, get_args

from s17gen.errors import UsageError
from s17gen.forms import TypeForm, branch_of, fields, is_model
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.nearest import did_you_mean
from s17gen.wire import Outcome, RequestFile
from s17gen.wizard.cites import one_cite


def decision(given: str, library: Library, known: list[str]) -> dict[str, Any]:
    """The decision that an option means: `1,3=withheld:s31(1)(a),s40(2)`. `known` are the request's parts."""
    numbers, equals, rest = given.partition("=")
    outcome, _, cites = rest.partition(":")
    outcomes = get_args(Outcome)
    if not equals or outcome.strip() not in outcomes:
        hint = did_you_mean(outcome.strip(), outcomes) or f"the outcomes are {', '.join(outcomes)}"
        raise UsageError(f"`--decide {given[:80]}` is not PARTS=OUTCOME", hint)
    made: dict[str, Any] = {"outcome": outcome.strip()}
    parts = [each.strip() for each in numbers.split(",") if each.strip()]
    if parts != ["all"]:
        unknown = [each for each in parts if known and each not in known]
        if unknown or not parts:
            raise UsageError(
                f"the request has no part `{''.join(unknown[:1])}`",
                f"its parts are {', '.join(known) or 'not numbered: write `all`'}",
            )
        made["parts"] = parts
    claims = [{"cite": _cite(each, library)} for each in cites.split(",") if each.strip()]
    return {**made, "claims": claims} if claims else made


def _cite(typed: str, library: Library) -> str:
    found = one_cite(typed.strip(), library)
    if not found:
        from s17gen.lookup import nearest_names

        raise UsageError(f"`{typed.strip()}` is not one provision", nearest_names(library, typed.strip(), ()))
    return found


def place(data: dict[str, Any], name: str, value: str) -> None:
    """Put a value at a place such as `decisions.0.claims.0.because`. Raises `UsageError` where a file has no such."""
    steps = [each.strip() for each in name.split(".")]
    form: TypeForm = RequestFile
    holder: Any = data
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        form = _within(form, step, name)
        if following is not None:
            holder = _reach(holder, step, _empty(form, following), name)
        elif form not in (None, Any) and branch_of(form, "") is None:
            example = f"{name}.{_inner(form)}"
            raise UsageError(f"`--set {name}`: `{step}` is no text", f"name what stands in it, as in `{example}`")
        else:
            _put(holder, step, value, name)


def _within(form: TypeForm, step: str, name: str) -> TypeForm:
    """The type of what stands at a step within a type; None where anything may."""
    if form is None or form is Any:
        return None
    listed, mapped = branch_of(form, []), branch_of(form, {})
    if listed is not None and _is_index(step):
        return get_args(listed)[0]
    if is_model(mapped):
        return _field(mapped, step, name)
    if mapped is not None:
        return get_args(mapped)[1]
    what = "is a list: give the number of an item, from 0" if listed is not None else "is a text, with nothing in it"
    raise UsageError(f"`--set {name}`: what `{step}` would stand in {what}", "docs/request.md lists every key")


def _field(model: type[Wire], step: str, name: str) -> TypeForm:
    known = fields(model)
    if step in known:
        return known[step][0]
    if step and model.__rest__ and not _is_index(step):
        return None  # a particular that the provision asks for, or a fact for a block
    hint = did_you_mean(step, known) or "docs/request.md lists every key"
    raise UsageError(f"`--set {name}`: there is no `{step}`", hint)


def _inner(form: TypeForm) -> str:
    """A step that may follow, for a hint."""
    if branch_of(form, []) is not None:
        return "0"
    mapped = branch_of(form, {})
    return next(iter(fields(mapped))) if is_model(mapped) else "1"


def _is_index(step: str) -> bool:
    return step.isascii() and step.isdecimal()


def _empty(form: TypeForm, following: str) -> Any:
    """What holds the next step, where there is nothing yet."""
    listed = _is_index(following) and (form in (None, Any) or branch_of(form, []) is not None)
    return [] if listed else {}


def _reach(holder: Any, step: str, empty: Any, name: str) -> Any:
    """What stands at a step; a text that is to be the first of several becomes a list."""
    there = _at(holder, step, name)
    if there is None or (isinstance(empty, list) and isinstance(there, str | dict)):
        _put(holder, step, empty if there is None else [there], name)
        return _at(holder, step, name)
    if not isinstance(there, dict | list):
        raise UsageError(
            f"`--set {name}`: `{step}` is a text already", f"set what it is within it, as in `{step}.name`"
        )
    return there


def _at(holder: Any, step: str, name: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if not _is_index(step) or int(step) > len(holder):
        raise UsageError(f"`--set {name}`: the next item of that list is {len(holder)}", "items are counted from 0")
    return holder[int(step)] if int(step) < len(holder) else None


def _put(holder: Any, step: str, value: Any, name: str) -> None:
    if isinstance(holder, dict):
        holder[step] = value
    elif _at(holder, step, name) is None:
        holder.append(value)
    else:
        holder[int(step)] = value
