"""`s17gen batch` as one calls it: the same letters as `render`, names, refusals, dry runs, going on, reports."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from folders import BROKEN, REFUSED, batch, command, held, lines, request, requests
from sample import ROOT, SOUND, changed

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
NAMED = "letters/{name}.{ext}"  # two of the examples have one reference
SUMS = "s17gen: what became of each is in letters/manifest.jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    requests(tmp_path / "requests", 5, mixed=False)
    return tmp_path


def reported(text: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The lines of a report for scripts, and what its last one sums up."""
    *first, last = [json.loads(each) for each in text.splitlines()]
    assert list(last) == ["summary", "version"]
    return first, last["summary"]


def test_every_example_has_the_letter_that_render_gives_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = batch(tmp_path, "examples", "-o", NAMED, "-f", "md", "-f", "html", "-f", "txt", "-f", "large-print")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, SUMS)
    assert f"s17gen: {len(EXAMPLES)} requests: {len(EXAMPLES)} written" in done.stderr.splitlines()
    compared = 0
    for path in EXAMPLES:
        for ending in ("md", "txt"):
            golden = ROOT / "tests" / "cases" / path.stem / f"letter.{ending}"
            if golden.exists():
                names = (f"{path.stem}.{ending}", f"{path.stem}-file-note.{ending}")
                [letter] = [each for name in names if (each := tmp_path / "letters" / name).exists()]
                assert letter.read_bytes() == golden.read_bytes(), letter.name
                compared += 1
    assert compared > 50


def test_what_is_said_and_written(folder: Path) -> None:
    (folder / "requests" / "00001.yaml").write_text(request(1, REFUSED), "utf-8")
    (folder / "requests" / "00002.yaml").write_text(request(2, BROKEN), "utf-8")
    done = batch(folder, "requests", "-o", "letters")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-2:] == ["s17gen: 5 requests: 3 written, 1 refused, 1 failed", SUMS]
    assert "s17gen: requests/00001.yaml: no letter was written" in done.stderr
    assert "requests/00002.yaml:5:10: error S17-" in done.stderr
    assert sorted(os.listdir(folder / "letters")) == ["FOI-00000.md", "FOI-00003.md", "FOI-00004.md", "manifest.jsonl"]
    found = lines(folder / "letters" / "manifest.jsonl")
    assert [(each["input"], each["reference"], each["status"]) for each in found] == [
        ("requests/00000.yaml", "FOI-00000", "written"),
        ("requests/00001.yaml", "FOI-00001", "refused"),
        ("requests/00002.yaml", "FOI-00002", "failed"),
        ("requests/00003.yaml", "FOI-00003", "written"),
        ("requests/00004.yaml", "FOI-00004", "written"),
    ]
    assert [each["rule"] for each in found[1]["findings"]] == ["S17-203"]


@pytest.mark.parametrize(("status", "code"), [(SOUND, 0), (REFUSED, 1), (BROKEN, 2)])
def test_the_exit_code_is_that_of_the_worst(folder: Path, status: str, code: int) -> None:
    (folder / "requests" / "00001.yaml").write_text(request(1, status), "utf-8")
    assert batch(folder, "requests", "-o", "letters").returncode == code


def test_its_own_reports_are_no_requests(folder: Path) -> None:
    dry = batch(folder, "requests", "-o", "letters/", "--dry-run", "-f", "json")
    (folder / "requests" / "dry.jsonl").write_text(dry.stdout, "utf-8")
    for name, arguments in {
        "request.schema": ("schema", "request"), "due": ("deadline", "--received", "2026-11-02", "--format", "json"),
        "checked": ("check", "requests/00000.yaml", "--format", "json"),
    }.items():  # fmt: skip
        with (folder / "requests" / f"{name}.json").open("wb") as file:
            subprocess.run([sys.executable, "-m", "s17gen", *arguments], cwd=folder, stdout=file, check=False)
    done = batch(folder, "requests", "-o", "letters/")
    assert (done.returncode, done.stderr.splitlines()[-2]) == (0, "s17gen: 5 requests: 5 written")


def test_what_is_passed_over_is_not_passed_over_in_silence(folder: Path) -> None:
    for name in ("notes", "todo"):
        (folder / "requests" / f"{name}.yaml").write_text("what: a list of mine\n")
    done = batch(folder, "requests", "-o", "letters")
    assert done.stderr.splitlines() == [
        "s17gen: 2 files are no requests and were passed over, first requests/notes.yaml; "
        "`s17gen check -v` says what each is",
        "s17gen: 5 requests: 5 written",
        SUMS,
    ]


def test_names_by_a_pattern(folder: Path) -> None:
    done = batch(folder, "requests", "-o", "out/{reference}/{name}-{line}.{ext}", "-f", "md", "-f", "txt")
    assert done.returncode == 0
    assert sorted(held(folder / "out"))[:4] == [
        "FOI-00000",
        "FOI-00000/00000-1.md",
        "FOI-00000/00000-1.txt",
        "FOI-00001",
    ]


def test_two_letters_with_one_name_are_refused_before_any_is_written(folder: Path) -> None:
    (folder / "requests" / "00004.yaml").write_text(request(2).replace("FOI-00002", "foi-00002"), "utf-8")
    done = batch(folder, "requests", "-o", "letters")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "s17gen: requests/00004.yaml and requests/00002.yaml would both be letters/foi-00002.md",
        "s17gen: nothing was written, since not every letter can have its name",
        "  hint: change a reference, or the pattern of `--out`; `--dry-run` lists what would be written",
    ]
    assert not (folder / "letters").exists()


def test_what_has_no_reference_takes_no_name_from_another(folder: Path) -> None:
    for name, text in {"a": "", "b": "a: [\n", "c": SOUND.replace("reference: FOI-1\n", "")}.items():
        (folder / "requests" / f"{name}.yaml").write_text(text)
    (folder / "letters").mkdir()
    (folder / "letters" / "letter.md").write_text("mine")
    (folder / "requests" / "d.yaml").symlink_to("nowhere")
    done = batch(folder, "requests", "requests/a.yaml", "requests/b.yaml", "-o", "letters/")
    assert done.returncode == 2
    assert "s17gen: 9 requests: 5 written, 1 refused, 3 failed" in done.stderr.splitlines()


def test_no_letter_is_written_over_a_file_that_is_there(folder: Path) -> None:
    (folder / "letters").mkdir()
    for number in range(3):
        (folder / "letters" / f"FOI-0000{number}.md").write_text("mine")
    done = batch(folder, "requests", "-o", "letters")
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [
            *(f"s17gen: letters/FOI-0000{number}.md is there already" for number in range(3)),
            "s17gen: nothing was written, since not every letter can have its name",
            "  hint: write to another folder; `--force` replaces what is there",
        ],
    )
    assert [path.read_text() for path in sorted((folder / "letters").iterdir())] == ["mine"] * 3
    assert batch(folder, "requests", "-o", "letters", "--force").returncode == 0
    assert (folder / "letters" / "FOI-00000.md").read_text("utf-8").startswith("**Northshire Police**")


def test_a_dry_run_writes_nothing_and_lists_who_is_written_to(folder: Path) -> None:
    text = request(1).replace("applicant: R. Okafor 1", "applicant: {name: R. Okafor, address: '1 High Street'}")
    (folder / "requests" / "00001.yaml").write_text(text, "utf-8")
    (folder / "requests" / "00002.yaml").write_text(request(2, REFUSED), "utf-8")
    done = batch(folder, "requests", "-o", "letters", "--dry-run")
    assert done.returncode == 1
    assert [each.split() for each in done.stdout.splitlines()][:3] == [
        ["FOI-00000", "R.", "Okafor", "0", "letters/FOI-00000.md"],
        ["FOI-00001", "R.", "Okafor", "1", "High", "Street", "letters/FOI-00001.md"],
        ["FOI-00002", "R.", "Okafor", "2", "(refused)"],
    ]
    assert "S17-203" in done.stderr
    assert done.stderr.splitlines()[-1] == "s17gen: 5 requests: 4 would be written, 1 refused"
    assert os.listdir(folder) == ["requests"]


def test_a_dry_run_tells_of_clashes_and_of_everything_else_too(folder: Path) -> None:
    (folder / "requests" / "00004.yaml").write_text(request(2), "utf-8")
    done = batch(folder, "requests", "-o", "letters", "--dry-run")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 5
    assert {"S17-613", "S17-625"} <= set(done.stderr.split()) | {each.rstrip(":") for each in done.stderr.split()}
    assert "requests/00004.yaml and requests/00002.yaml would both be letters/FOI-00002.md" in done.stderr


def test_a_report_for_scripts(folder: Path) -> None:
    (folder / "requests" / "00002.yaml").write_text(request(2, REFUSED), "utf-8")
    done = batch(folder, "requests", "-o", "letters", "-f", "json", "-f", "txt")
    each, summary = reported(done.stdout)
    assert [one["status"] for one in each] == ["written", "written", "refused", "written", "written"]
    assert each[0]["outputs"][0]["path"] == "FOI-00000.txt"
    assert summary == {
        "requests": 5, "written": 4, "unchanged": 0, "refused": 1, "failed": 0, "left": 0, "files": 4, "dry": False,
    }  # fmt: skip
    assert done.stderr.splitlines() == ["s17gen: 5 requests: 4 written, 1 refused", SUMS]
    for one in each:
        del one["duration"]
    assert each == lines(folder / "letters" / "manifest.jsonl")
    again, summary = reported(batch(folder, "requests", "-o", "letters", "-f", "txt", "-f", "json", "--resume").stdout)
    assert [one["status"] for one in again] == ["unchanged", "unchanged", "refused", "unchanged", "unchanged"]
    assert (summary["unchanged"], summary["refused"], summary["written"]) == (4, 1, 0)


def test_a_second_batch_into_one_folder_has_to_say_what_it_means(folder: Path) -> None:
    assert batch(folder, "requests", "-o", "letters").returncode == 0
    before = held(folder / "letters")
    done = batch(folder, "requests", "-o", "letters")
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [
            "s17gen: letters/manifest.jsonl says that a batch was written here before",
            "  hint: `--resume` goes on with it, `--force` begins it anew; or write to another folder",
        ],
    )
    assert batch(folder, "requests", "-o", "letters", "--force").returncode == 0
    assert held(folder / "letters") == before


class TestGoingOn:
    """`--resume` after whatever may have happened meanwhile."""

    @pytest.fixture(autouse=True)
    def begun(self, folder: Path) -> None:
        assert batch(folder, "requests", "-o", "letters", "--record", "records").returncode == 0
        self.folder = folder

    def go_on(self, *more: str, code: int = 0) -> list[str]:
        done = batch(self.folder, "requests", "-o", "letters", "--record", "records", "--resume", *more)
        assert done.returncode == code, done.stderr
        return done.stderr.splitlines()

    def test_nothing_is_left_to_do(self) -> None:
        before = held(self.folder)
        assert "s17gen: 5 requests: 5 written before and unchanged" in self.go_on()
        assert held(self.folder) == before

    def test_a_letter_that_is_gone_is_written_again(self) -> None:
        before = held(self.folder / "letters")
        (self.folder / "letters" / "FOI-00003.md").unlink()
        assert "s17gen: 5 requests: 1 written, 4 written before and unchanged" in self.go_on()
        assert held(self.folder / "letters") == before  # and no line was added, since it says the same

    def test_a_letter_that_somebody_changed_is_never_written_over(self) -> None:
        letter = self.folder / "letters" / "FOI-00003.md"
        letter.write_text("changed by hand")
        said = self.go_on(code=2)
        assert "s17gen: requests/00003.yaml: letters/FOI-00003.md is there already; it was left as it is" in said
        assert letter.read_text() == "changed by hand"
        assert lines(self.folder / "letters" / "manifest.jsonl")[-1]["status"] == "failed"
        assert "s17gen: 5 requests: 1 written, 4 written before and unchanged" in self.go_on("--force")
        assert letter.read_text() != "changed by hand"

    def test_a_request_that_was_changed_is_not_answered_anew_in_silence(self) -> None:
        (self.folder / "requests" / "00003.yaml").write_text(request(3).replace("drones", "kites"), "utf-8")
        assert "s17gen: 5 requests: 4 written before and unchanged, 1 failed" in self.go_on(code=2)
        assert "kites" not in (self.folder / "letters" / "FOI-00003.md").read_text("utf-8")
        self.go_on("--force")
        assert "kites" in (self.folder / "letters" / "FOI-00003.md").read_text("utf-8")

    def test_a_request_that_was_mended_and_a_new_one(self) -> None:
        (self.folder / "requests" / "00005.yaml").write_text(request(5, REFUSED), "utf-8")
        self.go_on(code=1)
        (self.folder / "requests" / "00005.yaml").write_text(request(5), "utf-8")
        assert "s17gen: 6 requests: 1 written, 5 written before and unchanged" in self.go_on()

    def test_other_settings_are_another_batch(self) -> None:
        said = self.go_on("--style", "council", "--draft", "-f", "html", code=2)
        assert said == [
            "s17gen: the batch was begun with other settings; changed since: the formats, `--draft`, the house style",
            "  hint: give the same ones to go on with it; `--force` makes every letter again",
        ]

    def test_a_changed_layer_is_another_batch(self) -> None:
        layer = self.folder / "ours"
        (layer / "foia").mkdir(parents=True)
        self.go_on("--library", "ours")  # a layer that says nothing changes nothing
        shutil.copy(ROOT / "exemptions" / "library.yaml", layer / "library.yaml")
        said = self.go_on("--library", "ours", code=2)
        assert said[0].endswith("changed since: the library or the templates")


def test_a_profile_that_was_changed_makes_its_letters_other_ones(tmp_path: Path) -> None:
    text = SOUND.replace(
        "authority: {name: Northshire Police, review: {to: foi@northshire.example}}", "authority: p.yaml"
    )
    (tmp_path / "requests").mkdir()
    (tmp_path / "requests" / "a.yaml").write_text(text, "utf-8")
    (tmp_path / "requests" / "b.yaml").write_text(request(2), "utf-8")
    profile = tmp_path / "requests" / "p.yaml"
    profile.write_text("name: Northshire Police\nreview: {to: foi@northshire.example}\n", "utf-8")
    assert batch(tmp_path, "requests", "-o", "letters").returncode == 0
    profile.write_text("name: Northshire Police\nreview: {to: new@northshire.example}\n", "utf-8")
    done = batch(tmp_path, "requests", "-o", "letters", "--resume", "--force")
    assert "s17gen: 2 requests: 1 written, 1 written before and unchanged" in done.stderr
    assert "new@northshire.example" in (tmp_path / "letters" / "FOI-1.md").read_text("utf-8")


def test_letters_are_dated_as_on_the_day_when_the_batch_was_begun(folder: Path) -> None:
    for path in (folder / "requests").iterdir():
        path.write_text(path.read_text("utf-8").replace("dated: 2026-11-09\n", ""), "utf-8")
    assert batch(folder, "requests", "-o", "letters").returncode == 0
    manifest = folder / "letters" / "manifest.jsonl"
    first, *rest = manifest.read_text("utf-8").splitlines()
    header = json.loads(first)
    header["recipe"]["today"] = "2026-11-10"
    manifest.write_text("\n".join([json.dumps(header), *rest]) + "\n", "utf-8")
    (folder / "letters" / "FOI-00001.md").unlink()
    done = batch(folder, "requests", "-o", "letters", "--resume")
    assert "letters without a date of their own have 2026-11-10, as before" in done.stderr
    assert "10 November 2026" in (folder / "letters" / "FOI-00001.md").read_text("utf-8")


def test_several_processes_write_the_same(folder: Path) -> None:
    shutil.rmtree(folder / "requests")
    requests(folder / "requests", 70)
    one = batch(folder, "requests", "-o", "one/{reference}/{reference}.{ext}", "--record", "r1")
    two = batch(folder, "requests", "-o", "two/{reference}/{reference}.{ext}", "--record", "r2", "--jobs", "2")
    assert (one.returncode, one.stdout) == (two.returncode, two.stdout)
    assert one.stderr.replace("one/", "two/") == two.stderr
    assert held(folder / "r1") == held(folder / "r2")
    first, second = held(folder / "one"), held(folder / "two")
    text = json.dumps(first.pop("manifest.jsonl")).replace("../r1/", "../r2/")
    assert json.loads(text) == second.pop("manifest.jsonl")
    assert first == second


def test_two_batches_into_one_folder_at_once(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    requests(tmp_path / "requests", 40)
    call = command("requests", "-o", "letters")
    first = subprocess.Popen(call, cwd=tmp_path, stderr=subprocess.DEVNULL)
    while not list(tmp_path.glob("letters/*.md")):
        time.sleep(0.002)
    first.send_signal(signal.SIGSTOP)
    done = batch(tmp_path, "requests", "-o", "letters", "--resume")
    other = batch(tmp_path, "requests", "-o", "letters", "--manifest", "other.jsonl")
    first.send_signal(signal.SIGCONT)
    first.wait()
    assert done.returncode == 2
    assert "another batch is writing letters/manifest.jsonl" in done.stderr
    assert other.returncode == 2  # its names were taken
    whole = batch(tmp_path, "requests", "-o", "alone")
    assert whole.returncode == 2
    assert held(tmp_path / "letters") == held(tmp_path / "alone")


def test_what_comes_in_on_standard_input(tmp_path: Path) -> None:
    text = "---\n".join(request(number) for number in range(3))
    done = batch(tmp_path, "-", "-o", "letters", stdin=text.encode())
    assert done.returncode == 0
    assert sorted(os.listdir(tmp_path / "letters")) == [f"FOI-0000{each}.md" for each in range(3)] + ["manifest.jsonl"]
    found = [each["input"] for each in lines(tmp_path / "letters" / "manifest.jsonl")]
    assert found == ["stdin:1", "stdin:19", "stdin:38"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_whose_name_is_no_text(tmp_path: Path, jobs: str) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(folder)
    for number in range(2):
        with open(folder + b"/%d\xff.yaml" % number, "w", encoding="utf-8") as file:
            file.write(request(number))
    done = batch(tmp_path, ".", "-o", "out/", "--jobs", jobs, "-f", "json", "-f", "md")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert [each["input"] for each in lines(tmp_path / "out" / "manifest.jsonl")] == [
        "./caf\\udce9/0\\udcff.yaml", "./caf\\udce9/1\\udcff.yaml",
    ]  # fmt: skip
    again = batch(tmp_path, ".", "-o", "out/", "--resume")
    assert "s17gen: 2 requests: 2 written before and unchanged" in again.stderr


def test_a_folder_of_letters_that_is_deleted_meanwhile(tmp_path: Path) -> None:
    requests(tmp_path / "requests", 400, mixed=False)
    running = subprocess.Popen(command("requests", "-o", "out/"), cwd=tmp_path, stderr=subprocess.PIPE)
    manifest = tmp_path / "out" / "manifest.jsonl"
    while not (manifest.exists() and manifest.read_bytes().count(b"\n") > 10):
        time.sleep(0.01)
    manifest.unlink()
    said = running.communicate(timeout=60)[1].decode().splitlines()
    assert running.returncode == 2
    assert "s17gen: out/manifest.jsonl was deleted while the batch was writing" in said
    assert said[-1].startswith("s17gen: 400 requests: ")
    assert said[-1].endswith(" left")


def test_a_bug_in_one_request_stops_no_other(folder: Path) -> None:
    patch = """
import s17gen.batch.work as work
run = work.run
def broken(files, settings):
    for each in files:
        assert "FOI-00002" not in str(each[0].data), "boom"
        yield from run([each], settings)
work.run = broken
from s17gen.__main__ import main
main()
"""
    call = [sys.executable, "-c", patch, "batch", "requests", "-o", "letters"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert (
        "s17gen: requests/00002.yaml: this is a bug in s17gen, not in your file (AssertionError: boom)" in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert "s17gen: 5 requests: 4 written, 1 failed" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_system_that_has_no_thread_left(folder: Path, jobs: str) -> None:
    script = (
        "import sys, threading\n"
        'def refuse(self): raise RuntimeError("can\'t start new thread")\n'
        "from s17gen.cli import run\n"
        "threading.Thread.start = refuse\n"
        "sys.exit(run())"
    )
    call = [sys.executable, "-c", script, "batch", "requests", "-o", "letters/", "--jobs", jobs]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-2:] == [
        "s17gen: the system has no memory, threads or processes left for s17gen",
        "  hint: give it more of them, or fewer `--jobs`, and go on with `--resume`",
    ]
    assert [each.name for each in folder.glob("letters/*")] in ([], ["manifest.jsonl"])
    assert "s17gen: 5 requests: 5 written" in batch(folder, "requests", "-o", "letters/", "--resume").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("requests",), "a batch has no place for its letters"),
        (("requests", "-o", "-"), "a batch has no place for its letters"),
        (("requests", "-o", "x/{ext}"), "the pattern `x/{ext}` cannot name the letters"),
        (("nothing/*.yaml", "-o", "x"), "nothing matches nothing/*.yaml"),
        (("requests", "-o", "x", "--with", "t.csv"), "`--with` takes one request, and there are several"),
        (("requests", "-o", "x", "--with", "-"), "`--with` takes one request, and there are several"),
        (("-", "-o", "x", "--with", "-"), "standard input cannot be both the request and the table"),
        (("requests", "-o", "x", "--for", "publication", "--record", "r"), "a record names the applicant"),
        (("requests", "-o", "x", "--jobs", "0"), "jobs"),
        (("requests", "-o", "requests/00000.yaml"), "requests/00000.yaml"),
    ],
)
def test_calls_that_cannot_be_carried_out(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    before = held(folder)
    done = batch(folder, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert held(folder) == before


def test_a_copy_for_publication_has_no_telling_name(folder: Path) -> None:
    (folder / "requests" / "00000.yaml").write_text(changed(("FOI-1", "FOI-Okafor")), "utf-8")
    done = batch(folder, "requests", "-o", "log", "--for", "publication")
    assert "log/FOI-Okafor-publication.md" not in os.listdir(folder / "log")
    assert "the name of FOI-Okafor-publication tells who asked" in done.stderr or "S17-" in done.stderr


def test_letters_of_a_project_go_where_it_says(folder: Path) -> None:
    (folder / "s17gen.toml").write_text('output = "sent/"\nformat = ["html"]\nrecord = "records/"\n', "utf-8")
    assert batch(folder, "requests").returncode == 0
    assert len(list((folder / "sent").glob("*.html"))) == len(list((folder / "records").glob("*-record.json"))) == 5
