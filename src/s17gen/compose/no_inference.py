"""No inference: that a refusal to confirm or deny tells nothing of what is held."""

from s17gen.case import Case
from s17gen.compose.layout import refusing, way_of
from s17gen.compose.words import Body, Words


def write(case: Case, words: Words) -> Body:
    """The closing, for the parts that are neither confirmed nor denied, then for anything else."""
    closed = [each for each in refusing(case) if way_of(case, each) == "confirming"]
    silent = [each for each in closed if not each.anything_else]
    body: Body = ()
    if silent:
        named = {part for decision in silent for part in decision.parts}
        parts = tuple(part for part in case.parts if part in named)
        whole = not parts or parts == case.parts
        body = words.say("no-inference.all") if whole else words.say("no-inference.parts", parts=words.parts(parts))
    return body + (words.say("no-inference.else") if len(closed) > len(silent) else ())
