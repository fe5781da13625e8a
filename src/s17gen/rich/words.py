"""The words of one paragraph, item or cell: `**strong**`, `*emphasis*`, code, links, bare addresses, backslashes.

Read in one pass. The `markdown` package's own reader of these loses words of odd texts, leaks what it puts in their
place, and takes a time that grows with the square of some.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from s17gen.notice import Inline, Inlines, Link, Strong, Text
from s17gen.visible import STEERING, fold
from s17gen.wording import plain

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ADDRESS = rf"(?i:https?://|mailto:)[^\s<>`|{STEERING}]+"
_SAFE = re.compile(_ADDRESS)
_ESCAPED = re.compile(rf"\\([{_PUNCTUATION}])")
# As in the grammar of wording, each repetition ends at a character that it excludes: matching takes linear time.
_TOKEN = re.compile(
    rf"\\(?P<escaped>[{_PUNCTUATION}])"
    r"|(?<!`)(?:`(?P<code>[^`]+)`|``(?P<codes>(?:[^`]|(?<!`)`(?!`))++)``)(?!`)"
    r"|(?P<image>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?!\())*+)\]"
    r"\( *<?(?P<href>(?:[^\s()<>]|\([^\s()<>]*\))*+)>?(?: +(?P<title>\"[^\"]*\"|'[^']*'))? *\)"
    rf"|<(?P<auto>{_ADDRESS}|(?P<mail>[\w.+-]+@[\w.-]+))>"
    rf"|(?P<url>(?i:https?://)[^\s<>\"`|{STEERING}]*[^\s<>\"`|.,;:!?'*_~\]){STEERING}])"
    r"|(?P<run>\*+|_+)"
)


def inlines(text: str, miss: Callable[[str], None]) -> Inlines:
    """The words of a text, white space folded; `miss` is told what of them a letter cannot show."""
    text = fold(text.replace("\\\n", "\n"))
    if text.isalnum() or not text:  # most cells of a table
        return (Text(text),) if text else ()
    pieces: list[Inline] = []
    runs: dict[int, tuple[bool, bool]] = {}
    end = 0
    for match in _TOKEN.finditer(text):
        pieces.append(Text(text[end : match.start()]))
        end = match.end()
        if match["run"]:
            runs[len(pieces)] = _flanks(text, match.start(), end)
        pieces.append(_piece(match, miss))
    pieces.append(Text(text[end:]))
    return tidied(_emphasised(pieces, runs))


def with_addresses(content: Inlines) -> str:
    """Inlines as words alone, with each address behind the words that lead to it."""
    return "".join(
        f"{each.text} <{each.href}>" if isinstance(each, Link) and leads_elsewhere(each) else each.text
        for each in content
    )


def leads_elsewhere(link: Link) -> bool:
    """Whether a link's words are not its address."""
    return link.href not in (link.text, f"mailto:{link.text}")


def tidied(pieces: Iterable[Inline]) -> Inlines:
    """Pieces as a letter prints them: no two texts side by side, white space in texts alone and never twice."""
    joined = list(_joined(part for each in _joined(pieces) for part in _spaced(each)))
    around = ["", *(each.text if isinstance(each, Text) else "" for each in joined), ""]
    for index, each in enumerate(joined):
        if isinstance(each, Strong) and not _stands_out(each.text, around[index][-1:], around[index + 2][:1]):
            joined[index] = Text(each.text)
    shown = [Text(re.sub(" +", " ", each.text)) if isinstance(each, Text) else each for each in _joined(joined)]
    if shown and isinstance(shown[0], Text):
        shown[0] = Text(shown[0].text.lstrip(" "))
    if shown and isinstance(shown[-1], Text):
        shown[-1] = Text(shown[-1].text.rstrip(" "))
    return tuple(each for each in shown if each.text) if plain(tuple(shown)).strip() else ()


def _piece(match: re.Match[str], miss: Callable[[str], None]) -> Inline:
    if match["words"] is not None:
        return _link(match, miss)
    if match["mail"]:
        return Link(match["mail"], f"mailto:{match['mail']}")
    if address := match["auto"] or match["url"]:
        return Link(address, address)
    return Text(match["escaped"] or match["run"] or (match["code"] or match["codes"]).strip(" "))


def _link(match: re.Match[str], miss: Callable[[str], None]) -> Inline:
    """Words that lead to an address that a letter may show; to any other, what was typed."""
    href = _ESCAPED.sub(r"\1", match["href"])
    if not match["image"] and not _SAFE.fullmatch(href):
        return Text(match[0])
    words = plain(inlines(match["words"], miss))
    if match["image"]:
        miss("an image")
        return Text(words)
    if match["title"]:
        miss("a title on a link")
    return Link(words or href, href)


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a row of `*` or `_` may open and whether it may close emphasis; within a word it does neither."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return bool(after.strip()) and not before.isalnum(), bool(before.strip()) and not after.isalnum()


def _emphasised(pieces: list[Inline], runs: dict[int, tuple[bool, bool]]) -> Iterator[Inline]:
    """The pieces, strong between rows of `**`; `runs` tells which are such rows, and whether they open and close."""
    left = {index: len(pieces[index].text) for index in runs}
    turns = _turns([(index, pieces[index].text[0], *runs[index]) for index in runs], left)
    depth = 0
    for index, piece in enumerate(pieces):
        depth += turns.get(index, 0)
        shown = Text(piece.text[: left[index]]) if index in left else piece
        yield Strong(shown.text) if depth and isinstance(shown, Text) else shown


def _turns(runs: list[tuple[int, str, bool, bool]], left: dict[int, int]) -> dict[int, int]:
    """Where strong words begin (1) and end (-1). Takes out of `left` the signs that are markup, not text."""
    turns: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    waiting = {"*": 0, "_": 0}
    for index, sign, opens, closes in runs:
        while closes and left[index] and waiting[sign]:
            while opened[-1][1] != sign:
                waiting[opened.pop()[1]] -= 1
            opener = opened[-1][0]
            used = min(left[opener], left[index])
            if used > 1:
                turns[opener + 1] = turns.get(opener + 1, 0) + 1
                turns[index] = turns.get(index, 0) - 1
            left[index] -= used
            left[opener] -= used
            if not left[opener]:
                waiting[opened.pop()[1]] -= 1
        if opens and left[index]:
            waiting[sign] += 1
            opened.append((index, sign))
    return turns


def _joined(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """The pieces without empty ones, neighbours of a kind made one unless they are links."""
    for kind, run in itertools.groupby((each for each in pieces if each.text), type):
        if kind is Link:
            yield from run
        else:
            text = "".join(each.text for each in run)
            yield Strong(text) if kind is Strong else Text(text)


def _spaced(each: Inline) -> Iterator[Inline]:
    """White space at the ends of what stands out or leads elsewhere put outside, where Markdown can print it."""
    words = each.text.strip()
    if isinstance(each, Text) or not words:
        yield Text(each.text)
        return
    before, after = each.text.split(words, 1)
    yield Text(before)
    yield Link(fold(words), each.href) if isinstance(each, Link) else Strong(fold(words))
    yield Text(after)


def _stands_out(words: str, before: str, after: str) -> bool:
    """Whether Markdown can print words as strong ones between these two characters."""
    return _parts(words[0], before) and _parts(words[-1], after)


def _parts(inner: str, outer: str) -> bool:
    from unicodedata import category

    if inner.isalnum() or not outer or outer.isspace():
        return True
    return category(outer).startswith("P") or (outer.isascii() and not outer.isalnum())
