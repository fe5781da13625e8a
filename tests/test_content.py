"""The shipped library holds together: every reference resolves, every slot is declared, every id carries its file."""

import re
from pathlib import Path

import pytest

from s17gen.compose import SECTIONS
from s17gen.forms import fields
from s17gen.law import Block, Provision
from s17gen.library import Library
from s17gen.slots import fit
from s17gen.wire import Claim
from s17gen.wording import parse, slot_names

LIBRARY = Library()
BLOCKS = [LIBRARY.block(name) for name in LIBRARY.block_ids()]
PROVISIONS = [LIBRARY.provision(cite) for cite in LIBRARY.citations()]
CONTENT = sorted((Path(__file__).parent.parent / "exemptions").rglob("*.yaml"))
SAMPLES = {
    "noun": "the people who live there",
    "verb": "break into them",
    "clause": "talks are still going on",
    "sentence": "Five were broken into in 2026.",
    "date": "2026-11-09",
    "number": "1260",
    "money": "£2,400",
}


def blocks() -> list[Block]:
    return [block for block in BLOCKS if block is not None]


def provisions() -> list[Provision]:
    return [provision for provision in PROVISIONS if provision is not None]


def test_sections_24_and_31_are_complete_to_the_limb() -> None:
    limbs = [f"s31(1)({letter})" for letter in "abcdefghi"] + [f"s31(2)({letter})" for letter in "abcdefghij"]
    assert LIBRARY.citations() == ["s24(1)", "s24(2)", *limbs, "s31(3)"]


@pytest.mark.parametrize("provision", provisions(), ids=lambda each: each.cite)
def test_provision(provision: Provision) -> None:
    known = LIBRARY.citations()
    assert provision.ncnd is None or provision.ncnd in known
    assert (provision.role == "purpose") == (provision.basis is None) == (provision.status is None)
    assert provision.role != "exemption" or provision.ncnd is not None
    for name, ask in provision.asks.items():
        assert name not in fields(Claim), "a particular would be taken for a key of the claim"
        assert ask.ask.endswith("?")
        assert set(ask.choices) <= set(known)
    section = LIBRARY.section(provision.cite.split("(")[0])
    assert section is not None
    required = [name for name, ask in provision.asks.items() if ask.required]
    filled = {*required, *(f"{name}-covers" for name in required)}
    assert slot_names(provision.clause or section.clause) <= {"provision", "covers", *filled}
    assert slot_names(provision.covers) <= filled


@pytest.mark.parametrize("block", blocks(), ids=lambda each: each.id)
def test_block(block: Block) -> None:
    file, side, name = block.id.split(".")
    assert file in ("common", *LIBRARY.numbers())
    assert side in ("because", "harm", "for", "against")
    assert re.fullmatch(r"[a-z0-9-]+", name)
    assert slot_names(block.text) == set(block.slots), "every slot is used, every one used is declared"
    assert block.slots, "a block without a slot would fit any request whatever"
    assert "use" not in block.slots
    assert set(block.limbs) <= set(LIBRARY.citations())
    assert set(block.topics) <= set(LIBRARY.topics())
    assert block.reviewed is not None
    for ask in block.slots.values():
        assert "?" in ask.ask


@pytest.mark.parametrize("block", blocks(), ids=lambda each: each.id)
def test_a_filled_block_reads_as_sentences(block: Block) -> None:
    values = {name: fit(ask, SAMPLES[ask.type]) for name, ask in block.slots.items()}
    assert None not in values.values()
    text = "".join(each.text for node in parse(block.text, values) for each in node.content)  # type: ignore[union-attr]
    assert text[-1] == "."
    assert not re.search(r"\.\.|  | \.|\{|\}", text), text


def test_one_name_asks_one_question_where_a_topic_may_pull_both() -> None:
    """`facts:` fills the slots of every block that topics pull, so a name must mean one thing among them."""
    asked: dict[str, set[str]] = {}
    for block in blocks():
        if block.side in ("for", "against") and block.topics:
            for name, ask in block.slots.items():
                asked.setdefault(name, set()).add(ask.ask)
    assert {name: asks for name, asks in asked.items() if len(asks) > 1} == {}


def test_a_block_begins_with_a_capital_whatever_its_slots_hold() -> None:
    for block in blocks():
        first = re.match(r"\{\{ ([a-z-]+) \}\}", block.text)
        assert first is None or block.slots[first[1]].type in ("sentence", "money"), block.id


def test_every_topic_is_used() -> None:
    assert {topic for block in blocks() for topic in block.topics} == set(LIBRARY.topics())


def test_every_exemption_has_a_block_for_each_side() -> None:
    for provision in provisions():
        if provision.role == "exemption":
            sides = {block.side for block in blocks() if provision.cite in block.limbs}
            assert sides >= {"because", "for", "against"}, provision.cite


def test_styles_name_kinds_of_section_that_exist() -> None:
    for name in LIBRARY.style_ids():
        style = LIBRARY.style(name)
        assert style is not None
        assert style.id == name
        assert {section.kind for section in style.sections} <= set(SECTIONS)


def test_statements_discharge_duties_that_exist() -> None:
    duties = {duty.id for duty in LIBRARY.regime().duties}
    for name in LIBRARY.statement_ids():
        assert set(LIBRARY.statement(name)[0].duties) <= duties, name


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_no_tricks_of_the_keyboard_in_the_wording(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert "\u00a0" not in text
    assert max(len(line) for line in text.splitlines()) <= 125
