"""Data becomes models; whatever is wrong with a file is said at once, each fault at its place."""

import datetime

import msgspec
import pytest
from sample import SOUND as REQUEST
from sample import changed

from s17gen.bind import bind
from s17gen.forms import fields
from s17gen.law import SectionFile
from s17gen.model import Wire
from s17gen.nearest import did_you_mean
from s17gen.profile import Profile, Review
from s17gen.source import load
from s17gen.styles import Style
from s17gen.testing import outcome
from s17gen.traps import BLOCK_FORM
from s17gen.wire import Claim, Decision, RequestFile, Use

SOUND = """\
reference: 00012325
received: 2026-10-12
applicant: NO
subject: drones
request: Please send me the manual.
decisions:
  - outcome: withheld
"""

Row = tuple[str, int, int, str, str]


def found(text: str, model: type[Wire] = RequestFile) -> list[Row]:
    """The faults of a file as id, line, column, message and hint."""
    document, _ = load("r.yaml", text.encode())
    bound, findings = bind(document, model)
    assert (bound is None) == bool(findings)
    return [(each.kind.id, each.place.line, each.place.column, each.message, each.hint) for each in findings]


def added(line: str) -> list[Row]:
    """The faults of the sound request with something added, from line 8 on."""
    return found(f"{SOUND}{line}\n")


def request(text: str) -> RequestFile:
    bound, findings = bind(load("r.yaml", text.encode())[0], RequestFile)
    assert findings == []
    assert bound is not None
    return bound


# What is sound.


def test_a_sound_file_becomes_a_model_whose_texts_are_as_typed() -> None:
    assert request(SOUND) == RequestFile(
        reference="00012325",
        received=datetime.date(2026, 10, 12),
        applicant="NO",
        subject="drones",
        request="Please send me the manual.",
        decisions=[Decision(outcome="withheld")],
    )


def test_keys_that_only_the_library_knows_become_slots_of_a_block() -> None:
    text = "advice: [One., {use: common.x, system: NPRX, slots: y, dates: [1, {2: 3}]}]\n"
    assert request(SOUND + text).advice == [
        "One.",
        Use(use="common.x", slots={"system": "NPRX", "slots": "y", "dates": ["1", {"2": "3"}]}),
    ]


def test_keys_that_only_the_library_knows_become_details_of_a_claim() -> None:
    text = """\
    claims:
      - cite: s36(2)(c)
        for: {use: s36.x, y: z}
        opinion: {by: A. Person, limbs: [s36(2)(c)]}
        details: some
"""
    assert request(SOUND + text).decisions[0].claims == [
        Claim(
            cite="s36(2)(c)",
            for_=Use(use="s36.x", slots={"y": "z"}),
            details={"opinion": {"by": "A. Person", "limbs": ["s36(2)(c)"]}, "details": "some"},
        )
    ]


def test_a_union_takes_what_the_file_has() -> None:
    inline = "authority: {name: N, review: {to: foi@example.org, window: 40}}\n"
    assert request(SOUND + inline).authority == Profile(name="N", review=Review(to="foi@example.org", window=40))
    assert request(SOUND + "authority: {name: N, review: none}\n").authority == Profile(name="N", review="none")
    assert request(SOUND + "authority: north.yaml\n").authority == "north.yaml"


@pytest.mark.parametrize(
    "value", ["{a: b}", "{a: [b, {c: d}]}", "{use: x, outcome: no}", "{a: {b: {c: [[d]]}}}", "{a: TBC, b: }"]
)
def test_private_accepts_anything(value: str) -> None:
    assert added(f"private: {value}") == []


# Missing and unknown keys.


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("reference", "add `reference:`, the authority's reference; for example `reference: FOI-2026-0117`"),
        ("received", "add `received:`, the day the request was received; for example `received: 2026-10-12`"),
        ("applicant", "add `applicant:`, who asked; for example `applicant: R. Okafor`"),
        ("subject", "add `subject:`, what it is about, as a noun phrase; for example `subject: parking fines`"),
        ("request", "add `request:`, the request as it was written; for example `request: |`"),
    ],
)
def test_a_required_key_is_missing(key: str, hint: str) -> None:
    lines = [line for line in SOUND.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    assert found("".join(lines)) == [("S17-020", 1, 1, f"`{key}` is missing", hint)]


def test_a_required_key_is_missing_further_in() -> None:
    assert added("    claims:\n      - cite: s24(1)\n      - covers: it") == [
        ("S17-020", 10, 9, "item 2 of `claims` has no `cite`",
         "add `cite:`, the provision, to the paragraph; for example `cite: s31(1)(a)`"),
    ]  # fmt: skip
    assert added("authority:\n  unit: U") == [
        ("S17-020", 9, 3, "`authority` has no `name`",
         "add `name:`, the authority's name; for example `name: Northshire Police`"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "at", "key", "hint"),
    [
        ("stile: police", (8, 1), "stile", "did you mean `style`?"),
        ("Advice: x", (8, 1), "Advice", "did you mean `advice`?"),
        ("refrence: x", (8, 1), "refrence", "did you mean `reference`?"),
        ("refrence:", (8, 1), "refrence", "did you mean `reference`?"),
        ("authority: {name: N, Unit_: x}", (8, 22), "Unit_", "did you mean `unit`?"),
        ("authority: {name: N, zzz: x}", (8, 22), "zzz",
         "known here: `name`, `kind`, `jurisdiction`, `unit`, `address`, `email`, `telephone`, `web`, `terms`,"
         " `holidays`, `review`, `regulator`, `signature`, `signatories`, `style`, `standing`, `logo`, `colours`"),
    ],
)  # fmt: skip
def test_an_unknown_key(line: str, at: tuple[int, int], key: str, hint: str) -> None:
    assert added(line) == [("S17-021", *at, f"`{key}` is not known here", hint)]


def test_python_names_are_not_keys() -> None:
    text = "reviewed: 2026-11-22\nprovisions:\n  - {cite: s24(1), covers: it, in_force: 2026-01-01}\n"
    assert found(text, SectionFile) == [
        ("S17-021", 3, 32, "`in_force` is not known here", "did you mean `in-force`?"),
    ]
    assert added("    claims: [{cite: s24(1), for_: x}]") == []  # a detail: only the library knows


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("outcom", "did you mean `outcome`?"),
        ("LIKELY_HARM", "did you mean `likely-harm`?"),
        (" outcome", "did you mean `outcome`?"),
        ("xyz", ""),
        ("", ""),
        ("outcome" * 10_000, ""),
    ],
)
def test_the_nearest_name(name: str, said: str) -> None:
    assert did_you_mean(name, ["outcome", "likely-harm"]) == said


# Shapes.


@pytest.mark.parametrize(
    ("line", "at", "message", "hint"),
    [
        ("style:\n  - police", (9, 3), "`style` is a list", "it should be text"),
        ("style:\n  a: b", (9, 3), "`style` is keys and values", "it should be text"),
        (
            "parts: 3",
            (8, 8),
            "`parts` is text",
            "it should be a list: write `parts: [3]`, or each item on a line of its own after `- `",
        ),
        (
            "parts: 1a, 2 and 3",
            (8, 8),
            "`parts` is text",
            "it should be a list: write `parts: [1a, 2, 3]`, or each item on a line of its own after `- `",
        ),
        (
            "    enclosed: Minutes, 3 May 2026",
            (8, 15),
            "`enclosed` is text",
            'it should be a list: write `enclosed: ["Minutes, 3 May 2026"]`,'
            " or each item on a line of its own after `- `",
        ),
        ("parts:\n  a: b", (9, 3), "`parts` is keys and values", "it should be a list"),
        ("parts:\n  - a\n  - - b", (10, 5), "item 2 of `parts` is a list", "it should be text"),
        (
            "facts: x",
            (8, 8),
            "`facts` is text",
            "it should be keys and values: what the slots of blocks pulled by topic are filled with",
        ),
        ("facts:\n  a:\n    - b", (10, 5), "`a` is a list", "it should be text"),
        (
            "private: x",
            (8, 10),
            "`private` is text",
            "it should be keys and values: notes that are never rendered anywhere",
        ),
        ("authority:\n  - x", (9, 3), "`authority` is a list", "it should be text or keys and values"),
        (
            "advice:\n  - a\n  -\n    - b",
            (11, 5),
            "item 2 of `advice` is a list",
            "it should be text or keys and values",
        ),
        ("    claims: s24(1)", (8, 13), "`claims` is text", "it should be a list"),
        (
            "    claims:\n      cite: s24(1)",
            (9, 7),
            "`claims` is keys and values",
            "it should be a list: begin each item with `- `, such as `- cite:`",
        ),
        (
            "    claims:\n      - s24(1)",
            (9, 9),
            "item 1 of `claims` is text",
            "it should be keys and values, such as `cite:`",
        ),
        (
            "accept: [S17-409]",
            (8, 10),
            "item 1 of `accept` is text",
            "it should be keys and values, such as `rule:`, `because:`, `by:`",
        ),
        (
            "    answers: We hold 84.",
            (8, 14),
            "`answers` is text",
            "it should be keys and values:"
            " the answer to each part under its number, or under `all:` where there are none",
        ),
    ],
)
def test_a_value_of_the_wrong_shape(line: str, at: tuple[int, int], message: str, hint: str) -> None:
    assert added(line) == [("S17-022", *at, message, hint)]


@pytest.mark.parametrize(("text", "got"), [("- a\n", "a list"), ("just text\n", "text")])
def test_a_file_that_is_no_mapping(text: str, got: str) -> None:
    assert found(text) == [("S17-022", 1, 1, f"the file is {got}", "it should be keys and values")]


@pytest.mark.parametrize(
    ("line", "column", "brace", "message"),
    [
        ("style: [police]", 8, "[", "`style` is a list"),
        ("style: {a: b}", 8, "{", "`style` is keys and values"),
        ("facts: {a: {b: c}}", 12, "{", "`a` is keys and values"),
        ("advice: [a, [b]]", 13, "[", "item 2 of `advice` is a list"),
    ],
)
def test_braces_that_were_meant_as_text(line: str, column: int, brace: str, message: str) -> None:
    hint = f"a value that begins with `{brace}` is no text; put it in quotes, or {BLOCK_FORM}"
    assert added(line) == [("S17-022", 8, column, message, hint)]


def test_a_comma_in_braces_that_was_meant_as_text() -> None:
    hint = "inside braces a comma ends a value and begins a key; put a text that has one in quotes"
    assert added("advice: {use: common.x, who: victims, witnesses}") == [
        ("S17-023", 8, 48, "`witnesses` has no value", hint),
    ]


# Blank values.


@pytest.mark.parametrize(
    ("line", "at", "message"),
    [
        ("style:", (8, 7), "`style` has no value"),
        ('style: "  "', (8, 8), "`style` has no value"),
        ("style: |\n\n", (8, 8), "`style` has no value"),
        ("dated:", (8, 7), "`dated` has no value"),
        ("parts: [a, '']", (8, 12), "item 2 of `parts` has no value"),
        ("parts:\n  -", (9, 4), "item 1 of `parts` has no value"),
        ("advice: {use: x, y: ''}", (8, 21), "`y` has no value"),
    ],
)
def test_a_blank_text(line: str, at: tuple[int, int], message: str) -> None:
    assert [row[:4] for row in added(line)] == [("S17-023", *at, message)]


@pytest.mark.parametrize(
    ("line", "at", "message"),
    [
        ("parts: []", (8, 8), "`parts` is empty"),
        ("authority: {}", (8, 12), "`authority` is empty"),
        ("authority: []", (8, 12), "`authority` is empty"),
        ("    claims: [{}]", (8, 14), "item 1 of `claims` is empty"),
        ("    claims: {}", (8, 13), "`claims` is empty"),
    ],
)
def test_an_empty_collection(line: str, at: tuple[int, int], message: str) -> None:
    assert added(line) == [("S17-023", *at, message, "give at least one item, or leave the key out")]


def test_a_blank_text_says_what_to_do() -> None:
    assert [row[4] for row in added("style:")] == ["give one, or leave the key out"]


def test_an_empty_file_is_one_fault() -> None:
    assert [row[:4] for row in found("{}\n")] == [("S17-023", 1, 1, "the file is empty")]
    assert [row[:4] for row in found("---\n")] == [("S17-023", 1, 4, "the file has no value")]


# Single values.


@pytest.mark.parametrize(
    ("line", "at", "message", "hint"),
    [
        ("  - outcome: witheld", (8, 14), "`witheld` is not something `outcome` can be", "did you mean `withheld`?"),
        ("  - outcome: no", (8, 14), "`no` is not something `outcome` can be",
         "one of `disclosed`, `disclosed-in-part`, `withheld`, `not-held`, `ncnd`, `cost-limit`, `vexatious`,"
         " `repeated`, `no-notice`, `more-time`, `clarification`, `volunteered`"),
        ("    claims: [{cite: s24(1), likelihood: Would}]", (8, 41), "`Would` is not something `likelihood` can be",
         "did you mean `would`?"),
        (
            "authority: {name: N, review: no}",
            (8, 30),
            "`no` is not something `review` can be",
            "one of `none`, or keys and values: `to:`, `by:`, `window:`, `answer:`",
        ),
    ],
)  # fmt: skip
def test_a_value_that_is_no_choice(line: str, at: tuple[int, int], message: str, hint: str) -> None:
    assert added(line) == [("S17-024", *at, message, hint)]


@pytest.mark.parametrize("word", ["yes", "NO", "on", "2"])
def test_a_word_that_is_no_truth_value(word: str) -> None:
    text = f"reviewed: 2026-11-22\nblocks: [{{id: s24.for.x, text: y, replaces: {word}}}]\n"
    assert found(text, SectionFile) == [("S17-024", 2, 45, f"`{word}` is neither `true` nor `false`", "")]


@pytest.mark.parametrize(
    "word",
    [
        "2026-1-2",
        "20261012",
        "2026-10-12T00:00:00",
        "1760000000",
        "today",
    ],
)
def test_a_date_in_another_form(word: str) -> None:
    assert added(f"dated: {word}") == [
        ("S17-025", 8, 8, f"`{word}` is not a date", "write year, month, day: `2026-10-12`")
    ]


@pytest.mark.parametrize(
    "word",
    ["2/10/2026", "02.10.2026", "2 October 2026", "2nd Oct 2026", "2-OCT-2026", "2 October, 2026"],
)
def test_a_date_as_people_write_it_is_answered_with_the_form_it_has_here(word: str) -> None:
    assert added(f"dated: {word}") == [
        ("S17-025", 8, 8, f"`{word}` is not a date", "write year, month, day: `2026-10-02`, if you mean 2 October 2026")
    ]


@pytest.mark.parametrize("word", ["31/11/2026", "10/13/2026", "2 Oktober 2026", "2 10 26"])
def test_what_is_no_date_in_any_form_is_not_guessed(word: str) -> None:
    assert [row[4] for row in added(f"dated: {word}")] == ["write year, month, day: `2026-10-12`"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("refused", "withheld"),
        ("Partially disclosed", "disclosed-in-part"),
        ("Neither confirm nor deny", "ncnd"),
        ("information_not-held", "not-held"),
    ],
)
def test_an_outcome_by_another_name_is_known(word: str, meant: str) -> None:
    text = SOUND.replace("outcome: withheld", f"outcome: {word}")
    assert [(row[0], row[4]) for row in found(text)] == [("S17-024", f"did you mean `{meant}`?")]


@pytest.mark.parametrize("word", ["2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "0000-01-01"])
def test_a_date_that_does_not_exist(word: str) -> None:
    assert added(f"dated: {word}") == [
        ("S17-025", 8, 8, f"`{word}` is not a date that exists", "write year, month, day: `2026-10-12`")
    ]


@pytest.mark.parametrize("word", ["forty", "0", "-1", "367", "40.5", "4_0", "1,0", "' 40'", "٤٠", "0x10", "9" * 30])
def test_a_number_that_is_none_or_out_of_range(word: str) -> None:
    text = f"name: N\nreview:\n  to: foi@example.org\n  window: {word}\n"
    bare = word.strip("'")
    assert found(text, Profile) == [
        ("S17-026", 4, 11, f"`{bare}` is not a whole number that `window` can be",
         "write the number alone: working days in which to ask"),
    ]  # fmt: skip


# All at once.

FAULTY = """\
refrence: FOI-1
received: 12/10/2026
dated: 2026-02-30
applicant: [R. Okafor]
subject:
request: |
  Please send it.
authority:
  nam: Northshire Police
  review: {to: x, window: soon}
decisions:
  - outcome: witheld
    claims:
      - cite: s31(1)(a)
        likelihood: maybe
        for: {usee: s31.for.x}
      - s24(1)
  - covers: it
    answers: yes
private: {}
"""


def test_all_faults_of_a_file_are_found_at_once() -> None:
    assert sorted((line, column, rule, message) for rule, line, column, message, _ in found(FAULTY)) == [
        (1, 1, "S17-020", "`reference` is missing"),
        (1, 1, "S17-021", "`refrence` is not known here"),
        (2, 11, "S17-025", "`12/10/2026` is not a date"),
        (3, 8, "S17-025", "`2026-02-30` is not a date that exists"),
        (4, 12, "S17-022", "`applicant` is a list"),
        (5, 9, "S17-023", "`subject` has no value"),
        (9, 3, "S17-020", "`authority` has no `name`"),
        (9, 3, "S17-021", "`nam` is not known here"),
        (10, 27, "S17-026", "`soon` is not a whole number that `window` can be"),
        (12, 14, "S17-024", "`witheld` is not something `outcome` can be"),
        (15, 21, "S17-024", "`maybe` is not something `likelihood` can be"),
        (16, 14, "S17-020", "`for` has no `use`"),
        (17, 9, "S17-022", "item 2 of `claims` is text"),
        (18, 5, "S17-020", "item 2 of `decisions` has no `outcome`"),
        (19, 14, "S17-022", "`answers` is text"),
    ]


# Not yet as it should be.


@pytest.mark.parametrize("line", ["dated: null", "authority: {name: N, review: null}"])
def test_a_word_for_nothing_is_read_as_the_word_itself(line: str) -> None:
    assert [row[0] for row in added(line)] == ["S17-025" if "dated" in line else "S17-024"]


def test_a_date_that_exists_is_not_called_one_that_does_not() -> None:
    assert [row[3] for row in added("dated: 12-10-2026")] == ["`12-10-2026` is not a date"]


def test_braces_where_a_list_belongs_are_not_told_to_become_text() -> None:
    assert added("parts: {a: b}") == [("S17-022", 8, 8, "`parts` is keys and values", "it should be a list")]


def test_a_hint_without_a_description_ends_well() -> None:
    assert [row[4] for row in found("title: x\n", SectionFile)] == ["add `reviewed:`"]


@pytest.mark.parametrize("word", ["40.0", "1e1"])
def test_a_whole_number_is_digits(word: str) -> None:
    assert [row[0] for row in found(f"name: N\nreview: {{to: x, window: {word}}}\n", Profile)] == ["S17-026"]


def test_a_colon_in_an_item_of_a_list() -> None:
    """`- Drivers: they would know` is keys and values to YAML, in a place where text or a block may stand."""
    text = REQUEST.replace(
        "for: People could judge how they may be followed.", "for:\n          - Drivers: they may know."
    )
    _, findings = bind(load("r", text.encode())[0], RequestFile)
    assert [(each.kind.id, each.place.line, each.hint) for each in findings] == [
        (
            "S17-020",
            17,
            "if `Drivers:` begins a text, put the text in quotes or after `>`; if not, add `use:`, the block's id; for"
            " example `use: common.because.system-attack`",
        )
    ]


def test_a_comma_in_braces_that_makes_a_key() -> None:
    text = REQUEST.replace("applicant: R. Okafor", "applicant: {name: R. Okafor, of Quay Street}")
    _, findings = bind(load("r", text.encode())[0], RequestFile)
    assert [(each.kind.id, each.hint) for each in findings] == [
        ("S17-021", "inside braces a comma ends a value and begins a key; put a text that has one in quotes")
    ]


@pytest.mark.parametrize("text", ["TBC", "tbc.", "[TODO]", "xxx", "[insert balance]", "Insert reasons here"])
def test_a_placeholder_says_nothing(text: str) -> None:
    _, findings = bind(load("r", f"reference: '{text}'\n".encode())[0], RequestFile)
    assert [each.message for each in findings if each.kind.id == "S17-023"] == ["`reference` has no words of its own"]


def test_words_that_only_look_like_a_placeholder() -> None:
    _, findings = bind(load("r", b"reference: The inserts were removed\n")[0], RequestFile)
    assert [each for each in findings if each.kind.id == "S17-023"] == []


@pytest.mark.parametrize(
    ("old", "new", "name", "length"),
    [
        ("FOI-1", "F" * 201, "reference", "201"),
        ("drones", "words " * 200, "subject", "1,199"),
        ("decisions:", f"facts: {{people: {'y' * 3000}}}\ndecisions:", "people", "3,000"),
    ],
)
def test_what_a_letter_repeats_has_a_length(old: str, new: str, name: str, length: str) -> None:
    """A small file could make a huge letter of a long subject and three thousand decisions."""
    findings = outcome(changed((old, new))).findings
    message = f"`{name}` has {length} characters, more than it may have"
    assert ("S17-027", message) in [(each.kind.id, each.message) for each in findings]


def test_a_year_out_of_range_is_found_and_stops_no_other_finding() -> None:
    text = REQUEST.replace("        protects:", "        made: 1\n        topics: [no-such]\n        protects:")
    assert [each.kind.id for each in outcome(text).findings] == ["S17-026", "S17-507"]


def test_a_key_of_a_mapping_that_has_but_some() -> None:
    document, _ = load("x.yaml", b"id: x\ntitle: y\nsections:\n  - kind: a\n    headings: {mixxed: x, mixed: y}\n")
    _, findings = bind(document, Style)
    assert [(each.kind.id, each.message, each.hint) for each in findings] == [
        ("S17-021", "`mixxed` is not known here", "did you mean `mixed`?")
    ]


@pytest.mark.parametrize("model", [RequestFile, Claim, Decision, Use, Profile, SectionFile, Style])
def test_keys_are_what_msgspec_takes(model: type[Wire]) -> None:
    infos = [each for each in msgspec.structs.fields(model) if each.name != model.__rest__]
    keys = [(each.encode_name, each.required) for each in infos]
    assert [(key, required) for key, (_, required) in fields(model).items()] == keys
    assert keys
