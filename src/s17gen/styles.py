"""House styles as the library's files hold them: which sections a letter has, in which order, under which headings."""

from typing import Literal

from s17gen.law import Whole
from s17gen.model import Wire


class StyleSection(Wire, frozen=True):
    """A kind of section, and the heading this style gives it.

    `headings` are others for letters of another kind: `mixed` where not every exemption turns on harm, and where every
    refusal is of one way, that way.
    """

    kind: str
    heading: str | None = None
    headings: dict[Literal["mixed", "confirming", "relief", "waiting"], str] = {}


class Style(Whole, frozen=True, kw_only=True):
    """A house style: the sections of the letter in order."""

    id: str
    title: str
    sections: list[StyleSection]
