"""The letter inside a preview: printed through the frame that letters are printed with, its places given names."""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from s17gen.notice import Block, Heading, Notice, Section
from s17gen.proof import seen
from s17gen.render import html
from s17gen.render.frames import MAX_SECONDS, Frames
from s17gen.render.printed import Printed

FRAME = "letter.html.j2"

_ROOT = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>.*?</style\s*>", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(r"(?P<tag><body\b[^>]*>)(?P<held>.*?)(?:</body\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<\w+")


class Spot(Struct, frozen=True):
    """A place of the letter: the name that leads to it, and the numbers of the findings about it."""

    name: str
    findings: tuple[int, ...] = ()


class Letter(Struct, frozen=True):
    """A letter cut into what a page needs of it: the tags of its root and its body, its style sheets, what it shows."""

    root: Printed
    styles: Printed
    body: Printed
    held: Printed


def letter(notice: Notice, folders: Sequence[str], spots: Mapping[int, Spot]) -> Letter:
    """The notice as the HTML letter is, with frames of `folders` before the shipped ones.

    `spots` are by the `id()` of their block. Raises `TemplateError` where a frame is at fault.
    """
    printers: dict[str, Callable[..., Printed]] = {**html.filters(), "section": _with_names(spots)}
    return _cut(Frames(folders, printers, MAX_SECONDS).print(FRAME, notice))


def _with_names(spots: Mapping[int, Spot]) -> Callable[[Section], Printed]:
    """A printer of sections that names the places which something leads to."""

    def named(each: Heading | Block) -> str:
        printed, spot = html.node(each), spots.get(id(each))
        if spot is None:
            return printed
        return _links(spot) + _TAG.sub(lambda tag: f'{tag[0]} id="{spot.name}"', printed, count=1)

    def section(each: Section) -> Printed:
        return html.around(each, named)

    return section


def _links(spot: Spot) -> str:
    """What leads from a place of the letter to the findings about it."""
    if not spot.findings:
        return ""
    links = (f'<a href="#finding-{each}"><span>Finding </span>{each}</a>' for each in spot.findings)
    return f'<div class="preview-marks">{" ".join(links)}</div>\n'


def _cut(text: str) -> Letter:
    """What a page needs of a whole HTML file; the frame may leave out any tag that HTML lets it leave out."""
    text = seen(text)
    body = _BODY.search(text)
    head, held = (text[: body.start()], body["held"]) if body else text.partition("</head>")[::2]
    root = _ROOT.search(head)
    return Letter(
        root=Printed(root[0] if root else "<html>"),
        styles=Printed("\n".join(_STYLE.findall(head))),
        body=Printed(body["tag"] if body else "<body>"),
        held=Printed(held.strip()),
    )
