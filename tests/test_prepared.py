"""What is kept of the library when s17gen is installed is what the quick reader makes of it, or is not used."""

from pathlib import Path

import pytest

from s17gen.law import SectionFile
from s17gen.layers import read
from s17gen.prepared import prepare, read_prepared
from s17gen.quick import read_quick

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "exemptions").rglob("*.yaml"))
SECTION = ROOT / "exemptions/foia/s24-national-security.yaml"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("made") / "_prepared"
    prepare(str(ROOT / "exemptions"), str(folder))
    return str(folder)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_kept_is_what_is_read(path: Path, kept: str) -> None:
    raw = path.read_bytes()
    quick = read_quick(raw)
    assert quick is not None
    assert read_prepared(raw, kept) == quick
    assert read_prepared(raw) in (None, quick), "install s17gen again: the quick reader has changed since"


def test_it_is_found_for_the_very_bytes_alone(kept: str) -> None:
    raw = SECTION.read_bytes()
    assert read_prepared(raw, kept) is not None
    assert read_prepared(raw + b"\n", kept) is None
    assert read_prepared(raw.replace(b"security", b"Security", 1), kept) is None


@pytest.mark.parametrize("spoilt", [b"", b"\xc0", b"\x93\x80\x90", b"\x93\x80\x90\x90\x00", b"not what was written"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(spoilt: bytes, tmp_path: Path) -> None:
    prepare(str(SECTION.parent), str(tmp_path))
    for each in tmp_path.iterdir():
        each.write_bytes(spoilt)
    assert read_prepared(SECTION.read_bytes(), str(tmp_path)) is None


def test_nothing_is_left_of_an_earlier_library(tmp_path: Path) -> None:
    library, folder = tmp_path / "library", tmp_path / "kept"
    library.mkdir()
    for text in ("a: b\n", "a: c\n"):
        (library / "a.yaml").write_text(text)
        prepare(str(library), str(folder))
        assert len(list(folder.iterdir())) == 1
    assert read_prepared(b"a: b\n", str(folder)) is None
    assert read_prepared(b"a: c\n", str(folder)) == read_quick(b"a: c\n")


def test_what_only_the_full_reader_knows_is_not_kept(tmp_path: Path) -> None:
    library, folder = tmp_path / "library", tmp_path / "kept"
    library.mkdir()
    (library / "a.yaml").write_text("a: &x b\n")
    (library / "a.txt").write_text("a: b\n")
    prepare(str(library), str(folder))
    assert list(folder.iterdir()) == []


def test_a_library_is_the_same_with_and_without(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for folder in (kept, "/nowhere"):
        monkeypatch.setattr("s17gen.layers.read_prepared", lambda raw, folder=folder: read_prepared(raw, folder))
        document, file = read(str(SECTION), SECTION.name, SectionFile)
        found.append((document.data, document.values, document.doubtful, file))
    assert found[0] == found[1]
