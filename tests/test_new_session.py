"""The wizard of `s17gen new`, answered by program: what it asks in which order, and that no answer is ever lost."""

import contextlib
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd import many
from scripted import HEAD, LIBRARY, STOP, TODAY, GoneError, Script, back, begun, session

from s17gen.testing import outcome as outcome_of
from s17gen.wizard.begin import Start, take_earlier, take_mail, text
from s17gen.wizard.mail import read_mail
from s17gen.wizard.session import Session, put

CLAIM = (
    HEAD + "decisions:\n  - outcome: withheld\n    covers: the list\n    severance: Each line is an address.\n"
    "    claims:\n      - cite: s31(1)(a)\n"
)
UP_TO_TOPICS = (
    ("Why does the provision apply", "Each line tells a burglar where nobody lives."),
    ("Is there another reason", ""),
    ("What harm would follow", ""),
    ("Which interest would be harmed?", "the owners of empty homes"),
    ("Would the harm happen", "2"),
)


def claim_of(start: Start) -> Any:
    return start.data["decisions"][0]["claims"][0]


def test_a_block_is_chosen_and_its_facts_are_asked_at_once() -> None:
    start = begun(CLAIM)
    script = session(
        start,
        ("Why does the provision apply", "? targets"),
        ("Which one?", "1"),
        ("Who would use the list?", "The burglars"),
        ("To do what?", "Break in!"),
        ("To do what?", "break into them"),
        ("What has happened here", "In 2025 two were entered."),
        ("Is there another reason", STOP),
    )
    assert "It says: Once public, the information could be used by [users] to [act]. [evidence]" in script.said
    assert any(each.startswith("That is not a verb phrase") for each in script.said)
    assert claim_of(start)["because"] == [
        {
            "use": "s31.because.list-of-targets",
            "users": "The burglars",
            "act": "break into them",
            "evidence": "In 2025 two were entered.",
        }
    ]


def test_wording_that_any_section_may_use_is_offered_after_the_sections_own() -> None:
    script = session(
        begun(CLAIM),
        ("Why does the provision apply", "?"),
        ("Which one?", ""),
        ("Why does the provision apply", "? pattern-over-time"),
        ("Which one?", "1"),
        ("How often could the same be asked?", STOP),
    )
    assert any("common.because.pattern-over-time" in each for each in script.said)
    first = script.said.index(next(each for each in script.said if "   1  " in each))
    assert "s31.because." in script.said[first]
    assert back(script.saved)["decisions"][0]["claims"][0]["because"] == [{"use": "common.because.pattern-over-time"}]


def test_a_topic_is_picked_and_its_facts_stand_under_facts() -> None:
    start = begun(CLAIM)
    script = session(
        start,
        *UP_TO_TOPICS,
        ("Which of these topics", "empty-homes"),
        ("How great is the need for homes here?", "There are 2,000 people on the list."),
        ("What does one incident cost, and whom?", "One fire cost us £40,000."),
        ("Who else suffers?", "the neighbours"),
        ("Does anything else favour disclosure?", ""),
        ("Does anything else favour maintaining", ""),
        ("Why does the one outweigh the other?", "The list would add little that people need to press us."),
        ("What could the applicant", ""),
        ("Write the file (w)", "w"),
    )
    topics = [each for each in script.said if "   1  empty-homes" in each]
    assert len(topics) == 1  # first, since the request speaks of empty homes
    assert start.data["facts"] == {
        "need": "There are 2,000 people on the list.",
        "cost": "One fire cost us £40,000.",
        "neighbours": "the neighbours",
    }
    assert claim_of(start)["topics"] == ["empty-homes"]
    assert {"for", "against"} & set(claim_of(start)) == set()
    found = outcome_of(script.saved, library=LIBRARY).findings
    assert [each.message for each in found if each.kind.severity == "error"] == []


def test_topics_that_the_request_does_not_speak_of_come_after_a_question_mark() -> None:
    start = begun(CLAIM)
    script = session(
        start,
        *UP_TO_TOPICS,
        ("(numbers, with commas between; `?` lists the others; Enter for none)", "?"),
        ("Which of these topics", "cyber-security, 1"),
        ("How great is the need", STOP),
    )
    assert [each.split()[:2] for each in script.said if each.startswith("   1  empty")] == [["1", "empty-homes"]] * 2
    assert sum("  cyber-security  " in each for each in script.said) == 1
    assert claim_of(start)["topics"] == ["cyber-security", "empty-homes"]


def test_going_back_undoes_the_last_answer_and_asks_it_again() -> None:
    start = begun(CLAIM)
    session(
        start,
        *UP_TO_TOPICS[:3],
        ("Which interest would be harmed?", "the roads"),
        ("Would the harm happen", "<"),
        ("Which interest would be harmed?", "<"),
        ("What harm would follow", "<"),
        ("Is there another reason", "? homes"),
        ("Which one?", "<"),
        ("Is there another reason", ""),
        ("What harm would follow", ""),
        ("Which interest would be harmed?", "the owners"),
        ("Would the harm happen", "would-be"),
        ("Which of these topics", STOP),
    )
    assert claim_of(start) == {
        "cite": "s31(1)(a)",
        "because": "Each line tells a burglar where nobody lives.",
        "protects": "the owners",
        "likelihood": "would-be-likely",
    }


def test_there_is_nothing_before_the_first_question() -> None:
    script = session(Start(), ("What is your reference?", "<"), ("What is your reference?", STOP))
    assert "There is no question before this one." in script.said


def test_what_has_been_said_once_may_be_said_again() -> None:
    start = begun(CLAIM)
    session(
        start,
        *UP_TO_TOPICS,
        ("Which of these topics", ""),
        ("What favours disclosure", "One."),
        ("Does anything else favour disclosure?", "Two."),
        ("Does anything else favour disclosure?", "Three."),
        ("Does anything else favour disclosure?", ""),
        ("What favours maintaining", STOP),
    )
    assert claim_of(start)["for"] == ["One.", "Two.", "Three."]


def test_a_block_may_follow_words_and_words_a_block() -> None:
    start = begun(CLAIM)
    session(
        start,
        ("Why does the provision apply", "One."),
        ("Is there another reason", "?pattern-over-time"),
        ("Which one?", "1"),
        ("How often", ""),
        ("What would the answers show", ""),
        ("Who could make use", ""),
        ("To do what?", ""),
        ("Is there another reason", "Three."),
        ("Is there another reason", STOP),
    )
    assert claim_of(start)["because"] == ["One.", {"use": "common.because.pattern-over-time"}, "Three."]


def test_an_estimate_is_asked_for_row_by_row_and_key_by_key() -> None:
    start = begun(HEAD + "decisions:\n  - outcome: cost-limit\n    claims:\n      - cite: s12(1)\n")
    for_row = (
        ("What would someone do?", "Read one record"),
        ("How many times", "a few"),
        ("How many times", "1,260"),
        ("How many minutes", "0"),
        ("How many minutes", "2.5"),
        ("How do you know?", "We timed 20 records."),
    )
    session(
        start,
        ("Have you decided anything else?", ""),
        ("How did you", "The team searched the records for it."),
        ("Why does the provision apply", ""),
        ("Which countable activity is it?", "extr"),
        *for_row,
        ("Is there another piece of work?", "1"),
        ("What would someone do?", STOP),
    )
    first = {
        "activity": "extracting",
        "work": "Read one record",
        "items": "1260",
        "minutes": "2.5",
        "sample": "We timed 20 records.",
    }
    assert claim_of(start)["estimate"][0] == first
    assert set(claim_of(start)["estimate"][1]) == {"activity"}


def test_an_earlier_notice_is_asked_for_key_by_key() -> None:
    start = begun(
        HEAD + "decisions:\n  - outcome: no-notice\n    claims:\n      - cite: s14(1)\n        because: It is.\n"
    )
    session(
        start,
        ("Which reference had the request", "EC-0"),
        ("What is the date of that notice?", "1/6/2026"),
        ("Which provision did it rely on?", "section 14(1)"),
        ("Was it given to the same applicant?", "maybe"),
        ("Was it given to the same applicant?", "yes"),
        ("Did it warn that more requests", "n"),
        ("Why can nobody expect another notice?", STOP),
    )
    assert start.data["decisions"][0]["earlier-notice"] == {
        "reference": "EC-0",
        "dated": "2026-06-01",
        "cited": "s14(1)",
        "same-applicant": "true",
        "warned": "false",
    }


def test_parts_are_picked_and_the_last_go_without_saying() -> None:
    start = begun(
        HEAD.replace("request: Please send me the list of your empty homes.", "request: |\n  1. a\n  2. b\n  3. c")
    )
    session(
        start,
        ("What have you decided?", "disclosed"),
        ("Which parts of the request is that about? (1, 2, 3; Enter for all of the request", "1 and 3"),
        ("What have you decided on the rest (2)?", "not-held"),
        ("Is there anything besides", ""),
        ("What is the answer? (part 1)", "It is so."),
        ("What is the answer? (part 3)", "It is not."),
        ("Which document do you send", ""),
        ("How did you look", "We looked in the register."),
        ("Who may hold it instead", ""),
        ("What could the applicant", ""),
        ("Write the file (w)", "w"),
    )
    assert start.data["decisions"] == [
        {"outcome": "disclosed", "parts": ["1", "3"], "answers": {"1": "It is so.", "3": "It is not."}},
        {"outcome": "not-held", "parts": ["2"], "searched": "We looked in the register."},
    ]


def test_a_request_that_is_broken_off_goes_on_where_it_was() -> None:
    start = begun(HEAD.partition("request:")[0])
    script = session(
        start,
        ("What does the request say", "1. The list."),
        ("What does the request say", ""),
        ("", "2. The"),
        ("", STOP),
    )
    assert "# unfinished:" in script.saved
    again = begun(script.saved)
    assert again.unfinished == {("request",)}
    script = session(again, ("go on after: 2. The", "  cost."), ("", "."), ("What have you decided?", STOP))
    assert again.data["request"] == "1. The list.\n\n2. The\n  cost."
    assert "unfinished" not in script.saved


def test_a_text_pasted_at_once_is_a_text_of_lines() -> None:
    start = begun(HEAD.partition("request:")[0])
    session(start, ("What does the request say", "1. The list.\n2. The cost.\n."), ("What have you decided?", STOP))
    assert start.data["request"] == "1. The list.\n2. The cost."


WHOLE = [
    ("What is your reference?", "EC-1"),
    ("On which day", "2026-11-02"),
    ("Where is your authority's profile", ""),
    ("Who asked?", "M. Pugh"),
    ("What is the request about", "our empty homes"),
    ("What does the request say", "1. The list."),
    ("", "2. The cost."),
    ("", "."),
    ("What have you decided?", "withheld"),
    ("Which parts", "1"),
    ("Which provision do you rely on?", "s31(1)(a)"),
    ("Do you rely on another provision", "s43(2)"),
    ("Do you rely on another provision", ""),
    ("What have you decided on the rest (2)?", "disclosed"),
    ("Is there anything besides", ""),
    ("Which information is this about?", "the list"),
    ("Why can you give no more", "Each line is an address."),
    ("For a schedule of what you withhold", ""),
    ("Which of these is the same for all of them", ""),
    ("What do you withhold under it", "the addresses"),
    *UP_TO_TOPICS,
    ("Which of these topics", "empty-homes"),
    ("How great is the need", "It is great."),
]


@pytest.mark.parametrize("answers", range(1, len(WHOLE)))
def test_after_every_answer_a_session_can_be_gone_on_with(answers: int) -> None:
    """Broken off after so many answers, what was said is in the file, and the file is what it is resumed from."""
    start = Start()
    script = session(start, *WHOLE[:answers], ("", STOP))
    again = begun(script.saved)
    assert again.data == start.data
    assert again.unfinished == start.unfinished
    assert text(again, LIBRARY) == script.saved
    found = outcome_of(script.saved, library=LIBRARY).findings
    shape = ("S17-021", "S17-022", "S17-024", "S17-025", "S17-026")
    assert [each.message for each in found if each.kind.id in shape] == []


def test_the_letter_is_shown_before_anything_is_written_and_questions_can_be_asked_again() -> None:
    start = begun(HEAD)
    script = session(
        start,
        ("What have you decided?", "not-held"),
        ("Have you decided anything else?", ""),
        ("How did you look", ""),
        ("Who may hold it instead", ""),
        ("What could the applicant", ""),
        ("Write the file (w)", "perhaps"),
        ("Write the file (w)", "g"),
        ("Have you decided anything else?", ""),
        ("How did you look", "We asked everyone."),
        ("Who may hold it instead", ""),
        ("What could the applicant", ""),
        ("Write the file (w)", "<"),
        ("What could the applicant", "<"),
        ("Who may hold it instead", "<"),
        ("How did you look", "We looked everywhere."),
        ("Who may hold it instead", ""),
        ("What could the applicant", ""),
        ("Write the file (w)", "s"),
    )
    assert script.shown == 3
    assert start.data["decisions"] == [{"outcome": "not-held", "searched": "We looked everywhere."}]


@pytest.mark.parametrize(
    ("path", "value", "made"),
    [
        (("a",), "x", {"a": "x"}),
        (("a", "b"), "x", {"a": {"b": "x"}}),
        (("a", 0, "b"), "x", {"a": [{"b": "x"}]}),
        (("t", 1), "x", {"t": ["one", "x"]}),
        (("l", 1), "x", {"l": ["one", "x"]}),
        (("l", 0), "x", {"l": ["x"]}),
    ],
)
def test_where_an_answer_is_put(path: tuple[str | int, ...], value: str, made: dict[str, Any]) -> None:
    data: dict[str, Any] = {"t": "one", "l": ["one"]}
    put(data, path, value)
    assert data == {"t": "one", "l": ["one"], **made}


def test_a_question_without_a_list_says_so_and_is_asked_again() -> None:
    start = Start()
    answers = (("What is your reference?", "?"), ("What is your reference?", "EC-1"), ("On which day", "?"))
    script = session(start, *answers, ("On which day", STOP))
    assert start.data == {"reference": "EC-1"}
    assert sum(each.startswith("There is no list to choose from") for each in script.said) == 2


def test_what_cannot_be_answered_where_it_stands_is_not_asked() -> None:
    """A text where keys should be is for `check` to find: an answer within it would lose it."""
    start = begun(CLAIM.replace("s31(1)(a)", "s36(2)(c)\n        opinion: given") + "facts: none\n")
    script = session(start, ("Why does the provision apply", STOP))
    assert not any("Who gave the opinion" in each for each in script.said)
    assert claim_of(start)["opinion"] == "given"


def test_going_back_from_one_fact_of_a_block_leads_to_the_one_before() -> None:
    session(
        begun(CLAIM),
        ("Why does the provision apply", "? targets"),
        ("Which one?", "1"),
        ("Who would use the list?", "burglars"),
        ("To do what?", "<"),
        ("Who would use the list?", STOP),
    )


def test_what_was_passed_over_before_what_is_answered_is_not_asked_again() -> None:
    """Gone on with after its balance, a claim is not asked for another reason, a topic or another factor."""
    claim = (
        "        because: Each line tells a burglar where nobody lives.\n        protects: the owners\n"
        "        likelihood: would\n        for: One.\n        against: Two.\n        balance: Three.\n"
    )
    script = session(begun(CLAIM + claim), ("What could the applicant", ""), ("Write the file (w)", "w"))
    assert script.shown == 1


def test_wording_on_what_the_request_speaks_of_comes_first() -> None:
    asked_for = ("What favours disclosure", "?"), ("Which one?", ""), ("What favours disclosure", STOP)
    script = session(begun(CLAIM), *UP_TO_TOPICS, ("Which of these topics", ""), *asked_for)
    first = next(each for each in reversed(script.said) if each.startswith("   1  "))
    assert first.startswith("   1  s31.for.empty-homes-pressure")


def test_what_an_email_says_can_be_kept_or_changed() -> None:
    start = Start()
    head = b"From: Pugh, Mared <m@pugh.example>\nDate: Mon, 2 Nov 2026 09:12:00 +0000\nSubject: FOI: harbour\n"
    take_mail(start, read_mail(head + b"\nThe plan?\n"))
    session(
        start,
        ("Who asked? The name as it is to stand after `Dear`. (Enter keeps `Pugh, Mared`)", "Mared Pugh"),
        ("What is the request about, to stand after `your request about`? (Enter keeps `harbour`)", "<"),
        ("(Enter keeps `Pugh, Mared`)", "M. Pugh"),
        ("(Enter keeps `harbour`)", "the harbour"),
        ("On which day did the request arrive? (Enter keeps `2026-11-02`)", ""),
        ("What is your reference?", STOP),
    )
    assert start.data == {
        "applicant": {"name": "M. Pugh", "email": "m@pugh.example"},
        "subject": "the harbour",
        "received": "2026-11-02",
        "request": "The plan?",
    }
    assert (start.notes, start.doubtful) == ({}, [])


def test_all_the_parts_that_are_left_and_all_of_the_request() -> None:
    words = HEAD.partition("request:")[0] + "request: |\n  1. The plan.\n  2. The cost.\n  3. The date.\n"
    start = begun(words)
    script = session(
        start,
        ("What have you decided?", "disclosed"),
        ("Which parts", "1"),
        ("What have you decided on the rest (2, 3)? (`?` lists them)", "?"),
        ("What have you decided on the rest (2, 3)?", "not-held"),
        ("Which parts of the request is that about? (2, 3; Enter for all of these", ""),
        ("Is there anything besides", ""),
        ("What is the answer? (part 1)", STOP),
    )
    assert [each.get("parts") for each in start.data["decisions"]] == [["1"], ["2", "3"]]
    assert script.said.count("    2  The cost.") == 2
    assert sum(each.startswith("   1  disclosed") for each in script.said) == 2
    start = begun(words)
    session(start, ("What have you decided?", "not-held"), ("Which parts", "all"), ("Is there anything", STOP))
    assert start.data["decisions"] == [{"outcome": "not-held"}]


EARLIER = {
    "reference": "EC-0",
    "applicant": "Dr Ann Lee",
    "subject": "our empty homes",
    "decisions": [
        {
            "outcome": "withheld",
            "covers": "the list of 3 May 2026",
            "severance": "Each line is an address.",
            "claims": [{"cite": "s31(1)(a)", "because": "In 2025 two homes were entered."}],
        }
    ],
}


def test_what_may_be_true_of_an_earlier_request_alone_is_asked_about() -> None:
    start = begun(HEAD)
    take_earlier(start, {**EARLIER, **start.data, "decisions": EARLIER["decisions"]}, "", "")
    start.data |= begun(HEAD).data
    assert start.to_check == 2
    script = session(
        start,
        ("(Enter keeps `our empty homes`)", ""),
        ("Is there another reason?", "Nobody is there by night."),
        ("Is there another reason?", ""),
        ("What harm would follow", ""),
        ("Which interest", ""),
        ("Would the harm happen", ""),
        ("Which of these topics", ""),
        ("What favours disclosure", ""),
        ("What favours maintaining", ""),
        ("Why does the one outweigh", ""),
        ("What could the applicant", ""),
        ("check: 3 May 2026\n  the list of 3 May 2026\nIs that true of this request?", "the list"),
        ("check: 2025\n  In 2025 two homes were entered.\nIs that true", "<"),
        ("check: 3 May 2026", ""),
        ("check: 2025", "In 2026 three homes were entered."),
        ("Write the file (w)", "<"),
        ("check: 2025", STOP),
    )
    assert start.data["decisions"][0]["covers"] == "the list of 3 May 2026"
    assert claim_of(start)["because"] == ["In 2025 two homes were entered.", "Nobody is there by night."]
    assert start.to_check == 1
    assert [line.strip() for line in script.saved.splitlines() if "# check:" in line] == ["# check: 2025"]
    again = begun(script.saved)
    assert again.to_check == 1


TYPED = st.sampled_from(
    [
        "", "", "<", "?", "? homes", "1", "2", "1, 2", "all", ".", "w", "g", "withheld", "disclosed", "ncnd",
        "cost-limit", "x", "s31(1)(a)", "s36(2)(c)", "s12(1)", "s40(2)+(3A)(a)", "burglary", "2026-11-02", "yes",
        "1. a\n2. b\n.", "would", "\ud800", "review", "late", "clarified", "extension", "time-allowed", "else",
        "s14(1)", "because, balance", "s43(2)", "s35(1)(a)", "disclosed-in-part",
    ]
)  # fmt: skip
TWO = CLAIM + "      - cite: s43(2)\n"
OLD = HEAD.replace("2026-11-02", "2026-06-01") + "decisions:\n  - outcome: disclosed-in-part\n"
COST = HEAD + "decisions:\n  - outcome: cost-limit\n    claims:\n      - cite: s12(1)\n"


@settings(many, max_examples=int(os.environ.get("S17GEN_EXAMPLES", "60")))
@given(st.sampled_from(["reference: EC-1\n", HEAD, CLAIM, TWO, OLD, COST]), st.lists(TYPED, min_size=5, max_size=60))
def test_whatever_is_typed_nothing_breaks_and_nothing_is_lost(words: str, typed: list[str]) -> None:
    start = begun(words)
    script = Script(start, [("", each) for each in typed] + [("", STOP)])
    script.save()
    with contextlib.suppress(GoneError):
        Session(start, LIBRARY, script, script.save, today=TODAY).run(script.show)
    again = begun(script.saved)
    assert (again.data, again.unfinished) == (start.data, start.unfinished)
    assert text(again, LIBRARY) == script.saved
    found = outcome_of(script.saved, library=LIBRARY).findings
    shape = ("S17-021", "S17-022", "S17-024", "S17-025", "S17-026")
    assert [each.message for each in found if each.kind.id in shape] == []
