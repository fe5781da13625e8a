"""What a request means: citations, blocks, slots, particulars, topics; unknown ones point to their line."""

from pathlib import Path

import pytest
from sample import SOUND, changed

from s17gen.library import Library
from s17gen.testing import found, outcome

PURPOSE = "        purpose: s31(2)(a)\n        function: enforcing food law under the Food Safety Act 1990\n"


def test_citations_that_name_nothing() -> None:
    for cite in ("s31(1)(z)", "s24", "31(1)(a)", "Section 31", "s99(1)", "crime"):
        assert ("S17-101", 12, f"`{cite}` is not a provision that can be cited") in found(changed(("s31(1)(a)", cite)))


def test_the_hint_gives_the_form_to_write() -> None:
    findings = outcome(changed(("s31(1)(a)", "31(1)(a)"))).findings
    assert [each.hint for each in findings if each.kind.id == "S17-101"] == ["write `s31(1)(a)`"]


@pytest.mark.parametrize(
    ("cite", "hint"),
    [
        ("s31(1)(a)(b)", "write `s31(1)(a) and (b)`, or make a claim of each"),
        ("31(1)(a)-(c)", "write `s31(1)(a), (b) and (c)`, or make a claim of each"),
        ("s36(2)(b)(i) & (ii)", "write `s36(2)(b)(i) and (ii)`, or make a claim of each"),
        ("s31(1)(a), s31(1)(g)", "one `cite:` holds one provision: make a claim of each, `s31(1)(a)` and `s31(1)(g)`"),
        ("s24(1), s31(1)(a)", "one `cite:` holds one provision: make a claim of each, `s24(1)` and `s31(1)(a)`"),
    ],
)
def test_limbs_that_one_claim_can_cite_together_are_shown_so(cite: str, hint: str) -> None:
    findings = outcome(changed(("s31(1)(a)", f'"{cite}"'))).findings
    assert [each.hint for each in findings if each.kind.id == "S17-101"] == [hint]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "s31(1)(a)",
            "s31(3)",
            "cite a provision that exempts information from disclosure, or make the outcome `ncnd`",
        ),
        ("outcome: withheld", "outcome: ncnd", "cite `s31(3)` with `limbs: s31(1)(a)`, or make the outcome `withheld`"),
    ],
)
def test_a_provision_that_does_not_do_what_the_outcome_needs(old: str, new: str, hint: str) -> None:
    findings = outcome(changed((old, new))).findings
    assert [each.hint for each in findings if each.kind.id == "S17-102"] == [hint]


def test_a_block_that_is_nowhere_near_any_leads_to_those_there_are() -> None:
    given = ("because: Offenders would know where to hide.", "because: {use: s31.because.zzzz-qqqq-wwww}")
    assert [each.hint for each in outcome(changed(given)).findings if each.kind.id == "S17-501"] == [
        'give your own words instead; `s17gen suggest --cite "s31(1)(a)" --side because` lists the blocks there are'
    ]


def test_a_group_of_answers_given_as_text_is_one_fault_that_names_them() -> None:
    text = changed(("cite: s31(1)(a)", "cite: s36(2)(b)(i)\n        opinion: The Chief Executive, on 3 November 2026"))
    found = [each for each in outcome(text).findings if each.place.line == 13]
    assert [(each.kind.id, each.message, each.hint) for each in found] == [
        (
            "S17-022",
            "`opinion` is text",
            "it should be keys and values: `by:`, `on:`, `limbs:`, `likelihood:`, `shown:`",
        )
    ]


def test_a_provision_that_only_lifts_the_duty_to_confirm_or_deny() -> None:
    message = "`s31(3)` lets an authority neither confirm nor deny that it holds information"
    assert found(changed(("s31(1)(a)", "s31(3)"))) == [("S17-102", 12, message)]


def test_a_purpose_is_no_exemption() -> None:
    message = "`s31(2)(a)` names a purpose; on its own it exempts nothing"
    assert found(changed(("s31(1)(a)", "s31(2)(a)"))) == [("S17-102", 12, message)]


def test_a_provision_asks_for_its_particulars() -> None:
    assert found(changed(("s31(1)(a)", "s31(1)(g)"))) == [
        (
            "S17-502",
            12,
            "`s31(1)(g)` asks: Which purpose in section 31(2) is it?",
        ),
        (
            "S17-502",
            12,
            "`s31(1)(g)` asks: Which function is it, which public authority has it, and which law gives it?",
        ),
    ]


def test_particulars_are_said_in_the_letter() -> None:
    text = outcome(changed(("s31(1)(a)\n", f"s31(1)(g)\n{PURPOSE}"))).text
    assert text is not None
    assert "Section 31(1)(g), read with section 31(2)(a), exempts information if disclosing it would" in text
    assert "for the purpose of establishing whether a person has failed to comply with the law." in text
    assert "The function here is enforcing food law under the Food Safety Act 1990." in text


def test_a_purpose_that_is_none() -> None:
    text = changed(("s31(1)(a)\n", f"s31(1)(g)\n{PURPOSE}")).replace("s31(2)(a)", "s31(2)(z)")
    assert found(text) == [("S17-503", 13, "`s31(2)(z)` does not answer: Which purpose in section 31(2) is it?")]


def test_an_unknown_key_of_a_claim() -> None:
    text = changed(("likelihood:", "likelyhood:"))
    findings = outcome(text).findings
    assert [(each.kind.id, each.place.line, each.hint) for each in findings if each.kind.id == "S17-021"] == [
        ("S17-021", 14, "did you mean `likelihood`?")
    ]


def test_an_unknown_block() -> None:
    text = changed(("because: Offenders would know where to hide.", "because: {use: common.because.system-atack}"))
    findings = outcome(text).findings
    assert [(each.kind.id, each.place.line, each.place.column, each.hint) for each in findings] == [
        ("S17-501", 15, 24, "did you mean `common.because.system-attack`?")
    ]


def test_a_missing_slot_points_to_its_use_and_names_the_library_s_line() -> None:
    text = changed(
        ("because: Offenders would know where to hide.", "because: {use: common.because.mosaic, other: maps}")
    )
    [finding] = outcome(text).findings
    assert (finding.kind.id, finding.place.line, finding.place.column) == ("S17-502", 15, 18)
    assert finding.message.startswith("block `common.because.mosaic` (exemptions/foia/common.yaml:")
    assert finding.message.endswith(") asks: What would the two together show?")
    assert finding.hint == (
        "add `picture:`, a noun phrase, such as `the people who live there`, with a capital only if it is a name"
    )


def test_a_slot_that_the_block_does_not_have() -> None:
    use = "because: {use: common.because.mosaic, other: maps, picture: gaps, colour: red}"
    text = changed(("because: Offenders would know where to hide.", use))
    assert found(text) == [("S17-021", 15, "`colour` is not known here")]


def test_a_slot_of_the_wrong_shape() -> None:
    use = "because: {use: common.because.mosaic, other: [maps], picture: gaps}"
    assert found(changed(("because: Offenders would know where to hide.", use))) == [
        ("S17-022", 15, "`other` should be text")
    ]


def test_a_block_for_another_side() -> None:
    use = "because: {use: s31.for.empty-homes-pressure, need: many households wait}"
    assert found(changed(("because: Offenders would know where to hide.", use))) == [
        ("S17-504", 15, "`s31.for.empty-homes-pressure` is a block for `for:`, not for `because:`")
    ]


def test_a_block_for_another_limb() -> None:
    use = "for: {use: s31.for.fair-collection, liable: shops, question: whether rates are fair}"
    assert found(changed(("for: People could judge how they may be followed.", use))) == [
        ("S17-505", 16, "`s31.for.fair-collection` serves s31(1)(d), not s31(1)(a)")
    ]


def test_text_that_looks_like_a_block() -> None:
    text = changed(("for: People could judge how they may be followed.", "for: s31.for.empty-homes-pressure"))
    assert found(text) == [("S17-506", 16, "`s31.for.empty-homes-pressure` looks like the id of a block")]


TOPIC = "        topics: [empty-homes]\n"
FACTS = "facts:\n  need: 1,130 households wait\n  cost: one break-in costs £2,400\n  neighbours: the families\n"


def test_a_topic_pulls_factors_and_says_so() -> None:
    text = changed(("        for: People could judge how they may be followed.\n", TOPIC)) + FACTS
    notes = [each for each in outcome(text).findings if each.kind.id == "S17-509"]
    assert [each.message.split(" (")[0] for each in notes] == [
        "topic `empty-homes` pulled `s31.for.empty-homes-pressure`",
        "topic `empty-homes` pulled `s31.against.repeat-victims`",
    ]
    assert [each.place.line for each in notes] == [16, 16]


def test_a_pulled_block_asks_for_its_facts_where_the_topic_stands() -> None:
    text = SOUND + TOPIC
    assert {(rule, line) for rule, line, _ in found(text)} == {("S17-502", 19)}


def test_an_unknown_topic() -> None:
    [finding] = outcome(SOUND + "        topics: [empty-home]\n").findings
    assert (finding.kind.id, finding.place.line, finding.place.column) == ("S17-507", 19, 18)
    assert finding.hint == "did you mean `empty-homes`?"


def test_a_topic_that_pulls_nothing() -> None:
    assert found(SOUND + "        topics: [prisons]\n") == [
        ("S17-508", 19, "topic `prisons` has no factor for `s31(1)(a)`")
    ]


def test_nothing_of_private_is_rendered() -> None:
    text = outcome(SOUND + "private: {approver: Inspector Secret, notes: [Hidden]}\n").text
    assert text is not None
    assert "Secret" not in text
    assert "Hidden" not in text


def test_several_purposes() -> None:
    purposes = PURPOSE.replace("s31(2)(a)", "[s31(2)(a), s31(2)(e)]")
    text = outcome(changed(("s31(1)(a)\n", f"s31(1)(g)\n{purposes}"))).text
    assert text is not None
    assert "read with sections 31(2)(a) and (e)," in text
    assert "with the law and establishing the cause of an accident." in text


def test_a_particular_of_the_wrong_shape() -> None:
    text = changed(("s31(1)(a)\n", f"s31(1)(g)\n{PURPOSE.replace('s31(2)(a)', '{a: b}')}"))
    assert found(text) == [("S17-022", 13, "`purpose` should be text")]


def test_a_shared_block_serves_at_least_one_of_the_claims() -> None:
    use = "    because: {use: s24.because.shared-system, system: x, users: y, weakness: z, stake: w}\n"
    assert found(SOUND + use) == [("S17-505", 19, "`s24.because.shared-system` serves s24(1), not s31(1)(a)")]


def test_a_block_is_no_advice() -> None:
    use = "advice: {use: s31.against.repeat-victims, cost: x, neighbours: y}\n"
    message = "`s31.against.repeat-victims` is a block for `against:`, not for `advice:`"
    assert found(SOUND + use) == [("S17-504", 19, message)]


def test_a_block_about_confirming_does_not_argue_about_disclosing() -> None:
    use = "for: {use: s31.for.check-on-covert-powers, powers: x, silence: y}"
    message = "`s31.for.check-on-covert-powers` argues about confirming or denying, not about disclosing"
    assert found(changed(("for: People could judge how they may be followed.", use))) == [("S17-504", 16, message)]


def test_a_fact_that_nothing_asks_for_is_a_warning() -> None:
    text = changed(("        for: People could judge how they may be followed.\n", TOPIC)) + FACTS + "  neds: typo\n"
    [finding] = [each for each in outcome(text).findings if each.severity == "warning"]
    assert (finding.kind.id, finding.place.line) == ("S17-510", 23)
    assert (finding.message, finding.hint) == ("no block pulled by a topic asks for `neds`", "did you mean `need`?")


def test_a_block_that_does_not_belong_asks_for_nothing_more() -> None:
    text = changed(("because: Offenders would know where to hide.", "because: {use: s31.for.fair-collection}"))
    assert [rule for rule, _, _ in found(text)] == ["S17-504", "S17-505"]


def test_numbers_that_lost_their_lines() -> None:
    text = changed(
        ("request: Please send me the drone manual.", "request: Please send me 1. the manual and 2. the log."),
        ("    severance:", "    parts: [1]\n    severance:"),
    )
    [finding] = [each for each in outcome(text).findings if each.kind.id == "S17-401"]
    assert finding.hint == "begin it with `request: |`, so that its lines stay lines"


def test_two_claims_of_one_limb_are_told_apart_by_what_they_cover() -> None:
    claim = SOUND[SOUND.index("      - cite") :]
    text = changed(("protects:", "covers: chapter 6\n        protects:")) + claim.replace(
        "protects:", "covers: chapter 7\n        protects:"
    )
    letter = outcome(text).text
    assert letter is not None
    for chapter in ("6", "7"):
        assert letter.count(f"### Section 31(1)(a): chapter {chapter}\n") == 2, "harm, balance"
        assert f"### Section 31(1)(a): chapter {chapter}: factors favouring disclosure" in letter
    assert "together" not in letter, "they are not about the same information"


SECOND = "      - {cite: s24(1), because: It names the watchers., for: People ask., against: They could be found.}\n"


def test_a_shared_balance_is_together_only_over_the_same_information() -> None:
    shared = changed(("        balance: The privacy", "        balance: >\n          The privacy")).split(
        "        balance"
    )[0]
    text = f"{shared}{SECOND}    balance: The privacy chapters meet most of that.\n"
    letter = outcome(text).text
    assert letter is not None
    assert "We rely on sections 31(1)(a) and 24(1) for the same information, so" in letter
    apart = text.replace("protects:", "covers: chapter 6\n        protects:").replace(
        "s24(1),", "s24(1), covers: chapter 7,"
    )
    letter = outcome(apart).text
    assert letter is not None
    assert "for the same information" not in letter
    assert "We have therefore decided, for each of sections 31(1)(a) and 24(1), that the public interest" in letter


def test_a_fact_that_need_not_be_given(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    block = "{id: s31.for.ours, text: Some words., slots: {x: {type: noun, ask: 'X?', required: false}}}"
    (tmp_path / "foia" / "s31-ours.yaml").write_text(f"reviewed: 2026-11-22\nblocks: [{block}]\n", "utf-8")
    text = changed(("for: People could judge how they may be followed.", "for: {use: s31.for.ours}"))
    assert found(text, library=Library([str(tmp_path)])) == []
