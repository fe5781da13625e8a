"""The small grammar of wording, and slots that no grammar reads."""

import datetime

import pytest

from s17gen.dates import date_words, read_date
from s17gen.errors import LibraryError
from s17gen.notice import Bullets, Link, Numbered, Paragraph, Quote, Strong, Text
from s17gen.wording import inline, lines, parse, quote, slot_names


def test_paragraphs_are_parted_by_empty_lines_and_folded() -> None:
    assert parse("One\n  goes on.\n\nTwo.") == (
        Paragraph(content=(Text("One goes on."),)),
        Paragraph(content=(Text("Two."),)),
    )


def test_lists() -> None:
    assert parse("We need:\n\n- one\n  more\n- two\n\n1. first\n2. second") == (
        Paragraph(content=(Text("We need:"),)),
        Bullets(items=((Text("one more"),), (Text("two"),))),
        Numbered(items=((Text("first"),), (Text("second"),))),
    )


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    assert parse("1986. A long year.") == (Paragraph(content=(Text("1986. A long year."),)),)


def test_strong_and_links() -> None:
    assert inline("See **this** at https://example.org/a_b. Or [here](https://example.org).") == (
        Text("See "),
        Strong("this"),
        Text(" at "),
        Link("https://example.org/a_b", "https://example.org/a_b"),
        Text(". Or "),
        Link("here", "https://example.org"),
        Text("."),
    )


@pytest.mark.parametrize(
    "text", ["[x](javascript:alert(1))", "[x](data:text/html,x)", "<b>", "![x](y)", "** a **", "`x`", "a**b**c"]
)
def test_what_the_grammar_does_not_know_is_text(text: str) -> None:
    assert inline(text) == (Text(text),)


def test_braces_are_text_where_there_are_no_slots() -> None:
    assert inline("{{ 7*7 }} {{ name }}") == (Text("{{ 7*7 }} {{ name }}"),)


@pytest.mark.parametrize("value", ["**x**", "- x", "https://example.org", "{{ other }}", "1. x", "\n\n# h"])
def test_a_slot_is_filled_with_literal_words(value: str) -> None:
    assert parse("Before {{ slot }} after.", {"slot": value}) == (Paragraph(content=(Text(f"Before {value} after."),)),)


def test_a_slot_that_nothing_fills_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="slot"):
        parse("{{ slot }}", {})


def test_slot_names() -> None:
    assert slot_names("{{ one }} and {{two}} and {{ not a slot }}") == {"one", "two"}


def test_quote_keeps_lines_and_parts_paragraphs() -> None:
    assert quote("Hello\r\n  1. one\n\n\n# two\n") == Quote(paragraphs=(("Hello", "1. one"), ("# two",)))


def test_lines_of_an_address() -> None:
    assert lines("Mill Lane\n\n  Northshire\n").lines == ((Text("Mill Lane"),), (Text("Northshire"),))


def test_dates_in_words() -> None:
    assert date_words(datetime.date(2026, 11, 9)) == "9 November 2026"


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-2-3", "20261109", "2026-W50-1", "2026-11-09T10:00", "2026-11-0٣", ""]
)
def test_what_is_not_a_date(text: str) -> None:
    assert read_date(text) is None


def test_slots_repeated_without_end_do_not_fill_the_memory() -> None:
    with pytest.raises(LibraryError, match=r"a paragraph of the library's grows over 1,048,576 characters"):
        inline("{{ x }}" * 30_000, {"x": "y" * 1_000})


def test_a_line_of_odd_spaces_is_empty() -> None:
    assert quote("a\n\xa0\n\u3000\nb\n\xa0") == Quote(paragraphs=(("a",), ("b",)))
