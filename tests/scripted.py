"""The wizard of `s17gen new`, answered by program: answers in a row, each with words that its question must have."""

import contextlib
import datetime
from collections.abc import Sequence
from typing import Any

from s17gen.library import Library
from s17gen.source import load
from s17gen.wizard.begin import Start, resume, text
from s17gen.wizard.session import Session

LIBRARY = Library(())
STOP = "<stop>"  # an answer: the terminal goes away
TODAY = datetime.date(2026, 11, 20)


class GoneError(Exception):
    """Whoever answered is gone."""


class Script:
    """Answers in a row, each with words that its question must have; and what was said."""

    def __init__(self, start: Start, answers: Sequence[tuple[str, str]]) -> None:
        self.start = start
        self.answers = list(answers)
        self.said: list[str] = []
        self.saved = ""
        self.shown = 0

    def say(self, words: str) -> None:
        self.said.append(words)

    def ask(self, question: str) -> str:
        self.said.append(question)
        return self.line()

    def line(self) -> str:
        assert not self.start.data or back(self.saved) == self.start.data, "an answer was not kept at once"
        assert self.answers, f"nothing answers: {self.said[-1]}"
        words, answer = self.answers.pop(0)
        assert words in self.said[-1], f"{words!r} was to be asked, and {self.said[-1]!r} was"
        if answer == STOP:
            raise GoneError
        return answer

    def save(self) -> None:
        self.saved = text(self.start, LIBRARY)

    def show(self) -> None:
        self.shown += 1


def back(words: str) -> Any:
    document, findings = load("new.yaml", words.encode("utf-8"))
    assert findings == []
    return document.data


def begun(words: str) -> Start:
    start = Start()
    document, findings = load("new.yaml", words.encode("utf-8"))
    assert findings == []
    resume(start, document, LIBRARY)
    return start


def session(start: Start, *answers: tuple[str, str], today: datetime.date = TODAY) -> Script:
    """Ask with these answers, all of which have to be asked for, up to the end or to a `STOP`."""
    script = Script(start, answers)
    if start.data:
        script.save()
    with contextlib.suppress(GoneError):
        Session(start, LIBRARY, script, script.save, today=today).run(script.show)
    assert script.answers == []
    return script


HEAD = """\
reference: EC-1
received: 2026-11-02
authority: {name: Eastmere Council, kind: council, review: {to: the Information Team, window: 40}}
applicant: M. Pugh
subject: our empty homes
request: Please send me the list of your empty homes.
"""
