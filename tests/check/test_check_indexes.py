"""Frames of disclosure logs: each answer reaches the reader once, and its address; or check and log say where not."""

import re
from pathlib import Path

import pytest
from sample import ROOT
from test_check_templates import check, ids
from test_cli import s17gen

from s17gen.check.indexes import KINDS, amiss, indexes
from s17gen.check.shown import Look
from s17gen.check.trials import tried
from s17gen.errors import TemplateError
from s17gen.findings import Finding
from s17gen.library import Library
from s17gen.logs.copies import Copy
from s17gen.logs.index import index
from s17gen.logs.page import print_index
from s17gen.notice import Notice
from s17gen.render.index import IndexRenderer

LIBRARY = Library()
HTML = (ROOT / "templates" / "log.html.j2").read_text("utf-8")
MARKDOWN = (ROOT / "templates" / "log.md.j2").read_text("utf-8")
SHEET = (ROOT / "templates" / "log.css").read_text("utf-8")
MONTHS = '{% for section in notice.sections if section.kind == "month" %}\n{{ section | section }}\n{% endfor %}'
EACH = "{% for section in notice.sections %}\n{{ section | section }}\n{% endfor %}"


def html(old: str, new: str) -> str:
    assert HTML.count(old) == 1
    return HTML.replace(old, new)


def real() -> Notice:
    copies = [
        Copy(f"log/{number}.html", "Eastmere Council", "", f"EC-{number}", None, "bins", "given") for number in (1, 2)
    ]
    return index(copies, "log", LIBRARY)


def of_the_log(folder: Path, form: str = "html") -> str:
    """What the frame of a folder does to a real index that it must not."""
    return amiss(IndexRenderer(form, [str(folder)]), real())


# What is tried.


def test_a_specimen_has_the_sections_of_a_real_index() -> None:
    """Whatever a frame can tell one from the other by."""
    assert tuple(each.kind for each in real().sections) == KINDS
    [one, *_] = indexes("templates").shapes
    assert [(each.kind, bool(each.heading)) for each in one.notice.sections] == [
        (each.kind, bool(each.heading)) for each in real().sections
    ]
    assert [[type(node) for node in each.body] for each in one.notice.sections] == [
        [type(node) for node in each.body] for each in real().sections
    ]


def test_the_shipped_frames_print_every_answer_once(tmp_path: Path) -> None:
    assert check(tmp_path, log_html_j2=HTML, log_md_j2=MARKDOWN, log_css=SHEET) == []
    assert [amiss(IndexRenderer(form), real()) for form in ("html", "md")] == ["", ""]


def test_a_site_s_own_page_will_do(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html>\n<title>x</title>\n<main><h1>Our answers</h1>\n{MONTHS}\n</main>\n"
    front = f"---\nlayout: log\n---\n# Our answers\n\n{MONTHS}\n"
    assert check(tmp_path, log_html_j2=page, log_md_j2=front) == []
    assert print_index(real(), "md", [str(tmp_path)]).startswith("---\nlayout: log\n---\n# Our answers\n")


# What is wrong.

LOST = {
    "all": html(MONTHS, ""),
    "but the first": html(
        MONTHS, MONTHS.replace("{{ section | section }}", "{% if loop.first %}{{ section | section }}{% endif %}")
    ),
    "the last": html(
        MONTHS, MONTHS.replace("{{ section | section }}", "{% if not loop.last %}{{ section | section }}{% endif %}")
    ),
    "without a letterhead": html(
        MONTHS, '{% for head in notice.sections if head.kind == "letterhead" %}\n' + MONTHS + "\n{% endfor %}"
    ),
    "in a comment": html(MONTHS, f"<!-- {MONTHS} -->"),
    "misspelt": html('section.kind == "month"', 'section.kind == "months"'),
}


@pytest.mark.parametrize("text", LOST.values(), ids=LOST)
def test_an_answer_that_is_left_out(tmp_path: Path, text: str) -> None:
    found = check(tmp_path, log_html_j2=text)
    [lost] = [each for each in found if each.kind.id == "S17-902"]
    assert lost.message.startswith("log.html.j2 leaves out an answer")
    assert lost.place.file == str(tmp_path / "log.html.j2")
    assert lost.hint == "print every section of the notice once; answers stand in those of the kind `month`"


def test_what_some_pages_lose_is_told_with_one_of_them(tmp_path: Path) -> None:
    [found] = check(tmp_path, log_html_j2=LOST["but the first"])
    assert found.message.endswith("; not in every page, but for example in one of two months")
    assert found.place.text == MONTHS.partition("\n")[0]
    [found] = check(tmp_path, log_html_j2=LOST["without a letterhead"])
    assert found.message.endswith("for example in one of one month and several authorities")
    [found] = check(tmp_path, log_html_j2=LOST["all"])
    assert found.message == "log.html.j2 leaves out an answer"
    misspelt = check(tmp_path, log_html_j2=LOST["misspelt"])
    assert ("S17-912", "did you mean `month`?") in [(each.kind.id, each.hint) for each in misspelt]


def test_an_answer_that_is_printed_twice(tmp_path: Path) -> None:
    [found] = check(tmp_path, log_md_j2=f"{MONTHS}\n{MONTHS}\n")
    assert (found.kind.id, found.message) == ("S17-902", "log.md.j2 prints an answer 2 times")


HIDDEN = {
    "template": html(MONTHS, f"<template>{MONTHS}</template>"),
    "details": html(MONTHS, f"<details><summary>Answers</summary>{MONTHS}</details>"),
    "hidden": html('<div id="answers">', '<div id="answers" hidden>'),
    "cell": html("{% endblock %}", "tbody td:nth-child(4) { display: none }\n{% endblock %}"),
    "narrow": html("{% endblock %}", "@media (max-width: 40rem) { .month { display: none } }\n{% endblock %}"),
    "section": html("{% endblock %}", "section.month { visibility: hidden }\n{% endblock %}"),
    "white": html("{% endblock %}", ".month a { color: #fff }\n{% endblock %}"),
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_an_answer_that_not_every_reader_sees(tmp_path: Path, text: str) -> None:
    [found] = check(tmp_path, log_html_j2=text)
    assert found.kind.id == "S17-911"
    assert found.message.startswith("log.html.j2 hides an answer; it is printed ")


def test_a_sheet_alone_is_tried_on_the_shipped_frames(tmp_path: Path) -> None:
    """A folder that has it besides frames of its own, for letters or for the log."""
    sheet = f"{SHEET}.month {{ display: none }}\n"
    [found] = check(tmp_path, log_css=sheet, letter_md_j2=(ROOT / "templates/letter.md.j2").read_text("utf-8"))
    assert (found.kind.id, found.place.file) == ("S17-911", str(tmp_path / "log.css"))
    assert found.place.line == len(sheet.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (html("<main>", "<script>x()</script><main>"), "the page has `<script>`"),
        (html("<main>", "<link rel='stylesheet' href='site.css'><main>"), "the page has `<link>`"),
        (html("<main>", "<main onclick='x()'>"), "the page has the attribute `onclick`"),
    ],
)
def test_what_runs_or_is_fetched(tmp_path: Path, text: str, said: str) -> None:
    [found] = check(tmp_path, log_html_j2=text)
    assert (found.kind.id, found.hint) == ("S17-911", "take it out; a page fetches and runs nothing")
    assert found.message == f"{said}, so that nobody can tell what its readers will see"


def test_a_link_over_the_head_of_the_page_leads_somewhere(tmp_path: Path) -> None:
    """Those who cannot see the page skip its head by it."""
    found = check(tmp_path, log_html_j2=html(' id="answers"', ""))
    assert [(each.kind.id, each.message, each.hint) for each in found] == [
        (
            "S17-912",
            "a link leads to `#answers`, and nothing in the page has that name",
            'give what it leads to `id="answers"`, or take the link out',
        )
    ]
    assert check(tmp_path, log_html_j2=html("<main>", '<main><a href="#">Top</a>')) == []


UNFIT = {
    "itself": ("{% include 'log.md.j2' %}", "it includes itself, or is nested too deep"),
    "each other": ("{% include 'back.css' %}", "it includes itself, or is nested too deep"),
    "without end": (
        "{% for a in notice.sections %}{% for b in notice.sections %}{% for c in notice.sections %}"
        "{{ c | section }}{% endfor %}{% endfor %}{% endfor %}",
        "it prints over 1,048,576 characters more than the notice has; print every section once",
    ),
    "four deep": (
        "{% for a in notice.sections %}" * 4 + "{% endfor %}" * 4,
        "a frame has at most 3 loops in each other",
    ),
    "raises": ("{{ 1 / 0 }}", "`div` is not for a frame"),
    "a call": ("{{ notice.sections.pop() }}", "`call` is not for a frame"),
    "a word": ("{{ notice.title }}", "a frame cannot see `title`"),
    "a secret": ("{{ ''.__class__ }}", "a frame cannot see `__class__`"),
    "a file": ("{% include '/etc/passwd' %}", "there is no frame `/etc/passwd` in the folder"),
    "grammar": ("{% for %}", "Expected an expression, got 'end of statement block'"),
    "too long": ("x" * (2**20 + 1), "it is longer than 1,048,576 bytes"),
    "too much": (
        f"{EACH}{{% include 'big.css' %}}{{% include 'big.css' %}}",
        "it prints over 1,048,576 characters more than the notice has",
    ),
}


@pytest.mark.parametrize(("text", "said"), UNFIT.values(), ids=UNFIT)
def test_a_frame_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    found = check(tmp_path, log_md_j2=text, back_css="{% include 'log.md.j2' %}", big_css="x" * 600_000)
    [unfit] = [each for each in found if each.kind.id != "S17-913"]
    assert (unfit.kind.id, unfit.place.file, unfit.place.line) == ("S17-910", str(tmp_path / "log.md.j2"), 1)
    assert unfit.message.startswith(said)


def test_a_frame_that_is_slow_on_a_long_log_is_found(tmp_path: Path) -> None:
    """On ten years of months, it goes round over a million times; on three, nobody would notice."""
    slow = "{% for a in notice.sections %}{% for b in notice.sections %}{% for c in notice.sections %}"
    slow += '{% if c.kind == "x" %}{{ c | section }}{% endif %}{% endfor %}{% endfor %}{% endfor %}'
    (tmp_path / "log.md.j2").write_text(f"{slow}\n{MONTHS}\n", "utf-8")
    trial = indexes(str(tmp_path), seconds=0.2)
    [*few, _, many] = trial.shapes
    assert [tried(trial.printers[1], each) for each in few] == [([], Look({}))] * 6
    with pytest.raises(
        TemplateError, match=r"it takes longer than 0\.2 seconds; a frame only prints each section once"
    ):
        tried(trial.printers[1], many)


# A folder, and the command that makes a log.


def test_a_folder_with_the_frame_of_a_log_alone_is_one_of_templates(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames/log.html.j2").write_text(LOST["the last"], "utf-8")
    for path in ("frames", "frames/log.html.j2", "."):
        done = s17gen("check", path, cwd=tmp_path)
        assert done.returncode == 1
        assert "log.html.j2 leaves out an answer" in done.stdout.decode()
        assert done.stderr == b"s17gen: 1 folder of templates checked: 1 error\n"


def test_a_frame_of_a_log_in_a_format_that_there_is_not_is_idle(tmp_path: Path) -> None:
    found = check(tmp_path, log_md_j2=MARKDOWN, log_txt_j2=MARKDOWN)
    assert ids(found) == [("S17-913", "", 1)]
    assert "log.html.j2, log.md.j2" in found[0].hint


@pytest.mark.parametrize("text", [*LOST.values(), *HIDDEN.values()], ids=[*LOST, *HIDDEN])
def test_what_check_finds_makes_no_log(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.html.j2").write_text(text, "utf-8")
    if text in (LOST["but the first"], LOST["without a letterhead"]):
        assert of_the_log(tmp_path) == ""  # an index of one month and one authority loses nothing
        return
    assert re.match(r"it (?:leaves out|hides) an answer", of_the_log(tmp_path))
    with pytest.raises(TemplateError, match=r"log\.html\.j2: it (?:leaves out|hides) an answer"):
        print_index(real(), "html", [str(tmp_path)])


def test_the_log_says_so(tmp_path: Path) -> None:
    found: list[Finding] = check(tmp_path, log_md_j2="{{ notice | title }}\n")
    assert ids(found) == [("S17-902", "", 1)]
    (tmp_path / "EC-1-publication.md").write_text(
        "This is a copy of our answer, for publication. It leaves out what would tell who asked.\n", "utf-8"
    )
    done = s17gen("log", "EC-1-publication.md", "-f", "md", "--templates", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[-2:] == [
        "s17gen: the template cannot be used: log.md.j2: it leaves out an answer",
        "  hint: mend the template",
    ]
