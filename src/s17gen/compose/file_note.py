"""File note: that a request gets no notice at all, and why the law allows that. FOIA s17(6)."""

from s17gen.case import Case, Decision
from s17gen.citation import words as cite_words
from s17gen.compose import signature
from s17gen.compose.words import Body, Words
from s17gen.dates import date_words
from s17gen.notice import Block, Lines
from s17gen.wording import quote


def head(case: Case, words: Words) -> Body:
    """Whose note it is, and on which request of whom."""
    lines = [words.phrase("file-note.reference", reference=case.reference)]
    lines += [words.phrase("file-note.applicant", applicant=case.applicant.name)] if case.applicant else []
    lines.append(words.phrase("file-note.received", received=date_words(case.received)))
    lines.append(words.phrase("letterhead.date", date=date_words(case.dated)))
    return (Lines(lines=tuple(lines)),)


def asked(case: Case, words: Words) -> Body:
    """The request, as it was asked."""
    return (*words.say("file-note.request"), quote(case.request))


def decided(case: Case, words: Words) -> Body:
    """Who decided."""
    return (*words.say("file-note.decided"), Lines(lines=signature.names(case)))


def write(case: Case, words: Words) -> Body:
    """What the note is, then for each decision the provision, the earlier notice and why another is not owed."""
    quiet = [each for each in case.decisions if not case.regime.outcomes[each.outcome].letter]
    return words.say("file-note") + tuple(block for each in quiet for block in _decision(case, words, each))


def _decision(case: Case, words: Words, decision: Decision) -> tuple[Block, ...]:
    blocks = words.say("file-note.under", provisions=words.cited(decision.claims)) if decision.claims else ()
    for claim in decision.claims:
        blocks += (*claim.particulars, *words.passages(claim.because))
    notice = decision.earlier_notice
    if notice:
        said = words.say(
            "file-note.earlier",
            reference=notice.reference,
            dated=date_words(notice.dated),
            cited=cite_words([notice.cited], case.regime.citation),
        )
        warned = words.say("file-note.warned" if notice.warned else "file-note.not-warned")
        blocks += words.together([said, warned])
    return blocks + words.passages(decision.unreasonable)
