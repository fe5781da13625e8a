"""Records under mutation: each is refused in words, or is one that every format can print, and prints inert.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_records.py`.
"""

import json

from hypothesis import given
from hypothesis import strategies as st
from letters import of_html, of_notice, words
from odd import HOSTILE, many
from sample import SOUND
from test_pipeline import BASES, LIBRARY, change, dumped, nodes
from test_pipeline import MUTATION as REQUESTED
from test_record import recorded

from s17gen import record
from s17gen.errors import RecordError
from s17gen.notice import Audience, Bullets, Numbered
from s17gen.pipeline import Settings, run
from s17gen.record import Record
from s17gen.render import FORMATS, Renderer
from s17gen.source import load
from s17gen.testing import TODAY

RENDERERS = {name: Renderer(name) for name in FORMATS}
RECORD = json.loads(recorded(SOUND)[1])
LINK = {"type": "Link", "text": "here", "href": "https://x.example/a_b"}
PIECES = [
    None, True, 0, -1, 10**30, 1.5, "", " ", "javascript:x", [], {}, [[]], [[[]]], LINK, {**LINK, "href": "x"},
    {"type": "Text", "text": "<b>"}, {"type": "Strong", "text": "*"}, {"type": "Gap", "missing": "x"},
    {"type": "Section", "kind": "<x>", "heading": "# h", "body": []},
    {"type": "Table", "head": ["a", "b"], "rows": [[[LINK], []]]},
    {"type": "Quote", "paragraphs": [["> x", "</blockquote>"], []]}, {"type": "Lines", "lines": [[], [LINK]]},
    {"type": "Bullets", "items": []}, {"type": "Numbered", "items": [[], [LINK]]},
]  # fmt: skip
MUTATION = st.tuples(
    st.sampled_from(["delete", "replace", "double", "rename"]),
    st.integers(0, 10**6),
    st.sampled_from(PIECES) | HOSTILE,
    st.booleans(),
)


def read(raw: bytes) -> Record | None:
    """The record, or None where it is refused in words."""
    try:
        return record.read("r.json", raw)
    except RecordError as error:
        said = error
    assert said.message.startswith("r.json is ")
    assert said.hint
    return None


@many
@given(mutations=st.lists(MUTATION, min_size=1, max_size=5))
def test_a_mutated_record_is_refused_or_printed(mutations: list[tuple[str, int, object, bool]]) -> None:
    data = RECORD
    for how, where, value, within in mutations:
        paths = [path for path in nodes(data) if not within or path[0] == "notice"]
        data = change(data, paths[where % len(paths)], how, value) if paths else data
    held = read(json.dumps(data).encode())
    if held is None:
        return
    letters = {name: renderer.render(held.notice) for name, renderer in RENDERERS.items()}
    assert set(record.changed(held, letters)) <= set(letters)
    if not all(node.items for node in held.notice.nodes() if isinstance(node, Bullets | Numbered)):
        return  # a list of nothing is printed as one, which no letter of ours has
    html = of_html(letters["html"])  # no element or attribute but those of letters
    assert html == of_html(letters["large-print"])
    assert held.notice.draft or words(html) == words(of_notice(held.notice))


@many
@given(
    base=st.sampled_from(BASES),
    mutations=st.lists(REQUESTED, min_size=1, max_size=3),
    audience=st.sampled_from(["applicant", "portal"]),
    draft=st.booleans(),
)
def test_whatever_letter_is_written_can_be_printed_again(
    base: tuple[object, str], mutations: list[tuple[str, int, object]], audience: Audience, draft: bool
) -> None:
    data, name = base
    for how, where, value in mutations:
        paths = nodes(data)
        data = change(data, paths[where % len(paths)], how, value) if paths else data
    settings = Settings(LIBRARY, tuple(RENDERERS.values()), today=TODAY, audience=audience, draft=draft)
    document, findings = load(name, dumped(data).encode())
    done = next(run([(document, findings)], settings))
    if not done.letters:
        return
    held = record.read("r.json", record.write(document, done, settings).encode())
    assert held.notice == done.notice
    assert {each.extension: each.render(held.notice) for each in RENDERERS.values()} == done.letters
    assert record.changed(held, done.letters) == []


@many
@given(raw=st.binary(max_size=200) | HOSTILE.map(str.encode))
def test_bytes_are_no_record(raw: bytes) -> None:
    assert read(raw) is None


@many
@given(cut=st.integers(0, 10**6))
def test_a_record_cut_short_is_none(cut: int) -> None:
    raw = json.dumps(RECORD).encode()
    assert read(raw[: cut % len(raw)]) is None
