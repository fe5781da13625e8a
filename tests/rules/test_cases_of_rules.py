"""Every rule has a request in which it finds something, one close by in which it does not, and an odd but lawful one.

A file of cases/ has an entry for each rule of a family, and lawful.yaml the unusual notices that must stay clean. A
case is a sound request of `s17gen.testing`, with changes; what must be found is compared exactly: rule, path, words.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from s17gen.library import Library
from s17gen.rules import RULES, portal, public
from s17gen.testing import Case, outcome, read_cases

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.yaml"))
LIBRARY = Library()
SIDES = ("fires", "near_miss", "lawful")
JUDGED = {rule.kind.id: rule.kind for rule in (*RULES, *portal.RULES, *public.RULES)}


@cache
def cases() -> list[tuple[str, str, Case]]:
    """Every case, with the rule and the side of its entry."""
    entries = [each for path in FILES for each in read_cases(str(path)).rules]
    return [(each.rule, side, case) for each in entries for side in SIDES for case in getattr(each, side)]


def named(value: object) -> str:
    return value.why if isinstance(value, Case) else str(value)


@pytest.mark.parametrize(("rule", "side", "case"), cases(), ids=named)
def test_case(rule: str, side: str, case: Case) -> None:
    assert case.amiss(rule, LIBRARY, str(FOLDER)) == ""
    names = {*case.also, *(each.rule or rule for each in case.found)}
    assert (rule in names) == (side == "fires"), "a case that fires finds the rule's own; another must not"


@pytest.mark.parametrize(
    "case", [each for path in FILES for each in read_cases(str(path)).notices], ids=lambda case: case.why
)
def test_an_unusual_and_lawful_notice(case: Case) -> None:
    assert case.amiss(library=LIBRARY) == ""
    assert case.also == []


def test_every_rule_has_its_cases() -> None:
    entries = [each for path in FILES for each in read_cases(str(path)).rules]
    times = Counter(each.rule for each in entries)
    assert sorted(JUDGED.keys() - times.keys()) == [], "rules without cases"
    assert sorted(times.keys() - JUDGED.keys()) == [], "cases of rules that do not exist"
    assert [rule for rule, count in times.items() if count > 1] == []
    assert [each.rule for each in entries if not (each.fires and each.near_miss and each.lawful)] == []


@pytest.mark.parametrize(("rule", "side", "case"), [each for each in cases() if each[1] != "fires"], ids=named)
def test_a_letter_comes_of_what_is_sound(rule: str, side: str, case: Case) -> None:
    """A case must not be clean because nothing judged it."""
    if not any(JUDGED[each].severity == "error" for each in case.also if each in JUDGED):
        library = Library([str(FOLDER / case.layer)]) if case.layer else LIBRARY
        done = outcome(case.request(), library=library, audience=case.audience)
        assert done.letters or set(case.also) - JUDGED.keys(), (rule, side)


def test_the_unusual_notices_that_the_law_allows_are_all_tried() -> None:
    words = " ".join(case.why for path in FILES for case in read_cases(str(path)).notices)
    for oddity in (
        "section 17(4)", "section 17(6)", "section 23(5) with section 24(2)", "does not say which",
        "absolute exemption without", "cost without", "vexatious without", "Parliament", "one balance across",
        "honest late", "no internal review", "gratuitous",
    ):  # fmt: skip
        assert oddity in words
