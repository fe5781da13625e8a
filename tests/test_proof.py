"""owed ⊆ stamped ⊆ printed: a style or a template that loses a duty cannot produce a letter."""

from pathlib import Path

import msgspec
import pytest
from sample import SOUND, changed, without

from s17gen import pipeline
from s17gen.compose import compose
from s17gen.duties import owed
from s17gen.findings import has_error
from s17gen.library import Library
from s17gen.notice import Gap
from s17gen.pipeline import Outcome
from s17gen.proof import mark, prove
from s17gen.render import Renderer
from s17gen.styles import Style
from s17gen.testing import outcome

LIBRARY = Library()
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
AGAIN = "{% for s in notice.sections if s.kind == 'complaint' %}{{ s | section }}{% endfor %}"
REQUESTS = [pytest.param(path.read_text("utf-8"), str(path), id=path.stem) for path in EXAMPLES]


def example(text: str, name: str = "request.yaml", draft: bool = False) -> Outcome:
    return outcome(text, name=name, draft=draft, library=LIBRARY)


@pytest.mark.parametrize(("text", "name"), REQUESTS)
def test_every_duty_owed_is_stamped_and_every_stamp_printed_once(text: str, name: str) -> None:
    done = example(text, name)
    assert done.case is not None
    assert done.notice is not None
    stamps = {stamp for node in done.notice.nodes() for stamp in node.stamps}
    assert {each.stamp for each in owed(done.case)} == stamps
    marked, marks = mark(done.notice)
    printed = Renderer("md").render(marked)
    assert {word: printed.count(word) for word in marks} == dict.fromkeys(marks, 1)
    assert list(prove(done.case, done.notice, {"md": Renderer("md").render})) == []


REFUSING = [each for each in REQUESTS if each.id in ("police-information-system", "police-mixed")]


@pytest.mark.parametrize(("text", "name"), REFUSING)
def test_a_style_that_leaves_out_a_section_is_caught_unless_it_says_nothing_owed(text: str, name: str) -> None:
    case = example(text, name).case
    style = LIBRARY.style("police")
    assert case is not None
    assert style is not None
    unsaid = set()
    for section in style.sections:
        shorter = Style(
            id=style.id, title=style.title, sections=[each for each in style.sections if each is not section]
        )
        notice = compose(case, LIBRARY, shorter)
        kinds = [fault.kind.id for fault in prove(case, notice, {"md": Renderer("md").render})]
        assert set(kinds) <= {"S17-901"}
        unsaid |= {section.kind} if kinds else set()
    owing = {"decision", "exemptions", "harm", "public-interest", "balance", "review", "complaint"}
    assert unsaid == owing | ({"answers"} if any(each.answers for each in case.decisions) else set())


@pytest.mark.parametrize(
    ("template", "times"),
    [
        ("{{ notice | title }}", 0),
        ("{% for s in notice.sections if s.kind != 'complaint' %}\n{{ s | section }}\n\n{% endfor %}", 0),
        (
            "{% for s in notice.sections %}\n{{ s | section }}\n\n{% endfor %}" + AGAIN,
            2,
        ),
    ],
)
def test_a_template_that_loses_or_repeats_a_duty_is_caught(tmp_path: Path, template: str, times: int) -> None:
    done = example(SOUND)
    assert done.case is not None
    assert done.notice is not None
    (tmp_path / "letter.md.j2").write_text(template, "utf-8")
    faults = list(prove(done.case, done.notice, {"md": Renderer("md", [str(tmp_path)]).render}))
    complaint = f"letter.md.j2 prints {times} times what discharges regulator; it must print it once"
    assert complaint in [fault.message for fault in faults]
    assert {fault.kind.id for fault in faults} == {"S17-902"}


@pytest.mark.parametrize("key", ["because", "likelihood", "for", "against", "balance", "authority"])
def test_what_is_missing_is_a_gap_in_a_draft_and_stops_a_letter(key: str) -> None:
    stopped = example(without(key))
    assert stopped.text is None
    draft = example(without(key), draft=True)
    assert draft.notice is not None
    gaps = [node.missing for node in draft.notice.nodes() if isinstance(node, Gap)]
    assert gaps
    assert draft.text is not None
    assert all(gap in draft.text for gap in gaps)
    assert draft.text.count("DRAFT. This letter is not finished and must not be sent.") == 2


def test_a_final_letter_refuses_a_gap() -> None:
    case = example(without("because")).case
    style = LIBRARY.style("police")
    assert case is not None
    assert style is not None
    notice = compose(case, LIBRARY, style)
    faults = list(prove(case, notice, {"md": Renderer("md").render}))
    assert [(fault.kind.id, fault.message) for fault in faults] == [("S17-903", "MISSING: why the exemption applies")]


def test_a_gap_never_stands_where_no_error_was_found() -> None:
    for text in (SOUND, without("because"), without("authority"), changed(("s31(1)(a)", "s24"))):
        draft = example(text, draft=True)
        assert draft.notice is not None
        gaps = any(isinstance(node, Gap) for node in draft.notice.nodes())
        assert gaps == has_error(draft.findings)


def test_the_notice_is_frozen() -> None:
    notice = example(SOUND).notice
    assert notice is not None
    with pytest.raises(AttributeError, match="immutable"):
        notice.title = "x"  # type: ignore[misc]
    assert msgspec.to_builtins(notice)["title"] == "Freedom of Information request FOI-1"


def test_a_template_that_loses_the_mark_of_a_draft_is_caught(tmp_path: Path) -> None:
    case = example(SOUND).case
    notice = example(SOUND, draft=True).notice
    assert case is not None
    assert notice is not None
    (tmp_path / "letter.md.j2").write_text("{% for s in notice.sections %}\n{{ s | section }}\n\n{% endfor %}", "utf-8")
    faults = list(prove(case, notice, {"md": Renderer("md", [str(tmp_path)]).render}))
    assert [fault.message for fault in faults] == ["letter.md.j2 does not print the mark of a draft"]


def test_a_letter_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MAX_LETTER", 1_000)
    done = example(SOUND)
    assert done.letters == {}
    assert [each.kind.id for each in done.findings] == ["S17-904"]
    assert done.findings[0].message.startswith("the letter as md has ")
