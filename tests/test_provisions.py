"""Every provision in a letter: each format, each outcome that may cite it, optional asks answered and not."""

import itertools
import re
from typing import Any

import pytest
import yaml
from letters import of_html, of_markdown, words
from test_content import ANSWERS

from s17gen import wire
from s17gen.asks import Ask
from s17gen.citation import words as cite_words
from s17gen.law import Provision
from s17gen.library import Library
from s17gen.testing import outcome

LIBRARY = Library()
REGIME = LIBRARY.regime()
OUTCOMES: tuple[str, ...] = wire.Outcome.__args__  # type: ignore[attr-defined]
CITED = [
    (provision, name)
    for section in LIBRARY.sections()
    for provision in section.provisions.values()
    for name in OUTCOMES
    if name in REGIME.roles[provision.role].outcomes and (name != "more-time" or provision.status != "absolute")
]


def answer(ask: Ask, turn: int) -> object:
    if ask.by:
        return "2026-11-02" if ask.by == "letter" else "2026-09-01"
    if ask.is_likelihood:
        return "would-be-likely"
    choices = list(ask.words) or ask.choices or ANSWERS[ask.type]
    return choices[turn % len(choices)]


# What rules look at more closely.
FITTING = {
    "whose": "the force",
    "administrations": "the Scottish and the Welsh Government",
    "administration": "the Welsh Government",
    "enactment": "section 4 of the Patrols Act 1998",
}


def details(provision: Provision, optional: bool) -> dict[str, Any]:
    """The particulars of a provision, answered."""
    found: dict[str, Any] = {}
    for turn, (name, ask) in enumerate(provision.asks.items()):
        outer, _, inner = name.partition(".")
        if ask.required or optional:
            value = [provision.cite] if ask.names_claim else FITTING.get(name) or answer(ask, turn)
            if inner:
                found.setdefault(outer, {})[inner] = value
            else:
                found[outer] = value
    return found


# What an outcome itself asks for.
OWED: dict[str, dict[str, Any]] = {
    "more-time": {"still-weighing": "The good it would do, against the loss.", "decide-by": "2026-12-01"},
    "no-notice": {
        "earlier-notice": {
            "reference": "FOI-0",
            "dated": "2026-06-01",
            "cited": "s14(1)",
            "same-applicant": "true",
            "warned": "true",
        },
        "unreasonable": "It is the ninth request of this kind.",
    },
}


def request(provision: Provision, name: str, optional: bool) -> str:
    """The smallest sound request that cites a provision in a decision of this outcome."""
    claim: dict[str, Any] = {"cite": provision.cite, **details(provision, optional)}
    if not provision.sufficient:
        claim["because"] = "The pages name the places that are watched."
    if provision.threshold:
        claim |= {"likelihood": "would-be-likely", "protects": "the people of Northshire"}
    if provision.status in ("qualified", "disputed") and name != "more-time":
        claim |= {"for": "Residents could see what is done.", "against": "Victims would bear the loss."}
        claim["balance"] = "The loss to victims weighs more."
    if "estimate" in provision.takes:
        claim["estimate"] = [{"activity": "determining", "work": "Read one file", "items": "500", "minutes": "4"}]
        claim["estimate"][0]["sample"] = "We timed five."
    decision: dict[str, Any] = {"outcome": name, "claims": [claim], **OWED.get(name, {})}
    if name == "ncnd":
        decision["if-confirmed"] = "A yes would tell them to change their ways."
        decision["if-denied"] = "A no would tell them that they need not."
    if name == "disclosed-in-part":
        decision["enclosed"] = ["Pages 1 to 4"]
    if name in ("withheld", "disclosed-in-part"):
        decision["severance"] = "Nothing more can be given."
    if name == "not-held":
        decision["searched"] = "We looked in every file."
    kind = {"kind": "department"}
    whole = {
        "reference": "FOI-1",
        "received": "2026-10-12",
        "dated": "2026-11-09",
        "applicant": "R. Okafor",
        "subject": "patrols",
        "request": "Please send the patrol book.",
        "authority": {"name": "Northshire Police", **kind, "review": {"to": "foi@northshire.example"}},
        **({} if name == "no-notice" else {"advice": "Ask for one year."}),
        "decisions": [decision],
    }
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True)


@pytest.mark.parametrize(("provision", "name"), CITED, ids=lambda each: each if isinstance(each, str) else each.cite)
def test_a_provision_renders_in_every_format_and_outcome(provision: Provision, name: str) -> None:
    for optional in (False, True):
        done = outcome(request(provision, name, optional), formats=("md", "html", "txt"), library=LIBRARY)
        found = [each.message for each in done.findings if each.kind.id not in ("S17-305", "S17-111")]  # s21 with s31
        assert found == []
        html, markdown = words(of_html(done.letters["html"])), words(of_markdown(done.letters["md"]))
        assert sorted(html) == sorted(markdown)
        text = " ".join(done.letters["txt"].split())
        assert cite_words([provision.cite], REGIME.citation)[1:] in text
        assert done.case is not None
        assert ("is absolute" in text) == (done.case.decisions[0].claims[0].status == "absolute")
        assert not re.search(r"\{\{|\}\}|  | \.|\.\.", text.replace("...", "")), text


def test_every_outcome_that_a_claim_may_have_is_tried() -> None:
    claimed = {name for role in REGIME.roles.values() for name in role.outcomes}
    assert {name for _, name in CITED} == claimed & set(OUTCOMES)


def test_several_provisions_stand_in_one_letter() -> None:
    """A claim of each basis, in one decision: sections do not get into one another's way."""
    bases = [next(p for p, name in CITED if p.basis == basis and name == "withheld") for basis in REGIME.bases]
    texts = [yaml.safe_load(request(each, "withheld", False)) for each in bases]
    whole = texts[0]
    whole["decisions"][0]["claims"] = list(itertools.chain(*(each["decisions"][0]["claims"] for each in texts)))
    done = outcome(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True), library=LIBRARY)
    alike = ("S17-111", "S17-211")  # two that seldom apply together, and one reason for all
    assert [each.message for each in done.findings if each.kind.id not in alike] == []
    for each in bases:
        assert done.text is not None
        assert cite_words([each.cite], REGIME.citation)[1:] in done.text.replace("\\", "")
