"""What can be found wrong with a reason, an answer or a topic as a request gives it."""

from s17gen.findings import Kind

UNKNOWN_BLOCK = Kind(
    "S17-501",
    "a block that the library does not have",
    todo="Correct the block's id; `s17gen list blocks` has them all. Or give your own words.",
)
MISSING_FACT = Kind(
    "S17-502",
    "a fact that a block or a provision asks for is missing",
    todo="Answer the question in the message, under the key that the hint names.",
)
UNFIT_FACT = Kind(
    "S17-503",
    "a fact of the wrong type",
    todo="Answer the question again, in the form that the hint asks for.",
)
WRONG_SIDE = Kind(
    "S17-504",
    "a block stands where it argues for something else",
    todo="Move the block to the key that it argues for, or give your own words.",
)
WRONG_LIMB = Kind(
    "S17-505",
    "a block that does not serve the provision cited",
    todo="Take a block that serves the provision cited, which `s17gen suggest` finds, or give your own words.",
)
BARE_ID = Kind(
    "S17-506",
    "text that looks like the id of a block",
    todo="Write `use:` before the id to bring the block in, or say it in a sentence of your own.",
)
UNKNOWN_TOPIC = Kind(
    "S17-507",
    "a topic that the library does not have",
    todo="Correct the topic; `s17gen list topics` has them all.",
)
IDLE_TOPIC = Kind(
    "S17-508",
    "a topic that pulls nothing",
    "warning",
    todo="Take the topic out of this claim, or give factors of your own under `for:` and `against:`.",
)
PULLED = Kind(
    "S17-509",
    "what a topic pulled from the library",
    "note",
    todo="Read what was pulled, and check that it is true of this case.",
)
UNUSED_FACT = Kind(
    "S17-510",
    "a fact that nothing asks for",
    "warning",
    todo="Take the fact out, or correct its name to one that a block pulled by a topic asks for.",
)
NO_MARKUP = Kind(
    "S17-511",
    "an answer with markup that a letter cannot show",
    todo="Write the answer without that markup, or enclose it as a document.",
)

KINDS = (
    UNKNOWN_BLOCK, MISSING_FACT, UNFIT_FACT, WRONG_SIDE, WRONG_LIMB, BARE_ID, UNKNOWN_TOPIC, IDLE_TOPIC, PULLED,
    UNUSED_FACT, NO_MARKUP,
)  # fmt: skip
