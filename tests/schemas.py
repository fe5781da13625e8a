"""Validates data against the schemas that `s17gen schema` prints, with an independent validator."""

import datetime
import json
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from s17gen.library import Library
from s17gen.reference import KINDS
from s17gen.schema import FILES, schemas


@cache
def schema(name: str, *layers: str) -> dict[str, Any]:
    """The schema of a kind of file, with the names of these layers too."""
    found: dict[str, Any] = json.loads(schemas(FILES, Library(layers), KINDS)[name])
    return found


@cache
def validator(name: str, *layers: str) -> Draft7Validator:
    """What judges a kind of file by its schema; dates that do not exist are none."""
    return Draft7Validator(schema(name, *layers), format_checker=Draft7Validator.FORMAT_CHECKER)


def as_an_editor(text: str) -> Any:
    """What PyYAML makes of a file, in the types that JSON has: keys and dates are texts."""
    return _json(yaml.safe_load(text))


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
