"""The nearest of the known names to one that is not known."""

from collections.abc import Iterable

_MOST = 500  # names to compare with: the comparison is slow, and a longer list is no library's


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the nearest known name, or nothing where none is near."""
    import difflib  # only ever needed to explain a mistake

    names = list(known)[:_MOST]
    folded = {each.lower().replace("_", "-"): each for each in names}
    near = difflib.get_close_matches(name[:80].strip().lower().replace("_", "-"), folded, n=1, cutoff=0.67)
    return f"did you mean `{folded[near[0]]}`?" if near else ""
