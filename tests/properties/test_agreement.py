"""The explainer and `convert` agree on every file: it says something exactly where `convert` refuses.

Sound files are loaded, then broken in up to four ways at random; each result is written and read again,
so that every fault has to have a place of its own.
"""

import copy
import json
from pathlib import Path as File

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s17gen.bind import _checked, bind, blanks, explain, gather
from s17gen.document import Data, Document
from s17gen.findings import Fault, Path
from s17gen.law import SectionFile
from s17gen.mend import bind_mended
from s17gen.model import Wire
from s17gen.profile import Profile
from s17gen.source import load
from s17gen.styles import Style
from s17gen.wire import RequestFile

ROOT = File(__file__).parents[2]
REQUESTS = sorted((ROOT / "examples").glob("*.yaml"))
PROFILE = ROOT / "examples/authorities/northshire-police.yaml"
STYLE = ROOT / "exemptions/styles/police.yaml"
SECTION = next((ROOT / "exemptions/foia").glob("s24-*.yaml"))

TEXTS = [
    *("", " ", "x", "null", "~", "true", "1", "0", "-1", "40", "40.0", "1e1", "9" * 30, "366", "367", "٤", "none"),
    *("withheld", "would", "held", "noun", "2026-10-12", "2026-02-30", "12/10/2026", "2026-10-12T00:00", "s24(1)"),
]
VALUES: list[Data] = [
    *TEXTS,
    *([], {}, ["x"], [""], [[]], [["x"]], [{}], {"x": "y"}, {"x": ["y"]}),
    *({"use": "x"}, [{"use": "x", "y": ["z"]}, "x"], {"use": ["x"]}, {"use": "x", "slots": {"y": {"z": ""}}}),
    *({"name": "x"}, {"to": "x", "window": "40"}, {"cite": "x"}, {"outcome": "withheld"}),
    *({"outcome": "disclosed", "claims": [{"cite": "x", "for": {}, "details": "y"}]}, {"type": "noun", "ask": "x"}),
    {"a": {"type": "date", "ask": "x", "required": "0"}},
]
KEYS = [
    *("", " ", "x", "Outcome", "outcome", "use", "slots", "details", "__rest__", "for_", "for", "in_force", "in-force"),
    *("null", "name", "cite", "claims", "authority", "review", "window", "private", "facts", "dated", "replaces"),
]

Mutation = tuple[str, int, str, Data]
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "rename", "replace", "insert", "append", "move"]),
        st.integers(0, 2**20),
        st.sampled_from(KEYS),
        st.sampled_from(VALUES),
    ),
    min_size=1,
    max_size=4,
)


def mutated(data: Data, mutations: list[Mutation]) -> Data:
    """A copy of `data` with each change made at the element that its number chooses."""
    top: list[Data] = [copy.deepcopy(data)]
    for kind, number, key, value in mutations:
        slots = list(_slots(top))
        holder, step = slots[number % len(slots)]
        _change(holder, step, kind, key, copy.deepcopy(value))
        if not top:
            top = [""]
    return top[0]


def _slots(holder: "list[Data] | dict[str, Data]"):
    """Every element below `holder`, as what holds it and the step to it."""
    for step in list(holder) if isinstance(holder, dict) else range(len(holder)):
        yield holder, step
        if not isinstance(holder[step], str):
            yield from _slots(holder[step])


def _change(holder, step, kind: str, key: str, value: Data) -> None:
    node = holder[step]
    if kind == "delete":
        del holder[step]
    elif kind == "rename" and isinstance(holder, dict):
        holder[key] = holder.pop(step)
    elif kind == "insert" and isinstance(node, dict):
        node[key] = value
    elif kind == "append" and isinstance(node, list):
        node.append(value)
    elif kind == "move" and isinstance(node, (dict, list)) and node:
        holder[step] = next(iter(node.values())) if isinstance(node, dict) else node[0]
    else:
        holder[step] = value


def accepted(data: Data, model: type[Wire]) -> bool:
    try:
        msgspec.convert(gather(data, model), model)
    except msgspec.ValidationError:
        return False
    return True


def reloaded(data: Data) -> Document:
    document, findings = load("r.yaml", json.dumps(data, ensure_ascii=False, indent=1).encode())
    assert [each for each in findings if each.severity == "error"] == []
    assert document.data == data
    return document


def at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index,call-overload]
    return data


def check_fault(document: Document, fault: Fault) -> None:
    """A fault stands at an element that the file has, in a line that the file has."""
    at(document.data, fault.path)
    marks = document.keys if fault.at_key else document.values
    line, column = marks[fault.path]
    finding = document.finding(fault)
    assert (finding.place.line, finding.place.column) == (line + 1, column + 1)
    assert finding.place.text == document.lines[line]
    assert fault.message
    assert "<class" not in fault.message + fault.hint


def check(data: Data, model: type[Wire]) -> None:
    faults = list(explain(data, model))
    assert bool(faults) == (not accepted(data, model)), faults
    document = reloaded(data)
    blank = blanks(_checked(data, model))
    for fault in [*faults, *blank]:
        check_fault(document, fault)
    bound, findings = bind(document, model)
    assert (bound is not None) == (not findings) == (not faults and not blank)
    mended = bind_mended(document, model)
    assert (mended is not None) == isinstance(data, dict), "what is mended always binds"
    assert bound is None or mended == bound, "what needs no mending is left alone"
    places = {(each.kind.id, each.place.line, each.place.column, each.message) for each in findings}
    assert len(places) == len(findings)


def sound(path: File) -> Data:
    document, findings = load(path.name, path.read_bytes())
    assert findings == []
    return document.data


def some(count: int) -> settings:
    """Settings for so many examples, the same in every run and never failed for being slow."""
    return settings(max_examples=count, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
def test_sound_requests_are_accepted(path: File) -> None:
    check(sound(path), RequestFile)
    assert accepted(sound(path), RequestFile)


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
@some(1200)
@given(mutations=MUTATIONS)
def test_requests(path: File, mutations: list[Mutation]) -> None:
    check(mutated(sound(path), mutations), RequestFile)


@some(1000)
@given(mutations=MUTATIONS)
def test_profiles(mutations: list[Mutation]) -> None:
    check(mutated(sound(PROFILE), mutations), Profile)


@some(500)
@given(mutations=MUTATIONS)
def test_styles(mutations: list[Mutation]) -> None:
    check(mutated(sound(STYLE), mutations), Style)


@some(500)
@given(mutations=MUTATIONS)
def test_section_files(mutations: list[Mutation]) -> None:
    check(mutated(sound(SECTION), mutations), SectionFile)


@pytest.mark.parametrize("model", [RequestFile, Profile, SectionFile])
@some(300)
@given(
    data=st.recursive(
        st.sampled_from(TEXTS),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_data(model: type[Wire], data: Data) -> None:
    check(data, model)


def test_the_mutations_reach_both_answers() -> None:
    """The property would hold of nothing if every change were refused, or none."""
    data = sound(REQUESTS[0])
    answers = [
        accepted(mutated(data, [("replace", number, "x", value)]), RequestFile)
        for number in range(60)
        for value in ("x", [], {})
    ]
    assert answers.count(True) > 20
    assert answers.count(False) > 20
