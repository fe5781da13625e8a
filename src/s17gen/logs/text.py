"""The totals of a log for people, and which answers were late."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from s17gen.logs.entry import Entry, Kind, Time
from s17gen.logs.period import By, Period
from s17gen.logs.results import Result
from s17gen.logs.totals import Totals
from s17gen.lookup.text import table
from s17gen.visible import visible
from s17gen.wire import ReviewResult

K = TypeVar("K", bound=str)

_TIME: dict[Time, str] = {
    "in-time": "In time",
    "extended": "Later, by the day given when more time was taken",
    "late": "Late",
    "unknown": "Nobody can tell: the bank holidays are not known",
}
_RESULT: dict[Result, str] = {
    "given": "Given",
    "given-in-part": "Given in part",
    "refused": "Refused",
    "not-held": "Not held",
    "more-time": "Not yet decided",
    "clarification": "Details asked for",
    "no-notice": "Nothing sent",
}
_REVIEW: dict[ReviewResult, str] = {"upheld": "Upheld", "changed": "Changed", "overturned": "Overturned"}
_KIND: dict[Kind, str] = {
    "more-time": "Letters that take more time",
    "clarification": "Letters that ask for details",
    "file-note": "Notes that nothing is sent",
}


def summary(entries: Sequence[Entry], found: Totals, period: Period | None, by: By) -> str:
    """What a log comes to, in sections with a line for each number."""
    return "\n".join(section for section in _sections(entries, found, period, by) if section)


def _sections(entries: Sequence[Entry], found: Totals, period: Period | None, by: By) -> Iterator[str]:
    when = f", {by} {period.words()}" if period else ""
    yield f"{_counted(found.answers, 'answer')}{when}\n"
    yield _lines("Time", found.time, _TIME, found.answers) + _days(found)
    yield _lines("What was given", found.results, _RESULT, found.answers)
    yield _lines("Outcomes, of which an answer may have several", found.outcomes, {}, 0)
    yield _lines("Provisions cited, by how many answers", found.provisions, {}, 0)
    reviews = found.reviews
    yield _lines(_counted(reviews.letters, "review"), reviews.time, _TIME, reviews.letters)
    yield _lines("Decisions looked at again", reviews.results, _REVIEW, 0)
    yield _lines("Other letters", found.others, _KIND, 0)
    yield _late(each for each in entries if each.kind == "answer" and each.time == "late")  # which may be many


def _lines(head: str, counted: Mapping[K, int], names: Mapping[K, str], whole: int) -> str:
    """A heading and a line for each number, with its share of the whole; nothing where there is none."""
    if not counted:
        return ""
    rows = [
        [f"  {visible(names.get(name, name))}", f"{number:>5}", *([_share(number, whole)] if whole else [])]
        for name, number in counted.items()
    ]
    return f"{head}\n{table(rows)}"


def _share(number: int, whole: int) -> str:
    """A share in percent; never rounded to all or nothing where it is neither."""
    share = round(100 * number / whole)
    if 0 < number < whole:
        return {0: "<1%", 100: ">99%"}.get(share, f"{share}%").rjust(4)
    return f"{share}%".rjust(4)


def _days(found: Totals) -> str:
    if found.days is None:
        return ""
    return f"  Half of them took {found.days.median} working days or fewer, and none more than {found.days.longest}.\n"


def _late(entries: Iterable[Entry]) -> str:
    rows = [
        (f"  {visible(each.reference)}", f"due {each.due}", f"dated {each.dated}", f"{each.days} working days")
        for each in entries
    ]
    return f"Late\n{table(rows)}" if rows else ""


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
