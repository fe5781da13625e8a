"""The hooks for pre-commit and the recipes for CI: what can be held of them without the tools and without a network."""

import shlex
from pathlib import Path

import click
import pytest
import yaml
from sample import ROOT, SOUND, without
from test_cli import s17gen
from test_docs_commands import pieces

from s17gen.cli import main
from s17gen.cli.check import command

HOOKS = {each["id"]: each for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
SAVED = {name: text for _, _, name, text in pieces("automation.md") if name}
CONFIG = yaml.safe_load(SAVED[".pre-commit-config.yaml"])
WORKFLOW = yaml.safe_load(SAVED[".github/workflows/foi.yml"])


def parsed(line: str) -> dict[str, object]:
    """What `s17gen check` makes of a command line that calls it; one that does not parse is an error."""
    name, verb, *rest = shlex.split(line)
    assert (name, verb) == ("s17gen", "check")
    with click.Context(main) as above:
        return command.make_context("check", rest, parent=above).params


def test_two_hooks() -> None:
    assert set(HOOKS) == {"s17gen-requests", "s17gen-library"}
    assert all(each["language"] == "python" for each in HOOKS.values())


def test_the_hook_of_requests_is_given_names_and_passes_over_what_is_none() -> None:
    hook = HOOKS["s17gen-requests"]
    params = parsed(f"{hook['entry']} a.yaml b.yaml")
    assert (params["paths"], params["skip_others"]) == (("a.yaml", "b.yaml"), True)
    assert set(hook["types_or"]) == {"yaml", "json"}


def test_the_hook_of_libraries_is_given_none() -> None:
    hook = HOOKS["s17gen-library"]
    assert hook["pass_filenames"] is False
    assert parsed(" ".join([hook["entry"], *hook["args"]]))["paths"] == (".",)


def test_the_configuration_in_the_guide_names_hooks_that_there_are() -> None:
    [repo] = CONFIG["repos"]
    for hook in repo["hooks"]:
        entry = HOOKS[hook["id"]]["entry"]
        assert parsed(" ".join([entry, *hook["args"], "a.yaml"]))["paths"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests/a.yaml").write_text(SOUND, "utf-8")
    (tmp_path / "ci.yaml").write_text("on: push\n", "utf-8")
    (tmp_path / "helm.yaml").write_text("{{- if .x }}\na: b\n{{- end }}\n", "utf-8")
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}', "utf-8")
    (tmp_path / "odd.json").write_text("{ // a comment\n}", "utf-8")
    return tmp_path


def run(hook: str, folder: Path, *names: str) -> int:
    entry = shlex.split(HOOKS[hook]["entry"])
    return s17gen(*entry[1:], *HOOKS[hook].get("args", ()), *names, cwd=folder).returncode


def test_the_hooks_as_pre_commit_calls_them(repository: Path) -> None:
    names = ["ci.yaml", "helm.yaml", "package.json", "odd.json"]
    assert run("s17gen-requests", repository, *names) == 0
    assert run("s17gen-requests", repository, *names, "requests/a.yaml") == 0
    assert run("s17gen-library", repository) == 0
    (repository / "requests/a.yaml").write_text(without("likelihood"), "utf-8")
    assert run("s17gen-requests", repository, *names, "requests/a.yaml") == 1
    assert run("s17gen-library", repository) == 1


def lines() -> list[str]:
    """The commands of the workflow that call s17gen."""
    steps = WORKFLOW["jobs"]["check"]["steps"]
    return [step["run"] for step in steps if step.get("run", "").startswith("s17gen")]


def test_the_workflow_s_lines_parse() -> None:
    assert len(lines()) == 2
    for line in lines():
        assert parsed(line.partition(" || ")[0])["paths"] == ("requests", "profiles")


def test_the_workflow_may_upload_what_it_writes() -> None:
    upload = WORKFLOW["jobs"]["check"]["steps"][-1]
    assert WORKFLOW["permissions"]["security-events"] == "write"
    assert upload["with"]["sarif_file"] == parsed(lines()[1].partition(" || ")[0])["target"]
