"""What a look at a letter can tell: elements, attributes, style sheets, characters; and what it leaves alone."""

import pytest

from s17gen.check.colours import alike
from s17gen.check.css import declarations, hiding, rules
from s17gen.check.shown import look

MARK = "MARK000001END"
LETTER = "<!DOCTYPE html><html><head><style>{css}</style></head><body><main>{body}</main></body></html>"
SECTION = f'<section class="complaint" id="c">\n<h2></h2>\n<p>{MARK}</p>\n</section>'


def why(body: str = SECTION, css: str = "") -> str:
    return look(LETTER.format(css=css, body=body), "html").unseen.get(MARK, "")


def test_a_letter_as_it_should_be() -> None:
    assert why() == ""
    assert (
        why(css="p { color: #111 } .complaint { background: #eee; margin: -2px 0 } nav, .menu { display: none }") == ""
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<!-- {SECTION} -->", "in a comment, a tag or an attribute"),
        (f"<!x {MARK}>", "in a comment, a tag or an attribute"),
        (f"<?php {MARK} ?>", "in a comment, a tag or an attribute"),
        (f"<div title='{MARK}'></div>", "in a comment, a tag or an attribute"),
        (f'<img alt="{MARK}">', "in a comment, a tag or an attribute"),
        (f"<template>{SECTION}</template>", "in `<template>`, which not every reader is shown"),
        (f"<template>{SECTION}", "in `<template>`, which not every reader is shown"),
        (f"<TEMPLATE><div>{SECTION}</div>", "in `<template>`, which not every reader is shown"),
        (f"<details>{SECTION}</details>", "in `<details>`, which not every reader is shown"),
        (f"<noscript>{SECTION}</noscript>", "in `<noscript>`, which not every reader is shown"),
        (f"<textarea>{SECTION}</textarea>", "in `<textarea>`, which not every reader is shown"),
        (f"<script>{MARK}</script>", "in `<script>`, which not every reader is shown"),
        (f"<style>{MARK}</style>", "in `<style>`, which not every reader is shown"),
        (f"<svg><text>{MARK}</text></svg>", "in `<svg>`, which not every reader is shown"),
        (f"<del>{SECTION}</del>", "in `<del>`, which not every reader is shown"),
        (f"<div hidden>{SECTION}</div>", "in an element with the attribute `hidden`"),
        (f"<div HIDDEN=''><div>{SECTION}</div></div>", "in an element with the attribute `hidden`"),
        (f"<div inert>{SECTION}</div>", "in an element with the attribute `inert`"),
        (
            f"<div aria-hidden=true>{SECTION}</div>",
            "in an element with `aria-hidden`, of which a screen reader says nothing",
        ),
        (f"<div style='display:NONE'>{SECTION}</div>", "in an element with the style `display: none`"),
        (f"<div style='color: #fff'>{SECTION}</div>", "in the colour of the page: `div { color: #fff }`"),
        (f"<p>a<p>b{SECTION}</div></main><div hidden>x</div>", ""),
        (f"<div hidden>x</div>{SECTION}", ""),
        (f"<details>x</details><aside>{SECTION}</aside>", ""),
        (f"<div style='color:#fff;background:#000'>{SECTION}</div>", ""),
    ],
)
def test_elements_and_attributes(body: str, expected: str) -> None:
    assert why(body) == expected


@pytest.mark.parametrize(
    "css",
    [
        ".complaint { display: none }",
        ".complaint{display:none!important}",
        "main .complaint { display: none }",
        "main > section { display: none }",
        "body main > section.complaint > p { display: none }",
        "#c { display: none }",
        "section:last-child { display: none }",
        "section[class] { display: none }",
        "h1 + section { display: none }",
        "section:not(.draft) { display: none }",
        ":is(.complaint, .rights) { display: none }",
        "* { opacity: 0 }",
        "h1, h2, p { visibility: hidden }",
        "@media print { .complaint { display: none } }",
        "@media screen { @supports (display: grid) { p { display: none } } }",
        ".x { color: red } .complaint { display: none",
        "/* } */ .complaint { /* { */ display: none }",
        '.x::after { content: "}" } .complaint { display: none }',
        ".x { background: url(data:image/png;base64,a}b) } .complaint { display: none }",
        "main { .complaint { display: none } }",
        "main { color: red; & .complaint { display: none } }",
        "@keyframes away { from { opacity: 1 } to { opacity: 0 } }",
        ".complaint { opacity: .05 }",
        ".complaint { opacity: 0% }",
        ".complaint { font-size: 0 }",
        ".complaint { font-size: 1px }",
        ".complaint { font: 0/0 a }",
        ".complaint { font: 2px sans-serif }",
        ".complaint { height: 0; overflow: hidden }",
        ".complaint { max-height: 1px }",
        ".complaint { position: absolute; left: -9999px }",
        ".complaint { text-indent: -100em }",
        ".complaint { margin-left: -200% }",
        ".complaint { clip: rect(0 0 0 0) }",
        ".complaint { clip-path: inset(50%) }",
        ".complaint { transform: scale(0) }",
        ".complaint { filter: opacity(0) }",
        ".complaint { content-visibility: hidden }",
        ".complaint { color: transparent }",
        ".complaint { color: white }",
        ".complaint p { color: #FFFFFF }",
        ".complaint { color: #fffe }",
        ".complaint { color: #00000000 }",
        ".complaint { color: rgb(255, 255, 255) }",
        ".complaint { color: rgba(0 0 0 / 0) }",
        ".complaint { color: hsl(0 0% 100%) }",
        ".complaint { background: #222; color: #232323 }",
        "body { background: #000; color: #fff } .complaint { color: #010101 }",
        ".complaint { -webkit-text-fill-color: #fff }",
        "a { display: none }",
        "strong { font-size: 0 }",
    ],
)
def test_style_sheets_that_hide(css: str) -> None:
    assert why(css=css).startswith(("hidden by the style `", "in the colour of the page: `"))


@pytest.mark.parametrize(
    "css",
    [
        ".complaints { display: none }",
        "#d { display: none }",
        "article .complaint { display: none }",
        "body > section { display: none }",
        "section > section { display: none }",
        "p::before { display: none }",
        ".complaint { display: block; opacity: .9; font-size: .9rem }",
        ".complaint { font: 10pt/1.4 sans-serif }",
        ".complaint { margin: -1rem -.5rem; left: -2px; height: auto; max-width: 40rem; width: 100% }",
        ".complaint { transform: rotate(-30deg) scale(0.9); filter: none; clip-path: none }",
        "body { background: #000; color: #fff }",
        "body { background: #000 } .complaint { color: #eee }",
        ".complaint { color: #fff; background-color: navy; background: #003366 }",
        "@page { margin: 0; size: A4 }",
        "@font-face { font-family: x; src: url(x) }",
        "/* .complaint { display: none } */",
        '.x { content: ".complaint { display: none }" }',
        "",
        "}}}{{{",
        "p {",
        "@media",
        ":::,,, > + ~ {display:none}" if False else "p, { margin: 0 }",
    ],
)
def test_style_sheets_that_do_not(css: str) -> None:
    assert why(css=css) == ""


def test_a_dark_ground_and_dark_words() -> None:
    assert why(css="body { background: #000; color: #111 }") == "in the colour of the page: `body { color: #111 }`"


@pytest.mark.parametrize(
    ("body", "moves"),
    [
        ("<script>x</script>", ("`<script>`",)),
        ('<p onclick="x">a</p>', ("the attribute `onclick`",)),
        ('<link rel="stylesheet" href="https://x.example/a.css">', ("`<link>`",)),
        ('<base href="https://x.example">', ("`<base>`",)),
        ('<meta http-equiv="Refresh" content="0">', ("`<meta http-equiv=refresh>`",)),
        ("<style>@import url(x)</style>", ("`@import`",)),
        ('<link rel="icon" href="data:x">', ()),
        ('<img src="data:image/png;base64,x">', ()),
    ],
)
def test_what_runs_or_is_fetched(body: str, moves: tuple[str, ...]) -> None:
    assert look(LETTER.format(css="", body=body + SECTION), "html").moving == moves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# T\n\n{MARK}\n", ""),
        (f"---\nlayout: letter\n---\n\n{MARK}\n", ""),
        (f"---\nx: {MARK}\n---\n", "in the front matter, which is no part of the letter"),
        (f"---\nx: |\n  {MARK}\n...\n", "in the front matter, which is no part of the letter"),
        (f"[x]: # ({MARK})\n", "in the address of a link"),
        (f"[//]: <> (\n{MARK})\n", "in the address of a link"),
        (f"<details>\n\n{MARK}\n\n</details>\n", "in `<details>`, which not every reader is shown"),
        (f"<div hidden>\n\n{MARK}\n</div>\n", "in an element with the attribute `hidden`"),
        (f"a\n\n---\n\n{MARK}\n\n---\n", ""),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert look(text, "md").unseen.get(MARK, "") == expected


@pytest.mark.parametrize("sign", ["\x1b[8m", "\b", "\u202e", "\u200b", "\x00"])
@pytest.mark.parametrize("extension", ["md", "html", "txt"])
def test_characters_that_steer(sign: str, extension: str) -> None:
    assert look(f"<p>{sign}{MARK}</p>", extension).unseen == {MARK: "among characters that steer a display"}


def test_plain_text_shows_everything_else() -> None:
    assert look(f"<template>{MARK}", "txt").unseen == {}


def test_one_of_two_marks_is_enough() -> None:
    assert look(f"<p>{MARK}</p><p hidden>{MARK}</p>", "html").unseen == {}
    assert look(f"<p hidden>{MARK}</p><p>{MARK}</p>", "html").unseen == {}


@pytest.mark.parametrize(
    "sheet", ["{" * 5000, "}" * 5000, "a," * 5000 + "{display:none}", "(" * 5000, "/*" * 5000, '"' * 4999]
)
def test_any_sheet_is_read_in_time(sheet: str) -> None:
    assert all(isinstance(each.selector, str) for each in rules(sheet))


def test_declarations() -> None:
    assert declarations("Color: RED ; margin:0 !important;; x") == {"color": "red", "margin": "0"}
    assert hiding(declarations("margin: 0; display: none")) == "display: none"
    assert hiding(declarations("left: -9.9.9px; font-size: e; opacity: var(--x); width: calc(1px)")) == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#fff", "white", True),
        ("#f3c9cb", "#fff", False),
        ("#000", "#fff", False),
        ("#12345", "#fff", False),
        ("odd", "#fff", False),
        ("rgb(100%, 100%, 100%)", "#fff", True),
        ("rgb(1.2.3, 0, 0)", "#000", True),
    ],
)
def test_colours(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected
