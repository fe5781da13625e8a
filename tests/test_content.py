"""The shipped library holds together, and every block reads as English whatever its slots are filled with."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from s17gen import wire
from s17gen.asks import Ask
from s17gen.compose import SECTIONS
from s17gen.law import Block
from s17gen.library import Library
from s17gen.lint import lint
from s17gen.notice import Inlines
from s17gen.report.text import report
from s17gen.slots import fit
from s17gen.wording import parse, plain, slot_names

LIBRARY = Library()
NAMES = LIBRARY.regime().citation
CONTENT = sorted((Path(__file__).parent.parent / "exemptions").rglob("*.yaml"))

# Short, long, plural and odd answers of each type, as officers give them.
ANSWERS = {
    "noun": [
        "NPRX",
        "the people who live there",
        "The names, ages and home addresses of the eleven families who were moved out of the tower in the spring.",
        "3,000 e-mails, \"Phase 2\" notes & O'Neill's plan",
        "A Division",
    ],
    "verb": [
        "hide",
        "break into them",
        "find out, well before anyone could stop them, which of the two doors is left open",
    ],
    "clause": [
        "talks go on",
        "the two firms know each other's margins",
        "The price at which each of the four bidders is willing to sell would be known to the other three.",
    ],
    "sentence": [
        "Five were broken into in 2026.",
        "the council met twice about it",
        "Of the 14, five were entered between March and August; one was set alight while a family slept next door!",
        "Does anyone else do this? Nobody knows.",
    ],
    "place": [
        "on our website at https://www.eastmere.example/spending",
        "at the Central Library, Mere Street, Eastmere.",
    ],
    "date": ["2026-11-09", "2005-01-31"],
    "number": ["1260", "7"],
    "money": ["£2,400", "12.50"],
}


def blocks() -> Iterator[Block]:
    for section in LIBRARY.sections():
        yield from section.blocks.values()


def answers(ask: Ask) -> list[str]:
    """The answers of an ask's type, made to fit."""
    if ask.words:
        return list(ask.words.values())
    given = [[ask.choices[0]], ask.choices] if ask.choices else [[each] for each in ANSWERS[ask.type]]
    fitted = [fit(ask, each if ask.choices else each[0], NAMES) for each in given]
    assert None not in fitted
    return [each for each in fitted if each]


def filled(asks: dict[str, Ask], turn: int) -> dict[str, "str | Inlines"]:
    """Every slot filled; another answer at each turn, and not the same for neighbours."""
    found: dict[str, str | Inlines] = {}
    for place, (name, ask) in enumerate(asks.items()):
        choices = answers(ask)
        found[name.replace(".", "-")] = choices[(turn + place) % len(choices)]
        if ask.type == "provision":
            found[f"{name.replace('.', '-')}-covers"] = (
                "establishing whether a person has failed to comply with the law"
            )
    return found


def reads_well(text: str) -> None:
    assert re.search(r"[.?!:]$", text), text
    assert not re.search(r"\.\.|  | [.,;]|,\.|\{|\}|!\.|\?\.", text), text
    for sentence in re.split(r"(?<=[.?!]) ", text):
        assert sentence[0].isupper() or not sentence[0].isalpha(), text


def words_of(text: str, values: dict[str, "str | Inlines"]) -> list[str]:
    found = []
    for node in parse(text, values):
        found += [plain(node.content)] if hasattr(node, "content") else [plain(item) for item in node.items]  # type: ignore[union-attr]
    return found


def test_the_library_has_no_fault() -> None:
    assert report(lint(LIBRARY)) == ""


@pytest.mark.parametrize("turn", range(5))
def test_a_filled_block_reads_as_sentences(turn: int) -> None:
    for block in blocks():
        for text in words_of(block.text, filled(block.slots, turn)):
            reads_well(text)


@pytest.mark.parametrize("turn", range(5))
def test_clauses_and_particulars_read_as_sentences(turn: int) -> None:
    for section in LIBRARY.sections():
        for provision in section.provisions.values():
            values = {**filled(provision.asks, turn), "provision": f"Section {provision.cite[1:]}"}
            values["provisions"] = f"section {provision.cite[1:]}"
            values["covers"] = plain(parse(provision.covers, values)[0].content)  # type: ignore[union-attr]
            clause = provision.clause or (section.clause if provision.role == "exemption" else "")
            for text in (clause, *provision.particulars):
                for paragraph in words_of(text, values):
                    reads_well(paragraph)


def test_optional_answers_are_said_in_paragraphs_of_their_own() -> None:
    """Whatever is answered, what is required is said: a paragraph with an optional slot has no required one alone."""
    for section in LIBRARY.sections():
        for provision in section.provisions.values():
            required = {name.replace(".", "-") for name, ask in provision.asks.items() if ask.required}
            sure = {*required, *(f"{name}-covers" for name in required), "provision", "covers"}
            always = [text for text in provision.particulars if slot_names(text) <= sure]
            texts = [*always, provision.interest or "", provision.covers, provision.clause or section.clause]
            said = {name for text in texts for name in slot_names(text)}
            assert {name for name in required if not {name, f"{name}-covers"} & said} == set(), provision.cite


def test_styles_name_kinds_of_section_that_exist() -> None:
    for name in LIBRARY.style_ids():
        style = LIBRARY.style(name)
        assert style is not None
        assert style.id == name
        kinds = {section.kind for section in style.sections}
        assert kinds - set(LIBRARY.statement_ids()) <= set(SECTIONS)


def test_statements_discharge_duties_that_exist() -> None:
    duties = {duty.id for duty in LIBRARY.regime().duties}
    for name in LIBRARY.statement_ids():
        assert set(LIBRARY.statement(name)[0].duties) <= duties, name


def test_every_statement_is_said_somewhere() -> None:
    """A statement that no module names, whole or as `f"stem.{...}"`, would be dead wording."""
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(wire.__file__).parent.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    begun = [node.values[0] for node in nodes if isinstance(node, ast.JoinedStr)]
    stems = tuple(str(each.value) for each in begun if isinstance(each, ast.Constant) and "." in str(each.value)[1:])
    styles = [LIBRARY.style(name) for name in LIBRARY.style_ids()]
    kinds = {section.kind for style in styles if style for section in style.sections}
    for name in LIBRARY.statement_ids():
        said = re.sub(r"\.(confirming|relief|waiting|silent|else|elsewhere|own|pending)$", "", name)
        assert {name, said} & (whole | kinds) or said.startswith(
            tuple(each for each in stems if re.fullmatch(r"[a-z-]+\.[a-z.-]*", each))
        )


def test_outcomes_are_those_a_request_file_may_name() -> None:
    regime = LIBRARY.regime()
    assert list(regime.outcomes) == list(wire.Outcome.__args__)  # type: ignore[attr-defined]
    assert {outcome for duty in regime.duties for outcome in duty.outcomes} <= set(regime.outcomes)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_no_tricks_of_the_keyboard_in_the_wording(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert "\u00a0" not in text
    assert max(len(line) for line in text.splitlines()) <= 125


DAILY = ("s22", "s24", "s30", "s31", "s35", "s36", "s38", "s42", "s43")  # the qualified ones in daily use


@pytest.mark.parametrize("number", DAILY)
def test_a_topic_has_arguments_on_both_sides(number: str) -> None:
    """For the sections in daily use, whoever takes up a topic is offered what can be said for and against."""
    section = LIBRARY.section(number)
    assert section is not None
    sides: dict[str, set[str]] = {}
    for block in section.blocks.values():
        if block.question == "disclosing":
            for topic in block.topics:
                sides.setdefault(topic, set()).add(block.side)
    assert {topic: found for topic, found in sides.items() if not found >= {"for", "against"}} == {}


def test_every_kind_of_section_has_its_writer() -> None:
    for module, name in SECTIONS.values():
        assert callable(getattr(importlib.import_module(f"s17gen.compose.{module}"), name))
