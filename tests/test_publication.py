"""Copies for a disclosure log: nothing in them tells who asked, or they are not written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import of_html
from odd import many
from sample import SOUND, changed

from s17gen.case import Case
from s17gen.marks import Mark, Words, letters
from s17gen.pipeline import Outcome
from s17gen.publication import tells
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
        ("Ms Okafor asks", "[name removed] asks"),
        ("Mrs Hale's drones", "[name removed]'s drones"),
        ("Yours, Rene\u0301e", "Yours, [name removed]"),
        ("I am Oka\u200bfor", "I am [name removed]"),
        ("Mail r.okafor@post.example please", "Mail [e-mail address removed] please"),
        ("Mail R.OKAFOR@POST.EXAMPLE please", "Mail [e-mail address removed] please"),
        ("Call 07700900123 or +44 7700 900 123.", "Call [telephone number removed] or [telephone number removed]."),
        ("Call (07700) 900-123.", "Call [telephone number removed]."),
        ("Call 7700 900 123.", "Call [telephone number removed]."),
        ("I live at Rose Cottage, 14 Tanner's Row, Wending NS7 3QX.", "I live at [address removed]."),
        ("I live at 14 tanners row", "I live at [address removed]"),
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
    ("old", "new", "line", "message"),
    [
        (
            "Offenders would",
            "Renée Okafor-Hale would",
            23,
            "name would be published: “Renée Okafor-Hale would know where",
        ),
        ("Offenders would know", "Dr Okafor would know", 23, "name would be published: “Dr Okafor would know where to"),
        ("The force has no", "Mr HALE has no", 25, "name would be published: “Mr HALE has no other way to sear …”"),
        (
            "No page can",
            "On r.okafor@post.example no page can",
            18,
            "e-mail address would be published: “On r.okafor@post.",
        ),
        (
            "No page can",
            "At Rose Cottage no page can",
            18,
            "address would be published: “At Rose Cottage no page can be",
        ),
        ("No page can", "In Tanners Row no page can", 18, "address would be published: “In Tanners Row no page can be"),
        ("No page can", "Ring (+44) 7700-900-123, no page can", 18, "telephone number would be published: “Ring (+44)"),
        ("night operations", "the work of Dr Okafor", 21, "name would be published: “the work of Dr Okafor”"),
        ("subject: drones", "subject: the drones of Mrs Hale", 13, "name would be published: “the drones of Mrs Hale”"),
        ("reference: FOI-1", "reference: FOI-Okafor-1", 1, "name would be published: “FOI-Okafor-1”"),
        ("reference: FOI-1", "reference: FOI-ROkafor1", 1, "e-mail address would be published: “FOI-ROkafor1”"),
    ],
)
def test_a_mark_in_the_officer_s_own_words_stops_the_copy(old: str, new: str, line: int, message: str) -> None:
    assert old in FULL
    text = FULL.replace(old, new, 1)
    done = publish(text)
    assert [each[:2] for each in found(done)] == [("S17-801", line)]
    assert found(done)[0][2].startswith(f"the applicant's {message}")
    assert done.letters == {}
    assert outcome(text).letters, "the applicant's own letter is not concerned"


def test_what_is_to_be_hidden_stops_the_copy_where_the_officer_wrote_it() -> None:
    text = FULL.replace("Offenders would", "Tobe would") + "hide: [tobe]\n"
    assert found(publish(text)) == [
        ("S17-801", 23, "what `hide:` lists would be published: “Tobe would know where to hide …”")
    ]


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
    assert found(done) == [("S17-804", 23, "`hale` would be published; it is a word of the applicant's name")]
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


def of(name: str, request: str, **more: str) -> tuple[str, list[str]]:
    """What becomes of a request of a person of this name: the quote, and the ids of the findings."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in more.items())
    asked = f"applicant: {json.dumps(name, ensure_ascii=False)}\n"
    text = changed(("applicant: R. Okafor\n", asked), ("Please send me the drone manual.", json.dumps(request))) + lines
    done = publish(text)
    assert done.notice is not None
    return "".join(done.notice.quoted()), [each[0] for each in found(done)]


@pytest.mark.parametrize(
    ("name", "request_", "shown"),
    [
        ("Sean O'Brien", "Sean OBrien, O’BRIEN", "[name removed]"),
        ("Maria DSouza", "Yours, M. D'Souza", "Yours, [name removed]"),
        ("P. Smith-Jones", "Smithjones or Smith Jones", "[name removed] or [name removed]"),
        ("Ewan MacDonald", "Mr Mac Donald", "[name removed]"),
        ("Rachel Okafor", "Mrs Oka-\nfor", "[name removed]"),
        ("Rachel Okafor", "I tweet as @RachelOkafor.", "I tweet as @[name removed]."),
        ("Rachel Okafor", "We are the Okafors", "We are the [name removed]"),
        ("Jan Müller", "J Mueller", "[name removed]"),
        ("Peter Lord", "I am Mr Lord", "I am [name removed]"),
        ("Minh Le", "I am Ms Le", "I am [name removed]"),
        ("Mr R. Okafor", "thanks, r okafor", "thanks, [name removed]"),
        ("R. Okafor", "Thanks, Rachel Okafor", "Thanks, [name removed]"),
        ("R. Okafor", "Regards, Okafor, Rachel", "Regards, [name removed]"),
        ("openDemocracy Ltd", "I write for openDemocracy.", "I write for [name removed]."),
        ("王小明", "我叫王小明。", "我叫[name removed]。"),
        ("ליאת כהן", "כהן", "[name removed]"),
        ("Alan Northshire", "I am Mr Northshire of Northshire", "I am [name removed] of Northshire"),
    ],
)
def test_names_are_found_as_people_write_them(name: str, request_: str, shown: str) -> None:
    quote, _ = of(name, request_)
    assert quote == shown


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("Will May", "Will you send it? In May or on 3 May you may, and you will."),
        ("Which?", "Tell me which drones."),
        ("Mind", "Bear it in mind."),
        ("Mark Green", "Are the green bins collected?"),
        ("Campaign for Freedom of Information", "Send me the information."),
        ("Public Law Project", "Is it in the public interest?"),
        ("Northshire Residents", "The police of Northshire"),
        ("Applicant", "An applicant asks."),
        ("Unite the Union", "Do staff unite in the union?"),
    ],
)
def test_names_that_are_words_are_left_where_they_are_words(name: str, request_: str) -> None:
    quote, ids = of(name, request_)
    assert quote == request_
    assert "S17-801" not in ids


@pytest.mark.parametrize(
    "numbers",
    [
        "2019 2020 2021",
        "2021-2022 2022-2023",
        "01.01.2020 - 31.12",
        "192.168.100.200",
        "£1 000 000 000",
        "FOI-2024-000123456",
    ],
)
def test_numbers_that_are_no_telephone_numbers(numbers: str) -> None:
    assert of("R. Okafor", f"Send me {numbers}.") == (f"Send me {numbers}.", [])


def test_a_postcode_in_the_request_must_be_spoken_about() -> None:
    assert of("R. Okafor", "Write to 14 Row Hill, NS7 3QX.")[1] == ["S17-803"]


def test_a_whole_name_cannot_be_kept() -> None:
    text = FULL.replace("Offenders would know", "Renée Okafor-Hale would know") + "keep: [Renée Okafor-Hale]\n"
    assert [each[:2] for each in found(publish(text))] == [("S17-801", 23)]


def test_a_word_of_the_profile_does_not_hide_the_name() -> None:
    text = FULL.replace("foi@northshire.example}", "foi@northshire.example}, signature: {name: J. Hale}")
    assert found(publish(text)) == []
    assert [each[:2] for each in found(publish(text.replace("Offenders would", "Mrs Hale would")))] == [("S17-801", 23)]


LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=2, max_size=9)
BETWEEN = st.sampled_from([" ", "  ", ". ", "-", "\n", "’", "\u00a0", ", "])


@many
@given(
    names=st.lists(LETTERS, min_size=2, max_size=4),
    between=BETWEEN,
    change=st.sampled_from([str, str.upper, str.lower]),
)
def test_a_name_is_found_however_it_is_spaced_and_capitalised(names: list[str], between: str, change: object) -> None:
    mark = Mark("name", " ".join(names), letters(" ".join(names)))
    written = between.join(map(change, names))  # type: ignore[call-overload]
    text = f"before {written} after"
    assert [text[hit.start : hit.end] for hit in Words(text).hits([mark])] == [written]


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
