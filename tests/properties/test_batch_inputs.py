"""Whatever requests are written as a stream of YAML, as JSON Lines or as a table come back; no bytes do any harm."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_source_properties import BYTES, DATA, NAMES, PIECES, TEXT, dumped, some

from s17gen.batch import array, split
from s17gen.batch.cells import DELIMITERS
from s17gen.batch.glance import glance
from s17gen.batch.item import Item, Who
from s17gen.batch.items import items
from s17gen.batch.reader import Reader
from s17gen.batch.split import documents
from s17gen.batch.table import read_table, rows
from s17gen.document import Data
from s17gen.findings import has_error
from s17gen.source import load

REQUESTS = st.lists(st.dictionaries(NAMES, DATA, min_size=1, max_size=4), min_size=1, max_size=6)
SMALL = st.integers(1, 50)
# A cell that is a text with a letter in it: no space at its ends, no line break, nothing that no file may have.
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=20).map(
    lambda text: f"a{text}b"
)
LINES = [
    "a: b",
    "- c",
    "d",
    "|\n e\n  ---\n",
    "'x\n y'",
    "[a,\n b]",
    "# z",
    "--- a",
    "---",
    "...",
    "",
    "...\n%YAML 1.1\n---",
]
STREAMS = st.lists(st.sampled_from(LINES), max_size=12)


def from_stdin(raw: bytes) -> list[Item]:
    return list(items(["-"], io.BytesIO(raw).read))


def read(raw: bytes) -> list[Data]:
    found = [Reader().read(each) for each in from_stdin(raw)]
    assert [findings for _, findings in found if has_error(findings)] == []
    return [document.data for document, _ in found]


# What is written comes back.


@some(100)
@given(requests=REQUESTS, flow=st.booleans(), begin=st.booleans())
def test_a_stream_of_yaml(requests: list[dict[str, Data]], flow: bool, begin: bool) -> None:
    texts = [dumped(each, flow) for each in requests]
    assert read((begin * "---\n" + "---\n".join(texts)).encode()) == requests
    assert read((begin * "---\n" + "...\n---\n".join(texts) + "...\n# x\n").encode()) == requests


@some(100)
@given(requests=REQUESTS, ascii_only=st.booleans(), ends=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_json_lines(requests: list[dict[str, Data]], ascii_only: bool, ends: str) -> None:
    raw = "".join(json.dumps(each, ensure_ascii=ascii_only) + ends for each in requests).encode()
    assert read(raw) == requests
    assert [each.line for each in from_stdin(raw)] == [number * ends.count("\n") for number in range(len(requests))]


@some(100)
@given(
    requests=REQUESTS,
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 0, 2, "\t"]),
    ends=st.sampled_from(["\n", "\r\n"]),
    block=SMALL,
)
def test_an_array(
    requests: list[dict[str, Data]], ascii_only: bool, indent: int | str | None, ends: str, block: int
) -> None:
    text = json.dumps(requests, ensure_ascii=ascii_only, indent=indent).replace("\n", ends)
    assert read(text.encode()) == requests
    found = from_stdin(text.encode())
    for each in found:
        assert text.split("\n")[each.line][each.column] == "{"
    assert len({each.label for each in found}) == len(requests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(array, "BLOCK", block)
        cut = list(array.elements(io.BytesIO(text.encode()).read))
    for one, other in zip(cut, found, strict=True):
        assert (one.line, one.column, one.index, one.raw) == (other.line, other.column, other.index, other.raw)


@some(300)
@given(
    table=st.lists(st.tuples(CELLS, CELLS, st.lists(CELLS, min_size=1, max_size=3).map("\n".join)), min_size=1),
    sign=st.sampled_from(DELIMITERS),
    ends=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_table(table: list[tuple[str, str, str]], sign: str, ends: str, quoting: int, mark: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=sign, lineterminator=ends, quoting=quoting)
    writer.writerows([("reference", "name", "address"), *table])
    found = [Reader(each).read(item) for each, item in from_table((mark + out.getvalue()).encode())]
    assert [findings for _, findings in found] == [[] for _ in table]
    assert [document.data for document, _ in found] == [
        {"reference": reference, "applicant": {"name": name, "address": address}, "received": "2026-10-12"}
        for reference, name, address in table
    ]


def from_table(raw: bytes) -> Iterator:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(raw)
        table, findings = read_table(str(path), Item("d.yaml", b"received: 2026-10-12\n"))
        assert (table is None) == bool(findings)
        assert [each for each in findings if each.place.file not in (str(path), "d.yaml")] == []
        if table is not None:
            yield from [(table, each) for each in rows(table)]


# A stream is cut where YAML cuts it.


@some(2000)
@given(pieces=STREAMS, ends=st.sampled_from(["\n", "\r\n", "\r"]), block=SMALL)
def test_documents_begin_where_yaml_has_them_begin(pieces: list[str], ends: str, block: int) -> None:
    """A sound stream has the same documents for PyYAML, but for those that say nothing; each stands in its chunk."""
    raw = "\n".join(pieces).replace("\n", ends).encode()
    try:
        nodes = [each for each in composed(raw) if _says_something(each)]
    except yaml.YAMLError:
        return
    usual, split.BLOCK = split.BLOCK, block
    try:
        found = list(documents(io.BytesIO(raw).read))
    finally:
        split.BLOCK = usual
    chunks = [each for each in found if any(map(_says_something, composed(each.raw)))]
    assert len(nodes) == len(chunks)
    for node, chunk in zip(nodes, chunks, strict=True):
        [alone] = composed(chunk.raw)
        assert yaml.serialize(alone) == yaml.serialize(node)
        assert alone.start_mark.line + chunk.line == node.start_mark.line


def composed(raw: bytes) -> list[yaml.Node]:
    return list(yaml.compose_all(raw.decode(), yaml.CSafeLoader))


def _says_something(node: yaml.Node) -> bool:
    return not (isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style)


@some(500)
@given(pieces=st.lists(st.sampled_from([*PIECES, "---\n", "\n---\n", "\n...\n"]), max_size=20), block=SMALL)
def test_nothing_of_a_stream_is_lost(pieces: list[str], block: int) -> None:
    """Chunks stand one after the other, what is between them says nothing, and their lines are counted as YAML does."""
    raw = "".join(pieces).encode()
    usual, split.BLOCK = split.BLOCK, block
    try:
        found = list(documents(io.BytesIO(raw).read))
    finally:
        split.BLOCK = usual
    at, starts = 0, [0, *(each.end() for each in re.finditer(rb"\r\n|[\n\r]|\xc2\x85|\xe2\x80[\xa8\xa9]", raw))]
    for each in found:
        begin = starts[each.line]
        assert raw.startswith(each.raw, begin)
        assert split._NOTHING.fullmatch(raw[at:begin])
        at = begin + len(each.raw)
    assert split._NOTHING.fullmatch(raw[at:]) or not found


# Any bytes.


@some(1000)
@given(raw=BYTES | TEXT.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_on_standard_input(raw: bytes) -> None:
    for each in from_stdin(raw):
        document, findings = Reader().read(each)
        for one in findings:
            assert each.line < one.place.line <= each.line + len(document.lines or [""])
            assert 1 <= one.place.column <= len(one.place.text) + 1
        assert has_error(findings) or document.data != "" or Reader().peek(each) == Who()


CELL_PIECES = [
    *("ref", "name", "received", "#", "because", "x", "2026-10-12", "1/2/2026", "007", '"', '""', ",", ";", "\t", " "),
    *("\n", "\r", "\r\n", "\x85", "\u2028", "\ufeff", "sep=,\n", "\0", "\x07", "é", "PK\x03\x04"),
    *("ref,name,received\n", "1,A,2026-10-12\n"),
]


@some(500)
@given(
    pieces=st.lists(st.sampled_from(CELL_PIECES), max_size=15),
    head=st.sampled_from(["", "ref,name,received\n", "ref;#\n"]),
    tail=st.sampled_from([b"", b"\xe9", b"\xff\xfe"]),
)
def test_any_table(pieces: list[str], head: str, tail: bytes) -> None:
    """Whatever a table holds, each row is one request or is told of by a line of the table that there is."""
    raw = (head + "".join(pieces)).encode() + tail
    breaks = len(re.findall(rb"\r\n|\r|\n", raw))
    for table, item in from_table(raw):
        document, findings = Reader(table).read(item)
        assert 0 < item.line <= breaks
        for each in findings:
            assert item.line < each.place.line <= breaks + 1
            assert 1 <= each.place.column <= len(each.place.text) + 1
        assert has_error(findings) or {"reference", "received", "applicant"} - {"applicant"} <= set(document.data)


JSON_PIECES = [
    *('{"a": ', '"b', '"', ": ", ", ", "{", "}", "[", "]", '"a":1', "1", "-", "1e5", "07", "null", "NaN", "true"),
    *("\\", "\\u00", "\\ud83d", "\r", "\t", " ", "\ufeff", "é", "😀", "\x07", "\x7f", "\x85", "\u2028", "\ufffe"),
]


@some(2000)
@given(text=st.lists(st.sampled_from(JSON_PIECES), max_size=15).map("".join), tail=st.sampled_from([b"", b"\xe9"]))
def test_any_json(text: str, tail: bytes) -> None:
    raw = text.encode() + tail
    document, findings = Reader().read(Item("r", raw, "json", 3))
    for each in findings:
        assert each.place.line == 4
        assert 1 <= each.place.column <= len(each.place.text) + 1
        assert each.message
    if not has_error(findings):
        expected = json.loads(raw.decode().removeprefix("\ufeff"), parse_int=str, parse_float=str)
        assert document.data == plain(expected)


def plain(data: Any) -> Data:
    """Data with truths and nothing as the words that stand for them."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(each) for each in data]
    return {True: "true", False: "false", None: ""}[data] if not isinstance(data, str) else data


# What is seen at a glance.

GLIMPSES = [
    *("reference: FOI-1\n", "applicant: R. Okafor\n", "applicant: {name: A, email: a@b}\n", "applicant:\n"),
    *("  name: B\n", "  address: C, D\n", "   and more\n", " email: e\n", "subject: x\n", "---\n", "...\n", "# c\n"),
    *("\n", "\r\n", "received: '\n", "y: z'\n", "applicant: {name: A, x}\n", "reference: {a: b}\n", "  # c\n"),
    *("reference: a: b\n", "- d\n", "x\n"),
]


@some(1500)
@given(text=st.lists(st.sampled_from(GLIMPSES), max_size=8).map("".join))
def test_a_glance_is_never_wrong(text: str) -> None:
    """Whatever is seen at a glance is what a whole read says, where one is possible."""
    seen = glance(text.encode())
    document, findings = load("r", text.encode())
    if seen is not None and not has_error(findings):
        assert seen == Reader().peek(Item("r", json.dumps(document.data).encode(), "json"))
