"""Every format has the structure of the Notice, as parsers that are not our own see it, and the same words."""

from pathlib import Path

import pytest
from letters import of_html, of_markdown, of_notice, of_text, words
from sample import REQUESTS

from s17gen.testing import outcome


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name + "/" + path.stem)
def test_html_and_markdown_have_the_structure_of_the_notice(path: Path) -> None:
    done = outcome(path.read_text("utf-8"), name=str(path), formats=("html", "md"), draft="draft" in str(path))
    assert done.notice is not None
    html, markdown = of_html(done.letters["html"]), of_markdown(done.letters["md"])
    if done.notice.draft:
        mark = (("strong", done.notice.draft),)
        assert (html[0], html[-1]) == (("paragraph", mark),) * 2
        assert (markdown[0], markdown[-1]) == (("quote", mark),) * 2
        html, markdown = html[1:-1], markdown[1:-1]
    assert html == of_notice(done.notice)
    assert markdown == of_notice(done.notice)


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.parent.name + "/" + path.stem)
def test_plain_text_has_the_words_of_the_notice(path: Path) -> None:
    done = outcome(path.read_text("utf-8"), name=str(path), formats=("txt",))
    if done.notice is not None:
        assert of_text(done.letters["txt"]) == words(of_notice(done.notice), plain=True)
