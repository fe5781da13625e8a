"""Letterhead: who writes to whom, under which reference, on which day."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.dates import date_words
from s17gen.notice import Brand, Gap, Inlines, Lines, Picture, Strong, Text
from s17gen.profile import Embedded
from s17gen.wire import Applicant
from s17gen.wording import inline, lines


def write(case: Case, words: Words) -> Body:
    """The authority, the applicant if named, then reference and date; these first where a portal files by them."""
    reference = words.phrase("letterhead.reference", reference=case.reference)
    about = Lines(lines=(reference, words.phrase("letterhead.date", date=date_words(case.dated))))
    if words.audience == "portal":
        return about, _authority(case, words)
    body: Body = (_authority(case, words),)
    body += (Lines(lines=_applicant(case.applicant)),) if case.applicant else ()
    return (*body, about)


def brand(case: Case) -> Brand | None:
    """The logo and the colours of the authority, for formats that can show them; None where it has neither."""
    authority = case.authority
    if authority is None or not (authority.logo or authority.colours):
        return None
    logo, colours = authority.logo, authority.colours
    picture = (
        Picture(logo.media, logo.base64, logo.alt, logo.width, logo.height) if isinstance(logo, Embedded) else None
    )
    return Brand(picture, colours.accent if colours else None, colours.heading if colours else None)


def _authority(case: Case, words: Words) -> Lines | Gap:
    authority = case.authority
    if authority is None:
        return words.missing("the authority")
    found: list[Inlines] = [(Strong(authority.name),)]
    if authority.unit:
        found.append((Text(authority.unit),))
    if authority.address:
        found.extend(lines(authority.address).lines)
    found.extend((Text(each),) for each in (authority.email, authority.telephone) if each)
    if authority.web:
        found.append(inline(authority.web))
    return Lines(lines=tuple(found))


def _applicant(applicant: Applicant) -> tuple[Inlines, ...]:
    address = lines(applicant.address).lines if applicant.address else ()
    email: tuple[Inlines, ...] = ((Text(applicant.email),),) if applicant.email else ()
    return ((Text(applicant.name),), *address, *email)
