"""Refusals for cost: what an estimate counts, what it comes to, and what is lawful though unusual."""

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


def test_rows_of_another_provision() -> None:
    text = cost().replace("s12(1)", "s14(1)").replace("cost-limit", "vexatious")
    assert [rule for rule, _, _ in found(text)] == ["S17-107"]
