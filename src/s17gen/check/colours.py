"""Colours of style sheets, so far as to tell words that nobody can see from the page that they stand on."""

import re

from s17gen.contrast import contrast

_NAMES = {
    "white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff",
    "whitesmoke": "f5f5f5", "floralwhite": "fffaf0", "azure": "f0ffff", "mintcream": "f5fffa",
}  # fmt: skip
_UNSEEN = 1.2  # of a contrast that goes from 1 to 21; a pale watermark has more


def colours(value: str) -> list[str]:
    """Every colour in a value that can be read, as six digits or `transparent`."""
    found = []
    for word in re.findall(r"#[0-9a-f]+|rgba?\([^)]*\)|hsla?\([^)]*\)|[a-z]+", value.lower()):
        colour = _colour(word)
        found += [colour] if colour else []
    return found


def alike(one: str, other: str) -> bool:
    """Whether every colour of one value is transparent, or can hardly be told from one of the other's."""
    return any(
        first == "transparent" or any(_unseen(first, second) for second in colours(other)) for first in colours(one)
    )


def _unseen(one: str, other: str) -> bool:
    return other != "transparent" and contrast(one, other) < _UNSEEN


def _colour(word: str) -> str:
    if word == "transparent":
        return word
    if word.startswith("#"):
        return _of_digits(word[1:])
    numbers = re.findall(r"[0-9.]+%?", word)
    if word.startswith("rgb") and len(numbers) >= 3:
        if len(numbers) > 3 and _share(numbers[3], 1) < 0.15:
            return "transparent"
        return "".join(f"{min(255, round(_share(each, 255) * 255)):02x}" for each in numbers[:3])
    if word.startswith("hsl") and len(numbers) >= 3:
        light = _share(numbers[2], 100)
        return "ffffff" if light > 0.97 else "000000" if light < 0.03 else ""
    return _NAMES.get(word, "")


def _of_digits(digits: str) -> str:
    if len(digits) in (3, 4):
        digits = "".join(each * 2 for each in digits)
    if len(digits) == 8 and int(digits[6:], 16) < 40:
        return "transparent"
    return digits[:6] if len(digits) in (6, 8) else ""


def _share(number: str, most: float) -> float:
    """A number as a share of the most that it can be."""
    value = float(number.rstrip("%") or 0) if re.fullmatch(r"[0-9]*\.?[0-9]+%?", number) else 0.0
    return value / 100 if number.endswith("%") else value / most
