"""Facts made to fit the words around them."""

import pytest

from s17gen.asks import Ask
from s17gen.citation import Names
from s17gen.slots import fit, wanted

NAMES = Names("section", "sections")


@pytest.mark.parametrize(
    ("kind", "given", "fitted"),
    [
        ("noun", "the people who live there.", "the people who live there"),
        ("noun", "  two\n lines ", "two lines"),
        ("verb", "break in.", "break in"),
        ("noun", "The people", "the people"),
        ("noun", "A Division officers", "A Division officers"),
        ("noun", "A plan", "a plan"),
        ("noun", "Northshire Police", "Northshire Police"),
        ("clause", "When the site is watched", "when the site is watched"),
        ("clause", "which day will we come?", None),
        ("clause", "talks go on", "talks go on"),
        ("sentence", "five were broken into", "Five were broken into."),
        ("sentence", "Why not?", "Why not?"),
        ("sentence", "2,400 pounds were lost.", "2,400 pounds were lost."),
        ("place", "On our website.", "On our website"),
        ("place", "The library, at https://x.example/a", "the library, at https://x.example/a"),
        ("date", "2026-11-09", "9 November 2026"),
        ("date", "2026-02-30", None),
        ("date", "next week", None),
        ("number", "1260", "1,260"),
        ("number", "1,260", "1,260"),
        ("number", "about ten", None),
        ("number", "٣", None),
        ("money", "£2400", "£2,400"),
        ("money", "2,400.50", "£2,400.50"),
        ("money", "2.4m", None),
        ("money", "£1.5", None),
    ],
)
def test_types(kind: str, given: str, fitted: str | None) -> None:
    assert fit(Ask(type=kind, ask="?"), given, NAMES) == fitted  # type: ignore[arg-type]


def test_a_choice_is_one_of_the_choices() -> None:
    ask = Ask(type="provision", ask="Which?", choices=["s31(2)(a)", "s31(2)(b)"])
    assert fit(ask, "s31(2)(a)", NAMES) == "section 31(2)(a)"
    assert fit(ask, "s31(2)(z)", NAMES) is None


def test_a_choice_of_words() -> None:
    ask = Ask(
        type="choice", ask="Which?", words={"advice": "legal advice privilege", "litigation": "litigation privilege"}
    )
    assert fit(ask, " advice ", NAMES) == "legal advice privilege"
    assert fit(ask, "both", NAMES) is None
    assert wanted(ask) == "one of `advice`, `litigation`"
