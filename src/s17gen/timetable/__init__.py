"""Works out every day that follows from a request's dates: the last for an answer, and what else is due by when."""

import datetime

from s17gen.library import Library
from s17gen.links import links
from s17gen.periods import Period
from s17gen.timetable.asked import Asked, Count, count
from s17gen.timetable.facts import Letter, Timetable
from s17gen.timetable.follows import dates, notes
from s17gen.timetable.left_out import left_out

VERSION = 1  # of the JSON; a change that breaks its readers makes it 2


def timetable(asked: Asked, library: Library) -> Timetable:
    """Every day that follows. FOIA s10, s17 and s50; SI 2004/3364; the rest is guidance, and marked as such.

    Raises `UsageError` where what is asked about contradicts itself, `LibraryError` for a last day beyond the bank
    holidays that the library knows.
    """
    made = count(asked, library)
    time, found, told = _time(made), dates(made), notes(made)
    last = made.calendar.nth_after(made.answer, made.rules.weighing.days) if asked.extended else made.answer
    cites = dict.fromkeys(
        [*time.law, *(cite for day in found for cite in day.law), *(cite for note in told for cite in note.law)]
    )
    addresses = links(library, ())
    return Timetable(
        version=VERSION,
        last_day=last,
        basis="guidance" if asked.extended else "regulator" if asked.allowed else "law",
        says=time.says,
        received=asked.received,
        clarified=asked.clarified,
        counted_from=made.since,
        working_day=made.calendar.count(made.since, last),
        school_day=None if time is not made.usual.time else made.usual.school_days,
        kind=asked.kind.id if asked.kind else None,
        because=asked.because,
        law=time.law,
        left_out=left_out(made, last),
        letter=_letter(made, last),
        dates=found,
        notes=told,
        links={cite: addresses[cite] for cite in cites if cite in addresses},
    )


def _time(made: Count) -> Period:
    """The time that ends on the last day."""
    if made.asked.extended:
        return made.rules.weighing
    return made.allowance if made.asked.allowed and made.allowance else made.usual.time


def _letter(made: Count, last: datetime.date) -> Letter | None:
    """The authority's letter, where its date is known."""
    dated = made.asked.dated
    return Letter(dated, made.calendar.count(made.since, dated), dated <= last) if dated else None
