"""One claim in the letter: what the law says, which information it is about, why it applies, what each side has."""

from msgspec import Struct
from msgspec.structs import replace

from s17gen.case import Case, Claim, Decision, Passage
from s17gen.citation import are_several
from s17gen.citation import words as cite_words
from s17gen.compose import estimate
from s17gen.compose.layout import labelled, qualified, way_of
from s17gen.compose.words import Words
from s17gen.dates import date_words
from s17gen.duties import apparent, explained, of_a_kind, reasons
from s17gen.law import Way
from s17gen.notice import Block, Bullets, Text
from s17gen.wording import capital

# What the law says, and what is withheld.


def relied(case: Case, words: Words, decision: Decision, claim: Claim, named: bool = False) -> tuple[Block, ...]:
    """That the provision is relied on, and for which information, once; or that nobody can tell which it is.

    `named` adds what its section is about, where nothing else says that.
    """
    if not words.once("relied", claim.path):
        return ()
    pair = alternatives(decision, claim)
    same = len({each.covers for each in pair}) == 1
    if same and not words.once("relied", *(each.path for each in pair)):
        return ()
    stamps = words.stamps(["exemption"], [each.path for each in (pair if same else (claim,))])
    unknown = () if claim.clause else tuple(words.gap(stamp) for stamp in stamps)
    information = information_of(case, words, decision, claim)
    way = way_of(case, decision)
    if claim.alternative and not same:
        said = words.say(
            words.in_way("exemption.otherwise", way), provision=words.cited([claim]), information=information,
            other=cite_words(claim.alternative, case.regime.citation),
        )  # fmt: skip
    else:
        provision = words.cited([claim]) + (f" ({claim.title})" if named and claim.title and not same else "")
        name = words.in_way("exemption.alternative" if same else "exemption.information", way)
        if same:
            others = (words.cited([each]) for each in pair[1:])
            said = words.say(name, information=information, first=provision, other=" or on ".join(others))
        else:
            said = words.say(name, information=information, provision=provision)
    return (*unknown, *(replace(each, stamps=() if unknown else stamps) for each in said))


def alternatives(decision: Decision, claim: Claim) -> tuple[Claim, ...]:
    """A claim and those of its decision that it is an alternative to, or that are one to it; none without any."""
    of = claim.alternative or claim.cites
    found = tuple(
        each for each in decision.claims if each.alternative == of or (each.cites == of and not each.alternative)
    )
    return found if claim in found and any(each.alternative for each in found) and len(found) > 1 else ()


def absolute(words: Words, claim: Claim) -> tuple[Block, ...]:
    """That there is nothing to weigh, where the provision is absolute."""
    if claim.status != "absolute":
        return ()
    number = "many" if are_several(claim.cites) else "one"
    return words.say(f"exemption.absolute.{number}", provision=capital(words.cited([claim])))


def information_of(case: Case, words: Words, decision: Decision, claim: Claim) -> str:
    """Which information a claim is about, in the words of the nearest record: claim, decision, or its parts."""
    if claim.covers:
        return claim.covers
    if decision.anything_else:
        return words.line("information.else")
    if decision.outcome == "disclosed-in-part":
        if len(case.decisions) == 1 or not decision.parts:
            return words.line("information.rest")
        return words.line("information.rest-of-parts", parts=words.parts(decision.parts))
    way = way_of(case, decision)
    if case.covers_all(decision):
        return words.line(words.in_way("information.all", way))
    if decision.covers:
        return decision.covers
    if decision.parts:
        return words.line(words.in_way("information.parts", way), parts=words.parts(decision.parts))
    return words.line(words.in_way("information.all", way) if way else "information.rest")


# Why it applies.


def shared_reasons(words: Words, decision: Decision) -> tuple[Block, ...]:
    """The reasons that all the claims of a decision share."""
    paths = [claim.path for claim in decision.claims if not of_a_kind(claim)]
    variant = "else" if decision.anything_else else None
    both = _either_way(words, words.in_way("harm.if-confirmed", variant), decision.if_confirmed, paths)
    both += _either_way(words, words.in_way("harm.if-denied", variant), decision.if_denied, paths)
    shared, paths = (*decision.because, *decision.harm), [claim.path for claim in decision.claims]
    return both + (words.passages(shared, "why", paths) if shared else ())


def _either_way(
    words: Words, name: str, said: tuple[Passage, ...], paths: list[tuple[str | int, ...]]
) -> tuple[Block, ...]:
    return labelled(words.line(name), words.passages(said, "why", paths)) if said else ()


def why(case: Case, words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    """Why the provision applies, once: interest, particulars, its own test, history, reasons, cost."""
    if not words.once("why", claim.path):
        return ()
    blocks: tuple[Block, ...] = ()
    if claim.alternative:
        other = cite_words(claim.alternative, case.regime.citation)
        blocks = words.say("harm.alternative", provision=words.cited([claim]), other=other)
    blocks += words.say("harm.protects", protects=claim.protects) if claim.protects else ()
    particulars, threshold = _particulars(words, decision, claim), _threshold(words, claim, way_of(case, decision))
    after = claim.provision is not None and claim.provision.particulars_after
    blocks += threshold + particulars if after else particulars + threshold
    blocks += _history(words, claim)
    left_out = "why" in claim.unstated
    if claim.because or claim.harm or not (reasons(decision, claim) or left_out or apparent(claim)):
        blocks += words.passages((*claim.because, *claim.harm), "why", [claim.path])
    blocks += estimate.table(words, claim) if claim.estimate else ()
    if not left_out:
        return blocks
    return blocks + words.say("unstated.why.rest" if reasons(decision, claim) else "unstated.why", claim.path)


def _particulars(words: Words, decision: Decision, claim: Claim) -> tuple[Block, ...]:
    """What was answered to the provision's asks; what claims share, such as one opinion, is said with the first."""
    if explained(claim):
        stamps = words.stamps(["why"], [claim.path])
        return tuple(replace(block, stamps=stamps) for block in claim.particulars)
    said = tuple(
        each for each in claim.particulars if words.once("particulars", decision.path, replace(each, origins=()))
    )
    return words.together([said])


def _history(words: Words, claim: Claim) -> tuple[Block, ...]:
    if not claim.history:
        return ()
    items = tuple((Text(f"{date_words(each.dated)}: {each.what.strip()}"),) for each in claim.history)
    return (*words.say("harm.history"), Bullets(items=items))


def _threshold(words: Words, claim: Claim, way: Way | None) -> tuple[Block, ...]:
    """What the provision's own test comes to here: how likely the prejudice is, or that withholding is required."""
    provision = claim.provision
    if provision and provision.basis == "necessity":
        return words.say(words.in_way("harm.necessity", way), covers=claim.interest)
    if claim.likelihood is None:
        if "why" in claim.unstated:
            return ()
        return tuple(words.gap(stamp) for stamp in words.stamps(["likelihood"], [claim.path]))
    if provision is None or provision.threshold is None:
        return ()
    likelihood = words.regime.likelihoods[claim.likelihood]
    name = words.in_way(f"harm.likelihood.{provision.basis}", way)
    return words.say(name, claim.path, likelihood=likelihood, threshold=provision.threshold, covers=claim.interest)


# What each side of the public interest has.


class Side(Struct, frozen=True):
    """The factors on one side, of these claims: `kind` is for or against, `about` how a heading calls the claims."""

    kind: str
    about: str
    claims: tuple[Claim, ...]
    factors: tuple[Passage, ...]

    def body(self, words: Words) -> tuple[Block, ...]:
        """The factors, or a gap where they are owed and missing."""
        return words.passages(self.factors, f"factors-{self.kind}", [claim.path for claim in self.claims])


def own_sides(words: Words, decision: Decision, claim: Claim) -> tuple[Side, ...]:
    """The two sides of one claim, without those that its decision has for all its claims, or that are left out."""
    found = []
    for kind, own, shared in _both(decision, claim):
        if own or not (shared or "public-interest" in claim.unstated):
            found.append(Side(kind, capital(words.cited([claim])), (claim,), own))
    return tuple(found)


def shared_sides(words: Words, decision: Decision) -> tuple[Side, ...]:
    """The two sides that a decision has for all its claims."""
    found = []
    for kind, shared in (("for", decision.for_), ("against", decision.against)):
        claims = tuple(each for each in qualified(decision) if not dict(_own(each))[kind])
        about = claims or qualified(decision)
        if shared and about:
            found.append(Side(kind, capital(words.cited(about)), about, shared))
    return tuple(found)


def _own(claim: Claim) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    return (("for", claim.for_), ("against", claim.against))


def _both(decision: Decision, claim: Claim) -> tuple[tuple[str, tuple[Passage, ...], tuple[Passage, ...]], ...]:
    return (("for", claim.for_, decision.for_), ("against", claim.against, decision.against))


def unstated_interest(words: Words, decision: Decision, claim: Claim, way: Way | None) -> tuple[Block, ...]:
    """That all the public interest reasons are left out, and what was decided all the same."""
    left_out = "public-interest" in claim.unstated and not _partly_stated(decision, claim)
    name = words.in_way("unstated.public-interest", way)
    return words.say(name, claim.path) if left_out else ()


def rest_unstated(words: Words, decision: Decision, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    """That more could be said for the public interest than is, after what is said of it."""
    return tuple(
        block
        for claim in claims
        if "public-interest" in claim.unstated and _partly_stated(decision, claim)
        for block in words.say("unstated.public-interest.rest", claim.path)
    )


def _partly_stated(decision: Decision, claim: Claim) -> bool:
    return bool(claim.balance or decision.balance)
