"""Time: more of it for the public interest, too much of it, and what the letter says of either."""

from pathlib import Path

import pytest
from sample import SOUND, changed
from test_library import layer

from s17gen.testing import found, outcome

HEAD = SOUND[: SOUND.index("decisions:")]
MORE = """\
decisions:
  - outcome: more-time
    covers: the flight plans
    still-weighing: Residents' privacy has to be weighed against the use of the plans to thieves.
    decide-by: 2026-12-08
    claims:
      - cite: s31(1)(a)
        protects: night operations
        likelihood: would-be-likely
        because: Thieves would know where to hide.
"""


def test_a_sound_one_decides_nothing_yet() -> None:
    assert found(HEAD + MORE) == []
    text = outcome(HEAD + MORE).text
    assert text is not None
    assert "We have not yet decided whether it does, and need more time for that." in text
    assert "We expect to decide by 8 December 2026." in text
    assert "We rely on section 31(1)(a) for all the information you asked for, subject to the public interest" in text
    assert "We have therefore decided" not in text
    assert "qualified exemption. Even" not in text


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("    decide-by: 2026-12-08\n", "", ["S17-431"]),
        ("decide-by: 2026-12-08", "decide-by: 2026-11-09", ["S17-435"]),
        (
            "    still-weighing: Residents' privacy has to be weighed against the use of the plans to thieves.\n",
            "",
            ["S17-433"],
        ),
        ("        because:", "        for: People could see.\n        because:", ["S17-434"]),
        ("    claims:", "    balance: It weighs more.\n    claims:", ["S17-434"]),
    ],
)
def test_what_it_needs(old: str, new: str, rules: list[str]) -> None:
    assert old in MORE
    assert [rule for rule, _, _ in found(HEAD + MORE.replace(old, new))] == rules


def test_an_absolute_exemption_gives_no_more_time() -> None:
    text = MORE.replace("s31(1)(a)", "s23(1)").replace("        protects: night operations\n", "")
    text = text.replace("        likelihood: would-be-likely\n", "")
    assert [rule for rule, _, _ in found(HEAD + text)] == ["S17-430"]


def test_what_an_absolute_exemption_covers_does_not_wait() -> None:
    text = MORE + "      - cite: s23(1)\n        because: A listed body sent us one page.\n"
    message = "`s23(1)` is absolute, so what it covers does not wait for the public interest"
    assert found(HEAD + text) == [("S17-464", 18, message)]
    other = text.replace("s23(1)\n", "s23(1)\n        alternative-to: s31(1)(a)\n")
    assert found(HEAD + other) == []


def test_keys_of_another_outcome() -> None:
    text = changed(("    severance:", "    decide-by: 2026-12-08\n    severance:"))
    assert found(text) == [("S17-411", 10, "`decide-by` is for the outcome `more-time`; this one is `withheld`")]


# Late and in time. The twentieth working day after 12 October 2026 is 9 November.


def test_the_twentieth_working_day_is_in_time() -> None:
    assert found(SOUND) == []
    assert "sorry" not in str(outcome(SOUND).text)


def test_a_late_letter_apologises_by_itself() -> None:
    text = changed(("dated: 2026-11-09", "dated: 2026-11-10\nlate: Two officers were ill."))
    message = "the answer was due by 2026-11-09, and the letter is dated 2026-11-10; it says so and apologises"
    assert found(text) == [("S17-608", 2, message)]
    apology = "We should have answered you by 9 November 2026. We did not, and we are sorry. Two officers were ill."
    assert apology in str(outcome(text).text)


def test_a_reason_for_being_late_in_a_letter_that_is_not() -> None:
    text = changed(("dated: 2026-11-09", "dated: 2026-11-09\nlate: Two officers were ill."))
    assert [(rule, line) for rule, line, _ in found(text)] == [("S17-607", 4)]


def test_a_holiday_in_scotland_gives_a_day() -> None:
    """Monday 30 November 2026 is a bank holiday in Scotland alone; it counts as none of the twenty everywhere."""
    text = changed(("received: 2026-10-12", "received: 2026-11-03"), ("dated: 2026-11-09", "dated: 2026-12-02"))
    assert found(text) == []
    assert [rule for rule, _, _ in found(text.replace("2026-12-02", "2026-12-03"))] == ["S17-608"]


def test_clarification_starts_the_time_again() -> None:
    text = changed(("dated: 2026-11-09", "clarified: 2026-10-20\ndated: 2026-11-17"))
    assert found(text) == []
    assert "On 20 October 2026 we received the details that we had asked you for." in str(outcome(text).text)
    assert [rule for rule, _, _ in found(text.replace("2026-11-17", "2026-11-18"))] == ["S17-608"]
    assert "S17-437" in [rule for rule, _, _ in found(text.replace("clarified: 2026-10-20", "clarified: 2026-10-01"))]


def test_a_holiday_that_the_authority_adds_gives_a_day(tmp_path: Path) -> None:
    text = "reviewed: 2026-11-26\nholidays:\n  - {date: 2026-10-28, name: Proclaimed, nations: [scotland]}\n"
    library = layer(tmp_path, "uk/bank-holidays.yaml", text)
    late = changed(("dated: 2026-11-09", "dated: 2026-11-10"))
    assert [rule for rule, _, _ in found(late)] == ["S17-608"]
    assert found(late, library=library) == []


def test_a_school_is_not_said_to_be_late_before_the_sixtieth_day() -> None:
    text = changed(("dated: 2026-11-09", "dated: 2026-12-18"), ("Northshire Police,", "Mill School, kind: school,"))
    assert found(text) == []


def test_the_letter_after_more_time_is_due_when_it_said() -> None:
    extension = "extension: {dated: 2026-11-05, decide-by: 2026-12-03}\n"
    text = changed(("dated: 2026-11-09\n", f"dated: 2026-12-03\n{extension}"))
    assert found(text) == []
    assert "We wrote to you on 5 November 2026 to say that we needed more time" in str(outcome(text).text)
    late = text.replace("dated: 2026-12-03\n", "dated: 2026-12-04\n")
    assert [rule for rule, _, _ in found(late)] == ["S17-608"]
    early = text.replace("{dated: 2026-11-05", "{dated: 2026-10-01")
    assert [rule for rule, _, _ in found(early)] == ["S17-436"]


# The public interest: twenty working days more, forty in all. The fortieth after 12 October 2026 is 8 December.


def test_the_public_interest_weighed_for_longer_than_guidance_expects() -> None:
    text = HEAD + MORE.replace("2026-12-08", "2026-12-09")
    message = "`decide-by` is 2026-12-09; guidance expects the decision by 2026-12-08"
    assert found(text) == [("S17-438", 12, message)]
    assert outcome(text).text is not None


def test_more_time_after_details_is_counted_from_them() -> None:
    text = HEAD.replace("dated:", "clarified: 2026-10-13\ndated:") + MORE.replace("2026-12-08", "2026-12-09")
    assert found(text) == []


def test_a_decision_that_took_longer_than_guidance_expects() -> None:
    """The day that the first letter gave is no longer what counts, but the day of the decision."""
    extension = "extension: {dated: 2026-11-05, decide-by: 2026-12-31}\n"
    text = changed(("dated: 2026-11-09\n", f"dated: 2026-12-09\n{extension}"))
    assert found(text) == [("S17-438", 4, "the decision comes on 2026-12-09; guidance expects it by 2026-12-08")]
    assert found(text.replace("dated: 2026-12-09", "dated: 2026-12-08")) == []


def test_a_second_letter_that_takes_more_time() -> None:
    """Only the new day is held against guidance, and once."""
    extension = "extension: {dated: 2026-11-05, decide-by: 2026-12-08}\n"
    head = HEAD.replace("dated: 2026-11-09\n", f"dated: 2026-12-08\n{extension}")
    found_now = found(head + MORE.replace("decide-by: 2026-12-08", "decide-by: 2027-01-15"))
    assert [(rule, line) for rule, line, _ in found_now] == [("S17-465", 10), ("S17-438", 13)]


def test_a_late_letter_that_took_more_time() -> None:
    extension = "extension: {dated: 2026-11-10, decide-by: 2026-12-03}\n"
    text = changed(("dated: 2026-11-09\n", f"dated: 2026-12-03\n{extension}"))
    message = "the letter that took more time is dated 2026-11-10, and was due by 2026-11-09"
    assert found(text) == [("S17-439", 4, message)]
    assert outcome(text).text is not None
    assert found(text.replace("{dated: 2026-11-10", "{dated: 2026-11-09")) == []


def test_a_letter_that_takes_more_time_and_is_late_itself_apologises() -> None:
    text = HEAD.replace("dated: 2026-11-09", "dated: 2026-11-10") + MORE
    assert [rule for rule, _, _ in found(text)] == ["S17-608"]
    assert "We should have answered you by 9 November 2026." in str(outcome(text).text)


# Reviews. The twentieth working day after 20 November 2026 is 21 December, the fortieth 22 January 2027.

REVIEW = changed(
    ("dated: 2026-11-09\n", "dated: DATED\nreview-of: {letter: 2026-11-09, asked: 2026-11-20, about: our refusal}\n"),
    ("- outcome: withheld\n", "- outcome: withheld\n    was: we withheld it\n    review: upheld\n"),
)


@pytest.mark.parametrize(
    ("dated", "review", "rules"),
    [
        ("2026-12-21", "", []),
        ("2027-01-22", "", []),
        ("2027-01-25", "", ["S17-448"]),
        ("2026-12-21", ", answer: 20", []),
        ("2026-12-22", ", answer: 20", ["S17-448"]),
        ("2027-01-22", ", answer: 60", ["S17-704"]),
        ("2027-01-25", ", answer: 60", ["S17-448", "S17-704"]),
    ],
)
def test_a_review_takes_what_the_authority_promises_and_forty_days_at_most(
    dated: str, review: str, rules: list[str]
) -> None:
    text = REVIEW.replace("DATED", dated).replace("foi@northshire.example", f"foi@northshire.example{review}")
    assert [rule for rule, _, _ in found(text)] == rules


def test_a_review_that_took_too_long_says_by_when_it_was_due() -> None:
    message = "the review was asked for on 2026-11-20, and guidance expects its outcome by 2027-01-22"
    assert found(REVIEW.replace("DATED", "2027-01-25")) == [("S17-448", 4, message)]


def test_a_review_that_puts_the_decision_off() -> None:
    decision = MORE.replace("    covers:", "    was: we refused it for its cost\n    review: overturned\n    covers:")
    text = REVIEW.replace("DATED", "2026-12-01")
    text = text[: text.index("decisions:")] + decision
    message = "the letter gives the outcome of a review, but takes more time instead of deciding"
    assert found(text) == [("S17-445", 10, message)]
    assert outcome(text).text is not None
