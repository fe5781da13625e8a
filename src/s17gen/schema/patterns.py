"""What a schema demands of texts and numbers: patterns that mean the same in Python and in an editor's JavaScript.

A file's reader here takes every value as text; an editor's makes numbers, truth values and dates of some. So a keyword
that is for one type only stands beside those of another: a schema of a number says what a text has to look like too.
"""

from typing import Any, TypeAlias

from msgspec import Meta

Json: TypeAlias = dict[str, Any]

# Letters beyond ASCII, for JavaScript, whose `\w` has none. All are letters or digits, so Python is told nothing new.
LETTERS = "À-ÖØ-öø-ˁͰ-ͳΑ-ΡΣ-ϵϷ-ҁҊ-Ԧא-תؠ-يऄ-हぁ-ゖァ-ヺ一-鿋가-힣"
_OTHER = rf"[^\w{LETTERS}]"
_END = r"$(?!\n)"  # in Python, `$` alone is also before a line break that ends the text
_INSERT = rf"[Ii][Nn][Ss][Ee][Rr][Tt](?![\w{LETTERS}])[^\n]*"
_PLACEHOLDER = rf"{_OTHER}*(?:[Tt][Bb][AaCcDd]|[Tt][Oo][Dd][Oo]|[Xx]{{3,}}|{_INSERT}){_OTHER}*"
SAYS_SOMETHING = rf"^(?!{_PLACEHOLDER}$)[\s\S]*(?:[^\W_]|[{LETTERS}])"
DATE = rf"^(?!0000)[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]){_END}"

_DIGITS = 9  # how long a number may be, and
_MOST = 10**_DIGITS - 1


def ref(name: str) -> Json:
    """What stands in place of a definition."""
    return {"$ref": f"#/definitions/{name}"}


def text(*others: str) -> Json:
    """A text that says something, or data of the `others` types; an editor's numbers and truth values are texts too.

    A truth value is let pass by a condition, since an editor would offer `true` for every text whose type may be that.
    """
    words: Json = {
        "type": ["string", "number", *others],
        "pattern": SAYS_SOMETHING,
        "errorMessage": "Write a text here, or leave the key out.",
        "patternErrorMessage": "Write a text that says something, or leave the key out. TBC and the like are none.",
    }
    return {"if": {"not": {"type": "boolean"}}, "then": words}


def date() -> Json:
    """A day that exists, as year, month and day."""
    return {
        "type": "string",
        "format": "date",
        "pattern": DATE,
        "patternErrorMessage": "Write year, month, day: 2026-10-12.",
    }


def truth() -> Json:
    """`true` or `false`."""
    return {"type": ["boolean", "string"], "pattern": rf"^(?:true|false){_END}"}


def number(meta: Meta | None, whole: bool) -> Json:
    """A number within the bounds of its `Meta`, in digits, with up to two decimals unless it is a whole one."""
    low, least = _low(meta)
    high = _whole(meta.le) if meta is not None and meta.le is not None else _MOST
    bounds: Json = {"minimum" if least else "exclusiveMinimum": low, "maximum": high}
    return {
        "type": ["integer" if whole else "number", "string"],
        **bounds,
        "pattern": _whole_number(low, high) if whole else _number(low, least, high),
        "patternErrorMessage": "Write the number alone, in digits.",
    }


def _low(meta: Meta | None) -> tuple[int, bool]:
    """The least number, and whether a number may be it or must be more."""
    if meta is not None and meta.gt is not None:
        return _whole(meta.gt), False
    return (_whole(meta.ge) if meta is not None and meta.ge is not None else 0), True


def _whole(bound: float) -> int:
    assert bound == int(bound)  # no model has another
    return int(bound)


def _whole_number(low: int, high: int) -> str:
    return rf"^(?=[0-9]{{1,{_DIGITS}}}$)0*(?:{_between(low, high)}){_END}"


def _number(low: int, least: bool, high: int) -> str:
    """Whole numbers and decimals from `low`, which may be reached if it is the least, to `high`."""
    ends = [rf"{low}(?:\.[0-9]{{1,2}})?" if least else rf"{low}\.(?:[1-9][0-9]?|0[1-9])", rf"{high}(?:\.0{{1,2}})?"]
    within = rf"(?:{_between(low + 1, high - 1)})(?:\.[0-9]{{1,2}})?"
    return rf"^(?=[0-9]{{1,{_DIGITS}}}(?:\.|$))0*(?:{within}|{'|'.join(ends)}){_END}"


def _between(low: int, high: int) -> str:
    """A pattern of the whole numbers from `low` to `high`, without zeros before them."""
    parts = []
    while low <= high:
        top = min(high, 10 ** len(str(low)) - 1)  # as many digits as `low` has
        parts.append(_same_length(str(low), str(top)))
        low = top + 1
    return "|".join(parts)


def _same_length(low: str, high: str) -> str:
    rest = len(low) - 1
    if set(low) == {"0"} and set(high) == {"9"}:
        return f"[0-9]{{{len(low)}}}"
    if low[0] == high[0] or not rest:
        return low[0] + _same_length(low[1:], high[1:]) if rest else f"[{low}-{high}]"
    whole = set(low[1:]) == {"0"}, set(high[1:]) == {"9"}
    first, last = int(low[0]) + (not whole[0]), int(high[0]) - (not whole[1])
    parts = [] if whole[0] else [low[0] + _same_length(low[1:], "9" * rest)]
    parts += [f"[{first}-{last}][0-9]{{{rest}}}"] if first <= last else []
    parts += [] if whole[1] else [high[0] + _same_length("0" * rest, high[1:])]
    return f"(?:{'|'.join(parts)})"
