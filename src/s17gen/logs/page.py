"""Prints the index of a log with the printers of letters and a frame of its own, as HTML or Markdown."""

from collections.abc import Sequence

from s17gen.notice import Block, Heading, Notice, Section, Table
from s17gen.render import html, markdown
from s17gen.render.frames import MAX_SECONDS, Frames
from s17gen.render.printed import Printed


def print_index(notice: Notice, form: str, folders: Sequence[str] = ()) -> str:
    """The page in one of the formats, ending in one line feed. Raises `TemplateError` if the template is at fault."""
    filters = {**html.filters(), "section": section} if form == "html" else markdown.filters()
    frames = Frames(folders, filters, MAX_SECONDS)
    return frames.print(f"log.{form}.j2", notice).rstrip("\n") + "\n"


def section(each: Section) -> Printed:
    """A section as in a letter, but that the first cell of a row is its heading."""
    return html.around(each, _node)


def _node(each: Heading | Block) -> str:
    printed = html.node(each)
    if not isinstance(each, Table):
        return printed
    return "\n".join(_with_heading(line) for line in printed.split("\n"))


def _with_heading(line: str) -> str:
    """A row with its first cell as its heading; no text that is printed has a tag or a line of its own."""
    if not line.startswith("<tr><td>"):
        return line
    return line.replace("<td>", '<th scope="row">', 1).replace("</td>", "</th>", 1)
