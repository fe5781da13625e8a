"""The library's facts of law against the statute, read independently: tests/statute.py is not made from the YAML."""

import datetime
from collections.abc import Iterator

import pytest
import statute

from s17gen.law import Provision
from s17gen.library import Library

LIBRARY = Library()
EXEMPTIONS = statute.rows(statute.EXEMPTIONS)
NCND = statute.rows(statute.NCND)


def provisions() -> Iterator[Provision]:
    for section in LIBRARY.sections():
        yield from section.provisions.values()


def provision(cite: str) -> Provision:
    found = LIBRARY.provision(cite)
    assert found is not None, cite
    return found


def test_the_library_has_the_limbs_of_the_act_and_no_others() -> None:
    assert sorted(LIBRARY.citations()) == sorted([*EXEMPTIONS, *NCND, *statute.OTHERS])


@pytest.mark.parametrize("cite", EXEMPTIONS)
def test_exemption(cite: str) -> None:
    found = provision(cite)
    basis, status, ncnd = EXEMPTIONS[cite]
    role = "elsewhere" if cite == "s21(1)" else "exemption"
    assert (found.role, found.basis, found.status, found.ncnd or "-") == (role, basis, status, ncnd)


@pytest.mark.parametrize("cite", NCND)
def test_provision_that_lifts_the_duty_to_confirm_or_deny(cite: str) -> None:
    found = provision(cite)
    assert (found.role, found.basis, found.status) == ("ncnd", *NCND[cite])
    parents = [each for each, (_, _, partner) in EXEMPTIONS.items() if partner == cite]
    assert parents == [each.cite for each in provisions() if each.ncnd == cite]
    assert parents


@pytest.mark.parametrize(("cite", "role"), statute.OTHERS.items())
def test_what_is_no_exemption(cite: str, role: str) -> None:
    found = provision(cite)
    assert (found.role, found.basis, found.status, found.ncnd) == (role, None, None, None)


def test_what_is_absolute_for_some_only() -> None:
    found = {each.cite: (each.absolute.authorities, each.absolute.limbs) for each in provisions() if each.absolute}
    for_parliament = [cite for cite in (*EXEMPTIONS, *NCND) if cite.startswith("s36")]
    assert found == {**{cite: (statute.HOUSES, []) for cite in for_parliament}, "s37(2)": ([], statute.ROYAL)}


def test_verbs_of_harm() -> None:
    for each in provisions():
        harm = each.basis in ("prejudice", "opinion")
        assert each.threshold == (statute.THRESHOLDS.get(each.cite, "prejudice") if harm else None), each.cite


def test_limits_of_age() -> None:
    limited = {}
    for section in LIBRARY.sections():
        for each in section.provisions.values():
            limit = section.age_limit(each)
            if limit and each.cite not in statute.FOLLOWS and each.role != "purpose":
                limited[each.cite] = limit.years
                assert "s6" in limit.source
    assert limited == statute.HISTORICAL


def test_dates_in_force() -> None:
    since_2005 = datetime.date(2005, 1, 1)
    for each in provisions():
        section_40 = each.cite.startswith("s40")
        expected = statute.SECTION_40_SINCE if section_40 else statute.IN_FORCE.get(each.cite, str(since_2005))
        assert str(each.in_force) == expected, each.cite
        assert each.until is None


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("s40(5)(b)(i)", ["s40(5B)(a)(i)", "s40(5B)(a)(ii)", "s40(5B)(b)"]),
        ("s40(5)(a)", ["s40(5A)"]),
        ("s40(3)(a)(i)", ["s40(2)+(3A)(a)"]),
        ("s40(2)+(3)(a)(i)", ["s40(2)+(3A)(a)"]),
    ],
)
def test_old_citations_know_what_replaced_them(old: str, now: list[str]) -> None:
    section = LIBRARY.section("s40")
    assert section is not None
    assert (section.retired[old].now, str(section.retired[old].until)) == (now, "2018-05-24")


def test_sections_that_not_every_authority_may_use() -> None:
    restricted = {section.number for section in LIBRARY.sections() if section.who}
    assert restricted == {"s30", "s33", "s35"}
    for kind in LIBRARY.authority_kinds().values():
        assert set(kind.open) == {*restricted, "s36"}
        assert kind.open["s36"] == ("no" if kind.other_act else "yes")


def test_every_restricted_section_says_what_excludes_it() -> None:
    excluded = {section.number: [each.cite for each in section.excludes] for section in LIBRARY.sections()}
    assert excluded["s30"] == ["s31"]
    assert excluded["s31"] == ["s30"]
    assert "s36" in excluded["s35"]
