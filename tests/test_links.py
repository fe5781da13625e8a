"""Authorities and where they can be read: every one that s17gen cites is in the library's list."""

from pathlib import Path

import pytest

from s17gen.errors import LibraryError
from s17gen.findings import Kind
from s17gen.library import Library
from s17gen.links import address, authorities, cited, entry_of, links, sources
from s17gen.reference import KINDS

LIBRARY = Library()
FILE = sources(LIBRARY)
EVERY = authorities(LIBRARY.regime(), KINDS)

# Of these nobody has found a page; each has a note that says so.
UNFOUND = {
    "ICO guidance on neither confirming nor denying",
    "ICO guidance: public request sites hide e-mail addresses",
    "Chief Constable of South Yorkshire v IC [2011] EWHC 44 (Admin)",
    "Derry City Council v IC (EA/2006/0014)",
    "Savic v IC [2016] UKUT 534 (AAC)",
}
ACT = "https://www.legislation.gov.uk/ukpga/2000/36"


@pytest.mark.parametrize("cite", EVERY)
def test_every_authority_has_an_address_or_a_note_that_it_has_none(cite: str) -> None:
    entry = entry_of(cite, FILE)
    assert entry is not None, "add it to exemptions/sources.yaml"
    assert bool(address(cite, FILE)) != (entry.cite in UNFOUND)


def test_what_has_no_address_says_so_and_what_is_listed_is_listed_once() -> None:
    assert {page.cite for page in FILE.pages if not page.url} == UNFOUND
    assert all(page.note for page in FILE.pages if not page.url)
    cites = [each.cite for each in (*FILE.laws, *FILE.pages)]
    assert len(cites) == len(set(cites))
    assert all((each.url or "https://").startswith(("https://", "http://")) for each in (*FILE.laws, *FILE.pages))
    assert not [each.url for each in FILE.laws if each.url.endswith("/")]


@pytest.mark.parametrize(
    ("cite", "url"),
    [
        ("FOIA s17(1)(b)", f"{ACT}/section/17"),
        ("FOIA s22A(1)", f"{ACT}/section/22A"),
        ("FOIA ss12 and 14", f"{ACT}/section/12"),
        ("FOIA s2(3)(f) and (fa)", f"{ACT}/section/2"),
        ("FOIA Sch 1", f"{ACT}/schedule/1"),
        ("FOIA", ACT),
        ("FOIA Part II", ACT),
        ("SI 2004/3244 reg 4(3)", "https://www.legislation.gov.uk/uksi/2004/3244/regulation/4"),
        ("SI 2004/3244 regs 3, 4", "https://www.legislation.gov.uk/uksi/2004/3244/regulation/3"),
        ("SI 2004/32441 reg 4", ""),
        ("UK GDPR art 5(1)(c)", "https://www.legislation.gov.uk/eur/2016/679/article/5"),
        ("FOIAs17", ""),
        ("a letter to the editor", ""),
    ],
)
def test_an_address_is_made_of_the_law_s_and_the_provision_s(cite: str, url: str) -> None:
    assert address(cite, FILE) == url


def test_of_several_entries_the_longest_counts() -> None:
    long, short = (
        address(f"ICO guidance on vexatious requests{rest}", FILE) for rest in (", section 17(6), para 2", "")
    )
    assert long.endswith("/section-17-6-and-refusal-notices/")
    assert short != long


def test_the_law_of_a_duty_stands_for_the_kind_s_own() -> None:
    regime = LIBRARY.regime()
    assert cited(Kind("S17-999", "x", duty="refusal"), regime).law == ("FOIA s17(1)(a)",)
    assert cited(Kind("S17-999", "x", law=("FOIA s1",), duty="refusal"), regime).law == ("FOIA s1",)
    assert cited(Kind("S17-999", "x"), regime).law == ()


def test_links_are_those_that_are_known() -> None:
    found = links(LIBRARY, [Kind("S17-999", "x", law=("FOIA s99", "the Magna Carta"))])
    assert found["FOIA s99"] == f"{ACT}/section/99"
    assert "the Magna Carta" not in found
    assert found["FOIA s17(7)(b)"] == f"{ACT}/section/17"  # a duty's


def layer(folder: Path, text: str) -> Library:
    (folder / "sources.yaml").write_text(text, "utf-8")
    return Library((str(folder),))


OWN = "reviewed: 2026-11-26\npages:\n  - {cite: FOIA, url: 'https://intranet.example/foia'}\n"


def test_a_layer_may_bring_a_list_of_its_own_and_says_so(tmp_path: Path) -> None:
    library = layer(tmp_path, f"{OWN}replaces: true\n")
    assert links(library, [Kind("S17-999", "x", law=("FOIA s1",))])["FOIA s1"] == "https://intranet.example/foia"


def test_a_layer_may_add_a_page_and_hides_none_in_silence(tmp_path: Path) -> None:
    kind = Kind("S17-999", "x", law=("Our scheme 3", "FOIA s1"))
    found = links(layer(tmp_path, OWN.replace("cite: FOIA", "cite: Our scheme")), [kind])
    assert (found["Our scheme 3"], found["FOIA s1"]) == ("https://intranet.example/foia", f"{ACT}/section/1")
    taken = FILE.pages[0].cite
    with pytest.raises(LibraryError, match=r"sources\.yaml does not fit the layers below it"):
        links(layer(tmp_path, OWN.replace("cite: FOIA", f"cite: '{taken}'")), [])


def test_an_address_that_is_none_of_the_web_is_not_followed(tmp_path: Path) -> None:
    library = layer(tmp_path, OWN.replace("https:", "javascript:") + "replaces: true\n")
    assert links(library, [Kind("S17-999", "x", law=("FOIA s1",))]) == {}
