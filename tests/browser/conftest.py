"""HTML letters in headless Chromium and before the validator. `.ci/run` shows how to install what they need.

They run only with `S17GEN_BROWSER=1`, since few machines have a browser, Java and npm; then none of them is skipped.
`S17GEN_CHROMIUM` is the path of the browser, if it is not `chromium`.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample import REQUESTS

from s17gen.testing import outcome

WANTED = bool(os.environ.get("S17GEN_BROWSER"))
collect_ignore_glob = [] if WANTED else ["*"]

if WANTED:
    from playwright.sync_api import Browser, sync_playwright

    @pytest.fixture(scope="session")
    def browser() -> Iterator[Browser]:
        """Chromium without its calls home."""
        path = os.environ.get("S17GEN_CHROMIUM") or shutil.which("chromium")
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        with sync_playwright() as playwright:
            yield playwright.chromium.launch(executable_path=path, args=quiet)


IN_EVERY_STYLE = ("council-brief", "police-cost", "department-international", "police-anything-else")
HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every example and case as HTML files, as a letter or a draft, and the first as a copy for publication.

    A name that ends in `large-print` is the same letter in large print; some are there in every style.
    """
    folder = tmp_path_factory.mktemp("letters")
    found: dict[str, Path] = {}
    for path in REQUESTS:
        name = path.stem if path.parent.name == "examples" else path.parent.name
        draft = name.startswith("draft")
        done = outcome(path.read_text("utf-8"), name=str(path), formats=("html", "large-print"), draft=draft)
        for key, extension in ((name, "html"), (f"{name} in large-print", "large-print.html")):
            found[key] = folder / f"{name}.{extension}"
            found[key].write_text(done.letters[extension], "utf-8")
    for style in ("police", "council", "central", "brief"):
        for path in (each for each in REQUESTS if each.stem in IN_EVERY_STYLE):
            done = outcome(path.read_text("utf-8"), name=str(path), formats=("html",), style=style)
            key = f"{path.stem} in {style}"
            found[key] = folder / f"{path.stem}-{style}.html"
            found[key].write_text(done.letters["html"], "utf-8")
    copy = outcome(REQUESTS[0].read_text("utf-8"), name=str(REQUESTS[0]), formats=("html",), audience="publication")
    found["publication"] = folder / "publication.html"
    found["publication"].write_text(copy.letters["html"], "utf-8")
    return found
