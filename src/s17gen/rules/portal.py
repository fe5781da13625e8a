"""Portal: what an answer through a public request site must have besides; judged for such an answer alone."""

import re
from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.marks import EMAIL
from s17gen.profile import Review
from s17gen.rules.rule import Rule

# What may stand around an e-mail address and leads nowhere without it.
_AROUND = {
    "a", "an", "and", "at", "by", "e", "email", "emails", "for", "in", "mail", "mailto", "message", "note", "or",
    "please", "send", "sending", "the", "to", "us", "via", "with", "write", "writing",
}  # fmt: skip


def _by_email_only(case: Case, kind: Kind) -> Iterator[Fault]:
    review = case.review()
    if isinstance(review, Review) and EMAIL.search(review.to) and _is_all_email(review.to):
        message = "a review can be asked for by e-mail only, and public request sites hide e-mail addresses"
        hint = "add a postal address or a web form to `review: to:` in the authority's profile"
        yield Fault(kind, ("authority",), message, hint)


def _is_all_email(text: str) -> bool:
    rest = EMAIL.sub(" ", text).lower()
    return all(word in _AROUND for word in re.findall(r"[^\W_]+", rest))


RULES = (
    Rule(
        Kind(
            "S17-702",
            "a review route that a public request site would hide",
            law=("FOIA s17(7)(a)", "ICO guidance: public request sites hide e-mail addresses"),
            todo="Add a postal address or a web form to `review: to:` in the authority's profile.",
        ),
        _by_email_only,
    ),
)
