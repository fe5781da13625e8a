"""`s17gen new`: what is given is read back exactly, what is lacking is asked for, and the answers make a sound file."""

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd import HOSTILE, many

from s17gen.library import Library
from s17gen.source import load
from s17gen.testing import outcome as outcome_of
from s17gen.wire import Outcome
from s17gen.wizard.file import write
from s17gen.wizard.gaps import Gap, gaps
from s17gen.wizard.like import flags, like
from s17gen.wizard.mail import is_mail, read_mail
from s17gen.wizard.scalars import clean

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
