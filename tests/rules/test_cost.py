"""Refusals for cost: what an estimate counts, what it comes to, and what is lawful though unusual."""

import pytest
from sample import SOUND

from s17gen.testing import found, outcome

HEAD = SOUND[: SOUND.index("decisions:")].replace("Northshire Police,", "Northshire Police, kind: police,")
COST = """\
advice: We could answer for 2025 alone.
decisions:
  - outcome: cost-limit
    claims:
      - cite: s12(1)
        because: Each log would have to be read.
        estimate:
          - {activity: locating, work: Find the log of one flight, items: 400, minutes: 2.5, sample: We timed ten.}
          - {activity: extracting, work: Read it, items: 400, minutes: 1}
"""


def cost(*changes: tuple[str, str], head: str = HEAD) -> str:
    text = COST
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return head + text


def test_a_sound_one_adds_up() -> None:
    assert found(cost()) == []
    text = outcome(cost()).text
    assert text is not None
    assert "We hold information of the kind you asked for." in text
    assert "| Locating it | Find the log of one flight | 400 | 2.5 | 16.7 |" in text
    assert "In all, that comes to about 23.3 hours." in text
    assert "The Regulations set a rate of £25 an hour, so the cost would be about £583." in text
    assert "The limit for an authority of our kind is £450, which is 18 hours of work." in text


def test_an_estimate_within_the_limit() -> None:
    [(rule, line, message)] = found(cost(("minutes: 2.5", "minutes: 1")))
    assert (rule, line) == ("S17-421", 15)
    assert message == "the estimate of 13.33 hours, or £333.25, is within the limit of 18 hours, or £450"


def test_an_estimate_at_the_limit_is_within_it() -> None:
    text = cost(
        ("items: 400, minutes: 2.5", "items: 18, minutes: 60"), ("items: 400, minutes: 1}", "items: 1, minutes: 0.1}")
    )
    assert found(text.replace("minutes: 0.1}", "minutes: 0.01}"))[0][0] == "S17-421"
    assert found(text.replace("items: 18,", "items: 19,")) == []


def test_a_department_has_the_higher_limit() -> None:
    assert found(cost(head=HEAD.replace("kind: police", "kind: department")))[0][0] == "S17-421"


def test_blacking_out_does_not_count() -> None:
    [(rule, line, message)] = found(cost(("activity: extracting", "activity: redacting")))
    assert (rule, line) == ("S17-420", 16)
    assert message == "`redacting` is not an activity whose cost counts"


def test_no_kind_no_limit() -> None:
    assert [rule for rule, _, _ in found(cost(head=HEAD.replace(" kind: police,", "")))] == ["S17-423"]


def test_no_estimate_is_a_warning() -> None:
    text = COST[: COST.index("        estimate:")]
    assert found(HEAD + text) == [("S17-422", 12, "the request is refused for its cost, but there is no estimate")]


def test_no_advice_and_no_word_why() -> None:
    bare = cost(("advice: We could answer for 2025 alone.\n", ""))
    assert [rule for rule, _, _ in found(bare)] == ["S17-424"]
    assert found(bare.replace("decisions:", "no-advice: Even one month has 900 logs.\ndecisions:")) == []


def test_finding_out_leaves_unsaid_what_is_held() -> None:
    text = cost(
        ("s12(1)", "s12(2)"),
        ("activity: locating", "activity: determining"),
        ("activity: extracting", "activity: determining"),
    )
    assert found(text) == []
    letter = outcome(text).text
    assert letter is not None
    assert "We hold" not in letter
    assert "even to find out whether we hold the information would cost more" in letter


def test_finding_out_counts_nothing_else() -> None:
    text = cost(("s12(1)", "s12(2)"), ("activity: locating", "activity: determining"))
    assert [(rule, line) for rule, line, _ in found(text)] == [("S17-426", 16)]


AGGREGATED = """\
        aggregated:
          - reference: FOI-0
            received: 2026-08-03
            hours: 4.5
            related: You made it too, about the same flights.
"""


def test_requests_are_added() -> None:
    text = cost(("minutes: 2.5", "minutes: 1")) + AGGREGATED.replace("4.5", "5")
    assert found(text) == []
    letter = outcome(text).text
    assert letter is not None
    assert (
        "FOI-0, which we received on 3 August 2026: about 5 hours. You made it too, about the same flights." in letter
    )
    assert "In all, that comes to about 18.3 hours." in letter


@pytest.mark.parametrize(
    ("day", "rules"), [("2026-07-16", []), ("2026-07-15", ["S17-425"]), ("2026-12-30", ["S17-429"])]
)
def test_only_requests_within_sixty_working_days_are_added(day: str, rules: list[str]) -> None:
    """12 October 2026 is the sixtieth working day after 16 July, without the bank holidays of 3 and 31 August."""
    text = cost() + AGGREGATED.replace("2026-08-03", day)
    assert [rule for rule, _, _ in found(text)] == rules


def test_rows_of_another_provision() -> None:
    text = cost().replace("s12(1)", "s14(1)").replace("cost-limit", "vexatious")
    assert [rule for rule, _, _ in found(text)] == ["S17-107"]
