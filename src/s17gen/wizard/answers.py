"""How each form of question is answered: in a word, from a list, in lines, with a block of the library."""

import re
import textwrap
import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from s17gen.slots import fit
from s17gen.visible import fold, visible
from s17gen.wizard import lists
from s17gen.wizard.days import read_day
from s17gen.wizard.desk import Desk
from s17gen.wizard.gap import Elsewhere, Gap, of_key
from s17gen.wizard.questions import KEYS, REVIEW
from s17gen.wizard.scalars import clean
from s17gen.wizard.talk import BACK, pick, pick_some, show

_SIDES = ("because", "harm", "for", "against")
_SAY_SO = ("parts", "topics", "shared", "between")  # forms whose questions say what Enter means
_OFTEN = 0.5  # seconds between two times that a text is kept while it is typed: a paste has hundreds of lines
_YES = {"true": "true", "yes": "true", "y": "true", "false": "false", "no": "false", "n": "false"}


def answer(gap: Gap, desk: Desk, unfinished: bool = False) -> Any:
    """What is to stand at the path of a gap; nothing where it is left for later, `BACK` for the question before."""
    one_more = gap.offer and isinstance(gap.path[-1], int)
    if not (gap.required or one_more or gap.form in _SAY_SO):
        gap = replace(gap, question=f"{gap.question} [may be left out]")
    if gap.form == "lines":
        return _lines(gap, desk, str(desk.data.get("request", "")) if unfinished else "")
    if gap.form == "ask":
        return _asked(gap, desk)
    return _FORMS[gap.form](gap, desk)


# Words.


_NO_LIST = "There is no list to choose from here: answer in your own words, or leave it for later with Enter."


def _text(gap: Gap, desk: Desk) -> str:
    while (value := fold(clean(desk.talk.ask(gap.question)))) == "?":
        desk.talk.say(_NO_LIST)
    return value


def _until(gap: Gap, desk: Desk, fitted: Callable[[str], str | None], wanted: str) -> str:
    """An answer that fits, or nothing; what does not is said and asked again."""
    question = f"{gap.question} ({wanted})" if wanted else gap.question
    while (value := fold(clean(desk.talk.ask(question)))) not in ("", BACK):
        found = fitted(value) if value != "?" else None
        if found:
            return found
        desk.talk.say(f"That is not {wanted}." if value != "?" else _NO_LIST)
    return value


def _date(gap: Gap, desk: Desk) -> str:
    def day(value: str) -> str | None:
        found = read_day(value, desk.today)
        return str(found) if found else None

    return _until(gap, desk, day, "a date, such as `2026-10-12`")


def _count(gap: Gap, desk: Desk) -> str:
    return _until(gap, desk, lambda each: _digits(each, r"[1-9]\d{0,7}"), "a whole number, such as `1260`")


def _amount(gap: Gap, desk: Desk) -> str:
    return _until(gap, desk, lambda each: _digits(each, r"\d{1,5}(?:\.\d{1,2})?"), "a number, such as `3` or `2.5`")


def _digits(value: str, form: str) -> str | None:
    plain = value.replace(",", "")
    return plain if re.fullmatch(form, plain, re.ASCII) and float(plain) > 0 else None


def _yes(gap: Gap, desk: Desk) -> str:
    return _until(gap, desk, lambda each: _YES.get(each.lower()), "`yes` or `no`")


def _lines(gap: Gap, desk: Desk, before: str) -> str:
    """A text of several lines. What there is of it is kept when it is broken off, and from time to time."""
    desk.talk.say(f"{gap.question} Type or paste it; a line with a full stop alone ends it.")
    lines = before.split("\n") if before else []
    if lines:
        desk.talk.say(f"You have its first {len(lines)} lines; go on after: {visible(lines[-1])[:80]}")
    kept = time.monotonic()
    try:
        while (line := clean(desk.talk.line())) not in (".", BACK):
            lines += line.split("\n")
            if lines[-1] == "." and "\n" in line:  # pasted as one, the end with it
                lines.pop()
                break
            if time.monotonic() - kept > _OFTEN:
                desk.keep(gap.path, "\n".join(lines))
                kept = time.monotonic()
    except BaseException:  # the terminal or the person is gone
        desk.keep(gap.path, "\n".join(lines))
        raise
    return BACK if line == BACK else textwrap.dedent("\n".join(lines)).strip("\n")


def _asked(gap: Gap, desk: Desk) -> Any:
    """What the library itself asks for, of the type that it asks for."""
    ask = gap.ask
    assert ask is not None
    names = desk.library.regime().citation
    if ask.words:
        return pick(desk.talk, gap.question, ask.words)
    if ask.type == "date":
        return _date(gap, desk)
    if not ask.choices:
        return _until(gap, desk, lambda each: each if fit(ask, each, names) else None, gap.hint)
    found = {cite: desk.library.provision(cite) for cite in ask.choices}
    choices = {cite: fold(each.covers) if each else "" for cite, each in found.items()}
    show(desk.talk, choices, len(choices))
    chosen = pick_some(desk.talk, f"{gap.question} (numbers, with commas between)", choices)
    return chosen[0] if isinstance(chosen, list) and len(chosen) == 1 else chosen


# Rows.


def _row(gap: Gap, desk: Desk) -> Any:
    """The first key of a row; the others are asked for next."""
    name = next(str(each) for each in reversed(gap.path) if isinstance(each, str))
    key, about = next(iter(KEYS[name].row.items()))
    question = about.ask if gap.required else gap.question
    value = _FORMS[about.form](of_key((*gap.path, key), about, question), desk)
    if not value or value == BACK:
        return value
    return [{key: value}] if KEYS[name].rows and gap.form == "rows" else {key: value}


def _first_decision(gap: Gap, desk: Desk) -> Any:
    """What was decided first; or that it is a review, with what is asked of that first."""
    choice, key, about = REVIEW
    more = {} if desk.data.get(key) else {choice: about}
    while (name := lists.outcome(gap, desk, more)) == choice:
        value = _FORMS[KEYS[key].form](of_key((key,)), desk)
        if value and value != BACK:
            return Elsewhere((key,), value)
    return [{"outcome": name}] if name and name != BACK else name


def _besides(gap: Gap, desk: Desk) -> Any:
    """A decision besides the answers to the parts; one that leaves unsaid what is held is about anything else."""
    name = pick(desk.talk, gap.question, gap.choices)
    if name in ("", BACK):
        return name
    silent = desk.library.regime().outcomes[name].way == "confirming"
    return {"outcome": name, "anything-else": "true"} if silent else {"outcome": name}


def _between(gap: Gap, desk: Desk) -> Any:
    """What came between request and answer: the key that says it, with the answer to it."""
    while (name := pick(desk.talk, gap.question, gap.choices)) not in ("", BACK):
        about = of_key((name,))
        value = _FORMS[about.form](about, desk)
        if value and value != BACK:
            return Elsewhere((name,), value)
    return name


def _answers(gap: Gap, desk: Desk) -> Any:
    parts = desk.at(gap.path[:-1]).get("parts") or ["all"]
    question = gap.question if parts == ["all"] else f"{gap.question} (part {parts[0]})"
    value = _passage(Gap(gap.path, f"{question} Enter if it is in a document that you send."), desk)
    return {parts[0]: value} if value and value != BACK else value


# Reasons.


def _passage(gap: Gap, desk: Desk) -> Any:
    """The officer's own words, or after `?` a block of the library, whose facts are asked for next."""
    side = next((each for each in gap.path[-2:] if each in _SIDES), None)
    hint = "in whole sentences; `?`, or `?` and a word, shows wording" if side else "in whole sentences"
    while (value := clean(desk.talk.ask(f"{gap.question} ({hint})")).strip()).startswith("?"):
        if side is None:
            desk.talk.say(_NO_LIST)
            continue
        use = lists.block(side, value[1:].strip().lower(), desk.at(gap.path[: gap.path.index(side)]), desk)
        if use:
            return use if isinstance(gap.path[-1], int) else [use]
    return value


def _choice(gap: Gap, desk: Desk) -> str:
    return pick(desk.talk, gap.question, gap.choices)


def _shared(gap: Gap, desk: Desk) -> list[str] | str:
    show(desk.talk, gap.choices)
    return pick_some(desk.talk, f"{gap.question} (numbers, with commas between; Enter for none)", gap.choices)


def _alternative(gap: Gap, desk: Desk) -> str:
    """The other claim, if this one is for where that does not apply."""
    value = _yes(gap, desk)
    return next(iter(gap.choices)) if value == "true" else BACK if value == BACK else ""


def _as(inner: Callable[[Gap, Desk], Any], made: Callable[[str], Any]) -> Callable[[Gap, Desk], Any]:
    """An answer in the shape in which it stands in the file."""

    def asked(gap: Gap, desk: Desk) -> Any:
        value = inner(gap, desk)
        return made(value) if value and value != BACK else value

    return asked


_FORMS: dict[str, Callable[[Gap, Desk], Any]] = {
    "text": _text,
    "date": _date,
    "count": _count,
    "amount": _amount,
    "yes": _yes,
    "authority": lists.authority,
    "list": _as(_text, lambda value: [value]),
    "choice": _choice,
    "besides": _besides,
    "between": _between,
    "shared": _shared,
    "alternative": _alternative,
    "under": lists.under,
    "outcome": lists.outcome,
    "decisions": _first_decision,
    "decision": _as(lists.outcome, lambda value: {"outcome": value}),
    "likelihood": lists.likelihood,
    "activity": lists.activity,
    "parts": lists.parts,
    "topics": lists.topics,
    "cite": lists.cite,
    "claims": _as(lists.cite, lambda value: [{"cite": value}]),
    "claim": _as(lists.cite, lambda value: {"cite": value}),
    "rows": _row,
    "row": _row,
    "answers": _answers,
    "passage": _passage,
}
