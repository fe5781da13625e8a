"""Which findings a call of `check` counts: those selected and not ignored, by id or by the beginning of one."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from s17gen.errors import UsageError
from s17gen.file_kinds import KINDS as OF_FILES
from s17gen.findings import Finding
from s17gen.reference import KINDS
from s17gen.rules import CRASHED

_ALWAYS = {CRASHED.id, *(each.id for each in OF_FILES if each.severity == "error")}  # without which nothing was judged


class Selection(Struct, frozen=True):
    """The ids of findings that count."""

    ids: frozenset[str]

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that count, and those without which nobody could say that anything was checked."""
        return tuple(each for each in findings if each.kind.id in self.ids or each.kind.id in _ALWAYS)


def selection(select: Sequence[str], ignore: Sequence[str], origins: Mapping[str, str] = {}) -> Selection:
    """What the options mean: everything if nothing is selected, without what is ignored. Raises `UsageError`.

    `origins` says where a project or the environment gives either.
    """
    every = {each.id for each in KINDS}
    chosen = _named(select, every, origins.get("select", "")) or every
    return Selection(frozenset(chosen - _named(ignore, every, origins.get("ignore", ""))))


def _named(given: Sequence[str], every: set[str], origin: str) -> set[str]:
    names = [name.strip() for each in given for name in each.split(",") if name.strip()]
    return {id_ for name in names for id_ in _ids(name, every, origin)}


def _begins(name: str, every: set[str]) -> bool:
    return any(each.startswith(name) for each in every)


def _ids(name: str, every: set[str], origin: str) -> set[str]:
    """The ids that a name stands for: itself, or all that begin with it."""
    whole = name.upper()
    found = {each for each in every if each.startswith(whole)} if re.fullmatch(r"S17-[0-9]{1,3}", whole) else set()
    if not found:
        families = sorted({each[:5] for each in every})
        near = next((whole[:end] for end in range(len(whole), 4, -1) if _begins(whole[:end], every)), "")
        hint = f"did you mean `{near}`?" if near else f"the families are {', '.join(families)}"
        where = f"; {origin} names it" if origin else ""
        message = f"no finding has an id that begins with `{name}`{where}"
        raise UsageError(message, f"{hint} (`s17gen list rules` lists every id)")
    return found
