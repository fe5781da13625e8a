"""A JSON array of requests: each element an item of its own, with its line, its column and its number."""

import io
import json
from pathlib import Path

import pytest
import yaml
from folders import REFUSED, batch, lines, request
from sample import SOUND

from s17gen.batch import array
from s17gen.batch.array import Element, elements, is_array
from s17gen.batch.item import BLOCK, Item
from s17gen.batch.items import items
from s17gen.batch.reader import Reader
from s17gen.findings import Finding
from s17gen.source import MAX_BYTES

ONE = '{"received": "2026-10-12", "decisions": [{"outcome": "withheld"}]}'


def found(text: str | bytes) -> list[Item]:
    raw = text if isinstance(text, bytes) else text.encode()
    return list(items(["-"], io.BytesIO(raw).read))


def findings(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """What is wrong with the items of a file: whose label, line, column, message."""
    read: list[tuple[Item, list[Finding]]] = [(each, Reader().read(each)[1]) for each in found(text)]
    return [(item.label, one.place.line, one.place.column, one.message) for item, wrong in read for one in wrong]


@pytest.mark.parametrize("block", [1, 2, 3, 7, BLOCK])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", []),
        (" \n[\r\n]\n", []),
        (' [{"a": 1}]', [Element(0, 2, 0, b'{"a": 1}')]),
        ('[\n  {"a": "]\\"}, {"},\r\n\n\t{"b": [[], {}]} ]\n', [
            Element(1, 2, 0, b'{"a": "]\\"}, {"}'), Element(3, 1, 1, b'{"b": [[], {}]}'),
        ]),
        ('["é😀", {"é": "\\\\"},3]', [
            Element(0, 1, 0, '"é😀"'.encode()), Element(0, 7, 1, '{"é": "\\\\"}'.encode()), Element(0, 19, 2, b"3"),
        ]),
        ("[{},]", [Element(0, 1, 0, b"{}"), Element(0, 4, 1)]),
        ("[,{}]", [Element(0, 1, 0), Element(0, 2, 1, b"{}")]),
        ("[{}", [Element(0, 1, 0, b"{}"), Element(0, 3, 1, amiss="the array is never closed")]),
        ("[{},\n", [Element(0, 1, 0, b"{}"), Element(1, 0, 1, amiss="the array is never closed")]),
        ("[", [Element(0, 1, 0, amiss="the array is never closed")]),
        ('[{"a": [1}, {}]', [
            Element(0, 1, 0, b'{"a": [1}, {}]'), Element(0, 15, 1, amiss="the array is never closed"),
        ]),
        ('[{"a": 1', [Element(0, 1, 0, b'{"a": 1')]),
        ('[{"a": "1}, {}]\n', [Element(0, 1, 0, b'{"a": "1}, {}]')]),
        ("[{}}, {}]", [Element(0, 1, 0, b"{}"), Element(0, 4, 1, amiss="text follows the end of the array")]),
        ("[{}]\n\n x", [Element(0, 1, 0, b"{}"), Element(2, 1, 1, amiss="text follows the end of the array")]),
    ],
)  # fmt: skip
def test_what_an_array_is_cut_into(
    text: str, expected: list[Element], block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(array, "BLOCK", block)
    assert list(elements(io.BytesIO(text.encode()).read)) == expected


def test_a_byte_order_mark_is_no_column() -> None:
    assert list(elements(io.BytesIO(b"\xef\xbb\xbf[{}]").read)) == [Element(0, 1, 0, b"{}")]


def test_what_is_an_array() -> None:
    assert all(map(is_array, (b"[", b" \r\n\t[{", b"\xef\xbb\xbf\n[1")))
    assert not any(map(is_array, (b"", b"{}", b"- [", b"a: [", b"# x\n[")))


def test_an_element_that_is_too_long_is_cut_off_and_takes_no_other_with_it() -> None:
    long = json.dumps({"a": "x" * 3 * MAX_BYTES})
    read = list(elements(io.BytesIO(f"[{ONE},{long},\n{ONE}]".encode()).read))
    assert [(each.line, len(each.raw)) for each in read] == [(0, len(ONE)), (0, MAX_BYTES + 1), (1, len(ONE))]
    assert findings(f"[{ONE},{long},\n{ONE}]") == [
        ("stdin:1[1]", 1, len(ONE) + 3, "the element is over 256 KiB; a request is a few")
    ]


def test_an_element_after_any_number_of_blanks_is_not_lost() -> None:
    blank = b" " * 2 * MAX_BYTES
    read = list(elements(io.BytesIO(b"[\n" + blank + b"{}" + blank + b"]").read))
    assert read == [Element(1, 2 * MAX_BYTES, 0, b"{}")]


def test_every_element_is_an_item() -> None:
    assert found(f"[\n  {ONE},\n  {ONE}]") == [
        Item("stdin", ONE.encode(), "json", 1, several=True, column=2, index=0),
        Item("stdin", ONE.encode(), "json", 2, several=True, column=2, index=1),
    ]
    assert [each.label for each in found(f"[{ONE},{ONE}]")] == ["stdin:1[0]", "stdin:1[1]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", [("stdin", 1, 1, "the array is empty")]),
        (f"[{ONE},]", [("stdin:1[1]", 1, 69, "a value is missing here, or is none of JSON's")]),
        ('[{},\n {"a": 1 2}]', [("stdin:2[1]", 2, 10, "a comma, or the end of what was begun, should stand here")]),
        ('[\n {"a": 1,\n\n  "a": 2}]', [("stdin:2[0]", 4, 3, "`a` is given twice: on line 2, column 3, and here")]),
        ('[\n {"a": 1,\n  "b": NaN}]', [("stdin:2[0]", 3, 8, "`NaN` is no value of JSON")]),
        ('[\n {"a":\n "\\u0007"}]', [("stdin:2[0]", 3, 2, "character U+0007 is not allowed")]),
        ('[\n {"a":\n "\x07"}]', [("stdin:2[0]", 3, 3, "a text has a tab or another control character in it")]),
        ('[\n {"a":\n "b\nc"}]', [("stdin:2[0]", 3, 4, "a text has a tab or another control character in it")]),
        ("[{} {}]", [("stdin:1[0]", 1, 5, "text follows the end of the record")]),
        ("[{}] {}", [("stdin:1[1]", 1, 6, "text follows the end of the array")]),
        ("[{}", [("stdin:1[1]", 1, 4, "the array is never closed")]),
        (b'[{},\n  {"a": "\xe9"}]', [
            ("stdin:2[1]", 2, 10, "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1"),
        ]),
        ("[" * 40 + "]" * 40, [("stdin:1[0]", 1, 2, "the element is nested more than 32 deep")]),
    ],
)  # fmt: skip
def test_what_is_refused(text: str | bytes, expected: list[tuple[str, int, int, str]]) -> None:
    assert findings(text) == expected


def test_what_is_shown_of_the_line() -> None:
    [item] = found('[ {"a": NaN}]')
    [wrong] = Reader().read(item)[1]
    assert (wrong.place.column, wrong.place.text) == (9, '  {"a": NaN}')
    far = " " * 20_000
    [item] = found(f'[{far}{{"a": NaN}}]')
    [wrong] = Reader().read(item)[1]
    assert (wrong.place.column, wrong.place.text) == (20_008, "")  # no line of any length is made again for each


def test_an_array_in_a_folder_is_taken_if_it_is_of_requests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cases = '[{"reference": "x", "received": "2026-10-12", "status": "open"}]'  # as a case system has them
    for name, text in {
        "a.json": f"[\n{ONE}]", "b.json": '[{"name": "x"}]', "c.json": "[]", "d.json": "[1, 2", "e.json": cases,
        "f.json": f'[{{"received": 1}}, {ONE}',
    }.items():  # fmt: skip
        Path(name).write_text(text, "utf-8")
    passed: list[str] = []
    read = list(items(["."], lambda most: b"", passed.append))
    assert [each.label for each in read] == ["./a.json:2[0]", "./f.json:1[0]", "./f.json:1[1]", "./f.json:1[2]"]
    assert passed == ["./b.json", "./c.json", "./d.json", "./e.json"]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_letters_are_those_of_the_same_requests_in_yaml(tmp_path: Path, indent: int | None, jobs: str) -> None:
    texts = [request(number, REFUSED if number == 2 else SOUND) for number in range(4)]
    data = [yaml.load(text, Loader=yaml.BaseLoader) for text in texts]
    (tmp_path / "all.json").write_text(json.dumps(data, indent=indent), "utf-8")
    (tmp_path / "all.yaml").write_text("---\n".join(texts), "utf-8")
    done = batch(tmp_path, "all.json", "-o", "out/", "--jobs", jobs)
    assert done.returncode == batch(tmp_path, "all.yaml", "-o", "yaml/").returncode == 1
    names = ["FOI-00000.md", "FOI-00001.md", "FOI-00003.md"]
    assert [each.name for each in sorted((tmp_path / "out").glob("*.md"))] == names
    for name in names:
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "yaml" / name).read_bytes()
    assert [each["input"].rpartition("[")[2] for each in lines(tmp_path / "out" / "manifest.jsonl")] == [
        "0]", "1]", "2]", "3]",
    ]  # fmt: skip
    again = batch(tmp_path, "all.json", "-o", "out/", "--resume")
    assert "4 requests: 3 written before and unchanged, 1 refused" in again.stderr


def test_two_elements_on_one_line_with_one_reference_clash(tmp_path: Path) -> None:
    data = yaml.load(SOUND, Loader=yaml.BaseLoader)
    (tmp_path / "all.json").write_text(json.dumps([data, data]), "utf-8")
    done = batch(tmp_path, "all.json", "-o", "out/")
    assert done.returncode == 2
    assert "s17gen: all.json:1[1] and all.json:1[0] would both be out/FOI-1.md" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_that_was_cut_short_is_told_of(tmp_path: Path) -> None:
    data = yaml.load(SOUND, Loader=yaml.BaseLoader)
    (tmp_path / "all.json").write_text(json.dumps([data, data])[: -len(json.dumps(data)) - 1], "utf-8")
    done = batch(tmp_path, "all.json", "-o", "out/")
    assert done.returncode == 2
    assert "error S17-018: the array is never closed" in done.stderr
    assert "2 requests: 1 written, 1 failed" in done.stderr
