"""The house's plan: dependencies point one way, Click stays in cli/, the core prints nothing, a cold start is light."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "s17gen"

# Each layer may import those above it in this list, and nothing below it.
LAYERS = (
    {
        "findings",
        "model",
        "nearest",
        "notice",
        "parts",
        "visible",
        "traps",
        "dates",
        "readability",
        "contrast",
        "project",
    },
    {"file_kinds", "library_kinds", "passage_kinds"},
    {"errors", "document", "asks", "citation", "wording", "rich", "wire", "rows", "profile", "periods", "marks"},
    {"frames"},
    {"source"},
    {"quick"},
    {"content", "files", "forms", "law", "output", "prepared"},
    {"facts", "styles", "logo", "proclaimed"},
    {"gather"},
    {"acceptance", "bind", "case", "slots"},
    {"authority", "layers", "mend"},
    {"config", "house_styles", "library", "report", "sections", "working_days", "school_days"},
    {"uk", "links"},
    {"passages", "duties", "applicant", "cited", "deadlines", "timing"},
    {"costs"},
    {"claims"},
    {"publication"},
    {"resolve", "rules", "compose", "render", "proof"},
    {"pipeline"},
    {"lint", "record"},
    {"check"},
    {"batch", "changes", "lookup", "scaffold", "schema", "timetable"},
    {"logs", "preview", "wizard"},
    {"api", "testing", "cli", "reference"},
    {"__main__"},
)
# Where design says that a stage knows nothing of another, within or across layers.
STRANGERS = (
    ("resolve", {"render", "compose", "rules"}),
    ("rules", {"compose", "render", "library", "notice"}),
    ("compose", {"render", "rules", "resolve"}),
    ("render", {"case", "rules", "compose", "library", "law"}),
    ("report", {"errors", "library", "rules", "render"}),
    ("record", {"rules", "compose", "render", "resolve"}),
    ("output", {"findings", "case", "notice", "render"}),
    ("source", {"wire", "law", "bind"}),
    ("bind", {"law", "library"}),
)


def modules() -> dict[str, list[Path]]:
    """The files of each top module: `compose` is all of its package."""
    found: dict[str, list[Path]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).parts
        if parts != ("__init__.py",):
            found.setdefault(parts[0].removesuffix(".py"), []).append(path)
    return found


def imported(path: Path) -> set[str]:
    """Every module that a file imports anywhere, in full."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def ours(name: str) -> set[str]:
    """The top modules of s17gen that a top module imports."""
    names = {each for path in modules()[name] for each in imported(path)}
    tops = {each.split(".")[1] for each in names if each.startswith("s17gen.")}
    return (tops & set(modules())) - {name}


def test_every_module_has_its_layer() -> None:
    assert set().union(*LAYERS) == set(modules())


@pytest.mark.parametrize("name", sorted(modules()))
def test_dependencies_point_one_way(name: str) -> None:
    depth = next(index for index, layer in enumerate(LAYERS) if name in layer)
    below = set().union(*LAYERS[depth + 1 :]) if depth + 1 < len(LAYERS) else set()
    assert ours(name) & below == set()


def cycle(needs: dict[str, set[str]]) -> set[str]:
    """Those that need each other in a ring, or need one that does; none where all can be put in order."""
    remaining = dict(needs)
    while free := [name for name, wanted in remaining.items() if not wanted & set(remaining)]:
        for name in free:
            del remaining[name]
    return set(remaining)


def test_no_cycles() -> None:
    assert cycle({name: ours(name) for name in modules()}) == set()


def test_no_cycles_of_files_within_a_package_either() -> None:
    names = {}
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    needs = {name: imported(path) & set(names) for name, path in names.items()}
    for name, wanted in needs.items():  # `from s17gen.rules import time` needs the file, and its package as any does
        needs[name] = {each for each in wanted if not any(other.startswith(f"{each}.") for other in wanted)} - {name}
    assert cycle(needs) == set()


@pytest.mark.parametrize(("name", "strangers"), STRANGERS)
def test_strangers(name: str, strangers: set[str]) -> None:
    assert ours(name) & strangers == set()


def test_click_and_the_streams_stay_in_cli() -> None:
    for name, paths in modules().items():
        for path in paths:
            if name not in ("cli", "__main__"):
                assert not {each for each in imported(path) if each.split(".")[0] in ("click", "sys")}, path


def test_nothing_in_the_core_prints() -> None:
    for paths in modules().values():
        for path in paths:
            calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
            assert "print" not in {each.id for each in calls if isinstance(each, ast.Name)}, path


def test_convert_is_called_in_bind_alone() -> None:
    users = [path.name for path in SOURCE.rglob("*.py") if "msgspec.convert" in path.read_text("utf-8")]
    assert users == ["bind.py"]


def test_functions_fit_on_a_screen_and_files_in_the_head() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 320, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name}"


def test_nothing_heavy_on_the_cold_path() -> None:
    """One clean letter imports no module that a command could do without."""
    example = SOURCE.parent.parent / "examples" / "police-information-system.yaml"
    script = (
        "import sys\n"
        f"sys.argv = ['s17gen', 'render', {str(example)!r}]\n"
        "from s17gen.cli import run\n"
        "assert run() == 0\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {
        "dataclasses", "attr", "attrs", "markdown", "difflib", "pathlib", "logging", "argparse",
        "importlib.metadata", "concurrent.futures", "multiprocessing", "pydantic", "jsonschema", "rich", "holidays",
        "xml", "http", "ssl", "asyncio", "s17gen.testing", "s17gen.publication", "s17gen.render.html", "s17gen.rich",
        "s17gen.uk", "s17gen.record", "s17gen.deadlines", "s17gen.working_days", "s17gen.timetable",
        "s17gen.cli.records", "s17gen.rules.portal", "s17gen.preview", "webbrowser", "s17gen.logo",
        "s17gen.contrast", "s17gen.config", "tomllib", "s17gen.report", "s17gen.output", "s17gen.mend", "locale",
    }  # fmt: skip
    assert heavy & set(done.stderr.split()) == set()


# Section numbers stand in data: only rules cite the law in code, and `wire` and `rows` show how a citation is written.


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_law_is_data(path: Path) -> None:
    """No text of the code but docstrings names a section of an Act."""
    name = str(path.relative_to(SOURCE))
    if name.startswith("rules/") or name in ("wire.py", "rows.py"):
        return
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    cited = [text for text in texts if isinstance(text, str) and re.search(r"\bs\d+\(|\bsections? \d|FOIA s", text)]
    assert cited == []
