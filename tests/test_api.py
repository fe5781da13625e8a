"""The API for other programs says what the command line says, as values that travel, and reads nothing by the way."""

import contextlib
import datetime
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from s17gen import api, errors
from s17gen.api import LoadedLibrary, Profile, Result, check, load_authority, load_library, render
from s17gen.rules.across import KINDS as ACROSS
from s17gen.testing import sound

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
CASES = sorted((ROOT / "tests" / "cases").glob("*/request.yaml"))
TODAY = datetime.date(2026, 11, 9)
FORMATS: tuple[api.Format, ...] = ("md", "html", "txt", "large-print")
LIBRARY = load_library()


def profiles(folder: Path) -> dict[str, Profile]:
    """The profiles beside a request, by what it may call them."""
    paths = [*folder.glob("authorities/*.yaml"), *(ROOT / "examples" / "authorities").glob("*.yaml")]
    return {os.path.relpath(path, folder): load_authority(str(path)) for path in paths}


OURS = profiles(ROOT / "examples")
letter = partial(render, library=LIBRARY, today=TODAY, authorities=OURS)


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "s17gen", *map(str, arguments)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


# The same as the command line.


@pytest.mark.parametrize("later", [False, True])
def test_every_example_has_the_letters_of_the_command_line(later: bool, tmp_path: Path) -> None:
    """In two calls, since two examples are letters on one request, with one reference."""
    examples = [path for path in EXAMPLES if ("final" in path.stem) is later]
    wanted = [each for name in FORMATS for each in ("-f", name)]
    done = command("render", *examples, *wanted, "-o", f"{tmp_path}/")
    assert done.returncode == 0, done.stderr
    written = {path.name: path.read_bytes().decode("utf-8") for path in tmp_path.iterdir()}
    ours = {}
    for path in examples:
        result = letter(path.read_bytes(), formats=FORMATS)
        stem = result.reference.replace("/", "-") + ("-file-note" if result.file_note else "")
        for name, text in result.letters.items():
            ours[f"{stem}{'.large-print.html' if name == 'large-print' else f'.{name}'}"] = text
    assert sorted(ours) == sorted(written)
    assert [name for name in ours if ours[name] != written[name]] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_case_has_its_letter(path: Path) -> None:
    draft = "draft" in path.parent.name
    result = letter(path.read_bytes(), authorities=profiles(path.parent), draft=draft)
    golden = path.with_name("draft.md" if draft else "letter.md")
    assert result.letters == {"md": golden.read_bytes().decode("utf-8")}
    assert result.ok is not draft


def test_every_finding_is_that_of_the_command_line() -> None:
    paths = [*EXAMPLES, *CASES, *sorted((ROOT / "tests" / "invalid").glob("*.yaml"))]
    names = [os.path.relpath(path, ROOT) for path in paths]
    done = command("check", *names, "--date", TODAY, "--format", "json", "--skip-others")
    across = {kind.id for kind in ACROSS}  # which no request has by itself
    said = {
        each["name"]: [found for found in each["findings"] if found["id"] not in across]
        for each in json.loads(done.stdout)["files"]
    }
    assert len(said) > len(EXAMPLES) + len(CASES)
    for name, found in said.items():
        path = ROOT / name
        result = check(
            path.read_bytes(), LIBRARY, today=TODAY, date=TODAY, authorities=profiles(path.parent), name=name
        )
        ours = [each for each in result.findings if each.severity != "note"]  # which the report leaves out
        assert json.loads(msgspec.json.encode(ours)) == found
        assert result.ok is not any(each["severity"] == "error" for each in found)
        assert result.letters == {}


@pytest.mark.parametrize("audience", ["publication", "portal"])
def test_letters_that_everyone_may_read(audience: Any) -> None:
    path = ROOT / "examples" / "council-portal.yaml"
    form: Any = "txt" if audience == "portal" else "html"
    done = command("render", path, "--for", audience, "-f", form, "--date", TODAY)
    assert letter(path.read_bytes(), date=TODAY, audience=audience, formats=[form]).letters == {form: done.stdout}


# What a request may be.


def test_text_bytes_and_data_are_one() -> None:
    for path in EXAMPLES:
        raw = path.read_bytes()
        data = yaml.load(raw, yaml.BaseLoader)
        results = [letter(each) for each in (raw, raw.decode("utf-8"), data)]
        assert len({result.letters["md"] for result in results}) == 1
        assert [result.ok for result in results] == [True] * 3


def test_data_of_python_means_what_it_would_as_text() -> None:
    raw = (ROOT / "examples" / "school-cost.yaml").read_bytes()
    data = yaml.load(raw, yaml.SafeLoader)  # with numbers and dates, as most programs have them
    assert isinstance(data["received"], datetime.date)
    assert letter(data).letters == letter(raw).letters != {}


def test_a_finding_in_data_has_its_line_as_json() -> None:
    request = {**sound(), "outcom": "x\u2028\x85y", "subject": None}
    found = {each.id: each for each in letter(request, name="row 7").findings}
    lines = json.dumps(request, indent=2).splitlines()
    assert lines[found["S17-021"].line - 1].startswith('  "outcom"')
    assert lines[found["S17-023"].line - 1] == '  "subject": null,'
    assert (found["S17-023"].file, found["S17-023"].message) == ("row 7", "`subject` has no value")


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
@example("a\u2028b", "k")
@example("a\u2029b\x85", "\ufeff")
def test_any_text_in_data_stays_where_it_is(subject: str, key: str) -> None:
    """Whatever stands in a text, it is that text or a finding, and the lines after it stay."""
    request = {**sound(), "subject": subject, "private": {key: "a"}, "zzz": "1"}
    result = letter(request)
    unknown = [each for each in result.findings if "`zzz`" in each.message]
    assert unknown or not result.readable
    if unknown:
        assert unknown[0].line == len(json.dumps(request, indent=2).splitlines()) - 1


def test_control_characters_in_data_are_shown_and_not_obeyed() -> None:
    request = {**sound(), "request": "a\x7f\x85\u2028b\ufeff"}
    assert "> a[U+007F]\n>\n> b[U+FEFF]\n" in letter(request, style="council", formats=["txt"]).letters["txt"]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"subject": {1, 2}}, "the request cannot be read as data: a set stands in it"),
        ({"subject": b"x"}, "the request cannot be read as data: a bytes stands in it"),
        ({(1, 2): "x"}, "the request cannot be read as data: a tuple is a key in it"),
        (Path("a.yaml"), "the request cannot be read as data: a PosixPath stands in it"),
    ],
)
def test_what_is_no_data(request_: Any, message: str) -> None:
    with pytest.raises(errors.UsageError) as raised:
        letter(request_)
    assert raised.value.message == message


def test_data_without_end() -> None:
    request: dict[str, Any] = {}
    request["request"] = request
    with pytest.raises(errors.UsageError, match="nested too deep"):
        letter(request)


@pytest.mark.parametrize("request_", ["", "- a", b"\xff", "a: [", "x" * 300_000, {}, {"a": [[]]}, "reference: 1"])
def test_a_bad_request_is_a_value(request_: Any) -> None:
    result = letter(request_)
    assert not result.ok
    assert result.reference == ""
    assert result.letters == {}
    assert [each for each in result.findings if each.severity == "error"]


# Results.


def test_a_result() -> None:
    result = letter((ROOT / "examples" / "police-mixed.yaml").read_text("utf-8"), formats=["txt", "md"], name="7")
    assert (result.name, result.ok, result.readable, result.reference) == ("7", True, True, "FOI-2026-0242")
    assert list(result.letters) == ["txt", "md"]
    assert not result.file_note
    assert pickle.loads(pickle.dumps(result)) == result
    assert msgspec.json.decode(msgspec.json.encode(result), type=Result) == result
    assert len(pickle.dumps(result)) < 1.2 * sum(map(len, result.letters.values()))


def test_a_note_for_the_file_says_that_it_is_one() -> None:
    result = letter((ROOT / "examples" / "police-no-notice.yaml").read_bytes())
    assert (result.ok, result.file_note, list(result.letters)) == (True, True, ["md"])


def test_a_draft_has_a_letter_and_is_not_ok() -> None:
    request = sound()
    del request["decisions"][0]["claims"][0]["balance"]
    assert letter(request).letters == {}
    result = letter(request, draft=True)
    assert not result.ok
    assert "DRAFT" in result.letters["md"].upper()


def test_style_and_date_are_those_of_the_call() -> None:
    request = (ROOT / "examples" / "police-information-system.yaml").read_bytes()
    brief = letter(request, style="brief", date=datetime.date(2026, 11, 2))
    assert "2 November 2026" in brief.letters["md"]
    assert brief.letters != letter(request, date=datetime.date(2026, 11, 2)).letters


def test_today_is_the_date_of_a_letter_that_has_none() -> None:
    request = sound()
    request.pop("dated", None)
    days = (datetime.date(2026, 11, 3), datetime.date(2026, 11, 4))
    letters = [letter(request, today=day).letters["md"] for day in days]
    assert ["**Date:** 3 November 2026\n" in each for each in letters] == [True, False]


# Profiles.


def test_a_profile_that_is_not_given_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text((ROOT / "examples/authorities/eastmere-council.yaml").read_text("utf-8"))
    request = {**sound(), "authority": "ours.yaml"}
    result = letter(request, authorities={"our.yaml": OURS["authorities/eastmere-council.yaml"]}, name=f"{tmp_path}/a")
    [found] = [each for each in result.findings if each.severity == "error"]
    assert (found.id, found.message) == ("S17-603", "the profile `ours.yaml` is not among those given")
    assert found.hint == "did you mean `our.yaml`?"
    nothing = letter(request, authorities=None, name=f"{tmp_path}/a")
    assert [each.id for each in nothing.findings if each.severity == "error"] == ["S17-603"]


def test_an_authority_written_out_reads_no_logo(tmp_path: Path) -> None:
    profile = yaml.load((ROOT / "examples/authorities/eastmere-council.yaml").read_bytes(), yaml.BaseLoader)
    request = {**sound(), "authority": {**profile, "logo": {"file": "logo.png", "alt": "A bird"}}}
    found = [each for each in letter(request, name=f"{tmp_path}/a").findings if each.severity == "error"]
    assert [each.message for each in found] == ["the logo `logo.png` cannot be put in a letter: no file is read here"]


def test_the_profile_of_the_call_is_for_requests_that_name_none() -> None:
    request = sound()
    request.pop("authority", None)
    eastmere = OURS["authorities/eastmere-council.yaml"]
    assert "Eastmere" in letter(request, authority=eastmere).letters["md"]
    assert [each.id for each in letter(request).findings if each.severity == "error"] == ["S17-601"]


# Errors of the call.


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"formats": ["pdf"]}, "there is no letter for the applicant as `pdf`"),
        ({"formats": "md"}, "formats are a list, and `md` is none"),
        ({"audience": "portal", "formats": ["md"]}, "there is no letter for the portal as `md`"),
        ({"audience": "all"}, "there is no audience `all`"),
        ({"style": "counsil"}, "there is no house style `counsil`"),
        ({"style": "file-note"}, "there is no house style `file-note`"),
    ],
)
def test_a_call_that_means_nothing(more: dict[str, Any], message: str) -> None:
    with pytest.raises(errors.UsageError) as raised:
        letter(sound(), **more)
    assert raised.value.message == message


def test_what_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(errors.UsageError, match="nowhere is not a folder"):
        load_library(["nowhere"])
    with pytest.raises(errors.UsageError, match="holds no template"):
        load_library(templates=[str(tmp_path)])
    (tmp_path / "letter.txt.j2").write_text("{{ 1 }}", "utf-8")
    with pytest.raises(errors.TemplateError, match=r"letter\.txt\.j2:1"):
        load_library(templates=[str(tmp_path)])
    (tmp_path / "foia").mkdir()
    (tmp_path / "foia" / "s31-ours.yaml").write_text("blocks: 1\n", "utf-8")
    with pytest.raises(errors.LibraryError, match=r"s31-ours\.yaml:1"):
        load_library([str(tmp_path)])
    (tmp_path / "ours.yaml").write_text("name: A\ncolour: blue\n", "utf-8")
    with pytest.raises(errors.LibraryError, match="`colour` is not known here"):
        load_authority(str(tmp_path / "ours.yaml"))


@pytest.mark.parametrize(
    "error",
    [
        errors.UsageError("a", "b"),
        errors.LibraryError("a", (), "b"),
        errors.TemplateError("letter.md.j2", 3, "it is no frame", "ours/letter.md.j2"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_travel(error: errors.S17genError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.__dict__, str(again)) == (type(error), error.__dict__, str(error))


# Purity and travel.


@contextlib.contextmanager
def disk_watched(touched: list[str]) -> Iterator[None]:
    """Notes every file that is opened and every folder that is listed meanwhile."""
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "os.listdir", "os.scandir"):
            touched.append(f"{event} {arguments[0]}")

    sys.addaudithook(hook)
    try:
        yield
    finally:
        watching = False


def test_nothing_is_read_once_all_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_library()
    requests = [path.read_bytes() for path in EXAMPLES]
    again = partial(render, library=library, today=TODAY, authorities=OURS, formats=FORMATS)
    for each in requests:  # imports what few letters need
        again(each, audience="publication")
        again(each)
    touched: list[str] = []
    monkeypatch.setattr(os, "stat", lambda *path, **more: touched.append(f"stat {path[0]}"))
    with disk_watched(touched):
        for each in requests:
            again(each)
            again(each, audience="publication")
            again(each, style="brief")
    assert touched == []


def test_a_call_changes_nothing_that_it_is_given() -> None:
    request, ours = sound(), dict(OURS)
    before = pickle.dumps((request, ours))
    letter(request, authorities=ours)
    assert pickle.dumps((request, ours)) == before


def test_a_library_travels_as_its_folders_and_is_read_once(tmp_path: Path) -> None:
    layer, frames = tmp_path / "ours", tmp_path / "frames"
    (layer / "styles").mkdir(parents=True)
    frames.mkdir()
    brief = (ROOT / "exemptions" / "styles" / "brief.yaml").read_text("utf-8")
    (layer / "styles" / "ours.yaml").write_text(brief.replace("id: brief", "id: ours"), "utf-8")
    shipped = (ROOT / "templates" / "letter.txt.j2").read_text("utf-8")
    (frames / "letter.txt.j2").write_text(f"OURS\n{shipped}", "utf-8")
    library = load_library([str(layer)], templates=[str(frames)])
    pickled = pickle.dumps(library)
    assert len(pickled) < 400
    first, second = pickle.loads(pickled), pickle.loads(pickled)
    assert first is second
    assert isinstance(first, LoadedLibrary)
    call = partial(render, sound(), today=TODAY, authorities=OURS, formats=["txt"], style="ours")
    assert call(library=first).letters["txt"].startswith("OURS\n")
    assert call(library=first) == call(library=library)


def test_a_library_loaded_anew_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "letter.txt.j2").write_text("{{ notice | title }}\n", "utf-8")
    old = load_library(templates=[str(tmp_path)])
    (tmp_path / "letter.txt.j2").write_text((ROOT / "templates" / "letter.txt.j2").read_text("utf-8"), "utf-8")
    new = load_library(templates=[str(tmp_path)])
    call = partial(render, sound(), today=TODAY, authorities=OURS, formats=["txt"])
    assert [call(library=each).ok for each in (old, new)] == [False, True]


def test_processes_give_the_same_letters() -> None:
    requests = [path.read_bytes() for path in EXAMPLES]
    with ProcessPoolExecutor(max_workers=2) as pool:
        assert list(pool.map(letter, requests, chunksize=5)) == list(map(letter, requests))


def test_threads_give_the_same_letters() -> None:
    requests = [path.read_bytes() for path in EXAMPLES] * 4
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(max_workers=8) as pool:
            assert list(pool.map(letter, requests)) == list(map(letter, requests))
    finally:
        sys.setswitchinterval(interval)


# Types.

TYPED = """
import datetime
from s17gen.api import Found, Format, Profile, Result, check, load_authority, load_library, render

library = load_library(["ours"], templates=["frames"])
profile: Profile = load_authority("ours.yaml")
result: Result = render(b"", library, today=datetime.date.today(), authority=profile, formats=["md", "large-print"])
letter: str = result.letters["md"]
found: tuple[Found, ...] = check({"subject": "a"}, library, today=datetime.date.today()).findings
"""
WRONG = """
from s17gen.api import load_library, render

render("", load_library())
render("", load_library(), today="2026-11-09", formats=["pdf"])
"""


def test_a_caller_is_checked_strictly(tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(TYPED, "utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")
    call = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "typed.py", "wrong.py"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.split(":")[0] for line in lines] == ["wrong.py"] * 3, done.stdout
    assert all(word in line for word, line in zip(("today", "date", "pdf"), lines, strict=True)), done.stdout


def test_ci_tries_dask() -> None:
    """The tests on a cluster are left out where Dask is not installed, so CI installs it and says that it did."""
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    [installed] = [index for index, line in enumerate(script) if "pip install" in line and ",dask]" in line]
    assert "S17GEN_DASK=1 .venv/bin/pytest tests/test_dask.py" in script[installed:]
