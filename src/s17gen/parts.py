"""The numbered parts of a request, read from its own numbering."""

import re

from msgspec import Struct

_NUMBER = re.compile(
    r"\(?(?:q|question|part|item)?\s*(?P<number>\d{1,3})(?P<letter>[a-z]?)\s*[.):]\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\(?(?P<letter>[a-z])[.)]\s+(?P<text>\S.*)")


class Part(Struct, frozen=True):
    """One item of a request: its number as people refer to it (`2a`), and its first words."""

    number: str
    text: str


def read_parts(request: str) -> tuple[Part, ...]:
    """The parts of a request whose lines are numbered (`1.`, `2a.`, `(b)`), in order; none if it has none.

    A number counts only in sequence, so that a year or a house number that starts a line is no part.
    A lettered line belongs to the number above it, and takes the place of that number: of `1.`, `(a)`,
    `(b)`, the parts are 1a and 1b.
    """
    found = [part for part, _ in _found(request)]
    return tuple(found) if len(found) > 1 else ()


def split(request: str, parts: tuple[Part, ...]) -> tuple[list[str], dict[str, list[str]]]:
    """The lines of a request that are in no part, and those of each part, by number; no line is lost.

    What follows an empty line after the last part belongs to none: thanks, a name, a wish for a form.

    Without parts, or with parts that are not the ones its own numbering has, all the lines stand before.
    """
    lines = request.splitlines()
    starts = [(part.number, line) for part, line in _found(request)]
    if [number for number, _ in starts] != [part.number for part in parts] or not starts:
        return lines, {}
    ends = [start for _, start in starts[1:]] + [len(lines)]
    texts = {number: lines[start:end] for (number, start), end in zip(starts, ends, strict=True)}
    last = texts[starts[-1][0]]
    after = next((index for index, line in enumerate(last) if not line.strip()), len(last))
    texts[starts[-1][0]] = last[:after]
    return [*lines[: starts[0][1]], *last[after:]], texts


def _found(request: str) -> list[tuple[Part, int]]:
    """Each part, and the line at which it starts; the line that leads in `(a)` belongs to that."""
    found: list[tuple[Part, int]] = []
    number, letter = 0, ""
    for index, line in enumerate(request.splitlines()):
        part = _numbered(line.strip(), number, letter) or _lettered(line.strip(), number, letter)
        if part is None:
            continue
        if found and part.number[:-1] == found[-1][0].number and part.number.endswith("a"):
            index = found.pop()[1]  # `1.` only leads in `(a)`
        found.append((part, index))
        number, letter = _split(part.number)
    return found


def _split(number: str) -> tuple[int, str]:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits or 0), number[len(digits) :]


def _numbered(line: str, number: int, letter: str) -> Part | None:
    match = _NUMBER.match(line)
    if not match:
        return None
    here, its_letter = int(match["number"]), match["letter"].lower()
    next_number = here == number + 1 and its_letter in ("", "a")
    next_letter = here == number and its_letter == _after(letter)
    if next_number or next_letter:
        return Part(f"{here}{its_letter}", match["text"])
    return None


def _lettered(line: str, number: int, letter: str) -> Part | None:
    match = _LETTER.match(line)
    if match and match["letter"] == _after(letter):
        return Part(f"{number or ''}{match['letter']}", match["text"])
    return None


def _after(letter: str) -> str:
    return chr(ord(letter) + 1) if letter else "a"
