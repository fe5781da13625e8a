"""The index of a disclosure log: what copies say of themselves and nothing else, in a page that hurts nobody."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from letters import MARKDOWN
from sample import REQUESTS, SOUND, changed
from test_cli import s17gen
from test_hostile_text import PAYLOADS
from test_log import MORE_TIME

from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.logs.copies import Copy, CopyReader
from s17gen.logs.index import address, index
from s17gen.logs.page import print_index
from s17gen.logs.results import result
from s17gen.notice import Audience
from s17gen.pipeline import Outcome
from s17gen.testing import outcome
from s17gen.visible import fold, visible
from s17gen.wording import capital

LIBRARY = Library()
READER = CopyReader(LIBRARY)
FORMATS = ("html", "md", "txt", "large-print")
MARK = "This is a copy of our answer, for publication. It leaves out what would tell who asked."


def copy(
    text: str = SOUND, name: str = "request.yaml", style: str | None = None, audience: Audience = "publication"
) -> Outcome:
    return outcome(text, name=name, formats=FORMATS, audience=audience, style=style)


def read(text: str, name: str = "log/FOI-1-publication.html", asked_for: bool = False) -> Copy | None:
    return READER.read(name, text.encode(), asked_for)


def page(copies: list[Copy], form: str = "html", folder: str = "log") -> str:
    return print_index(index(copies, folder, LIBRARY), form)


def rows(text: str) -> list[list[Element]]:
    """The cells of each row of the page, as a browser has them; markup that is not sound is an error."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return [list(row) for row in root.iterfind(".//tbody/tr")]


def words(cell: Element) -> str:
    return "".join(cell.itertext())


def html() -> str:
    return copy().letters["html"]


# What a copy says of itself.


STYLES = ("police", "council", "central", "brief")


def every() -> Iterator[tuple[str, str, str | None]]:
    for path in (each for each in REQUESTS if "draft" not in str(each)):
        styles = STYLES if path.parent.name == "examples" else (None,)
        yield from ((path.read_text("utf-8"), str(path), style) for style in styles)
    yield from ((changed(*MORE_TIME), "request.yaml", style) for style in STYLES)


def test_every_copy_is_read_in_every_format_as_it_was_decided() -> None:
    results = set()
    for request, name, style in every():
        done = copy(request, name, style)
        case = done.case
        if not done.letters or not case or not case.writes():
            continue
        decided = result([each.outcome for each in case.decisions], case.regime)
        for extension, text in done.letters.items():
            found = read(text, f"log/x.{extension}")
            assert found == Copy(
                path=f"log/x.{extension}",
                authority=fold(case.authority.name if case.authority else ""),
                title=done.notice.title if done.notice else "",
                reference=case.reference,
                dated=case.dated,
                subject=case.subject,
                result=decided,
            ), (name, style)
            results.add(decided)
    assert results == {"given", "given-in-part", "refused", "not-held", "clarification", "more-time"}


def test_a_part_of_a_sentence_is_not_taken_for_the_whole() -> None:
    outcomes = LIBRARY.regime().outcomes
    found = read(f"<p>{MARK}</p><p>{outcomes['disclosed-in-part'].row}</p>")
    assert found is not None
    assert found.result == "given-in-part"


def test_what_the_applicant_wrote_is_no_decision() -> None:
    rows_of = {each: LIBRARY.regime().outcomes[each].row for each in ("disclosed", "not-held")}
    for ending, quoted in (("html", "<blockquote><p>{}</p></blockquote>"), ("md", "\n\n> {}\n"), ("txt", "\n\n> {}\n")):
        said = [MARK, rows_of["not-held"]]
        text = "\n\n".join(f"<p>{each}</p>" if ending == "html" else each for each in said)
        found = read(text + quoted.format(rows_of["disclosed"]), f"log/x.{ending}")
        assert found is not None
        assert found.result == "not-held"


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_spaces_that_do_not_break_are_spaces(ending: str) -> None:
    text = copy().letters[ending]
    assert "your request about drones" in text
    found = read(text.replace("request about drones", "request\u00a0about\u00a0drones"), f"log/x.{ending}")
    assert found is not None
    assert found.subject == "drones"


EDITED = f"""\
<!DOCTYPE html><title>x</title><nav>Home</nav><h1>FOI&nbsp;2026</h1>
<p>Northshire Police</p><p><b>Our reference:</b>&#160;FOI&#8209;1<br/><b>Date:</b> 9&nbsp;November 2026
<p>{MARK}<p>You asked about drones.<p>We do not hold this.
"""


def test_a_copy_that_was_edited_by_hand_is_read_as_far_as_it_goes() -> None:
    found = read(EDITED, "log/edited.htm")
    assert found is not None
    assert (found.title, found.authority, found.reference) == ("FOI 2026", "Northshire Police", "FOI\u20111")
    assert (str(found.dated), found.subject, found.result) == ("2026-11-09", "", "not-held")
    assert found.missing() == ["subject"]
    (row,) = rows(page([found]))
    assert words(row[2]) == "FOI 2026"
    (bare,) = rows(page([READER.read("log/a b-publication.md", b"Something\n", asked_for=False) or found]))
    assert [words(cell) for cell in bare] == ["–", "–", "a b-publication.md", "See the answer"]


@pytest.mark.parametrize("extension", ["html", "md", "txt"])
def test_a_letter_to_the_applicant_is_never_listed(extension: str) -> None:
    letter = copy(audience="applicant").letters[extension]
    assert read(letter, f"sent/FOI-1.{extension}") is None
    for name, asked_for in ((f"FOI-1.{extension}", True), (f"FOI-1-publication.{extension}", False)):
        with pytest.raises(RecordError, match=r"is no copy for publication: it greets somebody, “Dear R. Okafor”"):
            read(letter, name, asked_for)
    portal = outcome(SOUND.replace("foi@northshire.example", "1 Mill Lane"), formats=("txt",), audience="portal")
    assert read(portal.letters["txt"], "FOI-1-portal.txt") is None
    with pytest.raises(RecordError, match="does not say that it is one"):
        read(portal.letters["txt"], "FOI-1-portal.txt", asked_for=True)


def test_a_letter_that_is_given_out_in_an_answer_greets_nobody() -> None:
    text = f"<p>{MARK}</p><p>Dear resident</p>"
    assert read(text) is not None


def test_what_must_not_be_listed_is_refused() -> None:
    draft = outcome(
        changed(("    severance: No page can be given.\n", "")), formats=("html",), audience="publication", draft=True
    )
    with pytest.raises(RecordError, match="is a draft, and was left out"):
        read(draft.letters["html"])
    for raw in (b"", b"\xff\xfe<p>x", b"<style>p {}</style>"):
        with pytest.raises(RecordError, match="is empty, or no text in UTF-8"):
            READER.read("FOI-1-publication.html", raw, asked_for=False)
        assert READER.read("other.html", raw, asked_for=False) is None


# The page.


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A folder of copies, with other files in it."""
    folder = tmp_path / "log"
    (folder / "2026").mkdir(parents=True)
    for text in (
        SOUND,
        changed(("FOI-1", "FOI-2"), ("2026-11-09", "2026-12-01"), ("received: 2026-10-12", "received: 2026-11-12")),
    ):
        done = copy(text)
        assert done.case
        for extension, letter in done.letters.items():
            (folder / f"{done.case.reference}-publication.{extension}").write_text(letter, "utf-8")
    older = changed(("FOI-1", "FOI/0"), ("2026-11-09", "2026-11-06"), ("drones", "cars & <vans>"))
    (folder / "2026/older one.html").write_text(copy(older).letters["html"], "utf-8")
    (folder / "FOI-3.md").write_text(copy(audience="applicant").letters["md"], "utf-8")
    (folder / "README.md").write_text("# Our log", "utf-8")
    return tmp_path


def test_the_page_lists_the_latest_first_and_leads_to_every_format(log: Path) -> None:
    done = s17gen("log", "log", "-o", "log/index.html", cwd=log)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"s17gen: log/index.html\n")
    text = (log / "log/index.html").read_text("utf-8")
    assert [[words(cell) for cell in row] for row in rows(text)] == [
        ["FOI-2", "1 December 2026", "Drones (also as large print, Markdown, plain text)", "Refused the request"],
        ["FOI-1", "9 November 2026", "Drones (also as large print, Markdown, plain text)", "Refused the request"],
        ["FOI/0", "6 November 2026", "Cars & <vans>", "Refused the request"],
    ]
    links = [link.get("href", "") for row in rows(text) for link in row[2].iter("a")]
    assert links == [
        *(f"FOI-2-publication.{each}" for each in ("html", "large-print.html", "md", "txt")),
        *(f"FOI-1-publication.{each}" for each in ("html", "large-print.html", "md", "txt")),
        "2026/older%20one.html",
    ]
    assert all((log / "log" / unquote(each)).is_file() for each in links)
    again = s17gen("log", "log", "-o", "log/index.html", "--force", cwd=log)  # an index is not a copy
    assert (again.stderr, (log / "log/index.html").read_text("utf-8")) == (b"s17gen: log/index.html\n", text)


def test_the_page_is_marked_up_for_everyone(log: Path) -> None:
    text = s17gen("log", "log", "-f", "html", cwd=log).stdout.decode()
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert root.attrib == {"lang": "en-GB"}
    assert root.findtext(".//title") == "Disclosure log"
    assert [each.text for each in root.iter("h1")] == ["Disclosure log"]
    assert [each.text for each in root.iter("h2")] == ["December 2026", "November 2026"]
    for row in rows(text):
        assert [(cell.tag, cell.get("scope")) for cell in row] == [("th", "row"), *[("td", None)] * 3]
    assert [each.get("scope") for each in root.iterfind(".//thead//th")] == ["col"] * 8
    skip = root.find(".//body//a")
    assert skip is not None
    assert root.find(f".//*[@id='{skip.get('href', '')[1:]}']") is not None
    assert [words(each) for each in root.iterfind(".//header//p")] == ["Northshire Police"]
    assert root.findall(".//script") == []


def test_the_same_page_as_markdown(log: Path) -> None:
    done = s17gen("log", "log", "-o", "log/index.md", cwd=log)
    assert done.returncode == 0
    text = (log / "log/index.md").read_text("utf-8")
    assert text.startswith("**Northshire Police**\n\n# Disclosure log\n\nThis page lists answers")
    head = "| Reference | Date | What the request was about | What we did |\n| --- | --- | --- | --- |\n"
    assert text.endswith(
        f"## December 2026\n\n{head}"
        "| FOI-2 | 1 December 2026 | [Drones](<FOI-2-publication.html>) (also as [large print]"
        "(<FOI-2-publication.large-print.html>), [Markdown](<FOI-2-publication.md>), [plain text]"
        "(<FOI-2-publication.txt>)) | Refused the request |\n"
        f"\n## November 2026\n\n{head}"
        "| FOI-1 | 9 November 2026 | [Drones](<FOI-1-publication.html>) (also as [large print]"
        "(<FOI-1-publication.large-print.html>), [Markdown](<FOI-1-publication.md>), [plain text]"
        "(<FOI-1-publication.txt>)) | Refused the request |\n"
        "| FOI/0 | 6 November 2026 | [Cars & \\<vans>](<2026/older%20one.html>) | Refused the request |\n"
    )


def test_links_lead_from_where_the_page_is(log: Path) -> None:
    s17gen("log", "log/2026", "-o", "site/pages/index.html", cwd=log)
    text = (log / "site/pages/index.html").read_text("utf-8")
    assert 'href="../../log/2026/older%20one.html"' in text
    assert b'href="log/2026/older%20one.html"' in s17gen("log", "log/2026", "-f", "html", cwd=log).stdout


def test_a_period_is_about_the_date_of_the_answers(log: Path) -> None:
    text = s17gen("log", "log", "-f", "html", "--period", "2026-12", cwd=log).stdout.decode()
    assert [words(row[0]) for row in rows(text)] == ["FOI-2"]


def test_a_copy_that_is_in_no_period_is_named(log: Path) -> None:
    (log / "log/edited.html").write_text(EDITED.replace("Date:", "On"), "utf-8")
    done = s17gen("log", "log", "-f", "html", "--period", "2026", cwd=log)
    assert [words(row[0]) for row in rows(done.stdout.decode())] == ["FOI-2", "FOI-1", "FOI/0"]
    assert done.stderr.decode().splitlines() == [
        "s17gen: log/edited.html: this copy does not say, as letters do: date, subject",
        "s17gen: log/edited.html: this copy has no date, so it is in no period, and was left out",
    ]
    empty = s17gen("log", "log/FOI-1-publication.html", "-f", "html", "--period", "2025", cwd=log)
    assert (empty.returncode, rows(empty.stdout.decode())) == (0, [])
    said = "s17gen: no copy is dated 1 January 2025 to 31 December 2025, so the page lists none\n"
    assert empty.stderr.decode() == said


def test_several_authorities_are_told_apart(log: Path) -> None:
    other = changed(("name: Northshire Police", "name: Eastmere Council"), ("FOI-1", "EC-1"))
    (log / "log/EC-1-publication.html").write_text(copy(other).letters["html"], "utf-8")
    text = s17gen("log", "log", "-f", "html", cwd=log).stdout.decode()
    assert {(words(row[0]), words(row[4])) for row in rows(text)} == {
        ("EC-1", "Eastmere Council"), ("FOI-1", "Northshire Police"), ("FOI-2", "Northshire Police"),
        ("FOI/0", "Northshire Police"),
    }  # fmt: skip
    assert "<header>\n</header>" in text


def test_what_cannot_be_listed_is_named_and_stops_no_other(log: Path) -> None:
    (log / "log/edited.html").write_text(EDITED, "utf-8")
    done = s17gen("log", "log/FOI-3.md", "log", "log/none.html", "-o", "i.html", cwd=log)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "s17gen: log/FOI-3.md is no copy for publication: it greets somebody, “Dear R. Okafor”",
        "  hint: give what `s17gen render --for publication` has written",
        "s17gen: log/edited.html: this copy does not say, as letters do: subject",
        "s17gen: log/none.html cannot be read: there is no such file",
        "  hint: check the name and its folder",
        "s17gen: i.html",
    ]
    assert len(rows((log / "i.html").read_text("utf-8"))) == 4
    alone = s17gen("log", "log/FOI-3.md", "-o", "j.html", cwd=log)
    assert (alone.returncode, (log / "j.html").exists()) == (2, False)


def test_words_and_frames_of_an_authority_s_own(log: Path) -> None:
    (log / "ours/foia").mkdir(parents=True)
    (log / "ours/foia/statements.yaml").write_text(
        "reviewed: 2026-11-26\nstatements:\n  - {id: log.title, text: Our answers, replaces: true}\n", "utf-8"
    )
    (log / "frames").mkdir()
    (log / "frames/log.html.j2").write_text(
        "<p>ours</p>\n{% for section in notice.sections %}{{ section | section }}{% endfor %}", "utf-8"
    )
    ours = s17gen("log", "log", "-f", "html", "--library", "ours", cwd=log).stdout.decode()
    assert "<h1>Our answers</h1>" in ours
    framed = s17gen("log", "log", "-f", "html", "--templates", "frames", cwd=log).stdout.decode()
    assert framed.startswith("<p>ours</p>\n")
    (log / "frames/log.html.j2").write_text("{{ notice.title }}", "utf-8")
    done = s17gen("log", "log", "-f", "html", "--templates", "frames", cwd=log)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "log.html.j2:1: a frame cannot see `title`" in done.stderr.decode()


def test_folders_of_frames_are_those_of_letters(log: Path) -> None:
    (log / "one").mkdir()
    for folders, message in (
        (("nowhere",), "nowhere is not a folder that can be read"),
        (("log",), "log holds no template"),
        (("one", "one"), "one folder of templates is given twice: one, one"),
    ):
        (log / "one/log.md.j2").write_text("x")
        options = [each for folder in folders for each in ("--templates", folder)]
        done = s17gen("log", "log", "-f", "html", *options, cwd=log)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().startswith(f"s17gen: {message}\n")


# Text and names that would do harm.


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_words(payload: str) -> None:
    """A copy that says them of itself is listed with them, in the elements that every page has."""
    found = Copy("log/x.html", f"a{payload}", f"t{payload}", f"r{payload}", None, f"s{payload}", "refused")
    (row,) = rows(page([found]))
    said = [" ".join(words(cell).split()) for cell in row]
    typed = [" ".join(visible(f"{each}{payload}").split()) for each in "rS"]
    assert said == [typed[0], "–", typed[1], "Refused the request"]
    assert [sorted(each.tag for each in cell.iter()) for cell in row] == [["th"], ["td"], ["a", "td"], ["td"]]
    assert [each.attrib for each in row[2].iter("a")] == [{"href": "x.html"}]
    table = [each for each in MARKDOWN.enable("table").parse(page([found], "md")) if each.type == "inline"]
    links = [each for token in table for each in token.children or [] if each.type == "link_open"]
    assert [each.attrs for each in links] == [{"href": "x.html"}]


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("javascript:alert(1)-publication.html", "javascript%3Aalert%281%29-publication.html"),
        ("a\"><script>x</script>.html", "a%22%3E%3Cscript%3Ex%3C/script%3E.html"),
        ("a b'c.html", "a%20b%27c.html"),
        ("100%.html", "100%25.html"),
        ("a?b#c.html", "a%3Fb%23c.html"),
        ("é.html", "%C3%A9.html"),
        ("a\udcff\n.html", "a%FF%0A.html"),
        ("//evil.example/x.html", "../../evil.example/x.html"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_an_address_and_nothing_else(name: str, leads: str) -> None:
    if name.startswith("/"):
        assert address(name, "/log/here") == leads
        return
    assert address(os.path.join("log", name), "log") == leads
    found = Copy(os.path.join("log", name), "", "", "r", None, "s", "given")
    (row,) = rows(page([found]))
    assert [each.attrib for each in row[2].iter("a")] == [{"href": leads}]


def test_the_index_says_nothing_that_the_copies_do_not() -> None:
    for path in (each for each in REQUESTS if each.parent.name == "examples"):
        done = copy(path.read_text("utf-8"), str(path))
        if not done.letters or (found := read(done.letters["html"])) is None:
            continue
        letter = " ".join(html5lib.parse(done.letters["html"], namespaceHTMLElements=False).itertext())
        (row,) = rows(page([found]))
        for cell, said in zip(row[:3], (found.reference, "", found.subject), strict=True):
            assert words(cell) == (capital(said) or words(cell))
            assert said in fold(letter)
