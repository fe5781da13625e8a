"""A Notice becomes text: one frame template for each format, and a printer of nodes, which formats may share."""

import importlib
import os
from collections.abc import Iterable, Sequence

from jinja2 import nodes

from s17gen.errors import UsageError
from s17gen.notice import Notice
from s17gen.render.frames import ENDINGS, MAX_SECONDS, Frames

# Each format's printer is imported only where a letter of that format is wanted.
FORMATS = {
    "md": "s17gen.render.markdown",
    "html": "s17gen.render.html",
    "txt": "s17gen.render.plain",
    "large-print": "s17gen.render.html",
}
# How a file's name ends, where not in the name of the format.
EXTENSIONS = {"large-print": "large-print.html"}

_FRAMES = (*(f"letter.{name}.j2" for name in FORMATS), "letter.css")
_SAID = b"{# replaces: true #}"  # where a file begins that is meant to take the place of an earlier folder's
_HINT = "templates are a folder like the shipped templates/, with `letter.html.j2` or the like in it"


class Renderer:
    """Renders notices in one format, with the shipped frames or those of a folder in their place."""

    def __init__(self, name: str = "md", folders: Sequence[str] = (), seconds: float = MAX_SECONDS) -> None:
        printer = importlib.import_module(FORMATS[name])
        self._roots = (name, tuple(folders), seconds)
        self.name = name
        self.frame = f"letter.{name}.j2"
        self.extension = EXTENSIONS.get(name, name)
        self._frames = Frames(folders, printer.filters(), seconds)

    def __reduce__(self) -> tuple[object, ...]:
        """What a pickle holds: the names of the format and the folders, from which another process reads the frames."""
        return Renderer, self._roots

    def tree(self, name: str) -> tuple[str, nodes.Template]:
        """The file that the frame `name` is read from, and what stands in it. Raises `TemplateError`."""
        return self._frames.tree(name)

    def keep(self, folder: str) -> None:
        """Keep the shipped frames of this format in a folder, as `Frames` finds them."""
        self._frames.keep(f"letter.{self.name}.j2", folder)

    def render(self, notice: Notice) -> str:
        """The letter, ending in one line feed. Raises `TemplateError` if the template is at fault."""
        return self._frames.print(self.frame, notice).rstrip("\n") + "\n"


def renderers(names: Iterable[str], folders: Sequence[str] = ()) -> tuple[Renderer, ...]:
    """What renders each format, with the frames of these folders, a later one before an earlier.

    Raises `UsageError` as `refuse_unfit` does.
    """
    refuse_unfit(folders)
    return tuple(Renderer(name, folders[::-1]) for name in names)


def refuse_unfit(folders: Sequence[str]) -> None:
    """Raise `UsageError` for a folder that holds no frames, or would hide in silence those of an earlier one."""
    for folder in folders:
        try:
            held = os.listdir(folder)
        except (OSError, ValueError):
            raise UsageError(f"{folder} is not a folder that can be read", _HINT) from None
        if not any(name.endswith(".j2") for name in held):
            raise UsageError(f"{folder} holds no template", _HINT)
        for name in held:
            if name.lower().startswith("letter.") and name not in _FRAMES:
                raise UsageError(f"{folder} has {name}, which nothing reads", f"the frames are {', '.join(_FRAMES)}")
    if len(folders) > 1:
        _refuse_shadows(folders)


def keep(folder: str) -> None:
    """Keep the shipped frames of every format in a folder, as they are found there by a letter."""
    for each in renderers(FORMATS):
        each.keep(folder)


def _refuse_shadows(folders: Sequence[str]) -> None:
    """Refuse a file that takes the place of one of an earlier folder and does not begin by saying so."""
    below: dict[str, str] = {}
    if len({os.path.realpath(each) for each in folders}) < len(folders):
        raise UsageError(f"one folder of templates is given twice: {', '.join(folders)}", "leave it out once")
    for folder in folders:
        for name in sorted(each for each in os.listdir(folder) if each.endswith(ENDINGS)):
            path = os.path.join(folder, name)
            if name in below and not _says_so(path):
                message = f"{path} would hide {below[name]}"
                raise UsageError(message, f"begin it with `{_SAID.decode()}` if that is meant, or rename it")
            below[name] = path


def _says_so(path: str) -> bool:
    try:
        if not os.path.isfile(path):
            return True  # loading it says what is wrong
        with open(path, "rb") as file:
            return file.read(len(_SAID)) == _SAID
    except OSError:
        return True
