"""Layers: shipped first, an authority's own after it; nothing is shadowed by accident."""

import datetime
from pathlib import Path

import pytest

from s17gen.errors import LibraryError
from s17gen.library import Library

BLOCK = """\
reviewed: 2026-11-22
blocks:
  - id: {id}
    text: A line of our own about {{{{ what }}}}.
    slots: {{what: {{type: noun, ask: What?}}}}
{more}"""


def layer(folder: Path, name: str, text: str) -> Library:
    path = folder / "layer" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Library([str(folder / "layer")])


def test_a_layer_adds_a_block(tmp_path: Path) -> None:
    library = layer(tmp_path, "foia/common.yaml", BLOCK.format(id="common.because.ours", more=""))
    block = library.block("common.because.ours")
    assert block is not None
    assert block.text == "A line of our own about {{ what }}."
    assert library.origin("common.because.ours").where == "layer/foia/common.yaml:3"
    assert library.block("common.because.mosaic") is not None


def test_a_layer_replaces_a_block_when_it_says_so(tmp_path: Path) -> None:
    text = BLOCK.format(id="common.because.mosaic", more="    replaces: true\n")
    library = layer(tmp_path, "foia/common.yaml", text)
    block = library.block("common.because.mosaic")
    assert block is not None
    assert block.text == "A line of our own about {{ what }}."
    assert library.origin("common.because.mosaic").where == "layer/foia/common.yaml:3"


@pytest.mark.parametrize(
    ("id", "more", "rule", "line"),
    [
        ("common.because.mosaic", "", "S17-030", 3),
        ("common.because.nothing", "    replaces: true\n", "S17-031", 3),
        ("common.because.ours", "disables: [common.because.nothing]\n", "S17-031", 6),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, id: str, more: str, rule: str, line: int) -> None:  # noqa: A002
    library = layer(tmp_path, "foia/common.yaml", BLOCK.format(id=id, more=more))
    with pytest.raises(LibraryError, match=r"layer/foia/common.yaml does not fit the layers below it") as caught:
        library.block("common.because.mosaic")
    assert [(each.kind.id, each.place.line) for each in caught.value.findings] == [(rule, line)]


def test_an_id_twice_in_one_file(tmp_path: Path) -> None:
    text = BLOCK.format(id="common.because.ours", more="  - {id: common.because.ours, text: Again.}\n")
    with pytest.raises(LibraryError) as caught:
        layer(tmp_path, "foia/common.yaml", text).block("common.because.ours")
    assert [(each.kind.id, each.place.line) for each in caught.value.findings] == [("S17-032", 6)]


def test_a_layer_disables_a_block(tmp_path: Path) -> None:
    text = "reviewed: 2026-11-22\ndisables: [common.because.mosaic]\n"
    library = layer(tmp_path, "foia/common.yaml", text)
    assert library.block("common.because.mosaic") is None
    assert library.block("common.because.system-attack") is not None


def test_an_unsound_file_says_where(tmp_path: Path) -> None:
    library = layer(tmp_path, "foia/common.yaml", "reviewed: yesterday\nbloks: []\n")
    with pytest.raises(LibraryError, match=r"layer/foia/common.yaml is unsound") as caught:
        library.block("common.because.mosaic")
    assert [(each.kind.id, each.place.line) for each in caught.value.findings] == [
        ("S17-025", 1),
        ("S17-021", 2),
    ]


def test_only_the_files_that_are_asked_for_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    from s17gen import library as module

    opened: list[str] = []
    read = module._read
    monkeypatch.setattr(module, "_read", lambda path, name, model: opened.append(name) or read(path, name, model))
    library = Library()
    library.provision("s24(1)")
    library.block("common.because.mosaic")
    library.provision("s24(2)")
    assert opened == ["exemptions/foia/s24-national-security.yaml", "exemptions/foia/common.yaml"]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2026-09-29", "Information Commissioner"),
        ("2026-09-30", "Information Commission"),
        ("2005-01-01", "Information Commissioner"),
    ],
)
def test_the_regulator_of_a_day(date: str, name: str) -> None:
    assert Library().regulator(datetime.date.fromisoformat(date)).name == name


def test_no_regulator_before_there_was_one() -> None:
    with pytest.raises(LibraryError, match="names no regulator for 1999-01-01"):
        Library().regulator(datetime.date(1999, 1, 1))
