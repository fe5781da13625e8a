"""Requests at random that are sound in form: any field of the model, filled with whatever its type allows."""

import datetime
import re
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from odd import HOSTILE

from s17gen.forms import branches, fields, is_model
from s17gen.library import Library
from s17gen.model import Wire
from s17gen.wire import Decision, RequestFile, Use

LIBRARY = Library()
CITES = [*LIBRARY.citations(), "s31", "s31(1)(a) and (b)", "s36(2)(b)(i) and (ii)", "s99(1)", "x"]
BLOCKS = [*LIBRARY.block_ids()[::9], "common.because.no-such"]
DAYS = [
    "0001-01-01", "1999-06-01", "2004-12-31", "2005-01-01", "2018-05-25", "2026-06-01", "2026-10-12", "2026-10-31",
    "2026-11-09", "2026-11-10", "2026-12-09", "2030-01-01", "9999-12-31",
]  # fmt: skip
REQUEST = "I ask:\n1. The book.\n2a. Its index.\n2b. The rota."
PARTS = ["1", "2a", "2b", "all", "7"]
TEXTS = [
    "Offenders would know where to hide.", "the patrols", "s31(1)(a)", "a\n\nb", "- x\n- y", "2 of 3",
    "It would prejudice the prevention or detection of crime.", "Northshire Police", "the Information Commissioner",
    "£5,000", "R. Okafor",
]  # fmt: skip
# Keys whose values have to be more than text to be of any use.
NAMED = {
    "cite": CITES, "under": CITES, "cited": CITES, "alternative-to": CITES, "limbs": CITES, "use": BLOCKS,
    "topics": list(LIBRARY.topics())[::5], "parts": PARTS, "kind": list(LIBRARY.authority_kinds()),
    "request": [REQUEST, "The book."], "style": LIBRARY.style_ids(),
    "activity": ["determining", "locating", "retrieving", "extracting", "redacting"],
    "made": ["1066", "1995", "2025"], "rule": ["S17-409", "S17-608", "S17-301", "S17-105"],
}  # fmt: skip
ASKED = sorted({key for cite in LIBRARY.citations() if (each := LIBRARY.provision(cite)) for key in each.asks})
LEAST_OFTEN = ("schedule", "history", "aggregated", "hide", "keep", "accept", "facts", "private")

hostile = HOSTILE.filter(lambda text: any(map(str.isalnum, text)) and not re.search("[\x7f-\x9f\ud800-\udfff]", text))
texts = st.sampled_from([*TEXTS, *TEXTS, *TEXTS, *DAYS]) | st.sampled_from(TEXTS) | hostile
particulars = st.dictionaries(
    st.sampled_from([each.split(".")[0] for each in ASKED]),
    texts | st.sampled_from(CITES) | st.dictionaries(st.sampled_from(["by", "on", "limbs", "likelihood"]), texts),
    max_size=3,
)


@st.composite
def requests(draw: Any) -> dict[str, Any]:
    """A request whose form is sound, and whose sense need not be."""
    data = draw(models(RequestFile))
    profile = {"name": "Northshire Police", "kind": draw(st.sampled_from(["police", "department", "school"]))}
    usual = {"received": "2026-10-12", "dated": "2026-11-09", "authority": profile, "request": REQUEST}
    return {**data, **{key: value for key, value in usual.items() if draw(st.integers(0, 3))}}


@st.composite
def models(draw: Any, model: type[Wire]) -> dict[str, Any]:
    """A mapping for a model: what it requires, and some of what it does not."""
    data = {}
    for key, (form, required) in fields(model).items():
        if required or not draw(st.integers(0, 8 if key in LEAST_OFTEN else 4)):
            data[key] = draw(values(key, form))
    if model.__rest__ and model is not Use and draw(st.booleans()):
        data = draw(particulars) | data
    return data


@st.composite
def values(draw: Any, key: str, form: Any) -> Any:
    """A value for a field, by one of the types that it may have."""
    kinds = [each for each in branches(form) if each is not type(None)]
    kind = draw(st.sampled_from(kinds))
    if get_origin(kind) is list:
        most = 3 if get_args(kind)[0] is Decision else 2
        return [draw(values(key, get_args(kind)[0])) for _ in range(draw(st.integers(1, most)))]
    if get_origin(kind) is dict:
        keys = st.sampled_from(PARTS) if key == "answers" else texts
        return {draw(keys): draw(texts) for _ in range(draw(st.integers(1, 2)))}
    if is_model(kind):
        return draw(models(kind))
    return draw(_leaves(key, kind))


def _leaves(key: str, kind: Any) -> st.SearchStrategy[str]:
    if key in NAMED:
        return st.sampled_from(NAMED[key])
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if kind is bool:
        return st.sampled_from(["true", "false"])
    if kind is datetime.date:
        return st.sampled_from(DAYS)
    if kind in (int, float):
        return st.sampled_from(["1", "18", "40", "366"])
    return texts
