"""The pattern of `--out`: what it may have, what it becomes, and that no value leads out of its folder."""

import os
from pathlib import Path

import pytest

from s17gen.batch.naming import key, naming
from s17gen.errors import UsageError


@pytest.mark.parametrize(
    ("pattern", "begin", "root"),
    [
        ("letters", "letters/FOI-1", "letters"),
        ("letters/", "letters/FOI-1", "letters"),
        (".", "./FOI-1", "."),
        ("{reference}.{ext}", "FOI-1", ""),
        ("letters/{reference}/{reference}.{ext}", "letters/FOI-1/FOI-1", "letters"),
        ("a/b-{name}/{line}.{ext}", "a/b-campaign/14", "a"),
        ("out/{name}-{reference}.{ext}", "out/campaign-FOI-1", "out"),
        ("/srv/{reference}.{ext}", "/srv/FOI-1", "/srv"),
    ],
)
def test_a_pattern_and_what_it_becomes(pattern: str, begin: str, root: str) -> None:
    names = naming(pattern)
    assert (names.begin("FOI-1", "requests/campaign.yaml", 14), names.root) == (begin, root)


@pytest.mark.parametrize(
    "value", ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a/b", "a\\b", "CON", "{ext}", "\0"]
)
def test_no_value_leads_out_of_its_folder(value: str) -> None:
    names = naming("letters/{reference}/{name}.{ext}")
    begun = os.path.normpath(names.begin(value, value, 1))
    assert begun.split(os.sep)[0] == "letters"
    assert len(begun.split(os.sep)) == 3
    assert "\0" not in begun


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        ("", "`--out` has no name", "give a folder, or a pattern such as `letters/{reference}.{ext}`"),
        ("{referense}.{ext}", "`{referense}` stands for nothing in `--out`", "did you mean `reference`?"),
        ("{reference}", "the pattern `{reference}` cannot name the letters", None),
        ("{reference}.md", "the pattern `{reference}.md` cannot name the letters", None),
        ("{ext}/{reference}.{ext}", "the pattern `{ext}/{reference}.{ext}` cannot name the letters", None),
        ("a{b/{reference}.{ext}", "the pattern `a{b/{reference}.{ext}` cannot name the letters", None),
        ("letters/{reference}/.{ext}", "the pattern `letters/{reference}/.{ext}` gives a letter no name", None),
    ],
)
def test_what_is_no_pattern(pattern: str, message: str, hint: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        naming(pattern)
    assert caught.value.message == message
    assert hint is None or caught.value.hint == hint


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "made.md").mkdir()
    (tmp_path / "letters").write_text("")
    assert naming(f"{tmp_path}/made.md").root == f"{tmp_path}/made.md"
    assert naming("new.md/").root == "new.md"
    seems = "looks like a file, and a batch writes many"
    for name, message in {
        "letters": "is a file, and a batch needs a folder", "new.md": seems, "New.HTML": seems,
    }.items():  # fmt: skip
        with pytest.raises(UsageError) as caught:
            naming(f"{tmp_path}/{name}")
        assert caught.value.message == f"{tmp_path}/{name} {message}"


def test_names_that_a_file_system_may_take_for_one() -> None:
    assert key("letters/FOI-1") == key("letters//foi-1")
    assert key("letters/FOI-1") != key("letters/FOI-2")
