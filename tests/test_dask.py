"""The program of docs/api.md writes letters on a cluster of two processes, the same as the API gives by itself.

Needs the extra `dask`, without which it is left out; `S17GEN_DASK=1`, as in .ci/run, makes that a failure.
"""

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from s17gen.api import load_authority, load_library, render

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "api.md"
PROFILE = ROOT / "examples" / "authorities" / "northshire-police.yaml"
REQUESTS = sorted((ROOT / "examples").glob("police-*.yaml"))
TODAY = datetime.date(2026, 11, 9)

if not os.environ.get("S17GEN_DASK"):
    pytest.importorskip("distributed")

# Every worker says which process it is, and which library it has after being sent one many times.
ONE_LIBRARY_A_PROCESS = """
import os
import dask.bag
from distributed import Client
from dask_letters import here
from s17gen.api import load_library

def which(number, library):
    return os.getpid(), id(library)

if __name__ == "__main__":
    with here() as cluster, Client(cluster) as client:
        library = load_library()
        pids = client.run(os.getpid)
        found = dask.bag.from_sequence(range(200), npartitions=20).map(which, library=library).compute()
        again = client.gather(client.map(which, range(20), library=library, pure=False))
        seen = {pid: {each for process, each in [*found, *again] if process == pid} for pid in pids.values()}
        print(len(seen), os.getpid() in seen, sorted(map(len, seen.values())))
"""


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, *map(str, arguments)]
    return subprocess.run(call, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The program, saved as its page says."""
    pattern = r"Save this as `(dask_letters\.py)`:\n\n```python\n(.*?)^```$"
    [(name, text)] = re.findall(pattern, PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    folder = tmp_path / "requests"
    folder.mkdir()
    for path in REQUESTS:
        text = path.read_text("utf-8").replace("authority: authorities/northshire-police.yaml\n", "")
        (folder / path.name).write_text(text, "utf-8")
    return folder


def wanted(requests: Path) -> dict[str, str]:
    """The letters of the requests, as the API gives them in this process."""
    library, authority = load_library(), load_authority(str(PROFILE))
    found = {}
    for path in sorted(requests.glob("*.yaml")):
        result = render(path.read_bytes(), library, today=TODAY, authority=authority, formats=["html"])
        if result.ok:
            found[path.stem + (".file-note.html" if result.file_note else ".html")] = result.letters["html"]
    return found


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8") for path in folder.iterdir()}


def test_letters_on_a_local_cluster(program: Path, requests: Path, tmp_path: Path) -> None:
    done = run(program, "requests", "letters", "--authority", PROFILE, "--today", TODAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{len(REQUESTS)} letters written, of {len(REQUESTS)} requests\n")
    assert written(tmp_path / "letters") == wanted(requests)
    assert "police-no-notice.file-note.html" in written(tmp_path / "letters")


def test_one_bad_request_stops_no_other_and_nothing_is_replaced(program: Path, requests: Path, tmp_path: Path) -> None:
    (requests / "police-bad.yaml").write_text("reference: [", "utf-8")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "police-mixed.html").write_text("mine", "utf-8")
    done = run(program, "requests", "letters", "--authority", PROFILE, "--today", TODAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        1,
        f"{len(REQUESTS) - 1} letters written, of {len(REQUESTS) + 1} requests\n",
    )
    assert f"{requests}/police-bad.yaml:1: error S17-003: " in done.stderr
    assert f"{tmp_path}/letters/police-mixed.html is there already\n" in done.stderr
    assert written(tmp_path / "letters") == {**wanted(requests), "police-mixed.html": "mine"}


def test_no_requests(program: Path, tmp_path: Path) -> None:
    done = run(program, "requests", "letters", "--authority", PROFILE, "--today", TODAY, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no request in requests" in done.stderr
    assert not (tmp_path / "letters").exists()


def test_every_process_reads_the_library_once(program: Path, tmp_path: Path) -> None:
    (tmp_path / "counted.py").write_text(ONE_LIBRARY_A_PROCESS, "utf-8")
    done = run("counted.py", cwd=tmp_path)
    assert done.stdout == "2 False [1, 1]\n", done.stderr


def test_the_program_is_typed(program: Path, tmp_path: Path) -> None:
    call = ["-m", "mypy", "--strict", "--allow-untyped-calls", "--cache-dir", tmp_path / "cache", program]  # of Dask
    done = run(*call, cwd=tmp_path)
    assert done.stdout == "Success: no issues found in 1 source file\n"
