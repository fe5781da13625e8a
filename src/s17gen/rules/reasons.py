"""Reasons: whether they are reasons for this claim, in this case, rather than what could be said of any."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.citation import words
from s17gen.duties import explained, of_a_kind, reasons
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule, each_claim

_WHY = "FOIA s17(1)(c)"
_REASONS = (_WHY, "ICO guidance on writing a refusal notice")
_PREJUDICE = (_WHY, "ICO guidance on the prejudice test")
_RELIEF = ("ICO guidance on vexatious requests",)
_ENOUGH = 40  # letters that two reasons have to share before they can be called the same


def _unnamed_interest(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        named = claim.protects or (claim.provision and claim.provision.interest)
        if claim.provision and claim.provision.basis == "prejudice" and not named:
            hint = "add `protects:`, a noun phrase"
            yield Fault(
                kind, claim.path, f"`{claim.cite}` is claimed, but nothing says what it is to protect here", hint
            )


def _idle_likelihood(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        if claim.likelihood and claim.provision and claim.provision.threshold is None:
            message = f"`{claim.cite}` does not turn on prejudice, so the letter does not say this likelihood"
            yield Fault(kind, (*claim.path, "likelihood"), message, "take `likelihood:` out")


def _no_reason_for_relief(case: Case, kind: Kind) -> Iterator[Fault]:
    """The law asks for no reasons in such a notice, but guidance does, where they would not make matters worse."""
    for decision, claim in each_claim(case):
        asked = decision.outcome in ("vexatious", "repeated") and claim.provision
        if asked and not reasons(decision, claim):
            message = f"the request is refused under `{claim.cite}`, but not why"
            yield Fault(kind, claim.path, message, "add `because:`, about the request and not the person")


# Words that can be said of any request whatever. Words of fewer than four letters carry no reason.
_SAYS_NOTHING = """
    ability about above according accordingly acts applicable applies apply authority because believe cannot cause
    causing chilling competitive competitiveness compromise compromised concerned concerns consider considered
    contain contains could country damage damaging decided decision detrimental disclose disclosed disclosing
    disclosure discussion discussions document documents domain effect effective effectively enforcement engage
    engaged exempt exempted exemption falls follow following frank free from fully hamper harm harmful held hence
    hinder hold however individuals inform information interest interests into likely made make makes making
    material matter meet met negotiating negotiations opinion otherwise ours paragraph part policing position
    prejudice process provide provided provision public publish published publishing purpose question reason
    reasons relate relates release released releasing relevant remain request requested require required requires
    result risk satisfied section sensitive services should some statute subject such test that their them
    therefore these they this those thus under undermine undermining very view were when which while will with
    withheld withhold withholding within would your
"""
_ENDING = r"(?:ing|ions?|ures?|ial(?:ly)?|ally|ed|es|s|e|ly)$"
_PLENTY = 12  # words beyond the statute's, after which nobody need look more closely


def _parrot(case: Case, kind: Kind) -> Iterator[Fault]:
    """A reason that has no word of its own: all of it stands in the statute, or could be said of any request."""
    for decision, claim in each_claim(case):
        given = (*claim.because, *claim.harm, *decision.because, *decision.harm)
        given += (*decision.if_confirmed, *decision.if_denied)
        if claim.provision is None or not given or explained(claim) or claim.estimate or claim.history:
            continue
        if claim.provision.apparent:
            continue
        if all(each.origin.kind == "text" for each in given) and not _own_words(claim, given):
            section = words([claim.cite], case.regime.citation)
            message = f"the reason why {section} applies only repeats what the provision itself says"
            hint = "say what in this information does that, how, and to whom"
            yield Fault(kind, given[0].path, message, hint)


def _own_words(claim: Claim, given: Sequence[Passage]) -> set[str]:
    """The words of the reasons that stand neither in the statute nor in the list of those that say nothing."""
    provision = claim.provision
    statute = [claim.title, claim.interest, Passage(claim.clause, given[0].origin, ()).text]
    statute += [provision.covers, provision.threshold or ""] if provision else []
    own = _words(" ".join(each.text for each in given)) - _words(" ".join(statute)) - _nothing()
    if len(own) > _PLENTY:
        return own
    left = {each for each in own if _stem(each) not in _nothing()}
    known = {_stem(each) for each in _words(" ".join(statute))} if left else set()
    return {each for each in left if _stem(each) not in known}


@cache
def _nothing() -> frozenset[str]:
    """The words that say nothing, and their stems."""
    words = _SAYS_NOTHING.split()
    return frozenset(words) | {_stem(each) for each in words}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}|[0-9]+", text.lower()))


def _stem(word: str) -> str:
    return re.sub(_ENDING, "", word)


def _harm_for_a_class(case: Case, kind: Kind) -> Iterator[Fault]:
    """A provision that turns on the kind of information, for which only harm is argued."""
    for decision, claim in each_claim(case):
        because = claim.because or decision.because or explained(claim) or claim.estimate
        if of_a_kind(claim) and claim.harm and not because:
            message = f"`{claim.cite}` applies to a kind of information, but only harm is argued for it"
            hint = "add `because:`, why this information is of that kind; harm counts in the balance, under `against:`"
            yield Fault(kind, (*claim.path, "harm"), message, hint)


def _said_twice(case: Case, kind: Kind) -> Iterator[Fault]:
    """One reason typed for several claims. What claims share may stand once, on their decision."""
    first: dict[str, tuple[Decision, Claim]] = {}
    for decision, claim in each_claim(case):
        for passage in (*claim.because, *claim.harm, *claim.balance):
            text = " ".join(passage.text.lower().split())
            where = first.setdefault(text, (decision, claim)) if len(text) >= _ENOUGH else (decision, claim)
            if where[1].cite == claim.cite or claim.alternative or where[1].alternative:
                continue
            message = f"this is word for word what was said of `{where[1].cite}`"
            shared = "put what is the same on the decision, where its claims share it"
            hint = f"say what is different here, or {shared}" if where[0] is decision else "say what is different here"
            yield Fault(kind, passage.path, message, hint)


RULES = (
    Rule(
        Kind(
            "S17-205",
            "a prejudice-based exemption without its interest",
            "warning",
            _PREJUDICE,
            todo="Name under `protects:` what would be harmed here: not the exemption's words, but the thing itself.",
        ),
        _unnamed_interest,
    ),
    Rule(
        Kind(
            "S17-206",
            "a likelihood that nothing asks for",
            "warning",
            (_WHY,),
            todo="Take `likelihood:` out. The provision applies to a kind of information, whatever would follow.",
        ),
        _idle_likelihood,
    ),
    Rule(
        Kind(
            "S17-208",
            "a request refused as vexatious or repeated, but not why",
            "warning",
            _RELIEF,
            todo="Say why under `because:`, about the request and not the person; or accept the finding, where reasons"
            " would only make matters worse.",
        ),
        _no_reason_for_relief,
    ),
    Rule(
        Kind(
            "S17-210",
            "a reason that only repeats the provision",
            "warning",
            _REASONS,
            todo="Say what in this information makes the provision apply: what it is, who could use it and how, or why"
            " it is of the kind that the provision names.",
        ),
        _parrot,
    ),
    Rule(
        Kind(
            "S17-211",
            "one reason for several claims, word for word",
            "warning",
            _REASONS,
            todo="Each provision has its own test. Say what is different, or put what is the same on the decision.",
        ),
        _said_twice,
    ),
    Rule(
        Kind(
            "S17-213",
            "harm as the reason for an exemption that turns on none",
            "warning",
            (_WHY,),
            todo="Say under `because:` why the information is of the kind that is exempt. Harm belongs in the balance.",
        ),
        _harm_for_a_class,
    ),
)
