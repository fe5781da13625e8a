"""`s17gen new` on a terminal: a whole session, and one that is interrupted and resumed."""

import datetime
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from s17gen.source import load


class Session:
    """One call of `s17gen new` on a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "s17gen", "new", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, close_fds=True
        )
        os.close(theirs)
        self.seen = ""

    def expect(self, words: str) -> None:
        """Read until the words appear, and forget what came before."""
        end = time.monotonic() + 30
        while words not in self.seen:
            assert time.monotonic() < end, self.seen
            if select.select([self.ours], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.ours, 4096).decode()
                except OSError:
                    assert words in self.seen, self.seen
                    return
        self.seen = self.seen.split(words, 1)[1]

    def say(self, words: str, answer: str) -> None:
        self.expect(words)
        os.write(self.ours, answer.encode() + b"\n")

    def close(self) -> None:
        """Close the terminal, as when a window is shut."""
        if self.ours >= 0:
            os.close(self.ours)
        self.ours = -1

    def end(self) -> int:
        code = self.process.wait(30)
        self.close()
        return code


def data(path: Path) -> object:
    document, findings = load(path.name, path.read_bytes())
    assert findings == []
    return document.data


TODAY = datetime.date.today()  # no answer to a request of today is late
FIRST = [
    ("What is your reference?", "EC-1"),
    ("On which day did the request arrive?", "the second"),
    ("That is not a date", f"{TODAY.day}/{TODAY.month}/{TODAY.year}"),
    ("Where is your authority's profile", "nowhere.yaml"),
    ("That profile cannot be used: there is no such file.", ""),
    ("Who asked?", "M. Pugh"),
    ("What is the request about", "the harbour: plan #3"),
    ("What does the request say", "1. The plan."),
    ("> ", "2. The cost."),
    ("> ", "."),
]
REST = [
    ("What have you decided?", "1"),
    ("Which parts of the request is that about?", "7"),
    ("Choose from 1, 2, all, ?.", "2"),
    ("What have you decided on the rest (1)?", "withheld"),
    ("Which provision do you rely on?", "accessible"),
    ("Which of these?", ""),
    ("Which provision do you rely on?", "section 21(1)"),
    ("Do you rely on another provision", ""),
    ("Is there anything besides", ""),
    ("What is the answer? (part 2)", "It cost £4."),
    ("Which document do you send", ""),
    ("Which information is this about?", ""),
]


def test_a_whole_session_interrupted_and_resumed(tmp_path: Path) -> None:
    session = Session(tmp_path, "-o", "r.yaml")
    for words, answer in FIRST:
        session.say(words, answer)
    session.expect("What have you decided?")
    os.killpg(session.process.pid, signal.SIGINT)
    session.expect("go on with `s17gen new --resume r.yaml.partial.yaml`")
    assert session.end() == 130
    begun = {
        "reference": "EC-1",
        "received": str(TODAY),
        "applicant": "M. Pugh",
        "subject": "the harbour: plan #3",
        "request": "1. The plan.\n2. The cost.",
    }
    assert data(tmp_path / "r.yaml.partial.yaml") == begun
    assert not (tmp_path / "r.yaml").exists()
    session = Session(tmp_path, "--resume", "r.yaml.partial.yaml")
    session.say("Where is your authority's profile", "")
    for words, answer in REST:
        session.say(words, answer)
    session.say("Where can the applicant find it?", "on our website at https://eastmere.example/plan")
    session.say("What does it cost", "")
    session.say("Why can this applicant get it there?", "")
    session.say("Is there a reason to add for this provision?", "")
    session.say("What could the applicant ask for instead", "")
    session.expect("DRAFT. This letter is not finished")
    session.expect("error S17-601")
    session.say("Write the file (w)", "w")
    session.expect("s17gen: r.yaml")
    assert session.end() == 0
    made = data(tmp_path / "r.yaml")
    claim = {"cite": "s21(1)", "where": "on our website at https://eastmere.example/plan"}
    assert made == {
        **begun,
        "decisions": [
            {"outcome": "disclosed", "parts": ["2"], "answers": {"2": "It cost £4."}},
            {"outcome": "withheld", "parts": ["1"], "claims": [claim]},
        ],
    }
    assert [each.name for each in tmp_path.iterdir()] == ["r.yaml"]


ENDS: dict[str, Callable[[Session], object]] = {
    "an interrupt": lambda session: os.killpg(session.process.pid, signal.SIGINT),
    "a termination": lambda session: os.killpg(session.process.pid, signal.SIGTERM),
    "a kill": lambda session: os.killpg(session.process.pid, signal.SIGKILL),
    "the end of the input": lambda session: os.write(session.ours, b"\x04"),
    "a closed terminal": lambda session: session.close(),
}
CODES = {"an interrupt": 130, "a termination": 143, "a kill": -9, "the end of the input": 130}


@pytest.mark.parametrize("how", ENDS)
def test_what_was_answered_is_there_however_a_session_ends(how: str, tmp_path: Path) -> None:
    session = Session(tmp_path, "-o", "r.yaml")
    for words, answer in [FIRST[0], FIRST[1], FIRST[2], ("Where is your authority's profile", "")]:
        session.say(words, answer)
    session.expect("Who asked?")
    ENDS[how](session)
    code = session.end()
    assert code == CODES.get(how, code)
    assert [each.name for each in tmp_path.iterdir()] == ["r.yaml.partial.yaml"]
    assert data(tmp_path / "r.yaml.partial.yaml") == {"reference": "EC-1", "received": str(TODAY)}


def test_what_claims_are_to_share_is_known_to_the_session_that_goes_on(tmp_path: Path) -> None:
    call = ["--reference", "EC-1", "--received", str(TODAY), "--applicant", "M. Pugh", "--subject", "the harbour"]
    decided = ["--request", "The plan.", "--authority", "none.yaml", "--decide", "all=withheld:s31(1)(a),s43(2)"]
    session = Session(tmp_path, "-o", "r.yaml", *call, *decided)
    before = [("Do you rely on another", ""), ("Have you decided anything else?", ""), ("Which information", "")]
    for words, answer in [*before, ("Why can you give no more", "It is one."), ("For a schedule", "")]:
        session.say(words, answer)
    session.say("Which of these is the same for all of them", "because, balance")
    session.say("Why do they all apply", "<")
    session.say("Which of these is the same for all of them", "because and for")
    session.expect("Why do they all apply")
    os.killpg(session.process.pid, signal.SIGINT)
    assert session.end() == 130
    session = Session(tmp_path, "--resume", "r.yaml.partial.yaml")
    for words, answer in [("Which information", ""), ("For a schedule", ""), ("Why do they all apply", "They do.")]:
        session.say(words, answer)
    session.say("Is there another reason?", "")
    session.close()
    session.end()
    kept = (tmp_path / "r.yaml.partial.yaml").read_text("utf-8")
    assert "  # the same for all claims: for\n  - outcome: withheld\n" in kept
    made = data(tmp_path / "r.yaml.partial.yaml")
    assert isinstance(made, dict)
    claims = [{"cite": "s31(1)(a)"}, {"cite": "s43(2)"}]
    said = {"severance": "It is one.", "because": "They do.", "claims": claims}
    assert made["decisions"] == [{"outcome": "withheld", **said}]


def test_answers_given_before_are_not_lost_to_a_second_session(tmp_path: Path) -> None:
    (tmp_path / "r.yaml.partial.yaml").write_text("reference: EC-1\n", "utf-8")
    session = Session(tmp_path, "-o", "r.yaml")
    session.expect("r.yaml.partial.yaml has answers that were given before")
    session.expect("s17gen new --resume r.yaml.partial.yaml")
    assert session.end() == 2
    assert (tmp_path / "r.yaml.partial.yaml").read_text("utf-8") == "reference: EC-1\n"


def test_nothing_is_asked_where_the_target_is_taken_or_nobody_is_to_be_asked(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("reference: EC-1\n", "utf-8")
    session = Session(tmp_path, "-o", "r.yaml")
    session.expect("r.yaml is there already; it was left as it is")
    assert session.end() == 2
    session = Session(tmp_path, "--resume", "r.yaml", "--no-ask", "--subject", "the harbour")
    session.expect("s17gen: r.yaml: 4 to answer")
    assert session.end() == 0
    assert data(tmp_path / "r.yaml") == {"reference": "EC-1", "subject": "the harbour"}


def test_a_project_gives_its_authority_and_its_schema_and_stopping_keeps_the_answers(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "s17gen", "init", ".", "--kind", "council", "--name", "Eastmere Council"],
        cwd=tmp_path,
        capture_output=True,
    )
    assert done.returncode == 0
    call = ["--reference", "EC-1", "--received", str(TODAY), "--applicant", "M. Pugh", "--subject", "the harbour"]
    session = Session(
        tmp_path, "-o", "requests/r.yaml", *call, "--request", "Send the plan.", "--decide", "all=disclosed"
    )
    session.say("Have you decided anything else?", "")
    session.say("What is the answer?", "We enclose the plan.")
    session.say("Which document do you send", "")
    session.expect("Eastmere Council")
    session.say("Write the file (w)", "x")
    session.say("Type w, g, < or s.", "s")
    session.expect("--resume requests/r.yaml.partial.yaml")
    assert session.end() == 0
    assert not (tmp_path / "requests/r.yaml").exists()
    kept = (tmp_path / "requests/r.yaml.partial.yaml").read_text("utf-8")
    assert kept.splitlines()[0] == "# yaml-language-server: $schema=../schemas/request.schema.json"
    assert "authority" not in kept


def test_without_a_name_the_reference_is_asked_for_first(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.say("What is your reference? The file is named after it.", "EC 7")
    session.expect("On which day did the request arrive?")
    os.killpg(session.process.pid, signal.SIGINT)
    session.expect("--resume EC-7.yaml.partial.yaml")
    assert session.end() == 130
    assert data(tmp_path / "EC-7.yaml.partial.yaml") == {"reference": "EC 7"}
    session = Session(tmp_path)
    session.say("What is your reference?", "")
    session.expect("`-o` is missing")
    assert session.end() == 2
