"""What holds for every format: the same bytes for the same findings, UTF-8, an end of line, nothing that steers."""

import re

import pytest
from hypothesis import given
from report_findings import KINDS, ORDINARY, SOURCES, checked

from s17gen.findings import Finding, Kind, Place
from s17gen.report import FORMATS, Checked, write
from s17gen.report.words import located, name, within
from s17gen.visible import STEERING


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_bytes(form: str) -> None:
    once = write(form, ORDINARY, KINDS, "0.1.0", SOURCES)
    assert once == write(form, ORDINARY, KINDS, "0.1.0", dict(SOURCES))
    assert once.endswith("\n")
    assert not once.endswith("\n\n")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_checked_is_a_report_too(form: str) -> None:
    assert write(form, (), (), "0.1.0").strip()


@pytest.mark.parametrize("form", FORMATS)
@given(found=checked())
def test_whatever_a_file_says_the_report_is_text_that_steers_nothing(form: str, found: tuple[Checked, ...]) -> None:
    text = write(form, found, KINDS, "0.1.0", SOURCES)
    text.encode("utf-8")
    if form == "json":  # which keeps the names of files as they are: JSON's own escapes hold what would end a text
        text = re.sub(r'"(?:name|file)": "(?:[^"\\]|\\.)*"', "", text)
    assert not re.search(f"[{STEERING}\t\r]", text)


def test_another_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="no format `pdf`"):
        write("pdf", (), (), "0.1.0")


def test_text_sums_up() -> None:
    assert (
        write("text", ORDINARY, KINDS, "0.1.0").splitlines()[-1] == "3 files checked: 2 errors, 1 warning, 1 accepted"
    )
    assert write("text", ORDINARY[1:2], KINDS, "0.1.0") == "1 file checked: nothing found\n"


def test_text_cuts_what_is_too_long_to_read() -> None:
    kind = Kind("S17-301", "x")
    found = tuple(Finding(kind, "m" * 9000, Place("a", each, 1)) for each in range(1, 130))
    lines = write("text", [Checked("a", found)], (), "0.1.0").splitlines()
    assert len(lines) == 102
    assert lines[-2] == "... and 29 more"
    assert max(map(len, lines)) < 700


@pytest.mark.parametrize(
    ("folder", "given", "wanted"),
    [
        ("", "a/b.yaml", "a/b.yaml"),
        ("/work", "/work/a/b.yaml", "a/b.yaml"),
        ("/work/", "/work/a.yaml", "a.yaml"),
        ("/", "/a.yaml", "a.yaml"),
        ("/work", "/workshop/a.yaml", "/workshop/a.yaml"),
        ("/work", "./a.yaml", "a.yaml"),
        ("/work", "././/a.yaml", "a.yaml"),
        ("/work", ".hidden/a.yaml", ".hidden/a.yaml"),
        ("/work", "../a.yaml", "../a.yaml"),
    ],
)
def test_names_are_told_from_the_working_folder(folder: str, given: str, wanted: str) -> None:
    assert within(folder, given) == wanted


def test_names_keep_their_spaces_and_name_what_steers() -> None:
    assert name("a  b é漢.yaml") == "a  b é漢.yaml"
    assert name("a\nb\x1b[31m\u202ec\udc80") == "a b[U+001B][31m[U+202E]c[U+DC80]"


def test_a_place_in_a_file_without_lines_is_none() -> None:
    assert not located(Place("gone.yaml", 1, 1))
    assert located(Place("a.yaml", 1, 1, "x: 1"))
    assert located(Place("a.yaml", 7, 1, ""))
