"""Hostile text in a real browser, with the letter's own content security policy switched off: it does nothing."""

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Browser, Page
from test_hostile_text import FAMILIES, payloads, rendered

EVENTS = ["mouseover", "pointerenter", "focus", "click", "toggle", "animationstart", "scroll", "input"]
POKE = """events => [...document.querySelectorAll('body *')].forEach(each => events.forEach(name => {
    if (each.tagName !== 'A') each.dispatchEvent(new Event(name, {bubbles: true}))
}))"""


class Watched:
    """A page, and whatever it does that a letter must not."""

    def __init__(self, browser: Browser) -> None:
        self.done: list[str] = []
        self.page: Page = browser.new_page(bypass_csp=True)
        self.page.on("dialog", lambda each: (self.done.append(f"dialog {each.message}"), each.dismiss()))
        self.page.on("console", lambda each: self.done.append(f"console {each.text}"))
        self.page.on("pageerror", lambda each: self.done.append(f"error {each}"))
        self.page.on("popup", lambda each: self.done.append(f"popup {each.url}"))
        self.page.on("download", lambda each: self.done.append(f"download {each.url}"))
        self.page.on("request", lambda each: self.done.append(f"request {each.url}"))

    def look(self, path: Path) -> list[str]:
        """What happens when a letter is opened and everything in it is poked."""
        self.done.clear()
        self.page.goto(path.as_uri())
        self.page.evaluate(POKE, EVENTS)
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return [each for each in self.done if each != f"request {path.as_uri()}"]

    def elements(self) -> list[str]:
        """The elements that the browser made, each with the names of its attributes."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('*')]"
            ".map(each => [each.localName, ...each.getAttributeNames().sort()].join(' '))"
        )
        return found


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Watched:
    return Watched(browser)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.stem)
def test_a_browser_does_nothing_that_hostile_text_asks_for(watched: Watched, family: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.html"
    for payload in payloads(family):
        text = rendered(payload).letters["html"]
        letter.write_text(text, "utf-8")
        assert (payload, watched.look(letter)) == (payload, [])
        root: Element = html5lib.parse(text, namespaceHTMLElements=False)
        assert watched.elements() == [" ".join([each.tag, *sorted(each.attrib)]) for each in root.iter()]


@pytest.mark.parametrize(
    ("raw", "happens"),
    [
        ("<script>alert(1)</script>", "dialog 1"),
        ("<img src=x onerror=alert(2)>", "dialog 2"),
        ("<b onmouseover=alert(3)>x</b>", "dialog 3"),
        ("<link rel=stylesheet href=http://127.0.0.1:9/x>", "request http://127.0.0.1:9/x"),
        ("<script>console.error(4)</script>", "console 4"),
    ],
)
def test_it_would_be_seen_if_it_did(watched: Watched, tmp_path: Path, raw: str, happens: str) -> None:
    text = rendered("HERE").letters["html"].replace("HERE", raw)
    (tmp_path / "letter.html").write_text(text, "utf-8")
    assert happens in watched.look(tmp_path / "letter.html")
