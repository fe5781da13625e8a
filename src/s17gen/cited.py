"""What a claim cites: the provisions that it names, and what is wrong with naming them."""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct

from s17gen.citation import read, section_of, suggestion, together
from s17gen.facts import AuthorityKind
from s17gen.findings import Fault, Kind, Path
from s17gen.law import Provision, Question, RegimeFile
from s17gen.library import Library
from s17gen.profile import Holiday
from s17gen.sections import Section
from s17gen.wire import Decision, Outcome, RequestFile

UNKNOWN_PROVISION = Kind(
    "S17-101",
    "a provision that does not exist, or is not cited to its limb",
    duty="exemption",
    todo="Cite a provision that the Act has, down to the limb relied on. `s17gen list provisions` has them all.",
)
NO_EXEMPTION = Kind(
    "S17-102",
    "a provision that cannot do what the decision needs",
    duty="exemption",
    todo="Cite a provision that can do what the outcome says, or choose the outcome that fits the provision.",
)
NOT_IN_FORCE = Kind(
    "S17-103",
    "a provision that was not in force",
    duty="exemption",
    todo="Cite the provision that was in force on the day of the notice, or correct the date.",
)
RETIRED = Kind(
    "S17-104",
    "a provision that another has replaced",
    duty="exemption",
    todo="Cite the provision that now stands in its place, after checking that it fits the case.",
)

KINDS = (UNKNOWN_PROVISION, NO_EXEMPTION, NOT_IN_FORCE, RETIRED)

_LIMBS = r"(?:\([0-9A-Za-z]{1,5}\))+"
_SEVERAL = re.compile(rf"s\d{{1,3}}[A-Z]{{0,2}}{_LIMBS}(?:(?:, and | and |, )(?:s\d{{1,3}}[A-Z]{{0,2}})?{_LIMBS})+")
_NEUTRAL = "Under {{ provisions }},"  # how a clause begins that says the same of one limb and of several


class Scene(Struct, frozen=True):
    """What a claim is read in: the request, what becomes of the information, the day, the kind of authority.

    `holidays` are bank holidays that the authority's profile has besides the library's.
    """

    request: RequestFile
    decision: Decision
    dated: datetime.date
    kind: AuthorityKind | None
    regime: RegimeFile
    holidays: Sequence[Holiday] = ()

    @property
    def outcome(self) -> Outcome:
        """What becomes of the information."""
        return self.decision.outcome

    @property
    def question(self) -> Question:
        """What is argued about: disclosing information, or confirming whether it is held."""
        return "confirming" if self.regime.outcomes[self.outcome].way == "confirming" else "disclosing"


def named(cite: str, section: Section | None) -> tuple[Provision, ...]:
    """The provisions that a `cite:` names: one, or limbs of a section that one claim can rely on together; else none.

    Limbs stand together where the law asks the same of each, and the section's clause says it of several.
    """
    if section is None:
        return ()
    if cite in section.provisions:
        return (section.provisions[cite],)
    if not _SEVERAL.fullmatch(cite):
        return ()
    limbs = [section.provisions[each] for each in read(cite, section.provisions).exact]
    all_of_them = limbs and len(limbs) == len(re.split(r",? and |, ", cite))
    return tuple(limbs) if all_of_them and all(_alike(each, limbs[0], section) for each in limbs) else ()


def _alike(limb: Provision, other: Provision, section: Section) -> bool:
    """Whether all is the same of two limbs that has to be of limbs that share a claim."""
    return _shared(limb, section) == _shared(other, section)


def _shared(limb: Provision, section: Section) -> tuple[object, ...]:
    """What has to be the same of limbs that share a claim; of one that cannot share, what no other has."""
    clause = limb.clause or section.clause
    alone = "" if clause.startswith(_NEUTRAL) else limb.cite
    return (alone, clause, limb.role, limb.basis, limb.threshold, limb.status, limb.absolute, limb.asks)


def cited_wrongly(cite: str, limbs: tuple[Provision, ...], path: Path, scene: Scene, library: Library) -> list[Fault]:
    """The faults of a claim's `cite:`."""
    here = (*path, "cite")
    if not limbs:
        return [_unknown(cite, here, scene, library)]
    return next((faults for limb in limbs if (faults := _unfit(limb, here, scene, library))), [])


def _unfit(limb: Provision, here: Path, scene: Scene, library: Library) -> list[Fault]:
    role = scene.regime.roles[limb.role]
    facts = scene.regime.outcomes[scene.outcome]
    if scene.outcome not in role.outcomes and (facts.refuses or not facts.letter):
        hint = _users(limb.cite, library) or f"cite a provision that {_wanted(scene)}"
        hint += f", or make the outcome `{role.outcomes[0]}`" if role.outcomes else ""
        return [Fault(NO_EXEMPTION, here, f"`{limb.cite}` {role.says}", hint)]
    if limb.in_force > scene.dated:
        return [Fault(NOT_IN_FORCE, here, f"`{limb.cite}` is in force from {limb.in_force}; the notice is earlier")]
    if limb.until and limb.until < scene.dated:
        return [Fault(NOT_IN_FORCE, here, f"`{limb.cite}` was in force until {limb.until}; the notice is later")]
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
    hint = _together(cite, library, usable) or suggestion(cite, usable)
    return Fault(UNKNOWN_PROVISION, here, f"`{cite}` is not a provision that can be cited", hint)


def _together(cite: str, library: Library, usable: Sequence[str]) -> str:
    """How to write limbs that one claim can cite together; nothing where it cannot."""
    meant = read(cite, usable)
    form = together(meant.exact)
    fits = form and not meant.near and named(form, library.section(section_of(form)))
    return f"write `{form}`, or make a claim of each" if fits else ""


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
    several = "one of " if len(found) > 1 else ""
    return f"cite {several}{', '.join(f'`{user}`' for user, _ in found)} with `{found[0][1]}: {cite}`" if found else ""
