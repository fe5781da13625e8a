"""Every HTML letter is valid, accessible to WCAG 2.2 AA, readable on a phone and enlarged, and prints on A4."""

import io
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import pytest
from conftest import MODULES
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader
from sample import REQUESTS

from s17gen.testing import outcome

AXE = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
VALIDATOR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# How a page is looked at. A desktop of 1280 pixels that is enlarged to 200 % has room for 640, each of them two by two.
SCREENS: dict[str, dict[str, Any]] = {
    "phone, or a desktop enlarged to 400 %": {"width": 320},
    "desktop": {"width": 1280},
    "desktop enlarged to 200 %": {"width": 640, "height": 450, "scale": 2},
    "print": {"width": 794, "medium": "print"},
}


def opened(
    browser: Browser,
    path: Path,
    width: int,
    height: int = 900,
    scale: int = 1,
    medium: Literal["screen", "print"] | None = None,
) -> Page:
    view: ViewportSize = {"width": width, "height": height}
    page = browser.new_page(viewport=view, device_scale_factor=scale, bypass_csp=True)
    if medium:  # a page that is printed to PDF has to choose its own
        page.emulate_media(media=medium)
    page.goto(path.as_uri())
    return page


# The validator takes `img-src data:` to block what it allows. A browser does not, as a test shows.
BLOCKED = "Resource violates Content Security Policy (meta tag): image “data:image/"


def validated(paths: Iterable[Path]) -> list[Any]:
    """What the validator has to say of pages and their style sheets."""
    command = ["java", "-jar", str(VALIDATOR), "--format", "json", "--also-check-css", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [each for each in messages if not each["message"].startswith(BLOCKED)]


def test_the_validator_has_nothing_to_say(letters: dict[str, Path]) -> None:
    assert validated(letters.values()) == []


def test_the_validator_would_speak(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<p><li>x</p>", "utf-8")
    command = ["java", "-jar", str(VALIDATOR), "--format", "json", str(tmp_path / "bad.html")]
    assert json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]


def test_a_logo_is_shown_under_the_letter_s_own_policy(browser: Browser, letters: dict[str, Path]) -> None:
    logos = [path for path in letters.values() if "<img " in path.read_text("utf-8")]
    assert logos
    for path in logos:
        page = browser.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("[...document.images].every(each => each.naturalWidth > 0)")
        page.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert len(found["passes"]) > 15
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_violation_of_wcag(browser: Browser, letters: dict[str, Path], screen: dict[str, Any]) -> None:
    for name, path in letters.items():
        page = opened(browser, path, **screen)
        assert (name, violations(page)) == (name, [])
        page.close()


def test_violations_would_be_found(browser: Browser, letters: dict[str, Path]) -> None:
    page = opened(browser, letters["police-mixed"], 1280)
    page.add_style_tag(content="p { color: #bbb }")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {each.split(":")[0] for each in violations(page)} == {"color-contrast", "html-has-lang"}
    page.close()


def test_nothing_must_be_scrolled_sideways(browser: Browser, letters: dict[str, Path]) -> None:
    for name, path in letters.items():
        page = opened(browser, path, 320)
        assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, 320)
        page.evaluate("document.body.style.cssText = 'letter-spacing: .12em; word-spacing: .16em; line-height: 1.5'")
        assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, 320)
        page.close()


# What every element with words of its own looks like: its size and its lines' height in pixels, its slant, alignment
# and case. A pixel of a page is three quarters of a point.
LOOKS = """() => [...document.querySelectorAll('body *')]
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .map(each => [each, getComputedStyle(each)])
  .map(([each, style]) => [each.tagName, parseFloat(style.fontSize), parseFloat(style.lineHeight), style.fontStyle,
    style.textAlign, style.textTransform])"""


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_large_print_is_large(browser: Browser, letters: dict[str, Path], width: int, medium: str) -> None:
    for name, path in letters.items():
        if not name.endswith("large-print"):
            continue
        page = opened(browser, path, width)
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        for tag, size, height, slant, aligned, case in page.evaluate(LOOKS):
            watermark = medium == "print" and name.startswith("draft") and aligned == "center"
            assert size >= 24, (name, tag, size)
            assert watermark or height / size >= 1.49, (name, tag, height / size)
            assert (slant, case) == ("normal", "none")
            assert watermark or aligned in ("start", "left")
        page.close()


def test_usual_print_would_be_too_small(browser: Browser, letters: dict[str, Path]) -> None:
    page = opened(browser, letters["police-mixed"], 1280)
    assert min(size for _, size, *_ in page.evaluate(LOOKS)) < 24
    page.close()


def test_large_print_has_the_highest_contrast(browser: Browser, letters: dict[str, Path]) -> None:
    for name, path in letters.items():
        if name.endswith("large-print"):
            page = opened(browser, path, 1280)
            page.evaluate(AXE)
            found = page.evaluate("axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast-enhanced']}})")
            assert (name, [node["html"] for each in found["violations"] for node in each["nodes"]]) == (name, [])
            assert len(found["passes"]) == 1
            page.close()


def test_large_print_on_a4_has_lines_of_a_readable_length(browser: Browser, letters: dict[str, Path]) -> None:
    pages = printed(browser, letters["police-mixed in large-print"]).pages
    texts = [page.extract_text() for page in pages]
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages} == {(595, 842)}
    assert 45 <= max(len(line) for text in texts for line in text.splitlines()) <= 75
    assert ["Mill Lane" in text for text in texts] == [True] + [False] * (len(texts) - 1)
    assert [f"{number} / {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


def printed(browser: Browser, path: Path) -> PdfReader:
    page = opened(browser, path, 1280)
    document = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    return document


def test_printed_on_a4_with_the_letterhead_on_the_first_page_only(browser: Browser, letters: dict[str, Path]) -> None:
    pages = printed(browser, letters["police-mixed"]).pages
    assert len(pages) > 2
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages} == {(595, 842)}
    texts = [page.extract_text() for page in pages]
    assert ["Mill Lane" in text for text in texts] == [True] + [False] * (len(texts) - 1)
    assert [f"{number} / {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


@pytest.mark.parametrize(("style", "pages"), [("brief", 1), ("police", 3)])
def test_a_brief_letter_fits_on_one_page_and_the_same_case_takes_three_in_full(
    browser: Browser, letters: dict[str, Path], style: str, pages: int
) -> None:
    assert len(printed(browser, letters[f"council-brief in {style}"]).pages) == pages


def test_every_printed_page_of_a_draft_is_marked(browser: Browser, letters: dict[str, Path]) -> None:
    texts = [" ".join(page.extract_text().split()) for page in printed(browser, letters["draft-with-gaps"]).pages]
    assert len(texts) > 2
    assert ["must not be sent" in text for text in texts] == [True] * len(texts)
    assert not any(
        "must not be sent" in page.extract_text() for page in printed(browser, letters["police-mixed"]).pages
    )


def test_a_long_reference_leaves_the_address_its_room(browser: Browser, tmp_path: Path) -> None:
    mixed = next(each for each in REQUESTS if each.stem == "police-mixed")
    text = mixed.read_text("utf-8").replace("reference: FOI-2026-0242", f"reference: {'FOI/2026 ' * 20}")
    letter = tmp_path / "letter.html"
    letter.write_text(outcome(text, name=str(mixed), formats=("html",)).letters["html"], "utf-8")
    for width in (320, 600, 1280):
        page = opened(browser, letter, width)
        box = page.locator(".letterhead .lines").nth(1).bounding_box()
        assert box is not None
        assert box["width"] > min(width, 600) * 0.35
        page.close()
