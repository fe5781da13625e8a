"""Whether what a frame prints is seen by who reads the letter, so far as elements, attributes and style sheets tell.

What no such look can tell: a picture laid over the words, a fixed box, a font without letters, the order of rules.
"""

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser

from msgspec import Struct

from s17gen.check.colours import alike, colours
from s17gen.check.css import Element, Path, Rule, declarations, hiding, rules
from s17gen.visible import STEERING

# Elements whose words a browser shows as they are; of every other one it shows nothing, a part, or something else.
_SHOWN = (
    "html", "body", "header", "main", "footer", "section", "article", "aside", "nav", "div", "span", "p", "ul", "ol",
    "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "figure",
    "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "address", "a", "strong", "em", "b", "i", "u", "small",
)  # fmt: skip
_VOID = (
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
)  # fmt: skip
_INSIDE = (Element("a"), Element("strong"))  # what the words of a letter may stand in besides
_INK = ("-webkit-text-fill-color", "color")
_GROUND = ("background", "background-color")
_MARK = re.compile(r"MARK(?:[0-9]{6}|DRAFT)END")


class _Sheets(Struct, frozen=True):
    """The rules of all style sheets of a letter: those that hide, and those that give words or their ground colour."""

    hiding: tuple[Rule, ...]
    inks: tuple[Rule, ...]
    grounds: tuple[Rule, ...]


class Look(Struct, frozen=True):
    """What a letter looks like: why each mark that not every reader sees is not seen, and what runs or is fetched.

    `astray` are the names that links within it lead to, and that nothing in it has.
    """

    unseen: dict[str, str]
    moving: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()


def look(text: str, extension: str) -> Look:
    """Look at a letter in which every word owed is a mark."""
    every = dict.fromkeys(_MARK.findall(text))
    if re.search(f"[{STEERING}]", text):
        return Look(dict.fromkeys(every, "among characters that steer a display"))
    if extension == "txt":
        return Look({})
    reader = _Reader(text)
    sheets = _sheets(tuple(reader.sheets))
    found = dict.fromkeys(every, "in a comment, a tag or an attribute")
    for mark, path in reader.marks:
        found[mark] = found[mark] and _why(path, sheets)
    found |= _by_markdown(text) if extension == "md" else {}
    unseen = {mark: why for mark, why in found.items() if why}
    astray = [each for each in reader.leads if each not in reader.ids]
    return Look(unseen, tuple(dict.fromkeys(reader.moving)), tuple(dict.fromkeys(astray)))


@cache
def _sheets(texts: tuple[str, ...]) -> _Sheets:
    """The rules of style sheets, which are the same in all the letters of a frame."""
    every = [rule for text in texts for rule in rules(text)]
    return _Sheets(
        hiding=tuple(each for each in every if each.hides),
        inks=tuple(each for each in every if _colour(each.declares, _INK)),
        grounds=tuple(each for each in every if _colour(each.declares, _GROUND)),
    )


class _Reader(HTMLParser):
    """The marks of a letter, each with the elements that it stands in; its style sheets; what runs or is fetched.

    And the names of its elements, and those that links within it lead to.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path: list[Element] = []
        self.marks: list[tuple[str, Path]] = []
        self.sheets: list[str] = []
        self.moving: list[str] = []
        self.ids: set[str] = set()
        self.leads: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; one that is never filled is over at once."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        self.leads += [given["href"][1:]] if re.match("#.", given.get("href", "")) else []
        self.moving += [f"the attribute `{name}`" for name in given if name.startswith("on")]
        if tag in ("script", "base") or (tag == "link" and "icon" not in given.get("rel", "")):
            self.moving.append(f"`<{tag}>`")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.moving.append("`<meta http-equiv=refresh>`")
        if tag not in _VOID:
            self.path.append(Element(tag, given))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it whatever was left open in it."""
        for index in range(len(self.path) - 1, -1, -1):
            if self.path[index].tag == tag:
                del self.path[index:]
                return

    def handle_data(self, data: str) -> None:
        """Text, which may be a style sheet or have marks in it."""
        if self.path and self.path[-1].tag == "style":
            self.sheets.append(data)
            self.moving += ["`@import`"] if "@import" in data.lower() else []
        self.marks += [(mark, tuple(self.path)) for mark in _MARK.findall(data)]


def _why(path: Path, sheets: _Sheets) -> str:
    """Why words in these elements would not be seen by every reader, or nothing."""
    for end, element in enumerate(path, 1):
        why = _by_itself(element) or _by_rule(path[:end], sheets)
        if why:
            return why
    inner = (_by_rule((*path, element), sheets) for element in _INSIDE)
    return next((why for why in inner if why), "") or _unlike_its_ground(path, sheets)


def _by_itself(element: Element) -> str:
    """Why an element is not shown whatever the style sheets say."""
    given = element.attributes
    if element.tag not in _SHOWN:
        return f"in `<{element.tag}>`, which not every reader is shown"
    for name in ("hidden", "inert", "popover"):
        if name in given:
            return f"in an element with the attribute `{name}`"
    if given.get("aria-hidden", "").lower() == "true":
        return "in an element with `aria-hidden`, of which a screen reader says nothing"
    declared = hiding(declarations(given.get("style", "")))
    return f"in an element with the style `{declared}`" if declared else ""


def _by_rule(path: Path, sheets: _Sheets) -> str:
    found = next((each for each in sheets.hiding if each.applies(path)), None)
    return f"hidden by the style `{found.selector} {{ {found.hides} }}`" if found else ""


def _unlike_its_ground(path: Path, sheets: _Sheets) -> str:
    """Words in the colour of the page: of the innermost element that is given a colour, on the innermost ground."""
    ink = _given(path, sheets.inks, _INK)
    ground = [value for value, _ in _given(path, sheets.grounds, _GROUND)] or ["white"]
    for value, where in ink:
        if all(alike(value, below) for below in ground):
            return f"in the colour of the page: `{where} {{ color: {value} }}`"
    return ""


def _given(path: Path, given: Iterable[Rule], names: tuple[str, ...]) -> list[tuple[str, str]]:
    """What the innermost element that is surely given a colour is given, and what those in it may be; and by what."""
    values: list[tuple[str, str]] = []
    for end in range(len(path), 0, -1):
        element = path[end - 1]
        own = _colour(declarations(element.attributes.get("style", "")), names)
        values += [(own, element.tag)] if own else []
        rules_here = [rule for rule in given if rule.applies(path[:end])]
        values += [(_colour(rule.declares, names), rule.selector) for rule in rules_here]
        if own or any(rule.exact for rule in rules_here):
            break
    return values


def _colour(declares: dict[str, str], names: tuple[str, ...]) -> str:
    """The value of the first of these names that has a colour in it."""
    return next((declares[name] for name in names if colours(declares.get(name, ""))), "")


def _by_markdown(text: str) -> dict[str, str]:
    """The marks that Markdown itself would not show: those in front matter, and in the address of a link."""
    found = {}
    front = re.match(r"---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|$)", text, re.DOTALL)
    for mark in _MARK.findall(front[0] if front else ""):
        found[mark] = "in the front matter, which is no part of the letter"
    for line in re.findall(r"^ {0,3}\[[^\]\n]*\]:.*(?:\n.*MARK.*)?", text, re.MULTILINE):
        found |= dict.fromkeys(_MARK.findall(line), "in the address of a link")
    return found
