"""Every way in which a request is broken: each element removed, emptied or corrupted, one at a time, in order."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias, cast, get_args, get_origin

from s17gen.asks import Ask
from s17gen.citation import section_of
from s17gen.document import Data
from s17gen.findings import Path
from s17gen.forms import branch_of, branches, fields, is_model
from s17gen.library import Library
from s17gen.testing import TODAY
from s17gen.wire import Claim, Decision, RequestFile, Use

Change: TypeAlias = Callable[[Any, Any], Any]  # what holds an element and the step to it, to what holds it then

OTHER_BLOCK = "s38.against.people-in-the-building"
MONTH = datetime.timedelta(days=30)
CITES = ("cite", "alternative-to", "under", "cited", "limbs")
KEYED = ("answers", "facts", "slots")  # mappings whose keys are the officer's own


class Mutation(NamedTuple):
    """One change: the element at `path`, what is done to it, and the data of the whole request afterwards."""

    path: Path
    how: str
    data: Data

    @property
    def field(self) -> str:
        """The field of the model, without places in lists: `decisions.claims.for.use`."""
        return field_of(self.path)


class _Spot(NamedTuple):
    """An element: where it is, its value, the type of its field and, where a provision asks for it, how."""

    path: Path
    value: Data
    form: Any
    ask: Ask | None = None


def field_of(path: Path) -> str:
    """A path without places in lists, and with `*` for a key that is the officer's own."""
    steps = [step for step in path if isinstance(step, str)]
    named = ["*" if index and steps[index - 1] in KEYED else step for index, step in enumerate(steps)]
    return ".".join(named)


def mutations(data: dict[str, Any], library: Library) -> Iterator[Mutation]:
    """Every mutation of a request, each a change of one element."""
    days = _days(data)
    for spot in _spots(data, RequestFile, (), library):
        for how, change in _ways(spot, days, library):
            yield Mutation(spot.path, how, _changed(data, spot.path, change))


# The elements of a request, with what is known of each.


def _spots(value: Data, form: Any, path: Path, library: Library, ask: Ask | None = None) -> Iterator[_Spot]:
    branch = branch_of(form, value) if form is not Any else Any
    if path:
        yield _Spot(path, value, form, ask)
    if isinstance(value, list):
        inner = get_args(branch)[0] if get_origin(branch) is list else Any
        for index, each in enumerate(value):
            yield from _spots(each, inner, (*path, index), library, ask)
    elif isinstance(value, dict) and path != ("private",):
        asks = _asks(value, branch, library)
        for key, each in value.items():
            group = {name.removeprefix(f"{key}."): each for name, each in asks.items() if name.startswith(f"{key}.")}
            if group and isinstance(each, dict):
                yield _Spot((*path, key), each, Any)
                for name, answer in each.items():
                    yield from _spots(answer, Any, (*path, key, name), library, group.get(name))
            else:
                yield from _spots(each, _inner(branch, key), (*path, key), library, asks.get(key) or ask)


def _inner(branch: Any, key: str) -> Any:
    if is_model(branch):
        return fields(branch).get(key, (Any, False))[0]
    return get_args(branch)[1] if get_origin(branch) is dict else Any


def _asks(value: dict[str, Data], branch: Any, library: Library) -> dict[str, Ask]:
    """What the provisions of a claim, or of a decision's claims, or a block, ask for beside the keys of the model."""
    if branch is Use:
        block = library.block(str(value.get("use")))
        return dict(block.slots) if block else {}
    claims: list[Any] = [value] if branch is Claim else []
    if branch is Decision:
        claims = list(value.get("claims", []))
    found: dict[str, Ask] = {}
    for claim in claims:
        cite = re.split(r",? and |, ", str(claim.get("cite")))[0]
        provision = library.provision(cite)
        for name, ask in (provision.asks if provision else {}).items():
            found.setdefault(name, ask)
    return found


# What is done to each.


def _ways(spot: _Spot, days: dict[str, str], library: Library) -> Iterator[tuple[str, Change]]:
    last = spot.path[-1]
    if isinstance(last, int):
        yield "item removed", _drop
        yield "item doubled", _double
    else:
        yield "removed", _drop
        yield "misspelt", _misspell
    if isinstance(spot.value, str):
        for how, new in _texts(spot, days, library):
            if new != spot.value:
                yield how, _put(new)
    elif isinstance(spot.value, list):
        yield "emptied", _put([])
    else:
        yield "emptied", _put({})


def _texts(spot: _Spot, days: dict[str, str], library: Library) -> Iterator[tuple[str, str]]:
    yield "empty text", ""
    yield "spaces", "   "
    kinds = set(branches(spot.form)) if spot.form is not Any else set()
    choices = [each for kind in kinds if get_origin(kind) is Literal for each in get_args(kind)]
    choices += ["true", "false"] if bool in kinds else []
    choices += list(spot.ask.words) if spot.ask else []
    if choices:
        yield "wrong choice", "nonsense"
        for each in sorted(map(str, choices)):
            yield f"choice {each}", each
    if datetime.date in kinds or (spot.ask and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(spot.value))):
        yield from days.items()
    if int in kinds or float in kinds or (spot.ask and spot.ask.type in ("number", "money")):
        yield "zero", "0"
        yield "huge", "999999999"
    if any(step in CITES for step in spot.path[-2:]):
        yield from _citations(str(spot.value), library)
    if spot.path[-1] == "use":
        yield "unknown block", "common.because.nothing-of-the-kind"
        yield "block of another section", OTHER_BLOCK


def _citations(cite: str, library: Library) -> Iterator[tuple[str, str]]:
    section = library.section(section_of(cite))
    limbs = list(section.provisions) if section else []
    if cite in limbs and len(limbs) > 1:
        yield "another limb", limbs[(limbs.index(cite) + 1) % len(limbs)]
    yield "bare section", section_of(cite)
    yield "no such provision", f"{section_of(cite)}(9)(z)"
    yield "another section", "s38(1)(a)" if section_of(cite) != "s38" else "s31(1)(a)"


def _days(data: dict[str, Any]) -> dict[str, str]:
    received = datetime.date.fromisoformat(data.get("received", str(TODAY)))
    dated = datetime.date.fromisoformat(data.get("dated", str(TODAY)))
    return {"1999": "1999-01-01", "before received": str(received - MONTH), "after notice": str(dated + MONTH)}


# Changes: each takes what holds the element and the step to it.


def _changed(data: Data, path: Path, change: Change) -> Data:
    """A copy of the data with one element changed; what is not on the way to it is shared."""
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    if len(path) == 1:
        return cast("Data", change(copy, path[0]))
    copy[path[0]] = _changed(copy[path[0]], path[1:], change)
    return cast("Data", copy)


def _drop(holder: Any, step: Any) -> Any:
    del holder[step]
    return holder


def _double(holder: Any, step: Any) -> Any:
    holder.insert(step, holder[step])
    return holder


def _misspell(holder: Any, step: Any) -> Any:
    return {(f"{key}x" if key == step else key): value for key, value in holder.items()}


def _put(new: Data) -> Change:
    def put(holder: Any, step: Any) -> Any:
        holder[step] = new
        return holder

    return put
