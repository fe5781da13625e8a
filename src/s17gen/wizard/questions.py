"""What to ask for the keys of a request file, in an officer's words, and which of them an outcome needs."""

from msgspec import Struct

from s17gen.wire import Outcome


class Key(Struct, frozen=True):
    """How a key is asked for: its question, what an answer looks like, how it is written in YAML where it is empty."""

    ask: str
    form: str = "text"
    sketch: tuple[str, ...] = ()


KEYS = {
    "reference": Key("What is your reference?"),
    "received": Key("On which day did the request arrive?", "date"),
    "applicant": Key("Who asked? The name as it is to stand after `Dear`."),
    "authority": Key("Where is your authority's profile, seen from the folder of this file?", "authority"),
    "subject": Key("What is the request about, to stand after `your request about`?"),
    "request": Key("What does the request say, in the applicant's own words?", "lines"),
    "decisions": Key("What have you decided?", "decisions", ("  - outcome: withheld", "    claims: []")),
    "outcome": Key("What have you decided on this?", "outcome"),
    "parts": Key("Which parts of the request is that about?", "parts"),
    "advice": Key("What could the applicant ask for instead, and how can you help?", "passage"),
    "answers": Key("What is the answer?", "answers", ("  all: >",)),
    "claims": Key("Which provision do you rely on? (`s17gen list provisions`)", "claims", ("  - cite:",)),
    "cite": Key("Which provision do you rely on?", "cite"),
    "covers": Key("Which information is this about? Words that fit after `It consists of`."),
    "severance": Key("Why can you give no more than you give?", "passage"),
    "searched": Key("How did you look for the information, and where?", "passage"),
    "if-confirmed": Key("What would it tell if you said that you hold the information?", "passage"),
    "if-denied": Key("What would it tell if you said that you do not hold it?", "passage"),
    "still-weighing": Key("What of the public interest is still to be weighed?", "passage"),
    "decide-by": Key("By which day do you expect to decide?", "date"),
    "questions": Key("What do you need to be told?", "passage"),
    "unreasonable": Key("Why can nobody expect another notice?", "passage"),
    "earlier-notice": Key(
        "Which earlier notice refused such a request?",
        "rows",
        ("  reference:", "  dated: ", "  cited:", "  same-applicant: true", "  warned: true"),
    ),
    "protects": Key("Which interest would be harmed? A noun phrase: the thing itself, not the exemption's words."),
    "likelihood": Key("Would the harm happen (`would`), or would it be likely to (`would-be-likely`)?", "likelihood"),
    "because": Key("Why does the provision apply to this information?", "passage"),
    "harm": Key("What harm would follow, and what shows that it would?", "passage"),
    "topics": Key("Which of these topics is the information about?", "topics"),
    "for": Key("What favours disclosure in this case?", "passage"),
    "against": Key("What favours maintaining the exemption in this case?", "passage"),
    "balance": Key("Why does the one outweigh the other?", "passage"),
    "estimate": Key(
        "What work would it take, a row for each piece?",
        "rows",
        ("  - activity: extracting", "    work:", "    items:", "    minutes:", "    sample:"),
    ),
}

TOP = ("reference", "received", "authority", "applicant", "subject", "request", "decisions")
MAY_BE_LEFT_OUT = ("authority", "covers", "parts", "harm", "topics")

# The keys of a row, which are asked for one after the other.
ROWS = {
    "estimate": {
        "activity": Key("Which countable activity is it?", "activity"),
        "work": Key("What would someone do?"),
        "items": Key("How many times, as a whole number?", "count"),
        "minutes": Key("How many minutes would each take?", "amount"),
        "sample": Key("How do you know? The sample, in a sentence."),
    },
    "earlier-notice": {
        "reference": Key("Which reference had the request that the earlier notice refused?"),
        "dated": Key("What is the date of that notice?", "date"),
        "cited": Key("Which provision did it rely on?", "cite"),
        "same-applicant": Key("Was it given to the same applicant?", "yes"),
        "warned": Key("Did it say that more requests like it would not be answered?", "yes"),
    },
}
MAY_BE_LEFT_OUT_OF_ROWS = ("sample",)

# What may be said more than once, and how one more is asked for.
MORE = {
    "decisions": "Have you decided anything else? What?",
    "claims": "Do you rely on another provision for the same? Which?",
    "because": "Is there another reason why it applies?",
    "for": "Does anything else favour disclosure?",
    "against": "Does anything else favour maintaining the exemption?",
    "estimate": "Is there another piece of work? Which activity?",
}

# What a decision needs besides claims, by its outcome.
DECISION: dict[Outcome, tuple[str, ...]] = {
    "disclosed": ("answers",),
    "disclosed-in-part": ("covers", "answers", "severance"),
    "withheld": ("covers", "severance"),
    "not-held": ("searched",),
    "ncnd": ("if-confirmed", "if-denied"),
    "no-notice": ("earlier-notice", "unreasonable"),
    "more-time": ("still-weighing", "decide-by"),
    "clarification": ("questions",),
    "volunteered": ("answers",),
}
