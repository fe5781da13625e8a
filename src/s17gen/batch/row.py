"""A row of a table together with the decision: one request, whose places are in two files."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from s17gen.batch.cells import cells, lines, mark
from s17gen.batch.days import read_day
from s17gen.batch.headings import Column, joined
from s17gen.batch.item import Item
from s17gen.batch.kinds import CELLS
from s17gen.batch.table import Table
from s17gen.bind import blanks
from s17gen.document import Data, Document
from s17gen.findings import Finding, Kind, Path, Place
from s17gen.source import MAX_FAULTS

_NAME: Path = ("applicant", "name")
_ADDRESS: Path = ("applicant", "address")
_REFERENCE: Path = ("reference",)
_NEEDED: tuple[Path, ...] = (_REFERENCE, ("received",), _NAME)
_LEAST = 4  # characters of a reference that is told from a house number by its form


class Row(Document):
    """A row as read: what it says stands in the table, and all else in the decision's file."""

    text: str = ""
    delimiter: str = ","
    where: dict[Path, int] = {}  # the numbers of the cells in which elements stand
    decision: Document | None = None

    @property
    def folder(self) -> str:
        """The folder from which the paths in the decision count."""
        return self.decision.folder if self.decision else super().folder

    def place(self, path: Path, at_key: bool = False) -> Place:
        """The place of the element at `path`, or of the nearest one above it that exists."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.where:
                return self.cell(self.where[path[:end]])
        return self.decision.place(path, at_key) if self.decision else self.cell(0)

    def has(self, path: Path) -> bool:
        """Whether an element at this path stands in the row or in the decision."""
        return path in self.where or (self.decision is not None and self.decision.has(path))

    def cell(self, index: int) -> Place:
        """The place of a cell."""
        return self.at(mark(self.text, self.delimiter, index))


class Said(Struct):
    """What a row says, by path; the numbers of the cells where that stands; and what is wrong with it."""

    values: dict[Path, str] = {}
    where: dict[Path, int] = {}
    faults: list[tuple[int, Kind, str, str]] = []


class Rows:
    """Reads the rows of one table. What the decision says is looked at once."""

    def __init__(self, table: Table, decision: Document, findings: Sequence[Finding]) -> None:
        self._table, self._decision, self._findings = table, decision, findings
        self._groups = _by_key(table.columns)
        self._rest = _without(decision.data if isinstance(decision.data, dict) else {}, list(self._groups))
        self._sound = not self._rest or not blanks(self._rest)

    def read(self, item: Item) -> tuple[Row, list[Finding]]:
        """The request that a row and the decision make; what is wrong with the decision is said with every row."""
        text = item.raw.decode("utf-8")
        said = self.said(text)
        row = Row(item.name, lines(text), _merged(said.values, self._rest), before=item.line)
        row.text, row.delimiter, row.decision, row.where = text, self._table.delimiter, self._decision, said.where
        row.doubtful = list(said.values.values()) if self._sound else None
        faults = [Finding(kind, message, row.cell(index), hint) for index, kind, message, hint in said.faults]
        return row, [*self._findings, *faults]

    def said(self, text: str) -> Said:
        """What the text of a row says."""
        held, columns, said = cells(text, self._table.delimiter), self._table.columns, Said()
        if len(held) < len(columns) or any(held[len(columns) :]):
            said.faults.append(_miscounted(len(held), columns))
            return said
        said.faults += _swallowed(held, self._groups.get(_REFERENCE, {}), self._table.delimiter)
        for path, group in self._groups.items():
            self._take(said, path, group, held)
        if _NAME in said.where:
            said.where[_NAME[:1]] = said.where[_NAME]
        unnamed = (index for index, each in enumerate(columns) if each.unnamed and held[index])
        for index in itertools.islice(unnamed, MAX_FAULTS):
            hint = "give the column a heading; one that begins with `#` has it passed over"
            said.faults.append((index, CELLS, f"`{_short(held[index])}` stands under no heading", hint))
        return said

    def _take(self, said: Said, path: Path, group: Mapping[int, Column], held: Sequence[str]) -> None:
        """What the cells under the headings of one key say."""
        index = next((each for each in group if held[each]), next(iter(group)))
        text = held[index] if len(group) == 1 else joined(group[index].key, [held[each] for each in group])
        said.where[path] = index
        if not text and path in _NEEDED:
            hint = "fill it: every letter needs it"
            said.faults.append((index, CELLS, f"the cell under `{group[index].heading}` is empty", hint))
        elif "\n" in text and path != _ADDRESS:
            message = f"the cell under `{group[index].heading}` has a line break in it"
            hint = "take it out; if the cell holds other rows too, a quotation mark in it is not closed"
            said.faults.append((index, CELLS, message, hint))
        elif text and group[index].is_date:
            day = read_day(text, group[index].order)
            said.faults += [] if day.text else [(index, day.kind, day.message, day.hint)]
            said.values[path] = day.text or text
        elif text:
            said.values[path] = text


def _swallowed(
    held: Sequence[str], group: Mapping[int, Column], delimiter: str
) -> Iterator[tuple[int, Kind, str, str]]:
    """A fault for a cell with another row in it, for want of a quotation mark: who is in it would get no letter.

    A later line of the cell has something of just the form of this row's reference between two delimiters.
    """
    form = _form(next((held[each] for each in group), ""))
    if len(form) < _LEAST or "0" not in form:
        return
    for index, cell in enumerate(held):
        pieces = [piece.strip() for line in cell.split("\n")[1:] for piece in line.split(delimiter)[:-1]]
        other = next((each for each in pieces if _form(each) == form), None)
        if other:
            message = f"this cell has `{_short(other)}` in it, which looks like the reference of another row"
            yield index, CELLS, message, "see whether a quotation mark is never closed; if none is, put it on one line"


def _form(text: str) -> str:
    """A text with every digit and every letter alike."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "0", text))


def _by_key(columns: Sequence[Column]) -> dict[Path, dict[int, Column]]:
    """The columns of each key, by their numbers, in the order in which their cells stand in it."""
    found: dict[Path, dict[int, Column]] = {}
    for index, each in sorted(enumerate(columns), key=lambda one: one[1].part):
        if each.path:
            found.setdefault(each.path, {})[index] = each
    return found


def _miscounted(count: int, columns: Sequence[Column]) -> tuple[int, Kind, str, str]:
    said = f"the row has {count} {'cell' if count == 1 else 'cells'}, and the table {len(columns)} headings"
    hint = "put a cell with a comma or a line break in double quotes; leave a cell empty rather than out"
    return 0, CELLS, said, hint


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _without(data: dict[str, Data], paths: Sequence[Path]) -> dict[str, Data]:
    """The decision without what the table says in its place; an applicant is somebody else altogether."""
    rest = dict(data)
    for key, *inner in paths:
        held = rest.get(str(key))
        if not inner or key == "applicant":
            rest.pop(str(key), None)
        elif isinstance(held, dict):
            rest[str(key)] = {name: value for name, value in held.items() if name != inner[0]}
    return rest


def _merged(values: Mapping[Path, str], rest: Mapping[str, Data]) -> dict[str, Data]:
    """What a row says, then the rest."""
    merged: dict[str, Data] = {}
    for (key, *inner), value in values.items():
        held = merged.get(str(key), rest.get(str(key), {}))
        if not inner:
            merged[str(key)] = value
        elif isinstance(held, dict):  # any other value in the decision is a fault, and found there
            merged[str(key)] = {**held, str(inner[0]): value}
    applicant = merged.get("applicant")
    if isinstance(applicant, dict) and list(applicant) == ["name"]:
        merged["applicant"] = applicant["name"]
    return {**merged, **{key: value for key, value in rest.items() if key not in merged}}
