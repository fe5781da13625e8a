"""Workflow commands, read back as the runner of GitHub Actions reads them."""

import re

from hypothesis import given
from report_findings import KINDS, LATE, NO_FACTOR, ORDINARY, PLACE, checked, finding, number

from s17gen.findings import Place
from s17gen.report import Checked, write
from s17gen.report.words import name, within

_UNESCAPED = (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%"))


def unescape(text: str) -> str:
    for code, sign in _UNESCAPED:
        text = text.replace(code, sign)
    return text


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log: the form is `::command key=value,key=value::data`, on a line of its own."""
    found = []
    for line in re.split("\r\n|[\n\r]", log):
        read = re.match(r"\s*::([a-z-]+)(?: (.*?))?::(.*)$", line)
        if read:
            pairs = [each.split("=", 1) for each in (read[2] or "").split(",")]
            properties = {key: unescape(value) for key, value in pairs}
            found.append((read[1], properties, unescape(read[3])))
    return found


def test_a_command_for_each_finding() -> None:
    log = write("github", ORDINARY, KINDS, "0.1.0")
    assert [command for command, _, _ in commands(log)] == ["error", "warning", "notice", "notice", "error"]
    assert log.splitlines()[0] == (
        "::error file=requests/0117.yaml,line=14,col=9,title=S17-301::requests/0117.yaml:14: S17-301: it has none"
        "%0Ahint: add `for:`%0Alaw: FOIA s2(2)(b), ICO guidance [2026]"
    )
    assert log.splitlines()[-1] == "3 files checked: 2 errors, 1 warning, 1 accepted"
    assert "accepted by A. Hill: moved" in log.splitlines()[2]


def test_a_file_that_cannot_be_read_has_no_line() -> None:
    _, properties, data = commands(write("github", ORDINARY[2:], KINDS, "0.1.0"))[0]
    assert properties == {"file": "gone.yaml", "title": "S17-016"}
    assert data == "gone.yaml:1: S17-016: there is no such file"


def test_names_are_told_from_the_working_folder_and_escaped() -> None:
    place = Place("/work/a, b: 100%/c.yaml", 2, 3, "x")
    log = write("github", [Checked(place.file, (finding(place=place),))], KINDS, "0.1.0", folder="/work")
    assert log.startswith("::error file=a%2C b%3A 100%25/c.yaml,line=2,col=3,title=S17-301::a, b: 100%25/c.yaml:2: ")
    assert commands(log)[0][1]["file"] == "a, b: 100%/c.yaml"


def test_it_says_when_github_will_not_show_them_all() -> None:
    places = [Place("a.yaml", each, 1, "x") for each in range(1, 12)]
    ten = [Checked("a.yaml", tuple(finding(place=each) for each in places[:10]))]
    assert write("github", ten, KINDS, "0.1.0").splitlines()[-1] == "1 file checked: 10 errors"
    eleven = [Checked("a.yaml", tuple(finding(LATE, each) for each in places))]
    assert write("github", eleven, KINDS, "0.1.0").splitlines()[-1] == (
        "1 file checked: 11 warnings; GitHub shows the first 10 of each kind as annotations, this log has them all"
    )


@given(found=checked())
def test_nothing_in_a_file_can_forge_a_command(found: tuple[Checked, ...]) -> None:
    log = write("github", found, KINDS, "0.1.0")
    every = [each for one in found for each in one.findings]
    read = commands(log)
    assert len(read) == len(every) == number(found)
    assert len(log.splitlines()) == len(every) + 1
    for (_, properties, data), each in zip(read, every, strict=True):
        assert properties.get("file", "") == name(within("", each.place.file))
        assert properties["title"] == each.kind.id
        assert data.startswith(f"{name(within('', each.place.file))}:{each.place.line}: {each.kind.id}: ")


def test_the_point_is_the_one_of_the_finding() -> None:
    _, properties, _ = commands(write("github", [Checked("a", (finding(NO_FACTOR, PLACE),))], KINDS, "0.1.0"))[0]
    assert (properties["line"], properties["col"]) == ("14", "9")
