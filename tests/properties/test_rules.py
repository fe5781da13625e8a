"""Rules under any record: none crashes, and the same record has the same findings in the same order, everywhere.

A long run: `S17GEN_EXAMPLES=100000 pytest tests/properties/test_rules.py`.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import test_mixes
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mutations import mutations
from odd import many
from sample import REQUESTS
from test_agreement import MUTATIONS, Mutation, mutated
from typed import requests

from s17gen.findings import Finding
from s17gen.library import Library
from s17gen.notice import Audience
from s17gen.pipeline import Outcome
from s17gen.rules import RULES
from s17gen.testing import changed, kinds, outcome, sound

LIBRARY = Library()
AUDIENCES = ("applicant", "publication", "portal")
BASES: list[Any] = [
    *(yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in REQUESTS),
    *(sound(kind) for kind in kinds()),
]
NAME = str(REQUESTS[0])  # examples name their profiles by a path from there


def judged(data: Any, audience: Audience = "applicant", draft: bool = False) -> Outcome:
    """What becomes of a record, if it is read as one."""
    return outcome(data, name=NAME, library=LIBRARY, formats=(), audience=audience, draft=draft)


def hold(data: Any, audience: Audience) -> tuple[Finding, ...]:
    """Every promise that is made of any record."""
    done = judged(data, audience)
    assert [each.message for each in done.findings if each.kind.id == "S17-900"] == []
    assert done.findings == judged(data, audience).findings, "the same record, judged twice"
    places = [(each.place.file, each.place.line, each.place.column, each.kind.id) for each in done.findings]
    assert places == sorted(places)
    assert len(set(done.findings)) == len(done.findings), "nothing is said twice"
    assert all(each.message.strip() and "<class" not in each.message + each.hint for each in done.findings)
    assert all(each.place.line >= 1 and each.place.column >= 1 for each in done.findings)
    drafted = judged(data, audience, draft=True).findings
    assert not [each.message for each in drafted if each.kind.id == "S17-900"]
    return done.findings


@many
@given(data=requests(), audience=st.sampled_from(AUDIENCES))
def test_any_record_that_is_sound_in_form(data: dict[str, Any], audience: Audience) -> None:
    hold(data, audience)


CHOICES = st.lists(st.integers(0, 10**6), min_size=1, max_size=4)


@st.composite
def broken(draw: Any) -> dict[str, Any]:
    """A sound record with up to four of its elements removed, doubled, emptied or given another value of their kind."""
    data = draw(st.sampled_from(BASES) | test_mixes.requests())
    for number in draw(CHOICES):
        ways = [each for each in mutations(data, LIBRARY) if each.how not in CAUGHT_EARLY]
        data = ways[number % len(ways)].data if ways else data
    return dict(data)


CAUGHT_EARLY = ("misspelt", "empty text", "spaces", "emptied", "wrong choice")  # before any rule is asked


@many
@given(data=broken(), audience=st.sampled_from(AUDIENCES))
def test_any_sound_record_broken(data: dict[str, Any], audience: Audience) -> None:
    hold(data, audience)


@many
@given(base=st.sampled_from(BASES), changes=MUTATIONS, audience=st.sampled_from(AUDIENCES))
def test_any_data_at_all(base: Any, changes: list[Mutation], audience: Audience) -> None:
    data = mutated(base, changes)
    hold(data if isinstance(data, dict) else json.dumps(data), audience)


# What a long run found.


@pytest.mark.parametrize("style", ["police", "council", "central", "brief"])
@pytest.mark.parametrize("other", [{"outcome": "disclosed", "answers": {"all": "x"}}, {"outcome": "volunteered"}])
def test_a_draft_says_in_a_letter_what_goes_without_one(style: str, other: dict[str, Any]) -> None:
    request = changed(sound("no-notice"), put={"decisions.0.anything-else": "true"}, add={"decisions": other})
    assert "We send no notice on this." in (outcome(request, draft=True, style=style).text or "")


def test_random_records_reach_the_rules() -> None:
    """The properties would hold of nothing if random records never came to the rules: half of them find something."""
    found: Counter[str] = Counter()

    @many
    @given(data=requests() | broken())
    def collect(data: dict[str, Any]) -> None:
        found.update({each.kind.id for each in judged(data).findings})

    collect()
    reached = {rule.kind.id for rule in RULES} & set(found)
    assert 2 * len(reached) >= len(RULES), sorted({rule.kind.id for rule in RULES} - reached)


SCRIPT = """\
import sys
from pathlib import Path
from s17gen.report.text import report
from s17gen.testing import outcome
for path in sys.argv[1:]:
    print(report(outcome(Path(path).read_text("utf-8"), name=path, formats=()).findings))
"""


def test_the_order_does_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    """Sets of texts come in another order in every process; findings do not."""
    paths = []
    for index, kind in enumerate(kinds()):
        request = sound(kind)
        for decision in request["decisions"]:
            for claim in decision.get("claims", []):
                for key in ("because", "for", "against", "balance", "likelihood", "protects"):
                    claim.pop(key, None)
                claim |= {"topics": ["prisons", "empty-homes"], "colour": "x", "shape": "y"}
            decision |= {"searched": "x y", "decide-by": "2026-01-01", "schedule": [
                {"document": "d", "what": "w", "under": ["s40(1)", "s42(1)", "s21"]}
            ]}  # fmt: skip
        paths.append(tmp_path / f"{index}.yaml")
        paths[-1].write_text(json.dumps(request, indent=1), "utf-8")
    reports = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *map(str, paths)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(reports) == 1
    assert reports.pop().count(b"S17-") > 100
