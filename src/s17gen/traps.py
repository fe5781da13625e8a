"""YAML's usual traps: what the parser complains of, said so that an officer knows what to do."""

import re
from typing import Protocol, TypeAlias

import yaml
from msgspec import Struct

Mark: TypeAlias = tuple[int, int]  # line and column, from 0

BLOCK_FORM = "put the text on the next line, indented, after `>`:  `key: >`"
_QUOTE = f"if it is part of the text, put the text in quotes, or {BLOCK_FORM}"
_INDENT = "check the indentation: text that goes on must be indented further than its key"
_TAB = ("a tab stands where YAML counts spaces", "indent with spaces, two for each level")
_UNCLOSED = ("this quotation mark is never closed", "close it, or double it if it is an apostrophe inside quotes")
_ESCAPE = ("a backslash in double quotes starts an escape that YAML does not know", "use single quotes, or `>`")
_HEADER = ("`>` and `|` stand alone on their line", "put the text on the next line, indented")


class Trap(Struct, frozen=True):
    """A syntax error in plain words, the place to look at, and the way out."""

    mark: Mark
    message: str
    hint: str


# What the parser says, whether the place to look at is where the broken thing began, what we say, the way out.
_TRAPS: tuple[tuple[str, bool, str, str], ...] = (
    ("mapping values are not allowed", False, "YAML reads the colon here as the end of a key",
     f"if it is part of the text, {BLOCK_FORM}"),
    ("found unexpected end of stream", True, *_UNCLOSED),
    ("found unexpected document indicator", True, *_UNCLOSED),
    ("found a tab character", False, *_TAB),
    ("did not find expected ',' or", True, "this bracket or brace opens a collection that is never closed", _QUOTE),
    ("did not find expected node content", False, "a value is missing inside brackets or braces",
     "if they are part of the text, put the text in quotes"),
    ("could not find expected ':'", True, "this line is neither a `key:` nor part of the text above it", _INDENT),
    ("did not find expected key", False, "this line does not line up with the keys above it", _INDENT),
    ("did not find expected '-' indicator", False, "this line does not line up with the `-` above it", _INDENT),
    ("block sequence entries are not allowed", False, "a list cannot begin on the line of its key",
     "put the first `-` on the next line, or quote the text"),
    ("escape c", False, *_ESCAPE),
    ("hexdecimal number", False, *_ESCAPE),
    ("did not find expected digit or", False, *_HEADER),
    ("did not find expected comment or line break", False, *_HEADER),
    ("indentation indicator equal to 0", False, *_HEADER),
    ("did not find expected alphabetic", True, "`*` and `&` at the start of a value have a meaning in YAML",
     "put the text in quotes"),
    ("did not find expected <document start>", False, "text follows the end of the document",
     "delete it, or the line `...` above it"),
)  # fmt: skip


def explain_syntax(error: yaml.MarkedYAMLError, lines: list[str], before: int = 0) -> Trap:
    """Say in plain words what the parser found, pointing to where the mistake was made, `before` lines further down."""
    here = where(error.problem_mark or error.context_mark)
    began = where(error.context_mark or error.problem_mark)
    problem = error.problem or "the text ends too soon"
    line = lines[here[0]] if here[0] < len(lines) else ""
    if "cannot start any token" in problem:
        return _bad_start(here, line)
    if "did not find expected key" in problem and re.match(r"[^:]*: +[\[{\"']", line[: here[1]]):
        return Trap(here, "text follows a closing bracket, brace or quotation mark", _QUOTE)
    above = lines[here[0] - 1] if here[0] else ""
    block = re.fullmatch(r"(\s*(?:- +)?(?:[a-z-]+: +)?)([a-z0-9]+\.[a-z]+\.[a-z0-9-]+)\s*", above)
    if "mapping values are not allowed" in problem and block:
        mark = (here[0] - 1, len(block[1]))
        return Trap(
            mark, "the id of a block stands here without `use:`", f"write `use: {block[2]}`, its facts below it"
        )
    if "mapping values are not allowed" in problem and re.fullmatch(r"[\s-]*[a-z0-9-]+", line[: here[1]]):
        hint = "line the key up with those above it, and put a space after every colon that ends a key"
        return Trap(
            here, "this line is read as going on from the one above it", _odd_space_hint(here, lines, before) or hint
        )
    for said, at_start, message, hint in _TRAPS:
        if said in problem:
            mark = began if at_start else here
            return Trap(mark, message, _odd_space_hint(mark, lines, before) or hint)
    return Trap(here, f"this is not valid YAML: {problem}", _odd_space_hint(here, lines, before) or _INDENT)


def _bad_start(mark: Mark, line: str) -> Trap:
    character = line[mark[1] : mark[1] + 1]
    if character == "\t":
        return Trap(mark, *_TAB)
    return Trap(mark, f"a value cannot begin with `{character}`", f"put the text in quotes, or {BLOCK_FORM}")


def _odd_space_hint(mark: Mark, lines: list[str], before: int) -> str:
    """A hint where this line or the one before is indented with something that only looks like a space."""
    for number in (mark[0], mark[0] - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        if indent.strip(" \t"):
            number += before + 1
            return f"line {number} is indented with a no-break space: delete its indentation and type it again"
    return ""


class _ParserMark(Protocol):
    """What the C parser's marks and the Python parser's have in common."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


def where(mark: _ParserMark | None) -> Mark:
    """The parser's mark as line and column; the beginning of the file where it gives none."""
    return (mark.line, mark.column) if mark is not None else (0, 0)
