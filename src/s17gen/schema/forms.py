"""The types of models as JSON Schemas (draft-07): what `bind` takes, no more and no less."""

import datetime
import types
from collections.abc import Callable
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta

from s17gen.forms import TypeForm, branches, fields, is_model, keys_of
from s17gen.model import Wire
from s17gen.schema import patterns
from s17gen.schema.about import ABOUT
from s17gen.schema.names import Names, names_at, side_at
from s17gen.schema.particulars import Known
from s17gen.schema.patterns import Json, ref

_LAYOUT = ("|", ">")  # examples of how a text is laid out, not of what it says
_READ: dict[TypeForm, Callable[[str], Any]] = {int: int, float: float, bool: lambda text: text == "true"}


class Writer:
    """Writes the schema of a model. `names` are what a library has, `rest` the keys that only it knows, by model."""

    def __init__(self, names: Names, rest: dict[str, Known]) -> None:
        self.names = names
        self.rest = rest
        self.definitions: dict[str, Json] = {}

    def whole(self, model: type[Wire]) -> Json:
        """The schema of a file."""
        free = {key for key, (form, _) in fields(model).items() if dict[str, Any] in branches(form)}
        found = self._object(model, "", model.__name__)
        for key in free:  # nobody looks at what is in them, so they may be empty too
            found["properties"][key] = {**_about(model, key, fields(model)[key][0]), "type": "object"}
        return {**found, "definitions": dict(sorted(self.definitions.items()))}

    def _object(self, model: type[Wire], side: str, name: str) -> Json:
        properties = {key: self._property(model, key, form, side) for key, (form, _) in fields(model).items()}
        found: Json = {"description": _first_paragraph(model.__doc__ or ""), "type": "object", "minProperties": 1}
        found["properties"] = properties
        found["required"] = [key for key, (_, required) in fields(model).items() if required]
        found["additionalProperties"] = self._anything() if model.__rest__ else False
        if name in self.rest:
            found["allOf"] = self.rest[name].schemas
            self.definitions |= self.rest[name].definitions
        return found

    def _property(self, model: type[Wire], key: str, form: TypeForm, side: str) -> Json:
        texts = side if model.__rest__ and side and key == "use" else names_at(model, key)
        found = self._of(form, texts, side_at(model, key))
        about = {name: said for name, said in _about(model, key, form).items() if name != "examples" or not texts}
        return {**about, **({"allOf": [found]} if "$ref" in found else found)}

    def _of(self, form: TypeForm, texts: str = "", side: str = "", meta: Meta | None = None) -> Json:
        """The schema of a form. Its texts may be some of the library's names, its blocks those of a side."""
        origin: object = get_origin(form)
        if origin is Annotated:
            return self._of(get_args(form)[0], texts, side, _meta(form) or meta)
        if origin is Union or origin is types.UnionType:
            found = [self._of(each, texts, side, meta) for each in get_args(form) if each is not types.NoneType]
            return found[0] if len(found) == 1 else {"anyOf": found}
        if origin is Literal:
            return {"enum": list(get_args(form))}
        if origin is list:
            return {"type": "array", "minItems": 1, "items": self._of(get_args(form)[0], texts, side)}
        if origin is dict:
            return self._mapping(form)
        if is_model(form):
            return self._model(form, side)
        return self._anything() if form is Any else self._scalar(form, texts, meta)

    def _mapping(self, form: TypeForm) -> Json:
        found: Json = {"type": "object", "minProperties": 1}
        inner, known = self._of(get_args(form)[1]), keys_of(form)
        if known:
            return {**found, "properties": dict.fromkeys(known, inner), "additionalProperties": False}
        return {**found, "additionalProperties": inner}

    def _model(self, model: type[Wire], side: str) -> Json:
        name = f"{model.__name__}-{side}" if side and model.__rest__ else model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a model within itself would end
            self.definitions[name] = self._object(model, side, name)
        return ref(name)

    def _scalar(self, form: TypeForm, texts: str, meta: Meta | None) -> Json:
        if form is datetime.date:
            return self._defined("date", patterns.date)
        if form is bool:
            return patterns.truth()
        if form in (int, float):
            return patterns.number(meta, whole=form is int)
        text = self._defined("text", patterns.text)
        if texts:
            text = self._defined(texts, lambda: _one_of(self.names[texts], text))
        return {"allOf": [text], "maxLength": meta.max_length} if meta and meta.max_length else text

    def _anything(self) -> Json:
        return self._defined("anything", _anything)

    def _defined(self, name: str, make: Callable[[], Json]) -> Json:
        if name not in self.definitions:
            self.definitions[name] = make()
        return ref(name)


def _one_of(names: dict[str, str], text: Json) -> Json:
    """Any text, of which these are names that the library has: the law is not the schema's to judge.

    Each is a schema of its own and not a value of one `enum`, so that an editor shows what the one typed is.
    """
    said = ({"const": name, **({"description": what} if what else {})} for name, what in names.items())
    return {"anyOf": [text, *said]}


def _anything() -> Json:
    """What only the library knows the shape of: texts, lists and mappings, none of them blank."""
    inner = ref("anything")
    rest = {"minItems": 1, "items": inner, "minProperties": 1, "additionalProperties": inner}
    return {**patterns.text("array", "object"), **rest}


def _meta(form: TypeForm) -> Meta | None:
    return next((each for each in get_args(form)[1:] if isinstance(each, Meta)), None)


def _about(model: type[Wire], key: str, form: TypeForm) -> Json:
    """What is said of a key: its description, for editors that can show it with its code set off, and examples."""
    origin: object = get_origin(form)
    meta = _meta(form) if origin is Annotated else None
    words = sentence((meta and meta.description) or ABOUT.get(model.__name__, {}).get(key, ""))
    found = {"description": words} if words else {}
    if "`" in words:
        found["markdownDescription"] = words
    examples = [each for each in (meta and meta.examples) or [] if each not in _LAYOUT]
    if examples:
        read = next((_READ[each] for each in branches(form) if each in _READ), str)
        return {**found, "examples": [read(each) for each in examples]}
    return found


def sentence(words: str) -> str:
    """Words as a sentence: with a capital and a full stop."""
    return f"{words[0].upper()}{words[1:].rstrip('.')}." if words else ""


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
