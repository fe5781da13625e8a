"""The pattern by which a batch names its files: `letters/{reference}/{reference}.{ext}`."""

import os
import re
from collections.abc import Iterable

from msgspec import Struct

from s17gen.errors import UsageError
from s17gen.nearest import did_you_mean
from s17gen.output import safe_name

TOKENS = {
    "reference": "the request's reference",
    "name": "the name of the file that the request stands in, without its ending",
    "line": "the line of that file at which it begins",
    "ext": "the ending of the format, at the end of the pattern",
}
MANIFEST = "manifest.jsonl"

_USUAL = "{reference}.{ext}"
_END = ".{ext}"
_FILES = (".md", ".html", ".htm", ".txt", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".json", ".jsonl", ".csv")
_TOKEN = re.compile(r"\{([^{}]*)\}")


class Naming(Struct, frozen=True):
    """A pattern without the `.{ext}` that it ends in, and the folder above everything that it names."""

    head: str
    root: str

    @property
    def pattern(self) -> str:
        """The pattern as seen from that folder, so that another name of the folder makes no other pattern."""
        return os.path.relpath(self.head, self.root or ".").replace(os.sep, "/")

    def begin(self, reference: str, name: str, line: int) -> str:
        """How the names of one request's files begin, whatever kind of letter it turns out to be.

        No value leads into another folder: each is made safe as a name.
        """
        values = {"reference": reference, "name": os.path.splitext(os.path.basename(name))[0], "line": str(line)}
        return _TOKEN.sub(lambda found: safe_name(values[found[1]]), self.head)


def naming(pattern: str) -> Naming:
    """The pattern as given; a folder has every letter in it, by reference. Raises `UsageError` for what is none."""
    if not pattern:
        raise UsageError("`--out` has no name", "give a folder, or a pattern such as `letters/{reference}.{ext}`")
    if "{" not in pattern and "}" not in pattern:
        _refuse_file(pattern)
        pattern = os.path.join(pattern, _USUAL)
    for name in _TOKEN.findall(pattern):
        if name not in TOKENS:
            hint = did_you_mean(name, TOKENS) or f"a pattern may have {_listed(TOKENS)}"
            raise UsageError(f"`{{{name}}}` stands for nothing in `--out`", hint)
    head = pattern.removesuffix(_END)
    if head == pattern or "{ext}" in head or re.search(r"[{}]", _TOKEN.sub("", head)):
        message = f"the pattern `{pattern}` cannot name the letters"
        raise UsageError(
            message, "end it in `.{ext}`, as in `letters/{reference}.{ext}`; braces stand for values alone"
        )
    if not os.path.basename(head):
        raise UsageError(f"the pattern `{pattern}` gives a letter no name", "end it in `{reference}.{ext}`")
    return Naming(head, os.path.dirname(head[: head.find("{")] if "{" in head else head))


def _refuse_file(folder: str) -> None:
    """Refuse the name of a file where a folder is wanted: `letters.md` would become a folder with many of them."""
    if os.path.isfile(folder):
        raise UsageError(f"{folder} is a file, and a batch needs a folder", "name a folder that is there, or a new one")
    if folder.lower().endswith(_FILES) and not os.path.isdir(folder):
        hint = "name a folder, or a pattern such as `letters/{reference}.{ext}`; a folder that is called so ends in `/`"
        raise UsageError(f"{folder} looks like a file, and a batch writes many", hint)


def key(path: str) -> bytes:
    """What two paths share that a file system may take for one and the same name."""
    return os.path.normcase(os.path.normpath(path)).casefold().encode("utf-8", "surrogatepass")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{{{each}}}`" for each in names)
