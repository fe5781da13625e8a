"""What days are counted by: more time that was allowed, school terms, and bank holidays that nobody knows yet."""

import pytest
from sample import SOUND, changed

from s17gen.testing import found, found_at, outcome

# The 20th working day after 12 October 2026 is 9 November, the 30th 23 November, the 60th 11 January 2027.


def allowed(dated: str, what: str) -> str:
    return changed(("dated: 2026-11-09\n", f"dated: {dated}\ntime-allowed: {{{what}}}\n"))


@pytest.mark.parametrize(
    ("dated", "what", "rules"),
    [
        ("2026-11-23", "because: archive", []),
        ("2026-11-24", "because: archive", ["S17-608"]),
        ("2026-11-10", "because: archive, until: 2026-11-23", ["S17-447"]),
        ("2027-01-11", "because: abroad, until: 2027-01-11", []),
        ("2026-12-18", "because: operations, until: 2026-12-18", []),
        ("2026-12-21", "because: operations, until: 2026-12-18", ["S17-608"]),
        ("2027-01-12", "because: abroad, until: 2027-01-12", ["S17-446"]),
        ("2026-11-10", "because: abroad, until: 2026-11-10", []),
        ("2026-11-09", "because: abroad, until: 2026-11-09", ["S17-447"]),
        ("2026-11-09", "because: abroad", ["S17-447"]),
        ("2026-11-10", "because: abroad", ["S17-447", "S17-608"]),
    ],
)
def test_more_time_that_was_allowed(dated: str, what: str, rules: list[str]) -> None:
    assert sorted(rule for rule, _, _ in found(allowed(dated, what))) == rules


def test_time_that_nobody_can_allow_is_an_error_on_its_day() -> None:
    text = allowed("2027-01-12", "because: abroad, until: 2027-01-12")
    message = "`until` is 2027-01-12, but the regulator can allow no day after 2027-01-11"
    assert found_at(text) == [("S17-446", "time-allowed.until", message)]
    assert outcome(text).text is None


def test_the_letter_says_how_much_time_it_has_and_why() -> None:
    text = outcome(allowed("2026-11-20", "because: archive")).text
    assert "were transferred to an archive. The law gives us 30 working days to answer you." in str(text)
    text = outcome(allowed("2026-12-18", "because: abroad, until: 2026-12-18")).text
    assert "The Information Commission allowed us until 18 December 2026 to answer you" in str(text)
    text = outcome(allowed("2026-12-18", "because: operations, until: 2026-12-18")).text
    assert "an operation of the armed forces" in str(text)


def test_time_for_weighing_comes_on_top_of_what_was_allowed() -> None:
    extension = "extension: {dated: 2026-12-18, decide-by: 2027-01-22}\n"
    text = allowed("2027-01-21", "because: abroad, until: 2026-12-18").replace("applicant:", f"{extension}applicant:")
    assert found(text) == []
    late = text.replace("dated: 2027-01-21", "dated: 2027-01-22")
    assert [rule for rule, _, _ in found(late)] == ["S17-438"]


def test_a_reason_for_more_time_that_there_is_not() -> None:
    text = allowed("2026-11-10", "because: archives")
    [(rule, _, message)] = [each for each in found(text) if each[0] == "S17-024"]
    assert (rule, message) == ("S17-024", "`archives` is not something `because` can be")


def test_under_review_it_is_left_out() -> None:
    review = "review-of: {letter: 2026-11-09, asked: 2026-11-20, about: our refusal}\n"
    text = allowed("2026-12-01", "because: archive").replace("applicant:", f"{review}applicant:")
    text = text.replace("outcome: withheld", "outcome: withheld\n    was: we withheld it\n    review: upheld")
    message = "the letter gives the outcome of a review, so it leaves `time-allowed` out"
    assert [each[2] for each in found(text)] == [message]


# Schools. Terms with a week off at the end of October: the 20th school day after 12 October is 16 November.

TERMS = "terms: [{from: 2026-09-02, to: 2026-10-23}, {from: 2026-11-02, to: 2026-12-18}]"


def school(dated: str, terms: str = TERMS, kind: str = "kind: school, ") -> str:
    profile = f"authority: {{name: Mill School, {kind}{terms}, "
    return changed(("dated: 2026-11-09", f"dated: {dated}"), ("authority: {name: Northshire Police, ", profile))


def test_a_school_s_own_terms_make_its_answer_due() -> None:
    assert found(school("2026-11-16")) == []
    message = "the answer was due by 2026-11-16, and the letter is dated 2026-11-17; it says so and apologises"
    assert found(school("2026-11-17")) == [("S17-608", 2, message)]
    assert "We should have answered you by 16 November 2026." in str(outcome(school("2026-11-17")).text)


def test_terms_in_any_order() -> None:
    terms = "terms: [{from: 2026-11-02, to: 2026-12-18}, {from: 2026-09-02, to: 2026-10-23}]"
    assert [rule for rule, _, _ in found(school("2026-11-17", terms))] == ["S17-608"]


def test_terms_that_end_too_early_to_tell_leave_the_sixty_days() -> None:
    terms = "terms: [{from: 2026-09-02, to: 2026-10-23}]"
    assert found(school("2027-01-11", terms)) == []
    assert [rule for rule, _, _ in found(school("2027-01-12", terms))] == ["S17-608"]


def test_terms_of_an_authority_that_is_no_school() -> None:
    text = school("2026-11-09", kind="kind: police, ")
    message = "`terms` counts for nothing: a police force has no school days"
    assert found_at(text) == [("S17-610", "authority.terms", message)]
    assert outcome(text).text is not None
    message = "`terms` counts for nothing: the profile does not say that it is a school's"
    assert found_at(school("2026-11-09", kind="")) == [("S17-610", "authority.terms", message)]


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("{from: 2026-10-23, to: 2026-09-02}", "a term is to end on 2026-09-02, before it begins on 2026-10-23"),
        (
            "{from: 2026-09-02, to: 2026-10-23}, {from: 2026-10-23, to: 2026-12-18}",
            "the term from 2026-10-23 begins before the one from 2026-09-02 has ended on 2026-10-23",
        ),
    ],
)
def test_terms_that_cannot_be_right(terms: str, message: str) -> None:
    text = school("2026-11-09", f"terms: [{terms}]")
    assert found_at(text) == [("S17-611", "authority.terms", message)]


def test_a_term_of_one_day_and_two_that_touch() -> None:
    terms = "terms: [{from: 2026-10-13, to: 2026-10-13}, {from: 2026-10-14, to: 2026-12-18}]"
    assert found(school("2026-11-09", terms)) == []


# Days that nobody can count: the table of bank holidays ends with 2027.


def test_nobody_can_tell_whether_a_letter_is_late() -> None:
    text = SOUND.replace("2026-10-12", "2027-12-06").replace("2026-11-09", "2028-01-05")
    message = "the bank holidays are known up to 2027-12-31 only, so nobody can tell whether the letter is late"
    assert found(text) == [("S17-609", 2, message)]
    assert outcome(text).text is not None
    [finding] = outcome(text).findings
    assert finding.hint.startswith("make a file uk/bank-holidays.yaml in a layer of your own")


def test_a_letter_too_early_to_be_late_needs_no_table() -> None:
    assert found(SOUND.replace("2026-10-12", "2027-12-06").replace("2026-11-09", "2028-01-03")) == []


def test_nobody_can_tell_whether_a_decision_will_be_in_time() -> None:
    text = SOUND[: SOUND.index("decisions:")].replace("2026-10-12", "2027-11-08").replace("2026-11-09", "2027-12-06")
    text += (
        "decisions:\n  - outcome: more-time\n    still-weighing: Privacy against use.\n    decide-by: 2028-01-10\n"
        "    claims:\n      - cite: s31(1)(a)\n        protects: night operations\n"
        "        likelihood: would-be-likely\n        because: Thieves would know where to hide.\n"
    )
    message = (
        "the bank holidays are known up to 2027-12-31 only, so nobody can tell whether the decision comes within the"
        " time that guidance expects"
    )
    assert found(text) == [("S17-609", 2, message)]


def test_dates_of_the_end_of_time_crash_nothing() -> None:
    text = SOUND.replace("2026-10-12", "9999-12-30").replace("2026-11-09", "9999-12-31")
    assert [rule for rule, _, _ in found(text)] == ["S17-609"]
