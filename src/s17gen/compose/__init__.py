"""A Case becomes a Notice: the style says which sections in which order, one module writes each kind."""

from collections.abc import Callable

from s17gen.case import Case
from s17gen.compose import (
    advice,
    answers,
    balance,
    complaint,
    decision,
    exemptions,
    harm,
    letterhead,
    not_held,
    opening,
    public_interest,
    request,
    review,
    section_17,
    signature,
)
from s17gen.compose.words import Body, Words
from s17gen.errors import LibraryError
from s17gen.law import Style
from s17gen.library import Library
from s17gen.notice import Notice, Section
from s17gen.wording import inline, plain

SECTIONS: dict[str, Callable[[Case, Words], Body]] = {
    "letterhead": letterhead.write,
    "opening": opening.write,
    "request": request.write,
    "decision": decision.write,
    "answers": answers.write,
    "not-held": not_held.write,
    "section-17": section_17.write,
    "exemptions": exemptions.write,
    "harm": harm.write,
    "public-interest": public_interest.write,
    "balance": balance.write,
    "advice": advice.write,
    "review": review.write,
    "complaint": complaint.write,
    "signature": signature.write,
}


def compose(case: Case, library: Library, style: Style, draft: bool = False) -> Notice:
    """Write the letter in a style. Empty sections vanish; what is owed and missing is a gap."""
    words = Words(case, library)
    sections = [
        Section(each.kind, each.heading or "", _writer(style, each.kind)(case, words)) for each in style.sections
    ]
    title = plain(inline(style.title, {"reference": case.reference, "subject": case.subject}))
    mark = words.line("draft") if draft else ""
    title = words.line("draft.title", title=title) if draft else title
    written = tuple(each for each in sections if each.body)
    return Notice(title=title, sections=written, draft=mark, said=tuple(words.said))


def _writer(style: Style, kind: str) -> Callable[[Case, Words], Body]:
    if kind not in SECTIONS:
        hint = f"the kinds are {', '.join(SECTIONS)}"
        raise LibraryError(f"style `{style.id}` has a section of the unknown kind `{kind}`", hint=hint)
    return SECTIONS[kind]
