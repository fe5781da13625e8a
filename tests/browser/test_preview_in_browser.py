"""The preview in a browser: accessible to WCAG 2.2 AA, readable on a phone and enlarged, printed as the letter is."""

import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from sample import ROOT, SOUND, without
from test_hostile import Watched
from test_hostile_text import FAMILIES, payloads, request
from test_letters import AXE, SCREENS, opened, validated, violations
from test_preview import page, page_of

from s17gen.errors import LibraryError
from s17gen.preview.build import trouble
from s17gen.preview.page import write

# One of each shape: long and short, late and early, with parts and without, each way of refusing, a note for the file.
SHOWN = (
    "council-brief", "police-mixed", "police-neither-confirm-nor-deny", "police-no-notice", "police-reasons-left-out",
    "department-final-letter", "department-policy", "fire-callouts", "nhs-review", "school-staff", "university-late",
)  # fmt: skip
DRAFT = "draft-with-gaps"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Previews of examples, of the draft with every gap, of what is no letter, of what stops everything."""
    folder = tmp_path_factory.mktemp("previews")
    texts = {name: page_of(ROOT / "examples" / f"{name}.yaml") for name in SHOWN}
    texts[DRAFT] = page_of(ROOT / "tests" / "cases" / DRAFT / "request.yaml")
    texts["unreadable"] = page("a: [")
    texts["unbound"] = page("reference: 1\n")
    texts["long"] = page(SOUND, name="/".join(["a-folder-with-a-very-long-name"] * 8) + "/request.yaml")
    texts["stopped"] = write(trouble("a.yaml", LibraryError("the library is unsound", hint="mend the library")).page)
    found = {}
    for name, text in texts.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(text, "utf-8")
    return found


# How many pixels of the page and of its panel cannot be seen without scrolling sideways.
HIDDEN = """[document.documentElement, document.querySelector('.preview')]
  .map(each => each.scrollWidth - each.clientWidth)"""


def unfolded(view: Page) -> None:
    view.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def test_the_validator_has_nothing_to_say(pages: dict[str, Path]) -> None:
    assert validated(pages.values()) == []


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_violation_of_wcag(browser: Browser, pages: dict[str, Path], screen: dict[str, Any]) -> None:
    if screen["width"] > 1024:
        screen = screen | {"height": 9000}  # axe passes over what a panel would have to be scrolled for
    for name, path in pages.items():
        view = opened(browser, path, **screen)
        if name != DRAFT:
            unfolded(view)
        assert (name, violations(view)) == (name, [])
        view.close()


def test_a_watched_page_has_the_refresh_that_was_asked_for_and_no_other_violation(
    browser: Browser, tmp_path: Path
) -> None:
    for refresh, wanted in ((2, ["meta-refresh"]), (0, [])):
        (tmp_path / "a.html").write_text(page(SOUND, refresh=refresh).replace('content="2"', 'content="600"'), "utf-8")
        view = opened(browser, tmp_path / "a.html", 1280)
        assert [each.split(":")[0] for each in violations(view)] == wanted
        view.close()


def test_contrast_is_more_than_enough(browser: Browser, pages: dict[str, Path]) -> None:
    view = opened(browser, pages[DRAFT], 1280, 9000)
    view.evaluate(AXE)
    lacking = view.evaluate(
        "axe.run('.preview', {runOnly: {type: 'rule', values: ['color-contrast-enhanced']}})"
        ".then(found => found.violations.flatMap(each => each.nodes.map(node => node.html)))"
    )
    assert lacking == []
    view.close()


def test_violations_would_be_found(browser: Browser, pages: dict[str, Path]) -> None:
    view = opened(browser, pages[DRAFT], 1280, 9000)
    view.add_style_tag(content=".preview small { color: #999 } .preview-marks a { font-size: 1px; line-height: 1 }")
    view.evaluate("document.querySelector('.preview h2').outerHTML = '<h6>Preview</h6>'")
    found = {each.split(":")[0] for each in violations(view)}
    assert {"color-contrast", "target-size"} <= found
    view.close()


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2), (1023, 1), (1025, 1), (1280, 1), (1920, 1)])
def test_nothing_must_be_scrolled_sideways(browser: Browser, pages: dict[str, Path], width: int, scale: int) -> None:
    spaced = "document.body.style.cssText = 'letter-spacing: .12em; word-spacing: .16em; line-height: 1.5'"
    for name, path in pages.items():
        view = opened(browser, path, width, scale=scale)
        unfolded(view)
        for _ in range(2):
            assert (name, view.evaluate(HIDDEN)) == (name, [0, 0])
            view.evaluate(spaced)
        view.close()


def test_on_a_wide_screen_the_letter_and_the_panel_stand_side_by_side(browser: Browser, pages: dict[str, Path]) -> None:
    for width in (1025, 1280, 1920):
        view = opened(browser, pages[DRAFT], width)
        letter, panel = (view.locator(each).bounding_box() for each in ("main", ".preview"))
        assert letter is not None
        assert panel is not None
        assert letter["x"] + letter["width"] < panel["x"]
        assert letter["width"] > 450
        assert (panel["y"], panel["height"]) == (0, 900)
        marks = view.locator(".preview-marks").first.bounding_box()
        assert marks is not None
        assert marks["x"] >= 0
        assert marks["x"] + marks["width"] < letter["x"]
        view.close()


def test_on_a_phone_the_letter_comes_first_with_a_way_to_the_panel(browser: Browser, pages: dict[str, Path]) -> None:
    view = opened(browser, pages[DRAFT], 320)
    letter, panel, bar = (view.locator(each).bounding_box() for each in ("main", ".preview", ".preview-bar"))
    assert letter is not None
    assert panel is not None
    assert bar is not None
    assert bar["y"] == 0
    assert bar["height"] < 60
    assert letter["y"] + letter["height"] <= panel["y"]
    for mark in view.locator(".preview-marks a").all():
        box = mark.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] + box["width"] <= letter["x"]
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") == "Preview: 14 errors, 2 warnings."
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "s17gen-preview"
    view.close()


def in_view(view: Page, selector: str) -> bool:
    inside: bool = view.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight }",
        selector,
    )
    return inside


def test_a_finding_leads_to_its_place_in_the_letter_and_back_by_keyboard(
    browser: Browser, pages: dict[str, Path]
) -> None:
    view = opened(browser, pages[DRAFT], 1280)
    last = view.locator(".preview-found > li").last
    link = last.locator("a", has_text="Show in the letter")
    target = str(link.get_attribute("href"))
    assert not in_view(view, target)
    link.focus()
    view.keyboard.press("Enter")
    assert in_view(view, target)
    assert view.evaluate("getComputedStyle(document.querySelector(':target')).outlineStyle") == "solid"
    finding = f"#{last.get_attribute('id')}"
    view.evaluate("document.querySelector('.preview').scrollTop = 0")
    assert not in_view(view, finding)
    back = view.locator(f'.preview-marks a[href="{finding}"]')
    back.focus()
    view.keyboard.press("Enter")
    assert in_view(view, finding)
    view.close()


def test_all_of_it_can_be_reached_by_keyboard_and_the_focus_is_seen(browser: Browser, pages: dict[str, Path]) -> None:
    view = opened(browser, pages[DRAFT], 1280)
    wanted = view.evaluate("document.querySelectorAll('a[href], summary').length")
    for _ in range(wanted):
        view.keyboard.press("Tab")
        if view.evaluate("document.activeElement.className") == "preview":
            view.keyboard.press("Tab")  # what scrolls may take the focus itself
        outline = view.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert view.evaluate("document.activeElement.localName") in ("a", "summary")
        assert outline == "solid"
    view.close()


def printed(browser: Browser, path: Path) -> list[str]:
    view = opened(browser, path, 1280)
    document = PdfReader(io.BytesIO(view.pdf(prefer_css_page_size=True)))
    view.close()
    return [each.extract_text() for each in document.pages]


def test_it_prints_as_the_letter_does(browser: Browser, pages: dict[str, Path], letters: dict[str, Path]) -> None:
    for name in ("police-mixed", "council-brief", "department-policy"):
        assert printed(browser, pages[name]) == printed(browser, letters[name])
    texts = printed(browser, pages[DRAFT])
    assert not any("Preview" in each or "What was found" in each for each in texts)
    assert all("must not be sent" in " ".join(each.split()) for each in texts)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.stem)
def test_nothing_hostile_happens_and_no_script_is_needed(browser: Browser, tmp_path: Path, family: Path) -> None:
    path = tmp_path / "a.html"
    every = "\n\n".join(payloads(family))
    path.write_text(page(request(every), name=every), "utf-8")
    watched = Watched(browser)
    assert watched.look(path) == []
    root = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    made = [" ".join([each.tag, *sorted(each.attrib)]) for each in root.iter() if isinstance(each.tag, str)]
    assert watched.elements() == made
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(path.as_uri())
    assert plain.locator(".preview h2").inner_text() == "Preview"


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not until():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_watched_page_refreshes_itself_keeps_its_place_and_ends_with_the_watching(
    browser: Browser, tmp_path: Path
) -> None:
    source, target = tmp_path / "a.yaml", tmp_path / "a.preview.html"
    source.write_text(without("likelihood"), "utf-8")
    command = [sys.executable, "-m", "s17gen", "preview", "a.yaml", "--watch", "--refresh", "1"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) as running:
        try:
            wait(target.exists)
            view = browser.new_page(viewport={"width": 1280, "height": 600}, bypass_csp=True)
            view.goto(target.as_uri())
            view.evaluate("scrollTo(0, 700)")
            heading = view.locator("main h2", has_text="Section 17 of the Act")
            before = heading.bounding_box()
            source.write_text(SOUND, "utf-8")
            view.get_by_text("The letter can be written.").wait_for(timeout=20_000)
            after = heading.bounding_box()  # the mark of a draft above it has gone, so the page is shorter
            assert before is not None
            assert after is not None
            assert 0 < after["y"] < 600
            assert abs(after["y"] - before["y"]) < 2
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=20)
            view.wait_for_function("!document.querySelector('meta[http-equiv=refresh]')", timeout=20_000)
            view.evaluate("window.still = true")
            time.sleep(2.5)
            assert view.evaluate("window.still") is True
            view.close()
        finally:
            running.kill()
    assert running.returncode == 130
