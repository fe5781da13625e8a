"""What is kept of our frames when s17gen is installed is what Jinja makes of them, or is not used."""

from pathlib import Path

import jinja2
import pytest
from jinja2.bccache import Bucket

from s17gen.notice import Notice, Paragraph, Section, Text
from s17gen.prepared import FOLDER
from s17gen.render import FORMATS, Renderer, frames, keep, kept

ROOT = Path(__file__).parents[2]
NOTICE = Notice(title="A letter", sections=(Section("opening", "One", (Paragraph(content=(Text("Said."),)),)),))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kept")
    keep(str(made))
    return made


def printed(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(frames, "Kept", lambda to=str(folder): kept.Kept(to))
    return Renderer(name).render(NOTICE)


@pytest.mark.parametrize("name", FORMATS)
def test_a_letter_is_the_same_and_compiles_nothing(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = printed(name, Path("/nowhere"), monkeypatch)
    monkeypatch.setattr(jinja2.Environment, "_parse", None)
    assert printed(name, folder, monkeypatch) == compiled
    with pytest.raises(TypeError, match="NoneType"):
        printed(name, Path("/nowhere"), monkeypatch)


def test_what_is_kept_here_is_still_what_would_be_made(folder: Path) -> None:
    here = {each.name: each.read_bytes() for each in Path(FOLDER).glob("*.jinja-*")}
    now = {each.name: each.read_bytes() for each in folder.iterdir()}
    stale = [name for name, code in here.items() if name in now and code != now[name]]
    assert stale == [], "install s17gen again: what compiles frames has changed since"
    shipped = [*(ROOT / "templates").glob("letter.*"), ROOT / "templates/large-print.css"]
    assert len(now) == len({each.read_bytes() for each in shipped})


@pytest.mark.parametrize("spoilt", [b"def (", b"\x00", b"\xff"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(
    spoilt: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = printed("txt", Path("/nowhere"), monkeypatch)
    keep(str(tmp_path))
    for each in tmp_path.iterdir():
        each.write_bytes(spoilt)
    assert printed("txt", tmp_path, monkeypatch) == compiled


def test_an_edited_frame_is_not_found(folder: Path) -> None:
    cache, environment = kept.Kept(str(folder)), jinja2.Environment()
    source = (ROOT / "templates/letter.txt.j2").read_text("utf-8")
    found = [cache.get_bucket(environment, "letter.txt.j2", None, text).code for text in (source, source + " ")]
    assert [each is None for each in found] == [False, True]


@pytest.mark.parametrize("compiler", ["another.py", "missing.py"])
def test_what_another_jinja_wrote_is_not_found(
    compiler: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, environment = kept.Kept(str(folder)), jinja2.Environment()
    source = (ROOT / "templates/letter.txt.j2").read_text("utf-8")
    (tmp_path / "another.py").write_text("# writes something else\n", "utf-8")
    monkeypatch.setattr(jinja2.compiler, "__file__", str(tmp_path / compiler))
    monkeypatch.setattr(kept, "_compiler", kept._compiler.__wrapped__)
    assert cache.get_bucket(environment, "letter.txt.j2", None, source).code is None


def test_nothing_is_kept_while_letters_are_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed("md", tmp_path, monkeypatch)
    kept.Kept(str(tmp_path)).set_bucket(Bucket(jinja2.Environment(), "x", "y"))
    assert list(tmp_path.iterdir()) == []


def test_other_folders_frames_are_never_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are held to the limits each time that they are compiled."""
    monkeypatch.setattr(frames, "Kept", None)
    (tmp_path / "letter.txt.j2").write_text((ROOT / "templates/letter.txt.j2").read_text("utf-8"), "utf-8")
    assert "Said." in Renderer("txt", [str(tmp_path)]).render(NOTICE)
