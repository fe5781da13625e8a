"""`s17gen list`, `show` and `suggest`: what the library has, what one thing says, which blocks fit a request."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import click
import msgspec

from s17gen import lookup
from s17gen.citation import read
from s17gen.cli.codes import FINDINGS, OK, UNUSABLE
from s17gen.cli.shared import layered, project
from s17gen.cli.streams import get, put, say
from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.files import read_file
from s17gen.findings import has_error
from s17gen.layers import SIDES
from s17gen.library import Library
from s17gen.lookup import facts, text
from s17gen.nearest import did_you_mean
from s17gen.reference import KINDS
from s17gen.report.text import report
from s17gen.source import MAX_BYTES, load
from s17gen.visible import visible

_WHAT = ("provisions", "topics", "blocks", "statements", "styles", "rules")
_VERSION = 1  # of the JSON; a change that breaks its readers makes it 2

_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for scripts.",
)
_layers = click.option(
    "--library",
    "layers",
    multiple=True,
    metavar="FOLDER",
    help="A layer over the shipped library; may be given several times.",
)


def _put(form: str, kind: str, found: Any, words: str) -> None:
    """The result on standard output: JSON with its version, or text."""
    if form == "text":
        put(words)
        return
    data = msgspec.json.encode({"version": _VERSION, kind: found})
    put(msgspec.json.format(data, indent=2).decode("utf-8") + "\n")


@click.command("list", epilog="More: `s17gen help library`.")
@click.argument("what", type=click.Choice(_WHAT), default="provisions")
@click.option("--section", default="", metavar="sNN", help="Provisions of this section only.")
@click.option("--cite", default="", metavar="PROVISION", help="Blocks that serve this provision only.")
@click.option("--topic", default="", metavar="TOPIC", help="Blocks with this topic only.")
@click.option("--side", type=click.Choice(SIDES), help="Blocks on this side only.")
@click.option("--origin", is_flag=True, help="Show the file and line that each comes from, and what it replaces.")
@_format
@_layers
def list_command(
    what: str, section: str, cite: str, topic: str, side: str | None, origin: bool, form: str, layers: tuple[str, ...]
) -> int:
    """List provisions, topics, blocks, statements or styles of the library, or the rules that a notice is held to.

    \b
    Examples:
      s17gen list
      s17gen list provisions --section s31
      s17gen list topics
      s17gen list blocks --cite "s31(1)(a)" --topic empty-homes
      s17gen list statements --origin
      s17gen list rules --format json
    """
    held = layered(project(), layers)
    if what != "blocks" and (cite or topic or side):
        raise UsageError("`--cite`, `--topic` and `--side` are for blocks", "call `s17gen list blocks`")
    if what != "provisions" and section:
        raise UsageError("`--section` is for provisions", "call `s17gen list provisions`, or give `--cite`")
    if what == "rules" and origin:
        raise UsageError("rules are part of s17gen and come from no file of the library", "leave `--origin` out")
    found: Any
    if what == "blocks":
        found = lookup.blocks(held, _cite(held, cite) if cite else "", _topic(held, topic), side or "")
    elif what == "rules":
        found = lookup.findings(held, KINDS)
    elif what == "provisions":
        found = lookup.provisions(held, _section(held, section))
    else:
        found = {"topics": lookup.topics, "statements": lookup.statements, "styles": lookup.styles}[what](held)
    rows = text.origin_rows(found) if origin else _ROWS[what](found)
    _put(form, what, found, text.table(rows) if found else "")
    return OK


_ROWS: dict[str, Callable[[Any], Iterable[Sequence[str]]]] = {
    "provisions": text.provision_rows,
    "topics": text.topic_rows,
    "blocks": text.block_rows,
    "statements": text.statement_rows,
    "styles": text.style_rows,
    "rules": text.finding_rows,
}


@click.command("show", epilog="More: `s17gen help officers`.")
@click.argument("name", metavar="NAME")
@_format
@_layers
def show_command(name: str, form: str, layers: tuple[str, ...]) -> int:
    """Show all there is to know of NAME: a provision, a block, a topic or a finding; of a section, its provisions.

    \b
    Examples:
      s17gen show "s31(1)(a)"
      s17gen show "section 36(2)(b)(i)"
      s17gen show s31.for.empty-homes-pressure
      s17gen show empty-homes
      s17gen show S17-301
    """
    held = layered(project(), layers)
    if re.fullmatch(r"(?i)(section|s\.?)? *[0-9]{1,3}[a-z]?", name):
        law = lookup.provisions(held, _section(held, name))
        _put(form, "provisions", law, text.section_page(law) if law else "")
        return OK
    found = lookup.find(held, name, KINDS)
    if found is None:
        raise UsageError(f"there is no `{name[:80]}`", lookup.nearest_names(held, name, KINDS))
    _put(form, _KEYS[type(found)], found, text.page(found))
    return OK


_KEYS: dict[type, str] = {
    facts.ProvisionFacts: "provision",
    facts.BlockFacts: "block",
    facts.TopicFacts: "topic",
    facts.FindingFacts: "rule",
}


@click.command("suggest", epilog="More: `s17gen help officers`.")
@click.argument("request", required=False, metavar="[REQUEST]")
@click.option(
    "--cite", "cites", multiple=True, metavar="PROVISION", help="Blocks for this provision; may be given several times."
)
@click.option(
    "--topic", "topics", multiple=True, metavar="TOPIC", help="Blocks with this topic; may be given several times."
)
@click.option("--side", "sides", multiple=True, type=click.Choice(SIDES), help="Blocks on this side only.")
@_format
@_layers
def suggest_command(
    request: str | None,
    cites: tuple[str, ...],
    topics: tuple[str, ...],
    sides: tuple[str, ...],
    form: str,
    layers: tuple[str, ...],
) -> int:
    """Suggest blocks for a REQUEST file, or for provisions and topics, as YAML to paste.

    Each block comes with its questions. Keep only those that are true of your case, and answer them.

    \b
    Examples:
      s17gen suggest request.yaml
      s17gen suggest --cite "s31(1)(a)" --topic empty-homes
      s17gen suggest request.yaml --side for
    """
    held = layered(project([request] if request else ()), layers)
    known = [_topic(held, topic) for topic in topics]
    if (request is None) == (not cites):
        raise UsageError("give a request file, or `--cite`", "see the examples of `s17gen suggest --help`")
    if request is not None:
        document, findings = load("stdin", get(MAX_BYTES)) if request == "-" else read_file(request)
        if has_error(findings):
            say(report(findings).rstrip("\n"))
            return UNUSABLE
        found = list(_for_request(held, document, known, sides))
    else:
        found = [each for cite in cites for each in lookup.fitting(held, _cite(held, cite), known, sides or SIDES)]
    if not found:
        say("s17gen: the library has no block that fits; give your own words")
        return FINDINGS
    _put(form, "suggestions", found, text.suggestions(found))
    return OK


def _for_request(
    held: Library, document: Document, topics: list[str], sides: tuple[str, ...]
) -> Iterator[facts.Fitting]:
    """What fits each claim of a request, on the sides that it does not argue yet unless some are asked for."""
    data = document.data if isinstance(document.data, dict) else {}
    asked = " ".join(str(data.get(key, "")) for key in ("subject", "request"))
    about = topics or lookup.topics_of(held, asked)
    for path, typed, given in _claims(data):
        cite = _meant(held, typed, document.place((*path, "cite")).line)
        wanted = sides or tuple(side for side in SIDES if side not in given)
        place = f"line {document.place((*path, 'cite')).line}"
        named = given.get("topics")
        chosen = topics or (named if isinstance(named, list) else []) or about
        fit = lookup.fitting(held, cite, [str(each) for each in chosen], wanted, place)
        yield from fit or lookup.fitting(held, cite, (), wanted, place)


def _meant(held: Library, typed: str, line: int) -> str:
    """The provision that a claim cites; one that means none, or several, is said and passed over."""
    found = read(typed, held.citations()).exact
    if len(found) == 1:
        return found[0]
    say(f"s17gen: line {line}: `{visible(typed[:80])}` is not one provision; {lookup.nearest_names(held, typed, ())}")
    return ""


def _claims(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, dict[str, Any]]]:
    """The claims of a request as typed, sound or not: where each stands, its citation, its keys."""
    for number, decision in enumerate(_listed(data.get("decisions"))):
        for index, claim in enumerate(_listed(decision.get("claims"))):
            if isinstance(claim.get("cite"), str):
                yield ("decisions", number, "claims", index), claim["cite"].strip(), claim


def _listed(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _cite(held: Library, typed: str) -> str:
    """The one provision that a citation means, however it is typed."""
    found = read(typed, held.citations())
    if len(found.exact) != 1:
        raise UsageError(f"`{typed}` is not one provision", lookup.nearest_names(held, typed, ()))
    return found.exact[0]


def _topic(held: Library, topic: str) -> str:
    if topic and topic not in held.topics():
        raise UsageError(
            f"there is no topic `{topic}`", did_you_mean(topic, held.topics()) or "see `s17gen list topics`"
        )
    return topic


def _section(held: Library, section: str) -> str:
    number = f"s{re.sub('(?i)section|[s. ]', '', section).upper()}" if section else ""
    if number and number not in held.numbers():
        raise UsageError(f"there is no section `{section}`", "see `s17gen list provisions`")
    return number
