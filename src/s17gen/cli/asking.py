"""Asks on a terminal for what a request file lacks, one question after the other; an empty answer leaves it open."""

from collections.abc import Callable
from typing import Any, get_args

import click

from s17gen import lookup
from s17gen.asks import Ask
from s17gen.citation import read
from s17gen.dates import read_date
from s17gen.findings import Path
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.parts import read_parts
from s17gen.slots import fit, wanted
from s17gen.visible import visible
from s17gen.wire import Likelihood, Outcome
from s17gen.wizard.gaps import Gap, gaps
from s17gen.wizard.scalars import clean

_MOST = 12  # choices in one list
_SIDES = ("because", "harm", "for", "against")


def ask_all(data: dict[str, Any], library: Library, save: Callable[[], None]) -> None:
    """Ask for every gap and put the answers into the data, calling `save` after each. Raises `click.Abort`."""
    passed: set[Path] = set()
    click.echo("Answer each question; an empty answer leaves it for later. `?` lists words of the library.", err=True)
    while found := [each for each in gaps(data, library) if each.path not in passed]:
        gap = found[0]
        value = _answer(gap, data, library)
        if value:
            _put(data, gap.path, value)
            save()
        else:
            passed.add(gap.path)


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    holder: Any = data
    for step in path[:-1]:
        if isinstance(step, str) and step not in holder:
            holder[step] = {}
        holder = holder[step]
    holder[path[-1]] = value


def _answer(gap: Gap, data: dict[str, Any], library: Library) -> Any:
    if gap.form == "rows":
        click.echo(f"{gap.question} The file has a place for this in a comment.", err=True)
        return None
    if gap.form == "decisions":
        return _decisions(data, library)
    if gap.form == "claims":
        return _claims(library)
    if gap.form == "answers":
        parts = _at(data, gap.path[:-1]).get("parts") or ["all"]
        said = {part: _prompt(f"{gap.question} (part {part})" if part != "all" else gap.question) for part in parts}
        return {part: words for part, words in said.items() if words}
    if gap.form == "lines":
        return _lines(gap.question)
    if gap.form == "passage" and gap.path[-1] in _SIDES and "claims" in gap.path:
        return _passage(gap, _at(data, gap.path[:-1]), library)
    return _fitting(gap, library)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _prompt(question: str) -> str:
    return clean(click.prompt(click.style(question), default="", show_default=False, err=True)).strip()


def _fitting(gap: Gap, library: Library) -> str | None:
    """An answer of the type that is asked for, or nothing."""
    hint = f" ({gap.hint})" if gap.hint else ""
    while value := _prompt(f"{gap.question}{hint}"):
        problem = _problem(gap, value, library)
        if not problem:
            return value
        click.echo(f"That is not {problem}.", err=True)
    return None


def _problem(gap: Gap, value: str, library: Library) -> str:
    if gap.ask:
        return "" if fit(gap.ask, value, library.regime().citation) else wanted(gap.ask)
    if gap.form == "date":
        return "" if read_date(value) else gap.hint
    if gap.form == "likelihood" and value not in get_args(Likelihood):
        return "`would` or `would-be-likely`"
    return ""


def _lines(question: str) -> str:
    click.echo(f"{question} Several lines; a line with a full stop alone ends it.", err=True)
    lines: list[str] = []
    while (line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)) != ".":
        lines.append(clean(line))
    return "\n".join(lines).strip("\n")


def _pick(question: str, choices: list[str], about: list[str]) -> str | None:
    """One of some choices, by number or as it is; nothing if the answer is empty."""
    for number, (each, says) in enumerate(zip(choices, about, strict=True), 1):
        click.echo(f"  {number:2}  {each}{f'  {visible(says)[:90]}' if says else ''}", err=True)
    while value := _prompt(question):
        if value.isdecimal() and 0 < int(value) <= len(choices):
            return choices[int(value) - 1]
        if value in choices:
            return value
        click.echo(did_you_mean(value, choices) or f"Type a number from 1 to {len(choices)}.", err=True)
    return None


def _decisions(data: dict[str, Any], library: Library) -> list[dict[str, Any]]:
    parts = [each.number for each in read_parts(data.get("request", ""))]
    made: list[dict[str, Any]] = []
    outcomes = list(get_args(Outcome))
    rows = [library.regime().outcomes[each].row for each in outcomes]
    while outcome := _pick("What did you decide? A number; empty when all is decided", outcomes, rows):
        decision: dict[str, Any] = {"outcome": outcome}
        if parts and (numbers := _parts(parts)):
            decision["parts"] = numbers
        if any(outcome in role.outcomes for role in library.regime().roles.values()) and (claims := _claims(library)):
            decision["claims"] = claims
        made.append(decision)
        if not parts:
            break
    return made


def _parts(known: list[str]) -> list[str]:
    while value := _prompt(f"Which parts is that about? ({', '.join(known)})"):
        numbers = [each.strip() for each in value.split(",") if each.strip()]
        if set(numbers) <= set(known):
            return numbers
        click.echo(f"The parts are {', '.join(known)}.", err=True)
    return []


def _claims(library: Library) -> list[dict[str, Any]]:
    """The provisions relied on, each by its citation or found by a word of what it covers."""
    claims: list[dict[str, Any]] = []
    while value := _prompt("Which provision do you rely on? A citation, or a word to look for; empty when done"):
        found = read(value, library.citations()).exact
        cite = found[0] if len(found) == 1 else _found(value.lower(), library)
        claims += [{"cite": cite}] if cite else []
    return claims


def _found(word: str, library: Library) -> str | None:
    """One of the provisions that have a word in their citation, their heading or what they cover."""
    every = lookup.provisions(library)
    found = [each for each in every if word in f"{each.cite} {each.heading} {each.title} {each.covers}".lower()][:_MOST]
    if not found:
        click.echo("No provision has that word; `s17gen list` has them all.", err=True)
        return None
    return _pick("Which of these?", [each.cite for each in found], [each.covers for each in found])


def _passage(gap: Gap, claim: dict[str, Any], library: Library) -> Any:
    """The officer's own words, or after `?` a block of the library with its slots filled."""
    while (value := _prompt(f"{gap.question} (in whole sentences, or `?` and a word)")).startswith("?"):
        word = value[1:].strip().lower()
        fits = lookup.fitting(library, str(claim.get("cite")), (), (str(gap.path[-1]),))
        blocks = [block for each in fits for block in each.blocks if word in f"{block.id} {block.text}".lower()][:_MOST]
        chosen = _pick("Which block?", [each.id for each in blocks], [each.text for each in blocks]) if blocks else None
        block = library.block(chosen) if chosen else None
        if block:
            return {"use": block.id, **_slots(block.slots, library)}
    return value


def _slots(slots: dict[str, Ask], library: Library) -> dict[str, str]:
    asked = {name: Gap((name,), ask.ask, "ask", ask, wanted(ask), ask.required) for name, ask in slots.items()}
    given = {name: _fitting(gap, library) for name, gap in asked.items()}
    return {name: value for name, value in given.items() if value}
