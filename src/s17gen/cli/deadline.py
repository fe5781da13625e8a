"""`s17gen deadline`: the last day for an answer, how it was counted, and what else is due by when."""

from typing import Any, get_args

import click
import msgspec

from s17gen.cli.codes import OK
from s17gen.cli.shared import authority as authority_of
from s17gen.cli.shared import date, layered, project
from s17gen.cli.streams import put
from s17gen.dates import read_date
from s17gen.errors import UsageError
from s17gen.facts import AuthorityKind
from s17gen.library import Library
from s17gen.nearest import did_you_mean
from s17gen.periods import Circumstance
from s17gen.profile import Profile, Term
from s17gen.timetable import timetable
from s17gen.timetable.asked import Asked
from s17gen.timetable.text import page
from s17gen.visible import visible

_CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
_SHOWN = 80  # characters of something mistyped


def _term(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> list[Term]:
    """The terms that the option names, for Click to call."""
    return [_read_term(each) for each in value]


def _read_term(text: str) -> Term:
    first, dots, last = text.partition("..")
    begins, ends = read_date(first.strip()), read_date(last.strip())
    if not dots or begins is None or ends is None:
        raise click.BadParameter(
            f"`{visible(text[:_SHOWN])}` is not a term; write its first day and its last: 2026-09-02..2026-10-23"
        )
    return Term(from_=begins, to=ends)


def _because(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """What the option says of the request, for Click to call."""
    if value is not None and value not in _CIRCUMSTANCES:
        hint = did_you_mean(value, _CIRCUMSTANCES) or f"write {', '.join(f'`{each}`' for each in _CIRCUMSTANCES)}"
        raise click.BadParameter(f"`{visible(value[:_SHOWN])}` is no reason for more time; {hint}")
    return value


@click.command("deadline", epilog="More: `s17gen help officers`.")
@click.option("--received", required=True, callback=date, metavar="DATE", help="The day the request was received.")
@click.option("--clarified", callback=date, metavar="DATE", help="The day details came in that you had to ask for.")
@click.option("--kind", metavar="KIND", help="The kind of authority, as a profile has it; a school has its own time.")
@click.option("--authority", "profile_path", metavar="FILE", help="A profile, for the kind, terms and review.")
@click.option(
    "--term", "terms", multiple=True, callback=_term, metavar="FROM..TO", help="A school's term; give each of them."
)
@click.option(
    "--because",
    callback=_because,
    metavar="|".join(_CIRCUMSTANCES),
    help="Records transferred to an archive, operations of the armed forces, or information abroad.",
)
@click.option("--allowed", callback=date, metavar="DATE", help="The day that the regulator allowed, for the last two.")
@click.option("--extended", is_flag=True, help="More time is taken to weigh the public interest.")
@click.option("--dated", callback=date, metavar="DATE", help="The date of your letter: is it in time, what follows?")
@click.option("--review-asked", callback=date, metavar="DATE", help="The day a review was asked for.")
@click.option("--library", "layers", multiple=True, metavar="FOLDER", help="A layer over the shipped library.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def command(
    kind: str | None, profile_path: str | None, terms: list[Term], layers: tuple[str, ...], form: str, **given: Any
) -> int:
    """Say by when an answer is due, which days do not count, and what else is due by when.

    \b
    Examples:
      s17gen deadline --received 2026-11-02
      s17gen deadline --received 2026-11-02 --extended
      s17gen deadline --received 2026-11-02 --kind school --term 2026-10-26..2026-12-18
      s17gen deadline --received 2026-11-02 --dated 2026-12-01 --format json
    """
    usual = project()
    held, authority = layered(usual, layers), authority_of(usual, profile_path)
    asked = Asked(
        kind=_kind(kind, held) if kind or authority is None else _kind_of(authority, held),
        terms=terms or (authority.terms if authority and kind is None else []),
        holidays=authority.holidays if authority else [],
        review=authority.review if authority else None,
        **given,
    )
    found = timetable(asked, held)
    put(page(found) if form == "text" else _json(found), "answer")
    return OK


def _json(found: object) -> str:
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode("utf-8") + "\n"


def _kind_of(authority: Profile, held: Library) -> AuthorityKind | None:
    """The kind of an authority, in the place where it works."""
    kind = _kind(authority.kind, held)
    return held.authority_kinds().get(kind.there(authority.jurisdiction)) if kind else None


def _kind(name: str | None, held: Library) -> AuthorityKind | None:
    """The kind of authority of that name."""
    known = held.authority_kinds()
    if name is not None and name not in known:
        raise UsageError(f"there is no kind of authority `{name[:_SHOWN]}`", _nearest_kind(name, known))
    return known[name] if name is not None else None


def _nearest_kind(name: str, known: dict[str, AuthorityKind]) -> str:
    """What a name may have meant that is none of a kind of authority."""
    if name in _CIRCUMSTANCES:
        return f"that is said of a request: `--because {name}`"
    word = name.strip().lower()
    named = [f"`{each.id}` is {each.name}" for each in known.values() if word and word in each.name.lower()]
    every = ", ".join(f"`{each}`" for each in known)
    return did_you_mean(name, known) or "; ".join(named) or f"the library has {every}"
