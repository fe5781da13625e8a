"""Any Notice in every format: the same structure and the same words, whatever its texts hold.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_formats.py`.
"""

from hypothesis import example, given
from hypothesis import strategies as st
from letters import letters_of, of_html, of_markdown, of_notice, of_text, words
from odd import HOSTILE, many

from s17gen.notice import (
    Bullets,
    Inlines,
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
from s17gen.render.wrap import columns
from s17gen.visible import fold
from s17gen.wording import inline

RENDERERS = {name: Renderer(name) for name in ("md", "html", "txt")}

# What stands in a Notice is folded and not empty; links are those that the grammar of wording makes.
WORDS = HOSTILE.map(fold).filter(lambda text: any(each.isalnum() for each in text))
NAMED = WORDS.map(str.strip)  # Markdown cannot make white space stand out
ADDRESS = st.from_regex(r"\Ahttps://[a-z]{1,9}\.example/[a-z0-9_*~&;%#?=+.-]{0,60}[a-z0-9]\Z")
LINK = st.builds(Link, NAMED, ADDRESS) | ADDRESS.map(lambda each: Link(each, each))


def inlines(pieces: list[Text | Strong | Link]) -> Inlines:
    """Pieces as the grammar leaves them: what stands out and what leads elsewhere has white space about it."""
    spaced = [piece for each in pieces for piece in (each, Text(" "))]
    return tuple(spaced[:-1])


INLINES = st.lists(WORDS.map(Text) | NAMED.map(Strong) | LINK, min_size=1, max_size=4).map(inlines)
TYPED = HOSTILE.map(inline).filter(lambda content: any(each.isalnum() for part in content for each in part.text))
SEVERAL = st.lists(INLINES | TYPED, min_size=1, max_size=3).map(tuple)
LINES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        head=st.tuples(*[WORDS] * width),
        rows=st.lists(st.tuples(*[INLINES] * width), min_size=1, max_size=3).map(tuple),
    )
)
BLOCKS = (
    st.builds(Paragraph, content=INLINES | TYPED)
    | st.builds(Bullets, items=SEVERAL)
    | st.builds(Numbered, items=SEVERAL)
    | st.builds(Lines, lines=SEVERAL)
    | st.builds(Quote, paragraphs=st.lists(LINES, min_size=1, max_size=3).map(tuple))
    | TABLES
)
INNER = st.builds(Section, st.just("inner"), WORDS, st.lists(BLOCKS, min_size=1, max_size=3).map(tuple))
SECTIONS = st.builds(
    Section,
    st.sampled_from(["letterhead", "request", "harm"]),
    WORDS,
    st.lists(BLOCKS | INNER, min_size=1, max_size=4).map(tuple),
)
NOTICES = st.builds(Notice, title=WORDS, sections=st.lists(SECTIONS, min_size=1, max_size=3).map(tuple))


def one(text: str) -> Notice:
    """A Notice that says the same everywhere."""
    content = (Text(text),)
    body = (Paragraph(content=content), Bullets(items=(content,)), Quote(paragraphs=((text, text),)))
    return Notice(title=text, sections=(Section("x", text, (*body, Table(head=(text,), rows=((content,),)))),))


@many
@example(one("a &amp; b"))
@example(one("# a"))
@given(NOTICES)
def test_html_and_markdown_have_the_structure_of_the_notice(notice: Notice) -> None:
    assert of_html(RENDERERS["html"].render(notice)) == of_notice(notice)
    assert of_markdown(RENDERERS["md"].render(notice)) == of_notice(notice)


@many
@example(one("a" * 200))
@given(NOTICES)
def test_plain_text_has_the_words_of_the_notice_in_76_columns(notice: Notice) -> None:
    text = RENDERERS["txt"].render(notice)
    wanted = words(of_notice(notice), plain=True)
    if max(map(columns, wanted)) <= 68 and not any(each.isspace() and each not in " \n" for each in text):
        assert of_text(text) == wanted
    assert letters_of(text) == letters_of(" ".join(wanted))
    for line in text.split("\n"):
        assert columns(line) <= 76 or any(columns(word) > 68 for word in line.split(" "))


@many
@given(NOTICES)
def test_the_three_formats_say_the_same(notice: Notice) -> None:
    html, markdown = (of_html(RENDERERS["html"].render(notice)), of_markdown(RENDERERS["md"].render(notice)))
    assert words(html) == words(markdown)
    assert letters_of(" ".join(words(html, plain=True))) == letters_of(RENDERERS["txt"].render(notice))
