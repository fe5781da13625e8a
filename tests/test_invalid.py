"""Bad requests: the whole report of each, word for word, so that a message can only change on purpose.

`S17GEN_BLESS=1 pytest tests/test_invalid.py` writes the reports anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from s17gen.report.text import report
from s17gen.testing import outcome

FILES = sorted((Path(__file__).parent / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_report(path: Path) -> None:
    done = outcome(path.read_text("utf-8"), name=path.name)
    text = report(done.findings)
    if os.environ.get("S17GEN_BLESS"):
        path.with_suffix(".txt").write_text(text, "utf-8", newline="\n")
    assert done.text is None
    assert text == path.with_suffix(".txt").read_text("utf-8")
