"""What to ask for the keys of a request file, in an officer's words, and which of them an outcome needs."""

from msgspec import Struct

from s17gen.wire import Outcome


class Key(Struct, frozen=True):
    """How a key is asked for: its question, what an answer looks like, how it is written in YAML where it is empty.

    `optional` says that it may be left out, `more` asks for one more of it, `whole` for it where the request is refused
    as a whole. Where a decision rests on several provisions, `label` is what they may share, `shared` asks for it for
    all of them, and `own` for what one of them has besides. `choices` has what is said of each choice, `row` the keys
    of what stands under it: of one mapping, or of each of the `rows`.
    """

    ask: str
    form: str = "text"
    sketch: tuple[str, ...] = ()
    optional: bool = False
    more: str = ""
    whole: str = ""
    label: str = ""
    shared: str = ""
    own: str = ""
    choices: dict[str, str] = {}
    row: dict[str, "Key"] = {}
    rows: bool = False


KEYS = {
    "reference": Key("What is your reference?"),
    "received": Key("On which day did the request arrive?", "date"),
    "applicant": Key("Who asked? The name as it is to stand after `Dear`."),
    "authority": Key(
        "Where is your authority's profile, seen from the folder of this file?", "authority", optional=True
    ),
    "subject": Key("What is the request about, to stand after `your request about`?"),
    "request": Key("What does the request say, in the applicant's own words?", "lines"),
    "decisions": Key(
        "What have you decided?",
        "decisions",
        ("  - outcome: withheld", "    claims: []"),
        more="Have you decided anything else? What?",
    ),
    "outcome": Key("What have you decided on this?", "outcome"),
    "parts": Key("Which parts of the request is that about?", "parts", optional=True),
    "advice": Key(
        "What could the applicant ask for instead, and how can you help?",
        "passage",
        more="Is there other help to offer?",
    ),
    "answers": Key("What is the answer?", "answers", ("  all: >",)),
    "enclosed": Key(
        "Which document do you send with the letter?",
        "list",
        ("  -",),
        optional=True,
        more="Is there another document? Which?",
    ),
    "claims": Key(
        "Which provision do you rely on? (`s17gen list provisions`)",
        "claims",
        ("  - cite:",),
        more="Do you rely on another provision for the same? Which?",
    ),
    "cite": Key("Which provision do you rely on?", "cite"),
    "covers": Key(
        "Which information is this about? Words that fit after `It consists of`.",
        optional=True,
        own="What do you withhold under it, if that is not all of this? Words that fit after `to withhold`.",
    ),
    "severance": Key("Why can you give no more than you give?", "passage"),
    "schedule": Key(
        "For a schedule of what you withhold, row by row: which is the first document?",
        "rows",
        optional=True,
        more="Is there another row for the schedule? Which document?",
        rows=True,
        row={
            "document": Key("Which document is it?"),
            "at": Key("Where in it: which page, item, line or column?", optional=True),
            "what": Key("What do you withhold there?"),
            "under": Key("Under which provision?", "under"),
            "because": Key("Why, in a few words?", optional=True),
        },
    ),
    "searched": Key("How did you look for the information, and where?", "passage"),
    "elsewhere": Key(
        "Who may hold it instead, and how can the applicant ask them?",
        "passage",
        optional=True,
    ),
    "if-confirmed": Key("What would it tell if you said that you hold the information?", "passage"),
    "anything-else": Key(
        "Is it about anything else that you may hold, beyond what the other decisions say?", "yes", optional=True
    ),
    "if-denied": Key("What would it tell if you said that you do not hold it?", "passage"),
    "still-weighing": Key("What of the public interest is still to be weighed?", "passage"),
    "decide-by": Key("By which day do you expect to decide?", "date"),
    "questions": Key("What do you need to be told?", "passage"),
    "unreasonable": Key("Why can nobody expect another notice?", "passage"),
    "earlier-notice": Key(
        "Which earlier notice refused such a request?",
        "rows",
        ("  reference:", "  dated: ", "  cited:", "  same-applicant: true", "  warned: true"),
        row={
            "reference": Key("Which reference had the request that the earlier notice refused?"),
            "dated": Key("What is the date of that notice?", "date"),
            "cited": Key("Which provision did it rely on?", "cite"),
            "same-applicant": Key("Was it given to the same applicant?", "yes"),
            "warned": Key("Did it warn that more requests like it might go unanswered?", "yes"),
        },
    ),
    # The reasons.
    "protects": Key(
        "Which interest would be harmed? A noun phrase: the thing itself, not the exemption's words.",
        own="Which interest here would be harmed, in words of your own? A noun phrase.",
    ),
    "likelihood": Key(
        "Would the harm happen (`would`), or would it be likely to (`would-be-likely`)?",
        "likelihood",
        label="how likely the harm is",
        shared="Would the harm happen (`would`), or would it be likely to (`would-be-likely`), for all of them?",
    ),
    "because": Key(
        "Why does the provision apply to this information?",
        "passage",
        more="Is there another reason?",
        whole="Why does the provision apply to this request? The reason is about the request, not about the person.",
        label="why they apply",
        shared="Why do they all apply to this information?",
        own="Is there a reason to add for this provision?",
    ),
    "harm": Key(
        "What harm would follow, and what shows that it would?",
        "passage",
        optional=True,
        label="the harm that would follow, and what shows it",
        shared="What harm would follow, and what shows that it would, for all of them?",
    ),
    "topics": Key("Which of these topics is the information about?", "topics", optional=True),
    "for": Key(
        "What favours disclosure in this case?",
        "passage",
        more="Does anything else favour disclosure?",
        label="what favours disclosure",
        shared="What favours disclosure in this case, whichever of the provisions it is set against?",
    ),
    "against": Key(
        "What favours maintaining the exemption in this case?",
        "passage",
        more="Does anything else favour maintaining the exemption?",
        label="what favours maintaining the exemptions",
        shared="What favours maintaining all of the exemptions in this case?",
    ),
    "balance": Key(
        "Why does the one outweigh the other?",
        "passage",
        label="why the one outweighs the other",
        shared="Why does the one outweigh the other, for all of them together?",
    ),
    "alternative-to": Key("Do you rely on it only in case the other one does not apply?", "alternative", optional=True),
    "history": Key(
        "On which day was the first earlier dealing that supports the reason, such as an answer that you gave?",
        "rows",
        ("  - dated:", "    what:"),
        optional=True,
        more="Did anything else go before? On which day?",
        rows=True,
        row={
            "dated": Key("On which day was it?", "date"),
            "what": Key("What happened then? It is about requests and answers, not about the person.", "passage"),
        },
    ),
    "estimate": Key(
        "What work would it take, a row for each piece?",
        "rows",
        ("  - activity: extracting", "    work:", "    items:", "    minutes:", "    sample:"),
        more="Is there another piece of work? Which activity?",
        rows=True,
        row={
            "activity": Key("Which countable activity is it?", "activity"),
            "work": Key("What would someone do?"),
            "items": Key("How many times, as a whole number?", "count"),
            "minutes": Key("How many minutes would each take?", "amount"),
            "sample": Key("How do you know? The sample, in a sentence.", optional=True),
        },
    ),
    "aggregated": Key(
        "Do you add the cost of another request by the same person, or by people who act together? Which, by your "
        "reference?",
        "rows",
        optional=True,
        more="Do you add another one? Which?",
        rows=True,
        row={
            "reference": Key("Which request is it, by your reference?"),
            "received": Key("On which day did it arrive?", "date"),
            "hours": Key("How many hours would it take, or did it?", "amount"),
            "related": Key("Who made it, and how are the two alike? In a sentence."),
        },
    ),
    # What came before the letter.
    "review-of": Key(
        "What is the date of the letter under review?",
        "rows",
        ("  letter:", "  asked:", "  about:"),
        row={
            "letter": Key("What is the date of the letter under review?", "date"),
            "asked": Key("On which day was the review asked for?", "date"),
            "about": Key("What was complained of? Words that fit after `you asked us to look again at`."),
            "by": Key("Who carried it out, if it is not whom the profile names?", optional=True),
            "found": Key("What did the review find on how the request was handled?", "passage", optional=True),
        },
    ),
    "was": Key("What did the first letter decide on this? Words that fit after `In our first letter`, such as "
               "`we withheld it`."),
    "review": Key(
        "What becomes of that?",
        "choice",
        choices={
            "upheld": "it stands, as the first letter had it",
            "changed": "some of it stands, or all of it on another ground",
            "overturned": "it does not stand",
        },
    ),
    "late": Key(
        "Why is the answer late? The letter apologises by itself; this comes after it.", "passage", optional=True
    ),
    "clarified": Key("On which day did you receive the details that you had asked for?", "date"),
    "extension": Key(
        "What is the date of the letter that took more time?",
        "rows",
        row={
            "dated": Key("What is the date of the letter that took more time?", "date"),
            "decide-by": Key("By which day did that letter say that you would decide?", "date"),
        },
    ),
    "time-allowed": Key(
        "Why is there more time?",
        "rows",
        row={
            "because": Key(
                "Why is there more time?",
                "choice",
                choices={
                    "archive": "the records were transferred to an archive and are not yet open to all",
                    "operations": "it has to come from people on operations of the armed forces, and the regulator"
                    " allowed more time",
                    "abroad": "it is held outside the United Kingdom, and the regulator allowed more time",
                },
            ),
            "until": Key("Which day did the regulator allow?", "date"),
        },
    ),
}  # fmt: skip

TOP = ("reference", "received", "authority", "applicant", "subject", "request", "review-of", "decisions")

BESIDES = "Is there anything besides the answers to the parts?"
SILENT_BESIDES = "You neither confirm nor deny that you hold anything else."

# What may be chosen in place of the first decision, with the key that it leads to.
REVIEW = ("review", "review-of", "This is the outcome of an internal review of an earlier letter.")

# What may have come between the request and an answer that is after its day; the last word is the letter's apology.
BETWEEN = {
    "late": "the answer is late for a reason that the applicant should know",
    "clarified": "you asked what was meant, and received details later",
    "extension": "you wrote that you needed more time to weigh the public interest",
    "time-allowed": "there is more time, for records in an archive or because the regulator allowed it",
}

# What a decision needs besides claims, by its outcome.
DECISION: dict[Outcome, tuple[str, ...]] = {
    "disclosed": ("answers", "enclosed"),
    "disclosed-in-part": ("covers", "answers", "enclosed", "severance", "schedule"),
    "withheld": ("covers", "severance", "schedule"),
    "not-held": ("searched", "elsewhere"),
    "ncnd": ("if-confirmed", "if-denied"),
    "no-notice": ("earlier-notice", "unreasonable"),
    "more-time": ("covers", "still-weighing", "decide-by"),
    "clarification": ("questions",),
    "volunteered": ("covers", "answers", "enclosed"),
}
# The outcomes in which what is withheld may be another under each provision.
APART: tuple[Outcome, ...] = ("disclosed-in-part", "withheld", "more-time")
# What several provisions may share: what is asked before each of them, and after.
FIRST = ("because", "harm", "likelihood")
LAST = ("for", "against", "balance")
