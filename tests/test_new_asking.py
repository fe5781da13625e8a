"""`s17gen new` on a terminal: a whole session, and one that is interrupted and resumed."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

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

    def end(self) -> int:
        code = self.process.wait(30)
        os.close(self.ours)
        return code


def data(path: Path) -> object:
    document, findings = load(path.name, path.read_bytes())
    assert findings == []
    return document.data


FIRST = [
    ("What is your reference?", "EC-1"),
    ("On which day did the request arrive?", "2 November"),
    ("That is not a date", "2026-11-02"),
    ("Where is your authority's profile", ""),
    ("Who asked?", "M. Pugh"),
    ("What is the request about", "the harbour: plan #3"),
    ("What does the request say", "1. The plan."),
    ("> ", "2. The cost."),
    ("> ", "."),
]
REST = [
    ("What did you decide?", "1"),
    ("Which parts is that about?", "7"),
    ("The parts are 1, 2.", "2"),
    ("What did you decide?", "withheld"),
    ("Which parts is that about?", "1"),
    ("Which provision do you rely on?", "accessible"),
    ("Which of these?", ""),
    ("Which provision do you rely on?", "section 21(1)"),
    ("Which provision do you rely on?", ""),
    ("What did you decide?", ""),
    ("What is the answer? (part 2)", "It cost £4."),
    ("Which information is this about?", ""),
]


def test_a_whole_session_interrupted_and_resumed(tmp_path: Path) -> None:
    session = Session(tmp_path, "-o", "r.yaml")
    for words, answer in FIRST:
        session.say(words, answer)
    session.expect("What did you decide?")
    os.killpg(session.process.pid, 2)
    session.expect("go on with `s17gen new --resume r.yaml.partial.yaml`")
    assert session.end() == 130
    begun = {
        "reference": "EC-1",
        "received": "2026-11-02",
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
    session.expect("r.yaml")
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
