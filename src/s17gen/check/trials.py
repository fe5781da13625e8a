"""What frames are tried on: the shapes of what they print, and what of it has to reach every reader."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from jinja2 import nodes
from msgspec import Struct

from s17gen.check.kinds import HIDDEN
from s17gen.check.shapes import Shape
from s17gen.check.shown import Look, look
from s17gen.findings import Kind
from s17gen.law import Duty
from s17gen.notice import Notice
from s17gen.proof import DRAFT, UNPRINTED, seen


class Printer(Protocol):
    """What renders a format: by the frame of this name, in files whose names end so."""

    @property
    def frame(self) -> str: ...  # noqa: D102

    @property
    def extension(self) -> str: ...  # noqa: D102

    def tree(self, name: str) -> tuple[str, nodes.Template]: ...  # noqa: D102

    def render(self, notice: Notice) -> str: ...  # noqa: D102


class Owed(Struct, frozen=True):
    """Something that has to reach every reader once: what messages call it, and the duty that it is, if it is one."""

    what: str
    duty: Duty | None = None


class Trial(Struct, frozen=True):
    """What the frames of some formats are tried on.

    `noun` is what they print, `kinds` are the kinds of section that it may have, `owed` is by the name that the marks
    of the shapes have for it, and `hint` says how to print it.
    """

    noun: str
    printers: Sequence[Printer]
    kinds: Sequence[str]
    shapes: Sequence[Shape]
    owed: Mapping[str, Owed]
    hint: str

    def owing(self, name: str) -> int:
        """How many of the shapes owe a thing, for which one shape is enough if no mark stands for it."""
        return sum(any(name in each.duties for each in shape.marks.values()) for shape in self.shapes) or 1


class Wrong(Struct, frozen=True):
    """What a frame does to one thing owed, in one section of one shape: the kind of finding, what it does, and how."""

    kind: Kind
    owed: str
    section: str
    what: str
    how: str = ""


def tried(printer: Printer, shape: Shape) -> tuple[list[Wrong], Look]:
    """What a frame makes of a shape that it must not, and what that looks like. Raises `TemplateError`."""
    text = seen(printer.render(shape.notice))
    looks = look(text, printer.extension.rpartition(".")[2]) if shape.whole else Look({})
    return list(_wrong(text, shape, looks.unseen)), looks


def _wrong(text: str, shape: Shape, hidden: dict[str, str]) -> Iterator[Wrong]:
    for word, marked in shape.marks.items():
        times = text.count(word)
        for duty in marked.duties:
            if times != 1:
                yield Wrong(UNPRINTED, duty, marked.kind, f"prints {{}} {times} times" if times else "leaves out {}")
            elif word in hidden:
                yield Wrong(HIDDEN, duty, marked.kind, "hides {}", hidden[word])
    if shape.notice.draft and DRAFT not in text:
        yield Wrong(UNPRINTED, "", "", "leaves out {}")
    elif shape.notice.draft and DRAFT in hidden:
        yield Wrong(HIDDEN, "", "", "hides {}", hidden[DRAFT])
