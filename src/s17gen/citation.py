"""Citations: what people type, the canonical form, and how letters print it.

A canonical citation is `s31(1)(a)`: an `s`, the section, and each level in brackets. `s40(2)+(3A)(a)` reads
one limb with another of the same section.
"""

import re
from collections.abc import Iterable

from s17gen.nearest import did_you_mean

_CANONICAL = re.compile(r"s(\d{1,3}[A-Z]{0,2})((?:\([0-9A-Za-z]{1,5}\))*)((?:\+(?:\([0-9A-Za-z]{1,5}\))+)?)")
_TYPED = r"(?:foia)?(?:sections?|sec\.?|s\.?|ss\.?)?(\d{1,3}[a-z]{0,2})((?:\([0-9a-z]{1,5}\))*)"


def is_canonical(text: str) -> bool:
    """Whether `text` has the form of a citation; it may still cite nothing that exists."""
    return _CANONICAL.fullmatch(text) is not None


def section_of(cite: str) -> str:
    """The section a canonical citation belongs to: `s31` of `s31(1)(a)`."""
    match = _CANONICAL.match(cite)
    return f"s{match[1]}" if match else ""


def canonical(text: str) -> str:
    """The canonical form of what people type (`S.31 (1) (a)`, `section 31(1)(a)`), or nothing."""
    match = re.fullmatch(_TYPED, "".join(text.split())[:60], re.IGNORECASE)
    return f"s{match[1].upper()}{match[2].lower()}" if match else ""


def words(cites: Iterable[str]) -> str:
    """Citations as a letter prints them: `section 31(1)(a)`, `sections 24(1) and 31(1)(a)`.

    The order is that of the arguments; repeats are dropped. What is no citation is printed as it is.
    """
    known = [cite if is_canonical(cite) else canonical(cite) or cite for cite in dict.fromkeys(cites)]
    bare = [cite.removeprefix("s").replace("+", " with ") for cite in known]
    return ("section " if len(bare) == 1 else "sections ") + listed(bare)


def listed(items: Iterable[str]) -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def suggestion(cite: str, known: Iterable[str]) -> str:
    """What to write instead of a citation that is not known: its canonical form, its limbs, or the nearest."""
    names = list(known)
    if re.search(r"[,;&]|\band\b", cite):
        return "one `cite:` holds one provision: make a claim of each"
    typed = canonical(cite)
    alike = [name for name in names if _bare(name) == _bare(cite)]
    if typed in names or len(alike) == 1:
        return f"write `{typed if typed in names else alike[0]}`"
    section = section_of(typed or cite)
    limbs = [name for name in names if section and section_of(name) == section]
    within = [name for name in limbs if name.startswith(typed)]
    if within or limbs:
        return "cite " + _choices(within or limbs)
    near = "" if section else did_you_mean(cite, names)
    return near or f"the library has {_sections(names)}"


def _bare(cite: str) -> str:
    """The letters and digits of a citation, so that missing brackets do not tell two apart."""
    return re.sub(r"[^0-9a-z]|section|foia", "", cite.lower()).removeprefix("s")


def _choices(limbs: list[str]) -> str:
    return f"`{limbs[0]}`" if len(limbs) == 1 else f"one of {', '.join(f'`{limb}`' for limb in limbs)}"


def _sections(names: list[str]) -> str:
    return words(dict.fromkeys(section_of(name) for name in names)) if names else "no provision at all"
