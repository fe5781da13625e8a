"""Each example and case, broken one element at a time: every mutation is found, or is lawful for a reason on a list.

About 8,500 mutations, some fifteen seconds on a quiet core. `S17GEN_MUTATIONS=example` tries one example alone.
"""

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mutations import Mutation, mutations
from sample import REQUESTS

from s17gen.bind import bind
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.source import load
from s17gen.testing import found_at, outcome

LIBRARY = Library()
ONLY = os.environ.get("S17GEN_MUTATIONS", "")
PATHS = [path for path in REQUESTS if path.parent.name != "draft-with-gaps" and ONLY in str(path)]
REACHING = ("received", "dated", "clarified", "extension", "review-of", "facts", "authority")  # others are judged by it

Found = tuple[str, str, str]  # id, path, message


class Lawful(Wire, frozen=True):
    """Mutations of these fields, in these ways, that are right to find nothing in."""

    fields: list[str]
    how: list[str]
    because: str
    in_: list[str] = []
    same_letter: bool = False


class LawfulFile(Wire, frozen=True):
    """The whole list."""

    lawful: list[Lawful]


class Tried(NamedTuple):
    """A mutation of an example, and what was found that is not found in the example as it stands."""

    example: str
    mutation: Mutation
    new: list[Found]


@cache
def lawful() -> list[Lawful]:
    path = Path(__file__).with_name("lawful.yaml")
    document, findings = load(path.name, path.read_bytes())
    file, faults = bind(document, LawfulFile)
    assert file, [*findings, *faults]
    return file.lawful


def sound(path: Path) -> dict[str, Any]:
    """An example, with its authority's profile put in."""
    data: Any = load(path.name, path.read_bytes())[0].data
    if isinstance(data.get("authority"), str):
        profile = path.parent / data["authority"]
        data = data | {"authority": load(profile.name, profile.read_bytes())[0].data}
    return dict(data)


def name_of(path: Path) -> str:
    return path.parent.name if path.stem == "request" else path.stem


@cache
def first_with_profiles() -> dict[str, str]:
    """The first example of each authority, in which alone its profile is broken."""
    firsts: dict[str, str] = {}
    for path in PATHS:
        firsts.setdefault(sound(path)["authority"]["name"], name_of(path))
    return firsts


@cache
def tried(path: Path) -> list[Tried]:
    """Every mutation of an example."""
    data, example = sound(path), name_of(path)
    before = found_at(data, name=str(path), library=LIBRARY)
    profile = first_with_profiles()[data["authority"]["name"]] == example
    return [
        Tried(example, each, _new(found_at(each.data, name=str(path), library=LIBRARY), before))
        for each in mutations(data, LIBRARY)
        if profile or each.path[0] != "authority" or len(each.path) == 1
    ]


def _new(after: list[Found], before: list[Found]) -> list[Found]:
    """What is found after that was not before, wherever it stood."""
    left = Counter((rule, message) for rule, _, message in before)
    new = []
    for each in after:
        if left[each[0], each[2]]:
            left[each[0], each[2]] -= 1
        else:
            new.append(each)
    return new


def allowed(each: Tried) -> Lawful | None:
    fitting = [
        entry
        for entry in lawful()
        if each.mutation.field in entry.fields
        and each.mutation.how in entry.how
        and (not entry.in_ or each.example in entry.in_)
    ]
    assert len(fitting) < 2, f"two reasons for {each.mutation.field}: {each.mutation.how}"
    return fitting[0] if fitting else None


def near(mutation: Mutation, at: str) -> bool:
    """Whether a finding stands where its reader will see what is wrong: within what was broken, or in what holds it."""
    broken, found = [str(step) for step in mutation.path], at.split(".")
    if not at or broken[0] in REACHING or found[0] == f"{broken[-1]}x":
        return True
    if broken[0] != found[0]:
        return False
    return broken[0] != "decisions" or len(broken) < 4 or len(found) < 2 or broken[1] == found[1]


def said(each: Tried) -> str:
    return f"{each.example}: {'.'.join(map(str, each.mutation.path))}: {each.mutation.how}"


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_every_mutation_is_found_or_lawful(path: Path) -> None:
    assert [said(each) for each in tried(path) if not each.new and not allowed(each)] == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_what_is_found_stands_where_the_request_was_broken(path: Path) -> None:
    astray = [each for each in tried(path) if each.new and not any(near(each.mutation, at) for _, at, _ in each.new)]
    assert [(said(each), each.new) for each in astray] == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_no_mutation_crashes_a_rule(path: Path) -> None:
    assert [said(each) for each in tried(path) if any(rule == "S17-900" for rule, _, _ in each.new)] == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_what_is_said_to_leave_the_letter_as_it_is_does(path: Path) -> None:
    letter = outcome(sound(path), name=str(path), library=LIBRARY).text
    same = [each for each in tried(path) if not each.new and (entry := allowed(each)) and entry.same_letter]
    changed = [each for each in same if outcome(each.mutation.data, name=str(path), library=LIBRARY).text != letter]
    assert [said(each) for each in changed] == []


def needed() -> Iterator[tuple[str, str, str]]:
    for path in PATHS:
        for each in tried(path):
            entry = None if each.new else allowed(each)
            if entry:
                yield each.mutation.field, each.mutation.how, each.example if entry.in_ else ""


@pytest.mark.skipif(bool(ONLY), reason="one example alone needs few entries")
def test_every_entry_of_the_list_is_needed() -> None:
    used = set(needed())
    names = {field for field, _, _ in used}
    idle = [f"{field}: never" for entry in lawful() for field in entry.fields if field not in names]
    for entry in lawful():
        ways = {(how, example) for field, how, example in used if field in entry.fields}
        idle += [f"{entry.fields[0]}: {how}" for how in entry.how if how not in {each for each, _ in ways}]
        idle += [f"{entry.fields[0]}: in {name}" for name in entry.in_ if name not in {each for _, each in ways}]
    assert idle == []


def test_the_mutations_reach_every_field_that_an_example_has() -> None:
    """The list would hold of nothing if the walk missed what it is to break."""
    for path in PATHS:
        for _, mutation, _ in tried(path):
            assert mutation.data != sound(path), said(Tried("", mutation, []))
            break
    ways = {each.mutation.how for path in PATHS for each in tried(path)}
    assert {"removed", "item removed", "item doubled", "empty text", "spaces", "1999", "zero", "bare section"} <= ways
