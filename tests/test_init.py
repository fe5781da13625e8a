"""`s17gen init`: every kind renders and checks clean at once; nothing is replaced, nothing is left half-made."""

import datetime
import json
import os
import pty
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from msgspec import convert
from test_precommit import parsed

from s17gen import __version__
from s17gen.errors import OutputError, UsageError
from s17gen.profile import Profile
from s17gen.rules.leftovers import EXAMPLE, gaps
from s17gen.scaffold import KINDS, project
from s17gen.scaffold.fill import filled, scalar
from s17gen.scaffold.place import place
from s17gen.testing import outcome

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 26)


def s17gen(*arguments: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    given = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, **more}
    return subprocess.run([sys.executable, "-m", "s17gen", *arguments], cwd=cwd, **given)  # type: ignore[call-overload, no-any-return]


def held(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, folders too."""
    return {str(each.relative_to(folder)): each.read_bytes() if each.is_file() else b"" for each in folder.rglob("*")}


# It works at once.


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_project_renders_and_checks_clean(kind: str, tmp_path: Path) -> None:
    begun = s17gen("init", "--kind", kind, "--name", "Eastmere Body", cwd=tmp_path)
    assert (begun.returncode, begun.stdout) == (0, "")
    for line in begun.stderr.split("Next:\n")[1].splitlines():
        name, *words = line.split()
        done = s17gen(*words, cwd=tmp_path)
        assert name == "s17gen"
        assert done.returncode == 0, done.stderr
        if words[0] == "render" and "-o" not in words:
            assert (done.stderr, "Eastmere Body" in done.stdout) == ("", True)
    checked = s17gen("check", ".", "--strict", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "1 request, 1 profile and 1 library checked: nothing found" in checked.stderr


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", ["2026-01-02", "2026-10-01", "2026-12-27", "2027-04-04"])
def test_the_example_is_sound_on_any_day(kind: str, day: str, tmp_path: Path) -> None:
    place(str(tmp_path), project(kind, None, None, None, datetime.date.fromisoformat(day)))
    path = tmp_path / "requests/example.yaml"
    done = outcome(path.read_text("utf-8"), name=str(path), formats=("md", "html", "txt"))
    assert [each for each in done.findings if each.severity != "note"] == []
    assert done.text is not None


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_to_fill_in_by_the_tool(kind: str) -> None:
    for path, text in project(kind, "Eastmere Body", "foi@eastmere.example", None, TODAY).items():
        assert not re.search(r"@[a-z-]+@", text), path
        assert text.endswith("\n"), path
        assert max(map(len, text.splitlines())) <= 120, path


def test_the_kinds_are_those_of_the_data() -> None:
    data = ROOT / "src/s17gen/scaffold"
    assert tuple(yaml.safe_load((data / "kinds.yaml").read_text("utf-8"))) == KINDS
    assert {each.name for each in (data / "requests").iterdir()} == {f"{kind}.yaml.in" for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_gap_that_is_filled_with_nothing_is_found(kind: str, tmp_path: Path) -> None:
    files = project(kind, "Eastmere Body", None, None, TODAY)
    files["requests/example.yaml"] = files["requests/example.yaml"].replace("# advice:", "advice:")
    place(str(tmp_path), files)
    checked = s17gen("check", ".", cwd=tmp_path)
    assert checked.returncode == 1
    assert "S17-614: `[insert what, and from when or where]`" in checked.stdout


def test_the_block_of_the_layer_can_be_used_as_it_says(tmp_path: Path) -> None:
    files = project("council", None, None, None, TODAY)
    shown = [line.removeprefix("# ") for line in files["exemptions/foia/s31-our-wording.yaml"].splitlines()[-5:]]
    block = "".join(f"          {line.strip()}\n" for line in shown[2:])
    use = "        for:\n" + re.sub(r"^ {10}- ", "          - ", block, flags=re.MULTILINE).replace(
        "          residents", "            residents"
    ).replace("          unanswered", "            unanswered")
    text = files["requests/example.yaml"]
    files["requests/example.yaml"] = re.sub(r"        for:\n(?:          .*\n)+", use, text)
    place(str(tmp_path), files)
    done = s17gen("render", "requests/example.yaml", "--library", "exemptions", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The information matters to the people who live near the station." in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_a_gap_and_what_is_given_is_none(kind: str) -> None:
    nothing = yaml.safe_load(project(kind, None, None, None, TODAY)["profiles/authority.yaml"])
    given = yaml.safe_load(project(kind, "Fenwick Vale", "foi@vale.example", "S. R.", TODAY)["profiles/authority.yaml"])
    left = [("name",), ("email",), ("review", "to"), ("signature", "name")]
    assert list(gaps(convert(nothing, Profile))) == left
    assert list(gaps(convert(given, Profile))) == []
    assert (given["name"], given["signature"]["name"]) == ("Fenwick Vale", "S. R.")
    assert given["email"] == given["review"]["to"] == "foi@vale.example"


def test_no_letter_but_the_example_is_written_with_a_gap_of_the_profile(tmp_path: Path) -> None:
    """However the request comes by the profile: by its name, or by the project."""
    files = project("council", "Eastmere Council", "foi@eastmere.example", None, TODAY)
    assert f"reference: {EXAMPLE}\n" in files["requests/example.yaml"]
    own = files["requests/example.yaml"].replace(EXAMPLE, "EC-0501")
    files["requests/a.yaml"] = own
    files["requests/b.yaml"] = re.sub(r"authority:.*\n", "", own).replace("EC-0501", "EC-0502")
    place(str(tmp_path), files)
    done = s17gen("render", "requests/a.yaml", "requests/b.yaml", "-o", "letters/", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "letters").exists()) == (1, False)
    says = "error S17-631: the authority's profile still has a gap to fill in `signature: name`\n"
    assert done.stderr.count(says) == 2
    draft = s17gen("render", "requests/a.yaml", "--draft", cwd=tmp_path)
    assert (draft.returncode, "[your name" in draft.stdout) == (0, True)
    path = tmp_path / "profiles/authority.yaml"
    path.write_text(path.read_text("utf-8").replace('"[your name]"', "J. Marsh"), "utf-8")
    assert s17gen("render", "requests/a.yaml", "requests/b.yaml", "-o", "letters/", cwd=tmp_path).returncode == 0


def test_a_check_says_what_is_left_in_the_profile_to_those_who_ask(tmp_path: Path) -> None:
    s17gen("init", "--kind", "school", cwd=tmp_path)
    done = s17gen("check", "-v", "profiles/", cwd=tmp_path)
    assert done.returncode == 0
    assert re.findall(r"note S17-632: `(.+?)` has", done.stdout) == [
        "[your authority's name]",
        "[your address for e-mail]",
        "[your address for e-mail]",
        "[your name]",
    ]
    lines = (tmp_path / "profiles/authority.yaml").read_text("utf-8").splitlines()
    places = re.findall(r"^profiles/authority.yaml:(\d+):(\d+): note", done.stdout, re.MULTILINE)
    assert all(lines[int(line) - 1][int(column) - 1 :].startswith('"[your') for line, column in places)


# What surrounds it.


def test_git_keeps_no_personal_data(tmp_path: Path) -> None:
    """Whatever s17gen writes, wherever the README and the guides have it written."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git")
    files = project("council", None, None, None, TODAY)
    place(str(tmp_path), files)
    for name in (
        "EC-1.yaml", "EC-1.yml", "EC-1.json", "EC-1.yaml.partial.yaml", "EC-1.html", "EC-1.txt",
        "EC-1.md", "EC-1.preview.html", "EC-1-record.json", "log.csv", "EC-1.eml", "request.msg",
        "requests/EC-1.yaml", "requests/new/EC-1.yaml", "requests/a.eml", "requests/EC-1.preview.html",
        "letters/EC-1.md", "sent/EC-1-record.json", "records/EC-1-record.json", "answers/EC-1.md", "both/EC-1.txt",
        "log/EC-1-publication.html", "site/EC-1-portal.txt", ".s17gen-abc.part",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    for name in ("wheels/s17gen-0.1.0-py3-none-any.whl", "profiles/other.yaml", "exemptions/foia/s43-our.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
        files[name] = "x"
    subprocess.run([git, "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        [git, "ls-files", "-o", "--exclude-standard"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.split()
    assert sorted(listed) == sorted(files)


def test_the_checks_call_what_there_is() -> None:
    """With the configuration in force: neither check names the layer."""
    files = project("council", None, None, None, TODAY)
    [job] = yaml.safe_load(files[".github/workflows/foi.yml"])["jobs"].values()
    *_, installs, checks = job["steps"]
    assert shlex.split(installs["run"])[-1] == f"s17gen=={__version__}"
    assert parsed(checks["run"])["strict"] is True
    [repo] = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"]
    assert repo["repo"] == "local"
    assert {each["language"] for each in repo["hooks"]} == {"system"}
    calls = [parsed(f"{each['entry']} {'' if 'pass_filenames' in each else 'a.yaml'}") for each in repo["hooks"]]
    assert [each["paths"] for each in calls] == [("a.yaml",), ("exemptions",)]
    assert [each["layers"] for each in calls] == [(), ()]


def test_nothing_has_to_be_replaced_for_the_checks_to_run() -> None:
    for path, text in project("council", "Eastmere Council", "foi@eastmere.example", None, TODAY).items():
        left = re.findall(r"git\.example|authority\.example|[Rr]eplace|Your Name", text)
        assert left == [], path


def test_what_a_commit_gives_to_the_hook_passes(tmp_path: Path) -> None:
    s17gen("init", "--kind", "school", cwd=tmp_path)
    names = sorted(
        str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*") if each.suffix in {".yaml", ".yml", ".json"}
    )
    done = s17gen("check", "--skip-others", *names, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_editor_s_settings_name_schemas_that_there_are(tmp_path: Path) -> None:
    s17gen("init", "--kind", "police", cwd=tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    offered = json.loads((tmp_path / ".vscode/extensions.json").read_text("utf-8"))
    assert offered == {"recommendations": ["redhat.vscode-yaml"]}
    for schema, patterns in settings["yaml.schemas"].items():
        assert json.loads((tmp_path / schema).read_text("utf-8"))["$schema"].startswith(
            "http://json-schema.org/draft-07"
        )
        assert patterns
    for path in tmp_path.rglob("*.yaml"):
        named = re.search(r"\$schema=(\S+)", path.read_text("utf-8"))
        assert named is None or (path.parent / named[1]).is_file(), path
    first = (tmp_path / "s17gen.toml").read_text("utf-8").partition("\n")[0]
    assert first == "#:schema schemas/config.schema.json"
    assert (tmp_path / first.split()[1]).is_file()


def test_the_configuration_names_what_there_is(tmp_path: Path) -> None:
    place(str(tmp_path), project("police", None, None, None, TODAY))
    said = tomllib.loads((tmp_path / "s17gen.toml").read_text("utf-8"))
    assert (tmp_path / said["authority"]).is_file()
    assert all((tmp_path / each).is_dir() for each in said["library"])


# Names.

ODD = [
    "Eastmere Council",
    'The "Old" Council: Eastmere',
    "Eastmere #1 Council",
    "Eastmere # Council",
    "O'Hara's Council",
    "- Eastmere",
    "{{ name }} @email@ %s {% if %}",
    "NO",
    "null",
    "00012325",
    "2026-11-26",
    "*anchor &c !tag | >",
    "Cyngor Sir Dŵr \\ Ynys \\n Môn",
    "\u200fمجلس\u200e Council",
    "Eastmere \u202e Council",
    "a: b",
    "[Eastmere]",
    "@Eastmere",
    "Council, of & Eastmere?",
    "Council of " + "Eastmere and " * 14,
]


@pytest.mark.parametrize("name", ODD)
def test_a_name_is_read_back_as_it_was_given(name: str) -> None:
    files = project("council", name, None, None, TODAY)
    assert str(yaml.load(files["profiles/authority.yaml"], yaml.BaseLoader)["name"]) == name
    assert str(yaml.load(files["exemptions/library.yaml"], yaml.BaseLoader)["owner"]) == name
    assert yaml.safe_load(f"a: {scalar(name)}  # b\n") == {"a": name}
    assert scalar(name).isprintable()


@pytest.mark.parametrize("name", [each for each in ODD if each not in ("NO", "null", "a: b")])
def test_a_letter_of_an_odd_name_is_written(name: str, tmp_path: Path) -> None:
    place(str(tmp_path), project("council", name, None, None, TODAY))
    path = tmp_path / "requests/example.yaml"
    done = outcome(path.read_text("utf-8"), name=str(path), formats=("txt",))
    assert [each for each in done.findings if each.severity != "note"] == []


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--name", "", "`--name` has no words of its own"),
        ("--name", " \n\t", "`--name` has no words of its own"),
        ("--name", "###", "`--name` has no words of its own"),
        ("--name", "x" * 200, "`--name` has no words of its own"),
        ("--name", "TBC", "`--name` has no words of its own"),
        ("--name", "Eastmere " * 30, "`--name` is longer than 200 characters"),
        ("--name", "East\x1b[31mmere", "`--name` has characters that no letter can have"),
        ("--name", "East\x85mere\x9b", "`--name` has characters that no letter can have"),
        ("--signed-by", "TBC", "`--signed-by` has no words of its own"),
        ("--email", "foi", "`foi` is not an e-mail address"),
        ("--email", "foi@a b", "`foi@a b` is not an e-mail address"),
        ("--email", "foi@a@b", "`foi@a@b` is not an e-mail address"),
        ("--email", "@b", "`@b` is not an e-mail address"),
    ],
)
def test_what_cannot_be_used_is_refused(option: str, value: str, says: str, tmp_path: Path) -> None:
    done = s17gen("init", "--kind", "council", option, value, cwd=tmp_path)
    assert done.returncode == 2
    assert f"s17gen: {says}\n  hint: write it" in done.stderr
    assert held(tmp_path) == {}


def test_a_name_of_several_lines_is_one() -> None:
    assert filled("name: @name@\n", {"name": "a\nb: c"}) == 'name: "a\\nb: c"\n'


# Places.


def test_without_a_kind_in_a_pipe_nothing_is_asked(tmp_path: Path) -> None:
    done = s17gen("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "`--kind` is missing" in done.stderr
    assert "`police`, `council`, `nhs`, `university`, `school`, `central`" in done.stderr
    assert held(tmp_path) == {}


def test_what_is_there_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests/example.yaml").symlink_to("nowhere")
    (tmp_path / "profiles").write_text("a file")
    before = held(tmp_path)
    done = s17gen("init", "--kind", "council", cwd=tmp_path)
    assert done.returncode == 2
    assert "already there, and left as they are: README.md, profiles, requests/example.yaml\n  hint: " in done.stderr
    assert held(tmp_path) == before


def test_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    assert s17gen("init", "a", "--kind", "council", cwd=tmp_path).returncode == 0
    before = held(tmp_path)
    done = s17gen("init", "a", "--kind", "police", cwd=tmp_path)
    assert (done.returncode, "a/profiles/authority.yaml" in done.stderr) == (2, True)
    assert held(tmp_path) == before


def test_a_folder_with_other_things_in_it_will_do(tmp_path: Path) -> None:
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests/notes.txt").write_text("mine")
    assert s17gen("init", "--kind", "council", cwd=tmp_path).returncode == 0
    assert (tmp_path / "requests/notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["a b", "-x", "a'b\"c", "café $HOME;#", "a/../../up", ".."])
def test_odd_names_of_folders(name: str, tmp_path: Path) -> None:
    here = tmp_path / "in" / "here"
    here.mkdir(parents=True)
    begun = s17gen("init", "--kind", "council", "--", name, cwd=here)
    assert begun.returncode == 0, begun.stderr
    lines = [line.strip() for line in begun.stderr.split("Next:\n")[1].splitlines()]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-ec", "\n".join(lines)], cwd=here, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (here / name / "letters/FOI-EXAMPLE-0001.html").is_file()


@pytest.mark.parametrize("name", ["", "file", "file/inner", "a\x00b", "x" * 300])
def test_a_place_that_is_no_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    if "\x00" in name:
        with pytest.raises(OutputError):
            place(str(tmp_path / name), {"a/b": "c"})
    else:
        done = s17gen("init", name, "--kind", "council", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.match(r"s17gen: .+\n  hint: .+\n$", done.stderr)
    assert held(tmp_path) == {"file": b"mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = s17gen("init", "--kind", "council", cwd=tmp_path)
    tmp_path.chmod(stat.S_IRWXU)
    assert (done.returncode, "you may not write there" in done.stderr) == (2, True)
    assert held(tmp_path) == {}


def test_a_project_that_fails_half_way_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept").mkdir()
    link = os.link
    calls = []

    def fails(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise PermissionError
        link(source, target)

    def fails_too(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "link", fails)
    monkeypatch.setattr(os, "open", fails_too)
    with pytest.raises(OutputError, match="cannot be written: you may not write there"):
        place(str(tmp_path / "new" / "one"), {"a/b/c.txt": "1", "a/d.txt": "2", "e.txt": "3", "f.txt": "4"})
    assert len(calls) == 3
    monkeypatch.undo()
    assert held(tmp_path) == {"kept": b""}


def test_an_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        place(str(tmp_path / "new"), {"a/b.txt": "1"})
    monkeypatch.undo()
    assert held(tmp_path) == {}


def test_files_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "z").write_text("mine")
    with pytest.raises(UsageError, match="z"):
        place(str(tmp_path), {"a": "1", "z": "2"})
    assert held(tmp_path) == {"z": b"mine"}


# In a terminal.


def typed(cwd: Path, arguments: list[str], keys: str, more: Mapping[str, str] = {}) -> tuple[int, str]:
    """How `s17gen` ends in a terminal where somebody types `keys`, and what is on the screen."""
    main, other = pty.openpty()
    call = [sys.executable, "-m", "s17gen", *arguments]
    streams = {"stdin": other, "stdout": other, "stderr": other}
    process = subprocess.Popen(call, cwd=cwd, env={**os.environ, **more}, close_fds=True, **streams)  # type: ignore[call-overload]
    os.close(other)
    os.write(main, keys.encode())
    screen = b""
    while True:
        try:
            more = os.read(main, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        screen += more
    os.close(main)
    return process.wait(), screen.decode()


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, ["init"], "council\nEastmere Council\nfoi@eastmere.example\nJ. Marsh\n")
    assert code == 0, screen
    assert "Kind of authority (police, council, nhs, university, school, central)" in screen
    profile = (tmp_path / "profiles/authority.yaml").read_text("utf-8")
    assert "\nname: Eastmere Council\n" in profile
    assert "\n  name: J. Marsh\n" in profile
    assert profile.count(": foi@eastmere.example\n") == 2
    assert "gaps" not in screen
    assert "note S17-632" not in s17gen("check", "-v", "profiles", cwd=tmp_path).stdout


def test_what_is_not_answered_is_a_gap_and_what_cannot_be_is_asked_again(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, ["init", "--kind", "council", "--name", "Eastmere Council"], "nobody\n\n\n")
    assert (code, screen.count("Address for e-mail about requests")) == (0, 2)
    assert "`nobody` is not an e-mail address; write it as in `foi@eastmere.example`" in screen
    assert "profiles/authority.yaml has gaps to fill in" in screen
    assert s17gen("check", "-v", "profiles", cwd=tmp_path).stdout.count("note S17-632") == 3


def test_a_wrong_kind_is_asked_for_again(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, ["init", "--name", "Eastmere School"], "scool\nschool\n\n\n")
    assert (code, screen.count("Kind of authority")) == (0, 2)
    assert "kind: school\n" in (tmp_path / "profiles/authority.yaml").read_text("utf-8")


def test_whoever_gives_up_leaves_nothing(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, ["init"], "council\n\x04")
    assert code == 130
    assert "s17gen: interrupted" in screen
    assert held(tmp_path) == {}
