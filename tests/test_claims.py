"""Particulars, statuses and old citations: what a provision asks for, and what becomes of the answers."""

from pathlib import Path

import pytest
from sample import SOUND, changed
from test_library import layer

from s17gen.testing import found, outcome

LIGHTHOUSES = """\
reviewed: 2026-11-26
section: s88
title: lighthouses
clause: "{{ provision }} exempts information about {{ covers }}."
provisions:
  - cite: s88(1)
    covers: lighthouses
    interest: the lamp at {{ place }}
    basis: prejudice
    threshold: dim
    status: qualified
    absolute: {authorities: [house-of-lords], source: FOIA s88}
    asks:
      place: {type: noun, ask: "Which place?"}
      colour: {type: choice, ask: "Which colour?", words: {red: a red light, white: a white light}}
      chart: {type: place, ask: "Where is it charted?"}
      keeper.name: {type: noun, ask: "Who keeps it?"}
      keeper.since: {type: date, ask: "Since when?", required: false}
      matters: {type: provision, ask: "Which others?", choices: [s88(2), s88(3)], required: false}
    particulars:
      - "It shows {{ colour }} and is charted {{ chart }}. {{ keeper-name }} keeps it."
      - "That has been so since {{ keeper-since }}."
      - "Beside it, {{ matters }} would protect {{ matters-covers }}."
    sufficient: true
  - {cite: s88(2), covers: fog horns, role: purpose}
  - {cite: s88(3), covers: the {{ x }} of them all, role: purpose, asks: {x: {type: noun, ask: "X?"}}}
  - {cite: s88(4), covers: harbours, basis: class, status: absolute, until: 2020-12-31}
retired: [{cite: s88(9), until: 2010-12-31, now: [s88(1), s88(4)], source: Lighthouses Act 2010}]
""".replace("covers: the {{ x }} of them all", 'covers: "the {{ x }} of them all"')

CLAIM = """\
      - cite: s88(1)
        place: Gull Point.
        colour: red
        chart: at https://charts.example/gull
        keeper: {name: A. Lamplighter}
        likelihood: would
"""


def with_claim(claim: str, **profile: str) -> str:
    """The sound request with another claim in place of its own, and more keys in its profile."""
    head = SOUND[: SOUND.index("      - cite:")]
    more = "".join(f", {key}: {value}" for key, value in profile.items())
    return head.replace("{to: foi@northshire.example}", "{to: foi@northshire.example}" + more) + claim


FACTORS = """\
        for: Sailors could judge it.
        against: Wreckers could use it.
        balance: The wreckers weigh more.
"""


def rendered(folder: Path, claim: str, **profile: str) -> str:
    done = outcome(with_claim(claim, **profile), library=layer(folder, "foia/s88-lighthouses.yaml", LIGHTHOUSES))
    assert [each.message for each in done.findings if each.severity == "error"] == []
    return (done.text or "").replace("\\", "")


def faults(folder: Path, claim: str, **profile: str) -> list[tuple[str, int, str]]:
    return found(with_claim(claim, **profile), library=layer(folder, "foia/s88-lighthouses.yaml", LIGHTHOUSES))


def test_particulars_are_the_reason_and_say_only_what_is_answered(tmp_path: Path) -> None:
    text = rendered(tmp_path, CLAIM + FACTORS)
    assert (
        "It shows a red light and is charted at <https://charts.example/gull>. A. Lamplighter keeps it.\n\n"
        "Disclosing this information would dim the lamp at Gull Point.\n\n## Public interest test" in text
    )


def test_optional_answers_are_said_when_given(tmp_path: Path) -> None:
    claim = CLAIM.replace("Lamplighter}", "Lamplighter, since: 2019-03-01}") + "        matters: [s88(2), s88(3)]\n"
    text = rendered(tmp_path, claim + FACTORS)
    assert "That has been so since 1 March 2019." in text
    assert "Beside it, sections 88(2) and (3) would protect fog horns and what section 88(3) covers." in text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("        colour: red\n", "", ("S17-502", 12, "`s88(1)` asks: Which colour?")),
        ("colour: red", "colour: green", ("S17-503", 14, "`green` does not answer: Which colour?")),
        ("keeper: {name: A. Lamplighter}", "keeper: {nam: A. L.}", ("S17-021", 16, "`nam` is not known here")),
        ("keeper: {name: A. Lamplighter}", "keeper: A. L.", ("S17-022", 16, "`keeper` is text")),
        ("keeper: {name: A. Lamplighter}", "keeper: [A. L.]", ("S17-022", 16, "`keeper` is a list")),
        ("keeper: {name: A. Lamplighter}", "keeper: {name: [A]}", ("S17-022", 16, "`keeper.name` should be text")),
        ("Lamplighter}", "L., since: spring}", ("S17-503", 16, "`spring` does not answer: Since when?")),
        ("colour: red", "colour: red\n        hue: red", ("S17-021", 15, "`hue` is not known here")),
    ],
)
def test_answers_that_are_amiss(tmp_path: Path, old: str, new: str, expected: tuple[str, int, str]) -> None:
    assert expected in faults(tmp_path, CLAIM.replace(old, new) + FACTORS)


def test_a_missing_answer_within_a_group_says_where_it_goes(tmp_path: Path) -> None:
    text = with_claim(CLAIM.replace("        keeper: {name: A. Lamplighter}\n", "") + FACTORS)
    done = outcome(text, library=layer(tmp_path, "foia/s88-lighthouses.yaml", LIGHTHOUSES))
    hints = [each.hint for each in done.findings if each.kind.id == "S17-502"]
    assert hints == [
        "add `name:` within `keeper:`, a noun phrase, such as `the people who live there`, with a capital only if it is"
        " a name"
    ]


def test_what_is_absolute_for_one_kind_of_authority_needs_no_balance(tmp_path: Path) -> None:
    text = rendered(tmp_path, CLAIM, kind="house-of-lords")
    assert "Section 88(1) is absolute: where it applies" in text
    assert "Public interest test" not in text
    assert ("S17-301", 12, "section 88(1) is qualified, but no factor favouring disclosure is given") in faults(
        tmp_path, CLAIM, kind="house-of-commons"
    )


def test_parliament_needs_no_public_interest_test_for_section_36() -> None:
    claim = (
        "      - cite: s36(2)(b)(i)\n        likelihood: would\n        because: Clerks would advise less freely.\n"
        "        opinion: {by: the Speaker, on: 2026-11-02}\n"
    )
    assert found(with_claim(claim, kind="house-of-commons")) == []
    assert [each[0] for each in found(with_claim(claim, kind="council"))] == ["S17-301", "S17-302", "S17-303"]


@pytest.mark.parametrize(
    ("limbs", "rules"),
    [
        ("s37(1)(a)", []),
        ("[s37(1)(a), s37(1)(ab)]", []),
        ("[s37(1)(a), s37(1)(b)]", ["S17-301", "S17-302", "S17-303"]),
        ("s37(1)(b)", ["S17-301", "S17-302", "S17-303"]),
        ("[{a: b}]", ["S17-022", "S17-301", "S17-302", "S17-303"]),
    ],
)
def test_what_is_absolute_as_to_some_limbs_only(limbs: str, rules: list[str]) -> None:
    """FOIA s2(3)(ea): section 37(2) is absolute only as to communications with the Sovereign and the heirs."""
    claim = f"      - cite: s37(2)\n        limbs: {limbs}\n        because: Either answer would tell who wrote.\n"
    text = with_claim(claim).replace("withheld", "ncnd").replace("    severance: No page can be given.\n", "")
    assert sorted(rule for rule, _, _ in found(text)) == rules


def test_an_unknown_kind_of_authority() -> None:
    done = outcome(with_claim(SOUND[SOUND.index("      - cite:") :], kind="polise"))
    [fault] = [each for each in done.findings if each.severity == "error"]
    assert (fault.kind.id, fault.message, fault.hint) == (
        "S17-606", "there is no kind of authority `polise`", "did you mean `police`?",
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "rules"), [("police", ["S17-105"]), ("department", []), ("welsh-government", [])])
def test_a_section_that_is_not_open_to_the_authority(kind: str, rules: list[str]) -> None:
    claim = "      - cite: s35(1)(b)\n        communications: two Ministers about ferries\n" + FACTORS
    assert [rule for rule, _, _ in found(with_claim(claim, kind=kind))] == rules


def test_old_and_later_law(tmp_path: Path) -> None:
    assert faults(tmp_path, "      - cite: s88(9)\n        because: x y\n")[0] == (
        "S17-104", 12, "`s88(9)` was law until 2010-12-31; it has been replaced",
    )  # fmt: skip
    assert faults(tmp_path, "      - cite: s88(4)\n        because: x y\n")[0] == (
        "S17-103", 12, "`s88(4)` was in force until 2020-12-31; the notice is later",
    )  # fmt: skip


def test_section_40_before_it_was_rewritten() -> None:
    done = outcome(changed(("s31(1)(a)", "s40(5)(b)(i)")))
    [fault] = [each for each in done.findings if each.kind.id == "S17-104"]
    assert fault.hint == "cite `s40(5B)(a)(i)` or `s40(5B)(a)(ii)` or `s40(5B)(b)`"
    assert fault.law == ("FOIA s17(1)(b)",)


def test_research_before_there_was_an_exemption_for_it() -> None:
    text = changed(("received: 2026-10-12", "received: 2014-09-01"), ("dated: 2026-11-09", "dated: 2014-09-30"))
    text = text.replace("s31(1)(a)", "s22A(1)(b)(i)")
    assert ("S17-103", 12, "`s22A(1)(b)(i)` is in force from 2014-10-01; the notice is earlier") in found(text)


def test_the_regulator_s_address_is_printed_only_where_it_was_checked() -> None:
    claim = SOUND[SOUND.index("      - cite:") :]
    address = '{address: "1 New Street\\nManchester", checked: 2026-11-02}'
    text = outcome(with_claim(claim, regulator=address)).text
    assert text is not None
    assert "You can also write to the ICO at this address:\n\n1 New Street\\\nManchester\n" in text
    assert "at this address" not in (outcome(SOUND).text or "")
    assert [each[0] for each in found(with_claim(claim, regulator="{address: 1 New Street}"))] == ["S17-020"]


def test_the_questions_of_a_long_form_lead_to_the_short_one() -> None:
    """Names of junior staff come every week; who cites section 40(2) bare meets the long form's questions first."""
    done = outcome(with_claim("      - cite: s40(2)+(3A)(a)\n        because: They are clerks.\n"))
    hints = [each.hint for each in done.findings if each.kind.id == "S17-502"]
    assert len(hints) == 4
    assert all(each.endswith("; not needed in the short form, with `interest:`") for each in hints)
