"""What people write into a begun request file between its keys is there when it is gone on with, as they wrote it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd import many

from s17gen.library import Library
from s17gen.source import load
from s17gen.wizard.begin import Start, resume, text
from s17gen.wizard.comments import read_comments
from s17gen.wizard.file import write

ROOT = Path(__file__).parent.parent
LIBRARY = Library(())

COMMENTED = """\
# head

# first
request: |-   # t0
  a # not
  # not

# c1
subject: "x # no"  # trailing
decisions:
  # c2
  - outcome: withheld
    because: >
      a b
      # no

      c
    # c3
    claims:
      - cite: s31(1)(a)  # t2
        # c4
        #   for:
        #     - indented
      # c5
    severance: plain
      going#on
    # c6
# foot
"""


def start_of(words: str, schema: str | None = None) -> Start:
    document, findings = load("begun.yaml", words.encode("utf-8"))
    assert findings == []
    start = Start(schema=schema)
    resume(start, document, LIBRARY)
    return start


def test_each_comment_goes_with_its_element() -> None:
    document, _ = load("begun.yaml", COMMENTED.encode("utf-8"))
    found = read_comments(document)
    assert (found.head, found.foot) == (["# head"], ["# foot"])
    claims = ("decisions", 0, "claims")
    assert found.above == {
        ("request",): ["# first", "# t0"],
        ("subject",): ["# c1", "# trailing"],
        ("decisions", 0): ["# c2"],
        claims: ["# c3", "# c5"],
        (*claims, 0): ["# t2", "# c4", "#   for:", "#     - indented"],
        ("decisions", 0, "severance"): ["# c6"],
    }


def test_they_are_written_as_they_were() -> None:
    document, _ = load("begun.yaml", COMMENTED.encode("utf-8"))
    written = write({"subject": "x", "decisions": [{"outcome": "withheld"}]}, [], kept=read_comments(document))
    assert written == (
        "# head\n\n# c1\n# trailing\nsubject: x\ndecisions:\n  # c2\n  - outcome: withheld\n"
        "# first\n# t0\n# c3\n# c5\n# t2\n# c4\n#   for:\n#     - indented\n# c6\n# foot\n"
    )


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_gone_on_with_an_example_has_its_data_and_its_comments(path: Path) -> None:
    words = path.read_text("utf-8")
    once = text(start_of(words), LIBRARY)
    assert load("once", once.encode("utf-8"))[0].data == load("old", words.encode("utf-8"))[0].data
    lines = [line.strip() for line in once.splitlines()]
    for comment in re.findall(r"^ *(#.*)$", words, re.MULTILINE):
        assert lines.count(comment.strip()) == 1
    assert text(start_of(once), LIBRARY) == once


@many
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=6), st.booleans())
def test_a_comment_anywhere_is_kept_once(places: list[tuple[int, int]], complete: bool) -> None:
    data = {
        "subject": "x",
        "decisions": [{"outcome": "withheld", "claims": [{"cite": "s31(1)(a)"}, {"cite": "s43(2)"}]}],
    }
    fresh = Start(data=data if complete else {"decisions": data["decisions"]})
    lines = text(fresh, LIBRARY).splitlines()
    for number, (line, indent) in enumerate(places):
        lines.insert(min(line, len(lines)), f"{' ' * indent}# mine {number}")
    again = start_of("\n".join(lines) + "\n")
    found = text(again, LIBRARY)
    assert again.data == fresh.data
    assert sorted(re.findall(r"# mine \d", found)) == [f"# mine {number}" for number in range(len(places))]
    unmarked = [line for line in found.splitlines() if "# mine" not in line and line]
    assert sorted(line.strip("- ") for line in unmarked) == sorted(
        line.strip("- ") for line in text(fresh, LIBRARY).splitlines() if line
    )


def test_the_line_for_editors_comes_first_and_once() -> None:
    begun = text(Start(data={"subject": "x"}), LIBRARY)
    assert begun.splitlines()[0].startswith("# For help while you write")
    placed = text(start_of(begun, "../schemas"), LIBRARY)
    line = "# yaml-language-server: $schema=../schemas/request.schema.json"
    assert placed.splitlines()[0] == line
    assert "For help while you write" not in placed
    moved = text(start_of(placed, "schemas"), LIBRARY)
    assert [each for each in moved.splitlines() if "yaml-language-server" in each] == [line.replace("../", "")]
    kept = text(start_of(placed), LIBRARY)
    assert [each for each in kept.splitlines() if each.startswith(("# yaml-", "# For help"))] == [line]
