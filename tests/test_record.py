"""Records: all that a letter was made of, and the same letter out of it again, from a sound record and no other."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from letters import of_html, of_notice
from sample import REQUESTS, SOUND, changed, without
from test_cli import s17gen

from s17gen import __version__, record
from s17gen.errors import RecordError
from s17gen.library import Library
from s17gen.notice import Origin
from s17gen.pipeline import Outcome, Settings, run
from s17gen.render import FORMATS, Renderer
from s17gen.source import load
from s17gen.testing import TODAY

LIBRARY = Library()
KEYS = [
    "format", "version", "s17gen", "reference", "audience", "style", "dates", "request", "authority", "library",
    "wording", "findings", "notice", "letters",
]  # fmt: skip
KEPT = Path(__file__).parent / "records"
LAYER = """\
reviewed: 2026-11-22
statements:
  - {id: signature, text: Kind regards, replaces: true}
"""
BLOCKS = """\
reviewed: 2026-11-22
blocks:
  - id: s31.for.trust-in-police-data
    limbs: [s31(1)(a)]
    slots:
      people: {type: noun, ask: "Who?"}
      doubt: {type: sentence, ask: "Why?"}
    text: Our own words about {{ people }}. {{ doubt }}
    reviewed: 2026-11-22
    replaces: true
"""
USES = changed(
    (
        "for: People could judge how they may be followed.",
        "for: {use: s31.for.trust-in-police-data, people: victims, doubt: Two forces reported searches.}",
    )
)


def recorded(text: str, name: str = "request.yaml", **more: object) -> tuple[Outcome, str]:
    """What becomes of a request in every format, and its record."""
    renderers = tuple(map(Renderer, FORMATS))
    settings = Settings(**{"library": LIBRARY, "renderers": renderers, "today": TODAY, **more})  # type: ignore[arg-type]
    document, findings = load(name, text.encode("utf-8"))
    done = next(run([(document, findings)], settings))
    assert done.letters, done.findings
    return done, record.write(document, done, settings)


def again(written: str) -> dict[str, str]:
    """Every format of the letter, from its record alone."""
    held = record.read("x.json", written.encode("utf-8"))
    letters = {each.extension: each.render(held.notice) for each in map(Renderer, FORMATS)}
    assert record.changed(held, letters) == []
    return letters


@pytest.fixture(scope="module")
def sound() -> dict[str, object]:
    """The sound request's record, as data."""
    data: dict[str, object] = json.loads(recorded(SOUND)[1])
    return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
    return tmp_path


# What is in one.


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name if path.stem == "request" else path.stem)
def test_a_record_gives_the_same_bytes_in_every_format(path: Path) -> None:
    done, written = recorded(path.read_text("utf-8"), str(path), draft="draft" in str(path))
    assert again(written) == done.letters
    assert record.read("x.json", written.encode("utf-8")).notice == done.notice


def test_what_a_record_says(sound: dict[str, object]) -> None:
    done, written = recorded(SOUND)
    assert list(sound) == KEYS
    assert written.endswith("\n}\n")
    assert [sound[key] for key in KEYS[:6]] == ["s17gen-record", 1, __version__, "FOI-1", "applicant", "police"]
    dates = sound["dates"]
    assert isinstance(dates, dict)
    assert list(dates) == ["received", "dated", "due"]
    assert (dates["received"], dates["dated"]) == ("2026-10-12", "2026-11-09")
    assert done.case is not None
    assert dates["due"] == (done.case.due.isoformat() if done.case.due else None)
    assert sound["request"] == load("a", SOUND.encode())[0].data
    assert sound["authority"]["review"]["to"] == "foi@northshire.example"  # type: ignore[index]
    [shipped] = LIBRARY.versions()
    layer = {"name": shipped.name, "version": shipped.version, "reviewed": shipped.reviewed.isoformat()}
    assert sound["library"] == [layer]
    assert sound["letters"] == {
        extension: {"sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text.encode())}
        for extension, text in sorted(done.letters.items())
    }


def test_wording_is_listed_with_a_hash_of_what_the_library_has() -> None:
    done, written = recorded(USES)
    wording = {each["id"]: each for each in json.loads(written)["wording"]}
    assert done.notice is not None
    assert list(wording) == [each.id for each in done.notice.origins()]
    assert {each["kind"] for each in wording.values()} == {"statement", "provision", "block"}
    block = LIBRARY.block("s31.for.trust-in-police-data")
    assert block is not None
    assert wording[block.id]["sha256"] == hashlib.sha256(block.text.encode()).hexdigest()
    assert wording[block.id]["where"].startswith("exemptions/foia/s31-law-enforcement.yaml:")
    statement = LIBRARY.statement("signature")[0]
    assert wording["signature"]["sha256"] == hashlib.sha256(statement.text.encode()).hexdigest()


def test_a_hash_tells_what_was_reworded(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    (tmp_path / "foia" / "statements.yaml").write_text(LAYER, "utf-8")
    (tmp_path / "foia" / "s31-ours.yaml").write_text(BLOCKS, "utf-8")
    hashes = []
    for library in (LIBRARY, Library([str(tmp_path)])):
        written = recorded(USES, library=library)[1]
        hashes.append({each["id"]: each["sha256"] for each in json.loads(written)["wording"]})
    before, after = hashes
    assert {each for each in before if before[each] != after[each]} == {"signature", "s31.for.trust-in-police-data"}


def test_a_hash_of_a_provision_is_of_what_letters_say_of_it(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    clause = "reviewed: 2026-11-22\nclause: '{{ provision }} exempts it.'\nreplaces: true\n"
    (tmp_path / "foia" / "s31-ours.yaml").write_text(clause, "utf-8")
    origin = Origin("provision", "s31(1)(a)", "")
    before, after = LIBRARY.words(origin), Library([str(tmp_path)]).words(origin)
    assert "{{ provision }} exempts it." in after
    assert before.splitlines()[0] == after.splitlines()[0] == "law enforcement"
    assert "the prevention or detection of crime" in before
    assert before != after


def test_findings_are_recorded_with_their_places_and_notes() -> None:
    path = next(path for path in REQUESTS if path.parent.name == "topic")
    done, written = recorded(path.read_text("utf-8"), str(path))
    found = json.loads(written)["findings"]
    assert [each["rule"] for each in found] == [each.kind.id for each in done.findings]
    assert "note" in {each["severity"] for each in found}
    assert set(found[0]["place"]) == {"file", "line", "column"}


def test_private_notes_are_in_no_record() -> None:
    written = recorded(SOUND + "private: {approved: the Chief, notes: [SECRET ONE]}\n")[1]
    assert "SECRET" not in written
    assert "the Chief" not in written
    assert "private" not in json.loads(written)["request"]
    assert "Okafor" in written


def test_the_same_inputs_give_the_same_bytes(folder: Path) -> None:
    seen = set()
    for seed, order in (("1", ("md", "txt")), ("2", ("txt", "md")), ("77", ("md", "txt"))):
        formats = [each for name in order for each in ("-f", name)]
        done = s17gen(
            "render", "a.yaml", *formats, "-o", f"{seed}/", "--record", f"{seed}.json", cwd=folder,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C"},
        )  # fmt: skip
        assert done.returncode == 0
        seen.add((folder / f"{seed}.json").read_bytes())
    assert len(seen) == 1


def test_text_stays_text() -> None:
    written = recorded(changed(("drones", "dröne “s” 王 \u202e")))[1]
    assert "dröne “s” 王" in written
    assert again(written)


# Writing one.


def test_a_record_is_written_with_its_letter(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "-o", "letter.md", "--record", "file/r.json", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"s17gen: letter.md\ns17gen: file/r.json\n"
    assert set(json.loads((folder / "file" / "r.json").read_bytes())["letters"]) == {"md"}


def test_records_of_several_letters_are_named_like_them(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("FOI-1", "FOI/2")), "utf-8")
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    done = s17gen("render", "a.yaml", "bad.yaml", "b.yaml", "-o", "out/", "--record", "file", cwd=folder)
    assert done.returncode == 1
    assert sorted(path.name for path in (folder / "file").iterdir()) == ["FOI-1-record.json", "FOI-2-record.json"]


def test_a_draft_s_record_is_named_like_the_draft(folder: Path) -> None:
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    s17gen("render", "bad.yaml", "--draft", "-o", "out/", "--record", "out/", cwd=folder)
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["FOI-1-draft-record.json", "FOI-1-draft.md"]
    done = s17gen("render", "--from-record", "out/FOI-1-draft-record.json", "-o", "again/", cwd=folder)
    assert done.stderr == b"s17gen: out/FOI-1-draft-record.json: this is a draft\ns17gen: again/FOI-1-draft.md\n"


def test_a_letter_on_standard_output_may_have_a_record(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "--record", "r.json", cwd=folder)
    assert done.stdout == s17gen("render", "a.yaml", cwd=folder).stdout
    assert done.stderr == b"s17gen: r.json\n"
    refused = s17gen("render", "a.yaml", "--record", "r.json", cwd=folder)
    assert (refused.returncode, refused.stdout) == (2, b""), "no letter without its record"


@pytest.mark.parametrize("there", ["letter.md", "r.json"])
def test_letter_and_record_are_written_both_or_neither(folder: Path, there: str) -> None:
    (folder / there).write_text("old")
    call = ["render", "a.yaml", "-o", "letter.md", "--record", "r.json"]
    done = s17gen(*call, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"s17gen: {there} is there already; it was left as it is\n")
    assert sorted(path.name for path in folder.iterdir()) == sorted(["a.yaml", there])
    assert s17gen(*call, "--force", cwd=folder).returncode == 0
    assert (folder / there).read_text("utf-8") != "old"


@pytest.mark.parametrize("path", ["same.md", "./same.md", "x/../same.md"])
def test_a_record_never_takes_the_place_of_its_letter(folder: Path, path: str) -> None:
    done = s17gen("render", "a.yaml", "-o", "same.md", "--record", path, "--force", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"s17gen: the record of a.yaml and a.yaml would both be {path}\n")
    assert not (folder / "same.md").exists()


def test_two_records_of_one_name(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("FOI-1", "foi-1")), "utf-8")
    done = s17gen("render", "a.yaml", "b.yaml", "-o", "out/", "--record", "file/", "--force", cwd=folder)
    assert done.returncode == 2
    assert b"b.yaml and a.yaml would both be" in done.stderr
    assert [path.name for path in (folder / "file").iterdir()] == ["FOI-1-record.json"]


def test_no_letter_no_record(folder: Path) -> None:
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    assert s17gen("render", "bad.yaml", "-o", "l.md", "--record", "r.json", cwd=folder).returncode == 1
    assert not (folder / "r.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.yaml", "--record", ""], "`--record` needs the name of a file"),
        (["a.yaml", "--record", "-"], "`--record` needs the name of a file"),
        (
            ["a.yaml", "a.yaml", "-o", "out/", "--record", "r.json"],
            "r.json is the name of one file, and there are several",
        ),
        (
            ["a.yaml", "--for", "publication", "--record", "r.json"],
            "a record names the applicant, so a copy for publication",
        ),
    ],
)
def test_wrong_calls(folder: Path, arguments: list[str], message: str) -> None:
    done = s17gen("render", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"s17gen: {message}")
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


# Printing from one.


def test_a_letter_again_without_the_request_and_the_library_it_came_from(folder: Path) -> None:
    (folder / "ours" / "foia").mkdir(parents=True)
    (folder / "ours" / "foia" / "statements.yaml").write_text(LAYER, "utf-8")
    (folder / "ours" / "foia" / "s31-ours.yaml").write_text(BLOCKS, "utf-8")
    (folder / "a.yaml").write_text(USES, "utf-8")
    formats = [each for name in FORMATS for each in ("-f", name)]
    done = s17gen(
        "render", "a.yaml", *formats, "--library", "ours", "-o", "then/", "--record", "r.json", cwd=folder
    )  # fmt: skip
    assert done.returncode == 0
    assert "Our own words about victims." in (folder / "then" / "FOI-1.md").read_text("utf-8")
    shutil.rmtree(folder / "ours")
    (folder / "a.yaml").unlink()
    assert s17gen("render", "--from-record", "r.json", *formats, "-o", "now/", cwd=folder).returncode == 0
    assert sorted(path.name for path in (folder / "now").iterdir()) == [
        "FOI-1.html", "FOI-1.large-print.html", "FOI-1.md", "FOI-1.txt",
    ]  # fmt: skip
    for path in (folder / "now").iterdir():
        assert path.read_bytes() == (folder / "then" / path.name).read_bytes()


def test_no_library_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    written = recorded(SOUND)[1]
    monkeypatch.setattr(Library, "_file", None)
    assert again(written)["md"].startswith("**Northshire Police**")


def test_formats_and_places_are_as_for_a_request(folder: Path) -> None:
    s17gen("render", "a.yaml", "-o", "l.md", "--record", "r.json", cwd=folder)
    again = s17gen("render", "--from-record", "r.json", cwd=folder)
    assert (again.returncode, again.stdout) == (0, (folder / "l.md").read_bytes())
    piped = s17gen("render", "--from-record", "-", "-f", "txt", cwd=folder, stdin=(folder / "r.json").read_bytes())
    assert piped.stdout == s17gen("render", "a.yaml", "-f", "txt", cwd=folder).stdout
    s17gen("render", "--from-record", "r.json", "-o", "new.large-print.html", cwd=folder)
    s17gen("render", "a.yaml", "-o", "old.large-print.html", cwd=folder)
    assert (folder / "new.large-print.html").read_bytes() == (folder / "old.large-print.html").read_bytes()
    assert s17gen("render", "--from-record", "r.json", "-o", "l.md", cwd=folder).returncode == 2
    several = s17gen("render", "--from-record", "r.json", "r.json", cwd=folder)
    assert several.stderr.startswith(b"s17gen: several letters cannot share standard output\n")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--date", ["2026-11-09"]), ("--draft", []), ("--for", ["applicant"]), ("--authority", ["us.yaml"]),
        ("--library", ["ours"]), ("--record", ["r2.json"]), ("--explain", []),
    ],
)  # fmt: skip
def test_what_a_record_has_settled_cannot_be_said_again(folder: Path, option: str, value: list[str]) -> None:
    done = s17gen("render", "--from-record", "r.json", option, *value, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"s17gen: `{option}` says nothing with `--from-record`: the letter is printed as it was recorded\n"
        f"  hint: leave `{option}` out, or render the request itself\n"
    )


def test_a_letter_that_would_be_another_is_not_written(folder: Path) -> None:
    s17gen("render", "a.yaml", "-o", "l.md", "--record", "r.json", cwd=folder)
    (folder / "ours").mkdir()
    (folder / "ours" / "letter.md.j2").write_text(
        "{% for s in notice.sections %}\n{{ s | section }}\n\n{% endfor %}OURS", "utf-8"
    )
    call = ["render", "--from-record", "r.json", "--templates", "ours"]
    done = s17gen(*call, "-f", "md", "-f", "txt", "-o", "out/", "--force", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "s17gen: r.json: the letter as md would not be the one that was recorded; nothing was written\n"
        f"  hint: the templates, s17gen or the record have changed since; s17gen {__version__} wrote the record\n"
    )
    assert not (folder / "out").exists()
    assert s17gen(*call, "-f", "txt", cwd=folder).returncode == 0, "as txt it was not recorded"


def test_a_record_with_other_words_is_not_printed(folder: Path) -> None:
    s17gen("render", "a.yaml", "-o", "l.md", "--record", "r.json", cwd=folder)
    data = json.loads((folder / "r.json").read_bytes())
    data["notice"]["title"] += " (granted)"
    (folder / "r.json").write_text(json.dumps(data), "utf-8")
    done = s17gen("render", "--from-record", "r.json", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")


def test_one_bad_record_stops_no_other(folder: Path) -> None:
    s17gen("render", "a.yaml", "-o", "l.md", "--record", "r.json", cwd=folder)
    (folder / "bad.json").write_text("{}", "utf-8")
    done = s17gen("render", "--from-record", "bad.json", "missing.json", ".", "r.json", "-o", "out/", cwd=folder)
    assert done.returncode == 2
    assert [line for line in done.stderr.decode().splitlines() if not line.startswith("  ")] == [
        "s17gen: bad.json is no record of a letter",
        "s17gen: missing.json cannot be read: there is no such file",
        "s17gen: . cannot be read: it is a folder, not a file",
        "s17gen: out/FOI-1.md",
    ]


def test_a_reference_cannot_lead_out_of_the_folder(folder: Path, sound: dict[str, object]) -> None:
    (folder / "r.json").write_text(json.dumps(sound | {"reference": "../../x\n/y", "letters": {}}), "utf-8")
    done = s17gen("render", "--from-record", "r.json", "-o", "out/", cwd=folder)
    assert done.stderr == b"s17gen: out/x-y.md\n"


# What is no record.


def with_notice(sound: dict[str, object], **changes: object) -> bytes:
    return json.dumps(sound | {"notice": {**sound["notice"], **changes}}).encode()  # type: ignore[dict-item]


def said(raw: bytes) -> str:
    with pytest.raises(RecordError) as caught:
        record.read("r.json", raw)
    assert caught.value.hint
    assert len(caught.value.message) < 400
    return caught.value.message


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        # Each is bytes, or a beginning and how often it is repeated, since test reports would be as long.
        (b"", "r.json is no record of a letter: it is not JSON"),
        (b"reference: FOI-1\n", "r.json is no record of a letter: it is not JSON"),
        (b"{", "r.json is no record of a letter: it is not JSON"),
        (b"\xff\xfe{\x00}\x00", "r.json is no record of a letter: it is not JSON"),
        (b'{"format": "\xff"}', "r.json is not a sound record: it is not UTF-8"),
        (b"{}", "r.json is no record of a letter"),
        (b'{"format": "other", "version": 1}', "r.json is no record of a letter"),
        (b"[]", "r.json is not a sound record: Expected `object`, got `array`"),
        (
            b'{"format": "s17gen-record", "version": 2}',
            f"r.json is a record of version 2; s17gen {__version__} reads version 1",
        ),
        (
            b'{"format": "s17gen-record", "version": 1}',
            "r.json is not a sound record: Object missing required field `s17gen`",
        ),
        (b'{"format": "s17gen-record", "version": 0}', "r.json is not a sound record: Invalid enum value 0"),
        ((b"[", 10**7), "r.json is not a sound record: Expected `object`, got `array`"),
        ((b'{"format":', 10**6), "r.json is not a sound record: Expected `str`, got `object` - at `$.format`"),
        ((b'{"x":', 10**6), "r.json is not a sound record: it is nested too deep"),
        ((b"a", 2**24 + 1), "r.json is over 16 MiB, longer than any record"),
    ],
)
def test_what_is_no_record_says_so(raw: bytes | tuple[bytes, int], message: str) -> None:
    assert said(raw if isinstance(raw, bytes) else raw[0] * raw[1]).startswith(message)


def section(*body: object) -> list[object]:
    return [{"type": "Section", "kind": "x", "heading": "", "body": list(body)}]


def paragraph(*content: object) -> dict[str, object]:
    return {"type": "Paragraph", "content": list(content)}


def nested(levels: int, tail: str) -> bytes:
    """A notice with sections in each other, as bytes."""
    opened = '{"type": "Section", "kind": "x", "heading": "h", "body": ['
    return f'"notice": {{"title": "t", "sections": [{opened * levels}{tail}{"]}" * levels}]}}'.encode()


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example", "", "x",
        "https://x.example> <script", "https://x.example\nhttps://y.example", " https://x.example",
        "https://x.example/\u202e", "ftp://x.example", "https:x", "vbscript:x", "mailto:", "https://",
    ],
)  # fmt: skip
def test_a_link_leads_nowhere_but_to_the_web_or_to_e_mail(sound: dict[str, object], href: str) -> None:
    link = {"type": "Link", "text": "here", "href": href}
    for body in (
        [paragraph(link)],
        [{"type": "Bullets", "items": [[link]]}],
        [{"type": "Numbered", "items": [[link]]}],
        [{"type": "Lines", "lines": [[link]]}],
        [{"type": "Table", "head": ["a"], "rows": [[[link]]]}],
        section(paragraph(link)),
    ):
        raw = with_notice(sound, sections=section(*body))
        assert said(raw).startswith("r.json is not a sound record: a link leads to `")


@pytest.mark.parametrize("href", ["https://x.example/a_b?c=(d)&e", "HTTP://x.example", "mailto:foi@x.example"])
def test_a_link_to_those_is_printed(sound: dict[str, object], href: str) -> None:
    raw = with_notice(sound, sections=section(paragraph({"type": "Link", "text": "here", "href": href})))
    held = record.read("r.json", raw)
    assert of_html(Renderer("html").render(held.notice)) == of_notice(held.notice)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"type": "Table", "head": ["a", "b"], "rows": [[[]]]}, "a row of a table has more or fewer cells than"),
        ({"type": "Table", "head": [], "rows": [[[]]]}, "a row of a table has more or fewer cells than"),
        ({"type": "Gap", "missing": "why"}, "something is missing in it, and it is not marked as a draft"),
        (paragraph({"type": "Script", "text": "x"}), "Invalid value 'Script' - at `$.notice.sections[0].body[0]"),
        (paragraph({"type": "Text"}), "Object missing required field `text`"),
        (paragraph("x"), "Expected `object`, got `str`"),
        ({"type": "Raw", "text": "<script>"}, "Invalid value 'Raw'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_notice_that_no_format_is_made_for(sound: dict[str, object], body: object, message: str) -> None:
    assert said(with_notice(sound, sections=section(body))).startswith(f"r.json is not a sound record: {message}")


@pytest.mark.parametrize("levels", [10, 100, 300, 900, 100_000])
def test_sections_cannot_bury_a_reader(sound: dict[str, object], levels: int) -> None:
    raw = json.dumps({key: value for key, value in sound.items() if key != "notice"}).encode()
    message = said(raw[:-1] + b", " + nested(levels, json.dumps(paragraph())) + b"}")
    assert re.search("sections stand more than 8 deep in each other|nested too deep", message)
    held = record.read("r.json", raw[:-1] + b", " + nested(8, json.dumps(paragraph())) + b"}")
    assert Renderer("txt").render(held.notice)


def test_hostile_text_shows_as_typed(sound: dict[str, object]) -> None:
    hostile = "<script>x</script> **y** [z](javascript:1)\x1b[31m\u202e\n# h"
    quote = {"type": "Quote", "paragraphs": [[hostile]]}
    body = [paragraph({"type": "Text", "text": hostile}), {"type": "Lines", "lines": [[]]}, quote]
    heading = [{"type": "Section", "kind": hostile, "heading": hostile, "body": body}]
    held = record.read("r.json", with_notice(sound, title=hostile, sections=heading))
    assert of_html(Renderer("html").render(held.notice)) == of_notice(held.notice)
    for letter in (Renderer(name).render(held.notice) for name in FORMATS):
        assert "\x1b" not in letter
        assert "\u202e" not in letter


def test_ten_megabytes_are_printed(sound: dict[str, object]) -> None:
    text = {"type": "Text", "text": "a <b> & c " * 10**6}
    held = record.read("r.json", with_notice(sound, sections=section(paragraph(text))))
    for name in FORMATS:
        assert len(Renderer(name).render(held.notice)) > 10**7


@pytest.mark.parametrize("version", ["2", '"\\ud800"', "1", "null", "1e400"])
def test_no_traceback_at_the_command_line(folder: Path, version: str) -> None:
    (folder / "r.json").write_text(f'{{"format": "s17gen-record", "version": {version}}}', "utf-8")
    done = s17gen("render", "--from-record", "r.json", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"s17gen: r.json is ")


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_a_record_once_written_can_be_read_for_ever(path: Path) -> None:
    held = record.read(path.name, path.read_bytes())
    for name in FORMATS:
        assert "FOI-1" in Renderer(name).render(held.notice)


def test_there_are_records_of_every_version() -> None:
    assert {json.loads(path.read_bytes())["version"] for path in KEPT.glob("*.json")} == {1}
