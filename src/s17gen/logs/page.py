"""Prints the index of a log; a frame that is not the shipped one is proved first, as those of letters are."""

from collections.abc import Sequence

from s17gen.check.indexes import amiss
from s17gen.errors import TemplateError
from s17gen.notice import Notice
from s17gen.render.index import IndexRenderer


def print_index(notice: Notice, form: str, folders: Sequence[str] = ()) -> str:
    """The page in one of the formats, ending in one line feed. Raises `TemplateError` if the template is at fault."""
    printer = IndexRenderer(form, folders)
    if folders and (wrong := amiss(printer, notice)):
        raise TemplateError(printer.frame, 0, wrong)
    return printer.render(notice)
