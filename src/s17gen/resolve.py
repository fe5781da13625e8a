"""A request file, the library, the authority and the dates become a Case, with a fault for all that is unknown."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from s17gen.case import Answer, Case, Decision, Passage, ReviewOf
from s17gen.citation import section_of, words
from s17gen.cited import NO_EXEMPTION, RETIRED, UNKNOWN_PROVISION, Scene, named
from s17gen.claims import read_claim, unknown_details
from s17gen.facts import AuthorityKind, Regulator
from s17gen.findings import Fault, Kind, Path
from s17gen.law import RegimeFile
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.notice import Block
from s17gen.parts import Part, read_parts
from s17gen.passage_kinds import (
    BARE_ID,
    MISSING_FACT,
    UNFIT_FACT,
    UNKNOWN_BLOCK,
    UNKNOWN_TOPIC,
    UNUSED_FACT,
    WRONG_SIDE,
)
from s17gen.passages import Reader
from s17gen.profile import Profile
from s17gen.slots import phrase
from s17gen.timing import timing
from s17gen.visible import fold
from s17gen.wire import Applicant, Passages, RequestFile
from s17gen.wire import Decision as TypedDecision
from s17gen.wording import capital, parse

UNKNOWN_PART = Kind(
    "S17-401",
    "a part that the request does not have",
    todo="Name a part that the request has. If its numbering was misread, list the parts under `parts:` at the top.",
)
UNSAID_PARTS = Kind(
    "S17-402",
    "a decision that does not say which parts it answers",
    todo="Add `parts:` to each decision, so that every part of the request is answered by one that says so.",
)

NO_REGULATOR = Kind(
    "S17-605",
    "a notice of a day that had no regulator",
    duty="regulator",
    todo="Correct `dated:` or `--date`; a notice cannot be older than the regulator that it names.",
)
NO_KIND = Kind(
    "S17-606",
    "a kind of authority that the library does not have",
    todo="Correct `kind:` in the authority's profile to one that the library has.",
)

KINDS = (NO_REGULATOR, NO_KIND, UNKNOWN_PART, UNSAID_PARTS)

# Names that a file gives and the library or the law does not have: right or wrong whatever else the file says.
NAMES = (
    UNKNOWN_PROVISION, NO_EXEMPTION, RETIRED, UNKNOWN_BLOCK, MISSING_FACT, UNFIT_FACT, WRONG_SIDE, BARE_ID,
    UNKNOWN_TOPIC,
)  # fmt: skip

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
    kind = _kind(authority, library, reader)
    dates = timing(request, authority, kind, dated, library)
    case = Case(
        reference=fold(request.reference),
        received=request.received,
        clarified=request.clarified,
        dated=dated,
        due=dates.answer,
        late=dates.answer is not None and dated > dates.answer and request.review_of is None,
        late_because=reader.read(request.late, ("late",), "late"),
        timing=dates,
        extension=request.extension,
        time_allowed=request.time_allowed,
        review_of=_review_of(request, reader),
        applicant=Applicant(applicant) if isinstance(applicant, str) else applicant,
        subject=phrase(request.subject),
        request=request.request,
        parts=parts,
        decisions=tuple(_decisions(parts, reader, _scenes(request, authority, kind, dated, library))),
        advice=reader.read(request.advice, ("advice",), "advice"),
        no_advice=reader.read(request.no_advice, ("no-advice",), "no-advice"),
        days=tuple(each for each in reader.answered if each.ask.by),
        hide=tuple(request.hide),
        keep=tuple(request.keep),
        authority=authority,
        kind=kind,
        regulator=_regulator(library, authority, dated, reader),
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


def _regulator(library: Library, authority: Profile | None, dated: datetime.date, reader: Reader) -> Regulator:
    """The regulator of the day, reached as the profile says if it was checked since that regulator took office."""
    regulators = library.regulators()
    in_office = [each for each in regulators if each.since <= dated]
    if not in_office:
        message = f"the library names no regulator for {dated}; the first is from {regulators[0].since}"
        reader.faults.append(Fault(NO_REGULATOR, ("dated",), message, "correct `dated:` or `--date`"))
    found = (in_office or regulators)[-1]
    own = authority.regulator if authority else None
    if own is None or own.checked < found.since or not (own.web or own.telephone):
        return found
    return replace(found, web=own.web or found.web, telephone=own.telephone or found.telephone)


def _parts(request: RequestFile) -> tuple[Part, ...]:
    read = read_parts(request.request)
    if request.parts is None:
        return read
    texts = {part.number: part.text for part in read}
    return tuple(Part(number, texts.get(number, "")) for number in dict.fromkeys(request.parts))


def _kind(authority: Profile | None, library: Library, reader: Reader) -> AuthorityKind | None:
    """What kind of authority it is, where its profile says."""
    if authority is None or authority.kind is None:
        return None
    known = library.authority_kinds()
    if authority.kind not in known:
        hint = did_you_mean(authority.kind, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
        reader.faults.append(Fault(NO_KIND, ("authority",), f"there is no kind of authority `{authority.kind}`", hint))
    kind = known.get(authority.kind)
    return known.get(kind.there(authority.jurisdiction)) if kind else None


def _review_of(request: RequestFile, reader: Reader) -> ReviewOf | None:
    typed = request.review_of
    if typed is None:
        return None
    found = reader.read(typed.found, ("review-of", "found"), "found")
    by = phrase(typed.by) if typed.by else None
    return ReviewOf(letter=typed.letter, asked=typed.asked, about=phrase(typed.about), by=by, found=found)


def _decisions(parts: tuple[Part, ...], reader: Reader, scenes: Iterable[Scene]) -> Iterator[Decision]:
    for index, scene in enumerate(scenes):
        yield _decision(scene.decision, ("decisions", index), parts, reader, scene)


def _scenes(
    request: RequestFile,
    authority: Profile | None,
    kind: AuthorityKind | None,
    dated: datetime.date,
    library: Library,
) -> Iterator[Scene]:
    """What the claims of each decision are read in."""
    holidays = authority.holidays if authority else []
    for each in request.decisions:
        yield Scene(request, each, dated, kind, library.regime(), holidays)


def _decision(typed: TypedDecision, path: Path, parts: tuple[Part, ...], reader: Reader, scene: Scene) -> Decision:
    cites = _cites(typed, reader.library)

    def read(key: str, given: Passages | None, side: str = "") -> tuple[Passage, ...]:
        return reader.read(given, (*path, key), side or key, cites if side else (), scene.question)

    claims = tuple(read_claim(each, (*path, "claims", index), scene, reader) for index, each in enumerate(typed.claims))
    reader.faults += unknown_details(typed, path, claims)
    return Decision(
        path=path,
        outcome=typed.outcome,
        parts=_decided_parts(typed, path, parts, scene.request, reader),
        covers=phrase(typed.covers) if typed.covers else None,
        answers=_answers(typed, path, parts, reader),
        enclosed=tuple(typed.enclosed),
        schedule=tuple(typed.schedule),
        severance=read("severance", typed.severance),
        searched=read("searched", typed.searched),
        elsewhere=read("elsewhere", typed.elsewhere, "because"),
        anything_else=typed.anything_else,
        if_confirmed=read("if-confirmed", typed.if_confirmed, "because"),
        if_denied=read("if-denied", typed.if_denied, "because"),
        because=read("because", typed.because, "because"),
        harm=read("harm", typed.harm, "harm"),
        claims=claims,
        for_=read("for", typed.for_, "for"),
        against=read("against", typed.against, "against"),
        balance=read("balance", typed.balance),
        conclusion=typed.conclusion,
        under=_under(scene, reader.library),
        still_weighing=reader.read(typed.still_weighing, (*path, "still-weighing"), "because"),
        decide_by=typed.decide_by,
        questions=read("questions", typed.questions),
        earlier_notice=typed.earlier_notice,
        unreasonable=read("unreasonable", typed.unreasonable),
        was=phrase(typed.was) if typed.was else None,
        review=typed.review,
    )


def _cites(typed: TypedDecision, library: Library) -> list[str]:
    """Every provision that the claims of a decision cite, limb by limb."""
    cites = [claim.cite.strip() for claim in typed.claims]
    return [limb.cite for cite in cites for limb in named(cite, library.section(section_of(cite)))]


def _under(scene: Scene, library: Library) -> tuple[Block, ...]:
    """What the law says on which the outcome itself rests."""
    cite = scene.regime.outcomes[scene.outcome].under
    section = library.section(section_of(cite)) if cite else None
    if cite is None or section is None or cite not in section.provisions:
        return ()
    slots = {"provision": capital(words([cite], scene.regime.citation))}
    return parse(section.provisions[cite].clause or section.clause, slots, origins=(section.origin(cite),))


def _decided_parts(
    typed: TypedDecision, path: Path, parts: tuple[Part, ...], request: RequestFile, reader: Reader
) -> tuple[Part, ...]:
    named_parts: list[tuple[str, Path]] = [(number, ("parts", index)) for index, number in enumerate(typed.parts or [])]
    named_parts += [(number, ("answers", number)) for number in typed.answers]
    regime = reader.library.regime()
    alone = sum(_answers_parts(each, regime) for each in request.decisions) == 1
    numbers = {part.number: part for part in parts}
    for number, where in named_parts:
        if number not in numbers and number != WHOLE:
            reader.faults.append(_unknown_part(number, (*path, *where), list(numbers), request))
    if not parts:
        return ()
    if not named_parts and not _answers_parts(typed, regime):
        return parts if typed.anything_else else ()
    if not named_parts:
        if not alone:
            hint = "add `parts:`, for example `parts: [1, 2a]`"
            message = "there are several decisions, and this one does not say which parts it answers"
            reader.faults.append(Fault(UNSAID_PARTS, path, message, hint))
        return parts if alone else ()
    wanted = {number for number, _ in named_parts}
    return parts if WHOLE in wanted and not typed.parts else tuple(part for part in parts if part.number in wanted)


def _answers_parts(typed: TypedDecision, regime: RegimeFile) -> bool:
    """Whether a decision is the answer to parts of the request, rather than something beside the other decisions."""
    return regime.outcomes[typed.outcome].answers and not typed.anything_else


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
    return tuple(
        Answer(by_number.get(number), reader.answer(text, (*path, "answers", number))) for number, text in given
    )
