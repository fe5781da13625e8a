"""An authority's profile: its logo, colours, signatories, holidays, contacts and jurisdiction, and what is refused."""

import base64
import datetime
import json
import os
import re
import subprocess
import sys
import zlib
from colorsys import rgb_to_hls
from pathlib import Path

import html5lib
import pytest
from sample import ROOT, SOUND, changed

from s17gen.authority import read_profile
from s17gen.contrast import ENOUGH, contrast, digits, readable
from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.logo import MAX_BYTES, LogoError, embedded
from s17gen.pipeline import Outcome, Settings, run
from s17gen.profile import Embedded, Logo
from s17gen.record import read, write
from s17gen.render import Renderer
from s17gen.source import load

LIBRARY = Library()
TODAY = datetime.date(2026, 11, 9)
CREST = (ROOT / "examples" / "authorities" / "saltmarsh-fire.png").read_bytes()
INLINE = "authority: {name: Northshire Police, review: {to: foi@northshire.example}}"
PROFILE = """\
name: Eastmere Council
kind: council
review: {to: foi@eastmere.example}
"""


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(width: int = 2, height: int = 2, *more: bytes, after: bytes = b"") -> bytes:
    """A small picture, with these chunks before its end and these bytes after it."""
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x00\x00\x00\x00"
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\xff\0" * 2)), *more, chunk(b"IEND", b""), after)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(width: int = 3, height: int = 2, *more: bytes, after: bytes = b"") -> bytes:
    """The outline of a JPEG: segments, a scan, its end."""
    size = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"
    return b"\xff\xd8" + b"".join(more) + size + scan + after


def letters(
    folder: Path, profile: str, request: str = "", formats: tuple[str, ...] = ("html",), **more: object
) -> Outcome:
    """What becomes of the sound request by an authority whose profile is in a folder."""
    (folder / "p.yaml").write_text(profile, "utf-8")
    text = (request or SOUND).replace(INLINE, "authority: p.yaml")
    settings = Settings(LIBRARY, tuple(map(Renderer, formats)), today=TODAY, **more)  # type: ignore[arg-type]
    [done] = run([load(str(folder / "r.yaml"), text.encode())], settings)
    return done


def errors(done: Outcome) -> list[tuple[str, str, int, str]]:
    return [
        (each.kind.id, Path(each.place.file).name, each.place.line, each.message)
        for each in done.findings
        if each.severity == "error"
    ]


def with_logo(folder: Path, raw: bytes, name: str = "crest.png", alt: str = "Crest") -> Outcome:
    (folder / name).write_bytes(raw)
    return letters(folder, f"{PROFILE}logo: {{file: {name}, alt: {json.dumps(alt)}}}\n")


# Nothing new, nothing changed.


def test_a_profile_with_nothing_new_prints_what_it_did(tmp_path: Path) -> None:
    done = letters(tmp_path, PROFILE, formats=("html", "large-print"))
    assert done.notice is not None
    assert done.notice.brand is None
    for text in done.letters.values():
        assert "<img" not in text
        assert "}</style>" in text


# The logo.


def images(text: str) -> list[dict[str, str]]:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return [dict(each.attrib) for each in root.iter("img")]


@pytest.mark.parametrize("form", ["html", "large-print.html"])
def test_the_logo_is_in_html_with_its_words_and_its_size(form: str) -> None:
    path = ROOT / "examples" / "fire-callouts.yaml"
    settings = Settings(LIBRARY, (Renderer("html"), Renderer("large-print")), today=TODAY)
    [done] = run([load(str(path), path.read_bytes())], settings)
    [image] = images(done.letters[form])
    assert image == {
        "src": f"data:image/png;base64,{base64.b64encode(CREST).decode()}",
        "alt": "Crest of a white flame above water on a red shield",
        "width": "82",
        "height": "96",
    }


def test_text_and_markdown_have_no_picture(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(CREST)
    done = letters(tmp_path, f"{PROFILE}logo: {{file: crest.png, alt: A crest of ours}}\n", formats=("md", "txt"))
    bare = letters(tmp_path, PROFILE, formats=("md", "txt"))
    assert done.letters == bare.letters


def test_a_jpeg_is_known_by_what_it_holds(tmp_path: Path) -> None:
    done = with_logo(tmp_path, jpeg(480, 96), "crest.png")
    [image] = images(done.letters["html"])
    assert image["src"].startswith("data:image/jpeg;base64,")
    assert (image["width"], image["height"]) == ("240", "48")


def test_what_a_picture_says_of_itself_is_left_out(tmp_path: Path) -> None:
    spoken = png(2, 2, chunk(b"tEXt", b"Author\0R. Okafor"), chunk(b"eXIf", b"51.5N"), chunk(b"acTL", b"\0" * 8))
    place = b"\xff\xe1\x00\x0aExif51N\x00"
    comment = b"\xff\xfe\x00\x08Okafor"
    profile = b"\xff\xe2\x00\x10ICC_PROFILE\0\1\1"
    for name, raw, bare in (
        ("a.png", spoken, png()),
        ("a.jpg", jpeg(3, 2, place, comment, profile), jpeg(3, 2, profile)),
    ):
        (tmp_path / name).write_bytes(raw)
        assert base64.b64decode(embedded(Logo(name, "A"), str(tmp_path)).base64) == bare


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is no picture, whatever its name says"),
        (b"GIF89a" + bytes(20), "it is a GIF, whatever its name says"),
        (b"RIFF\0\0\0\0WEBP", "it is a WebP, whatever its name says"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "it is an SVG, which may have scripts in it"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- --><SVG onload='alert(1)'/>", "it is an SVG, which may have scripts"),
        (b"<script>alert(1)</script>", "it is no picture"),
        (b"root:x:0:0:root:/root:/bin/sh\n", "it is no picture"),
        (png()[:-6], "it is damaged"),
        (png()[:8], "it is damaged"),
        (png(0, 2), "it is damaged"),
        (png(after=b"<script>alert(1)</script>"), "it is damaged, or goes on after its picture ends"),
        (png().replace(b"IDAT", b"IDAX"), "it is damaged"),
        (
            png(2, 2).replace(chunk(b"IDAT", zlib.compress(b"\0\xff\0" * 2)), chunk(b"IDAT", b"no pixels")),
            "it is damaged",
        ),
        (png(2, 3), "it is damaged"),  # with pixels for two rows
        (png(2, 2, chunk(b"IHDR", bytes(13))), "it is damaged"),
        (png(2001, 2), "it has 2,001 by 2 pixels; 2,000 is the most"),
        (png(2, 2, chunk(b"tEXt", bytes(MAX_BYTES))), "200,000 is the most"),
        (jpeg(3, 2, after=b"PK\3\4"), "it is damaged"),
        (jpeg(0, 2), "it is damaged"),
        (b"\xff\xd8\xff", "it is damaged"),
        (b"\xff\xd8\xff\xe0\x00\x00", "it is damaged"),
        (b"\xff\xd8" + b"\xff\xe0\xff\xff" * 9, "it is damaged"),
    ],
)
def test_what_is_no_logo(tmp_path: Path, raw: bytes, why: str) -> None:
    done = with_logo(tmp_path, raw)
    [(rule, file, line, message)] = errors(done)
    assert (rule, file, line) == ("S17-622", "p.yaml", 4)
    assert message.startswith("the logo `crest.png` cannot be put in a letter: it ")
    assert why in message
    assert done.letters == {}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("absent.png", "there is no such file"),
        ("../crest.png", "it does not stand beside the profile"),
        ("/etc/hostname", "it does not stand beside the profile"),
        ("out.png", "it does not stand beside the profile"),
        ("folder/../../crest.png", "it does not stand beside the profile"),
        ("folder", "it is no ordinary file"),
        ("pipe", "it is no ordinary file"),
        ("inner/x.png", "there is no such file"),
        ("p.yaml/x.png", "not a directory"),
    ],
)
def test_no_file_but_one_beside_the_profile_is_read(tmp_path: Path, name: str, why: str) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (tmp_path / "crest.png").write_bytes(CREST)
    (folder / "out.png").symlink_to("../crest.png")
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    [(rule, _, _, message)] = errors(letters(folder, f"{PROFILE}logo: {{file: {name}, alt: A crest}}\n"))
    assert rule == "S17-622"
    assert why in message


def test_a_logo_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(CREST)
    assert [each[:3] for each in errors(letters(tmp_path, f"{PROFILE}logo: {{file: crest.png}}\n"))] == [
        ("S17-020", "p.yaml", 4)
    ]


@pytest.mark.parametrize(
    "alt", ['"><script>alert(1)</script>', "' onerror='alert(1)", "a\u202eb", "{{ notice }} & <!--"]
)
def test_the_words_of_a_logo_are_words(tmp_path: Path, alt: str) -> None:
    [image] = images(with_logo(tmp_path, CREST, alt=alt).letters["html"])
    assert set(image) == {"src", "alt", "width", "height"}
    assert image["alt"] == alt.replace("\u202e", "[U+202E]")


def test_the_policy_of_the_letter_still_forbids_all_but_what_is_embedded(tmp_path: Path) -> None:
    text = with_logo(tmp_path, CREST).letters["html"]
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text


def test_the_examples_crest_is_one_that_a_browser_shows() -> None:
    settled, findings = read_profile(str(ROOT / "examples" / "authorities" / "saltmarsh-fire.yaml"))
    assert findings == []
    assert settled is not None
    assert isinstance(settled.logo, Embedded)
    assert (settled.logo.media, settled.logo.width, settled.logo.height) == ("image/png", 82, 96)


# Colours.


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        ("777777", "ffffff", 4.478),
        ("767676", "ffffff", 4.542),
        ("ff0000", "ffffff", 3.998),
        ("0000ff", "ffffff", 8.592),
        ("008000", "ffffff", 5.137),
        ("336699", "ffffff", 5.998),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.001)


@pytest.mark.parametrize(
    "colour", ["ffffff", "ff0000", "00ff00", "ffff00", "777777", "87ceeb", "f5a623", "000000", "0b4a8f"]
)
def test_the_nearest_shade_can_be_read_and_one_step_lighter_cannot(colour: str) -> None:
    shade = readable(colour)
    assert contrast(shade) >= ENOUGH
    if contrast(colour) >= ENOUGH:
        assert shade == colour
        return
    assert contrast(shade) < ENOUGH + 0.1
    hue, _, strength = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    hue_now, _, _ = rgb_to_hls(*(int(shade[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    assert strength == 0 or hue_now == pytest.approx(hue, abs=0.02)


@pytest.mark.parametrize(
    ("text", "found"),
    [("#1D3557", "1d3557"), (" 1d3557\n", "1d3557"), ("#abc", "aabbcc"), ("036", "003366")]
    + [(each, "") for each in ("navy", "#12345", "rgb(0,0,0)", "1d3557;}*{display:none", "", "１２３")],
)
def test_digits(text: str, found: str) -> None:
    assert digits(text) == found


def test_colours_are_in_html_and_not_in_large_print(tmp_path: Path) -> None:
    profile = f"{PROFILE}colours: {{accent: '#7A1F2B', heading: 036}}\n"
    done = letters(tmp_path, profile, formats=("html", "large-print"))
    css = done.letters["html"].split("</style>")[0].split("<style>")[1]
    assert re.findall(r"\n(.*#7a1f2b.*)", css) == [
        ".letterhead .lines:first-child { border-bottom-color: #7a1f2b; }",
        ".letterhead .lines:first-child strong:first-child { color: #7a1f2b; }",
        "@media screen { a { color: #7a1f2b; } a:focus-visible { outline-color: #7a1f2b; } }",
    ]
    assert css.endswith("\nh1, h2, h3, h4, h5, h6 { color: #003366; }")
    assert "7a1f2b" not in done.letters["large-print.html"]


@pytest.mark.parametrize(
    ("typed", "rule", "message", "hint"),
    [
        (
            "accent: ff0000",
            "S17-621",
            "`ff0000` on white has a contrast of 3.99 to 1, and words need 4.5 to 1",
            "ee0000",
        ),
        ("heading: '#fff'", "S17-621", "`#fff` on white has a contrast of 1.0 to 1, and words need 4.5 to 1", "767676"),
        (
            "accent: 777777",
            "S17-621",
            "`777777` on white has a contrast of 4.47 to 1, and words need 4.5 to 1",
            "767676",
        ),
        ("accent: navy", "S17-620", "`navy` is not a colour", "1d3557"),
        ("accent: 'rgb(1, 2, 255)'", "S17-620", "`rgb(1, 2, 255)` is not a colour", "0102ff"),
        ("accent: 'RGBA(1 2 3 / 50%)'", "S17-620", "`RGBA(1 2 3 / 50%)` is not a colour", "010203"),
        ("accent: 'rgb(1, 2, 256)'", "S17-620", "`rgb(1, 2, 256)` is not a colour", "1d3557"),
        ("accent: '#0102Ffcc'", "S17-620", "`#0102Ffcc` is not a colour", "0102ff"),
        ("heading: 'red;}body{display:none'", "S17-620", "`red;}body{display:none` is not a colour", "1d3557"),
    ],
)
def test_colours_that_cannot_be_read(tmp_path: Path, typed: str, rule: str, message: str, hint: str) -> None:
    done = letters(tmp_path, f"{PROFILE}colours:\n  {typed}\n")
    assert errors(done) == [(rule, "p.yaml", 5, message)]
    [finding] = [each for each in done.findings if each.kind.id == rule]
    assert f"`{hint}`" in finding.hint


def test_a_colour_that_yaml_takes_for_a_comment_says_so(tmp_path: Path) -> None:
    done = letters(tmp_path, f"{PROFILE}colours:\n  accent: #1d3557\n")
    assert [(each[0], each[2]) for each in errors(done)] == [("S17-023", 5)]


# Who signs.


SIGNATORIES = """\
signatories:
  - {name: P. Achterberg, role: Information Officer}
  - {name: Shauna Dunmore, role: Head of Information, id: sd}
"""


@pytest.mark.parametrize(
    ("signed", "name"),
    [("", "P. Achterberg"), ("signed-by: Shauna Dunmore\n", "Shauna Dunmore"), ("signed-by: SD\n", "Shauna Dunmore"),
     ("signed-by: '  p.   achterberg '\n", "P. Achterberg")],
)  # fmt: skip
def test_the_first_signs_or_whom_the_request_names(tmp_path: Path, signed: str, name: str) -> None:
    done = letters(tmp_path, PROFILE + SIGNATORIES, SOUND + signed, formats=("md",))
    assert errors(done) == []
    assert f"Yours sincerely\n\n{name}\\\n" in (done.text or "")


def test_the_one_signature_may_be_named_too(tmp_path: Path) -> None:
    done = letters(tmp_path, f"{PROFILE}signature: {{name: J. Marsh}}\n", f"{SOUND}signed-by: J. Marsh\n", ("md",))
    assert errors(done) == []
    assert "J. Marsh" in (done.text or "")


@pytest.mark.parametrize(
    ("profile", "hint"),
    [(SIGNATORIES, "did you mean `P. Achterberg`?"), ("", "the profile names nobody"),
     ("signature: {name: J. Marsh}\n", "the profile has `J. Marsh`")],
)  # fmt: skip
def test_whom_the_profile_does_not_have_may_not_sign(tmp_path: Path, profile: str, hint: str) -> None:
    done = letters(tmp_path, PROFILE + profile, f"{SOUND}signed-by: P. Achterburg\n")
    line = SOUND.count("\n") + 1
    assert errors(done) == [("S17-619", "r.yaml", line, "`P. Achterburg` may not sign")]
    assert [each.hint for each in done.findings if each.kind.id == "S17-619"] == [hint]


def test_a_reviewer_who_signs_is_still_found(tmp_path: Path) -> None:
    profile = PROFILE.replace("foi@eastmere.example", "foi@eastmere.example, by: Shauna Dunmore") + SIGNATORIES
    first = letters(tmp_path, profile)
    second = letters(tmp_path, profile, f"{SOUND}signed-by: sd\n")
    assert "S17-705" not in {each.kind.id for each in first.findings}
    assert "S17-705" in {each.kind.id for each in second.findings}


# Holidays.


@pytest.mark.parametrize(
    ("typed", "rule", "line", "message"),
    [
        ("{date: 2026-12-28, name: Christmas closure}", "S17-623", 5,
         "`Christmas closure` is no bank holiday: a day on which an office is closed is a working day in law"),
        ("{date: 2026-12-29, name: Privilege day}", "S17-623", 5,
         "`Privilege day` is no bank holiday: a day on which an office is closed is a working day in law"),
        ("{date: 2026-11-07, name: Day of thanks}", "S17-623", 5,
         "2026-11-07 is a Saturday or a Sunday, which is no working day in any case"),
        ("{date: 2026-12-24, name: A gift}\n  - {date: 2026-12-28, name: B}\n  - {date: 2026-12-29, name: C}\n"
         "  - {date: 2026-12-30, name: D}", "S17-623", 6,
         "2026-12-28 is one of 3 working days in a row: that is a closure, which the law counts as working days"),
        ("{date: 2026-11-05, name: Day of thanks, nations: [england]}", "S17-024", 5,
         "`england` is not something item 1 of `nations` can be"),
    ],
)  # fmt: skip
def test_days_that_are_no_bank_holidays(tmp_path: Path, typed: str, rule: str, line: int, message: str) -> None:
    done = letters(tmp_path, f"{PROFILE}holidays:\n  - {typed}\n")
    assert errors(done)[0] == (rule, "p.yaml", line, message)
    assert {each[0] for each in errors(done)} == {rule}


def test_days_in_a_row_may_have_a_weekend_between_them(tmp_path: Path) -> None:
    """Thursday, Friday and Monday are a closure; Friday and Monday alone may be two bank holidays."""
    days = [f"  - {{date: {day}, name: A}}\n" for day in ("2026-12-03", "2026-12-04", "2026-12-07")]
    three = letters(tmp_path, f"{PROFILE}holidays:\n{''.join(days)}")
    assert [(each[0], each[2]) for each in errors(three)] == [("S17-623", 5), ("S17-623", 6), ("S17-623", 7)]
    assert errors(letters(tmp_path, f"{PROFILE}holidays:\n{''.join(days[1:])}")) == []
    days[1] = days[1].replace("}", ", source: The London Gazette}")
    assert errors(letters(tmp_path, f"{PROFILE}holidays:\n{''.join(days)}")) == []


def test_where_a_day_was_proclaimed_decides_and_not_its_name(tmp_path: Path) -> None:
    day = f"{PROFILE}holidays:\n  - {{date: 2026-12-07, name: Day to mark the closing of the Games%s}}\n"
    assert [each[0] for each in errors(letters(tmp_path, day % ""))] == ["S17-623"]
    assert "S17-640" not in {each.kind.id for each in letters(tmp_path, day % "").findings}
    done = letters(tmp_path, day % ", source: 'The London Gazette, 1 October 2026'")
    assert {each.kind.id for each in done.findings} & {"S17-623", "S17-640"} == set()
    done = letters(tmp_path, day.replace("closing", "end") % "")
    [found] = [each for each in done.findings if each.kind.id == "S17-640"]
    assert (found.severity, found.place.line) == ("warning", 5)
    assert found.message == "the profile does not say where 2026-12-07 was proclaimed a bank holiday"


def test_a_proclaimed_day_counts(tmp_path: Path) -> None:
    """The request of 12 October is due on 9 November; with a day proclaimed in between, on the tenth."""
    request = changed(("dated: 2026-11-09", "dated: 2026-11-10"))
    late = letters(tmp_path, PROFILE, request)
    day = letters(tmp_path, f"{PROFILE}holidays:\n  - {{date: 2026-11-04, name: Day of national thanks}}\n", request)
    assert [each.case.late for each in (late, day) if each.case] == [True, False]
    assert "S17-608" in {each.kind.id for each in late.findings} - {each.kind.id for each in day.findings}


def test_a_proclaimed_day_counts_in_deadline(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        f"{PROFILE}holidays:\n  - {{date: 2026-11-04, name: Day of national thanks, nations: [scotland]}}\n", "utf-8"
    )
    command = [sys.executable, "-m", "s17gen", "deadline", "--received", "2026-10-12", "--authority", "p.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.startswith("Last day for the answer: Tuesday 10 November 2026\n")
    assert "Wednesday 4 November 2026: Day of national thanks (Scotland)\n" in done.stdout


# The regulator.


def test_the_regulator_is_reached_as_the_profile_says(tmp_path: Path) -> None:
    own = "regulator: {web: https://complain.example/new, telephone: 0300 000 000, checked: 2026-11-02}\n"
    text = letters(tmp_path, PROFILE + own, formats=("md",)).text or ""
    assert "<https://complain.example/new>. For help with a complaint, telephone 0300 000 000." in text
    assert "ico.org.uk" not in text


def test_what_was_checked_before_the_regulator_took_office_is_not_used(tmp_path: Path) -> None:
    own = "regulator: {web: https://complain.example/old, address: 1 Old Lane, checked: 2026-09-01}\n"
    done = letters(tmp_path, PROFILE + own, formats=("md",))
    assert "1 Old Lane" not in (done.text or "")
    assert "1 Old Lane" in (letters(tmp_path, PROFILE + own.replace("-09-01", "-09-30"), formats=("md",)).text or "")
    assert "https://ico.org.uk/make-a-complaint/" in (done.text or "")
    assert "S17-706" in {each.kind.id for each in done.findings}


def test_a_profile_s_contacts_are_in_the_letterhead(tmp_path: Path) -> None:
    more = "email: foi@e.example\ntelephone: 01632 960 000\nweb: https://e.example/foi\n"
    text = letters(tmp_path, PROFILE + more, formats=("txt",)).text or ""
    assert text.startswith("Eastmere Council\nfoi@e.example\n01632 960 000\nhttps://e.example/foi\n")


# What does not go together.


@pytest.mark.parametrize(
    ("typed", "line", "message"),
    [
        ("regulator: {checked: 2026-11-02}\n", 4, "`regulator` says when it was checked, but not what"),
        ("signature: {name: A}\nsignatories: [{name: B}]\n", 4, "both `signature` and `signatories` say who signs"),
        ("signatories:\n  - {name: A. B}\n  - {name: C, id: a. b}\n", 6, "two signatories are called `a. b`"),
        ("holidays: [{date: 2026-11-04, name: A}, {date: 2026-11-04, name: B}]\n", 4, "2026-11-04 is listed twice"),
    ],
)
def test_particulars_at_odds(tmp_path: Path, typed: str, line: int, message: str) -> None:
    assert errors(letters(tmp_path, PROFILE + typed)) == [("S17-624", "p.yaml", line, message)]


def test_everything_wrong_is_said_at_once_and_in_the_request_itself(tmp_path: Path) -> None:
    text = SOUND.replace(
        "authority: {name: Northshire Police,",
        "authority: {name: Northshire Police, colours: {accent: pink, heading: eee}, logo: {file: x.png, alt: X},",
    )
    found = errors(letters(tmp_path, "", text))
    assert [each[:3] for each in found] == [
        ("S17-620", "r.yaml", 7), ("S17-621", "r.yaml", 7), ("S17-622", "r.yaml", 7)
    ]  # fmt: skip


# Jurisdiction.


@pytest.mark.parametrize(
    ("kind", "jurisdiction", "found"),
    [("council", "england", "council"), ("council", "wales", "welsh-authority"), ("school", "wales", "welsh-school"),
     ("nhs", "northern-ireland", "northern-ireland-authority"), ("department", "scotland", "department"),
     ("council", "scotland", "scottish-public-authority"), ("police", "united-kingdom", "police")],
)  # fmt: skip
def test_the_kind_is_that_of_the_place(tmp_path: Path, kind: str, jurisdiction: str, found: str) -> None:
    profile = PROFILE.replace("kind: council", f"kind: {kind}\njurisdiction: {jurisdiction}")
    done = letters(tmp_path, profile)
    assert done.case is not None
    assert done.case.kind is not None
    assert done.case.kind.id == found
    assert ("S17-707" in {each.kind.id for each in done.findings}) == (found == "scottish-public-authority")


def test_every_kind_within_another_place_is_one() -> None:
    kinds = LIBRARY.authority_kinds()
    assert {name for kind in kinds.values() for name in kind.within.values()} <= set(kinds)


# The record.


def recorded(folder: Path) -> str:
    (folder / "crest.png").write_bytes(CREST)
    profile = f"{PROFILE}logo: {{file: crest.png, alt: Crest}}\ncolours: {{accent: 7a1f2b}}\n"
    (folder / "p.yaml").write_text(profile, "utf-8")
    text = SOUND.replace(INLINE, "authority: p.yaml")
    document, findings = load(str(folder / "r.yaml"), text.encode())
    settings = Settings(LIBRARY, (Renderer("html"),), today=TODAY)
    [done] = run([(document, findings)], settings)
    (folder / "letter.html").write_text(done.letters["html"], "utf-8")
    return write(document, done, settings)


def test_a_record_prints_the_logo_and_the_colours_again(tmp_path: Path) -> None:
    text = recorded(tmp_path)
    again = Renderer("html").render(read("r.json", text.encode()).notice)
    assert again == (tmp_path / "letter.html").read_text("utf-8")
    assert text.count(base64.b64encode(CREST).decode()) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"accent": "7a1f2b"', '"accent": "red;}*{display:none"'),
        ('"accent": "7a1f2b"', '"accent": "7a1f2b\\n"'),
        ('"media": "image/png"', '"media": "image/svg+xml"'),
        ('"base64": "', '"base64": "\\"><script>'),
        ('"width": 82', '"width": 100000'),
    ],
)
def test_a_record_from_elsewhere_can_bring_nothing_else(tmp_path: Path, old: str, new: str) -> None:
    head, notice, rest = recorded(tmp_path).partition('"notice": {')
    assert old in rest
    with pytest.raises(RecordError, match="is not a sound record"):
        read("r.json", (head + notice + rest.replace(old, new, 1)).encode())


def test_the_logo_is_no_mark_of_the_authority_in_a_copy(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(CREST)
    profile = f"{PROFILE}logo: {{file: crest.png, alt: Crest}}\n"
    done = letters(tmp_path, profile, audience="publication")
    assert errors(done) == []
    assert len(images(done.letters["html"])) == 1


def test_logo_error_has_a_hint(tmp_path: Path) -> None:
    with pytest.raises(LogoError) as caught:
        embedded(Logo("x.png", "X"), str(tmp_path))
    assert (caught.value.why, caught.value.hint) == ("there is no such file", "check the name and its folder")
