"""Text made safe to look at: characters that would steer a display are named instead of obeyed."""

import re

# Controls, line and direction marks, invisible spaces, tags, halves of pairs and what is no character at all.
STEERING = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
) + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# With them, a joiner that no script or picture needs. Compiled only where a text has one.
_NAMED = f"[{STEERING}]|(?<![^\x00-\x7f])[\u200c\u200d](?![^\x00-\x7f])"
_SPACE = "[\t\n\x0b\x0c\r\x85\u2028\u2029 ]+"


def fold(text: str) -> str:
    """The text on one line: white space that only lays it out made single spaces, none at the ends."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return re.sub(_SPACE, " ", text).strip(" ")


def visible(text: str) -> str:
    """The text on one line, white space folded, with what is not text named as `[U+202E]`."""
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(_NAMED, lambda found: f"[U+{ord(found[0]):04X}]", re.sub(_SPACE, " ", text))
