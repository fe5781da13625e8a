"""Prints the index of a disclosure log with the printers of letters and a frame of its own, as HTML or Markdown."""

from collections.abc import Sequence

from jinja2 import nodes

from s17gen.notice import Block, Heading, Notice, Section, Table
from s17gen.render import html, markdown
from s17gen.render.frames import MAX_SECONDS, Frames
from s17gen.render.printed import Printed

FORMATS = ("html", "md")
TARGET = "answers"  # the id of what is left when the head of the page is skipped


class IndexRenderer:
    """Renders indexes in one format, with the shipped frame or that of a folder in its place."""

    def __init__(self, name: str, folders: Sequence[str] = (), seconds: float = MAX_SECONDS) -> None:
        self.frame = f"log.{name}.j2"
        self.extension = name
        filters = {**html.filters(), "section": section} if name == "html" else markdown.filters()
        self._frames = Frames(folders, filters, seconds)

    def tree(self, name: str) -> tuple[str, nodes.Template]:
        """The file that the frame `name` is read from, and what stands in it. Raises `TemplateError`."""
        return self._frames.tree(name)

    def render(self, notice: Notice) -> str:
        """The page, ending in one line feed. Raises `TemplateError` if the template is at fault."""
        return self._frames.print(self.frame, notice).rstrip("\n") + "\n"


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
