"""The copy for a disclosure log: what tells who asked is taken out of the request, and may stand nowhere else.

The request is the applicant's own text, so a mark of the applicant in it gives way to a note of what was there. The
officer's words are never changed: a name left in a reason stops the copy and is reported where it stands.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import to_builtins
from msgspec.structs import replace

from s17gen.case import Case
from s17gen.document import Data
from s17gen.findings import Fault, Kind, Path
from s17gen.library import Library
from s17gen.marks import EMAIL, POSTCODE, TELEPHONE, Mark, folded, hits, joined
from s17gen.notice import Notice

_LAW = ("UK GDPR art 5(1)(c)", "ICO guidance on disclosure logs")
SURVIVES = Kind("S17-801", "a mark of the applicant in the copy for publication", law=_LAW)
NOT_FOUND = Kind("S17-802", "a text to hide or to keep that stands nowhere in the file")
UNLISTED = Kind("S17-803", "what looks like personal details, left in the request", law=_LAW)
LIKELY = Kind("S17-804", "a word of the applicant's name or address in small letters", "warning", law=_LAW)

KINDS = (SURVIVES, NOT_FOUND, UNLISTED, LIKELY)

_NOT_PRINTED = ("applicant", "hide", "keep", "private")
# Words of a name that tell nobody.
_COMMON = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "the", "of",
    "and", "for", "in", "on", "at", "to", "de", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "ltd",
    "limited", "plc", "llp", "cic",
)  # fmt: skip
_EVERYDAY = ("may", "will", "march")  # names that stand in any letter as words


def publish(case: Case, library: Library) -> Case:
    """The case as it may be published: without the applicant, and in the request a label for each mark of one."""
    text = case.request
    for hit in reversed(joined(hits(text, marks(case), case.keep), text)):
        label = library.statement(f"publication.removed.{hit.mark.what}")[0].text
        text = text[: hit.start] + label + text[hit.end :]
    return replace(case, applicant=None, request=text)


def marks(case: Case) -> tuple[Mark, ...]:
    """What would tell who asked: `hide:`, the applicant's name and its words, address, e-mail and telephone number."""
    applicant = case.applicant
    if applicant is None:
        return ()
    found = [Mark("hidden", text, folded(text)) for text in case.hide]
    found.append(Mark("name", applicant.name, folded(applicant.name)))
    found += [Mark("name", each, (each,), capital=True) for each in folded(applicant.name)]
    for line in (applicant.address or "").splitlines():
        for outward, inward in POSTCODE.findall(line):
            found += [Mark("address", line, folded(code)) for code in (f"{outward} {inward}", outward + inward)]
        found.append(Mark("address", line.strip(), folded(line), capital=len(folded(line)) == 1))
    if applicant.email:
        found.append(Mark("email", applicant.email, folded(applicant.email)))
    if applicant.telephone:
        found.append(Mark("telephone", applicant.telephone, folded(applicant.telephone)))
    ours = {word for text in _strings(to_builtins(case.authority)) for word in folded(text)}
    telling = [each for each in found if each.words and not (each.capital and _tells_nobody(each.words, ours))]
    return tuple(dict.fromkeys(telling))


def misplaced(case: Case, data: Data) -> Iterator[Fault]:
    """A fault for each text to hide or to keep that stands neither in the request nor in what the officer wrote."""
    for key, strings in (("hide", case.hide), ("keep", case.keep)):
        for index, string in enumerate(strings):
            if not any(hits(text, [Mark("hidden", string, folded(string))]) for _, text in _printed(data)):
                hint = "write it as it stands in the request, or take it out"
                yield Fault(NOT_FOUND, (key, index), f"`{string}` is to {key}, but stands nowhere in this file", hint)


def survivors(case: Case, notice: Notice, letters: Mapping[str, str], data: Data) -> Iterator[Fault]:
    """A fault for each mark of the applicant that the copy still has, at each place of the file that has it.

    `case` is the one with the applicant; `notice` and `letters` are the copy; `data` is the file as typed.
    """
    every = marks(case)
    found = {hit.mark for text in (case.reference, *notice.texts()) for hit in hits(text, every, case.keep)}
    whole = [mark for mark in every if not mark.capital]
    found |= {hit.mark for text in letters.values() for hit in hits(_readable(text), whole, case.keep)}
    if found:
        texts = [(path, text) for path, text in _printed(data) if path != ("request",)]
        places = [(path, hit) for path, text in texts for hit in joined(hits(text, found, case.keep), text)]
        yield from (_survives(hit.mark, path) for path, hit in places)
        yield from (_survives(mark, ()) for mark in sorted(found, key=_longest)[: 0 if places else 1])
    yield from _unlisted(case, notice)
    yield from _likely(case, notice)


def _longest(mark: Mark) -> tuple[int, str]:
    return -len(mark.words), mark.text


def tells(case: Case, name: str) -> bool:
    """Whether the name of a file tells who asked, in whatever letters."""
    every = [replace(mark, capital=False) for mark in marks(case)]
    return bool(hits(name, every, case.keep))


def _survives(mark: Mark, path: Path) -> Fault:
    what = {
        "name": "of the applicant's name",
        "address": "of the applicant's address",
        "hidden": "that is to be hidden",
    }
    which = what.get(mark.what, "of the applicant's")
    hint = "reword it in the letter and the copy alike" if path else "change the profile or the library"
    hint += "; if it tells nobody here, list the words around it under `keep:`" if mark.capital else ""
    return Fault(SURVIVES, path, f"`{mark.text}` {which} would be published", hint)


def _unlisted(case: Case, notice: Notice) -> Iterator[Fault]:
    """E-mail addresses and telephone numbers left in the request that nobody has said anything about."""
    kept = " ".join([*case.keep, *_strings(to_builtins(case.authority))])
    left = [match[0] for text in notice.quoted() for each in (EMAIL, TELEPHONE) for match in each.finditer(text)]
    for text in dict.fromkeys(each for each in left if each not in kept):
        hint = "put it under `hide:` if it belongs to a person, under `keep:` if it may be published"
        yield Fault(UNLISTED, ("request",), f"`{text}` would be published and may be personal", hint)


def _likely(case: Case, notice: Notice) -> Iterator[Fault]:
    """Words of the name in small letters, which may be the name or may be a word like any other."""
    every = [replace(mark, capital=False) for mark in marks(case)]
    spans = ((text, hit) for text in notice.texts() for hit in joined(hits(text, every, case.keep), text))
    small = {hit.mark.text for text, hit in spans if len(hit.mark.words) == 1 and text[hit.start].islower()}
    for word in sorted(small - set(_EVERYDAY)):
        message = f"`{word}` would be published; it is a word of the applicant's name or address"
        yield Fault(LIKELY, (), message, "look whether it tells who asked; `hide:` takes it out of the request")


def _tells_nobody(words: tuple[str, ...], ours: set[str]) -> bool:
    """Whether a single word is too common to tell who asked, or is the authority's own."""
    word = words[0]
    return len(words) == 1 and (len(word) < 2 or word.isdecimal() or word in _COMMON or word in ours)


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
        yield from _texts(value, (*path, step))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _readable(letter: str) -> str:
    """What a reader of a letter sees, whatever its format: no tags, no style, no escapes."""
    from html import unescape

    shown = re.sub(r"<style>.*?</style>|<[^<>]*>", " ", letter, flags=re.DOTALL)
    return unescape(shown).replace("\\", "")
