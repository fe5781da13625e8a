"""Reads sound YAML quickly, and gives up on anything else: what a library of a megabyte is read with.

It gives the data that `source.load` gives, but the place of few elements. Whatever `load` would find fault with, or
might, ends it at once, so that only `load` ever says what is wrong. A test holds the two to each other.
"""

import re
import string
from collections.abc import Callable
from typing import Any

import yaml
from msgspec import Struct

from s17gen.document import Data
from s17gen.findings import Path
from s17gen.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, ODD_SPACES
from s17gen.traps import Mark, where

# The signs of anchors, tags and aliases, and what they look like where they begin a value. Hardly any text has one, and
# a pattern that begins with its sign is looked for as fast as the sign is.
_FEATURES = {"&": r"&(?<![^\s\[{,].)", "!": r"!(?<![^\s\[{,].)", "*": r"\*(?<![^\s\[{,].)[^*]"}
_SUSPECT = ("<<", "\n%", "\t", "\0")
_WORDS = frozenset((*string.ascii_letters, *string.digits)) - frozenset("tTxXiI")  # TBC, xxx, insert: see `bind.blanks`


class Quick(Struct):
    """What was read: the data, where its items begin by path (`("blocks", 3)`), and the texts that may be blank."""

    data: dict[str, Data]
    items: dict[Path, Mark]
    doubtful: list[str]


def read_quick(raw: bytes) -> Quick | None:
    """What a sound file holds; None for any other file, and for a sound one that looks as if it might not be."""
    text = _decoded(raw)
    if text is None:
        return None
    try:
        return _built(text)
    except yaml.YAMLError:
        return None


def _decoded(raw: bytes) -> str | None:
    """The text, where nothing in it could be a feature that is not used here."""
    if len(raw) > MAX_BYTES or raw[:1] in (b"%", b"\xef", b"\xff", b"\xfe"):
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    odd = any(each[-1] in text and each in text for each in _SUSPECT)
    odd = odd or any(sign in text and re.search(feature, text) for sign, feature in _FEATURES.items())
    odd = odd or (not text.isascii() and any(each in text for each in ODD_SPACES))
    return None if odd else text


def _built(text: str) -> Quick | None:  # noqa: C901 -- one loop and no calls, which most of the time would go into
    """What the parser's events make, or None where they make what is not used here."""
    get = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
    scalar, mapping, sequence, words = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, _WORDS
    found = Quick({}, {}, [])
    doubt = found.doubtful.append
    here: Any = found.data  # the collection that is being filled; `stack` has those around it
    stack, keyed, key, nodes = list[Any](), True, "", 1
    if not _are(get, yaml.StreamStartEvent, yaml.DocumentStartEvent, mapping):
        return None
    while True:
        event = get()
        kind = type(event)
        if keyed and kind is scalar:
            key = event.value
            event = get()
            kind = type(event)
            if key in here:
                return None
        elif keyed and kind is not yaml.MappingEndEvent:
            return None  # braces or brackets stand where a key should be
        if kind is scalar:
            value = event.value
            if keyed:
                here[key] = value
            else:
                here.append(value)
            if value[:1] not in words:
                doubt(value)
        elif kind is mapping or kind is sequence:
            if len(stack) == 1 and not keyed:
                found.items[next(reversed(found.data)), len(here)] = where(event.start_mark)
            here, keyed = _begun(here, key, {} if kind is mapping else [], stack), kind is mapping
        elif not here or len(stack) >= MAX_DEPTH or (nodes := nodes + len(here) * (2 if keyed else 1)) > MAX_NODES:
            return None
        elif stack:
            here = stack.pop()
            keyed = type(here) is dict
        else:
            return found if _are(get, yaml.DocumentEndEvent, yaml.StreamEndEvent) else None


def _are(get: Callable[[], Any], *kinds: type) -> bool:
    """Whether the next events are of these kinds."""
    return all(type(get()) is kind for kind in kinds)


def _begun(here: Any, key: str, made: Any, stack: list[Any]) -> Any:
    """A collection that begins, put where it belongs."""
    if type(here) is dict:
        here[key] = made
    else:
        here.append(made)
    stack.append(here)
    return made
