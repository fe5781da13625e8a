"""What only `s17gen check` can find: of libraries and templates as a whole, and across the requests of one call."""

from s17gen.findings import Kind

LIBRARY = Kind(
    "S17-056",
    "a library that cannot be used",
    todo="Mend the file of the library that the message names. Requests are not at fault.",
)
UNREAD = Kind(
    "S17-057",
    "a file of a library that nothing reads",
    "warning",
    todo="Give the file a name that is read, as docs/library.md sets them out, or take it out of the folder.",
)
UNJUDGED = Kind(
    "S17-058",
    "something that the library or the templates in force keep from being checked",
    todo="Mend the library or the templates first, then check it again.",
)
UNUSABLE = Kind(
    "S17-910",
    "a template that cannot be used",
    todo="Mend the line. A frame loops over sections and prints them, and may do nothing else.",
)
HIDDEN = Kind(
    "S17-911",
    "a template that may hide what is owed",
    todo="Print every section where each reader sees it, and take out what hides it, covers it or could change it.",
)
NO_NAME = Kind(
    "S17-912",
    "a name in a template that no letter has",
    todo="Correct the name. A frame sees the notice, and the kinds of section that the house styles have.",
)
IDLE = Kind(
    "S17-913",
    "a template that nothing reads",
    "warning",
    todo="Name the frame after a format, include it from one that is, or take it out of the folder.",
)
TO_FILL = Kind(
    "S17-632",
    "a gap to fill in a profile",
    "note",
    todo="Write what is true of you in its place, or take the key out. Until then a letter is an error, S17-631.",
)

KINDS = (LIBRARY, UNREAD, UNJUDGED, UNUSABLE, HIDDEN, NO_NAME, IDLE, TO_FILL)
