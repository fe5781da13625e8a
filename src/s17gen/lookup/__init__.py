"""Looks things up in a library: what there is, what one thing says, which blocks fit a claim. Plain data."""

import re
from collections.abc import Iterable, Iterator, Sequence

from s17gen.asks import Ask
from s17gen.citation import read, section_of, sort_key, words
from s17gen.findings import Kind
from s17gen.law import EXEMPTS, Block, Duty, Provision, RegimeFile
from s17gen.layers import SIDES
from s17gen.library import Library
from s17gen.links import cited, links
from s17gen.lint import question_of
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
from s17gen.nearest import did_you_mean
from s17gen.passages import serves
from s17gen.sections import Section

# What there is.


def provisions(library: Library, section: str = "") -> list[ProvisionFacts]:
    """Every provision, or those of a section, in the order of the Act."""
    found = [each for each in library.sections() if section in ("", each.number)]
    facts = [provision_facts(library, each, provision) for each in found for provision in each.provisions.values()]
    return sorted(facts, key=lambda each: sort_key(each.cite))


def topics(library: Library) -> list[TopicFacts]:
    """Every topic, in the order of its list."""
    tagged = [(block.id, block.topics) for section in library.sections() for block in section.blocks.values()]
    return [
        TopicFacts(
            topic.id,
            topic.covers,
            [name for name, named in tagged if topic.id in named],
            *_history(library, "topic", topic.id),
        )
        for topic in library.topics().values()
    ]


def statements(library: Library) -> list[StatementFacts]:
    """Every connecting sentence, in the order of its file."""
    found = [library.statement(name)[0] for name in library.statement_ids()]
    return [
        StatementFacts(each.id, _folded(each.text), each.duties, *_history(library, "statement", each.id))
        for each in found
    ]


def styles(library: Library) -> list[StyleFacts]:
    """Every house style."""
    found = [style for name in library.style_ids() if (style := library.style(name))]
    return [
        StyleFacts(each.id, each.title, [one.kind for one in each.sections], *_history(library, "style", each.id))
        for each in found
    ]


def _history(library: Library, kind: str, name: str) -> tuple[str, list[str]]:
    """Where something stands, and where what it took the place of does."""
    [*below, where] = library.history(kind, name)
    return where, below


def blocks(library: Library, cite: str = "", topic: str = "", side: str = "") -> list[BlockFacts]:
    """Every block, or those that serve a provision, have a topic, argue on a side."""
    return [
        block_facts(section, block)
        for section in library.sections()
        for block in section.blocks.values()
        if (not topic or topic in block.topics)
        and side in ("", block.side)
        and (not cite or (section.number in ("common", section_of(cite)) and serves(block, cite)))
    ]


def findings(library: Library, kinds: Iterable[Kind]) -> list[FindingFacts]:
    """Kinds of finding, each with its law and where that can be read."""
    lawful = [cited(kind, library.regime()) for kind in kinds]
    known = links(library, lawful)
    return [
        FindingFacts(
            id=kind.id,
            title=kind.title,
            severity=kind.severity,
            law=list(kind.law),
            links={cite: known[cite] for cite in kind.law if cite in known},
            todo=kind.todo,
            may_be_accepted=kind.may_be_accepted,
            acceptance=kind.acceptance,
        )
        for kind in lawful
    ]


# One thing.


def provision_facts(library: Library, section: Section, provision: Provision) -> ProvisionFacts:
    """All that the library knows of a provision."""
    regime = library.regime()
    role = regime.roles[provision.role]
    limit = section.age_limit(provision)
    return ProvisionFacts(
        cite=provision.cite,
        letters=words([provision.cite], regime.citation),
        title=section.title,
        heading=section.heading,
        role=provision.role,
        does=role.says,
        covers=_folded(provision.covers),
        basis=regime.bases[provision.basis].name if provision.basis else "",
        threshold=provision.threshold or "",
        status=provision.status or "",
        absolute=_absolute(provision),
        dispute=_folded(provision.dispute),
        ncnd=provision.ncnd or "",
        in_force=str(provision.in_force),
        until=str(provision.until or ""),
        historical=f"{_folded(limit.rule)} ({limit.source})" if limit else "",
        who=_folded(section.who),
        excludes=[
            f"{each.what}{' (seldom)' if each.seldom else ''}: {_folded(each.because)} ({each.source})"
            for each in section.excludes
        ],
        outcomes=role.outcomes,
        must_say=[f"{duty.says} ({', '.join(duty.authority)})" for duty in _duties(regime, provision)],
        asks=[_question(name, ask) for name, ask in provision.asks.items()],
        clause=_folded(provision.clause or (section.clause if provision.role in EXEMPTS else "")),
        particulars=[_folded(text) for text in provision.particulars],
        blocks=_by_side(section, provision),
        sources=[*provision.sources, *section.sources],
        note=" ".join(each for each in (_folded(section.note), _folded(provision.note)) if each),
        reviewed=section.reviewed,
        where=section.origin(provision.cite).where,
        replaces=section.below.get(provision.cite, []),
    )


def block_facts(section: Section, block: Block) -> BlockFacts:
    """All that the library knows of a block."""
    return BlockFacts(
        id=block.id,
        side=block.side,
        question=block.question,
        limbs=block.limbs,
        topics=block.topics,
        text=_folded(block.text),
        asks=[_question(name, ask) for name, ask in block.slots.items()],
        reviewed=str(block.reviewed or ""),
        where=section.origin(block.id).where,
        replaces=section.below.get(block.id, []),
    )


def _absolute(provision: Provision) -> str:
    where = provision.absolute
    if where is None:
        return ""
    return f"for {', '.join(where.authorities)}" if where.authorities else f"as to {', '.join(where.limbs)}"


def _duties(regime: RegimeFile, provision: Provision) -> Iterator[Duty]:
    """What a notice owes of a claim that cites a provision, in the outcomes that may cite it."""
    for duty in regime.duties:
        fits = (not duty.basis or provision.basis in duty.basis) and (
            not duty.status or provision.status in duty.status
        )
        if fits and set(duty.outcomes) & set(regime.roles[provision.role].outcomes):
            yield duty


def _by_side(section: Section, provision: Provision) -> dict[str, list[str]]:
    fit = [
        block
        for block in section.blocks.values()
        if provision.cite in block.limbs and block.question == question_of(provision)
    ]
    return {side: found for side in SIDES if (found := [block.id for block in fit if block.side == side])}


def _question(name: str, ask: Ask) -> Question:
    choices = dict(ask.words) or {cite: cite for cite in ask.choices}
    return Question(name, ask.type, _folded(ask.ask), ask.required, choices)


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def find(
    library: Library, name: str, kinds: Sequence[Kind]
) -> "ProvisionFacts | BlockFacts | TopicFacts | FindingFacts | None":
    """What a name means: a citation in any form, the id of a block, of a topic or of a finding; None if nothing."""
    for kind in kinds:
        if kind.id == name.upper():
            return findings(library, [kind])[0]
    for topic in topics(library):
        if topic.id == name:
            return topic
    block = library.block(name)
    section = library.section(name.split(".")[0])
    if block and section:
        return block_facts(section, block)
    cites = read(name, library.citations()).exact
    provision = library.provision(cites[0]) if len(cites) == 1 else None
    section = library.section(section_of(cites[0])) if provision else None
    return provision_facts(library, section, provision) if provision and section else None


def nearest_names(library: Library, name: str, kinds: Sequence[Kind]) -> str:
    """A hint for a name that means nothing."""
    if "." in name and (near := did_you_mean(name, library.block_ids())):
        return near
    home = library.section(section_of(name))
    if home and name in home.retired:
        old = home.retired[name]
        return f"it was law until {old.until}; now see {', '.join(f'`{each}`' for each in old.now)}"
    reading = read(name, library.citations())
    if reading.exact or reading.near:
        named = [*reading.exact, *reading.near][:10]
        choice = f"one of {', '.join(f'`{each}`' for each in named)}"
        return f"{choice}; `s17gen show {section_of(named[0])}` tells them apart"
    known = [*library.topics(), *(kind.id for kind in kinds)]
    return did_you_mean(name, known) or "`s17gen list` has provisions, topics, blocks and rules"


# What fits.


def fitting(
    library: Library, cite: str, topics: Sequence[str] = (), sides: Sequence[str] = SIDES, place: str = ""
) -> list[Fitting]:
    """The blocks that fit a claim, side by side: of the given topics, or of any if none is given."""
    provision = library.provision(cite)
    section = library.section(section_of(cite))
    common = library.section("common")
    if provision is None or section is None:
        return []
    found = []
    for side in sides:
        own = [(section, each) for each in section.blocks.values() if cite in each.limbs]
        shared = [(common, each) for each in common.blocks.values()] if common else []
        fit = [
            block_facts(home, block)
            for home, block in (*own, *shared)
            if block.side == side
            and block.question == question_of(provision)
            and (not topics or set(topics) & set(block.topics))
            and (home is section or topics)  # what any section may use fits only by its topic
        ]
        if fit:
            found.append(Fitting(cite, words([cite], library.regime().citation), side, fit, place))
    return found


def topics_of(library: Library, text: str) -> list[str]:
    """The topics whose words a request's text has, those with the most first."""
    counts = {}
    for topic in library.topics().values():
        said = [word for word in topic.words if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)]
        if said:
            counts[topic.id] = len(said)
    return sorted(counts, key=lambda each: -counts[each])
