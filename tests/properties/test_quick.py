"""The quick reader and the full one: what the quick one reads, the full one reads alike and finds no fault in."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_source_properties import BYTES, DATA, TEXT, some

from s17gen.bind import blanks
from s17gen.quick import read_quick
from s17gen.source import load

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "exemptions").rglob("*.yaml"))
INDENTS = st.sampled_from(["", "  ", "- ", "  - "])
VALUES = st.sampled_from([": ", ":", ": x", ": TBC", ""])
LINES = st.lists(st.tuples(INDENTS, st.sampled_from("abc"), VALUES), max_size=8).map(
    lambda rows: "".join(f"{indent}{key}{rest}\n" for indent, key, rest in rows)
)


def check(raw: bytes) -> bool:
    """Whether the quick reader took the bytes, having held it to the full one."""
    quick = read_quick(raw)
    if quick is None:
        return False
    document, findings = load("x", raw)
    assert [each for each in findings if each.severity == "error"] == []
    assert quick.data == document.data
    assert {path: document.values[path] for path in quick.items} == quick.items
    assert {path for path in document.values if len(path) == 2 and isinstance(path[1], int)} >= set(quick.items)
    faults = blanks(document.data)
    assert {each.message for each in faults} == set() or set(quick.doubtful)
    return True


@some(600)
@given(TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")) | BYTES | LINES.map(str.encode))
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@some(300)
@given(st.dictionaries(st.sampled_from(["blocks", "title", "a b"]), DATA, min_size=1))
def test_sound_files(data: object) -> None:
    check(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shipped_library_is_read_quickly(path: Path) -> None:
    assert check(path.read_bytes()), "write it without what only the full reader knows: `&`, `!`, `*` before a value"


@pytest.mark.parametrize(
    "text",
    ["", "a", "- a\n", "a: 1\na: 2\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "<<: {a: b}\n", "%YAML 1.1\n---\na: b\n",
     "a: b\n---\nc: d\n", "{a: b}: c\n", "? [a]\n: b\n", "a: b: c\n", "a: '\n", "a: []\n", "a: {}\n", "a:\n\tb: c\n",
     "\u00a0a: b\n", "a: \x00\n", "\ufeffa: b\n", "a: " + "[" * 40 + "]" * 40, "a: [" + "b," * 20_001 + "]",
     "a: " + "b" * 300_000],
)  # fmt: skip
def test_what_it_leaves_to_the_full_reader(text: str) -> None:
    assert read_quick(text.encode()) is None


def test_how_much_it_takes() -> None:
    for text in ("a: b\n", "a: {b: [c, {d: e}]}\n", "blocks:\n  - {id: x}\n  - id: y\n", "a: null\n", "a: b  # c\n"):
        assert check(text.encode()), text
