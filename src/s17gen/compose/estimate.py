"""The estimate of what complying would cost, as a table, and what it comes to beside the limit."""

from s17gen.case import Claim, Estimate
from s17gen.compose.words import Words
from s17gen.dates import date_words
from s17gen.notice import Block, Bullets, Inlines, Table, Text
from s17gen.rows import Work
from s17gen.slots import sentence

_COLUMNS = ("activity", "work", "items", "minutes", "hours")


def table(words: Words, claim: Claim) -> tuple[Block, ...]:
    """The work row by row, the requests that are added, how we know, and the sum. SI 2004/3244 regs 3 to 5."""
    estimate = claim.estimate
    if estimate is None:
        return ()
    stamps = words.stamps(["why"], [claim.path])
    blocks: list[Block] = []
    if estimate.rows:
        head = tuple(words.line(f"estimate.{name}") for name in _COLUMNS)
        rows = tuple(_row(words, each.activity, each.work, each.items, each.minutes) for each in estimate.rows)
        blocks += [*words.say("estimate.intro"), Table(head=head, rows=rows, stamps=stamps)]
    blocks += [block for each in estimate.rows if each.sample for block in _sample(words, estimate, each)]
    return (*blocks, *_aggregated(words, estimate), *_sum(words, estimate))


def _sample(words: Words, estimate: Estimate, work: Work) -> tuple[Block, ...]:
    """How we know how long a piece of work takes; which piece, where there are several."""
    said = sentence(work.sample or "")
    if len(estimate.rows) == 1:
        return words.typed(said)
    return words.say("estimate.sample", activity=activity_name(words, work.activity), sample=said)


def activity_name(words: Words, activity: str) -> str:
    """What an activity counts as, in the letter's words."""
    name = f"estimate.activity.{activity}"
    return words.line(name) if words.has(name) else activity


def _row(words: Words, activity: str, work: str, items: int, minutes: float) -> tuple[Inlines, ...]:
    cells = (activity_name(words, activity), work, number(items), exactly(minutes), number(items * minutes / 60))
    return tuple((Text(each),) for each in cells)


def _aggregated(words: Words, estimate: Estimate) -> tuple[Block, ...]:
    if not estimate.aggregated:
        return ()
    lines = (
        words.line("estimate.aggregated.one", reference=each.reference, received=date_words(each.received),
                   hours=number(each.hours), related=sentence(each.related))
        for each in estimate.aggregated
    )  # fmt: skip
    return (*words.say("estimate.aggregated"), Bullets(items=tuple((Text(line),) for line in lines)))


def _sum(words: Words, estimate: Estimate) -> tuple[Block, ...]:
    near = estimate.limit is not None and round(estimate.pounds) == estimate.limit.pounds
    hours = exactly(estimate.hours) if near else number(estimate.hours)
    cost = f"£{estimate.pounds:,.2f}" if near else pounds(estimate.pounds)  # what is just over must not look level
    said = words.say("estimate.sum", hours=hours, rate=pounds(estimate.costs.rate), cost=cost)
    if estimate.limit is None:
        return said
    limit = words.say("estimate.limit", limit=pounds(estimate.limit.pounds), hours=str(estimate.limit.hours))
    return words.together([said, limit])


def number(value: float) -> str:
    """A number of hours or minutes with at most one decimal: `63`, `6.5`, `1,260`."""
    return f"{value:,.1f}".removesuffix(".0")


def exactly(value: float) -> str:
    """A number with as many decimals as it was given, two at most."""
    return f"{value:,.2f}".rstrip("0").removesuffix(".")


def pounds(value: float) -> str:
    """A sum of money in whole pounds: an estimate is no more exact."""
    return f"£{value:,.0f}"
