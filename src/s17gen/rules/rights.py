"""Rights: the review and the complaint that the letter points to, and whether this Act gives them at all."""

import re
from collections.abc import Iterator

from s17gen.case import Case
from s17gen.citation import listed
from s17gen.findings import Fault, Kind
from s17gen.profile import Review
from s17gen.rules.rule import Rule

_CODE = ("Freedom of Information Code of Practice 2018, part 5",)
_ASK = (*_CODE, "ICO advice to people who ask for information")
_ANSWER = (*_CODE, "ICO guide to FOI, internal reviews")
_STALE = 365  # days since somebody looked up how to reach the regulator
_CONTACTS = {"address": "address", "web": "web page", "telephone": "telephone number"}  # of the regulator, by key
_PROFILE = ("authority",)


def _short_window(case: Case, kind: Kind) -> Iterator[Fault]:
    review, least = case.review(), case.regime.time.ask_review.days
    if isinstance(review, Review) and review.window is not None and review.window < least and case.writes():
        message = f"a review has to be asked for within {review.window} working days; guidance expects {least}"
        yield Fault(kind, _PROFILE, message, f"give `review: window: {least}` in the profile, or leave `window:` out")


def _slow_review(case: Case, kind: Kind) -> Iterator[Fault]:
    review, usual, longest = case.review(), case.regime.time.review.days, case.regime.time.long_review.days
    if isinstance(review, Review) and review.answer is not None and review.answer > usual and case.writes():
        message = f"a review is answered within {review.answer} working days; guidance expects {usual}, and up to"
        message += f" {longest} only where it is complex"
        yield Fault(kind, _PROFILE, message, f"give `review: answer: {usual}` in the profile")


def _own_reviewer(case: Case, kind: Kind) -> Iterator[Fault]:
    """A review by the person who signs the letter that is reviewed."""
    signature = case.authority.signature if case.authority else None
    review = case.review()
    by = review.by if isinstance(review, Review) else None
    if not (signature and case.writes() and not case.review_of):
        return
    if by and re.search(rf"(?<!\w){re.escape(signature.name.strip())}(?!\w)", by, re.IGNORECASE):
        message = f"{signature.name.strip()} signs the letter, and would review the decision too"
        yield Fault(kind, _PROFILE, message, "name a reviewer in `review: by:` who had no part in the decision")


def _old_contacts(case: Case, kind: Kind) -> Iterator[Fault]:
    """How to reach the regulator, looked up before the present regulator took office, or too long ago."""
    own = case.authority.regulator if case.authority else None
    if own is None or not case.writes():
        return
    held = [words for key, words in _CONTACTS.items() if getattr(own, key)]
    were, them = ("were", "them") if len(held) > 1 else ("was", "it")
    checked = f"the regulator's {listed(held or ['address'])} {were} checked on {own.checked}"
    hint = f"look {them} up again and correct `regulator:` in the profile, or take {them} out"
    if own.checked < case.regulator.since <= case.dated:
        since = f"before the {case.regulator.name} took over on {case.regulator.since}"
        yield Fault(kind, _PROFILE, f"{checked}, {since}, so the letter leaves {them} out", hint)
    elif (case.dated - own.checked).days > _STALE:
        yield Fault(kind, _PROFILE, f"{checked}, over a year before this letter", hint)


def _other_act(case: Case, kind: Kind) -> Iterator[Fault]:
    if case.kind and case.kind.other_act:
        message = f"{case.kind.name} answers under {case.kind.other_act}, not under this Act"
        hint = f"complaints go to {case.kind.other_regulator}; this tool writes no such letters yet"
        yield Fault(kind, _PROFILE, message, hint)


RULES = (
    Rule(
        Kind(
            "S17-703",
            "too short a time to ask for a review",
            "warning",
            _ASK,
            todo="Give people forty working days from the letter. Later requests for a review may be refused.",
        ),
        _short_window,
    ),
    Rule(
        Kind(
            "S17-704",
            "too long a time for a review",
            "warning",
            _ANSWER,
            todo="Promise an answer within twenty working days. Up to forty is for complex reviews only.",
        ),
        _slow_review,
    ),
    Rule(
        Kind(
            "S17-705",
            "a review by the person who decided",
            "warning",
            _CODE,
            todo="Let somebody review the decision who had no part in it.",
        ),
        _own_reviewer,
    ),
    Rule(
        Kind(
            "S17-706",
            "a way to reach the regulator that may be out of date",
            "warning",
            ("FOIA s17(7)(b)", "FOIA s50"),
            todo="Look it up on the regulator's website and correct `regulator:` in the profile with the day of your"
            " check, or take it out: letters give the website and the telephone number that the library has.",
        ),
        _old_contacts,
    ),
    Rule(
        Kind(
            "S17-707",
            "an authority that another Act applies to",
            law=("Freedom of Information (Scotland) Act 2002 s1", "FOIA s80"),
            todo="Answer under the other Act. Its time limits, exemptions, review and regulator are different.",
        ),
        _other_act,
    ),
)
