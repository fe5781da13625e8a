"""The whole house under mutated requests: no crash, no letter with an error, hostile text inert and readable.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_pipeline.py`.
"""

import re

import yaml
from hypothesis import given
from hypothesis import strategies as st
from letters import flat, of_html, of_markdown, of_notice
from odd import HOSTILE, many
from sample import REQUESTS, SOUND

from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.notice import Gap
from s17gen.pipeline import Audience
from s17gen.testing import outcome
from s17gen.visible import visible

LIBRARY = Library()
BASES = [(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), str(path)) for path in REQUESTS]

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


FORMATS = ("md", "html", "txt")


@many
@given(
    base=st.sampled_from(BASES),
    mutations=st.lists(MUTATION, min_size=1, max_size=4),
    audience=st.sampled_from(["applicant", "publication"]),
)
def test_mutated_requests_end_in_findings_or_a_sound_letter(
    base: tuple[object, str], mutations: list[tuple[str, int, object]], audience: Audience
) -> None:
    data, name = base
    for how, where, value in mutations:
        paths = nodes(data)
        if paths:
            data = change(data, paths[where % len(paths)], how, value)
    text = dumped(data)
    done = outcome(text, name=name, library=LIBRARY, formats=FORMATS, audience=audience)
    assert (done.letters == {}) == has_error(done.findings)
    lines = len(text.splitlines())
    assert all(1 <= each.place.line <= lines for each in done.findings if each.place.file == name)
    assert done == outcome(text, name=name, library=LIBRARY, formats=FORMATS, audience=audience)
    draft = outcome(text, name=name, draft=True, library=LIBRARY, formats=FORMATS)
    if done.letters:
        assert done.notice is not None
        assert not any(isinstance(node, Gap) for node in done.notice.nodes())
        assert of_html(done.letters["html"]) == of_markdown(done.letters["md"]) == of_notice(done.notice)
        assert all(letter.count("DRAFT") >= 3 for letter in draft.letters.values())
        assert list(draft.letters) == list(FORMATS)
    elif draft.notice is not None:
        assert draft.letters
    if done.letters and audience == "publication" and done.case is not None and done.case.applicant is not None:
        name = done.case.applicant.name
        assert all(name not in letter for letter in done.letters.values()) or len(name) < 4


@many
@given(hostile=HOSTILE.filter(lambda text: any(each.isalnum() for each in text)))
def test_hostile_text_is_inert_and_shows_as_typed(hostile: str) -> None:
    """In the plain fields, whatever is typed changes no structure of the letter, and can be read there."""
    data = yaml.load(SOUND, yaml.BaseLoader)
    folded = re.sub("[\n\r\x0b\x0c\x85\u2028\u2029]", " ", hostile)
    plain = outcome(dumped(data | {"applicant": "A", "reference": "A", "request": "A"}), library=LIBRARY).letters["md"]
    typed = outcome(
        dumped(data | {"applicant": hostile, "reference": hostile, "request": folded}), library=LIBRARY
    ).letters["md"]
    assert skeleton(of_markdown(typed)) == skeleton(of_markdown(plain))
    shown = " ".join(visible(hostile).split())
    read = " ".join(texts(of_markdown(typed)))
    assert f"request {shown}" in read
    assert read.count(shown) >= 4, "title, applicant, salutation, reference and request"


def skeleton(part: object) -> object:
    """A letter without its words: kinds of blocks, and in each the kinds of its runs."""
    if isinstance(part, tuple) and len(part) == 2 and all(isinstance(each, str) for each in part):
        return part[0]
    return [skeleton(each) for each in part] if isinstance(part, tuple | list) else part


def texts(letter: list[tuple[object, ...]]) -> list[str]:
    """All that is read in a letter, punctuation too."""
    return " ".join(text for block in letter for text in flat(block)).split()
