"""Items read, in whatever process, and who they are for without a whole read."""

import json
import pickle
from pathlib import Path

import pytest
from sample import REQUESTS, SOUND, changed, without

from s17gen.batch.glance import glance
from s17gen.batch.item import Item, Who
from s17gen.batch.items import items
from s17gen.batch.reader import Reader
from s17gen.findings import has_error
from s17gen.source import load

USUAL = Who("FOI-1", "R. Okafor")


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
def test_an_item_is_read_as_its_file_is(path: Path) -> None:
    [item] = items([str(path)], lambda most: b"")
    assert Reader().read(item) == load(str(path), path.read_bytes())


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
def test_a_glance_sees_what_a_whole_read_does(path: Path) -> None:
    raw = path.read_bytes()
    who = wholly(raw)
    assert glance(raw) in (None, who)
    assert Reader().peek(Item("r", raw)) == who


def wholly(raw: bytes) -> Who:
    """Who a request is for, by all that it says."""
    document, findings = load("r", raw)
    assert not has_error(findings)
    return Reader().peek(Item("r", json.dumps(document.data).encode(), "json"))


def test_most_are_seen_at_a_glance() -> None:
    assert sum(glance(path.read_bytes()) is not None for path in REQUESTS) > 0.8 * len(REQUESTS)


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        f"---\n{SOUND}",
        f"\ufeff# x\n\n ---\n{SOUND}".replace(" ---", "---"),
        SOUND.replace("\n", "\r\n"),
        changed(("FOI-1", "FOI-1  "), ("R. Okafor", "R.  Okafor")),
        changed(("subject: drones\n", "subject:\n  drones\n")),
        changed(("R. Okafor", "{name: R. Okafor}")),
        changed(("applicant: R. Okafor", "applicant:\n name: R. Okafor\n salutation: Dr Okafor")),
    ],
)
def test_what_is_seen_at_a_glance(text: str) -> None:
    assert glance(text.encode()) == USUAL == wholly(text.encode())


def test_an_address_is_seen_too() -> None:
    flow = changed(("R. Okafor", "{ name: R. Okafor, email: r@x.example , address: 1 The Street}"))
    block = changed(("R. Okafor", "\n    name: R. Okafor\n    email: r@x.example\n    address: 1 The Street, Town"))
    assert glance(flow.encode()) == Who("FOI-1", "R. Okafor", "1 The Street", "r@x.example") == wholly(flow.encode())
    block = block.replace("applicant: ", "applicant:")
    assert glance(block.encode()) == Who("FOI-1", "R. Okafor", "1 The Street, Town", "r@x.example")
    assert glance(block.encode()) == wholly(block.encode())


@pytest.mark.parametrize(
    "text",
    [
        changed(("FOI-1", "FOI-1  # ours")),
        changed(("FOI-1", '"FOI-1"')),
        changed(("FOI-1", ">\n  FOI-1")),
        changed(("FOI-1", "FOI-1\n  and more")),
        changed(("FOI-1", "FOI-1\n\n  and more")),
        changed(("R. Okafor", "R. Okafor\n  and others")),
        changed(("R. Okafor", "{name: R. Okafor, email: }")),
        changed(("R. Okafor", "{name: R. Okafor, , x: y}")),
        changed(("R. Okafor", "{name: R. Okafor, x}")),
        changed(("R. Okafor", "{name: R. Okafor,}")),
        changed(("R. Okafor", "{name: R. Okafor} # x")),
        changed(("R. Okafor", "{name: [R. Okafor]}")),
        changed(("R. Okafor", "{name:R. Okafor}")),
        changed(("R. Okafor", "\n  name: R. Okafor\n   and others")),
        changed(("R. Okafor", "\n  name: R. Okafor\n  - b")),
        changed(("R. Okafor", "\n  name: R. Okafor\n  address: |\n    x")),
        changed(("R. Okafor", "Siân")),
        changed(("R. Okafor", "R. Okafor #1")),
        changed(("applicant: R. Okafor", "applicant: \n\n  name: R. Okafor")),
        changed(("reference: FOI-1", '"reference": FOI-1')),
        changed(("reference: FOI-1", "subject: 'x\nreference: FOI-2\napplicant: B\ny: z'\nreference: FOI-1")),
        "  reference: FOI-1\n  applicant: B\n  received: 1\n",
        "reference: FOI-1\napplicant: B\n",
        "reference: FOI-1\napplicant: B",
        f"%YAML 1.1\n---\n{SOUND}",
        f"x\n{SOUND}",
        f"{{a: b}}\n---\n{SOUND}",
        without("reference"),
        "",
    ],
)
def test_what_only_a_whole_read_can_tell(text: str) -> None:
    assert glance(text.encode()) is None


def test_who_a_request_is_for() -> None:
    everything = "{name: ' R.  Okafor ', address: \"1 The Street\\nTown\\n\", email: r@x.example}"
    for text, who in (
        (SOUND, USUAL),
        (changed(("R. Okafor", everything)), Who("FOI-1", "R. Okafor", "1 The Street\nTown", "r@x.example")),
        (changed(("FOI-1", "'FOI  1'")), Who("FOI 1", "R. Okafor")),
        (changed(("FOI-1", "[a]"), ("R. Okafor", "[b]")), Who()),
        (changed(("FOI-1", "{a: b}"), ("R. Okafor", "{name: [b], address: {}}")), Who()),
        ("- a\n", Who()),
        ("x", Who()),
        ("a: [", Who()),
        ("", Who()),
    ):
        assert Reader().peek(Item("r", text.encode())) == who
        document, findings = load("r", text.encode())
        if not findings and isinstance(document.data, dict):
            raw = json.dumps(document.data).encode()
            assert Reader().peek(Item("r", raw, "json")) == who
    [missing] = items(["nowhere.yaml"], lambda most: b"")
    assert Reader().peek(missing) == Who()


def test_an_item_that_is_amiss_is_read_as_its_findings() -> None:
    [missing] = items(["nowhere.yaml"], lambda most: b"")
    document, findings = Reader().read(missing)
    assert (document.name, document.data, [each.message for each in findings]) == (
        "nowhere.yaml", "", ["there is no such file"],
    )  # fmt: skip


def test_items_and_readers_go_to_other_processes() -> None:
    item = Item("r.yaml", SOUND.encode(), line=7, several=True)
    assert pickle.loads(pickle.dumps(item)) == item
    assert len(pickle.dumps(item)) < len(item.raw) + 200
    assert len(pickle.dumps(Reader())) < 100
    assert pickle.loads(pickle.dumps(Reader())).read(item) == Reader().read(item)


def test_what_an_item_is_called() -> None:
    assert Item("r.yaml", line=7).label == "r.yaml"
    assert Item("r.yaml", line=7, several=True).label == "r.yaml:8"


def test_a_document_of_several_is_called_one_where_it_is_too_large() -> None:
    raw = b"x" * 300_000
    assert [
        each.message for several in (True, False) for each in Reader().read(Item("r", raw, several=several))[1]
    ] == [
        "the document is over 256 KiB; a request is a few", "the file is over 256 KiB; a request is a few",
    ]  # fmt: skip
