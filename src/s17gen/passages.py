"""Reasons as typed become passages: the officer's own text, or a block of the library with its slots filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from s17gen.bind import SHAPE, unknown_key
from s17gen.case import Passage, Pull
from s17gen.citation import listed, section_of
from s17gen.findings import Fault, Kind, Path
from s17gen.law import Ask, Block
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.notice import Gap, Origin
from s17gen.slots import fit, wanted
from s17gen.wire import Passages, Use
from s17gen.wording import parse

UNKNOWN_BLOCK = Kind("S17-501", "a block that the library does not have")
MISSING_FACT = Kind("S17-502", "a fact that a block or a provision asks for is missing")
UNFIT_FACT = Kind("S17-503", "a fact of the wrong type")
WRONG_SIDE = Kind("S17-504", "a block stands where it argues for something else")
WRONG_LIMB = Kind("S17-505", "a block that does not serve the provision cited")
BARE_ID = Kind("S17-506", "text that looks like the id of a block")
UNKNOWN_TOPIC = Kind("S17-507", "a topic that the library does not have")
IDLE_TOPIC = Kind("S17-508", "a topic that pulls nothing", "warning")
PULLED = Kind("S17-509", "what a topic pulled from the library", "note")
UNUSED_FACT = Kind("S17-510", "a fact that nothing asks for", "warning")

KINDS = (
    UNKNOWN_BLOCK, MISSING_FACT, UNFIT_FACT, WRONG_SIDE, WRONG_LIMB, BARE_ID, UNKNOWN_TOPIC, IDLE_TOPIC, PULLED,
    UNUSED_FACT,
)  # fmt: skip

_BLOCK_ID = re.compile(r"[a-z0-9]+\.[a-z]+\.[a-z0-9-]+")


class Reader:
    """Turns reasons into passages, and collects every fault on the way."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.faults: list[Fault] = []
        self.asked: set[str] = set()  # the slots of blocks pulled by topic

    def read(
        self, given: Passages | None, path: Path, side: str = "", cites: Sequence[str] = ()
    ) -> tuple[Passage, ...]:
        """The passages under one key. `side` is what a block may argue there; it must serve one of `cites`, if any."""
        if given is None:
            return ()
        if isinstance(given, list):
            return tuple(self._one(each, (*path, index), side, cites) for index, each in enumerate(given))
        return (self._one(given, path, side, cites),)

    def text(self, given: str, path: Path) -> Passage:
        """The officer's own words."""
        origin = Origin("text", "", "")
        return Passage(parse(given, origins=(origin,)), origin, path)

    def facts(
        self, asks: Mapping[str, Ask], given: Mapping[str, Any], path: Path, asker: str, under: str = ""
    ) -> dict[str, str] | None:
        """The facts asked for, each made to fit; None if any is missing or unfit.

        `asker` names who asks; `under` is the top-level key that the facts stand under, if not at `path`.
        """
        found: dict[str, str] = {}
        before = len(self.faults)
        for name, ask in asks.items():
            here: Path = (under, name) if under else (*path, name)
            value = given.get(name)
            if value is None:
                where = f" under `{under}:`" if under else ""
                fault = Fault(MISSING_FACT, path, f"{asker} asks: {ask.ask}", f"add `{name}:`{where}, {wanted(ask)}")
                self.faults += [fault] if ask.required else []
            elif not (isinstance(value, str) or (ask.type == "provision" and _are_texts(value))):
                self.faults.append(Fault(SHAPE, here, f"`{name}` should be text", f"{ask.ask} Give {wanted(ask)}"))
            elif (fitted := fit(ask, value)) is None:
                shown = value if isinstance(value, str) else ", ".join(value)
                message = f"`{shown}` does not answer: {ask.ask}"
                self.faults.append(Fault(UNFIT_FACT, here, message, f"give {wanted(ask)}"))
            else:
                found[name] = fitted
        return found if len(self.faults) == before else None

    def topics(
        self, topics: list[str], facts: Mapping[str, str], path: Path, cite: str, used: set[str]
    ) -> tuple[dict[str, tuple[Passage, ...]], tuple[Pull, ...]]:
        """The factors that topics pull for the provision `cite` (none if it is empty), by side, and each pull."""
        found: dict[str, list[Passage]] = {"for": [], "against": []}
        pulls: list[Pull] = []
        for index, topic in enumerate(topics):
            here = (*path, index)
            blocks = [block for block in self._pulled(topic, here, cite) if block.id not in used]
            for block in blocks:
                used.add(block.id)
                self.asked |= set(block.slots)
                origin = self.library.origin(block.id)
                pulls.append(Pull(topic, origin, here))
                message = f"topic `{topic}` pulled `{block.id}` ({origin.where})"
                self.faults.append(Fault(PULLED, here, message))
                found[block.side].append(self._fill(block, facts, here, "facts"))
        return {side: tuple(passages) for side, passages in found.items()}, tuple(pulls)

    def _pulled(self, topic: str, path: Path, cite: str) -> Iterator[Block]:
        known = self.library.topics()
        if topic not in known:
            hint = did_you_mean(topic, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
            self.faults.append(Fault(UNKNOWN_TOPIC, path, f"`{topic}` is not a topic", hint))
        if topic not in known or not cite:
            return
        section = self.library.section(section_of(cite))
        blocks = [
            block
            for block in (section.blocks.values() if section else ())
            if topic in block.topics and block.side in ("for", "against") and serves(block, cite)
        ]
        if not blocks:
            hint = "take it out, or give factors of your own under `for:` and `against:`"
            self.faults.append(Fault(IDLE_TOPIC, path, f"topic `{topic}` has no factor for `{cite}`", hint))
        yield from blocks

    def _one(self, given: str | Use, path: Path, side: str, cites: Sequence[str]) -> Passage:
        if isinstance(given, Use):
            return self._block(given, path, side, cites)
        if _BLOCK_ID.fullmatch(given.strip()):
            hint = f"write `use: {given.strip()}` to use the block, or say it in a sentence"
            self.faults.append(Fault(BARE_ID, path, f"`{given.strip()}` looks like the id of a block", hint))
        return self.text(given, path)

    def _block(self, given: Use, path: Path, side: str, cites: Sequence[str]) -> Passage:
        block = self.library.block(given.use)
        here = (*path, "use")
        if block is None:
            known = self.library.block_ids()
            hint = did_you_mean(given.use, known) or "give your own words instead"
            self.faults.append(Fault(UNKNOWN_BLOCK, here, f"`{given.use}` is not in the library", hint))
            return _gap(f"the block `{given.use}`", Origin("block", given.use, ""), path)
        misplaced = list(_misplaced(block, here, side, cites))
        if misplaced:
            self.faults += misplaced
            return _gap(f"the block `{given.use}`", Origin("block", given.use, ""), path)
        for name in given.slots:
            if name not in block.slots:
                self.faults.append(unknown_key((*path, name), ["use", *block.slots]))
        return self._fill(block, given.slots, path)

    def _fill(self, block: Block, given: Mapping[str, Any], path: Path, under: str = "") -> Passage:
        """The block with its slots filled; where facts are missing, a gap for a draft to show."""
        origin = self.library.origin(block.id)
        values = self.facts(block.slots, given, path, f"block `{block.id}` ({origin.where})", under)
        if values is None:
            return _gap(f"the facts that `{block.id}` asks for", origin, path)
        return Passage(parse(block.text, values, origins=(origin,)), origin, path)


def _misplaced(block: Block, path: Path, side: str, cites: Sequence[str]) -> Iterator[Fault]:
    if block.side != side:
        message = f"`{block.id}` is a block for `{block.side}:`, not for `{side}:`"
        yield Fault(WRONG_SIDE, path, message, f"move it to `{block.side}:`, or give your own words")
    if block.question == "confirming":
        message = f"`{block.id}` argues about confirming or denying, not about disclosing"
        yield Fault(WRONG_SIDE, path, message, "give your own words")
    elif cites and not any(serves(block, cite) for cite in cites):
        message = f"`{block.id}` serves {', '.join(block.limbs)}, not {listed(cites)}"
        yield Fault(WRONG_LIMB, path, message, "take a block for the provision cited, or give your own words")


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def serves(block: Block, cite: str) -> bool:
    """Whether a block may be used for a provision: it lists none, or this one."""
    return not block.limbs or cite in block.limbs


def _gap(missing: str, origin: Origin, path: Path) -> Passage:
    return Passage((Gap(missing=missing),), origin, path)
