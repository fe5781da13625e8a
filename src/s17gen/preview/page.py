"""The page of a preview: all that it says, and how that is printed; whatever is not markup of ours is escaped."""

from collections.abc import Sequence

import jinja2
from msgspec import Struct

from s17gen import __version__
from s17gen.content import content_root
from s17gen.preview.dates import Dates
from s17gen.preview.found import Cited, Found
from s17gen.preview.letter import Letter
from s17gen.preview.owed import Group
from s17gen.preview.parts import Asked
from s17gen.preview.pulled import Pieces
from s17gen.render.html import escape
from s17gen.render.printed import Printed
from s17gen.wording import capital

FRAME = "preview.html.j2"
# How every preview begins, so that nothing else is ever taken for one and replaced.
MARK = "<!DOCTYPE html>\n<!-- s17gen preview "


class Beside(Struct, frozen=True):
    """What stands beside a letter, as far as the request tells it."""

    reference: str
    dates: Dates
    asked: Asked
    groups: tuple[Group, ...]
    duties: str
    unmet: bool
    pieces: tuple[Pieces, ...]
    versions: tuple[str, ...]
    count: str


class Page(Struct, frozen=True):
    """A preview of one request: `letter` is None where there is none to show, `beside` where the file tells nothing.

    `counts` says how much was found, `verdict` in a sentence or two how the letter stands, `state` in a word.
    """

    file: str
    state: str
    counts: str
    verdict: str
    found: Sequence[Found] = ()
    more: int = 0
    letter: Letter | None = None
    beside: Beside | None = None


def write(page: Page, refresh: int = 0) -> str:
    """The whole page, ending in one line feed; after `refresh` seconds it loads itself again, 0 for never."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(content_root("templates")),
        undefined=jinja2.StrictUndefined,
        finalize=_printed,
        autoescape=False,  # finalize escapes, and names what is no text besides
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters = {"laws": _laws, "capital": capital, "ticked": _ticked}
    root = page.letter.root if page.letter else Printed('<html lang="en-GB">')
    body = page.letter.body if page.letter else Printed("<body>")
    text = environment.get_template(FRAME).render(page=page, refresh=refresh, root=root, body=body, version=__version__)
    return text.rstrip("\n") + "\n"


def _laws(law: Sequence[Cited]) -> Printed:
    """Authorities in a row, each a link where its address is known."""
    return Printed(", ".join(map(_law, law)))


def _law(each: Cited) -> str:
    shown = escape(each.cite)
    return f'<a href="{escape(each.url)}">{shown}</a>' if each.url else shown


def _ticked(text: str) -> Printed:
    """A message, with what stands between backticks as code."""
    said = escape(capital(text)).split("`")
    if len(said) % 2 == 0:  # a backtick that closes nothing
        said = ["`".join(said)]
    return Printed("".join(f"<code>{each}</code>" if number % 2 else each for number, each in enumerate(said)))


def _printed(value: object) -> Printed:
    """Whatever the frame prints: as it is only if it came through the printers of letters."""
    if isinstance(value, jinja2.Undefined):
        str(value)  # raises, and says what is undefined
    return value if isinstance(value, Printed) else Printed(escape(str(value)))
