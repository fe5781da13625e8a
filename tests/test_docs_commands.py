"""What the guides show works: their files are saved, their pieces of requests rendered, their commands run.

A fenced piece after "Save this as `name`" becomes that file. Another `yaml` piece stands in place of the same keys of
the guide's first request. `sh` and `python` pieces are run in order in one folder.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
BASE = "EC-0412.yaml"
OF_OFFICERS = ("cases.md", "letters.md", "yaml.md")  # further pages of the officer's guide, which use its first request


def pieces(page: str) -> list[tuple[int, str, str, str]]:
    """Every fenced piece of a guide: its line, its language, the name it is saved under, its text."""
    text = (DOCS / page).read_text("utf-8")
    found = []
    for match in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        before = " ".join(text[: match.start()].rstrip().splitlines()[-3:])
        saved = re.search(r"[Ss]ave this(?: [a-z]+){0,3} as\s+`([^`]+)`[^`]*:$", before)
        found.append((text[: match.start()].count("\n") + 2, match[1], saved[1] if saved else "", match[2]))
    return found


def by_key(text: str) -> dict[str, str]:
    """A YAML text cut at its top-level keys."""
    cut: dict[str, str] = {}
    for line in text.splitlines(keepends=True):
        if re.match(r"[a-z]", line):
            cut[line.split(":")[0]] = line
        elif cut:
            cut[next(reversed(cut))] += line
    return cut


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True)


def save_all(page: str, folder: Path) -> None:
    for _, _, name, text in pieces(page):
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with the files of a guide, and for the automator's the officer's in the two folders it names."""
    page = request.node.callspec.params["page"]
    save_all(page, tmp_path)
    if page in OF_OFFICERS:
        save_all("officers.md", tmp_path)
    if page in ("automation.md", "api.md", "batches.md"):
        save_all("officers.md", tmp_path)
        for name, place in (("eastmere.yaml", "profiles"), (BASE, "requests")):
            (tmp_path / place).mkdir()
            shutil.move(tmp_path / name, tmp_path / place / name)
        path = tmp_path / "requests" / BASE
        path.write_text(path.read_text("utf-8").replace("authority: eastmere.yaml\n", ""), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "page", ["officers.md", *OF_OFFICERS, "automation.md", "api.md", "batches.md", "library.md", "editors.md"]
)
def test_everything_shown_works(page: str, folder: Path) -> None:
    for line, language, saved, text in pieces(page):
        if saved:
            continue
        if language == "yaml":
            whole = {**by_key((folder / BASE).read_text("utf-8")), **by_key(text)}
            (folder / "piece.yaml").write_text("".join(whole.values()), "utf-8")
            done = run(["s17gen", "render", "piece.yaml"], folder)
            assert (done.returncode, done.stderr) == (0, ""), f"{page}:{line}"
        elif language == "sh":
            done = run(["sh", "-c", text], folder)
            assert done.returncode in (0, 1), f"{page}:{line}: {done.stderr}"  # 1: the guide shows a finding
        elif language == "python":
            done = run([sys.executable, "-c", text], folder)
            assert done.returncode == 0, f"{page}:{line}: {done.stderr}"


@pytest.mark.parametrize("page", ["officers.md"])
def test_findings_are_shown_as_they_are_printed(page: str, folder: Path) -> None:
    """Each finding that the officer's guide shows comes from its first request with one change."""
    request, profile = ((folder / name).read_text("utf-8") for name in (BASE, "eastmere.yaml"))
    changes = [
        (request, re.sub(r"review:\n(  .*\n)+", "", profile)),
        (request.replace("outcome: withheld", "outcome: witheld"), profile),
        (re.sub(r"    severance: >\n(      .*\n)+", "", request), profile),
    ]
    shown = [text for _, language, _, text in pieces(page) if language == "text" and "S17-" in text]
    assert len(shown) == len(changes)
    for text, (changed_request, changed_profile) in zip(shown, changes, strict=True):
        (folder / BASE).write_text(changed_request, "utf-8")
        (folder / "eastmere.yaml").write_text(changed_profile, "utf-8")
        assert run(["s17gen", "render", BASE], folder).stderr == text
