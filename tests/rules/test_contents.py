"""Section 17 contents: each rule fires, keeps quiet one step away, and lets an unusual lawful notice pass."""

import re

import pytest
from sample import SOUND, changed, without

from s17gen.library import Library
from s17gen.rules.contents import DUTIES
from s17gen.testing import found, outcome


def test_a_sound_request_has_no_findings() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("key", "rule", "message"),
    [
        ("because", "S17-202", "is relied on, but not why it applies"),
        ("likelihood", "S17-203", "needs a likelihood: whether the harm would happen, or would be likely to"),
        ("for", "S17-301", "is qualified, but no factor favouring disclosure is given"),
        ("against", "S17-302", "is qualified, but no factor favouring maintaining the exemption is given"),
        (
            "balance",
            "S17-303",
            "is qualified, but nothing says why one side of the public interest outweighs the other",
        ),
    ],
)  # fmt: skip
def test_each_missing_reason_is_found_at_its_claim(key: str, rule: str, message: str) -> None:
    assert found(without(key)) == [(rule, 12, f"section 31(1)(a) {message}")]


def test_a_refusal_without_an_exemption() -> None:
    text = SOUND.split("    claims:")[0]
    assert found(text) == [("S17-201", 9, "information is refused, but no exemption is cited")]


def test_a_disclosure_that_gives_nothing() -> None:
    text = SOUND.split("    severance:")[0].replace("withheld", "disclosed")
    assert found(text) == [("S17-204", 9, "information is disclosed, but the letter gives none")]


def test_a_disclosure_by_enclosure_alone() -> None:
    text = SOUND.split("    severance:")[0].replace("withheld", "disclosed") + "    enclosed: [The manual]\n"
    assert found(text) == []


def test_no_complaints_procedure_and_no_word_of_it() -> None:
    text = changed((", review: {to: foi@northshire.example}", ""))
    message = "the letter refuses information, but does not say how to complain to the authority"
    assert found(text) == [("S17-701", 7, message)]


def test_saying_that_there_is_no_procedure_is_lawful() -> None:
    assert found(changed(("{to: foi@northshire.example}", "none"))) == []


def test_a_letter_that_refuses_nothing_owes_no_complaints_procedure() -> None:
    text = changed((", review: {to: foi@northshire.example}", "")).split("    severance:")[0]
    assert found(text.replace("withheld", "disclosed") + "    enclosed: [The manual]\n") == []


def test_reasons_and_balance_may_stand_on_the_decision() -> None:
    text = without("because", "balance") + "    because: Shared reason.\n    balance: Shared balance.\n"
    assert found(text) == []


def test_harm_is_a_reason() -> None:
    assert found(changed(("because:", "harm:"))) == []


def test_necessity_needs_no_likelihood() -> None:
    text = changed(("s31(1)(a)", "s24(1)")).replace("        likelihood: would-be-likely\n", "")
    assert found(text.replace("        protects: night operations\n", "")) == []


def test_two_claims_are_judged_one_by_one() -> None:
    text = SOUND + "      - cite: s24(1)\n        because: It names the watchers.\n"
    assert [(rule, line) for rule, line, _ in found(text)] == [("S17-301", 19), ("S17-302", 19), ("S17-303", 19)]


def test_a_finding_cites_what_its_duty_cites() -> None:
    [missing] = outcome(without("for")).findings
    [duty] = [each for each in Library().regime().duties if each.id == "factors-for"]
    assert (missing.kind.duty, list(missing.law)) == (duty.id, duty.authority)
    assert missing.law == ("FOIA s2(2)(b)", "FOIA s17(3)(b)")


def test_a_long_list_of_blocks_is_cut_short_in_a_hint() -> None:
    [missing] = outcome(without("for")).findings
    assert re.fullmatch(
        r"add `for:`; the library offers (`s31\.for\.[a-z-]+`(, )?){3}"
        r"; `s17gen suggest --cite \"s31\(1\)\(a\)\" --side for` lists \d+",
        missing.hint,
    )


def test_every_duty_that_a_case_can_fail_has_a_rule() -> None:
    unfailing = {"held", "exemption", "undecided", "regulator"}  # met by every outcome, citation and date
    assert {duty.id for duty in Library().regime().duties} - unfailing == set(DUTIES)
