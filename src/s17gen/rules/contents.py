"""Section 17 contents: a rule for each duty that a case can fail to meet, as rows that one function reads."""

from collections.abc import Iterator

from msgspec import Struct

from s17gen.case import Case
from s17gen.citation import words
from s17gen.duties import Owed, met, owed
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule


class _Row(Struct, frozen=True):
    """The duty, what is wrong when it is not met, what to do, and where the library's blocks for it are offered."""

    kind: Kind
    duty: str
    message: str
    hint: str
    offers: str = ""


_ROWS = (
    _Row(
        Kind("S17-201", "a refusal without an exemption", law=("FOIA s17(1)(a)",)),
        "refusal",
        "information is refused, but no exemption is cited",
        "add `claims:` with a `cite:` for each exemption relied on",
    ),
    _Row(
        Kind("S17-202", "an exemption without a reason", law=("FOIA s17(1)(c)",)),
        "why",
        "{section} is relied on, but not why it applies",
        "add `because:` to the claim, or to the decision if its claims share the reason",
        "because",
    ),
    _Row(
        Kind(
            "S17-203",
            "a prejudice-based exemption without a likelihood",
            law=("FOIA s17(1)(c)", "ICO guidance on the prejudice test"),
        ),
        "likelihood",
        "{section} needs a likelihood: whether the harm would happen, or would be likely to",
        "add `likelihood: would` or `likelihood: would-be-likely`",
    ),
    _Row(
        Kind("S17-204", "a disclosure that gives nothing", law=("FOIA s1(1)(b)",)),
        "answer",
        "information is disclosed, but the letter gives none",
        "add `answers:` with the answer to each part, or `enclosed:`",
    ),
    _Row(
        Kind("S17-301", "no factor favouring disclosure", law=("FOIA s2(2)(b)", "FOIA s17(3)(b)")),
        "factors-for",
        "{section} is qualified, but no factor favouring disclosure is given",
        "add `for:`",
        "for",
    ),
    _Row(
        Kind("S17-302", "no factor favouring maintaining the exemption", law=("FOIA s2(2)(b)", "FOIA s17(3)(b)")),
        "factors-against",
        "{section} is qualified, but no factor favouring maintaining the exemption is given",
        "add `against:`",
        "against",
    ),
    _Row(
        Kind("S17-303", "no balance", law=("FOIA s2(2)(b)", "FOIA s17(3)(b)")),
        "balance",
        "{section} is qualified, but nothing says why one side of the public interest outweighs the other",
        "add `balance:` to the claim, or to the decision if its claims are weighed together",
    ),
    _Row(
        Kind("S17-701", "no complaints procedure, and no word that there is none", law=("FOIA s17(7)(a)",)),
        "complaints-procedure",
        "the letter refuses information, but does not say how to complain to the authority",
        "add `review:` to the authority's profile, or `review: none` if it has no procedure",
    ),
)


def _rule(row: _Row) -> Rule:
    def check(case: Case, kind: Kind) -> Iterator[Fault]:
        for each in owed(case):
            if each.duty.id == row.duty and not met(case, each):
                yield _fault(row, kind, each)

    return Rule(row.kind, check)


def _fault(row: _Row, kind: Kind, each: Owed) -> Fault:
    claim = each.claim
    offered = claim.offers.get(row.offers, ()) if claim else ()
    hint = row.hint + (f"; the library offers {', '.join(f'`{name}`' for name in offered)}" if offered else "")
    section = words([claim.cite]) if claim else ""
    path = each.about or (("authority",) if row.duty == "complaints-procedure" else ())
    return Fault(kind, path, row.message.format(section=section), hint)


RULES = tuple(_rule(row) for row in _ROWS)
DUTIES = {row.duty: row.kind for row in _ROWS}
