"""Provisions by what somebody types: a citation, words of what they cover, words of a topic."""

from collections.abc import Collection

from s17gen import lookup
from s17gen.citation import read, section_of
from s17gen.library import Library
from s17gen.lookup.facts import BlockFacts, ProvisionFacts


def usable(outcome: str, library: Library, but: Collection[object] = ()) -> list[ProvisionFacts]:
    """The provisions that a decision with this outcome may rest on, in the order of the Act, but for some."""
    every = lookup.provisions(library)
    return [each for each in every if (not outcome or outcome in each.outcomes) and each.cite not in but]


def search(typed: str, outcome: str, library: Library) -> list[ProvisionFacts]:
    """Those that a citation may mean; or else that have all the words; or that most wording on such a topic serves."""
    every = usable(outcome, library)
    meant = read(typed, library.citations())
    named = meant.exact or meant.near
    if found := [each for each in every if each.cite in named]:
        return found
    said = [each for each in every if _has(f"{each.cite} {each.heading} {each.title} {each.covers}", typed)]
    return said or _on_topic(typed, every, library)


def _on_topic(typed: str, every: list[ProvisionFacts], library: Library) -> list[ProvisionFacts]:
    topics = {each.id for each in library.topics().values() if _has(" ".join([each.covers, *each.words]), typed)}
    blocks = [block for block in lookup.blocks(library) if topics & set(block.topics)]
    counts = {each.cite: sum(_serves(block, each.cite) for block in blocks) for each in every}
    return sorted((each for each in every if counts[each.cite]), key=lambda each: -counts[each.cite])


def _serves(block: BlockFacts, cite: str) -> bool:
    """Whether a block of a section's own may be used for a provision; without limbs it serves all of the section."""
    return cite in block.limbs or (not block.limbs and block.id.startswith(f"{section_of(cite)}."))


def _has(text: str, typed: str) -> bool:
    """Whether a text has all the words that are typed."""
    return all(word in text.lower() for word in typed.lower().split())
