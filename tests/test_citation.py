"""Citations: recognised, made canonical, printed, ordered, and answered with what exists."""

import random
import re

import pytest
import statute

from s17gen.citation import (
    Names,
    are_several,
    canonical,
    is_canonical,
    levels,
    listed,
    read,
    section_of,
    sort_key,
    suggestion,
    together,
    words,
)

KNOWN = [*statute.rows(statute.EXEMPTIONS), *statute.rows(statute.NCND), *statute.OTHERS]
EXEMPTIONS = list(statute.rows(statute.EXEMPTIONS))
NAMES = Names("section", "sections")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("s31(1)(a)", "s31(1)(a)"),
        ("S.31 (1) (a)", "s31(1)(a)"),
        ("section 31(1)(A)", "s31(1)(a)"),
        ("31(1)(a)", "s31(1)(a)"),
        ("FOIA s 36(2)(b)(ii)", "s36(2)(b)(ii)"),
        ("s40(5b)(A)(I)", "s40(5B)(a)(i)"),
        ("Section 31", "s31"),
        ("s22a", "s22A"),
        ("national security", ""),
        ("", ""),
    ],
)
def test_what_people_type_becomes_canonical(typed: str, expected: str) -> None:
    assert canonical(typed) == expected


@pytest.mark.parametrize("cite", KNOWN)
def test_every_provision_is_canonical(cite: str) -> None:
    assert is_canonical(cite)
    assert read(cite, KNOWN).exact == (cite,)


@pytest.mark.parametrize("cite", ["31(1)(a)", "S31(1)(a)", "s31 (1)(a)", "s31(1)(a) ", "section 31", ""])
def test_forms_that_are_not_canonical(cite: str) -> None:
    assert not is_canonical(cite)


def test_section_of_a_citation() -> None:
    assert [section_of(cite) for cite in ("s31(1)(a)", "s22A(1)", "nonsense")] == ["s31", "s22A", ""]


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("s31(1)(a)", (("1", "a"), ())),
        ("s40(2)+(3A)(a)", (("2",), ("3A", "a"))),
        ("s30(2)(a)(i)+(b)", (("2", "a", "i"), ("2", "b"))),
        ("nonsense", ((), ())),
    ],
)
def test_levels(cite: str, expected: object) -> None:
    assert levels(cite) == expected


def test_the_order_is_that_of_the_act() -> None:
    shuffled = list(KNOWN)
    random.Random(17).shuffle(shuffled)
    ordered = sorted(shuffled, key=sort_key)
    sections = list(dict.fromkeys(section_of(cite) for cite in ordered))
    assert sections[:8] == ["s1", "s8", "s10", "s12", "s14", "s21", "s22", "s22A"]
    assert [cite for cite in ordered if cite in EXEMPTIONS] == EXEMPTIONS
    assert [cite for cite in ordered if section_of(cite) == "s37"] == [
        "s37(1)(a)", "s37(1)(aa)", "s37(1)(ab)", "s37(1)(ac)", "s37(1)(ad)", "s37(1)(b)", "s37(2)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (["s31(1)(a)"], "section 31(1)(a)"),
        (["s24(1)", "s31(1)(a)"], "sections 24(1) and 31(1)(a)"),
        (["s31(1)(a)", "s31(1)(a)"], "section 31(1)(a)"),
        (["s31(1)(a)", "s31(1)(b)"], "sections 31(1)(a) and (b)"),
        (["s31(1)(a)", "s31(1)(b)", "s31(1)(c)"], "sections 31(1)(a), (b) and (c)"),
        (["s24(1)", "s31(1)(a)", "s31(1)(b)"], "sections 24(1), and 31(1)(a) and (b)"),
        (["s36(2)(b)(i)", "s36(2)(b)(ii)", "s36(2)(c)"], "sections 36(2)(b)(i) and (ii), and 36(2)(c)"),
        (["s40(2)+(3A)(a)"], "section 40(2) read with section 40(3A)(a)"),
        (["s30(2)(a)(i)+(b)"], "section 30(2)(a)(i) read with section 30(2)(b)"),
        (["s38(1)(b)", "s40(2)+(3A)(a)"], "section 38(1)(b), and section 40(2) read with section 40(3A)(a)"),
        (["s31(1)(g)+(2)(c)", "s31(1)(g)+(2)(d)"], "section 31(1)(g) read with sections 31(2)(c) and (d)"),
        (
            ["s31(1)(g)+(2)(c)", "s31(1)(g)+(2)(d)", "s31(1)(h)+(2)(c)"],
            "section 31(1)(g) read with sections 31(2)(c) and (d), and section 31(1)(h) read with section 31(2)(c)",
        ),
        (
            ["s24(1)", "s31(1)(g)+(2)(c)", "s31(1)(g)+(2)(j)"],
            "section 24(1), and section 31(1)(g) read with sections 31(2)(c) and (j)",
        ),
        (["Section 31"], "section 31"),
        (["anything else"], "section anything else"),
    ],
)
def test_citations_in_a_sentence(cites: list[str], expected: str) -> None:
    assert words(cites, NAMES) == expected


@pytest.mark.parametrize(
    ("cites", "several"),
    [
        (["s31(1)(a)"], False),
        (["s31(1)(a)", "s31(1)(b)"], True),
        (["s31(1)(g)+(2)(c)", "s31(1)(g)+(2)(d)"], False),
        (["s31(1)(g)+(2)(c)", "s31(1)(h)+(2)(c)"], True),
    ],
)
def test_what_a_provision_is_read_with_makes_no_second_one_of_it(cites: list[str], several: bool) -> None:
    assert are_several(cites) is several


def test_words_in_a_row() -> None:
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("S.31 (1) (a)", ["s31(1)(a)"]),
        ("31(1)(a)(b)", ["s31(1)(a)", "s31(1)(b)"]),
        ("s31(1)(a), (b) and (c)", ["s31(1)(a)", "s31(1)(b)", "s31(1)(c)"]),
        ("s31(1)(a)-(c)", ["s31(1)(a)", "s31(1)(b)", "s31(1)(c)"]),
        ("section 31(1)(a) to (d)", ["s31(1)(a)", "s31(1)(b)", "s31(1)(c)", "s31(1)(d)"]),
        ("s31(1)(h)(i)", ["s31(1)(h)", "s31(1)(i)"]),
        ("s40(2)(a)(b) & (3A)(a)", ["s40(2)+(3A)(a)"]),
        ("section 40(2) by virtue of section 40(3A)(a)", ["s40(2)+(3A)(a)"]),
        ("s40(3A)(a)", ["s40(2)+(3A)(a)"]),
        ("s33(1)(a)", ["s33(2)+(1)(a)"]),
        ("section 33(2) read with section 33(1)(b)", ["s33(2)+(1)(b)"]),
        ("s30(2)(a)(i) and (b)", ["s30(2)(a)(i)+(b)"]),
        ("FOIA s 36(2)(b)(ii)", ["s36(2)(b)(ii)"]),
        ("s36(2)(b)(i) and (ii)", ["s36(2)(b)(i)", "s36(2)(b)(ii)"]),
        ("s36(2)(b)(i) and (ii), and (c)", ["s36(2)(b)(i)", "s36(2)(b)(ii)", "s36(2)(c)"]),
        ("ss 24(1) and 31(1)(a)", ["s24(1)", "s31(1)(a)"]),
        ("sections 23(5), 24(2) & 31(3) of the Freedom of Information Act 2000", ["s23(5)", "s24(2)", "s31(3)"]),
        ("s22a(1)(b)(i)", ["s22A(1)(b)(i)"]),
        ("s40(2)", []),
        ("s36", []),
        ("secret", []),
    ],
)
def test_what_people_type_is_understood(typed: str, exact: list[str]) -> None:
    assert list(read(typed, KNOWN).exact) == exact


def test_a_part_of_a_citation_means_what_is_within() -> None:
    assert read("s36(2)(b)", KNOWN).near == ("s36(2)(b)(i)", "s36(2)(b)(ii)")
    assert read("s33(2)", KNOWN).near == ("s33(2)+(1)(a)", "s33(2)+(1)(b)")
    assert set(read("s40(2)", KNOWN).near) == {each for each in KNOWN if each.startswith("s40(2)+")}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("31(1)(a)", "write `s31(1)(a)`"),
        ("s24", "cite `s24(1)`"),
        ("s43", "cite one of `s43(1)`, `s43(2)`; `s17gen show s43` tells them apart"),
        ("s38(1)(z)", "cite one of `s38(1)(a)`, `s38(1)(b)`; `s17gen show s38` tells them apart"),
        ("s99(1)", "the nearest sections are `s43` and `s44`; `s17gen list provisions` lists all"),
        ("s25", "the nearest sections are `s24` and `s26`; `s17gen list provisions` lists all"),
        ("s31(1)b", "write `s31(1)(b)`"),
        ("s31 1 a", "write `s31(1)(a)`"),
        (
            "s31(1)(a), s31(1)(b)",
            "one `cite:` holds one provision: make a claim of each, `s31(1)(a)` and `s31(1)(b)`",
        ),
        (
            "s31(1)(a) and 43",
            "one `cite:` holds one provision: make a claim of each, `s31(1)(a)`, and one of `s43(1)`, `s43(2)`;"
            " `s17gen show s43` tells them apart",
        ),
        ("secret", "`s17gen list provisions` lists those there are"),
    ],
)
def test_suggestions(typed: str, hint: str) -> None:
    assert suggestion(typed, EXEMPTIONS) == hint


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (["s31(1)(a)", "s31(1)(b)"], "s31(1)(a) and (b)"),
        (["s31(1)(a)", "s31(1)(b)", "s31(1)(f)"], "s31(1)(a), (b) and (f)"),
        (["s31(1)(a)"], ""),
        (["s24(1)", "s31(1)(a)"], ""),
        (["s40(2)+(3A)(a)", "s40(2)+(3A)(b)"], ""),
        ([], ""),
    ],
)
def test_several_limbs_in_one_citation(cites: list[str], expected: str) -> None:
    assert together(cites) == expected


def test_a_suggestion_names_only_what_exists() -> None:
    """Whatever is typed, whatever is offered can be cited."""
    chance = random.Random(31)
    pieces = [*"()abix", "(1)", "(2)", "(3A)", "(b)", "s", "31", "40", "36", " and ", "section ", "&", ", ", "-", "é"]
    for _ in range(2000):
        typed = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 9)))
        for named in re.findall(r"`(s\d+[A-Z]?(?:\([^`]*)?)`", suggestion(typed, EXEMPTIONS)):
            assert named in EXEMPTIONS or any(section_of(each) == named for each in EXEMPTIONS), typed


def test_a_long_text_is_no_matter() -> None:
    assert suggestion("(" * 100_000, EXEMPTIONS) == "`s17gen list provisions` lists those there are"
