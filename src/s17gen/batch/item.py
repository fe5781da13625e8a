"""What a batch is made of: requests that were found and not read yet."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

from s17gen.findings import Finding

Read: TypeAlias = Callable[[int], bytes]  # so many bytes of a stream, or fewer; none at its end

BLOCK = 2**18
STDIN = "stdin"  # what messages call standard input


class Item(Struct, frozen=True):
    """One request of a batch, not read yet.

    `name` is its file in messages, and `line` how many lines of that file come before it; `several` says whether the
    file holds more than this one. Of an element of an array, `column` is how many characters of its line come before
    it, and `index` its number from 0. Where there are no bytes to read, `amiss` says why, and where.
    """

    name: str
    raw: bytes = b""  # a document of YAML, a line or an element of JSON, or a row of a table
    form: Literal["yaml", "json", "row"] = "yaml"
    line: int = 0
    several: bool = False
    column: int = 0
    index: int | None = None
    amiss: tuple[Finding, ...] = ()

    @property
    def label(self) -> str:
        """What messages call it: its file, and where that has several, the line where it begins, or which it is."""
        where = f"{self.name}:{self.line + 1}" if self.several else self.name
        return where if self.index is None else f"{where}[{self.index}]"


class Who(Struct, frozen=True):
    """Whom a letter goes to, under which reference, as far as that can be told; an address has line breaks."""

    reference: str = ""
    name: str = ""
    address: str = ""
    email: str = ""
