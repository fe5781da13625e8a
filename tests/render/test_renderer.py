"""Templates frame; they cannot print a value that did not pass the escaper, nor reach what they should not."""

from pathlib import Path

import pytest

from s17gen.errors import LibraryError
from s17gen.notice import Notice, Paragraph, Section, Text
from s17gen.render import Renderer

NOTICE = Notice(title="T {{ 7*7 }}", sections=(Section("x", "H", (Paragraph(content=(Text("p"),)),)),))


def render(folder: Path, template: str) -> str:
    (folder / "letter.md.j2").write_text(template, encoding="utf-8")
    (folder / "folder.j2").mkdir(exist_ok=True)
    (folder / "secret").write_text("secret", encoding="utf-8")
    (folder / "link.j2").unlink(missing_ok=True)
    (folder / "link.j2").symlink_to("/etc/hostname")
    return Renderer("md", [str(folder)]).render(NOTICE)


def test_the_shipped_frame() -> None:
    assert Renderer("md").render(NOTICE) == "# T {{ 7\\*7 }}\n\n## H\n\np\n"


def test_a_folder_s_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    assert render(tmp_path, "Our own frame\n\n{{ notice | title }}\n") == "Our own frame\n\n# T {{ 7\\*7 }}\n"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ notice.sections }}", "it prints a value as it stands; print the notice"),
        ("{{ notice.title }}", "a frame cannot see `title`; it can see draft, sections, kind, first, last"),
        (
            "{% for s in notice.sections if s.heading != 'H' %}{{ s | section }}{% endfor %}",
            "a frame cannot see `heading`",
        ),
        ("x\n{{ 7 * 7 }}", r"letter\.md\.j2:2: `mul` is not for a frame; it may use `for`, `if`, `include`"),
        ("{{ (notice | title) ~ 'x' }}", "`concat` is not for a frame"),
        ("{{ 'constant' }}", "it prints a value as it stands"),
        ("{{ notice | title | upper }}", "No filter named 'upper'"),
        ("{{ notice | safe }}", "No filter named 'safe'"),
        ("{{ notice.nothing | title }}", "a frame cannot see `nothing`"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ notice.__class__ | title }}", "a frame cannot see `__class__`"),
        ("{{ ''.__class__.__mro__ | title }}", "a frame cannot see `__mro__`"),
        ("{{ notice['title'] | title }}", "`getitem` is not for a frame"),
        ("{% for x in notice.sections %}", "Unexpected end of template"),
        ("{% for x in notice %}{% endfor %}", "a frame loops over `notice.sections` and nothing else"),
        ("{% include 'elsewhere' %}", "elsewhere"),
        ("{% include '../secret' %}", "secret"),
        ("{% include notice.kind %}", "a frame includes another by its name, in quotes"),
        ("{% import 'letter.md.j2' as x %}", "`import` is not for a frame"),
        ("{% set notice.title = 'x' %}{{ notice | title }}", "`assign` is not for a frame"),
        ("{% macro x() %}{% endmacro %}", "`macro` is not for a frame"),
        ("{{ notice.title.upper() | title }}", "`call` is not for a frame"),
        ("{{ range(9) | title }}", "`call` is not for a frame"),
        ("{{ 'a' * 10**9 }}", "is not for a frame"),
        ("{{ '%999999999d' % 1 }}", "`mod` is not for a frame"),
        ("{{ [1] }}", "`list` is not for a frame"),
        ("{{ notice | section }}", "`section` prints a section and nothing else"),
        ("{% for s in notice.sections %}{{ s | title }}{% endfor %}", "`title` prints a notice and nothing else"),
        ("{{ notice | title('x') }}", "`title` prints a notice and nothing else"),
        ("{{ self | title }}", "prints a notice and nothing else"),
        ("{{ notice | title(x=1) }}", "`keyword` is not for a frame"),
        ("{% include 'letter.md.j2' %}", "it includes itself, or is nested too deep"),
        ("{% for a in notice.sections %}" * 40 + "{% endfor %}" * 40, "a frame has at most 3 loops in each other"),
        ("{{ " + "(" * 4000, "it includes itself, or is nested too deep"),
        ("{% if notice.draft < 1 %}{% endif %}", "a frame compares with a text of at most 100 characters"),
        ("{% for a in 'abc' %}{% endfor %}", "a frame loops over `notice.sections` and nothing else"),
        ("{% if 0 %}" + "{{ a }}" * 9_000 + "{% endif %}", "it has more code than any frame needs"),
        ("{% if " + "==".join("a" * 9_000) + " %}{% endif %}", "it has more code than any frame needs"),
        ("{{ notice.sections.kind | title }}", "has no attribute 'kind'"),
        ("{% include 'secret' %}", "the name of a frame ends in"),
        ("{% include 'link.j2' %}", "it is a link that leads out of its folder"),
        ("{% include 'folder.j2' %}", "it is not an ordinary file"),
        ("x" * (2**20 + 1), "it is longer than 1,048,576 bytes"),
    ],
)
def test_what_a_template_may_not_do(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(LibraryError, match=f"the template cannot be used: .*{message}"):
        render(tmp_path, template)


def test_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"letter\.md\.j2:3: it prints a value as it stands"):
        render(tmp_path, "a\n\n{{ notice.draft }}\n")
    with pytest.raises(LibraryError, match=r"letter\.md\.j2:2: Encountered unknown tag 'nothing'"):
        render(tmp_path, "a\n{% nothing %}\n")


def test_a_frame_may_include_extend_and_choose(tmp_path: Path) -> None:
    (tmp_path / "base.j2").write_text("[{% block all %}{% endblock %}]\n", "utf-8")
    (tmp_path / "part.j2").write_text("{{ section | section }}", "utf-8")
    frame = (
        "{% extends 'base.j2' %}{% block all %}{% for section in notice.sections %}"
        "{% if section.kind == 'x' and not loop.last %}no{% else %}{% include 'part.j2' %}{% endif %}"
        "{% endfor %}{% endblock %}"
    )
    assert render(tmp_path, frame) == "[## H\n\np]\n"


def test_a_frame_that_prints_too_much_ends(tmp_path: Path) -> None:
    loops = 3
    frame = "{% for a in notice.sections %}" * loops + "{{ notice | title }}" + "x" * 999 + "{% endfor %}" * loops
    many = Notice(title="T", sections=NOTICE.sections * 12)
    (tmp_path / "letter.md.j2").write_text(frame, "utf-8")
    with pytest.raises(LibraryError, match="it prints over 1,048,576 characters more than the notice has"):
        Renderer("md", [str(tmp_path)]).render(many)


def test_a_long_notice_is_not_a_fault_of_the_frame() -> None:
    text = "words " * 500_000
    notice = Notice(title="T", sections=(Section("x", "H", (Paragraph(content=(Text(text),)),)),))
    assert len(Renderer("md").render(notice)) > 2_900_000


def test_includes_that_multiply_end(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.j2").write_text(f"{{% include '{number + 1}.j2' %}}" * 2, "utf-8")
    (tmp_path / "40.j2").write_text("", "utf-8")
    (tmp_path / "letter.md.j2").write_text("{% include '0.j2' %}", "utf-8")
    with pytest.raises(LibraryError, match=r"it takes longer than 0\.2 seconds"):
        Renderer("md", [str(tmp_path)], seconds=0.2).render(NOTICE)


def test_a_bug_of_our_own_printers_is_not_blamed_on_a_template() -> None:
    with pytest.raises(KeyError):
        Renderer("md").render(Notice(title="T", sections=(Section("x", "H", (object(),)),)))  # type: ignore[arg-type]
