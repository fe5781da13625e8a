"""Kinds of finding as SARIF's descriptors of rules: what they mean, what to do, the law and where to read it."""

import re
from collections.abc import Callable, Mapping

from s17gen.findings import Kind
from s17gen.report.words import line


def rule(kind: Kind, sources: Mapping[str, str]) -> dict[str, object]:
    """The descriptor of a kind; `sources` has the URL of an authority as it is cited, where one is known."""
    title = f"{kind.title[:1].upper()}{kind.title[1:]}."
    links = [sources[each] for each in kind.law if each in sources]
    return {
        "id": kind.id,
        "name": _pascal(kind.title),
        "shortDescription": {"text": line(title)},
        "fullDescription": {"text": line(f"{title} {kind.todo}".rstrip())},
        "help": {"text": _help(kind, sources, _plain), "markdown": _help(kind, sources, _link)},
        **({"helpUri": links[0]} if links else {}),
        "defaultConfiguration": {"level": kind.severity},
        "properties": {"law": [line(each) for each in kind.law], "mayBeAccepted": kind.may_be_accepted},
    }


def _help(kind: Kind, sources: Mapping[str, str], cited: Callable[[str, str], str]) -> str:
    law = "; ".join(cited(each, sources.get(each, "")) for each in kind.law)
    parts = (("What to do:", line(kind.todo)), ("Law:", law), ("May it be accepted?", kind.acceptance))
    return "\n\n".join(f"{name} {said}" for name, said in parts if said)


def _plain(cite: str, url: str) -> str:
    return f"{line(cite)} ({url})" if url else line(cite)


def _link(cite: str, url: str) -> str:
    shown = re.sub(r"([\\\[\]])", r"\\\1", line(cite))
    return f"[{shown}]({url})" if url else shown


def _pascal(title: str) -> str:
    """The title as one word, which is how SARIF wants a name: NoFactorFavouringDisclosure."""
    return "".join(each[:1].upper() + each[1:] for each in re.findall(r"[A-Za-z0-9]+", title))
