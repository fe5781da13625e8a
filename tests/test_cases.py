"""Golden letters: each was read by a person before it was put here, and is compared byte for byte.

A folder of tests/cases/ holds `request.yaml` (or is named after a file of examples/), the `letter.md` or, for a
draft, `draft.md`, perhaps the same in other formats, and the report in `findings.txt`. A letter in a style other than
the request's own is `letter-STYLE.md`, one for a public request site `letter-portal.txt`; both are made by blessing an
empty file of that name.
An HTML letter is kept without its style sheet, which must be that of templates/.
`S17GEN_BLESS=1 pytest tests/test_cases.py` writes the letters and reports anew; read the difference before you
commit it.
"""

import os
from pathlib import Path

import pytest

from s17gen.library import Library
from s17gen.report.text import report
from s17gen.testing import outcome

HERE = Path(__file__).parent
STYLE = (HERE.parent / "templates" / "letter.css").read_text("utf-8").rstrip("\n")
GOLDEN = ("md", "html", "txt")  # large print has the words of HTML, which tests/render compares
EXAMPLES = sorted((HERE.parent / "examples").glob("*.yaml"))
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())


def source(case: Path) -> Path:
    own = case / "request.yaml"
    return own if own.exists() else HERE.parent / "examples" / f"{case.name}.yaml"


def letters(case: Path) -> dict[str, Path]:
    """The golden letters of a case, by format; each has Markdown, an example has all three."""
    stem = "draft" if case.name.startswith("draft") else "letter"
    paths = {name: case / f"{stem}.{name}" for name in GOLDEN}
    wanted = GOLDEN if not (case / "request.yaml").exists() else ("md",)
    return {name: path for name, path in paths.items() if name in wanted or path.exists()}


def variants(case: Path) -> list[Path]:
    """The golden letters of a case in other styles, and for a public request site."""
    return sorted(case.glob("letter-*.*"))


def unstyled(letter: str) -> str:
    """The letter without its style sheet, which an HTML letter has once, whole."""
    if letter.startswith("<!DOCTYPE html>"):
        assert letter.count(STYLE) == 1
    return letter.replace(STYLE, "")


def test_every_example_is_a_case() -> None:
    assert {path.stem for path in EXAMPLES} <= {case.name for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_letter_and_findings(case: Path) -> None:
    path = source(case)
    golden = letters(case)
    name = os.path.relpath(path)
    done = outcome(
        path.read_text("utf-8"), name=name, draft="draft" in case.name, library=Library(), formats=tuple(golden)
    )
    written = {extension: unstyled(text) for extension, text in done.letters.items()}
    findings = report(done.findings).replace(os.path.relpath(path), path.name)
    assert done.letters, findings
    if os.environ.get("S17GEN_BLESS"):
        for extension, text in written.items():
            golden[extension].write_text(text, "utf-8", newline="\n")
        (case / "findings.txt").write_text(findings, "utf-8", newline="\n")
    assert written == {extension: each.read_bytes().decode("utf-8") for extension, each in golden.items()}
    assert findings == (case / "findings.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "golden", [each for case in CASES for each in variants(case)], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_letter_in_another_style_or_for_a_portal(golden: Path) -> None:
    path = source(golden.parent)
    name = golden.stem.removeprefix("letter-")
    done = outcome(
        path.read_text("utf-8"),
        name=os.path.relpath(path),
        formats=(golden.suffix[1:],),
        audience="portal" if name == "portal" else "applicant",
        style=None if name == "portal" else name,
    )
    assert done.text, report(done.findings)
    if os.environ.get("S17GEN_BLESS"):
        golden.write_text(unstyled(done.text), "utf-8", newline="\n")
    assert unstyled(done.text) == golden.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_good_example_has_at_most_two_warnings(path: Path) -> None:
    findings = outcome(path.read_text("utf-8"), name=str(path)).findings
    assert [each for each in findings if each.severity == "error"] == []
    assert len([each for each in findings if each.severity == "warning"]) <= 2


def test_the_same_inputs_give_the_same_bytes() -> None:
    for path in EXAMPLES:
        texts = {outcome(path.read_text("utf-8"), name=str(path), library=Library()).text for _ in range(3)}
        assert len(texts) == 1
