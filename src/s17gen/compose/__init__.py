"""A Case becomes a Notice: the style says which sections in which order, one module writes each kind."""

import importlib
from collections.abc import Callable, Iterator
from functools import cache

from s17gen.case import Case
from s17gen.compose import harm
from s17gen.compose.layout import ways
from s17gen.compose.letterhead import brand
from s17gen.compose.words import Body, Words
from s17gen.errors import LibraryError
from s17gen.library import Library
from s17gen.notice import Audience, Notice, Section
from s17gen.styles import Style, StyleSection
from s17gen.wording import inline, plain

# Each kind of section: the module that writes it, imported when a style has the kind, and its function.
SECTIONS: dict[str, tuple[str, str]] = {
    "letterhead": ("letterhead", "write"),
    "opening": ("opening", "write"),
    "request": ("request", "write"),
    "decision": ("decision", "write"),
    "review-outcome": ("review_outcome", "write"),
    "parts": ("parts", "write"),
    "answers": ("answers", "write"),
    "not-held": ("not_held", "write"),
    "clarification": ("clarification", "write"),
    "more-time": ("more_time", "write"),
    "recital": ("recital", "write"),
    "relied": ("exemptions", "in_a_sentence"),
    "refusals": ("refusals", "write"),
    "refusals-brief": ("refusals", "briefly"),
    "exemptions": ("exemptions", "write"),
    "harm": ("harm", "write"),
    "public-interest": ("public_interest", "write"),
    "balance": ("balance", "write"),
    "no-inference": ("no_inference", "write"),
    "schedule": ("schedule", "write"),
    "advice": ("advice", "write"),
    "review": ("review", "write"),
    "complaint": ("complaint", "write"),
    "rights": ("rights", "write"),
    "rights-brief": ("rights", "briefly"),
    "own": ("standing", "own"),
    "re-use": ("standing", "re_use"),
    "annexes": ("standing", "annexes"),
    "two-duties": ("standing", "two_duties"),
    "file-note": ("file_note", "write"),
    "note-head": ("file_note", "head"),
    "note-request": ("file_note", "asked"),
    "note-decided": ("file_note", "decided"),
    "signature": ("signature", "write"),
}


def compose(
    case: Case, library: Library, style: Style, draft: bool = False, audience: Audience = "applicant"
) -> Notice:
    """Write the letter in a style. Empty sections vanish; what is owed and missing is a gap."""
    words = Words(case, library, audience)
    wanted = _headings(case)
    sections = [
        Section(each.kind, _heading(each, wanted), _writer(style, each.kind, words)(case, words))
        for each in style.sections
    ]
    title = plain(inline(style.title, {"reference": case.reference, "subject": case.subject}))
    mark = words.line("draft") if draft else ""
    title = words.line("draft.title", title=title) if draft else title
    written = tuple(each for each in sections if each.body)
    return Notice(title=title, sections=written, draft=mark, said=tuple(words.said), brand=brand(case))


# What a file may say that no duty asks for, and the kinds of section that print it.
_PRINTED: tuple[tuple[str, Callable[[Case], bool], tuple[str, ...]], ...] = (
    ("schedule", lambda case: any(each.schedule for each in case.decisions), ("schedule",)),
    ("review-of", lambda case: case.review_of is not None, ("review-outcome",)),
    ("advice", lambda case: bool(case.advice), ("advice",)),
    ("searched", lambda case: any(each.searched for each in case.decisions), ("not-held", "parts", "file-note")),
    ("still-weighing", lambda case: any(each.still_weighing for each in case.decisions), ("more-time",)),
    ("standing", lambda case: bool(case.authority and case.authority.standing), ("own",)),
)


def left_out(case: Case, style: Style) -> Iterator[str]:
    """The keys of what a case says and no section of a style prints; what is owed by law is proved elsewhere."""
    kinds = {section.kind for section in style.sections}
    for key, has, printing in _PRINTED:
        if has(case) and not kinds & set(printing):
            yield key


def _headings(case: Case) -> tuple[str, ...]:
    """The names of the headings that suit a letter: of the one way in which it refuses, or not for harm alone."""
    all_ways = ways(case)
    own = (all_ways[0],) if len(all_ways) == 1 and all_ways[0] else ()
    return (*own, "mixed") if all_ways and not harm.speaks_of_harm_alone(case) else own


def _heading(section: StyleSection, wanted: tuple[str, ...]) -> str:
    """The style's heading, or the first that suits the letter better."""
    return next((section.headings[each] for each in wanted if each in section.headings), section.heading or "")


def _writer(style: Style, kind: str, words: Words) -> Callable[[Case, Words], Body]:
    """What writes a kind of section; a kind that begins with `standing.` is the statement of that id."""
    if kind.startswith("standing.") and words.has(kind):
        return lambda case, words: words.say(kind)
    if kind not in SECTIONS:
        hint = f"the kinds are {', '.join(SECTIONS)}, and `standing.` with the id of a statement"
        raise LibraryError(f"style `{style.id}` has a section of the unknown kind `{kind}`", hint=hint)
    return _function(kind)


@cache
def _function(kind: str) -> Callable[[Case, Words], Body]:
    module, name = SECTIONS[kind]
    writer: Callable[[Case, Words], Body] = getattr(importlib.import_module(f"s17gen.compose.{module}"), name)
    return writer
