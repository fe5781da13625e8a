"""What can be found wrong with a table of applicants."""

from s17gen.findings import Kind

TABLE = Kind(
    "S17-070",
    "a table that cannot be read",
    todo="Save the sheet as CSV in UTF-8, and look for quotation marks that do not match.",
)
HEADING = Kind(
    "S17-071",
    "a heading that a table of applicants cannot have, or that it lacks",
    todo="A table says who asked and when: docs/batches.md lists the headings. Begin the heading of a column that is"
    " not meant for letters with `#`.",
)
CELLS = Kind(
    "S17-072",
    "a row that does not fit its table",
    todo="Give the row a cell for each heading, fill those that every letter needs, and put a text with commas in"
    " double quotes.",
)
TWO_WAYS = Kind(
    "S17-073",
    "a date that can be read in two ways",
    todo="Write year, month and day, `2026-10-12`, or say in the heading in which order the dates stand: `Received"
    " (dd/mm/yyyy)`.",
)

KINDS = (TABLE, HEADING, CELLS, TWO_WAYS)
