"""Data becomes a commented YAML file: what is answered as keys, what is not as questions in comments."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from s17gen.findings import Path
from s17gen.forms import fields
from s17gen.model import Wire
from s17gen.visible import visible
from s17gen.wire import Claim, Decision, RequestFile
from s17gen.wizard.comments import Comments
from s17gen.wizard.gap import Gap
from s17gen.wizard.scalars import key, scalar

_WIDTH = 108
_MODELS: dict[str | None, type[Wire]] = {None: RequestFile, "decisions": Decision, "claims": Claim}


def write(
    data: dict[str, Any],
    gaps: Sequence[Gap],
    head: Iterable[str] = (),
    notes: Mapping[Path, Sequence[str]] | None = None,
    kept: Comments | None = None,
) -> str:
    """The file's text: `head` stands above it as comments, each of `notes` above the element at its path.

    `kept` are comments that stand as they are written; those at an element that is gone come at the end.
    """
    kept = kept or Comments()
    writer = _Writer(gaps, notes or {}, kept.above)
    top = [*(line for text in head for line in comment(text, 0)), *kept.head]
    body = writer.mapping(data, (), 0)
    return "\n".join([*top, *([""] if top and body else []), *body, *writer.homeless(), *kept.foot]) + "\n"


def comment(text: str, indent: int) -> list[str]:
    """A text as lines of a comment; nothing in it can end the comment or steer a display."""
    pad = " " * indent
    lines = textwrap.wrap(visible(text), _WIDTH - indent, break_on_hyphens=False) or [""]
    return [f"{pad}# {line}".rstrip() for line in lines]


class _Writer:
    def __init__(
        self, gaps: Sequence[Gap], notes: Mapping[Path, Sequence[str]], kept: Mapping[Path, Sequence[str]]
    ) -> None:
        self.notes = notes
        self.kept = dict(kept)
        self.gaps: dict[Path, dict[str, list[Gap]]] = {}
        for gap in gaps:
            for length in range(len(gap.path)):
                here = self.gaps.setdefault(gap.path[:length], {})
                here.setdefault(str(gap.path[length]), []).append(gap)

    def mapping(self, data: dict[str, Any], path: Path, indent: int) -> list[str]:
        """The lines of a mapping, its own keys and those it lacks, in the order of its model."""
        lacking = [name for name in self.gaps.get(path, {}) if name not in data]
        lines: list[str] = []
        for name in sorted([*data, *lacking], key=_order(path)):
            if name in data:
                lines += self._key(name, data[name], (*path, name), indent)
            else:
                lines += _lacking(self.gaps[path][name], path, indent)
        return lines

    def _key(self, name: str, value: Any, path: Path, indent: int) -> list[str]:
        pad = " " * indent
        above = self._above(path, indent)
        start = f"{pad}{key(name)}:"
        if isinstance(value, str):
            return [*above, f"{start} {scalar(value, indent)}"]
        if not value:
            return [*above, f"{start} {'{}' if isinstance(value, dict) else '[]'}"]
        inner = (
            self.mapping(value, path, indent + 2) if isinstance(value, dict) else self._items(value, path, indent + 2)
        )
        return [*above, start, *inner]

    def _above(self, path: Path, indent: int) -> list[str]:
        """The comments above an element."""
        noted = [line for note in self.notes.get(path, ()) for line in comment(note, indent)]
        return [*noted, *(f"{' ' * indent}{line}" for line in self.kept.pop(path, ()))]

    def homeless(self) -> list[str]:
        """The comments that stood at an element that is no more."""
        return [line for lines in self.kept.values() for line in lines]

    def _items(self, items: list[Any], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        for number, each in enumerate(items):
            here = (*path, number)
            lines += self._above(here, indent)
            if isinstance(each, str):
                lines.append(f"{' ' * indent}- {scalar(each, indent)}")
            elif isinstance(each, dict):
                lines += _item(self.mapping(each, here, indent + 2) if each else [], "{}", indent)
            else:
                lines += _item(self._items(each, here, indent + 2), "[]", indent)
        return lines


def _item(inner: list[str], empty: str, indent: int) -> list[str]:
    pad = " " * indent
    if not inner:
        return [f"{pad}- {empty}"]
    first = inner[0].lstrip()
    return [f"{pad}-", *inner] if first.startswith("#") else [f"{pad}- {first}", *inner[1:]]


def _order(path: Path) -> Any:
    """What sorts the keys of a mapping: as its model has them, a provision's particulars after its citation."""
    names = [each for each in path if isinstance(each, str)]
    ours = not names or isinstance(path[-1], int)
    model = _MODELS.get(names[-1] if names else None) if ours else None
    if model is None:
        return lambda name: 0
    known = list(fields(model))
    return lambda name: known.index(name) if name in known else 0.5


def _lacking(gaps: list[Gap], path: Path, indent: int) -> list[str]:
    """A key that is not there, as a comment: its questions, and how it is written."""
    pad = " " * indent
    name = str(gaps[0].path[len(path)])
    lines: list[str] = []
    inner: list[str] = []
    for gap in gaps:
        nested = len(gap.path) > len(path) + 1
        inner += [f"{pad}#   {line[indent:]}" for line in comment(_question(gap), indent)] if nested else []
        inner += [f"{pad}#   {gap.path[-1]}:"] if nested else [f"{pad}# {each}" for each in gap.sketch]
        lines += [] if nested else comment(_question(gap), indent)
    block = " >" if gaps[0].form == "passage" and not inner else ""
    return [*lines, f"{pad}# {name}:{block}", *inner]


def _question(gap: Gap) -> str:
    return f"{gap.question}{f' ({gap.hint})' if gap.hint else ''}{'' if gap.required else ' [may be left out]'}"
