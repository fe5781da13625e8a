"""A request like an earlier one: its reasoning kept, who asked and every date left blank, old facts flagged."""

import re
from collections.abc import Iterator
from typing import Any

from s17gen.dates import read_date
from s17gen.findings import Path
from s17gen.visible import fold

# What belongs to the earlier request alone.
BLANKED = (
    "reference", "received", "clarified", "dated", "applicant", "request", "parts", "late", "extension",
    "time-allowed", "review-of", "hide", "keep", "accept", "private",
)  # fmt: skip
_OF_A_DECISION = ("parts", "decide-by", "was", "review", "earlier-notice")
_OF_A_CLAIM = ("aggregated", "history", "unstated")
_OLD = re.compile(
    r"[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: [0-9]{4})?"
    r"|£?[0-9][0-9,.:]*[0-9]|£?[0-9]|(?<=[a-z0-9,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)+|[A-Z]\. [A-Z][a-z]+"
)
_IDS = ("outcome", "cite", "use", "topics", "authority", "style", "likelihood", "alternative-to", "under", "limbs")
_MOST = 8  # old facts that one comment names


def like(old: dict[str, Any]) -> dict[str, Any]:
    """The data of a new request with the reasoning of an old one."""
    data = {name: value for name, value in old.items() if name not in BLANKED}
    if isinstance(data.get("decisions"), list):
        data["decisions"] = [_decision(each) if isinstance(each, dict) else each for each in data["decisions"]]
    kept: dict[str, Any] = _without_dates(data)
    return kept


def flags(data: dict[str, Any]) -> dict[Path, list[str]]:
    """For each text with dates, numbers or names in it, a comment that asks to check them."""
    found: dict[Path, list[str]] = {}
    for path, text in _texts(data, ()):
        facts = list(dict.fromkeys(each[0] for each in _OLD.finditer(text)))
        if facts:
            more = f", and {len(facts) - _MOST} more" if len(facts) > _MOST else ""
            found[path] = [f"check: {', '.join(fold(each) for each in facts[:_MOST])}{more}"]
    return found


def _decision(old: dict[str, Any]) -> dict[str, Any]:
    new = {name: value for name, value in old.items() if name not in _OF_A_DECISION}
    if isinstance(new.get("claims"), list):
        new["claims"] = [
            {name: value for name, value in each.items() if name not in _OF_A_CLAIM} if isinstance(each, dict) else each
            for each in new["claims"]
        ]
    return new


def _without_dates(data: Any) -> Any:
    """The data without keys whose whole value is a date, and without what is empty once they are gone."""
    if isinstance(data, dict):
        kept = {name: _without_dates(value) for name, value in data.items() if not _is_date(value)}
        return {name: value for name, value in kept.items() if value or data[name] == value}
    return [_without_dates(each) for each in data] if isinstance(data, list) else data


def _is_date(value: object) -> bool:
    return isinstance(value, str) and read_date(value.strip()) is not None


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
        return
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        if step not in _IDS:
            yield from _texts(value, (*path, step))
