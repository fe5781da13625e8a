"""An item read on its own: a document of YAML or a record of JSON Lines."""

from s17gen.batch.item import Item
from s17gen.batch.lines import read_record
from s17gen.document import Document
from s17gen.findings import Finding
from s17gen.source import load


def read_document(item: Item) -> tuple[Document, list[Finding]]:
    """Read one item that is no row; its data is only to be used if no finding is an error."""
    if item.amiss:
        return Document(item.name, [], before=item.line), list(item.amiss)
    if item.form == "json":
        return read_record(item)
    return load(item.name, item.raw, item.line, "document" if item.several else "file")
