"""A Notice becomes text: one frame template and one printer of nodes for each format."""

from collections.abc import Sequence
from types import ModuleType

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from s17gen.content import content_root
from s17gen.errors import LibraryError
from s17gen.notice import Notice
from s17gen.render import markdown
from s17gen.render.printed import Printed

FORMATS: dict[str, ModuleType] = {"md": markdown}


class Renderer:
    """Renders notices in one format, with the shipped templates or those of a folder in their place."""

    def __init__(self, name: str = "md", folders: Sequence[str] = ()) -> None:
        self.format = FORMATS[name]
        self.extension: str = self.format.EXTENSION
        environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader([*folders, content_root("templates")]),
            undefined=jinja2.StrictUndefined,
            finalize=_only_printed,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters = self.format.filters()  # a template prints with these and with nothing else
        self._environment = environment

    def render(self, notice: Notice) -> str:
        """The letter, ending in one line feed. Raises `LibraryError` if the template is at fault."""
        try:
            frame = self._environment.get_template(f"letter.{self.extension}.j2")
            return frame.render(notice=notice).rstrip("\n") + "\n"
        except jinja2.TemplateError as error:
            where = f"{error.name}:{error.lineno}: " if isinstance(error, jinja2.TemplateSyntaxError) else ""
            raise LibraryError(f"the template cannot be used: {where}{error}", hint="mend the template") from error


def _only_printed(value: object) -> object:
    """Refuse what did not come through the format's escaper."""
    if not isinstance(value, Printed):
        raise jinja2.TemplateRuntimeError(
            "it prints a value as it stands; print the notice and its sections with the filters of the format"
        )
    return value
