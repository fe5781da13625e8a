"""A newcomer's first session: nothing is known but what docs/start.md says, and it ends with a letter of one's own.

The page's `sh` pieces are typed in order into one shell; its `yaml` pieces stand in place of the same keys of the file
that they name, as a person would edit it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "start.md").read_text("utf-8")
FILES = {"profile": "foi/profiles/authority.yaml", "request": "foi/requests/EC-0501.yaml"}


def pieces() -> list[tuple[str, str]]:
    """Every fenced piece of the page, in order: its language, with the file it is for, and its text."""
    return re.findall(r"^```([a-z ]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def edited(text: str, change: str) -> str:
    """A file with a key, and what stands under it, in place of the one of that name, even one that is commented out."""
    for whole, key in re.findall(r"^(([a-z]+):.*\n(?: .*\n)*)", change, re.MULTILINE):
        text, count = re.subn(rf"^(?:# )?{key}:.*\n(?: .*\n)*", lambda _, whole=whole: whole, text, flags=re.MULTILINE)
        assert count == 1, key
    return text


class Session:
    """A shell that types what the page says, and stays in the folder that the page goes to.

    `programs` is the folder in which it finds `s17gen`: the environment of these tests, or one that was made for it.
    """

    def __init__(self, folder: Path, programs: Path = Path(sys.executable).parent) -> None:
        self.root = self.folder = folder
        self._path = shlex.quote(str(programs))
        here = programs == Path(sys.executable).parent  # elsewhere no package of these tests may be found
        self._environment = {name: value for name, value in os.environ.items() if here or name != "PYTHONPATH"}

    def type(self, lines: str) -> subprocess.CompletedProcess[str]:
        go = shlex.quote(str(self.folder))
        script = f"export PATH={self._path}:$PATH\ncd {go}\n{lines}\ncode=$?\npwd >&3\nexit $code"
        where = self.root / "where"
        with where.open("w") as file:
            done = subprocess.run(
                ["bash", "-c", f"exec 3>&{file.fileno()}\n{script}"],
                pass_fds=[file.fileno()],
                env=self._environment,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
            )
        self.folder = Path(where.read_text().strip())
        return done


def walk(session: Session) -> str:
    """Do all that the page says, see that all is as it says, and give the letter at its end."""
    done: list[tuple[str, int, str]] = []
    for language, text in pieces():
        if language == "sh":
            said = session.type(text)
            done.append((text, said.returncode, said.stdout + said.stderr))
        elif language.startswith("yaml "):
            path = session.root / FILES[language.removeprefix("yaml ")]
            path.write_text(edited(path.read_text("utf-8"), text), "utf-8")
        else:
            assert language == "text"
            assert all(line in done[-1][2] for line in text.splitlines()), done[-1][2]
    assert [code for _, code, _ in done] == [0, 0, 0, 0, 1, 0], done
    assert "nothing found" in done[1][2]
    assert session.folder == session.root / "foi"
    return (session.root / "foi/letters/EC-0501.html").read_text("utf-8")


def test_a_letter_of_one_s_own_by_the_page_alone(tmp_path: Path) -> None:
    letter = walk(Session(tmp_path))
    for words in ("Eastmere Council", "EC-0501", "30 November 2026", "A. Ferreira", "J. Marsh", "each month of 2025"):
        assert words in letter
    for left in ("[insert", "[your", "EXAMPLE", "authority.example"):
        assert left not in letter


def test_from_nothing_by_the_readme_alone(tmp_path: Path) -> None:
    """In a fresh environment: the README's one line, then the page that it leads to, shown by what was installed."""
    copy = tmp_path / "s17gen"
    copy.mkdir()
    folders = ("src", "docs", "examples", "exemptions", "templates")
    for name in (*folders, "README.md", "LICENSE", "pyproject.toml", "hatch_build.py", ".gitignore"):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    readme = (copy / "README.md").read_text("utf-8")
    first = re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[0]
    programs = copy / ".venv/bin"
    session = Session(copy, programs)
    done = session.type(first)
    assert done.returncode == 0, done.stderr
    golden = (ROOT / "tests/cases/police-information-system/letter.md").read_text("utf-8")
    assert done.stdout == golden
    assert "`. .venv/bin/activate`" in readme
    assert "(docs/start.md)" in readme
    found = session.type(". .venv/bin/activate; command -v s17gen")
    assert found.stdout.strip() == str(programs / "s17gen")
    assert session.type("s17gen help start").stdout == PAGE
    assert "each month of 2025" in walk(session)


def test_who_forgets_the_profile_gets_no_letter(tmp_path: Path) -> None:
    """All that the page says to type, and none of what it says to write in the profile."""
    session = Session(tmp_path)
    said = [session.type(text) for language, text in pieces() if language == "sh"]
    path = tmp_path / "foi/requests/EC-0501.yaml"
    for text in (each for language, each in pieces() if language == "yaml request"):
        path.write_text(edited(path.read_text("utf-8"), text), "utf-8")
    last = session.type("s17gen render requests/EC-0501.yaml -f html -o letters/ --force")
    assert said[0].returncode == 0
    assert last.returncode == 1
    assert "the authority's profile still has a gap to fill in `signature: name`" in last.stderr


def test_a_file_with_nothing_but_questions_is_begun_and_answered_one_by_one(tmp_path: Path) -> None:
    session = Session(tmp_path)
    done = session.type("s17gen new -o next.yaml")
    assert (done.returncode, "then call `s17gen check next.yaml`" in done.stderr) == (0, True), done.stderr
    path = tmp_path / "next.yaml"
    text = path.read_text("utf-8")
    assert all(not line or line.startswith("#") for line in text.splitlines())
    path.write_text(text.replace("# reference:", "reference: EC-1"), "utf-8")
    checked = session.type("s17gen check next.yaml")
    assert checked.returncode == 1
    assert "`reference` is missing" not in checked.stdout
    assert "`received` is missing" in checked.stdout


def test_everything_that_the_page_names_is_there(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.type(next(text for language, text in pieces() if language == "sh"))
    rows = re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert len(named) >= 10
    assert [name for name in named if not (session.folder / name).exists()] == []
    known = {name.rstrip("/").split("/")[0] for name in named}
    assert {each.name for each in session.folder.iterdir()} == known
