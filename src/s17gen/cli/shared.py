"""Options that several commands share, and what they mean."""

import datetime
import os

import click

from s17gen.authority import read_profile
from s17gen.dates import read_date
from s17gen.errors import LibraryError, UsageError
from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.pipeline import FILE_NOTE
from s17gen.profile import Profile
from s17gen.visible import visible

_LAYER_NAMES = {"foia", "uk", "styles", "topics.yaml", "library.yaml"}
_LAYER_HINT = "`--library` takes a folder like the shipped exemptions/, with `foia/` or `styles/` in it"


def library(layers: tuple[str, ...]) -> Library:
    """The shipped library with these layers over it; a folder that is none is a fault of the call."""
    for layer in layers:
        try:
            held = set(os.listdir(layer))
        except (OSError, ValueError):
            raise UsageError(f"{layer} is not a folder that can be read", _LAYER_HINT) from None
        if not held & _LAYER_NAMES:
            raise UsageError(f"{layer} holds nothing of a library", _LAYER_HINT)
    return Library(layers)


def date(context: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """The day that an option names, for Click to call."""
    day = read_date(value) if value is not None else None
    if value is not None and day is None:
        raise click.BadParameter(f"`{visible(value[:80])}` is not a date; write year, month, day: 2026-11-09")
    return day


def style(name: str | None, library: Library) -> str | None:
    """The style that is asked for, one that a letter can have."""
    known = [each for each in library.style_ids() if each != FILE_NOTE] if name else []
    if name and name not in known:
        from s17gen.nearest import did_you_mean

        hint = did_you_mean(name, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
        raise UsageError(f"there is no house style `{name}`", hint)
    return name


def profile(path: str | None) -> Profile | None:
    """The profile for requests that name none, where one is given."""
    if path is None:
        return None
    found, findings = read_profile(path)
    if found is None or has_error(findings):
        raise LibraryError(f"the profile {path} cannot be used", findings)
    return found
