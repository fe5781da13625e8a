"""Schema and tool agree: a schema takes the data of our loader exactly where `bind` does.

And it takes what an ordinary YAML reader makes of every file that `bind` takes, but for the differences listed here.
A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_schemas.py`.
"""

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from odd import HOSTILE
from schemas import as_an_editor, validator
from test_agreement import (
    KEYS,
    MUTATIONS,
    PROFILE,
    REQUESTS,
    ROOT,
    SECTION,
    TEXTS,
    Mutation,
    mutated,
    some,
)

from s17gen.bind import bind
from s17gen.document import Data, Document
from s17gen.schema import FILES
from s17gen.source import load

LIBRARY = ROOT / "exemptions"
SOUND = {
    "profile": PROFILE,
    "library": LIBRARY / "library.yaml",
    "section": SECTION,
    "statements": LIBRARY / "foia/statements.yaml",
    "style": LIBRARY / "styles/police.yaml",
    "topics": LIBRARY / "topics.yaml",
}
TRIES = int(os.environ.get("S17GEN_EXAMPLES", "300"))
FEW = [*REQUESTS[::5], next(each for each in REQUESTS if each.stem == "police-cost")]

# What YAML 1.1 reads as something else than text, and `bind` as the text that its writer sees.
TRAPS = [
    *("00012325", "NO", "y", "off", "True", "12:30", "1_000", "0x1F", "1e3", "1.5e3", "2.50", "-7", "+1", "1.", "0b11"),
    *(".inf", "-.INF", ".NaN", "2026-10-12", "2026-10-12 10:00:00", "2026-10-12T10:00:00Z", "0o17", "40", "3", "366"),
]
# Files that `bind` takes and an editor marks, each with the reason. `test_the_differences_are_differences` tries them.
DIFFERENCES = {
    "null": "the word is a warning here; to an editor it is a key without a value",
    "leading zero": "YAML 1.1 reads a number with a zero before it as octal, which may be out of range",
}


def sound(path: Path) -> Data:
    """The data of a file that may have warnings, as the library's topics do."""
    return load(path.name, path.read_bytes())[0].data


def agree(name: str, data: Data) -> bool:
    """Whether schema and `bind` take the data; they have to agree on it."""
    bound, findings = bind(Document("x.yaml", ["x"], data), FILES[name].model)
    taken = validator(name).is_valid(data)
    assert taken == (bound is not None), (data, findings)
    return taken


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
@some(TRIES // 10)
@given(mutations=MUTATIONS)
def test_requests(path: Path, mutations: list[Mutation]) -> None:
    agree("request", mutated(sound(path), mutations))


@pytest.mark.parametrize("name", SOUND)
@some(TRIES)
@given(mutations=MUTATIONS)
def test_other_files(name: str, mutations: list[Mutation]) -> None:
    agree(name, mutated(sound(SOUND[name]), mutations))


@pytest.mark.parametrize("name", FILES)
@some(TRIES)
@given(
    data=st.recursive(
        st.sampled_from(TEXTS) | HOSTILE,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_data(name: str, data: Data) -> None:
    agree(name, data)


LETTERS = st.sampled_from("TtBbCcAaDdOoXxIiNnSsEeRr  \n-_.é٤Ωж") | st.characters()


@some(TRIES)
@given(text=st.lists(LETTERS, max_size=9).map("".join) | HOSTILE)
def test_what_a_text_is(text: str) -> None:
    data = {"name": text, "standing": [text], "regulator": {"address": "x", "checked": text}}
    for each in ({"name": text}, {"name": "x", "standing": [text]}, data):
        agree("profile", each)


@some(TRIES)
@given(
    text=st.from_regex(r"0{0,3}[0-9]{0,9}(\.[0-9]{0,3})?\n?", fullmatch=True),
    at=st.sampled_from(["items", "minutes", "made", "window"]),
)
def test_what_a_number_is(text: str, at: str) -> None:
    if at == "window":
        agree("profile", {"name": "x", "review": {"to": "x", "window": text}})
        return
    row = {"activity": "x", "work": "x", "items": "1", "minutes": "1"}
    claim = {"cite": "x", "made": text} if at == "made" else {"cite": "x", "estimate": [{**row, at: text}]}
    request = {"reference": "x", "received": "2026-10-12", "applicant": "x", "subject": "x", "request": "x"}
    agree("request", {**request, "decisions": [{"outcome": "cost-limit", "claims": [claim]}]})


def test_both_answers_are_reached() -> None:
    data = sound(REQUESTS[0])
    answers = [
        agree("request", mutated(data, [("replace", number, "x", value)]))
        for number in range(0, 60, 3)
        for value in ("x", [], {})
    ]
    assert answers.count(True) > 8
    assert answers.count(False) > 8


# As an editor reads it.


def plain(data: Data, indent: int = 0) -> str:
    """The data as YAML with no more quotation marks than our loader needs."""
    before = "  " * indent
    if isinstance(data, str):
        return f" {_plain_or_quoted(data)}\n"
    if not data:
        return " {}\n" if isinstance(data, dict) else " []\n"
    if isinstance(data, dict):
        return "\n" + "".join(
            f"{before}{_plain_or_quoted(key)}:{plain(each, indent + 1)}" for key, each in data.items()
        )
    return "\n" + "".join(f"{before}-{plain(each, indent + 1)}" for each in data)


def _plain_or_quoted(text: str) -> str:
    if re.fullmatch(r"[\w.+~:/() -]{1,60}", text, re.ASCII):
        document, findings = load("x.yaml", f"a: {text}\n".encode())
        if document.data == {"a": text} and not findings:
            return text
    return json.dumps(text)


def replaced(data: Data, number: int, trap: str) -> Data:
    """The data with a trap in place of one of its texts."""
    texts = list(_texts(data, []))
    holder, step = texts[number % len(texts)]
    holder[step] = trap
    return data


def _texts(holder: Data, found: list[tuple[object, object]]):
    for step in list(holder) if isinstance(holder, dict) else range(len(holder)):
        if isinstance(holder[step], str):
            yield holder, step
        else:
            yield from _texts(holder[step], found)


@pytest.mark.parametrize("path", FEW, ids=lambda path: path.stem)
@some(TRIES // 3)
@given(traps=st.lists(st.tuples(st.integers(0, 2**20), st.sampled_from(TRAPS)), min_size=1, max_size=4))
def test_an_editor_takes_what_bind_takes(path: Path, traps: list[tuple[int, str]]) -> None:
    data = sound(path)
    for number, trap in traps:
        data = replaced(data, number, trap)
    taken(data, "request")


@some(TRIES // 3)
@given(traps=st.lists(st.tuples(st.integers(0, 2**20), st.sampled_from(TRAPS)), min_size=1, max_size=4))
def test_an_editor_takes_profiles_that_bind_takes(traps: list[tuple[int, str]]) -> None:
    data = sound(PROFILE)
    for number, trap in traps:
        data = replaced(data, number, trap)
    taken(data, "profile")


def taken(data: Data, name: str) -> None:
    text = plain(data)
    document, findings = load("r.yaml", text.encode())
    assert document.data == data, findings
    bound, _ = bind(document, FILES[name].model)
    if bound is not None:
        read = as_an_editor(text)
        assert validator(name).is_valid(read), [each.message for each in validator(name).iter_errors(read)]


@pytest.mark.parametrize("trap", TRAPS)
def test_the_traps_are_traps(trap: str) -> None:
    """But for those that only readers of YAML 1.2 fall into."""
    read = yaml.safe_load(f"a: {trap}")["a"]
    assert read != trap or trap in ("1e3", "1.5e3", "0o17", "y")


@pytest.mark.parametrize(
    ("difference", "change"),
    [("null", ("subject: the empty homes", "subject: null")), ("leading zero", ("made: 2004", "made: 01004"))],
)
def test_the_differences_are_differences(difference: str, change: tuple[str, str]) -> None:
    assert difference in DIFFERENCES
    text = (
        "reference: x\nreceived: 2026-10-12\napplicant: x\nsubject: the empty homes\nrequest: x\n"
        "decisions:\n  - outcome: withheld\n    claims:\n      - cite: s31(1)(a)\n        made: 2004\n"
    )
    assert change[0] in text
    document, _ = load("r.yaml", text.replace(*change).encode())
    assert bind(document, FILES["request"].model)[0] is not None
    assert validator("request").is_valid(document.data)
    assert not validator("request").is_valid(as_an_editor(text.replace(*change)))
