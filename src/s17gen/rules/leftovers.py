"""Leftovers: what a copied or unfinished text leaves behind: gaps to fill, another reference, another authority."""

import re
from collections.abc import Iterator

from s17gen.case import Answered, Case, Claim, Decision, Passage
from s17gen.findings import Fault, Kind, Path
from s17gen.profile import Profile, Review
from s17gen.rules.rule import Rule

_IDENTITY = ("FOIA s17(1)(a)", "FOIA s17(1)(c)")
# Patterns are compiled only where a text has something that could match.
_FILL = r"(?:insert|add|enter|please (?:insert|add|enter|complete|state|give)|your) (?:[^\[\]<>]{1,60})|insert|tbc|xx+"
_TO_FILL = rf"\[(?i:{_FILL})\]|<(?i:{_FILL})>|(?i:\blorem ipsum\b)"
_UNSURE = r"\b(?:TBC|TBA|TODO|FIXME|XXX+|DD/MM/YYYY)\b|\?\?\?|_{4}"
_QUOTED = r"“[^”]{0,200}”|\"[^\"]{0,200}\"|‘[^’]{0,200}’|`[^`]{0,200}`"
_SIGNS_OF_FILLING = ("[", "<", "ipsum", "Ipsum")
_SIGNS_OF_DOUBT = ("TBC", "TBA", "TODO", "FIXME", "XXX", "DD/MM/YYYY", "???", "____")
# How the names of authorities of one kind end, and words before those that make it the name of something else.
_ALIKE = (
    ("Police", "Constabulary"),
    ("Council",),
    ("Trust", "Health Board"),
    ("University",),
    ("College", "Academy", "School"),
    ("Fire and Rescue Service", "Fire and Rescue Authority"),
)
_NAME = r"\b(?:[A-Z][\w'’-]+ ){{1,4}}(?:{0})\b(?! (?:of|and|Committee|Tax|House|Officer|Authority|Federation))"
_OTHERS = {
    "Full", "Parish", "Town", "County", "District", "Borough", "City", "Arts", "Privy", "Works", "Research", "Medical",
    "General", "Neighbourhood", "Counter", "Terrorism", "Metropolitan", "Transport", "Military", "Foundation", "NHS",
    "Primary", "Secondary", "Infant", "Junior", "High", "Grammar", "Summer", "Sunday", "Form", "Open", "National",
    "Wellcome", "Charitable", "Community", "Student", "Students", "Staff", "Youth", "Safety", "Royal", "Further",
}  # fmt: skip
EXAMPLE = "FOI-EXAMPLE-0001"  # the reference of what a new project has to try, which goes to nobody
_LEADS = ("The", "A", "An", "Our", "That", "This", "Each", "If", "When", "Because", "As", "In", "To", "For", "Of", "By")


def _unfilled(case: Case, kind: Kind) -> Iterator[Fault]:
    for path, text in _written(case):
        found = _sign(text, _TO_FILL, _SIGNS_OF_FILLING)
        if found:
            message = f"`{found[:40]}` looks like a gap that was never filled"
            yield Fault(kind, path, message, "write what belongs there; if it is meant as it is, accept the finding")


def _unfinished(case: Case, kind: Kind) -> Iterator[Fault]:
    """A profile that is not filled in yet; the example of a new project has one until it is."""
    found = gaps(case.authority) if case.authority and case.reference != EXAMPLE else {}
    if found:
        keys = ", ".join(f"`{': '.join(map(str, path))}`" for path in found)
        message = f"the authority's profile still has a gap to fill in {keys}"
        yield Fault(kind, ("authority",), message, _FILL_IN)


_FILL_IN = "write in the profile what is true of you; `s17gen check -v` with its name lists each gap"


def gaps(profile: Profile) -> dict[Path, str]:
    """What in a profile was never filled in, by the key where it stands."""
    written = ((path, _sign(text, _TO_FILL, _SIGNS_OF_FILLING)) for path, text in _particulars(profile) if text)
    return {path: gap[:40] for path, gap in written if gap}


def _particulars(profile: Profile) -> Iterator[tuple[Path, str | None]]:
    """What letters take from a profile, as it was written."""
    for key in ("name", "unit", "address", "email", "telephone", "web"):
        yield (key,), getattr(profile, key)
    if isinstance(profile.review, Review):
        yield from ((("review", key), getattr(profile.review, key)) for key in ("to", "by"))
    if profile.signature:
        yield from ((("signature", key), getattr(profile.signature, key)) for key in ("name", "role"))
    yield from ((("standing", index), text) for index, text in enumerate(profile.standing))


def _unsure(case: Case, kind: Kind) -> Iterator[Fault]:
    for path, text in _written(case):
        found = _sign(text, _UNSURE, _SIGNS_OF_DOUBT)
        if found:
            message = f"`{found[:40]}` may have been left to be settled later"
            yield Fault(
                kind, path, message, "settle it; if it is meant as it is, put it in quotation marks or accept this"
            )


def _sign(text: str, pattern: str, signs: tuple[str, ...]) -> str:
    """What stands in a text for something to be filled in, but not in quotation marks."""
    for sign in signs:
        if sign in text:
            break
    else:
        return ""
    found = re.search(pattern, re.sub(_QUOTED, "", text))
    return found[0] if found else ""


def _other_reference(case: Case, kind: Kind) -> Iterator[Fault]:
    """Another reference of the same form, which nothing in the record accounts for."""
    own = case.reference
    if not re.search(r"[A-Za-z]", own) or not re.search(r"\d", own):
        return
    form = rf"(?<![\w-]){re.sub(r'[0-9]', '[0-9]', re.escape(own))}(?![\w-]*[0-9])"
    begins = re.split(r"[0-9]", own)[0]
    known = " ".join((own, case.request, *_known_references(case)))
    for path, text in _argued(case):
        for found in (each for each in re.findall(form, text) if each not in known) if begins in text else ():
            message = f"`{found}` is not the reference of this request, `{own}`"
            yield Fault(kind, path, message, "correct it, if it was left from another letter")


def _argued(case: Case) -> Iterator[tuple[Path, str]]:
    """The officer's own reasons; those for refusing a repeated or vexatious request may well name other requests."""
    for decision in case.decisions:
        if case.regime.outcomes[decision.outcome].way != "relief":
            yield from ((each.path, each.text) for each in _arguments(decision) if each.origin.kind == "text")


def _known_references(case: Case) -> Iterator[str]:
    yield case.review_of.about if case.review_of else ""
    for decision in case.decisions:
        yield decision.was or ""
        if decision.earlier_notice:
            yield decision.earlier_notice.reference
        for claim in decision.claims:
            yield from (each.reference for each in (claim.estimate.aggregated if claim.estimate else ()))
            yield from (text for each in claim.answered if each.name.endswith("reference") for text in _texts(each))


def _other_authority(case: Case, kind: Kind) -> Iterator[Fault]:
    """The name of another authority of the same kind in the reasons, of which the record says nothing else.

    Letters are copied within one kind of authority; of others an officer may well have something to say.
    """
    name = case.authority.name if case.authority else ""
    alike = [group for group in _ALIKE if any(body in name for body in group)]
    known = " ".join((name, case.request, case.subject, *_accounted(case))).lower()
    for decision in case.decisions if name else ():
        for passage in _arguments(decision):
            for found in _names(passage.text, alike[0]) if alike else ():
                if found.lower() not in known:
                    message = f"the letter is from {name}, but the reasons name {found}"
                    hint = "correct it, if it was left from another letter; else name it in `covers:` or `protects:`"
                    yield Fault(kind, passage.path, message, hint)


def _names(text: str, bodies: tuple[str, ...]) -> list[str]:
    """Names that end in one of these words, without a word that only leads in to one."""
    if not any(body in text for body in bodies):
        return []
    found = []
    for each in dict.fromkeys(match[0] for match in re.finditer(_NAME.format("|".join(bodies)), text)):
        words = each.split()
        while words[0] in _LEADS:
            words = words[1:]
        if len(words) > 1 and not _OTHERS & set(words[:-1]):
            found.append(" ".join(words))
    return found


def _accounted(case: Case) -> Iterator[str]:
    """Texts that may well name others: what the information is, whose it is, who may hold it."""
    for decision in case.decisions:
        yield from (decision.covers or "", decision.was or "")
        yield from (each.text for each in (*decision.elsewhere, *decision.searched, *decision.severance))
        yield from (answer.words.text for answer in decision.answers)
        for claim in decision.claims:
            yield from (claim.covers or "", claim.protects or "")
            yield from (str(each.value) for each in claim.answered)
    yield from (standing for standing in (case.authority.standing if case.authority else ()))


def _arguments(decision: Decision) -> Iterator[Passage]:
    yield from (*decision.because, *decision.harm, *decision.for_, *decision.against, *decision.balance)
    yield from (*decision.if_confirmed, *decision.if_denied)
    for claim in decision.claims:
        yield from _reasons(claim)


def _reasons(claim: Claim) -> Iterator[Passage]:
    yield from (*claim.because, *claim.harm, *claim.for_, *claim.against, *claim.balance)


def _written(case: Case) -> Iterator[tuple[Path, str]]:
    """What the officer wrote for the letter, with its place: not the request, nor quoted answers and documents."""
    yield ("subject",), case.subject
    if case.review_of:
        yield ("review-of", "about"), case.review_of.about
    passages = [*case.advice, *case.no_advice, *case.late_because]
    passages += case.review_of.found if case.review_of else ()
    for decision in case.decisions:
        passages += [*_arguments(decision), *decision.severance, *decision.searched, *decision.elsewhere]
        passages += [*decision.still_weighing, *decision.questions]
        passages += [answer.words for answer in decision.answers]
        for key, value in (("covers", decision.covers), ("was", decision.was)):
            if value:
                yield (*decision.path, key), value
        for index, row in enumerate(decision.schedule):
            yield (*decision.path, "schedule", index, "what"), row.what
        for claim in decision.claims:
            yield from _phrases(claim)
    yield from ((each.path, each.text) for each in passages if each.origin.kind == "text")


def _phrases(claim: Claim) -> Iterator[tuple[Path, str]]:
    for key, value in (("covers", claim.covers), ("protects", claim.protects)):
        if value:
            yield (*claim.path, key), value
    yield from ((each.path, text) for each in claim.answered for text in _texts(each))
    yield from (((*claim.path, "history"), each.what) for each in claim.history)


def _texts(answered: Answered) -> list[str]:
    return [answered.value] if isinstance(answered.value, str) else answered.value


RULES = (
    Rule(
        Kind(
            "S17-614",
            "a gap left unfilled",
            law=_IDENTITY,
            acceptable=True,
            todo="Write what belongs there. If the letter really has to say it as it is, accept the finding.",
        ),
        _unfilled,
    ),
    Rule(
        Kind(
            "S17-631",
            "a profile that is not filled in",
            law=("FOIA s17(1)(a)", "FOIA s17(7)(a)"),
            todo="Write in the authority's profile what is true of you, in place of each gap, or take out the key.",
        ),
        _unfinished,
    ),
    Rule(
        Kind(
            "S17-618",
            "something that may be left to settle",
            "warning",
            todo="Settle it. If the letter really has to say it as it is, put it in quotation marks or accept this.",
        ),
        _unsure,
    ),
    Rule(
        Kind(
            "S17-615",
            "another reference than this request's",
            "warning",
            _IDENTITY,
            todo="Correct it, if it was left from another letter; accept the finding, if the letter has to name it.",
        ),
        _other_reference,
    ),
    Rule(
        Kind(
            "S17-616",
            "another authority's name in the reasons",
            "warning",
            _IDENTITY,
            todo="Correct it, if it was left from another letter. If the reasons are about that authority, name it in"
            " `covers:` or `protects:` too, or accept the finding.",
        ),
        _other_authority,
    ),
)
