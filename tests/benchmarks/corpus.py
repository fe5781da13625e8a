"""Requests made from the examples, each with a reference and an applicant of its own, and frames with their words.

A frame is what is left of a letter when its reference and its applicant are taken out: plain Jinja2, with all other
words in it as they stand.
"""

import datetime
import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from timing import EXAMPLE

from s17gen import pipeline
from s17gen.document import Document
from s17gen.findings import Finding
from s17gen.library import Library
from s17gen.render import EXTENSIONS, Renderer
from s17gen.source import load

EXAMPLES = EXAMPLE.parent
_REFERENCE = re.compile(r"^reference: .*$", re.MULTILINE)
_NAME = re.compile(r"^(applicant: (?:\{name: )?|applicant:\n  name: )[^,{}\n]+", re.MULTILINE)
_SAMPLE = 9_999_999


class Dialect(NamedTuple):
    """How frames are written: what stands for the reference and the applicant, and how all else is kept as it is."""

    reference: str
    name: str
    literal: Callable[[str], str]


def _raw(text: str) -> str:
    """Text for Jinja2, which would take some of a style sheet for its own."""
    return f"{{% raw %}}{text}{{% endraw %}}"


JINJA = Dialect("{{ reference }}", "{{ name }}", _raw)


def reference(number: int) -> str:
    """The reference of a request."""
    return f"B-{number:07}"


def name(number: int) -> str:
    """Whom its letter is to."""
    return f"Robin Bearer{number:07}"


def requests(folder: Path, count: int) -> Path:
    """So many requests in a folder, example after example, over and over, with their profiles."""
    folder.mkdir()
    shutil.copytree(EXAMPLES / "authorities", folder / "authorities")
    examples = itertools.cycle([(path.name, path.read_text("utf-8")) for path in letters()])
    for number, (file, text) in enumerate(itertools.islice(examples, count)):
        (folder / f"{number:07}-{file}").write_text(numbered(text, number), "utf-8")
    return folder


def numbered(text: str, number: int) -> str:
    """An example as somebody else's request."""
    text, references = _REFERENCE.subn(f"reference: {reference(number)}", text, count=1)
    text, names = _NAME.subn(lambda found: found[1] + name(number), text, count=1)
    assert references == names == 1, text[:300]
    return text


def letters() -> Iterator[Path]:
    """The examples that give letters, and no note for the file."""
    settings = _settings("md")
    for path in sorted(EXAMPLES.glob("*.yaml")):
        if _outcome(path, settings).style != pipeline.FILE_NOTE:
            yield path


def frames(folder: Path, formats: tuple[str, ...], dialect: Dialect = JINJA) -> Path:
    """A frame for each example and format, in a folder: `council-homes.html`."""
    folder.mkdir()
    for form in formats:
        settings = _settings(form)
        for path in letters():
            letter = _outcome(path, settings).text
            assert letter, f"{path} has errors"
            (folder / f"{path.stem}.{EXTENSIONS.get(form, form)}").write_text(_frame(letter, dialect), "utf-8")
    return folder


def _settings(form: str) -> pipeline.Settings:
    return pipeline.Settings(Library(), (Renderer(form),), datetime.date(2026, 11, 9))


def _outcome(path: Path, settings: pipeline.Settings) -> pipeline.Outcome:
    return next(pipeline.run([_sample(path)], settings))


def _sample(path: Path) -> tuple[Document, list[Finding]]:
    return load(str(path), numbered(path.read_text("utf-8"), _SAMPLE).encode())


def _frame(letter: str, dialect: Dialect) -> str:
    slots = {reference(_SAMPLE): dialect.reference, name(_SAMPLE): dialect.name}
    pieces = re.split(f"({'|'.join(slots)})", letter)
    return "".join(slots[each] if each in slots else dialect.literal(each) for each in pieces if each)
