"""Plain text: 76 columns, headings underlined, quotes marked, addresses whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s17gen.notice import Block, Bullets, Gap, Lines, Link, Notice, Numbered, Paragraph, Quote, Section, Table, Text
from s17gen.render import Renderer
from s17gen.render.wrap import columns, wrap

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


def plain(*body: Block | Section) -> str:
    """A letter with this one section, without the title."""
    text = Renderer("txt").render(Notice(title="T", sections=(Section("x", "", body),)))
    return text.removeprefix("T\n=\n\n")


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=(Text(text),))


def test_headings_are_underlined_by_depth() -> None:
    inner = Section("x", "Inner", (Section("x", "Innermost", (paragraph("p"),)),))
    notice = Notice(title="Title", sections=(Section("x", "Outer", (inner,)),))
    assert Renderer("txt").render(notice) == (
        "Title\n=====\n\nOuter\n-----\n\nInner\n~~~~~\n\nInnermost\n~~~~~~~~~\n\np\n"
    )


def test_a_long_heading_is_wrapped_and_its_rule_is_as_long_as_its_longest_line() -> None:
    assert plain(Section("x", LONG, (paragraph("p"),))) == (
        "one two three four five six seven eight nine ten eleven twelve thirteen\nfourteen\n" + "~" * 71 + "\n\np\n"
    )


def test_lists_hang() -> None:
    bullets = plain(Bullets(items=((Text(LONG),), (Text("x"),))))
    assert bullets == ("- one two three four five six seven eight nine ten eleven twelve thirteen\n  fourteen\n- x\n")
    items = tuple((Text("x"),) for _ in range(9))
    assert plain(Numbered(items=(*items, (Text(LONG),)))).endswith(
        "9. x\n10. one two three four five six seven eight nine ten eleven twelve thirteen\n    fourteen\n"
    )


def test_every_line_of_a_quote_is_marked() -> None:
    assert plain(Quote(paragraphs=((LONG, "b"), ("> c",)))) == (
        "> one two three four five six seven eight nine ten eleven twelve thirteen\n> fourteen\n> b\n>\n> > c\n"
    )


def test_a_table_is_listed_under_its_headings() -> None:
    table = Table(head=("Part", "Decision"), rows=(((Text("1"),), (Text(LONG),)), ((Text("2"),), (Text("y"),))))
    assert plain(table) == (
        "Part: 1\n"
        "  Decision: one two three four five six seven eight nine ten eleven twelve\n"
        "    thirteen fourteen\n"
        "\n"
        "Part: 2\n"
        "  Decision: y\n"
    )


def test_lines_stay_lines_and_a_gap_is_loud() -> None:
    assert plain(Lines(lines=((Text("a"),), (Text("b"),))), Gap(missing="MISSING: x")) == "a\nb\n\n[MISSING: x]\n"


def test_links_show_their_address_once() -> None:
    content = (Link("this", "https://a.b/c"), Text(", "), Link("https://a.b", "https://a.b"), Text(", "))
    assert plain(Paragraph(content=(*content, Link("x@a.b", "mailto:x@a.b")))) == (
        "this <https://a.b/c>, https://a.b, x@a.b\n"
    )


@pytest.mark.parametrize("address", ["https://a.b/" + "c" * 100, "www.a.b/" + "c" * 100, "x@" + "c" * 100 + ".example"])
def test_an_address_is_never_broken(address: str) -> None:
    assert wrap(f"{LONG} {address} end", "> ", "> ")[-2:] == [f"> {address}", "> end"]


def test_only_the_address_in_a_long_word_is_kept_whole() -> None:
    lines = wrap("説" * 60 + "https://example.org/a" + "説" * 60)
    assert "https://example.org/a" in lines
    assert max(map(columns, lines)) <= 76


def test_another_word_that_is_too_long_is_cut() -> None:
    assert wrap("a " + "x" * 160 + " b", "", "  ") == ["a " + "x" * 74, "  " + "x" * 74, "  " + "x" * 12 + " b"]
    assert [columns(line) for line in wrap("日" * 80)] == [76, 76, 8]


def test_columns() -> None:
    assert [columns(each) for each in ("abc", "日本", "e\u0301", "Ŵ")] == [3, 4, 1, 1]


def test_no_words_are_one_empty_line() -> None:
    assert wrap("") == [""]
    assert wrap("", "> ", "> ") == [">"]


WORDS = st.lists(st.sampled_from([1, 2, 3, 5, 8, 13, 40, 70, 71, 72]).map("x".__mul__), max_size=40)


@given(WORDS, st.sampled_from([("", ""), ("- ", "  "), ("> ", "> "), ("12. ", "    "), ("", "  "), ("  ", "    ")]))
def test_text_of_one_column_a_letter_is_wrapped_as_any_other(words: list[str], prefixes: tuple[str, str]) -> None:
    """The quick way for plain text gives the lines of the careful one, which a letter beyond ASCII takes."""
    lines = wrap(" ".join(words), *prefixes)
    assert [line.replace("x", "é") for line in lines] == wrap(" ".join(words).replace("x", "é"), *prefixes)
