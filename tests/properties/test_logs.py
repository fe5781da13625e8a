"""Logs under mutation: no record and no copy, however odd, is more than a line, a message or passed over."""

import contextlib
import csv
import io
import json
import random

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from odd import HOSTILE, many
from test_pipeline import change, nodes
from test_records import MUTATION, RECORD, read

from s17gen import record
from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.logs.copies import Copy, CopyReader
from s17gen.logs.entry import Entry, Logged, Reader
from s17gen.logs.index import index
from s17gen.logs.page import print_index
from s17gen.logs.pieces import pieces
from s17gen.logs.select import choose
from s17gen.logs.tables import as_csv, as_json, cell
from s17gen.logs.text import summary
from s17gen.logs.totals import totals
from s17gen.testing import outcome

LIBRARY = Library()
READER, COPIES = Reader(LIBRARY), CopyReader(LIBRARY)
HELD = record.read("r.json", json.dumps(RECORD).encode())
COPY = outcome(json.dumps(RECORD["request"]), formats=("html", "md", "txt"), audience="publication").letters
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def line(name: str, data: object) -> Logged | None:
    """The line for a record, or None where it is refused in words."""
    held = read(json.dumps(data).encode())
    try:
        return READER.read(name, held) if held else None
    except RecordError as error:
        said = error
    assert said.message.startswith(name)
    assert said.hint
    return None


@many
@given(mutations=st.lists(MUTATION, min_size=1, max_size=4))
def test_a_mutated_record_is_a_line_or_a_message(mutations: list[tuple[str, int, object, bool]]) -> None:
    data = RECORD
    for how, where, value, within in mutations:
        paths = [path for path in nodes(data) if not within or path[0] in ("request", "authority", "dates")]
        data = change(data, paths[where % len(paths)], how, value) if paths else data
    found = line("r.json", data)
    if found:
        tables(choose([found]).entries)


def tables(entries: tuple[Entry, ...]) -> None:
    """Every way of printing lines works, and has each of them once."""
    sums = totals(entries)
    assert summary(entries, sums, None, "dated")
    assert len(json.loads(as_json(entries, sums, None, "dated", ["applicant"]))["letters"]) == len(entries)
    rows = list(csv.reader(io.StringIO(as_csv(entries, ["applicant", "subject"]))))
    assert {len(row) for row in rows} == {19}
    assert len(rows) == len(entries) + 1
    assert not any(each.lstrip(" '\"").startswith(FORMULA) and not each.startswith("'") for row in rows for each in row)


@many
@given(text=HOSTILE | st.sampled_from(FORMULA).flatmap(lambda first: HOSTILE.map(lambda rest: first + rest)))
def test_a_cell_is_one_line_and_no_formula(text: str) -> None:
    found = str(cell(text))
    assert not found.startswith(FORMULA)
    assert not found.lstrip().startswith(FORMULA)
    assert len(found.splitlines()) <= 1
    assert next(csv.reader(io.StringIO(as_csv_line(found)))) == [found]


def as_csv_line(text: str) -> str:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerow([text])
    return file.getvalue()


@many
@given(order=st.permutations(range(6)), seed=st.integers(0, 99))
def test_the_order_of_records_changes_nothing(order: list[int], seed: int) -> None:
    chance = random.Random(seed)
    records = [replace(HELD, reference=f"R{chance.randrange(4)}") for _ in order]
    lines = [READER.read(f"{place}.json", each) for place, each in enumerate(records)]
    assert choose(lines) == choose([lines[place] for place in order])


@many
@given(text=HOSTILE, ending=st.sampled_from([".html", ".htm", ".md", ".txt", ".xyz", ""]), cut=st.integers(0, 10**6))
def test_anything_has_pieces(text: str, ending: str, cut: int) -> None:
    for each in (text, *(f"{copy[: cut % len(copy)]}{text}{copy[cut % len(copy) :]}" for copy in COPY.values())):
        for piece in pieces(each, ending):
            assert piece.lines
            assert all(line and line == line.strip(" ") and "\n" not in line for line in piece.lines)


@many
@given(text=HOSTILE, ending=st.sampled_from(["html", "md", "txt"]), cut=st.integers(0, 10**6))
def test_a_copy_with_anything_in_it_is_listed_or_refused(text: str, ending: str, cut: int) -> None:
    copy = COPY[ending]
    raw = f"{copy[: cut % len(copy)]}{text}{copy[cut % len(copy) :]}".encode()
    with contextlib.suppress(RecordError):
        found = COPIES.read(f"log/x-publication.{ending}", raw, asked_for=True)
        assert found is not None
        listed(found)


def listed(found: Copy) -> None:
    notice = index([found], "log", LIBRARY)
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(print_index(notice, "html"))
    assert [each.get("href") for each in root.iter("a")] == ["#answers", found.path.removeprefix("log/")]
    assert len(list(root.iter("tr"))) == 2
    assert print_index(notice, "md").count("](<") == 1 or "](<" in f"{found.subject}{found.title}"
