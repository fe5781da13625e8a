"""What the wizard asks where it matters: reviews, late answers, shared reasons, history, schedules, alternatives.

Each script is a row of steps; a step is what is asked for one answer of the file.
"""

import datetime
from typing import Any

import pytest
from scripted import HEAD, LIBRARY, STOP, TODAY, back, begun, session

from s17gen.testing import outcome as outcome_of
from s17gen.wizard.begin import Start, take_reviewed, text
from s17gen.wizard.search import search

IN_PART = """\
decisions:
  - outcome: disclosed-in-part
    covers: z
    enclosed: [The plan]
    severance: x
    claims:
"""
Step = tuple[tuple[str, str], ...]
LATER = datetime.date(2026, 12, 11)


def asked(words: str, answer: str) -> Step:
    return ((words, answer),)


def flat(steps: list[Step]) -> list[tuple[str, str]]:
    return [each for step in steps for each in step]


DECIDED: list[Step] = [asked("Do you rely on another provision", ""), asked("Have you decided anything else?", "")]
WITHHELD: list[Step] = [
    asked("Which information is this about?", "a note of four pages"),
    asked("Why can you give no more", "Each line is advice."),
]
REVIEW: list[Step] = [
    (("What have you decided?", "review"), ("What is the date of the letter under review?", "9 November 2026")),
    asked("On which day was the review asked for?", "2026-11-20"),
    asked("What was complained of?", "our refusal of the list"),
    asked("Who carried it out", ""),
    asked("What did the review find", "Our first letter was in time."),
    asked("What have you decided?", "not-held"),
    asked("Have you decided anything else?", ""),
    asked("What did the first letter decide", "we withheld the list"),
    asked("What becomes of that?", "over"),
    asked("How did you look", "We looked in the register."),
    asked("Who may hold it instead", "The county has one."),
    asked("What could the applicant", ""),
    asked("Write the file (w)", "w"),
]
LATE: list[Step] = [
    asked("What have you decided?", "not-held"),
    asked("Have you decided anything else?", ""),
    (("The answer was due by 1 December 2026. What came between?", "late"), ("Why is the answer late?", "We erred.")),
    asked("How did you look", "We looked in the register."),
    asked("Who may hold it instead", ""),
    asked("What could the applicant", ""),
    asked("Write the file (w)", "w"),
]
CLARIFIED: list[Step] = [
    *LATE[:2],
    (("due by 1 December 2026", "clarified"), ("On which day did you receive the details", "3/11/2026")),
    (("due by 2 December 2026", "extension"), ("What is the date of the letter", "2026-11-30")),
    asked("By which day did that letter say that you would decide?", "2026-12-11"),
    *LATE[3:],
]
SHARED: list[Step] = [
    asked("What have you decided?", "withheld"),
    asked("Which provision do you rely on?", "s24(1)"),
    asked("Do you rely on another provision", "s31(1)(a) and (b)"),
    *DECIDED,
    *WITHHELD,
    asked("For a schedule", ""),
    asked("Which of these is the same for all of them", "because, for, balance"),
    (("Why do they all apply", "? system-attack"), ("Which one?", "1")),
    asked("What is the system called?", "the gate system"),
    asked("What does it give access to?", "the homes"),
    asked("What in the information would help", "It has the codes."),
    asked("What could a person who got in do?", "open the gates"),
    asked("Is there another reason?", "It also shows the rota."),
    asked("Is there another reason?", ""),
    asked("What do you withhold under it", "two lines"),
    asked("Which ministerial certificate", ""),
    asked("Is there a reason to add for this provision?", "One of the homes is a minister's."),
    asked("Is there another reason?", ""),
    asked("What harm would follow", ""),
    asked("What favours maintaining", "An attack cannot be undone."),
    asked("Does anything else favour maintaining", ""),
    asked("What do you withhold under it", ""),
    asked("Is there a reason to add for this provision?", ""),
    asked("What harm would follow", ""),
    asked("Which interest would be harmed?", "the homes"),
    asked("Would the harm happen", "would-be"),
    asked("What favours maintaining", "Thieves came in 2025."),
    asked("Does anything else favour maintaining", ""),
    asked("What favours disclosure in this case, whichever", "Residents pay for the gates."),
    asked("Does anything else favour disclosure", ""),
    asked("Why does the one outweigh the other, for all of them", "What residents need is on our website."),
    asked("What could the applicant", ""),
    asked("Write the file (w)", "w"),
]
OPINION: list[Step] = [
    asked("What have you decided?", "withheld"),
    asked("Which provision do you rely on?", "36(2)(b)(i) and (ii)"),
    asked("Do you rely on another provision", "36(2)(c)"),
    *DECIDED,
    *WITHHELD,
    asked("For a schedule", ""),
    asked("Which of these is the same for all of them", "1, balance"),
    asked("Who gave the opinion", "Jo Tarrant, the monitoring officer"),
    asked("On which date was the opinion given?", "2026-11-18"),
    asked("Which limbs of section 36(2)", "4, 5, 6"),
    asked("Does the opinion say that the harm would happen", "would-be-likely"),
    asked("What was the qualified person shown", "the note"),
    asked("What do you withhold under it", "the note"),
    asked("Why does the provision apply", STOP),
]
VEXATIOUS: list[Step] = [
    asked("What have you decided?", "vexatious"),
    asked("Have you decided anything else?", ""),
    asked("On which day was the first earlier dealing", "12 June 2025"),
    asked("What happened then?", "We cancelled the fine."),
    asked("Did anything else go before?", "2026-03-19"),
    asked("What happened then?", "The Ombudsman looked into it."),
    asked("Did anything else go before?", ""),
    asked("Why does the provision apply to this request?", "It asks for what was answered 21 times."),
    asked("Is there another reason?", ""),
    asked("What could the applicant", ""),
    asked("Write the file (w)", "w"),
]
COST: list[Step] = [
    asked("What have you decided?", "cost"),
    asked("Which provision do you rely on?", "1"),
    asked("Have you decided anything else?", ""),
    asked("How did you", "The team searched the records for it."),
    asked("Why does the provision apply to this request?", "Each note has to be read."),
    asked("Is there another reason?", ""),
    asked("Which countable activity is it?", "extr"),
    asked("What would someone do?", "Read one record"),
    asked("How many times", "1260"),
    asked("How many minutes", "3"),
    asked("How do you know?", ""),
    asked("Is there another piece of work?", ""),
    asked("Do you add the cost of another request", "EC-0"),
    asked("On which day did it arrive?", "2026-10-28"),
    asked("How many hours", "6.5"),
    asked("Who made it", "You made it too."),
    asked("Do you add another one?", ""),
    asked("What could the applicant ask for", "You could ask for 2025."),
    asked("Is there other help to offer?", "Or for one part."),
    asked("Is there other help to offer?", ""),
    asked("Write the file (w)", "w"),
]
SCHEDULE: list[Step] = [
    asked("What have you decided?", "disclosed-in-part"),
    asked("Which provision do you rely on?", "s43(2)"),
    asked("Do you rely on another provision", "s40(2)+(3A)(a)"),
    *DECIDED,
    asked("Which information is this about?", ""),
    asked("What is the answer?", ""),
    asked("Which document do you send", "The contract, without its rates"),
    asked("Is there another document?", "Eleven e-mails"),
    asked("Is there another document?", ""),
    asked("Why can you give no more", "We took out the rates and a name."),
    asked("For a schedule of what you withhold, row by row: which is the first document?", "Contract"),
    asked("Where in it", "schedule 4"),
    asked("What do you withhold there?", "the rates"),
    asked("Under which provision?", "1"),
    asked("Why, in a few words?", ""),
    asked("Is there another row for the schedule?", "E-mail of 14 March 2024"),
    asked("Where in it", ""),
    asked("What do you withhold there?", "a name"),
    asked("Under which provision?", "s40"),
    asked("Why, in a few words?", "a junior clerk"),
    asked("Is there another row for the schedule?", ""),
    asked("What do you withhold under it", "the rates"),
    asked("Whose commercial interests", STOP),
]
ALTERNATIVE: list[Step] = [
    asked("What have you decided?", "withheld"),
    asked("Which provision do you rely on?", "s35(1)(a)"),
    asked("Do you rely on another provision", "s36(2)(c)"),
    *DECIDED,
    *WITHHELD,
    asked("For a schedule", ""),
    asked("Which of these is the same for all of them", "for, against, balance"),
    asked("What do you withhold under it", ""),
    asked("Which policy?", "the council's policy on homes"),
    asked("When you decided, was the policy", "It was still being made."),
    asked("Is there a reason to add", ""),
    asked("section 36(2)(c) only in case section 35(1)(a) does not apply?", "yes"),
    asked("Who gave the opinion", STOP),
]
SCRIPTS = {
    "review": REVIEW, "late": LATE, "clarified": CLARIFIED, "shared": SHARED, "opinion": OPINION,
    "vexatious": VEXATIOUS, "cost": COST, "schedule": SCHEDULE, "alternative": ALTERNATIVE,
}  # fmt: skip


def played(name: str, *answers: tuple[str, str]) -> Any:
    """The data after these answers, from a file that has all but the decisions."""
    start = begun(HEAD)
    session(start, *answers, today=LATER if SCRIPTS[name] in (REVIEW, LATE, CLARIFIED) else TODAY)
    return start.data


def whole(name: str) -> Any:
    return played(name, *flat(SCRIPTS[name]))


EVERY = [(name, number) for name, steps in SCRIPTS.items() for number in range(1, len(steps))]


@pytest.mark.parametrize(("name", "steps"), EVERY)
def test_from_every_question_one_can_go_back_and_answer_again(name: str, steps: int) -> None:
    script = SCRIPTS[name]
    again = [*flat(script[:steps]), (script[steps][0][0], "<"), *flat(script[steps - 1 :])]
    assert played(name, *again) == whole(name)


@pytest.mark.parametrize(("name", "steps"), EVERY)
def test_after_every_answer_the_file_is_one_to_go_on_with(name: str, steps: int) -> None:
    start = begun(HEAD)
    today = LATER if SCRIPTS[name] in (REVIEW, LATE, CLARIFIED) else TODAY
    script = session(start, *flat(SCRIPTS[name][:steps]), (SCRIPTS[name][steps][0][0], STOP), today=today)
    again = begun(script.saved)
    assert (again.data, again.unfinished) == (start.data, start.unfinished)
    assert text(again, LIBRARY) == script.saved


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_is_answered_has_the_shape_that_a_file_has(name: str) -> None:
    """Nothing is found wrong with the reading and the shape of the file, nor with its facts, but what is lacking."""
    start = begun(HEAD)
    start.data = whole(name)
    found = outcome_of(text(start, LIBRARY), library=LIBRARY).findings
    assert [each.message for each in found if each.kind.id.startswith("S17-0")] == []


def test_one_document_is_a_list_of_one() -> None:
    start = begun(HEAD)
    steps = [*flat(SCHEDULE[:6]), ("What is the answer?", ""), ("Which document do you send", "The contract")]
    session(start, *steps, ("Is there another document?", STOP))
    assert start.data["decisions"][0]["enclosed"] == ["The contract"]


def test_a_request_that_is_pasted_with_spaces_before_it_loses_them() -> None:
    start = begun(HEAD.partition("request:")[0])
    session(
        start, ("What does the request say", "  1. The plan.\n    - of 2026\n  2. The cost.\n."), ("What have", STOP)
    )
    assert start.data["request"] == "1. The plan.\n  - of 2026\n2. The cost."


# What came before.


def test_the_outcome_of_a_review_is_asked_for() -> None:
    data = whole("review")
    assert data["review-of"] == {
        "letter": "2026-11-09",
        "asked": "2026-11-20",
        "about": "our refusal of the list",
        "found": "Our first letter was in time.",
    }
    assert data["decisions"] == [
        {
            "outcome": "not-held",
            "was": "we withheld the list",
            "review": "overturned",
            "searched": "We looked in the register.",
            "elsewhere": "The county has one.",
        }
    ]
    start = begun(HEAD)
    start.data = {**data, "dated": str(LATER)}
    found = outcome_of(text(start, LIBRARY), library=LIBRARY).findings
    assert [each.message for each in found if each.kind.severity != "note"] == []


def test_what_a_letter_under_review_might_have_said_besides_is_not_asked_for() -> None:
    old = begun(HEAD + "dated: 2026-11-09\ndecisions:\n  - outcome: not-held\n    searched: We looked.\n").data
    start = Start()
    take_reviewed(start, old, "", "", LIBRARY)
    session(
        start,
        *flat(REVIEW[1:5]),
        ("What did the first letter decide", "we said that we do not hold it"),
        ("What becomes of that?", "1"),
        ("Write the file (w)", "g"),
        ("Who carried it out", ""),
        ("Write the file (w)", "w"),
        today=LATER,
    )
    decided = {"outcome": "not-held", "searched": "We looked.", "review": "upheld"}
    assert start.data["decisions"] == [{**decided, "was": "we said that we do not hold it"}]


def test_who_chose_a_review_by_mistake_chooses_again() -> None:
    start = begun(HEAD)
    script = session(
        start,
        ("What have you decided?", "review"),
        ("What is the date of the letter under review?", ""),
        ("What have you decided?", "13"),
        ("What is the date of the letter under review?", "<"),
        ("What have you decided?", "clarification"),
        ("Have you decided anything else?", STOP),
    )
    assert start.data == {**begun(HEAD).data, "decisions": [{"outcome": "clarification"}]}
    assert sum("This is the outcome of an internal review" in each for each in script.said) == 3


def test_a_reason_for_being_late_is_asked_for_only_where_the_answer_is() -> None:
    assert whole("late")["late"] == "We erred."
    for today, due in ((datetime.date(2026, 12, 1), False), (datetime.date(2026, 12, 2), True)):
        start = begun(HEAD + "decisions:\n  - outcome: not-held\n    searched: We looked.\n    elsewhere: No.\n")
        asked_for = [("The answer was due by 1 December 2026", "")] if due else []
        session(start, *asked_for, ("What could the applicant", STOP), today=today)
    start = begun(HEAD + "dated: 2026-12-02\ndecisions:\n  - outcome: not-held\n    searched: We looked.\n")
    session(start, ("The answer was due by 1 December 2026", STOP), today=TODAY)


def test_whose_time_is_another_is_asked_by_that() -> None:
    """A school's time runs by its own rule, and of what came between only what is lacking is offered."""
    school = HEAD.replace("name: Eastmere Council, kind: council", "name: Eastmere School, kind: school")
    decided = "decisions:\n  - outcome: not-held\n    searched: We looked.\n    elsewhere: No.\n"
    script = session(begun(HEAD + "clarified: 2026-11-03\n" + decided), ("due by 2 December", STOP), today=LATER)
    assert not any("received details later" in each for each in script.said)
    session(begun(school + decided), ("What could the applicant", STOP), today=LATER)


def test_what_came_between_moves_the_day() -> None:
    data = whole("clarified")
    assert data["clarified"] == "2026-11-03"
    assert data["extension"] == {"dated": "2026-11-30", "decide-by": "2026-12-11"}
    assert "late" not in data


# What claims share.


def test_what_is_shared_stands_on_the_decision() -> None:
    decision = whole("shared")["decisions"][0]
    assert decision["because"][0]["use"] == "common.because.system-attack"
    assert decision["because"][1] == "It also shows the rota."
    assert (decision["for"], decision["balance"]) == (
        "Residents pay for the gates.",
        "What residents need is on our website.",
    )
    assert decision["claims"] == [
        {
            "cite": "s24(1)",
            "covers": "two lines",
            "because": "One of the homes is a minister's.",
            "against": "An attack cannot be undone.",
        },
        {
            "cite": "s31(1)(a) and (b)",
            "protects": "the homes",
            "likelihood": "would-be-likely",
            "against": "Thieves came in 2025.",
        },
    ]


def test_an_opinion_may_be_shared_and_tells_the_likelihood() -> None:
    decision = whole("opinion")["decisions"][0]
    assert decision["opinion"] == {
        "by": "Jo Tarrant, the monitoring officer",
        "on": "2026-11-18",
        "limbs": ["s36(2)(b)(i)", "s36(2)(b)(ii)", "s36(2)(c)"],
        "likelihood": "would-be-likely",
        "shown": "the note",
    }
    assert [each["cite"] for each in decision["claims"]] == ["s36(2)(b)(i) and (ii)", "s36(2)(c)"]


def test_what_is_to_be_shared_is_kept_until_it_is_said() -> None:
    """It stands in a comment, and what is gone on with asks for it once for all of them."""
    steps = flat(SHARED[:9])
    start = begun(HEAD)
    saved = session(start, *steps, ("Why do they all apply", STOP)).saved
    assert "  # the same for all claims: because, for, balance\n  - outcome: withheld\n" in saved
    assert saved.count("# balance: >") == 1
    assert "    # Why does the one outweigh the other, for all of them together?" in saved
    again = begun(saved)
    assert again.shared == {("decisions", 0): ["because", "for", "balance"]}
    script = session(again, ("For a schedule", ""), ("Why do they all apply", "They do."), ("Is there", STOP))
    assert "  # the same for all claims: for, balance\n" in script.saved
    assert again.data["decisions"][0]["because"] == "They do."


def test_one_claim_has_nothing_to_share_and_two_without_a_test_neither() -> None:
    for claims in ("      - cite: s31(1)(a)\n", "      - cite: s21(1)\n      - cite: s44(1)(a)\n"):
        start = begun(
            HEAD + "decisions:\n  - outcome: withheld\n    covers: x\n    severance: y\n    claims:\n" + claims
        )
        script = session(start, *[("", "")] * 25, ("", STOP))
        assert not any("the same for all of them" in each for each in script.said)


def test_who_shares_nothing_is_asked_for_each() -> None:
    start = begun(HEAD)
    session(
        start,
        *flat(SHARED[:8]),
        ("Which of these is the same for all of them", ""),
        ("What do you withhold under it", ""),
        ("Which ministerial certificate", ""),
        ("Why does the provision apply to this information?", STOP),
    )
    assert start.shared == {}


# What else is asked where it matters.


def test_what_went_before_a_vexatious_request() -> None:
    assert whole("vexatious")["decisions"] == [
        {
            "outcome": "vexatious",
            "claims": [
                {
                    "cite": "s14(1)",
                    "history": [
                        {"dated": "2025-06-12", "what": "We cancelled the fine."},
                        {"dated": "2026-03-19", "what": "The Ombudsman looked into it."},
                    ],
                    "because": "It asks for what was answered 21 times.",
                }
            ],
        }
    ]


def test_no_history_is_asked_for_once_there_is_a_reason_and_none_for_a_repeated_request() -> None:
    decided = "decisions:\n  - outcome: {0}\n    claims:\n      - cite: {1}\n        {2}: It is.\n"
    session(begun(HEAD + decided.format("vexatious", "s14(1)", "because")), ("Is there another reason?", STOP))
    repeated = HEAD + decided.format("repeated", "s14(2)", "covers")
    session(begun(repeated), *[("", "")] * 4, ("Is there a reason to add", STOP))


def test_the_cost_of_another_request_may_be_added() -> None:
    claim = whole("cost")["decisions"][0]["claims"][0]
    assert claim["because"] == "Each note has to be read."
    assert whole("cost")["advice"] == ["You could ask for 2025.", "Or for one part."]
    assert claim["aggregated"] == [
        {"reference": "EC-0", "received": "2026-10-28", "hours": "6.5", "related": "You made it too."}
    ]


def test_a_schedule_is_asked_for_row_by_row() -> None:
    decision = whole("schedule")["decisions"][0]
    assert decision["enclosed"] == ["The contract, without its rates", "Eleven e-mails"]
    assert decision["schedule"] == [
        {"document": "Contract", "at": "schedule 4", "what": "the rates", "under": "s43(2)"},
        {
            "document": "E-mail of 14 March 2024",
            "what": "a name",
            "under": "s40(2)+(3A)(a)",
            "because": "a junior clerk",
        },
    ]
    assert "answers" not in decision


def test_the_only_claim_of_a_schedule_goes_without_saying() -> None:
    start = begun(HEAD + IN_PART + "      - cite: s43(2)\n")
    session(
        start,
        ("For a schedule", "Plan"),
        ("Where in it", ""),
        ("What do you withhold there?", "the rates"),
        ("Why, in a few words?", "<"),
        ("What do you withhold there?", "the prices"),
        ("Why, in a few words?", STOP),
    )
    assert start.data["decisions"][0]["schedule"] == [{"document": "Plan", "what": "the prices", "under": "s43(2)"}]


def test_provisions_that_exclude_each_other_may_be_alternatives() -> None:
    first, second = whole("alternative")["decisions"][0]["claims"]
    assert second == {"cite": "s36(2)(c)", "alternative-to": "s35(1)(a)"}
    assert first == {
        "cite": "s35(1)(a)",
        "policy": "the council's policy on homes",
        "stage": "It was still being made.",
    }
    start = begun(HEAD)
    steps = flat(ALTERNATIVE[:-2])
    session(start, *steps, ("does not apply?", "no"), ("What do you withhold under it", "a list"), ("Who gave", STOP))
    assert start.data["decisions"][0]["claims"][1] == {"cite": "s36(2)(c)", "covers": "a list"}


# Provisions.


@pytest.mark.parametrize(
    ("typed", "cite"),
    [
        ("s31(1)(a) and (b)", "s31(1)(a) and (b)"),
        ("section 31(1)(b), (a)", "s31(1)(a) and (b)"),
        ("36(2)(b)(i), 36(2)(c)", ""),
        ("s21", ""),
    ],
)
def test_limbs_that_ask_the_same_are_one_claim(typed: str, cite: str) -> None:
    start = begun(HEAD)
    answers = [("What have you decided?", "withheld"), ("Which provision do you rely on?", typed)]
    session(start, *answers, ("Do you rely on another" if cite else "Which of these?", STOP))
    assert start.data["decisions"][0].get("claims") == ([{"cite": cite}] if cite else None)


def test_a_provision_is_found_by_several_words_by_a_topic_and_in_a_list_of_sections() -> None:
    start = begun(HEAD)
    script = session(
        start,
        ("What have you decided?", "withheld"),
        ("`?` lists the sections", "?"),
        ("Which provision do you rely on?", "names of staff"),
        ("Which of these?", ""),
        ("Which provision do you rely on?", "crime detection"),
        ("Which of these?", "1"),
        ("Do you rely on another", STOP),
    )
    listed = [each.split() for each in script.said if each.startswith("  ")]
    assert ["1", "s21"] in [each[:2] for each in listed]
    assert "s40(2)+(3A)(a)" in [each[1] for each in listed]
    assert start.data["decisions"][0]["claims"] == [{"cite": "s31(1)(a)"}]


def test_the_provision_with_most_wording_on_a_topic_comes_first() -> None:
    assert [each.cite for each in search("legal advice", "withheld", LIBRARY)] == ["s42(1)", "s35(1)(c)"]
    assert search("legal advice", "ncnd", LIBRARY)[0].cite == "s42(2)"
    assert search("zeppelins", "withheld", LIBRARY) == []


def test_the_short_form_for_names_asks_nothing_of_the_long_one() -> None:
    session(
        begun(HEAD + IN_PART + "      - cite: s40(2)+(3A)(a)\n"),
        ("For a schedule", ""),
        ("What do you withhold under it", "the names of six officers"),
        ("In the short form, for names", "knowing who took part"),
        ("In the short form: how is that interest met", "The e-mails name their teams."),
        ("For small numbers", ""),
        ("Is there a reason to add for this provision?", ""),
        ("What could the applicant", ""),
        ("Write the file (w)", "w"),
    )


def test_what_is_given_outside_the_act_answers_no_part() -> None:
    start = begun(HEAD.partition("request:")[0] + "request: |\n  1. The plan.\n  2. The cost.\n")
    session(
        start,
        ("What have you decided?", "volunteered"),
        ("What have you decided on the rest (1, 2)?", "not-held"),
        ("Which parts of the request is that about?", "1"),
        ("What have you decided on the rest (2)?", "disclosed"),
        ("Is there anything besides", ""),
        ("Which information is this about?", STOP),
    )
    assert [each.get("parts") for each in start.data["decisions"]] == [None, ["1"], ["2"]]


def test_why_silence_is_needed_may_be_said_of_a_provision_that_turns_on_need() -> None:
    decided = (
        "decisions:\n  - outcome: ncnd\n    if-confirmed: x\n    if-denied: y\n    claims:\n      - cite: s24(2)\n"
    )
    start = begun(HEAD + decided)
    session(
        start,
        ("Which ministerial certificate", ""),
        ("Is there a reason to add for this provision?", "No narrower reply would do."),
        ("Is there another reason?", ""),
        ("Which of these topics", STOP),
    )
    assert start.data["decisions"][0]["claims"] == [{"cite": "s24(2)", "because": "No narrower reply would do."}]
    assert "# because:" not in text(begun(HEAD + decided), LIBRARY)


def test_parts_that_were_read_wrongly_are_numbered_anew() -> None:
    start = begun(HEAD.partition("request:")[0] + "request: |\n  1. The plan.\n  2. The cost. Also (x) the date.\n")
    script = session(
        start,
        ("What have you decided?", "disclosed"),
        ("(1, 2; Enter for all of the request; `?` if those are not its parts)", "?"),
        ("What are the numbers of its parts?", "<"),
        ("(1, 2; Enter for all of the request", "?"),
        ("What are the numbers of its parts?", "1, 2, 2x"),
        ("(1, 2, 2x; Enter for all of the request", "<"),
        ("(1, 2; Enter for all of the request", "?"),
        ("What are the numbers of its parts?", "1, 2 and 3"),
        ("(1, 2, 3; Enter for all of the request", "3, 1"),
        ("What have you decided on the rest (2)?", STOP),
    )
    assert start.data["parts"] == ["1", "2", "3"]
    assert start.data["decisions"] == [{"outcome": "disclosed", "parts": ["1", "3"]}]
    assert back(script.saved)["parts"] == ["1", "2", "3"]


def test_neither_confirm_nor_deny_may_be_about_anything_else() -> None:
    start = begun(HEAD.partition("request:")[0] + "request: |\n  1. The plan.\n  2. The cost.\n")
    session(
        start,
        ("What have you decided?", "disclosed"),
        ("(1, 2; Enter for all of the request", ""),
        ("Is there anything besides the answers to the parts?", "<"),
        ("(1, 2; Enter for all of the request", ""),
        ("Is there anything besides the answers to the parts?", "ncnd"),
        ("Which provision do you rely on?", "s31(3)"),
        ("Do you rely on another", ""),
        ("Is there anything besides the answers to the parts?", "volunteered"),
        ("Is there anything besides the answers to the parts?", ""),
        ("What is the answer?", STOP),
    )
    assert start.data["decisions"] == [
        {"outcome": "disclosed"},
        {"outcome": "ncnd", "anything-else": "true", "claims": [{"cite": "s31(3)"}]},
        {"outcome": "volunteered"},
    ]
    start = begun(HEAD)
    session(
        start,
        ("What have you decided?", "not-held"),
        ("Have you decided anything else?", "ncnd"),
        ("Is it about anything else that you may hold", "yes"),
        ("Which provision do you rely on?", STOP),
    )
    assert start.data["decisions"] == [{"outcome": "not-held"}, {"outcome": "ncnd", "anything-else": "true"}]


def test_the_only_provision_possible_goes_without_saying() -> None:
    start = begun(HEAD)
    script = session(start, ("What have you decided?", "repeated"), ("Have you decided anything else?", STOP))
    assert start.data["decisions"][0]["claims"] == [{"cite": "s14(2)"}]
    assert any(each.startswith("That rests on section 14(2): a request that repeats") for each in script.said)


def test_a_note_for_the_file_is_the_only_decision() -> None:
    start = begun(HEAD)
    session(
        start,
        ("What have you decided?", "no-notice"),
        ("Which provision do you rely on?", "s14(1)"),
        ("Which reference had the request", STOP),
    )
    assert back(text(start, LIBRARY))["decisions"] == [{"outcome": "no-notice", "claims": [{"cite": "s14(1)"}]}]


def test_a_sentence_at_the_end_is_no_choice() -> None:
    start = begun(HEAD + "decisions:\n  - outcome: not-held\n    searched: We looked.\n    elsewhere: No.\n")
    answers = ("What could the applicant", ""), ("Write the file (w)", "We looked again.")
    script = session(start, *answers, ("Write the file (w)", "write"))
    assert "Type w, g, < or s." in script.said
