"""What a batch remembers, outside of memory."""

import contextlib
from collections.abc import Iterator

import pytest

from s17gen.batch.ledger import Ledger
from s17gen.rules.across import InMemory, Met


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with contextlib.closing(Ledger()) as each:
        yield each


def test_a_name_is_that_of_who_took_it_first(ledger: Ledger) -> None:
    assert [ledger.take(b"a", "one"), ledger.take(b"a", "two"), ledger.take(b"b", "two")] == ["one", "one", "two"]


def test_names_of_files_that_are_no_text(ledger: Ledger) -> None:
    assert [ledger.take(b"a", "\udcff.yaml"), ledger.take(b"a", "b")] == ["\udcff.yaml", "\udcff.yaml"]


def test_it_remembers_as_memory_does(ledger: Ledger) -> None:
    memory = InMemory()
    for key, met in [
        (b"k", Met(b"1", "a.yaml:1", True)), (b"k", Met(b"2", "b.yaml:1")), (b"l", Met(b"2", "\udcff:2", False)),
        (b"l", Met(b"3", "c.yaml:1", True)),
    ]:  # fmt: skip
        assert ledger.first(key, met) == memory.first(key, met)
    assert ledger.first(b"k", Met(b"9", "z")) == Met(b"1", "a.yaml:1", True)


def test_a_first_comer_is_itself(ledger: Ledger) -> None:
    met = Met(b"1", "a")
    assert ledger.first(b"k", met) is met
    assert ledger.first(b"k", met) is not met


def test_the_later_of_two_lines_counts(ledger: Ledger) -> None:
    assert ledger.done(b"a") is None
    ledger.remember(b"a", b"one")
    ledger.remember(b"a", b"two")
    assert ledger.done(b"a") == b"two"
