"""`list`, `show` and `suggest`, as a person calls them, and what scripts get."""

import json
from pathlib import Path

import pytest
import yaml
from sample import changed, without
from test_cli import s17gen

from s17gen.library import Library
from s17gen.lookup import provisions
from s17gen.testing import found


def lines(*arguments: str) -> list[str]:
    done = s17gen(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


def data(*arguments: str) -> dict[str, object]:
    parsed = json.loads("\n".join(lines(*arguments, "--format", "json")))
    assert parsed.pop("version") == 1
    return parsed


def refused(*arguments: str) -> str:
    done = s17gen(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode()


def test_list_of_provisions() -> None:
    rows = lines("list")
    assert len(rows) == len(Library().citations())
    assert rows[0].startswith("s1(1)(a) ")
    assert "s31(1)(a) exemption qualified the prevention or detection of crime" in [
        " ".join(row.split()) for row in rows
    ]
    assert rows == lines("list", "provisions")
    assert [row.split()[0] for row in lines("list", "provisions", "--section", "Section 43")] == [
        "s43(1)",
        "s43(2)",
        "s43(3)",
    ]


def test_list_of_topics_and_rules() -> None:
    assert [row.split()[0] for row in lines("list", "topics")] == list(Library().topics())
    assert any(row.startswith("S17-301  error    no factor favouring disclosure") for row in lines("list", "rules"))


def test_list_of_blocks() -> None:
    rows = lines("list", "blocks", "--cite", "31(1)(a)", "--topic", "empty-homes", "--side", "against")
    assert [row.split()[0] for row in rows] == ["s31.against.repeat-victims"]
    [origin] = lines("list", "blocks", "--topic", "empty-homes", "--side", "against", "--cite", "s31(1)(a)", "--origin")
    assert origin.split()[1].startswith("exemptions/foia/s31-law-enforcement.yaml:")
    assert len(lines("list", "blocks")) == len(Library().block_ids())


def test_lists_for_scripts() -> None:
    [block] = data("list", "blocks", "--cite", "s31(1)(a)", "--topic", "empty-homes", "--side", "against")["blocks"]  # type: ignore[misc]
    assert block["id"] == "s31.against.repeat-victims"
    assert [each["name"] for each in block["asks"]] == ["cost", "neighbours"]
    [first, *_] = data("list", "rules")["rules"]  # type: ignore[misc]
    assert list(first) == ["id", "title", "severity", "law", "links", "todo", "may_be_accepted", "acceptance"]
    assert (first["id"], first["title"], first["severity"]) == ("S17-001", "the file is not UTF-8 text", "error")
    assert (first["law"], first["links"], first["may_be_accepted"]) == ([], {}, False)
    assert {each["id"] for each in data("list", "topics")["topics"]} == set(Library().topics())  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["s31(1)(a)", "31(1)(a)", "section 31 (1) (a)"])
def test_a_provision_however_it_is_typed(name: str) -> None:
    text = "\n".join(lines("show", name))
    assert text.startswith("s31(1)(a): section 31(1)(a), law enforcement\n")
    for said in (
        "public interest:  qualified", "confirm or deny:  s31(3)", "in force:         from 2005-01-01",
        "not with:\n  - s30:", "a notice must say:", "FOIA s17(1)(c)",
        "blocks for:\n  - s31.for.trust-in-police-data", "sources:\n  - FOIA 2000 s31",
    ):  # fmt: skip
        assert said in text


def test_a_provision_for_scripts() -> None:
    shown = data("show", "s40(2)(a)(b) & (3A)(a)")["provision"]
    assert isinstance(shown, dict)
    assert (shown["cite"], shown["letters"], shown["status"], shown["ncnd"]) == (
        "s40(2)+(3A)(a)", "section 40(2) read with section 40(3A)(a)", "absolute", "s40(5B)(a)(i)",
    )  # fmt: skip
    assert shown["in_force"] == "2018-05-25"
    assert {"whose", "principle", "legitimate-interest", "necessity"} <= {each["name"] for each in shown["asks"]}


def test_other_things_to_show() -> None:
    assert lines("show", "S17-301")[0] == "S17-301: no factor favouring disclosure"
    assert lines("show", "empty-homes")[0] == "empty-homes: empty homes and other empty buildings"
    assert [row.split()[0] for row in lines("show", "s43") if row[0] != " "] == ["s43(1)", "s43(2)", "s43(3)"]
    tell_apart = " ".join(" ".join(lines("show", "s40")).split())
    assert all(each.covers in tell_apart for each in provisions(Library(), "s40"))
    block = lines("show", "s31.for.empty-homes-pressure")
    assert "  - need (sentence): How great is the need for homes here? Give a figure." in block
    assert "  - use: s31.for.empty-homes-pressure" in block


def test_a_finding_with_its_law_what_to_do_and_whether_it_may_be_accepted() -> None:
    error = lines("show", "s17-303")
    assert error[:3] == ["S17-303: no balance", "", "severity:         error"]
    assert error[3].startswith("what to do:       Say under `balance:` why")
    assert "may be accepted:  No: it has to be mended." in error
    assert "  - FOIA s2(2)(b): https://www.legislation.gov.uk/ukpga/2000/36/section/2" in error
    assert "accept:" not in "\n".join(error)
    warning = lines("show", "S17-804")
    assert "may be accepted:  Yes, by somebody who answers for it by name." in warning
    pasted = yaml.safe_load("\n".join(warning[warning.index("  accept:") :]))
    assert pasted["accept"][0]["rule"] == "S17-804"
    assert "may be accepted:  There is nothing to accept." in lines("show", "S17-509")


def test_a_finding_for_scripts() -> None:
    rule = data("show", "S17-701")["rule"]
    assert isinstance(rule, dict)
    assert rule["law"] == ["FOIA s17(7)(a)"]
    assert rule["links"] == {"FOIA s17(7)(a)": "https://www.legislation.gov.uk/ukpga/2000/36/section/17"}
    assert (rule["severity"], rule["may_be_accepted"], rule["acceptance"]) == (
        "error", False, "No: it has to be mended.",
    )  # fmt: skip
    assert rule["todo"]


def test_law_that_nobody_knows_a_page_of_says_so() -> None:
    shown = " ".join(" ".join(lines("show", "S17-702")).split())
    assert "- ICO guidance: public request sites hide e-mail addresses: where it can be read is not known here" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "s40(5)(b)(i)"), "hint: it was law until 2018-05-24; now see `s40(5B)(a)(i)`,"),
        (("show", "s31.for.empty-homes-presure"), "hint: did you mean `s31.for.empty-homes-pressure`?"),
        (("show", "s36(2)(b)"), "hint: one of `s36(2)(b)(i)`, `s36(2)(b)(ii)`"),
        (("show", "empty-home"), "hint: did you mean `empty-homes`?"),
        (("show", "s99"), "hint: see `s17gen list provisions`"),
        (("list", "blocks", "--topic", "homes"), "hint: "),
        (("list", "blocks", "--cite", "s36"), "`s36` is not one provision"),
        (("list", "--topic", "empty-homes"), "hint: call `s17gen list blocks`"),
        (("list", "topics", "--section", "s31"), "hint: call `s17gen list provisions`"),
        (("suggest",), "give a request file, or `--cite`"),
        (("suggest", "missing.yaml"), "missing.yaml:1:1: error S17-016"),
        (("suggest", "--cite", "s31(1)(a)", "--topic", "homes"), "there is no topic `homes`"),
        (("list", "--library", "nowhere"), "nowhere is not a folder"),
    ],
)
def test_what_cannot_be_looked_up(arguments: tuple[str, ...], message: str) -> None:
    assert message in refused(*arguments)


def test_suggestions_can_be_pasted() -> None:
    """What is suggested is YAML, names blocks of the right side, and leaves nothing that would pass unanswered."""
    text = "\n".join(lines("suggest", "--cite", "s31(1)(a)", "--topic", "empty-homes"))
    [claim] = yaml.safe_load(text)
    assert claim["cite"] == "s31(1)(a)"
    assert claim["for"] == [{"use": "s31.for.empty-homes-pressure", "need": ""}]
    pasted = changed(
        (
            "        for: People could judge how they may be followed.\n",
            '        for:\n          - use: s31.for.empty-homes-pressure\n            need: ""\n',
        )
    )
    assert [each[0] for each in found(pasted)] == ["S17-023"]


def test_suggestions_for_a_request(tmp_path: Path) -> None:
    """Only on the sides that a claim lacks, of the topics that the request's own words name."""
    path = tmp_path / "request.yaml"
    path.write_text(without("for", "against").replace("subject: drones", "subject: long-term empty homes"), "utf-8")
    text = "\n".join(lines("suggest", str(path)))
    [claim] = yaml.safe_load(text)
    assert text.startswith("# section 31(1)(a), line 12\n")
    assert "because" not in claim
    assert "s31.for.empty-homes-pressure" in [each["use"] for each in claim["for"]]
    fitting = data("suggest", str(path), "--side", "against")["suggestions"]
    assert [each["side"] for each in fitting] == ["against"]  # type: ignore[attr-defined]


def test_suggestions_for_a_request_on_standard_input() -> None:
    done = s17gen("suggest", "-", stdin=without("for").encode())
    assert done.returncode == 0
    assert b"# section 31(1)(a), line 12\n- cite: s31(1)(a)\n  harm:" in done.stdout
    assert b"  for:\n" in done.stdout


def test_nothing_fits(tmp_path: Path) -> None:
    done = s17gen("suggest", "--cite", "s23(1)", "--side", "for")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"the library has no block that fits; give your own words" in done.stderr


def test_a_layer_s_own_block_is_listed(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    block = '{id: common.for.ours, text: "Ours, {{ x }}.", slots: {x: {type: noun, ask: "X?"}}}'
    text = f"reviewed: 2026-11-22\nblocks:\n  - {block}\n"
    (tmp_path / "foia" / "common.yaml").write_text(text, "utf-8")
    rows = lines("list", "blocks", "--library", str(tmp_path), "--origin")
    assert f"{tmp_path}/foia/common.yaml:3" in next(row for row in rows if row.startswith("common.for.ours"))


def test_a_claim_that_cites_nothing_is_said_and_passed_over() -> None:
    text = changed(("s31(1)(a)", "s31(1)(z)")) + "      - cite: S.24 (1)\n        because: x y\n"
    done = s17gen("suggest", "-", "--side", "for", stdin=text.encode())
    assert done.returncode == 0
    assert done.stderr.startswith(b"s17gen: line 12: `s31(1)(z)` is not one provision; one of `s31(1)(a)`, ")
    assert done.stdout.startswith(b"# section 24(1), line 19\n- cite: s24(1)\n  for:\n")
