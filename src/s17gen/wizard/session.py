"""Asks for what a request file lacks, one question after the other; each answer is kept before the next is asked."""

import copy
import datetime
import itertools
from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from s17gen.citation import listed, words
from s17gen.findings import Path
from s17gen.library import Library
from s17gen.profile import Profile
from s17gen.visible import fold, visible
from s17gen.wizard.answers import answer
from s17gen.wizard.begin import Start
from s17gen.wizard.desk import Desk
from s17gen.wizard.gap import Beside, Elsewhere, Gap
from s17gen.wizard.gaps import asked
from s17gen.wizard.overdue import Clock
from s17gen.wizard.questions import KEYS
from s17gen.wizard.talk import BACK, Talk

_HEAD = """\
Answer each question. Enter alone leaves it for later, `<` goes back to the question before. Where a reason is asked
for, `?` shows wording of the library. Each answer is kept at once: Ctrl-C stops, and `--resume` goes on."""
_END = "\nWrite the file (w), go on with what is open (g), go back (<), or stop and keep the answers for later (s)?"

Choice = Literal["write", "stop"]
# A sentence that was meant for a question before begins with such a letter too.
_ENDS: dict[str, Literal["write", "go on", "back", "stop"]] = {
    "w": "write", "write": "write", "g": "go on", "go on": "go on", BACK: "back", "s": "stop", "stop": "stop"
}  # fmt: skip


# What an answer may change of what a file begins with, and going back restores.
_CHANGED = ("data", "notes", "unfinished", "doubtful", "old", "shared")


class _Before(Struct):
    """How things were before an answer."""

    start: dict[str, Any]
    passed: set[Path]
    focus: Path


class _Counted:
    """Asks as another does, and counts how often."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.count = talk, 0
        self.say = talk.say

    def ask(self, question: str) -> str:
        """The answer to a question, empty where there is none."""
        self.count += 1
        return self.talk.ask(question)

    def line(self) -> str:
        """One more line of a text."""
        self.count += 1
        return self.talk.line()


class Session:
    """One person and one file. `save` keeps what is answered; `show` shows what came of it.

    `usual` is the profile of a file that names none.
    """

    def __init__(
        self,
        start: Start,
        library: Library,
        talk: Talk,
        save: Callable[[], None],
        folder: str = "",
        profiles: str | None = None,
        usual: Profile | None = None,
        today: datetime.date | None = None,
    ) -> None:
        self.start, self.library, self.talk, self.save = start, library, _Counted(talk), save
        today = today or datetime.date.today()
        self.desk = Desk(start.data, library, self.talk, today, self._keep, folder, profiles)
        self.clock = Clock(library, today, usual, folder, profiles)
        self.passed = set(start.passed)
        self.before: list[_Before] = []
        self.focus: Path = ()
        self.told = ""

    def run(self, show: Callable[[], None]) -> Choice:
        """Ask, show what came of it, and go on until the person has the file written or stops."""
        self.talk.say(_HEAD)
        while True:
            self._ask_all()
            show()
            while (choice := _ENDS.get(fold(self.talk.ask(_END)).lower())) is None:
                self.talk.say("Type w, g, < or s.")
            if choice in ("write", "stop"):
                return choice
            if choice == "back":
                self._back()
            else:
                self.passed = set(self.start.passed)
            self.told = ""

    def _ask_all(self) -> None:
        while gap := self._next():
            self._tell_where(gap)
            before, count = self._now(), self.talk.count
            value = answer(gap, self.desk, gap.path in self.start.unfinished)
            if value == BACK:
                self._back(before)
                continue
            if self.talk.count > count:  # what goes without saying is undone with what was asked before it
                self.before.append(before)
            self._take(gap, value)

    def _now(self) -> _Before:
        start = {name: copy.deepcopy(getattr(self.start, name)) for name in _CHANGED}
        return _Before(start, set(self.passed), self.focus)

    def _take(self, gap: Gap, value: Any) -> None:
        """Put an answer into the file; without one, what is there already stays, and what is not is left for later."""
        start = self.start
        start.unfinished.discard(gap.path)
        if value:
            self._put(gap, value)
        if gap.path in start.doubtful or gap.path in start.old:
            start.doubtful = [each for each in start.doubtful if each != gap.path]
            start.old = [each for each in start.old if each != gap.path]
            start.notes.pop(gap.path if gap.path in start.notes else gap.path[:1], None)
        elif not value:
            self.passed.add(gap.path)
            return
        self.save()

    def _put(self, gap: Gap, value: Any) -> None:
        if gap.form == "shared":
            self.start.shared[gap.path[:-1]] = value
        elif isinstance(value, Elsewhere):
            put(self.start.data, value.path, value.value)
            self.focus = value.path
        else:
            put(self.start.data, gap.path, value)
            self._look_at(gap, value)

    def _next(self) -> Gap | None:
        """What to ask now: what was broken off; then what the last answer needs; then the first that is open."""
        for path in [*self.start.unfinished, *self.start.doubtful]:
            about = KEYS[str(path[0])]
            there = "" if path in self.start.unfinished else f" (Enter keeps `{visible(self.desk.at(path))}`)"
            return Gap(path, f"{about.ask}{there}", about.form)
        beside = Beside(self.start.settled, self.start.shared, self.clock.overdue(self.start.data))
        found = [each for each in asked(self.start.data, self.library, beside) if self._is_open(each)]
        near = [each for each in found if self.focus and each.path[: len(self.focus)] == self.focus]
        return min(near, key=lambda each: each.offer) if near else next(iter(found), None) or self._next_old()

    def _next_old(self) -> Gap | None:
        """A text to look at that may be true of an earlier request alone."""
        if not self.start.old:
            return None
        path, *others = self.start.old
        if isinstance(self.desk.at(path), list):  # it is the first of several by now
            noted = self.start.notes.pop(path)
            path = (*path, 0)
            self.start.old, self.start.notes[path] = [path, *others], noted
        note, said = "\n".join(self.start.notes[path]), visible(str(self.desk.at(path)))
        return Gap(path, f"{note}\n  {said}\nIs that true of this request? (Enter keeps it; or type it anew)")

    def _is_open(self, gap: Gap) -> bool:
        return gap.path not in self.passed and can_hold(self.start.data, gap.path)

    def _look_at(self, gap: Gap, value: Any) -> None:
        """Remember what an answer needs more of before anything else: a block's facts, the rest of a row."""
        if gap.form == "topics":
            self.focus = ("facts",)
        elif gap.form in ("rows", "row", "answers") or (gap.form == "passage" and not isinstance(value, str)):
            self.focus = gap.path

    def _keep(self, path: Path, words_so_far: str) -> None:
        """Keep a text that is not at its end yet."""
        if words_so_far.strip():
            put(self.start.data, path, words_so_far)
            self.start.unfinished.add(path)
            self.save()

    def _back(self, now: _Before | None = None) -> None:
        """Undo the last answer, and what was typed of one since."""
        last = self.before.pop() if self.before else None
        if last is None:
            self.talk.say("There is no question before this one.")
        then = last or now
        if then is None:
            return
        data = then.start.pop("data")
        self.start.data.clear()
        self.start.data.update(data)
        for name, value in then.start.items():
            setattr(self.start, name, value)
        self.passed, self.focus, self.told = then.passed, then.focus, ""
        if self.start.data:
            self.save()

    # What the questions are about.

    def _tell_where(self, gap: Gap) -> None:
        """Say which decision and which claim the next questions are about, where that is another one."""
        told = self._where(gap.path)
        if told and told != self.told:
            self.talk.say(f"\n-- {told}")
        self.told = told or self.told

    def _where(self, path: Path) -> str:
        if path[0] == "facts":
            return "Facts for the wording that the topics pull"
        decisions = self.start.data.get("decisions")
        if len(path) < 3 or not isinstance(decisions, list) or not isinstance(path[1], int):
            return ""
        decision = decisions[path[1]]
        parts = decision.get("parts")
        about = f", {'parts' if len(parts) > 1 else 'part'} {listed(map(str, parts))}" if parts else ""
        where = f"Decision {path[1] + 1}: {decision.get('outcome', '')}{about}"
        if len(path) < 5 or path[2] != "claims" or not isinstance(path[3], int):
            return visible(where)
        cite = str(decision["claims"][path[3]].get("cite", ""))
        return visible(f"{where}; {words([cite], self.library.regime().citation)}")


def can_hold(data: dict[str, Any], path: Path) -> bool:
    """Whether an answer can be put at a path: not within a text that somebody wrote there."""
    holder: Any = data
    for step, after in itertools.pairwise(path):
        if step not in (holder if isinstance(holder, dict) else range(len(holder))):
            return True
        holder = holder[step]
        if isinstance(after, int) and not isinstance(holder, list):
            return True  # it becomes the first of several
        if not isinstance(after, int) and not isinstance(holder, dict):
            return False
    return True


def put(data: dict[str, Any], path: Path, value: Any) -> None:
    """Put a value at a path; what holds it is made where it is not there, and one text becomes the first of several."""
    holder: Any = data
    for step, after in itertools.pairwise(path):
        empty: Any = [] if isinstance(after, int) else {}
        if isinstance(holder, list) and step == len(holder):
            holder.append(empty)
        elif isinstance(holder, dict) and step not in holder:
            holder[step] = empty
        elif isinstance(after, int) and not isinstance(holder[step], list):
            holder[step] = [holder[step]]
        holder = holder[step]
    if isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value
