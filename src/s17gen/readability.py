"""How hard a text is to read: the length of its sentences, and words that plain UK English does without."""

import re
from collections.abc import Iterable, Iterator

WORDS_IN_A_SENTENCE = 35
WORDS_ON_AVERAGE = 20
WORDS_IN_A_SLOT = 7  # what officers write into one, on average; a slot for a sentence is one of its own
WORDS_IN_A_CITATION = 2
_CITATIONS = ("provision", "purpose")  # the slots that hold one

_SLOT = re.compile(r"\{\{ *([a-z][a-z0-9-]*) *\}\}")
_END = re.compile(r"(?<=[.?!])[\"”)]?\s+(?=[A-Z\"“(]|\{\{)")

_ALONE = re.compile(r"^(\{\{[^}]*\}\})\s+(?=[A-Z\"“])")

# What to write instead. Whole words only, whatever their case.
PLAIN = {
    "inter alia": "among others", "prima facie": "at first sight", "per se": "in itself", "ad hoc": "for the purpose",
    "de facto": "in fact", "vis-à-vis": "towards", "e.g.": "for example", "i.e.": "that is", "etc.": "and so on",
    "viz.": "namely", "per annum": "a year", "pro rata": "in proportion", "bona fide": "genuine", "status quo":
    "how things are", "sub judice": "before a court", "color": "colour", "behavior": "behaviour", "center": "centre",
    "defense": "defence", "offense": "offence", "favor": "favour", "favors": "favours", "honor": "honour", "labor":
    "labour", "program": "programme", "license fee": "licence fee", "organization": "organisation", "organize":
    "organise", "recognize": "recognise", "authorize": "authorise", "authorized": "authorised", "judgement call":
    "decision", "fulfill": "fulfil", "jeopardize": "jeopardise", "criticize": "criticise", "apologize": "apologise",
    "utilise": "use", "utilize": "use", "aforementioned": "this", "hereby": "", "whilst": "while", "pursuant to":
    "under", "in respect of": "about", "prior to": "before", "in the event that": "if", "with regard to": "about",
}  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a text, slots left in; a slot that others follow with a capital is a sentence of its own."""
    return [each for part in _END.split(" ".join(text.split())) for each in _ALONE.split(part) if each]


def length(sentence: str) -> int:
    """How many words a sentence has with its slots filled; one that is a slot alone has those of the slot."""
    slots = [WORDS_IN_A_CITATION if name in _CITATIONS else WORDS_IN_A_SLOT for name in _SLOT.findall(sentence)]
    rest = [each for each in _SLOT.sub(" ", sentence).split() if any(map(str.isalnum, each))]
    return len(rest) + sum(slots)


def longest(text: str) -> tuple[int, str]:
    """The length of the longest sentence, and that sentence."""
    return max(((length(each), each) for each in sentences(text)), default=(0, ""))


def average(texts: Iterable[str]) -> float:
    """The mean length of all the sentences of some texts; nothing for none."""
    lengths = [length(each) for text in texts for each in sentences(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def foreign(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a text that has a plainer or a British one, and that."""
    for word, better in PLAIN.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            yield word, better
