"""Decisions: parts, double decisions, and outcomes that the record contradicts."""

from sample import changed

from s17gen.testing import found, outcome

PARTS = """\
reference: FOI-1
received: 2026-10-12
applicant: R. Okafor
subject: drones
request: |
  1. How many drones?
  2. How many flights?
authority: {name: Northshire Police, review: none}
decisions:
  - outcome: disclosed
    answers: {1: Nine.}
"""
SECOND = "  - outcome: not-held\n    parts: [2]\n    searched: We looked.\n"


def test_every_part_answered() -> None:
    assert found(PARTS + SECOND) == []


def test_one_decision_without_parts_is_about_all_of_them() -> None:
    assert found(PARTS.replace("answers: {1: Nine.}", "enclosed: [A table]")) == []


def test_a_decision_among_several_must_say_its_parts() -> None:
    text = PARTS + "  - outcome: not-held\n    searched: We looked.\n"
    message = "there are several decisions, and this one does not say which parts it answers"
    assert found(text) == [("S17-403", 10, "no decision answers part 2"), ("S17-402", 12, message)]


def test_a_part_that_the_request_does_not_have() -> None:
    text = PARTS + SECOND.replace("[2]", "[2, 3]")
    assert found(text) == [("S17-401", 13, "the request has no part 3")]


def test_an_answer_to_a_part_that_the_request_does_not_have() -> None:
    text = PARTS.replace("{1: Nine.}", "{1: Nine., 4: Ten.}") + SECOND
    assert found(text) == [("S17-401", 11, "the request has no part 4")]


def test_numbers_for_a_request_without_parts() -> None:
    text = changed(("    severance:", "    parts: [1]\n    severance:"))
    assert found(text) == [("S17-401", 10, "there is no part 1: the request has no numbered parts")]


def test_parts_can_be_corrected() -> None:
    text = PARTS.replace("decisions:", "parts: [1a, 1b]\ndecisions:").replace("{1: Nine.}", "{1a: Nine., 1b: Ten.}")
    assert found(text) == []


def test_enclosures_say_which_part_they_answer() -> None:
    text = PARTS + SECOND.replace("not-held", "disclosed").replace("searched: We looked.", "enclosed: [The log]")
    letter = outcome(text).text
    assert letter is not None
    assert "**Part 1.** Nine.\n\n**Part 2.** We enclose:\n\n- The log\n" in letter


def test_each_decision_is_said_once_to_be_a_second_one() -> None:
    again = "  - {outcome: not-held, parts: [1, 2], searched: We looked.}\n"
    parts = "parts 1 and 2"
    assert [each[0::2] for each in found(PARTS + SECOND + again + again)] == [
        ("S17-404", f"{parts} are decided twice"),
        ("S17-404", f"{parts} are decided twice"),
    ]


def test_a_key_that_no_provision_of_the_claims_asks_for() -> None:
    text = changed(("    severance:", "    searchd: x\n    severance:"))
    assert found(text) == [("S17-021", 10, "`searchd` is not known here")]


def test_particulars_that_claims_share_stand_on_the_decision() -> None:
    text = changed(
        ("    severance:", "    opinion: {by: Ann Lee, on: 2026-11-02, likelihood: would}\n    severance:"),
        ("cite: s31(1)(a)", "cite: s36(2)(b)(i) and (ii)"),
        ("        likelihood: would-be-likely\n", ""),
    )
    assert found(text) == []
    assert "disclosing this information would inhibit the free and frank provision of advice" in str(outcome(text).text)


def test_a_test_that_the_law_does_not_ask_for_is_printed() -> None:
    text = changed(("s31(1)(a)\n        protects: night operations\n        likelihood: would-be-likely", "s23(1)"))
    assert found(text) == []
    letter = str(outcome(text).text)
    assert "We have weighed the public interest under section 23(1) as well, although the Act does not ask" in letter
    assert "The privacy chapters meet most of that concern." in letter
    half = text.replace("        balance: The privacy chapters meet most of that concern.\n", "")
    assert [rule for rule, _, _ in found(half)] == ["S17-305", "S17-305"]
    assert "People could judge" not in str(outcome(half).text)
