"""What can be found wrong with a file before anybody knows what it is about."""

from s17gen.findings import Kind

ENCODING = Kind(
    "S17-001",
    "the file is not UTF-8 text",
    todo="Save the file as UTF-8; most editors offer it under Save As. Letters such as £ and é then stay"
    " what they are.",
)
TOO_LARGE = Kind(
    "S17-002",
    "the file is larger, deeper or has more elements than any request needs",
    todo="Keep to what a request needs: say what documents hold instead of pasting them in, and give each"
    " request a file of its own.",
)
SYNTAX = Kind(
    "S17-003",
    "the file is not valid YAML",
    todo="Look at the line and at the one above it for a colon in a sentence, a quotation mark that is never"
    " closed, or uneven indentation. Prose is safest under `key: >`, indented.",
)
DUPLICATE = Kind(
    "S17-004",
    "a key is given twice",
    todo="Keep one of the two keys, or join what they say under one.",
)
ALIAS = Kind(
    "S17-005",
    "anchors and aliases are not used here",
    todo="Write the value out wherever it is needed. If `&` or `*` begins a text, put the text in quotes.",
)
TAG = Kind(
    "S17-006",
    "tags are not used here",
    todo="Take the tag out. If `!` begins a text, put the text in quotes.",
)
MERGE = Kind(
    "S17-007",
    "merge keys are not used here",
    todo="Write out the keys that it would bring in.",
)
DIRECTIVE = Kind(
    "S17-008",
    "directives are not used here",
    todo="Delete the line that begins with `%`. If it is a text, put it in quotes.",
)
DOCUMENTS = Kind(
    "S17-009",
    "a file holds one document",
    todo="Give each request a file of its own, and delete the `---` or `...` between them.",
)
CUT_SHORT = Kind(
    "S17-010",
    "a comment cuts a value short",
    "warning",
    todo="If what follows `#` belongs to the text, put the text in quotes. If it is a comment, leave two"
    " spaces before `#` and one after it.",
)
CONTROL = Kind(
    "S17-011",
    "the file has a control character in it",
    todo="Delete the character, or type the text again: it often comes with text that was pasted from somewhere else.",
)
COMPLEX_KEY = Kind(
    "S17-012",
    "a key is not plain text",
    todo="If the braces or brackets belong to a text, put the text in quotes. Otherwise give each value a"
    " key with a name.",
)
EMPTY = Kind(
    "S17-013",
    "the file is empty",
    todo="Begin a file with `s17gen new`, or copy the example that `s17gen init` makes.",
)
NULL_WORD = Kind(
    "S17-014",
    "a word that other tools read as nothing",
    "warning",
    todo="Leave the key out if there is nothing to say. If the word itself is meant, put it in quotes.",
)
ODD_SPACE = Kind(
    "S17-015",
    "a space that is not a space stands where YAML counts spaces",
    todo="Delete the space before the key and type it again with the space bar.",
)
UNREADABLE = Kind(
    "S17-016",
    "the file cannot be read",
    todo="Check the name of the file, its folder, and who may read it.",
)
COMMAS = Kind(
    "S17-017",
    "commas in brackets cut a text into several",
    "warning",
    todo="If it is one text, put it in quotes. If it is a list, write each item on a line of its own after `- `.",
)
BAD_JSON = Kind(
    "S17-018",
    "a record is not valid JSON",
    todo="Let a script write the records, each on a line of its own, and leave out keys that have nothing to say.",
)

KINDS = (
    ENCODING, TOO_LARGE, SYNTAX, DUPLICATE, ALIAS, TAG, MERGE, DIRECTIVE, DOCUMENTS, CUT_SHORT, CONTROL,
    COMPLEX_KEY, EMPTY, NULL_WORD, ODD_SPACE, UNREADABLE, COMMAS, BAD_JSON,
)  # fmt: skip
