"""A stream of YAML cut into documents: where each begins, and that it is never held whole."""

import io

import pytest

from s17gen.batch import split
from s17gen.batch.split import documents
from s17gen.source import MAX_BYTES

CUTS = {
    "one": ("a: b\n", [(0, "a: b\n")]),
    "one after its mark": ("---\na: b\n", [(0, "---\na: b\n")]),
    "one after comments and its mark": ("# c\n\n---\na: b\n", [(0, "# c\n\n---\na: b\n")]),
    "two": ("a: b\n---\nc: d\n", [(0, "a: b\n"), (1, "---\nc: d\n")]),
    "without a line break at the end": ("a: b\n---\nc: d", [(0, "a: b\n"), (1, "---\nc: d")]),
    "the mark at the very end": ("a: b\n---", [(0, "a: b\n")]),
    "the end marked": ("a: b\n...\n", [(0, "a: b\n...\n")]),
    "the end marked, then comments": ("a: b\n...\n# c\n", [(0, "a: b\n...\n")]),
    "ends and beginnings": ("a: b\n...\n# c\n---\nd: e\n...\n", [(0, "a: b\n...\n"), (2, "# c\n---\nd: e\n...\n")]),
    "a beginning without a mark": ("a: b\n...\nc: d\n", [(0, "a: b\n...\n"), (2, "c: d\n")]),
    "empty ones": ("---\n---\n# x\n---\na: b\n---\n", [(3, "---\na: b\n")]),
    "an empty first one": ("---\n# no\n--- # x\na: b\n", [(2, "--- # x\na: b\n")]),
    "nothing but empty ones": ("---\n---\n", [(0, "---\n")]),
    "nothing": ("", [(0, "")]),
    "comments alone": ("# a\n# b\n", [(0, "# a\n# b\n")]),
    "a text on the line of the mark": ("--- a\n--- b\n", [(0, "--- a\n"), (1, "--- b\n")]),
    "a mark indented in a text": ("a: |\n ---\n ...\nb: c\n", [(0, "a: |\n ---\n ...\nb: c\n")]),
    "what only begins like a mark": ("a: b\n---c: d\n...e: f\n----\n", [(0, "a: b\n---c: d\n...e: f\n----\n")]),
    "a comment that begins like a mark": ("a: b\n--- #x\nc: d\n", [(0, "a: b\n"), (1, "--- #x\nc: d\n")]),
    "directives": (
        "%YAML 1.1\n---\na: b\n...\n%TAG ! x\n---\nc\n",
        [(0, "%YAML 1.1\n---\na: b\n...\n"), (4, "%TAG ! x\n---\nc\n")],
    ),
    "Windows": ("a: b\r\n---\r\nc: d\r\n", [(0, "a: b\r\n"), (1, "---\r\nc: d\r\n")]),
    "old Macs": ("a: b\r---\rc: d\r", [(0, "a: b\r"), (1, "---\rc: d\r")]),
    "odd line breaks": (
        "a: b\x85---\u2028c: d\u2029---\ne\n",
        [(0, "a: b\x85"), (1, "---\u2028c: d\u2029"), (3, "---\ne\n")],
    ),
    "many line breaks of Windows": (
        "a:\r\n" + "  b\r\n" * 9 + "---\r\nc\r\n",
        [(0, "a:\r\n" + "  b\r\n" * 9), (10, "---\r\nc\r\n")],
    ),
    "many odd line breaks": (
        "a:\x85" + "  b\u2028" * 9 + "---\nc\n",
        [(0, "a:\x85" + "  b\u2028" * 9), (10, "---\nc\n")],
    ),
    "letters that end like odd line breaks": ("a: Å---\nb: c\n", [(0, "a: Å---\nb: c\n")]),
    "byte order marks": ("\ufeffa: b\n\ufeff---\nc: d\n", [(0, "\ufeffa: b\n"), (1, "\ufeff---\nc: d\n")]),
    "a byte order mark before the first mark": ("\ufeff---\na: b\n---\n", [(0, "\ufeff---\na: b\n")]),
}


def cut(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.raw.decode()) for each in documents(io.BytesIO(text.encode()).read)]


@pytest.mark.parametrize(("text", "expected"), CUTS.values(), ids=CUTS)
def test_where_documents_begin(text: str, expected: list[tuple[int, str]]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("block", range(1, 40))
@pytest.mark.parametrize("text", [text for text, _ in CUTS.values()], ids=CUTS)
def test_blocks_of_any_size_make_no_difference(text: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = cut(text)
    monkeypatch.setattr(split, "BLOCK", block)
    assert cut(text) == whole


def test_a_document_that_is_too_large_is_cut_off_and_its_lines_are_counted() -> None:
    large = "a: |\n" + " x\n" * MAX_BYTES
    found = list(documents(io.BytesIO(f"{large}---\nb: c\n".encode()).read))
    assert [(each.line, len(each.raw)) for each in found] == [(0, MAX_BYTES + 1), (MAX_BYTES + 1, 9)]


def test_a_stream_without_end_is_read_as_it_comes() -> None:
    asked = []

    def read(most: int) -> bytes:
        asked.append(most)
        return b"---\n" + b"a: b\n" * 50_000

    found = documents(read)
    assert [next(found).line for _ in range(20)] == [each * 50_001 for each in range(20)]
    assert len(asked) < 25
