"""Whose letter it is, and when."""

from sample import SOUND, changed, without

from s17gen.testing import found, outcome


def test_a_letter_from_nobody() -> None:
    message = "the file does not say which authority the letter is from"
    assert found(without("authority")) == [("S17-601", 1, message)]


def test_a_profile_that_is_not_there() -> None:
    text = SOUND.replace("{name: Northshire Police, review: {to: foi@northshire.example}}", "nowhere.yaml")
    message = "the profile `nowhere.yaml` cannot be read: there is no such file"
    assert found(text) == [("S17-603", 7, message)]


def test_an_unknown_style() -> None:
    assert found(SOUND + "style: polise\n") == [("S17-604", 19, "there is no house style `polise`")]


def test_a_day_that_had_no_regulator() -> None:
    text = changed(("2026-10-12", "1999-01-01"), ("2026-11-09", "1999-02-01"))
    message = "the library names no regulator for 1999-02-01; the first is from 2001-01-30"
    assert ("S17-605", 3, message) in found(text)


def test_the_regulator_is_that_of_the_notice_s_date() -> None:
    for date, name in (
        ("2026-09-29", "Information Commissioner (the ICO)"),
        ("2026-09-30", "Information Commission (the ICO)"),
    ):
        text = outcome(changed(("2026-10-12", "2026-09-01"), ("2026-11-09", date))).text
        assert text is not None
        assert f"the right to ask the {name}" in text
