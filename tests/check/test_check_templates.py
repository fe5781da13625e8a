"""A folder of templates: each duty reaches its reader once, whatever a frame may try; else its name, law and line."""

from pathlib import Path

import pytest
from sample import ROOT

from s17gen.check.specimens import case_of, letters, specimens
from s17gen.check.templates import check_templates, shapes_of
from s17gen.findings import Finding
from s17gen.library import Library
from s17gen.render import Renderer

LIBRARY = Library()
SHAPES = shapes_of(LIBRARY)
HTML = (ROOT / "templates" / "letter.html.j2").read_text("utf-8")
MARKDOWN = (ROOT / "templates" / "letter.md.j2").read_text("utf-8")
PRINT = '{% for section in notice.sections if section.kind != "letterhead" %}\n{{ section | section }}\n{% endfor %}'
LAW = ("FOIA s17(7)(b)", "FOIA s50")


def html(old: str, new: str, times: int = 1) -> str:
    assert HTML.count(old) == times
    return HTML.replace(old, new)


def check(folder: Path, **frames: str) -> list[Finding]:
    for name, text in frames.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return list(check_templates(str(folder), LIBRARY, SHAPES))


def ids(found: list[Finding]) -> list[tuple[str, str, int]]:
    return [(each.kind.id, each.kind.duty, each.place.line) for each in found]


def test_the_shipped_templates_are_clean() -> None:
    assert list(check_templates(str(ROOT / "templates"), LIBRARY, SHAPES)) == []


def test_every_frame_prints_every_letter_of_every_example() -> None:
    """Under StrictUndefined, the letters themselves, as the shapes that the proof goes by leave out their words."""
    renderers = [Renderer(name) for name in ("md", "html", "txt", "large-print")]
    styles = [style for name in LIBRARY.style_ids() if (style := LIBRARY.style(name))]
    cases = [(each, case_of(each, LIBRARY)) for each in specimens()]
    printed = [each.render(letter.notice) for letter in letters(LIBRARY, styles, cases) for each in renderers]
    assert len(printed) > 1500
    assert all(printed)


def test_a_frame_that_drops_the_complaint_fails_with_its_name_its_law_and_its_line(tmp_path: Path) -> None:
    text = html(
        'if section.kind != "letterhead" %}', 'if section.kind not in "letterhead complaint rights rights-brief" %}'
    )
    found = check(tmp_path, letter_html_j2=text)
    assert ids(found) == [("S17-902", "complaints-procedure", 21), ("S17-902", "regulator", 21)]
    found = found[1:]
    assert found[0].place.file == str(tmp_path / "letter.html.j2")
    assert found[0].law == LAW
    assert found[0].message == ("letter.html.j2 leaves out the duty `regulator`: the right to apply to the regulator")


def test_the_line_to_blame_is_the_one_that_asks_for_the_kind(tmp_path: Path) -> None:
    text = html(
        'if section.kind != "letterhead" %}', 'if section.kind != "letterhead"\n and section.kind != "complaint" %}'
    )
    [found] = check(tmp_path, letter_html_j2=text)
    assert (found.kind.id, found.kind.duty, found.place.line) == ("S17-902", "regulator", 27)
    assert found.place.text == ' and section.kind != "complaint" %}'
    assert found.message.endswith(
        "; not in every letter, but for example in examples/council-brief.yaml in the style `central`"
    )


def test_a_frame_that_loses_everything_fails_once_for_each_duty(tmp_path: Path) -> None:
    found = check(tmp_path, letter_txt_j2="{{ notice | title }}\n{{ notice | mark }}\n")
    assert {each.kind.duty for each in found} == {each.id for each in LIBRARY.regime().duties}
    assert len(found) == len(LIBRARY.regime().duties)
    assert all("not in every letter" not in each.message for each in found)


PRINTED = "{{ section | section }}\n{% endfor %}\n</main>"
EVASIONS = {
    "twice": html(
        "</main>", '{% for s in notice.sections if s.kind == "complaint" %}{{ s | section }}{% endfor %}</main>'
    ),
    "in a comment": html(
        PRINTED,
        '{% if section.kind == "complaint" %}<!-- {{ section | section }} -->{% else %}{{ section | section }}'
        "{% endif %}\n{% endfor %}\n</main>",
    ),
    "only in drafts": html(
        PRINTED,
        '{% if section.kind != "complaint" or notice.draft %}{{ section | section }}{% endif %}\n{% endfor %}\n</main>',
    ),
    "unless last": html(
        PRINTED,
        '{% if section.kind != "complaint" or not loop.last %}{{ section | section }}{% endif %}'
        "\n{% endfor %}\n</main>",
    ),
    "only after something": html(
        PRINTED,
        '{% if section.kind != "complaint" %}{{ section | section }}{% else %}{% for s in notice.sections %}'
        '{% if s.kind == "decision" %}{{ section | section }}{% endif %}{% endfor %}{% endif %}\n{% endfor %}\n</main>',
    ),
}


@pytest.mark.parametrize("text", EVASIONS.values(), ids=EVASIONS)
def test_printing_it_for_some_letters_alone(tmp_path: Path, text: str) -> None:
    assert ("S17-902", "regulator") in {(each.kind.id, each.kind.duty) for each in check(tmp_path, letter_html_j2=text)}


HIDDEN = {
    "template": html("<main>", "<template>", 1).replace("</main>", "</template>"),
    "details": html("<main>", "<details>", 1).replace("</main>", "</details>"),
    "hidden": html("<main>", "<main hidden>"),
    "aria": html("<main>", '<main aria-hidden="true">'),
    "attribute": html("<main>", "<main title='").replace("</main>", "'></main>"),
    "style": html("<main>", '<main style="font-size: 0">'),
    "sheet": html("{% endblock %}", ".complaint { display: none }\n{% endblock %}"),
    "element": html("{% endblock %}", "section.complaint { display: none }\n{% endblock %}"),
    "white": html("{% endblock %}", ".complaint { color: white }\n{% endblock %}"),
    "escape": html("<main>", "<main>\x1b[8m"),
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_printing_it_where_nobody_sees_it(tmp_path: Path, text: str) -> None:
    found = check(tmp_path, letter_html_j2=text)
    [regulator] = [each for each in found if each.kind.duty == "regulator"]
    assert (regulator.kind.id, regulator.law) == ("S17-911", LAW)
    assert regulator.message.startswith(
        "letter.html.j2 hides the duty `regulator`: the right to apply to the regulator;"
    )


def test_the_line_to_blame_is_the_one_that_hides(tmp_path: Path) -> None:
    assert ids(check(tmp_path, letter_html_j2=HIDDEN["sheet"])) == [("S17-911", "regulator", 12)]
    assert {each.place.line for each in check(tmp_path, letter_html_j2=HIDDEN["hidden"])} == {24}


def test_a_sheet_of_the_folder_is_looked_at_in_every_format_that_has_it(tmp_path: Path) -> None:
    sheet = (ROOT / "templates" / "letter.css").read_text("utf-8") + ".rights { visibility: hidden }\n"
    found = check(tmp_path, letter_css=sheet)
    assert {each.kind.duty for each in found} == {"complaints-procedure", "regulator"}
    assert {(each.place.file, each.place.line) for each in found} == {
        (str(tmp_path / "letter.css"), len(sheet.splitlines()))
    }


def test_markdown_s_own_ways_to_hide(tmp_path: Path) -> None:
    loop = MARKDOWN[MARKDOWN.index("{{ notice | title }}") :]
    assert check(tmp_path, letter_md_j2=f"---\nlayout: x\n---\n{MARKDOWN}") == []
    found = check(tmp_path, letter_md_j2=f"---\nx: |\n{loop}\n---\n" + "{{ notice | mark }}\n")
    assert {each.kind.id for each in found} == {"S17-911"}
    assert "it is printed in the front matter, which is no part of the letter" in found[0].message


def test_the_mark_of_a_draft(tmp_path: Path) -> None:
    text = html("{{ notice | mark }}\n", "", 2)
    assert ids(check(tmp_path, letter_html_j2=text)) == [("S17-902", "", 20)]
    text = html("{% endblock %}", ".draft { display: none }\n{% endblock %}")
    [found] = check(tmp_path, letter_html_j2=text)
    assert (
        found.message
        == "letter.html.j2 hides the mark of a draft; it is printed hidden by the style `.draft { display: none }`"
    )


def test_a_frame_may_not_tell_the_proof_from_a_letter(tmp_path: Path) -> None:
    text = html("<header>\n{% if notice.draft %}", '<header>\n{% if notice.draft == "MARKDRAFTEND" %}')
    assert ids(check(tmp_path, letter_html_j2=text)) == [("S17-911", "", 17)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (html('== "letterhead"', '== "leterhead"'), [("S17-912", "", 20)]),
        (html("notice | title", "nottice | title"), [("S17-912", "", 25)]),
        (html("<main>", '<main>{% if notice.draft %}{% else %}{{ foo | title }}{% endif %}'), [("S17-912", "", 24)]),
        (html("notice | title", "notice.title"), [("S17-910", "", 25)]),
        (html("<main>", '{% include "part.j2" %}'), [("S17-910", "", 24)]),
        (html("<main>", "{% for %}"), [("S17-910", "", 24)]),
        (html("<main>", "<main><script>x()</script>"), [("S17-911", "", 24)]),
    ],
)  # fmt: skip
def test_names_and_lines_that_are_refused(tmp_path: Path, text: str, expected: list[tuple[str, str, int]]) -> None:
    assert ids(check(tmp_path, letter_html_j2=text)) == expected


def test_what_a_loop_names_is_known_to_what_it_includes(tmp_path: Path) -> None:
    text = html(PRINT, PRINT.replace("{{ section | section }}", '{% include "part.j2" %}'))
    assert check(tmp_path, letter_html_j2=text, part_j2="{{ section | section }}\n") == []
    [found] = check(tmp_path, letter_html_j2=text, part_j2="{{ sektion | section }}\n")
    assert (found.kind.id, found.place.file, found.hint) == (
        "S17-912",
        str(tmp_path / "part.j2"),
        "did you mean `section`?",
    )


def test_a_frame_that_nothing_reads(tmp_path: Path) -> None:
    found = check(tmp_path, letter_md_j2=MARKDOWN, letter_pdf_j2="x", old_j2="x", old_css="x")
    assert [(each.kind.id, Path(each.place.file).name) for each in found] == [
        ("S17-913", "letter.pdf.j2"),
        ("S17-913", "old.css"),
        ("S17-913", "old.j2"),
    ]


def test_a_broken_frame_does_not_hide_what_is_wrong_with_another(tmp_path: Path) -> None:
    found = check(tmp_path, letter_md_j2="{% for %}", letter_txt_j2="{{ notice | mark }}{{ notice | title }}")
    assert {each.kind.id for each in found} == {"S17-910", "S17-902"}


@pytest.mark.parametrize(
    "frame",
    [
        "{% include 'letter.md.j2' %}",
        "{{ " + "(" * 4000,
        "x" * (2**20 + 1),
        "{% for a in notice.sections %}" * 40 + "{% endfor %}" * 40,
        "\x00",
        "",
    ],
)
def test_hostile_frames_end(tmp_path: Path, frame: str) -> None:
    found = check(tmp_path, letter_md_j2=frame)
    assert {each.kind.id for each in found} <= {"S17-910", "S17-902"}
    assert found


def test_a_frame_that_is_no_file_or_no_text(tmp_path: Path) -> None:
    (tmp_path / "letter.md.j2").mkdir()
    (tmp_path / "letter.txt.j2").write_bytes(b"caf\xe9")
    found = check(tmp_path)
    assert [each.kind.id for each in found] == ["S17-910", "S17-910"]
    assert found[0].message == "it is not an ordinary file"
