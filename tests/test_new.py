"""`s17gen new`: what is given is read back exactly, what is lacking is asked for, and the answers make a sound file."""

import copy
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd import HOSTILE, many

from s17gen.errors import UsageError
from s17gen.library import Library
from s17gen.source import load
from s17gen.testing import outcome as outcome_of
from s17gen.wire import Outcome
from s17gen.wizard.begin import Start, text
from s17gen.wizard.file import write
from s17gen.wizard.gap import Gap
from s17gen.wizard.gaps import asked, gaps
from s17gen.wizard.given import place
from s17gen.wizard.like import flags, identity, like
from s17gen.wizard.mail import is_mail, read_mail
from s17gen.wizard.scalars import clean
from s17gen.wizard.session import can_hold, put

ROOT = Path(__file__).parent.parent
LIBRARY = Library(())


def new(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "s17gen", "new", *arguments], cwd=cwd, input=stdin, capture_output=True
    )


def back(text: str) -> Any:
    document, findings = load("new.yaml", text.encode("utf-8"))
    assert findings == []
    return document.data


LAID_OUT = st.lists(st.text("ab .:#'\"{}|>-\t%&*!", max_size=150), max_size=5).map("\n".join)


@many
@given(HOSTILE | LAID_OUT | st.text(), HOSTILE | LAID_OUT, st.text("ab :#-", min_size=1))
def test_what_is_given_is_read_back(one: str, two: str, name: str) -> None:
    data = {"request": one, "decisions": [{"because": [one, {"use": two, name: two}], "x": {"y": [[one]]}}]}
    cleaned = {**data}
    assert back(write(cleaned, gaps({}, LIBRARY), [one], {("request",): [two]})) == cleaned


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0012", "0012"),
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("plan #3", '"plan #3"'),
        ("1. one\n2. two", "|-\n  1. one\n  2. two"),
        ("a\u202eb", '"a\\u202Eb"'),
        ("", '""'),
    ],
)
def test_how_a_text_is_written(text: str, written: str) -> None:
    assert write({"subject": text}, []) == f"subject: {written}\n"


def test_half_a_pair_is_replaced() -> None:
    assert clean("a\ud800b").isprintable()
    assert back(write({"subject": clean("a\ud800b")}, []))["subject"].startswith("a")


# Answered by program, the questions make a file in which no error is found.

ANSWERS = {
    "date": "2026-10-20",
    "likelihood": "would-be-likely",
    "lines": "Please send me the plan of the harbour.",
    "answers": {"all": "The harbour has four cranes and two slipways."},
}
SAYS = {
    "noun": "the harbour office at Eastmere",
    "verb": "move the cranes",
    "clause": "it is to be published in March 2027",
    "sentence": "The harbour master keeps the cranes under review.",
    "place": "on our website at https://eastmere.example/harbour",
    "number": "12",
    "money": "£1,200",
}
ROWS = {
    "estimate": [{"activity": "extracting", "work": "Read one record", "items": "1260", "minutes": "3",
                  "sample": "We timed 20 records."}],
    "earlier-notice": {
        "reference": "FOI-1", "dated": "2026-06-01", "cited": "s14(1)", "same-applicant": "true", "warned": "true"
    },
}  # fmt: skip


def answer(gap: Gap, claim: dict[str, Any]) -> Any:
    name = str(gap.path[-1])
    if name == "decide-by":
        return "2026-12-04"
    if gap.ask is None:
        own = f"{name.capitalize()}: the harbour's cranes, as the master logged them in berth {len(str(gap.path))}."
        return (
            ROWS.get(name) or ANSWERS.get(gap.form) or (own if gap.form == "passage" else "the cranes of the harbour")
        )
    if gap.ask.choices or gap.ask.words:
        own_limb = claim.get("cite") if gap.ask.names_claim else None
        return own_limb or next(iter(gap.ask.words or gap.ask.choices))
    if gap.ask.type == "date":
        return "2026-10-01" if gap.ask.by == "request" else "2026-10-20"
    return SAYS[gap.ask.type]


def answered(data: dict[str, Any]) -> dict[str, Any]:
    while found := [each for each in gaps(data, LIBRARY) if each.required]:
        gap = found[0]
        holder: Any = data
        claim: dict[str, Any] = {}
        for step, after in zip(gap.path, gap.path[1:], strict=False):
            if isinstance(step, str) and step not in holder:
                holder[step] = {}
            holder = holder[step]
            claim = holder if isinstance(holder, dict) and "cite" in holder else claim
            assert after is not None
        holder[gap.path[-1]] = answer(gap, claim)
    return data


CITED: dict[str, str] = {
    "disclosed-in-part": "s43(2)",
    "withheld": "s31(1)(a)",
    "ncnd": "s31(3)",
    "cost-limit": "s12(1)",
    "vexatious": "s14(1)",
    "repeated": "s14(2)",
    "no-notice": "s14(1)",
    "more-time": "s43(2)",
}
KINDS = [
    "s21(1)", "s22(1)", "s24(1)", "s31(1)(g)", "s36(2)(b)(ii)", "s36(2)(c)", "s40(2)+(3A)(a)", "s41(1)", "s42(1)",
    "s43(1)", "s44(1)(a)", "s38(1)(b)", "s27(1)(a)", "s30(1)(a)(i)", "s23(1)",
]  # fmt: skip


def errors(outcome: str, cite: str | None) -> list[str]:
    decision: dict[str, Any] = {"outcome": outcome}
    if cite:
        decision["claims"] = [{"cite": cite}]
    beside = [{"outcome": "not-held"}] if outcome == "volunteered" else []  # what is volunteered answers nothing
    data = answered({"received": "2026-10-12", "authority": {
        "name": "Eastmere Council", "kind": "council", "review": {"to": "the Information Team", "window": "40"}
    }, "decisions": [decision, *beside]})  # fmt: skip
    text = write(data, gaps(data, LIBRARY))
    return [
        f"{each.kind.id} {each.message}"
        for each in outcome_of(text, library=LIBRARY).findings
        if each.kind.severity == "error"
    ]


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_the_answers_for_each_outcome_make_a_sound_file(outcome: str) -> None:
    assert errors(outcome, CITED.get(outcome)) == []


@pytest.mark.parametrize("cite", KINDS)
def test_the_answers_for_each_kind_of_provision_make_a_sound_file(cite: str) -> None:
    assert errors("withheld", cite) == []


def test_without_answers_the_questions_stand_in_comments(tmp_path: Path) -> None:
    done = new("-o", "r.yaml", "--decide", "all=withheld:section 36(2)(b)(i)", cwd=tmp_path)
    text = (tmp_path / "r.yaml").read_text("utf-8")
    assert (done.returncode, back(text)) == (
        0,
        {"decisions": [{"outcome": "withheld", "claims": [{"cite": "s36(2)(b)(i)"}]}]},
    )
    assert "        #   # Who gave the opinion, in which office" in text
    assert "        #   by:\n" in text
    assert done.stderr == b"s17gen: r.yaml: 13 to answer; then call `s17gen check r.yaml`\n"


def test_limbs_of_one_claim_and_what_claims_share_can_be_given_by_options(tmp_path: Path) -> None:
    decided = ["--decide", "all=withheld:s36(2)(b)(i) and (ii),s43(2)", "--set", "decisions.0.balance=It does."]
    assert new("-o", "r.yaml", *decided, cwd=tmp_path).returncode == 0
    text = (tmp_path / "r.yaml").read_text("utf-8")
    claims = [{"cite": "s36(2)(b)(i) and (ii)"}, {"cite": "s43(2)"}]
    assert back(text)["decisions"] == [{"outcome": "withheld", "claims": claims, "balance": "It does."}]
    assert (text.count("# because: >"), text.count("# balance: >")) == (2, 0)


def test_a_file_says_what_claims_may_share_until_they_are_argued(tmp_path: Path) -> None:
    names = "because, harm, for, against, balance"
    says = f"    # What is the same for all of these may stand on the decision, once: {names}.\n"
    assert new("-o", "r.yaml", "--decide", "all=withheld:s24(1),s31(1)(a)", cwd=tmp_path).returncode == 0
    assert f"{says}    claims:\n" in (tmp_path / "r.yaml").read_text("utf-8")
    more = ("--resume", "r.yaml", "--no-ask", "--set")
    assert new(*more, "decisions.0.covers=the list", cwd=tmp_path).returncode == 0
    assert (tmp_path / "r.yaml").read_text("utf-8").count("may stand on the decision") == 1
    assert new(*more, "decisions.0.balance=It does.", cwd=tmp_path).returncode == 0
    assert "may stand on the decision" not in (tmp_path / "r.yaml").read_text("utf-8")


def test_a_review_that_is_begun_by_options_is_asked_for(tmp_path: Path) -> None:
    assert (
        new("-o", "r.yaml", "--set", "review-of.letter=2026-11-09", "--decide", "all=not-held", cwd=tmp_path).returncode
        == 0
    )
    text = (tmp_path / "r.yaml").read_text("utf-8")
    asked_for = re.findall(r"^ *# ([a-z-]+):", text, re.MULTILINE)
    assert {"asked", "about", "was", "review"} <= set(asked_for)


def test_without_a_name_the_file_is_called_after_the_reference(tmp_path: Path) -> None:
    done = new("--reference", "EC/2026 7", cwd=tmp_path)
    assert (done.returncode, [each.name for each in tmp_path.iterdir()]) == (0, ["EC-2026-7.yaml"])
    done = new("--subject", "the pier", cwd=tmp_path)
    assert (done.returncode, b"`-o` is missing" in done.stderr) == (2, True)


def test_flags_and_never_over_a_file(tmp_path: Path) -> None:
    flags_given = ("--reference", "00012", "--received", "2026-11-02", "--applicant", "M. Pugh", "--subject", "a: b")
    (tmp_path / "req.txt").write_bytes(b"\xef\xbb\xbf1. The map.\r\n2. The plan.\r\n")
    call = (*flags_given, "--request", "@req.txt", "--decide", "1=disclosed", "--decide", "2=withheld:s43(2), s41(1)")
    assert new("-o", "r.yaml", *call, cwd=tmp_path).returncode == 0
    assert back((tmp_path / "r.yaml").read_text("utf-8")) == {
        "reference": "00012",
        "received": "2026-11-02",
        "applicant": "M. Pugh",
        "subject": "a: b",
        "request": "1. The map.\n2. The plan.",
        "decisions": [
            {"outcome": "disclosed", "parts": ["1"]},
            {"outcome": "withheld", "parts": ["2"], "claims": [{"cite": "s43(2)"}, {"cite": "s41(1)"}]},
        ],
    }
    before = (tmp_path / "r.yaml").read_bytes()
    done = new("-o", "r.yaml", "--reference", "X", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "r.yaml").read_bytes()) == (2, before)
    assert b"r.yaml is there already" in done.stderr
    assert new("-o", "r.yaml", "--reference", "X", "--force", cwd=tmp_path).returncode == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["r.yaml", "req.txt"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["--decide", "all"], "is not PARTS=OUTCOME"),
        (["--decide", "all=witheld"], "did you mean `withheld`?"),
        (["--decide", "all=withheld:s99(1)"], "`s99(1)` is not one provision"),
        (["--decide", "3=disclosed", "--request", "1. a\n2. b"], "the request has no part `3`"),
        (["--from", "nowhere.eml"], "nowhere.eml cannot be read: there is no such file"),
        (["--like", "nowhere.yaml"], "nowhere.yaml is no request file"),
        (["--request", "@huge.txt"], "the file would be over 256 KiB"),
        (["--request", "@vast.txt"], "vast.txt is over 16 MiB"),
        (["--from", "empty.txt"], "has no words that could be a request"),
        (["-o", "."], ". is a folder"),
        (["-o", "letters/"], "letters/ is a folder"),
    ],
)
def test_a_call_that_cannot_be_carried_out(call: list[str], says: str, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_bytes(b"x" * 10_000_000)
    (tmp_path / "vast.txt").write_bytes(b"x" * (16 * 1024 * 1024 + 1))
    (tmp_path / "empty.txt").write_bytes(b" \n")
    done = new("-o", "r.yaml", *call, cwd=tmp_path)
    assert (done.returncode, (tmp_path / "r.yaml").exists()) == (2, False)
    assert says in done.stderr.decode()


# From an e-mail.

MAIL = (
    b'From: "Mared Pugh" <m.pugh@example.org>\r\nDate: Mon, 2 Nov 2026 23:30:00 -0500\r\n'
    b"Subject: =?utf-8?q?FOI=3A_maps_=233?=\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
    b"--c\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n"
    b"--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n1. The caf\xe9 map.\r\n2. {{ 7 }}\r\n\r\n--c--\r\n"
    b'--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="../a b.pdf"\r\n\r\n'
    b"x\r\n--b--\r\n"
)


def test_an_email_fills_in_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(MAIL)
    assert new("-o", "r.yaml", "--from", "r.eml", cwd=tmp_path).returncode == 0
    text = (tmp_path / "r.yaml").read_text("utf-8")
    assert back(text) == {
        "received": "2026-11-03",
        "applicant": {"name": "Mared Pugh", "email": "m.pugh@example.org"},
        "subject": "maps #3",
        "request": "1. The café map.\n2. {{ 7 }}",
    }
    assert "# Attached to the e-mail: ../a b.pdf." in text
    assert "# Its parts, as read from its own numbering: 1, 2." in text


def test_html_alone_is_stripped() -> None:
    head = b"From: a@b.example\nContent-Type: text/html; charset=x-nonsense\n\n"
    mail = read_mail(head + b"<head><style>p{}</style></head><p>One &amp; two<script>x()</script></p><p>Three<br>four")
    assert mail.text == "One & two\n\nThree\nfour"


def test_a_text_on_standard_input(tmp_path: Path) -> None:
    done = new("-o", "-", "--from", "-", cwd=tmp_path, stdin="Please send me “the map”.\n".encode("cp1252"))
    assert back(done.stdout.decode()) == {"request": "Please send me “the map”."}


@many
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"From: ", b"From: a\nDate: ", b"Content-Type: text/plain; charset="]),
)
def test_hostile_mail_is_only_text(raw: bytes, before: bytes) -> None:
    mail = read_mail(before + raw)
    is_mail(raw)
    assert back(write({"request": mail.text, "name": mail.name, "subject": mail.subject}, []))["request"] == mail.text


# Like an earlier one.


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_like_keeps_the_reasoning_alone(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sub" / "next.yaml"
    done = new("-o", str(target), "--like", str(path), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    old, data = load("o", path.read_bytes())[0].data, back(target.read_text("utf-8"))
    assert isinstance(old, dict)
    assert not {"reference", "received", "dated", "applicant", "request", "private", "accept"} & set(data)
    assert [each["outcome"] for each in data["decisions"]] == [each["outcome"] for each in old["decisions"]]  # type: ignore[index,call-overload]
    if isinstance(data.get("authority"), str):
        assert (target.parent / data["authority"]).resolve() == (path.parent / str(old["authority"])).resolve()


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_like_says_wherever_something_tells_who_asked_before(path: Path) -> None:
    """Nothing that tells who asked is a value of its own, and where reasons have it, a comment says so."""
    old = load("o", path.read_bytes())[0].data
    assert isinstance(old, dict)
    data, known = like(old), identity(old)
    noted = flags(data, known)
    for path_in, words in texts(data):
        told = [each for each in known if re.search(rf"\b{re.escape(each)}\b", words)]
        assert not told or f"check: {told[0]}" in noted[path_in][0], (path_in, told)
        assert words.strip() not in known


def texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of some data that could say a fact, and its path."""
    if isinstance(data, str):
        yield path, data
        return
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if step not in ("authority", "use", "cite", "topics", "style"):
            yield from texts(value, (*path, step))


def test_like_says_that_a_reason_names_who_asked() -> None:
    old = {
        "reference": "EC-7",
        "applicant": {"name": "Dr Mared Pugh", "address": "3 Tannery Row\nEastmere EM1 1AA", "email": "m@pugh.example"},
        "advice": "Dr Pugh may write again from 3 Tannery Row, or as m@pugh.example; see EC-7. The Pughs are others.",
    }
    data = like(old)
    assert identity(old) == [
        "EC-7",
        "Dr Mared Pugh",
        "3 Tannery Row",
        "Eastmere EM1 1AA",
        "m@pugh.example",
        "Mared",
        "Pugh",
    ]
    assert flags(data, identity(old))[("advice",)] == [
        "check: EC-7, 3 Tannery Row, m@pugh.example, Pugh: this may tell who made the earlier request",
        "check: Dr Pugh, 3, Tannery Row, 7",
    ]


def test_how_many_texts_there_are_to_look_at_is_said(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(FIRST.replace("example/homes", "example/homes-2025"), "utf-8")
    done = new("-o", "r.yaml", "--like", "old.yaml", "--reference", "EC-2", cwd=tmp_path)
    assert done.stderr.decode().endswith(
        "s17gen: r.yaml: 3 to answer, 1 marked `check:` to look at; then call `s17gen check r.yaml`\n"
    )


def test_like_leaves_out_what_answers_the_earlier_request_alone() -> None:
    decision = {
        "outcome": "disclosed", "parts": ["1"], "answers": {"1": "It is so."}, "enclosed": ["The plan"],
        "schedule": [{"document": "a", "what": "b", "under": "s43(2)"}],
    }  # fmt: skip
    assert like({"decisions": [decision]}) == {"decisions": [{"outcome": "disclosed"}]}


def test_like_flags_old_facts_and_blanks_dates() -> None:
    claim = {
        "cite": "s36(2)(c)",
        "opinion": {"by": "Ann Lee", "on": "2026-10-01"},
        "because": "On 3 May 2026 Ann Lee saw 14.",
    }
    data = like({"reference": "1", "decisions": [{"outcome": "withheld", "claims": [claim]}]})
    kept = data["decisions"][0]["claims"][0]
    assert kept == {**claim, "opinion": {"by": "Ann Lee"}}
    path = ("decisions", 0, "claims", 0)
    assert flags(data)[(*path, "because")] == ["check: 3 May 2026, Ann Lee, 14"]
    assert (*path, "opinion", "on") in [each.path for each in gaps(data, LIBRARY)]


# The outcome of a review.

FIRST = """\
reference: EC-1
received: 2026-10-12
dated: 2026-11-09
authority: eastmere.yaml
applicant: M. Pugh
subject: our empty homes
request: Please send me the list.
late: We erred.
private: {approved: K. Lowe}
decisions:
  - outcome: withheld
    claims:
      - cite: s21(1)
        where: on our website at https://eastmere.example/homes
"""


def test_a_review_begins_from_the_letter_under_review(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "eastmere.yaml").write_text("name: Eastmere Council\n", "utf-8")
    assert new("-o", "reviews/r.yaml", "--review", "r.yaml", cwd=tmp_path).returncode == 0
    text = (tmp_path / "reviews/r.yaml").read_text("utf-8")
    old, made = back(FIRST), back(text)
    assert made.pop("review-of") == {"letter": "2026-11-09"}
    assert made.pop("authority") == "../eastmere.yaml"
    assert made == {
        name: old[name] for name in ("reference", "received", "applicant", "subject", "request", "decisions")
    }
    assert "# Begun from the letter under review. Change the outcomes and the reasons that the review changes." in text
    asked_for = re.findall(r"^ *# ([a-z-]+):", text, re.MULTILINE)
    assert {"asked", "about", "was", "review"} <= set(asked_for)


def test_a_review_is_of_a_letter_with_a_date(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(FIRST.replace("dated: 2026-11-09\n", ""), "utf-8")
    done = new("-o", "review.yaml", "--review", "r.yaml", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "review.yaml").exists()) == (2, False)
    assert b"r.yaml does not say the date of the letter under review" in done.stderr
    given_day = ("--set", "review-of.letter=2026-11-10")
    assert new("-o", "review.yaml", "--review", "r.yaml", *given_day, cwd=tmp_path).returncode == 0
    assert back((tmp_path / "review.yaml").read_text("utf-8"))["review-of"] == {"letter": "2026-11-10"}


@pytest.mark.parametrize("other", ["--like", "--from", "--resume"])
def test_a_review_begins_from_one_file(other: str, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(FIRST, "utf-8")
    done = new("-o", "review.yaml", "--review", "r.yaml", other, "r.yaml", "--no-ask", cwd=tmp_path)
    assert (done.returncode, b"leave one of them out" in done.stderr) == (2, True)


# What has no option of its own.


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("style", {"style": "v"}),
        ("decisions.0.outcome", {"decisions": [{"outcome": "v"}]}),
        ("decisions.0.claims.0.because", {"decisions": [{"claims": [{"because": "v"}]}]}),
        ("decisions.0.claims.0.for.0", {"decisions": [{"claims": [{"for": ["v"]}]}]}),
        ("decisions.0.claims.0.for.use", {"decisions": [{"claims": [{"for": {"use": "v"}}]}]}),
        ("decisions.0.claims.0.for.0.people", {"decisions": [{"claims": [{"for": [{"people": "v"}]}]}]}),
        ("decisions.0.claims.0.opinion.by", {"decisions": [{"claims": [{"opinion": {"by": "v"}}]}]}),
        ("decisions.0.claims.0.opinion.limbs.0", {"decisions": [{"claims": [{"opinion": {"limbs": ["v"]}}]}]}),
        ("decisions.0.claims.0.topics.0", {"decisions": [{"claims": [{"topics": ["v"]}]}]}),
        ("decisions.0.claims.0.estimate.0.work", {"decisions": [{"claims": [{"estimate": [{"work": "v"}]}]}]}),
        ("decisions.0.claims.0.history.0.dated", {"decisions": [{"claims": [{"history": [{"dated": "v"}]}]}]}),
        ("decisions.0.claims.0.alternative-to", {"decisions": [{"claims": [{"alternative-to": "v"}]}]}),
        ("decisions.0.schedule.0.under", {"decisions": [{"schedule": [{"under": "v"}]}]}),
        ("decisions.0.enclosed.0", {"decisions": [{"enclosed": ["v"]}]}),
        ("decisions.0.balance", {"decisions": [{"balance": "v"}]}),
        ("review-of.found", {"review-of": {"found": "v"}}),
        ("extension.decide-by", {"extension": {"decide-by": "v"}}),
        ("decisions.0.answers.1", {"decisions": [{"answers": {"1": "v"}}]}),
        ("decisions.0.parts.0", {"decisions": [{"parts": ["v"]}]}),
        ("facts.people", {"facts": {"people": "v"}}),
        ("advice.0", {"advice": ["v"]}),
        ("applicant.name", {"applicant": {"name": "v"}}),
        ("private.notes.0", {"private": {"notes": ["v"]}}),
    ],
)
def test_any_key_can_be_set_by_its_place(name: str, made: dict[str, Any]) -> None:
    data: dict[str, Any] = {}
    place(data, name, "v")
    assert data == made


@pytest.mark.parametrize(
    ("name", "says", "hint"),
    [
        ("refrence", "there is no `refrence`", "did you mean `reference`?"),
        ("decisions.0.claims.0", "`0` is no text", "decisions.0.claims.0.cite"),
        ("decisions.1.outcome", "the next item of that list is 0", "counted from 0"),
        ("decisions.outcome", "is a list: give the number of an item", "docs/request.md"),
        ("decisions", "`decisions` is no text", "decisions.0"),
        ("reference.x", "is a text, with nothing in it", "docs/request.md"),
        ("subject.x", "is a text", ""),
        ("", "there is no ``", ""),
        ("applicant.name", "`applicant` is a text already", "applicant.name"),
    ],
)
def test_a_place_that_no_file_has_is_a_fault_of_the_call(name: str, says: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        place({"applicant": "M. Pugh"}, name, "v")
    assert says in caught.value.message
    assert hint in caught.value.hint


def test_one_text_becomes_the_first_of_several() -> None:
    data: dict[str, Any] = {"advice": "One."}
    place(data, "advice.1", "Two.")
    place(data, "advice.0", "One!")
    place(data, "no-advice.use", "common.because.mosaic")
    place(data, "no-advice.1", "Two.")
    assert data == {"advice": ["One!", "Two."], "no-advice": [{"use": "common.because.mosaic"}, "Two."]}


def test_everything_that_is_asked_can_be_given_by_options(tmp_path: Path) -> None:
    """A whole file from one call, on which `check` finds no error."""
    (tmp_path / "because.txt").write_text("Each line tells a burglar where nobody lives.\n", "utf-8")
    claim = "decisions.0.claims.0"
    values = {
        "authority.name": "Eastmere Council",
        "authority.kind": "council",
        "authority.review.to": "the Information Team",
        "authority.review.window": "40",
        "decisions.0.covers": "the list",
        "decisions.0.severance": "Each line is an address, so nothing can be left of one.",
        f"{claim}.because": "@because.txt",
        f"{claim}.protects": "the owners of empty homes",
        f"{claim}.likelihood": "would-be-likely",
        f"{claim}.topics.0": "empty-homes",
        f"{claim}.balance": "The list would add little to what we publish each year by ward.",
        "facts.need": "There are 2,000 people on the list.",
        "facts.cost": "One fire cost us £40,000.",
        "facts.neighbours": "the neighbours",
    }
    call = [each for name, value in values.items() for each in ("--set", f"{name}={value}")]
    who = ["--reference", "EC-1", "--received", "2026-11-02", "--applicant", "M. Pugh", "--subject", "our empty homes"]
    what = ["--request", "Please send me the list of empty homes.", "--decide", "all=withheld:s31(1)(a)"]
    done = new("-o", "r.yaml", *who, *what, *call, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"s17gen: r.yaml\n")
    checked = subprocess.run([sys.executable, "-m", "s17gen", "render", "r.yaml"], cwd=tmp_path, capture_output=True)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("given", ["style", "style=", "=x"])
def test_what_is_set_has_a_place_and_a_text(given: str, tmp_path: Path) -> None:
    done = new("-o", "r.yaml", "--set", given, cwd=tmp_path)
    assert done.returncode == 2
    assert b"--set" in done.stderr


# Within a project.


def test_a_project_gives_its_library_its_authority_and_its_profiles(tmp_path: Path) -> None:
    (tmp_path / "ours/foia").mkdir(parents=True)
    (tmp_path / "ours/foia/s31-ours.yaml").write_text(
        "reviewed: 2026-11-26\nprovisions:\n  - cite: s31(1)(a)\n    replaces: true\n    covers: the pier\n"
        "    role: exemption\n"
        "    basis: prejudice\n    threshold: prejudice\n    status: qualified\n    asks:\n"
        '      pier: {type: noun, ask: "Which pier is it?"}\n',
        "utf-8",
    )
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles/eastmere.yaml").write_text("name: Eastmere Council\nkind: council\n", "utf-8")
    (tmp_path / "s17gen.toml").write_text(
        'library = "ours"\nauthorities = "profiles"\nauthority = "eastmere"\n', "utf-8"
    )
    done = new("-o", "requests/r.yaml", "--decide", "all=withheld:s31(1)(a)", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "requests/r.yaml").read_text("utf-8")
    assert "# Which pier is it?" in written
    assert "authority" not in written


def test_a_name_that_the_project_finds_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a.yaml").write_text("reference: 1\nauthority: eastmere\n", "utf-8")
    (tmp_path / "old/b.yaml").write_text("reference: 1\nauthority: eastmere.yaml\n", "utf-8")
    (tmp_path / "old/eastmere.yaml").write_text("name: Eastmere Council\n", "utf-8")
    for name, found in (("a", "eastmere"), ("b", "../old/eastmere.yaml")):
        assert new("-o", f"new/{name}.yaml", "--like", f"old/{name}.yaml", cwd=tmp_path).returncode == 0
        assert back((tmp_path / f"new/{name}.yaml").read_text("utf-8"))["authority"] == found


@pytest.mark.parametrize(
    ("schemas", "git", "line"),
    [
        ("schemas", False, "# yaml-language-server: $schema=../schemas/request.schema.json"),
        ("requests/schemas", False, "# yaml-language-server: $schema=schemas/request.schema.json"),
        (
            "schemas",
            True,
            "# For help while you write: `s17gen schema --all schemas/`; `s17gen help editors` says more.",
        ),
    ],
)
def test_the_first_line_points_to_a_schema_that_is_there(schemas: str, git: bool, line: str, tmp_path: Path) -> None:
    (tmp_path / schemas).mkdir(parents=True)
    (tmp_path / schemas / "request.schema.json").write_text("{}", "utf-8")
    (tmp_path / "requests").mkdir(exist_ok=True)
    if git:
        (tmp_path / "requests/.git").mkdir()  # another repository: what is above is none of its business
    assert new("-o", "requests/r.yaml", "--reference", "1", cwd=tmp_path).returncode == 0
    assert (tmp_path / "requests/r.yaml").read_text("utf-8").splitlines()[0] == line


def test_a_file_that_is_gone_on_with_in_another_folder_finds_its_profile(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/r.yaml.partial.yaml").write_text("authority: eastmere.yaml\n", "utf-8")
    (tmp_path / "old/eastmere.yaml").write_text("name: Eastmere Council\n", "utf-8")
    done = new("--resume", "old/r.yaml.partial.yaml", "--no-ask", "-o", "new/r.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert back((tmp_path / "new/r.yaml").read_text("utf-8"))["authority"] == "../old/eastmere.yaml"


def test_a_file_that_is_gone_on_with_outside_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("# mine\nreference: 1\n", "utf-8")
    done = new("--resume", "r.yaml", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "r.yaml").read_text("utf-8")) == (2, "# mine\nreference: 1\n")
    assert b"add `--no-ask`" in done.stderr
    assert new("--resume", "r.yaml", "--no-ask", "--subject", "the pier", cwd=tmp_path).returncode == 0
    written = (tmp_path / "r.yaml").read_text("utf-8")
    assert "# mine\nreference: 1\n" in written
    assert back(written) == {"reference": "1", "subject": "the pier"}
    for other in ("--like", "--from"):
        both = new("--resume", "r.yaml", other, "r.yaml", "--no-ask", cwd=tmp_path)
        assert (both.returncode, b"leave one of them out" in both.stderr) == (2, True)


def test_an_email_and_an_earlier_file_together(tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(MAIL)
    claim = {"cite": "s43(2)", "because": "It would."}
    (tmp_path / "old.yaml").write_text(
        write({"subject": "x", "applicant": "A. Body", "decisions": [{"outcome": "withheld", "claims": [claim]}]}, []),
        "utf-8",
    )
    assert new("-o", "r.yaml", "--like", "old.yaml", "--from", "r.eml", cwd=tmp_path).returncode == 0
    made = back((tmp_path / "r.yaml").read_text("utf-8"))
    assert made["subject"] == "maps #3"
    assert made["applicant"] == {"name": "Mared Pugh", "email": "m.pugh@example.org"}
    assert made["decisions"][0]["claims"] == [claim]


# Whatever shape a file has that somebody began, it is asked about or left to `check`; nothing breaks.


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_data_of_any_shape_is_survived(path: Path) -> None:
    whole = load("o", path.read_bytes())[0].data
    shapes: tuple[Any, ...] = ("x", [], {}, ["x"], [["x"]], {"x": "y"}, [{}])
    for path_in in paths(whole):
        for odd in shapes:
            data = replaced(whole, path_in, odd)
            for gap in asked(data, LIBRARY):
                if can_hold(data, gap.path):
                    put(copy.deepcopy(data), gap.path, "x")
        assert back(text(Start(data=data), LIBRARY)) == data


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path of some data."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*path, step)
        yield from paths(value, (*path, step))


def replaced(data: Any, path: tuple[str | int, ...], odd: Any) -> Any:
    """The data with something else at a path."""
    if not path:
        return odd
    copied: Any = dict(data) if isinstance(data, dict) else list(data)
    copied[path[0]] = replaced(data[path[0]], path[1:], odd)
    return copied
