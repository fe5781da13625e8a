"""Makes a new project of an authority: the text of each of its files, from the data beside this module."""

import datetime
import os
from collections.abc import Iterator

import yaml

from s17gen import __version__
from s17gen.scaffold.fill import filled

KINDS = ("police", "council", "nhs", "university", "school", "central")

_HERE = os.path.dirname(os.path.abspath(__file__))
_ENDING = ".in"  # of what is to be filled in, so that nothing takes it for a finished file
_DOT = "dot-"  # begins the names of files that are hidden in a project, and would steer tools here
_NO_NAME = "[your authority's name]"
_NO_EMAIL = "[your address for e-mail]"
_NO_SIGNATORY = "[your name]"
_DAYS_AGO = 14  # the example was received so long ago: never more than ten working days, so never late


def project(
    kind: str, name: str | None, email: str | None, signatory: str | None, today: datetime.date
) -> dict[str, str]:
    """Each file of a new project, by its path with `/`, for one of `KINDS`.

    In place of a `name`, an `email` or a `signatory` that is not given, the profile has a gap to fill. The example
    request is answered `today`.
    """
    facts = _facts(kind)
    values: dict[str, str | datetime.date] = {
        **facts,
        "name": name or _NO_NAME,
        "email": email or _NO_EMAIL,
        "signatory": signatory or _NO_SIGNATORY,
        "today": today,
        "version": __version__,
        "received": today - datetime.timedelta(days=_DAYS_AGO),
    }
    sources = {**dict(_starters()), "requests/example.yaml": os.path.join(_HERE, "requests", f"{kind}.yaml{_ENDING}")}
    return {path: filled(_text(source), values) for path, source in sorted(sources.items())}


def _facts(kind: str) -> dict[str, str]:
    """What is usual of a kind of authority."""
    found: dict[str, dict[str, str]] = yaml.safe_load(_text(os.path.join(_HERE, "kinds.yaml")))
    return found[kind]


def _starters() -> Iterator[tuple[str, str]]:
    """Where each file that every project has goes, and where its text is."""
    root = os.path.join(_HERE, "files")
    for folder, _, names in os.walk(root):
        for name in names:
            source = os.path.join(folder, name)
            parts = os.path.relpath(source, root).removesuffix(_ENDING).split(os.sep)
            yield "/".join(f".{each.removeprefix(_DOT)}" if each.startswith(_DOT) else each for each in parts), source


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
