"""Any text read as Markdown: nothing is lost, nothing is added, and what was typed is inert in every format.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_rich_properties.py`.
"""

import re

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from letters import of_html, of_markdown, of_notice
from odd import HOSTILE, many

from s17gen.notice import (
    Block,
    Bullets,
    Inlines,
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
from s17gen.rich import is_rich, read
from s17gen.visible import fold
from s17gen.wording import plain

RENDERERS = {name: Renderer(name) for name in ("md", "html")}

MARKUP = st.sampled_from(
    [
        "\n", "\n\n", "    ", "  ", "- ", "1. ", "2. ", "5. ", "> ", "# ", "###### ", "---", "***", "===", "```\n", "|",
        "| a | b |\n|---|--:|\n", "|--|\n", "*", "**", "_", "`", "``", "\\", "[a](https://a.example/)", "![a](b)", "[b",
        "](", ")", "https://a.example/b", "<b>", "</p>", "<script>", "<a@b.example>", "&lt;", "&#60;", "\u0002",
        "\u0003", "\u0002klzzwxh:0000\u0003", "\u0002amp\u0003", "a", "b", "é", " ", "\t", "\x1c", "\u0301", "\xa0",
        "\u200b", "“",
    ]
)  # fmt: skip
TEXTS = st.lists(MARKUP | HOSTILE, min_size=1, max_size=25).map("".join)

# No address, whose letters move; no word that names the language of code, which is no word of the letter.
WHOLE = TEXTS.filter(lambda text: not re.search(r"\]\(|://|@|```|~~~", text))


def contents(block: Block) -> list[Inlines]:
    if isinstance(block, Quote):
        return [(Text(line),) for lines in block.paragraphs for line in lines]
    if isinstance(block, Paragraph):
        return [block.content]
    if isinstance(block, Bullets | Numbered):
        return list(block.items)
    if isinstance(block, Table):
        return [*((Text(cell),) for cell in block.head), *(cell for row in block.rows for cell in row)]
    return list(block.lines)  # type: ignore[union-attr]


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(content) for block in blocks for content in contents(block)]


def letters(text: str) -> str:
    return "".join(each for each in text if each.isalpha())


@many
@example("\u0002klzzwxh:0000\u0003 **a** \u00020\u0003 [a](https://a.example/\u0002)")
@given(TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    blocks, missed = read(text)
    assert len(set(missed)) == len(missed)
    for block in blocks:
        for content in contents(block):
            if not isinstance(block, Table):
                assert plain(content).strip()
            for each in content:
                assert each.text or isinstance(block, Table)
                assert fold(each.text) == each.text or isinstance(each, Text)
                assert not isinstance(each, Link) or re.match(r"(?i:https?://|mailto:)[^\s<>]", each.href)
        assert not isinstance(block, Table) or {len(block.head)} == {len(row) for row in block.rows}
    is_rich(text)


@many
@example("- a\n  - b\n\n    c\n\nd\n5. e\n> f\ng\n| a | b |\n|--|--|\n| h | i | j | k |")
@example("'*__\n\\\\**___.*a_b`__")
@given(WHOLE)
def test_every_letter_survives_in_its_place(text: str) -> None:
    assert letters("".join(words(read(text)[0]))) == letters(text)


@many
@given(TEXTS)
def test_what_markdown_puts_in_place_of_words_never_shows(text: str) -> None:
    """Its marks are between U+0002 and U+0003: there are no more of those than were typed."""
    said = "".join(words(read(text)[0]))
    assert all(said.count(mark) <= text.count(mark) for mark in ("\u0002", "\u0003", "klzzwxh", "wxhzdk", "amp"))


@many
@example("**<b>**x **“a”**b **a**\u0301 *__a__*\n# **[a](https://a.example/|)** [b](https://b.example)\n***")
@example("| <b> | `\\|` |\n|---|---|\n| [a](https://a.example/\\|) | **\\|** |")
@example("x\u0301**“a”** b")
@given(TEXTS)
def test_what_was_typed_is_inert_and_reads_the_same_in_html_and_markdown(text: str) -> None:
    notice = Notice(title="A title", sections=(Section("x", "A heading", read(text)[0]),))
    assert of_html(RENDERERS["html"].render(notice)) == of_notice(notice)
    assert of_markdown(RENDERERS["md"].render(notice)) == of_notice(notice)


CELL = HOSTILE.map(lambda text: fold(re.sub(r"[\\`*_\[\]<>|/\n\r\x0b\x0c\x85\u2028\u2029]", "", text)))
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.tuples(*[CELL] * width), min_size=2, max_size=5).filter(
        lambda rows: "".join(map("".join, rows)).strip()
    )
)


@many
@given(TABLES, st.booleans())
def test_a_table_has_the_cells_that_were_typed(rows: list[tuple[str, ...]], fresh: bool) -> None:
    lines = ["|".join(("", *row, "")) for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    ((*before, table), missed) = read("\n".join([*([] if fresh else ["Before:"]), *lines]))
    assert missed == ()
    assert words(tuple(before)) == ([] if fresh else ["Before:"])
    assert isinstance(table, Table)
    said = [table.head, *(tuple(map(plain, row)) for row in table.rows)]
    assert said == [tuple(cell if cell.strip() else "" for cell in row) for row in rows]


# What is well formed says what the package's own reader makes of it.
WORD = st.sampled_from(
    ["we", "hold", "section 31", "of the Act,", "twice.", "(again)", "café", "£5", "a_b", "3 * 4", "#5"]
)
SPAN = (
    WORD
    | WORD.map(lambda text: f"**{text}**")
    | WORD.map(lambda text: f"*{text}*" if "*" not in text else text)
    | WORD.map(lambda text: f"`{text}`")
    | WORD.map(lambda text: f"[{text}](https://a.example/x)")
)
LINE = st.lists(SPAN, min_size=1, max_size=4).map(lambda spans: " ".join(["Words", *spans]))
PARTS = (
    st.lists(LINE, min_size=1, max_size=3).map("\n".join)
    | LINE.map(lambda line: f"## {line}")
    | st.lists(LINE, min_size=2, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
    | st.lists(LINE, min_size=2, max_size=4).map(lambda items: "\n".join(f"1. {item}" for item in items))
    | st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3).map(
        lambda rows: "\n".join(["| a | b |", "|---|---|", *(f"| {one} | {two} |" for one, two in rows)])
    )
)


def printed(content: Inlines) -> str:
    text = ""
    for each in content:
        if isinstance(each, Link):
            text += f'<a href="{each.href}">{each.text}</a>'
        else:
            text += f"<strong>{each.text}</strong>" if isinstance(each, Strong) else each.text
    return text


@many
@given(st.lists(PARTS, min_size=1, max_size=4))
def test_what_is_well_formed_reads_as_markdown_reads_it(parts: list[str]) -> None:
    text = "\n\nBetween\n\n".join(parts)
    theirs = markdown.markdown(text, extensions=["tables", "sane_lists"])
    theirs = re.sub(r"</?(?:em|code)>", "", re.sub(r"<h2>(.*?)</h2>", _as_strong, theirs))
    cells = re.findall(r"<(?:p|th|td|li)>(.*?)</(?:p|th|td|li)>", theirs, re.DOTALL)
    blocks, missed = read(text)
    assert missed == ()
    assert [printed(content) for block in blocks for content in contents(block)] == [fold(cell) for cell in cells]


def _as_strong(found: re.Match[str]) -> str:
    """A heading as we have it: one strong run, parted by links alone."""
    inner = re.sub(r"</?(?:strong|em|code)>", "", found[1])
    pieces = re.split(r"( ?<a .*?</a> ?)", inner)
    return f"<p>{''.join(each if '<a' in each else f'<strong>{each}</strong>' for each in pieces if each)}</p>"
