"""Section 17 contents: a rule for each duty that a case can fail to meet, as rows that one function reads."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from s17gen.case import Case, Claim
from s17gen.citation import words
from s17gen.duties import Owed, met, owed
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule


class _Row(Struct, frozen=True):
    """The kind, whose duty is not met, what is wrong then, what to do, and which blocks of the library are offered."""

    kind: Kind
    message: str
    hint: str
    offers: str = ""


_SHOWN = 3  # blocks in a hint

_ROWS = (
    _Row(
        Kind(
            "S17-201",
            "a refusal without an exemption",
            duty="refusal",
            todo="Cite each exemption relied on under `claims:`, to the limb.",
        ),
        "information is refused, but no exemption is cited",
        "add `claims:` with a `cite:` for each exemption relied on",
    ),
    _Row(
        Kind(
            "S17-207",
            "a request refused without the provision that allows it",
            duty="relief",
            todo="Cite the provision under `claims:`: section 12 or 14, to the limb.",
        ),
        "the request is refused, but the provision that allows that is not cited",
        "add `claims:` with its `cite:`",
    ),
    _Row(
        Kind(
            "S17-202",
            "an exemption without a reason",
            duty="why",
            todo="Say under `because:` why the provision applies to this information.",
        ),
        "{section} is relied on, but nothing says why it applies",
        "add `because:` to the claim, or to the decision if its claims share the reason",
        "because",
    ),
    _Row(
        Kind(
            "S17-203",
            "an exemption that turns on harm, without a likelihood",
            duty="likelihood",
            todo="Say how likely the harm is: `would`, if more likely than not, or `would-be-likely`, if the risk is"
            " real and significant.",
        ),
        "{section} needs a likelihood: whether the harm would happen, or would be likely to",
        "add `likelihood: would` or `likelihood: would-be-likely`",
    ),
    _Row(
        Kind(
            "S17-204",
            "a disclosure that gives nothing",
            duty="answer",
            todo="Give the answers under `answers:`, or list under `enclosed:` what goes with the letter.",
        ),
        "information is disclosed, but the letter gives none",
        "add `answers:` with the answer to each part, or `enclosed:`",
    ),
    _Row(
        Kind(
            "S17-301",
            "no factor favouring disclosure",
            duty="factors-for",
            todo="Give the public interest in disclosure under `for:`, in words that belong to this case.",
        ),
        "{section} is qualified, but no factor favouring disclosure is given",
        "add `for:`",
        "for",
    ),
    _Row(
        Kind(
            "S17-302",
            "no factor favouring maintaining the exemption",
            duty="factors-against",
            todo="Give the public interest in maintaining the exemption under `against:`. It has to be the interest"
            " that the exemption protects.",
        ),
        "{section} is qualified, but no factor favouring maintaining the exemption is given",
        "add `against:`",
        "against",
    ),
    _Row(
        Kind(
            "S17-303",
            "no balance",
            duty="balance",
            todo="Say under `balance:` why the factors against outweigh those for disclosure.",
        ),
        "{section} is qualified, but nothing says why one side of the public interest outweighs the other",
        "add `balance:` to the claim, or to the decision if its claims are weighed together",
    ),
    _Row(
        Kind(
            "S17-431",
            "more time taken without a day for the decision",
            duty="decide-by",
            todo="Say under `decide-by:` by which day you expect to decide.",
        ),
        "more time is taken, but not until when",
        "add `decide-by:`, the day by which you expect to decide",
    ),
    _Row(
        Kind(
            "S17-432",
            "clarification asked for without a question",
            duty="questions",
            todo="Say under `questions:` what you need to be told to find the information.",
        ),
        "more is to be known, but nothing is asked",
        "add `questions:`, what you need to be told",
    ),
    _Row(
        Kind(
            "S17-424",
            "a refusal for cost without advice",
            duty="advice",
            todo="Say under `advice:` what you could do within the limit, or under `no-advice:` why there is nothing to"
            " suggest.",
        ),
        "the request is refused for its cost, but nothing is said of how it could be narrowed",
        "add `advice:`, what you could do within the limit, or `no-advice:`, why nothing can be suggested",
    ),
    _Row(
        Kind(
            "S17-701",
            "no complaints procedure, and no word that there is none",
            duty="complaints-procedure",
            todo="Add `review:` to the authority's profile: where to ask for a review, or `none`.",
        ),
        "the letter refuses information, but does not say how to complain to the authority",
        "add `review:` to the authority's profile, or `review: none` if it has no procedure",
    ),
)


def _rule(row: _Row) -> Rule:
    def check(case: Case, kind: Kind) -> Iterator[Fault]:
        for each in owed(case, kind.duty):
            if not met(case, each):
                yield _fault(row, kind, each, case)

    return Rule(row.kind, check)


def _fault(row: _Row, kind: Kind, each: Owed, case: Case) -> Fault:
    claim = each.claim
    hint = row.hint + (_offered(claim.cite, row.offers, claim.offers.get(row.offers, ())) if claim else "")
    hint = (_asked_for(claim) if claim and kind.duty == "why" else "") or hint
    section = words([claim.cite], case.regime.citation) if claim else ""
    way = case.regime.outcomes[each.decision.outcome].way if each.decision else None
    kind = replace(kind, law=tuple(each.duty.of(way).authority))
    path = each.about or (("authority",) if kind.duty == "complaints-procedure" else ())
    return Fault(kind, path, row.message.format(section=section), hint)


def _asked_for(claim: Claim) -> str:
    """What to do in place of giving a reason, where the answers to the provision's questions are one, or may be."""
    if claim.provision is None:
        return "correct the citation first: what the provision asks for may be the reason"
    command = f'`s17gen show "{claim.cite}"` lists it'
    return f"answer what it asks for, which is the reason here; {command}" if claim.provision.sufficient else ""


def _offered(cite: str, side: str, names: tuple[str, ...]) -> str:
    """Some of the blocks that would serve, and the command that lists them all."""
    if not names:
        return ""
    shown = ", ".join(f"`{name}`" for name in names[:_SHOWN])
    more = f'; `s17gen suggest --cite "{cite}" --side {side}` lists {len(names)}' if len(names) > _SHOWN else ""
    return f"; the library offers {shown}{more}"


RULES = tuple(_rule(row) for row in _ROWS)
DUTIES = {row.kind.duty: row.kind for row in _ROWS}
