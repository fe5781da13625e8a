"""The built wheel, installed alone in a fresh environment, renders an example from another folder."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

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
    folders = [ROOT / "exemptions", ROOT / "templates", ROOT / "examples"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {f"s17gen/_content/{path.relative_to(ROOT).as_posix()}" for path in files}


def test_wheel_has_all_the_content_and_nothing_else(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    source = [path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    code = {f"s17gen/{path.relative_to(ROOT / 'src/s17gen').as_posix()}" for path in source}
    assert names == content() | code


def test_wheel_has_both_licences(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = [name for name in zipfile.ZipFile(wheel).namelist() if "licenses" in name]
    assert {name.split("/licenses/")[1] for name in names} == {"LICENSE", "exemptions/LICENSE"}


def test_sdist_has_examples_and_tests(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"README.md", "examples/police-mixed.yaml", "tests/test_packaging.py", "templates/letter.md.j2"} <= names


def test_the_wheel_alone_renders_a_letter(built: Path, tmp_path: Path) -> None:
    [wheel] = built.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    example = ROOT / "examples" / "police-mixed.yaml"
    done = subprocess.run([tmp_path / "venv" / "bin" / "s17gen", "render", example], cwd=elsewhere, capture_output=True)
    golden = ROOT / "tests" / "cases" / "police-mixed" / "letter.md"
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", golden.read_bytes())
    where = "import s17gen, s17gen.content as c; print(c.content_root('exemptions'))"
    found = subprocess.run([python, "-c", where], cwd=elsewhere, capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("site-packages/s17gen/_content/exemptions")
    check = [tmp_path / "venv" / "bin" / "s17gen", "check", ROOT / "templates"]  # which it tries on the examples
    done = subprocess.run(check, cwd=elsewhere, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "s17gen: 1 folder of templates checked: nothing found\n"
