"""Large print: the words of the HTML letter, in a style sheet in which nothing is small, pale, slanted or crowded."""

import itertools
import re
from pathlib import Path

import pytest
from letters import of_html
from sample import REQUESTS, SOUND, changed
from test_cli import s17gen

from s17gen.errors import LibraryError
from s17gen.library import Library
from s17gen.notice import Notice
from s17gen.render import Renderer
from s17gen.testing import outcome

TEMPLATES = Path(__file__).parents[2] / "templates"
SHEET = (TEMPLATES / "large-print.css").read_text("utf-8")
BELOW = (TEMPLATES / "letter.css").read_text("utf-8")
LIBRARY = Library()


def notice() -> Notice:
    found = outcome(SOUND, library=LIBRARY).notice
    assert found is not None
    return found


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
def test_it_says_what_html_says(path: Path) -> None:
    done = outcome(
        path.read_text("utf-8"), name=str(path), draft="draft" in str(path), library=LIBRARY,
        formats=("html", "large-print"),
    )  # fmt: skip
    assert list(done.letters) == ["html", "large-print.html"]
    assert of_html(done.letters["large-print.html"]) == of_html(done.letters["html"])


def test_its_sheet_comes_after_the_one_that_it_changes() -> None:
    letter = Renderer("large-print").render(notice())
    assert letter.count(SHEET.strip()) == letter.count(BELOW.strip()) == 1
    assert letter.index(BELOW.strip()) < letter.index(SHEET.strip()) < letter.index("</style>")
    assert SHEET.strip() not in Renderer("html").render(notice())


def test_no_size_is_below_that_of_the_text() -> None:
    root, printed = re.findall(r":root \{ font-size: ([\d.]+)(?:rem|pt)", SHEET)
    assert float(root) >= 1.5
    assert float(printed) >= 18
    for number, unit in re.findall(r"font(?:-size)?:\s*([\d.]+)(rem|pt|px|em)", SHEET):
        assert unit in ("rem", "pt")
        assert float(number) >= (1 if unit == "rem" else 18)
    small = [each.strip() for each in re.findall(r"([^{};]+)\{[^}]*font-size: 0?\.\d", BELOW)]
    assert "th" in small
    for selector in map(re.escape, small):  # what is small in the usual sheet has its full size in this one
        assert re.search(rf"^ *{selector} \{{[^}}]*font-size: 1rem", SHEET, re.MULTILINE), selector


def test_lines_are_apart() -> None:
    assert all(float(each) >= 1.5 for each in re.findall(r"line-height: ([\d.]+)", SHEET))
    assert re.findall(r":root \{[^}]*line-height: ([\d.]+)", SHEET) == ["1.6", "1.5"]


def test_nothing_is_slanted_justified_or_in_capitals() -> None:
    assert "text-align: left" in SHEET
    for forbidden in ("italic", "oblique", "justify", "uppercase", "small-caps", "opacity", "font-weight: 3"):
        assert forbidden not in SHEET + BELOW


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(each * 2 for each in colour)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_print_is_dark_on_light() -> None:
    assert contrast("000", "fff") == pytest.approx(21)
    grounds = re.findall(r"background: #(\w+)", SHEET)
    colours = re.findall(r"(?<![\w-])color: #(\w+)", SHEET) + re.findall(r"^a \{ color: #(\w+)", BELOW, re.MULTILINE)
    assert grounds
    assert len(colours) > 5
    assert all(contrast(*pair) >= 7 for pair in itertools.product(colours, grounds))


def test_a_frame_of_one_s_own_may_not_lose_it(tmp_path: Path) -> None:
    """The frame for large print stands in the block `style` of the one for HTML; one without it would lose all this."""
    shipped = (TEMPLATES / "letter.html.j2").read_text("utf-8")
    own = re.sub(r"\{% (block style|endblock) %\}\n", "", shipped)
    assert own.count("block") == 0
    (tmp_path / "letter.html.j2").write_text(own, "utf-8")
    assert Renderer("html", [str(tmp_path)]).render(notice()) == Renderer("html").render(notice())
    with pytest.raises(LibraryError, match=r"letter.large-print.j2:2: letter.html.j2, .* has no block `style`"):
        Renderer("large-print", [str(tmp_path)]).render(notice())


def test_a_frame_of_one_s_own_may_have_a_logo(tmp_path: Path) -> None:
    shipped = (TEMPLATES / "letter.html.j2").read_text("utf-8")
    (tmp_path / "letter.html.j2").write_text(shipped.replace("<header>", "<header><p>LOGO</p>"), "utf-8")
    letter = Renderer("large-print", [str(tmp_path)]).render(notice())
    assert "<p>LOGO</p>" in letter
    assert SHEET.strip() in letter


def test_its_files_have_names_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
    done = s17gen("render", "a.yaml", "-f", "html", "-f", "large-print", "-o", "out/", cwd=tmp_path)
    assert done.stderr == b"s17gen: out/FOI-1.html\ns17gen: out/FOI-1.large-print.html\n"
    written = (tmp_path / "out" / "FOI-1.large-print.html").read_bytes()
    assert written != (tmp_path / "out" / "FOI-1.html").read_bytes()
    for name in ("a.large-print.html", "A.Large-Print.HTM"):
        assert s17gen("render", "a.yaml", "-o", name, cwd=tmp_path).returncode == 0
        assert (tmp_path / name).read_bytes() == written
    assert s17gen("render", "a.yaml", "-f", "large-print", "-o", "b.html", cwd=tmp_path).returncode == 0
    assert (tmp_path / "b.html").read_bytes() == written, "it is an HTML file"


@pytest.mark.parametrize(
    ("wanted", "name", "hint"),
    [
        ("html", "a.large-print.html", "give `-f large-print`, or leave it out"),
        ("large-print", "a.md", "give `-f md`, or leave it out"),
    ],
)
def test_a_name_of_another_format(tmp_path: Path, wanted: str, name: str, hint: str) -> None:
    done = s17gen("render", "a.yaml", "-f", wanted, "-o", name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode() == (f"s17gen: {name} is the name of another format than {wanted}\n  hint: {hint}\n")


def test_a_copy_in_large_print_tells_nobody() -> None:
    done = outcome(SOUND, library=LIBRARY, formats=("large-print",), audience="publication")
    assert done.findings == ()
    assert "Okafor" not in done.letters["large-print.html"]
    text = changed(("R. Okafor", "Noto Sans"))  # a name that the style sheet has, which no reader sees
    assert outcome(text, library=LIBRARY, formats=("large-print",), audience="publication").findings == ()
