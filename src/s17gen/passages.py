"""Reasons as typed become passages: the officer's own text, or a block of the library with its slots filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.bind import SHAPE, unknown_key
from s17gen.case import Answered, Passage, Pull
from s17gen.citation import listed, section_of, words
from s17gen.findings import Fault, Path
from s17gen.law import Block, Question
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.notice import Gap, Inlines, Origin
from s17gen.passage_kinds import (
    BARE_ID,
    IDLE_TOPIC,
    MISSING_FACT,
    NO_MARKUP,
    PULLED,
    UNFIT_FACT,
    UNKNOWN_BLOCK,
    UNKNOWN_TOPIC,
    WRONG_LIMB,
    WRONG_SIDE,
)
from s17gen.slots import cited, fit, wanted
from s17gen.visible import fold
from s17gen.wire import Passages, Use
from s17gen.wording import inline, parse, slot_names

_BLOCK_ID = re.compile(r"[a-z0-9]+\.[a-z]+\.[a-z0-9-]+")


class Reader:
    """Turns reasons into passages, and collects every fault on the way."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.faults: list[Fault] = []
        self.asked: set[str] = set()  # the slots of blocks pulled by topic
        self.answered: list[Answered] = []

    def read(
        self,
        given: Passages | None,
        path: Path,
        side: str = "",
        cites: Sequence[str] = (),
        question: Question = "disclosing",
    ) -> tuple[Passage, ...]:
        """The passages under one key.

        `side` and `question` are what a block may argue there; it must serve one of `cites`, if there are any.
        """
        if given is None:
            return ()
        room = _Room(side, tuple(cites), question)
        if isinstance(given, list):
            return tuple(self._one(each, (*path, index), room) for index, each in enumerate(given))
        return (self._one(given, path, room),)

    def text(self, given: str, path: Path) -> Passage:
        """The officer's own words."""
        origin = Origin("text", "", "")
        return Passage(parse(given, origins=(origin,)), origin, path)

    def answer(self, given: str, path: Path) -> Passage:
        """The officer's own words, which may be Markdown with tables; a fault for what a letter cannot show of them."""
        if "|" not in given and "#" not in given:
            return self.text(given, path)
        from s17gen.rich import is_rich, read  # few answers have a table or a heading

        if not is_rich(given):
            return self.text(given, path)
        origin = Origin("text", "", "")
        blocks, missed = read(given, (origin,))
        for what in missed:
            message = f"the answer has {what}, which a letter cannot show as it is"
            self.faults.append(Fault(NO_MARKUP, path, message, "write it without, or enclose it as a document"))
        return Passage(blocks, origin, path)

    def facts(
        self,
        asks: Mapping[str, Ask],
        given: Mapping[str, Any],
        path: Path,
        asker: str,
        under: str = "",
        places: Mapping[str, Path] | None = None,
    ) -> dict[str, str | Inlines] | None:
        """The facts asked for, each made to fit, by the slots that they fill; None if any is missing or unfit.

        `asker` names who asks; `under` is the top-level key that the facts stand under, if not at `path`; `places` has
        the path of what holds a fact, by its name, where that is another.
        """
        found: dict[str, str | Inlines] = {}
        before = len(self.faults)
        names = self.library.regime().citation
        places = places or {}
        self.faults += _unknown_within(asks, given, path, places)
        for name, ask in asks.items():
            if "." in name and not isinstance(given.get(name.split(".")[0], {}), dict):
                continue  # one fault for the group says it
            home = places.get(name.split(".")[0], path)
            here: Path = (under, name) if under else (*home, *name.split("."))
            value = _value(given, name)
            if value is None:
                fault = Fault(MISSING_FACT, path, f"{asker} asks: {ask.ask}", _to_add(name, under, ask))
                spared = ask.unless is not None and _value(given, ask.unless) is not None
                self.faults += [fault] if ask.required and not spared else []
            elif not (isinstance(value, str) or (ask.type == "provision" and are_texts(value))):
                self.faults.append(Fault(SHAPE, here, f"`{name}` should be text", f"{ask.ask} Give {wanted(ask)}"))
            elif (fitted := fit(ask, value, names)) is None:
                shown = value if isinstance(value, str) else ", ".join(value)
                message = f"`{shown}` does not answer: {ask.ask}"
                self.faults.append(Fault(UNFIT_FACT, here, message, f"give {wanted(ask)}"))
            else:
                found |= self._filled(name.replace(".", "-"), ask, value, fitted)
                self.answered.append(Answered(name, ask, value, here))
        return found if len(self.faults) == before else None

    def _filled(self, slot: str, ask: Ask, value: str | list[str], fitted: str) -> dict[str, str | Inlines]:
        """The slots that an answer fills: its own, and for provisions another with what they cover."""
        if ask.type == "place":
            return {slot: inline(fitted)}
        if ask.type != "provision":
            return {slot: fitted}
        return {slot: fitted, f"{slot}-covers": listed(self._covers(cite) for cite in cited(ask, value))}

    def _covers(self, cite: str) -> str:
        """What a provision covers; of one whose words turn on its own particulars, that it covers something."""
        provision = self.library.provision(cite)
        covers = provision.covers if provision else ""
        return f"what {words([cite], self.library.regime().citation)} covers" if slot_names(covers) else fold(covers)

    def topics(
        self,
        topics: list[str],
        facts: Mapping[str, str],
        path: Path,
        cites: tuple[str, ...],
        used: set[str],
        question: Question = "disclosing",
    ) -> tuple[dict[str, tuple[Passage, ...]], tuple[Pull, ...]]:
        """The factors that topics pull for the provisions `cites` (none if there is none), by side, and each pull."""
        found: dict[str, list[Passage]] = {"for": [], "against": []}
        pulls: list[Pull] = []
        for index, topic in enumerate(topics):
            here = (*path, index)
            blocks = [block for block in self._pulled(topic, here, cites, question) if block.id not in used]
            for block in blocks:
                used.add(block.id)
                self.asked |= set(block.slots)
                origin = self.library.origin(block.id)
                pulls.append(Pull(topic, origin, here))
                message = f"topic `{topic}` pulled `{block.id}` ({origin.where})"
                self.faults.append(Fault(PULLED, here, message))
                found[block.side].append(self._fill(block, facts, here, "facts"))
        return {side: tuple(passages) for side, passages in found.items()}, tuple(pulls)

    def _pulled(self, topic: str, path: Path, cites: tuple[str, ...], question: Question) -> Iterator[Block]:
        known = self.library.topics()
        if topic not in known:
            hint = did_you_mean(topic, known) or f"the library has {', '.join(f'`{each}`' for each in known)}"
            self.faults.append(Fault(UNKNOWN_TOPIC, path, f"`{topic}` is not a topic", hint))
        if topic not in known or not cites:
            return
        section = self.library.section(section_of(cites[0]))
        blocks = [
            block
            for block in (section.blocks.values() if section else ())
            if topic in block.topics
            and block.side in ("for", "against")
            and block.question == question
            and any(serves(block, cite) for cite in cites)
        ]
        if not blocks:
            hint = "take it out, or give factors of your own under `for:` and `against:`"
            self.faults.append(Fault(IDLE_TOPIC, path, f"topic `{topic}` has no factor for `{cites[0]}`", hint))
        yield from blocks

    def _one(self, given: str | Use, path: Path, room: "_Room") -> Passage:
        if isinstance(given, Use):
            return self._block(given, path, room)
        if _BLOCK_ID.fullmatch(given.strip()):
            hint = f"write `use: {given.strip()}` to use the block, or say it in a sentence"
            self.faults.append(Fault(BARE_ID, path, f"`{given.strip()}` looks like the id of a block", hint))
        return self.text(given, path)

    def _block(self, given: Use, path: Path, room: "_Room") -> Passage:
        block = self.library.block(given.use)
        here = (*path, "use")
        if block is None:
            file = given.use.split(".")[0]
            known = sorted(self.library.block_ids(), key=lambda each: each.split(".")[0] != file)  # the likeliest first
            hint = did_you_mean(given.use, known) or "give your own words instead"
            if room.cites and not hint.startswith("did"):
                hint += f'; `s17gen suggest --cite "{room.cites[0]}" --side {room.side}` lists the blocks there are'
            self.faults.append(Fault(UNKNOWN_BLOCK, here, f"`{given.use}` is not in the library", hint))
            return _gap(f"the block `{given.use}`", Origin("block", given.use, ""), path)
        misplaced = list(_misplaced(block, here, room))
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
        return Passage(parse(block.text, values, origins=(origin,)), origin, path, bool(block.slots))


class _Room(Struct, frozen=True):
    """What a block has to be to stand under a key: for that side, for one of these provisions, about that question."""

    side: str
    cites: tuple[str, ...]
    question: Question


_ABOUT = {"confirming": "confirming or denying", "disclosing": "disclosing"}


def _misplaced(block: Block, path: Path, room: _Room) -> Iterator[Fault]:
    if block.side != room.side:
        message = f"`{block.id}` is a block for `{block.side}:`, not for `{room.side}:`"
        yield Fault(WRONG_SIDE, path, message, f"move it to `{block.side}:`, or give your own words")
    if block.question != room.question:
        message = f"`{block.id}` argues about {_ABOUT[block.question]}, not about {_ABOUT[room.question]}"
        yield Fault(WRONG_SIDE, path, message, "give your own words")
    elif room.cites and not any(serves(block, cite) for cite in room.cites):
        message = f"`{block.id}` serves {', '.join(block.limbs)}, not {listed(room.cites)}"
        yield Fault(WRONG_LIMB, path, message, "take a block for the provision cited, or give your own words")


def _value(given: Mapping[str, Any], name: str) -> Any:
    """The answer to an ask; to one called `opinion.by`, what stands under `by:` within `opinion:`."""
    outer, _, inner = name.partition(".")
    value = given.get(outer)
    return value.get(inner) if inner and isinstance(value, dict) else value


def _unknown_within(
    asks: Mapping[str, Ask], given: Mapping[str, Any], path: Path, places: Mapping[str, Path]
) -> Iterator[Fault]:
    """A fault for each key within a group of asks, such as `opinion:`, that none of them is called; or for no group."""
    for outer in dict.fromkeys(name.split(".")[0] for name in asks if "." in name):
        inner = [name.split(".")[1] for name in asks if name.startswith(f"{outer}.")]
        group = given.get(outer)
        home = places.get(outer, path)
        if isinstance(group, dict):
            yield from (unknown_key((*home, outer, key), inner) for key in group if key not in inner)
        elif group is not None:
            hint = f"it should be keys and values: {', '.join(f'`{key}:`' for key in inner)}"
            yield Fault(SHAPE, (*home, outer), f"`{outer}` is {'text' if isinstance(group, str) else 'a list'}", hint)


def _to_add(name: str, under: str, ask: Ask) -> str:
    outer, _, inner = name.partition(".")
    where = f" under `{under}:`" if under else f" within `{outer}:`" if inner else ""
    spared = f"; not needed in the short form, with `{ask.unless}:`" if ask.unless else ""
    return f"add `{inner or name}:`{where}, {wanted(ask)}{spared}"


def are_texts(value: object) -> TypeGuard[list[str]]:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def serves(block: Block, cite: str) -> bool:
    """Whether a block may be used for a provision: it lists none, or this one."""
    return not block.limbs or cite in block.limbs


def _gap(missing: str, origin: Origin, path: Path) -> Passage:
    return Passage((Gap(missing=missing),), origin, path)
