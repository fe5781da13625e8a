"""A project's configuration: found upwards, read with places, under the environment, under the options."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from sample import ROOT, SOUND
from schemas import validator

from s17gen import config
from s17gen.config import Config, Format, read
from s17gen.errors import ConfigError
from s17gen.forms import fields
from s17gen.project import KEYS, Found, Project, find, has_part
from s17gen.render import FORMATS

PROFILE = "name: Eastmere Council\nkind: council\nstyle: council\nreview: {to: foi@eastmere.example}\n"
INLINE = "authority: {name: Northshire Police, review: {to: foi@northshire.example}}\n"
BARE = SOUND.replace(INLINE, "")
BLOCK = """\
reviewed: 2026-11-22
blocks:
  - id: s31.for.our-roads
    limbs: [s31(1)(a)]
    text: People use these roads {{ when }}.
    slots: {when: {type: noun, ask: When?}}
"""
LAYER = "name: Ours\nversion: '1'\nreviewed: 2026-11-22\nowner: Us\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a profile, a layer and a request that names no authority."""
    for name, text in {
        "s17gen.toml": 'library = "ours"\nauthorities = "profiles"\nauthority = "eastmere"\n',
        "profiles/eastmere.yaml": PROFILE,
        "profiles/north.yaml": PROFILE.replace("Eastmere", "Northmere"),
        "ours/library.yaml": LAYER,
        "ours/foia/s31-ours.yaml": BLOCK,
        "requests/2026/a.yaml": BARE,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def call(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "s17gen", *arguments],
        cwd=folder,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def at(folder: Path, environ: Mapping[str, str] = {}) -> Project:
    return config.project(find(str(folder), environ), environ)


# Where it is looked for.


def test_it_is_found_upwards(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert find("requests/2026", {}) == Found("s17gen.toml", "requests/2026", ".", "found")
    monkeypatch.chdir(project / "requests")
    assert find("2026", {}) == Found("../s17gen.toml", "2026", "..", "found")
    assert find("", {}) == Found("../s17gen.toml", ".", "..", "found")


def test_the_nearest_holds_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (project / "requests" / "s17gen.toml").write_text('style = "brief"\n')
    held = at(Path("requests/2026"))
    assert (held.style, held.library, held.file) == ("brief", (), "requests/s17gen.toml")


@pytest.mark.parametrize("as_file", [True, False])
def test_a_repository_is_not_left(project: Path, monkeypatch: pytest.MonkeyPatch, as_file: bool) -> None:
    git = project / "requests" / ".git"
    git.write_text("gitdir: elsewhere\n") if as_file else git.mkdir()
    monkeypatch.chdir(project)
    assert find("requests/2026", {}) == Found("", "requests/2026", "requests", "git")
    (project / "requests" / "s17gen.toml").touch()
    assert find("requests/2026", {}).file == "requests/s17gen.toml"


def test_the_search_ends_at_the_root(tmp_path: Path) -> None:
    found = find(str(tmp_path), {})
    assert (found.file, found.last, found.why) == ("", "/", "root")


def test_a_folder_that_is_not_there_is_looked_above(project: Path) -> None:
    assert find(str(project / "absent" / "more"), {}).why == "found"


def test_somebody_names_it_or_says_that_there_is_none(project: Path, tmp_path: Path) -> None:
    assert find(str(project), {"S17GEN_CONFIG": "none"}) == Found("", why="off")
    assert find(str(project), {"S17GEN_CONFIG": "x/y.toml"}) == Found("x/y.toml")
    assert find(str(project), {"S17GEN_CONFIG": ""}).why == "found"
    assert find(str(project), {"S17GEN_CONFIG": " "}).why == "found"


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ('[tool.s17gen]\nstyle = "brief"\n', True),
        ('[ tool . "s17gen" ]\n', True),
        ('tool.s17gen.style = "brief"\n', True),
        ('[tool]\ns17gen = {style = "brief"}\n', True),
        ("[tool.s17gen]\nstyle = brief\n", True),
        ('[project]\ndependencies = ["s17gen"]\n', False),
        ('[tool.other]\nnames = ["s17gen"]\n', False),
        ("# tool.s17gen\n[tool.black]\n", False),
        ("", False),
    ],
)
def test_a_pyproject_counts_with_a_part_for_us(tmp_path: Path, text: str, ours: bool) -> None:
    assert has_part(text.encode()) is ours
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(text)
    assert (find(str(tmp_path), {}).why == "found") is ours


def test_no_file_costs_no_import(tmp_path: Path) -> None:
    script = "import sys; from s17gen.cli import shared; shared.project(['x/a.yaml']); print(*sys.modules)"
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["s17gen"]\n')
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not {"tomllib", "s17gen.config"} & set(done.stdout.split())


# What it says.


def test_paths_count_from_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "requests")
    text = 'library = ["a", "../b"]\ntemplates = "t"\nauthority = "x.yaml"\noutput = "out/"\nrecord = "/r/"\n'
    (project / "s17gen.toml").write_text(text)
    held = at(Path("2026"))
    assert (held.library, held.templates, held.authority) == (("../a", "../../b"), ("../t",), "../x.yaml")
    assert (held.output, held.record) == ("../out/", "/r/")
    assert held.origins["output"] == "../s17gen.toml:4"


def test_everything_that_it_can_say(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    text = """\
# a comment
[tool.black]
style = "not ours"

[tool.s17gen]
library = [
  "ours",  # style = "nor this"
]
style = 'brief'
format = ["html", "txt"]
strict = true
select = "S17-3"
ignore = ["S17-608"]
"""
    (project / "s17gen.toml").unlink()
    (project / "pyproject.toml").write_text(text)
    assert at(Path("requests")) == Project(
        library=("ours",),
        style="brief",
        format=("html", "txt"),
        strict=True,
        select=("S17-3",),
        ignore=("S17-608",),
        file="pyproject.toml",
        origins={
            "library": "pyproject.toml:6",
            "style": "pyproject.toml:9",
            "format": "pyproject.toml:10",
            "strict": "pyproject.toml:11",
            "select": "pyproject.toml:12",
            "ignore": "pyproject.toml:13",
        },
    )


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "s17gen.toml").write_text("# nothing yet\n")
    assert read(str(tmp_path / "s17gen.toml"))[0] == Config()


def test_keys_are_the_same_everywhere() -> None:
    assert tuple(fields(Config)) == KEYS
    assert set(KEYS) <= set(Project.__struct_fields__)
    assert get_args(Format) == tuple(FORMATS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\nlibary = "x"\n', [("S17-021", 2, 1, "`libary` is not known here", "did you mean `library`?")]),
        ('style = "a"\n  format = "pdf"', [("S17-024", 2, 3, "`pdf` is not something `format` can be", None)]),
        ('library = ["a", ""]', [("S17-023", 1, 1, "item 2 of `library` has no value", None)]),
        ("style = []", [("S17-023", 1, 1, "`style` is empty", None)]),
        ("strict = 3", [("S17-024", 1, 1, "`3` is neither `true` nor `false`", None)]),
        ("[library]\na = 1", [("S17-022", 1, 1, "`library` is keys and values", None)]),
        ("a = 1\n[b.c]\nd = 2", [("S17-021", 1, 1, "`a` is not known here", None), ("S17-021", 2, 1, None, None)]),
        ("x = 2026-11-02T00:00:00Z", [("S17-021", 1, 1, "`x` is not known here", None)]),
        ("style = x", [("S17-060", 1, 9, "it is not TOML: invalid value", 'write `key = "text"`, a text in quotes')]),
        ('style = "a"\nstyle = "b"', [("S17-060", 2, 12, "it is not TOML: cannot overwrite a value", None)]),
        ('style = "a', [("S17-060", 1, 11, "it is not TOML: unterminated string", None)]),
        ("a = " + "[" * 5000, [("S17-060", 1, 1, "it is nested too deep", None)]),
        (".".join("a" * 5000) + " = 1", [("S17-060", 1, 1, "it is nested too deep", None)]),
        ("a = " + "9" * 5000, [("S17-060", 1, 1, "it has a number that is too long to read", None)]),
        ("a = 0x" + "f" * 9000, [("S17-060", 1, 1, "it has a number that is too long to read", None)]),
        (" " * 100_000 + "\nb = 1", [("S17-021", 2, 1, "`b` is not known here", None)]),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(
    tmp_path: Path, text: str, expected: list[tuple[str, int, int, str | None, str | None]]
) -> None:
    path = tmp_path / "s17gen.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"s17gen.toml cannot be used") as caught:
        read(str(path))
    found = caught.value.findings
    assert [(each.kind.id, each.place.line, each.place.column) for each in found] == [each[:3] for each in expected]
    for finding, (_, _, _, message, hint) in zip(found, expected, strict=True):
        assert message in (None, finding.message)
        assert hint in (None, finding.hint)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "s17gen.toml"
    for make, message in (
        (lambda: path.write_bytes(b'style = "\xff"'), "it is not UTF-8"),
        (lambda: path.write_bytes(b"#" * (2**21 + 1)), "it has over"),
        (lambda: (path.unlink(), path.mkdir()), "it is no ordinary file"),
        (lambda: (path.rmdir(), path.symlink_to("gone")), "there is no such file"),
        (lambda: (path.unlink(), os.mkfifo(path)), "it is no ordinary file"),
    ):
        make()
        with pytest.raises(ConfigError) as caught:
            at(tmp_path)
        [finding] = caught.value.findings
        assert (finding.kind.id, finding.message[: len(message)]) == ("S17-060", message)


def test_the_table_of_a_pyproject_in_a_file_of_our_own(tmp_path: Path) -> None:
    (tmp_path / "s17gen.toml").write_text("[tool.s17gen]\nstyle = 'brief'\n")
    with pytest.raises(ConfigError) as caught:
        at(tmp_path)
    [finding] = caught.value.findings
    assert finding.message == "its keys stand under `[tool.s17gen]`, as in a pyproject.toml"
    assert finding.hint == "take the line `[tool.s17gen]` out: in s17gen.toml the keys stand by themselves"


@pytest.mark.parametrize("key", ["library", "templates", "authorities", "output", "record", "authority"])
def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("HOME", "/home/officer")
    (tmp_path / "s17gen.toml").write_text(f"{key} = '~/ours'\n")
    for environ in ({}, {f"S17GEN_{key.upper()}": "~/ours"}):
        value = getattr(at(tmp_path, environ), key)
        assert value == (("/home/officer/ours",) if key in ("library", "templates") else "/home/officer/ours")


@pytest.mark.parametrize("value", ["[]", '""', "0", "false", '"x"', "[{}]"])
def test_a_part_of_a_pyproject_that_is_no_table(tmp_path: Path, value: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool]\ns17gen = {value}\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml cannot be used"):
        at(tmp_path)


def test_advice_on_a_shape_is_for_toml(tmp_path: Path) -> None:
    (tmp_path / "s17gen.toml").write_text("[style]\nname = 'brief'\n")
    with pytest.raises(ConfigError) as caught:
        at(tmp_path)
    assert [each.hint for each in caught.value.findings] == [
        'write `key = "text"`, or `key = ["one", "two"]` for several'
    ]


def test_two_in_one_folder(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.s17gen]\n")
    with pytest.raises(ConfigError) as caught:
        at(project)
    assert [each.kind.id for each in caught.value.findings] == ["S17-061"]
    (project / "pyproject.toml").write_text('[project]\nname = "s17gen"\n')
    assert at(project).library


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_stranger_s_file_in_a_folder_for_everybody(project: Path) -> None:
    os.chown(project / "s17gen.toml", 12345, 12345)
    assert at(project).library
    project.chmod(0o1777)
    with pytest.raises(ConfigError) as caught:
        at(project)
    assert [each.kind.id for each in caught.value.findings] == ["S17-062"]
    assert at(project, {"S17GEN_CONFIG": str(project / "s17gen.toml")}).library


# The environment.


def test_the_environment_comes_before_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    environ = {
        "S17GEN_LIBRARY": f"a{os.pathsep}b",
        "S17GEN_FORMAT": "html, txt",
        "S17GEN_STRICT": "YES",
        "S17GEN_AUTHORITY": "north",
        "S17GEN_STYLE": " ",
    }
    held = at(Path("requests"), environ)
    assert (held.library, held.format, held.strict, held.style) == (("a", "b"), ("html", "txt"), True, None)
    assert held.authority == "profiles/north.yaml"
    assert held.origins["library"] == "S17GEN_LIBRARY"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("S17GEN_FORMAT", "html,pdf", "`pdf` is not something item 2 of `format` can be"),
        ("S17GEN_STRICT", "perhaps", "`perhaps` is neither `true` nor `false`"),
        ("S17GEN_STYLE", "TBC", "`style` has no words of its own"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str, message: str) -> None:
    with pytest.raises(ConfigError, match=name) as caught:
        at(tmp_path, {name: value})
    assert [(each.place.file, each.message) for each in caught.value.findings] == [(name, message)]


# Its schema.


@pytest.mark.parametrize(
    "text",
    [
        "",
        'library = "ours"\nstrict = true\nformat = ["html", "large-print"]\n',
        'select = ["S17-3", "S17-608"]\noutput = "letters/"\nstyle = "of-our-own"\n',
        'format = "pdf"',
        'library = ["a", ""]',
        "library = []",
        "strict = 3",
        'libary = "x"',
        "[library]\na = 1",
        'style = ["a"]',
        'output = "TBC"',
    ],
)
def test_the_schema_and_the_tool_have_one_verdict(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s17gen.toml"
    path.write_text(text)
    try:
        read(str(path))
    except ConfigError:
        sound = False
    else:
        sound = True
    data = tomllib.loads(text)
    assert (not data or validator("config").is_valid(data)) is sound


# In the commands.


def test_render_takes_layers_profile_and_style_from_it(project: Path) -> None:
    done = call(project, "render", "requests/2026/a.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("**Eastmere Council**")
    assert "## Your request and our answers" in done.stdout  # the style of the profile
    explained = call(project / "requests", "render", "2026/a.yaml", "--explain")
    assert "  library    Ours 1\n" in explained.stderr


def test_a_request_names_a_profile_of_the_project_s_folder(project: Path) -> None:
    path = project / "requests" / "2026" / "a.yaml"
    path.write_text(f"{BARE}authority: north\n")
    assert call(project, "render", "requests/2026/a.yaml").stdout.startswith("**Northmere Council**")
    path.write_text(f"{BARE}authority: south\n")
    done = call(project, "render", "requests/2026/a.yaml")
    assert done.returncode == 1
    assert "error S17-603: the profile `south` cannot be read: there is no such file" in done.stderr
    assert "or its name in profiles" in done.stderr


def test_a_folder_called_like_a_profile_is_not_taken_for_it(project: Path) -> None:
    (project / "requests" / "2026" / "north").mkdir()
    (project / "profiles" / "north").mkdir()
    (project / "requests/2026/a.yaml").write_text(f"{BARE}authority: north\n")
    done = call(project, "render", "requests/2026/a.yaml")
    assert (done.returncode, "Northmere Council" in done.stdout) == (0, True), done.stderr


def test_a_profile_s_name_that_is_misspelt(project: Path) -> None:
    (project / "requests/2026/a.yaml").write_text(f"{BARE}authority: nroth\n")
    done = call(project, "render", "requests/2026/a.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    hint = "give the path of the profile from the request's own folder, or its name in profiles"
    assert f"  hint: did you mean `north`? {hint}\n" in done.stderr


def test_the_style_of_a_project_is_for_those_that_name_none(project: Path) -> None:
    (project / "s17gen.toml").write_text('authority = "profiles/eastmere.yaml"\nstyle = "central"\n')
    assert "## Your request and our answers" in call(project, "render", "requests/2026/a.yaml").stdout
    (project / "profiles" / "eastmere.yaml").write_text(PROFILE.replace("style: council\n", ""))
    assert "## Annex A: your request" in call(project, "render", "requests/2026/a.yaml").stdout
    assert "## Why" in call(project, "render", "requests/2026/a.yaml", "--style", "brief").stdout


def test_options_come_before_everything(project: Path) -> None:
    (project / "s17gen.toml").write_text('format = ["html", "md"]\noutput = "letters/"\nrecord = "records/"\n')
    command = ("render", "requests/2026/a.yaml", "--authority", "profiles/north.yaml")
    done = call(project, *command)
    assert done.returncode == 0
    written = sorted(str(each.relative_to(project)) for each in project.rglob("FOI-1*"))
    assert written == ["letters/FOI-1.html", "letters/FOI-1.md", "records/FOI-1-record.json"]
    assert call(project, *command, "-o", "-", "--record", "r.json", "-f", "txt").stdout.startswith(
        "Northmere Council\n"
    )
    assert call(project, *command, "-o", "-", "--record", "s.json").stdout.startswith("<!DOCTYPE html>")
    portal = call(project, *command, "--for", "publication", "-o", "copies/")
    assert portal.returncode == 0, portal.stderr
    assert not list(project.rglob("*publication-record*"))


def test_a_record_is_printed_again_in_the_project_s_formats(project: Path) -> None:
    assert call(project, "render", "requests/2026/a.yaml", "--record", "r.json").returncode == 0
    (project / "s17gen.toml").write_text('format = "txt"\noutput = "again/"\n')
    assert call(project, "render", "--from-record", "r.json").returncode == 0
    assert (project / "again" / "FOI-1.txt").read_text().startswith("Eastmere Council\n")


def test_check_list_suggest_and_preview_take_it_too(project: Path) -> None:
    assert call(project, "check", "requests", "profiles", "--verbose").returncode == 0
    assert "s31.for.our-roads" in call(project, "list", "blocks", "--cite", "s31(1)(a)").stdout
    assert "s31.for.our-roads" in call(project, "show", "s31.for.our-roads").stdout
    assert "s31.for.our-roads" in call(project, "suggest", "--cite", "s31(1)(a)", "--side", "for").stdout
    page = call(project, "preview", "requests/2026/a.yaml", "-o", "-")
    assert "Ours 1" in page.stdout
    assert "Eastmere Council" in page.stdout


def test_check_takes_what_it_counts_from_it(project: Path) -> None:
    path = project / "profiles" / "eastmere.yaml"
    path.write_text(PROFILE.replace("foi@eastmere.example", "foi@eastmere.example, window: 20"))
    assert call(project, "check", "profiles").returncode == 0
    (project / "s17gen.toml").write_text("strict = true\n")
    assert call(project, "check", "profiles").returncode == 1
    (project / "s17gen.toml").write_text('strict = true\nignore = "S17-703"\n')
    assert call(project, "check", "profiles").returncode == 0
    (project / "s17gen.toml").write_text('strict = true\nignore = "S18"\n')
    done = call(project, "check", "profiles")
    assert "no finding has an id that begins with `S18`; s17gen.toml:2 names it\n" in done.stderr
    done = call(project, "check", "profiles", "--ignore", "S19")
    assert "no finding has an id that begins with `S19`\n" in done.stderr


def test_check_says_which_project_below_it_did_not_follow(project: Path) -> None:
    (project / "requests" / "s17gen.toml").write_text('style = "brief"\n')
    done = call(project, "check", ".")
    assert done.stderr.splitlines()[-1] == (
        "s17gen: requests/s17gen.toml was not in force; call s17gen for its folder by itself"
    )
    assert "was not in force" not in call(project, "check", "requests").stderr
    assert "was not in force" not in call(project, "check", ".", S17GEN_CONFIG="s17gen.toml").stderr


def test_deadline_takes_the_authority_from_it(project: Path) -> None:
    (project / "profiles" / "eastmere.yaml").write_text(
        PROFILE + "holidays: [{date: 2026-11-04, name: Day of national thanks}]\n"
    )
    done = call(project, "deadline", "--received", "2026-10-12")
    assert done.stdout.startswith("Last day for the answer: Tuesday 10 November 2026\n")


def test_two_projects_in_one_call(project: Path) -> None:
    other = project / "other"
    other.mkdir()
    (other / "s17gen.toml").write_text('style = "brief"\n')
    (other / "b.yaml").write_text(SOUND.replace("FOI-1", "FOI-2"))
    done = call(project, "render", "requests/2026/a.yaml", "other/b.yaml", "-o", "x/")
    assert done.returncode == 2
    assert "requests/2026 and other are of two projects, with s17gen.toml and other/s17gen.toml" in done.stderr
    named = call(project, "render", "requests/2026/a.yaml", "other/b.yaml", "-o", "x/", S17GEN_CONFIG="s17gen.toml")
    assert (named.returncode, named.stderr) == (0, "s17gen: x/FOI-1.md\ns17gen: x/FOI-2.md\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('library = "gone"', "gone is not a folder that can be read; s17gen.toml:1 names it"),
        ('library = "profiles"', "profiles holds nothing of a library; s17gen.toml:1 names it"),
        ('\nstyle = "counsil"', "there is no house style `counsil`; s17gen.toml:2 names it"),
        ('templates = "gone"', "gone is not a folder that can be read"),
    ],
)
def test_what_a_project_names_and_does_not_have(project: Path, text: str, message: str) -> None:
    (project / "s17gen.toml").write_text(text)
    done = call(project, "render", "requests/2026/a.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    script = (
        "import os, sys; os.mkdir('x'); os.chdir('x'); os.rmdir('../x');"
        "os.execv(sys.executable, [sys.executable, '-m', 's17gen', *sys.argv[1:]])"
    )

    def gone(*arguments: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "x").rmdir() if (tmp_path / "x").exists() else None
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)

    done = gone("list", "topics")
    assert (done.returncode, done.stderr) == (0, "")
    assert "looked in      . (the current folder is gone)\n" in gone("config").stdout
    done = gone("render", "a.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a.yaml:1:1: error S17-016: there is no such file" in done.stderr


BROKEN = "name: Eastmere Council\nkindd: council\n"
WHY = "the profile profiles/eastmere.yaml cannot be used; s17gen.toml:3 names it"


@pytest.fixture
def broken(project: Path) -> Path:
    """A project whose profile is broken, with a request that needs it and one that names another."""
    (project / "profiles" / "eastmere.yaml").write_text(BROKEN)
    (project / "requests/2026/b.yaml").write_text(BARE.replace("FOI-1", "FOI-2") + "authority: north\n")
    return project


def first_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [each for each in done.stderr.splitlines() if not each.startswith(" ")]


def test_a_broken_profile_stops_only_what_needs_it(broken: Path) -> None:
    done = call(broken, "render", "requests/2026/a.yaml", "requests/2026/b.yaml", "-o", "x/")
    assert first_lines(done) == [
        "profiles/eastmere.yaml:2:1: error S17-021: `kindd` is not known here",
        f"requests/2026/a.yaml:1:1: error S17-603: {WHY}",
        "s17gen: requests/2026/a.yaml: 2 errors; no letter was written",
        "s17gen: x/FOI-2.md",
    ]
    assert done.returncode == 1
    assert call(broken, "render", "requests/2026/b.yaml").returncode == 0
    assert call(broken, "render", "requests/2026/a.yaml", "--authority", "north").returncode == 0
    draft = call(broken, "render", "requests/2026/a.yaml", "--draft")
    assert (draft.returncode, "**\\[MISSING: the authority\\]**" in draft.stdout) == (0, True)
    for arguments in (("list", "topics"), ("config", "requests/2026/a.yaml"), ("suggest", "requests/2026/a.yaml")):
        done = call(broken, *arguments)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_profile_in_a_batch(broken: Path, jobs: str) -> None:
    (broken / "requests/2026/c.yaml").write_text(BARE.replace("FOI-1", "FOI-3").replace("drones", "kites"))
    done = call(broken, "batch", "requests", "-o", "x/", "--jobs", jobs)
    assert [each for each in first_lines(done) if ": warning " not in each] == [
        "profiles/eastmere.yaml:2:1: error S17-021: `kindd` is not known here",
        f"requests/2026/a.yaml:1:1: error S17-603: {WHY}",
        "s17gen: requests/2026/a.yaml: no letter was written",
        f"requests/2026/c.yaml:1:1: error S17-603: {WHY}",
        "s17gen: requests/2026/c.yaml: no letter was written",
        "s17gen: 3 requests: 1 written, 2 refused",
        "s17gen: what became of each is in x/manifest.jsonl",
    ]
    (broken / "profiles" / "eastmere.yaml").write_text(PROFILE)
    again = call(broken, "batch", "requests", "-o", "x/", "--resume")
    assert "changed since: the profile for requests that name none" in again.stderr


def test_a_check_goes_on_past_a_broken_profile(broken: Path) -> None:
    done = call(broken, "check", "requests")
    assert [each for each in done.stdout.splitlines() if ": error " in each and "a.yaml" in each] == [
        f"requests/2026/a.yaml:1:1: error S17-603: {WHY}"
    ]
    assert "b.yaml" not in done.stdout
    assert done.returncode == 1


def test_a_profile_that_was_given_and_is_broken_stops_the_call(broken: Path) -> None:
    done = call(broken, "render", "requests/2026/b.yaml", "--authority", "eastmere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "s17gen: the profile profiles/eastmere.yaml cannot be used" in done.stderr


def test_a_profile_of_a_project_that_is_gone(project: Path) -> None:
    (project / "s17gen.toml").write_text('authority = "gone.yaml"')
    done = call(project, "render", "requests/2026/a.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "gone.yaml:1:1: error S17-016: there is no such file" in done.stderr
    assert "S17-603: the profile gone.yaml cannot be used; s17gen.toml:1 names it" in done.stderr


# `s17gen config`.


def test_config_says_what_is_in_force_and_where_it_comes_from(project: Path) -> None:
    done = call(project / "requests", "config", S17GEN_FORMAT="html")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
configuration  ../s17gen.toml
looked in      . and the folders above it, up to ..

library      ../ours                    ../s17gen.toml:1
templates    -                          default
authority    ../profiles/eastmere.yaml  ../s17gen.toml:3
authorities  ../profiles                ../s17gen.toml:2
style        -                          default
format       html                       S17GEN_FORMAT
output       -                          default
record       -                          default
strict       false                      default
select       -                          default
ignore       -                          default
"""
    )


def settings(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[object, str]]:
    return {each["key"]: (each["value"], each["from"]) for each in json.loads(done.stdout)["settings"]}


def test_config_of_a_request_has_what_the_request_and_its_profile_say(project: Path) -> None:
    path = project / "requests" / "2026" / "a.yaml"
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))
    assert shown["authority"] == ("profiles/eastmere.yaml", "s17gen.toml:3")
    assert shown["style"] == ("council", "profiles/eastmere.yaml:3")
    path.write_text(f"{BARE}authority: north\nstyle: brief\n")
    line = BARE.count("\n") + 1
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))
    assert shown["authority"] == ("profiles/north.yaml", f"requests/2026/a.yaml:{line}")
    assert shown["style"] == ("brief", f"requests/2026/a.yaml:{line + 1}")
    path.write_text(SOUND.replace("name: Northshire Police,", "name: Northshire Police, style: central,"))
    shown = settings(call(project, "config", "requests/2026/a.yaml", "--format", "json"))
    assert shown["authority"] == ("(in the request)", "requests/2026/a.yaml:7")
    assert shown["style"] == ("central", "requests/2026/a.yaml:7")


def test_config_as_json_is_versioned_and_whole(project: Path) -> None:
    data = json.loads(call(project, "config", "--format", "json").stdout)
    assert (data["version"], data["file"]) == (1, "s17gen.toml")
    assert data["looked"] == {"first": ".", "last": ".", "why": "found"}
    assert [each["key"] for each in data["settings"]] == list(KEYS)
    off = json.loads(call(project, "config", "--format", "json", S17GEN_CONFIG="none").stdout)
    assert (off["file"], off["looked"]["why"]) == (None, "off")


def test_config_says_which_variable_is_misspelt(project: Path) -> None:
    done = call(project, "config", S17GEN_STLYE="brief", S17GEN_OTHER="x", s17gen_format="html")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "s17gen: the variable S17GEN_STLYE is read by nothing; did you mean `S17GEN_STYLE`?",
        "s17gen: the variable s17gen_format is read by nothing; did you mean `S17GEN_FORMAT`?",
    ]


def test_config_of_what_cannot_be_read(project: Path) -> None:
    done = call(project, "config", "absent.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "absent.yaml:1:1: error S17-016: there is no such file" in done.stderr


def test_config_shows_hostile_values_on_their_line(project: Path) -> None:
    (project / "s17gen.toml").write_text('output = "a\\nb\\u202e/"\n')
    done = call(project, "config")
    assert "output       a b[U+202E]/  s17gen.toml:1\n" in done.stdout


def test_the_repository_itself_has_none() -> None:
    assert find(str(ROOT), {}).file == ""
