"""The preview: the letter as it is, everything there is to say of it beside it, nothing hostile alive, no half page."""

import contextlib
import copy
import datetime
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as trying
from odd import HOSTILE, many
from sample import REQUESTS, ROOT, SOUND, changed, without
from test_hostile_text import FAMILIES, GROSS, payloads, request

from s17gen.document import Document
from s17gen.errors import LibraryError, TemplateError, UsageError
from s17gen.files import read_file
from s17gen.findings import Finding, Kind, Place
from s17gen.library import Library
from s17gen.pipeline import Settings, run
from s17gen.preview.build import preview, trouble
from s17gen.preview.page import MARK, write
from s17gen.preview.watch import changes, look
from s17gen.render import Renderer
from s17gen.source import load
from s17gen.testing import kinds, sound

LIBRARY = Library()
TODAY = datetime.date(2026, 11, 9)
DRAFT = ROOT / "tests" / "cases" / "draft-with-gaps" / "request.yaml"
STEERING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"


def settings(draft: bool = False, **more: Any) -> Settings:
    return Settings(LIBRARY, (Renderer("html"),), today=TODAY, draft=draft, **more)


def page(text: str, name: str = "request.yaml", refresh: int = 0, **more: Any) -> str:
    """The preview of a request, given as YAML."""
    return write(preview(*load(name, text.encode()), settings(**more), ()).page, refresh)


def page_of(path: Path) -> str:
    return write(preview(*read_file(str(path)), settings(), ()).page)


def tree(text: str) -> Element:
    """What a parser that knows every rule of HTML, and keeps to it, makes of a page."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return root


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_class(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if name in str(each.get("class", "")).split()]


def findings(text: str) -> list[str]:
    """Each finding of a page in one line."""
    [held] = by_class(tree(text), "preview-found")
    return [words(each) for each in held]


# The letter is the letter.


def plain(root: Element) -> list[object]:
    """A page's or a letter's body without what only a page has."""
    body = copy.deepcopy(next(each for each in root if each.tag == "body"))
    for parent in list(body.iter()):
        for each in list(parent):
            if str(each.get("class", "")) in ("preview", "preview-bar", "preview-marks"):
                parent.remove(each)
            elif str(each.get("id", "")).startswith("s17gen-"):
                del each.attrib["id"]
    return [(each.tag, dict(each.attrib), (each.text or "").strip(), (each.tail or "").strip()) for each in body.iter()]


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_the_letter_stands_there_as_it_is(path: Path) -> None:
    loaded = read_file(str(path))
    done = next(run([loaded], settings()))
    letter = done.letters or next(run([loaded], settings(draft=True))).letters
    shown = tree(page_of(path))
    assert plain(shown) == plain(tree(letter["html"]))
    styles = [words(each) for each in shown.iter("style")]
    assert styles[:-1] == [words(each) for each in tree(letter["html"]).iter("style")]


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_every_link_within_the_page_leads_somewhere_and_nothing_is_loaded(path: Path) -> None:
    root = tree(page_of(path))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for each in root.iter("a"):
        href = str(each.get("href"))
        assert href.removeprefix("#") in ids if href.startswith("#") else href.startswith(("https://", "mailto:")), href
    assert {each.tag for each in root.iter()} & {"script", "link", "iframe", "object", "form", "base"} == set()
    assert all(each.attrib["src"].startswith("data:image/png;base64,") for each in root.iter("img"))
    assert not [each for each in root.iter() if "style" in each.attrib or ("src" in each.attrib and each.tag != "img")]
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_frame_of_one_s_own_frames_the_letter_here_too(tmp_path: Path) -> None:
    (tmp_path / "letter.html.j2").write_text(
        '<!doctype html>\n<html lang="cy" class="ours">\n<head><title>{{ notice | name }}</title>\n'
        '<style media="all">p { color: #123456 }</style></head>\n<!-- <body class="not-this"> -->\n'
        '<body class="council"><header><p>OURS</p></header><main>{{ notice | title }}\n'
        "{% for section in notice.sections %}{{ section | section }}{% endfor %}</main></body></html>\n",
        "utf-8",
    )
    folder = str(tmp_path)
    ours = Settings(LIBRARY, (Renderer("html", [folder]),), today=TODAY)
    text = write(preview(*load("request.yaml", SOUND.encode()), ours, [folder]).page)
    root = tree(text)
    assert (root.get("lang"), root.get("class")) == ("cy", "ours")
    assert [each.get("class") for each in root.iter("body")] == ["council"]
    assert '<style media="all">p { color: #123456 }</style>' in text
    assert "OURS" in text
    assert 'aria-label="About the letter" lang="en-GB"' in text


def test_a_frame_that_leaves_out_what_html_lets_it_leave_out(tmp_path: Path) -> None:
    frame = "<!doctype html><title>{{ notice | name }}</title></head><main>{{ notice | title }}\n"
    frame += "{% for section in notice.sections %}{{ section | section }}{% endfor %}</main>"
    (tmp_path / "letter.html.j2").write_text(frame, "utf-8")
    folder = str(tmp_path)
    ours = Settings(LIBRARY, (Renderer("html", [folder]),), today=TODAY)
    root = tree(write(preview(*load("request.yaml", SOUND.encode()), ours, [folder]).page))
    assert [each.tag for each in next(root.iter("body"))] == ["nav", "main", "aside"]


def test_a_frame_at_fault_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "letter.html.j2").write_text("{% for %}", "utf-8")
    ours = Settings(LIBRARY, (Renderer("html", [str(tmp_path)]),), today=TODAY)
    with pytest.raises(TemplateError):
        preview(*load("request.yaml", SOUND.encode()), ours, [str(tmp_path)])


# What stands beside it.


def test_a_sound_request() -> None:
    root = tree(page(SOUND))
    [verdict] = by_class(root, "preview-verdict")
    assert words(verdict) == "Nothing found. The letter can be written."
    assert by_class(root, "preview-found") == []
    assert by_class(root, "preview-marks") == []
    assert by_class(root, "preview-missing") == []
    assert len(by_class(root, "preview-said")) == 10


def test_each_finding_with_its_place_its_line_what_to_do_its_law_and_where_in_the_letter() -> None:
    text = page(without("likelihood"))
    assert findings(text) == [
        "Finding 1 Error: Section 31(1)(a) needs a likelihood: whether the harm would happen, or would be likely to"
        " request.yaml:12:9 - cite: s31(1)(a) Add likelihood: would or likelihood: would-be-likely."
        " Show in the letter, finding 1 S17-203 FOIA s17(1)(c), ICO guidance on the prejudice test"
    ]
    root = tree(text)
    [found] = by_class(root, "preview-found")
    links = [str(each.get("href")) for each in found.iter("a")]
    assert links[1].startswith("https://www.legislation.gov.uk/")
    [gap] = by_class(root, "gap")
    assert (links[0], words(gap)) == (
        f"#{gap.get('id')}",
        "[MISSING: whether the harm would happen, or would be likely to]",
    )
    [marks] = by_class(root, "preview-marks")
    assert [each.get("href") for each in marks.iter("a")] == ["#finding-1"]
    assert [words(each) for each in found.iter("mark")] == ["cite:"]


def test_every_gap_of_a_draft_is_led_to_by_a_finding() -> None:
    root = tree(page_of(DRAFT))
    leads = {str(each.get("href")) for each in by_class(root, "preview-found")[0].iter("a")}
    gaps = [f"#{each.get('id')}" for each in by_class(root, "gap")]
    assert len(gaps) == 13
    assert set(gaps) <= leads
    assert words(by_class(root, "preview-verdict")[0]).startswith("14 errors, 2 warnings. Errors stop the letter.")


def test_an_accepted_finding_says_by_whom_and_asks_for_nothing() -> None:
    sure = without("severance") + "accept: [{rule: S17-409, because: It is one page., by: K. Lowe}]\n"
    found = [each for each in findings(page(sure)) if "S17-409" in each]
    assert len(found) == 1
    assert "Accepted: " in found[0]
    assert "Accepted by K. Lowe: It is one page." in found[0]


def test_a_finding_in_the_profile_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("name: Eastmere Council\nkindd: council\n", "utf-8")
    path = tmp_path / "r.yaml"
    path.write_text(changed(("{name: Northshire Police, review: {to: foi@northshire.example}}", "p.yaml")), "utf-8")
    [found] = [each for each in findings(page_of(path)) if "kindd" in each]
    assert f"{tmp_path / 'p.yaml'}:2:1" in found


def test_a_file_that_is_no_request_yet_shows_what_was_found() -> None:
    for text, line in (("a: [1\n", "request.yaml:1:4"), ("reference: 1\n", "request.yaml:1:1"), ("", "request.yaml")):
        root = tree(page(text))
        assert words(by_class(root, "preview-verdict")[0]).endswith("The file cannot be read as a request yet.")
        assert line in " ".join(words(each) for each in by_class(root, "preview-where"))
        assert words(next(root.iter("main"))) == "No letter to show Mend what was found, and the letter stands here."


def test_a_style_that_nobody_has_leaves_what_the_case_tells() -> None:
    root = tree(page(SOUND + "style: nowhere\n"))
    assert "there is not enough for a draft" in words(by_class(root, "preview-verdict")[0])
    assert "working day 20" in words(root)


def test_what_the_library_lacks_is_said_with_its_places() -> None:
    kind = Kind("S17-031", "a layer replaces what is not there")
    finding = Finding(kind, "`x` <replaces> nothing", Place("ours/a.yaml", 3, 5, "    id: x"))
    error = LibraryError("ours/a.yaml does not fit the layers below it", [finding], "mend the <library>")
    root = tree(write(trouble("a.yaml", error).page))
    [verdict] = by_class(root, "preview-verdict")
    assert words(verdict) == (
        "There is no letter to show. Ours/a.yaml does not fit the layers below it. Mend the <library>."
    )
    assert "Error: x <replaces> nothing ours/a.yaml:3:5 id: x" in words(by_class(root, "preview-found")[0])
    assert "the call is wrong" in write(trouble("a.yaml", UsageError("the call is wrong")).page).lower()


def test_too_many_findings_are_cut_and_counted() -> None:
    found = [Finding(Kind("S17-001", "x"), f"message {number}", Place("a.yaml", number, 1)) for number in range(1, 301)]
    root = tree(write(trouble("a.yaml", LibraryError("all wrong", found)).page))
    assert len(by_class(root, "preview-found")[0]) == 200
    assert "There are 100 more findings." in words(root)


def beside(text: str, heading: str) -> str:
    """The words of the section under a heading of the panel."""
    root = tree(text)
    section = next(each for each in root.iter() if each.get("aria-labelledby") == heading)
    return words(section)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([], "The letter is in time, on working day 20. The answer is due by Monday 9 November 2026."),
        ([("2026-11-09", "2026-11-10")], "The letter is late, on working day 21. The answer is due by Monday 9"),
        ([("2026-11-09", "2026-10-11")], "The last day cannot be worked out: the date of the letter, 2026-10-11, is"),
        ([("2026-10-12", "2099-10-12"), ("2026-11-09", "2099-11-01")], "The last day cannot be worked out: the bank"),
        ([("dated:", "clarified: 2026-10-20\ndated:")], "The letter is in time, on working day 14."),
        ([("2026-10-12", "2026-12-01"), ("2026-11-09", "2026-12-10")], "weekends; 25 December 2026, Christmas Day; 28"),
    ],
)
def test_the_deadline(changes: list[tuple[str, str]], said: str) -> None:
    assert said in beside(page(changed(*changes)), "s17gen-dates")


def test_the_deadline_after_more_time_and_of_a_review_and_of_a_school() -> None:
    names = ("department-final-letter", "nhs-review", "school-staff", "police-no-notice", "department-more-time")
    pages = {name: beside(page_of(ROOT / "examples" / f"{name}.yaml"), "s17gen-dates") for name in names}
    assert (
        "Answer due by Wednesday 9 December 2026 The earlier letter gave this day." in pages["department-final-letter"]
    )
    assert "The letter gives the outcome of a review." in pages["nhs-review"]
    assert "This is what guidance expects." in pages["nhs-review"]
    assert "This is working day 60 after" in pages["school-staff"]
    assert "20 school days may end earlier" in pages["school-staff"]
    assert "No letter is owed." in pages["police-no-notice"]
    assert "The decision, where more time is taken to weigh the public interest" in pages["department-more-time"]


def test_each_part_with_the_decision_that_answers_it_or_none() -> None:
    numbered = changed(
        ("Please send me the drone manual.", '"1. The manual.\\n2. The plan."'),
        ("- outcome: withheld", "- outcome: withheld\n    parts: [1]"),
    )
    assert beside(page(numbered), "s17gen-asked") == (
        "Parts and answers 1 The manual. Withheld (s31(1)(a)) 2 The plan. No decision answers this part."
    )
    mixed = beside(page_of(ROOT / "examples" / "police-mixed.yaml"), "s17gen-asked")
    assert "2 Please send me your operating manual for them. Decision 2: disclosed-in-part (s31(1)(a))" in mixed


def test_duties_are_said_missing_or_left_out_with_their_law_and_place() -> None:
    root = tree(page_of(ROOT / "examples" / "police-reasons-left-out.yaml"))
    assert [words(each) for each in by_class(root, "preview-exempt")] == [
        "Exempt why the exemption applies FOIA s17(1)(c)"
    ]
    draft = tree(page_of(DRAFT))
    missing = by_class(draft, "preview-missing")
    assert "Missing the public interest in disclosure FOIA s2(2)(b), FOIA s17(3)(b)" in [
        words(each) for each in missing
    ]
    gaps = {f"#{each.get('id')}" for each in by_class(draft, "gap")}
    assert {str(next(each.iter("a")).get("href")) for each in missing} <= gaps
    silent = words(tree(page_of(ROOT / "examples" / "police-neither-confirm-nor-deny.yaml")))
    assert "that the authority relies on a provision that lifts its duty to confirm or deny" in silent


def test_what_was_pulled_from_the_library_with_its_file_and_its_version() -> None:
    text = words(tree(page_of(ROOT / "tests" / "cases" / "topic" / "request.yaml")))
    assert re.search(r"s17gen library 2026\.\d+, reviewed 20\d\d-\d\d-\d\d", text)
    assert re.search(r"Provisions s31\(1\)\(a\) exemptions/foia/s31-law-enforcement\.yaml:\d+", text)
    assert re.search(r"exemptions/foia/s31-law-enforcement\.yaml:\d+ pulled by the topic [a-z-]+, line \d+", text)
    assert re.search(r"Statements letterhead\.reference exemptions/foia/statements\.yaml:\d+", text)


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_letter_has_a_page(kind: str) -> None:
    text = yaml.dump(sound(kind), Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True)
    assert "Nothing found." in page(text)


@pytest.mark.parametrize("audience", ["publication", "portal"])
def test_a_page_for_other_readers_shows_the_letter_that_they_get(audience: str) -> None:
    shown = tree(page(SOUND, audience=audience))
    assert "Okafor" not in words(next(shown.iter("main")))


# Hostile text does nothing and shows as it was typed.

TAGS = re.compile(
    "html|head|meta|title|style|body|nav|aside|main|header|footer|section|div|details|summary|h[1-6]|p|a|ol|ul|li|dl|dt|dd"
    "|strong|span|small|code|mark|blockquote|br|table|thead|tbody|tr|th|td"
)
ATTRIBUTES = re.compile(
    "lang|charset|http-equiv|content|name|class|id|href|scope|open|tabindex|aria-label|aria-labelledby"
)


def inert(text: str) -> Element:
    """The page has elements and attributes of ours alone, links that are harmless, and nothing that steers."""
    assert text.startswith(MARK)
    assert not re.search(STEERING, text)
    root = tree(text)
    for each in root.iter():
        if isinstance(each.tag, str):  # a comment's is none
            assert TAGS.fullmatch(each.tag)
            assert all(map(ATTRIBUTES.fullmatch, each.attrib))
    hrefs = [str(each.get("href")) for each in root.iter("a")]
    assert all(re.match("#|https?://|mailto:", each) for each in hrefs), hrefs
    metas = [each for each in root.iter("meta") if each.get("http-equiv")]
    assert [each.get("http-equiv") for each in metas] == ["Content-Security-Policy"]
    assert str(metas[0].get("content")).startswith("default-src 'none'; ")
    return root


def hostile(text: str, keep: tuple[str, ...] = ()) -> str:
    """A request with the text everywhere, in keys and in what cannot be right too, but for `keep`."""
    data: Any = yaml.load(SOUND, yaml.BaseLoader)
    claim = data["decisions"][0]["claims"][0]
    claim |= {
        key: f"Reason 1: {text}" for key in ("because", "for", "against", "balance", "protects") if key not in keep
    }
    claim["likelihood"] = text
    data |= {"reference": f"x{text}"[:200], "subject": text, "request": f"1. a {text}\n{text}\n2. b", "style": text}
    data["authority"] = data["authority"] | {"name": f"x{text}", "kind": text}
    data["accept"] = [{"rule": text, "because": text, "by": text}]
    data[f"k{text}"[:80]] = text
    return yaml.dump(data, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=False, width=10**6)


@trying(many, max_examples=many.max_examples // 4)  # a parser that keeps to every rule takes its time
@given(HOSTILE)
def test_odd_text_is_inert_whatever_becomes_of_the_request(text: str) -> None:
    inert(page(hostile(text), name=f"{text}.yaml"))
    data: Any = yaml.load(SOUND, yaml.BaseLoader)
    data["applicant"] = data["decisions"][0]["claims"][0]["protects"] = f"x{text}"
    inert(page(yaml.dump(data, Dumper=yaml.SafeDumper, default_style='"', width=10**6)))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.stem)
def test_payloads_are_inert(family: Path) -> None:
    for payload in payloads(family):
        root = inert(page(request(payload), name=payload))
        assert by_class(root, "letterhead") != []  # there is a letter, if only a draft


@pytest.mark.parametrize("name", GROSS)
def test_gross_text_is_shown_within_bounds(name: str) -> None:
    text = page(hostile(GROSS[name][:20_000]), name="a.yaml")
    inert(text)
    assert len(text) < 2**22


def test_the_source_line_shows_as_typed_around_the_place() -> None:
    text = page(changed(("likelihood: would-be-likely", "likelihood: <b onclick=x>maybe</b>")))
    [line] = by_class(inert(text), "preview-line")
    assert words(line) == "likelihood: <b onclick=x>maybe</b>"
    assert [words(each) for each in line.iter("mark")] == ["<b"]


def test_a_long_line_is_cut_around_the_place() -> None:
    long = f"applicant: R. Okafor\n{'x' * 300}: {'y' * 300}"
    [line, *_] = [each for each in by_class(tree(page(changed(("applicant: R. Okafor", long)))), "preview-line")
                  if "xxx" in words(each)]  # fmt: skip
    assert re.fullmatch("x{90}…", words(line))


def test_only_what_is_ours_can_pass_for_a_preview() -> None:
    for text in (page(SOUND), page("a: [", refresh=2), write(trouble("x", UsageError("x")).page)):
        assert text.startswith(MARK)
    letter = next(run([load("a.yaml", SOUND.encode())], settings())).letters["html"]
    assert not letter.startswith(MARK)


# The command.


def s17gen(*arguments: str, cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "s17gen", "preview", *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env={**os.environ, **(env or {})})
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
    return tmp_path


LIKELIHOOD = "  a.yaml:12: section 31(1)(a) needs a likelihood: whether the harm would happen, or would be likely to"


def test_the_page_stands_beside_the_request_and_is_replaced_by_the_next(folder: Path) -> None:
    said = "s17gen: a.preview.html: nothing found; a letter\n"
    assert s17gen("a.yaml", cwd=folder) == (0, "", said)
    first = (folder / "a.preview.html").read_text("utf-8")
    assert s17gen("a.yaml", cwd=folder) == (0, "", said)
    assert (folder / "a.preview.html").read_text("utf-8") == first == page(SOUND, name="a.yaml")
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    assert s17gen("a.yaml", cwd=folder) == (0, "", f"s17gen: a.preview.html: 1 error; a draft\n{LIKELIHOOD}\n")
    assert sorted(os.listdir(folder)) == ["a.preview.html", "a.yaml"]


def test_findings_are_shown_and_fail_nothing(folder: Path) -> None:
    (folder / "a.yaml").write_text("a: [", "utf-8")
    said = "s17gen: a.preview.html: 1 error; no letter\n  a.yaml:1: a value is missing inside brackets or braces\n"
    assert s17gen("a.yaml", cwd=folder) == (0, "", said)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["nowhere.yaml"], "nowhere.yaml cannot be read: there is no such file"),
        (["."], ". cannot be read: it is a folder, not a file"),
        (["a.yaml", "-o", ""], "`-o` has no name"),
        (["a.yaml", "-o", "a.yaml"], "the page would replace a.yaml"),
        (["a.yaml", "-o", "./a.yaml", "--force"], "the page would replace a.yaml"),
        (["a.yaml", "-o", "b.html", "--authority", "b.html"], "the page would replace b.html"),
        (["a.yaml", "-o", "b.html"], "b.html is there already, and is no preview; it was left as it is"),
        (["a.yaml", "-o", "a.yaml/x.html"], "a part of its path is a file"),
        (["a.yaml", "--style", "nowhere"], "there is no house style `nowhere`"),
        (["a.yaml", "--library", "nowhere"], "nowhere is not a folder"),
        (["a.yaml", "--templates", "nowhere"], "nowhere is not a folder"),
        (["a.yaml", "--authority", "nowhere"], "the profile nowhere cannot be used"),
        (["a.yaml", "--refresh", "5"], "`--refresh` is for a page that is watched"),
        (["-", "--watch"], "`--watch` needs a file to look at"),
        (["a.yaml", "--watch", "-o", "-"], "`--watch` needs a file to look at"),
        (["a.yaml", "--watch", "--style", "nowhere"], "there is no house style `nowhere`"),
        (["-", "--open"], "`--open` needs a file for the page"),
    ],
)
def test_calls_that_cannot_be_carried_out(folder: Path, call: list[str], says: str) -> None:
    (folder / "b.html").write_text("<p>mine</p>", "utf-8")
    code, out, err = s17gen(*call, cwd=folder)
    assert (code, out) == (2, "")
    assert says in err
    assert (folder / "a.yaml").read_text("utf-8") == SOUND
    assert (folder / "b.html").read_text("utf-8") == "<p>mine</p>"
    assert not (folder / "a.preview.html").exists()


def test_a_file_that_is_no_preview_is_replaced_by_force_alone(folder: Path) -> None:
    (folder / "b.html").write_text("<p>mine</p>", "utf-8")
    assert s17gen("a.yaml", "-o", "b.html", "--force", cwd=folder)[0] == 0
    assert (folder / "b.html").read_text("utf-8") == page(SOUND, name="a.yaml")


def test_standard_streams_and_folders(folder: Path) -> None:
    code, out, err = s17gen("-", cwd=folder, stdin=SOUND.encode())
    assert (code, out, err) == (0, page(SOUND, name="stdin"), "s17gen: stdin: nothing found; a letter\n")
    assert s17gen("a.yaml", "-o", "-", cwd=folder)[1] == page(SOUND, name="a.yaml")
    assert s17gen("a.yaml", "-o", "pages/", cwd=folder)[2].startswith("s17gen: pages/a.preview.html: ")
    assert s17gen("-", "-o", "pages", cwd=folder, stdin=SOUND.encode())[0] == 0
    assert sorted(os.listdir(folder / "pages")) == ["a.preview.html", "stdin.preview.html"]


def test_the_browser_is_opened_only_when_that_is_asked_for(folder: Path) -> None:
    browser = folder / "browser"
    browser.write_text('#!/bin/sh\necho "$1" >> opened\n', "utf-8")
    browser.chmod(0o755)
    env = {"BROWSER": str(browser)}
    s17gen("a.yaml", cwd=folder, env=env)
    assert not (folder / "opened").exists()
    assert s17gen("a.yaml", "--open", cwd=folder, env=env)[0] == 0
    wait(lambda: (folder / "opened").exists() and (folder / "opened").read_text().endswith("\n"))
    assert (folder / "opened").read_text() == f"{(folder / 'a.preview.html').as_uri()}\n"


# Watching.


def wait(until: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)


@contextlib.contextmanager
def watched(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "s17gen", "preview", "a.yaml", "--watch", *arguments]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with watched(folder) as running:
        yield running


def test_a_watched_page_follows_the_file_through_everything(folder: Path, watching: subprocess.Popen[str]) -> None:
    target, source = folder / "a.preview.html", folder / "a.yaml"
    profile = folder / "p.yaml"
    seen: list[str] = []

    def shows(said: str, refresh: int = 2) -> bool:
        text = target.read_text("utf-8") if target.exists() else ""
        if text:
            assert text.endswith("</html>\n")  # never half a page
            seen.append(text)
        return said in text and (f'<meta http-equiv="refresh" content="{refresh}">' in text) == bool(refresh)

    wait(lambda: shows("The letter can be written."))
    source.write_text(without("likelihood"), "utf-8")
    wait(lambda: shows("<strong>1 error.</strong>"))
    source.write_text("a: [", "utf-8")
    wait(lambda: shows("a.yaml:1:"))
    source.unlink()
    wait(lambda: shows("There is no such file"))
    named = changed(("{name: Northshire Police, review: {to: foi@northshire.example}}", "p.yaml"))
    source.write_text(named, "utf-8")
    wait(lambda: shows("The profile <code>p.yaml</code> cannot be read"))
    profile.write_text("name: Eastmere Council\nreview: none\n", "utf-8")
    wait(lambda: shows("Eastmere Council"))
    source.write_text(SOUND, "utf-8")
    wait(lambda: shows("Northshire Police"))
    watching.send_signal(signal.SIGINT)
    _, err = watching.communicate(timeout=20)
    assert watching.returncode == 130
    assert shows("The letter can be written.", refresh=0)
    assert target.read_text("utf-8") == page(SOUND, name="a.yaml")
    assert "Traceback" not in err
    assert err.splitlines()[:7] == [
        "s17gen: a.preview.html: nothing found; a letter",
        "s17gen: watching a.yaml; Ctrl-C ends it",
        "s17gen: a.preview.html: 1 error; a draft",
        LIKELIHOOD,
        "s17gen: a.preview.html: 1 error; no letter",
        "  a.yaml:1: a value is missing inside brackets or braces",
        "s17gen: a.preview.html: 1 error; no letter",
    ]
    assert "\n  a.yaml:7: the profile `p.yaml` cannot be read: there is no such file\n" in err
    assert err.splitlines()[-1] == "s17gen: a.preview.html: nothing found; a letter"
    assert sorted(os.listdir(folder)) == ["a.preview.html", "a.yaml", "p.yaml"]


def test_what_stops_every_letter_is_said_where_the_page_is_watched() -> None:
    error = LibraryError("the library x is unsound", [], "mend it")
    assert trouble("a.yaml", error).said == "no letter\n  the library x is unsound"
    [found] = load("x.yaml", b"a: [")[1]
    assert trouble("a.yaml", LibraryError("x", [found])).said == f"no letter\n  x.yaml:1: {found.message}"


def test_a_termination_leaves_a_page_without_the_refresh_too(folder: Path, watching: subprocess.Popen[str]) -> None:
    target = folder / "a.preview.html"
    wait(lambda: target.exists() and "refresh" in target.read_text("utf-8"))
    watching.terminate()
    watching.communicate(timeout=20)
    assert watching.returncode == 143
    assert target.read_text("utf-8") == page(SOUND, name="a.yaml")


def test_watching_ends_where_the_page_is_no_longer_ours(folder: Path, watching: subprocess.Popen[str]) -> None:
    target = folder / "a.preview.html"
    wait(target.exists)
    target.write_text("<p>mine</p>", "utf-8")
    (folder / "a.yaml").write_text(without("likelihood"), "utf-8")
    _, err = watching.communicate(timeout=20)
    assert watching.returncode == 2
    assert "is no preview; it was left as it is" in err
    assert target.read_text("utf-8") == "<p>mine</p>"


def test_layers_and_templates_are_watched_too(folder: Path) -> None:
    (folder / "ours" / "foia").mkdir(parents=True)
    layer = folder / "ours" / "foia" / "statements.yaml"
    layer.write_text("reviewed: 2026-11-01\nstatements: [{id: ours.a, text: A.}]\n", "utf-8")
    target = folder / "a.preview.html"
    with watched(folder, "--refresh", "0", "--library", "ours") as running:
        wait(lambda: target.exists() and "The letter can be written." in target.read_text("utf-8"))
        assert "refresh" not in target.read_text("utf-8").split("<style>")[0]
        layer.write_text("reviewed: 2026-11-01\nstatements: [{id: x, text: y, replaces: true}]\n", "utf-8")
        wait(lambda: "ours/foia/statements.yaml" in target.read_text("utf-8"))
        assert "There is no letter to show." in target.read_text("utf-8")
        layer.unlink()
        wait(lambda: "The letter can be written." in target.read_text("utf-8"))
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode == 130


def test_the_project_the_profile_and_its_logo_are_watched_too(folder: Path) -> None:
    target, source, project = folder / "a.preview.html", folder / "a.yaml", folder / "s17gen.toml"
    source.write_text(changed(("authority: {name: Northshire Police, review: {to: foi@northshire.example}}\n", "")))

    def shows(said: str) -> bool:
        return target.exists() and said in target.read_text("utf-8")

    with watched(folder):
        wait(lambda: shows("a letter from nobody") or shows("does not say which authority"))
        project.write_text("authority = ")
        wait(lambda: shows("It is not TOML"))
        project.write_text('authority = "authorities/fire.yaml"\n')
        wait(lambda: shows("fire.yaml cannot be used"))
        (folder / "authorities").mkdir()
        examples = ROOT / "examples" / "authorities"
        shutil.copy(examples / "saltmarsh-fire.yaml", folder / "authorities" / "fire.yaml")
        wait(lambda: shows("The logo <code>saltmarsh-fire.png</code> cannot be put in a letter"))
        shutil.copy(examples / "saltmarsh-fire.png", folder / "authorities")
        wait(lambda: shows("data:image/png;base64,"))
        (folder / "authorities" / "saltmarsh-fire.png").unlink()
        wait(lambda: shows("The logo <code>saltmarsh-fire.png</code> cannot be put in a letter"))
        project.unlink()
        source.write_text(f"{source.read_text()}authority: {{name: Eastmere, logo: {{file: b.png, alt: Crest}}}}\n")
        wait(lambda: shows("The logo <code>b.png</code>"))
        shutil.copy(examples / "saltmarsh-fire.png", folder / "b.new")
        os.replace(folder / "b.new", folder / "b.png")  # as an editor saves
        wait(lambda: shows('alt="Crest"'))


def test_a_look_tells_states_apart_and_bears_anything(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a.yaml").write_text("a", "utf-8")
    (tmp_path / "ours" / "a.txt").write_text("a", "utf-8")
    paths = [str(tmp_path / "ours"), str(tmp_path / "nowhere"), "a\0b"]
    before = look(paths)
    assert set(before) == {*paths, str(tmp_path / "ours" / "a.yaml")}
    assert before[paths[1]] is before[paths[2]] is None
    assert look(paths) == before
    (tmp_path / "ours" / "a.yaml").write_text("ab", "utf-8")
    assert look(paths) != before


def test_changes_come_once_each_and_only_when_it_is_still(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    found = changes(lambda: [str(path)], every=0)
    assert next(found) is None
    path.write_text("a", "utf-8")
    assert next(found) is None


def test_a_document_without_a_line_is_shown() -> None:
    assert "nothing.yaml" in write(preview(Document("nothing.yaml", []), [], settings(), ()).page)
