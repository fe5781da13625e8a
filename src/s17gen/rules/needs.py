"""Needs: whether what a provision needs, and the record says, fits the provision, the request and the letter."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.citation import read, words
from s17gen.dates import read_date
from s17gen.findings import Fault, Kind
from s17gen.rules.identity import BEGINNING
from s17gen.rules.rule import Rule, each_claim, particulars

_DAYS = ("FOIA s14(2)", "FOIA s21(1)", "FOIA s22(1)(b)", "FOIA s36(2)")
_OPINION = ("FOIA s36(2)", "ICO guidance on section 36")
_AGE = ("FOIA s62(1)", "FOIA s63")


def _impossible_day(case: Case, kind: Kind) -> Iterator[Fault]:
    """A day that has to come no later than the request, or than the letter, and does not."""
    for each in case.days:
        day = read_date(each.value.strip()) if isinstance(each.value, str) else None
        last, what = (case.received, "request") if each.ask.by == "request" else (case.dated, "letter")
        if day and day > last:
            message = f"`{each.name}` is {day}, after the {what} of {last}"
            yield Fault(
                kind,
                each.path,
                message,
                f"correct the day, or rely on something else; it must be no later than the {what}",
            )


def _early_opinion(case: Case, kind: Kind) -> Iterator[Fault]:
    """A day that usually comes after the request and does not: left from another case, perhaps."""
    for _, claim in each_claim(case):
        for each in particulars(claim):
            day = read_date(each.value.strip()) if each.ask.after and isinstance(each.value, str) else None
            if day and day < case.received:
                message = f"`{each.name}` is {day}, before the request of {case.received} came"
                yield Fault(kind, each.path, message, "correct the day, or ask for one on this request")


def _before_the_act(case: Case, kind: Kind) -> Iterator[Fault]:
    """An earlier request that was complied with before anybody could make one."""
    for decision, claim in each_claim(case):
        for each in particulars(claim) if decision.outcome in ("repeated", "no-notice") else ():
            day = read_date(each.value.strip()) if each.ask.by == "request" and isinstance(each.value, str) else None
            if day and day < BEGINNING:
                message = f"`{each.name}` is {day}, before anybody had a right to information under the Act"
                yield Fault(kind, each.path, message, "correct the day")


def _other_limb(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        for each in particulars(claim):
            if not each.ask.names_claim:
                continue
            given = [each.value] if isinstance(each.value, str) else each.value
            named = {cite for value in given for cite in read(value, each.ask.choices).exact}
            missing = [cite for cite in claim.cites if cite not in named]
            if missing:
                message = f"the opinion is not about {words(missing, case.regime.citation)}, which is relied on"
                hint = "rely only on the limbs that the opinion is about, correct the list, or ask for another opinion"
                yield Fault(kind, each.path, message, hint)


def _other_likelihood(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        for each in particulars(claim):
            if each.ask.is_likelihood and claim.likelihood and each.value != claim.likelihood:
                message = f"the opinion says `{each.value}`, and the claim `{claim.likelihood}`"
                hint = "say what the opinion says; with a likelihood there, the claim needs none"
                yield Fault(kind, (*claim.path, "likelihood"), message, hint)


def _too_old(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        limit = claim.limits.historical
        if claim.made and limit and limit.years and case.dated.year > claim.made + limit.years:
            last = claim.made + limit.years
            message = f"{words(claim.cites, case.regime.citation)} cannot be relied on for a record of {claim.made}"
            message += f" after {last}"
            hint = f"{' '.join(limit.rule.split())}; cite another exemption, or give the record"
            yield Fault(kind, (*claim.path, "made"), message, hint)


def _made_later(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        if claim.made and claim.made > case.received.year:
            message = f"the record was made in {claim.made}, after the request of {case.received}"
            yield Fault(kind, (*claim.path, "made"), message, "correct the year; a request is about what is held then")


RULES = (
    Rule(
        Kind(
            "S17-108",
            "an exemption that the age of the record has ended",
            law=_AGE,
            todo="Cite an exemption that does not end with age, or give the record. The years run from the end of the"
            " year in which it, or the last paper of its file, was made.",
        ),
        _too_old,
    ),
    Rule(
        Kind(
            "S17-109",
            "a record made after the request",
            law=("FOIA s1(4)",),
            todo="Correct `made:` or `received:`. A request is about the information held when it was received.",
        ),
        _made_later,
    ),
    Rule(
        Kind(
            "S17-120",
            "a day that comes too late for what is relied on",
            law=_DAYS,
            todo="Correct the day. Some things must have been so before the request came, such as the intention to"
            " publish, and an opinion must be older than the letter that relies on it.",
        ),
        _impossible_day,
    ),
    Rule(
        Kind(
            "S17-125",
            "an opinion from before the request",
            "warning",
            _OPINION,
            todo="Correct the day, or ask the qualified person for an opinion about what this request asks for. Accept"
            " the finding, if the earlier opinion was about the same information and still holds.",
        ),
        _early_opinion,
    ),
    Rule(
        Kind(
            "S17-133",
            "an earlier request from before the right to information",
            law=("FOIA s1(1)", "FOIA s14(2)"),
            todo="Correct the day. Only an earlier request under the Act can be repeated.",
        ),
        _before_the_act,
    ),
    Rule(
        Kind(
            "S17-121",
            "an opinion about another limb",
            law=_OPINION,
            todo="Rely only on the limbs that the qualified person's opinion is about, or ask for another opinion.",
        ),
        _other_limb,
    ),
    Rule(
        Kind(
            "S17-122",
            "an opinion of another likelihood",
            law=_OPINION,
            todo="Let the claim say the likelihood that the qualified person's opinion says.",
        ),
        _other_likelihood,
    ),
)
