"""The keys that only a library knows: what a provision asks for beside `cite:`, what a block asks for beside `use:`.

They are described and suggested, and no more. Whether they are there, and what they may say, is for the rules to judge.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.layers import SIDES
from s17gen.library import Library
from s17gen.schema.patterns import Json, ref

# What follows the first of several limbs in one `cite:`, of which each asks the same: `s36(2)(b)(i) and (ii)`.
_MORE = "(?:(?:,| and ).*)?"
_LIKE = {"date": "2026-10-12", "number": 1260, "money": 2400}


class Known(Struct, frozen=True):
    """What is known of such keys of one model: schemas that all hold, and the definitions that these refer to."""

    schemas: list[Json]
    definitions: dict[str, Json]


def particulars(library: Library) -> dict[str, Known]:
    """For each model that takes such keys, by its name in the schema, what is known of them. Opens all the files."""
    groups: dict[str, tuple[list[str], Json]] = {}
    for section in library.sections():
        for provision in section.provisions.values():
            if provision.asks:
                groups.setdefault(repr(provision.asks), ([], _keys(provision.asks)))[0].append(provision.cite)
    definitions: dict[str, Json] = {}
    claims, decisions = [], []
    for cites, keys in groups.values():  # a claim's keys may stand on its decision too: each is written once
        name = "-".join(re.findall(r"\w+", cites[0]))  # in a reference, brackets and `+` are not read alike everywhere
        cited, asked = f"cites-{name}", f"asks-{name}"
        definitions |= {cited: {**_has("cite"), **_named("cite", cites, _MORE)}, asked: {"properties": keys}}
        claims.append({"if": ref(cited), "then": ref(asked)})
        contains = {"properties": {"claims": {"contains": ref(cited)}}}
        decisions.append({"if": {"required": ["claims"], **contains}, "then": ref(asked)})
    return {
        "Claim": Known(claims, definitions),
        "Decision": Known(decisions, definitions),
        **{f"Use-{side}": _blocks(library, side) for side in SIDES},
    }


def _blocks(library: Library, side: str) -> Known:
    blocks = [each for section in library.sections() for each in section.blocks.values() if each.side == side]
    each_one = [
        {"if": _named("use", [each.id]), "then": {"properties": _keys(each.slots)}} for each in blocks if each.slots
    ]
    return Known([{"if": _has("use"), "then": {"allOf": each_one}}], {})


def _has(key: str) -> Json:
    """A mapping with this key."""
    return {"type": "object", "required": [key]}


def _named(key: str, names: list[str], more: str = "") -> Json:
    """Of what has the key: it is one of these names, and then perhaps `more`.

    It is a pattern, since an editor lists an `enum` as all that may stand there.
    """
    pattern = "|".join(re.sub(r"[^\w-]", r"\\\g<0>", name) for name in names)  # JavaScript knows no escaped hyphen
    return {"properties": {key: {"pattern": f"^(?:{pattern}){more}$"}}}


def _keys(asks: Mapping[str, Ask]) -> Json:
    """The keys under which asks are answered; those of `opinion.by` and the like stand within `opinion:`."""
    found: Json = {}
    for name, ask in asks.items():
        outer, _, inner = name.partition(".")
        if inner:
            words = f"What is asked for of the {outer}."
            within = found.setdefault(outer, {"description": words, "properties": {}})
            within["properties"][inner] = _answer(ask)
        else:
            found[outer] = _answer(ask)
    return found


def _answer(ask: Ask) -> Json:
    found: Json = {"description": ask.ask if ask.required else f"{ask.ask} May be left out."}
    choices = ask.choices or list(ask.words)
    if choices:
        return {**found, "anyOf": [{"enum": choices}, {}]}
    return {**found, "examples": [_LIKE[ask.type]]} if ask.type in _LIKE else found
