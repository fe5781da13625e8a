"""What changes between two libraries, as people read it on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from s17gen.changes.letters import Found, Notice
from s17gen.changes.libraries import Change
from s17gen.changes.words import Edit
from s17gen.visible import visible

_LONGEST = 400  # characters of one side of a difference
_STATES = {"letter": "a letter", "draft": "a draft, since errors stop the letter", "none": "no letter",
           "unreadable": "a file that cannot be read"}  # fmt: skip

_SAME = {"letter": "the same", "draft": "the same draft, since errors stop the letter",
         "none": "no letter under either library; `s17gen check` says why",
         "unreadable": "cannot be read"}  # fmt: skip


def of_libraries(changes: Sequence[Change]) -> str:
    """Every difference between two libraries."""
    return "".join(f"{line}\n" for each in changes for line in _change(each, "", words=True))


def of_notices(notices: Iterable[Notice]) -> str:
    """Every notice that differs, with its words, its findings and what is behind it; what is alike is said once."""
    told: dict[tuple[str, ...], str] = {}
    lines: list[str] = []
    for each in notices:
        name = visible(each.name)
        details = tuple(_details(each))
        first = told.setdefault((_what(each), *details), name)
        alike = bool(details) and first is not name
        lines += [f"{name}: {_what(each)}, as {first}"] if alike else [f"{name}: {_what(each)}", *details]
    return "".join(f"{line}\n" for line in lines)


def _what(each: Notice) -> str:
    """What becomes of a notice."""
    if each.same:
        return _SAME[each.old]
    if each.old != each.new:
        return f"{_STATES[each.old]}{',' if ',' in _STATES[each.old] else ''} would become {_STATES[each.new]}"
    return "would change" if each.words else "would be found otherwise"


def _details(each: Notice) -> Iterator[str]:
    yield from (f"  {_edit(one)}" for one in each.words)
    yield from (f"  {_found('gone', one)}" for one in each.gone)
    yield from (f"  {_found('new ', one)}" for one in each.come)
    for one in each.behind:
        yield from _change(one, "  behind it: ", words=False)


def _change(each: Change, before: str, words: bool) -> Iterator[str]:
    what = f"{before}{each.kind} {visible(each.id)} {each.change}"
    keys = f": {', '.join(each.keys)}" if each.keys else ""
    where = " -> ".join(visible(one) for one in dict.fromkeys((each.old, each.new)) if one)
    yield f"{what}{keys} ({where})"
    yield from (f"  {_edit(one)}" for one in (each.words if words else ()))


def _edit(each: Edit) -> str:
    old = f"[-{_cut(each.old)}-]" if each.old else ""
    new = f"{{+{_cut(each.new)}+}}" if each.new else ""
    return " ".join(one for one in (visible(each.before), old + new, visible(each.after)) if one)


def _cut(text: str) -> str:
    return visible(text) if len(text) <= _LONGEST else f"{visible(text[:_LONGEST])} ... ({len(text.split())} words)"


def _found(how: str, each: Found) -> str:
    return f"{how} {each.severity} {each.rule} ({visible(each.file)}:{each.line}): {visible(each.message[:_LONGEST])}"
