"""Layers over layers: a national unit, a force, a department. What each may add, replace and disable, and what not."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from sample import ROOT, SOUND

from s17gen.check.libraries import check_library
from s17gen.errors import LibraryError
from s17gen.layers import Layer
from s17gen.library import Library
from s17gen.links import sources
from s17gen.testing import outcome
from s17gen.uk import cost_limits, qualified_person

BLOCK = """\
reviewed: 2026-11-22
blocks:
  - id: {id}
    limbs: [s31(1)(a)]
    text: {text} {{{{ what }}}}.
    slots: {{what: {{type: noun, ask: What?}}}}
    replaces: {replaces}
"""
STYLE = "id: {id}\ntitle: T {{{{ reference }}}}\nsections: [{{kind: request}}]\nreplaces: {replaces}\n"


def layers(folder: Path, *layers: dict[str, str]) -> Library:
    """The shipped library under these layers, each the texts of its files by name."""
    names = []
    for number, files in enumerate(layers):
        for name, text in files.items():
            path = folder / f"layer{number}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        names.append(str(folder / f"layer{number}"))
    return Library(names)


def refused(read: Callable[[], object]) -> list[tuple[str, int, str]]:
    with pytest.raises(LibraryError) as caught:
        read()
    return [(each.kind.id, each.place.line, each.message) for each in caught.value.findings]


def text_of(library: Library, name: str) -> str:
    block = library.block(name)
    assert block is not None
    return block.text


# Three layers.


def test_the_uppermost_of_three_layers_is_heard(tmp_path: Path) -> None:
    name = "s31.for.our-roads"
    files = [
        {"foia/s31-unit.yaml": BLOCK.format(id=name, text="Unit", replaces="false")},
        {"foia/s31-force.yaml": BLOCK.format(id=name, text="Force", replaces="true")},
        {"foia/s31-department.yaml": BLOCK.format(id=name, text="Department", replaces="true")},
    ]
    library = layers(tmp_path, *files)
    assert text_of(library, name) == "Department {{ what }}."
    where = [f"{tmp_path}/layer{n}/foia/s31-{who}.yaml:3" for n, who in enumerate(("unit", "force", "department"))]
    assert library.history("block", name) == where
    assert text_of(layers(tmp_path, *files[:2]), name) == "Force {{ what }}."


def test_what_a_lower_layer_switched_off_may_be_added_again_and_not_replaced(tmp_path: Path) -> None:
    off = {"foia/s31-a.yaml": "reviewed: 2026-11-22\ndisables: [s31.for.failed-investigation]\n"}
    again = BLOCK.format(id="s31.for.failed-investigation", text="Ours", replaces="false")
    library = layers(tmp_path, off, {"foia/s31-b.yaml": again})
    assert text_of(library, "s31.for.failed-investigation") == "Ours {{ what }}."
    history = library.history("block", "s31.for.failed-investigation")
    assert history == [f"{tmp_path}/layer1/foia/s31-b.yaml:3"]  # it takes the place of nothing
    wrong = again.replace("replaces: false", "replaces: true")
    library = layers(tmp_path / "x", off, {"foia/s31-b.yaml": wrong})
    assert refused(lambda: library.block("s31.for.failed-investigation")) == [
        ("S17-031", 3, "`s31.for.failed-investigation` replaces nothing: no layer below has it")
    ]


def test_two_layers_may_not_have_one_id_in_silence(tmp_path: Path) -> None:
    files = {"foia/s31-ours.yaml": BLOCK.format(id="s31.for.our-roads", text="A", replaces="false")}
    library = layers(tmp_path, files, files)
    assert refused(lambda: library.block("s31.for.our-roads")) == [
        ("S17-030", 3, "`s31.for.our-roads` would hide the one of a layer below")
    ]


# Styles.


def test_a_style_is_replaced_through_three_layers(tmp_path: Path) -> None:
    file = {"styles/police.yaml": STYLE.format(id="police", replaces="true")}
    library = layers(tmp_path, file, file)
    assert library.style("police") is not None
    assert library.history("style", "police") == [
        "exemptions/styles/police.yaml:1",
        f"{tmp_path}/layer0/styles/police.yaml:1",
        f"{tmp_path}/layer1/styles/police.yaml:1",
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("police", STYLE.format(id="police", replaces="false"), ("S17-030", 1, "this file would hide a layer below")),
        ("polise", STYLE.format(id="polise", replaces="true"),
         ("S17-031", 4, "this file replaces nothing: no layer below has one of this name")),
        ("ours", STYLE.format(id="police", replaces="false"),
         ("S17-034", 1, "`police` is not the style that this file is named after")),
        ("police", STYLE.format(id="council", replaces="true"),
         ("S17-034", 1, "`council` is not the style that this file is named after")),
    ],
)  # fmt: skip
def test_a_style_that_hides_or_is_none(tmp_path: Path, name: str, text: str, found: tuple[str, int, str]) -> None:
    library = layers(tmp_path, {f"styles/{name}.yaml": text})
    assert refused(lambda: library.style(name)) == [found]


OWN = "name: Ours\nversion: '1'\nreviewed: 2026-11-22\nowner: Us\ndisables: [{disables}]\n"


def test_a_style_is_switched_off_and_another_layer_may_bring_its_own(tmp_path: Path) -> None:
    off = {"library.yaml": OWN.format(disables="brief, central")}
    library = layers(tmp_path, off)
    assert library.style_ids() == ["council", "file-note", "police"]
    assert library.style("brief") is None
    again = layers(tmp_path / "x", off, {"styles/brief.yaml": STYLE.format(id="brief", replaces="false")})
    style = again.style("brief")
    assert style is not None
    assert [each.kind for each in style.sections] == ["request"]
    assert again.history("style", "brief") == [f"{tmp_path}/x/layer1/styles/brief.yaml:1"]


@pytest.mark.parametrize(
    ("disables", "message"),
    [
        ("breif", "`breif` is disabled, but no layer below has it"),
        ("brief, brief", "`brief` is disabled, but no layer below has it"),
        ("ours", "`ours` is added and disabled in one layer"),
        ("file-note", "`file-note` is the note for the file where no letter is owed, and cannot be switched off"),
    ],
)
def test_a_style_that_cannot_be_switched_off(tmp_path: Path, disables: str, message: str) -> None:
    own = {"library.yaml": OWN.format(disables=disables), "styles/ours.yaml": STYLE.format(id="ours", replaces="false")}
    library = layers(tmp_path, own)
    assert refused(library.style_ids) == [("S17-031", 5, message)]
    found = [(each.kind.id, each.message) for each in check_library(str(tmp_path / "layer0"))]
    assert found == [("S17-031", message)]


def test_a_library_that_stands_alone_switches_nothing_off(tmp_path: Path) -> None:
    copytree(ROOT / "exemptions", tmp_path / "whole")
    path = tmp_path / "whole" / "library.yaml"
    path.write_text(f"{path.read_text('utf-8')}disables: [brief, breif]\n", "utf-8")
    found = [(each.kind.id, each.message) for each in check_library(str(tmp_path / "whole"))]
    assert found == [
        ("S17-031", "`brief` is added and disabled in one layer"),
        ("S17-031", "`breif` is disabled, but no layer below has it"),
    ]


def test_nothing_is_added_and_switched_off_at_once(tmp_path: Path) -> None:
    """Such a block would be lost without a word."""
    name = "s31.for.our-roads"
    text = f"{BLOCK.format(id=name, text='It helps', replaces='false')}disables: [{name}]\n"
    library = layers(tmp_path, {"foia/s31-ours.yaml": text})
    message = f"`{name}` is added and disabled in one layer"
    assert refused(lambda: library.section("s31")) == [("S17-031", 8, message)]


def test_no_layer_switches_the_law_off(tmp_path: Path) -> None:
    library = layers(tmp_path, {"foia/s31-ours.yaml": "reviewed: 2026-11-22\ndisables: ['s31(1)(a)', s31]\n"})
    assert refused(lambda: library.section("s31")) == [
        ("S17-031", 2, "`s31(1)(a)` is a provision, which no layer can switch off"),
        ("S17-031", 2, "`s31` is a provision, which no layer can switch off"),
    ]


# What a section says as a whole.


@pytest.mark.parametrize(
    "line",
    ["title: another", "heading: Another", "clause: Another.", "who: Only some.", "historical: {rule: r, source: s}"],
)
def test_the_facts_of_a_section_are_not_hidden_in_silence(tmp_path: Path, line: str) -> None:
    below = {"foia/s31-a.yaml": "reviewed: 2026-11-22\nwho: Few.\n"}
    silent = layers(tmp_path, below, {"foia/s31-b.yaml": f"reviewed: 2026-11-22\n{line}\n"})
    assert [each[0] for each in refused(lambda: silent.section("s31"))] == ["S17-030"]
    said = layers(tmp_path / "x", below, {"foia/s31-b.yaml": f"reviewed: 2026-11-22\n{line}\nreplaces: true\n"})
    section = said.section("s31")
    key, _, value = line.partition(": ")
    assert section is not None
    assert str(getattr(section, key)).startswith(value if key != "historical" else "Historical(rule='r'")


def test_a_section_s_file_that_replaces_nothing(tmp_path: Path) -> None:
    text = BLOCK.format(id="s31.for.our-roads", text="A", replaces="false") + "replaces: true\n"
    library = layers(tmp_path, {"foia/s31-ours.yaml": text})
    assert [each[:2] for each in refused(lambda: library.section("s31"))] == [("S17-031", 8)]


def test_notes_of_layers_stand_beside_one_another(tmp_path: Path) -> None:
    library = layers(tmp_path, {"foia/s40-ours.yaml": "reviewed: 2026-11-22\nnote: Ask the data protection officer.\n"})
    section, shipped = library.section("s40"), Library().section("s40")
    assert section is not None
    assert shipped is not None
    assert section.note == "\n".join(filter(None, (shipped.note, "Ask the data protection officer.")))


# Topics and statements.


def test_a_topic_is_switched_off(tmp_path: Path) -> None:
    library = layers(tmp_path, {"topics.yaml": "disables: [prisons]\n"})
    assert "prisons" not in library.topics()
    assert set(Library().topics()) - set(library.topics()) == {"prisons"}
    gone = layers(tmp_path / "x", {"topics.yaml": "disables: [prizons]\n"})
    assert refused(gone.topics) == [("S17-031", 1, "`prizons` is disabled, but no layer below has it")]


def test_a_topic_is_reworded_and_its_history_told(tmp_path: Path) -> None:
    library = layers(tmp_path, {"topics.yaml": "topics: [{id: prisons, covers: ours, replaces: true}]\n"})
    assert library.topics()["prisons"].covers == "ours"
    first, second = library.history("topic", "prisons")
    assert first.startswith("exemptions/topics.yaml:")
    assert second == f"{tmp_path}/layer0/topics.yaml:1"


def test_a_statement_is_reworded_twice(tmp_path: Path) -> None:
    text = "reviewed: 2026-11-22\nstatements:\n  - {id: signature, text: 'Yours', replaces: true}\n"
    library = layers(tmp_path, {"foia/statements.yaml": text}, {"foia/statements.yaml": text.replace("Yours", "Ours")})
    assert library.statement("signature")[0].text == "Ours"
    assert library.statement("signature")[1].where == f"{tmp_path}/layer1/foia/statements.yaml:3"
    assert [each.rsplit("/", 3)[-3] for each in library.history("statement", "signature")] == [
        "exemptions", "layer0", "layer1"
    ]  # fmt: skip


# Facts of the United Kingdom.


REGULATOR = (
    "{{since: {since}, name: {name}, short: N, web: w.example, telephone: '1', window: a month, source: Act{more}}}"
)


def regulators(*rows: str, more: str = "") -> dict[str, str]:
    listed = "".join(f"  - {row}\n" for row in rows)
    return {"uk/regulators.yaml": f"reviewed: 2026-11-22\nregulators:\n{listed}{more}"}


def test_a_regulator_is_added_and_the_letter_names_the_one_of_its_day(tmp_path: Path) -> None:
    library = layers(tmp_path, regulators(REGULATOR.format(since="2026-11-01", name="Office of Openness", more="")))
    assert [each.name for each in library.regulators()] == [
        "Information Commissioner", "Information Commission", "Office of Openness"
    ]  # fmt: skip
    assert "the Office of Openness" in (outcome(SOUND, library=library).text or "")


def test_a_regulator_in_the_middle_stands_in_order(tmp_path: Path) -> None:
    library = layers(tmp_path, regulators(REGULATOR.format(since="2010-01-01", name="Between", more="")))
    assert [str(each.since) for each in library.regulators()] == ["2001-01-30", "2010-01-01", "2026-09-30"]


def test_a_regulator_is_replaced_by_the_day_it_took_office(tmp_path: Path) -> None:
    silent = layers(tmp_path, regulators(REGULATOR.format(since="2026-09-30", name="X", more="")))
    assert refused(silent.regulators) == [("S17-030", 3, "`2026-09-30` would hide the one of a layer below")]
    said = layers(tmp_path / "x", regulators(REGULATOR.format(since="2026-09-30", name="X", more=", replaces: true")))
    assert [each.name for each in said.regulators()] == ["Information Commissioner", "X"]


def test_the_whole_list_is_replaced_or_one_taken_out(tmp_path: Path) -> None:
    row = REGULATOR.format(since="2001-01-30", name="X", more="")
    assert [each.name for each in layers(tmp_path, regulators(row, more="replaces: true\n")).regulators()] == ["X"]
    off = {"uk/regulators.yaml": "reviewed: 2026-11-22\ndisables: ['2026-09-30']\n"}
    assert [each.name for each in layers(tmp_path / "x", off).regulators()] == ["Information Commissioner"]


KIND = "{{id: {id}, name: a harbour, limit: lower, qualified-person: s36(5)({letter}), open: {{s30: 'no'}}{more}}}"


def kinds(*rows: str, more: str = "") -> dict[str, str]:
    listed = "".join(f"  - {row}\n" for row in rows)
    return {"uk/authorities.yaml": f"reviewed: 2026-11-22\nkinds:\n{listed}{more}"}


def test_a_kind_of_authority_is_added(tmp_path: Path) -> None:
    library = layers(tmp_path, kinds(KIND.format(id="harbour", letter="o", more="")))
    assert library.authority_kinds()["harbour"].name == "a harbour"
    assert qualified_person(library, library.authority_kinds()["harbour"]).cite == "s36(5)(o)"
    assert len(library.authority_kinds()) == len(Library().authority_kinds()) + 1


def test_a_kind_of_authority_with_a_qualified_person_of_its_own(tmp_path: Path) -> None:
    more = "qualified-persons: [{cite: s36(5)(z), holder: a harbour, person: its master}]\n"
    library = layers(tmp_path, kinds(KIND.format(id="harbour", letter="z", more=""), more=more))
    assert qualified_person(library, library.authority_kinds()["harbour"]).person == "its master"


def test_a_kind_of_authority_is_not_hidden_in_silence(tmp_path: Path) -> None:
    silent = layers(tmp_path, kinds(KIND.format(id="police", letter="o", more="")))
    assert refused(silent.authority_kinds) == [("S17-030", 3, "`police` would hide the one of a layer below")]
    said = layers(tmp_path / "x", kinds(KIND.format(id="police", letter="o", more=", replaces: true")))
    assert said.authority_kinds()["police"].name == "a harbour"
    person = "qualified-persons: [{cite: s36(5)(o), holder: a, person: b}]\n"
    hidden = layers(tmp_path / "y", kinds(KIND.format(id="harbour", letter="o", more=""), more=person))
    assert refused(lambda: qualified_person(hidden, hidden.authority_kinds()["harbour"])) == [
        ("S17-030", 4, "`s36(5)(o)` would hide the one of a layer below")
    ]


PERIOD = """\
reviewed: 2026-11-22
periods:
  - since: {since}
    rate: 30
    limits: [{{id: lower, name: l, pounds: 540, hours: 18}}, {{id: higher, name: h, pounds: 720, hours: 24}}]
    counts: {{locating: locating it}}
    does-not-count: [copying]
    source: SI
    replaces: {replaces}
"""


def test_a_limit_of_cost_is_added_from_its_day_on(tmp_path: Path) -> None:
    library = layers(tmp_path, {"uk/cost-limits.yaml": PERIOD.format(since="2027-01-01", replaces="false")})
    assert cost_limits(library, date(2026, 12, 31)).rate == 25
    assert cost_limits(library, date(2027, 1, 1)).rate == 30


def test_a_limit_of_cost_is_not_hidden_in_silence(tmp_path: Path) -> None:
    silent = layers(tmp_path, {"uk/cost-limits.yaml": PERIOD.format(since="2005-01-01", replaces="false")})
    assert refused(lambda: cost_limits(silent, date(2026, 1, 1))) == [
        ("S17-030", 3, "`2005-01-01` would hide the one of a layer below")
    ]
    said = layers(tmp_path / "x", {"uk/cost-limits.yaml": PERIOD.format(since="2005-01-01", replaces="true")})
    assert cost_limits(said, date(2026, 1, 1)).rate == 30


@pytest.mark.parametrize("name", ["foia/regime.yaml", "uk/regulators.yaml", "uk/authorities.yaml", "sources.yaml"])
def test_a_library_that_stands_alone_replaces_nothing(tmp_path: Path, name: str) -> None:
    copytree(ROOT / "exemptions", tmp_path / "own")
    path = tmp_path / "own" / name
    path.write_text(path.read_text("utf-8") + "replaces: true\n", "utf-8")
    library = Library()
    library.layers = (Layer(str(tmp_path / "own"), "own"),)
    reads = (library.regime, library.regulators, library.authority_kinds, lambda: sources(library))
    found = [refused(read) for read in reads if _fails(read)]
    assert [each[0][0] for each in found] == ["S17-031"]


def _fails(read: Callable[[], object]) -> bool:
    try:
        read()
    except LibraryError:
        return True
    return False


# Where everything comes from.


def listed(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "s17gen", "list", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_list_shows_where_everything_comes_from_and_what_it_took_the_place_of(tmp_path: Path) -> None:
    statement = "reviewed: 2026-11-22\nstatements:\n  - {id: signature, text: Yours, replaces: true}\n"
    layers(
        tmp_path,
        {
            "foia/s31-ours.yaml": BLOCK.format(id="s31.for.our-roads", text="A", replaces="false"),
            "foia/statements.yaml": statement,
            "styles/brief.yaml": STYLE.format(id="brief", replaces="true"),
            "topics.yaml": "topics: [{id: prisons, covers: ours, replaces: true}]\n",
        },
        {"foia/s31-more.yaml": BLOCK.format(id="s31.for.our-roads", text="B", replaces="true")},
    )
    over = ("--origin", "--library", "layer0", "--library", "layer1")
    rows = {what: listed(tmp_path, what, *over).splitlines() for what in ("blocks", "statements", "styles", "topics")}
    one = [[each for each in lines if "layer" in each] for lines in rows.values()]
    assert [" ".join(each.split()) for lines in one for each in lines] == [
        "s31.for.our-roads layer1/foia/s31-more.yaml:3 in place of layer0/foia/s31-ours.yaml:3",
        f"signature layer0/foia/statements.yaml:3 in place of {shipped_at('foia/statements.yaml', 'id: signature')}",
        "brief layer0/styles/brief.yaml:1 in place of exemptions/styles/brief.yaml:1",
        f"prisons layer0/topics.yaml:1 in place of {shipped_at('topics.yaml', 'id: prisons')}",
    ]
    law = listed(tmp_path, "provisions", "--section", "s24", *over)
    assert law.splitlines()[0].split() == ["s24(1)", shipped_at("foia/s24-national-security.yaml", "cite: s24(1)")]


def shipped_at(name: str, text: str) -> str:
    lines = (ROOT / "exemptions" / name).read_text("utf-8").splitlines()
    return f"exemptions/{name}:{next(number for number, line in enumerate(lines, 1) if text in line)}"


@pytest.mark.parametrize("what", ["provisions", "topics", "blocks", "statements", "styles"])
def test_json_has_the_origin_of_everything(tmp_path: Path, what: str) -> None:
    data = json.loads(listed(tmp_path, what, "--format", "json"))
    assert all(each["where"].startswith("exemptions/") and each["replaces"] == [] for each in data[what])


def test_rules_come_from_no_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "s17gen", "list", "rules", "--origin"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "rules are part of s17gen and come from no file of the library" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--library", "layer0", "--library", "./layer0/"), "the layer ./layer0/ is given twice"),
        (("--library", str(ROOT / "exemptions")), "is the shipped library itself"),
    ],
)
def test_a_layer_cannot_lie_over_itself(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    layers(tmp_path, {"topics.yaml": "topics: [{id: our-roads, covers: roads}]\n"})
    command = [sys.executable, "-m", "s17gen", "list", "topics", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert words in done.stderr
