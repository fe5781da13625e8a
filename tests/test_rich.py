"""Markdown with tables, headings and quotations: each construct, what a letter cannot show, and texts made to harm."""

import re
import subprocess
import sys
import time

import pytest

from s17gen.notice import (
    Block,
    Bullets,
    Inline,
    Lines,
    Link,
    Numbered,
    Origin,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from s17gen.rich import is_rich, read
from s17gen.wording import inline, parse, plain


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text of which a letter can show everything."""
    found, missed = read(text)
    assert missed == ()
    return found


def content(text: str) -> tuple[Inline, ...]:
    """The words of one paragraph."""
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def said(*texts: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple((Text(text),) if text else () for text in texts)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(content=each) for each in said(*texts))


TABLE = Table(head=("Year", "Cost"), rows=(said("2024", "£5"), said("2025", "£7")))


# Which texts are rich


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n| --- | ---: |\n| 1 | 2 |",
        "a | b\n-|-\n1 | 2",
        "Words\r\n\r\n| a |\r\n|:-:|\r\n| 1 |",
        "# Costs",
        "Words\n   ###### Costs #",
    ],
)
def test_a_table_or_a_heading_is_rich(text: str) -> None:
    assert is_rich(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words\n\n- one\n- two\n\n1. **first** [x](https://a.example)",
        "#1 of 3, C# and #hashtag",
        "#",
        "    # in code",
        "a | b",
        "a | b\n\n---",
        "either | or\n---",
        "no pipe above\n| --- | --- |",
        "a | b\n| --- | x |",
        "####### seven",
    ],
)
def test_ordinary_text_is_not(text: str) -> None:
    assert not is_rich(text)


# Tables


@pytest.mark.parametrize(
    "text",
    [
        "| Year | Cost |\n| --- | ---: |\n| 2024 | £5 |\n| 2025 | £7 |",
        "Year | Cost\n--|:-:\n2024 | £5\n| 2025 | £7 |",
        "| Year | Cost\n|-|-\n2024 | £5 |\n2025\t|\t£7",
        "  | Year | Cost |\n  | --- | --- |\n  | 2024 | £5 | |\n  | 2025 | £7 |",
    ],
)
def test_a_table_however_its_pipes_are_set(text: str) -> None:
    assert blocks(text) == (TABLE,)


def test_a_table_needs_no_empty_line_about_it() -> None:
    text = "What was spent:\n| Year | Cost |\n| --- | --- |\n| 2024 | £5 |\n| 2025 | £7 |\n- a note\n# Next"
    assert blocks(text) == (
        *paragraphs("What was spent:"),
        TABLE,
        Bullets(items=said("a note")),
        Paragraph(content=(Strong("Next"),)),
    )


def test_cells_have_words_that_stand_out_and_lead_elsewhere() -> None:
    text = "| *a* | **b** |\n|---|---|\n| **x** | [y](https://a.example) |\n| `\\|` \\| z | <https://b.example> |"
    assert blocks(text) == (
        Table(
            head=("a", "b"),
            rows=(
                ((Strong("x"),), (Link("y", "https://a.example"),)),
                ((Text("| | z"),), (Link("https://b.example", "https://b.example"),)),
            ),
        ),
    )


def test_short_rows_are_filled_and_empty_cells_kept() -> None:
    assert blocks("| | a | b |\n|---|---|---|\n| 1 |\n| | 2 | |") == (
        Table(head=("", "a", "b"), rows=(said("1", "", ""), said("", "2", ""))),
    )


def test_no_word_of_a_row_that_is_too_long_is_lost() -> None:
    assert read("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |") == (
        (Table(head=("a", "b"), rows=(said("1", "2 | 3 | 4"),)),),
        ("a table row with more cells than headings",),
    )


def test_what_is_no_table_for_want_of_dashes_is_told() -> None:
    assert read("| a | b |\n|---|\n| 1 | 2 |") == (
        paragraphs("| a | b | |---| | 1 | 2 |"),
        ("a table whose line of dashes does not match its headings",),
    )


def test_a_link_in_the_head_of_a_table_is_told() -> None:
    assert read("| [a](https://a.example) | https://b.example |\n|---|---|\n| 1 | 2 |") == (
        (Table(head=("a", "https://b.example"), rows=(said("1", "2"),)),),
        ("a link in the heading of a table",),
    )


def test_a_table_without_a_word_is_none() -> None:
    assert blocks("| | |\n|---|---|\n| | |\n\nWords") == paragraphs("Words")


# Headings, quotations, paragraphs


@pytest.mark.parametrize("text", ["# Costs", "### Costs ###", "  ##  Costs", "Costs\n===", "Costs\n---", "# *Costs*"])
def test_a_heading_is_a_strong_paragraph(text: str) -> None:
    assert blocks(f"Before\n\n{text}\nAfter") == (
        *paragraphs("Before"),
        Paragraph(content=(Strong("Costs"),)),
        *paragraphs("After"),
    )


def test_a_heading_keeps_its_signs_and_its_links() -> None:
    assert content("# C# and **#5** on [our page](https://a.example)") == (
        Strong("C# and #5 on"),
        Text(" "),
        Link("our page", "https://a.example"),
    )


@pytest.mark.parametrize("text", ["#5 is the *last*", "#hashtag"])
def test_a_number_sign_is_no_heading(text: str) -> None:
    assert content(text)[0] in (Text("#5 is the last"), Text("#hashtag"))


def test_a_quotation_keeps_its_lines() -> None:
    text = (
        "They said:\n> The **first** line\n> and the second\ngoes on\n>\n> - [so](https://a.example)\n>> deep\n\nWe say"
    )
    assert blocks(text) == (
        *paragraphs("They said:"),
        Quote(
            paragraphs=(
                ("The first line", "and the second", "goes on"),
                ("- so <https://a.example>", "> deep"),
            )
        ),
        *paragraphs("We say"),
    )


def test_every_block_says_where_it_came_from() -> None:
    origins = (Origin("text", "", "a.yaml:1"),)
    text = "# a\n\nb\n\n- c\n\n1. d\n\n> e\n\n```\nf\n```\n\n| g |\n|---|\n| h |\n"
    found, _ = read(text, origins)
    assert [type(each) for each in found] == [Paragraph, Paragraph, Bullets, Numbered, Quote, Lines, Table]
    assert {each.origins for each in found} == {origins}


# Lists


def test_lists_need_no_empty_line_about_them() -> None:
    assert blocks("We hold:\n- one\n  more\n- two\n1. first\n2. second\n\nThe end\n* x\n+ y") == (
        *paragraphs("We hold:"),
        Bullets(items=said("one more", "two")),
        Numbered(items=said("first", "second")),
        *paragraphs("The end"),
        Bullets(items=said("x", "y")),
    )


def test_ones_alone_count_too() -> None:
    assert blocks("1. a\n1. b\n\n1. c") == (Numbered(items=said("a", "b", "c")),)


@pytest.mark.parametrize("text", ["1986. A long year.", "Under section\n31. of the Act", "0117. Our number"])
def test_a_number_at_the_start_of_a_line_is_no_list(text: str) -> None:
    assert blocks(text) == paragraphs(text.replace("\n", " "))


@pytest.mark.parametrize(
    ("text", "found", "missed"),
    [
        ("5. five\n6. six", paragraphs("5. five", "6. six"), "a numbered list that does not start at 1"),
        (
            "1. one\n3. three",
            (Numbered(items=said("one")), *paragraphs("3. three")),
            "a numbered list that skips a number",
        ),
        ("1. a\n2. b\n\n1. c", (Numbered(items=said("a", "b", "c")),), "a numbered list right after another"),
        ("- a\n  - b\n- c", (Bullets(items=said("a", "b", "c")),), "a list within a list"),
        ("1. a\n    - b\n\n    c\n2. d", (Numbered(items=said("a", "b", "c", "d")),), "a list within a list"),
        ("- a\n\n  b\n- c", (Bullets(items=said("a b", "c")),), "a list item of more than one paragraph"),
        ("- a\n    > b", (Bullets(items=said("a > b")),), "a quotation within a list"),
        ("- > a", (Bullets(items=said("> a")),), "a quotation within a list"),
        ("- # a", (Bullets(items=said("# a")),), "a heading within a list"),
    ],
)
def test_lists_that_a_letter_cannot_show(text: str, found: tuple[Block, ...], missed: str) -> None:
    assert read(text) == (found, (missed,))


def test_a_table_within_a_list_keeps_its_words() -> None:
    found, missed = read("- a\n\n    | h | i |\n    |---|---|\n    | 1 | 2 | 3 |")
    assert found == (Bullets(items=said("a h i 1 2 | 3")),)
    assert "a table within a list" in missed


# What a letter cannot show


@pytest.mark.parametrize(
    ("text", "found", "missed"),
    [
        ("See ![the map](https://a.example/map.png).", paragraphs("See the map."), "an image"),
        ("![](map.png)", (), "an image"),
        ("a\n\n***\n\nb", paragraphs("a", "b"), "a horizontal line"),
        ("- - -", (), "a horizontal line"),
        ("* * * * * * * * * *", (), "a horizontal line"),
        ("```py\nif a < b:\n    **c**\n```", (Lines(lines=said("if a < b:", "**c**")),), "a block of code"),
        ("~~~\nnever closed\n\n# x", (Lines(lines=said("never closed", "# x")),), "a block of code"),
        ("    a &amp; <b>\n\n    c", (Lines(lines=said("a &amp; <b>", "c")),), "a block of code"),
        ("- a\n\n        b", (Bullets(items=said("a b")),), "a block of code"),
        (
            '[a](https://a.example "b")',
            (Paragraph(content=(Link("a", "https://a.example"),)),),
            "a title on a link",
        ),
    ],
)
def test_what_a_letter_cannot_show_is_told_once(text: str, found: tuple[Block, ...], missed: str) -> None:
    assert read(text) == (found, (missed,))
    assert read(f"{text}\n\n# x\n\n{text}")[1] == (missed,)


# Words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a **b** c", (Text("a "), Strong("b"), Text(" c"))),
        ("__b__, **“c”**.", (Strong("b"), Text(", "), Strong("“c”"), Text("."))),
        ("*a* _b_ `c` ``d ` e``", (Text("a b c d ` e"),)),
        ("***a*** **b *c* `d`**", (Strong("a"), Text(" "), Strong("b c d"))),
        ("**a\nb**", (Strong("a b"),)),
        ("**see [x](https://a.example)**", (Strong("see"), Text(" "), Link("x", "https://a.example"))),
        ("[**x** y](https://a.example/b_(c)_d)", (Link("x y", "https://a.example/b_(c)_d"),)),
        ("[x [1]](<https://a.example>)", (Link("x [1]", "https://a.example"),)),
        ("[](https://a.example)", (Link("https://a.example", "https://a.example"),)),
        ("[us](mailto:a@b.example)", (Link("us", "mailto:a@b.example"),)),
        ("<a@b.example>", (Link("a@b.example", "mailto:a@b.example"),)),
        ("**https://a.example/b_c**.", (Link("https://a.example/b_c", "https://a.example/b_c"), Text("."))),
        (r"\*\*a\*\* \_b\_ \[c](https) 1\. \d \\", (Text("**a** _b_ [c](https) 1. \\d \\"),)),
        ("a\\\nb  \nc", (Text("a b c"),)),
        ("[a **b**](https://a.example/\\_)", (Link("a b", "https://a.example/_"),)),
    ],
)
def test_words_that_stand_out_and_lead_elsewhere(text: str, wanted: tuple[Inline, ...]) -> None:
    assert content(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "5*3*2 and a**b**c and a**b** c and **a**b and snake_case_name",
        "5 * 3 * 2, a ** b, cost* and *price",
        "**a and __b and `c and ``d`",
        "[a](javascript:alert(1)) and [b](data:text/html,x) and [c](../d) and [e]()",
        "[a][1] and [b]",
        "[redacted]: £500",
        "<script>alert(1)</script> <b>x</b> <!-- y --> <?z?> &lt; &#60; &nbsp;",
        "\u0002klzzwxh:0000\u0003 \u000242\u0003 \u0002amp\u0003 \u0002wxzhdk:0\u0003 klzzwxh:0000",
        "{{ 7*7 }} {% x %}",
    ],
)
def test_what_is_no_markup_is_itself(text: str) -> None:
    assert content(text) == (Text(text),)


def test_an_ordinary_text_reads_as_the_small_grammar_reads_it() -> None:
    text = (
        "We hold **two** files; see [here](https://a.example).\n\n- one\n  more\n- https://a.example/x.\n\n1. a\n2. b"
    )
    assert blocks(text) == parse(text)


@pytest.mark.parametrize("text", ["*__\n\\\\**___.*a_b`__", "a*\\***__\\bc*d\\", "`(***.\\\n\\a\\b__*((c__d*_*"])
def test_no_word_is_lost_where_the_reader_of_the_package_loses_some(text: str) -> None:
    assert re.findall(r"[a-z]", plain(content(text))) == re.findall(r"[a-z]", text)


# Texts made to harm

HOSTILE = {
    "stars": "*" * 50_000,
    "brackets": "[" * 50_000,
    "images": "![" * 50_000,
    "half links": "[](x" * 25_000,
    "unbalanced": "[" + "[b]" * 33_000,
    "quotations": ">" * 20_000,
    "bullets": "- " * 5_000,
    "numbers": "1. " * 30_000,
    "digits": "1" * 99_999 + ".",
    "pipes": "|" * 50_000,
    "ticks": "".join("`" * number + "a" for number in range(1, 440)),
    "escapes": "\\*" * 50_000,
    "emphasis": "*a **b _c " * 9_000,
    "lines": "a\n***\n" * 16_000,
    "lines in a list": "- a\n" + "    b\n    ***\n" * 6_000,
    "number signs": "# " + "#" * 90_000 + "x",
    "headings": "# a\n" * 25_000,
    "underlines": "a\n-\n" * 25_000,
    "spaces": "# " + " " * 90_000 + "x",
    "tabs": "\t" * 99_999,
    "deep": "".join("    " * depth + "- a\n" for depth in range(200)),
    "wide": "a|" * 20_000 + "\n" + "-|" * 20_000 + "\n" + "|\n" * 9_000,
    "ticks and pipes": "|a|b|\n|-|-|\n|" + "`|" * 40_000,
    "rows": "a|b\n-|-\n" + "c|d\n" * 24_000,
    "addresses": "https://a" + "." * 90_000,
    "mail": "<a" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    is_rich(text)
    read(text)
    assert time.process_time() - start < 10  # a tenth of it on most machines; minutes where time grows with the square


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("# a\n" + "word " * 20_000, "a text as long as this"),
        (HOSTILE["bullets"] + "x", "nesting as deep as this"),
        (HOSTILE["deep"], "nesting as deep as this"),
        (HOSTILE["wide"], "a table as wide as this"),
        ("a|" * 50 + "\n" + "-|" * 50 + "\n" + "|\n" * 1_000, "a table as wide as this"),
        (HOSTILE["ticks and pipes"], "a table as wide as this"),
    ],
)
def test_what_is_beyond_measure_is_read_by_the_small_grammar(text: str, missed: str) -> None:
    origins = (Origin("text", "", "a.yaml:1"),)
    assert read(text, origins) == (parse(text, origins=origins), (missed,))


def test_the_end_of_the_stack_is_no_error() -> None:
    text = "- a\n    - b\n        - c"

    def down(left: int) -> tuple[str, ...]:
        return down(left - 1) if left else read(text)[1]

    told = set()
    for room in range(10, 200):
        depth, frame = 0, sys._getframe()
        while frame.f_back:
            depth, frame = depth + 1, frame.f_back
        try:
            told.add(down(sys.getrecursionlimit() - depth - room))
        except RecursionError:
            continue  # not even room for the small grammar
    assert told == {("nesting as deep as this",), ("a list within a list",)}


def test_nothing_heavy_is_imported_before_a_text_is_read() -> None:
    script = (
        "import sys\n"
        "from s17gen.rich import is_rich, read\n"
        "assert is_rich('# a') and not is_rich('a')\n"
        "assert not {'markdown', 'xml', 'xml.etree', 'html', 'html.parser', 'unicodedata'} & set(sys.modules)\n"
        "assert read('# a')[1] == ()\n"
        "assert 'markdown' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_bare_addresses_are_those_of_the_small_grammar() -> None:
    text = "See https://a.example/b?c=d&e, (https://f.example/g) or https://h.example."
    assert content(text) == inline(text)
