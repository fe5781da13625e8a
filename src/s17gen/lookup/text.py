"""What `list`, `show` and `suggest` print, for people: tables, pages of facts, YAML to paste."""

import textwrap
from collections.abc import Iterable, Sequence

from s17gen.lookup.facts import (
    BlockFacts,
    FindingFacts,
    Fitting,
    ProvisionFacts,
    Question,
    StatementFacts,
    StyleFacts,
    TopicFacts,
)

_WIDTH = 100


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows in columns, the last of which is as long as it is."""
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        f"{'  '.join(f'{cell:{width}}' for cell, width in zip(row, widths, strict=True)).rstrip()}\n" for row in lines
    )


def provision_rows(found: Iterable[ProvisionFacts]) -> Iterable[Sequence[str]]:
    """A row for each provision: the citation, what it does, what becomes of the public interest, what it covers."""
    for each in found:
        yield each.cite, each.role, each.status or "-", _short(each.covers)


def section_page(found: Iterable[ProvisionFacts]) -> str:
    """The provisions of a section: two rows of one section often differ at their ends, so each has all of its words."""
    rows = [(each.cite, each.role, each.status or "-", each.covers) for each in found]
    widths = [max(map(len, column)) for column in zip(*(row[:3] for row in rows), strict=True)]
    margin = " " * (sum(widths) + 2 * len(widths))
    lines = []
    for *cells, covers in rows:
        first = "  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
        lines.append(textwrap.fill(covers, _WIDTH, initial_indent=f"{first}  ", subsequent_indent=margin))
    return "".join(f"{line}\n" for line in lines)


def topic_rows(found: Iterable[TopicFacts]) -> Iterable[Sequence[str]]:
    """A row for each topic: its id, how many blocks it has, what it covers."""
    for each in found:
        yield each.id, str(len(each.blocks)), each.covers


def block_rows(found: Iterable[BlockFacts]) -> Iterable[Sequence[str]]:
    """A row for each block: its id, and its topics."""
    for each in found:
        yield each.id, ", ".join(each.topics)


def statement_rows(found: Iterable[StatementFacts]) -> Iterable[Sequence[str]]:
    """A row for each statement: its id, and how it begins."""
    for each in found:
        yield each.id, _short(each.text)


def style_rows(found: Iterable[StyleFacts]) -> Iterable[Sequence[str]]:
    """A row for each house style: its id, and the kinds of its sections."""
    for each in found:
        yield each.id, ", ".join(each.sections)


def origin_rows(
    found: Iterable[ProvisionFacts | BlockFacts | TopicFacts | StatementFacts | StyleFacts],
) -> Iterable[Sequence[str]]:
    """A row for each thing: its id, where it stands, and what it took the place of in layers below."""
    for each in found:
        below = f"in place of {', '.join(each.replaces)}" if each.replaces else ""
        yield each.cite if isinstance(each, ProvisionFacts) else each.id, each.where, below


def finding_rows(found: Iterable[FindingFacts]) -> Iterable[Sequence[str]]:
    """A row for each kind of finding."""
    for each in found:
        yield each.id, each.severity, each.title


def page(facts: ProvisionFacts | BlockFacts | TopicFacts | FindingFacts) -> str:
    """All that there is to say of one thing."""
    if isinstance(facts, ProvisionFacts):
        return _provision(facts)
    if isinstance(facts, BlockFacts):
        return _block(facts)
    if isinstance(facts, TopicFacts):
        return f"{facts.id}: {facts.covers}\n\n" + "".join(f"  {each}\n" for each in facts.blocks)
    return _finding(facts)


def _finding(facts: FindingFacts) -> str:
    accepted = "Yes, by somebody who answers for it by name." if facts.may_be_accepted else facts.acceptance
    fields = [("severity", facts.severity), ("what to do", facts.todo), ("may be accepted", accepted)]
    law = [f"{each}: {facts.links.get(each, 'where it can be read is not known here')}" for each in facts.law]
    paste = f"\nto accept it, in the request file:\n\n{_ACCEPT.format(facts.id)}" if facts.may_be_accepted else ""
    return f"{facts.id}: {facts.title}\n\n{_fields(fields)}{_list('law', law) if law else ''}{paste}"


_ACCEPT = """  accept:
    - rule: {}
      because: why it may stand in this case
      by: who answers for it
"""


def _provision(facts: ProvisionFacts) -> str:
    head = f"{facts.cite}: {facts.letters}, {facts.title or facts.heading}\n\n"
    status = "; ".join(each for each in (facts.status, f"absolute {facts.absolute}" if facts.absolute else "") if each)
    fields = [
        ("heading", facts.heading), ("it", facts.does), ("covers", facts.covers), ("test", facts.basis),
        ("harm", facts.threshold), ("public interest", status), ("disputed", facts.dispute),
        ("confirm or deny", facts.ncnd), ("in force", _period(facts)), ("old records", facts.historical),
        ("who may use it", facts.who), ("outcomes", ", ".join(facts.outcomes)), ("clause", facts.clause),
    ]  # fmt: skip
    lists = [
        ("not with", facts.excludes),
        ("a notice must say", facts.must_say),
        ("it asks for", [_asked(each) for each in facts.asks]),
        ("and says of it", facts.particulars),
        *((f"blocks {side}", names) for side, names in facts.blocks.items()),
        ("sources", facts.sources),
    ]
    foot = [("note", facts.note), ("reviewed", facts.reviewed), ("file", facts.where)]
    return head + _fields(fields) + "".join(_list(name, items) for name, items in lists if items) + "\n" + _fields(foot)


def _period(facts: ProvisionFacts) -> str:
    return f"from {facts.in_force}" + (f" until {facts.until}" if facts.until else "")


def _block(facts: BlockFacts) -> str:
    serves = ", ".join(facts.limbs) or "any provision"
    fields = [
        ("argues", f"{facts.side}, about {facts.question}"), ("serves", serves), ("topics", ", ".join(facts.topics)),
        ("text", facts.text),
    ]  # fmt: skip
    asks = _list("it asks for", [_asked(each) for each in facts.asks])
    paste = "\nto paste:\n\n" + textwrap.indent(_use(facts), "  ")
    foot = _fields([("reviewed", facts.reviewed), ("file", facts.where)])
    return f"{facts.id}\n\n{_fields(fields)}{asks}{paste}\n{foot}"


def _asked(question: Question) -> str:
    choices = f" One of {', '.join(question.choices)}." if question.choices else ""
    optional = "" if question.required else ", if there is one"
    return f"{question.name} ({question.type}{optional}): {question.ask}{choices}"


def _fields(fields: Iterable[tuple[str, str]]) -> str:
    return "".join(_wrapped(f"{name}:", text) for name, text in fields if text)


def _wrapped(name: str, text: str) -> str:
    return (
        textwrap.fill(
            text,
            _WIDTH,
            initial_indent=f"{name:17} ",
            subsequent_indent=" " * 18,
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "\n"
    )


def _list(name: str, items: Iterable[str]) -> str:
    lines = [
        textwrap.fill(
            each,
            _WIDTH,
            initial_indent="  - ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for each in items
    ]
    return f"\n{name}:\n" + "".join(f"{line}\n" for line in lines)


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:67]}..."


# YAML to paste.


def suggestions(found: Sequence[Fitting]) -> str:
    """Blocks that fit, as the keys of a claim: an officer keeps what is true, and answers the questions."""
    lines: list[str] = []
    last = None
    for each in found:
        if (each.cite, each.place) != last:
            lines += [*([""] if lines else []), f"# {each.letters}{f', {each.place}' if each.place else ''}"]
            lines += [f"- cite: {each.cite}"]
            last = (each.cite, each.place)
        lines.append(f"  {each.side}:")
        for block in each.blocks:
            lines += [f"    {line}" if line else "" for line in _use(block).splitlines()]
    return "\n".join([*lines, ""]) if lines else ""


def _use(block: BlockFacts) -> str:
    """One block as an item to paste: what it says, and each question beside the place of its answer."""
    said = textwrap.wrap(
        block.text, 92, initial_indent="# ", subsequent_indent="# ", break_long_words=False, break_on_hyphens=False
    )
    topics = [f"# topics: {', '.join(block.topics)}"] if block.topics else []
    answers = [f'  {each.name}: ""  # {each.type}: {each.ask}' for each in block.asks]
    return "\n".join([*said, *topics, f"- use: {block.id}", *answers, ""])
