"""The command line, run as a person runs it: what goes where, exit codes, and no traceback ever."""

import datetime
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample import SOUND, changed, without

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "police-information-system.yaml"


def s17gen(
    *arguments: str, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "s17gen", *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env={**os.environ, **(env or {})})
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
    return tmp_path


def test_a_letter_goes_to_standard_output() -> None:
    done = s17gen("render", "examples/police-information-system.yaml")
    golden = ROOT / "tests" / "cases" / "police-information-system" / "letter.md"
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", golden.read_bytes())


def test_standard_input_and_output(folder: Path) -> None:
    piped = s17gen("render", "-", cwd=folder, stdin=SOUND.encode())
    assert piped.stdout == s17gen("render", "a.yaml", "-o", "-", cwd=folder).stdout != b""


def test_the_date_of_the_notice(folder: Path) -> None:
    (folder / "undated.yaml").write_text(without("dated"), "utf-8")
    today = datetime.date.today()
    words = f"**Date:** {today.day} {today:%B} {today.year}".encode()
    assert words in s17gen("render", "undated.yaml", cwd=folder).stdout
    assert b"**Date:** 9 November 2026" in s17gen("render", "a.yaml", cwd=folder).stdout
    assert b"**Date:** 1 December 2026" in s17gen("render", "a.yaml", "--date", "2026-12-01", cwd=folder).stdout


def test_a_file_a_folder_and_several_letters(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("FOI-1", "FOI/2")), "utf-8")
    assert s17gen("render", "a.yaml", "-o", "letter.md", cwd=folder).returncode == 0
    done = s17gen("render", "a.yaml", "b.yaml", "-o", "letters", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().splitlines() == ["s17gen: letters/FOI-1.md", "s17gen: letters/FOI-2.md"]
    assert sorted(os.listdir(folder / "letters")) == ["FOI-1.md", "FOI-2.md"]
    assert (folder / "letter.md").read_bytes() == (folder / "letters" / "FOI-1.md").read_bytes()


def test_several_formats_in_one_call(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "-f", "md", "-f", "html", "-f", "txt", "-f", "md", "-o", "letters", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    names = ["FOI-1.md", "FOI-1.html", "FOI-1.txt"]
    assert done.stderr.decode().splitlines() == [f"s17gen: letters/{name}" for name in names]
    assert sorted(os.listdir(folder / "letters")) == sorted(names)
    starts = {"md": b"**Northshire Police**", "html": b"<!DOCTYPE html>\n<html lang", "txt": b"Northshire Police\n"}
    for ending, start in starts.items():
        written = (folder / "letters" / f"FOI-1.{ending}").read_bytes()
        assert written.startswith(start)
        assert written == s17gen("render", "a.yaml", "-f", ending, cwd=folder).stdout


def test_all_formats_of_a_letter_are_written_or_none(folder: Path) -> None:
    (folder / "letters").mkdir()
    (folder / "letters" / "FOI-1.html").write_text("old")
    done = s17gen("render", "a.yaml", "-f", "md", "-f", "html", "-f", "txt", "-o", "letters", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(b"s17gen: letters/FOI-1.html is there already; it was left as it is\n")
    assert os.listdir(folder / "letters") == ["FOI-1.html"]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", b"<!DOCTYPE"), ("a.TXT", b"Northshire"), ("a.htm", b"<!DOCTYPE"), ("a.letter", b"**N")],
)
def test_the_ending_of_the_file_tells_the_format(folder: Path, name: str, start: bytes) -> None:
    assert s17gen("render", "a.yaml", "-o", name, cwd=folder).returncode == 0
    assert (folder / name).read_bytes().startswith(start)


def test_a_copy_for_publication(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "--for", "publication", "-f", "html", "-f", "txt", "-o", "log/", cwd=folder)
    assert (done.returncode, sorted(os.listdir(folder / "log"))) == (
        0,
        ["FOI-1-publication.html", "FOI-1-publication.txt"],
    )
    assert b"Okafor" not in b"".join(path.read_bytes() for path in (folder / "log").iterdir())


def test_a_copy_that_would_tell_who_asked_is_not_written(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("Offenders would", "Ms Okafor would")), "utf-8")
    done = s17gen("render", "b.yaml", "--for", "publication", "-f", "md", "-f", "txt", "-o", "log/", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "b.yaml:15:18: error S17-801: the applicant's name would be published: “Ms Okafor would know where to hide …”\n"
        "   15 |         because: Ms Okafor would know where to hide.\n"
        "      |                  ^\n"
        "  hint: reword it, in the letter and the copy alike\n"
        "  law:  UK GDPR art 5(1)(c), ICO, How to disclose information safely\n"
        "s17gen: b.yaml: 1 error; no letter was written\n"
    )
    assert not (folder / "log").exists()


@pytest.mark.parametrize("name", ["okafor.md", "Okafor.md", "FOI-1 R Okafor.md"])
def test_a_copy_s_own_name_may_not_tell(folder: Path, name: str) -> None:
    done = s17gen("render", "a.yaml", "--for", "publication", "-o", name, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"s17gen: the name of {name} tells who asked; nothing was written\n")
    assert not (folder / name).exists()


def test_templates_of_one_s_own(folder: Path) -> None:
    (folder / "ours").mkdir()
    (folder / "ours" / "letter.txt.j2").write_text(
        "{% for s in notice.sections %}\n{{ s | section }}\n\n{% endfor %}OURS"
    )
    done = s17gen("render", "a.yaml", "-f", "txt", "--templates", "ours", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.endswith(b"OURS\n")
    assert b"OURS" not in s17gen("render", "a.yaml", "-f", "md", "--templates", "ours", cwd=folder).stdout
    (folder / "ours" / "Letter.md.j2").write_text("x")
    done = s17gen("render", "a.yaml", "--templates", "ours", cwd=folder)
    assert done.stderr.startswith(
        b"s17gen: ours has Letter.md.j2, which nothing reads\n  hint: the frames are letter.md.j2,"
    )
    (folder / "ours" / "Letter.md.j2").unlink()
    (folder / "ours" / "letter.txt.j2").write_text("{{ notice.draft }}")
    done = s17gen("render", "a.yaml", "-f", "txt", "--templates", "ours", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "s17gen: the template cannot be used: ours/letter.txt.j2:1: it prints a value as it stands; print the "
        "notice and its sections with the filters of the format\n  hint: mend the template\n"
    )


def test_several_letters_need_a_folder(folder: Path) -> None:
    done = s17gen("render", "a.yaml", "a.yaml", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"s17gen: several letters cannot share standard output\n  hint: name a folder with `-o`\n"


def test_errors_stop_a_letter_and_nothing_is_written(folder: Path) -> None:
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    done = s17gen("render", "bad.yaml", "-o", "out/", cwd=folder)
    assert done.returncode == 1
    said = re.sub(r"lists \d+", "lists many", done.stderr.decode())  # how many, the library's authors decide
    assert said == (
        "bad.yaml:12:9: error S17-202: section 31(1)(a) is relied on, but nothing says why it applies\n"
        "   12 |       - cite: s31(1)(a)\n"
        "      |         ^\n"
        "  hint: add `because:` to the claim, or to the decision if its claims share the reason; the library offers "
        "`s31.because.list-of-targets`, `s31.because.tactic-learned`, `s31.because.suspects-forewarned`; "
        '`s17gen suggest --cite "s31(1)(a)" --side because` lists many\n'
        "  law:  FOIA s17(1)(c)\n"
        "s17gen: bad.yaml: 1 error; no letter was written\n"
    )
    assert not (folder / "out").exists()


def test_one_bad_file_never_stops_the_others(folder: Path) -> None:
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    done = s17gen("render", "bad.yaml", "missing.yaml", "a.yaml", "-o", "out", cwd=folder)
    assert (done.returncode, os.listdir(folder / "out")) == (2, ["FOI-1.md"])


def test_two_letters_of_one_name_in_one_call(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("FOI-1", "foi-1"), ("drones", "dogs")), "utf-8")
    done = s17gen("render", "a.yaml", "b.yaml", "-o", "out", "--force", cwd=folder)
    assert done.returncode == 2
    assert b"s17gen: b.yaml and a.yaml would both be out/foi-1.md\n" in done.stderr
    assert b"about drones" in (folder / "out" / "FOI-1.md").read_bytes()


def test_an_existing_letter_is_left_unless_forced(folder: Path) -> None:
    (folder / "letter.md").write_text("old")
    done = s17gen("render", "a.yaml", "-o", "letter.md", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "s17gen: letter.md is there already; it was left as it is",
        "  hint: give `--force` to replace it, or another name with `-o`",
    ]
    assert (folder / "letter.md").read_text() == "old"
    assert s17gen("render", "a.yaml", "-o", "letter.md", "--force", cwd=folder).returncode == 0
    assert (folder / "letter.md").read_text().startswith("**Northshire Police**")


def test_a_draft(folder: Path) -> None:
    (folder / "bad.yaml").write_text(without("because"), "utf-8")
    done = s17gen("render", "bad.yaml", "--draft", "-o", "out/", cwd=folder)
    assert (done.returncode, os.listdir(folder / "out")) == (0, ["FOI-1-draft.md"])
    assert done.stderr.endswith(b"s17gen: bad.yaml: 1 error; this is a draft\ns17gen: out/FOI-1-draft.md\n")
    assert (folder / "out" / "FOI-1-draft.md").read_text().count("DRAFT") == 3


def test_explain_lists_every_origin() -> None:
    done = s17gen("render", "tests/cases/topic/request.yaml", "--explain")
    lines = [" ".join(line.split()) for line in done.stderr.decode().splitlines()]
    assert "library s17gen library 2026.3" in lines
    assert any(line.startswith("statement harm.world exemptions/foia/statements.yaml:") for line in lines)
    assert any(line.startswith("provision s31(1)(a) exemptions/foia/s31-law-enforcement.yaml:") for line in lines)
    assert any(line.startswith("block s31.because.list-of-targets exemptions/foia/s31-law") for line in lines)
    assert any(line.startswith("topic empty-homes line 26 pulled s31.for.empty-homes-pressure (") for line in lines)
    assert done.stdout == (ROOT / "tests" / "cases" / "topic" / "letter.md").read_bytes()


def test_explain_lists_the_parts_as_read() -> None:
    done = s17gen("render", "examples/police-mixed.yaml", "--explain")
    parts = [line.split()[1] for line in done.stderr.decode().splitlines() if line.startswith("  part ")]
    assert parts == ["1", "2", "3", "4"]


def test_a_profile_and_a_layer_for_the_whole_run(folder: Path) -> None:
    (folder / "nobody.yaml").write_text(without("authority"), "utf-8")
    (folder / "us.yaml").write_text("name: Eastmere Council\nreview: none\n", "utf-8")
    (folder / "ours" / "foia").mkdir(parents=True)
    (folder / "ours" / "foia" / "statements.yaml").write_text(
        "reviewed: 2026-11-22\nstatements:\n  - {id: signature, text: Kind regards, replaces: true}\n", "utf-8"
    )
    done = s17gen("render", "nobody.yaml", "--authority", "us.yaml", "--library", "ours", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"\nKind regards\n\nEastmere Council\n")


def test_an_unusable_layer_says_where(folder: Path) -> None:
    (folder / "ours" / "foia").mkdir(parents=True)
    (folder / "ours" / "foia" / "statements.yaml").write_text("statements: []\n", "utf-8")
    done = s17gen("render", "a.yaml", "--library", "ours", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[-1] == "  hint: mend the library; requests are not at fault"
    assert "ours/foia/statements.yaml:1:1: error S17-020: `reviewed` is missing" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.yaml", None, "missing.yaml:1:1: error S17-016: there is no such file"),
        (".", None, ".:1:1: error S17-016: it is a folder, not a file"),
        ("bad.yaml", b"", "bad.yaml:1:1: error S17-013: the file is empty"),
        ("bad.yaml", "reference: caf\xe9".encode("latin-1"), "bad.yaml:1:15: error S17-001: byte 0xe9 is not UTF-8"),
        ("bad.yaml", SOUND.encode("utf-16"), "bad.yaml:1:1: error S17-001: the file is UTF-16, not UTF-8"),
        ("bad.yaml", b"a: b: c", "bad.yaml:1:5: error S17-003: YAML reads the colon here as the end of a key"),
        ("bad.yaml", b"[" * 60_000, "bad.yaml:1:33: error S17-002: the file is nested more than 32 deep"),
        ("bad.yaml", b"a" * 10_000_000, "bad.yaml:1:1: error S17-002: the file is over 256 KiB; a request is a few"),
    ],
)
def test_files_that_cannot_be_read(folder: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    done = s17gen("render", name, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(message)


def test_a_long_line_is_cut_in_the_report(folder: Path) -> None:
    (folder / "bad.yaml").write_text(f"subject: {'x' * 100_000} [\nrequest: [\n", "utf-8")
    done = s17gen("render", "bad.yaml", cwd=folder)
    assert max(len(line) for line in done.stderr.splitlines()) < 300


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rendr"], "there is no command `rendr`; did you mean `render`?"),
        (["render"], "Missing argument 'FILE...'"),
        (
            ["render", "a.yaml", "--date", "2026-02-30"],
            "`2026-02-30` is not a date; write year, month, day: 2026-11-09",
        ),
        (["render", "a.yaml", "-f", "md", "-f", "txt"], "several letters cannot share standard output"),
        (["render", "a.yaml", "-f", "md", "-o", "a.html"], "a.html is the name of another format than md"),
        (
            ["render", "a.yaml", "-f", "md", "-f", "txt", "-o", "a.txt"],
            "a.txt is the name of one file, and there are several",
        ),
        (["render", "a.yaml", "-o", "a.docx"], "s17gen writes no .docx file"),
        (["render", "a.yaml", "--templates", "nowhere"], "nowhere is not a folder"),
        (["render", "a.yaml", "--templates", "."], ". holds no template"),
        (["render", "a.yaml", "--for", "everyone"], "'everyone' is not one of 'applicant', 'publication'"),
        (["render", "a.yaml", "-f", "pdf"], "'pdf' is not one of 'md', 'html', 'txt'"),
        (["render", "a.yaml", "--library", "nowhere"], "nowhere is not a folder that can be read"),
        (["render", "a.yaml", "--library", "."], ". holds nothing of a library"),
        (["render", "a.yaml", "-o", ""], "`-o` has no name"),
        (["render", "a.yaml", "--authority", "nowhere"], "the profile nowhere cannot be used"),
        (["render", "a.yaml", "--nonsense"], "No such option"),
    ],
)
def test_wrong_calls(folder: Path, arguments: list[str], message: str) -> None:
    done = s17gen(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()


def test_version_and_help() -> None:
    assert s17gen("--version").stdout == b"s17gen, version 0.1.0\n"
    assert b"render" in s17gen("--help").stdout
    assert b"--explain" in s17gen("render", "-h").stdout
    assert s17gen().returncode in (0, 2)


def test_a_reader_that_goes_away(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "s17gen", "render", "a.yaml"], cwd=folder, stdout=writer, stderr=-1)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b"s17gen: the reader of standard output went away before the end of the letter\n"


@pytest.mark.parametrize(
    ("redirection", "code", "message"),
    [
        (">&-", 2, "s17gen: standard output is closed"),
        ("2>&-", 0, ""),
        ("2>/dev/full", 0, ""),
    ],
)
def test_closed_streams(folder: Path, redirection: str, code: int, message: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m s17gen render a.yaml -o - {redirection}"], cwd=folder, capture_output=True
    )
    assert done.returncode == code
    assert done.stderr.decode().startswith(message)
    assert b"bug" not in done.stderr


def test_a_closed_standard_input(folder: Path) -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m s17gen render - <&-"], cwd=folder, capture_output=True)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, b"s17gen: standard input is closed")


def test_termination_cleans_up(folder: Path) -> None:
    for number in range(40):
        (folder / f"{number}.yaml").write_text(changed(("FOI-1", f"FOI-{number + 10}")), "utf-8")
    names = sorted(path.name for path in folder.glob("*.yaml"))
    process = subprocess.Popen([sys.executable, "-m", "s17gen", "render", *names, "-o", "out/"], cwd=folder, stderr=-1)
    while not (folder / "out").exists() and process.poll() is None:
        time.sleep(0.002)
    process.terminate()
    process.communicate()
    assert process.returncode in (143, 0, -signal.SIGTERM)  # it may end before the signal comes, or while ending
    assert [name for name in os.listdir(folder / "out") if name.startswith(".")] == []
    assert all((folder / "out" / name).read_bytes().endswith(b"Police\n") for name in os.listdir(folder / "out"))


def test_a_date_without_a_regulator_stops_only_its_own_letter(folder: Path) -> None:
    (folder / "b.yaml").write_text(changed(("2026-11-09", "1999-01-01"), ("FOI-1", "FOI-2")), "utf-8")
    assert s17gen("render", "b.yaml", "a.yaml", "-o", "out/", cwd=folder).returncode == 1
    assert os.listdir(folder / "out") == ["FOI-1.md"]


def test_many_findings_are_counted_and_not_all_printed(folder: Path) -> None:
    (folder / "bad.yaml").write_text(SOUND + "".join(f"x{number}: y\n" for number in range(300)), "utf-8")
    errors = s17gen("render", "bad.yaml", cwd=folder).stderr.decode()
    assert errors.count("error S17-021") == 100
    assert errors.endswith("... and 200 more\ns17gen: bad.yaml: 300 errors; no letter was written\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_no_space_left_on_standard_output(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "s17gen", "render", "a.yaml"], cwd=folder, stdout=full, stderr=-1)
    assert done.returncode == 2
    assert done.stderr.startswith(b"s17gen: standard output cannot be written: no space left on device\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)
    done = s17gen("render", "a.yaml", "-o", "locked/", cwd=folder)
    assert done.returncode == 2
    assert b"locked/FOI-1.md cannot be written: you may not write there" in done.stderr


@pytest.mark.parametrize("delay", [0.01, 0.03, 0.06, 0.1, 0.2, 0.4])
def test_ctrl_c_at_any_moment(folder: Path, delay: float) -> None:
    """While modules are imported, while the library is read, while standard input is waited for."""
    script = (
        "import sys\n"
        "from s17gen.__main__ import main\n"
        "sys.argv = ['s17gen', 'render', '-', '-o', 'letter.md']\n"
        "sys.stdout.write('up\\n')\n"
        "sys.stdout.flush()\n"
        "main()\n"
    )
    command = [sys.executable, "-c", script]
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert (
        process.stdout.readline() == b"up\n"
    )  # before that it is the interpreter's own start, which nothing can guard
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    message = errors.removeprefix(b"\n")  # Click first leaves the line that shows `^C`
    assert message.startswith(b"s17gen: interrupted; no")
    assert message.count(b"\n") == 1
    assert os.listdir(folder) == ["a.yaml"]


def _buffered() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.parametrize(
    ("before", "printed"),
    [
        ("import atexit; atexit.register(print, 'bye')", b"bye\n"),
        ("import threading, time; threading.Thread(target=lambda: (time.sleep(0.5), print('bye'))).start()", b"bye\n"),
        ("sys.stdout.write('held')", b"held"),
        ("sys.setprofile(lambda *event: None); sys.stdout.write('held')", b"held"),
    ],
)
def test_the_quick_end_cuts_nothing_short(folder: Path, before: str, printed: bytes) -> None:
    script = (
        f"import sys\n{before}\n"
        "sys.argv = ['s17gen', 'render', 'a.yaml', '-o', 'letter.md']\n"
        "from s17gen.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, env=_buffered())
    assert (done.returncode, done.stdout, done.stderr) == (0, printed, b"s17gen: letter.md\n")


def test_the_quick_end_tells_of_a_full_disk(folder: Path) -> None:
    script = (
        "import sys; sys.argv = ['s17gen', 'render', 'a.yaml', '-o', 'letter.md']; sys.stdout.write('held')\n"
        "from s17gen.__main__ import main; main()\n"
    )
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=folder, stdout=full, stderr=subprocess.PIPE, env=_buffered()
        )
    assert done.returncode == 120  # Python's own
    assert b"No space left on device" in done.stderr


def test_messages_survive_an_ascii_terminal(folder: Path) -> None:
    (folder / "bad.yaml").write_text(changed(("drones", "drônes")).replace("cite: s31", "cite: §31"), "utf-8")
    done = s17gen("render", "bad.yaml", cwd=folder, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 1
    (folder / "good.yaml").write_text(changed(("drones", "drônes")), "utf-8")
    done = s17gen("render", "good.yaml", cwd=folder, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert "about drônes".encode() in done.stdout


def test_a_bug_is_not_blamed_on_the_file(folder: Path) -> None:
    script = (
        "import sys, s17gen.pipeline as p\n"
        "def broken(*a): raise RuntimeError('boom')\n"
        "p.judge = broken\n"
        "sys.argv = ['s17gen', 'render', 'a.yaml']\n"
        "from s17gen.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True)
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "s17gen: this is a bug in s17gen, not in your file (RuntimeError: boom)",
        "  hint: run again with `s17gen --debug ...` and report what it prints",
    ]


def test_nothing_depends_on_the_order_of_sets(folder: Path) -> None:
    (folder / "bad.yaml").write_text(
        without("because").replace("likelihood", "likelyhood") + "zzz: 1\nyyy: 2\n", "utf-8"
    )
    for name in ("a.yaml", "bad.yaml"):
        runs = [
            s17gen("render", name, "--explain", cwd=folder, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2", "77")
        ]
        assert len({(done.returncode, done.stdout, done.stderr) for done in runs}) == 1


def test_a_reader_of_the_help_that_goes_away() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "s17gen", "--help"], stdout=writer, stderr=-1)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be given to files there")
def test_a_hostile_name_of_a_file_cannot_forge_a_message(folder: Path) -> None:
    name = "a\x1b[31mb\ns17gen: forged\u202e.yaml"
    (folder / name).write_text(without("because"), "utf-8")
    shown = "a[U+001B][31mb s17gen: forged[U+202E].yaml"
    done = s17gen("render", name, cwd=folder)
    assert done.stderr.decode().splitlines()[-1] == f"s17gen: {shown}: 1 error; no letter was written"
    (folder / name).write_text(SOUND, "utf-8")
    done = s17gen("render", name, "-o", "x\ny\x1b.md", cwd=folder)
    assert done.stderr.decode() == "s17gen: x y[U+001B].md\n"


def test_the_list_of_commands_has_each_command_s_own_first_line() -> None:
    listed = " ".join(s17gen("--help").stdout.decode().split())
    assert "render Render the letter for each request FILE; `-` reads standard input." in listed
    own = " ".join(s17gen("render", "--help").stdout.decode().split())
    assert "Render the letter for each request FILE; `-` reads standard input." in own


def test_a_style_of_the_call(tmp_path: Path) -> None:
    for style, heading in (("council", "## Your request and our answers"), ("brief", "## Your rights")):
        done = s17gen("render", "examples/police-mixed.yaml", "--style", style)
        assert (done.returncode, done.stderr) == (0, b"")
        assert heading in done.stdout.decode()
    for name in ("counsil", "file-note"):
        done = s17gen("render", "examples/police-mixed.yaml", "--style", name)
        assert done.returncode == 2
        assert f"there is no house style `{name}`" in done.stderr.decode()


def test_a_file_note_is_named_as_one(tmp_path: Path) -> None:
    done = s17gen("render", "examples/police-no-notice.yaml", "-o", f"{tmp_path}/")
    assert done.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["FOI-2026-1359-file-note.md"]
    for audience in ("publication", "portal"):
        done = s17gen("render", "examples/police-no-notice.yaml", "--for", audience)
        assert done.returncode == 1
        assert "S17-806" in done.stderr.decode()
