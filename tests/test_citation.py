"""Citations: recognised, made canonical, printed, and answered with what exists."""

import pytest

from s17gen.citation import canonical, is_canonical, listed, section_of, suggestion, words

KNOWN = ["s24(1)", "s31(1)(a)", "s31(1)(b)", "s31(1)(g)"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("s31(1)(a)", "s31(1)(a)"),
        ("S.31 (1) (a)", "s31(1)(a)"),
        ("section 31(1)(a)", "s31(1)(a)"),
        ("31(1)(a)", "s31(1)(a)"),
        ("FOIA s 36(2)(b)(ii)", "s36(2)(b)(ii)"),
        ("Section 31", "s31"),
        ("s22a", "s22A"),
        ("national security", ""),
        ("", ""),
    ],
)
def test_what_people_type_becomes_canonical(typed: str, expected: str) -> None:
    assert canonical(typed) == expected


@pytest.mark.parametrize("cite", ["s24(1)", "s31(1)(a)", "s22A(1)", "s36(2)(b)(ii)", "s40(2)+(3A)(a)", "s24"])
def test_canonical_forms(cite: str) -> None:
    assert is_canonical(cite)


@pytest.mark.parametrize("cite", ["31(1)(a)", "S31(1)(a)", "s31 (1)(a)", "s31(1)(a) ", "section 31", ""])
def test_forms_that_are_not_canonical(cite: str) -> None:
    assert not is_canonical(cite)


def test_section_of_a_citation() -> None:
    assert [section_of(cite) for cite in ("s31(1)(a)", "s22A(1)", "nonsense")] == ["s31", "s22A", ""]


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (["s31(1)(a)"], "section 31(1)(a)"),
        (["s24(1)", "s31(1)(a)"], "sections 24(1) and 31(1)(a)"),
        (["s31(1)(a)", "s31(1)(a)"], "section 31(1)(a)"),
        (["s24(1)", "s31(1)(a)", "s31(1)(b)"], "sections 24(1), 31(1)(a) and 31(1)(b)"),
        (["Section 31"], "section 31"),
    ],
)
def test_citations_in_a_sentence(cites: list[str], expected: str) -> None:
    assert words(cites) == expected


def test_words_in_a_row() -> None:
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("31(1)(a)", "write `s31(1)(a)`"),
        ("s24", "cite `s24(1)`"),
        ("Section 31", "cite one of `s31(1)(a)`, `s31(1)(b)`, `s31(1)(g)`"),
        ("s31(1)(z)", "cite one of `s31(1)(a)`, `s31(1)(b)`, `s31(1)(g)`"),
        ("s99(1)", "the library has sections 24 and 31"),
        ("s30(1)(a)(i)", "the library has sections 24 and 31"),
        ("s14(1)", "the library has sections 24 and 31"),
        ("s31(1)b", "write `s31(1)(b)`"),
        ("s31 1 a", "write `s31(1)(a)`"),
        ("s31(1)(a), s31(1)(b)", "one `cite:` holds one provision: make a claim of each"),
        ("s31(1)(a) and (b)", "one `cite:` holds one provision: make a claim of each"),
        ("secret", "the library has sections 24 and 31"),
    ],
)
def test_suggestions(typed: str, hint: str) -> None:
    assert suggestion(typed, KNOWN) == hint
