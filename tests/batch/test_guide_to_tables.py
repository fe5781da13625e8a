"""What the guide says of tables is so: the list of a dry run, and every heading."""

import re
from pathlib import Path

import pytest
from sample import ROOT
from test_docs_commands import pieces, run, save_all

from s17gen.batch.headings import PARTS, SPELLINGS, column

GUIDE = "batches.md"
_, _, AFTER = (ROOT / "docs" / GUIDE).read_text("utf-8").partition("| key | headings that give it |\n|---|---|\n")
ROWS = [row.strip("| ").split(" | ") for row in AFTER.partition("\n\n")[0].splitlines()]
KEYS = {key: headings for keys, headings in ROWS for key in re.findall("`([^`]+)`", keys)}
AS_THEY_ARE = "as the keys are written"


def test_the_list_of_a_dry_run_is_as_shown(tmp_path: Path) -> None:
    save_all(GUIDE, tmp_path)
    save_all("officers.md", tmp_path)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "eastmere.yaml").rename(tmp_path / "profiles" / "eastmere.yaml")
    [call] = [text for _, language, _, text in pieces(GUIDE) if language == "sh" and "--with" in text]
    [shown] = [text for _, language, _, text in pieces(GUIDE) if language == "text" and "EC-0703" in text]
    done = run(["sh", "-c", call], tmp_path)
    assert (done.returncode, done.stdout) == (0, shown)
    assert done.stderr == "s17gen: 3 requests: 3 would be written\n"
    assert not (tmp_path / "campaign" / "letters").exists()


def test_every_key_is_listed() -> None:
    assert set(KEYS) == set(SPELLINGS)


@pytest.mark.parametrize("key", SPELLINGS)
def test_every_heading_that_is_listed_gives_its_key(key: str) -> None:
    headings = re.split(r"; or in columns of their own: |, ", KEYS[key]) if KEYS[key] != AS_THEY_ARE else []
    found = [column(each) for each in [key, *headings]]
    assert [each.key if each else None for each in found] == [key] * len(found)
    assert any(each and each.part for each in found) == (key in PARTS)
