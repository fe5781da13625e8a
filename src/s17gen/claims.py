"""Claims as typed become claims as meant: the provisions looked up, their particulars answered, the reasons read."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from s17gen.bind import unknown_key
from s17gen.case import Claim, Limits, Passage, Pull
from s17gen.citation import listed, section_of, words
from s17gen.cited import Scene, cited_wrongly, named
from s17gen.costs import estimate
from s17gen.facts import AuthorityKind
from s17gen.findings import Fault, Kind, Path
from s17gen.forms import fields
from s17gen.law import Provision, Question, Status
from s17gen.notice import Block, Inlines
from s17gen.passages import Reader, are_texts, serves
from s17gen.sections import Section
from s17gen.slots import cited, phrase
from s17gen.wire import Claim as TypedClaim
from s17gen.wire import Decision as TypedDecision
from s17gen.wire import Likelihood
from s17gen.wording import capital, inline, parse, plain, slot_names

NO_OTHER = Kind(
    "S17-106",
    "an alternative to a claim that is not there",
    duty="exemption",
    todo="Name another claim of the same decision, or take the alternative out.",
)
NOT_TAKEN = Kind(
    "S17-107",
    "rows that the provision cited has no use for",
    todo="Move the rows to a claim on a provision that has a use for them, or take them out.",
)

KINDS = (NO_OTHER, NOT_TAKEN)

_SIDES = (("because", "because"), ("harm", "harm"), ("for_", "for"), ("against", "against"), ("balance", "balance"))
_ROWS = ("estimate", "aggregated", "history")


def read_claim(typed: TypedClaim, path: Path, scene: Scene, reader: Reader) -> Claim:
    """One claim; whatever is unknown or missing is a fault of the reader's."""
    cite = typed.cite.strip()
    section = reader.library.section(section_of(cite))
    limbs = _limbs(cite, section, path, scene, reader)
    cites = tuple(each.cite for each in limbs)  # of a provision that is none, nobody can say which blocks serve it
    answered_before = len(reader.answered)
    said = _Said(scene, section, limbs, _details(typed, limbs, path, scene, reader))
    answered = tuple(reader.answered[answered_before:])
    reader.faults += _rows_not_taken(typed, limbs, path)
    reasons, pulls = _reasons(typed, path, cites, scene, reader)
    return Claim(
        path=path,
        cite=cite,
        cites=_printed(typed, limbs) or (cite,),
        provision=limbs[0] if limbs else None,
        alternative=_alternative(typed, path, scene, reader),
        status=_status(limbs, typed, scene.kind),
        title=(limbs[0].title if limbs else None) or (section.title if section else ""),
        clause=said.clause(),
        interest=said.interest(),
        particulars=said.particulars(),
        covers=phrase(typed.covers) if typed.covers else None,
        protects=phrase(typed.protects) if typed.protects else None,
        likelihood=_likelihood(typed, limbs, scene),
        because=reasons["because"],
        harm=reasons["harm"],
        for_=reasons["for"],
        against=reasons["against"],
        balance=reasons["balance"],
        conclusion=typed.conclusion,
        unstated=tuple(dict.fromkeys(typed.unstated.leave_out)) if typed.unstated else (),
        estimate=estimate(typed, scene, reader.library),
        history=tuple(sorted(typed.history, key=lambda each: each.dated)),
        pulls=pulls,
        answered=answered,
        limits=_limits(section, limbs),
        made=typed.made,
        offers=_offers(section, cites, scene.question),
    )


def _limbs(cite: str, section: Section | None, path: Path, scene: Scene, reader: Reader) -> tuple[Provision, ...]:
    """The provisions that a claim can rely on; what it cites wrongly is a fault."""
    limbs = named(cite, section)
    reader.faults += cited_wrongly(cite, limbs, path, scene, reader.library)
    unfit = any(scene.outcome not in scene.regime.roles[each.role].outcomes for each in limbs)
    return () if unfit else limbs


def _limits(section: Section | None, limbs: tuple[Provision, ...]) -> Limits:
    """What the law says against relying on the provisions."""
    if section is None or not limbs:
        return Limits((), None, False)
    return Limits(section.excludes, section.age_limit(limbs[0]), bool(section.who))


def _likelihood(typed: TypedClaim, limbs: tuple[Provision, ...], scene: Scene) -> Likelihood | None:
    """How likely the harm is: as the claim says, or its decision, or the opinion of a qualified person."""
    if typed.likelihood or not limbs or not limbs[0].threshold:
        return typed.likelihood
    opinion = typed.details.get("opinion") or scene.decision.details.get("opinion")
    said = opinion.get("likelihood") if isinstance(opinion, dict) and "opinion.likelihood" in limbs[0].asks else None
    known: dict[object, Likelihood] = {"would": "would", "would-be-likely": "would-be-likely"}
    return scene.decision.likelihood or (known.get(said) if isinstance(said, str) else None)


def _reasons(
    typed: TypedClaim, path: Path, cites: tuple[str, ...], scene: Scene, reader: Reader
) -> tuple[dict[str, tuple[Passage, ...]], tuple[Pull, ...]]:
    """The reasons, by what they argue for, with those that topics pull, and each pull."""
    own = {side: reader.read(getattr(typed, key), (*path, side), side, cites, scene.question) for key, side in _SIDES}
    used = {passage.origin.id for passages in own.values() for passage in passages}
    pulled, pulls = reader.topics(typed.topics, scene.request.facts, (*path, "topics"), cites, used, scene.question)
    return {side: given + pulled.get(side, ()) for side, given in own.items()}, pulls


def _printed(typed: TypedClaim, limbs: tuple[Provision, ...]) -> tuple[str, ...]:
    """The citations as letters print them: a limb that is to be read with a purpose, with that purpose."""
    ask = limbs[0].asks.get(limbs[0].read_with) if limbs and limbs[0].read_with else None
    given = typed.details.get(limbs[0].read_with or "") if limbs else None
    if ask is None or not (isinstance(given, str) or are_texts(given)):
        return tuple(each.cite for each in limbs)
    purposes = [each.removeprefix(section_of(each)) for each in cited(ask, given)]
    return tuple(f"{limb.cite}+{purpose}" for limb in limbs for purpose in purposes) or tuple(
        each.cite for each in limbs
    )


def _rows_not_taken(typed: TypedClaim, limbs: tuple[Provision, ...], path: Path) -> list[Fault]:
    for name in _ROWS if limbs else ():
        if getattr(typed, name) and name not in limbs[0].takes:
            message = f"`{limbs[0].cite}` has no use for `{name}`"
            return [Fault(NOT_TAKEN, (*path, name), message, "take it out, or correct the citation", at_key=True)]
    return []


def _alternative(typed: TypedClaim, path: Path, scene: Scene, reader: Reader) -> tuple[str, ...]:
    """The citations of the claim that this one is an alternative to."""
    if typed.alternative_to is None:
        return ()
    wanted = typed.alternative_to.strip()
    if wanted != typed.cite.strip() and wanted in {each.cite.strip() for each in scene.decision.claims}:
        limbs = named(wanted, reader.library.section(section_of(wanted)))
        return tuple(each.cite for each in limbs) or (wanted,)
    message = f"`{wanted}` is not the `cite:` of another claim of this decision"
    hint = "write it as that claim has it, or take `alternative-to:` out"
    reader.faults.append(Fault(NO_OTHER, (*path, "alternative-to"), message, hint))
    return ()


def _status(limbs: tuple[Provision, ...], typed: TypedClaim, kind: AuthorityKind | None) -> Status | None:
    """What becomes of the public interest: some provisions are absolute for some authorities, or as to some limbs."""
    if not limbs:
        return None
    absolute, ask, behind = limbs[0].absolute, limbs[0].asks.get("limbs"), typed.details.get("limbs")
    texts = [each for each in (behind if isinstance(behind, list) else [behind]) if isinstance(each, str)]
    found = set(cited(ask, texts)) if ask and texts else set()
    if absolute and ((kind and kind.id in absolute.authorities) or (found and found <= set(absolute.limbs))):
        return "absolute"
    return limbs[0].status


def _details(
    typed: TypedClaim, limbs: tuple[Provision, ...], path: Path, scene: Scene, reader: Reader
) -> Mapping[str, str | Inlines] | None:
    """The provision's particulars as answered, here or for all the claims; None where one is missing or unfit."""
    if not limbs:
        return None
    asks = limbs[0].asks
    names = dict.fromkeys(name.split(".")[0] for name in asks)
    unknown = [name for name in typed.details if name not in names and name not in fields(TypedClaim)]
    reader.faults += [unknown_key((*path, name), [*fields(TypedClaim), *names]) for name in unknown]
    shared = {name: value for name, value in scene.decision.details.items() if name in names}
    given: dict[str, Any] = {**shared, **typed.details}
    places = {name: path[:2] for name in shared if name not in typed.details}
    return reader.facts(asks, given, path, f"`{limbs[0].cite}`", places=places)


def unknown_details(typed: TypedDecision, path: Path, claims: tuple[Claim, ...]) -> list[Fault]:
    """A fault for each key of a decision that no provision of its claims asks for."""
    asked = [name.split(".")[0] for claim in claims if claim.provision for name in claim.provision.asks]
    known = [*fields(TypedDecision), *dict.fromkeys(asked)]
    return [unknown_key((*path, name), known) for name in typed.details if name not in known]


class _Said(Struct, frozen=True):
    """What the law says of the provisions of a claim: nothing where they or their particulars are not known."""

    scene: Scene
    section: Section | None
    limbs: tuple[Provision, ...]
    details: Mapping[str, str | Inlines] | None

    def interest(self) -> str:
        """What the provisions cover in this case."""
        each = self._each([each.interest or each.covers for each in self.limbs])
        return listed(each) if each else ""

    def clause(self) -> tuple[Block, ...]:
        """What the exemption is."""
        if self.section is None or not self.limbs or self.details is None:
            return ()
        origin = self.section.origin(self.limbs[0].cite)
        return parse(self.limbs[0].clause or self.section.clause, self._values(), origins=(origin,))

    def particulars(self) -> tuple[Block, ...]:
        """What the officer answered, in sentences; a paragraph that needs an answer which was not given is left out."""
        if self.section is None or not self.limbs or self.details is None:
            return ()
        values = self._values()
        origins = (self.section.origin(self.limbs[0].cite),)
        said = [text for text in self.limbs[0].particulars if slot_names(text) <= set(values)]
        return tuple(block for text in said for block in parse(text, values, origins=origins))

    def _values(self) -> dict[str, str | Inlines]:
        cited = words([each.cite for each in self.limbs], self.scene.regime.citation)
        return {
            **(self.details or {}),
            "provision": capital(cited),
            "provisions": cited,
            "covers": " or ".join(self._each([each.covers for each in self.limbs])),
        }

    def _each(self, texts: list[str]) -> list[str]:
        return [plain(inline(each, self.details)) for each in texts] if self.details is not None else []


def _offers(section: Section | None, cites: tuple[str, ...], question: Question) -> dict[str, tuple[str, ...]]:
    """The ids of the blocks of a section that would serve a claim, by side."""
    if section is None or not cites:
        return {}
    known = section.offers.get((cites, question))
    if known is None:
        known = section.offers[cites, question] = {}
        for block in section.blocks.values():
            if block.question == question and any(serves(block, cite) for cite in cites):
                known[block.side] = (*known.get(block.side, ()), block.id)
    return known
