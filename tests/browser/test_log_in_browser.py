"""The index of a disclosure log in a browser: accessible to WCAG 2.2 AA, readable on a phone, printed with heads."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from sample import changed
from test_hostile import Watched
from test_hostile_text import PAYLOADS
from test_letters import SCREENS, opened, printed, validated, violations
from test_log_index import copy, page, read

from s17gen.logs.copies import Copy

LONG = "the contract for cleaning, painting and repairing every one of the schools that the council runs"


def copies(names: tuple[str, ...], **more: tuple[str, str]) -> list[Copy]:
    """A copy for each reference, in three formats, dated month by month."""
    found = []
    for place, name in enumerate(names):
        text = changed(("FOI-1", name), ("2026-11-09", f"2026-{10 + place % 3}-20"), *more.values())
        for extension, letter in copy(text).letters.items():
            found.append(read(letter, f"log/{place}-publication.{extension}"))
    return [each for each in found if each]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Indexes of few answers and of many, of several authorities, with long and odd words and with none."""
    folder = tmp_path_factory.mktemp("logs")
    few = copies(("FOI-1", "FOI-2", "FOI-3"))
    other = copies(("EC-1",), authority=("Northshire Police", "Eastmere Council and its Joint Fire Authority"))
    long = copies((f"FOI/{'2026/' * 12}1",), subject=("drones", LONG))
    texts = {
        "few": page(few),
        "many": page([each for round_ in range(12) for each in copies(tuple(f"R-{round_}-{n}" for n in range(3)))]),
        "several": page([*few, *other]),
        "long": page([*long, Copy("log/x.html", "", "", "", None, "", None)]),
        "odd": page([Copy("log/x.html", each, each, each, None, each, "given") for each in PAYLOADS[::20]]),
    }
    found = {}
    for name, text in texts.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(text, "utf-8")
    return found


def test_the_validator_has_nothing_to_say(pages: dict[str, Path]) -> None:
    assert validated(pages.values()) == []


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_no_violation_of_wcag(browser: Browser, pages: dict[str, Path], screen: dict[str, Any]) -> None:
    for name, path in pages.items():
        opened_page = opened(browser, path, **screen)
        assert (name, violations(opened_page)) == (name, [])
        opened_page.close()


def test_nothing_must_be_scrolled_sideways(browser: Browser, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        for width in (320, 640, 1280):
            shown = opened(browser, path, width)
            assert (name, shown.evaluate("document.documentElement.scrollWidth")) == (name, width)
            spaced = "letter-spacing: .12em; word-spacing: .16em; line-height: 1.5"
            shown.evaluate("style => document.body.style.cssText = style", spaced)
            assert (name, shown.evaluate("document.documentElement.scrollWidth")) == (name, width)
            shown.close()


def test_the_keyboard_can_skip_the_head(browser: Browser, pages: dict[str, Path]) -> None:
    shown = opened(browser, pages["few"], 1280)
    hidden = shown.evaluate("document.querySelector('.skip a').getBoundingClientRect().width")
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.textContent") == "Skip to the answers"
    assert hidden <= 1 < shown.evaluate("document.activeElement.getBoundingClientRect().width")
    shown.keyboard.press("Enter")
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.closest('#answers') !== null")
    shown.close()


def test_printed_on_a4_with_the_heads_of_the_table_on_every_page(browser: Browser, pages: dict[str, Path]) -> None:
    sheets = printed(browser, pages["many"]).pages
    texts = [" ".join(each.extract_text().split()) for each in sheets]
    assert len(sheets) > 1
    assert {(round(float(each.mediabox.width)), round(float(each.mediabox.height))) for each in sheets} == {(595, 842)}
    assert all("What the request was about" in each for each in texts)
    assert not any("Skip" in each for each in texts)


def test_a_browser_does_nothing_that_hostile_words_ask_for(browser: Browser, pages: dict[str, Path]) -> None:
    assert Watched(browser).look(pages["odd"]) == []
