"""Reads the items of a batch, in any process of it: made again there from little, with the decision of a table."""

from functools import cached_property

from s17gen.batch.document import read_document
from s17gen.batch.glance import glance
from s17gen.batch.item import Item, Who
from s17gen.batch.row import Rows
from s17gen.batch.table import Table
from s17gen.document import Data, Document
from s17gen.findings import Finding, has_error
from s17gen.visible import fold


class Reader:
    """Reads items of every form. With a table, its rows; what goes to another process is the table alone."""

    def __init__(self, table: Table | None = None) -> None:
        self._table = table

    def __reduce__(self) -> tuple[type["Reader"], tuple[Table | None]]:
        """What goes to another process."""
        return Reader, (self._table,)

    @property
    def mark(self) -> bytes:
        """What changes with anything that items are read with, besides their own bytes."""
        return self._table.mark if self._table else b""

    def read(self, item: Item) -> tuple[Document, list[Finding]]:
        """One item as the pipeline takes it; its data is only to be used if no finding is an error.

        Findings stand in the table where they are about a row, and else in the file of the decision, with every row.
        """
        return self._rows.read(item) if item.form == "row" and not item.amiss else read_document(item)

    def peek(self, item: Item) -> Who:
        """Who gets the letter and under which reference, without a whole read where there can be no doubt.

        Empty where an item cannot be read.
        """
        if item.amiss:
            return Who()
        who = glance(item.raw) if item.form == "yaml" else None
        if who is not None:
            return who
        document, findings = self.read(item)
        return Who() if item.form != "row" and has_error(findings) else _who(document.data)

    @cached_property
    def _rows(self) -> Rows:
        assert self._table is not None
        return Rows(self._table, *read_document(self._table.decision))


def _who(data: Data) -> Who:
    """Who asked, as far as the data of a request says it in the right form."""
    if not isinstance(data, dict):
        return Who()
    applicant = data.get("applicant", "")
    held = applicant if isinstance(applicant, dict) else {"name": applicant}
    texts = [each if isinstance(each, str) else "" for each in map(held.get, ("name", "address", "email"))]
    reference = data.get("reference")
    return Who(fold(reference) if isinstance(reference, str) else "", fold(texts[0]), texts[1].strip(), fold(texts[2]))
