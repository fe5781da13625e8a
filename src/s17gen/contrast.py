"""Colours that people can read: contrast by the formula of WCAG 2.2, and the nearest shade that has enough of it."""

import re

ENOUGH = 4.5  # of words of any size: WCAG 2.2, success criterion 1.4.3
WHITE = "ffffff"


def digits(text: str) -> str:
    """The six digits of a colour that is written as `1d3557`, `#1d3557` or `#abc`; empty where it is none."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})", text.strip())
    if found is None:
        return ""
    short = found[1].lower()
    return short if len(short) == 6 else "".join(each * 2 for each in short)


def meant(text: str) -> str:
    """The six digits that somebody means who writes a colour as style sheets may: `rgb(29, 53, 87)`, `#1d3557ff`."""
    digits = re.fullmatch(r"#?([0-9a-f]{6})[0-9a-f]{2}", text.strip().lower())
    if digits:
        return digits[1]
    shares = re.fullmatch(r"rgba?\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})\b[^)]*\)", text.strip().lower())
    numbers = [int(each) for each in shares.groups()] if shares else []
    return "".join(f"{each:02x}" for each in numbers) if max(numbers, default=256) < 256 else ""


def contrast(one: str, other: str = WHITE) -> float:
    """The contrast of two colours of six digits: 1 of the same, 21 of black on white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str) -> str:
    """The lightest shade of a colour of six digits that can be read on white: of its hue, and as much of it."""
    from colorsys import hls_to_rgb, rgb_to_hls

    hue, light, strength = rgb_to_hls(*(each / 255 for each in _parts(colour)))
    shade = colour
    for step in range(round(light * 1000), -1, -1):
        shade = "".join(f"{round(255 * each):02x}" for each in hls_to_rgb(hue, step / 1000, strength))
        if contrast(shade) >= ENOUGH:
            break
    return shade


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _luminance(colour: str) -> float:
    shares = (each / 255 for each in _parts(colour))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
