"""The schemas: every file there is, every key described, the names of the library and of a layer, the command."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from schemas import as_an_editor, schema, validator

from s17gen.bind import bind
from s17gen.library import Library
from s17gen.reference import KINDS
from s17gen.schema import FILES, file_name, modeline, schemas
from s17gen.schema.patterns import LETTERS
from s17gen.source import load

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "exemptions"
REQUESTS = [*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests/cases").glob("*/request.yaml"))]
FOUND = [
    *(("request", path) for path in REQUESTS),
    *(("profile", path) for path in sorted((ROOT / "examples/authorities").glob("*.yaml"))),
    *(("section", path) for path in sorted((LIBRARY / "foia").glob("s[0-9]*.yaml"))),
    ("library", LIBRARY / "library.yaml"),
    ("section", LIBRARY / "foia/common.yaml"),
    ("statements", LIBRARY / "foia/statements.yaml"),
    *(("style", path) for path in sorted((LIBRARY / "styles").glob("*.yaml"))),
    ("topics", LIBRARY / "topics.yaml"),
]
INVALID = sorted((ROOT / "tests/invalid").glob("*.yaml"))


def s17gen(*arguments: str, cwd: Path = ROOT, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-m", "s17gen", *arguments], cwd=cwd, env=environment, capture_output=True)


def everything(found: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a schema, with its path."""
    if isinstance(found, dict):
        yield path, found
    for key, each in found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ():
        yield from everything(each, f"{path}/{key}")


# What schemas take.


@pytest.mark.parametrize(("name", "path"), FOUND, ids=lambda each: getattr(each, "stem", str(each)))
def test_every_file_is_taken_as_we_and_as_editors_read_it(name: str, path: Path) -> None:
    text = path.read_text("utf-8")
    for data in (load(path.name, text.encode())[0].data, as_an_editor(text)):
        assert [each.message for each in validator(name).iter_errors(data)] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_of_invalid_files_schema_and_tool_say_the_same(path: Path) -> None:
    document, findings = load(path.name, path.read_bytes())
    if not any(each.severity == "error" for each in findings):
        bound, _ = bind(document, FILES["request"].model)
        assert validator("request").is_valid(document.data) == (bound is not None)


def test_invalid_files_reach_both_answers() -> None:
    answers = {validator("request").is_valid(load(path.name, path.read_bytes())[0].data) for path in INVALID}
    assert answers == {True, False}


def test_any_text_may_be_a_number_a_truth_or_a_date_to_an_editor() -> None:
    text = (ROOT / "examples/council-homes.yaml").read_text("utf-8")
    for value in ("00012325", "NO", "2026-10-12", "12:30", "1.10", "true"):
        changed = re.sub(r"(?m)^(reference|subject|applicant):.*$", rf"\1: {value}", text)
        assert yaml.safe_load(changed)["subject"] != value
        assert validator("request").is_valid(as_an_editor(changed))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("outcome: withheld", "outcome: witheld"), "decisions/0/outcome"),
        (("received: 2026-10-12", "received: 2026-02-30"), "received"),
        (("received: 2026-10-12", "received: 12 October"), "received"),
        (("subject: x", "subject:"), "subject"),
        (("subject: x", "subject: TBC"), "subject"),
        (("subject: x", "subject: [x]"), "subject"),
        (("subject: x", "subjet: x"), ""),
        (("cite: s31(1)(a)", "cit: s31(1)(a)"), "decisions/0/claims/0"),
        (("claims:", "clams: []\n    claims:"), "decisions/0/clams"),
        (("made: 2004", "made: 3000"), "decisions/0/claims/0/made"),
    ],
)
def test_what_an_editor_marks(change: tuple[str, str], place: str) -> None:
    text = (
        "reference: x\nreceived: 2026-10-12\napplicant: x\nsubject: x\nrequest: x\n"
        "decisions:\n  - outcome: withheld\n    claims:\n      - cite: s31(1)(a)\n        made: 2004\n"
    )
    assert validator("request").is_valid(as_an_editor(text))
    assert change[0] in text
    document, findings = load("x.yaml", text.replace(*change).encode())
    assert findings == []
    errors = list(validator("request").iter_errors(document.data))
    assert "/".join(map(str, errors[0].absolute_path)) == place


# What schemas say.


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_sound(name: str) -> None:
    found = schema(name)
    Draft7Validator.check_schema(found)
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    named = {each["$ref"].removeprefix("#/definitions/") for _, each in everything(found) if "$ref" in each}
    assert named == set(found["definitions"])


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_described(name: str) -> None:
    for path, each in everything(schema(name)):
        if path.endswith("/properties") and not re.search(r"/if/|^/definitions/cites-", path):
            bare = [key for key, said in each.items() if not said.get("description")]
            assert bare == [] or path.endswith("headings/properties"), path


@pytest.mark.parametrize("name", FILES)
def test_examples_are_taken(name: str) -> None:
    whole = schema(name)
    for path, each in everything(whole):
        for example in each.get("examples", []):
            one = Draft7Validator({"definitions": whole["definitions"], **each})
            assert one.is_valid(example), (path, example)


def test_descriptions_are_sentences() -> None:
    for name in ("request", "profile", "section"):
        for path, each in everything(schema(name)):
            if isinstance(each.get("description"), str) and re.search(r"/properties/[a-z-]+$", path):
                assert re.match(r"[A-Z`(]", each["description"]), path
                assert each["description"][-1] in ".?)", path


def test_letters_beyond_ascii_are_letters_to_python_too() -> None:
    pattern = re.compile(f"[{LETTERS}]")
    assert all(chr(code).isalnum() for code in range(sys.maxunicode + 1) if pattern.match(chr(code)))


def suggested(name: str, definition: str, *layers: str) -> set[str]:
    found = schema(name, *layers)["definitions"][definition]["anyOf"]
    return {each["const"] for each in found if "const" in each}


def test_names_of_the_library_are_suggested() -> None:
    library = Library()
    citable = {each for each in library.citations() if not each.startswith("s31(2)")}
    assert suggested("request", "citable") <= set(library.citations())
    assert {"s31(1)(a)", "s36(2)(b)(i)", "s14(1)"} <= suggested("request", "citable") <= citable
    assert suggested("section", "provisions") == set(library.citations())
    assert suggested("request", "topics") == set(library.topics())
    assert suggested("request", "for") == {each for each in library.block_ids() if ".for." in each}
    assert suggested("section", "blocks") == set(library.block_ids())
    assert suggested("profile", "kinds") == set(library.authority_kinds())
    assert suggested("request", "styles") == set(library.style_ids()) - {"file-note"}
    assert suggested("request", "findings") == {each.id for each in KINDS if each.may_be_accepted}
    assert suggested("statements", "duties") == {each.id for each in library.regime().duties}
    assert suggested("request", "activities") == {"determining", "locating", "retrieving", "extracting"}


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    (tmp_path / "ours/foia").mkdir(parents=True)
    (tmp_path / "ours/foia/s31-ours.yaml").write_text(
        "reviewed: 2026-11-26\nblocks:\n  - id: s31.for.our-roads\n    topics: [our-roads]\n"
        '    text: The roads are {{ state }}.\n    slots: {state: {type: noun, ask: "In which state?"}}\n',
        "utf-8",
    )
    (tmp_path / "ours/topics.yaml").write_text("topics:\n  - {id: our-roads, covers: our roads}\n", "utf-8")
    return tmp_path


def test_a_layer_s_own_names_are_suggested(layer: Path) -> None:
    ours = str(layer / "ours")
    assert "s31.for.our-roads" in suggested("request", "for", ours)
    assert "our-roads" in suggested("request", "topics", ours)
    assert "our-roads" not in suggested("request", "topics")


def followed(found: dict[str, Any]) -> dict[str, Any]:
    """What a reference of the schema of requests leads to."""
    there: dict[str, Any] = schema("request")["definitions"][found["$ref"].removeprefix("#/definitions/")]
    return there


def keys_for_a_claim(cite: str) -> dict[str, Any]:
    """The keys that the schema knows in a claim that cites this."""
    for each in schema("request")["definitions"]["Claim"]["allOf"]:
        if re.search(followed(each["if"])["properties"]["cite"]["pattern"], cite):
            found: dict[str, Any] = followed(each["then"])["properties"]
            return found
    return {}


def keys_for_a_block(side: str, name: str) -> dict[str, Any]:
    """The keys that the schema knows beside `use:` and a block."""
    [known] = schema("request")["definitions"][f"Use-{side}"]["allOf"]
    for each in known["then"]["allOf"]:
        if re.search(each["if"]["properties"]["use"]["pattern"], name):
            found: dict[str, Any] = each["then"]["properties"]
            return found
    return {}


def test_what_a_provision_asks_for_is_described_beside_it() -> None:
    assert keys_for_a_claim("s21(1)")["where"]["description"].startswith("Where can the applicant find it?")
    assert set(keys_for_a_claim("s36(2)(b)(i)")["opinion"]["properties"]) >= {
        "by",
        "on",
        "limbs",
        "likelihood",
    }
    assert keys_for_a_claim("s34(1)")["house"]["anyOf"] == [{"enum": ["commons", "lords", "both"]}, {}]
    assert keys_for_a_claim("s21(1)(a)") == {}
    assert keys_for_a_claim("s36(2)(b)(i) and (ii)") == keys_for_a_claim("s36(2)(b)(i)")
    assert keys_for_a_claim("s31(1)(g), s36(2)(b)(i)") == keys_for_a_claim("s31(1)(g)")


def test_what_a_claim_may_say_its_decision_may_say_and_it_is_written_once() -> None:
    known = schema("request")["definitions"]
    claims, decisions = known["Claim"]["allOf"], known["Decision"]["allOf"]
    assert [each["then"] for each in decisions] == [each["then"] for each in claims]
    of_claims = [each["if"]["properties"]["claims"]["contains"] for each in decisions]
    assert of_claims == [each["if"] for each in claims]
    assert {"required": ["claims"]}.items() <= decisions[0]["if"].items()
    assert all(set(each) == {"$ref"} for claim in claims for each in claim.values())
    assert len({each["then"]["$ref"] for each in claims}) == len(claims)
    assert {re.sub(r"^#/definitions/[\w-]+$", "", each["then"]["$ref"]) for each in claims} == {""}


@pytest.mark.parametrize(("text", "described"), [("{use: %s}", {"doubt", "people"}), ("{us: x}", set()), ("x", set())])
def test_only_beside_a_block_are_its_facts_described(text: str, described: set[str]) -> None:
    """As an editor would have it: what it lists is what stands in the parts of the schema that apply."""
    whole = schema("request")
    asked = as_an_editor(text.replace("%s", "s31.for.trust-in-police-data"))

    def applying(found: dict[str, Any]) -> Iterator[str]:
        yield from found.get("properties", {})
        for each in found.get("allOf", []):
            if "if" not in each or Draft7Validator({"definitions": whole["definitions"], **each["if"]}).is_valid(asked):
                yield from applying(each.get("then", each))

    assert {*applying(whole["definitions"]["Use-for"])} - {"use"} == described


def test_what_a_block_asks_for_is_described_beside_it() -> None:
    library = Library()
    block = library.block("s31.for.trust-in-police-data")
    assert block is not None
    assert set(keys_for_a_block("for", block.id)) == set(block.slots)
    assert keys_for_a_block("for", f"{block.id}x") == {}


@pytest.mark.parametrize("name", FILES)
def test_hardly_more_is_written_than_there_is_to_say(name: str) -> None:
    """Editors read every schema of a project each time, and projects keep them in Git, where lines are compared."""
    text = schemas([name], Library(), KINDS)[name]
    assert len(text) < 1.15 * len(json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")))
    assert max(map(len, text.splitlines())) < 500


# The command.


def test_the_command_lists_prints_and_writes(tmp_path: Path) -> None:
    listed = s17gen("schema").stdout.decode().splitlines()
    assert [line.split()[0] for line in listed] == list(FILES)
    assert json.loads(s17gen("schema", "request").stdout) == schema("request")
    done = s17gen("schema", "topics", "-o", "t.json", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"s17gen: t.json\n")
    done = s17gen("schema", "--all", "schemas", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().splitlines()[-1] == "  # yaml-language-server: $schema=schemas/request.schema.json"
    assert sorted(each.name for each in (tmp_path / "schemas").iterdir()) == sorted(map(file_name, FILES))
    assert s17gen("schema", "--all", "schemas", cwd=tmp_path).returncode == 2
    assert s17gen("schema", "--all", "schemas", "--force", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("reqest",), "'reqest' is not one of 'request', 'profile'"),
        (("request", "--all", "x"), "`--all` writes every schema"),
        (("-o", "x"), "`-o` is for one schema"),
        (("request", "-o", ""), "`-o` has no name"),
        (("--all", "-"), "`--all` needs the name of a folder"),
        (("request", "--library", "nowhere"), "nowhere is not a folder that can be read"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = s17gen("schema", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_the_same_bytes_in_every_run() -> None:
    assert s17gen("schema", "request", seed="1").stdout == s17gen("schema", "request", seed="77").stdout


def test_a_layer_of_the_call(layer: Path) -> None:
    done = s17gen("schema", "request", "--library", "ours", cwd=layer)
    assert b'"s31.for.our-roads"' in done.stdout


def test_the_first_line_of_a_file() -> None:
    assert modeline("request", "../schemas") == "# yaml-language-server: $schema=../schemas/request.schema.json\n"
    assert list(schemas(["topics"], Library(), KINDS)) == ["topics"]
