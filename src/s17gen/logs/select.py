"""Which lines a log has: each answer once, in the order in which requests came in, and what is doubtful of them."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from s17gen.logs.entry import Entry, Kind, Logged
from s17gen.logs.period import By, Period

_NAMES: dict[Kind, str] = {"answer": "answers", "review": "outcomes of a review"}  # a request has one of each


class Chosen(Struct, frozen=True):
    """The lines of a log; `same` are files that were recorded twice, `doubts` what a person has to look at."""

    entries: tuple[Entry, ...]
    same: tuple[str, ...]
    doubts: tuple[str, ...]


def choose(logged: Sequence[Logged], period: Period | None = None, by: By = "dated") -> Chosen:
    """The lines of a period, whatever the order of the records.

    Of several records of one answer, for two readers or in two styles, the one for the applicant alone counts.
    """
    kept: dict[tuple[str, Kind], Entry] = {}
    same = []
    for each in sorted(logged, key=lambda each: (each.entry.audience != "applicant", each.entry.file)):
        first = kept.setdefault((each.answer, each.entry.kind), each.entry)
        if first is not each.entry:
            same.append(f"{each.entry.file} records the same letter as {first.file}; it counts once")
    entries = sorted(kept.values(), key=lambda each: (each.received, each.reference, each.dated, each.file))
    chosen = tuple(each for each in entries if period is None or period.has(_day(each, by)))
    return Chosen(chosen, tuple(sorted(same)), tuple(_doubts(entries, chosen)))


def _day(entry: Entry, by: By) -> datetime.date:
    return entry.dated if by == "dated" else entry.asked


def _doubts(entries: Sequence[Entry], chosen: Sequence[Entry]) -> list[str]:
    """What one request has two of, and can have one of only, if the log has any of them."""
    found: dict[tuple[object, ...], list[Entry]] = {}
    for each in entries:
        if each.kind in _NAMES:
            found.setdefault((each.authority, each.reference, each.kind, each.since), []).append(each)
    return [
        f"{several[0].reference} has {len(several)} {_NAMES[several[0].kind]}, and each of them counts:"
        f" {', '.join(each.file for each in several)}"
        for several in found.values()
        if len(several) > 1 and any(each in chosen for each in several)
    ]
