"""Where letters go: the formats and files that a call means, and that no two of its files get one name."""

import os
from collections.abc import Iterable, Sequence

from msgspec import Struct

from s17gen.cli.streams import say
from s17gen.errors import OutputError, UsageError
from s17gen.notice import Audience
from s17gen.render import EXTENSIONS, FORMATS
from s17gen.visible import visible

_NO_FORMATS = ("pdf", "doc", "docx", "odt", "rtf")
_OTHERS = {"htm": "html", "markdown": "md", "text": "txt"}  # endings that name a format too


class Target(Struct, frozen=True):
    """Where files of one kind go: one file, or a folder in which they are named after their references."""

    path: str
    folder: bool

    def file(self, stem: str, ending: str) -> str:
        """The file that one of them gets."""
        return os.path.join(self.path, stem + ending) if self.folder else self.path


class File(Struct, frozen=True):
    """A file to write: its path, what to call it in a message, its text."""

    path: str
    what: str
    text: str


class Desk(Struct):
    """Writes the files of one call. `taken` says what has each name."""

    force: bool
    taken: dict[str, str] = {}

    def write(self, files: Sequence[File]) -> None:
        """Write files, all or none, but never one over another of this very call, whether forced or not."""
        from s17gen.output import write  # a letter on standard output needs none of it

        for each in files:
            taken = self.taken.setdefault(os.path.normcase(os.path.normpath(each.path)).casefold(), each.what)
            if taken != each.what:
                message = f"{each.what} and {taken} would both be {each.path}"
                raise OutputError(message, "change a reference, or write to two folders")
        write({each.path: each.text for each in files}, self.force)
        for each in files:
            say(f"s17gen: {visible(each.path)}")


def formats(given: Iterable[str], path: str | None, audience: Audience, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The formats wanted, each once: those given, or the one that a file's name ends in, or the usual ones."""
    if path == "":
        raise UsageError("`-o` has no name", "give a file or a folder, or leave `-o` out")
    wanted, ending = tuple(dict.fromkeys(given)), _ending(path)
    if not wanted and ending in _NO_FORMATS:
        raise UsageError(f"s17gen writes no .{ending} file", "write .html, and print it or open it in a word processor")
    if wanted and ending in FORMATS and not any(_extension(each).endswith(_extension(ending)) for each in wanted):
        message = f"{path} is the name of another format than {wanted[0]}"
        raise UsageError(message, f"give `-f {ending}`, or leave it out")
    named = wanted or ((ending,) if ending in FORMATS else ())
    if audience == "portal" and not set(named) <= {"txt"}:
        raise UsageError("an answer for a public request site is plain text", "leave `-f` out, or give `-f txt`")
    return named or (("txt",) if audience == "portal" else tuple(dict.fromkeys(usual)) or ("md",))


def letters_target(path: str | None, letters: int) -> Target | None:
    """Where letters go, which are so many; None is standard output."""
    path = None if path == "-" else path
    if path is None and letters > 1:
        raise UsageError("several letters cannot share standard output", "name a folder with `-o`")
    if letters > 1 and _ending(path) in FORMATS:
        message = f"{path} is the name of one file, and there are several letters"
        raise UsageError(message, "end a folder's name in `/`")
    return None if path is None else Target(path, letters > 1 or _is_folder(path))


def record_target(path: str | None, records: int) -> Target | None:
    """Where records go, which are so many; None is nowhere."""
    if path is None:
        return None
    if path in ("", "-"):
        raise UsageError("`--record` needs the name of a file", "give a file or a folder")
    if records > 1 and path.lower().endswith(".json"):
        message = f"{path} is the name of one file, and there are several records"
        raise UsageError(message, "end a folder's name in `/`")
    return Target(path, records > 1 or _is_folder(path))


def _is_folder(path: str) -> bool:
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def _extension(name: str) -> str:
    return EXTENSIONS.get(name, name)


def _ending(path: str | None) -> str:
    """The format that the name of a file ends in, by its usual ending, or that ending; empty for a folder."""
    if path is None or _is_folder(path):
        return ""
    before, ending = os.path.splitext(path.lower())
    ending = _OTHERS.get(ending.removeprefix("."), ending.removeprefix("."))
    longer = {extension: name for name, extension in EXTENSIONS.items()}
    return longer.get(f"{os.path.splitext(before)[1].removeprefix('.')}.{ending}", ending)
