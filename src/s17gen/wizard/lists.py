"""What is chosen from a list: an authority, an outcome, parts, topics, provisions, wording of the library."""

import os
from collections.abc import Mapping
from typing import Any, get_args

from s17gen.authority import place_of, read_profile
from s17gen.citation import section_of, words
from s17gen.dates import read_date
from s17gen.lookup.facts import BlockFacts
from s17gen.parts import read_parts
from s17gen.visible import fold, visible
from s17gen.wire import Outcome
from s17gen.wizard import offers
from s17gen.wizard.cites import limbs, limbs_of, one_cite
from s17gen.wizard.desk import Desk
from s17gen.wizard.gap import Elsewhere, Gap
from s17gen.wizard.questions import KEYS
from s17gen.wizard.search import search, usable
from s17gen.wizard.talk import BACK, pick, pick_some, short, show, spoken

_MOST = 12  # blocks and provisions in one list
_FEW = 3  # provisions that are listed before any is asked for


def authority(gap: Gap, desk: Desk) -> str:
    """The profile: one of the project's, or a file; one that cannot be used is not taken."""
    known = _profiles(desk.profiles)
    question = "Which authority is the letter from?" if known else gap.question
    while value := pick(desk.talk, question, known, typed=True):
        if value == BACK:
            return value
        _, findings = read_profile(place_of(value, desk.folder, desk.profiles))
        wrong = [each.message for each in findings if each.kind.severity == "error"]
        if not wrong:
            return value
        desk.talk.say(f"That profile cannot be used: {visible(wrong[0])}.")
    return ""


def _profiles(folder: str | None) -> dict[str, str]:
    try:
        names = sorted(os.listdir(folder)) if folder else []
    except OSError:
        names = []
    return {name.removesuffix(".yaml"): "" for name in names if name.endswith(".yaml")}


def outcome(gap: Gap, desk: Desk, more: Mapping[str, str] | None = None) -> str:
    """What was decided, or one `more` of the choices."""
    facts = desk.library.regime().outcomes
    question = gap.question
    left = offers.undecided(desk.data, desk.library)
    if gap.form == "decision" and left:
        question = f"What have you decided on the rest ({', '.join(left)})?"
    choices = {**{each: facts[each].row for each in get_args(Outcome)}, **(more or {})}
    return pick(desk.talk, question, choices, known=gap.form == "decision")


def likelihood(gap: Gap, desk: Desk) -> str:
    """How likely the harm is."""
    return pick(desk.talk, gap.question, desk.library.regime().likelihoods)


def activity(gap: Gap, desk: Desk) -> str:
    """An activity whose cost counts."""
    from s17gen.uk import cost_limits

    day = read_date(str(desk.data.get("received"))) or desk.today
    return pick(desk.talk, gap.question, cost_limits(desk.library, day).counts)


def parts(gap: Gap, desk: Desk) -> list[str] | str | Elsewhere:
    """The parts that a decision is about, of those that no other one is; the last of them go without saying."""
    others = [each for number, each in enumerate(desk.data["decisions"]) if number != gap.path[1]]
    every, left = offers.numbers(desk.data), offers.undecided({**desk.data, "decisions": others}, desk.library)
    if others and len(left) == 1:
        return left
    choices = left or every
    said = {part.number: part.text for part in read_parts(str(desk.data.get("request", "")))}
    for each in choices:
        desk.talk.say(f"  {each:>3}  {short(said.get(each, ''))}")
    enter = "all of the request" if choices == every else "all of these"
    question = f"{gap.question} ({', '.join(choices)}; Enter for {enter}; `?` if those are not its parts)"
    chosen = pick_some(desk.talk, question, dict.fromkeys([*choices, "all", "?"], ""))
    if "?" in chosen:
        return _renumbered(desk) or parts(gap, desk)
    if chosen == "" or "all" in chosen:
        return "" if choices == every else choices
    return chosen if chosen == BACK else [each for each in choices if each in chosen]


def _renumbered(desk: Desk) -> Elsewhere | None:
    """The numbers of the request's parts, where they were read wrongly."""
    typed = fold(desk.talk.ask("What are the numbers of its parts? (such as `1, 2a, 2b`)"))
    numbers = typed.replace(",", " ").replace(" and ", " ").split()
    return Elsewhere(("parts",), list(dict.fromkeys(numbers))) if numbers and typed != BACK else None


def topics(gap: Gap, desk: Desk) -> list[str] | str:
    """The topics that have factors for a claim: those that the request speaks of, and after `?` the others too."""
    claim = desk.at(gap.path[:-1])
    found = offers.topics(limbs(claim.get("cite"), desk.library), desk.library)
    likely = [each for each in offers.about(desk.data, claim, desk.library) if each in found]
    known = desk.library.topics()
    choices = {each: fold(known[each].covers) for each in [*likely, *(each for each in found if each not in likely)]}
    desk.talk.say("A topic puts all that the library has on it for and against disclosure into the letter:")
    show(desk.talk, choices, len(likely) or len(choices))
    others = "`?` lists the others; " if 0 < len(likely) < len(choices) else ""
    question = f"{gap.question} (numbers, with commas between; {others}Enter for none)"
    while "?" in (chosen := pick_some(desk.talk, question, {**choices, "?": ""})):
        show(desk.talk, choices, len(choices))
    return chosen


def under(gap: Gap, desk: Desk) -> str:
    """The claim that something is withheld under; the only one goes without saying."""
    claims = [each for each in desk.at(gap.path[:2]).get("claims") or () if isinstance(each, dict) and each.get("cite")]
    choices = {str(each["cite"]): str(each.get("covers", "")) for each in claims}
    return next(iter(choices)) if len(choices) == 1 else pick(desk.talk, gap.question, choices, typed=not choices)


def cite(gap: Gap, desk: Desk) -> str:
    """A provision, by its citation or found by words of what it covers; the only one possible goes without saying."""
    asked = KEYS["cite"].ask if gap.form == "claims" else gap.question
    outcome = _outcome_of(gap, desk)
    every = usable(outcome, desk.library)
    few = {each.cite: each.covers for each in every} if len(every) <= _FEW else {}
    if len(few) == 1 and gap.form == "claims":
        [(sole, covers)] = few.items()
        desk.talk.say(f"That rests on {words([sole], desk.library.regime().citation)}: {covers}.")
        return sole
    question = f"{asked} (a citation, or words to look for; `?` lists the sections)"
    while (value := _typed(question, few, desk)) not in ("", BACK):
        cite = one_cite(value, desk.library) or _looked_up(value, outcome, desk)
        if cite:
            return cite
    return value


def _typed(question: str, few: dict[str, str], desk: Desk) -> str:
    """What is typed for a provision, which is chosen from a list where there are few."""
    return pick(desk.talk, question, few, typed=True) if few else fold(desk.talk.ask(question))


def _outcome_of(gap: Gap, desk: Desk) -> str:
    return str(desk.at(gap.path[:2]).get("outcome", "")) if gap.path[0] == "decisions" else ""


def _looked_up(typed: str, outcome: str, desk: Desk) -> str:
    """One of the provisions that are found by what is typed; nothing if none is chosen."""
    if typed == "?":
        sections = {section_of(each.cite): each.heading for each in usable(outcome, desk.library)}
        show(desk.talk, sections, len(sections))
        return ""
    found = search(typed, outcome, desk.library)
    if not found:
        desk.talk.say("No provision that such a decision can rest on has that word. `s17gen list` has them all.")
        return ""
    if len(found) > _MOST:
        desk.talk.say(f"{len(found)} have that word; these are the first. Another word would find fewer.")
    choice = pick(desk.talk, "Which of these?", {each.cite: each.covers for each in found[:_MOST]})
    return "" if choice == BACK else choice


def block(side: str, word: str, claim: dict[str, Any], desk: Desk) -> dict[str, str]:
    """A block that may stand on a side of a claim, or of a decision for all its claims, and has a word in it.

    Nothing if none is chosen.
    """
    about = offers.about(desk.data, claim, desk.library)
    every = offers.blocks(limbs_of(claim, desk.library), side, about, desk.library)
    found = [each for each in every if word in f"{each.id} {' '.join(each.topics)} {each.text}".lower()]
    if not found:
        desk.talk.say("The library has no wording for this with that word; give your own." if word else _NOTHING)
        return {}
    if len(found) > _MOST:
        desk.talk.say(f"The first {_MOST} of {len(found)}; `?` and a word finds fewer:")
    chosen = pick(desk.talk, "Which one? (Enter for none)", {each.id: each.text for each in found[:_MOST]})
    return next((_taken(each, desk) for each in found if each.id == chosen), {})


_NOTHING = "The library has no wording for this; give your own."


def _taken(block: BlockFacts, desk: Desk) -> dict[str, str]:
    desk.talk.say(f"It says: {spoken(block.text)}")
    return {"use": block.id}
