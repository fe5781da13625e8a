"""A layer: what of it cannot be read, what nothing reads, what its letters would not say, and who is to blame."""

import shutil
from pathlib import Path

import pytest
from sample import ROOT
from test_docs_commands import save_all

from s17gen.check.libraries import check_library, over

STATEMENT = """\
reviewed: 2026-11-22
statements:
  - id: complaint.route
    replaces: true
    text: You may complain.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the layer `ours` of the library author's guide."""
    save_all("library.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(layers: tuple[str, ...] = ()) -> list[tuple[str, str, int]]:
    return [(each.kind.id, each.place.file, each.place.line) for each in check_library("ours", layers)]


def change(name: str, old: str, new: str) -> None:
    path = Path("ours", name)
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_the_shipped_library_is_clean() -> None:
    assert list(check_library(str(ROOT / "exemptions"))) == []


def test_a_library_of_its_own_stands_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "exemptions", tmp_path / "whole")
    assert len(over(str(tmp_path / "whole")).layers) == 1
    (tmp_path / "whole/styles/brief.yaml").write_text("id: brief\ntitle: x\nsections: [{kind: opening}]\n", "utf-8")
    duties = {each.kind.duty for each in check_library(str(tmp_path / "whole"))}
    assert {"why", "balance", "regulator", "complaints-procedure"} <= duties


def test_the_guide_s_layer_is_clean(folder: Path) -> None:
    assert found() == []


def test_a_style_that_leaves_out_what_is_owed_is_named_once_for_each_duty(folder: Path) -> None:
    change("styles/eastmere.yaml", "  - {kind: complaint, heading: Complaints to the regulator}\n", "")
    change("styles/eastmere.yaml", "  - {kind: balance, heading: Why we withhold it}\n", "")
    [balance, regulator] = sorted(check_library("ours"), key=lambda each: each.kind.duty)
    assert (balance.kind.duty, regulator.kind.duty) == ("balance", "regulator")
    assert regulator.kind.id == balance.kind.id == "S17-901"
    assert regulator.message.startswith("the letter would not say the right to apply to the regulator; for example ")
    assert regulator.message.endswith(" in the style `eastmere`")
    assert regulator.law == ("FOIA s17(7)(b)", "FOIA s50")
    assert (regulator.place.file, regulator.place.line) == ("ours/styles/eastmere.yaml", 1)


def test_a_statement_that_no_longer_says_what_it_said_is_to_blame_in_every_style(folder: Path) -> None:
    change("foia/statements.yaml", "    duties: [complaints-procedure]\n", "")
    [finding] = check_library("ours")
    assert (finding.place.file, finding.place.line) == ("ours/foia/statements.yaml", 3)
    assert finding.message == (
        "`review.route` takes the place of a statement that says how to complain to the authority, or that it has no"
        " procedure, and does not say that it does"
    )
    assert finding.law == ("FOIA s17(7)(a)",)


def test_a_statement_with_a_slot_that_nothing_fills(folder: Path) -> None:
    change("foia/statements.yaml", "{{ to }}", "{{ too }}")
    assert found() == [("S17-056", "ours/foia/statements.yaml", 3)]


def test_a_kind_of_section_that_there_is_not(folder: Path) -> None:
    change("styles/eastmere.yaml", "kind: complaint,", "kind: complain,")
    change("styles/eastmere.yaml", "kind: standing.our-languages", "kind: standing.our-tongues")
    [one, other] = check_library("ours")
    assert (one.kind.id, one.place.line, one.message) == ("S17-056", 25, "there is no kind of section `complain`")
    assert one.hint == "did you mean `complaint`?"
    assert other.message == "there is no kind of section `standing.our-tongues`"


def test_every_file_that_cannot_be_read_is_named_at_once(folder: Path) -> None:
    Path("ours/topics.yaml").write_text("topics: [\n", "utf-8")
    change("library.yaml", "owner:", "ownr:")
    change("foia/s31-eastmere.yaml", "type: noun", "type: nown")
    Path("ours/foia/s38-odd.yaml").write_bytes(b"reviewed: caf\xe9\n")
    assert {(kind, file) for kind, file, _ in found()} == {
        ("S17-003", "ours/topics.yaml"),
        ("S17-020", "ours/library.yaml"),
        ("S17-021", "ours/library.yaml"),
        ("S17-024", "ours/foia/s31-eastmere.yaml"),
        ("S17-001", "ours/foia/s38-odd.yaml"),
    }


def test_a_block_that_is_shadowed_and_one_that_names_no_provision(folder: Path) -> None:
    change("foia/s31-eastmere.yaml", "id: s31.for.our-cameras", "id: s31.for.empty-homes-pressure")
    assert found() == [("S17-030", "ours/foia/s31-eastmere.yaml", 3)]


def test_what_the_lint_finds(folder: Path) -> None:
    change("foia/s31-eastmere.yaml", "topics: [car-parks]", "topics: [car-prks]")
    assert {kind for kind, _, _ in found()} == {"S17-042", "S17-043"}


@pytest.mark.parametrize("name", ["foia/31-ours.yaml", "foia/s31-x.yml", "styles/Big.yaml", "uk/limits.yaml"])
def test_a_file_that_nothing_reads(folder: Path, name: str) -> None:
    Path("ours", name).parent.mkdir(exist_ok=True)
    Path("ours", name).write_text("anything: [\n", "utf-8")
    assert ("S17-057", f"ours/{name}", 1) in found()


def test_what_else_stands_in_the_folder_is_no_matter_of_the_library(folder: Path) -> None:
    Path("ours/eastmere.yaml").write_text("name: x\n", "utf-8")
    Path("ours/LICENSE").write_text("x", "utf-8")
    assert found() == []


def test_a_place_of_the_layer_that_is_no_file(folder: Path) -> None:
    Path("ours/foia/s38-x.yaml").mkdir()
    assert ("S17-056", "ours", 1) in found()


def test_a_layer_over_another(folder: Path) -> None:
    shutil.copytree("ours", "base")
    shutil.rmtree("ours/styles")
    for name in ("topics.yaml", "foia/s31-switched-off.yaml", "foia/statements.yaml"):
        Path("ours", name).unlink()
    assert {kind for kind, _, _ in found()} == {"S17-042"}, "the topic is in the layer below"
    assert [kind for kind, _, _ in found(("base",))] == ["S17-030"], "and so is the block"
    assert [layer.name for layer in over("ours", ("base", "ours", "above")).layers] == ["exemptions", "base", "ours"]


def test_a_copy_of_a_layer_in_force_is_told_how_to_be_checked(folder: Path) -> None:
    """As a lawyer makes one to compare: by itself it would be one more layer, over that with the same ids."""
    shutil.copytree("ours", "ours-next")
    shadowed = list(check_library("ours-next", ("ours",)))
    assert {each.kind.id for each in shadowed} == {"S17-030"}
    instead = "; if this folder is to take the place of ours, check it with `--library ours-next`"
    assert all(each.hint.startswith("say `replaces: true` if that is meant") for each in shadowed)
    assert all(each.hint.endswith(instead) for each in shadowed)
    assert list(check_library("ours-next", ("ours-next",))) == list(check_library("ours")) == []
