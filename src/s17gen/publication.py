"""A letter that everyone can read: what tells who asked is taken out of the request, and may stand nowhere else.

The request is the applicant's own text, so a mark of the applicant in it gives way to a note of what was there. The
officer's words are never changed: a name left in a reason stops the copy and is reported where it stands.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from msgspec.structs import replace

from s17gen.applicant import marks, particulars
from s17gen.case import Case
from s17gen.document import Data
from s17gen.findings import Fault, Kind, Path
from s17gen.library import Library
from s17gen.marks import EMAIL, EVERYDAY, POSTCODE, TELEPHONE, Hit, Mark, Words, joined, letters
from s17gen.notice import Notice

_LAW = ("UK GDPR art 5(1)(c)", "ICO, How to disclose information safely")
SURVIVES = Kind(
    "S17-801",
    "a mark of the applicant in a letter that everyone can read",
    law=_LAW,
    todo="Put what gives the applicant away under `hide:`, or reword it. If it tells nobody who asked, put"
    " the words around it under `keep:`.",
)
NOT_FOUND = Kind(
    "S17-802",
    "a text to hide or to keep that stands nowhere in the file",
    todo="Write the text under `hide:` or `keep:` exactly as the file has it elsewhere, or take it out.",
)
UNLISTED = Kind(
    "S17-803",
    "what looks like personal details, left in the request",
    law=_LAW,
    todo="Put it under `hide:` if it belongs to a person, or under `keep:` if it may be published.",
)
LIKELY = Kind(
    "S17-804",
    "what may tell who asked",
    "warning",
    law=_LAW,
    todo="Look whether the word tells who asked here. If it does, put it under `hide:` or reword it.",
)

KINDS = (SURVIVES, NOT_FOUND, UNLISTED, LIKELY)

_LABELS = ("name", "address", "email", "telephone", "hidden")
_NOT_PRINTED = ("applicant", "hide", "keep", "private", "authority", "signed-by", "style", "accept")
_REQUEST: Path = ("request",)
# Words that stand before a name at the end of a letter or at its beginning.
_GREETINGS = (
    "dear", "hi", "hello", "from", "yours", "regards", "sincerely", "faithfully", "thanks", "kind", "best", "cheers",
    "name", "signed", "i", "the", "and", "for", "ask", "call", "mail", "tell", "many",
)  # fmt: skip
_NOUNS = {"name": "name", "address": "address", "email": "e-mail address", "telephone": "telephone number"}


def publish(case: Case, library: Library) -> Case:
    """The case as it may be published: without the applicant, and in the request a label for each mark of one."""
    text, words = case.request, Words(case.request)
    found = joined(words.hits(marks(case), spared(case)), text)
    found = joined([*found, *(more for hit in found for more in _first_names(case, words, hit))], text)
    for hit in reversed(found):
        text = text[: hit.start] + _label(library, hit.mark.what) + text[hit.end :]
    return replace(case, applicant=None, request=text)


def spared(case: Case) -> tuple[str, ...]:
    """Texts in which a word of the applicant's name tells nobody: those to keep, and the authority's particulars."""
    return (*case.keep, *particulars(case))


def misplaced(case: Case, data: Data) -> Iterator[Fault]:
    """A fault for each text to hide or to keep that stands neither in the request nor in what the officer wrote."""
    texts = [Words(text) for _, text in _printed(data)]
    for key, strings in (("hide", case.hide), ("keep", case.keep)):
        for index, string in enumerate(strings):
            mark = [Mark("hidden", string, letters(string))]
            if not any(words.hits(mark) for words in texts):
                hint = "write it as it stands in the request, or take it out"
                yield Fault(NOT_FOUND, (key, index), f"`{string}` is to {key}, but stands nowhere in this file", hint)


def survivors(case: Case, notice: Notice, copies: Mapping[str, str], data: Data, library: Library) -> Iterator[Fault]:
    """A fault for each mark of the applicant that the copy still has, at each place of the file that has it.

    `case` is the one with the applicant; `notice` and `copies` are the copy, by format; `data` is the file as typed.
    Words that may tell nobody are looked for where people typed, not in the words of the library.
    """
    every, keep = marks(case), spared(case)
    whole = [mark for mark in every if not mark.word]
    typed = [(path, Words(text)) for path, text in _printed(data) if path != _REQUEST]
    quoted = [Words(_without_labels(text, library)) for text in notice.quoted()]
    places = [(path, words, hit) for path, words in typed for hit in joined(words.hits(every, keep), words.text)]
    places += [(_REQUEST, words, hit) for words in quoted for hit in joined(words.hits(every, keep), words.text)]
    yield from (_survives(path, words, hit) for path, words, hit in places)
    said = {hit.mark.letters for _, words, _ in places for hit in words.hits(whole, keep)}
    texts = [*notice.texts(), *(_readable(text, extension) for extension, text in copies.items())]
    others = {hit.mark for text in texts for hit in Words(_without_labels(text, library)).hits(whole, keep)}
    for mark in sorted(others, key=lambda each: each.letters):
        if mark.letters not in said:
            yield Fault(SURVIVES, (), f"`{mark.text}` would be published", "change the profile or the library")
    for words in quoted:
        yield from _unlisted(words, keep)
    yield from _likely(every, [*typed, *((_REQUEST, words) for words in quoted)], keep)


def tells(case: Case, name: str) -> bool:
    """Whether the name of a file tells who asked, in whatever letters."""
    return bool(Words(name).hits([replace(mark, word=False) for mark in marks(case)]))


def _first_names(case: Case, words: Words, hit: Hit) -> Iterator[Hit]:
    """The words beside a name that was found which begin as a name of the applicant does: Rachel for R."""
    if hit.mark.what != "name" or case.applicant is None:
        return
    initials = {each[0] for each in case.applicant.name.upper().replace(".", " ").split()}
    for start, end in words.beside(hit):
        if words.text[start] in initials and letters(words.text[start:end]) not in _GREETINGS:
            yield replace(hit, start=start, end=end)


def _survives(path: Path, words: Words, hit: Hit) -> Fault:
    start, end = max(hit.start - 25, 0), hit.end + 25
    around = " ".join(words.text[start:end].split())
    shown = ("… " if start else "") + around + (" …" if end < len(words.text) else "")
    hint = (
        "reword it, in the letter and the copy alike" if path != _REQUEST else "put it under `hide:` as it stands there"
    )
    hint += "; if it tells nobody here, put the words around it under `keep:`" if hit.mark.word else ""
    what = "what `hide:` lists" if hit.mark.what == "hidden" else f"the applicant's {_NOUNS[hit.mark.what]}"
    return Fault(SURVIVES, path, f"{what} would be published: “{shown}”", hint)


def _unlisted(words: Words, keep: tuple[str, ...]) -> Iterator[Fault]:
    """Addresses and numbers left in the request that nobody has said anything about."""
    kept = {letters(each) for text in keep for pattern in (EMAIL, TELEPHONE, POSTCODE) for each in _all(pattern, text)}
    for pattern in (EMAIL, TELEPHONE, POSTCODE):
        for text in dict.fromkeys(_all(pattern, words.text)):
            if letters(text) not in kept:
                hint = "put it under `hide:` if it belongs to a person, under `keep:` if it may be published"
                yield Fault(UNLISTED, _REQUEST, f"`{text}` would be published and may be personal", hint)


def _all(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found[0] for found in pattern.finditer(text)]


def _likely(every: tuple[Mark, ...], texts: list[tuple[Path, Words]], keep: tuple[str, ...]) -> Iterator[Fault]:
    """Words of the name in small letters, which may be the name or may be a word like any other."""
    names = {mark.letters for mark in every if mark.word and mark.what == "name"} - EVERYDAY
    small = [replace(mark, word=mark.what != "name" and mark.word) for mark in every]
    for path, words in texts:
        hits = [hit for hit in joined(words.hits(small, keep), words.text) if hit.mark.letters in names]
        for word in sorted({words.text[hit.start : hit.end] for hit in hits if words.text[hit.start].islower()}):
            message = f"`{word}` would be published; it is a word of the applicant's name"
            yield Fault(LIKELY, path, message, "look whether it tells who asked; `hide:` takes it out of the request")


def _label(library: Library, what: str) -> str:
    return library.statement(f"publication.removed.{what}")[0].text


def _without_labels(text: str, library: Library) -> str:
    for what in _LABELS:
        text = text.replace(_label(library, what), " ////// ")
    return text


def _printed(data: Data) -> Iterator[tuple[Path, str]]:
    """Every text of a file that a letter may print, with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_PRINTED:
                yield from _texts(value, (key,))


def _texts(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
        return
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if (path[-1], step) != ("unstated", "kept"):  # where the reasons are on file, which no letter prints
            yield from _texts(value, (*path, step))


def _readable(letter: str, extension: str) -> str:
    """What a reader of a letter sees, whatever its format: no tags, no style, no escapes."""
    if not extension.endswith("html"):
        return letter.replace("\\", "")
    head, _, body = letter.partition("</style>")
    return unescape(re.sub(r"<[^<>]*>", " ", head.partition("<style>")[0] + body))
