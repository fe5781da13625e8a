"""Hostile text, re-typed from the published families: inert and readable in every format, wherever it stands.

Each payload is put into every field that a stranger, or a careless paste, could fill. What comes out is parsed by
parsers that are not ours: no element, attribute or link may be there that the Notice does not have, and the words must
be those that were typed.
"""

import os
import re
from pathlib import Path

import pytest
import yaml
from letters import letters_of, of_html, of_markdown, of_notice, of_text, words
from sample import SOUND

from s17gen.library import Library
from s17gen.output import safe_name
from s17gen.pipeline import Outcome
from s17gen.testing import outcome
from s17gen.visible import visible

FAMILIES = sorted((Path(__file__).parent / "hostile").glob("*.yaml"))
LIBRARY = Library()


def payloads(family: Path) -> list[str]:
    """The texts of one family."""
    found: list[str] = yaml.load(family.read_text("utf-8"), yaml.BaseLoader)
    return found


PAYLOADS = [each for path in FAMILIES for each in payloads(path)]
FORMATS = ("md", "html", "txt")


def request(text: str) -> str:
    """A sound request that has the text in every field of a person's own words."""
    data = yaml.load(SOUND, yaml.BaseLoader)
    claim = data["decisions"][0]["claims"][0]
    claim |= dict.fromkeys(("because", "for", "against", "balance"), f"Reason 1: {text}")
    claim["covers"] = claim["protects"] = f"the papers {text}"
    data["decisions"][0]["severance"] = f"Reason 1: {text}"
    short = f"x{text}"
    data |= {"reference": short[:200], "subject": short, "request": f"{text}\n\n1. a\n{text}\n2. b"}
    if "lorem ipsum" in text:  # which a rule takes for a gap left unfilled
        data["accept"] = [{"rule": "S17-614", "because": "It is meant to look so.", "by": "a test"}]
    data["applicant"] = {"name": short, "address": f"{short}\n{short}"}
    data["authority"] = data["authority"] | {"name": short, "unit": short}
    return yaml.dump(data, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=False, width=10**6)


def rendered(text: str) -> Outcome:
    done = outcome(request(text), library=LIBRARY, formats=FORMATS)
    assert list(done.letters) == list(FORMATS), done.findings
    return done


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 300


def shows_inert(text: str) -> None:
    """The letters about `text` have the structure of their Notice, its words, and nothing that acts."""
    done = rendered(text)
    assert done.notice is not None
    wanted = of_notice(done.notice)
    assert of_html(done.letters["html"]) == wanted
    assert of_markdown(done.letters["md"]) == wanted
    assert letters_of(" ".join(of_text(done.letters["txt"]))) == letters_of(" ".join(words(wanted, plain=True)))
    for letter in done.letters.values():
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", letter)
    typed = [visible(line).strip() for line in re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)]
    quoted = next(block for block in wanted if block[0] == "quote")
    shown = "\n".join("".join(said or "\n" for _, said in part) for part in quoted[1:])  # type: ignore[attr-defined]
    for line in typed:
        assert line in shown


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.stem)
def test_payloads_are_inert_and_show_as_typed(family: Path) -> None:
    for payload in payloads(family):
        shows_inert(payload)


GROSS = {
    "a line": "x" * 100_000,
    "a line of words": "word " * 20_000,
    "an address": "https://" + "a" * 100_000,
    "brackets": "[" * 5_000,
    "images": "![[" * 2_000,
    "backticks": "`" * 20_000,
    "stars": "*" * 20_000,
    "stars and words": "*a **b " * 5_000,
    "underscores": "_a" * 20_000,
    "quotes": ">" * 20_000,
    "less than": "<" * 20_000,
    "comments": "<!--" * 5_000,
    "ampersands": "&" * 20_000,
    "entities": "&lt;" * 10_000,
    "pipes": "|" * 20_000,
    "backslashes": "\\" * 20_000,
    "line feeds": "a\n" * 20_000,
    "hyphens": "- " * 20_000,
    "spaces": "a" + " " * 100_000 + "b",
    "controls": "\x01" * 10_000,
    "overrides": "\u202e" * 10_000,
    "joiners": "a" + "\u200d" * 20_000,
    "accents": "a" + "\u0301" * 20_000,
    "at signs": "a@" * 20_000,
    "braces": "{{" * 10_000,
    "links": "[a](https://b.example)" * 4_000,
}


@pytest.mark.parametrize("name", GROSS)
@pytest.mark.parametrize("audience", ["applicant", "publication"])
def test_gross_text_in_the_request_is_rendered_whole(name: str, audience: str) -> None:
    """These took other tools seconds to minutes, or the process with them; here the suite would be seen to hang."""
    data = yaml.load(SOUND, yaml.BaseLoader) | {"request": "1. a\n" + GROSS[name] + "\n2. b"}
    data["decisions"][0]["claims"][0]["because"] = "Reason 1: " + GROSS[name][:50_000]
    text = yaml.dump(data, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=False, width=10**6)
    done = outcome(text, library=LIBRARY, formats=FORMATS, audience=audience)  # type: ignore[arg-type]
    assert list(done.letters) == list(FORMATS)
    shown = letters_of(visible(GROSS[name]))
    assert letters_of(done.letters["txt"]).count(shown) >= 1
    assert {"\x00", "\x01", "\u202e", "\ud800"} & set("".join(done.letters.values())) == set()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_reference_stays_in_the_folder(payload: str) -> None:
    name = safe_name(payload)
    assert name == os.path.basename(name)
    assert re.fullmatch(r"[\w.-]{1,100}", name)
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 201


def test_half_a_pair_is_refused_with_its_place() -> None:
    done = outcome(SOUND.replace("Please send", '"Please \\ud800 send').replace("manual.", 'manual."'), library=LIBRARY)
    assert [(each.kind.id, each.place.line) for each in done.findings] == [("S17-003", 6)]


TYPED = ["[x](javascript:alert(1))", "[x](data:text/html,x)", "![x](https://evil.example/x.png)", "<b>x</b>", "**x**"]


@pytest.mark.parametrize("payload", [*TYPED, *PAYLOADS])
def test_no_link_leads_where_a_browser_would_run_something(payload: str) -> None:
    """An officer may link; whatever is typed, a link is to https, http or mailto, and says no more than it shows."""
    letter = outcome(request(payload), library=LIBRARY, formats=("html",)).letters["html"]
    addresses = re.findall(r'href="([^"]*)"', letter)
    assert addresses
    assert all(re.match(r"(https?://|mailto:)[^\s<>]+$", address) for address in addresses)
