"""Acceptances: who may answer for what, where it is shown, and that no letter says it."""

from sample import SOUND, changed, without

from s17gen.report.text import report, summary
from s17gen.testing import found, outcome

ACCEPT = """\
accept:
  - {rule: S17-409, because: The manual is a single drawing., by: K. Lowe}
"""


def test_an_accepted_warning_is_shown_with_who_and_why() -> None:
    done = outcome(without("severance") + ACCEPT)
    [finding] = done.findings
    assert (finding.kind.id, finding.severity) == ("S17-409", "accepted")
    assert finding.accepted == "K. Lowe: The manual is a single drawing."
    assert "accepted S17-409" in report(done.findings)
    assert "  accepted by K. Lowe: The manual is a single drawing." in report(done.findings)
    assert summary(done.findings) == "1 accepted"


def test_no_letter_says_it() -> None:
    plain, accepted = outcome(without("severance")), outcome(without("severance") + ACCEPT)
    assert plain.letters == accepted.letters


def test_an_error_that_would_leave_a_gap_cannot_be_accepted() -> None:
    text = without("balance") + ACCEPT.replace("S17-409", "S17-303")
    rules = [rule for rule, _, _ in found(text)]
    assert rules == ["S17-303", "S17-907"]
    assert outcome(text).letters == {}


def test_an_error_that_is_a_matter_of_judgement_can() -> None:
    text = changed(("s31(1)(a)", "s35(1)(a)"), ("Northshire Police,", "A Body, kind: police,"))
    text = text.replace("        protects: night operations\n        likelihood: would-be-likely\n", "")
    text = text.replace(
        "        because:", "        policy: drones\n        stage: They are not decided.\n        because:"
    )
    assert "S17-105" in [rule for rule, _, _ in found(text)]
    done = outcome(text + ACCEPT.replace("S17-409", "S17-105"))
    assert [each.kind.id for each in done.findings if each.severity == "accepted"] == ["S17-105"]


def test_what_is_not_found_cannot_be_accepted() -> None:
    message = "`S17-409` is accepted, but not found in this file"
    assert found(SOUND + ACCEPT) == [("S17-908", 20, message)]


def test_what_only_the_finished_letter_shows_can_be_accepted_too() -> None:
    text = changed(("R. Okafor", "R. Hide"))
    before = outcome(text, audience="publication")
    assert [(each.kind.id, each.severity) for each in before.findings] == [("S17-804", "warning")]
    done = outcome(text + ACCEPT.replace("S17-409", "S17-804"), audience="publication")
    assert [(each.kind.id, each.severity) for each in done.findings] == [("S17-804", "accepted")]
    assert done.letters == before.letters
