"""Whatever the bytes, reading ends in data or in findings that stand inside the file."""

import re

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s17gen.document import Data, Document
from s17gen.file_kinds import ENCODING
from s17gen.findings import Finding, has_error
from s17gen.source import MAX_FAULTS, load

# Pieces that steer arbitrary text into the parser's corners.
PIECES = [
    *("a", "b: ", "c:\n", "- ", "  ", "\n", "\r\n", "\r", "\x85", "\u2028", "\t", "# ", " #", "#", "'", '"', "[", "]"),
    *(
        "{",
        "}",
        ", ",
        "? ",
        "&x ",
        "*x",
        "!t ",
        "!!int ",
        "<<: ",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "> ",
        "|\n",
        ">-\n ",
    ),
    *("~", "null", "\\", "\\u", "@", "`", "é", "😀", "\ufeff", "\xa0", "\u2009", "\x07", "\x00", "\ufffe", ": ", "%"),
]
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
BYTES = st.lists(
    st.sampled_from([*(each.encode() for each in PIECES), b"\xe9", b"\xff\xfe", b"\xc3"]), max_size=15
).map(b"".join) | st.binary(max_size=60)

# Text that YAML may hold in double quotes. A key cannot begin with `-` or an odd space, nor be a merge key.
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=30)
NAMES = st.from_regex(r"[A-Za-z0-9é][A-Za-z0-9 :#'\"{}\[\]&*!%@,.~é😀-]{0,15}", fullmatch=True)
DATA = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=15,
)


def some(count: int) -> settings:
    """Settings for so many examples, the same in every run and never failed for being slow."""
    return settings(max_examples=count, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def check_places(document: Document, findings: list[Finding], breaks: int) -> None:
    """Every finding stands in a line of the file, or at its beginning where it is not read at all."""
    assert len(findings) <= MAX_FAULTS + 1
    for each in findings:
        place = each.place
        assert 1 <= place.line <= breaks + 1
        assert 1 <= place.column <= len(place.text) + 1
        if each.kind is not ENCODING:  # which lines it shows, a test in test_source.py tells
            assert place.text == (document.lines or [""])[place.line - 1]
        assert each.message


def check_marks(document: Document) -> None:
    """Every key and value stands in a line of the file."""
    for line, column in (*document.values.values(), *document.keys.values()):
        assert 0 <= column <= len(document.lines[line])


# A file ends with a line break here: of one that does not, a test in test_source.py tells.


@some(1500)
@given(text=TEXT.map(lambda text: text + "\n"))
def test_any_text_is_read_or_refused(text: str) -> None:
    document, findings = load("r.yaml", text.encode("utf-8", "replace"))
    assert "\n".join(document.lines) == re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text.removeprefix("\ufeff"))
    check_places(document, findings, len(document.lines) - 1)
    check_marks(document)


@some(1500)
@given(raw=BYTES.map(lambda raw: raw + b"\n"))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    document, findings = load("r.yaml", raw)
    check_places(document, findings, len(re.findall(rb"[\r\n\x85]|\xe2\x80[\xa8\xa9]", raw)))
    assert any(each.kind is ENCODING for each in findings) == (not _is_utf8(raw))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@some(500)
@given(text=TEXT)
def test_reading_is_deterministic(text: str) -> None:
    assert load("r.yaml", text.encode("utf-8")) == load("r.yaml", text.encode("utf-8"))


@some(1200)
@given(text=TEXT)
def test_what_is_accepted_is_what_yaml_means(text: str) -> None:
    """PyYAML's own loader of plain texts reads the same data out of whatever is accepted."""
    document, findings = load("r.yaml", text.encode("utf-8"))
    if not has_error(findings) and len(findings) < MAX_FAULTS:
        assert document.data == yaml.load(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader)


class _Quoted(yaml.SafeDumper):
    """Writes each text in double quotes, and equal collections in full."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dumped(data: Data, flow: bool) -> str:
    return yaml.dump(data, Dumper=_Quoted, default_style='"', default_flow_style=flow, allow_unicode=True)


@some(500)
@given(data=DATA, flow=st.booleans())
def test_what_is_written_is_read_back_with_places(data: Data, flow: bool) -> None:
    text = dumped(data, flow)
    document, findings = load("r.yaml", text.encode("utf-8"))
    assert (document.data, findings) == (data, [])
    check_marks(document)
    for path, (value, is_text) in elements(data).items():
        place = document.place(path)
        assert place.text in text.splitlines()
        assert document.values[path] == (place.line - 1, place.column - 1)
        if is_text:
            assert place.text[place.column - 1] == '"', value
        if path and isinstance(path[-1], str):
            key = document.place(path, at_key=True)
            assert key.text[key.column - 1] == '"'
            assert (key.line, key.column) < (place.line, place.column)


def elements(data: Data, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], tuple[Data, bool]]:
    """Every element of `data` by its path, and whether it is a text."""
    found = {path: (data, isinstance(data, str))}
    if not isinstance(data, str):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            found |= elements(value, (*path, step))
    return found
