"""Library lint: each kind of fault is planted in a small sound section, and found where it was planted."""

from pathlib import Path

import pytest

from s17gen import lint as module
from s17gen.library import Library
from s17gen.library_kinds import KINDS
from s17gen.lint import lint
from s17gen.readability import average, foreign, length, longest, sentences

# A layer of its own section, beside the shipped ones, sound in every way.
SOUND = """\
reviewed: 2026-11-26
section: s88
title: lighthouses
heading: Lighthouses
sources: ["FOIA 2000 s88, https://www.legislation.gov.uk/ukpga/2000/36"]
excludes: [{cite: s31, because: it covers only what section 31 does not, source: FOIA s88}]
clause: "{{ provision }} exempts information if disclosing it would, or would be likely to, prejudice {{ covers }}."
provisions:
  - cite: s88(1)
    covers: the keeping of lighthouses
    basis: prejudice
    threshold: prejudice
    status: qualified
    ncnd: s88(2)
    asks:
      lamp: {type: noun, ask: "Which lamp is it?"}
      colour: {type: choice, ask: "Of which colour?", words: {red: a red light, white: a white light}}
      keeper.name: {type: noun, ask: "Who keeps it?", required: false}
    particulars: ["The lamp is {{ lamp }}, with {{ colour }}.", "It is kept by {{ keeper-name }}."]
  - cite: s88(2)
    covers: the keeping of lighthouses
    role: ncnd
    basis: prejudice
    threshold: prejudice
    status: qualified
    clause: "{{ provision }} removes the duty to say whether information is held."
retired: [{cite: s88(9), until: 2010-12-31, now: [s88(1)], source: Lighthouses Act 2010}]
blocks:
  - id: s88.because.dark
    limbs: [s88(1)]
    slots: {who: {type: noun, ask: "Who could put it out?"}}
    text: The information would show {{ who }} how to put the lamp out.
    reviewed: 2026-11-26
  - id: s88.for.sailors
    limbs: [s88(1)]
    topics: [statistics]
    slots: {lamp-crew: {type: noun, ask: "Who sails past?"}}
    text: Knowing this would help {{ lamp-crew }} to judge whether the coast is safely lit.
    reviewed: 2026-11-26
  - id: s88.against.wreckers
    limbs: [s88(1)]
    topics: [statistics]
    slots: {lamp-loss: {type: sentence, ask: "What was lost the last time?"}}
    text: "{{ lamp-loss }} A dark lamp could cost more lives than the coast could bear."
    reviewed: 2026-11-26
  - id: s88.for.answer-serves
    limbs: [s88(2)]
    question: confirming
    slots: {asker: {type: noun, ask: "Who would know where they stand?"}}
    text: An answer either way would let {{ asker }} plan their voyages.
    reviewed: 2026-11-26
  - id: s88.against.answer-tells
    limbs: [s88(2)]
    question: confirming
    slots: {wreckers: {type: noun, ask: "Who would learn from the answer?"}}
    text: An answer either way would tell {{ wreckers }} which nights are worth their while.
    reviewed: 2026-11-26
"""

# The kind of fault, a text on the line where it must be found (in the changed file), what is replaced, by what.
PLANTED = [
    ("S17-040", "slots: {who", 'put it out?"}', 'put it out?"}, x: {type: noun, ask: "X?"}'),
    ("S17-040", "      lamp: {", "The lamp is {{ lamp }}, with", "The lamp has"),
    ("S17-041", "s88.because.dark", '    slots: {who: {type: noun, ask: "Who could put it out?"}}\n    text: The information would'
     " show {{ who }}", "    text: The information would show anyone"),
    ("S17-042", "[beacons]", "    topics: [statistics]\n    slots: {lamp-crew", "    topics: [beacons]\n    slots: {lamp-crew"),
    ("S17-044", "cite: s88(1)", "ncnd: s88(2)", "ncnd: s88(3)"),
    ("S17-044", "reviewed", "now: [s88(1)]", "now: [s88(7)]"),
    ("S17-044", "reviewed", "excludes: [{cite: s31,", "excludes: [{cite: s87,"),
    ("S17-045", "cite: s88(1)", "s88.against.wreckers", "s88.harm.wreckers"),
    ("S17-046", "cite: s88(1)", "s88.because.dark", "s88.for.dark"),
    ("S17-047", "cite: s88(1)", "    threshold: prejudice\n    status: qualified\n    ncnd", "    status: qualified\n    ncnd"),
    ("S17-047", "cite: s88(2)", '    clause: "{{ provision }} removes the duty to say whether information is held."\n', ""),
    ("S17-047", "cite: s88(1)", "    status: qualified\n    ncnd", "    status: disputed\n    ncnd"),
    ("S17-047", "cite: s88(1)", "    basis: prejudice\n    threshold: prejudice\n    status: qualified\n    ncnd", "    ncnd"),
    ("S17-047", "cite: s88(2)", "role: ncnd", "role: lighthouse"),
    ("S17-047", "cite: s88(1)", "    ncnd: s88(2)", "    ncnd: s88(2)\n    until: 2004-12-31"),
    ("S17-047", "cite: s88(1)", '    particulars: ["The lamp is {{ lamp }}, with {{ colour }}.", ', "    sufficient: true\n    particulars: ["),
    ("S17-048", "s88.because.dark", "put the lamp out.\n    reviewed: 2026-11-26\n", "put the lamp out.\n"),
    ("S17-048", "reviewed", 'sources: ["FOIA 2000 s88, https://www.legislation.gov.uk/ukpga/2000/36"]\n', ""),
    ("S17-049", "how to put", "how to put the lamp out", "how to put the lamp out " + "and out " * 16),
    ("S17-050", "inter alia", "how to put the lamp out", "how, inter alia, to put the lamp out"),
    ("S17-050", "the color", "the lamp out", "the lamp out of the color"),
    ("S17-051", "s88.for.sailors", "Knowing this would help {{ lamp-crew }} to judge whether the coast is safely lit.",
     "The information would show {{ lamp-crew }} how to put the lamp out."),
    ("S17-052", "s88.because.dark", "limbs: [s88(1)]\n    slots: {who", "question: confirming\n    limbs: [s88(1)]\n    slots: {who"),
    ("S17-052", "s88.because.dark", "    limbs: [s88(1)]\n    slots: {who", "    slots: {who"),
    ("S17-053", "lamp-crew: {type: sentence", 'lamp-loss: {type: sentence, ask: "What was lost the last time?"}}\n    text: "{{ lamp-loss',
     'lamp-crew: {type: sentence, ask: "What was lost the last time?"}}\n    text: "{{ lamp-crew'),
    ("S17-054", "      lamp: {", 'ask: "Which lamp is it?"', 'ask: "The lamp."'),
    ("S17-054", "topics.name", "keeper.name: {", "topics.name: {"),
    ("S17-054", "slots: {use", "slots: {who", "slots: {use"),
    ("S17-054", "colour: {", "words: {red: a red light, white: a white light}", "choices: [s88(1)]"),
    ("S17-055", "text: >", "text: The information would show {{ who }}", 'text: >\n      {{ who }} would see'),
]  # fmt: skip
# What a plant has to change elsewhere, so that the file can still be read.
ALSO = {
    "topics.name: {": ("{{ keeper-name }}", "{{ topics-name }}"),
    "slots: {use": ("show {{ who }}", "show {{ use }}"),
}


def linted(folder: Path, text: str) -> list[tuple[str, int, str]]:
    (folder / "layer" / "foia").mkdir(parents=True, exist_ok=True)
    (folder / "layer" / "foia" / "s88-lighthouses.yaml").write_text(text, "utf-8")
    found = lint(Library([str(folder / "layer")]))
    return [(each.kind.id, each.place.line, each.message) for each in found if "s88-lighthouses" in each.place.file]


def test_a_sound_section_has_no_fault(tmp_path: Path) -> None:
    assert linted(tmp_path, SOUND) == []


@pytest.mark.parametrize(("rule", "anchor", "old", "new"), PLANTED)
def test_a_planted_fault_is_found(tmp_path: Path, rule: str, anchor: str, old: str, new: str) -> None:
    text = SOUND
    for before, after in ((old, new), ALSO.get(new, ("", ""))):
        assert not before or text.count(before) == 1
        text = text.replace(before, after) if before else text
    line = next(number for number, each in enumerate(text.splitlines(), 1) if anchor in each)
    found = linted(tmp_path, text)
    assert rule in [each for each, _, _ in found], found
    assert line in [place for each, place, _ in found if each == rule], found


def test_a_topic_that_no_block_has(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text("topics:\n  - {id: lighthouses, covers: lamps by the sea}\n", "utf-8")
    found = [(each.kind.id, each.place.line) for each in lint(Library([str(tmp_path)]))]
    assert [each for each in found if each[0] == "S17-043"] == [("S17-043", 2)]


def test_sentences_that_are_long_on_average(tmp_path: Path) -> None:
    text = SOUND.replace("how to put the lamp out", "how to put the lamp out " + "and " * 12)
    for old in ("Knowing this would help", "A dark lamp could cost", "An answer either way would let"):
        text = text.replace(old, "and " * 16 + old)
    text = text.replace("An answer either way would tell", "and " * 16 + "tell")
    assert ("S17-049", 1) in [(rule, line) for rule, line, message in linted(tmp_path, text) if "average" in message]


def test_every_kind_of_fault_is_planted() -> None:
    assert {kind.id for kind in KINDS} == {rule for rule, *_ in PLANTED} | {"S17-043"}
    assert all(kind in KINDS for name, kind in vars(module).items() if name.isupper() and hasattr(kind, "severity"))


def test_the_length_of_a_sentence_counts_what_fills_its_slots() -> None:
    assert length("The information would show {{ who }} this.") == 5 + 7
    assert length("{{ provision }} exempts {{ covers }}.") == 2 + 1 + 7
    assert longest("{{ fact }} It is short. This one is longer than the slot is.") == (
        8,
        "This one is longer than the slot is.",
    )
    assert sentences("{{ fact }} It is so. Is it? {{ other }}") == ["{{ fact }}", "It is so.", "Is it?", "{{ other }}"]
    assert average(["One two three. One two three four five."]) == 4.0
    assert average([]) == 0.0


def test_words_that_are_not_plain() -> None:
    assert list(foreign("Inter alia, the organization")) == [
        ("inter alia", "among others"),
        ("organization", "organisation"),
    ]
    assert list(foreign("The colours of the organisation")) == []
