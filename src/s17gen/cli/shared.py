"""Options that several commands share, and what they mean, with what the project and the environment say of them."""

import datetime
import os
from collections.abc import Callable, Iterable
from typing import TypedDict, get_args

import click

from s17gen.authority import Unusable, load_profile, place_of, profile_or_why_not
from s17gen.dates import read_date
from s17gen.errors import UsageError
from s17gen.library import Library, opened
from s17gen.notice import Audience
from s17gen.pipeline import Settings, check_style
from s17gen.profile import Profile
from s17gen.project import FILE, NAMED, Found, Project, find, is_set
from s17gen.render import renderers
from s17gen.visible import visible


class Common(TypedDict):
    """The options that every command has that makes letters, or looks at what would be one."""

    date: datetime.date | None
    audience: Audience | None
    style: str | None
    profile: str | None
    layers: tuple[str, ...]
    templates: tuple[str, ...]


def in_force(readers: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Adds to a command the options of `Common`; `readers` is the help of the one that says who letters are for."""
    options = (
        click.option("--date", callback=date, metavar="YYYY-MM-DD", help="Date of the notices, in place of `dated`."),
        click.option("--for", "audience", type=click.Choice(get_args(Audience)), help=readers),
        click.option("--style", metavar="NAME", help="House style in place of each request's own."),
        click.option("--authority", "profile", metavar="FILE", help="Profile for requests that name no authority."),
        click.option("--library", "layers", multiple=True, metavar="FOLDER", help="A layer in force, as in `render`."),
        click.option("--templates", multiple=True, metavar="FOLDER", help="Frames in force, as in `render`."),
    )

    def add(command: Callable[..., int]) -> Callable[..., int]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


# The project.


def found(paths: Iterable[str]) -> Found:
    """Where the configuration of what stands at these paths was looked for; `-` and no path stand for this folder.

    Raises `UsageError` where they belong to more than one project.
    """
    folders = dict.fromkeys(_folder(path) for path in paths) or {"": None}
    looked = {folder: find(folder, os.environ) for folder in folders}
    first, *others = looked.items()
    for folder, each in others:
        if each.file != first[1].file:
            files = " and ".join(one.file or f"no {FILE}" for one in (first[1], each))
            message = f"{first[0] or '.'} and {folder or '.'} are of two projects, with {files}"
            raise UsageError(message, f"call s17gen for each of them, or name the one that holds with {NAMED}")
    return first[1]


def _folder(path: str) -> str:
    if path == "-":
        return ""
    return path if os.path.isdir(path) else os.path.dirname(path)


def project(paths: Iterable[str] = ()) -> Project:
    """What the environment and the configuration above these paths say. Raises `UsageError`, `ConfigError`."""
    place = found(paths)
    if not place.file and not is_set(os.environ):
        return Project()
    from s17gen import config  # few calls have one

    return config.project(place, os.environ)


def elsewhere(held: Project, paths: Iterable[str]) -> list[str]:
    """The configurations nearer to some of these files than the one in force, which a call does not follow."""
    if os.environ.get(NAMED, "").strip():
        return []
    looked = {find(each, os.environ).file for each in dict.fromkeys(_folder(path) for path in paths)}
    return sorted(looked - {held.file, ""})


def settings(held: Project, given: Common, formats: Iterable[str], draft: bool = False) -> Settings:
    """What is in force for requests in these formats: options, or else what the project says."""
    library = layered(held, given["layers"])
    return Settings(
        library=library,
        renderers=renderers(formats, templates(held, given["templates"])),
        today=datetime.date.today(),
        date=given["date"],
        authority=usual_profile(held, given["profile"]),
        draft=draft,
        audience=given["audience"] or "applicant",
        style=check_style(given["style"], library),
        profiles=held.authorities,
        usual_style=check_style(held.style, library, _origin(held, "style")),
    )


def either(given: str | None, usual: str | None) -> str | None:
    """What an option was given as, or else what the project says."""
    return usual if given is None else given


def formats(held: Project, target: str | None) -> tuple[str, ...]:
    """The formats that the project has letters in: on standard output, which holds one, the first."""
    return held.format[:1] if target in (None, "-") else held.format


def templates(held: Project, given: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of frames that are in force."""
    return given or held.templates


def layered(held: Project, given: tuple[str, ...]) -> Library:
    """The shipped library with the layers given over it, or else the project's."""
    return opened(given) if given else opened(held.library, _origin(held, "library"))


def authority(held: Project, given: str | None) -> Profile | None:
    """The profile for requests that name none: the one given, or else the project's."""
    if given is not None:
        return load_profile(place_of(given, "", held.authorities))
    return load_profile(held.authority, _origin(held, "authority")) if held.authority is not None else None


def usual_profile(held: Project, given: str | None) -> Profile | Unusable | None:
    """The same for requests: a project's that cannot be used stops none that names its own."""
    if given is not None or held.authority is None:
        return authority(held, given)
    return profile_or_why_not(held.authority, _origin(held, "authority"))


def _origin(held: Project, key: str) -> str:
    return f"; {held.origins[key]} names it" if key in held.origins else ""


# Options.


def date(context: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """The day that an option names, for Click to call."""
    day = read_date(value) if value is not None else None
    if value is not None and day is None:
        raise click.BadParameter(f"`{visible(value[:80])}` is not a date; write year, month, day: 2026-11-09")
    return day
