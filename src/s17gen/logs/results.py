"""What an applicant got, in a word: what the outcomes of all the decisions in a letter come to."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from s17gen.law import RegimeFile
from s17gen.wire import Outcome

# `given` is everything that is held. `open` letters have something still to be decided or asked.
Result: TypeAlias = Literal["given", "given-in-part", "refused", "not-held", "more-time", "clarification", "no-notice"]

_OPEN: tuple[Literal["more-time", "clarification"], ...] = ("more-time", "clarification")


def result(outcomes: Collection[Outcome], regime: RegimeFile) -> Result:
    """What the outcomes come to. What is given outside the Act counts only where there is nothing else."""
    within = [each for each in outcomes if regime.outcomes[each].answers] or outcomes
    for each in _OPEN:
        if each in within:
            return each
    gives = any(regime.outcomes[each].gives for each in within)
    refuses = any(regime.outcomes[each].refuses for each in within)
    if gives:
        return "given-in-part" if refuses else "given"
    if refuses:
        return "refused"
    return "not-held" if "not-held" in within else "no-notice"
