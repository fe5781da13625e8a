"""README and docs say what is so: set-up commands, generated pages, numbers.

`S17GEN_BLESS=1 pytest tests/test_docs.py` writes the generated pages anew.
"""

import itertools
import os
import re
import shlex
from pathlib import Path

import click
import pytest

from s17gen import __version__
from s17gen.cli import main
from s17gen.findings import Kind
from s17gen.library import Library
from s17gen.readability import WORDS_IN_A_SENTENCE, foreign, longest
from s17gen.reference import KINDS, provisions_page, request_page, rules_page, topics_page
from s17gen.testing import outcome

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def fenced(language: str) -> list[str]:
    """The README's fenced pieces in a language, or in none."""
    pieces = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for name, text in pieces if name == language]


SHELL = fenced("sh")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("rules.md", rules_page),
        ("request.md", request_page),
        ("provisions.md", lambda: provisions_page(Library())),
        ("topics.md", lambda: topics_page(Library())),
    ],
)
def test_generated_pages_are_fresh(name: str, page: object) -> None:
    path = ROOT / "docs" / name
    assert callable(page)
    if os.environ.get("S17GEN_BLESS"):
        path.write_text(page(), "utf-8", newline="\n")
    assert path.read_text("utf-8") == page()


def test_ids_of_findings_are_unique_and_well_formed() -> None:
    ids = [kind.id for kind in KINDS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"S17-[0-9]{3}", each) for each in ids)
    assert all(kind.title[0].islower() and not kind.title.endswith(".") for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.id))
def test_every_kind_of_finding_says_what_to_do(kind: Kind) -> None:
    assert re.fullmatch(r"[A-Z`].*\.", kind.todo), kind.title
    assert len(kind.todo) <= 260
    assert longest(kind.todo)[0] <= WORDS_IN_A_SENTENCE
    assert list(foreign(kind.todo)) == []


def test_every_finding_has_its_entry() -> None:
    entries = re.findall(r"^### (S17-[0-9]{3}): (.+)\n\n(An error|A warning|A note)", rules_page(), re.MULTILINE)
    severities = {"An error": "error", "A warning": "warning", "A note": "note"}
    wanted = [(kind.id, kind.title, kind.severity) for kind in KINDS]
    assert [(name, title, severities[severity]) for name, title, severity in entries] == wanted


def test_the_two_commands_that_set_everything_up() -> None:
    first, second = SHELL[:2]
    assert len(first.splitlines()) == len(second.splitlines()) == 1
    assert first.endswith("s17gen render examples/police-information-system.yaml\n")
    assert second.endswith(".venv/bin/pytest\n")


def test_the_readme_s_request_renders() -> None:
    text = fenced("yaml")[0]
    done = outcome(text, name=str(ROOT / "examples" / "readme.yaml"))
    assert [each for each in done.findings if each.severity == "error"] == []


def test_the_readme_s_finding_is_what_is_printed() -> None:
    text = fenced("yaml")[0]
    without_for = re.sub(r"        for:\n(?:          .*\n)+", "", text)
    done = outcome(without_for, name=str(ROOT / "examples" / "request.yaml"))
    [error] = [each for each in done.findings if each.severity == "error"]
    shown = fenced("")[0]
    assert f"{error.kind.id}: {error.message}\n" in shown
    assert f"request.yaml:{error.place.line}:{error.place.column}: error" in shown
    assert f"  hint: {error.hint[:60]}" in shown


def test_the_readme_s_letter_is_the_golden_one() -> None:
    letter = (ROOT / "tests" / "cases" / "police-information-system" / "letter.md").read_text("utf-8")
    quoted = [line.removeprefix(">").strip() for line in README.splitlines() if line.startswith(">")]
    words = " ".join(" ".join(quoted).split())
    for paragraph in re.split(r" (?=## |# |Dear |We )", words):
        assert " ".join(paragraph.split()) in " ".join(letter.split()), paragraph


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    """To a file, and to a heading of it, where they name one."""
    for target, heading in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            path = page.parent / target if target else page
            assert path.exists(), target
            assert not heading or heading in headings(path), (target, heading)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_that_is_named_can_be_called_so(page: Path) -> None:
    """What stands in a line of text is read by the command, options and all; what stands apart is run elsewhere."""
    above = click.Context(main, info_name="s17gen")
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for line in re.findall(r"`s17gen ([a-z][^`]+)`", text):
        name, *rest = itertools.takewhile(lambda word: word not in ("|", "<"), shlex.split(line.replace("\\|", "|")))
        command = main.get_command(above, name)
        assert command is not None, line
        if rest and rest != ["--help"]:
            command.make_context(name, rest, parent=above)


def headings(page: Path) -> list[str]:
    """The anchors of a page's headings, as viewers of Markdown make them."""
    found = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S), re.M)
    return [re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in found]


def test_what_it_does_not_do_is_a_link_away() -> None:
    """From the README, from where a newcomer starts, and from every guide."""
    assert "(docs/limits.md)" in README
    for name in ("start", "officers", "automation", "library"):
        assert "(limits.md)" in (ROOT / "docs" / f"{name}.md").read_text("utf-8"), name


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_findings_named_in_the_docs_exist(page: Path) -> None:
    assert set(re.findall(r"S17-[0-9]{3}", page.read_text("utf-8"))) <= {kind.id for kind in KINDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_blocks_named_in_the_docs_exist(page: Path) -> None:
    named = set(re.findall(r"\b(?:s\d+[A-Z]?|common)\.(?:because|harm|for|against)\.[a-z-]+", page.read_text("utf-8")))
    own = {each for each in named if "our" in each.split(".")[2].split("-")}
    assert named - own <= set(Library().block_ids())


def test_numbers_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {__version__}," in text
    assert f"with {len(Library().block_ids())} blocks of wording on {len(Library().topics())} topics" in " ".join(
        text.split()
    )
    assert f"with wording on {len(Library().topics())} topics" in README


def test_ci_runs_the_readme_s_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script
    assert shlex.split(SHELL[1])[0] == "python3"
