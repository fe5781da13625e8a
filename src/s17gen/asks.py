"""Asks: what only the officer knows, as the library asks for it."""

from typing import Literal

from s17gen.model import Wire

AskType = Literal["noun", "verb", "clause", "sentence", "place", "date", "number", "money", "choice", "provision"]


class Ask(Wire, frozen=True):
    """A fact that only the officer has: its type, the question that asks for it, whether it must be given.

    `choices` are, for the type `provision`, the citations it may be; for the type `choice`, `words` has each choice
    and the words that a letter says for it. An ask called `opinion.by` is answered under `by:` within `opinion:`, and
    its slot is `opinion-by`. One with `unless` is required, and asked for in `new`, only where the ask of that name is
    not answered.

    A day may have to come no later than the request (`by: request`) or the letter (`by: letter`); one that usually
    comes after the request says so (`after: request`). Provisions
    may have to name all that the claim cites (`names_claim`), a choice to be that of the claim (`is_likelihood`).
    """

    type: AskType
    ask: str
    required: bool = True
    unless: str | None = None
    choices: list[str] = []
    words: dict[str, str] = {}
    by: Literal["request", "letter"] | None = None
    after: Literal["request"] | None = None
    names_claim: bool = False
    is_likelihood: bool = False
