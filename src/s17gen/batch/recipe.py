"""What every letter of a batch is made with, so that a later run can tell whether it would make the same ones."""

import datetime
import hashlib
import os
from collections.abc import Iterator, Sequence

from msgspec import Struct

from s17gen import __version__
from s17gen.authority import Unusable
from s17gen.batch.encoded import encoded, plain
from s17gen.content import content_root
from s17gen.errors import UsageError
from s17gen.files import reason
from s17gen.notice import Audience
from s17gen.pipeline import Settings
from s17gen.profile import Profile
from s17gen.record import Layer

_READ = (".yaml", ".yml", ".j2", ".css")


class Recipe(Struct, frozen=True):
    """What letters are made with, hashes in place of folders and files. `today` dates letters that have no date."""

    s17gen: str
    out: str
    formats: tuple[str, ...]
    audience: Audience
    draft: bool
    records: bool
    style: str
    date: datetime.date | None
    today: datetime.date
    authority: str
    library: tuple[Layer, ...]
    content: str


def recipe(
    settings: Settings, out: str, records: bool, layers: Sequence[str] = (), templates: Sequence[str] = ()
) -> Recipe:
    """The recipe of a batch with these settings; `out` is the pattern of its names.

    Raises `UsageError` where something cannot be read.
    """
    return Recipe(
        s17gen=__version__,
        out=plain(out),
        formats=tuple(each.name for each in settings.renderers),
        audience=settings.audience,
        draft=settings.draft,
        records=records,
        style=settings.style or f"{settings.usual_style or 'that of its kind'}, where none is named",
        date=settings.date,
        today=settings.today,
        authority=profile_mark(settings.authority),
        library=tuple(Layer(each.name, each.version, each.reviewed) for each in settings.library.versions()),
        content=_hash_of((content_root("exemptions"), *layers, content_root("templates"), *templates)),
    )


def changes(old: Recipe, new: Recipe) -> list[str]:
    """What is not the same in two recipes, in words; the day that letters are made on does not count."""
    return [says for name, says in _WORDS.items() if getattr(old, name) != getattr(new, name)]


_WORDS = {
    "s17gen": "the version of s17gen",
    "out": "`--out`",
    "formats": "the formats",
    "audience": "`--for`",
    "draft": "`--draft`",
    "records": "`--record`",
    "style": "the house style",
    "date": "`--date`",
    "authority": "the profile for requests that name none",
    "content": "the library or the templates",
}


def profile_mark(profile: Profile | Unusable | None) -> str:
    """A hash of all that a profile says, its logo too, or of what is wrong with it; empty for none."""
    return hashlib.sha256(encoded(profile)).hexdigest() if profile else ""


def _hash_of(folders: Sequence[str]) -> str:
    """A hash of the wording and the frames in some folders, in their order."""
    found = hashlib.sha256()
    for folder in folders:
        for path in _files(folder):
            name = os.path.relpath(path, folder).encode("utf-8", "surrogateescape")
            try:
                with open(path, "rb") as file:
                    raw = file.read()
            except OSError as error:
                raise UsageError(f"{path} cannot be read: {reason(error)}", "check who may read it") from error
            found.update(b"%d %s %d " % (len(name), name, len(raw)) + raw)
    return found.hexdigest()


def _files(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(here, name) for name in sorted(names) if name.lower().endswith(_READ))
