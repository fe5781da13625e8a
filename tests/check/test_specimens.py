"""The shipped examples, which layers and templates are tried on, have everything that a letter can have."""

from typing import get_args

import pytest

from s17gen.check.specimens import Letter, case_of, letters, specimens
from s17gen.duties import owed
from s17gen.library import Library
from s17gen.notice import Audience
from s17gen.wire import Outcome

LIBRARY = Library()
STYLES = [style for name in LIBRARY.style_ids() if (style := LIBRARY.style(name))]
CASES = [(each, case_of(each, LIBRARY)) for each in specimens()]
LETTERS = list(letters(LIBRARY, STYLES, CASES))


def kinds(found: list[Letter]) -> set[str]:
    return {section.kind for each in found for section in each.notice.sections}


def test_every_outcome() -> None:
    assert {each.outcome for _, case in CASES for each in case.decisions} == set(get_args(Outcome))


def test_every_duty() -> None:
    assert {each.duty.id for _, case in CASES for each in owed(case)} == {each.id for each in LIBRARY.regime().duties}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_every_kind_of_section_of_every_style(style: object) -> None:
    written = kinds([each for each in LETTERS if each.style is style])
    statements = {each for each in LIBRARY.statement_ids() if each.startswith("standing.")}
    assert written | statements >= {each.kind for each in getattr(style, "sections")}  # noqa: B009


def test_every_kind_of_reader() -> None:
    assert {each.audience for each in LETTERS} == set(get_args(Audience))


def test_every_example_in_every_style_for_every_reader() -> None:
    written = {(each.specimen.name, each.style.id, each.audience) for each in LETTERS}
    wanted = {
        (each.name, style.id, audience)
        for each, case in CASES
        for style in STYLES
        if case.writes() != (style.id == "file-note")
        for audience in (get_args(Audience) if case.writes() else ("applicant",))
    }
    assert written == wanted


def test_every_example_has_its_date_and_its_authority() -> None:
    assert [each.name for each in specimens() if each.request.dated is None or each.authority is None] == []
    assert len(specimens()) > 30
