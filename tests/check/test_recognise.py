"""What a file is, by what it holds."""

from pathlib import Path

import pytest
from sample import REQUESTS, ROOT, SOUND, without

from s17gen.check.recognise import has_frames, is_layer, read, recognised

PROFILE = "name: Eastmere Council\nkind: council\nreview: none\n"
RECORD = ROOT / "tests" / "records" / "1.json"


def kind(text: str) -> str:
    return recognised("x.yaml", text.encode("utf-8")).kind


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
def test_every_request_is_one(path: Path) -> None:
    assert read(str(path)).kind == "request"


@pytest.mark.parametrize("path", sorted((ROOT / "examples/authorities").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_profile_is_one(path: Path) -> None:
    assert read(str(path)).kind == "profile"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "exemptions").rglob("*.yaml")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_file_of_the_library_is_one(path: Path) -> None:
    assert read(str(path)).kind == "library"


def test_a_record_is_one() -> None:
    assert read(str(RECORD)).kind == "record"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOUND, "request"),
        (without("received", "applicant"), "request"),
        ("decisions: []\nsubject: x\n", "request"),
        ("reference: EC-1\n", "request"),
        ("reference: EC-1\nsubject: x\nauthority: a.yaml\n", "request"),
        ("reference: [unclosed\nreceived: 2026-10-12\napplicant: x\n", "request"),
        ("reference: *a\nreceived: 1\n", "request"),
        ('{"reference": "x", "received": "2026-10-12", "decisions": [}', "request"),
        ("\ufeffreference: x\nreceived: {\n", "request"),
        ("# Answer these.\n\n# Your reference?\n# reference:\n# When?\n# received:\n# decisions:\n", "request"),
        (PROFILE, "profile"),
        (PROFILE.replace("kind: council", "knd: council"), "profile"),
        ("name: x\nreview: [\n", "profile"),
        ("reviewed: 2026-01-01\nblocks: []\n", "library"),
        ("blocks: [\nreviewed: 2026-01-01\n", "library"),
        ("id: x\ntitle: y\nsections: []\n", "library"),
        ("topics:\n  - {id: a, covers: b}\n", "library"),
        # What other tools have.
        ("# reference: x\n# name: y\n# kind: z\n", "other"),
        ("# name: x\n# kind: council\n# review: none\n", "other"),
        ("# All rights reserved.\n", "other"),
        ('{"$schema": "http://json-schema.org/draft-07/schema#", "received": {"reference": [}', "other"),
        ('{"decisions": [{"outcome": "withheld"}], "refernce": 1, "x": 2, "y": 3, "subject": 4', "request"),
        ('{"version": 1, "letters": [{"reference": "x", "received": "2026-10-12"}]}', "other"),
        ('{"a": "\\"received\\": {", "b": {"received": 1, "decisions": 2}, "c": {"decisions"', "other"),
        ("reference: x\nreceived: 2026-10-12\nstatus: open\nofficer: y\nteam: z\n", "other"),
        ("reference: x\ntitle: y\n", "other"),
        ("subject: x\nparts: [1]\n", "other"),
        ("", "other"),
        ("- a\n- b\n", "other"),
        ("just text\n", "other"),
        ("on: push\njobs: {}\n", "other"),
        ("kind: pipeline\ntype: docker\nname: default\nsteps: []\n", "other"),
        ("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n", "other"),
        ("name: x\nversion: '1'\ndependencies: {}\n", "other"),
        ("name: x\nservices: {}\n", "other"),
        ("topics: [news, sport]\n", "other"),
        ("topics:\n", "other"),
        ("sections:\n  - a\npages: []\nmenu: []\n", "other"),
        ("subject: x\nrequest: y\n", "other"),
        ("a: b: c\n", "other"),
        ("  received: x\n  decisions: [\n", "other"),
        ("\0\0", "other"),
    ],
)
def test_what_a_text_is(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_request_in_another_encoding_is_one(encoding: str) -> None:
    found = recognised("x.yaml", SOUND.replace("drones", "caf\u00e9s").encode(encoding))
    assert (found.kind, [each.kind.id for each in found.findings]) in [
        ("request", ["S17-001"]),
        ("request", ["S17-011"]),
    ]


def test_a_request_that_is_too_large_is_one() -> None:
    found = recognised("x.yaml", SOUND.encode() + b"#" * 10_000_000)
    assert (found.kind, [each.kind.id for each in found.findings]) == ("request", ["S17-002"])


def test_folders(tmp_path: Path) -> None:
    assert is_layer(str(ROOT / "exemptions"))
    assert has_frames(str(ROOT / "templates"))
    for name in ("styles", "foia", "uk"):
        (tmp_path / name).mkdir()
    (tmp_path / "styles" / "main.css").write_text("", "utf-8")
    (tmp_path / "styles" / "x.yaml").write_text("colour: red\n", "utf-8")
    (tmp_path / "topics.yaml").write_text("topics: [news]\n", "utf-8")
    assert not is_layer(str(tmp_path))
    (tmp_path / "foia" / "s31-x.yaml").write_text("blocks: [\n", "utf-8")
    assert is_layer(str(tmp_path))
    assert not has_frames(str(tmp_path))
    (tmp_path / "letter.odd.j2").write_text("", "utf-8")
    assert has_frames(str(tmp_path))
    assert not is_layer(str(tmp_path / "nowhere"))
    assert not has_frames(str(tmp_path / "nowhere"))
