"""The whole house under mutated requests: no crash, no letter with an error, hostile text inert and readable.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_pipeline.py`.
"""

import re
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from odd import HOSTILE, many

from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.notice import Gap
from s17gen.testing import outcome

ROOT = Path(__file__).parents[2]
LIBRARY = Library()
EXAMPLES = [*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests/cases").glob("*/request.yaml"))]
BASES = [(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), str(path)) for path in EXAMPLES]
PARSER = MarkdownIt("commonmark").enable("table")

ODD = [
    "", " ", "x", "null", "2026-02-30", "1999-01-01", "s24", "s31(1)(z)", "s31(1)(b)", "s31(3)", "s24(1)", "would",
    "not-held", "disclosed", "withheld", "disclosed-in-part", "{{ 7*7 }}", "<script>x</script>", "# h", "a\n\nb", "- x",
    "common.because.mosaic", "all", "1", "9", "prisons", "police-information-systems", "\u202ex", "*" * 50, "[" * 50,
]  # fmt: skip


def nodes(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every element."""
    found = [path] if path else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        found += nodes(value, (*path, step))
    return found


def change(data: object, path: tuple[str | int, ...], how: str, value: object) -> object:
    """A copy of the data with one element deleted, replaced, doubled or renamed."""
    if not path:
        return data
    step, *rest = path
    copy = dict(data) if isinstance(data, dict) else list(data)  # type: ignore[call-overload]
    if rest:
        copy[step] = change(copy[step], tuple(rest), how, value)
    elif how == "delete":
        del copy[step]
    elif how == "replace":
        copy[step] = value
    elif how == "double" and isinstance(copy, list):
        copy.insert(int(step), copy[int(step)])
    elif how == "rename" and isinstance(copy, dict):
        copy[str(value)] = copy.pop(step)
    return copy


def dumped(data: object) -> str:
    return yaml.dump(data, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=False, width=10**6)


MUTATION = st.tuples(
    st.sampled_from(["delete", "replace", "double", "rename"]),
    st.integers(0, 10**6),
    st.sampled_from(ODD) | st.sampled_from([["x"], {"a": "b"}, {"use": "common.because.mosaic"}, [], {}]) | HOSTILE,
)


@many
@given(base=st.sampled_from(BASES), mutations=st.lists(MUTATION, min_size=1, max_size=4))
def test_mutated_requests_end_in_findings_or_a_sound_letter(
    base: tuple[object, str], mutations: list[tuple[str, int, object]]
) -> None:
    data, name = base
    for how, where, value in mutations:
        paths = nodes(data)
        if paths:
            data = change(data, paths[where % len(paths)], how, value)
    text = dumped(data)
    done = outcome(text, name=name, library=LIBRARY)
    assert (done.text is None) == has_error(done.findings)
    lines = len(text.splitlines())
    assert all(1 <= each.place.line <= lines for each in done.findings if each.place.file == name)
    assert done == outcome(text, name=name, library=LIBRARY)
    draft = outcome(text, name=name, draft=True, library=LIBRARY)
    if done.text is not None:
        assert done.notice is not None
        assert not any(isinstance(node, Gap) for node in done.notice.nodes())
        assert (draft.text or "").count("DRAFT") >= 3
    elif draft.notice is not None:
        assert draft.text is not None


def shape(markdown: str) -> list[str]:
    """The structure a CommonMark reader sees: every token but the texts."""
    found = []
    for token in PARSER.parse(markdown):
        found.append(token.type)
        found += [f"{each.type} {each.attrs.get('href', '')}" for each in token.children or [] if each.type != "text"]
    return found


def words(markdown: str) -> str:
    """All that a CommonMark reader sees as text, white space folded."""
    texts = []
    for token in PARSER.parse(markdown):
        texts += [" " if each.type in ("softbreak", "hardbreak") else each.content for each in token.children or []]
        texts.append(" ")
    return " ".join("".join(texts).split())


@many
@given(hostile=HOSTILE.filter(lambda text: any(each.isalnum() for each in text)))
def test_hostile_text_is_inert_and_shows_as_typed(hostile: str) -> None:
    """In the plain fields, whatever is typed changes no structure of the letter, and can be read there."""
    from sample import SOUND

    from s17gen.visible import visible

    data = yaml.load(SOUND, yaml.BaseLoader)
    folded = re.sub("[\n\r\x0b\x0c\x85\u2028\u2029]", " ", hostile)
    plain = outcome(dumped(data | {"applicant": "A", "reference": "A", "request": "A"}), library=LIBRARY).text
    typed = outcome(
        dumped(data | {"applicant": hostile, "reference": hostile, "request": folded}), library=LIBRARY
    ).text
    assert plain is not None
    assert typed is not None
    assert shape(typed) == shape(plain)
    shown = " ".join(visible(hostile).split())
    read = words(typed)
    assert f"request {shown}" in read
    assert read.count(shown) >= 4, "title, applicant, salutation, reference and request"
