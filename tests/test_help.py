"""Help that helps: every command says what it does, shows examples that run, explains its options; so do errors."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from test_init import typed

from s17gen.cli import main
from s17gen.cli.help import guides
from s17gen.files import read_file

ROOT = Path(__file__).parent.parent
CONTEXT = click.Context(main, info_name="s17gen")
COMMANDS = main.list_commands(CONTEXT)
# What there has to be for a log.
LOGGED = (
    "s17gen render requests/*.yaml -o sent/ --record sent/",
    "s17gen render requests/*.yaml --for publication -f html -o published/",
)
ENDLESS = re.compile(r"--watch|--open")  # what runs until somebody stops it, or opens a browser


def command(name: str) -> click.Command:
    found = main.get_command(CONTEXT, name)
    assert found is not None
    return found


def examples(text: str) -> list[str]:
    """The commands under "Examples:" in a help, without what is said of them."""
    block = re.search(r"^ *Examples:\n((?: *\S.*\n?)+)", text, re.MULTILINE)
    return [re.split(r" {3,}", line.strip())[0] for line in block[1].splitlines()] if block else []


def s17gen(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "s17gen", *arguments], cwd=cwd, capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the files that the examples name; a new one for each command, since some write into it."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "requests").mkdir()
    shutil.copytree(ROOT / "examples/authorities", folder / "authorities")
    shutil.copytree(ROOT / "examples/authorities", folder / "requests/authorities")
    for place in (folder / "request.yaml", folder / "requests/0412.yaml"):
        shutil.copy(ROOT / "examples/council-homes.yaml", place)
    shutil.copy(ROOT / "examples/police-mixed.yaml", folder / "requests/0117.yaml")
    shutil.copy(ROOT / "examples/fire-callouts.yaml", folder / "decision.yaml")
    table = "reference,name,received\nSF-1,A. Ode,2026-10-12\nSF-2,B. Lane,2026-10-13\n"
    (folder / "applicants.csv").write_text(table, "utf-8")
    data, _ = read_file(str(ROOT / "examples/fire-callouts.yaml"))
    (folder / "requests.jsonl").write_text(f"{json.dumps(data.data)}\n", "utf-8")
    (folder / "ours/foia").mkdir(parents=True)
    (folder / "ours/foia/s31-ours.yaml").write_text(
        "reviewed: 2026-11-26\nblocks:\n  - id: s31.for.our-roads\n    limbs: [s31(1)(a)]\n    reviewed: 2026-11-26\n"
        "    text: The information would tell drivers why {{ road }} was closed.\n"
        '    slots: {road: {type: noun, ask: "Which road is it?"}}\n',
        "utf-8",
    )
    (folder / "ours/templates").mkdir()
    shutil.copy(ROOT / "templates/letter.md.j2", folder / "ours/templates")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    found = command(name)
    assert re.match(r"[A-Z][^.]+\.", found.help or "")
    more = re.fullmatch(r"More: `s17gen help ([a-z]+)`\.", found.epilog or "")
    assert more, found.epilog
    assert more[1] in guides()
    assert len(examples(found.help or "")) >= 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    for each in command(name).params:
        if isinstance(each, click.Option):
            assert re.fullmatch(r"(?s)[A-Z].*[.?]", each.help or ""), each.opts


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_runs(name: str, project: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for other in ("ours-next", "force-2026", "force-2027", "national-unit") if name == "diff" else ():
        (project / other / "foia").mkdir(parents=True)
        text = (project / "ours/foia/s31-ours.yaml").read_text("utf-8").replace("our-roads", f"{other[:5]}-roads")
        (project / other / "foia/s31-theirs.yaml").write_text(text, "utf-8")
    if name == "log":
        for line in LOGGED:
            subprocess.run(["bash", "-c", line], cwd=project, env=environment, check=True, capture_output=True)
    for line in examples(command(name).help or ""):
        assert "s17gen" in line
        if not ENDLESS.search(line):
            done = subprocess.run(["bash", "-c", line], cwd=project, env=environment, capture_output=True, text=True)
            ends = (0, 1) if name == "diff" else (0,)  # 1 says that something differs
            assert done.returncode in ends, (line, done.stderr)


def test_the_examples_of_the_whole(project: Path) -> None:
    assert next(line.split()[1] for line in examples(main.help or "")) == "render"
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for line in examples(main.help or ""):
        done = subprocess.run(
            ["bash", "-c", f"{line} {'--force' if '-o' in line else ''}"],
            cwd=project,
            env=environment,
            capture_output=True,
        )
        assert done.returncode == 0, (line, done.stderr)


def test_the_table_of_the_readme_runs(project: Path) -> None:
    """Row by row, as they stand: some need what others wrote."""
    shutil.copytree(project / "ours", project / "ours-next")
    path = project / "ours-next/foia/s31-ours.yaml"
    path.write_text(path.read_text("utf-8").replace("our-roads", "our-bridges"), "utf-8")
    rows = re.findall(r"^\| `(s17gen [^`]+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 25
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for line in rows:
        if not ENDLESS.search(line):
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=project,
                env=environment,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
            )
            assert done.returncode in ((0, 1) if line.startswith("s17gen diff") else (0,)), (line, done.stderr)


def test_the_whole_lists_every_command_and_leads_to_the_guides() -> None:
    text = s17gen("--help", cwd=ROOT).stdout
    assert all(re.search(rf"^  {name} +[A-Z]", text, re.MULTILINE) for name in COMMANDS)
    assert "`s17gen help start`" in " ".join(text.split())


# Guides.


def test_every_guide_is_listed_and_shown_as_it_stands(tmp_path: Path) -> None:
    listed = s17gen("help", cwd=tmp_path).stdout
    pages = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
    assert re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE) == guides()
    assert set(guides()) == set(pages)
    assert guides()[0] == "start"
    for name, text in pages.items():
        assert f"  {text.splitlines()[0].removeprefix('# ')}\n" in listed
        assert s17gen("help", name, cwd=tmp_path).stdout == text


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_is_what_it_says_of_itself(name: str, tmp_path: Path) -> None:
    assert name == "help" or name not in guides()
    assert s17gen("help", name, cwd=tmp_path).stdout == s17gen(name, "--help", cwd=tmp_path).stdout


def test_no_guide_is_read_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    for name in ("secret", "../README", "..", str(tmp_path / "secret"), "start.md"):
        done = s17gen("help", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, ""), name


def test_a_guide_goes_through_the_pager_on_a_screen(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, ["help", "limits"], "", {"PAGER": "sed s/^/SHOWN:/"})
    assert code == 0
    assert "SHOWN:# " in screen


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_what_a_page_says_to_call_for_help_is_there(name: str) -> None:
    for each in re.findall(r"`s17gen help ([a-z]+)`", (ROOT / "docs" / name).read_text("utf-8")):
        assert each in [*guides(), *COMMANDS]


# Errors say what to do next.


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["letter"], "there is no command `letter`; the commands are `"),
        (["rendr"], "there is no command `rendr`; did you mean `render`?"),
        (["request.yaml"], "`request.yaml` is no command, but a file or folder: call `s17gen render request.yaml`"),
        (["nowhere.yml"], "call `s17gen render nowhere.yml`"),
        (["requests"], "call `s17gen check requests`"),
        (["a\x1b[31m\nb"], "there is no command `a[U+001B][31m b`"),
        (["render"], "hint: for example `s17gen render request.yaml`; `s17gen render --help`"),
        (["render", "request.yaml", "-o"], "hint: for example `s17gen render request.yaml`; `s17gen render --help`"),
        (["deadline"], "hint: for example `s17gen deadline --received 2026-11-02`; `s17gen deadline --help`"),
        (["completion"], "Choose from: bash, zsh, fish"),
        (["--nonsense"], "hint: `s17gen --help`"),
        (["render", "reqest.yaml"], "hint: did you mean `request.yaml`?"),
        (["render", "requests/0413.yaml"], "hint: did you mean `0412.yaml`?"),
        (["render", "nowhere/request.yaml"], "hint: check the name and its folder"),
        (["render", "requests"], "hint: name the files in it; `s17gen check` takes a folder too"),
        (["check", "reqest.yaml"], "hint: did you mean `request.yaml`?"),
        (["suggest", "reqest.yaml"], "hint: did you mean `request.yaml`?"),
        (["suggest"], "hint: see the examples of `s17gen suggest --help`"),
        (["show", "s31(1)(z)"], "hint: one of `s31(1)(a)`"),
        (["help", "strat"], "hint: did you mean `start`?"),
        (["help", "rendr"], "hint: did you mean `render`?"),
        (["help", "nothing"], "hint: `s17gen help` lists the guides, `s17gen --help` the commands"),
        (["show", "nothing"], "hint: `s17gen list` has provisions, topics, blocks and rules"),
        (["list", "topics", "--section", "s31"], "hint: call `s17gen list provisions`"),
        (["render", "request.yaml", "--style", "bref"], "hint: did you mean `brief`?"),
        (["render", "request.yaml", "--authority", "nobody.yaml"], "the profile nobody.yaml cannot be used"),
    ],
)
def test_errors_say_what_to_do_next(arguments: list[str], says: str, project: Path) -> None:
    done = s17gen(*arguments, cwd=project)
    assert done.returncode == 2
    assert says in done.stderr + done.stdout  # a report of `check` is what its standard output is for
