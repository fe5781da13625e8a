"""The built wheel, installed alone in a fresh environment, renders an example from another folder."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    # By way of the sdist, without isolation: the build backend is one of the development requirements.
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return folder


def content() -> set[str]:
    """The files of the content folders, as the wheel holds them."""
    folders = [ROOT / "exemptions", ROOT / "templates", ROOT / "examples", ROOT / "docs"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {f"s17gen/_content/{path.relative_to(ROOT).as_posix()}" for path in files}


def test_wheel_has_all_the_content_and_nothing_else(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    made = {"__pycache__", "_prepared"}
    source = [path for path in (ROOT / "src").rglob("*") if path.is_file() and not made & set(path.parts)]
    code = {f"s17gen/{path.relative_to(ROOT / 'src/s17gen').as_posix()}" for path in source}
    library = {sha256(path.read_bytes()).hexdigest() for path in (ROOT / "exemptions").rglob("*.yaml")}
    frames = {name for name in names if name.startswith("s17gen/_prepared/") and ".jinja-" in name}
    assert names == content() | code | {f"s17gen/_prepared/{each}.msgpack" for each in library} | frames
    assert len(frames) == 5


def test_content_holds_no_code() -> None:
    """A module in it would be one that moves when the wheel is built, and hatchling then refuses editable installs."""
    assert [name for name in content() if name.endswith(".py")] == []


def test_wheel_has_both_licences(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = [name for name in zipfile.ZipFile(wheel).namelist() if "licenses" in name]
    assert {name.split("/licenses/")[1] for name in names} == {"LICENSE", "exemptions/LICENSE"}


def test_sdist_has_examples_and_tests(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"README.md", "examples/police-mixed.yaml", "tests/test_packaging.py", "templates/letter.md.j2"} <= names


@pytest.fixture(scope="module")
def programs(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs are of an environment with the wheel alone."""
    [wheel] = built.glob("*.whl")
    folder = tmp_path_factory.mktemp("alone") / "venv"
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    return folder / "bin"


def run(programs: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    call = [programs / "s17gen", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(call, cwd=cwd, env=environment, capture_output=True, text=True)


def test_the_wheel_alone_renders_a_letter(programs: Path, tmp_path: Path) -> None:
    done = run(programs, "render", ROOT / "examples/police-mixed.yaml", cwd=tmp_path)
    golden = (ROOT / "tests/cases/police-mixed/letter.md").read_text("utf-8")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", golden)
    where = "import s17gen, s17gen.content as c; print(c.content_root('exemptions'))"
    call = [programs / "python", "-P", "-c", where]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("site-packages/s17gen/_content/exemptions")
    done = run(programs, "check", ROOT / "templates", cwd=tmp_path)  # which it tries on the examples
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "s17gen: 1 folder of templates checked: nothing found\n"


def test_the_wheel_alone_has_the_guides(programs: Path, tmp_path: Path) -> None:
    for page in sorted((ROOT / "docs").glob("*.md")):
        assert run(programs, "help", page.stem, cwd=tmp_path).stdout == page.read_text("utf-8")


def test_a_new_project_s_checks_run_with_the_wheel_alone(built: Path, programs: Path, tmp_path: Path) -> None:
    """What its workflow types, in an environment without s17gen; and its hooks, as pre-commit would call them."""
    assert run(programs, "init", "--kind", "council", cwd=tmp_path).returncode == 0
    shutil.copytree(built, tmp_path / "wheels", ignore=shutil.ignore_patterns("*.tar.gz"))
    venv.create(tmp_path.parent / "ci", with_pip=True)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/foi.yml").read_text("utf-8"))
    typed = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    hooks = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    typed += [each["entry"] + ("" if each.get("pass_filenames") is False else " profiles/*.yaml") for each in hooks]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PATH"] = f"{tmp_path.parent / 'ci/bin'}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-ec", "\n".join(typed)], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("nothing found") == 3
    assert shutil.which("s17gen", path=environment["PATH"]) == str(tmp_path.parent / "ci/bin/s17gen")
