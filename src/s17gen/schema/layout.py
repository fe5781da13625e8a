"""JSON that is small, and that people can read and compare: what is short stands on one line."""

import json

_LONG = 400  # characters of a line, at which what is in it gets lines of its own
_plain = json.JSONEncoder(ensure_ascii=False).encode


def laid_out(found: object, indent: str = "") -> str:
    """JSON, of which a mapping or a list that is long has a line for each of its items."""
    inner = f"{indent} "
    if isinstance(found, dict):
        return _joined("{", [f"{_plain(key)}:{laid_out(each, inner)}" for key, each in found.items()], "}", indent)
    if isinstance(found, list):
        return _joined("[", [laid_out(each, inner) for each in found], "]", indent)
    return _plain(found)


def _joined(begin: str, items: list[str], end: str, indent: str) -> str:
    if sum(map(len, items)) < _LONG and not any("\n" in each for each in items):
        return f"{begin}{','.join(items)}{end}"
    lines = ",".join(f"\n{indent} {each}" for each in items)
    return f"{begin}{lines}\n{indent}{end}"
