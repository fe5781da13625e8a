"""A request file, the library, the authority and the dates become a Case, with a fault for all that is unknown."""

import datetime
import re
from collections.abc import Iterator, Sequence

from s17gen.bind import unknown_key
from s17gen.case import Answer, Case, Claim, Decision
from s17gen.citation import section_of, suggestion, words
from s17gen.findings import Fault, Kind, Path
from s17gen.forms import fields
from s17gen.law import Provision, Regulator
from s17gen.library import Library, Section
from s17gen.nearest import did_you_mean
from s17gen.notice import Block
from s17gen.parts import Part, read_parts
from s17gen.passages import (
    BARE_ID,
    MISSING_FACT,
    UNFIT_FACT,
    UNKNOWN_BLOCK,
    UNKNOWN_TOPIC,
    UNUSED_FACT,
    WRONG_SIDE,
    Reader,
    serves,
)
from s17gen.slots import phrase
from s17gen.visible import fold
from s17gen.wire import Applicant, Profile, RequestFile
from s17gen.wire import Claim as TypedClaim
from s17gen.wire import Decision as TypedDecision
from s17gen.wording import capital, inline, parse, plain

UNKNOWN_PROVISION = Kind(
    "S17-101", "a provision that does not exist, or is not cited to its limb", law=("FOIA s17(1)(b)",)
)
NO_EXEMPTION = Kind("S17-102", "a provision that does not exempt information", law=("FOIA s17(1)(b)", "FOIA s2(2)"))
NOT_IN_FORCE = Kind("S17-103", "a provision that was not in force", law=("FOIA s17(1)(b)",))
UNKNOWN_PART = Kind("S17-401", "a part that the request does not have")
UNSAID_PARTS = Kind("S17-402", "a decision that does not say which parts it answers")

NO_REGULATOR = Kind("S17-605", "a notice of a day that had no regulator", law=("FOIA s17(7)(b)",))

KINDS = (NO_REGULATOR, UNKNOWN_PROVISION, NO_EXEMPTION, NOT_IN_FORCE, UNKNOWN_PART, UNSAID_PARTS)

# Names that a file gives and the library or the law does not have: right or wrong whatever else the file says.
NAMES = (UNKNOWN_PROVISION, NO_EXEMPTION, UNKNOWN_BLOCK, MISSING_FACT, UNFIT_FACT, WRONG_SIDE, BARE_ID, UNKNOWN_TOPIC)

_SHOWN = 12  # part numbers in a hint
WHOLE = "all"  # the key of the answer to a request that has no numbered parts


def resolve(
    request: RequestFile, library: Library, authority: Profile | None, dated: datetime.date
) -> tuple[Case, list[Fault]]:
    """Work out what a request file means on the day the notice is dated.

    Unknown ids, missing facts and the like are faults, never exceptions: the Case is whole but for them.
    """
    reader = Reader(library)
    parts = _parts(request)
    applicant = request.applicant
    case = Case(
        reference=fold(request.reference),
        received=request.received,
        dated=dated,
        applicant=Applicant(applicant) if isinstance(applicant, str) else applicant,
        subject=phrase(request.subject),
        request=request.request,
        parts=parts,
        decisions=tuple(
            _decision(each, ("decisions", index), request, parts, reader, dated)
            for index, each in enumerate(request.decisions)
        ),
        advice=reader.read(request.advice, ("advice",), "advice"),
        hide=tuple(request.hide),
        keep=tuple(request.keep),
        authority=authority,
        regulator=_regulator(library, dated, reader),
        regime=library.regime(),
    )
    return case, [*reader.faults, *_unused(request, reader.asked)]


def _unused(request: RequestFile, asked: set[str]) -> Iterator[Fault]:
    for name in request.facts:
        if name not in asked:
            hint = did_you_mean(name, asked) or "take it out; `facts:` is for the blocks that `topics:` pulls"
            yield Fault(
                UNUSED_FACT, ("facts", name), f"no block pulled by a topic asks for `{name}`", hint, at_key=True
            )


def _regulator(library: Library, dated: datetime.date, reader: Reader) -> Regulator:
    regulators = library.regulators()
    in_office = [each for each in regulators if each.since <= dated]
    if not in_office:
        message = f"the library names no regulator for {dated}; the first is from {regulators[0].since}"
        reader.faults.append(Fault(NO_REGULATOR, ("dated",), message, "correct `dated:` or `--date`"))
    return (in_office or regulators)[-1]


def _parts(request: RequestFile) -> tuple[Part, ...]:
    read = read_parts(request.request)
    if request.parts is None:
        return read
    texts = {part.number: part.text for part in read}
    return tuple(Part(number, texts.get(number, "")) for number in dict.fromkeys(request.parts))


def _decision(
    typed: TypedDecision,
    path: Path,
    request: RequestFile,
    parts: tuple[Part, ...],
    reader: Reader,
    dated: datetime.date,
) -> Decision:
    cites = [claim.cite for claim in typed.claims if reader.library.provision(claim.cite)]
    return Decision(
        path=path,
        outcome=typed.outcome,
        parts=_decided_parts(typed, path, parts, request, reader),
        covers=phrase(typed.covers) if typed.covers else None,
        answers=_answers(typed, path, parts, reader),
        enclosed=tuple(typed.enclosed),
        severance=reader.read(typed.severance, (*path, "severance"), "severance"),
        searched=reader.read(typed.searched, (*path, "searched"), "searched"),
        because=reader.read(typed.because, (*path, "because"), "because", cites),
        harm=reader.read(typed.harm, (*path, "harm"), "harm", cites),
        claims=tuple(
            _claim(each, (*path, "claims", index), request, reader, dated) for index, each in enumerate(typed.claims)
        ),
        balance=reader.read(typed.balance, (*path, "balance"), "balance"),
    )


def _decided_parts(
    typed: TypedDecision, path: Path, parts: tuple[Part, ...], request: RequestFile, reader: Reader
) -> tuple[Part, ...]:
    named: list[tuple[str, Path]] = [(number, ("parts", index)) for index, number in enumerate(typed.parts or [])]
    named += [(number, ("answers", number)) for number in typed.answers]
    alone = len(request.decisions) == 1
    numbers = {part.number: part for part in parts}
    for number, where in named:
        if number not in numbers and number != WHOLE:
            reader.faults.append(_unknown_part(number, (*path, *where), list(numbers), request))
    if not parts:
        return ()
    if not named:
        if not alone:
            hint = "add `parts:`, for example `parts: [1, 2a]`"
            message = "there are several decisions, and this one does not say which parts it answers"
            reader.faults.append(Fault(UNSAID_PARTS, path, message, hint))
        return parts if alone else ()
    wanted = {number for number, _ in named}
    return parts if WHOLE in wanted else tuple(part for part in parts if part.number in wanted)


def _unknown_part(number: str, path: Path, numbers: Sequence[str], request: RequestFile) -> Fault:
    if not numbers and re.search(r"\b1[.):] .*\b2[.):] ", request.request):
        message = f"there is no part {number}: the request has its numbers on one line"
        return Fault(UNKNOWN_PART, path, message, "begin it with `request: |`, so that its lines stay lines", True)
    if not numbers:
        hint = f"answer it as a whole with `{WHOLE}:`, or number its lines, or list them under `parts:` at the top"
        return Fault(UNKNOWN_PART, path, f"there is no part {number}: the request has no numbered parts", hint, True)
    shown = ", ".join([*numbers[:_SHOWN], *(["..."] if len(numbers) > _SHOWN else [])])
    hint = f"the parts read from it are {shown}; correct them with `parts:` at the top"
    return Fault(UNKNOWN_PART, path, f"the request has no part {number}", hint, at_key="answers" in path)


def _answers(typed: TypedDecision, path: Path, parts: tuple[Part, ...], reader: Reader) -> tuple[Answer, ...]:
    by_number = {part.number: part for part in parts}
    order = {number: place for place, number in enumerate(by_number)}
    given = sorted(typed.answers.items(), key=lambda item: order.get(item[0], len(order)))
    return tuple(Answer(by_number.get(number), reader.text(text, (*path, "answers", number))) for number, text in given)


def _claim(typed: TypedClaim, path: Path, request: RequestFile, reader: Reader, dated: datetime.date) -> Claim:
    cite = typed.cite.strip()
    section = reader.library.section(section_of(cite))
    provision = section.provisions.get(cite) if section else None
    reader.faults += _cited_wrongly(cite, provision, path, reader.library, dated)
    if provision and provision.role != "exemption":
        provision = None
    asks = provision.asks if provision else {}
    if provision:
        known = [*fields(TypedClaim), *asks]
        reader.faults += [unknown_key((*path, name), known) for name in typed.details if name not in asks]
    details = reader.facts(asks, typed.details, path, f"`{cite}`")
    cites = [cite] if provision else []  # of a provision that is none, nobody can say which blocks serve it
    sides = {side: reader.read(getattr(typed, key), (*path, side), side, cites) for key, side in _SIDES}
    used = {passage.origin.id for passages in sides.values() for passage in passages}
    pulled, pulls = reader.topics(typed.topics, request.facts, (*path, "topics"), "".join(cites), used)
    clause, interest = _law(typed, section, provision, details)
    return Claim(
        path=path,
        cite=cite,
        provision=provision,
        title=section.title if section else "",
        clause=clause,
        interest=interest,
        covers=phrase(typed.covers) if typed.covers else None,
        protects=phrase(typed.protects) if typed.protects else None,
        likelihood=typed.likelihood,
        because=sides["because"],
        harm=sides["harm"],
        for_=sides["for"] + pulled["for"],
        against=sides["against"] + pulled["against"],
        balance=sides["balance"],
        pulls=pulls,
        offers=_offers(section, cite),
    )


_SIDES = (("because", "because"), ("harm", "harm"), ("for_", "for"), ("against", "against"), ("balance", "balance"))


def _cited_wrongly(
    cite: str, provision: Provision | None, path: Path, library: Library, dated: datetime.date
) -> list[Fault]:
    here = (*path, "cite")
    if provision is None:
        exemptions = [each for each in library.citations() if _role(library, each) == "exemption"]
        message = f"`{cite}` is not a provision that can be cited"
        return [Fault(UNKNOWN_PROVISION, here, message, suggestion(cite, exemptions))]
    if provision.role == "ncnd":
        message = f"`{cite}` lets an authority neither confirm nor deny; it does not exempt information from disclosure"
        return [Fault(NO_EXEMPTION, here, message, "cite the exemption itself")]
    if provision.role == "purpose":
        message = f"`{cite}` names a purpose; on its own it exempts nothing"
        users = [each for each in library.citations() if _asks_for(library, each, cite)]
        return [Fault(NO_EXEMPTION, here, message, f"cite one of {', '.join(users)} with `purpose: {cite}`")]
    if provision.in_force > dated:
        return [Fault(NOT_IN_FORCE, here, f"`{cite}` is in force from {provision.in_force}; the notice is earlier")]
    return []


def _role(library: Library, cite: str) -> str:
    provision = library.provision(cite)
    return provision.role if provision else ""


def _asks_for(library: Library, cite: str, choice: str) -> bool:
    provision = library.provision(cite)
    return provision is not None and any(choice in ask.choices for ask in provision.asks.values())


def _law(
    typed: TypedClaim, section: Section | None, provision: Provision | None, details: dict[str, str] | None
) -> tuple[tuple[Block, ...], str]:
    """What the law says, in sentences, and what the provision covers, both with this claim's particulars."""
    if section is None or provision is None or details is None:
        return (), ""
    values = dict(details)
    for name, ask in provision.asks.items():
        if ask.type == "provision":
            named = [typed.details[name]] if isinstance(typed.details[name], str) else typed.details[name]
            values[f"{name}-covers"] = ", and for the purpose of ".join(section.provisions[c].covers for c in named)
    covers = plain(inline(provision.covers, values))
    values |= {"provision": capital(words([provision.cite])), "covers": covers}
    return parse(provision.clause or section.clause, values, origins=(section.origins[provision.cite],)), covers


def _offers(section: Section | None, cite: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for block in section.blocks.values() if section else ():
        if serves(block, cite) and block.question == "disclosing":
            found[block.side] = (*found.get(block.side, ()), block.id)
    return found
