"""The references that are generated: every kind of finding, and every key of the files that people write."""

import datetime
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta

from s17gen import authority, bind, layers, passages, pipeline, proof, publication, resolve, rules, source
from s17gen.findings import Kind
from s17gen.forms import fields
from s17gen.wire import Applicant, Claim, Decision, Profile, RequestFile, Review, Signature, Use, Wire

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *source.KINDS,
            *bind.KINDS,
            *layers.KINDS,
            *resolve.KINDS,
            *passages.KINDS,
            *authority.KINDS,
            *pipeline.KINDS,
            *proof.KINDS,
            *publication.KINDS,
            *(rule.kind for rule in rules.RULES),
            rules.CRASHED,
        ),
        key=lambda kind: kind.id,
    )
)

_FAMILIES = {
    "0": "Reading the file, its shape, and the library's layers",
    "1": "Citations",
    "2": "Reasons",
    "3": "The public interest test",
    "4": "Parts and decisions",
    "5": "Blocks, facts and topics",
    "6": "Authority, dates and style",
    "7": "Rights",
    "8": "Copies for publication",
    "9": "The proof that the letter says what it owes",
}

_MODELS: tuple[tuple[type[Wire], str], ...] = (
    (RequestFile, "A request file"),
    (Decision, "A decision, under `decisions:`"),
    (Claim, "A claim, under `claims:`"),
    (Use, "A block of the library, in place of a reason"),
    (Applicant, "The applicant, where more than a name is given"),
    (Profile, "An authority's profile"),
    (Review, "The internal review, under `review:`"),
    (Signature, "The signature, under `signature:`"),
)


def rules_page() -> str:
    """The page of every kind of finding, as Markdown."""
    lines = ["# Findings", "", _GENERATED, "", "An error stops the letter, unless you ask for a `--draft`. A warning"]
    lines += ["or a note does not.", ""]
    for family, title in _FAMILIES.items():
        lines += [f"## {title}", "", "| id | severity | what it means | law |", "|---|---|---|---|"]
        for kind in KINDS:
            if kind.id[4] == family:
                lines.append(f"| {kind.id} | {kind.severity} | {kind.title} | {', '.join(kind.law)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def request_page() -> str:
    """The page of every key that a request file or a profile may have, as Markdown."""
    lines = ["# Keys of a request file and of a profile", "", _GENERATED, ""]
    for model, title in _MODELS:
        lines += [f"## {title}", "", "| key | required | what it is | form |", "|---|---|---|---|"]
        for key, (form, required) in fields(model).items():
            about = next((each.description for each in _metas(form) if each.description), "")
            lines.append(f"| `{key}` | {'yes' if required else ''} | {about} | {_form(form)} |")
        lines += ["", _REST[model], ""] if model in _REST else [""]
    return "\n".join(lines).rstrip() + "\n"


_GENERATED = "Generated from the code; a test fails when this page is stale."

_REST: dict[type[Wire], str] = {
    Claim: "What the provision itself asks for stands beside these keys: `purpose:` and `function:` of s31(1)(g), say.",
    Use: "The facts that the block asks for stand beside `use:`, each under the name of its slot.",
}


def _metas(form: Any) -> Iterator[Meta]:
    origin: object = get_origin(form)
    if origin is Annotated:
        yield from (each for each in get_args(form)[1:] if isinstance(each, Meta))


def _form(form: Any) -> str:
    """A type as people say it: `text`, `a date`, `a list of texts`, one or the other."""
    origin: object = get_origin(form)
    if origin is Annotated:
        return _form(get_args(form)[0])
    if origin is Union or origin is types.UnionType:
        names = [_form(each) for each in get_args(form) if each is not types.NoneType]
        return " or ".join(dict.fromkeys(names))
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in get_args(form))
    if origin is list:
        return "a list"
    if origin is dict:
        return "keys and values"
    return {str: "text", int: "a whole number", datetime.date: "a date"}.get(form, "keys and values")
