"""What the requests of one call share: reasons word for word, a reference."""

import pytest
from sample import SOUND, changed

from s17gen.check.requests import Requests
from s17gen.library import Library
from s17gen.pipeline import Settings
from s17gen.render import Renderer
from s17gen.source import load
from s17gen.testing import TODAY, outcome

SETTINGS = Settings(Library(), (Renderer("txt"),), today=TODAY)
OTHER = ("Please send me the drone manual.", "How many drones do you have?")
REFERENCE = ("FOI-1", "FOI-2")
BECAUSE = ("Offenders would know where to hide.", "Each page says which drone is up at which hour.")
BALANCE = ("The privacy chapters meet most of that concern.", "The hours would tell people little that matters.")
ACCEPT = "accept: [{rule: S17-212, because: both ask about one manual, by: A. Whitlock}]\n"


def shared(*texts: str) -> list[tuple[str, str, int, str]]:
    """The findings of several requests that are about what they share: severity, id, line, message."""
    requests = Requests(SETTINGS)
    found = []
    for number, text in enumerate(texts, 1):
        judged = requests.judge(*load(f"{number}.yaml", text.encode("utf-8")))
        found += [
            (each.severity, each.kind.id, each.place.line, each.message)
            for each in judged.findings
            if each.kind.id in ("S17-212", "S17-216", "S17-613", "S17-625", "S17-908")
        ]
    return found


def same(line: int, where: str) -> tuple[str, str, int, str]:
    return ("warning", "S17-212", line, f"the same words stand at {where}, of another request")


def test_the_same_reasons_in_another_request() -> None:
    assert shared(SOUND, changed(REFERENCE, OTHER)) == [same(15, "1.yaml:15"), same(18, "1.yaml:18")]


def test_the_words_count_not_how_they_are_laid_out() -> None:
    text = changed(
        REFERENCE, OTHER, BALANCE, ("because: Off", "because: >\n          OFF"), (" know ", "\n          know  ")
    )
    assert shared(SOUND, text) == [same(15, "1.yaml:15")]


def test_one_request_answered_to_many_people_may_have_the_same_answer() -> None:
    assert shared(SOUND, changed(REFERENCE, ("R. Okafor", "P. Sandhu"))) == []


def test_reasons_of_their_own() -> None:
    assert shared(SOUND, changed(REFERENCE, OTHER, BECAUSE, BALANCE)) == []


def test_the_same_reason_twice_in_one_request_is_no_matter_of_two() -> None:
    assert shared(changed((BALANCE[0], BECAUSE[0]))) == []


def test_a_few_words_are_nobody_s() -> None:
    short = ("Offenders would know where to hide.", "Offenders could hide there.")
    assert shared(changed(short), changed(REFERENCE, OTHER, short, BALANCE)) == []


def test_a_block_s_words_are_the_library_s() -> None:
    use = "{use: common.harm.system-attack, holds: names of witnesses, work: every patrol}"
    block = (f"because: {BECAUSE[0]}", f"harm: {use}")
    texts = [changed(block), changed(REFERENCE, OTHER, block, BALANCE)]
    assert [outcome(each).text is not None for each in texts] == [True, True]
    assert shared(*texts) == []


def test_of_three_the_first_is_named_and_the_campaign_of_it_is_spared() -> None:
    texts = [SOUND, changed(REFERENCE, OTHER, BALANCE), changed(("FOI-1", "FOI-3"), ("R. Okafor", "P. Sandhu"))]
    assert shared(*texts) == [same(15, "1.yaml:15")]


def test_somebody_answers_for_it_in_check_and_render_has_no_complaint() -> None:
    accepted = changed(REFERENCE, OTHER, BALANCE) + ACCEPT
    [found] = shared(SOUND, accepted)
    assert found == ("accepted", *same(15, "1.yaml:15")[1:])
    assert outcome(accepted).findings == ()


def test_one_reference_for_two_requests() -> None:
    text = changed(OTHER, BECAUSE, BALANCE, ("FOI-1", "foi-1"))
    assert shared(SOUND, text) == [("warning", "S17-613", 1, "`foi-1` is also the reference at 1.yaml:1")]


def test_a_copy_that_was_left_behind_has_one_too() -> None:
    assert [each[1] for each in shared(SOUND, SOUND)] == ["S17-613", "S17-625"]


def test_the_same_words_from_the_same_applicant_are_a_duplicate_and_nothing_worse() -> None:
    found = [("warning", "S17-625", 1, "the same applicant asks the same at 1.yaml:1")]
    assert shared(SOUND, changed(REFERENCE)) == found
    assert shared(SOUND, changed(REFERENCE, ("applicant: R. Okafor", "applicant: r. okafor"))) == found


def test_another_authority_is_asked_the_same_and_has_its_own_references() -> None:
    elsewhere = changed(("name: Northshire Police", "name: Westmarch Police"))
    assert shared(SOUND, elsewhere) == []
    assert [each[1] for each in shared(SOUND, elsewhere, SOUND, elsewhere)] == ["S17-613", "S17-625"] * 2


@pytest.mark.parametrize(
    "change",
    [
        ("applicant: R. Okafor", "applicant: R. Okafor-Lane"),
        ("applicant: R. Okafor", "applicant: {name: R. Okafor, email: other@example.org}"),
        OTHER,
    ],
)
def test_another_person_or_another_request_is_no_duplicate(change: tuple[str, str]) -> None:
    assert [each for each in shared(SOUND, changed(REFERENCE, change, BECAUSE, BALANCE)) if each[1] == "S17-625"] == []


def test_a_later_letter_to_the_same_applicant_is_no_duplicate() -> None:
    assert shared(SOUND, changed(REFERENCE) + "clarified: 2026-10-20\n") == []


@pytest.mark.parametrize(
    "later",
    [
        "review-of: {letter: 2026-11-02, asked: 2026-11-05, about: our refusal}\n",
        "clarified: 2026-10-20\n",
        "extension: {dated: 2026-10-30}\n",
    ],
)
def test_a_later_letter_on_the_same_request_has_its_reference(later: str) -> None:
    assert [each for each in shared(SOUND, SOUND + later) if each[1] == "S17-613"] == []


def test_a_request_with_errors_is_compared_all_the_same() -> None:
    text = changed(REFERENCE, OTHER, ("        likelihood: would-be-likely\n", ""))
    assert [each[2] for each in shared(SOUND, text)] == [14, 17]


def test_one_that_does_not_bind_is_not() -> None:
    assert shared(SOUND, changed(OTHER, ("applicant: R. Okafor\n", ""))) == []


SILENT = """reference: FOI-9
received: 2026-10-12
authority: examples/authorities/northshire-police.yaml
applicant: P. Sandhu
subject: the drone manual
request: %s
decisions:
  - outcome: ncnd
    if-confirmed: It would tell where we fly.
    if-denied: It would tell where we do not.
    claims:
      - cite: s31(3)
        limbs: [s31(1)(a)]
"""
ASKED = next(line.removeprefix("request: ") for line in SOUND.splitlines() if line.startswith("request: "))


def test_a_silence_that_a_sister_letter_breaks_is_found_whichever_comes_first() -> None:
    silent = SILENT % ASKED
    told = "this {} whether the information is held; the same question at {} so"
    line = SOUND.splitlines().index("  - outcome: withheld") + 1
    assert shared(SOUND, silent) == [
        ("warning", "S17-216", 8, told.format("will not say", f"1.yaml:{line} says")),
    ]
    assert shared(silent, SOUND) == [
        ("warning", "S17-216", line, told.format("says", "1.yaml:8 will not say")),
    ]


def test_silence_twice_is_silence() -> None:
    silent = SILENT % ASKED
    assert shared(silent, silent.replace("FOI-9", "FOI-10").replace("P. Sandhu", "M. Ito")) == []


def test_silence_on_another_question_breaks_nothing() -> None:
    assert shared(SOUND, SILENT % "Who flies the drones over our street?") == []


@pytest.mark.parametrize("outcome", ["vexatious", "clarification"])
def test_an_answer_that_does_not_say_what_is_held_breaks_no_silence(outcome: str) -> None:
    other = changed(REFERENCE, ("outcome: withheld", f"outcome: {outcome}"))
    assert [each for each in shared(SILENT % ASKED, other) if each[1] == "S17-216"] == []
