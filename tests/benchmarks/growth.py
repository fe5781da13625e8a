"""How the time of a letter grows with a request that was written to make it slow."""

import datetime
import json
import re
from functools import partial
from typing import get_args

from timing import EXAMPLE, Timings, in_turn, milliseconds, ratio, seconds, table

from s17gen import pipeline
from s17gen.library import Library
from s17gen.render import FORMATS, Renderer
from s17gen.source import load

SMALL = 20_000  # characters
TIMES = 4
STEEP = 6.0  # four times the text takes about 4 times as long if time is linear in it, 16 times if it is quadratic

SHAPES = {
    "words": "the records of it ",
    "[": "[",
    "*": "*",
    "_": "_",
    "<": "<",
    "a@": "a@",
    "e-mail addresses": "a@b.uk ",
    "https://": "https://",
    "backticks": "`",
    "controls": "\a",
    "one long word": "x",
    "wide letters": "字",
    "many lines": "a\n",
    "many paragraphs": "a\n\n",
    "numbered lines": "1. a\n",
    "digits": "0 ",
    "spaces and tabs": " \t",
    "the applicant's name": "R. Okafor ",
}


def run(rounds: int) -> None:
    """Print, for each shape of request and each audience, how many times as long the larger text takes."""
    audiences: tuple[pipeline.Audience, ...] = get_args(pipeline.Audience)
    settings = {each: _settings(each) for each in audiences}
    runs = {
        f"{shape} {audience} {size}": partial(seconds, partial(_write, _request(piece, size), settings[audience]))
        for shape, piece in SHAPES.items()
        for audience in audiences
        for size in (SMALL, SMALL * TIMES)
    }
    timings = in_turn(runs, rounds)
    rows = [[shape, *(cell for each in audiences for cell in _cells(timings, f"{shape} {each}"))] for shape in SHAPES]
    title = (
        f"Growth: requests of {SMALL:,} and of {SMALL * TIMES:,} characters, in {', '.join(FORMATS)}, and the ratio of "
        f"their times\n(median and middle half of {rounds}; {TIMES} or less is linear, over {STEEP:g} is steep)"
    )
    table(title, ("request", *(cell for each in audiences for cell in (f"for {each}", "", "ratio"))), rows)


def _cells(timings: Timings, name: str) -> list[str]:
    small, large = timings[f"{name} {SMALL}"], timings[f"{name} {SMALL * TIMES}"]
    grown = ratio(large, small)
    return [
        f"{milliseconds(small):.0f} ms",
        f"{milliseconds(large):.0f} ms",
        f"{grown}{' STEEP' if grown.middle > STEEP else ''}",
    ]


def _settings(audience: pipeline.Audience) -> pipeline.Settings:
    renderers = tuple(map(Renderer, FORMATS))
    return pipeline.Settings(Library(), renderers, datetime.date(2026, 11, 9), audience=audience)


def _request(piece: str, size: int) -> bytes:
    """The example with another request: so many characters of one piece, over and over."""
    text = f"Please send me this: {piece * (size // len(piece))}"  # a request without a word is refused
    typed = json.dumps(text, ensure_ascii=False).replace("\\u0007", "\\a")  # or it would be too long for a file
    example = EXAMPLE.read_text(encoding="utf-8")
    return re.sub(r"^request: .*?(?=^decisions:)", lambda _: f"request: {typed}\n", example, flags=re.M | re.S).encode()


def _write(request: bytes, settings: pipeline.Settings) -> None:
    """Whatever it takes until there is a letter, or a reason why a copy for publication may not be."""
    outcome = next(pipeline.run([load(str(EXAMPLE), request)], settings))
    assert outcome.notice, [finding.message for finding in outcome.findings]
