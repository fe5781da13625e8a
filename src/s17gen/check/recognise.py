"""What a file or a folder is, by what it holds and not by its name."""

import os
import re
from collections.abc import Collection, Iterator
from typing import Literal

from msgspec import Struct

from s17gen.document import Data, Document
from s17gen.facts import AuthoritiesFile, BankHolidaysFile, CostLimitsFile, RegulatorsFile
from s17gen.file_kinds import EMPTY, UNREADABLE
from s17gen.files import advice, reason
from s17gen.findings import Fault, Finding, has_error
from s17gen.forms import fields
from s17gen.law import LibraryFile, RegimeFile, SectionFile, TopicsFile
from s17gen.links import SourcesFile
from s17gen.profile import Profile
from s17gen.source import MAX_BYTES, load
from s17gen.styles import Style
from s17gen.wire import RequestFile

FileKind = Literal["request", "profile", "library", "record", "other", "unreadable"]


class Source(Struct, frozen=True):
    """A file as read, with what was found in reading it, and what it is."""

    document: Document
    findings: list[Finding]
    kind: FileKind


# Keys that no other file has two of; a file that shows one of them is taken for that kind, sound or not.
_OF_A_REQUEST = {"decisions", "received", "applicant"}
_OF_A_RECORD = {"s17gen", "notice", "letters"}
_OF_A_REPORT = {"input", "sha256", "status"}  # what became of a request of a batch; a dry run says who asked, too
# Each kind of library file: what it must have one of, and every key that it may have besides.
_OF_A_LIBRARY: tuple[tuple[set[str], Collection[str]], ...] = (
    ({"provisions", "blocks", "retired", "disables", "statements"}, (*fields(SectionFile), "statements")),
    ({"sections"}, tuple(fields(Style))),
    ({"duties", "roles"}, tuple(fields(RegimeFile))),
    ({"topics"}, tuple(fields(TopicsFile))),
    ({"owner"}, tuple(fields(LibraryFile))),
    ({"laws", "pages"}, tuple(fields(SourcesFile))),
    ({"holidays"}, tuple(fields(BankHolidaysFile))),
    ({"regulators"}, tuple(fields(RegulatorsFile))),
    ({"periods"}, tuple(fields(CostLimitsFile))),
    ({"kinds"}, tuple(fields(AuthoritiesFile))),
)
_SCHEMA = re.compile(rb'\s*\{\s*"\$schema":\s*"http://json-schema\.org/')  # may be larger than any request
_COMMENT = re.compile(rb"^# ", re.MULTILINE)
_KEY = re.compile(r"""^["']?([a-z][a-z0-9-]*)["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
# Of JSON, which may be indented as it likes: a key, another text, or what begins or ends a collection.
_TOKEN = re.compile(r"""["']([a-z][a-z0-9-]*)["'][ \t]*:|"(?:[^"\\]|\\.)*+"|[{}\[\]]""")
_FOLDERS = ("foia", "styles", "uk")
_FILES = ("topics.yaml", "library.yaml", "sources.yaml")
_FRAME = re.compile(r"letter\.[A-Za-z0-9-]+\.j2|log\.(?:html|md)\.j2")


def read(path: str) -> Source:
    """Read a file and say what it is. One that cannot be read is a finding, as it is everywhere."""
    try:
        if not os.path.isfile(path) and os.path.exists(path):
            raise ValueError("it is no ordinary file")
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        document = Document(path, [])
        why = reason(error) if isinstance(error, OSError) else str(error)
        fault = Fault(UNREADABLE, (), why, advice(path, error))
        return Source(document, [document.finding(fault)], "unreadable")
    return recognised(path, raw)


def recognised(name: str, raw: bytes) -> Source:
    """The file of these bytes, read, with what it is."""
    document, findings = load(name, raw)
    sound = not has_error(findings)
    known = set(document.data) if sound and isinstance(document.data, dict) else set()
    keys = known if sound or _SCHEMA.match(raw) else _shown(raw)
    if [each.kind for each in findings] == [EMPTY]:  # `new` may begin a request with every key in a comment
        kind = _kind(_shown(_COMMENT.sub(b"", raw)), "")
        return Source(document, findings, kind if kind == "request" else "other")
    return Source(document, findings, _kind(keys, document.data))


def looks_like(raw: bytes) -> FileKind:
    """What a file that begins with these bytes seems to be, which are not parsed; "other" may be anything."""
    return _kind(_shown(raw), "")


def _shown(raw: bytes) -> set[str]:
    """The keys that a file seems to have, sound YAML or not, whatever its encoding."""
    text = raw.replace(b"\0", b"").decode("latin-1").lstrip("\xff\xfe\xef\xbb\xbf")
    return set(_of_json(text) if text.lstrip().startswith("{") else _KEY.findall(text))


def _of_json(text: str) -> Iterator[str]:
    """The keys of a mapping in braces, but for those of what is in it."""
    depth = 0
    for found in _TOKEN.finditer(text):
        depth += (found[0] in "{[") - (found[0] in "}]")
        if found[1] and depth == 1:
            yield found[1]


def _kind(keys: set[str], data: Data) -> FileKind:
    """What a file with these keys is; one with faults is what it shows to have been meant as."""
    if keys >= _OF_A_RECORD:
        return "record"
    if keys >= _OF_A_REPORT:
        return "other"
    of_request = keys & set(fields(RequestFile))
    begun = keys & _OF_A_REQUEST and len(of_request) > 1
    if (begun and ("decisions" in keys or _mostly(keys, of_request))) or ("reference" in keys and keys == of_request):
        return "request"  # also one that is only begun
    if any(keys & marks and _mostly(keys, known) for marks, known in _OF_A_LIBRARY):
        return "other" if keys == {"topics"} and not _has_topics(data) else "library"
    if "name" in keys and len(keys & set(fields(Profile))) > 1 and _mostly(keys, fields(Profile)):
        return "profile"
    return "other"


def _mostly(keys: set[str], known: Collection[str]) -> bool:
    """Whether a file has more keys that such a file may have than others."""
    return 2 * len(keys & set(known)) > len(keys)


def _has_topics(data: Data) -> bool:
    """Whether a list of topics is one of a library: many a website has a list of that name."""
    topics = data.get("topics") if isinstance(data, dict) else None
    return isinstance(topics, list) and any(isinstance(each, dict) and "covers" in each for each in topics)


def is_layer(folder: str) -> bool:
    """Whether a folder is a layer of a library: something in one of the places of a layer is of a library."""
    places = [os.path.join(folder, name) for name in _FILES]
    for name in _FOLDERS:
        inner = os.path.join(folder, name)
        places += [os.path.join(inner, file) for file in names(inner) if file.endswith(".yaml")]
    return any(os.path.isfile(place) and read(place).kind == "library" for place in places)


def has_frames(folder: str) -> bool:
    """Whether a folder has the frame of a letter or of a log in it."""
    return any(_FRAME.fullmatch(name) for name in names(folder))


def names(folder: str) -> list[str]:
    """The names in a folder, in order; none where there is no such folder or nobody may look into it."""
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError):
        return []
