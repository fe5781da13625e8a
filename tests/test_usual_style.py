"""The house style of a letter where nobody names one: that of the kind of authority, as the library has it."""

from pathlib import Path

import pytest
import yaml
from sample import ROOT, SOUND
from test_config import PROFILE, call, settings
from test_config import project as project  # a fixture
from test_layers import OWN, kinds, layers

from s17gen.check.libraries import check_library
from s17gen.library import Library
from s17gen.pipeline import FILE_NOTE, Outcome
from s17gen.testing import outcome

KINDS = Library().authority_kinds()
WHO = "name: Northshire Police,"
ROW = "{{id: {id}, name: a harbour, limit: lower, qualified-person: s36(5)(o), open: {{s30: 'no'}}{more}}}"


def letter(of: str, request: str = SOUND, library: Library | None = None, style: str | None = None) -> Outcome:
    """What becomes of a sound request of an authority of which this is said."""
    return outcome(request.replace(WHO, f"{WHO} {of}"), library=library, style=style)


def test_every_kind_has_a_style_that_letters_can_have() -> None:
    known = {*Library().style_ids()} - {FILE_NOTE}
    assert [name for name, kind in KINDS.items() if kind.style not in known] == []


@pytest.mark.parametrize(
    ("of", "style"),
    [
        ("", "police"),
        ("kind: police,", "police"),
        ("kind: council,", "council"),
        ("kind: school,", "brief"),
        ("kind: department,", "central"),
        ("kind: council, jurisdiction: wales,", "council"),
        ("kind: school, jurisdiction: wales,", "brief"),
        ("kind: council, style: central,", "central"),
        ("kind: absent,", ""),
    ],
)
def test_the_kind_gives_the_style_where_nobody_names_one(of: str, style: str) -> None:
    assert letter(of).style == style


def test_a_force_in_scotland_is_a_force() -> None:
    """Its requests are judged by another kind, but it is no council."""
    assert KINDS["police"].there("scotland") == "scottish-public-authority"
    assert outcome(SOUND.replace(WHO, f"{WHO} kind: police, jurisdiction: scotland,"), draft=True).style == "police"


def test_the_call_comes_before_the_request_and_that_before_the_profile() -> None:
    request = SOUND.replace("subject:", "style: brief\nsubject:", 1)
    assert letter("kind: council, style: central,", request).style == "brief"
    assert letter("kind: council, style: central,", request, style="police").style == "police"


def test_a_project_comes_before_the_kind_and_after_the_profile(project: Path) -> None:
    (project / "profiles" / "eastmere.yaml").write_text(PROFILE.replace("style: council\n", ""))
    assert "## Your request and our answers" in call(project, "render", "requests/2026/a.yaml").stdout
    assert settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))["style"] == (
        "council",
        "profiles/eastmere.yaml:2",
    )
    assert "## Annex A" in call(project, "render", "requests/2026/a.yaml", S17GEN_STYLE="central").stdout
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json", S17GEN_STYLE="central"))
    assert shown["style"] == ("central", "S17GEN_STYLE")


def test_config_without_a_kind_and_without_a_request(project: Path) -> None:
    assert settings(call(project, "config", "--format", "json"))["style"] == (None, "default")
    (project / "profiles" / "eastmere.yaml").write_text("name: Eastmere Council\n")
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))
    assert shown["style"] == ("police", "default")
    (project / "requests/2026/a.yaml").write_text(SOUND.replace(WHO, f"{WHO} kind: nhs,"))
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))
    assert shown["style"] == ("council", "requests/2026/a.yaml:7")


# Layers.


def test_a_layer_gives_a_kind_another_style(tmp_path: Path) -> None:
    library = layers(tmp_path, kinds(ROW.format(id="council", more=", style: brief, replaces: true")))
    assert letter("kind: council,", library=library).style == "brief"


def test_a_kind_of_a_layer_need_not_have_one(tmp_path: Path) -> None:
    library = layers(tmp_path, kinds(ROW.format(id="harbour", more="")))
    assert letter("kind: harbour,", library=library).style == "police"


def test_a_style_that_was_switched_off_is_told_with_the_kind_that_has_it(tmp_path: Path) -> None:
    library = layers(tmp_path, {"library.yaml": OWN.format(disables="council")})
    done = letter("kind: council,", library=library)
    assert (done.letters, done.style) == ({}, "")
    assert [(each.kind.id, each.place.line, each.message) for each in done.findings] == [
        ("S17-604", 7, "there is no house style `council`, which is usual of the kind `council`")
    ]
    assert letter("kind: council, style: brief,", library=library).style == "brief"
    assert list(check_library(f"{tmp_path}/layer0")) == []  # a force's layer need not have one for councils


def test_a_check_of_a_layer_finds_a_style_that_there_is_not(tmp_path: Path) -> None:
    layers(tmp_path, kinds(ROW.format(id="harbour", more=", style: harbor")))
    [found] = [each for each in check_library(f"{tmp_path}/layer0") if each.kind.id == "S17-056"]
    assert (found.message, found.hint) == ("the kind `harbour` has the unknown style `harbor`", "correct `style:`")


def test_a_new_project_has_the_style_that_its_kind_has() -> None:
    made = yaml.safe_load((ROOT / "src/s17gen/scaffold/kinds.yaml").read_text("utf-8"))
    assert {name: each["style"] for name, each in made.items()} == {
        name: KINDS[each["kind"]].style for name, each in made.items()
    }
