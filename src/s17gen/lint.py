"""Whether a library holds together: what requests rely on, what a letter's reader does, what a lawyer looks for.

Each check looks at the layers as they lie on one another and yields faults with the file and the place to mend. What a
file cannot be read with (its form, ids, slots that nothing fills) `layers` refuses before this.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.document import Document
from s17gen.findings import Fault, Finding, Kind, Path, ordered
from s17gen.forms import fields
from s17gen.law import EXEMPTS, Block, Provision
from s17gen.layers import slots_of
from s17gen.library import Library
from s17gen.library_kinds import (
    ALIKE,
    BAD_ASK,
    BAD_START,
    FACTS,
    FOREIGN,
    IDLE,
    LONG,
    NO_REASON,
    NO_SLOT,
    NO_SUCH_PROVISION,
    NO_SUCH_TOPIC,
    ONE_SIDED,
    ORPHAN,
    TWO_QUESTIONS,
    UNREVIEWED,
    UNUSED_SLOT,
)
from s17gen.readability import WORDS_IN_A_SENTENCE, WORDS_ON_AVERAGE, average, foreign, longest
from s17gen.sections import Section
from s17gen.wire import Claim
from s17gen.wording import slot_names

_SAME = 0.75  # of the threes of words that two texts have, how many both have


class Located(Struct, frozen=True):
    """A fault of one file of the library."""

    document: Document
    fault: Fault


def lint(library: Library) -> tuple[Finding, ...]:
    """Every fault of a library's content, by place. Raises `LibraryError` where a file cannot be read at all."""
    found = [each for check in _CHECKS for each in check(library)]
    return ordered(each.document.finding(each.fault) for each in found)


def _at(section: Section, name: str, kind: Kind, message: str, hint: str, below: Path = ()) -> Located:
    """A fault at a block or a provision, or at the element `below` it."""
    document, path = section.places[name]
    return Located(document, Fault(kind, (*path, *below), message, hint))


def _blocks(library: Library) -> Iterator[tuple[Section, Block]]:
    yield from ((section, block) for section in library.sections() for block in section.blocks.values())


def _provisions(library: Library) -> Iterator[tuple[Section, Provision]]:
    yield from ((section, each) for section in library.sections() for each in section.provisions.values())


# Slots and questions.


def said(section: Section, provision: Provision) -> set[str]:
    """The slots in every text that says a provision's particulars."""
    texts = [provision.covers, provision.interest or "", provision.clause or section.clause, *provision.particulars]
    return {name for text in texts for name in slot_names(text)}


def _unused_slots(library: Library) -> Iterator[Located]:
    for section, block in _blocks(library):
        for name in block.slots:
            if name not in slot_names(block.text):
                hint = "use it in the text, or take the question out"
                yield _at(section, block.id, UNUSED_SLOT, f"no text says the answer to `{name}`", hint, ("slots", name))
        if not block.slots:
            hint = "give it a slot for a fact of the case; a block that needs none could be said of any request"
            yield _at(section, block.id, NO_SLOT, f"`{block.id}` has no slot", hint)
    for section, provision in _provisions(library):
        slots = said(section, provision)
        for name, ask in provision.asks.items():
            if not set(slots_of(name, ask)) & slots and name not in _SAID_ELSEWHERE:
                hint = "use it in `interest:`, `clause:` or `particulars:`, or take the question out"
                message = f"no text says the answer to `{name}`"
                yield _at(section, provision.cite, UNUSED_SLOT, message, hint, ("asks", name))


_SAID_ELSEWHERE = ("opinion.likelihood",)  # it stands in for the likelihood of a claim, which statements say


def _bad_asks(library: Library) -> Iterator[Located]:
    for section, provision in _provisions(library):
        for name, ask in provision.asks.items():
            if name.split(".")[0] in fields(Claim):
                message = f"`{name}` is a key that every claim has"
                yield _at(section, provision.cite, BAD_ASK, message, "choose another name", ("asks", name))
            yield from _bad_ask(section, provision.cite, ask, ("asks", name))
    for section, block in _blocks(library):
        for name, ask in block.slots.items():
            if name == "use":
                message = "`use` is the key that names the block"
                yield _at(section, block.id, BAD_ASK, message, "choose another name", ("slots", name))
            yield from _bad_ask(section, block.id, ask, ("slots", name))


def _bad_ask(section: Section, name: str, ask: Ask, below: Path) -> Iterator[Located]:
    if "?" not in ask.ask:
        yield _at(section, name, BAD_ASK, f"`{ask.ask}` is no question", "ask it with a question mark", below)
    if (ask.type == "choice") != bool(ask.words) or (ask.type == "provision") != bool(ask.choices):
        hint = "the type `choice` has `words:`, the type `provision` has `choices:`, no other has either"
        yield _at(section, name, BAD_ASK, f"the choices do not fit the type `{ask.type}`", hint, below)


def _two_questions(library: Library) -> Iterator[Located]:
    asked: dict[str, tuple[str, str]] = {}
    for section, block in _blocks(library):
        if block.side in ("for", "against") and block.topics:
            for name, ask in block.slots.items():
                first, block_id = asked.setdefault(name, (ask.ask, block.id))
                if first != ask.ask:
                    message = f"`{name}` asks another question than in `{block_id}`, and `facts:` fills both"
                    hint = "give it a name of its own, or ask the same"
                    yield _at(section, block.id, TWO_QUESTIONS, message, hint, ("slots", name))


def _bad_starts(library: Library) -> Iterator[Located]:
    for section, block in _blocks(library):
        first = re.match(r"\{\{ *([a-z0-9-]+) *\}\}", block.text.strip())
        if first and block.slots[first[1]].type not in ("sentence", "money"):
            hint = "begin with a word of the text, or with a slot of the type `sentence`"
            yield _at(section, block.id, BAD_START, f"`{block.id}` begins with `{first[1]}`", hint, ("text",))


# Topics, limbs and sides.


def _topics(library: Library) -> Iterator[Located]:
    known = library.topics()
    for section, block in _blocks(library):
        for index, topic in enumerate(block.topics):
            if topic not in known:
                message = f"`{topic}` is not in the list of topics"
                yield _at(section, block.id, NO_SUCH_TOPIC, message, "add it to topics.yaml", ("topics", index))
    used = {topic for _, block in _blocks(library) for topic in block.topics}
    for topic, (document, path) in library.topic_places().items():
        if topic not in used:
            yield Located(
                document, Fault(IDLE, path, f"no block has the topic `{topic}`", "tag a block, or take it out")
            )


def _references(library: Library) -> Iterator[Located]:
    known = set(library.citations())
    sections = set(library.numbers())
    for section, provision in _provisions(library):
        named = [provision.ncnd] if provision.ncnd else []
        named += provision.absolute.limbs if provision.absolute else []
        for cite in named:
            if cite not in known:
                yield _at(section, provision.cite, NO_SUCH_PROVISION, f"there is no `{cite}`", "correct the citation")
    for section in library.sections():
        named = [each.cite for each in section.excludes if each.cite and each.cite not in sections]
        named += [cite for each in section.retired.values() for cite in each.now]
        for cite in named:
            if not any(each == cite or each.startswith((f"{cite}+", f"{cite}(")) for each in known):
                message = f"{section.number} names `{cite}`, which there is not"
                yield _at(section, section.number, NO_SUCH_PROVISION, message, "correct the citation")


def _sides(library: Library) -> Iterator[Located]:
    for section, provision in _provisions(library):
        own = [block for block in section.blocks.values() if provision.cite in block.limbs]
        sides = {block.side for block in own if block.question == question_of(provision)}
        missing = [side for side in ("for", "against") if side not in sides]
        if provision.status in ("qualified", "disputed") and missing:
            message = f"`{provision.cite}` is qualified, but no block argues `{'` or `'.join(missing)}`"
            yield _at(section, provision.cite, ONE_SIDED, message, "add a block whose `limbs:` name it")
        harmful = provision.basis in ("prejudice", "necessity", "opinion")
        if harmful and provision.role in EXEMPTS and not sides & {"because", "harm"}:
            message = f"`{provision.cite}` turns on harm, but no block gives a reason or a harm"
            yield _at(section, provision.cite, NO_REASON, message, "add a block whose `limbs:` name it")


def question_of(provision: Provision) -> str:
    """What blocks argue about that serve a provision: disclosing, or confirming whether information is held."""
    return "confirming" if provision.role == "ncnd" else "disclosing"


def _orphans(library: Library) -> Iterator[Located]:
    for section, block in _blocks(library):
        served = [section.provisions[cite] for cite in block.limbs if cite in section.provisions]
        if served and not any(question_of(each) == block.question and each.role != "purpose" for each in served):
            message = f"`{block.id}` argues about {block.question}, but serves no provision that is about that"
            yield _at(section, block.id, ORPHAN, message, "correct its `limbs:` or its `question:`")
        if not block.limbs and section.provisions:
            message = f"`{block.id}` names no provision that it serves"
            yield _at(section, block.id, ORPHAN, message, "add `limbs:`")


# Facts of law.


def _facts(library: Library) -> Iterator[Located]:
    roles, bases = library.regime().roles, library.regime().bases
    for section, provision in _provisions(library):
        for message in _amiss(provision, set(roles), set(bases)):
            yield _at(section, provision.cite, FACTS, f"`{provision.cite}` {message}", "complete the facts")
        if provision.role in EXEMPTS and not (provision.clause or section.clause):
            yield _at(section, provision.cite, FACTS, f"`{provision.cite}` has no clause", "add `clause:`")


def _amiss(provision: Provision, roles: set[str], bases: set[str]) -> Iterator[str]:
    tested = provision.role in (*EXEMPTS, "ncnd")
    if provision.role not in roles:
        yield f"has the role `{provision.role}`, which the regime does not know"
    if tested and (provision.basis is None or provision.status is None):
        yield "says neither what it turns on nor what becomes of the public interest"
    if not tested and (provision.basis or provision.status):
        yield "has a test, but its role knows none"
    if provision.basis and provision.basis not in bases:
        yield f"turns on `{provision.basis}`, which the regime does not know"
    if (provision.threshold is not None) != (provision.basis in ("prejudice", "opinion")):
        yield "has a verb of harm without a test of harm, or a test without its verb"
    if (provision.dispute is not None) != (provision.status == "disputed"):
        yield "is disputed without a word why, or the other way round"
    if provision.role == "ncnd" and not provision.clause:
        yield "has no clause of its own"
    if provision.until and provision.until < provision.in_force:
        yield "ends before it begins"
    optional = {slot for name, ask in provision.asks.items() if not ask.required for slot in slots_of(name, ask)}
    if provision.sufficient and not any(slot_names(text).isdisjoint(optional) for text in provision.particulars):
        yield "says that its particulars are the reason, but may say none"


def _reviews(library: Library) -> Iterator[Located]:
    for section in library.sections():
        if section.provisions and not section.sources:
            yield _at(section, section.number, UNREVIEWED, f"{section.number} names no source", "add `sources:`")
    for section, block in _blocks(library):
        if block.reviewed is None:
            yield _at(section, block.id, UNREVIEWED, f"`{block.id}` has no day of review", "add `reviewed:`")


# Words.


def _texts(section: Section) -> Iterator[tuple[str, Path, str]]:
    """Every text of a section that a letter may say: whose it is, where it stands below that, the text."""
    if section.clause:
        yield section.number, ("clause",), section.clause
    for provision in section.provisions.values():
        yield provision.cite, ("clause",), provision.clause or ""
        for index, text in enumerate(provision.particulars):
            yield provision.cite, ("particulars", index), text
    for block in section.blocks.values():
        yield block.id, ("text",), block.text


def _words(library: Library) -> Iterator[Located]:
    for section in library.sections():
        texts = list(_texts(section))
        for name, below, text in texts:
            length, sentence = longest(text)
            if length > WORDS_IN_A_SENTENCE:
                message = f"a sentence of `{name}` has {length} words with its slots filled: `{sentence[:60]}...`"
                yield _at(section, name, LONG, message, f"cut it in two; {WORDS_IN_A_SENTENCE} are the most", below)
            for word, better in foreign(text):
                yield _at(section, name, FOREIGN, f"`{word}` in `{name}`", f"write `{better}`", below)
        mean = average(text for _, _, text in texts)
        if mean > WORDS_ON_AVERAGE:
            message = f"the sentences of {section.number} have {mean:.1f} words on average"
            yield _at(section, section.number, LONG, message, f"shorten them; {WORDS_ON_AVERAGE} are the most")


def _alike(library: Library) -> Iterator[Located]:
    """Two blocks that say nearly the same; those on both questions, or of two sections, may be alike on purpose."""
    texts = [(section, block, _threes(block.text)) for section, block in _blocks(library)]
    for (_, first, some), (section, second, others) in combinations(texts, 2):
        together = len(some | others)
        if together and len(some & others) / together >= _SAME and _meet(first, second):
            message = f"`{second.id}` says nearly the same as `{first.id}`"
            yield _at(section, second.id, ALIKE, message, "keep one, or say what makes them differ")


def _meet(first: Block, second: Block) -> bool:
    """Whether two blocks could stand in one letter as two arguments."""
    return first.id.split(".")[0] == second.id.split(".")[0] and first.question == second.question


def _threes(text: str) -> set[tuple[str, ...]]:
    words = re.sub(r"\{\{.*?\}\}", "", text.lower()).split()
    return set(zip(words, words[1:], words[2:], strict=False))


_CHECKS: tuple[Callable[[Library], Iterator[Located]], ...] = (
    _unused_slots, _bad_asks, _two_questions, _bad_starts, _topics, _references, _sides, _orphans, _facts, _reviews,
    _words, _alike,
)  # fmt: skip
