"""Templates frame; they cannot print a value that did not pass the escaper, nor reach what they should not."""

from pathlib import Path

import pytest

from s17gen.errors import LibraryError
from s17gen.notice import Notice, Paragraph, Section, Text
from s17gen.render import Renderer

NOTICE = Notice(title="T {{ 7*7 }}", sections=(Section("x", "H", (Paragraph(content=(Text("p"),)),)),))


def render(folder: Path, template: str) -> str:
    (folder / "letter.md.j2").write_text(template, encoding="utf-8")
    return Renderer("md", [str(folder)]).render(NOTICE)


def test_the_shipped_frame() -> None:
    assert Renderer("md").render(NOTICE) == "# T {{ 7\\*7 }}\n\n## H\n\np\n"


def test_a_folder_s_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    assert render(tmp_path, "Our own frame\n\n{{ notice | title }}\n") == "Our own frame\n\n# T {{ 7\\*7 }}\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ notice.title }}",
        "{{ 7 * 7 }}",
        "{{ (notice | title) ~ 'x' }}",
        "{{ 'constant' }}",
        "{{ notice | title | upper }}",
        "{{ notice.nothing | title }}",
        "{{ nothing }}",
        "{{ notice.__class__ }}",
        "{{ ''.__class__.__mro__ | title }}",
        "{% for x in notice.sections %}",
        "{% include 'elsewhere' %}",
        "{% include '../secret' %}",
    ],
)
def test_what_a_template_may_not_do(tmp_path: Path, template: str) -> None:
    with pytest.raises(LibraryError, match="the template cannot be used"):
        render(tmp_path, template)


def test_a_template_cannot_change_the_notice(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        render(tmp_path, "{% set notice.title = 'x' %}{{ notice | title }}")
