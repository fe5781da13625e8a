"""Copies for a disclosure log: nothing in them tells who asked, or they are not written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import of_html
from odd import many
from sample import SOUND, changed

from s17gen.case import Case
from s17gen.marks import Mark, folded, hits
from s17gen.pipeline import Outcome
from s17gen.publication import marks, tells
from s17gen.testing import outcome

APPLICANT = """\
applicant:
  name: Dr Renée Okafor-Hale
  address: |
    Rose Cottage
    14 Tanner's Row
    Wending
    NS7 3QX
  email: r.okafor@post.example
  telephone: 07700 900123
"""
FULL = changed(("applicant: R. Okafor\n", APPLICANT))


def publish(text: str, **more: object) -> Outcome:
    return outcome(text, audience="publication", formats=("md", "html", "txt"), **more)  # type: ignore[arg-type]


def asked(words: str) -> str:
    """The full request with these words asked."""
    return FULL.replace("request: Please send me the drone manual.\n", f"request: |\n  {words}\n")


def quoted(done: Outcome) -> str:
    """What stands in the quote of a copy."""
    quotes = [block for block in of_html(done.letters["html"]) if block[0] == "quote"]
    return "".join(text or "\n" for _, text in quotes[0][1])  # type: ignore[attr-defined]


def found(done: Outcome) -> list[tuple[str, int, str]]:
    return [(each.kind.id, each.place.line, each.message) for each in done.findings if each.kind.id[4] == "8"]


def test_the_copy_leaves_the_applicant_out_and_says_so() -> None:
    done = publish(FULL)
    assert found(done) == []
    text = done.letters["txt"]
    assert "This is a copy of our answer, for publication. It leaves out what would tell who asked." in " ".join(
        text.split()
    )
    assert "Our reference: FOI-1\nDate: 9 November 2026\n\nFreedom of Information request FOI-1\n" in text
    for letter in done.letters.values():
        for mark in ("Okafor", "Renée", "Cottage", "Tanner", "Wending", "7 3QX", "post.example", "900123", "Dear"):
            assert mark not in letter


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Yours, Dr Renée Okafor-Hale", "Yours, [name removed]"),
        ("Yours, RENEE OKAFOR HALE", "Yours, [name removed]"),
        ("Yours, dr renée okafor-hale", "Yours, [name removed]"),
        ("Ms Okafor asks", "Ms [name removed] asks"),
        ("Mrs Hale's drones", "Mrs [name removed]'s drones"),
        ("Yours, Rene\u0301e", "Yours, [name removed]"),
        ("I am Oka\u200bfor", "I am [name removed]"),
        ("Mail r.okafor@post.example please", "Mail [e-mail address removed] please"),
        ("Mail R.OKAFOR@POST.EXAMPLE please", "Mail [e-mail address removed] please"),
        ("Call 07700900123 or +44 7700 900 123.", "Call [telephone number removed] or [telephone number removed]."),
        ("Call (07700) 900-123.", "Call [telephone number removed]."),
        ("I live at Rose Cottage, 14 Tanner's Row, Wending NS7 3QX.", "I live at [address removed]."),
        ("I live at 14 tanners row", "I live at 14 tanners row"),
        ("in NS73QX", "in [address removed]"),
        ("in Wending", "in [address removed]"),
        ("a hale old man", "a hale old man"),
    ],
)
def test_marks_in_the_request_give_way_to_a_label(words: str, shown: str) -> None:
    assert quoted(publish(asked(words))) == shown


def test_hidden_strings_are_taken_out_of_the_request() -> None:
    text = asked("My son Tobe goes to Hill School.") + "hide: [my son Tobe, hill  school]\n"
    assert quoted(publish(text)) == "[personal details removed] goes to [personal details removed]."
    assert "My son Tobe goes to Hill School" in (outcome(text).text or "")


@pytest.mark.parametrize("key", ["hide", "keep"])
@pytest.mark.parametrize("audience", ["applicant", "publication"])
def test_a_string_that_is_not_found_is_an_error(key: str, audience: str) -> None:
    done = outcome(SOUND + f"{key}: [Tobe]\n", audience=audience)  # type: ignore[arg-type]
    assert found(done) == [("S17-802", 19, f"`Tobe` is to {key}, but stands nowhere in this file")]
    assert done.letters == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "mark"),
    [
        ("Offenders would know", "Renée Okafor-Hale would know", 23, "renee"),
        ("Offenders would know", "Dr Okafor would know", 23, "okafor"),
        ("The force has no", "Mr HALE has no", 25, "hale"),
        ("No page can", "On r.okafor@post.example no page can", 18, "r.okafor@post.example"),
        ("No page can", "At Rose Cottage no page can", 18, "Rose Cottage"),
        ("night operations", "the work of Dr Okafor", 21, "okafor"),
        ("subject: drones", "subject: the drones of Mrs Hale", 13, "hale"),
        ("reference: FOI-1", "reference: FOI-Okafor-1", 1, "okafor"),
    ],
)
def test_a_mark_in_the_officer_s_own_words_stops_the_copy(old: str, new: str, line: int, mark: str) -> None:
    assert old in FULL
    text = FULL.replace(old, new, 1)
    done = publish(text)
    assert [each[:2] for each in found(done)] == [("S17-801", line)]
    assert f"`{mark}`" in found(done)[0][2]
    assert done.letters == {}
    assert outcome(text).letters, "the applicant's own letter is not concerned"


def test_what_is_to_be_hidden_stops_the_copy_where_the_officer_wrote_it() -> None:
    text = FULL.replace("Offenders would", "Tobe would") + "hide: [tobe]\n"
    assert found(publish(text)) == [("S17-801", 23, "`tobe` that is to be hidden would be published")]


def test_keep_says_that_a_word_tells_nobody_there() -> None:
    text = FULL.replace("Offenders would know", "Offenders at Hale Moor would know")
    assert [each[:2] for each in found(publish(text))] == [("S17-801", 23)]
    assert found(publish(text + "keep: [Hale Moor]\n")) == []
    both = text.replace("to hide", "to hide from Hale") + "keep: [Hale Moor]\n"
    assert [each[:2] for each in found(publish(both))] == [("S17-801", 23)]


def test_words_of_the_authority_and_dates_tell_nobody() -> None:
    text = changed(("applicant: R. Okafor", "applicant: May Northshire"), ("2026-11-09", "2027-05-09"))
    done = publish(text)
    assert found(done) == []
    assert "9 May 2027" in done.letters["txt"]


def test_small_letters_are_a_warning() -> None:
    done = publish(FULL.replace("Offenders would know", "Offenders who are hale would know"))
    assert found(done) == [("S17-804", 1, "`hale` would be published; it is a word of the applicant's name or address")]
    assert done.letters


@pytest.mark.parametrize("detail", ["jo@home.example", "01632 960 001", "+44 (0)1632 960001"])
def test_details_that_nobody_listed_stop_the_copy(detail: str) -> None:
    done = publish(asked(f"Ask {detail} about it."))
    assert found(done) == [("S17-803", 14, f"`{detail}` would be published and may be personal")]
    assert done.letters == {}
    hidden = quoted(publish(asked(f"Ask {detail} about it.") + f"hide: ['{detail}']\n"))
    assert hidden.replace("+", "") == "Ask [personal details removed] about it."
    assert quoted(publish(asked(f"Ask {detail} about it.") + f"keep: ['{detail}']\n")) == f"Ask {detail} about it."


def test_the_authority_s_own_address_may_stand_in_the_request() -> None:
    assert found(publish(asked("I wrote to foi@northshire.example."))) == []


def test_private_notes_are_never_searched_nor_printed() -> None:
    text = FULL + "private: {notes: Dr Okafor rang from 07700 900123}\n"
    assert found(publish(text)) == []


def test_a_draft_is_held_to_the_same() -> None:
    text = FULL.replace("Offenders would know", "Dr Okafor would know")
    assert publish(text, draft=True).letters == {}
    assert publish(FULL, draft=True).letters


def case(text: str) -> Case:
    done = outcome(text)
    assert done.case is not None
    return done.case


def test_a_file_s_name_may_tell() -> None:
    assert [tells(case(FULL), name) for name in ("FOI-1.md", "okafor.md", "Okafor.md", "FOI_Hale_1.html")] == [
        False, True, True, True,
    ]  # fmt: skip


def test_marks_of_a_plain_name() -> None:
    assert marks(case(SOUND)) == (
        Mark("name", "R. Okafor", ("r", "okafor")),
        Mark("name", "okafor", ("okafor",), capital=True),
    )


LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=2, max_size=9)
BETWEEN = st.sampled_from([" ", "  ", ". ", "-", "\n", "’", "\u00a0", ", "])


@many
@given(
    names=st.lists(LETTERS, min_size=2, max_size=4),
    between=BETWEEN,
    change=st.sampled_from([str, str.upper, str.lower]),
)
def test_a_name_is_found_however_it_is_spaced_and_capitalised(names: list[str], between: str, change: object) -> None:
    mark = Mark("name", " ".join(names), folded(" ".join(names)))
    written = between.join(map(change, names))  # type: ignore[call-overload]
    text = f"before {written} after"
    assert [text[hit.start : hit.end] for hit in hits(text, [mark])] == [written]


@many
@given(
    words=st.lists(
        st.sampled_from(["Okafor", "Renée", "drone", "Hale", "07700 900123", "Rose Cottage", ",", "\n"]), min_size=1
    )
)
def test_nothing_of_the_applicant_is_left_in_a_request(words: list[str]) -> None:
    text = " ".join(["drone", *words])
    done = publish(FULL.replace("Please send me the drone manual.", repr(text).replace("'", '"')))
    assert done.letters
    for letter in done.letters.values():
        assert not any(mark in letter for mark in ("Okafor", "Renée", "Hale", "900123", "Rose", "Cottage"))
