"""Parts are read from the request's own numbering, and from nothing that only looks like it."""

import pytest

from s17gen.parts import read_parts


@pytest.mark.parametrize(
    ("request_text", "numbers"),
    [
        ("1. one\n2. two", "1 2"),
        ("Please send:\n  1) one\n  2) two", "1 2"),
        ("1. lead\n(a) one\n(b) two\n2. three", "1a 1b 2"),
        ("1a. one\n1b. two\n2a. three\n3. four", "1a 1b 2a 3"),
        ("1. lead\n1a. one\n1b. two", "1a 1b"),
        ("Q1. one\nQ2: two", "1 2"),
        ("a) one\nb) two", "a b"),
        ("(1) one\n(2) two", "1 2"),
        ("Part 1: one\nPart 2: two", "1 2"),
        ("\n".join(f"{number}. x" for number in range(1, 121)), " ".join(str(number) for number in range(1, 121))),
        ("1. one\n1986. was a year\n2. two", "1 2"),
        ("1. one\n12. Mill Lane\n2. two", "1 2"),
        ("1. only one", ""),
        ("1a. one\n1c. not the next letter\n1b. two", "1a 1b"),
        ("Please send the report.", ""),
        ("2. does not begin at one\n3. nor this", ""),
        ("1.\n2.", ""),
    ],
)
def test_numbers_read(request_text: str, numbers: str) -> None:
    assert [part.number for part in read_parts(request_text)] == numbers.split()


def test_a_part_has_its_first_words() -> None:
    assert [part.text for part in read_parts("1. Manuals used\n   by staff.\n2. Briefings.")] == [
        "Manuals used",
        "Briefings.",
    ]
