"""Fills `@name@` in a starter file with a value, written so that YAML reads back the same text."""

import datetime
import json
import re
from collections.abc import Mapping

import yaml

_SPOT = re.compile(r"@([a-z]+(?:-[a-z]+)*)@")


def filled(text: str, values: Mapping[str, str | datetime.date]) -> str:
    """The text with each spot filled. Raises `KeyError` for a spot that has no value."""
    return _SPOT.sub(lambda spot: _written(values[spot[1]]), text)


def _written(value: str | datetime.date) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else scalar(value)


def scalar(text: str) -> str:
    """A text as YAML for one line: plain where every reader takes it for that text, else in double quotes.

    What cannot be seen, such as a mark that turns the direction of writing, is written as an escape.
    """
    if text.isprintable() and _is_plain(text):
        return text
    return "".join(
        each if each.isprintable() else json.dumps(each)[1:-1] for each in json.dumps(text, ensure_ascii=False)
    )


def _is_plain(text: str) -> bool:
    try:
        return bool(yaml.safe_load(f"key: {text}\n") == {"key": text}) and yaml.safe_load(f"{text}\n") == text
    except yaml.YAMLError:
        return False
