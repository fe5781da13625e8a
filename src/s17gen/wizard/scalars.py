"""A text as YAML that our loader reads back exactly, whatever is in it."""

import re

from s17gen.visible import STEERING

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,()'/_@£-]*[A-Za-z0-9.)'])?")
_NOT_PLAIN = ("null", "Null", "NULL")
_NOT_IN_BLOCK = re.compile(f"[{STEERING}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")
_ESCAPED = re.compile(
    f'[{STEERING}\\x00-\\x1f\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028\\u2029\\u202f\\u205f\\u3000"\\\\]'
)
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\0": "\\0"}
_MOST_PLAIN = 90
_WIDTH = 114


def clean(text: str) -> str:
    """The text without halves of pairs, which no file can hold; each becomes the sign for what cannot be read."""
    return text.encode("utf-8", "replace" if text.isascii() else "surrogatepass").decode("utf-8", "replace")


def scalar(text: str, indent: int) -> str:
    """What stands after a key that is indented by so many spaces: plain, after a `|`, or in quotes."""
    if len(text) <= _MOST_PLAIN and _PLAIN.fullmatch(text) and text not in _NOT_PLAIN:
        return text
    if not _fits_block(text):
        return _quoted(text, indent)
    return _block(text, indent) if "\n" in text.removesuffix("\n") else _folded(text, indent)


def key(text: str) -> str:
    """A key, in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text not in _NOT_PLAIN and len(text) <= _MOST_PLAIN
    return text if plain else _one_line(text)


def _fits_block(text: str) -> bool:
    body = text.removesuffix("\n")
    lines = body.split("\n")
    laid_out = len(lines) > 1 or len(text) > _MOST_PLAIN
    first = next((line for line in lines if line), "")
    sound = bool(body) and bool(lines[0]) and bool(lines[-1].strip()) and first[0] not in " \t"
    return laid_out and sound and not _NOT_IN_BLOCK.search(text)


def _block(text: str, indent: int) -> str:
    pad = " " * (indent + 2)
    lines = [f"{pad}{line}" if line else "" for line in text.removesuffix("\n").split("\n")]
    return "\n".join([f"|{'' if text.endswith(chr(10)) else '-'}", *lines])


def _folded(text: str, indent: int) -> str:
    """A paragraph after `>`, broken only at single spaces, which is what its line breaks are read as."""
    pad = " " * (indent + 2)
    rows = [""]
    for word in re.split(r"(?<=\S) (?=\S)", text.removesuffix("\n")):
        if rows[-1] and len(rows[-1]) + len(word) >= _WIDTH - indent:
            rows.append(word)
        else:
            rows[-1] += f" {word}" if rows[-1] else word
    return "\n".join([f">{'' if text.endswith(chr(10)) else '-'}", *(f"{pad}{row}" for row in rows)])


def _quoted(text: str, indent: int) -> str:
    """In double quotes, with a line for each line; what would steer a display is named there, not obeyed."""
    pad = " " * (indent + 2)
    lines = text.split("\n")
    rows = [_escaped(line) + ("\\n" if number < len(lines) - 1 else "") for number, line in enumerate(lines)]
    rows = [f"\\{row}" if row.startswith(" ") and number else row for number, row in enumerate(rows)]
    return '"' + f"\\\n{pad}".join(row for number, row in enumerate(rows) if row or not number) + '"'


def _one_line(text: str) -> str:
    return f'"{_escaped(text)}"' if "\n" not in text else '"' + "\\n".join(map(_escaped, text.split("\n"))) + '"'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] == " ":
        return " "
    return _SHORT.get(found[0]) or (f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}")
