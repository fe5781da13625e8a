"""Shell completion: the names are the library's, a fault is silent, real shells quote what they insert.

`S17GEN_BLESS=1 pytest tests/test_completion.py` writes the table of commands anew.
"""

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from s17gen.cli import main
from s17gen.cli.completion import answer, command
from s17gen.cli.completion.answer import answers
from s17gen.cli.completion.names import Names
from s17gen.cli.completion.table import table
from s17gen.cli.help import guides
from s17gen.library import Library
from s17gen.reference import KINDS

ROOT = Path(__file__).parent.parent
TABLE = Path(answer.__file__).parent / "commands.json"
# Values that nobody can guess.
FREE = {
    "ADDRESS",
    "DATE",
    "YYYY-MM-DD",
    "FROM..TO",
    "SECONDS",
    "TEXT",
    "TEXT|@FILE",
    "PLACE=TEXT|@FILE",
    "N",
    "PERIOD",
    "PARTS=OUTCOME[:PROVISION,",
}


def values(line: str) -> list[str]:
    """The words that may stand at the end of a line."""
    return [each.split("\t")[1] for each in answers(line)]


def ask(line: str, cwd: Path = ROOT, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "_S17GEN_COMPLETE": "bash", "_S17GEN_LINE": line}
    return subprocess.run([sys.executable, "-m", "s17gen"], cwd=cwd, env=environment, capture_output=True, **more)  # type: ignore[call-overload, no-any-return]


def test_the_table_is_fresh() -> None:
    found = table(main, main.about(), KINDS)  # type: ignore[attr-defined]
    if os.environ.get("S17GEN_BLESS"):
        TABLE.write_text(found, "utf-8", newline="\n")
    assert TABLE.read_text("utf-8") == found


def test_every_value_can_be_completed_or_is_anybody_s_guess() -> None:
    known = {*answer._NAMED, *answer._PATHS, "NAME", "ID"}
    for name, said in json.loads(TABLE.read_text("utf-8"))["commands"].items():
        for each in said["takes"]:
            if not each.get("flag") and "choices" not in each:
                assert each["what"] in known | FREE, (name, each)


# Names.


def test_guides_are_those_of_help() -> None:
    assert sorted(values("s17gen help ")) == sorted(guides())
    assert values("s17gen help lim") == ["limits"]


def test_names_are_the_library_s() -> None:
    names, library = Names(), Library()
    assert set(names.provisions()) == set(library.citations())
    assert list(names.sections()) == library.numbers()
    assert set(names.blocks()) == set(library.block_ids())
    assert list(names.topics()) == list(library.topics())
    assert list(names.kinds()) == list(library.authority_kinds())
    assert set(names.styles()) == set(library.style_ids()) - {"file-note"}
    assert names.provisions()["s31(1)(a)"] == "law enforcement"
    assert names.topics()["empty-homes"] == library.topics()["empty-homes"].covers
    assert names.kinds()["school"] == library.authority_kinds()["school"].name


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    for folder in ("foia", "styles"):
        (tmp_path / "ours" / folder).mkdir(parents=True)
    (tmp_path / "ours/foia/s31-ours.yaml").write_text(
        "reviewed: 2026-11-26\ndisables: [s31.for.trust-in-police-data]\nblocks:\n"
        "  - {id: s31.for.our-roads, text: Roads matter.}\n  - text: Ours.\n    id: 's31.for.our-bridges'\n",
        "utf-8",
    )
    (tmp_path / "ours/topics.yaml").write_text("topics:\n- id: our-roads\n  covers: our \x1b[31mroads\n", "utf-8")
    shutil.copy(ROOT / "exemptions/styles/brief.yaml", tmp_path / "ours/styles/our-style.yaml")
    return tmp_path


def test_a_layer_s_own_names(layer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(layer)
    assert values("s17gen show --library ours s31.for.our-") == ["s31.for.our-roads", "s31.for.our-bridges"]
    assert "s31.for.trust-in-police-data" in values("s17gen show s31.for.trust")
    assert values("s17gen show --library ours s31.for.trust-in-police") == []
    assert answers("s17gen suggest --library=ours --topic our") == ["plain\tour-roads\tour [U+001B][31mroads"]
    assert values("s17gen render --library ours --style our") == ["our-style"]
    assert values("s17gen render --library nowhere --style bri") == ["brief"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("s17gen.toml", 'library = "ours"\n'),
        ("s17gen.toml", '\ufeffstyle = "brief"\nlibrary = ["ours"]\n'),
        ("pyproject.toml", '[tool.s17gen]\nlibrary = ["ours"]\n'),
        ("s17gen.toml", 'library = "~/ours"\n'),
    ],
)
def test_the_names_of_a_project_s_layers(layer: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str) -> None:
    (layer / "requests" / "2026").mkdir(parents=True)
    (layer / file).write_text(text, "utf-8")
    (layer / "requests" / "2026" / "a.yaml").touch()
    monkeypatch.setenv("HOME", str(layer))
    monkeypatch.chdir(layer / "requests")
    assert values("s17gen suggest --topic our") == ["our-roads"]
    monkeypatch.chdir("/")
    assert values("s17gen suggest --topic our") == []
    assert values(f"s17gen suggest {layer}/requests/2026/a.yaml --topic our") == ["our-roads"]
    assert values(f"s17gen check {layer}/requests {layer} --style our") == ["our-style"]
    assert values(f"s17gen suggest {layer}/requests --library x --topic our") == []
    monkeypatch.setenv("S17GEN_LIBRARY", f"x{os.pathsep}{layer}/ours")
    assert values("s17gen suggest --topic our") == ["our-roads"]
    monkeypatch.setenv("S17GEN_LIBRARY", " ")
    monkeypatch.setenv("S17GEN_CONFIG", "none")
    assert values(f"s17gen suggest {layer}/a.yaml --topic our") == []


def test_what_a_call_is_about_are_its_arguments_alone(layer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (layer / "s17gen.toml").write_text('library = "ours"\n', "utf-8")
    elsewhere = layer.parent / "elsewhere"
    for name in ("check", "batch", "letters"):  # folders that are called as a command or an option's value is
        (elsewhere / name).mkdir(parents=True)
    monkeypatch.chdir(elsewhere)
    assert values(f"s17gen check {layer} --style our") == ["our-style"]
    assert values(f"s17gen batch --out letters {layer} --style our") == ["our-style"]
    assert values(f"s17gen check letters {layer} --style our") == []


@pytest.mark.parametrize(
    "text", ["library = ", "library = 3\n", "library = [3, {}]\n", "[library]\n", "\0", "tool = 1\n"]
)
@pytest.mark.parametrize("file", ["s17gen.toml", "pyproject.toml"])
def test_a_configuration_that_cannot_be_read_leaves_the_shipped_names(layer: Path, file: str, text: str) -> None:
    (layer / file).write_text(f"[tool.s17gen]\n{text}" if file == "pyproject.toml" else text, "utf-8")
    assert values(f"s17gen render {layer}/a.yaml --style bri") == ["brief"]


def test_a_style_that_a_layer_switches_off_is_not_offered(layer: Path) -> None:
    (layer / "ours" / "library.yaml").write_text("name: Ours\ndisables: [brief, central]\n", "utf-8")
    assert values(f"s17gen render a.yaml --library {layer}/ours --style ") == ["council", "police", "our-style"]


# Answers.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s17gen sho", ["show"]),
        ("s17gen --deb", ["--debug"]),
        ("s17gen render --dra", ["--draft"]),
        ("s17gen render -f h", ["html"]),
        ("s17gen render --for pu", ["publication"]),
        ("s17gen render --style b", ["brief"]),
        ("s17gen list ", ["provisions", "topics", "blocks", "statements", "styles", "rules"]),
        ("s17gen list blocks --side a", ["against"]),
        ('s17gen list blocks --cite "s38(1', ["s38(1)(a)", "s38(1)(b)"]),
        ("s17gen list blocks --cite='s38(1)(b", ["s38(1)(b)"]),
        (r"s17gen list blocks --cite s38\(2", ["s38(2)"]),
        ("s17gen list provisions --section s22", ["s22", "s22A"]),
        ("s17gen suggest --topic empty", ["empty-homes"]),
        ('s17gen suggest --topic empty-homes --cite "s8', ["s8(1)"]),
        ("s17gen show common.because.sys", ["common.because.system-attack"]),
        ("s17gen show S17-301", ["S17-301"]),
        ("s17gen check --ignore S17-30", [f"S17-30{number}" for number in range(1, 10)]),
        ("s17gen deadline --kind scho", ["school"]),
        ("s17gen schema sec", ["section"]),
        ("s17gen completion z", ["zsh"]),
        ("s17gen show s38(", []),  # no shell takes a bare bracket
        ("s17gen show 's38(1)(a)' s38(", []),
        ("s17gen suggest --cite 's38(1)(b)' --cite \"s38(2", ["s38(2)"]),
        ('s17gen show "s38 (2', ["s38(2)"]),
        ('s17gen show "Section 38(2', ["s38(2)"]),
        (r"s17gen show section\ 38\(2", ["s38(2)"]),
        ("s17gen show S38", ["s38(1)(a)", "s38(1)(b)", "s38(2)"]),
        ("s17gen show 38", ["s38(1)(a)", "s38(1)(b)", "s38(2)"]),
        ("s17gen show 's40(2)+(3a)(a", ["s40(2)+(3A)(a)"]),
        ("s17gen list provisions --section 22a", ["s22A"]),
        ("s17gen list blocks --cite foo38", []),
        ("s17gen render --date 20", []),
        ("", ["batch", "check"]),
    ],
)
def test_what_may_stand_there(line: str, expected: list[str]) -> None:
    assert values(line)[: max(len(expected), 1) if line else 2] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s17gen render exa", "file"),
        ("s17gen render -o exa", "file"),
        ("s17gen check requests/ exa", "file"),
        ("s17gen suggest ", "file"),
        ("s17gen render --library exe", "dir"),
        ("s17gen schema --all ", "dir"),
    ],
)
def test_files_and_folders_are_the_shell_s_to_find(line: str, expected: str) -> None:
    assert [each.split("\t")[0] for each in answers(line)] == [expected]


def test_options_and_commands_say_what_they_do() -> None:
    assert answers("s17gen render --forc") == ["plain\t--force\tReplace a file that is there already"]
    assert answers("s17gen sugg")[0].startswith("plain\tsuggest\tSuggest blocks")


@pytest.mark.parametrize("line", ["s17gen 'x", "s17gen \x00", "s17gen render --library\t", "x" * 5000, "é\udc80 ", '"'])
def test_no_line_is_too_odd(line: str) -> None:
    done = ask(line.replace("\x00", "").encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_is_silent(tmp_path: Path) -> None:
    script = (
        "import sys, s17gen.cli.completion.answer as a\n"
        "def broken(line): raise RuntimeError('boom')\n"
        "a.answers = broken\n"
        "from s17gen.__main__ import main; main()\n"
    )
    environment = {**os.environ, "_S17GEN_COMPLETE": "bash", "_S17GEN_LINE": "s17gen "}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_closed_standard_output_is_silent() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "_S17GEN_COMPLETE": "bash", "_S17GEN_LINE": "s17gen show s3"}
    done = subprocess.run([sys.executable, "-m", "s17gen"], env=environment, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_heavy_is_imported_for_an_answer() -> None:
    script = "import sys\nfrom s17gen.cli import run\nassert run() == 0\nsys.stderr.write(' '.join(sys.modules))\n"
    environment = {**os.environ, "_S17GEN_COMPLETE": "bash", "_S17GEN_LINE": "s17gen show s3"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("plain\ts30(1)(a)(i)\t")
    loaded = set(done.stderr.split())
    assert {each for each in loaded if each.startswith("s17gen.") and ".cli" not in each} <= {
        "s17gen.errors", "s17gen.visible", "s17gen.content", "s17gen.project"
    }  # fmt: skip
    assert not loaded & {"yaml", "jinja2"}


# Shells.


def typed(shell: str, keys: str, folder: Path) -> str:
    """What a real shell shows of a line once keys have been typed into it, with the completion switched on."""
    starts = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
    load = f"autoload -Uz compinit && compinit -u -d {folder}/dump"
    setup = {
        "bash": 'bind "set bell-style none"; eval "$(s17gen completion bash)"',
        "zsh": f'{load}; setopt no_beep; eval "$(s17gen completion zsh)"',
        "fish": "set -g fish_autosuggestion_enabled 0; s17gen completion fish | source",
    }[shell]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {
            "PATH": path,
            "HOME": str(folder),
            "TERM": "xterm" if shell == "fish" else "dumb",
            "LANG": "C.UTF-8",
        }
        os.execvpe(shell, [shell, *starts[shell]], environment)
    try:
        shown(terminal, "", 2)
        os.write(terminal, f"{setup}; echo re''ady\n".encode())
        assert "ready" in shown(terminal, "ready", 20)
        os.write(terminal, keys.encode())
        shown(terminal, "", 2)
        os.write(terminal, b" ; echo fin''ished\n")
        return shown(terminal, "finished\r", 20)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def shown(terminal: int, until: str, most: float) -> str:
    """What appears on a terminal until some text does, or for so many seconds; without a text, until it is quiet."""
    text, end = "", time.monotonic() + most
    while time.monotonic() < end and not (until and until in text):
        ready, _, _ = select.select([terminal], [], [], 0.2 if until or not text else 0.7)
        if not ready and not until and text:
            break
        try:
            text += os.read(terminal, 65536).decode("utf-8", "replace") if ready else ""
        except OSError:
            break
    return text


@pytest.mark.parametrize("shell", command.SHELLS)
@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("s17gen show s38\\(2\t", "section 38(2)"),
        ('s17gen show "s38(2\t', "section 38(2)"),
        ("s17gen show 's38(2\t", "section 38(2)"),
        ('s17gen show "S 38(2\t', "section 38(2)"),
        ("s17gen list blocks --topic=empty\t", "s31.for.empty-homes-pressure"),
        ("s17gen render examples/council-h\t-o -", "Dear "),
    ],
)
def test_a_real_shell_completes_and_the_command_runs(shell: str, keys: str, says: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    if shell == "fish" and "S 38" in keys:
        pytest.skip("fish offers nothing but what begins as it was typed")
    assert says in typed(shell, keys, tmp_path)


@pytest.mark.parametrize("shell", command.SHELLS)
def test_scripts_are_sound_and_say_how_to_keep_them(shell: str) -> None:
    done = subprocess.run([sys.executable, "-m", "s17gen", "completion", shell], capture_output=True, check=True)
    assert done.stdout.decode() == command.script(shell)
    assert f"s17gen completion {shell}" in command.script(shell)
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, check=True, capture_output=True)


def test_an_unknown_shell() -> None:
    done = subprocess.run([sys.executable, "-m", "s17gen", "completion", "tcsh"], capture_output=True)
    assert done.returncode == 2
    assert b"'tcsh' is not one of 'bash', 'zsh', 'fish'" in done.stderr
