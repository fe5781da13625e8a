"""What stands in the frames of a folder: the files that a format's frame is made of, its names, the lines to blame."""

import os
import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from msgspec import Struct

from s17gen.check.kinds import HIDDEN, NO_NAME
from s17gen.check.trials import Printer
from s17gen.errors import TemplateError
from s17gen.findings import Finding, Kind, Place
from s17gen.nearest import did_you_mean

_NOTICE = "notice"


class Frame(Struct, frozen=True):
    """One file of a frame: the name that others call it by, where it was read from, and what stands in it."""

    name: str
    file: str
    tree: nodes.Template


def frames(printer: Printer, name: str) -> list[Frame]:
    """A frame and those that it extends or includes, whichever folder they are in. Raises `TemplateError`."""
    first = Frame(name, *printer.tree(name))
    found = {name: first}
    waiting = [(first, *each) for each in _named(first.tree)]
    while waiting:
        by, here, line = waiting.pop(0)
        if here not in found:
            found[here] = _needed(printer, by, here, line)
            waiting += [(found[here], *each) for each in _named(found[here].tree)]
    return list(found.values())


def _needed(printer: Printer, by: Frame, name: str, line: int) -> Frame:
    """A frame that another one names on a line, which is to blame where there is none."""
    try:
        return Frame(name, *printer.tree(name))
    except TemplateError as error:
        if error.file:
            raise
        raise TemplateError(by.name, line, f"there is no frame `{name}` in the folder", by.file) from error


def _named(tree: nodes.Template) -> list[tuple[str, int]]:
    """The frames that one names, each with the line."""
    named = [(each.template, each.lineno) for each in tree.find_all(nodes.Include)]
    named += [(each.template, each.lineno) for each in tree.find_all(nodes.Extends)]
    return [(each.value, line) for each, line in named if isinstance(each, nodes.Const)]


def at(file: str, line: int) -> Place:
    """A line of a frame as a place."""
    lines = _lines(file)
    return Place(file, max(line, 1), 1, lines[line - 1].rstrip() if 0 < line <= len(lines) else "")


def _lines(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:
            return opened.read(2**20).split("\n")
    except OSError:
        return []


# Names.


def misnamed(made_of: Sequence[Frame], kinds: Sequence[str]) -> Iterator[Finding]:
    """The names in a frame that no letter has: values that nothing gives it, and kinds of section that there are not.

    What is included, and a block of another frame, may see what the loops around it name.
    """
    loops = {each.name for frame in made_of for loop in frame.tree.find_all(nodes.For) for each in _targets(loop)}
    called = {name for frame in made_of for name in _included(frame.tree)}
    for frame in made_of:
        inner = frame.name in called or any(frame.tree.find_all(nodes.Extends))
        known = {_NOTICE, *(loops if inner else ())}
        unknown = find_undeclared_variables(frame.tree) - known
        for name in sorted(unknown):
            lines = [each.lineno for each in frame.tree.find_all(nodes.Name) if each.name == name]
            hint = did_you_mean(name, known) or "a frame is given the `notice`, and a loop names its sections"
            yield _finding(NO_NAME, frame, min(lines, default=1), f"nothing has the name `{name}`", hint)
        for compare in frame.tree.find_all(nodes.Compare):
            if _asks(compare, "draft"):
                message = "the mark of a draft is compared with something; a frame may only ask whether there is one"
                yield _finding(HIDDEN, frame, compare.lineno, message, "write `if notice.draft`")
        for word, line in _kinds_named(frame.tree):
            if word not in kinds and not word.startswith("standing."):
                hint = did_you_mean(word, kinds) or f"the kinds are {', '.join(kinds)}"
                yield _finding(NO_NAME, frame, line, f"there is no kind of section `{word}`", hint)


def _finding(kind: Kind, frame: Frame, line: int, message: str, hint: str) -> Finding:
    return Finding(kind, message, at(frame.file, line), hint)


def _targets(loop: nodes.For) -> Iterator[nodes.Name]:
    yield from ([loop.target] if isinstance(loop.target, nodes.Name) else loop.target.find_all(nodes.Name))


def _included(tree: nodes.Template) -> Iterator[str]:
    for each in tree.find_all(nodes.Include):
        if isinstance(each.template, nodes.Const):
            yield each.template.value


def _kinds_named(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The kinds of section that a frame asks for, each with its line."""
    for compare in tree.find_all(nodes.Compare):
        if _asks(compare, "kind") and all(each.op in ("eq", "ne") for each in compare.ops):
            yield from ((each.value, compare.lineno) for each in _sides(compare) if isinstance(each, nodes.Const))


def _asks(compare: nodes.Compare, attribute: str) -> bool:
    """Whether one of the sides of a comparison is this attribute of something."""
    return any(isinstance(each, nodes.Getattr) and each.attr == attribute for each in _sides(compare))


def _sides(compare: nodes.Compare) -> list[nodes.Expr]:
    return [compare.expr, *(each.expr for each in compare.ops)]


# Blame.


def blamed(own: Sequence[Frame], kind: str, how: str = "") -> Place:
    """The line to look at where a kind of section goes wrong in frames, of which there is at least one.

    That is the one with what `how` names, between the first backticks of a message; or else that which asks for the
    kind, or else the first that prints a section, or else the first of all.
    """
    named = re.search(r"`<?([^`>{]+)", how)
    lines = [(frame.file, *each) for frame in own for each in enumerate(_lines(frame.file), 1)]
    found = [(file, line) for file, line, text in lines if named and named[1].strip().lower() in text.lower()]
    found += [(frame.file, line) for frame in own for word, line in _kinds_named(frame.tree) if word == kind]
    for frame in own:
        prints = [each.lineno for each in frame.tree.find_all(nodes.Filter) if each.name == "section"]
        found += [(frame.file, line) for line in prints]
    return at(*(found or [(own[0].file, 1)])[0])


def within(file: str, folder: str) -> bool:
    """Whether a file is in a folder, or in one below it."""
    return os.path.realpath(file).startswith(os.path.join(os.path.realpath(folder), ""))
