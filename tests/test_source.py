"""YAML as officers write it, and as attackers do: data with places, or findings that say where."""

import pytest

from s17gen.document import Data, Document
from s17gen.file_kinds import KINDS
from s17gen.findings import Place, has_error
from s17gen.source import MAX_BYTES, MAX_FAULTS, load
from s17gen.traps import _TRAPS, BLOCK_FORM

QUOTE = "if it is part of the text, put the text in quotes"
INDENT = "check the indentation: text that goes on must be indented further than its key"
IN_QUOTES = f"if it is part of the text, put the text in quotes, or {BLOCK_FORM}"
LINE_UP = "line the key up with those above it, and put a space after every colon that ends a key"
BRACES = "if the braces are part of the text, put the whole value in quotes, or after `>` on its own lines"
KEY_BRACES = "braces or brackets stand where a key should be"
SPACE = "a no-break space stands before this key"
ENDS = "if this is a comment, leave two spaces before `#` and one after"

Row = tuple[str, int, int, str]


def read(text: str | bytes) -> tuple[Document, list[Row]]:
    """The document, and each finding as id, line, column and message."""
    document, findings = load("r.yaml", text if isinstance(text, bytes) else text.encode())
    assert {each.place.file for each in findings} <= {"r.yaml"}
    return document, [(each.kind.id, each.place.line, each.place.column, each.message) for each in findings]


def data(text: str | bytes) -> Data:
    """The data of a file that must have no findings."""
    document, rows = read(text)
    assert rows == []
    return document.data


def hints(text: str | bytes) -> list[str]:
    return [each.hint for each in load("r.yaml", text if isinstance(text, bytes) else text.encode())[1]]


# Scalars stay text.


@pytest.mark.parametrize(
    "word",
    ["00012325", "000123", "NO", "no", "off", "yes", "True", "12:30", "1:1", "1_000", "1.10", "2026-10-05",
     "2026-02-30", "1e5", "12e5", "0x1F", ".inf", "=", "Null and void", "nil", "N/A", "#12", "{x}", "a #"],
)  # fmt: skip
def test_a_scalar_stays_the_text_it_is(word: str) -> None:
    quoted = f"'{word}'" if word[0] in "#{" or "#" in word else word
    assert data(f"a: {quoted}\n") == {"a": word}
    assert data(f"- {quoted}\n") == [word]


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_a_word_for_nothing_stays_text_with_a_warning(word: str) -> None:
    document, rows = read(f"a: b\nc: {word}\n")
    assert document.data == {"a": "b", "c": word}
    assert rows == [("S17-014", 2, 4, f"`{word}` is read here as the word itself")]
    assert hints(f"c: {word}\n") == [
        "leave the key out if there is nothing to say; put the word in quotes if it is meant"
    ]
    assert not has_error(load("r", f"c: {word}".encode())[1])


def test_a_word_for_nothing_is_meant_where_it_is_quoted_or_a_key() -> None:
    assert data("a: 'null'\n~: \"~\"\n") == {"a": "null", "~": "~"}


def test_keys_and_empty_values_are_text_too() -> None:
    assert data("1: a\n2026-10-05: b\nNO: c\n3:\n") == {"1": "a", "2026-10-05": "b", "NO": "c", "3": ""}


def test_block_scalars_keep_or_fold_their_lines() -> None:
    text = "a: |\n  one: two\n  {{ x }} # three\nb: >\n  one\n  two\n\n  three\nc: >-\n  four\n"
    assert data(text) == {"a": "one: two\n{{ x }} # three\n", "b": "one two\nthree\n", "c": "four"}


@pytest.mark.parametrize(("text", "expected"), [("- a\n", ["a"]), ("a\n", "a"), ("a: b\n...\n", {"a": "b"})])
def test_a_document_can_be_any_data(text: str, expected: Data) -> None:
    assert data(text) == expected


# Places.

NESTED = """\
a:
- b
- c: d
  e: [f, {g: h}]
i: >
  j
k: "l"
"""


@pytest.mark.parametrize(
    ("path", "at_key", "line", "column"),
    [
        ((), False, 1, 1),
        (("a",), True, 1, 1),
        (("a",), False, 2, 1),
        (("a", 0), False, 2, 3),
        (("a", 1), False, 3, 3),
        (("a", 1), True, 3, 3),  # an item has no key: its value stands in
        (("a", 1, "c"), True, 3, 3),
        (("a", 1, "c"), False, 3, 6),
        (("a", 1, "e"), True, 4, 3),
        (("a", 1, "e"), False, 4, 6),
        (("a", 1, "e", 0), False, 4, 7),
        (("a", 1, "e", 1), False, 4, 10),
        (("a", 1, "e", 1, "g"), True, 4, 11),
        (("a", 1, "e", 1, "g"), False, 4, 14),
        (("i",), False, 5, 4),
        (("k",), True, 7, 1),
        (("k",), False, 7, 4),
        (("a", 1, "e", 1, "x", 3), False, 4, 10),  # what is not there: the nearest above it
        (("a", 7), False, 2, 1),
        (("a", 7), True, 1, 1),
        (("z",), True, 1, 1),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_each_value_and_each_key_has_a_place(path: tuple, at_key: bool, line: int, column: int, ends: str) -> None:
    document, rows = read(NESTED.replace("\n", ends))
    assert rows == []
    assert document.place(path, at_key) == Place("r.yaml", line, column, NESTED.split("\n")[line - 1])


def test_a_byte_order_mark_moves_no_column() -> None:
    document, rows = read(b"\xef\xbb\xbfa: b\nc: d\n")
    assert (document.data, rows) == ({"a": "b", "c": "d"}, [])
    assert document.place(("a",)) == Place("r.yaml", 1, 4, "a: b")


def test_columns_count_characters_not_bytes() -> None:
    document, rows = read("é: ö\n日本: {é😀: ~}\n")
    assert rows == [("S17-014", 2, 10, "`~` is read here as the word itself")]
    assert document.place(("日本", "é😀"), at_key=True) == Place("r.yaml", 2, 6, "日本: {é😀: ~}")


def test_a_place_in_a_file_without_lines() -> None:
    assert Document("r.yaml", []).place(("a", 0)) == Place("r.yaml", 1, 1, "")


def test_a_mark_past_the_end_of_its_line_is_moved_to_the_end() -> None:
    assert Document("r.yaml", ["ab"]).at((0, 9)) == Place("r.yaml", 1, 3, "ab")


# What is refused.

HINTS = {
    "S17-001": "save the file as UTF-8: in most editors, File > Save with encoding",
    "S17-002": "give each request a file of its own",
    "S17-004": "keep one of them, or join the two",
    "S17-005": QUOTE,
    "S17-006": QUOTE,
    "S17-007": "write the keys out",
    "S17-008": "delete the line; quote a value that begins with %",
    "S17-009": "give each request a file of its own",
    "S17-011": "delete it, or type the text again",
    "S17-012": BRACES,
    "S17-013": "`s17gen new` begins a file; `s17gen init` makes an example to copy",
    "S17-015": "delete the space before the key and type it again",
}

REFUSED = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "S17-004", 3, 1, "`a` is given twice: on line 1, column 1, and here"),
    "duplicate key in braces": (
        "a: {b: 1, b: 2}",
        "S17-004",
        1,
        11,
        "`b` is given twice: on line 1, column 5, and here",
    ),
    "duplicate key in other quotes": (
        "- a: 1\n  'a': 2\n",
        "S17-004",
        2,
        3,
        "`a` is given twice: on line 1, column 3, and here",
    ),
    "anchor": ("a: &x 1\n", "S17-005", 1, 4, "`&x` is an anchor, which is not used here"),
    "anchor of a list": ("a: &x [b]\n", "S17-005", 1, 4, "`&x` is an anchor, which is not used here"),
    "anchor of a key": ("b: c\n&x a: 1\n", "S17-005", 2, 1, "`&x` is an anchor, which is not used here"),
    "alias": ("a: b\nc: *Note\n", "S17-005", 2, 4, "`*Note` is an alias, which is not used here"),
    "tag": ("a: !foo bar\n", "S17-006", 1, 4, "`!foo` is a tag, which is not used here"),
    "tag of YAML's own": (
        "a: !!python/name:os.system b\n",
        "S17-006",
        1,
        4,
        "`tag:yaml.org,2002:python/name:os.system` is a tag, which is not used here",
    ),
    "exclamation mark": ("a: b\nc: ! d\n", "S17-006", 2, 4, "`!` is a tag, which is not used here"),
    "merge key": ("a:\n  <<: b\n", "S17-007", 2, 3, "`<<` is a merge key, which is not used here"),
    "directive": ("%YAML 1.1\n---\na: b\n", "S17-008", 1, 1, "directives are not used here"),
    "directive after comments": ("# c\n\n%TAG ! x\n--- \n", "S17-008", 3, 1, "directives are not used here"),
    "second document": ("a: b\n---\nc: d\n", "S17-009", 2, 1, "a second document begins here"),
    "second document with a directive": (
        "a: b\n...\n%YAML 1.1\n---\nc\n",
        "S17-009",
        3,
        1,
        "a second document begins here",
    ),
    "elements": ("- a\n" * 20_000, "S17-002", 20_000, 3, "the file has more than 20,000 elements"),
    "control character": ("a: b\nc: d\x07e\n", "S17-011", 2, 5, "character U+0007 is not allowed"),
    "NUL": ("a: é\x00", "S17-011", 1, 5, "character U+0000 is not allowed"),
    "control character after a no-break space": ("a: \xa0\r\n\x7f", "S17-011", 2, 1, "character U+007F is not allowed"),
    "no character": ("# \ufffe", "S17-011", 1, 3, "character U+FFFE is not allowed"),
    "template's braces": ("a: {{ x }}\n", "S17-012", 1, 5, KEY_BRACES),
    "list as a key": ("? [a, b]\n: c\n", "S17-012", 1, 3, KEY_BRACES),
    "mapping as a key": ("{a: b}: c\n", "S17-012", 1, 1, KEY_BRACES),
    "empty": ("", "S17-013", 1, 1, "the file is empty"),
    "byte order mark alone": (b"\xef\xbb\xbf", "S17-013", 1, 1, "the file is empty"),
    "space alone": ("\n  \n", "S17-013", 1, 1, "the file is empty"),
    "no-break space": ("a: b\n\xa0c: d\n", "S17-015", 2, 1, SPACE),
    "no-break space after spaces": ("a:\n  b: c\n  \xa0d: e\n", "S17-015", 3, 3, SPACE),
    "zero-width space": ("\u200ba: b\n", "S17-015", 1, 1, SPACE),
    "UTF-16": ("a: é\n".encode("utf-16"), "S17-001", 1, 1, "the file is UTF-16, not UTF-8"),
    "UTF-16, other order": (b"\xfe\xff\0a", "S17-001", 1, 1, "the file is UTF-16, not UTF-8"),
    "Latin-1": (
        "a: b\r\nc: Caf\xe9 x\r\n".encode("latin-1"),
        "S17-001",
        2,
        7,
        "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1",
    ),
    "cut within a character": (
        b"\xc3",
        "S17-001",
        1,
        1,
        "byte 0xc3 is not UTF-8; the file looks like Windows-1252 or Latin-1",
    ),
}


@pytest.mark.parametrize(("text", "rule", "line", "column", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_used_here_is_refused(text: str | bytes, rule: str, line: int, column: int, message: str) -> None:
    assert read(text)[1] == [(rule, line, column, message)]
    assert hints(text) == [HINTS[rule]]


def test_a_file_of_comments_says_that_they_are() -> None:
    text = "# reference: EC-1\n\n# subject: bins\n"
    assert read(text)[1] == [("S17-013", 1, 1, "everything in the file is a comment")]
    assert hints(text) == ["take the `# ` away before each key that you answer, and write the answer after it"]


def test_a_file_over_256_kib_is_refused_unread() -> None:
    rows = [("S17-002", 1, 1, "the file is over 256 KiB; a request is a few")]
    assert read(b"#" * (MAX_BYTES + 1))[1] == rows
    assert read(b"\xff" * (MAX_BYTES + 1))[1] == rows


def test_the_line_of_a_latin_1_file_is_shown_as_meant() -> None:
    assert load("r", b"a: b\nc: Caf\xe9\n")[1][0].place.text == "c: Café"


@pytest.mark.parametrize(
    "text",
    ["a: 100%\n", "a: b\nc: d%\n", "a: R&D\n", "a: 2*3\n", "a: Stop!\n", "a: '&x *x !x <<'\n",
     "a: |\n  %YAML\n  &x *x\n", "a: x<<y\n", "a: <<\n", "a: b--- c\n", "---\na: b\n", "a: [{b: 1}, {b: 2}]\n",
     "a: {b: 1}\nb: {b: 2}\n",
     "a: \xa0b\n", "a\xa0b: c\n", "a: 😀\n", "a: '{{ x }}'\n", "a: >\n  {{ x }}\n", "#%YAML\na: b\n"],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert read(text)[1] == []


def test_the_limits_themselves_are_allowed() -> None:
    assert read("- a\n" * 19_999)[1] == []
    assert read("[" * 32 + "a" + "]" * 32)[1] == []
    assert read("a: b\n#".ljust(MAX_BYTES, "x"))[1] == []


def test_nesting_far_over_32_is_refused() -> None:
    rows = read("a: b\nc: " + "[" * 100)[1]
    assert [(row[0], row[1], row[3]) for row in rows] == [("S17-002", 2, "the file is nested more than 32 deep")]


# Traps: each row of the table, reached by a file.

TRAPS = {
    "mapping values are not allowed": (
        "a: Note: b\n",
        1,
        8,
        "YAML reads the colon here as the end of a key",
        f"if it is part of the text, {BLOCK_FORM}",
    ),
    "found unexpected end of stream": (
        "a: b\nc: 'd\ne: f\n",
        2,
        4,
        "this quotation mark is never closed",
        "close it, or double it if it is an apostrophe inside quotes",
    ),
    "found unexpected document indicator": (
        'a: "b\n---\nc: d\n',
        1,
        4,
        "this quotation mark is never closed",
        "close it, or double it if it is an apostrophe inside quotes",
    ),
    "did not find expected ',' or": (
        "a: [b\nc: d\n",
        1,
        4,
        "this bracket or brace opens a collection that is never closed",
        f"{QUOTE}, or {BLOCK_FORM}",
    ),
    "did not find expected node content": (
        "a: [b, , c]\n",
        1,
        8,
        "a value is missing inside brackets or braces",
        "if they are part of the text, put the text in quotes",
    ),
    "could not find expected ':'": (
        "a: b\nthe rest of it\nc: d\n",
        2,
        1,
        "this line is neither a `key:` nor part of the text above it",
        INDENT,
    ),
    "did not find expected key": (
        "a:\n  b: c\n d: e\n",
        3,
        2,
        "this line does not line up with the keys above it",
        INDENT,
    ),
    "did not find expected '-' indicator": (
        "a:\n  - b\n  c: d\n",
        3,
        3,
        "this line does not line up with the `-` above it",
        INDENT,
    ),
    "block sequence entries are not allowed": (
        "a: - b\n",
        1,
        4,
        "a list cannot begin on the line of its key",
        "put the first `-` on the next line, or quote the text",
    ),
    "escape c": (
        'a: "C:\\docs"\n',
        1,
        7,
        "a backslash in double quotes starts an escape that YAML does not know",
        "use single quotes, or `>`",
    ),
    "did not find expected digit or": (
        "a: >b\n",
        1,
        5,
        "`>` and `|` stand alone on their line",
        "put the text on the next line, indented",
    ),
    "did not find expected comment or line break": (
        "a: | b\n",
        1,
        6,
        "`>` and `|` stand alone on their line",
        "put the text on the next line, indented",
    ),
    "indentation indicator equal to 0": (
        "a: |0\n",
        1,
        5,
        "`>` and `|` stand alone on their line",
        "put the text on the next line, indented",
    ),
    "did not find expected alphabetic": (
        "a: **b**\n",
        1,
        4,
        "`*` and `&` at the start of a value have a meaning in YAML",
        "put the text in quotes",
    ),
}


def test_every_trap_has_a_file_that_falls_into_it() -> None:
    elsewhere = {"found a tab character", "hexdecimal number", "did not find expected <document start>"}
    assert {row[0] for row in _TRAPS} == set(TRAPS) | elsewhere


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), TRAPS.values(), ids=TRAPS)
def test_a_trap_is_explained(text: str, line: int, column: int, message: str, hint: str) -> None:
    assert read(text)[1] == [("S17-003", line, column, message)]
    assert hints(text) == [hint]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("a: b\nc: @d\n", 2, 4, "a value cannot begin with `@`", f"put the text in quotes, or {BLOCK_FORM}"),
        ("a: `b`\n", 1, 4, "a value cannot begin with ```", f"put the text in quotes, or {BLOCK_FORM}"),
        ("a: %b\n", 1, 4, "a value cannot begin with `%`", f"put the text in quotes, or {BLOCK_FORM}"),
        ("a:\n\tb: c\n", 2, 1, "a tab stands where YAML counts spaces", "indent with spaces, two for each level"),
        ("a: 'don't'\n", 1, 9, "text follows a closing bracket, brace or quotation mark", IN_QUOTES),
        ("a: [b] c\n", 1, 8, "text follows a closing bracket, brace or quotation mark", IN_QUOTES),
        ("a: b\n c: d\n", 2, 3, "this line is read as going on from the one above it", LINE_UP),
        ("a:b\nc: d\n", 2, 2, "this line is read as going on from the one above it", LINE_UP),
        ("a: & b\n", 1, 4, TRAPS["did not find expected alphabetic"][3], "put the text in quotes"),
        (
            "a:\n\xa0- b\n", 2, 1, "this line is neither a `key:` nor part of the text above it",
            "line 2 is indented with a no-break space: delete its indentation and type it again",
        ),
        ("{a: b}}\n", 1, 7, "text follows the end of the document", "delete it, or the line `...` above it"),
    ],
)  # fmt: skip
def test_other_syntax_errors_are_explained(text: str, line: int, column: int, message: str, hint: str) -> None:
    assert read(text)[1] == [("S17-003", line, column, message)]
    assert hints(text) == [hint]


# A comment that cuts a value short.


@pytest.mark.parametrize(
    ("text", "line", "column", "kept"),
    [
        ("subject: Lot #12\n", 1, 13, "Lot"),
        ("a: x # y\n", 1, 5, "x"),
        ("a: x  #y\n", 1, 5, "x"),
        ("a: x\t# y\n", 1, 5, "x"),
        ("- x #1\n- y\n", 1, 4, "x"),
        ("[x #1\n, y]\n", 1, 3, "x"),
        ("a: one\n  two #3\nb: c\n", 2, 6, "one two"),
        ("a: é😀 #12\n", 1, 6, "é😀"),
        (f"a: {'x' * 41} #1\n", 1, 45, "…" + "x" * 39),
    ],
)
def test_a_comment_that_may_be_text_is_warned_of(text: str, line: int, column: int, kept: str) -> None:
    assert read(text)[1] == [("S17-010", line, column, f"the value ends here, at `{kept}`")]
    assert hints(text) == [f"put the value in quotes; or, {ENDS}"]
    assert not has_error(load("r", text.encode())[1])


@pytest.mark.parametrize(
    "text",
    ["a: x  # y\n", "a: x   #\n", "a: x  ## y\n", 'a: "x # y"\n', "a: 'x' # y\n", "a: |\n  x # y\n", "a: >\n  x #1\n",
     "a: | # y\n  x\n", "a: x#y\n", "a: x\n# y\n", "a: x\n  # y\nb: c\n", "a: # y\n  b: c\n", "a:\n # y\n",
     "#1\na: x\n", "a: [x] #1\n"],
)  # fmt: skip
def test_a_comment_that_is_one_is_not(text: str) -> None:
    assert read(text)[1] == []


# Commas in brackets.


@pytest.mark.parametrize(
    ("text", "line", "column", "items"),
    [
        ("a: [trust, and the law]\n", 1, 4, 2),
        ("a: b\nc:\n  - [one two,\n    three]\n", 3, 5, 2),
        ("a: [b, {c: [d, e f, 'g']}]\n", 1, 12, 3),
        ('a: ["one, two", three four]\n', 1, 4, 2),
    ],
)
def test_prose_that_commas_cut_is_warned_of(text: str, line: int, column: int, items: int) -> None:
    assert read(text)[1] == [("S17-017", line, column, f"the commas in these brackets make {items} items")]
    assert hints(text) == ["write each item on a line of its own after `- `, or put each in quotes"]
    assert not has_error(load("r", text.encode())[1])


@pytest.mark.parametrize(
    "text",
    ["a: [b, c]\n", "a: ['b c', \"d e\"]\n", "a: [b c]\n", "- a b, c\n- d\n", "a: {b: c d, e: f}\n", "a: b c, d\n"],
)
def test_commas_that_part_single_words_or_quotes_are_not(text: str) -> None:
    assert read(text)[1] == []


# Several at once.

FAULTY = """\
a: &x 1
a: ~
b: !t Lot #3
? [c]
: d
<<: e
f: *x
\xa0g: h
i: j: k
"""


def test_all_faults_up_to_the_broken_line_are_reported() -> None:
    assert read(FAULTY)[1] == [
        ("S17-005", 1, 4, "`&x` is an anchor, which is not used here"),
        ("S17-004", 2, 1, "`a` is given twice: on line 1, column 1, and here"),
        ("S17-014", 2, 4, "`~` is read here as the word itself"),
        ("S17-006", 3, 4, "`!t` is a tag, which is not used here"),
        ("S17-010", 3, 10, "the value ends here, at `Lot`"),
        ("S17-012", 4, 3, KEY_BRACES),
        ("S17-007", 6, 1, "`<<` is a merge key, which is not used here"),
        ("S17-005", 7, 4, "`*x` is an alias, which is not used here"),
        ("S17-015", 8, 1, SPACE),
        ("S17-003", 9, 5, "YAML reads the colon here as the end of a key"),
    ]


def test_faults_are_no_more_than_twenty() -> None:
    rows = read("".join(f"k: &x{number} a\n" for number in range(30)))[1]
    assert len(rows) == MAX_FAULTS == 20
    assert rows[0] == ("S17-005", 1, 4, "`&x0` is an anchor, which is not used here")
    assert rows[-1] == ("S17-004", 11, 1, "`k` is given twice: on line 1, column 1, and here")


def test_ids_are_used_once() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)


# Hostile files: a few findings, no crash; time and memory are the benchmarks' matter.

STEPS = [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f"), ("h", "g"), ("i", "h")]
ALIASES = "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*{last}, *{last}]\n" for key, last in STEPS)
MERGES = "a: &a {k: v}\n" + "".join(f"{key}: &{key}\n  <<: [*{last}, *{last}]\n" for key, last in STEPS)
MERGES_FOUND = ["S17-005", *["S17-005", "S17-007", "S17-005", "S17-005"] * 5][:MAX_FAULTS]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("[" * 30_000, ["S17-002"], id="brackets"),
        pytest.param("a: " + "[" * 30_000, ["S17-002"], id="brackets in a value"),
        pytest.param("- " * 30_000, ["S17-002"], id="dashes"),
        pytest.param("{" * 900, ["S17-012"] * 20, id="braces"),
        pytest.param("? " * 30_000, ["S17-012"] * 20, id="question marks"),
        pytest.param("".join(f"{number}:\n" for number in range(400_000)), ["S17-002"], id="keys, too large"),
        pytest.param("".join(f"{number:x}:\n" for number in range(40_000)), ["S17-002"], id="keys, just allowed"),
        pytest.param("[" + "a," * 120_000 + "]", ["S17-002"], id="items"),
        pytest.param("".join(f"%TAG !{number}! t:\n" for number in range(12_000)), ["S17-008"], id="%TAG lines"),
        pytest.param("a\n...\n" + "".join(f"%TAG !{n}! t:\n" for n in range(9_999)), ["S17-003"], id="later tags"),
        pytest.param("---\n" * 60_000, ["S17-009"], id="documents"),
        pytest.param(ALIASES, ["S17-005"] * 20, id="aliases"),
        pytest.param(MERGES, MERGES_FOUND, id="merges"),
        pytest.param("a: '" + "'" * 200_000, ["S17-003"], id="quotes"),
        pytest.param('a: "' + "\n" * 200_000, ["S17-003"], id="blank lines in quotes"),
        pytest.param("a: &" + "x" * 200_000, ["S17-005"], id="long anchor"),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_few_findings(text: str, found: list[str]) -> None:
    assert [row[0] for row in read(text)[1]] == found


def test_more_braces_than_the_parser_itself_takes() -> None:
    """PyYAML from 6.0.4 on stops at a thousand, before the first event; older ones go on until we stop them."""
    assert {row[0] for row in read("{" * 30_000)[1]} in ({"S17-002"}, {"S17-012"})


# Not yet as it should be.


def test_nesting_over_32_is_refused_from_33_on() -> None:
    assert read("[" * 33 + "a" + "]" * 33)[1] == [("S17-002", 1, 33, "the file is nested more than 32 deep")]


def test_a_hyphen_before_a_key_is_no_odd_space() -> None:
    assert read("-x: y\n")[1] == []


def test_a_thin_space_before_a_key_is_an_odd_space() -> None:
    assert [row[:3] for row in read("a: b\n\u2009c: d\n")[1]] == [("S17-015", 2, 1)]


def test_warnings_do_not_cut_the_file_off() -> None:
    document, findings = load("r", "".join(f"k{number}: x # y\n" for number in range(25)).encode())
    assert has_error(findings) or document.data == {f"k{number}": "x" for number in range(25)}


def test_a_mark_that_is_allowed_is_not_blamed_for_one_that_is_not() -> None:
    assert read("a: \ufeffb\nc: \x07\n")[1] == [("S17-011", 2, 4, "character U+0007 is not allowed")]


def test_a_latin_1_byte_after_utf_8_has_its_own_line_shown() -> None:
    place = load("r.yaml", b"a: \xc3\x85\nb: caf\xe9\n")[1][0].place
    assert (place.line, place.column, place.text[:6]) == (2, 7, "b: caf")


@pytest.mark.parametrize("text", ["a: [", "a: b\nc: {d: [e,"])
def test_a_fault_at_the_end_of_a_file_stands_in_the_file(text: str) -> None:
    place = load("r.yaml", text.encode())[1][0].place
    assert (place.line, place.text) == (text.count("\n") + 1, text.splitlines()[-1])


def test_what_a_key_given_twice_holds_is_not_given_twice() -> None:
    assert [row[:3] for row in read("a: {b: 1}\na: {b: 2}\n")[1]] == [("S17-004", 2, 1)]


def test_the_items_of_a_key_are_no_keys() -> None:
    assert [row[:3] for row in read("? [a, b, a]\n: c\n")[1]] == [("S17-012", 1, 3)]


def test_an_alias_as_a_key_is_no_brace() -> None:
    assert [row[:3] for row in read("*x : c\n")[1]] == [("S17-005", 1, 1)]


@pytest.mark.parametrize("text", ["a: b\n\tc: d\n", "a: >\n\tb\n"])
def test_a_tab_is_explained_wherever_it_indents(text: str) -> None:
    assert read(text)[1] == [("S17-003", 2, 1, "a tab stands where YAML counts spaces")]


def test_a_path_of_windows_in_double_quotes_is_explained() -> None:
    assert [row[3] for row in read('a: "C:\\users"\n')[1]] == [TRAPS["escape c"][3]]


def test_a_block_s_id_without_use() -> None:
    text = "because:\n  - s31.because.tactic-learned\n    offenders: people\n"
    findings = load("r", text.encode())[1]
    assert [(each.place.line, each.place.column, each.message, each.hint) for each in findings] == [
        (
            2,
            5,
            "the id of a block stands here without `use:`",
            "write `use: s31.because.tactic-learned`, its facts below it",
        )
    ]
