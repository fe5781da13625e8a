"""The nearest of the known names to one that is not known."""

from collections.abc import Iterable

_MOST = 500  # names to compare with: the comparison is slow, and a longer list is no library's


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest, or nothing where none is near."""
    import difflib  # only ever needed to explain a mistake

    folded = {_folded(each): each for each in list(known)[:_MOST]}
    near = difflib.get_close_matches(_folded(name[:80]), folded, n=1, cutoff=0.67)
    return folded[near[0]] if near else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the nearest known name, or nothing where none is near."""
    near = nearest(name, known)
    return f"did you mean `{near}`?" if near else ""


def _folded(name: str) -> str:
    return name.strip().lower().replace("_", "-")
