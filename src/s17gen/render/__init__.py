"""A Notice becomes text: one frame template for each format, and a printer of nodes, which formats may share."""

import importlib
from collections.abc import Sequence

from jinja2 import nodes

from s17gen.notice import Notice
from s17gen.render.frames import MAX_SECONDS, Frames

# Each format's printer is imported only where a letter of that format is wanted.
FORMATS = {
    "md": "s17gen.render.markdown",
    "html": "s17gen.render.html",
    "txt": "s17gen.render.plain",
    "large-print": "s17gen.render.html",
}
# How a file's name ends, where not in the name of the format.
EXTENSIONS = {"large-print": "large-print.html"}


class Renderer:
    """Renders notices in one format, with the shipped frames or those of a folder in their place."""

    def __init__(self, name: str = "md", folders: Sequence[str] = (), seconds: float = MAX_SECONDS) -> None:
        printer = importlib.import_module(FORMATS[name])
        self.name = name
        self.extension = EXTENSIONS.get(name, name)
        self._frames = Frames(folders, printer.filters(), seconds)

    def tree(self, name: str) -> tuple[str, nodes.Template]:
        """The file that the frame `name` is read from, and what stands in it. Raises `TemplateError`."""
        return self._frames.tree(name)

    def render(self, notice: Notice) -> str:
        """The letter, ending in one line feed. Raises `TemplateError` if the template is at fault."""
        return self._frames.print(f"letter.{self.name}.j2", notice).rstrip("\n") + "\n"
