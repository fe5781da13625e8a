"""The references that are generated: every kind of finding, and every key of the files that people write."""

import datetime
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta

from s17gen import (
    acceptance,
    authority,
    bind,
    cited,
    claims,
    config,
    file_kinds,
    layers,
    library_kinds,
    lookup,
    passage_kinds,
    pipeline,
    proclaimed,
    proof,
    publication,
    resolve,
    rules,
)
from s17gen.batch import kinds as batch_kinds
from s17gen.check import kinds as check_kinds
from s17gen.citation import sort_key
from s17gen.config import Config
from s17gen.findings import Kind
from s17gen.forms import fields
from s17gen.law import Historical
from s17gen.library import Library
from s17gen.lookup.facts import FindingFacts, ProvisionFacts
from s17gen.model import Wire
from s17gen.profile import Colours, Holiday, Logo, Profile, RegulatorContacts, Review, Signature, Term
from s17gen.rows import Accepted, Aggregated, EarlierNotice, Event, Extension, Removed, TimeAllowed, Unstated, Work
from s17gen.rules import across, portal, public
from s17gen.sections import Section
from s17gen.wire import Applicant, Claim, Decision, RequestFile, Reviewed, Use

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *file_kinds.KINDS,
            *acceptance.KINDS,
            *bind.KINDS,
            *layers.KINDS,
            *library_kinds.KINDS,
            *cited.KINDS,
            *claims.KINDS,
            *resolve.KINDS,
            *passage_kinds.KINDS,
            *authority.KINDS,
            *proclaimed.KINDS,
            *config.KINDS,
            *pipeline.KINDS,
            *proof.KINDS,
            *publication.KINDS,
            *across.KINDS,
            *batch_kinds.KINDS,
            *check_kinds.KINDS,
            *(rule.kind for rule in (*rules.RULES, *portal.RULES, *public.RULES)),
            rules.CRASHED,
        ),
        key=lambda kind: kind.id,
    )
)

_FAMILIES = {
    "0": "Reading the file, its shape, the library and its layers",
    "1": "Citations",
    "2": "Reasons",
    "3": "The public interest test",
    "4": "Parts, decisions, cost, time and reviews",
    "5": "Blocks, facts and topics",
    "6": "Authority, dates and style",
    "7": "Rights",
    "8": "Letters that everyone can read",
    "9": "The proof that the letter says what it owes, and acceptances",
}

_MODELS: tuple[tuple[type[Wire], str], ...] = (
    (RequestFile, "A request file"),
    (Decision, "A decision, under `decisions:`"),
    (Claim, "A claim, under `claims:`"),
    (Use, "A block of the library, in place of a reason"),
    (Work, "A row of an estimate of cost, under `estimate:`"),
    (Aggregated, "A request whose cost is added, under `aggregated:`"),
    (Event, "An earlier dealing, under `history:`"),
    (Unstated, "Reasons that are left out, under `unstated:`"),
    (Removed, "A row of a schedule, under `schedule:`"),
    (EarlierNotice, "The earlier notice, under `earlier-notice:`"),
    (Accepted, "A finding that is answered for, under `accept:`"),
    (Extension, "The letter that took more time, under `extension:`"),
    (TimeAllowed, "More time than is usual, under `time-allowed:`"),
    (Reviewed, "The internal review that is answered, under `review-of:`"),
    (Applicant, "The applicant, where more than a name is given"),
    (Profile, "An authority's profile"),
    (Term, "A school's term, under `terms:`"),
    (Holiday, "A bank holiday that was proclaimed, under `holidays:`"),
    (Review, "The internal review, under `review:`"),
    (RegulatorContacts, "How to reach the regulator, under `regulator:`"),
    (Signature, "Who signs, under `signature:` or in the list of `signatories:`"),
    (Logo, "The logo, under `logo:`"),
    (Colours, "The colours, under `colours:`"),
    (Config, "The configuration of a project, `s17gen.toml` or `[tool.s17gen]` in `pyproject.toml`"),
)


def rules_page() -> str:
    """The page of every kind of finding, family by family, as Markdown."""
    found = lookup.findings(Library(), KINDS)
    lines = ["# Findings", "", _GENERATED, "", *_RULES_HEAD]
    for family, title in _FAMILIES.items():
        lines += ["", f"## {title}"]
        for each in found:
            lines += _finding_entry(each) if each.id[4] == family else []
    return "\n".join(lines) + "\n"


_RULES_HEAD = [
    "An error stops the letter, unless you ask for a `--draft`. A warning or a note does not. What may be accepted,",
    "somebody accepts in the request file and answers for by name. Every report then shows it, and no letter does:",
    "",
    "```yaml",
    "accept:",
    "  - rule: S17-409",
    "    because: The plan is one drawing, of which no part can be given.",
    "    by: K. Lowe, information manager",
    "```",
    "",
    "`s17gen show S17-301` prints what this page has on one of them, `s17gen list rules` a line on each.",
]


def _finding_entry(facts: FindingFacts) -> list[str]:
    """What a kind of finding means, how severe it is, what to do about it, and the law."""
    kind = {"error": "An error", "warning": "A warning"}.get(facts.severity, "A note")
    accepted = " that may be accepted" if facts.may_be_accepted else ""
    law = "; ".join(f"[{_bracketed(each)}]({facts.links[each]})" if each in facts.links else each for each in facts.law)
    lines = ["", f"### {facts.id}: {facts.title}", "", f"{kind}{accepted}. {facts.todo}".rstrip()]
    return [*lines, *(["", f"Law: {law}"] if law else [])]


def _bracketed(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


def request_page() -> str:
    """The page of every key that a request file, a profile or a configuration may have, as Markdown."""
    lines = ["# Keys of a request file, of a profile and of a configuration", "", _GENERATED, ""]
    for model, title in _MODELS:
        lines += [f"## {title}", "", "| key | required | what it is | form |", "|---|---|---|---|"]
        for key, (form, required) in fields(model).items():
            about = next((each.description for each in _metas(form) if each.description), "")
            lines.append(f"| `{key}` | {'yes' if required else ''} | {about} | {_form(form)} |")
        lines += ["", _REST[model], ""] if model in _REST else [""]
    return "\n".join(lines).rstrip() + "\n"


def provisions_page(library: Library) -> str:
    """The page of every provision with its facts of law, section by section, as Markdown."""
    lines = ["# Provisions", "", _GENERATED, "", *_PROVISIONS_HEAD]
    for section in sorted(library.sections(), key=lambda each: sort_key(each.number)):
        facts = lookup.provisions(library, section.number) if section.provisions else []
        if facts:
            lines += ["", f"## Section {section.number[1:]}: {section.heading or section.title}", "", *_TABLE_HEAD]
            lines += [_provision_row(each) for each in facts if each.role != "purpose"]
            lines += _section_notes(section)
    return "\n".join(lines) + "\n"


_PROVISIONS_HEAD = [
    "Every provision that the library knows, to the limb. `s17gen show` has more on each: what a notice must say, the",
    "questions it asks, the wording. *Asks* are the keys that stand beside `cite:`; those in brackets may be left out.",
]
_TABLE_HEAD = [
    "| cite | what it does | turns on | public interest | confirm or deny | asks |",
    "|---|---|---|---|---|---|",
]


def _provision_row(facts: ProvisionFacts) -> str:
    status = ", ".join(each for each in (facts.status, f"absolute {facts.absolute}" if facts.absolute else "") if each)
    asks = ", ".join(f"`{each.name}`" if each.required else f"[`{each.name}`]" for each in facts.asks)
    test = f"{facts.basis.split(':')[0]}{f' ({facts.threshold})' if facts.threshold else ''}"
    return f"| `{facts.cite}` | {facts.does} | {test} | {status} | {f'`{facts.ncnd}`' if facts.ncnd else ''} | {asks} |"


def _section_notes(section: Section) -> list[str]:
    """What holds for a section as a whole, a line each."""
    limits = {f"{each.rule} ({each.source})": None for each in _limits(section)}
    purposes = [each for each in section.provisions.values() if each.role == "purpose"]
    notes = [
        *([f"Who may use it: {section.who}"] if section.who else []),
        *(
            f"{'Seldom' if each.seldom else 'Not'} with {each.what} for the same information: {each.because}."
            for each in section.excludes
        ),
        *(f"Old records: {each}" for each in limits),
        *(f"Until {each.until}: `{each.cite}`, now {_ticked(each.now)}." for each in section.retired.values()),
        *([f"Purposes: {_ticked(each.cite for each in purposes)}."] if purposes else []),
        f"Reviewed {section.reviewed}.",
        *(f"Source: {each}" for each in section.sources),
    ]
    return ["", *(f"- {' '.join(each.split())}" for each in notes)]


def _limits(section: Section) -> Iterator[Historical]:
    for provision in section.provisions.values():
        limit = section.age_limit(provision)
        if limit:
            yield limit


def _ticked(names: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in names)


def topics_page(library: Library) -> str:
    """The page of every topic with its blocks, as Markdown."""
    lines = [
        "# Topics and blocks",
        "",
        _GENERATED,
        "",
        *_TOPICS_HEAD,
        "",
        "| topic | what it covers | blocks |",
        "|---|---|---|",
    ]
    lines += [f"| `{each.id}` | {each.covers} | {_ticked(each.blocks)} |" for each in lookup.topics(library)]
    untagged = [each.id for each in lookup.blocks(library) if not each.topics]
    lines += ["", "Blocks without a topic, which only their id brings into a letter:", ""]
    return "\n".join([*lines, *(f"- `{each}`" for each in untagged)]) + "\n"


_TOPICS_HEAD = [
    "A topic under `topics:` of a claim pulls the factors (`for` and `against`) that it has for the provision cited.",
    "Reasons (`because`), harm and the blocks of `common` come into a letter only by their id. `s17gen show` prints a",
    "block and its questions.",
]


_GENERATED = "Generated from the code; a test fails when this page is stale."

_REST: dict[type[Wire], str] = {
    Decision: "What the provisions of its claims ask for may stand beside these keys, where the claims share it.",
    Claim: "Limbs that share their reasons may share a claim, joined by `and`. What the provision itself"
    " asks for stands beside these keys, such as `where:`; `s17gen show` lists it.",
    Use: "The facts that the block asks for stand beside `use:`, each under the name of its slot.",
}


def _metas(form: Any) -> Iterator[Meta]:
    origin: object = get_origin(form)
    if origin is Annotated:
        yield from (each for each in get_args(form)[1:] if isinstance(each, Meta))


def _form(form: Any) -> str:
    """A type as people say it: `text`, `a date`, `a list of texts`, one or the other."""
    origin: object = get_origin(form)
    if origin is Annotated:
        return _form(get_args(form)[0])
    if origin is Union or origin is types.UnionType:
        names = [_form(each) for each in get_args(form) if each is not types.NoneType]
        return " or ".join(dict.fromkeys(names))
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in get_args(form))
    if origin is list:
        return "a list"
    if origin is dict:
        return "keys and values"
    return {
        str: "text",
        int: "a whole number",
        float: "a number",
        bool: "`true` or `false`",
        datetime.date: "a date",
    }.get(form, "keys and values")
