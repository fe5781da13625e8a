"""Claims as typed become claims as meant: the provision looked up, its particulars answered, its reasons read."""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from s17gen.bind import unknown_key
from s17gen.case import Claim
from s17gen.citation import section_of, suggestion, words
from s17gen.facts import AuthorityKind
from s17gen.findings import Fault, Kind, Path
from s17gen.forms import fields
from s17gen.law import Provision, Question, RegimeFile, Status
from s17gen.library import Library, Section
from s17gen.notice import Block, Inlines
from s17gen.passages import Reader, serves
from s17gen.slots import phrase
from s17gen.wire import Claim as TypedClaim
from s17gen.wire import Outcome, RequestFile
from s17gen.wording import capital, inline, parse, plain, slot_names

UNKNOWN_PROVISION = Kind("S17-101", "a provision that does not exist, or is not cited to its limb", duty="exemption")
NO_EXEMPTION = Kind("S17-102", "a provision that cannot do what the decision needs", duty="exemption")
NOT_IN_FORCE = Kind("S17-103", "a provision that was not in force", duty="exemption")
RETIRED = Kind("S17-104", "a provision that another has replaced", duty="exemption")

KINDS = (UNKNOWN_PROVISION, NO_EXEMPTION, NOT_IN_FORCE, RETIRED)

_SIDES = (("because", "because"), ("harm", "harm"), ("for_", "for"), ("against", "against"), ("balance", "balance"))


class Scene(Struct, frozen=True):
    """What a claim is read in: the request, what becomes of the information, the day, the kind of authority."""

    request: RequestFile
    outcome: Outcome
    dated: datetime.date
    kind: AuthorityKind | None
    regime: RegimeFile

    @property
    def question(self) -> Question:
        """What is argued about: disclosing information, or confirming whether it is held."""
        return "confirming" if self.regime.outcomes[self.outcome].way == "confirming" else "disclosing"


def read_claim(typed: TypedClaim, path: Path, scene: Scene, reader: Reader) -> Claim:
    """One claim; whatever is unknown or missing is a fault of the reader's."""
    cite = typed.cite.strip()
    section = reader.library.section(section_of(cite))
    provision = section.provisions.get(cite) if section else None
    reader.faults += _cited_wrongly(cite, provision, path, scene, reader.library)
    if provision and scene.outcome not in scene.regime.roles[provision.role].outcomes:
        provision = None
    details = _details(typed, provision, path, reader)
    cites = [cite] if provision else []  # of a provision that is none, nobody can say which blocks serve it
    sides = {side: reader.read(getattr(typed, key), (*path, side), side, cites, scene.question) for key, side in _SIDES}
    used = {passage.origin.id for passages in sides.values() for passage in passages}
    here = (*path, "topics")
    pulled, pulls = reader.topics(typed.topics, scene.request.facts, here, "".join(cites), used, scene.question)
    said = _Said(scene, section, provision, details)
    return Claim(
        path=path,
        cite=cite,
        provision=provision,
        status=_status(provision, typed, scene.kind),
        title=section.title if section else "",
        clause=said.clause(),
        interest=said.interest(),
        particulars=said.particulars(),
        covers=phrase(typed.covers) if typed.covers else None,
        protects=phrase(typed.protects) if typed.protects else None,
        likelihood=typed.likelihood,
        because=sides["because"],
        harm=sides["harm"],
        for_=sides["for"] + pulled["for"],
        against=sides["against"] + pulled["against"],
        balance=sides["balance"],
        pulls=pulls,
        offers=_offers(section, cite, scene.question),
    )


def _cited_wrongly(cite: str, provision: Provision | None, path: Path, scene: Scene, library: Library) -> list[Fault]:
    here = (*path, "cite")
    if provision is None:
        return [_unknown(cite, here, scene, library)]
    role = scene.regime.roles[provision.role]
    if scene.outcome not in role.outcomes and scene.regime.outcomes[scene.outcome].refuses:
        hint = f"cite a provision that {_wanted(scene)}"
        hint += f", or make the outcome `{role.outcomes[0]}`" if role.outcomes else ""
        return [Fault(NO_EXEMPTION, here, f"`{cite}` {role.says}", _users(cite, library) or hint)]
    if provision.in_force > scene.dated:
        return [Fault(NOT_IN_FORCE, here, f"`{cite}` is in force from {provision.in_force}; the notice is earlier")]
    if provision.until and provision.until < scene.dated:
        return [Fault(NOT_IN_FORCE, here, f"`{cite}` was in force until {provision.until}; the notice is later")]
    return []


def _unknown(cite: str, here: Path, scene: Scene, library: Library) -> Fault:
    section = library.section(section_of(cite))
    retired = section.retired.get(cite) if section else None
    if retired:
        message = f"`{cite}` was law until {retired.until}; it has been replaced"
        return Fault(RETIRED, here, message, f"cite {' or '.join(f'`{each}`' for each in retired.now)}")
    known = library.citations()
    usable = [each for each in known if scene.outcome in _outcomes(library, each, scene.regime)]
    usable = usable or [each for each in known if _outcomes(library, each, scene.regime)]
    return Fault(UNKNOWN_PROVISION, here, f"`{cite}` is not a provision that can be cited", suggestion(cite, usable))


def _outcomes(library: Library, cite: str, regime: RegimeFile) -> list[str]:
    provision = library.provision(cite)
    return regime.roles[provision.role].outcomes if provision else []


def _wanted(scene: Scene) -> str:
    says = [role.says for role in scene.regime.roles.values() if scene.outcome in role.outcomes]
    return says[0] if says else "fits it"


def _users(cite: str, library: Library) -> str:
    """Which provisions take a purpose as their particular, and how."""
    section = library.section(section_of(cite))
    found = [
        (each.cite, name)
        for each in (section.provisions.values() if section else ())
        for name, ask in each.asks.items()
        if cite in ask.choices
    ]
    return f"cite one of {', '.join(f'`{user}`' for user, _ in found)} with `{found[0][1]}: {cite}`" if found else ""


def _status(provision: Provision | None, typed: TypedClaim, kind: AuthorityKind | None) -> Status | None:
    """What becomes of the public interest: some provisions are absolute for some authorities, or as to some limbs."""
    absolute = provision.absolute if provision else None
    limbs = typed.details.get("limbs")
    named = {each for each in (limbs if isinstance(limbs, list) else [limbs]) if isinstance(each, str)}
    if absolute and ((kind and kind.id in absolute.authorities) or (named and named <= set(absolute.limbs))):
        return "absolute"
    return provision.status if provision else None


def _details(
    typed: TypedClaim, provision: Provision | None, path: Path, reader: Reader
) -> Mapping[str, str | Inlines] | None:
    """The provision's particulars as answered; None where one is missing or unfit."""
    if provision is None:
        return None
    known = [*fields(TypedClaim), *dict.fromkeys(name.split(".")[0] for name in provision.asks)]
    reader.faults += [unknown_key((*path, name), known) for name in typed.details if name not in known]
    return reader.facts(provision.asks, typed.details, path, f"`{provision.cite}`")


class _Said(Struct, frozen=True):
    """What the law says of a provision in a claim: nothing where the provision or its particulars are not known."""

    scene: Scene
    section: Section | None
    provision: Provision | None
    details: Mapping[str, str | Inlines] | None

    def interest(self) -> str:
        """What the provision covers in this case."""
        return self._inline(self.provision.interest or self.provision.covers) if self.provision else ""

    def clause(self) -> tuple[Block, ...]:
        """What the exemption is."""
        if self.section is None or self.provision is None or self.details is None:
            return ()
        origin = self.section.origin(self.provision.cite)
        return parse(self.provision.clause or self.section.clause, self._values(), origins=(origin,))

    def particulars(self) -> tuple[Block, ...]:
        """What the officer answered, in sentences; a paragraph that needs an answer which was not given is left out."""
        if self.section is None or self.provision is None or self.details is None:
            return ()
        values = self._values()
        origins = (self.section.origin(self.provision.cite),)
        said = [text for text in self.provision.particulars if slot_names(text) <= set(values)]
        return tuple(block for text in said for block in parse(text, values, origins=origins))

    def _values(self) -> dict[str, str | Inlines]:
        cited = capital(words([self.provision.cite], self.scene.regime.citation)) if self.provision else ""
        covers = self._inline(self.provision.covers) if self.provision else ""
        return {**(self.details or {}), "provision": cited, "covers": covers}

    def _inline(self, text: str) -> str:
        return plain(inline(text, self.details)) if self.details is not None else ""


def _offers(section: Section | None, cite: str, question: Question) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for block in section.blocks.values() if section else ():
        if serves(block, cite) and block.question == question:
            found[block.side] = (*found.get(block.side, ()), block.id)
    return found
