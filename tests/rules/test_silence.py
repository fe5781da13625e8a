"""Neither confirming nor denying, and refusals that need no exemption: what fires, what does not, what is lawful."""

from sample import SOUND

from s17gen.testing import found, outcome

HEAD = SOUND[: SOUND.index("decisions:")]
NCND = """\
decisions:
  - outcome: ncnd
    if-confirmed: A yes would tell them to hide.
    if-denied: A no would tell them that they need not.
    claims:
      - cite: s24(2)
        for: People could judge how they are watched.
        against: Attackers choose where nobody watches.
        balance: The loss would be grave.
"""
REPEATED = """\
decisions:
  - outcome: repeated
    claims:
      - cite: s14(2)
        earlier: {reference: FOI-7, answered: 2026-09-01, similar: Both ask for it., interval: Nothing has changed.}
"""


def test_a_sound_one_says_nothing_of_what_is_held() -> None:
    assert found(HEAD + NCND) == []
    text = outcome(HEAD + NCND).text
    assert text is not None
    assert "We neither confirm nor deny that we hold the information you asked for." in text
    assert "We hold" not in text
    assert "We do not hold" not in text


def test_both_reasons_may_stand_on_the_claim_instead() -> None:
    text = NCND.replace("    if-confirmed: A yes would tell them to hide.\n", "")
    text = text.replace("    if-denied: A no would tell them that they need not.\n", "")
    assert [each[0] for each in found(HEAD + text)] == ["S17-202"]
    assert found(HEAD + text.replace("s24(2)\n", "s24(2)\n        because: Either answer tells where to hide.\n")) == []


def test_what_is_owed_is_about_the_answer_not_the_information() -> None:
    text = HEAD + NCND.replace("        for: People could judge how they are watched.\n", "")
    [fault] = outcome(text).findings
    assert (fault.kind.id, fault.law) == ("S17-301", ("FOIA s2(1)(b)", "FOIA s17(3)(a)"))
    draft = outcome(text, draft=True).text or ""
    assert "MISSING: the public interest in saying whether the information is held" in draft


def test_an_exemption_does_not_lift_the_duty_to_say() -> None:
    assert [each[0] for each in found(HEAD + NCND.replace("s24(2)", "s24(1)"))] == ["S17-102"]


def test_an_absolute_one_beside_a_qualified_one_needs_no_balance() -> None:
    text = NCND.replace(
        "    claims:\n", "    claims:\n      - {cite: s23(5), because: Whoever asks this asks of a listed body.}\n"
    )
    assert found(HEAD + text) == []


def test_a_likelihood_is_owed_where_harm_is_the_test() -> None:
    text = NCND.replace("s24(2)", "s38(2)\n        people: officers on patrol")
    assert [each[0] for each in found(HEAD + text)] == ["S17-203"]


def test_a_disputed_one_without_a_test_is_a_warning() -> None:
    whole = """\
decisions:
  - outcome: ncnd
    if-confirmed: A yes would tell that there was a complaint.
    if-denied: A no would tell that there was none.
    claims:
      - cite: s40(5B)(a)(i)
        whose: the officer you name
        principle: lawfulness
        legitimate-interest: knowing how officers behave
        necessity: The yearly figures meet that.
"""
    assert [(rule, line) for rule, line, _ in found(HEAD + whole)] == [("S17-304", 13)]
    tested = f"{whole}        for: People could judge.\n        against: The officer is owed privacy.\n"
    tested += "        balance: The officer's privacy weighs more here.\n"
    assert found(HEAD + tested) == []
    assert "factors favouring neither confirming nor denying" in (outcome(HEAD + tested).text or "")


def test_reasons_for_silence_in_another_decision() -> None:
    text = SOUND.replace("    severance", "    if-denied: A no would tell.\n    severance")
    assert [(rule, line) for rule, line, _ in found(text)] == [("S17-411", 10)]


def test_a_repeated_request() -> None:
    assert found(HEAD + REPEATED) == []
    text = outcome(HEAD + REPEATED).text
    assert text is not None
    assert "We are refusing your request, because it is the same, or much the same, as one of yours" in text
    assert "We hold" not in text


def test_a_vexatious_request_without_a_reason_is_lawful_but_not_good() -> None:
    text = "decisions:\n  - outcome: vexatious\n    claims:\n      - cite: s14(1)\n"
    assert [(rule, line) for rule, line, _ in found(HEAD + text)] == [("S17-208", 11)]
    assert outcome(HEAD + text).text is not None
    assert found(HEAD + text + "        because: It is the ninth about a matter that is settled.\n") == []


def test_cost_cannot_be_refused_by_an_exemption_s_outcome() -> None:
    done = outcome(SOUND.replace("s31(1)(a)", "s12(1)"))
    [fault] = [each for each in done.findings if each.kind.id == "S17-102"]
    assert fault.message == "`s12(1)` lifts the duty to comply with a request that would cost too much"


def test_what_an_answer_would_do_is_no_reason_for_a_class_of_information() -> None:
    text = NCND.replace("    claims:\n", "    claims:\n      - cite: s32(3)\n")
    message = "section 32(3) is relied on, but nothing says why it applies"
    assert ("S17-202", 13, message) in found(HEAD + text)


def test_to_name_the_security_bodies_exemption_says_why_it_applies() -> None:
    text = HEAD + NCND.replace("    claims:\n", "    claims:\n      - cite: s23(5)\n")
    assert found(text) == []
    for style in ("police", "council", "central", "brief"):
        assert "section 23(5)" in str(outcome(text, style=style).text)
