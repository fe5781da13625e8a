"""Citations: what people type, the canonical form, how letters print it, and in which order.

A canonical citation is `s31(1)(a)`: an `s`, the section, and each level in brackets. `s40(2)+(3A)(a)` reads one limb
with another of the same section; of the second only what differs is written, so `s30(2)(a)(i)+(b)` is read with (2)(b).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from s17gen.model import Wire
from s17gen.nearest import did_you_mean

_CANONICAL = re.compile(r"s(\d{1,3}[A-Z]{0,2})((?:\([0-9A-Za-z]{1,5}\))*)((?:\+(?:\([0-9A-Za-z]{1,5}\))+)?)")
_TYPED = r"(?:foia)?(?:sections?|sec\.?|s\.?|ss\.?)?(\d{1,3}[a-z]{0,2})((?:\([0-9a-z]{1,5}\))*)"
_LONGEST = 200  # characters of what is typed that are looked at
_SHOWN = 10  # citations in a hint

Levels = tuple[str, ...]


class Names(Wire, frozen=True):
    """What letters call a provision: "section 31(1)(a)", "sections 24(1) and 31(1)(a)"."""

    one: str
    many: str


class Reading(Struct, frozen=True):
    """What a typed citation means: the provisions it names exactly, and those within or near what it names."""

    exact: tuple[str, ...]
    near: tuple[str, ...] = ()


# The canonical form.


def is_canonical(text: str) -> bool:
    """Whether `text` has the form of a citation; it may still cite nothing that exists."""
    return _CANONICAL.fullmatch(text) is not None


def section_of(cite: str) -> str:
    """The section a canonical citation belongs to: `s31` of `s31(1)(a)`."""
    match = _CANONICAL.match(cite)
    return f"s{match[1]}" if match else ""


def canonical(text: str) -> str:
    """The canonical form of one provision as people type it (`S.31 (1) (a)`, `section 31(1)(a)`), or nothing."""
    match = re.fullmatch(_TYPED, "".join(text.split())[:60], re.IGNORECASE)
    return f"s{match[1].upper()}{''.join(f'({each})' for each in map(_level, _levels(match[2])))}" if match else ""


def levels(cite: str) -> tuple[Levels, Levels]:
    """The levels of a canonical citation, and those of the limb it is read with, written out; empty if none."""
    match = _CANONICAL.fullmatch(cite)
    if match is None:
        return (), ()
    base, other = _levels(match[2]), _levels(match[3])
    if other and not other[0][0].isdigit():
        other = (*base[:1], *other)
    return base, other


def sort_key(cite: str) -> tuple[object, ...]:
    """What orders canonical citations as the Act has them: by section, then level by level."""
    number = section_of(cite).removeprefix("s") or "999"
    base, other = levels(cite)
    return (_numbered(number), [_numbered(each) for each in base], [_numbered(each) for each in other])


def _numbered(level: str) -> tuple[int, str]:
    digits = re.match(r"\d*", level)
    number = digits[0] if digits else ""
    return int(number or 0), level[len(number) :]


def _levels(text: str) -> Levels:
    return tuple(re.findall(r"\(([0-9A-Za-z]+)\)", text))


def _level(level: str) -> str:
    """A level as the Act writes it: `3A` with a capital, letters alone without."""
    return level.upper() if level[0].isdigit() else level.lower()


# In letters.


def words(cites: Iterable[str], names: Names) -> str:
    """Citations as letters print them: `section 31(1)(a)`, `sections 24(1) and 38(1)(a)`, `sections 31(1)(a) and (b)`.

    The order is that of the arguments; repeats are dropped, and neighbours of one parent are named by their last level.
    So are those that one provision is read with. What is no citation is printed as it is.
    """
    given = tuple(cites)
    return (_known_words if sum(map(len, given)) <= _LONGEST else _words)(given, names)


def _words(cites: tuple[str, ...], names: Names) -> str:
    known = [cite if is_canonical(cite) else canonical(cite) or cite for cite in dict.fromkeys(cites)]
    groups: list[list[str]] = []
    for cite in known:
        if groups and _parent(cite) and _parent(cite) == _parent(groups[-1][0]):
            groups[-1].append(cite)
        else:
            groups.append([cite])
    if len(known) == 1:
        return f"{names.one} {_bare_words(known[0], f'{names.one} ')}"
    if any("+" in cite for cite in known) and len(groups) > 1:
        return _listed_clearly([words(each, names) for each in groups])
    if "+" in known[0]:
        return f"{names.one} {known[0].removeprefix('s').partition('+')[0]} read with {_words(_others(known), names)}"
    texts = [_group(each) for each in groups]
    several = any(len(each) > 1 for each in groups) and len(groups) > 1
    return f"{names.many} {_listed_clearly(texts) if several else listed(texts)}"


_known_words = lru_cache(1_000)(_words)  # a letter names a provision many times


def are_several(cites: Iterable[str]) -> bool:
    """Whether citations are of more than one provision; what one of them is read with makes no second one of it."""
    return len({cite.partition("+")[0] for cite in cites}) > 1


def _parent(cite: str) -> str:
    """A citation without its last level, or without what it is read with; nothing for a section."""
    if "(" not in cite or not is_canonical(cite):
        return ""
    return cite[: cite.index("+") + 1] if "+" in cite else cite[: cite.rindex("(")]


def _others(cites: Iterable[str]) -> tuple[str, ...]:
    """What the provisions of citations are read with, as citations of their own."""
    return tuple(f"{section_of(cite)}{''.join(f'({each})' for each in levels(cite)[1])}" for cite in cites)


def _group(cites: list[str]) -> str:
    first, *others = cites
    return listed([_bare_words(first), *(f"({levels(each)[0][-1]})" for each in others)])


def together(cites: Sequence[str]) -> str:
    """How one `cite:` names several limbs of one parent, `s31(1)(a) and (b)`; nothing for others."""
    parents = {_parent(each) for each in cites}
    alike = len(cites) > 1 and len(parents) == 1 and not any("+" in each for each in cites)
    return f"s{_group(list(cites))}" if alike and all(parents) else ""


def _bare_words(cite: str, named: str = "") -> str:
    base, _, rest = cite.removeprefix("s").partition("+")
    if not rest:
        return base
    number = section_of(cite).removeprefix("s")
    return f"{base} read with {named}{number}{''.join(f'({each})' for each in levels(cite)[1])}"


def listed(items: Iterable[str]) -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def _listed_clearly(items: Sequence[str]) -> str:
    """Words in a row, some of which are rows themselves: `a and b, and c`."""
    return f"{', '.join(items[:-1])}, and {items[-1]}"


# As typed.

_PIECE = r"\(\s*(?P<level>[0-9A-Za-z]{1,5})\s*\)|(?P<section>\d{1,3}[A-Za-z]{0,2})(?![A-Za-z0-9])|(?P<to>–|-|\bto\b)"


def read(text: str, known: Iterable[str]) -> Reading:
    """What somebody's way of citing means among the `known` provisions, several of which it may name.

    `31(1)(a)(b)` names two limbs; `s40(2)(a)(b) & (3A)(a)` the one that reads subsection (2) with (3A)(a).
    """
    names = list(known)
    found: list[str] = []
    near: list[str] = []
    for section, paths in _typed_sections(text[:_LONGEST], names):
        limbs = [name for name in names if section_of(name) == section]
        exact = _named(paths, limbs)
        found += exact
        near += [] if exact else _within(paths, limbs) or limbs
    return Reading(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(near)))


def _typed_sections(text: str, names: list[str]) -> list[tuple[str, list[Levels]]]:
    """Each section that a text names, with the levels that follow it, as paths that exist as far as they can."""
    found: list[tuple[str, list[Levels]]] = []
    steps: set[Levels] = set()
    ranged = False
    for piece in re.finditer(_PIECE, text):
        if piece["section"]:
            section = f"s{piece['section'].upper()}"
            steps = {
                way[:end]
                for name in names
                if section_of(name) == section
                for way in levels(name)
                for end in (1, 2, 3, 4)
            }
            found.append((section, [()]))
        elif piece["level"] and found:
            _step(found[-1][1], _level(piece["level"]), steps, ranged)
        ranged = piece["to"] is not None
    return found


def _step(paths: list[Levels], level: str, steps: set[Levels], ranged: bool) -> None:
    """Go one level on from the last path, or begin another beside it; a level that leads nowhere is passed over."""
    last = paths[-1]
    if (*last, level) in steps or not last:
        paths[-1] = (*last, level)
        return
    for depth in range(len(last) - 1, -1, -1):
        if (*last[:depth], level) in steps:
            if ranged:
                between = sorted(each for each in steps if each[:depth] == last[:depth] and len(each) == depth + 1)
                paths += [each for each in between if last[: depth + 1] < each < (*last[:depth], level)]
            paths.append((*last[:depth], level))
            return


def _named(paths: list[Levels], limbs: list[str]) -> list[str]:
    """The limbs that paths name: first those that read two of them together, or are the only one with the second."""
    found = []
    for limb in limbs:
        base, other = levels(limb)
        if (
            other
            and other in paths
            and (base in paths or not any(path == levels(each)[0] for path in paths for each in limbs))
        ) or (not other and base in paths):
            found.append(limb)
    return found


def _within(paths: list[Levels], limbs: list[str]) -> list[str]:
    return [limb for limb in limbs if any(path and way[: len(path)] == path for path in paths for way in levels(limb))]


def suggestion(cite: str, known: Iterable[str]) -> str:
    """What to write instead of a citation that is not known: its canonical form, its limbs, or the nearest."""
    names = list(known)
    reading = read(cite, names)
    several = "one `cite:` holds one provision: make a claim of each"
    if reading.exact and reading.near:
        return f"{several}, {listed(f'`{each}`' for each in reading.exact)}, and {_choices(reading.near)}"
    if len(reading.exact) > 1:
        return f"{several}, {listed(f'`{each}`' for each in reading.exact)}"
    if reading.exact:
        return f"write `{reading.exact[0]}`"
    alike = [name for name in names if _bare(name) == _bare(cite)]
    if len(alike) == 1:
        return f"write `{alike[0]}`"
    if reading.near:
        return "cite " + _choices(reading.near)
    return did_you_mean(cite, names) or _nearest_sections(cite, names)


def _bare(cite: str) -> str:
    """The letters and digits of a citation, so that missing brackets do not tell two apart."""
    return re.sub(r"[^0-9a-z]|section|foia", "", cite.lower()).removeprefix("s")


def _choices(limbs: Sequence[str]) -> str:
    shown = [f"`{limb}`" for limb in limbs[:_SHOWN]]
    more = ["..."] if len(limbs) > _SHOWN else []
    tells = f"; `s17gen show {section_of(limbs[0])}` tells them apart"
    return shown[0] if len(limbs) == 1 else f"one of {', '.join([*shown, *more])}{tells}"


def _nearest_sections(cite: str, names: list[str]) -> str:
    """The sections whose numbers come next to the one typed; where none was, how to see them all."""
    typed = re.search(r"\d{1,3}", cite)
    sections = list(dict.fromkeys(section_of(name) for name in names))
    if not typed or not sections:
        return "`s17gen list provisions` lists those there are"
    near = sorted(sections, key=lambda each: (abs(_numbered(each[1:])[0] - int(typed[0])), each))[:2]
    shown = listed(f"`{each}`" for each in sorted(near, key=sort_key))
    return f"the nearest sections are {shown}; `s17gen list provisions` lists all"
