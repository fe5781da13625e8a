"""Markdown: an independent parser sees the structure of the Notice and every text as it was typed."""

import pytest
from markdown_it import MarkdownIt

from s17gen.notice import (
    Block,
    Bullets,
    Gap,
    Lines,
    Link,
    Notice,
    Numbered,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
)
from s17gen.render import Renderer

PARSER = MarkdownIt("commonmark").enable("table")


def html(*body: Block | Section, draft: str = "") -> str:
    """What a CommonMark reader makes of a letter with this one section, without the title."""
    notice = Notice(title="T", sections=(Section("x", "", body),), draft=draft)
    rendered: str = PARSER.render(Renderer("md").render(notice))
    return rendered.replace("<h1>T</h1>\n", "").strip()


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=(Text(text),))


def test_inlines() -> None:
    content = (Text("See "), Strong("this*"), Text(" at "), Link("https://a.b/c_d*e", "https://a.b/c_d*e"), Text("."))
    expected = '<p>See <strong>this*</strong> at <a href="https://a.b/c_d*e">https://a.b/c_d*e</a>.</p>'
    assert html(Paragraph(content=content)) == expected


def test_a_link_with_words() -> None:
    assert html(Paragraph(content=(Link("a [b]", "https://a.b"),))) == '<p><a href="https://a.b">a [b]</a></p>'


def test_a_link_after_an_exclamation_mark_is_no_image() -> None:
    content = (Text("See!"), Link("this", "https://a.b"))
    assert html(Paragraph(content=content)) == '<p>See!<a href="https://a.b">this</a></p>'


def test_a_link_whose_address_markdown_would_read() -> None:
    href = "https://a.b/&copy;\\x"
    assert html(Paragraph(content=(Link(href, href),))) == (
        '<p><a href="https://a.b/&amp;copy;%5Cx">https://a.b/&amp;copy;\\x</a></p>'
    )


def test_a_heading_keeps_its_last_number_sign() -> None:
    notice = Notice(title="FOI ##", sections=(Section("x", "C #", (paragraph("p"),)),))
    assert PARSER.render(Renderer("md").render(notice)) == "<h1>FOI ##</h1>\n<h2>C #</h2>\n<p>p</p>\n"


def test_strong_words_with_white_space_about_them() -> None:
    assert html(Paragraph(content=(Strong(" a\u00a0"), Text(" b")))) == "<p><strong>a</strong> b</p>"


def test_lists() -> None:
    items = ((Text("one"),), (Text("- two"),), (Text("1. three"),))
    assert html(Bullets(items=items)) == "<ul>\n<li>one</li>\n<li>- two</li>\n<li>1. three</li>\n</ul>"
    assert html(Numbered(items=items)) == "<ol>\n<li>one</li>\n<li>- two</li>\n<li>1. three</li>\n</ol>"


def test_lists_in_a_row_stay_apart() -> None:
    one, two = Bullets(items=((Text("one"),),)), Numbered(items=((Text("two"),),))
    inner = Section("x", "", (one,))
    expected = "<ul>\n<li>one</li>\n</ul>\n" * 3 + "<ol>\n<li>two</li>\n</ol>\n" * 2
    assert html(inner, one, one, two, two) == expected.strip()


def test_lines_and_quotes_keep_their_breaks() -> None:
    assert html(Lines(lines=((Text("a"),), (Text("b"),)))) == "<p>a<br />\nb</p>"
    quoted = html(Quote(paragraphs=(("1. a", "# b"), ("> c",))))
    assert quoted == "<blockquote>\n<p>1. a<br />\n# b</p>\n<p>&gt; c</p>\n</blockquote>"


def test_a_table() -> None:
    table = Table(head=("Part", "a|b"), rows=(((Text("1"),), (Text("x | y"), Strong("z"))),))
    assert html(table) == (
        "<table>\n<thead>\n<tr>\n<th>Part</th>\n<th>a|b</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1</td>\n<td>x | y<strong>z</strong></td>\n</tr>\n</tbody>\n</table>"
    )


def test_headings_by_depth() -> None:
    inner = Section("x", "Inner", (Section("x", "Innermost", (paragraph("p"),)),))
    notice = Notice(title="T", sections=(Section("x", "Outer", (inner,)),))
    headings = [token.tag for token in PARSER.parse(Renderer("md").render(notice)) if token.type == "heading_open"]
    assert headings == ["h1", "h2", "h3", "h4"]


def test_a_draft_is_marked_at_both_ends_and_its_gaps_are_loud() -> None:
    rendered = html(Gap(missing="MISSING: a reason"), draft="DRAFT. Not to be sent.")
    mark = "<blockquote>\n<p><strong>DRAFT. Not to be sent.</strong></p>\n</blockquote>"
    assert rendered == f"{mark}\n<p><strong>[MISSING: a reason]</strong></p>\n{mark}"


@pytest.mark.parametrize(
    "text",
    [
        "# h", "###### h", "> q", "- x", "+ x", "* x", "1. x", "1) x", "1986. x", "=====", "-----", "- - -", "***", "_ _ _",
        "```", "~~~", "    code", "\tcode", "<script>alert(1)</script>", "<!-- x -->", "<img src=x onerror=alert(1)>",
        "<https://evil.example>", "[x](javascript:alert(1))", "![x](y)", "[x]: https://a.b", "[^1]: x", "**b**", "__b__",
        "*i*", "_i_", "a_b_c", "`c`", "~~s~~", "&lt; &amp; &#60; &copy;", "\\*x\\*", "ends in \\", "a | b", "|---|", ": x",
        "{{ 7*7 }}", "{% raw %}", "{# x #}", "]]>", "<?php ?>", "<![CDATA[x]]>", "#", "-", "+", "1.", "=", "***bold**",
        "a*b*c", "x<y>z", "https://example.org/a_b_c", "a@b.example", "Ünïcödé – “quotes”", "$x^2$", "!", "![", "\\",
    ],
)  # fmt: skip
def test_text_shows_as_typed(text: str) -> None:
    """In a paragraph, a line of a quote, an item and a cell, nothing but the words appears."""
    shown = text.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert html(paragraph(text)) == f"<p>{shown}</p>"
    assert html(Quote(paragraphs=(("a", text.strip()),))) == f"<blockquote>\n<p>a<br />\n{shown}</p>\n</blockquote>"
    assert html(Bullets(items=((Text(text),),))) == f"<ul>\n<li>{shown}</li>\n</ul>"
    cell = html(Table(head=("h",), rows=(((Text(text),),),)))
    assert cell.split("<tbody>")[1] == f"\n<tr>\n<td>{shown}</td>\n</tr>\n</tbody>\n</table>"


def test_characters_that_steer_the_display_are_named() -> None:
    assert html(paragraph("a\u202eb\x00c\u200bd\ufeff\ud800")) == "<p>a[U+202E]b[U+0000]c[U+200B]d[U+FEFF][U+D800]</p>"
    assert html(paragraph("a\ufdd0\uffff\U0001fffeb")) == "<p>a[U+FDD0][U+FFFF][U+1FFFE]b</p>"


def test_joiners_stay_where_a_script_or_a_picture_needs_them() -> None:
    needed = "क्\u200dष \U0001f469\u200d\U0001f4bb"
    assert html(paragraph(needed)) == f"<p>{needed}</p>"
    assert html(paragraph("Oka\u200dfor")) == "<p>Oka[U+200D]for</p>"


def test_lines_of_many_kinds_are_one_line() -> None:
    assert html(paragraph("a\nb\r\nc\u2028d\x85e\tf")) == "<p>a b c d e f</p>"
