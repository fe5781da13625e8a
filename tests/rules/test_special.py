"""No notice at all, the outcome of a review, clarification, alternatives, reasons left out, schedules, extras."""

import pytest
from sample import SOUND, changed

from s17gen.testing import found, outcome

HEAD = SOUND[: SOUND.index("decisions:")]
EARLIER = (
    "    earlier-notice: {reference: FOI-0, dated: 2026-06-01, cited: s14(1), same-applicant: true, warned: true}\n"
)
QUIET = """\
decisions:
  - outcome: no-notice
    earlier-notice: {reference: FOI-0, dated: 2026-06-01, cited: s14(1), same-applicant: true, warned: true}
    unreasonable: It is the ninth request of this kind since June.
    claims:
      - cite: s14(1)
        because: It would take 90 hours and tell nobody anything.
"""


def test_a_file_note_is_no_letter() -> None:
    assert found(HEAD + QUIET) == []
    text = str(outcome(HEAD + QUIET).text)
    assert text.startswith("# File note on request FOI-1: no notice is sent\n\n**Reference:** FOI-1")
    assert "Nothing is sent to the applicant." in text
    assert "Dear" not in text
    assert "Yours" not in text


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("    unreasonable: It is the ninth request of this kind since June.\n", "", ["S17-440"]),
        (EARLIER, "", ["S17-440"]),
        ("same-applicant: true", "same-applicant: false", ["S17-441"]),
        ("cited: s14(1)", "cited: s12(1)", ["S17-441"]),
        ("dated: 2026-06-01", "dated: 2026-11-20", ["S17-441"]),
        ("warned: true", "warned: false", ["S17-443"]),
        ("cite: s14(1)", "cite: s31(1)(a)", ["S17-102"]),
    ],
)
def test_silence_needs_all_that_the_law_asks_for(old: str, new: str, rules: list[str]) -> None:
    assert old in QUIET
    assert [rule for rule, _, _ in found(HEAD + QUIET.replace(old, new))] == rules


# Internal review.

REVIEW = "review-of: {letter: 2026-10-30, asked: 2026-11-02, about: our refusal}\n"


def reviewed(*more: tuple[str, str]) -> str:
    return changed(
        ("decisions:", f"{REVIEW}decisions:"),
        ("outcome: withheld", "outcome: withheld\n    was: we withheld the manual\n    review: upheld"),
        *more,
    )


def test_a_review_says_what_becomes_of_the_decision() -> None:
    assert found(reviewed()) == []
    text = str(outcome(reviewed()).text)
    assert "In our first letter we withheld the manual. We uphold that decision." in text
    assert "With this letter it is complete." in text
    assert "you can ask us to look at it again" not in text
    assert "section 50 of the Act gives you the right" in text


def test_a_review_needs_a_result_and_dates_that_fit() -> None:
    assert [rule for rule, _, _ in found(reviewed(("    review: upheld\n", "")))] == ["S17-450"]
    assert [rule for rule, _, _ in found(reviewed((REVIEW, "")))] == ["S17-450", "S17-450"]
    assert [rule for rule, _, _ in found(reviewed(("asked: 2026-11-02", "asked: 2026-10-11")))] == ["S17-451"]


def test_a_review_is_not_late_by_the_date_of_the_request() -> None:
    assert found(reviewed(("dated: 2026-11-09", "dated: 2026-12-18"))) == []


# Clarification.


def test_clarification_asks() -> None:
    text = HEAD + "decisions:\n  - {outcome: clarification, questions: Which of our two drones do you mean?}\n"
    assert found(text) == []
    letter = str(outcome(text).text)
    assert "Which of our two drones do you mean?" in letter
    assert "Section 1(3) lets us ask for more detail" in letter
    assert [rule for rule, _, _ in found(text.replace(", questions: Which of our two drones do you mean?", ""))] == [
        "S17-432"
    ]


# Alternatives, limbs together, reasons left out.

ALTERNATIVES = """\
decisions:
  - outcome: withheld
    severance: No page can be given.
    for: The cost was high.
    against: Attackers would learn where nobody looks.
    balance: The loss would be grave.
    claims:
      - {cite: s23(1), because: It relates to a listed body or to none.}
      - {cite: s24(1), because: An attacker could plan with it., alternative-to: s23(1)}
"""


def test_alternatives_are_on_an_equal_footing() -> None:
    assert found(HEAD + ALTERNATIVES) == []
    text = str(outcome(HEAD + ALTERNATIVES).text)
    assert text.count("We rely either on section 23(1) or on section 24(1) to withhold") == 1
    assert "We rely on section 2" not in text
    assert "so far as we rely on section 24(1), the public interest in maintaining the exemption outweighs" in text


def test_an_alternative_to_nothing() -> None:
    text = HEAD + ALTERNATIVES.replace("alternative-to: s23(1)", "alternative-to: s31(1)(a)")
    assert [rule for rule, _, _ in found(text)] == ["S17-110", "S17-106"]


def test_limbs_that_share_their_reasons_share_a_claim() -> None:
    text = changed(("s31(1)(a)", "s31(1)(a) and (b)"))
    assert found(text) == []
    letter = str(outcome(text).text)
    assert "Under sections 31(1)(a) and (b), information is exempt if" in letter
    assert "prejudice the prevention or detection of crime or the apprehension or prosecution of offenders" in letter
    assert "the exemptions in sections 31(1)(a) and (b) outweighs" in letter


@pytest.mark.parametrize(
    "cite", ["s31(1)(a) and s24(1)", "s31(1)(a) and (g)", "s31(1)(a) and (z)", "s36(2)(b)(i) and (c)"]
)
def test_limbs_that_do_not_share_a_claim(cite: str) -> None:
    assert "S17-101" in [rule for rule, _, _ in found(changed(("s31(1)(a)", cite)))]


UNSTATED = """\
decisions:
  - outcome: withheld
    severance: No page can be given.
    claims:
      - cite: s24(1)
        unstated: {leave-out: [why, public-interest], kept: in the sealed part of the file}
"""


def test_reasons_left_out() -> None:
    assert found(HEAD + UNSTATED) == []
    text = str(outcome(HEAD + UNSTATED).text)
    assert "We cannot explain why this provision applies." in text
    assert "We have weighed the public interest. We have decided that the public interest in maintaining" in text
    assert "sealed" not in text


def test_reasons_left_out_in_part() -> None:
    text = HEAD + UNSTATED + "        because: An attacker could plan with it.\n        balance: The loss is grave.\n"
    letter = str(outcome(text).text)
    assert found(text) == []
    assert letter.count("We have therefore decided") == 1
    assert "We have weighed" not in letter
    assert "We cannot explain this in full." in letter


# A schedule, extras, anything else.


def test_a_schedule_names_what_is_claimed() -> None:
    row = "    schedule: [{document: Manual, what: chapter 6, under: s31(1)(a)}]\n    severance:"
    text = changed(("    severance:", row))
    assert found(text) == []
    assert "| Manual | Chapter 6 | Section 31(1)(a) |" in str(outcome(text).text)
    assert [(rule, line) for rule, line, _ in found(text.replace("under: s31(1)(a)", "under: s40(1)"))] == [
        ("S17-412", 10)
    ]


def test_what_is_given_outside_the_act() -> None:
    text = SOUND + "  - {outcome: volunteered, answers: {all: The makers publish a leaflet.}}\n"
    assert found(text) == []
    assert "The Act does not oblige us to give you what follows." in str(outcome(text).text)
    assert [rule for rule, _, _ in found(SOUND + "  - {outcome: volunteered}\n")] == ["S17-413"]


def test_anything_else_is_neither_confirmed_nor_denied_after_an_answer() -> None:
    tail = """\
  - outcome: ncnd
    anything-else: true
    claims:
      - {cite: s23(5), because: Whoever asks about such flights asks about a listed body.}
"""
    text = HEAD + "decisions:\n  - {outcome: disclosed, answers: {all: Two drones.}}\n" + tail
    assert found(text) == []
    letter = str(outcome(text).text)
    assert "This letter is that notice for any other information of the kind you asked for." in letter
    assert "that we do not hold, any other information of the kind you asked for." in letter
    assert "| We neither confirm nor deny that we hold this. | Section 23(5) |" in letter


def test_the_short_form_for_names() -> None:
    text = (
        HEAD
        + """\
decisions:
  - outcome: disclosed-in-part
    enclosed: [The log]
    claims:
      - cite: s40(2)+(3A)(a)
        covers: the names of two clerks
        interest: knowing who kept the log
        not-necessary: Their grades answer that.
"""
    )
    assert found(text) == []
    assert "Disclosure is therefore not necessary for that interest, so it would break" in str(outcome(text).text)
    assert "S17-202" in [
        rule for rule, _, _ in found(text.replace("        not-necessary: Their grades answer that.\n", ""))
    ]


def test_three_alternatives() -> None:
    third = "      - {cite: s42(1), privilege: advice, lawyer: us and our solicitor, waived: Nobody else has seen it."
    text = HEAD + ALTERNATIVES + f"{third}, alternative-to: s23(1)}}\n"
    assert "We rely either on section 23(1) or on section 24(1) or on section 42(1) to withhold" in str(
        outcome(text).text
    )


# What a hostile tester found.


@pytest.mark.parametrize("style", ["police", "council", "central", "brief"])
def test_shared_factors_for_an_absolute_exemption_are_left_out_with_a_word(style: str) -> None:
    whole = """\
decisions:
  - outcome: withheld
    severance: No page can be given.
    for: People could see more.
    claims: [{cite: s23(1), because: A listed body sent it.}]
"""
    done = outcome(HEAD + whole, style=style)
    assert [each.kind.id for each in done.findings] == ["S17-305"]
    assert "People could see more." not in str(done.text)


def test_a_day_at_the_end_of_time() -> None:
    assert "S17-602" in [rule for rule, _, _ in found(changed(("received: 2026-10-12", "received: 9999-12-31")))]


def test_a_circle_is_no_crash_in_a_draft() -> None:
    text = HEAD + ALTERNATIVES.replace("or to none.}", "or to none., alternative-to: s24(1)}")
    text += "  - {outcome: disclosed, covers: the log, answers: {all: Here it is.}}\n"
    for style in ("police", "council", "central", "brief"):
        assert outcome(text, style=style, draft=True).text


def test_an_answer_to_all_of_some_parts() -> None:
    parts = HEAD.replace("Please send me the drone manual.", '"1. The manual.\\n2. The log."')
    whole = "decisions:\n  - {outcome: disclosed, parts: [2], answers: {all: Zq.}}\n"
    assert [rule for rule, _, _ in found(parts + whole)] == ["S17-403"]


def test_one_provision_claimed_twice_is_no_alternative() -> None:
    second = SOUND[SOUND.index("      - cite: s31(1)(a)") :].replace(
        "s31(1)(a)\n", "s31(1)(a)\n        covers: page 2\n"
    )
    text = changed(("cite: s31(1)(a)\n", "cite: s31(1)(a)\n        covers: page 1\n")) + second
    assert found(text) == []
    assert "so far as we rely" not in str(outcome(text).text)


def test_a_whole_refusal_beside_what_is_given_outside_the_act() -> None:
    text = SOUND + "  - {outcome: volunteered, answers: {all: The makers publish a leaflet.}}\n"
    assert "to withhold all the information you asked for." in str(outcome(text).text)


def test_a_salutation_tells_who_asked() -> None:
    text = changed(("applicant: R. Okafor", "applicant: {name: R. Okafor, salutation: Rosalind}"))
    text = text.replace("Please send me the drone manual.", "Please send me the drone manual. Thanks, Rosalind")
    copy = str(outcome(text, audience="publication").text)
    assert "Rosalind" not in copy
    assert "Dear" not in copy


def test_where_reasons_are_kept_is_not_published() -> None:
    text = HEAD + UNSTATED.replace("the sealed part of the file", "the file of R. Okafor")
    assert outcome(text, audience="publication").text
