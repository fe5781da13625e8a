"""`s17gen.testing`: what library owners write their own tests with."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from s17gen import testing
from s17gen.errors import UsageError
from s17gen.testing import (
    changed,
    check_layer,
    found,
    found_at,
    kinds,
    outcome,
    read_cases,
    sound,
    words_of_block,
)

LAYER = """\
reviewed: 2026-11-02
section: s31
blocks:
  - id: s31.for.our-cameras
    limbs: [s31(1)(a)]
    reviewed: 2026-11-02
    slots:
      filmed: {type: noun, ask: "Whom do the cameras film?"}
    text: The cameras film {{ filmed }}, who ought to know who watches the films.
"""


# Sound requests.


@pytest.mark.parametrize("kind", kinds())
def test_nothing_is_found_in_a_sound_request(kind: str) -> None:
    assert found_at(sound(kind)) == []
    assert outcome(sound(kind)).text


def test_a_sound_request_is_the_caller_s_own() -> None:
    sound()["decisions"][0]["claims"].clear()
    assert found(sound()) == []


def test_there_is_one_for_every_kind_of_letter() -> None:
    outcomes = {decision["outcome"] for kind in kinds() for decision in sound(kind)["decisions"]}
    assert outcomes == {
        "disclosed", "disclosed-in-part", "withheld", "not-held", "ncnd", "cost-limit", "vexatious", "repeated",
        "no-notice", "more-time", "clarification",
    }  # fmt: skip


def test_a_kind_that_is_none() -> None:
    with pytest.raises(UsageError, match="there is no sound request `witheld`") as caught:
        sound("witheld")
    assert caught.value.hint == "did you mean `withheld`?"


# Changes.


def test_changes_leave_the_request_as_it_was() -> None:
    request = sound("mixed")
    before = repr(request)
    changed(request, put={"decisions.0.answers.1": "Ten."}, add={"hide": "me"}, remove="decisions.2.claims.0.for")
    assert repr(request) == before


def test_what_is_put_added_and_removed() -> None:
    request = {"a": [{"b": "1"}, {"b": "2"}, {"b": "3"}], "c": "4"}
    made = changed(request, put={"a.1.b": "5", "d": {"e": "6"}}, add={"a": {"b": "7"}, "f": "8"}, remove=["a.0", "a.2"])
    assert made == {"a": [{"b": "5"}, {"b": "7"}], "c": "4", "d": {"e": "6"}, "f": ["8"]}


def test_every_item_named_is_taken_out_though_the_others_move_up() -> None:
    assert changed({"a": list("0123456789xyz")}, remove=["a.2", "a.10", "a.0"])["a"] == list("13456789yz")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"remove": "decisions.1"}, "`decisions.1` leads nowhere: `1` is not from 0 to 0"),
        ({"remove": "late"}, "`late` leads nowhere: there is no `late` there"),
        ({"put": {"decision.0": "x"}}, "`decision.0` leads nowhere: there is no `decision` there"),
        ({"put": {"decisions.one": "x"}}, "`decisions.one` leads nowhere: `one` is not from 0 to 0"),
        ({"put": {"subject.x": "x"}}, "`subject.x` leads nowhere: there is no `x` there"),
        ({"add": {"subject": "x"}}, "`subject` is no list"),
    ],
)
def test_a_path_that_leads_nowhere(change: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        changed(sound(), **change)  # type: ignore[arg-type]
    assert caught.value.message == message


# Findings.


def test_text_and_data_are_judged_alike() -> None:
    request = changed(sound("mixed"), remove=["decisions.2.claims.0.for", "decisions.1.searched"])
    text = yaml.safe_dump(request, sort_keys=False)
    assert [(rule, message) for rule, _, message in found(text)] == [
        (rule, message) for rule, _, message in found(request)
    ]
    assert found_at(text) == found_at(request)
    assert [(rule, path) for rule, path, _ in found_at(text)] == [
        ("S17-408", "decisions.1"),
        ("S17-301", "decisions.2.claims.0"),
    ]


def test_a_finding_of_the_whole_file_has_no_path() -> None:
    assert next(each[:2] for each in found_at(changed(sound(), remove="authority"))) == ("S17-601", "")


# Blocks and layers.


def test_words_of_a_block() -> None:
    said = words_of_block("s31.because.list-of-targets", users="Thieves", act="choose.", evidence="two were robbed")
    assert said == "Once public, the information could be used by Thieves to choose. Two were robbed."


@pytest.mark.parametrize(
    ("name", "slots", "message"),
    [
        ("s31.because.no-such", {}, "`s31.because.no-such` is not in the library"),
        ("s31.because.list-of-targets", {"users": "x", "act": "y"}, "asks: What has happened here, and when?"),
        ("common.because.mosaic", {"x": "y"}, "`x` is not known here"),
    ],
)
def test_words_that_a_block_cannot_say(name: str, slots: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        words_of_block(name, **slots)
    assert message in caught.value.message


def layer(folder: Path, text: str) -> str:
    (folder / "ours" / "foia").mkdir(parents=True)
    (folder / "ours" / "foia" / "s31-ours.yaml").write_text(text, "utf-8")
    return str(folder / "ours")


def test_a_sound_layer(tmp_path: Path) -> None:
    assert check_layer(layer(tmp_path, LAYER)) == []


def test_a_layer_that_breaks_a_promise_of_the_library(tmp_path: Path) -> None:
    [line] = check_layer(layer(tmp_path, LAYER.replace("The cameras film {{ filmed }}, who", "People")))
    assert line.endswith("s31-ours.yaml:8: S17-040: " + line.split("S17-040: ")[1])
    assert "filmed" in line


def test_a_layer_that_cannot_be_read(tmp_path: Path) -> None:
    [line] = check_layer(layer(tmp_path, LAYER.replace("limbs:", "limb:")))
    assert line.endswith("s31-ours.yaml:5: S17-021: `limb` is not known here")


def test_a_style_that_cannot_be_read(tmp_path: Path) -> None:
    folder = Path(layer(tmp_path, LAYER))
    (folder / "styles").mkdir()
    (folder / "styles" / "ours.yaml").write_text("title: x\n", "utf-8")
    assert "styles/ours.yaml" in check_layer(str(folder))[0]


def test_a_layer_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a folder"):
        check_layer(str(tmp_path / "our"))


# Cases as data.


CASES = """\
rules:
  - rule: S17-303
    fires:
      - why: the balance is missing
        remove: decisions.0.claims.0.balance
        found: [{at: decisions.0.claims.0, says: x}]
    near-miss: [{why: nothing is changed}]
    lawful: [{why: nothing is weighed, base: absolute}]
"""


def test_cases_say_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(CASES, "utf-8")
    [entry] = read_cases(str(path)).rules
    assert [each.amiss(entry.rule) for each in [*entry.near_miss, *entry.lawful]] == ["", ""]
    assert entry.fires[0].amiss(entry.rule).splitlines() == [
        "the balance is missing:",
        "  not expected: S17-303 at decisions.0.claims.0: section 31(1)(a) is qualified, but nothing says why one side "
        "of the public interest outweighs the other",
        "  not found: S17-303 at decisions.0.claims.0: x",
    ]


def test_a_file_that_has_no_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(CASES.replace("near-miss", "near-mis"), "utf-8")
    with pytest.raises(UsageError) as caught:
        read_cases(str(path))
    assert f"{path}:7: `near-mis` is not known here" in caught.value.message


def test_it_needs_no_test_runner() -> None:
    script = "import sys, s17gen.testing; sys.exit('pytest' in sys.modules or 'hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_the_guide_names_everything_that_is_there_to_call() -> None:
    page = (Path(__file__).parent.parent / "docs" / "library.md").read_text("utf-8")
    section = page.split("## Test your library")[1].split("\n## ")[0]
    called = [name for name in testing.__all__ if callable(getattr(testing, name)) and name[0].islower()]
    assert [name for name in called if f"`{name}(" not in section] == []
