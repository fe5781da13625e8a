"""A project's configuration: `s17gen.toml`, or `[tool.s17gen]` in pyproject.toml, and the environment over it."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

from s17gen.authority import place_of
from s17gen.bind import SHAPE, bind
from s17gen.document import Data, Document
from s17gen.errors import ConfigError
from s17gen.files import reason
from s17gen.findings import Finding, Kind, Path
from s17gen.model import Wire
from s17gen.project import KEYS, PREFIX, PYPROJECT, Found, Project, has_part
from s17gen.source import MAX_BYTES
from s17gen.traps import Mark

UNUSABLE = Kind(
    "S17-060",
    "a configuration that cannot be read",
    todo='Mend the line. The file is TOML: `key = "text"`, and `key = ["one", "two"]` for several.',
)
TWO = Kind(
    "S17-061",
    "two configurations in one folder",
    todo="Keep s17gen.toml, or the part of pyproject.toml, and move what the other says there.",
)
NOT_YOURS = Kind(
    "S17-062",
    "a configuration that anybody could have put there",
    todo="Look at the file. If it is meant for you, name it with the environment variable S17GEN_CONFIG.",
)

KINDS = (UNUSABLE, TWO, NOT_YOURS)

Format: TypeAlias = Literal["md", "html", "txt", "large-print"]
_TRUE, _FALSE = ("1", "true", "yes"), ("0", "false", "no")
_PATHS = ("library", "templates", "authorities", "output", "record")
_LISTS = {"library": os.pathsep, "templates": os.pathsep, "format": ",", "select": ",", "ignore": ","}
_DEEPEST = 10  # tables and lists in each other
_PREFIX = "tool.s17gen."  # of the keys of a pyproject.toml
_SHAPES = 'write `key = "text"`, or `key = ["one", "two"]` for several'  # not as YAML would have it
_NO_TABLE = "take the line `[tool.s17gen]` out: in s17gen.toml the keys stand by themselves"


class Config(Wire, frozen=True):
    """What a project fixes for every call within it. Paths count from the folder of the file."""

    library: Annotated[
        str | list[str],
        Meta(description="layers over the shipped library, the lowest first", examples=["exemptions"]),
    ] = []
    templates: Annotated[
        str | list[str], Meta(description="folders with frames in place of the shipped ones", examples=["templates"])
    ] = []
    authority: Annotated[
        str | None,
        Meta(description="profile of requests that name none", examples=["authorities/northshire-police.yaml"]),
    ] = None
    authorities: Annotated[
        str | None,
        Meta(description="folder of profiles, which requests may name without it and without `.yaml`"),
    ] = None
    style: Annotated[
        str | None,
        Meta(
            description="house style where neither request nor profile names one, whatever its kind",
            examples=["council"],
        ),
    ] = None
    format: Annotated[
        Format | list[Format], Meta(description="formats of letters that nobody asks for otherwise", examples=["html"])
    ] = []
    output: Annotated[str | None, Meta(description="where letters go; a folder ends in `/`", examples=["letters/"])] = (
        None
    )
    record: Annotated[str | None, Meta(description="where records go, if they are kept", examples=["records/"])] = None
    strict: Annotated[bool, Meta(description="whether warnings fail a check too")] = False
    select: Annotated[
        str | list[str], Meta(description="findings that a check counts, by id or family", examples=["S17-3"])
    ] = []
    ignore: Annotated[
        str | list[str], Meta(description="findings that a check does not count", examples=["S17-608"])
    ] = []


class _Given(Struct, frozen=True):
    """A value, where it was given, and the folder that a path in it counts from."""

    value: Any
    origin: str
    folder: str


def project(found: Found, environ: Mapping[str, str]) -> Project:
    """What holds for a call: the environment's values over the file's. Raises `ConfigError`."""
    given = {**_of_file(found), **_of_environment(environ)}
    values: dict[str, Any] = {}
    for key, each in given.items():
        value = _texts(each.value) if key in _LISTS else each.value
        values[key] = _from(each.folder, value) if key in _PATHS else value
    named = given.get("authority")
    if named:
        name = os.path.expanduser(named.value.strip())
        values["authority"] = place_of(name, named.folder, values.get("authorities"))
    return Project(**values, file=found.file, origins={key: each.origin for key, each in given.items()})


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _from(folder: str, value: Any) -> Any:
    """A path, or several, as seen from the current folder; `~` is the home folder here too, where no shell says so."""
    if isinstance(value, tuple):
        return tuple(_from(folder, each) for each in value)
    path = os.path.expanduser(value)
    return path if folder in ("", ".") else os.path.join(folder, path)


# The file.


def read(path: str) -> tuple[Config, Document]:
    """The configuration in a file. Raises `ConfigError` with everything wrong with it."""
    document = _document(path, _bytes(path))
    config, findings = bind(document, Config) if document.data != {} else (Config(), [])
    if config is None:
        found = [replace(each, hint=_SHAPES) if each.kind is SHAPE else each for each in findings]
        raise ConfigError(f"the configuration {path} cannot be used", found)
    return config, document


def _of_file(found: Found) -> dict[str, _Given]:
    if not found.file:
        return {}
    folder = os.path.dirname(found.file)
    if found.why == "found":
        _refuse_strangers(found.file, folder)
        _refuse_two(found.file, folder)
    config, document = read(found.file)
    keys = document.data if isinstance(document.data, dict) else {}
    return {
        key: _Given(getattr(config, key), f"{document.name}:{document.place((key,), at_key=True).line}", folder)
        for key in keys
    }


def _refuse_strangers(path: str, folder: str) -> None:
    """Refuse a file of somebody else's in a folder that everybody may write to, such as a temporary one."""
    try:
        held, home = os.stat(path), os.stat(folder or ".")
    except OSError:
        return  # reading says what is wrong
    if hasattr(os, "geteuid") and held.st_uid not in (os.geteuid(), 0) and home.st_mode & stat.S_IWOTH:
        raise _refusal(path, NOT_YOURS, "it is another user's, in a folder that everybody may write to")


def _refuse_two(path: str, folder: str) -> None:
    other = os.path.join(folder, PYPROJECT)
    if os.path.basename(path) != PYPROJECT and os.path.isfile(other) and has_part(_bytes(other)):
        raise _refusal(path, TWO, f"{other} has a part `[tool.s17gen]` too", "keep one of the two")


def _bytes(path: str) -> bytes:
    try:
        if not os.path.isfile(path) and os.path.exists(path):
            raise _refusal(path, UNUSABLE, "it is no ordinary file")
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refusal(path, UNUSABLE, reason(error), "check the name and its folder") from None
    if len(raw) > MAX_BYTES:
        raise _refusal(path, UNUSABLE, f"it has over {MAX_BYTES:,} bytes")
    return raw


def _refusal(path: str, kind: Kind, message: str, hint: str = "", mark: Mark = (0, 0)) -> ConfigError:
    document = Document(path, [], values={(): mark})
    finding = Finding(kind, message, document.place(()), hint)
    return ConfigError(f"the configuration {path} cannot be used", [finding])


def _document(path: str, raw: bytes) -> Document:
    """What a file holds for s17gen, every value as text, with the places of its keys."""
    ours = os.path.basename(path) == PYPROJECT
    try:
        text = raw.decode("utf-8-sig")
        whole = tomllib.loads(text)
        if not ours and _part(whole):
            raise _refusal(path, UNUSABLE, "its keys stand under `[tool.s17gen]`, as in a pyproject.toml", _NO_TABLE)
        data = _as_text(_part(whole) if ours else whole)
    except UnicodeDecodeError:
        raise _refusal(path, UNUSABLE, "it is not UTF-8", "save it as UTF-8") from None
    except RecursionError:
        raise _refusal(path, UNUSABLE, "it is nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, text, error) from None
    except ValueError:  # a number of thousands of digits
        raise _refusal(path, UNUSABLE, "it has a number that is too long to read") from None
    lines = text.split("\n")
    marks = _marks(lines, data, _PREFIX if ours else "") if isinstance(data, dict) else {}
    return Document(path, lines, data, {(): (0, 0), **marks}, marks)


def _part(data: dict[str, Any]) -> Any:
    """Our part of a pyproject.toml, if it has one."""
    tool = data.get("tool")
    return tool.get("s17gen", {}) if isinstance(tool, dict) else {}


def _no_toml(path: str, text: str, error: tomllib.TOMLDecodeError) -> ConfigError:
    """What is wrong with a file that is no TOML, at the line that its reader names."""
    said = re.search(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", str(error), re.DOTALL)
    lines = text.split("\n")
    mark = (int(said[2]) - 1, int(said[3]) - 1) if said and said[2] else (len(lines), 0)
    message = (said[1] if said else str(error))[:200]
    document = Document(path, lines, values={(): mark})
    hint = 'write `key = "text"`, a text in quotes'
    return ConfigError(
        f"the configuration {path} cannot be used",
        [Finding(UNUSABLE, f"it is not TOML: {message[:1].lower()}{message[1:]}", document.place(()), hint)],
    )


def _as_text(value: Any, depth: int = 0) -> Data:
    """A value of TOML as the binder takes it: texts, lists and tables. Raises `RecursionError` where it is too deep."""
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {str(key): _as_text(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each, depth + 1) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _marks(lines: list[str], data: dict[str, Data], prefix: str) -> dict[Path, Mark]:
    """Where each key stands, as far as its line can be told without reading TOML once more."""
    marks: dict[Path, Mark] = {}
    table = ""
    for number, line in enumerate(lines):
        start = line.strip()
        if start.startswith("["):
            table, name = f"{start.lstrip('[').partition(']')[0]}.", ""
        else:
            name = start.partition("=")[0] if "=" in start else "#"
        whole = re.sub(r"[\s\"']", "", table + name)
        key = whole.removeprefix(prefix).partition(".")[0]
        if whole.startswith(prefix) and key in data:
            marks.setdefault((key,), (number, len(line) - len(line.lstrip())))
    return marks


# The environment.


def _of_environment(environ: Mapping[str, str]) -> dict[str, _Given]:
    given = {}
    for key in KEYS:
        name = f"{PREFIX}{key.upper()}"
        text = environ.get(name, "")
        if text.strip():
            given[key] = _Given(_of_variable(name, key, text), name, "")
    return given


def _of_variable(name: str, key: str, text: str) -> Any:
    data: Data = text
    if key in _LISTS:
        data = [each.strip() for each in text.split(_LISTS[key]) if each.strip()]
    elif key == "strict":
        word = text.strip().lower()
        data = "true" if word in _TRUE else "false" if word in _FALSE else text
    document = Document(name, [text], {key: data}, {(): (0, 0)})
    config, findings = bind(document, Config)
    if config is None:
        raise ConfigError(f"the environment variable {name} cannot be used", findings)
    return getattr(config, key)
