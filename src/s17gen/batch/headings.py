"""What the headings of a table of applicants mean: who asked whom, and when. What was decided, no table can say."""

import re
from functools import cache

from msgspec import Struct

from s17gen.findings import Path
from s17gen.forms import fields
from s17gen.nearest import did_you_mean
from s17gen.wire import Claim, Decision, RequestFile

DATES = (
    "received",
    "dated",
    "clarified",
    "extension.dated",
    "extension.decide-by",
    "review-of.letter",
    "review-of.asked",
)
# Each key that a table may give, with the ways in which people write it; its own name always will do.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "reference": ("ref", "ref no", "reference no", "reference number", "our ref", "our reference", "case", "case ref",
        "case reference", "case no", "case number", "case id", "foi ref", "foi reference", "foi no", "foi number",
        "request ref", "request reference", "request no", "request number"),
    "received": ("date received", "received date", "received on", "request received", "date request received",
        "date of receipt"),
    "dated": ("date of notice", "notice date", "date of letter", "letter date"),
    "clarified": ("date clarified", "clarified on", "clarification received"),
    "authority": ("public authority", "force", "council", "trust", "profile"),
    "applicant.name": ("applicant", "applicants name", "name of applicant", "name", "full name", "requester",
        "requester name", "name of requester", "requestor", "requestor name"),
    "applicant.salutation": ("salutation", "dear"),
    "applicant.address": ("address", "full address", "postal address", "home address"),
    "applicant.email": ("email", "e mail", "email address", "e mail address", "applicant e mail"),
    "applicant.telephone": ("telephone", "telephone no", "telephone number", "tel", "phone", "phone no",
        "phone number", "mobile", "mobile number"),
    "extension.dated": (),
    "extension.decide-by": (),
    "review-of.letter": (),
    "review-of.asked": (),
}  # fmt: skip
# Columns that together give one key, in the order in which they stand in it, and what joins them.
PARTS: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "applicant.name": (" ", (
        ("title",), ("first name", "first names", "forename", "forenames", "given name", "given names"),
        ("middle name", "middle names"), ("last name", "surname", "family name"),
    )),
    "applicant.address": ("\n", (
        ("address 1", "address line 1"), ("address 2", "address line 2"), ("address 3", "address line 3"),
        ("address 4", "address line 4"), ("address 5", "address line 5"),
        ("town", "city", "town city", "town or city", "post town"), ("county",), ("postcode", "post code"),
        ("country",),
    )),
}  # fmt: skip
SURNAME = 4  # the part of a name that there is no name without
_IGNORED = "#"
_ORDER = re.compile(r"[\s(\[]*\b((?:dd?|mm?|yyyy)(?:[/. -](?:dd?|mm?|yyyy)){2})[)\]\s]*$", re.IGNORECASE)


class Column(Struct, frozen=True):
    """What a column gives: a key, by its path, or part of one; `order` is that of day, month and year in its dates.

    A column with no path gives nothing; if it is `unnamed`, it may have nothing in it.
    """

    heading: str
    path: Path = ()
    part: int = 0
    order: str = ""
    unnamed: bool = False

    @property
    def key(self) -> str:
        """The key as a heading may have it: `applicant.name`."""
        return ".".join(map(str, self.path))

    @property
    def is_date(self) -> bool:
        """Whether its cells are dates."""
        return self.key in DATES


def column(heading: str) -> Column | None:
    """What a column with this heading gives; None where nobody can tell."""
    text = heading.strip()
    if not text or text.startswith(_IGNORED):
        return Column(text, unnamed=not text)
    found = _ORDER.search(text)
    known = _known()
    for name, order in ((text, ""), (text[: found.start()], _order(found[1])) if found else (text, "")):
        key, part = known.get(_folded(name), ("", 0))
        if key and (not order or key in DATES):
            return Column(text, tuple(key.split(".")), part, order)
    return None


def problem(heading: str) -> tuple[str, str]:
    """Why a heading is none that a table can have, and what to do."""
    text = heading.strip()
    folded = _folded(text)
    if folded.replace(" ", "-") in _of_the_decision():
        message = f"`{text}` cannot come from a table: it is the same for everyone in it"
        return message, "write it in the request file; give whoever gets another decision a request file of their own"
    hint = did_you_mean(folded, [*_known(), *SPELLINGS])
    return f"the heading `{text}` is not known", hint or f"begin it with `{_IGNORED}` to have the column passed over"


def joined(key: str, cells: list[str]) -> str:
    """Several cells as the one text that they make."""
    return PARTS[key][0].join(each for each in cells if each)


@cache
def _known() -> dict[str, tuple[str, int]]:
    """What each spelling gives: a key, and which part of it from 1, or 0 for the whole."""
    known = {_folded(name): (key, 0) for key, names in SPELLINGS.items() for name in (key, *names)}
    for key, (_, parts) in PARTS.items():
        known |= {name: (key, number) for number, names in enumerate(parts, 1) for name in names}
    return known


@cache
def _of_the_decision() -> frozenset[str]:
    return frozenset((*fields(RequestFile), *fields(Decision), *fields(Claim)))


def _folded(heading: str) -> str:
    """A heading without capitals and signs: `E-mail` and `e_mail` are one."""
    return re.sub(r"[\W_]+", " ", re.sub("['’]", "", heading.casefold())).strip()


def _order(written: str) -> str:
    """`dd/mm/yyyy` as `dmy`."""
    return "".join(dict.fromkeys(each for each in written.lower() if each.isalpha()))
