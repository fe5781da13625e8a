"""Schedule: what is withheld in each document, row by row."""

from s17gen.case import Case, Decision
from s17gen.compose.layout import label
from s17gen.compose.words import Body, Words
from s17gen.notice import Inlines, Section, Table, Text
from s17gen.rows import Removed
from s17gen.wording import capital


def write(case: Case, words: Words) -> Body:
    """A table for each decision that has one; columns that no row fills are left out."""
    having = [each for each in case.decisions if each.schedule]
    if len(having) == 1:
        return (_table(words, having[0]),)
    return tuple(Section("schedule", label(case, words, each), (_table(words, each),)) for each in having)


def _table(words: Words, decision: Decision) -> Table:
    places = any(each.at for each in decision.schedule)
    reasons = any(each.because for each in decision.schedule)
    columns = ["document", *(["at"] if places else []), "what", "under", *(["because"] if reasons else [])]
    rows = tuple(_row(words, decision, each, columns) for each in decision.schedule)
    return Table(head=tuple(words.line(f"schedule.{name}") for name in columns), rows=rows)


def _row(words: Words, decision: Decision, removed: Removed, columns: list[str]) -> tuple[Inlines, ...]:
    under = [each.strip() for each in ([removed.under] if isinstance(removed.under, str) else removed.under)]
    claims = [each for each in decision.claims if each.cite in under or set(each.cites) & set(under)]
    cells = {
        "document": removed.document,
        "at": removed.at or "–",
        "what": removed.what,
        "under": capital(words.cited(claims)) if claims else ", ".join(under),
        "because": removed.because or "–",
    }
    return tuple((Text(capital(cells[name].strip())),) for name in columns)
