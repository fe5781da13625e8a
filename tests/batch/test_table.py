"""A table of applicants for one decision: its headings, its rows, and where whatever is wrong with them stands."""

import os
import pickle
from pathlib import Path

import pytest
from sample import SOUND, without

from s17gen.batch.cells import DELIMITERS, cells, mark
from s17gen.batch.days import read_day
from s17gen.batch.headings import SPELLINGS, column
from s17gen.batch.item import Item, Who
from s17gen.batch.reader import Reader
from s17gen.batch.table import Table, read_table, rows
from s17gen.bind import bind
from s17gen.document import Document
from s17gen.findings import Finding, Place
from s17gen.forms import fields
from s17gen.source import MAX_BYTES
from s17gen.wire import Claim, Decision, RequestFile

DECISION = without("reference", "received", "applicant")
Row = tuple[int, int, str, str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def opened(text: str | bytes, decision: str = DECISION) -> tuple[Table | None, list[Finding]]:
    raw = text if isinstance(text, bytes) else text.encode()
    Path("a.csv").write_bytes(raw)
    return read_table("a.csv", Item("d.yaml", decision.encode()))


def refused(text: str | bytes, decision: str = DECISION) -> list[Row]:
    """What is wrong with a table of which no row is read."""
    table, findings = opened(text, decision)
    assert table is None
    return [placed(each) for each in findings]


def placed(finding: Finding) -> Row:
    return finding.place.line, finding.place.column, finding.kind.id, finding.message


def table(text: str | bytes, decision: str = DECISION) -> Table:
    found, findings = opened(text, decision)
    assert found is not None, findings
    return found


def read(text: str | bytes, decision: str = DECISION) -> list[tuple[Document, list[Finding]]]:
    """Every row of a sound table, as read."""
    found = table(text, decision)
    reader = pickle.loads(pickle.dumps(Reader(found)))
    return [reader.read(each) for each in rows(found)]


def faults(text: str | bytes, decision: str = DECISION) -> list[Row]:
    """What is wrong with the rows of a table."""
    found = [each for _, findings in read(text, decision) for each in findings]
    assert all(each.hint for each in found)
    return [placed(each) for each in found]


def data(text: str | bytes, decision: str = DECISION) -> list[dict[str, object]]:
    """What the rows of a table say besides the decision."""
    found = []
    for document, findings in read(text, decision):
        assert findings == []
        assert isinstance(document.data, dict)
        found.append({key: value for key, value in document.data.items() if key not in ("authority", "decisions")})
    return found


USUAL = {"dated": "2026-11-09", "subject": "drones", "request": "Please send me the drone manual."}
HEAD = "reference,name,received\n"


# What a table says.


def test_a_row_and_the_decision_make_a_request() -> None:
    [(document, findings)] = read("Ref,Name,Received\n007,R. Okafor,2026-10-12\n")
    assert findings == []
    assert isinstance(document.data, dict)
    assert " ".join(document.data) == "reference applicant received dated subject request authority decisions"
    assert data("Ref,Name,Received\n007,R. Okafor,2026-10-12\n") == [
        {"reference": "007", "applicant": "R. Okafor", "received": "2026-10-12", **USUAL}
    ]


def test_every_key_that_a_table_may_give() -> None:
    head = "reference,received,dated,clarified,applicant.name,applicant.salutation,applicant.address,applicant.email,"
    head += "applicant.telephone,extension.dated,extension.decide-by,review-of.letter,review-of.asked\n"
    days = [f"2026-10-{day}" for day in range(10, 20)]
    row = f'1,{days[0]},{days[1]},{days[2]},R. Okafor,Dr Okafor,"1 The Street\r\nNorthshire",r@x.example,01234 567890,'
    row += ",".join(days[3:7])
    assert data(head + row) == [
        {
            "reference": "1",
            "received": days[0],
            "dated": days[1],
            "clarified": days[2],
            "applicant": {
                "name": "R. Okafor",
                "salutation": "Dr Okafor",
                "address": "1 The Street\nNorthshire",
                "email": "r@x.example",
                "telephone": "01234 567890",
            },
            "extension": {"dated": days[3], "decide-by": days[4]},
            "review-of": {"letter": days[5], "asked": days[6]},
            "subject": "drones",
            "request": "Please send me the drone manual.",
        }
    ]


def test_a_column_takes_the_place_of_what_the_file_says_even_where_it_is_empty() -> None:
    decision = SOUND + "clarified: 2026-10-20\nextension: {dated: 2026-10-21, decide-by: 2026-10-22}\n"
    head = "ref,name,e-mail,received,dated,extension.dated\n"
    found = data(head + "1,A. Baker,,2026-10-13,,2026-10-23\n2,A. Baker,a@x.example,2026-10-13,,\n", decision)
    assert found == [
        {
            "reference": "1",
            "applicant": "A. Baker",
            "received": "2026-10-13",
            "extension": {"decide-by": "2026-10-22", "dated": "2026-10-23"},
            "subject": "drones",
            "request": "Please send me the drone manual.",
            "clarified": "2026-10-20",
        },
        {
            "reference": "2",
            "applicant": {"name": "A. Baker", "email": "a@x.example"},
            "received": "2026-10-13",
            "subject": "drones",
            "request": "Please send me the drone manual.",
            "clarified": "2026-10-20",
            "extension": {"decide-by": "2026-10-22"},
        },
    ]


def test_nothing_of_another_applicant_gets_into_a_letter() -> None:
    decision = SOUND.replace("R. Okafor", "{name: R. Okafor, address: 1 The Street, email: r@x.example}")
    assert data(HEAD + "1,A. Baker,2026-10-12\n", decision)[0]["applicant"] == "A. Baker"


def test_what_the_table_does_not_give_is_the_file_s() -> None:
    assert data("ref\n1\n2\n", SOUND) == [
        {"reference": each, "received": "2026-10-12", "applicant": "R. Okafor", **USUAL} for each in "12"
    ]


def test_each_row_may_be_from_an_authority_of_its_own() -> None:
    text = "Ref,Force,Name,Received\n1,westmarch,A. Baker,2026-10-12\n2,,A. Baker,2026-10-12\n"
    [(first, _), (second, _)] = read(text)
    assert isinstance(first.data, dict)
    assert isinstance(second.data, dict)
    assert first.data["authority"] == "westmarch"
    assert "authority" not in second.data  # the file's own is nobody's
    assert second.place(("authority",)) == Place("a.csv", 3, 3, "2,,A. Baker,2026-10-12")


def test_names_and_addresses_in_several_columns() -> None:
    head = "Ref;Surname;Title;First name;Postcode;Town/City;Address line 1;Address 2;Received\n"
    found = data(head + "1;Okafor;Dr;Rose;NS1 1AA;Northshire;1 The Street;;2026-10-12\n2;Baker;;;;;;;2026-10-12\n")
    assert [each["applicant"] for each in found] == [
        {"name": "Dr Rose Okafor", "address": "1 The Street\nNorthshire\nNS1 1AA"}, "Baker",
    ]  # fmt: skip


def test_cells_stay_the_text_they_are() -> None:
    for text in ("00012325", "=1+1", "+44 1234", "@x", "-1", "NO", "1e5", "null", "O'Brien", "#1", "{x}", 'Ba"ker'):
        [found] = data(f"ref,name,received\n{text},{text},2026-10-12\n")
        assert (found["reference"], found["applicant"]) == (text, text)


def test_what_a_spreadsheet_does() -> None:
    """A byte order mark, quotes, line breaks in cells, empty rows and cells, spaces, columns that are passed over."""
    text = '\ufeffsep=,\r\n\r\nReference , "Name","#Notes, of ours",Received,#,,\r\n'
    text += '\r\n , ,,\r\n"1", "Okafor, R. ""Ray""" ,,2026-10-12,,,\r\n'
    assert faults(text) == [(6, 1, "S17-070", "the quotation marks of this row do not match")]
    text = text.replace('""" ,', '""",') + " 2 ,B,x y,2026-10-12,,,,,\r\n"
    assert [(each["reference"], each["applicant"]) for each in data(text)] == [("1", 'Okafor, R. "Ray"'), ("2", "B")]


@pytest.mark.parametrize("sign", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(sign: str, end: str) -> None:
    text = f'ref{sign}"full\nname"{sign}received{end}1{sign}"A{sign} B"{sign}2026-10-12{end}2{sign}x'
    found = read(text)
    assert [each.place((), False).file for each, _ in found] == ["d.yaml", "d.yaml"]
    assert [placed(each) for _, one in found for each in one] == [
        (4, 1, "S17-072", "the row has 2 cells, and the table 3 headings")
    ]
    assert isinstance(found[0][0].data, dict)
    assert found[0][0].data["applicant"] == f"A{sign} B"


# Headings.


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Our ref", "reference"), ("REFERENCE", "reference"), ("Case No.", "reference"), ("foi_ref:", "reference"),
        ("Name *", "applicant.name"), ("Applicant's name", "applicant.name"), ("Applicant’s Name", "applicant.name"),
        ("applicant", "applicant.name"), ("E-mail", "applicant.email"), ("e_mail address", "applicant.email"),
        ("Date received", "received"), ("received (DD/MM/YYYY)", "received"), ("Dated d/m/yyyy", "dated"),
        ("Extension.Decide-by", "extension.decide-by"), ("#name", ""), (" # ", ""), ("", ""),
        *((each, each) for each in SPELLINGS),
    ],
)  # fmt: skip
def test_headings_as_people_write_them(heading: str, key: str) -> None:
    found = column(heading)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "heading",
    ["Date", "Date of request", "Due", "Notes", "name (dd/mm/yyyy)", "id", "response date", "x#", "first", "—"],
)
def test_headings_that_might_be_anything(heading: str) -> None:
    assert column(heading) is None


def test_no_spelling_means_two_things() -> None:
    spellings = [each for names in SPELLINGS.values() for each in names]
    assert len(set(spellings)) == len(spellings)


ONLY_OURS = {"reference", "received", "dated", "clarified", "authority", "applicant"}


@pytest.mark.parametrize("key", sorted({*fields(RequestFile), *fields(Decision), *fields(Claim)} - ONLY_OURS))
def test_what_was_asked_and_decided_comes_from_no_table(key: str) -> None:
    assert refused(f"ref,name,received,{key}\n") == [
        (1, 19, "S17-071", f"`{key}` cannot come from a table: it is the same for everyone in it")
    ]


HEADINGS = {
    "not known": ("ref,name,received,Adress\n", [(1, 19, "the heading `Adress` is not known")]),
    "several": (
        "ref,recieved,name,\"no\ntes\",size\n",
        [
            (1, 5, "the heading `recieved` is not known"), (1, 19, "the heading `no\ntes` is not known"),
            (2, 6, "the heading `size` is not known"), (1, 1, "no column gives `received`, and d.yaml has none"),
        ],
    ),
    "twice": ("ref,name,received,Applicant\n", [(1, 19, "`name` and `Applicant` both give `applicant.name`")]),
    "whole and part": ("ref,name,received,Title\n", [(1, 19, "`name` and `Title` both give `applicant.name`")]),
    "part twice": (
        "ref,surname,received,last name\n", [(1, 22, "`surname` and `last name` both give `applicant.name`")]
    ),
    "no reference": ("name,received\n", [(1, 1, "no column has the references")]),
    "no date": ("ref,name\n", [(1, 1, "no column gives `received`, and d.yaml has none")]),
    "no name": ("ref,received\n", [(1, 1, "no column gives `applicant`, and d.yaml has none")]),
    "no name with an address": ("ref,received,address\n", [(1, 1, "no column has the name of the applicant")]),
    "no last name": ("ref,received,title,forename\n", [(1, 1, "no column has the last name of the applicant")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_headings_that_are_refused(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert refused(text) == [(line, at, "S17-071", message) for line, at, message in expected]


def test_faults_are_no_more_than_twenty() -> None:
    assert len(refused("ref,name,received" + ",size" * 10_000)) == 20
    assert len(refused("name,received," + ",".join(f"ref{'.' * number}" for number in range(300)))) == 20
    [found] = [findings for _, findings in read(HEAD.replace("\n", "," * 5000 + "\n") + "1,A,2026-10-12" + ",x" * 5000)]
    assert len(found) == 20


def test_hints_for_headings() -> None:
    assert [each.hint for each in opened("dated,x\n")[1]][1:] == [
        "give each row one of its own, under `reference`", "add a column `received`", "add a column `name`",
    ]  # fmt: skip
    assert [each.hint for each in opened("Refrence,Nmae\n")[1]][:2] == [
        "did you mean `reference`?", "did you mean `name`?",
    ]  # fmt: skip
    hints = [each.hint for each in opened("ref,Nmae,Case officer,because\n", SOUND)[1]]
    assert hints == [
        "did you mean `name`?",
        "begin it with `#` to have the column passed over",
        "write it in the request file; give whoever gets another decision a request file of their own",
    ]


def test_tables_that_are_none() -> None:
    save = (
        "save the sheet as CSV in UTF-8: `CSV UTF-8` in the list of Excel's Save As, Unicode (UTF-8) in LibreOffice's"
    )
    for raw, rule, place, message in (
        (b"", "S17-070", (1, 1), "the table is empty"),
        (b"\n\r\n \n", "S17-070", (1, 1), "the table is empty"),
        (b"PK\x03\x04\x14\0", "S17-070", (1, 1), "this is a spreadsheet, not CSV"),
        ("ref,name\n".encode("utf-16"), "S17-001", (1, 1), "the file is UTF-16, not UTF-8"),
        ("ref,name\n".encode("utf-16-le"), "S17-011", (1, 2), "character U+0000 is not allowed"),
        ("\nref,caf\u00e9\n".encode("cp1252"), "S17-001", (2, 8),
         "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1"),
        (b'ref,"name\n1,x\n', "S17-070", (1, 1),
         "a quotation mark of this row, which is read as going on to line 2, is never closed"),
        (b'"ref"x,name\n', "S17-070", (1, 1), "the quotation marks of this row do not match"),
        (b"Requests 2026,,\n,,\nref,name,received\n1,A,2026-10-12\n", "S17-071", (1, 1),
         "the first row is no row of headings"),
        (b"ref|name|received\n1|A|2026-10-12\n", "S17-071", (1, 1), "the first row is no row of headings"),
        (b"sep=,\nref,name,received\n\n,,\n", "S17-070", (2, 1), "nobody is in the table"),
    ):  # fmt: skip
        found, findings = opened(raw)
        assert (found, [placed(each) for each in findings]) == (None, [(*place, rule, message)])
        assert findings[0].hint == save or rule in ("S17-070", "S17-071", "S17-011")


def test_a_table_that_cannot_be_opened() -> None:
    os.mkfifo("pipe")
    for path, message in (("no.csv", "there is no such file"), (".", "it is a folder, not a file"),
        ("pipe", "it is no ordinary file"), ("x\0", "its name is not a file's name")):  # fmt: skip
        found, findings = read_table(path, Item("d.yaml", DECISION.encode()))
        assert found is None
        assert [(each.kind.id, each.message) for each in findings] == [("S17-016", message)]


def test_a_decision_that_cannot_be_read_is_told_of_once() -> None:
    assert refused(HEAD + "1,A,2026-10-12\n2,B,2026-10-12\n", "a: [b\n") == [
        (1, 4, "S17-003", "this bracket or brace opens a collection that is never closed")
    ]


LATIN = "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1"

# Rows.


def test_rows_that_are_refused_by_their_lines() -> None:
    text = HEAD + 'x\n"2","A\nB",2026-10-12\n3,A,2026-10-12,x\n4,,2026-10-12\n,A,\n\n5,A,2026-10-12,,\n'
    assert faults(text) == [
        (2, 1, "S17-072", "the row has 1 cell, and the table 3 headings"),
        (3, 5, "S17-072", "the cell under `name` has a line break in it"),
        (5, 1, "S17-072", "the row has 4 cells, and the table 3 headings"),
        (6, 3, "S17-072", "the cell under `name` is empty"),
        (7, 1, "S17-072", "the cell under `reference` is empty"),
        (7, 4, "S17-072", "the cell under `received` is empty"),
    ]


def test_a_cell_under_no_heading() -> None:
    head = HEAD.replace("\n", ",,#\n")
    assert data(head + "1,A,2026-10-12,,x\n")[0]["reference"] == "1"
    assert faults(head + f"1,A,2026-10-12,{'x' * 50},x\n") == [
        (2, 16, "S17-072", f"`{'x' * 39}…` stands under no heading")
    ]


SWALLOWED = "which looks like the reference of another row"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            'EC-0701,A,"2 Quay Street,2026-10-12\nEC-0702,B,"2026-10-13\n',
            None,  # its quotation marks do not match, which is said
        ),
        ('EC-0701,A,"2 Quay Street\nEC-0702,B",2026-10-13\n', (1, 11, f"this cell has `EC-0702` in it, {SWALLOWED}")),
        ('EC-0701,A,"2 Quay Street\nEC-702,B",2026-10-13\n', ()),
        ('EC-0701,A,"2 Quay Street\nEastmere, EC-0702",2026-10-13\n', ()),
        ('12,A,"Rose House\n14, Quay Street",2026-10-13\n', ()),
        ('1200,A,"Rose House\n1400, Quay Street",2026-10-13\n', (1, 8, f"this cell has `1400` in it, {SWALLOWED}")),
        ('Flat,A,"Rose House\nPlot, Quay Street",2026-10-13\n', ()),
    ],
)
def test_a_row_that_another_has_swallowed(row: str, expected: tuple[int, int, str] | tuple[()] | None) -> None:
    found = faults(f"ref,name,address,received\n{row}")
    if expected is None:
        assert [each[2] for each in found] == ["S17-070"]
    else:
        assert found == ([(expected[0] + 1, expected[1], "S17-072", expected[2])] if expected else [])


def test_a_row_that_cannot_be_cut_stops_no_other() -> None:
    text = '1,"A"B,2026-10-12\n2,A,2026-10-12\n3,"A\x07",2026-10-12\n4,A,2026-10-12\n5,"A,2026-10-12\n6,\n'
    found = read(HEAD + text)
    assert [[placed(each) for each in findings] for _, findings in found] == [
        [(2, 1, "S17-070", "the quotation marks of this row do not match")],
        [],
        [(4, 5, "S17-011", "character U+0007 is not allowed")],
        [],
        [(6, 1, "S17-070", "a quotation mark of this row, which is read as going on to line 7, is never closed")],
    ]


@pytest.mark.parametrize(
    ("row", "rule", "message"),
    [
        (b"2,Caf\xe9,2026-10-12\n", "S17-001",
         "byte 0xe9 is not UTF-8; the file looks like Windows-1252 or Latin-1; the table was read no further"),
        (b'2,"' + b"x" * 200_000 + b'",2026-10-12\n', "S17-002",
         "this row is longer than any row may be; the table was read no further"),
        (b"2," + b"x," * MAX_BYTES, "S17-002", "this row is longer than any row may be; the table was read no further"),
        (b'2,"' + b"x\n" * 200_000, "S17-002",
         "this row, which is read as going on to line 65539, is longer than any row may be; the table was read no"
         " further"),
    ],
)  # fmt: skip
def test_what_the_table_is_read_no_further_for(row: bytes, rule: str, message: str) -> None:
    raw = HEAD.encode() + b"1,A,2026-10-12\n" + row + b"3,A,2026-10-12\n"
    found = [findings for _, findings in read(raw)]
    assert [(each.kind.id, each.message, each.place.line) for one in found for each in one] == [(rule, message, 3)]
    assert len(found) == 2


def test_a_bad_byte_is_found_however_late_and_where_a_table_has_its_lines() -> None:
    raw = f'{HEAD}1,"\u2028\x85\n{"é" * 100_000}'.encode() + b'\xe9",2026-10-12\n'
    assert faults(raw) == [
        (3, 100_001, "S17-001", f"{LATIN}; the table was read no further"),
    ]


def test_a_table_that_is_gone_when_its_rows_are_read() -> None:
    found = table(HEAD + "1,A,2026-10-12\n")
    assert [(each.several, each.label) for each in rows(found)] == [(True, "a.csv:2")]
    os.remove("a.csv")
    assert [each.message for one in rows(found) for each in one.amiss] == ["there is no such file"]


BLANK = "`{}` has no words of its own"


@pytest.mark.parametrize(
    ("row", "late", "expected"),
    [
        ("1,TBC,2026-10-12", "We were ill.", [("a.csv", 2, 3, BLANK.format("applicant"))]),
        ("1,A,2026-10-12", "TBC", [("d.yaml", 1, 7, BLANK.format("late"))]),
        (
            "1,TBC,2026-10-12",
            "TBC",
            [("a.csv", 2, 3, BLANK.format("applicant")), ("d.yaml", 1, 7, BLANK.format("late"))],
        ),
        ("1,A,2026-10-12", "We were ill.", []),
    ],
)
def test_what_says_nothing_is_found_in_the_row_and_in_the_decision(
    row: str, late: str, expected: list[tuple[str, int, int, str]]
) -> None:
    [(document, findings)] = read(f"{HEAD}{row}\n", f"late: {late}\n{DECISION}reference: TBC\n")
    assert findings == []
    _, found = bind(document, RequestFile)
    assert [(each.place.file, *placed(each)[:2], each.message) for each in found] == expected


# Places.


def test_findings_stand_in_the_table_or_in_the_file_of_the_decision() -> None:
    decision = SOUND.replace("R. Okafor", "{name: R. Okafor, address: 1 The Street}")
    text = 'ref,surname,title,received,address\n1,Okafor,Dr,2026-10-12,\n2,"Baker","",2026-10-13,"1 The Street\nTown"\n'
    [_, (row, _)] = read(text, decision)
    second, third = '2,"Baker","",2026-10-13,"1 The Street', 'Town"'
    assert third in row.lines
    for path, place in (
        (("reference",), Place("a.csv", 3, 1, second)),
        (("received",), Place("a.csv", 3, 14, second)),
        (("applicant",), Place("a.csv", 3, 3, second)),
        (("applicant", "name"), Place("a.csv", 3, 3, second)),
        (("applicant", "address"), Place("a.csv", 3, 25, second)),
        (("applicant", "email"), Place("a.csv", 3, 3, second)),
        (("dated",), Place("d.yaml", 3, 8, "dated: 2026-11-09")),
        (("decisions", 0, "claims", 0, "cite"), Place("d.yaml", 12, 15, "      - cite: s31(1)(a)")),
        ((), Place("d.yaml", 1, 1, "reference: FOI-1")),
    ):  # fmt: skip
        assert row.place(path) == place
        assert row.place(path, at_key=True).file == place.file
    assert row.has(("reference",))
    assert row.has(("decisions", 0))
    assert not row.has(("late",))


def test_paths_in_the_decision_count_from_its_folder() -> None:
    Path("a.csv").write_text(HEAD + "1,A,2026-10-12\n")
    found, _ = read_table("a.csv", Item("cases/d.yaml", DECISION.encode()))
    assert found is not None
    document, _ = Reader(found).read(next(rows(found)))
    assert (document.name, document.folder) == ("a.csv", "cases")


@pytest.mark.parametrize(
    ("text", "sign", "places"),
    [
        ("a,b,c", ",", [(0, 0), (0, 2), (0, 4)]),
        ('"a,"";b", c ,"d\r\ne",f\n', ",", [(0, 0), (0, 10), (0, 13), (1, 3)]),
        (";;", ";", [(0, 0), (0, 1), (0, 2)]),
        ('a\t"b\nc\rd"\te', "\t", [(0, 0), (0, 2), (2, 3)]),
        ('a"b",c', ",", [(0, 0), (0, 5)]),
    ],
)
def test_where_cells_begin(text: str, sign: str, places: list[tuple[int, int]]) -> None:
    assert [mark(text, sign, index) for index in range(len(cells(text, sign)))] == places


# Dates.


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("2026-10-12", "", "2026-10-12"), ("2026/10/12", "", "2026-10-12"), ("2026.1.2", "", "2026-01-02"),
        ("2026-10-12 00:00:00", "", "2026-10-12"), ("2026-10-12T00:00", "", "2026-10-12"),
        ("25/12/2026", "", "2026-12-25"), ("12/12/2026", "", "2026-12-12"), ("31.01.2026", "", "2026-01-31"),
        ("12 October 2026", "", "2026-10-12"), ("12-Oct-2026", "", "2026-10-12"), ("1st Sept. 2026", "", "2026-09-01"),
        ("12/10/2026", "dmy", "2026-10-12"), ("12/10/2026", "mdy", "2026-12-10"), ("1-2-2026", "dmy", "2026-02-01"),
        ("2026-10-12", "dmy", "2026-10-12"), ("29/02/2028", "", "2028-02-29"),
    ],
)  # fmt: skip
def test_dates(cell: str, order: str, expected: str) -> None:
    assert read_day(cell, order).text == expected


@pytest.mark.parametrize(
    ("cell", "order", "rule", "message"),
    [
        ("12/10/2026", "", "S17-073", "`12/10/2026` may be 12 October 2026 or 10 December 2026"),
        ("12/25/2026", "", "S17-073", "`12/25/2026` is a date only if the month comes first"),
        ("12/25/2026", "dmy", "S17-025", "`12/25/2026` is not a date"),
        ("12/10/26", "", "S17-025", "`12/10/26` is not a date"),
        ("12/10/26", "dmy", "S17-025", "`12/10/26` is not a date"),
        ("2026-02-30", "", "S17-025", "`2026-02-30` is not a date"),
        ("30/02/2026", "", "S17-025", "`30/02/2026` is not a date"),
        ("12/10-2026", "", "S17-025", "`12/10-2026` is not a date"),
        ("46307", "", "S17-025", "`46307` is not a date"),
        ("2026-10-12 09:30", "", "S17-025", "`2026-10-12 09:30` is not a date"),
        ("12 Octember 2026", "", "S17-025", "`12 Octember 2026` is not a date"),
        ("12 Ma 2026", "", "S17-025", "`12 Ma 2026` is not a date"),
        ("١٢/١٠/٢٠٢٦", "", "S17-025", "`١٢/١٠/٢٠٢٦` is not a date"),
        ("TBC", "", "S17-025", "`TBC` is not a date"),
    ],
)
def test_what_is_no_date_or_two(cell: str, order: str, rule: str, message: str) -> None:
    found = read_day(cell, order)
    assert (found.text, found.kind.id, found.message) == ("", rule, message)
    assert "2026-10-12" in found.hint


def test_a_heading_says_the_order_of_its_dates() -> None:
    head = "ref,name,received (DD/MM/YYYY),dated [mm.dd.yyyy]\n"
    assert [(each["received"], each["dated"]) for each in data(head + "1,A,12/10/2026,11/09/2026\n")] == [
        ("2026-10-12", "2026-11-09")
    ]
    assert faults(HEAD + "1,A,12/10/2026\n") == [
        (2, 5, "S17-073", "`12/10/2026` may be 12 October 2026 or 10 December 2026")
    ]


# Peeking, and what changes the letters.


def test_who_a_row_is_for() -> None:
    found = table('ref,name,received,address,email\n 1 ,A  B,2026-10-12,"1 The Street\nTown",a@x.example\n2,C,x,,\nx\n')
    reader = Reader(found)
    assert [reader.peek(each) for each in rows(found)] == [
        Who("1", "A B", "1 The Street\nTown", "a@x.example"), Who("2", "C"), Who(),
    ]  # fmt: skip


def test_the_mark_of_a_table_changes_with_all_that_its_rows_are_read_with() -> None:
    head = HEAD + "1,A,2026-10-12\n"
    others = [head.replace(",", ";"), "name,reference,received\n1\n", "reference,name,received (dd/mm/yyyy)\n1\n"]
    marks = {Reader(table(text)).mark for text in (head, *others)} | {Reader(table(head, DECISION + "# x\n")).mark}
    assert len(marks) == 5
    assert Reader(table(head)).mark == Reader(table(head + "2,B,2026-10-12\n")).mark
    assert Reader().mark == b""
