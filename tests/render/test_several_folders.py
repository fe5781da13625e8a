"""Several folders of frames: a later one takes the place of an earlier one's file only if the file says so."""

from pathlib import Path

import pytest
from sample import SOUND

from s17gen.errors import UsageError
from s17gen.library import Library
from s17gen.pipeline import Settings, run
from s17gen.render import renderers
from s17gen.source import load
from s17gen.testing import TODAY

FRAME = """\
{word}
{{{{ notice | title }}}}
{{% for section in notice.sections %}}

{{{{ section | section }}}}
{{% endfor %}}
"""
SAYS_SO = "{# replaces: true #}\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    for name in ("unit", "force"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt.j2").write_text(FRAME.format(word=name.upper()), "utf-8")
    return str(tmp_path / "unit"), str(tmp_path / "force")


def first_line(folders: tuple[str, ...]) -> str:
    settings = Settings(Library(), renderers(["txt"], folders), TODAY)
    [outcome] = run([load("a.yaml", SOUND.encode())], settings)
    return (outcome.text or "").splitlines()[0]


def test_a_frame_hides_no_other_in_silence(folders: tuple[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        first_line(folders)
    assert caught.value.message == f"{folders[1]}/letter.txt.j2 would hide {folders[0]}/letter.txt.j2"
    assert caught.value.hint == "begin it with `{# replaces: true #}` if that is meant, or rename it"


def test_a_frame_that_says_so_takes_the_place_and_leaves_no_trace_of_that(folders: tuple[str, str]) -> None:
    path = Path(folders[1]) / "letter.txt.j2"
    path.write_text(SAYS_SO + path.read_text("utf-8"), "utf-8")
    assert first_line(folders) == "FORCE"
    assert first_line(folders[::-1][:1]) == "FORCE"
    with pytest.raises(UsageError, match=r"unit/letter.txt.j2 would hide"):
        first_line(folders[::-1])


def test_a_style_sheet_and_what_a_frame_includes_are_no_different(folders: tuple[str, str]) -> None:
    for name in ("letter.css", "foot.j2"):
        for folder in folders:
            (Path(folder) / "letter.txt.j2").unlink(missing_ok=True)
            (Path(folder) / f"{folder[-4:]}.j2").touch()
            (Path(folder) / name).write_text("a {}", "utf-8")
        with pytest.raises(UsageError, match=f"force/{name} would hide"):
            renderers(["html"], folders)
        (Path(folders[1]) / name).write_text(f"{SAYS_SO}a {{}}", "utf-8")
        assert renderers(["html"], folders)


def test_a_folder_given_twice(folders: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="one folder of templates is given twice"):
        renderers(["txt"], (folders[0], f"{folders[0]}/."))
