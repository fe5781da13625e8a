"""JSON Lines: read as strictly as YAML, with a place for whatever is found."""

import io
import json
from pathlib import Path

import pytest
from sample import REQUESTS

from s17gen.batch import lines
from s17gen.batch.item import BLOCK, Item
from s17gen.batch.lines import are_lines, read_record, records
from s17gen.document import Data
from s17gen.findings import Finding
from s17gen.source import MAX_BYTES, load


def read(text: str | bytes) -> tuple[Data, list[Finding]]:
    raw = text if isinstance(text, bytes) else text.encode()
    document, findings = read_record(Item("r.jsonl", raw, "json", 4, several=True))
    assert {(each.place.file, each.place.line) for each in findings} <= {("r.jsonl", 5)}
    return document.data, findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "b"}', {"a": "b"}),
        ('\ufeff{"a": "b"}\r', {"a": "b"}),
        ('{"a": [1, -0.10, 1E5, 00012325]}', None),
        ('{"a": [1, -0.10, 1E5, 12345678901234567890123]}', {"a": ["1", "-0.10", "1E5", "12345678901234567890123"]}),
        ('{"a": [true, false, null, "null", "NO"]}', {"a": ["true", "false", "", "null", "NO"]}),
        ('{"a": "\\u00a3 \\ud83d\\ude00 \\n \\t \\\\u0001 \\/"}', {"a": "£ 😀 \n \t \\u0001 /"}),
        ('{"a": "é\u2028😀"}', {"a": "é\u2028😀"}),
        ('"text"', "text"),
        ("[" * 32 + "]" * 32, json.loads("[" * 32 + "]" * 32)),
        (json.dumps(["a"] * 19_999), ["a"] * 19_999),
    ],
)
def test_what_a_line_says(text: str, expected: Data) -> None:
    data, findings = read(text)
    assert bool(findings) == (expected is None)
    assert findings or data == expected


LATIN = "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1"
FAULTS = {
    "twice": ('{"a": 1, "b": 2, "a": 3}', "S17-004", 18, "`a` is given twice: on line 5, column 2, and here"),
    "twice, before a syntax error": (
        '{"b": {"a": 1, "a": 2}, c', "S17-004", 16, "`a` is given twice: on line 5, column 8, and here"
    ),
    "twice, before too many ends": (
        '{"a":1,"a":2}]]', "S17-004", 8, "`a` is given twice: on line 5, column 2, and here"
    ),
    "twice, spelt otherwise": (
        '{"a":1,"\\u0061":2}', "S17-004", 8, "`a` is given twice: on line 5, column 2, and here"
    ),
    "NaN": ('{"NaN": "NaN", "b": NaN}', "S17-018", 21, "`NaN` is no value of JSON"),
    "infinity": ('[1, -Infinity]', "S17-018", 5, "`-Infinity` is no value of JSON"),
    "no value": ('{"a": }', "S17-018", 7, "a value is missing here, or is none of JSON's"),
    "another word": ('{"a": None}', "S17-018", 7, "a value is missing here, or is none of JSON's"),
    "single quotes": ("{'a': 1}", "S17-018", 2, "a key in double quotes should stand here"),
    "no colon": ('{"a" 1}', "S17-018", 6, "a colon should stand here"),
    "no comma": ('{"a": "b"c"}', "S17-018", 10, "a comma, or the end of what was begun, should stand here"),
    "no end": ('{"a": "b}', "S17-018", 7, "this quotation mark is never closed"),
    "a tab": ('{"a": "b\tc"}', "S17-018", 9, "a text has a tab or another control character in it"),
    "a path of Windows": ('{"a": "C:\\docs"}', "S17-018", 10, "a backslash begins an escape that JSON does not know"),
    "a short escape": ('{"a": "\\u12"}', "S17-018", 9, "a backslash begins an escape that JSON does not know"),
    "two records": ('{"a": 1} {"b": 2}', "S17-018", 10, "text follows the end of the record"),
    "control character": ('{"a": "\x7f"}', "S17-011", 8, "character U+007F is not allowed"),
    "escaped control character": ('{"a": "b", "c": "x\\u0007"}', "S17-011", 17, "character U+0007 is not allowed"),
    "escaped backspace in a key": ('{"a\\b": 1}', "S17-011", 2, "character U+0008 is not allowed"),
    "half a pair": ('{"a": "\\ud83d"}', "S17-011", 7, "character U+D83D is not allowed"),
    "no character": ('{"a": "\\uFFFE"}', "S17-011", 7, "character U+FFFE is not allowed"),
    "Latin-1": (b'{"a": "\xe9"}', "S17-001", 8, LATIN),
    "Latin-1 after line breaks of YAML's": ('{"\x85\u2028": "'.encode() + b'\xe9"}', "S17-001", 9, LATIN),
    "control character after such": ('{"\x85\u2028": "\x7f"}', "S17-011", 9, "character U+007F is not allowed"),
    "too deep, in braces": ('{"a":' * 33 + "1" + "}" * 33, "S17-002", 1, "the line is nested more than 32 deep"),
    "UTF-16": (b"\xff\xfe{", "S17-001", 1, "the file is UTF-16, not UTF-8"),
    "too deep": ("[" * 33 + "]" * 33, "S17-002", 1, "the line is nested more than 32 deep"),
    "far too deep": ("[" * 100_000, "S17-002", 1, "the line is nested more than 32 deep"),
    "too many": (json.dumps(["a"] * 20_000), "S17-002", 1, "the line has more than 20,000 elements"),
    "too large": (b" " * (MAX_BYTES + 1), "S17-002", 1, "the line is over 256 KiB; a request is a few"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "column", "message"), FAULTS.values(), ids=FAULTS)
def test_what_is_refused(text: str | bytes, rule: str, column: int, message: str) -> None:
    _, findings = read(text)
    assert [(each.kind.id, each.place.column, each.message) for each in findings] == [(rule, column, message)]
    assert findings[0].hint


def test_every_fault_of_the_library_s_is_worded() -> None:
    """The standard library's own words are shown to nobody."""
    for text, rule, _, message in FAULTS.values():
        if rule == "S17-018" and "is no value" not in message:
            with pytest.raises(json.JSONDecodeError) as caught:
                json.loads(text)
            assert caught.value.msg not in message


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_record_is_what_the_same_in_yaml_is(path: Path, ascii_only: bool) -> None:
    """The data of every example, and each place as the YAML reader finds it in the same line."""
    whole, _ = load("r", path.read_bytes())
    text = json.dumps(whole.data, ensure_ascii=ascii_only)
    document, findings = read_record(Item("r", text.encode(), "json"))
    assert (document.data, findings) == (whole.data, [])
    if "\\ud" in text:
        return  # half a pair is no escape of YAML's
    as_yaml, _ = load("r", text.encode())
    for element in as_yaml.values:
        assert document.place(element) == as_yaml.place(element)
        assert document.has(element)
    for key in as_yaml.keys:
        assert document.place(key, at_key=True) == as_yaml.place(key, at_key=True)
    assert not document.has(("no", "such"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"a\nb\n", [(0, b"a"), (1, b"b")]),
        (b"a\r\n\r\n \t\r\nb", [(0, b"a\r"), (3, b"b")]),
        (b"\n\na", [(2, b"a")]),
        (b"a\rb\xe2\x80\xa8c\n", [(0, b"a\rb\xe2\x80\xa8c")]),
        (b"", []),
        (b"\n", []),
    ],
)
@pytest.mark.parametrize("block", [1, 2, 3, BLOCK])
def test_lines_are_cut_at_line_feeds(
    text: bytes, expected: list[tuple[int, bytes]], block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "BLOCK", block)
    assert list(records(io.BytesIO(text).read)) == expected


def test_a_line_that_is_too_long_is_cut_off() -> None:
    raw = b"a\n" + b"b" * 3 * MAX_BYTES + b"\nc\n" + b"d" * 3 * MAX_BYTES
    found = list(records(io.BytesIO(raw).read))
    assert [(line, len(raw)) for line, raw in found] == [(0, 1), (1, MAX_BYTES + 1), (2, 1), (3, MAX_BYTES + 1)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"a": 1}\n{"b": 2}\n', True),
        (b'{"a": 1}\n{"b": \n', True),
        (b'\xef\xbb\xbf\n {"a": 1}\r\n', True),
        (b'{"a": 1}', True),
        (b'{"a": 1}\n---\n{"b": 2}\n', False),
        (b'{"a": 1}\n...\n', False),
        (b'{"a": 1}\n# a comment\n', False),
        (b'{\n"a": 1}\n', False),
        (b"{a: 1}\n{b: 2}\n", False),
        (b"a: 1\n", False),
        (b"[1]\n[2]\n", False),
        (b"", False),
        (b"[" * 5000, False),
        (b'{"a": "' + b"x" * BLOCK, True),
        (b'{\n"a": "' + b"x" * BLOCK, False),
    ],
)
def test_what_is_json_lines_and_what_is_yaml(head: bytes, expected: bool) -> None:
    assert are_lines(head) is expected
