"""Section 17 contents, beyond the cases of each rule in cases/: hints, law, offers, claims judged one by one."""

import re

from sample import SOUND, without

from s17gen.library import Library
from s17gen.rules.contents import DUTIES
from s17gen.testing import found, outcome


def test_a_sound_request_has_no_findings() -> None:
    assert found(SOUND) == []


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


def test_a_provision_whose_questions_are_the_reason_asks_for_their_answers_and_no_other_text() -> None:
    text = without("because").replace("cite: s31(1)(a)", "cite: s22(1)")
    hints = [each.hint for each in outcome(text).findings if each.kind.id == "S17-202"]
    assert hints == ['answer what it asks for, which is the reason here; `s17gen show "s22(1)"` lists it']


def test_what_a_provision_that_does_not_exist_needs_is_for_later() -> None:
    text = without("because").replace("cite: s31(1)(a)", "cite: s21")
    hints = {each.kind.id: each.hint for each in outcome(text).findings}
    assert hints["S17-101"] == "cite `s21(1)`"
    assert hints["S17-202"] == "correct the citation first: what the provision asks for may be the reason"


def test_every_duty_that_a_case_can_fail_has_a_rule() -> None:
    unfailing = {"held", "exemption", "undecided", "regulator"}  # met by every outcome, citation and date
    assert {duty.id for duty in Library().regime().duties} - unfailing == set(DUTIES)
