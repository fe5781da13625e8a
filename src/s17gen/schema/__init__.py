"""JSON Schemas (draft-07) of the files that people write, made from their models and from a library's names."""

import os
from collections.abc import Iterable

from msgspec import Struct

from s17gen.config import Config
from s17gen.findings import Kind
from s17gen.law import LibraryFile, SectionFile, StatementsFile, TopicsFile
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.profile import Profile
from s17gen.schema.forms import Writer
from s17gen.schema.layout import laid_out
from s17gen.schema.names import names
from s17gen.schema.particulars import particulars
from s17gen.schema.patterns import Json
from s17gen.styles import Style
from s17gen.wire import RequestFile


class FileKind(Struct, frozen=True):
    """A kind of file that people write: its model, and what it is in words that follow "the schema of ..."."""

    model: type[Wire]
    what: str


FILES: dict[str, FileKind] = {
    "request": FileKind(RequestFile, "a request file"),
    "profile": FileKind(Profile, "an authority's profile"),
    "config": FileKind(Config, "a project's configuration, s17gen.toml"),
    "library": FileKind(LibraryFile, "what a library or a layer says of itself, library.yaml"),
    "section": FileKind(SectionFile, "a section of a library, such as exemptions/foia/s31-law-enforcement.yaml"),
    "statements": FileKind(StatementsFile, "the connecting sentences of a library, foia/statements.yaml"),
    "style": FileKind(Style, "a house style, such as exemptions/styles/police.yaml"),
    "topics": FileKind(TopicsFile, "the topics of a library, topics.yaml"),
}


def schemas(wanted: Iterable[str], library: Library, kinds: Iterable[Kind]) -> dict[str, str]:
    """The schema of each wanted kind of file, as JSON. Raises `LibraryError` if a file of the library is unsound."""
    known, rest = names(library, kinds), particulars(library)
    version = ", ".join(f"{each.name} {each.version}" for each in library.versions())
    found = {}
    for name in wanted:
        head: Json = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": f"s17gen: {FILES[name].what}",
            "$comment": f"Written by `s17gen schema {name}` from {version}.",
        }
        whole = Writer(known, rest).whole(FILES[name].model)
        found[name] = laid_out({**head, **whole}) + "\n"
    return found


def file_name(name: str) -> str:
    """What the file with the schema of a kind of file is called."""
    return f"{name}.schema.json"


def modeline(name: str, folder: str) -> str:
    """The first line of a file that tells editors where its schema is: in `folder`, as seen from that file."""
    path = os.path.join(folder, file_name(name)).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={path}\n"
