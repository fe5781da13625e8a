"""Any valid mix of parts, outcomes and claims: sound in every style, for every audience, in every format.

A long run: `S17GEN_EXAMPLES=20000 pytest tests/properties/test_mixes.py`.
"""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from letters import of_html, of_markdown, of_notice
from odd import many
from test_provisions import CITED, OUTCOMES, OWED, details

from s17gen.duties import owed
from s17gen.law import Provision
from s17gen.library import Library
from s17gen.notice import Audience, Gap
from s17gen.pipeline import FILE_NOTE, Outcome
from s17gen.testing import outcome

LIBRARY = Library()
REGIME = LIBRARY.regime()
STYLES = [name for name in LIBRARY.style_ids() if name != FILE_NOTE]
FORMATS = ("md", "html", "txt", "large-print")
LETTERS = [name for name in OUTCOMES if REGIME.outcomes[name].letter]
PROVISIONS = {name: [provision for provision, each in CITED if each == name] for name in LETTERS}
WEIGHED = [each for each in PROVISIONS["more-time"] if each.status == "qualified"]
# Duties that one sentence discharges; the others take as many paragraphs as the officer wrote.
ONCE = ("held", "refusal", "relief", "exemption", "likelihood", "undecided", "decide-by", "regulator")
NUMBERS = ("1a", "1b", "2", "3")
REQUEST = "I ask for four things.\n1a. The patrol book.\n1b. Its index.\n2. The rota.\n3. The maps."


def claim(draw: Any, provision: Provision, name: str, turn: str) -> dict[str, Any]:
    """A claim on a provision, with all that it needs, each text its own."""
    found: dict[str, Any] = {"cite": provision.cite, **details(provision, draw(st.booleans()))}
    if not provision.sufficient or draw(st.booleans()):
        found["because"] = f"Reason {turn} names the places that are watched."
    if provision.threshold:
        found |= {"likelihood": "would-be-likely", "protects": f"interest {turn}"}
    weighed = (
        provision.status in ("qualified", "disputed") and provision.cite != "s37(2)"
    )  # some limbs make it absolute
    if weighed and name != "more-time":
        found |= {"for": f"Factor {turn} for.", "against": f"Factor {turn} against.", "balance": f"Balance {turn}."}
    if "estimate" in provision.takes:
        found["estimate"] = [{"activity": "determining", "work": f"Read file {turn}", "items": "500", "minutes": "4"}]
        found["estimate"][0]["sample"] = f"Sample {turn}."
    if "history" in provision.takes and draw(st.booleans()):
        found["history"] = [{"dated": "2026-03-02", "what": f"Event {turn}."}]
    if draw(st.booleans()) and name not in ("ncnd", "not-held"):
        found["covers"] = f"the papers {turn}"
    return found


def decision(draw: Any, name: str, parts: list[str], turn: str) -> dict[str, Any]:
    """A decision of this outcome on these parts, with all that it needs."""
    facts = REGIME.outcomes[name]
    found: dict[str, Any] = {"outcome": name, "parts": parts, **OWED.get(name, {})}
    if facts.refuses:
        kinds = WEIGHED if name == "more-time" else PROVISIONS[name]
        chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3, unique_by=lambda each: each.cite))
        found["claims"] = [claim(draw, each, name, f"{turn}{index}") for index, each in enumerate(chosen)]
    if facts.gives:
        found["answers"] = {part: f"Answer {turn} {part}." for part in parts}
        found["enclosed"] = [f"Paper {turn}"] if draw(st.booleans()) else []
    if name in ("withheld", "disclosed-in-part"):
        found["severance"] = f"Severance {turn}."
        found["covers"] = f"the pages {turn}"
        if draw(st.booleans()):
            cite = found["claims"][0]["cite"]
            found["schedule"] = [{"document": f"Book {turn}", "at": "page 2", "what": "a name", "under": cite}]
    if name == "not-held":
        found |= {"searched": f"Search {turn}.", "elsewhere": f"Others {turn} may have it."}
    if name == "clarification":
        found["questions"] = f"Question {turn}?"
    if name == "ncnd":
        found |= {"if-confirmed": f"A yes {turn} would tell.", "if-denied": f"A no {turn} would tell."}
    return {key: value for key, value in found.items() if value}


@st.composite
def requests(draw: Any) -> dict[str, Any]:
    """A sound request whose parts are shared out among decisions of any outcomes."""
    names = [each for each in LETTERS if REGIME.outcomes[each].answers]
    shares: dict[int, list[str]] = {}
    for number in NUMBERS:
        shares.setdefault(draw(st.integers(0, 3)), []).append(number)
    decisions = [decision(draw, draw(st.sampled_from(names)), parts, f"D{key}") for key, parts in shares.items()]
    if draw(st.booleans()) and "not-held" not in {each["outcome"] for each in decisions}:
        tail = decision(draw, "ncnd", [], "tail")
        decisions.append(tail | {"anything-else": "true"})
    if draw(st.booleans()):
        decisions.append({"outcome": "volunteered", "answers": {"all": "Extra leaflet."}})
    whole: dict[str, Any] = {
        "reference": "FOI-1",
        "received": "2026-10-12",
        "dated": "2026-11-09",
        "applicant": {"name": "Rosalind Okafor", "email": "r.okafor@example.org"},
        "subject": "patrols",
        "request": REQUEST,
        "authority": {
            "name": "Department for Towns",
            "kind": draw(st.sampled_from(["department", "police"])),
            "review": {"to": "foi@towns.example, or to 4 Foundry Square, London"},
        },
        "decisions": decisions,
        "advice": "Ask for one year.",
    }
    if draw(st.booleans()):
        whole |= {"dated": "2026-11-12", "late": "Two officers were ill."}
    return whole


def run(data: dict[str, Any], style: str, audience: Audience) -> Outcome:
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    formats = ("txt",) if audience == "portal" else FORMATS
    return outcome(text, library=LIBRARY, formats=formats, audience=audience, style=style)


def texts(data: object) -> list[str]:
    """Every text of the mix that is its own: those with a name in them that no other has."""
    if isinstance(data, str):
        return [data] if any(mark in data for mark in ("D0", "D1", "D2", "D3", "tail", "Extra")) else []
    items = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for each in items for text in texts(each)]


@many
@given(data=requests(), style=st.sampled_from(STYLES), audience=st.sampled_from(["applicant", "publication", "portal"]))
def test_every_valid_mix_renders(data: dict[str, Any], style: str, audience: Audience) -> None:
    done = run(data, style, audience)
    wrong = [each for each in done.findings if each.severity == "error" and each.kind.id not in ("S17-105", "S17-110")]
    assert [each.message for each in wrong] == []
    if not done.letters:
        return  # a provision that is not open to this kind of authority, or two that cannot both apply
    assert done.notice is not None
    assert done.case is not None
    assert not any(isinstance(node, Gap) for node in done.notice.nodes())
    stamps = [stamp for node in done.notice.nodes() for stamp in node.stamps]
    assert set(stamps) == {each.stamp for each in owed(done.case)}
    assert [each for each in stamps if each.duty in ONCE and stamps.count(each) > 1] == []
    if audience != "portal":
        assert of_html(done.letters["html"]) == of_markdown(done.letters["md"]) == of_notice(done.notice)
        assert of_html(done.letters["large-print.html"]) == of_notice(done.notice)


@many
@given(data=requests(), style=st.sampled_from(STYLES))
def test_nothing_is_lost_and_nothing_said_twice(data: dict[str, Any], style: str) -> None:
    """Each answer, reason, factor, balance, search and question stands in the letter, and stands there once."""
    done = run(data, style, "applicant")
    if not done.letters:
        return
    read = " ".join(done.letters["txt"].replace(">", " ").split())
    for text in texts(data["decisions"]):
        wanted = " ".join(text.split())
        noun = wanted.startswith(("the p", "interest"))  # what a claim covers is named wherever it is spoken of
        times = read.lower().count(wanted.lower())
        assert times >= 1 if noun else times == 1, (wanted, times, read)


@many
@given(data=requests(), style=st.sampled_from(STYLES), told=st.sampled_from(["held", "not held", "three files"]))
def test_nothing_depends_on_what_a_closed_decision_does_not_say(data: dict[str, Any], style: str, told: str) -> None:
    """Letter, name and metadata of a mix are the same whatever the officer's notes say is held."""
    plain = run(data, style, "applicant")
    noted = run(data | {"private": {"held": told, "notes": [told, f"We found {told}."]}}, style, "applicant")
    assert plain.letters == noted.letters
    assert plain.notice == noted.notice
    assert [each.message for each in plain.findings] == [each.message for each in noted.findings]


CLOSED = ["answers", "enclosed", "covers", "severance", "searched", "schedule", "elsewhere", "was"]


@many
@given(key=st.sampled_from(CLOSED), told=st.sampled_from(["We hold three files", "We hold none"]))
def test_a_closed_decision_has_no_key_for_the_answer(key: str, told: str) -> None:
    """Whatever could hold the answer stops the letter, so that no two answers can make two letters."""
    schedule = [{"document": told, "what": told, "under": "s24(2)"}]
    values: dict[str, object] = {"answers": {"1a": told}, "enclosed": [told], "schedule": schedule}
    closed = {
        "outcome": "ncnd",
        "parts": list(NUMBERS),
        "claims": [{"cite": "s23(5)", "because": "Whoever asks this asks about a listed body."}],
    }
    whole = {
        "reference": "FOI-1",
        "received": "2026-10-12",
        "dated": "2026-11-09",
        "applicant": "R. Okafor",
        "subject": "patrols",
        "request": REQUEST,
        "authority": {"name": "Northshire Police", "review": "none"},
        "decisions": [closed | {key: values.get(key, told)}],
    }
    assert outcome(yaml.safe_dump(whole, sort_keys=False), library=LIBRARY).letters == {}
