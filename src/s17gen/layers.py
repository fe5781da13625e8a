"""One layer of a library, and how layers lie on one another: nothing is hidden by accident, no text is unsound."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from s17gen.asks import Ask
from s17gen.bind import bind
from s17gen.citation import section_of
from s17gen.document import Document
from s17gen.errors import LibraryError
from s17gen.files import read_file
from s17gen.findings import Fault, Finding, Kind, Path, has_error
from s17gen.law import Block, Provision, SectionFile, Whole
from s17gen.model import Wire
from s17gen.prepared import read_prepared
from s17gen.quick import read_quick
from s17gen.source import MAX_BYTES
from s17gen.styles import Style
from s17gen.wording import slot_names

SHADOWED = Kind(
    "S17-030",
    "a layer has an item whose id is taken",
    todo="Say `replaces: true` if the layer is to take the place of the item below it. Otherwise choose another id.",
)
NOTHING_REPLACED = Kind(
    "S17-031",
    "a layer replaces or disables what is not there",
    todo="Correct the id so that it names an item of a layer below. To add a new item, leave `replaces` or"
    " `disables` out.",
)
TWICE = Kind(
    "S17-032",
    "an id is used twice in one file",
    todo="Give each item of the file an id, a citation or a kind that no other has.",
)
UNFILLED = Kind(
    "S17-033",
    "a text with a slot that nothing fills",
    todo="Ask for the slot under `slots:` or `asks:`, with `required` left true, or use one of the slots"
    " that the hint lists.",
)
BAD_ID = Kind(
    "S17-034",
    "a block, a provision or a style whose id does not belong to its file",
    todo="Begin the id or the citation with the section that the file is about, and write a block's id as"
    " file, side and name: `s31.for.our-roads`. A style's id is the name of its file.",
)

KINDS = (SHADOWED, NOTHING_REPLACED, TWICE, UNFILLED, BAD_ID)

SIDES = ("because", "harm", "for", "against")
_CITED = {"provision", "provisions", "covers"}  # the slots that what is cited fills: at a sentence's start, within it
_BLOCK_ID = re.compile(rf"([A-Za-z0-9]+)\.(?:{'|'.join(SIDES)})\.[a-z0-9-]+")


class _Item(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def replaces(self) -> bool: ...


F = TypeVar("F", bound=Wire)
W = TypeVar("W", bound=Whole)
ItemT = TypeVar("ItemT", bound=_Item)


class Layer(Struct, frozen=True):
    """A folder of a library; `name` is what findings and origins call it."""

    folder: str
    name: str

    def names(self, folder: str) -> list[str]:
        """The names in one of its folders, sorted; none if it has no such folder."""
        try:
            return sorted(os.listdir(f"{self.folder}/{folder}"))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError:
            raise LibraryError(
                f"the folder {self.name}/{folder} cannot be read", hint="check who may read it"
            ) from None


def read(path: str, name: str, model: type[F]) -> tuple[Document, F]:
    """Read, bind and check one file of a library."""
    document, findings = _open(path, name)
    if not has_error(findings):
        file, findings = bind(document, model)
        if file is not None:
            prefix = os.path.basename(name).removesuffix(".yaml").split("-")[0]
            findings = [document.finding(fault) for fault in _unsound(file, prefix, name)]
            if not findings:
                return document, file
    raise LibraryError(f"{name} is unsound", findings, "mend the library; requests are not at fault")


def _open(path: str, name: str) -> tuple[Document, list[Finding]]:
    """A file of a library, read quickly where it is sound YAML; its places are looked up when one is asked for."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
        quick = read_prepared(raw) or read_quick(raw)
    except (OSError, ValueError):
        quick = None
    if quick is None:
        return read_file(path, name)
    return Document(
        name, [], quick.data, quick.items, doubtful=quick.doubtful, reread=lambda: read_file(path, name)[0]
    ), []


def sole(files: Sequence[tuple[Document, W]]) -> W:
    """Of files that stand for one another, the last; each but the first must say that it replaces, and only those."""
    _refuse_idle(*files[0])
    for document, file in files[1:]:
        replaced(document, file.replaces)
    return files[-1][1]


def lay(
    files: Sequence[tuple[Document, W]],
    key: str,
    items: Callable[[W], Sequence[ItemT]],
    disables: Callable[[W], Sequence[str]],
) -> dict[str, ItemT]:
    """The items of files that lie on one another, under `key` in each; a file that says `replaces` stands for all."""
    _refuse_idle(*files[0])
    found: dict[str, ItemT] = {}
    for document, file in files:
        found = merge(document, key, items(file), {} if file.replaces else found, disables(file))
    return found


def _refuse_idle(document: Document, file: Whole) -> None:
    """Refuse the lowest file of its name if it says that it replaces one: its name may be misspelt."""
    if file.replaces:
        message = "this file replaces nothing: no layer below has one of this name"
        fault = Fault(NOTHING_REPLACED, ("replaces",), message, "correct its name, or take `replaces` out")
        raise LibraryError(f"{document.name} does not fit the layers below it", [document.finding(fault)])


def replaced(document: Document, said: bool) -> None:
    """Refuse a file that hides something of a layer below and has not `said` that it means to."""
    if not said:
        fault = Fault(SHADOWED, (), "this file would hide a layer below", "say `replaces: true` if that is meant")
        raise LibraryError(f"{document.name} does not fit the layers below it", [document.finding(fault)])


def merge(
    document: Document, key: str, items: Iterable[ItemT], below: Mapping[str, ItemT], disables: Iterable[str] = ()
) -> dict[str, ItemT]:
    """The items of the layers below with this layer's added, replaced and disabled."""
    findings: list[Finding] = []
    merged = dict(below)
    here: set[str] = set()
    for index, item in enumerate(items):
        name = item.id
        if name in here or name in below or item.replaces:
            fault = _clash((key, index), item, below, here)
            findings += [document.finding(fault)] if fault else []
        here.add(name)
        merged[name] = item
    for index, name in enumerate(disables):
        if name in here or merged.pop(name, None) is None:
            findings.append(document.finding(not_below(name, index, name in here)))
    if findings:
        raise LibraryError(f"{document.name} does not fit the layers below it", findings)
    return merged


def not_below(name: str, index: int, here: bool) -> Fault:
    """The fault of what a file disables that no layer below has; `here` says that the very file or its layer has it."""
    if here:
        message, hint = f"`{name}` is added and disabled in one layer", "do one of the two"
    else:
        message, hint = f"`{name}` is disabled, but no layer below has it", "correct the id, or take it out"
    return Fault(NOTHING_REPLACED, ("disables", index), message, hint)


def _clash(path: Path, item: _Item, below: Mapping[str, object], here: set[str]) -> Fault | None:
    if item.id in here:
        return Fault(TWICE, path, f"`{item.id}` is used twice in this file", "ids are unique: rename one")
    if item.replaces and item.id not in below:
        hint = "take `replaces` out to add it, or correct the id"
        return Fault(NOTHING_REPLACED, path, f"`{item.id}` replaces nothing: no layer below has it", hint)
    if item.id in below and not item.replaces:
        hint = "say `replaces: true` if that is meant, or choose another id"
        return Fault(SHADOWED, path, f"`{item.id}` would hide the one of a layer below", hint)
    return None


# What a file must hold to beyond its shape, so that no request can meet a text that cannot be said.


def _unsound(file: Wire, prefix: str, name: str) -> Iterator[Fault]:
    """The faults of a file of this name, which begins with `prefix`."""
    if isinstance(file, SectionFile):
        for index, block in enumerate(file.blocks):
            yield from _block(block, ("blocks", index), prefix)
        for index, provision in enumerate(file.provisions):
            yield from _provision(provision, ("provisions", index), prefix)
        yield from _unfilled(file.clause or "", _CITED, ("clause",))
    elif isinstance(file, Style):
        yield from _unfilled(file.title, {"reference", "subject"}, ("title",))
        if file.id != os.path.basename(name).removesuffix(".yaml"):
            hint = "give it the name of its file, without `.yaml`"
            yield Fault(BAD_ID, ("id",), f"`{file.id}` is not the style that this file is named after", hint)
        kinds = [section.kind for section in file.sections]
        for index, kind in enumerate(kinds):
            if kind in kinds[:index]:
                yield Fault(TWICE, ("sections", index), f"the section `{kind}` is named twice", "name each kind once")


def _block(block: Block, path: Path, prefix: str) -> Iterator[Fault]:
    form = _BLOCK_ID.fullmatch(block.id)
    if form is None or form[1] != prefix:
        hint = f"write it as `{prefix}.for.what-it-argues`: the file, one of {', '.join(SIDES)}, and a name"
        yield Fault(BAD_ID, (*path, "id"), f"`{block.id}` is not the id of a block of this file", hint)
    slots = block.slots
    if not all(name in slots and slots[name].required for name in slot_names(block.text)):
        required = {name for name, ask in slots.items() if ask.required}
        yield from _unfilled(block.text, required, (*path, "text"))


def _provision(provision: Provision, path: Path, prefix: str) -> Iterator[Fault]:
    if section_of(provision.cite) != prefix:
        hint = "each section has a file of its own, whose name begins with it"
        yield Fault(BAD_ID, (*path, "cite"), f"`{provision.cite}` is not a citation of {prefix}", hint)
    every = [(slot, ask) for name, ask in provision.asks.items() for slot in slots_of(name, ask)]
    answers = {slot for slot, ask in every if ask.required}
    yield from _unfilled(provision.covers, answers, (*path, "covers"))
    yield from _unfilled(provision.interest or "", answers, (*path, "interest"))
    yield from _unfilled(provision.clause or "", {*_CITED, *answers}, (*path, "clause"))
    for index, text in enumerate(provision.particulars):
        yield from _unfilled(text, {*_CITED, *(slot for slot, _ in every)}, (*path, "particulars", index))


def slots_of(name: str, ask: Ask) -> tuple[str, ...]:
    """The slots that the answer to an ask fills; a provision named in answer brings what it covers with it."""
    slot = name.replace(".", "-")
    return (slot, f"{slot}-covers") if ask.type == "provision" else (slot,)


def _unfilled(text: str, filled: set[str], path: Path) -> Iterator[Fault]:
    for name in sorted(slot_names(text) - filled) if text else ():
        may = ", ".join(f"`{each}`" for each in sorted(filled)) or "no slot"
        yield Fault(UNFILLED, path, f"the slot `{name}` is filled by nothing", f"it may use {may}")
