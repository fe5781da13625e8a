"""What `--explain` lists: what was read, and where every word of a letter that is not the officer's came from."""

from s17gen.case import Case
from s17gen.document import Document
from s17gen.notice import Notice
from s17gen.visible import visible


def explain(document: Document, case: Case, notice: Notice | None, versions: list[str]) -> str:
    """The parts and dates as read, the layers, the origins of the letter's words in order, and topic pulls."""
    rows = [("received", case.received.isoformat(), ""), ("dated", case.dated.isoformat(), "")]
    rows += [("part", part.number, part.text) for part in case.parts]
    rows += [("library", version, "") for version in versions]
    if notice:
        rows += [(origin.kind, origin.id, origin.where) for origin in notice.origins()]
    for decision in case.decisions:
        for claim in decision.claims:
            for pull in claim.pulls:
                line = document.place(pull.path).line
                rows.append(("topic", pull.topic, f"line {line} pulled {pull.block.id} ({pull.block.where})"))
    lines = [f"  {kind:10} {visible(name):40} {visible(where)}".rstrip() for kind, name, where in rows]
    return "\n".join([f"explain {visible(document.name)}", *lines, ""])
