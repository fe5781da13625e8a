"""The keys that rows lack, and the facts that blocks named in a file ask for and have not got."""

from collections.abc import Iterator
from typing import Any

from s17gen.asks import Ask
from s17gen.findings import Path
from s17gen.library import Library
from s17gen.wizard.gap import Gap, mappings, of_ask, of_key, one_more
from s17gen.wizard.questions import KEYS

_SIDES = ("because", "harm", "for", "against")


def row_gaps(holder: dict[str, Any], name: str, path: Path) -> Iterator[Gap]:
    """The keys that the rows under a key of a holder lack, or the one mapping that stands there."""
    given = holder.get(name)
    here = (*path, name)
    rows = [(here, given)] if isinstance(given, dict) else [((*here, n), each) for n, each in mappings(given)]
    for place, row in rows:
        for key, about in KEYS[name].row.items():
            if not row.get(key):
                yield of_key((*place, key), about)


def list_gaps(holder: dict[str, Any], name: str, path: Path, later: bool = False, offer: bool = False) -> Iterator[Gap]:
    """A list of rows or texts: as a gap, or an offer, where there are none; else what its rows lack, and one more.

    What may be left out is not asked for once what comes `later` is answered.
    """
    given = holder.get(name)
    if given:
        yield from row_gaps(holder, name, path)
    if given and not later:
        yield one_more((*path, name, len(given) if isinstance(given, list) else 1))
    elif not given and not (later and KEYS[name].optional):
        yield of_key((*path, name), offer=offer)


def slot_gaps(holder: dict[str, Any], path: Path, library: Library) -> Iterator[Gap]:
    """The facts that the blocks named in a claim or a decision ask for and have not got."""
    for side in _SIDES:
        given = holder.get(side)
        uses = [((*path, side), given)] if isinstance(given, dict) else []
        for place, use in uses or [((*path, side, number), each) for number, each in mappings(given)]:
            name = use.get("use")
            block = library.block(name) if isinstance(name, str) else None
            yield from ask_gaps(block.slots if block else {}, use, place)


def ask_gaps(asks: dict[str, Ask], given: dict[str, Any], path: Path) -> Iterator[Gap]:
    """The facts asked for that are not given, where a block asks for them."""
    for name, ask in asks.items():
        if not given.get(name):
            yield of_ask((*path, name), ask)
