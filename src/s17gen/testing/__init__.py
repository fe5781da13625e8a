"""For tests of rules, blocks and wording: a request in, findings or a letter out. Needs no test runner.

from s17gen.testing import changed, found_at, sound

def test_a_balance_is_owed() -> None:
    request = changed(sound(), remove="decisions.0.claims.0.balance")
    assert [id for id, path, message in found_at(request)] == ["S17-303"]
"""

from s17gen.testing.blocks import words_of_block
from s17gen.testing.cases import Case, read_cases
from s17gen.testing.layers import check_layer
from s17gen.testing.outcomes import TODAY, Request, found, found_at, outcome
from s17gen.testing.requests import changed, kinds, sound

__all__ = [
    "TODAY",
    "Case",
    "Request",
    "changed",
    "check_layer",
    "found",
    "found_at",
    "kinds",
    "outcome",
    "read_cases",
    "sound",
    "words_of_block",
]
