"""What a rule is: small, stateless, self-describing, a function over a case."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from s17gen.case import Case
from s17gen.findings import Fault, Kind


class Rule(Struct, frozen=True):
    """One judgement. `kind` has its id, title, severity and authority; `check` yields a fault for each breach."""

    kind: Kind
    check: Callable[[Case, Kind], Iterator[Fault]]
