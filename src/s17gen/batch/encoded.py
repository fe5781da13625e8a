"""JSON for what may have the name of a file in it: such a name need be no text, and then its bytes are escaped."""

from typing import Any

import msgspec


def plain(text: str) -> str:
    """A text that any file can have: what of a name is no UTF-8 is shown as reports show it, as `\\udce9`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def encoded(thing: object) -> bytes:
    """A thing as JSON, on one line."""
    try:
        return msgspec.json.encode(thing)
    except UnicodeEncodeError:
        return msgspec.json.encode(_plain(msgspec.to_builtins(thing)))


def _plain(thing: Any) -> Any:
    if isinstance(thing, str):
        return plain(thing)
    if isinstance(thing, dict):
        return {_plain(key): _plain(each) for key, each in thing.items()}
    return [_plain(each) for each in thing] if isinstance(thing, list | tuple) else thing
