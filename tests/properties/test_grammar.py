"""The grammar of wording agrees with Python-Markdown on all that it knows: paragraphs, lists, strong words, links."""

import html

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from s17gen.notice import Block, Bullets, Inlines, Link, Numbered, Paragraph, Strong
from s17gen.wording import parse

WORD = st.sampled_from(
    ["we", "looked", "at", "section", "31", "of", "the", "Act,", "twice.", "(again)", "café", "£5", "a-b"]
)
PLAIN = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
STRONG = PLAIN.map(lambda text: f"**{text}**")
LINK = st.tuples(
    st.sampled_from(["here", "our page"]), st.sampled_from(["https://a.example/x", "mailto:a@b.example"])
).map(lambda pair: f"[{pair[0]}]({pair[1]})")
LINE = st.lists(st.one_of(PLAIN, STRONG, LINK), min_size=1, max_size=4).map(" ".join).map(lambda text: f"Words {text}")
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
BULLETS = st.lists(LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
NUMBERED = st.lists(LINE, min_size=1, max_size=4).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
)


def words(content: Inlines) -> str:
    found = ""
    for each in content:
        text = html.escape(each.text, quote=False)
        if isinstance(each, Strong):
            text = f"<strong>{text}</strong>"
        elif isinstance(each, Link):
            text = f'<a href="{each.href}">{text}</a>'
        found += text
    return found


def printed(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{words(block.content)}</p>"
    assert isinstance(block, Bullets | Numbered)
    tag = "ul" if isinstance(block, Bullets) else "ol"
    return f"<{tag}>{''.join(f'<li>{words(item)}</li>' for item in block.items)}</{tag}>"


@settings(max_examples=400, deadline=None, derandomize=True)
@given(first=PARAGRAPH, rest=st.lists(st.tuples(st.one_of(BULLETS, NUMBERED), PARAGRAPH), max_size=3))
def test_the_grammar_reads_what_markdown_reads(first: str, rest: list[tuple[str, str]]) -> None:
    text = "\n\n".join([first, *(part for pair in rest for part in pair)])
    ours = "".join(printed(block) for block in parse(text))
    theirs = html.unescape(markdown.markdown(text)).replace("\n", " ")
    for tag in ("<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>"):
        theirs = theirs.replace(f" {tag}", tag).replace(f"{tag} ", tag)
    assert html.unescape(ours) == theirs
