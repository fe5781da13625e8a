"""The names in a library's files, found without reading them as YAML: a press of a key has no time for that.

A test holds them to what the library itself says. A layer whose files are laid out unusually may be completed worse.
"""

import os
import re
from collections.abc import Iterator, Sequence

from s17gen.content import content_root
from s17gen.visible import visible

_MOST = 2**21  # characters of a file, as many bytes as any that is read as YAML
_KEYS = re.compile(r"^(?=[a-z])", re.MULTILINE)  # where each key of a file begins
_CITE = re.compile(r"""^ *(?:- +)?\{?cite: *["']?(s[0-9]+[A-Z]*(?:\+?\([0-9A-Za-z]+\))+)""", re.MULTILINE)
_BLOCK = re.compile(r"""\bid: *["']?([A-Za-z0-9]+\.(?:because|harm|for|against)\.[a-z0-9-]+)""")
_NAMED = re.compile(
    r"""^ *- +\{?id: *["']?([A-Za-z0-9-]+)(?:(?:["']?, *|\n +)(?:covers|name): *([^\n{},>|]+))?""", re.MULTILINE
)
_NAME = re.compile(r"[\w.-]+")
_TITLE = re.compile(r"^title: *([^\n>|]+)", re.MULTILINE)


class Names:
    """The names that a library with these layers has: each with what it is, where that stands on the same line."""

    def __init__(self, layers: Sequence[str] = ()) -> None:
        self.folders = (content_root("exemptions"), *layers)

    def provisions(self) -> dict[str, str]:
        """Every citation, with the subject of its section."""
        found: dict[str, str] = {}
        for text in self._sections():
            title = _TITLE.search(text)
            about = visible(title[1]) if title else ""
            found |= {cite: about or found.get(cite, "") for cite in _CITE.findall(_part(text, "provisions"))}
        return found

    def sections(self) -> dict[str, str]:
        """Every section, with its subject."""
        return {cite.split("(")[0]: title for cite, title in self.provisions().items()}

    def blocks(self) -> dict[str, str]:
        """Every block that no layer has switched off."""
        found: dict[str, str] = {}
        for text in self._sections():
            for name in _NAME.findall(_part(text, "disables")):
                found.pop(name, None)
            found |= dict.fromkeys(_BLOCK.findall(_part(text, "blocks")), "")
        return found

    def topics(self) -> dict[str, str]:
        """Every topic, with what it covers."""
        return {name: visible(about) for text in self._each("topics.yaml") for name, about in _NAMED.findall(text)}

    def kinds(self) -> dict[str, str]:
        """Every kind of authority, as the uppermost layer has them."""
        texts = list(self._each("uk/authorities.yaml"))
        return {name: visible(about) for name, about in _NAMED.findall(_part(texts[-1], "kinds"))}

    def styles(self) -> dict[str, str]:
        """Every house style that a letter can have."""
        found: dict[str, str] = {}
        for folder in self.folders:
            for text in _read(f"{folder}/library.yaml"):
                for name in _NAME.findall(_part(text, "disables")):
                    found.pop(name, None)
            found |= {name.removesuffix(".yaml"): "" for name in _names(f"{folder}/styles")}
        found.pop("file-note", None)
        return found

    def guides(self) -> dict[str, str]:
        """Every guide that ships with s17gen."""
        names = [name.removesuffix(".md") for name in os.listdir(content_root("docs")) if name.endswith(".md")]
        return dict.fromkeys(sorted(names), "")

    def _sections(self) -> Iterator[str]:
        for folder in self.folders:
            numbered = [name for name in _names(f"{folder}/foia") if re.match(r"common|s[0-9]", name)]
            for name in sorted(numbered, key=lambda name: int(re.sub("[^0-9].*", "", name[1:]) or 0)):
                yield from _read(f"{folder}/foia/{name}")

    def _each(self, name: str) -> Iterator[str]:
        for folder in self.folders:
            yield from _read(f"{folder}/{name}")


def _part(text: str, key: str) -> str:
    """What stands under one of a file's own keys."""
    return next((part for part in _KEYS.split(text) if part.startswith(f"{key}:")), "")


def _names(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    except OSError:
        return []


def _read(path: str) -> Iterator[str]:
    if os.path.isfile(path):
        with open(path, encoding="utf-8", errors="replace") as file:
            yield file.read(_MOST)
