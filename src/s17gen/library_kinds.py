"""What a lint can find wrong with the content of a library that can be read."""

from s17gen.findings import Kind

UNUSED_SLOT = Kind(
    "S17-040",
    "a question whose answer no text says",
    todo="Say the answer in the text, or take the question out.",
)
NO_SLOT = Kind(
    "S17-041",
    "a block with no slot, which would fit any request whatever",
    todo="Give the text a slot for a fact of the case, so that it says something of this request and not of any.",
)
NO_SUCH_TOPIC = Kind(
    "S17-042",
    "a block tagged with a topic that is not in the list",
    todo="Add the topic to topics.yaml, or tag the block with one that is there.",
)
IDLE = Kind(
    "S17-043",
    "a topic that no block is tagged with",
    todo="Tag a block with the topic, or take the topic out of topics.yaml.",
)
NO_SUCH_PROVISION = Kind(
    "S17-044",
    "a provision named that the library does not have",
    todo="Correct the citation, or add the provision to its section's file.",
)
ONE_SIDED = Kind(
    "S17-045",
    "a qualified provision with factors on one side only, or on none",
    todo="Add a block for the side that is missing, with the provision under its `limbs:`.",
)
NO_REASON = Kind(
    "S17-046",
    "a provision that turns on harm, with no reason or harm to choose",
    todo="Add a `because` or a `harm` block with the provision under its `limbs:`.",
)
FACTS = Kind(
    "S17-047",
    "a provision whose facts are incomplete or contradict one another",
    todo="Complete or correct the provision's facts, as docs/library.md sets them out.",
)
UNREVIEWED = Kind(
    "S17-048",
    "wording without the day of its review, or law without a source",
    todo="Add the day of the review under `reviewed:`, and where the law was read under `sources:`.",
)
LONG = Kind(
    "S17-049",
    "wording that is hard to read",
    todo="Cut long sentences in two, and say each thing once.",
)
FOREIGN = Kind(
    "S17-050",
    "a word that is Latin, or not in UK spelling",
    todo="Write the plain UK English word that the hint gives.",
)
ALIKE = Kind(
    "S17-051",
    "two blocks that say nearly the same",
    todo="Keep one of the two blocks, or say what makes them differ.",
)
ORPHAN = Kind(
    "S17-052",
    "a block that no claim can use",
    todo="Correct the block's `limbs:` or its `question:`, so that a claim can use it.",
)
TWO_QUESTIONS = Kind(
    "S17-053",
    "one name for two questions, among facts that topics share",
    todo="Give one of the two questions a slot name of its own, or ask the same in both: `facts:` answers"
    " every block by name.",
)
BAD_ASK = Kind(
    "S17-054",
    "a question that is none, or whose name is taken",
    todo="Ask it as a question with a question mark, under a name that no key has, and with the choices that"
    " its type needs.",
)
BAD_START = Kind(
    "S17-055",
    "a text that may begin with a small letter",
    todo="Begin the text with a word of its own, or with a slot of the type `sentence`.",
)

KINDS = (
    UNUSED_SLOT, NO_SLOT, NO_SUCH_TOPIC, IDLE, NO_SUCH_PROVISION, ONE_SIDED, NO_REASON, FACTS, UNREVIEWED, LONG,
    FOREIGN, ALIKE, ORPHAN, TWO_QUESTIONS, BAD_ASK, BAD_START,
)  # fmt: skip
