"""What the questions of `s17gen new` can make: every example, but for the few keys that they do not ask for."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from s17gen.findings import Path as Where
from s17gen.library import Library
from s17gen.source import load
from s17gen.wizard.gap import Beside, Gap
from s17gen.wizard.gaps import asked
from s17gen.wizard.session import can_hold, put

ROOT = Path(__file__).parent.parent
LIBRARY = Library(())
DUE = datetime.date(2026, 11, 9)
# What nothing asks for: what the profile or the calendar settles, and what few letters need.
NOT_ASKED = {"dated", "style", "signed-by", "hide", "unstated"}
# What the questions put on the decision, or on the claim, where there is only one claim.
EITHER = {"covers", "opinion"}
# What need not be said, and so is not asked for: why no more can be given of what is to be published as a whole.
NEED_NOT_BE = {"university-published-later": [("decisions", 1, "severance")]}


def at(data: Any, path: Where) -> Any:
    for step in path:
        try:
            data = None if isinstance(data, str) else data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def leaves(data: Any, path: Where = ()) -> Iterator[tuple[Where, Any]]:
    if not isinstance(data, dict | list):
        yield path, data
        return
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from leaves(value, (*path, step))


def answer(gap: Gap, target: Any) -> Any:
    """What an officer would answer who wants the target; nothing where it does not say."""
    if gap.form in ("decisions", "decision", "besides"):
        decision = at(target, ("decisions", gap.path[1] if len(gap.path) > 1 else 0)) or {}
        made = {name: decision[name] for name in ("outcome", "anything-else") if name in decision}
        return [made] if gap.form == "decisions" else made
    value = at(target, gap.path)
    if gap.form in ("claims", "claim"):
        first = value[0] if gap.form == "claims" and value else value
        return first and ([{"cite": first["cite"]}] if gap.form == "claims" else {"cite": first["cite"]})
    one = isinstance(value, list) and gap.form in ("passage", "list", "rows")
    return value[:1] if one else value


def made(target: Any) -> Any:
    """The data that the questions make of what an officer wants to say."""
    data: dict[str, Any] = (
        {"review-of": {"letter": at(target, ("review-of", "letter"))}} if "review-of" in target else {}
    )
    shared: dict[Where, list[str]] = {}
    passed: set[Where] = set()
    late = DUE if {"late", "extension", "clarified"} & set(target) else None
    while gaps := [
        each
        for each in asked(data, LIBRARY, Beside((), shared, late))
        if each.path not in passed and can_hold(data, each.path)
    ]:
        gap = gaps[0]
        passed.add(gap.path)
        if gap.form == "shared":
            shared[gap.path[:-1]] = [name for name in gap.choices if name in at(target, gap.path[:-1])]
        elif gap.form == "between":
            data |= {name: target[name] for name in gap.choices if name in target}
        elif value := answer(gap, target):
            put(data, gap.path, value)
    return data


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_example_can_be_made_by_answering_questions(path: Path) -> None:
    target = load("o", path.read_bytes())[0].data
    assert isinstance(target, dict)
    data = made(target)
    lacking = [where for where, value in leaves(target) if at(data, where) != value]
    assert [each for each in lacking if not (NOT_ASKED | EITHER) & set(each)] == NEED_NOT_BE.get(path.stem, [])
