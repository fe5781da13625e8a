"""Layers: shipped first, an authority's own after it; nothing is shadowed by accident."""

from pathlib import Path

import pytest
from sample import SOUND

from s17gen import layers
from s17gen import library as module
from s17gen.errors import LibraryError
from s17gen.library import Library
from s17gen.testing import outcome

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
    assert library.origin("common.because.ours").where == f"{tmp_path}/layer/foia/common.yaml:3"
    assert library.block("common.because.mosaic") is not None


def test_a_layer_replaces_a_block_when_it_says_so(tmp_path: Path) -> None:
    text = BLOCK.format(id="common.because.mosaic", more="    replaces: true\n")
    library = layer(tmp_path, "foia/common.yaml", text)
    block = library.block("common.because.mosaic")
    assert block is not None
    assert block.text == "A line of our own about {{ what }}."
    assert library.origin("common.because.mosaic").where == f"{tmp_path}/layer/foia/common.yaml:3"


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
    with pytest.raises(LibraryError, match=r"foia/common.yaml does not fit the layers below it") as caught:
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
    with pytest.raises(LibraryError, match=r"foia/common.yaml is unsound") as caught:
        library.block("common.because.mosaic")
    assert [(each.kind.id, each.place.line) for each in caught.value.findings] == [
        ("S17-025", 1),
        ("S17-021", 2),
    ]


def test_only_the_files_that_are_asked_for_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(module, "read", lambda path, name, model: opened.append(name) or layers.read(path, name, model))
    library = Library()
    library.provision("s24(1)")
    library.block("common.because.mosaic")
    library.provision("s24(2)")
    assert opened == ["exemptions/foia/s24-national-security.yaml", "exemptions/foia/common.yaml"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("foia/s31-law-enforcement.yaml", "reviewed: 2026-11-22\nprovisions:\n  - {cite: s31(1)(a), covers: x}\n"),
        ("topics.yaml", "topics:\n  - {id: prisons, covers: x}\n"),
        ("styles/police.yaml", "id: police\ntitle: T\nsections: [{kind: request}]\n"),
        ("uk/regulators.yaml", "reviewed: 2026-11-22\nregulators: [{since: 2001-01-30, name: N, short: N, web: W,"
         " telephone: T, window: W, source: S}]\n"),
    ],
)  # fmt: skip
def test_the_law_is_not_hidden_in_silence_either(tmp_path: Path, name: str, text: str) -> None:
    library = layer(tmp_path, name, text)
    with pytest.raises(LibraryError) as caught:
        library.provision("s31(1)(a)"), library.topics(), library.style("police"), library.regulators()
    assert [each.kind.id for each in caught.value.findings] == ["S17-030"]


def test_a_whole_file_is_replaced_when_it_says_so(tmp_path: Path) -> None:
    text = "id: police\ntitle: T\nsections: [{kind: request}]\nreplaces: true\n"
    style = layer(tmp_path, "styles/police.yaml", text).style("police")
    assert style is not None
    assert style.title == "T"


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("clause: 'x {{ nope }}'", "S17-033", "the slot `nope` is filled by nothing"),
        ("blocks: [{id: s31.for.x, text: 'a {{ who }}'}]", "S17-033", "the slot `who` is filled by nothing"),
        ("blocks: [{id: zz, text: a b}]", "S17-034", "`zz` is not the id of a block of this file"),
        ("blocks: [{id: s31.why.x, text: a b}]", "S17-034", "`s31.why.x` is not the id of a block of this file"),
        ("blocks: [{id: s24.for.x, text: a b}]", "S17-034", "`s24.for.x` is not the id of a block of this file"),
        ("provisions: [{cite: s24(9), covers: x}]", "S17-034", "`s24(9)` is not a citation of s31"),
        ("clause: another", "S17-030", "this file would hide a layer below"),
        ("provisions: [{cite: s31(9), covers: 'x {{ y }}'}]", "S17-033", "the slot `y` is filled by nothing"),
    ],
)
def test_texts_that_could_not_be_said(tmp_path: Path, text: str, rule: str, message: str) -> None:
    library = layer(tmp_path, "foia/s31-ours.yaml", f"reviewed: 2026-11-22\n{text}\n")
    with pytest.raises(LibraryError) as caught:
        library.provision("s31(1)(a)")
    assert [(each.kind.id, each.message) for each in caught.value.findings] == [(rule, message)]
    assert message in str(caught.value)


def test_only_yaml_files_are_read(tmp_path: Path) -> None:
    assert layer(tmp_path, "foia/s31-law-enforcement.yaml.orig", "rubbish: [").provision("s31(1)(a)") is not None


@pytest.mark.parametrize("name", ["regime", "statements", "../styles/police", "s31-law-enforcement", ""])
def test_only_sections_have_blocks(name: str) -> None:
    assert Library().section(name) is None
    assert Library().style(f"../styles/{name}") is None


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "layer" / "foia" / "statements.yaml").mkdir(parents=True)
    with pytest.raises(LibraryError, match=r"statements.yaml is no ordinary file"):
        Library([str(tmp_path / "layer")]).statement("opening")


def test_a_dangling_link_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    (tmp_path / "foia" / "statements.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(LibraryError, match=r"statements.yaml is unsound"):
        Library([str(tmp_path)]).statement("opening")


def test_the_regulators() -> None:
    named = [(str(each.since), each.name) for each in Library().regulators()]
    assert named == [("2001-01-30", "Information Commissioner"), ("2026-09-30", "Information Commission")]


def test_layers_lie_on_one_another_whatever_their_files_are_called(tmp_path: Path) -> None:
    for folder, name, more in (("lower", "s31-z.yaml", ""), ("upper", "s31-a.yaml", "    replaces: true\n")):
        (tmp_path / folder / "foia").mkdir(parents=True)
        text = BLOCK.format(id="s31.because.ours", more=more).replace("of our own", f"of the {folder} layer")
        (tmp_path / folder / "foia" / name).write_text(text, "utf-8")
    block = Library([str(tmp_path / "lower"), str(tmp_path / "upper")]).block("s31.because.ours")
    assert block is not None
    assert block.text == "A line of the upper layer about {{ what }}."


@pytest.mark.parametrize(
    "text",
    [
        "blocks: [{id: s31.for.ours, limbs: [s31(7)], text: a b}]",
        "provisions: [{cite: s31(9), covers: x, asks: {p: {type: provision, ask: 'P?', choices: [s31(8)]}}}]",
    ],
)
def test_citations_that_a_section_does_not_have(tmp_path: Path, text: str) -> None:
    library = layer(tmp_path, "foia/s31-ours.yaml", f"reviewed: 2026-11-22\n{text}\n")
    with pytest.raises(
        LibraryError, match=r"s31-ours.yaml:2: `s31.* names `s31\([78]\)`, which its section does not have"
    ):
        library.provision("s31(1)(a)")


def test_an_ask_may_be_optional(tmp_path: Path) -> None:
    text = "blocks: [{id: s31.for.ours, text: a b, slots: {x: {type: noun, ask: 'X?', required: false}}}]"
    block = layer(tmp_path, "foia/s31-ours.yaml", f"reviewed: 2026-11-22\n{text}\n").block("s31.for.ours")
    assert block is not None
    assert block.slots["x"].required is False


def test_a_style_names_each_section_once(tmp_path: Path) -> None:
    text = "id: twice\ntitle: T\nsections: [{kind: request}, {kind: request}]\n"
    with pytest.raises(LibraryError) as caught:
        layer(tmp_path, "styles/twice.yaml", text).style("twice")
    assert [each.message for each in caught.value.findings] == ["the section `request` is named twice"]


def test_a_statement_may_be_reworded_as_a_list(tmp_path: Path) -> None:
    text = (
        "reviewed: 2026-11-22\nstatements:\n  - id: review.by\n    replaces: true\n"
        "    text: |\n      It is done by:\n\n      - {{ by }}\n"
    )
    request = SOUND.replace("{to: foi@northshire.example}", "{to: foi@northshire.example, by: a manager, answer: 20}")
    letter = outcome(request, library=layer(tmp_path, "foia/statements.yaml", text)).text
    assert letter is not None
    assert "write to foi@northshire.example. It is done by:\n\n- a manager\n\nWe aim to answer within 20" in letter


def test_a_letter_opens_only_what_it_cites(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(module, "read", lambda path, name, model: opened.append(name) or layers.read(path, name, model))
    assert outcome(SOUND, library=Library()).text is not None
    assert sorted(opened) == [
        "exemptions/foia/regime.yaml",
        "exemptions/foia/s31-law-enforcement.yaml",
        "exemptions/foia/statements.yaml",
        "exemptions/styles/police.yaml",
        "exemptions/uk/regulators.yaml",
    ]
