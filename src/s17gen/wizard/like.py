"""A request like an earlier one: its reasoning kept, who asked and every date left blank, old facts flagged.

And the same request once more, for the outcome of a review: all kept but what belongs to the first letter alone.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from s17gen.dates import read_date
from s17gen.findings import Path
from s17gen.visible import fold

# What belongs to the earlier request alone.
BLANKED = (
    "reference", "received", "clarified", "dated", "applicant", "request", "parts", "late", "extension",
    "time-allowed", "review-of", "hide", "keep", "accept", "private",
)  # fmt: skip
_OF_A_DECISION = (
    "parts", "answers", "enclosed", "schedule", "decide-by", "was", "review", "earlier-notice", "earlier"
)  # fmt: skip
_OF_A_LETTER = ("dated", "late", "extension", "time-allowed", "review-of", "accept", "private")
_OF_A_CLAIM = ("aggregated", "history", "unstated", "earlier")
_DAY = r"[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
_OLD = re.compile(
    rf"{_DAY}(?: [0-9]{{4}})?"
    r"|£?[0-9][0-9,.:]*[0-9]|£?[0-9]"
    r"|(?<=[a-z0-9,;(] )[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)+"
    r"|^(?!(?:The|A|An|Our|All|Any|Some|We|It|If|In|On) )[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)+"
    r"|(?:Mrs?|Ms|Miss|Dr) [A-Z][A-Za-z'-]*|(?:[A-Z]\. ?)+[A-Z][a-z'-]+"
    r"|[^\s<>@]+@[^\s<>@]+\.[a-z]+"
)
_IDS = ("outcome", "cite", "use", "topics", "authority", "style", "likelihood", "alternative-to", "under", "limbs")
CHECK = "check:"  # how a comment on a text begins that may be true of the earlier request alone
_MOST = 8  # old facts that one comment names
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "the", "and", "ltd", "limited", "council", "for", "of"}


def like(old: dict[str, Any]) -> dict[str, Any]:
    """The data of a new request with the reasoning of an old one."""
    data = {name: value for name, value in old.items() if name not in BLANKED}
    if isinstance(data.get("decisions"), list):
        data["decisions"] = [_decision(each) if isinstance(each, dict) else each for each in data["decisions"]]
    kept: dict[str, Any] = _without_dates(data)
    return kept


def reviewed(old: dict[str, Any]) -> dict[str, Any]:
    """The data for the outcome of a review: request and decisions, and the date of the letter under review."""
    kept = {name: value for name, value in old.items() if name not in _OF_A_LETTER}
    dated = old.get("dated")
    return {**kept, "review-of": {"letter": dated}} if isinstance(dated, str) and _is_date(dated) else kept


def identity(old: dict[str, Any]) -> list[str]:
    """What tells who made the earlier request: reference, name and each word of it, each line of an address."""
    applicant = old.get("applicant")
    told = applicant if isinstance(applicant, dict) else {"name": applicant}
    texts = {key: each for key, each in told.items() if isinstance(each, str)}
    lines = [line.strip(" ,") for each in texts.values() for line in each.splitlines()]
    names = " ".join(texts.get(key, "") for key in ("name", "salutation"))
    words = [word for word in re.split(r"[\s,;.]+", names) if _tells(word)]
    found = [str(old.get("reference", "")).strip(), *lines, *words]
    return list(dict.fromkeys(each for each in found if len(each) > 1))


def flags(data: dict[str, Any], known: Collection[str] = ()) -> dict[Path, list[str]]:
    """For each text with dates, numbers or names in it, a comment that asks to check them.

    `known` are words that tell who made the earlier request, which the text must lose.
    """
    found: dict[Path, list[str]] = {}
    for path, text in _texts(data, ()):
        told = [each for each in known if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)]
        facts = [each for each in dict.fromkeys(each[0] for each in _OLD.finditer(text)) if each not in told]
        notes = [f"{CHECK} {_listed(told)}: this may tell who made the earlier request"] if told else []
        notes += [f"{CHECK} {_listed(facts)}"] if facts else []
        if notes:
            found[path] = notes
    return found


def _tells(word: str) -> bool:
    return len(word) > 2 and word.lower() not in _TITLES and word[:1].isupper()


def _listed(facts: list[str]) -> str:
    more = f", and {len(facts) - _MOST} more" if len(facts) > _MOST else ""
    return f"{', '.join(fold(each) for each in facts[:_MOST])}{more}"


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
    return [_without_dates(each) for each in data if not _is_date(each)] if isinstance(data, list) else data


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
