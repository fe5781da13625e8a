"""Which rules of a style sheet could keep the words of an element from being seen; by the rules alone.

Siblings, states and the order of rules are not looked at: a rule that could apply is taken to apply.
"""

import re
from collections.abc import Iterator

from msgspec import Struct


class Element(Struct, frozen=True):
    """An open element of HTML, with its attributes."""

    tag: str
    attributes: dict[str, str] = {}

    @property
    def classes(self) -> frozenset[str]:
        """The classes that selectors see."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def id(self) -> str:
        """The id that selectors see."""
        return self.attributes.get("id", "")


Path = tuple[Element, ...]
_Step = tuple[str, str]  # what stands before a compound selector (` ` or `>`, or nothing), and the compound


class Rule(Struct, frozen=True):
    """A selector as its compounds from left to right, what it declares, and which of that hides an element.

    `exact` says that nothing of the selector was left out, so that it applies whenever it seems to.
    """

    selector: str
    steps: tuple[_Step, ...]
    declares: dict[str, str]
    hides: str
    exact: bool

    def applies(self, path: Path) -> bool:
        """Whether it selects the last element of a path."""
        return _selects(self.steps, path)


_IGNORED = r"/\*.*?(\*/|$)"  # a comment
_OPAQUE = r"""url\([^)]*\)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_PSEUDO_ELEMENT = re.compile(r"::?(before|after|marker|placeholder|selection|backdrop)\b", re.IGNORECASE)
_FRAME_OF_TIME = re.compile(r"(?i)(from|to|[0-9.]+%)$")


def rules(sheet: str) -> Iterator[Rule]:
    """Every rule of a sheet, in and out of `@media` and the like, once for each of its selectors."""
    text = re.sub(_OPAQUE, "x", re.sub(_IGNORED, " ", sheet, flags=re.DOTALL), flags=re.DOTALL)
    for found in re.finditer(r"([^{}]+)\{(?=([^{}]*))", text):
        selectors = found[1].rsplit(";", 1)[-1].strip()
        if selectors.startswith("@"):
            continue
        declares = declarations(found[2])
        for selector in _apart(selectors):
            if declares and not _PSEUDO_ELEMENT.search(selector):
                yield _rule(selector, declares)


def _rule(selector: str, declares: dict[str, str]) -> Rule:
    plain = selector.replace(":root", "html")
    exact = not re.search(r"[:\[+~&]", plain) and not _FRAME_OF_TIME.match(plain)
    return Rule(selector, _steps(plain), declares, hiding(declares), exact)


def declarations(text: str) -> dict[str, str]:
    """The declarations of a rule or of an attribute `style`, names and values in small letters."""
    pairs = (each.partition(":") for each in re.sub(_OPAQUE, "x", text).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def _apart(selectors: str) -> Iterator[str]:
    """The selectors of a list, which may have lists in brackets."""
    depth, start = 0, 0
    for index, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield selectors[start:index].strip()
            start = index + 1
    yield selectors[start:].strip()


def _steps(selector: str) -> tuple[_Step, ...]:
    """The compounds of a selector; what stands before `+` or `~` is left out, since siblings are not looked at."""
    if _FRAME_OF_TIME.match(selector):
        return (("", "*"),)  # a moment of an animation may be any element's
    plain = re.sub(r"\[[^\]]*\]", "", re.sub(r":[\w-]+(\((?:[^()]|\([^()]*\))*\))?", ":", selector))
    pieces = re.findall(r"\s*([>+~ ])\s*([^>+~\s]+)|([^>+~\s]+)", plain.strip())
    steps: list[_Step] = []
    for before, compound, first in pieces:
        if before in ("+", "~") and before:
            steps = []
        steps.append(("" if not steps else before, compound or first))
    return tuple(steps)


def _selects(steps: tuple[_Step, ...], path: Path) -> bool:
    if not steps:
        return True
    if not path or not _fits(steps[-1][1], path[-1]):
        return False
    before, left = steps[-1][0], steps[:-1]
    if before == ">":
        return _selects(left, path[:-1])
    return not left or any(_selects(left, path[:end]) for end in range(1, len(path)))


def _fits(compound: str, element: Element) -> bool:
    """Whether a compound selector could be of an element; not by what it says of state or attributes."""
    tag = re.match(r"[\w-]+", compound)
    if tag and tag[0].lower() != element.tag:
        return False
    classes = set(re.findall(r"\.([\w-]+)", compound))
    ids = set(re.findall(r"#([\w-]+)", compound))
    return classes <= element.classes and ids <= {element.id}


# What hides.

_LENGTH = re.compile(r"(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(px|pt|rem|em|ch|%|vw|vh|cm|mm|in)?$")
_SMALL = {"px": 6.0, "pt": 5.0, "rem": 0.4, "em": 0.4, "%": 40.0}  # below which nobody reads
_FAR = {
    "px": 400.0, "pt": 300.0, "rem": 25.0, "em": 25.0, "ch": 40.0, "%": 90.0, "vw": 90.0, "vh": 90.0, "cm": 10.0,
    "mm": 100.0, "in": 4.0,
}  # fmt: skip
_AWAY = ("text-indent", "left", "right", "top", "bottom", "inset", "margin", "margin-left", "margin-top", "translate")
_BOXES = ("height", "max-height", "width", "max-width", "zoom")


def hiding(declares: dict[str, str]) -> str:
    """The declaration that hides an element by itself, or nothing."""
    for name, value in declares.items():
        if _hides(name, value):
            return f"{name}: {value}"
    return ""


def _hides(name: str, value: str) -> bool:
    words = value.split()
    if name == "display":
        return "none" in words
    if name in ("visibility", "content-visibility"):
        return bool({"hidden", "collapse"} & set(words))
    if name == "opacity":
        return _below(value, {"": 0.15, "%": 15.0})
    if name in ("font-size", "font"):
        return any(_below(each.split("/")[0], _SMALL) for each in words)
    if name in ("clip", "clip-path", "mask", "mask-image", "-webkit-mask"):
        return value not in ("none", "auto")
    if name in _BOXES:
        return _below(value, {"": 0.1, **dict.fromkeys(_SMALL, 2.0)})
    if name in _AWAY:
        return any(_away(each) for each in words)
    if name in ("transform", "filter"):
        return bool(re.search(r"scale[xy]?\(\s*0?\.?0*[,)]|opacity\(|blur\(|translate[xy]?\([^)]*-[0-9]{3}", value))
    return False


def _below(value: str, limits: dict[str, float]) -> bool:
    """Whether a length is too small to see; nought of anything is."""
    found = _LENGTH.match(value)
    if not found:
        return False
    return 0 <= float(found[1]) < limits.get(found[2] or "", 0.001)


def _away(value: str) -> bool:
    found = _LENGTH.match(value)
    return bool(found and found[2] and float(found[1]) < -_FAR[found[2]])
